//! Words that are heard and not seen.

use leptos::prelude::*;

/// Says something to those who listen instead of looking.
///
/// It takes no room and does not change the layout.
#[component]
pub fn VisuallyHidden(
    /// What is said.
    children: Children,
) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }
}
