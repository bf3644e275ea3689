//! What a mark, a badge or a card has to tell besides its words.

use super::icon::Glyph;

/// A state that has its own colour and its own sign, and is always said in words as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Reached, recognised, in order.
    Met,
    /// Not reached yet, something is missing.
    Short,
    /// Does not apply to this teacher.
    Exempt,
    /// Cannot be decided, a fact is missing.
    Undetermined,
    /// Intended, not yet done.
    Planned,
    /// Refused or broken.
    Error,
}

impl Tone {
    /// The value of `data-status` that the stylesheets know.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Met => "met",
            Self::Short => "short",
            Self::Exempt => "exempt",
            Self::Undetermined => "undetermined",
            Self::Planned => "planned",
            Self::Error => "error",
        }
    }

    /// The sign that stands before the words, so that colour is never alone.
    #[must_use]
    pub fn glyph(self) -> Option<Glyph> {
        match self {
            Self::Neutral => None,
            Self::Met => Some(Glyph::Check),
            Self::Short => Some(Glyph::Minus),
            Self::Exempt => Some(Glyph::Exempt),
            Self::Undetermined => Some(Glyph::Question),
            Self::Planned => Some(Glyph::Calendar),
            Self::Error => Some(Glyph::Warning),
        }
    }
}
