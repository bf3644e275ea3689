//! A question with many answers to choose from.

use leptos::prelude::*;

use super::{
    choice::Choice,
    field::{FieldLabel, FieldNotes, described_by, invalid},
};

/// Shows a question and a list to choose one answer from.
///
/// It is the browser's own list. Hint and problem are read with the question.
#[component]
pub fn Select(
    /// The id of the list; the ids of hint and problem are made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answers; one with an empty value stands for none.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value of the answer as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that is chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What stands beside the question in small print.
    #[prop(optional, into)]
    note: Signal<String>,
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
    let options = move || choices.get().into_iter().map(|it| option(it, value)).collect_view();
    view! {
        <div class="field" data-kind="select" data-invalid=invalid(problem)>
            <FieldLabel id=id.clone() label=label note=note />
            <FieldNotes id=id.clone() hint=hint problem=problem problem_word=problem_word />
            <select
                class="field__input"
                id=id
                aria-describedby=described_by
                aria-invalid=invalid(problem)
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}

/// Each option says whether it is chosen: a value set on the list is lost while its options are not there yet.
fn option(choice: Choice, value: Signal<String>) -> impl IntoView {
    let Choice { value: own, label, .. } = choice;
    let is_chosen = {
        let own = own.clone();
        move || *value.read() == own
    };
    view! {
        <option value=own prop:selected=is_chosen>
            {label}
        </option>
    }
}
