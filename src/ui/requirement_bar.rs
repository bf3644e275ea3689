//! The bar that shows how much of a requirement is covered.

use leptos::prelude::*;

/// A part of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarPart {
    /// Solid.
    Recognised,
    /// Hatched.
    Planned,
    /// The empty track.
    Missing,
}

impl BarPart {
    /// The value of `data-part` that the stylesheets know.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recognised => "recognised",
            Self::Planned => "planned",
            Self::Missing => "missing",
        }
    }
}

/// How the bar is divided, in thousandths of its length; what is left over is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BarShares {
    /// The solid part.
    pub recognised: u16,
    /// The hatched part, which follows it.
    pub planned: u16,
}

/// Shows recognised (solid), planned (hatched) and missing (empty) as one bar.
///
/// The numbers are to be printed beside it; the picture as a whole is read as `label`.
#[component]
pub fn RequirementBar(
    /// The whole picture in one sentence.
    #[prop(into)]
    label: Signal<String>,
    /// How the bar is divided.
    #[prop(into)]
    shares: Signal<BarShares>,
) -> impl IntoView {
    let recognised = move || shares.get().recognised.to_string();
    let planned = move || shares.get().planned.to_string();
    view! {
        <div class="requirement-bar" role="img" aria-label=label>
            <span
                class="requirement-bar__part"
                data-part=BarPart::Recognised.name()
                style:--share=recognised
            ></span>
            <span
                class="requirement-bar__part"
                data-part=BarPart::Planned.name()
                style:--share=planned
            ></span>
        </div>
    }
}
