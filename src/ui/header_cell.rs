//! The heading of a column.

use leptos::prelude::*;

/// Shows the heading of a column.
///
/// It names the column for every cell below it.
#[component]
pub fn HeaderCell(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the column holds numbers, which stand at its end.
    #[prop(optional)]
    numeric: bool,
    /// Whether the words are heard only, as above a column of buttons.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    view! {
        <th
            class="data-table__header"
            role="columnheader"
            scope="col"
            data-numeric=numeric.then_some("true")
        >
            <span class:visually-hidden=hidden>{label}</span>
        </th>
    }
}
