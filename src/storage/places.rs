//! What an adapter brings: names with texts that answer at once, and one record that answers later.

use std::future::Future;

use thiserror::Error;

/// Texts under names, read and written at once: local storage.
///
/// Holds no browser handle between calls. It must not touch a name that it is not given.
pub trait Slots {
    /// The text under `key`, if there is one.
    ///
    /// # Errors
    /// The place's fault; an absent key is not one.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;

    /// Puts `text` under `key`. After an error the old text is still there.
    ///
    /// # Errors
    /// The place's fault.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;

    /// Removes `key`, if it is there.
    ///
    /// # Errors
    /// The place's fault.
    fn remove(&self, key: &str) -> Result<(), Fault>;

    /// All keys that begin with `prefix`.
    ///
    /// # Errors
    /// The place's fault.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault>;
}

/// One record that all tabs share and that survives the end of the browser: IndexedDB.
pub trait Journal {
    /// What the record holds.
    ///
    /// # Errors
    /// The place's fault; an absent record is not one.
    fn read(&self) -> impl Future<Output = Result<Option<String>, Fault>>;

    /// Replaces the record by what `next` makes of it, or leaves it if `next` answers `None`.
    ///
    /// Nobody else, in this tab or another, reads or writes the record between the look and the
    /// replacement, so what `next` does besides is also done by one tab at a time. Answers when
    /// the replacement is as safe as the place can make it. `next` is called at most once, and not
    /// at all if the record cannot be read.
    ///
    /// # Errors
    /// The place's fault; the record is then as it was, unless the fault came so late that it
    /// cannot be known.
    fn replace(
        &self,
        next: impl FnOnce(Option<String>) -> Option<String>,
    ) -> impl Future<Output = Result<(), Fault>>;
}

/// Why a place did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// There is no room.
    #[error("there is no room")]
    Full,
    /// The browser does not let us use it at all.
    #[error("it is not available")]
    Unavailable(#[source] Cause),
    /// It was used and failed.
    #[error("it has failed")]
    Failed(#[source] Cause),
}

/// What the browser said about a fault, for the eyes of whoever looks into it. Nothing acts on it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name}: {message}")]
pub struct Cause {
    /// The kind, as in `DOMException.name`.
    pub name: String,
    /// The browser's sentence.
    pub message: String,
}

impl Cause {
    /// Makes a cause.
    #[must_use]
    pub fn new(name: &str, message: &str) -> Self {
        Self { name: name.to_owned(), message: message.to_owned() }
    }
}
