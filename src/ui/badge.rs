//! A short state in words, with its colour and its sign.

use leptos::prelude::*;

use super::{icon::Icon, tone::Tone};

/// Shows a state as a small label.
///
/// The state is said in words; colour and sign only repeat it.
#[component]
pub fn Badge(
    /// The state in words.
    #[prop(into)]
    label: Signal<String>,
    /// Which state it is.
    #[prop(optional, into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    let sign = move || tone.get().glyph().map(|glyph| view! { <Icon glyph=glyph /> });
    view! {
        <span class="badge" data-status=move || tone.get().name()>
            {sign}
            <span class="badge__label">{label}</span>
        </span>
    }
}
