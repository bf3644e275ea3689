//! A question that is answered by several lines of text.

use leptos::prelude::*;

use super::field::{FieldLabel, FieldNotes, described_by, invalid};

/// Shows a question, a hint, what is wrong with the answer, and room for it.
///
/// Hint and problem are read with the question.
#[component]
pub fn TextArea(
    /// The id of the input; the ids of hint and problem are made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answer as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole answer at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How many lines are seen.
    #[prop(default = 4)]
    rows: u8,
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
    view! {
        <div class="field" data-kind="area" data-invalid=invalid(problem)>
            <FieldLabel id=id.clone() label=label note=note />
            <FieldNotes id=id.clone() hint=hint problem=problem problem_word=problem_word />
            <textarea
                class="field__input"
                id=id
                rows=rows.to_string()
                aria-describedby=described_by
                aria-invalid=invalid(problem)
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
        </div>
    }
}
