//! The articles of a document.

use leptos::prelude::*;

/// Shows the articles of a chapter, each a `Clause`.
///
/// It is a list named by the heading of the chapter.
#[component]
pub fn ClauseList(
    /// The id of the heading that names it.
    #[prop(into)]
    labelled_by: String,
    /// The articles, each a `Clause`.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="clause-list" role="list" aria-labelledby=labelled_by>
            {children()}
        </ul>
    }
}
