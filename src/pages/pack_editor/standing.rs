//! How a pack stands: whether it can be used, what is in use, and what can be done with it.

use leptos::prelude::*;
use xuefen_exchange::document::{OwnPack, PolicyChoice};
use xuefen_words::ui::pack_editor::PackEditor as Texts;

use super::{TEXT, Writing};
use crate::present::pack_editor::{StateView, state};
use crate::routes::Page;
use crate::state::Command;
use crate::ui::badge::Badge;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::tone::Tone;

/// The state in words, and the buttons.
pub(super) fn standing(writing: Writing) -> AnyView {
    let Writing { session, language, checked, .. } = writing;
    let words = Texts::of(language);
    let is_policy = Memo::new(move |_| {
        let open = session.open().read();
        open.document().policy.as_ref().is_some_and(|it| it.id == *writing.id.read_value())
    });
    let view = Memo::new(move |_| {
        let pack = writing.pack()?;
        Some(state(&pack, &checked.read().1, is_policy.get(), language))
    });
    let is_sound = move || view.read().as_ref().is_some_and(|it: &StateView| it.is_sound);
    let tone = move || if is_sound() { Tone::Met } else { Tone::Error };
    let label = move || view.read().as_ref().map(|it| it.title).unwrap_or_default().to_owned();
    let text = move || view.read().as_ref().map(|it| it.text.clone()).unwrap_or_default();
    let has_text = Memo::new(move |_| writing.pack().is_some_and(|it| it.text.is_some()));
    let has_draft = Memo::new(move |_| writing.pack().is_some_and(|it| it.draft.is_some()));
    let use_it = move || {
        (has_text.get() && !is_policy.get()).then(|| {
            let use_it = move |()| choose(writing);
            view! { <Button label=words.use_it on_press=use_it kind=ButtonKind::Primary /> }
        })
    };
    let download_text = move || {
        has_text.get().then(|| {
            let give = move |()| give(writing, "", |it| it.text.as_deref());
            view! { <Button label=words.download on_press=give icon=Glyph::Export /> }
        })
    };
    let draft = move || {
        has_draft.get().then(|| {
            let give = move |()| give(writing, "-draft", |it| it.draft.as_deref());
            view! { <Button label=words.download_draft on_press=give icon=Glyph::Export /> }
        })
    };
    let back = move || {
        (has_draft.get() && has_text.get()).then(|| {
            let back = move |()| drop_draft(writing);
            view! { <Button label=words.back on_press=back kind=ButtonKind::Quiet /> }
        })
    };
    view! {
        <Card id="pack-state" title=words.state>
            <div role="status" class="cluster">
                <Badge label=Signal::derive(label) tone=Signal::derive(tone) />
                <span>{text}</span>
            </div>
            <div class="cluster">{use_it} {download_text} {draft} {back}</div>
        </Card>
    }
    .into_any()
}

/// Takes the pack for the policy, and shows what comes out.
fn choose(writing: Writing) {
    writing.flush();
    let choice = PolicyChoice::new(&writing.id.read_value());
    match writing.session.dispatch(Command::ChoosePolicy(choice)) {
        Ok(()) => writing.session.go(Page::Overview),
        Err(refusal) => writing.refused.set(Some(refusal)),
    }
}

/// Puts the text in use in the place of the draft, which can be undone.
fn drop_draft(writing: Writing) {
    writing.flush();
    let Some(pack) = untrack(|| writing.pack()) else { return };
    let (id, pack) = (writing.id.get_value(), OwnPack { draft: None, ..OwnPack::clone(&pack) });
    let answer = writing.session.dispatch(Command::PutPack { id, pack });
    writing
        .news
        .set(if answer.is_ok() { Texts::of(writing.language).dropped } else { "" }.to_owned());
    writing.refused.set(answer.err());
    request_animation_frame(|| focus_element(TEXT));
}

/// Offers one of the pack's texts as a file.
pub(super) fn give(writing: Writing, behind: &str, text: fn(&OwnPack) -> Option<&str>) {
    writing.flush();
    let words = Texts::of(writing.language);
    let pack = untrack(|| writing.pack());
    let Some(text) = pack.as_deref().and_then(text) else { return };
    let name = format!("{}{behind}.json", writing.id.read_value());
    let taken = writing.session.download(&name, "application/json", text.to_owned());
    writing.news.set(if taken { words.downloaded } else { words.not_downloaded }.to_owned());
}
