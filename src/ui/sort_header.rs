//! The heading of a column that can be sorted.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortDirection {
    /// Not by this column.
    #[default]
    None,
    /// The least first.
    Ascending,
    /// The greatest first.
    Descending,
}

impl SortDirection {
    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::None => Glyph::Sort,
            Self::Ascending => Glyph::Up,
            Self::Descending => Glyph::Down,
        }
    }
}

/// Shows the heading of a column as a button that sorts by it.
///
/// The order is told by `aria-sort` and by an arrow.
#[component]
pub fn SortHeader(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// How the column is sorted now.
    #[prop(into)]
    direction: Signal<SortDirection>,
    /// Called when another order is asked for.
    #[prop(into)]
    on_sort: Callback<()>,
    /// Whether the column holds numbers, which stand at its end.
    #[prop(optional)]
    numeric: bool,
) -> impl IntoView {
    view! {
        <th
            class="data-table__header"
            role="columnheader"
            scope="col"
            aria-sort=move || direction.get().name()
            data-numeric=numeric.then_some("true")
        >
            <button type="button" class="data-table__sort" on:click=move |_| on_sort.run(())>
                <span>{label}</span>
                <Icon glyph=Signal::derive(move || direction.get().glyph()) />
            </button>
        </th>
    }
}
