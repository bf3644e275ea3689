//! One number that matters.

use leptos::prelude::*;

use super::{
    amount::{Amount, AmountSize},
    tone::Tone,
};

/// Shows a large number with its unit, under a caption that says what it is.
///
/// Caption and number are a term and its value: put it into a `<dl class="stat-row">`.
#[component]
pub fn Stat(
    /// What the number is.
    #[prop(into)]
    caption: Signal<String>,
    /// The number, written out.
    #[prop(into)]
    value: Signal<String>,
    /// Its unit.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// What follows in small print, such as a comparison.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Whether it is the main number of the page.
    #[prop(optional)]
    hero: bool,
    /// Which state it shows; say the state in `note` as well.
    #[prop(optional, into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    let size = if hero { AmountSize::Hero } else { AmountSize::Large };
    view! {
        <div class="stat" data-status=move || tone.get().name() data-hero=hero.then_some("true")>
            <dt class="stat__caption">{caption}</dt>
            <dd class="stat__value">
                <Amount value=value unit=unit size=size />
            </dd>
            <dd class="stat__note">{note}</dd>
        </div>
    }
}
