//! A sheet of paper on the page.

use leptos::{children::ViewFnOnce, prelude::*};

/// Shows a section with a heading on a sheet of its own.
///
/// It is a region named by its heading.
#[component]
pub fn Card(
    /// The id of the section; its heading's id is made from it.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands at the end of the heading's line.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// What stands on the sheet.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    view! {
        <section class="card" id=id aria-labelledby=title_id>
            <div class="card__header">
                <h2 class="card__title" id=title_id.clone()>{title}</h2>
                <div class="card__actions">{actions.run()}</div>
            </div>
            <div class="card__body">{children()}</div>
        </section>
    }
}
