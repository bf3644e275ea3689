//! News for those who listen.

use leptos::prelude::*;

/// Says a text whenever it changes, after what is being read.
///
/// Keep it on the page all the time: a region that appears with its text is not read.
#[component]
pub fn LiveRegion(
    /// The news.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {text}
        </p>
    }
}
