//! A message that stays on the page.

use leptos::{children::ViewFnOnce, prelude::*};

use super::icon::{Glyph, Icon};

/// What a message is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Something was done.
    Success,
    /// Something wants attention.
    Warning,
    /// Something is wrong.
    Danger,
}

impl NoticeKind {
    fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Info,
            Self::Success => Glyph::Check,
            Self::Warning | Self::Danger => Glyph::Warning,
        }
    }
}

/// Shows a message with a title, a text and what can be done about it.
///
/// Its kind is spoken before the title; it is not announced by itself, so put it into a live region where it should be.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    kind: NoticeKind,
    /// The kind in words, for those who listen.
    #[prop(into)]
    kind_word: Signal<String>,
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// What can be done about it.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="notice" data-kind=kind.name()>
            <Icon glyph=kind.glyph() />
            <div class="notice__content">
                <p class="notice__title">
                    <span class="visually-hidden">{kind_word}</span>
                    {title}
                </p>
                <div class="notice__body">{children.map(|it| it())}</div>
                <div class="notice__actions">{actions.run()}</div>
            </div>
        </div>
    }
}
