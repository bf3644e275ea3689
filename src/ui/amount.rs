//! A number with its unit.

use leptos::prelude::*;

/// How large an amount is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AmountSize {
    /// In a line of text or a table.
    #[default]
    Inline,
    /// In a card.
    Large,
    /// The one number of the page.
    Hero,
}

impl AmountSize {
    fn name(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Large => "large",
            Self::Hero => "hero",
        }
    }
}

/// Shows a number in tabular figures with its unit small beside it.
///
/// Number and unit are read as one phrase.
#[component]
pub fn Amount(
    /// The number, written out.
    #[prop(into)]
    value: Signal<String>,
    /// The unit; nothing is shown for an empty one.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// How large it is set.
    #[prop(optional)]
    size: AmountSize,
) -> impl IntoView {
    view! {
        <span class="amount" data-size=size.name()>
            <span class="amount__value">{value}</span>
            <span class="amount__unit">{unit}</span>
        </span>
    }
}
