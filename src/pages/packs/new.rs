//! A new pack: from a short template, or as a copy of a shipped policy.

use leptos::prelude::*;
use xuefen_words::ui::packs::Packs as Texts;

use super::Keeping;
use super::bring::named;
use crate::present::pack_editor::check;
use crate::present::packs::{TEMPLATE, TEMPLATE_CASES, as_own, free_id};
use crate::present::told::has_no_figures;
use crate::ui::card::Card;
use crate::ui::choice::Choice;
use crate::ui::radio_group::RadioGroup;
use crate::ui::select::Select;

/// What a new pack starts from, as the radio buttons name it.
const OF_TEMPLATE: &str = "template";
const OF_COPY: &str = "copy";

/// The ways to a new pack.
pub(super) fn new(keeping: Keeping) -> impl IntoView {
    let words = Texts::of(keeping.language);
    let from = RwSignal::new(OF_TEMPLATE.to_owned());
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        ..Choice::default()
    };
    let choices = vec![choice(OF_TEMPLATE, words.template), choice(OF_COPY, words.copy)];
    let is_copy = Memo::new(move |_| *from.read() == OF_COPY);
    let below = move || match is_copy.get() {
        true => copy(keeping).into_any(),
        false => template(keeping).into_any(),
    };
    view! {
        <Card id="packs-new" title=words.new>
            <RadioGroup
                id="pack-from"
                legend=words.from
                choices=Signal::stored(choices)
                value=from
                on_change=move |it| from.set(it)
            />
            {below}
            <p><small>{words.how}</small></p>
        </Card>
    }
}

fn template(keeping: Keeping) -> impl IntoView {
    let words = Texts::of(keeping.language);
    let open = keeping.session.open().get_untracked();
    let suggested = free_id("mycounty-2026", &open.document().packs);
    let keep = move |id: &str| keeping.keep(id, as_own(TEMPLATE, Some(TEMPLATE_CASES), id));
    named(keeping, "pack-template-id", words.id, suggested, words.create, keep)
}

fn copy(keeping: Keeping) -> impl IntoView {
    let language = keeping.language;
    let words = Texts::of(language);
    let shipped = xuefen_packs::SHIPPED.iter().map(|it| Choice {
        value: it.id.to_owned(),
        label: language.pick(it.title_zh, it.title_en).to_owned(),
        ..Choice::default()
    });
    let shipped: Vec<Choice> = shipped.collect();
    let first = shipped.first().map(|it| it.value.clone()).unwrap_or_default();
    let which = RwSignal::new(first);
    let state = RwSignal::new("");
    let id = move || {
        let of = which.get();
        let open = keeping.session.open().get_untracked();
        let suggested = free_id(&of, &open.document().packs);
        let keep = move |id: &str| fetch(keeping, state, of.clone(), id.to_owned());
        named(keeping, "pack-copy-id", words.new_id, suggested, words.create, keep)
    };
    view! {
        <Select
            id="pack-which"
            label=words.which
            choices=Signal::stored(shipped)
            value=which
            on_change=move |it| which.set(it)
        />
        {id}
        <p role="status">{state}</p>
    }
}

/// Fetches a shipped pack with its cases, where it has any, and keeps a copy.
fn fetch(keeping: Keeping, state: RwSignal<&'static str>, of: String, id: String) {
    let words = Texts::of(keeping.language);
    state.set(words.fetching);
    let session = keeping.session;
    session.fetch(format!("policies/{of}/pack.json"), move |text| {
        let Some(text) = text else {
            state.try_set(words.not_fetched);
            return;
        };
        // A pack without figures is shipped without cases.
        let has_cases = check(&text, None).pack.is_some_and(|it| !has_no_figures(&it));
        let id = id.clone();
        let keep = move |cases: Option<String>| {
            // The page may be gone.
            if state.try_set("").is_none() {
                keeping.keep(&id, as_own(&text, cases.as_deref(), &id));
            }
        };
        match has_cases {
            true => session.fetch(format!("policies/{of}/cases.json"), keep),
            false => keep(None),
        }
    });
}
