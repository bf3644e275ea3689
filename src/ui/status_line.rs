//! Whether everything is kept.

use leptos::{children::ViewFnOnce, prelude::*};

use super::icon::{Glyph, Icon};

/// Whether what was entered is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is kept.
    #[default]
    Saved,
    /// It is on its way.
    Saving,
    /// It could not be kept.
    Failed,
}

impl SaveState {
    fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Failed => "failed",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Saved => Glyph::Check,
            Self::Saving => Glyph::Backup,
            Self::Failed => Glyph::Warning,
        }
    }
}

/// Shows for ever whether everything is kept, with what to do where it is not.
///
/// A change is announced after what is being read; the action stands outside of the announcement.
#[component]
pub fn StatusLine(
    /// Whether everything is kept.
    #[prop(into)]
    state: Signal<SaveState>,
    /// The same in words.
    #[prop(into)]
    text: Signal<String>,
    /// What to do where it is not kept.
    #[prop(optional, into)]
    action: ViewFnOnce,
) -> impl IntoView {
    view! {
        <div class="status-line" data-status=move || state.get().name()>
            <p class="status-line__text" role="status">
                <Icon glyph=Signal::derive(move || state.get().glyph()) />
                <span>{text}</span>
            </p>
            <div class="status-line__action">{action.run()}</div>
        </div>
    }
}
