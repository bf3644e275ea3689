//! The questions, drawn as the presenter lays them out.

use leptos::prelude::*;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::record_form::{self as texts, RecordForm as Texts};

use super::editing::Editing;
use crate::present::record_form::{
    At, ChoiceView, FieldView, FormLayout, InputKind, TagView, message, n_filled,
};
use crate::ui::card::Card;
use crate::ui::checkbox_field::CheckboxField;
use crate::ui::choice::Choice;
use crate::ui::disclosure::Disclosure;
use crate::ui::field::{Field, FieldKind};
use crate::ui::select::Select;
use crate::ui::text_area::TextArea;

/// What it was.
pub(super) fn basic(editing: Editing) -> impl IntoView {
    let words = Texts::of(editing.language);
    view! {
        <Card id="record-basic" title=words.basic>{group(editing, |it| &it.basic)}</Card>
    }
}

/// What the credit depends on.
pub(super) fn asked(editing: Editing) -> impl IntoView {
    let words = Texts::of(editing.language);
    view! {
        <Card id="record-asked" title=words.asked>
            <p>{move || editing.layout.read().asked_lead}</p>
            {group(editing, |it| &it.asked)}
            {tags(editing, |it| &it.tags)}
        </Card>
    }
}

/// What the policy does not read.
pub(super) fn other(editing: Editing) -> impl IntoView {
    let words = Texts::of(editing.language);
    // What has a problem has to be in sight.
    let open = Memo::new(move |_| {
        let (problems, layout) = (editing.problems.read(), editing.layout.read());
        problems.iter().any(|it| matches!(it.at, At::Slot(slot) if layout.is_other(slot)))
    });
    let summary = move || {
        let n_filled = n_filled(&editing.layout.read(), &editing.form.read());
        texts::other_facts(editing.language, n_filled)
    };
    move || {
        view! {
            <Disclosure summary=Signal::derive(summary) open=open.get()>
                <div class="stack">
                    <p>{words.other_lead}</p>
                    {group(editing, |it| &it.other)}
                    {tags(editing, |it| &it.other_tags)}
                </div>
            </Disclosure>
        }
    }
}

/// Some questions: those that need the whole line first, the others in rows.
fn group(editing: Editing, of: fn(&FormLayout) -> &Vec<FieldView>) -> impl IntoView {
    let some = move |wide: bool| {
        let layout = editing.layout.read();
        of(&layout).iter().filter(|it| it.is_wide == wide).cloned().collect::<Vec<_>>()
    };
    let has_rows = Memo::new(move |_| of(&editing.layout.read()).iter().any(|it| !it.is_wide));
    // A question that is put differently is another question: its key is all that it says.
    view! {
        <For each=move || some(true) key=Clone::clone let:it>{field(editing, it)}</For>
        <Show when=move || has_rows.get()>
            <div class="form__row">
                <For each=move || some(false) key=Clone::clone let:it>{field(editing, it)}</For>
            </div>
        </Show>
    }
}

/// One question.
fn field(editing: Editing, it: FieldView) -> AnyView {
    let FieldView { slot, input, label, hint, unit, is_optional, .. } = it;
    let id = slot.id();
    let value = Memo::new(move |_| editing.form.read().answer(slot).to_owned());
    let on_input = Callback::new(move |text: String| editing.answer(|it| it.set(slot, text)));
    let problem = problem(editing, At::Slot(slot));
    let frame = Frame::of(editing.language);
    let (word, note) = (frame.problem_word, if is_optional { frame.optional } else { "" });
    let line = move |kind: FieldKind, id: String, label: String| {
        view! {
            <Field
                id=id label=label value=value on_input=on_input kind=kind
                note=note hint=hint unit=unit problem=problem problem_word=word
            />
        }
        .into_any()
    };
    match input {
        InputKind::Text => line(FieldKind::Text, id, label),
        InputKind::Decimal => line(FieldKind::Decimal, id, label),
        InputKind::Date => line(FieldKind::Date, id, label),
        InputKind::Lines => view! {
            <TextArea
                id=id label=label value=value on_input=on_input rows=3
                note=note hint=hint problem=problem problem_word=word
            />
        }
        .into_any(),
        InputKind::Choice(choices) => {
            let choices: Vec<Choice> = choices.into_iter().map(choice).collect();
            view! {
                <Select
                    id=id label=label choices=choices value=value on_change=on_input
                    note=note hint=hint problem=problem problem_word=word
                />
            }
            .into_any()
        }
    }
}

fn choice(it: ChoiceView) -> Choice {
    Choice { value: it.value, label: it.label, ..Choice::default() }
}

/// What is wrong with an answer, as of when the form was last sent.
pub(super) fn problem(editing: Editing, at: At) -> Signal<Option<String>> {
    let problem = Memo::new(move |_| {
        let problems = editing.problems.read();
        let it = problems.iter().find(|it| it.at == at)?;
        Some(message(it, editing.status.get_untracked(), editing.language))
    });
    problem.into()
}

/// Tags to tick.
fn tags(editing: Editing, of: fn(&FormLayout) -> &Vec<TagView>) -> impl IntoView {
    let tags = move || of(&editing.layout.read()).clone();
    view! { <For each=tags key=Clone::clone let:it>{tag(editing, it)}</For> }
}

fn tag(editing: Editing, it: TagView) -> impl IntoView {
    let TagView { tag, id, label, hint } = it;
    let tag = StoredValue::new(tag);
    let ticked = Memo::new(move |_| editing.form.read().tags.contains(&*tag.read_value()));
    let tick = move |ticked| editing.answer(|it| it.tick(&tag.read_value(), ticked));
    view! { <CheckboxField id=id label=label checked=ticked on_change=tick hint=hint /> }
}
