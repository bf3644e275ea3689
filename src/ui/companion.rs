//! What goes along with the page.

use leptos::prelude::*;

/// Shows a column beside the page that stays in sight while the page is scrolled.
///
/// It stands in a `page__columns`, behind the column that it belongs to. On a narrow page it
/// follows that column and scrolls with it.
#[component]
pub fn Companion(
    /// What stays in sight.
    children: Children,
) -> impl IntoView {
    view! { <div class="companion">{children()}</div> }
}
