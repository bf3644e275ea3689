//! What is shown where there is nothing yet.

use leptos::{children::ViewFnOnce, prelude::*};

use super::icon::{Glyph, Icon};

/// Shows why there is nothing here and how to begin.
///
/// The title is text and no heading, so that it can stand under any heading.
#[component]
pub fn EmptyState(
    /// A picture of what will be here.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// What is not there.
    #[prop(into)]
    title: Signal<String>,
    /// How to begin.
    #[prop(optional, into)]
    text: Signal<String>,
    /// The ways to begin.
    #[prop(optional, into)]
    actions: ViewFnOnce,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
            <p class="empty-state__title">{title}</p>
            <p class="empty-state__text">{text}</p>
            <div class="empty-state__actions">{actions.run()}</div>
        </div>
    }
}
