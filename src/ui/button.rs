//! A button that does something on the page.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// One of several things to do.
    #[default]
    Secondary,
    /// Present, but out of the way, as in a toolbar.
    Quiet,
    /// Takes something away.
    Danger,
    /// Looks like a link in running text, yet acts.
    Link,
}

impl ButtonKind {
    /// The value of `data-kind` that the stylesheets know.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
            Self::Link => "link",
        }
    }
}

/// Shows a button with words on it.
///
/// A disabled button keeps its place in the tab order and says that it is disabled,
/// so that focus is not lost when pressing it is what disabled it.
#[component]
pub fn Button(
    /// The words on it.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is pressed, unless it is disabled.
    #[prop(into)]
    on_press: Callback<()>,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// Whether it refuses to be pressed for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The id of a text that says more, such as why it is disabled.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> impl IntoView {
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class="button"
            data-kind=kind.name()
            aria-disabled=move || disabled.get().then_some("true")
            aria-describedby=described_by
            on:click=press
        >
            {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
            <span class="button__label">{label}</span>
        </button>
    }
}
