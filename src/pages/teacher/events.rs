//! Leave, support teaching and the like: a group of questions for each.

use leptos::prelude::*;
use xuefen_engine::archive::Id;
use xuefen_engine::vocabulary::{EventKind, Span};
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::teacher as texts;
use xuefen_words::ui::teacher::TeacherPage as Texts;

use super::facts::Facts;
use super::group::group;
use crate::present::teacher::{At, EventForm, date_label, event_id, span_label, spans};
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::field::{Field, FieldKind};
use crate::ui::focus::{focus_element, focus_field};
use crate::ui::icon::Glyph;

/// Where focus goes when there is no event left.
const LEAD: &str = "teacher-events-lead";

/// Shows the events of the form, and buttons that add one.
pub(super) fn events(facts: Facts, news: RwSignal<String>) -> AnyView {
    let language = facts.language;
    let words = Texts::of(language);
    let ids = move || facts.form.read().events.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    let nothing = move || facts.form.read().events.is_empty().then_some(words.no_events);
    let add = move |kind: EventKind| {
        view! {
            <Button
                label=texts::add_event(kind, language)
                icon=Glyph::Add
                on_press=move |()| add(facts, kind)
            />
        }
    };
    view! {
        <Card id="teacher-events" title=words.events>
            <p id=LEAD tabindex="-1">{words.events_lead}</p>
            <p>{nothing}</p>
            <For each=ids key=Id::clone let(id)>{event(facts, news, &id)}</For>
            <div class="cluster">{EventKind::ALL.iter().copied().map(add).collect_view()}</div>
        </Card>
    }
    .into_any()
}

/// Adds an event and goes to its first question.
fn add(facts: Facts, kind: EventKind) {
    let id = facts.session.new_id();
    let field = At::EventDate(id.clone()).id();
    facts.change(|form| form.events.push(EventForm::new(id, kind)));
    request_animation_frame(move || focus_field(&field));
}

/// Removes an event, with what was wrong with it, and goes to the next one.
fn remove(facts: Facts, id: &Id, news: RwSignal<String>) {
    let form = facts.form.get_untracked();
    let here = form.events.iter().position(|it| it.id == *id);
    let next = here.and_then(|it| form.events.get(it + 1)).map(|it| title_id(&it.id));
    let kind = form.event(id).map(|it| it.kind);
    facts.change(|form| form.events.retain(|it| it.id != *id));
    facts.problems.update(|it| {
        it.retain(|it| !matches!(&it.at, At::EventDate(of) | At::Lasted(of, _) if of == id));
    });
    if let Some(kind) = kind {
        let event = texts::event(kind, facts.language);
        news.set(texts::event_removed(facts.language, event));
    }
    focus_element(next.as_deref().unwrap_or(LEAD));
}

fn title_id(id: &Id) -> String {
    format!("{}-title", event_id(id))
}

/// One event.
fn event(facts: Facts, news: RwSignal<String>, id: &Id) -> AnyView {
    let language = facts.language;
    let Some(kind) = facts.form.with_untracked(|it| it.event(id).map(|it| it.kind)) else {
        return ().into_any();
    };
    let (of_title, of_remove, removed) = (id.clone(), id.clone(), id.clone());
    let name = texts::event(kind, language);
    let nth = move |id: &Id| facts.form.read().nth_event(id);
    let title = move || texts::nth_event(language, nth(&of_title), name);
    let remove_label = move || texts::remove_event(language, nth(&of_remove), name);
    let lengths = spans(kind).iter().map(|it| length(facts, id, kind, *it)).collect_view();
    let questions = view! { {date(facts, id, kind)} {lengths} }.into_any();
    group(title_id(id), title, questions, remove_label, move || remove(facts, &removed, news))
}

fn date(facts: Facts, id: &Id, kind: EventKind) -> AnyView {
    let (read, write) = (id.clone(), id.clone());
    let at = At::EventDate(id.clone());
    let value = move || facts.form.read().event(&read).map(|it| it.date.clone());
    view! {
        <Field
            id=at.id()
            label=date_label(kind, facts.language)
            kind=FieldKind::Date
            value=Signal::derive(move || value().unwrap_or_default())
            on_input=move |it| {
                facts.change(|form| {
                    if let Some(event) = form.event_mut(&write) {
                        event.date = it;
                    }
                });
            }
            problem=facts.problem(at)
            problem_word=Frame::of(facts.language).problem_word
        />
    }
    .into_any()
}

fn length(facts: Facts, id: &Id, kind: EventKind, span: Span) -> AnyView {
    let (read, write) = (id.clone(), id.clone());
    let at = At::Lasted(id.clone(), span);
    let value = move || facts.form.read().event(&read).map(|it| it.lasted(span));
    let several = kind == EventKind::Leave;
    let hint = if several { Texts::of(facts.language).lasted_hint } else { "" };
    view! {
        <Field
            id=at.id()
            label=span_label(span, facts.language)
            hint=hint
            kind=FieldKind::Decimal
            value=Signal::derive(move || value().unwrap_or_default())
            on_input=move |it| {
                facts.change(|form| {
                    if let Some(event) = form.event_mut(&write) {
                        event.lasted.insert(span, it);
                    }
                });
            }
            problem=facts.problem(at)
            problem_word=Frame::of(facts.language).problem_word
        />
    }
    .into_any()
}
