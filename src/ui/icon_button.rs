//! A button with a picture and no visible words.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Shows a square button with a picture; its words are spoken and shown as a tooltip.
///
/// A disabled button keeps its place in the tab order and says that it is disabled.
#[component]
pub fn IconButton(
    /// What it does, in words.
    #[prop(into)]
    label: Signal<String>,
    /// The picture.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Called when it is pressed, unless it is disabled.
    #[prop(into)]
    on_press: Callback<()>,
    /// Whether it refuses to be pressed for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            title=label
            aria-label=label
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            <Icon glyph=glyph />
        </button>
    }
}
