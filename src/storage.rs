//! The port to what outlives the page: it keeps one text, and knows nothing of what is in it.
//!
//! Read in this order: [`Storage`] is what the app asks, [`Vault`] is how it is kept, [`frame`] is
//! how a kept text looks, [`places`] is what an adapter has to bring, [`memory`] is the adapter
//! that breaks on purpose.

pub mod frame;
pub mod memory;
pub mod places;
mod survey;
mod turns;
mod vault;

use std::fmt;
use std::future::Future;

use thiserror::Error;

pub use places::{Cause, Fault, Journal, Slots};
pub use vault::{Trail, Vault};

/// Keeps one text for the next visit.
///
/// A text is kept whole or not at all, and an answer of success is given only when every place has
/// it. A failed save leaves what was kept before, or something newer, to be loaded.
pub trait Storage {
    /// Reads what is kept. Writes nothing, and changes nothing for later saves.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] or [`StorageError::Failed`] if no place can be read at all,
    /// [`StorageError::NewerForm`] if a newer release wrote here.
    fn look(&self) -> impl Future<Output = Result<Loaded, StorageError>>;

    /// Has later saves follow on from what was looked at.
    ///
    /// Only for a text that is now in use, or was given up knowingly. One that was not understood
    /// and not adopted cannot be saved over: the save would end in a conflict.
    fn adopt(&self, loaded: &Loaded);

    /// [Looks](Self::look) and [adopts](Self::adopt) at once: for a start with nothing to lose.
    ///
    /// # Errors
    /// As for [`look`](Self::look).
    fn load(&self) -> impl Future<Output = Result<Loaded, StorageError>> {
        async move {
            let loaded = self.look().await?;
            self.adopt(&loaded);
            Ok(loaded)
        }
    }

    /// Keeps `text` instead of what was there, and answers when it is safe.
    ///
    /// Saves are carried out in the order in which they were asked for, not in the order in which
    /// they are awaited; a later one never loses to an earlier one.
    ///
    /// # Errors
    /// Any [`StorageError`]. After `Conflict`, `NewerForm` and `Stuck` nothing was written.
    fn save(&self, text: &str) -> impl Future<Output = Result<Saved, StorageError>>;

    /// Keeps `text` in one place at once, for a page that may be gone before a save can answer.
    ///
    /// The next [`look`](Self::look) finds it. It is not a save: one must still follow if the page
    /// lives on, and nothing may be called saved before.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    fn stash(&self, text: &str) -> Result<(), StorageError>;

    /// Removes the text, and what was set aside, from every place.
    ///
    /// A mark without content stays behind, so that another tab cannot bring the text back
    /// unawares.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    fn erase(&self) -> impl Future<Output = Result<Saved, StorageError>>;

    /// Gives up a damaged text that its owner has taken away or does not want.
    ///
    /// # Errors
    /// The fault of the place that holds it.
    fn discard(&self, damaged: &Damaged) -> Result<(), StorageError>;

    /// The generation that another tab has saved since this one adopted or saved, as far as can be
    /// seen at once. `None` does not promise that there is none.
    fn overtaken(&self) -> Option<u64>;
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Loaded {
    /// The newest text that is whole, or `None` if nothing is kept.
    pub text: Option<String>,
    /// Which save it comes from: counted, not dated. 0 before the first.
    pub generation: u64,
    /// Where it was found.
    pub from: Option<Place>,
    /// What lies under our names and cannot be read. It is never overwritten before a copy of it
    /// is set aside or it is [discarded](Storage::discard).
    pub damaged: Vec<Damaged>,
    /// The places that could not be read. What they hold may be newer.
    pub unread: Vec<StorageError>,
    /// What the storage needs to know to follow on from it.
    pub trail: Trail,
}

/// The proof of a save that every place has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Saved {
    /// Which save it was.
    pub generation: u64,
}

/// A text under one of our names that cannot be taken for the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Where it lies.
    pub place: Place,
    /// What is wrong with it.
    pub harm: Harm,
    /// The text as it was found.
    pub text: String,
}

/// What is wrong with a [`Damaged`] text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// Ours, but cut short or altered.
    Torn,
    /// Not written by this app.
    Foreign,
    /// Whole, but another text of the same generation was confirmed: a tab that was left behind
    /// wrote it when it closed.
    Rival,
    /// Set aside on an earlier visit.
    SetAside,
}

/// Where a text lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The first local-storage slot.
    SlotA,
    /// The second local-storage slot.
    SlotB,
    /// The database record.
    Record,
    /// Where damaged texts are set aside, each under the head of its own digest.
    Quarantine(u64),
}

impl Place {
    /// The local-storage key, of the places that have one.
    #[must_use]
    pub fn key(self) -> Option<String> {
        match self {
            Self::SlotA => Some("xuefen/v1/slot-a".to_owned()),
            Self::SlotB => Some("xuefen/v1/slot-b".to_owned()),
            Self::Record => None,
            Self::Quarantine(mark) => Some(format!("{QUARANTINE}{mark:016x}")),
        }
    }
}

/// What the keys of set-aside texts begin with.
pub const QUARANTINE: &str = "xuefen/v1/quarantine-";

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key() {
            Some(key) => write!(f, "local storage `{key}`"),
            None => write!(f, "the database record"),
        }
    }
}

/// Why a text could not be kept or read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StorageError {
    /// There is no room.
    #[error("{place} is full")]
    Full {
        /// Which place refused.
        place: Place,
    },
    /// The browser does not let us use the place at all.
    #[error("{place} is not available")]
    Unavailable {
        /// Which place.
        place: Place,
        /// What the browser said.
        #[source]
        cause: Cause,
    },
    /// Another tab has saved since this one adopted or saved. Nothing was written.
    #[error("another tab has saved generation {theirs}")]
    Conflict {
        /// The generation that the other tab saved.
        theirs: u64,
    },
    /// A newer release of the app wrote here. Nothing was written.
    #[error("{place} is in form {form}, which a newer release has written")]
    NewerForm {
        /// Where it was found.
        place: Place,
        /// The form's version.
        form: u32,
    },
    /// A damaged text is in the way and no copy of it could be set aside. Nothing was written.
    #[error("the damaged text in {place} could not be set aside")]
    Stuck {
        /// Where the damaged text lies.
        place: Place,
        /// Why there is no copy.
        #[source]
        fault: Fault,
    },
    /// The place took the request and failed.
    #[error("{place} has failed")]
    Failed {
        /// Which place.
        place: Place,
        /// What the browser said.
        #[source]
        cause: Cause,
    },
}

impl StorageError {
    /// Says at which place a fault happened.
    #[must_use]
    pub fn at(place: Place, fault: Fault) -> Self {
        match fault {
            Fault::Full => Self::Full { place },
            Fault::Unavailable(cause) => Self::Unavailable { place, cause },
            Fault::Failed(cause) => Self::Failed { place, cause },
        }
    }
}
