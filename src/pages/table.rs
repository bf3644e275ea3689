//! A table of rows under plain headings.

use leptos::prelude::*;

use crate::ui::data_table::DataTable;
use crate::ui::header_cell::HeaderCell;

/// Shows rows under a caption and headings; nothing where there is no row.
pub(super) fn table<const N: usize>(
    id: &'static str,
    caption: &'static str,
    labels: [&'static str; N],
    rows: Vec<AnyView>,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let table = view! { <DataTable id=id caption=caption head=head(labels)>{rows}</DataTable> };
    Some(table.into_any())
}

/// The headings of a table, none of a column of numbers.
pub(super) fn head<const N: usize>(
    labels: [&'static str; N],
) -> impl FnOnce() -> AnyView + Send + 'static {
    move || {
        let cells = labels.into_iter().map(|label| view! { <HeaderCell label=label /> });
        cells.collect_view().into_any()
    }
}
