//! A question with a few answers, all in sight.

use leptos::prelude::*;

use super::{
    choice::Choice,
    field::{FieldNotes, described_by, invalid},
};

/// Shows a question and its few answers, of which one is chosen.
///
/// The question is the group's name; the first answer has the group's id, so that an error link leads to it.
#[component]
pub fn RadioGroup(
    /// The id of the group; the ids of hint and problem are made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// The answers.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value of the answer as it stands; an empty one for none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that is chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// What is heard before the problem.
    #[prop(optional, into)]
    problem_word: Signal<String>,
) -> impl IntoView {
    let described_by = described_by(&id, hint, problem);
    let group = id.clone();
    let answers = move || {
        let choices = choices.get().into_iter().enumerate();
        choices.map(|(nth, it)| answer(&group, nth, it, value, on_change)).collect_view()
    };
    view! {
        <fieldset
            class="radio-group"
            aria-describedby=described_by
            data-invalid=invalid(problem)
        >
            <legend class="radio-group__legend">{legend}</legend>
            <FieldNotes id=id hint=hint problem=problem problem_word=problem_word />
            <div class="radio-group__answers">{answers}</div>
        </fieldset>
    }
}

fn answer(
    group: &str,
    nth: usize,
    choice: Choice,
    value: Signal<String>,
    on_change: Callback<String>,
) -> impl IntoView + use<> {
    let Choice { value: own, label, hint } = choice;
    let id = if nth == 0 { group.to_owned() } else { format!("{group}-{nth}") };
    let hint_id = format!("{group}-{nth}-hint");
    let is_chosen = {
        let own = own.clone();
        move || *value.read() == own
    };
    let hint = (!hint.is_empty()).then_some(hint);
    view! {
        <div class="radio-group__answer">
            <input
                class="radio-group__button"
                type="radio"
                id=id.clone()
                name=group.to_owned()
                value=own.clone()
                aria-describedby=hint.is_some().then(|| hint_id.clone())
                prop:checked=is_chosen
                on:change=move |_| on_change.run(own.clone())
            />
            <label class="radio-group__label" for=id>{label}</label>
            {hint.map(|it| view! { <p class="radio-group__hint" id=hint_id>{it}</p> })}
        </div>
    }
}
