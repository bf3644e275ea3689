//! A question that is answered by yes or no.

use leptos::prelude::*;

use super::field::{FieldNotes, described_by, invalid};

/// Shows a box to tick, with its words beside it.
///
/// The words belong to what can be pressed; hint and problem are read with them.
#[component]
pub fn CheckboxField(
    /// The id of the box; the ids of hint and problem are made from it.
    #[prop(into)]
    id: String,
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with whether it is ticked now.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What ticking it means.
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
        <div class="checkbox-field" data-invalid=invalid(problem)>
            <input
                class="checkbox-field__box"
                type="checkbox"
                id=id.clone()
                aria-describedby=described_by
                aria-invalid=invalid(problem)
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label class="checkbox-field__label" for=id.clone()>{label}</label>
            <div class="checkbox-field__notes">
                <FieldNotes id=id hint=hint problem=problem problem_word=problem_word />
            </div>
        </div>
    }
}
