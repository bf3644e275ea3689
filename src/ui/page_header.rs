//! The head of a page.

use leptos::{children::ViewFnOnce, prelude::*};

/// The id of the title, for focus.
pub const TITLE_ID: &str = "page-title";

/// Shows the title of the page, a line that introduces it, and what can be done with the whole.
///
/// The title has the id `page-title` and takes focus when a page is opened, by `focus_element`.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// What the page belongs to, above the title.
    #[prop(optional, into)]
    kicker: Signal<String>,
    /// A sentence under the title.
    #[prop(optional, into)]
    lead: Signal<String>,
    /// What can be done with the whole page.
    #[prop(optional, into)]
    actions: ViewFnOnce,
) -> impl IntoView {
    view! {
        <div class="page-header">
            <div class="page-header__text">
                <p class="page-header__kicker">{kicker}</p>
                <h1 class="page-header__title" id=TITLE_ID tabindex="-1">{title}</h1>
                <p class="page-header__lead">{lead}</p>
            </div>
            <div class="page-header__actions">{actions.run()}</div>
        </div>
    }
}
