//! A row of a table.

use leptos::prelude::*;

/// Shows one row of a `DataTable`.
///
/// It stays a row for screen readers where it looks like a card.
#[component]
pub fn TableRow(
    /// Its id, where focus should be able to find it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The cells; the first should be a `TableCell` with `heading`.
    children: Children,
) -> impl IntoView {
    view! {
        <tr class="data-table__row" role="row" id=id tabindex="-1">
            {children()}
        </tr>
    }
}
