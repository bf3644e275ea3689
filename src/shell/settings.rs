//! How the interface looks and speaks. Kept apart from the document: losing it costs a click.

use super::local::Local;
use crate::storage::{Fault, Slots as _};

/// A setting that the page also reads before the app has started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The interface's language.
    Language,
    /// Light or dark.
    Theme,
}

impl Setting {
    fn key(self) -> &'static str {
        match self {
            Self::Language => "xuefen/v1/language",
            Self::Theme => "xuefen/v1/theme",
        }
    }
}

/// What was chosen on an earlier visit, if anything and if it can be read.
#[must_use]
pub fn read(setting: Setting) -> Option<String> {
    Local.get(setting.key()).ok().flatten()
}

/// Keeps a choice, or forgets it.
///
/// # Errors
/// The fault of local storage.
pub fn keep(setting: Setting, choice: Option<&str>) -> Result<(), Fault> {
    match choice {
        Some(choice) => Local.set(setting.key(), choice),
        None => Local.remove(setting.key()),
    }
}
