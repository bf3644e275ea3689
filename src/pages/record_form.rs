//! The form of a record, with what saving would come to beside it.

mod editing;
mod evidence;
mod fields;
mod preview;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use xuefen_engine::Id;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::record_form::RecordForm as Texts;

use self::editing::{Editing, NotSaved};
use self::evidence::evidence;
use self::fields::{asked, basic, other};
use self::preview::{Outlook, outlook, preview, summed_up};
use super::desk::Desk;
use super::look::ready;
use super::refused::{REFUSED, Refused};
use super::{in_the_way, unknown_page};
use crate::present::record_form::{ProblemView, summary};
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::companion::Companion;
use crate::ui::error_summary::{ErrorSummary, FormProblem};
use crate::ui::focus::focus_element;
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::Notice;
use crate::ui::page_header::{PageHeader, TITLE_ID};
use crate::ui::submit_button::SubmitButton;

/// The id of the summary of problems.
const PROBLEMS: &str = "record-problems";

/// Shows the form of a new record, or of an existing one.
///
/// Nothing is judged while one types; on saving, focus goes to the summary of what is wrong.
/// What was typed survives a change of language and a look at another page.
#[component]
pub fn RecordFormPage(
    /// The id of the record to edit; none for a new one.
    #[prop(optional_no_strip)]
    id: Option<String>,
    /// Where an unsaved form is kept.
    desk: Desk,
) -> impl IntoView {
    let session = use_session();
    let ready = ready(session);
    let id = StoredValue::new(id);
    move || {
        if ready.get() {
            untrack(|| open(session, desk, id.get_value().as_deref()))
        } else {
            in_the_way(session)
        }
    }
}

fn open(session: Session, desk: Desk, id: Option<&str>) -> AnyView {
    let archive = session.archive();
    let original = id.and_then(Id::new).and_then(|it| archive.record(&it).cloned());
    if id.is_some() && original.is_none() {
        return unknown_page(session, session.language_untracked());
    }
    let draft = desk.take(&session.route().get()).filter(|it| it.original == original);
    let editing = Editing::new(session, original, draft);
    let route = session.route().get();
    on_cleanup(move || {
        if let Some(draft) = editing.unsaved(route) {
            desk.put(draft);
        }
    });
    page(editing)
}

fn page(editing: Editing) -> AnyView {
    let outlook = outlook(editing);
    let words = Texts::of(editing.language);
    let title = if editing.is_new() { words.add } else { words.edit };
    view! {
        <PageHeader title=title lead=words.lead />
        {restored(editing)}
        <div class="page__columns">
            <div class="page__column">{form(editing, outlook)}</div>
            <Companion>{preview(editing, outlook)}</Companion>
        </div>
        <LiveRegion text=editing.news />
    }
    .into_any()
}

/// That the form was left without saving, and how to begin afresh.
fn restored(editing: Editing) -> impl IntoView {
    let language = editing.language;
    let words = Texts::of(language);
    let afresh = move |()| {
        editing.begin_afresh();
        focus_element(TITLE_ID);
    };
    view! {
        <Show when=move || editing.restored.get()>
            <Notice
                kind_word=Frame::of(language).info_word
                title=words.restored
                actions=move || view! {
                    <Button label=words.afresh on_press=afresh kind=ButtonKind::Link />
                }
            />
        </Show>
    }
}

fn form(editing: Editing, outlook: Memo<Option<Outlook>>) -> impl IntoView {
    let words = Texts::of(editing.language);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(editing);
    };
    view! {
        <form class="form" id="record-form" novalidate on:submit=submit>
            <ErrorSummary id=PROBLEMS title=words.problems problems=problems(editing) />
            <Refused refusal=editing.refused />
            {basic(editing)}
            {asked(editing)}
            {evidence(editing)}
            {other(editing)}
            {summed_up(outlook)}
            <div class="form__actions">
                <SubmitButton label=words.save />
                <Button
                    label=words.cancel
                    on_press=move |()| cancel(editing)
                    kind=ButtonKind::Quiet
                />
            </div>
        </form>
    }
}

fn problems(editing: Editing) -> Signal<Vec<FormProblem>> {
    Signal::derive(move || {
        let (problems, layout) = (editing.problems.read(), editing.layout.read());
        let problems = summary(&problems, &layout, editing.status.get(), editing.language);
        let line = |it: ProblemView| FormProblem { field: it.field, message: it.message };
        problems.into_iter().map(line).collect()
    })
}

fn save(editing: Editing) {
    match editing.save() {
        Ok(id) => editing.session.go(Page::Record(id.to_string())),
        // The summary takes focus when it appears; it may have been there already.
        Err(NotSaved::Problems) => {
            request_animation_frame(|| focus_element(PROBLEMS));
        }
        Err(NotSaved::Refused) => request_animation_frame(|| focus_element(REFUSED)),
    }
}

fn cancel(editing: Editing) {
    let page = match editing.original_id() {
        Some(id) => Page::Record(id.to_string()),
        None => Page::Records,
    };
    editing.give_up();
    editing.session.go(page);
}
