//! Details that can be unfolded.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Shows a line that unfolds what is below it.
///
/// It is the browser's own `<details>`: reachable by keyboard, found by the browser's search.
#[component]
pub fn Disclosure(
    /// The line that is always seen.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it is unfolded at first.
    #[prop(optional)]
    open: bool,
    /// What is unfolded.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">
                <Icon glyph=Glyph::Chevron />
                <span>{summary}</span>
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
