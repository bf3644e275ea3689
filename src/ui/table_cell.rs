//! A cell of a table.

use leptos::{either::Either, prelude::*};

/// Shows one cell of a `TableRow`.
///
/// Where the row is a card, `label` is shown and read before the value; a `heading` names its row.
#[component]
pub fn TableCell(
    /// The heading of its column.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it holds a number, which stands at its end.
    #[prop(optional)]
    numeric: bool,
    /// Whether it names the row.
    #[prop(optional)]
    heading: bool,
    /// The value.
    children: Children,
) -> impl IntoView {
    let numeric = numeric.then_some("true");
    if heading {
        Either::Left(view! {
            <th class="data-table__cell" role="rowheader" scope="row" data-numeric=numeric>
                {children()}
            </th>
        })
    } else {
        Either::Right(view! {
            <td class="data-table__cell" role="cell" data-label=label data-numeric=numeric>
                {children()}
            </td>
        })
    }
}
