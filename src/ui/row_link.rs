//! The name of a row, leading to its page.

use leptos::prelude::*;

/// Shows the name of a row as a link to the page of what it names.
///
/// Put it into the `TableCell` with `heading`; other columns never squeeze it to nothing.
#[component]
pub fn RowLink(
    /// The name.
    #[prop(into)]
    label: String,
    /// Where it leads.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class="row-link" href=href>
            {label}
        </a>
    }
}
