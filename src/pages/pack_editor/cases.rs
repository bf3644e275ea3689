//! The case file of a pack: pasted or imported, looked at, run.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_engine::Pack;
use xuefen_exchange::document::LARGEST_PACKS;
use xuefen_exchange::document::OwnPack;
use xuefen_words::ui::file::fault;
use xuefen_words::ui::pack_editor::PackEditor as Texts;

use super::Writing;
use super::findings::findings;
use super::standing::give;
use crate::pages::pause::Pause;
use crate::pages::policy::cases::cases;
use crate::present::pack_editor::{check_cases, problems};
use crate::present::packs::tidied;
use crate::state::Command;
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::code_area::CodeArea;
use crate::ui::disclosure::Disclosure;
use crate::ui::file_field::FileField;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;

const FILE: &str = "cases-file";
const TEXT: &str = "cases-text";
/// So many lines of the case file are seen.
const ROWS: u8 = 12;

/// The case file, and its cases to be run once it is sound.
pub(super) fn case_file(writing: Writing) -> AnyView {
    let language = writing.language;
    let words = Texts::of(language);
    let text = Memo::new(move |_| {
        writing.pack().and_then(|it| it.cases.as_deref().map(str::to_owned)).unwrap_or_default()
    });
    let found = Memo::new(move |_| match text.read().is_empty() {
        true => Vec::new(),
        false => check_cases(&text.read(), &writing.id.read_value()),
    });
    let pack = Memo::new_with_compare(
        move |_| writing.checked.read().1.pack.clone(),
        |before: Option<&Option<Arc<Pack>>>, now| match (before, now) {
            (Some(Some(before)), Some(Some(now))) => !Arc::ptr_eq(before, now),
            (before, now) => before.is_none_or(Option::is_none) != now.is_none_or(Option::is_none),
        },
    );
    let runs = Memo::new(move |_| {
        !text.read().is_empty() && found.read().is_empty() && pack.read().is_some()
    });
    let why_not = move || match (text.read().is_empty(), found.read().is_empty()) {
        (true, _) => words.no_cases,
        (_, false) => words.cases_unsound,
        _ => words.needs_pack,
    };
    let run = move || match runs.get() {
        true => cases(writing.session, writing.bench, pack.into(), language),
        false => view! { <Card id="cases" title=words.cases><p role="status">{why_not}</p></Card> }
            .into_any(),
    };
    let list = move || {
        let problems = problems(&text.read(), &found.read(), language);
        let has_any = !found.read().is_empty();
        has_any.then(|| findings("cases-found", problems, language, Some(TEXT)))
    };
    view! {
        {run}
        <Card id="case-file" title=words.cases_open>
            <p>{words.cases_lead}</p>
            {import(writing)}
            {list}
            {area(writing, text)}
        </Card>
    }
    .into_any()
}

/// The text of the case file, folded while it is long and in order.
fn area(writing: Writing, text: Memo<String>) -> AnyView {
    let words = Texts::of(writing.language);
    let pause = Pause::long();
    let pending = StoredValue::new(None::<String>);
    let flush = move || {
        if let Some(typed) = pending.try_update_value(Option::take).flatten() {
            keep(writing, typed);
        }
    };
    on_cleanup(flush);
    let typed = move |it: String| {
        pending.set_value(Some(it));
        pause.then(flush);
    };
    let download = move || {
        let give = move |()| give(writing, "-cases", |it| it.cases.as_deref());
        (!text.read().is_empty()).then(|| {
            view! { <Button label=words.download_cases on_press=give icon=Glyph::Export /> }
        })
    };
    view! {
        <Disclosure summary=words.cases_text>
            <CodeArea
                id=TEXT
                label=words.cases_text
                hint=words.cases_hint
                value=text
                on_input=typed
                on_leave=move |()| flush()
                rows=ROWS
            />
        </Disclosure>
        <div class="cluster">{download}</div>
    }
    .into_any()
}

fn keep(writing: Writing, text: String) {
    let Some(before) = untrack(|| writing.pack()) else { return };
    let cases = (!text.trim().is_empty()).then(|| text.into());
    if cases != before.cases {
        writing.keep(OwnPack { cases, ..OwnPack::clone(&before) });
    }
}

fn import(writing: Writing) -> AnyView {
    let words = Texts::of(writing.language);
    let limit = u64::try_from(LARGEST_PACKS).unwrap_or(u64::MAX);
    let problem = RwSignal::new(None::<String>);
    let pick = move |_| {
        writing.session.read_file(FILE, limit, move |picked| match picked {
            Ok(file) => {
                problem.try_set(None);
                replace(writing, &tidied(&file.text));
            }
            Err(it) => {
                problem.try_set(Some(fault(writing.language, it)));
                request_animation_frame(|| focus_element(FILE));
            }
        });
    };
    view! {
        <FileField
            id=FILE
            label=words.cases_file
            accept=".json,application/json"
            on_pick=pick
            problem=problem
            problem_word=xuefen_words::ui::frame::Frame::of(writing.language).problem_word
        />
    }
    .into_any()
}

/// Puts an imported file in the place of the cases, which can be undone. The page may be gone.
fn replace(writing: Writing, text: &str) {
    let Some(id) = writing.id.try_get_value() else { return };
    let Some(before) = untrack(|| writing.pack()) else { return };
    let pack = OwnPack { cases: Some(text.into()), ..OwnPack::clone(&before) };
    let answer = writing.session.dispatch(Command::PutPack { id, pack });
    let imported = Texts::of(writing.language).cases_imported;
    writing.news.set(if answer.is_ok() { imported } else { "" }.to_owned());
    writing.refused.set(answer.err());
    writing.bench.clear();
}
