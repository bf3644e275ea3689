//! The numbers that stand beside a bar.

use leptos::prelude::*;

use super::{amount::Amount, requirement_bar::BarPart};

/// One line of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendItem {
    /// Which part of the bar it explains; each part at most once.
    pub part: BarPart,
    /// The part's name.
    pub label: String,
    /// The number, written out.
    pub value: String,
    /// Its unit.
    pub unit: String,
}

/// Shows what the parts of a bar stand for, with their numbers.
///
/// It is a list of terms with their values, complete without the bar.
#[component]
pub fn BarLegend(
    /// The lines, in the order of the bar.
    #[prop(into)]
    items: Signal<Vec<LegendItem>>,
) -> impl IntoView {
    let rows = move || items.get().into_iter().map(legend_row).collect_view();
    view! { <dl class="bar-legend">{rows}</dl> }
}

fn legend_row(item: LegendItem) -> impl IntoView {
    view! {
        <div class="bar-legend__item">
            <dt class="bar-legend__label">
                <span class="bar-legend__key" data-part=item.part.name()></span>
                {item.label}
            </dt>
            <dd class="bar-legend__value">
                <Amount value=item.value unit=item.unit />
            </dd>
        </div>
    }
}
