//! A few words that belong together.

use leptos::prelude::*;

/// Shows a short phrase, such as a date, that never breaks at the end of a line.
///
/// It is read as any other text.
#[component]
pub fn Unbroken(
    /// The phrase.
    children: Children,
) -> impl IntoView {
    view! { <span class="unbroken">{children()}</span> }
}
