//! A derivation, line by line.

use leptos::prelude::*;

/// Shows numbered lines of a derivation; each is a `StepItem`.
///
/// It is an ordered list with a name.
#[component]
pub fn Steps(
    /// What is derived here.
    #[prop(into)]
    label: Signal<String>,
    /// The lines, each a `StepItem`.
    children: Children,
) -> impl IntoView {
    view! {
        <ol class="steps" role="list" aria-label=label>
            {children()}
        </ol>
    }
}
