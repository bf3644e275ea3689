//! What the user owns: the choice of policy, the teacher, the records, and packs of their own.
//!
//! [`Difference`] is what lies between two documents and can be taken back;
//! [`History`] is what can be undone and redone; [`save`] and [`load`] keep
//! both as a text that every later version of the program must read.

mod choice;
mod difference;
mod history;
mod own_pack;
mod saved;
mod upgrade;
mod written;

use std::sync::Arc;

use xuefen_engine::archive::{Archive, ArchiveError, Id, Record, Teacher};
use xuefen_engine::credit::common_denominator;
use xuefen_engine::sorted::Map;

#[cfg(feature = "schema")]
pub(crate) use choice::MOST_SWITCHES;
pub use choice::{PolicyChoice, accept_choice};
pub(crate) use choice::{lower_choice, write_choice};
pub use difference::{Change, Count, Difference, changed_fields};
pub use history::{History, LARGEST_HISTORY, MOST_STEPS, Step, StepName};
pub use own_pack::{LARGEST_PACKS, OwnPack, OwnPacks};
pub(crate) use own_pack::{lower_packs, write_packs};
pub use saved::{LARGEST, LoadError, Saved, load, save};

use crate::archive_file::ArchiveFile;

/// Everything that the user owns.
///
/// Invariant, kept by whoever changes it: a record stands under its own id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The chosen policy.
    pub policy: Option<PolicyChoice>,
    /// The teacher.
    pub teacher: Teacher,
    /// The records by their ids.
    pub records: Map<Id, Record>,
    /// Packs of the user's own by their ids.
    pub packs: OwnPacks,
}

impl Document {
    /// The teacher and records as the engine reads them.
    ///
    /// # Errors
    /// An id that both a record and an event have, or quantities that fit no
    /// common denominator.
    pub fn archive(&self) -> Result<Archive, ArchiveError> {
        self.check()?;
        Archive::new(self.teacher.clone(), self.records.values().cloned().collect())
    }

    /// Whether an [`archive`](Self::archive) can be made, without making it.
    ///
    /// # Errors
    /// As there.
    pub fn check(&self) -> Result<(), ArchiveError> {
        if let Some(id) = self.teacher.events.keys().find(|it| self.records.contains_key(it)) {
            return Err(ArchiveError::DuplicateId(id.clone()));
        }
        let events = self.teacher.events.iter();
        let events = events.flat_map(|(id, it)| it.lasted.values().map(move |it| (id, it)));
        let records = self.records.values();
        let records = records.flat_map(|it| it.quantity.values().map(|amount| (&it.id, amount)));
        let mut common = 1;
        for (id, amount) in events.chain(records) {
            common = common_denominator(common, amount.denominator())
                .ok_or_else(|| ArchiveError::TooFine(id.clone()))?;
        }
        Ok(())
    }

    /// The document as a file to take away.
    ///
    /// # Errors
    /// As for [`archive`](Self::archive).
    pub fn archive_file(&self) -> Result<ArchiveFile, ArchiveError> {
        let archive = self.archive()?;
        Ok(ArchiveFile { policy: self.policy.clone(), archive, packs: self.packs.clone() })
    }

    /// The document that a file makes when it takes the place of this one.
    ///
    /// A file that names no policy leaves the chosen one in force, and packs that it does not have
    /// stay.
    #[must_use]
    pub fn replaced_by(&self, file: &ArchiveFile) -> Self {
        let mut document = Self {
            policy: file.policy.clone().or_else(|| self.policy.clone()),
            teacher: file.archive.teacher().clone(),
            records: Map::new(),
            packs: self.packs.clone(),
        };
        // One by one: collecting sorts first, and each type that is sorted is kilobytes of program.
        document.records.extend(file.archive.records().map(|it| (it.id.clone(), it.clone())));
        document.packs.extend(file.packs.iter().map(|(id, it)| (id.clone(), Arc::clone(it))));
        document
    }
}
