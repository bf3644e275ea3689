//! How far along one requirement is.

use leptos::{children::ViewFnOnce, prelude::*};

use super::{
    amount::{Amount, AmountSize},
    badge::Badge,
    bar_legend::{BarLegend, LegendItem},
    requirement_bar::{BarShares, RequirementBar},
    tone::Tone,
};

/// Shows one requirement: its name, where it stands, the number, the bar and its legend.
///
/// Whether it is met is said in words as well as in colour; the bar is described in a sentence.
#[component]
pub fn RequirementCard(
    /// The name of the requirement.
    #[prop(into)]
    title: Signal<String>,
    /// Where it stands.
    #[prop(into)]
    tone: Signal<Tone>,
    /// Where it stands, in words.
    #[prop(into)]
    standing: Signal<String>,
    /// The recognised amount, written out.
    #[prop(into)]
    value: Signal<String>,
    /// Its unit.
    #[prop(into)]
    unit: Signal<String>,
    /// What follows the amount, such as what it is measured against.
    #[prop(optional, into)]
    target: Signal<String>,
    /// How the bar is divided.
    #[prop(into)]
    shares: Signal<BarShares>,
    /// The bar in one sentence.
    #[prop(into)]
    bar_label: Signal<String>,
    /// The numbers beside the bar.
    #[prop(into)]
    legend: Signal<Vec<LegendItem>>,
    /// What can be done or asked here, such as "why?".
    #[prop(optional, into)]
    actions: ViewFnOnce,
) -> impl IntoView {
    view! {
        <article class="requirement-card" data-status=move || tone.get().name()>
            <div class="requirement-card__header">
                <h3 class="requirement-card__title">{title}</h3>
                <Badge label=standing tone=tone />
            </div>
            <p class="requirement-card__amount">
                <Amount value=value unit=unit size=AmountSize::Large />
                <span class="requirement-card__target">{target}</span>
            </p>
            <RequirementBar label=bar_label shares=shares />
            <BarLegend items=legend />
            <div class="requirement-card__actions">{actions.run()}</div>
        </article>
    }
}
