//! Pictures from the sprite in `index.html`.

use leptos::prelude::*;

/// A picture of the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named after what it shows")]
pub enum Glyph {
    Add,
    Auto,
    Backup,
    Calendar,
    Check,
    Chevron,
    Close,
    Copy,
    Delete,
    Desk,
    Down,
    Edit,
    Evidence,
    Exempt,
    Export,
    Filter,
    Import,
    Info,
    Language,
    Menu,
    Minus,
    Moon,
    More,
    Overview,
    Pin,
    Plan,
    Policy,
    Print,
    Question,
    Records,
    Redo,
    Search,
    Settings,
    Sort,
    Submit,
    Sun,
    Teacher,
    Undo,
    Up,
    Warning,
}

impl Glyph {
    /// Every picture, in the order of the alphabet.
    pub const ALL: &[Self] = &[
        Self::Add,
        Self::Auto,
        Self::Backup,
        Self::Calendar,
        Self::Check,
        Self::Chevron,
        Self::Close,
        Self::Copy,
        Self::Delete,
        Self::Desk,
        Self::Down,
        Self::Edit,
        Self::Evidence,
        Self::Exempt,
        Self::Export,
        Self::Filter,
        Self::Import,
        Self::Info,
        Self::Language,
        Self::Menu,
        Self::Minus,
        Self::Moon,
        Self::More,
        Self::Overview,
        Self::Pin,
        Self::Plan,
        Self::Policy,
        Self::Print,
        Self::Question,
        Self::Records,
        Self::Redo,
        Self::Search,
        Self::Settings,
        Self::Sort,
        Self::Submit,
        Self::Sun,
        Self::Teacher,
        Self::Undo,
        Self::Up,
        Self::Warning,
    ];

    /// The address of the symbol in the sprite.
    #[must_use]
    pub fn href(self) -> &'static str {
        match self {
            Self::Add => "#i-add",
            Self::Auto => "#i-auto",
            Self::Backup => "#i-backup",
            Self::Calendar => "#i-calendar",
            Self::Check => "#i-check",
            Self::Chevron => "#i-chevron",
            Self::Close => "#i-close",
            Self::Copy => "#i-copy",
            Self::Delete => "#i-delete",
            Self::Desk => "#i-desk",
            Self::Down => "#i-down",
            Self::Edit => "#i-edit",
            Self::Evidence => "#i-evidence",
            Self::Exempt => "#i-exempt",
            Self::Export => "#i-export",
            Self::Filter => "#i-filter",
            Self::Import => "#i-import",
            Self::Info => "#i-info",
            Self::Language => "#i-language",
            Self::Menu => "#i-menu",
            Self::Minus => "#i-minus",
            Self::Moon => "#i-moon",
            Self::More => "#i-more",
            Self::Overview => "#i-overview",
            Self::Pin => "#i-pin",
            Self::Plan => "#i-plan",
            Self::Policy => "#i-policy",
            Self::Print => "#i-print",
            Self::Question => "#i-question",
            Self::Records => "#i-records",
            Self::Redo => "#i-redo",
            Self::Search => "#i-search",
            Self::Settings => "#i-settings",
            Self::Sort => "#i-sort",
            Self::Submit => "#i-submit",
            Self::Sun => "#i-sun",
            Self::Teacher => "#i-teacher",
            Self::Undo => "#i-undo",
            Self::Up => "#i-up",
            Self::Warning => "#i-warning",
        }
    }
}

/// Shows a picture of the sprite, as tall as the text beside it.
///
/// It is hidden from screen readers: the words beside it carry the meaning.
#[component]
pub fn Icon(
    /// Which picture; it may change, as a theme button's does.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=move || glyph.get().href()></use>
        </svg>
    }
}
