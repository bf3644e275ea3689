//! What the user asks for: commands, what they make of the document, and why one may be refused.
//!
//! Pure: a command applied to a document gives another document. Undoing and
//! redoing are in [`history`].

pub mod history;

use std::sync::Arc;

use xuefen_engine::archive::{ArchiveError, Id, Record, Teacher};
use xuefen_engine::diagnostic::Diagnostic;
use xuefen_engine::sorted::Set;
use xuefen_engine::vocabulary::Status;
use xuefen_exchange::archive_file::ArchiveFile;
use xuefen_exchange::document::{
    Document, LARGEST_PACKS, OwnPack, PolicyChoice, StepName, accept_choice,
};
use xuefen_exchange::written::{MOST_RECORDS, accept_record, accept_teacher};

pub use history::OpenDocument;

/// What the user asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Add a record of a new id.
    AddRecord(Record),
    /// Put a record in the place of the one of its id.
    EditRecord(Record),
    /// Add a record like another. It takes over neither the evidence nor a
    /// decision of the authority: those belong to one training.
    DuplicateRecord {
        /// The record to copy.
        of: Id,
        /// The id of the copy.
        new: Id,
        /// What to put behind its title, if it has one.
        suffix: String,
    },
    /// Delete a record.
    DeleteRecord(Id),
    /// Delete several records at once.
    DeleteRecords(Vec<Id>),
    /// Add records of new ids, all or none.
    ImportRecords(Vec<Record>),
    /// Put an archive file in the place of the teacher, all records and, if it
    /// names one, the policy; its packs join those that are here.
    ReplaceWith(ArchiveFile),
    /// Choose a policy with its switches.
    ChoosePolicy(PolicyChoice),
    /// Choose how the policy's text is read in one place.
    SetSwitch {
        /// The switch.
        id: String,
        /// The option; `None`: the one that the pack takes by default.
        option: Option<String>,
    },
    /// Change facts of the teacher.
    EditTeacher(Teacher),
    /// Put a pack of one's own under its id, in the place of any that is there.
    PutPack {
        /// The id that its text bears.
        id: String,
        /// The pack.
        pack: OwnPack,
    },
    /// Change the texts of a pack. It is no step: whoever types undoes it where it is typed.
    EditPack {
        /// Its id.
        id: String,
        /// The pack as it is now.
        pack: OwnPack,
    },
    /// Delete a pack, unless it is the chosen policy.
    DeletePack(String),
    /// Erase the policy, the teacher, all records and packs.
    EraseAll,
}

/// Why a command changes nothing. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no record of this id (any more).
    UnknownRecord(Id),
    /// Another record, or an event, has this id.
    IdTaken(Id),
    /// There would be more records than an archive may have.
    TooManyRecords {
        /// How many there would be.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A switch belongs to a policy, and none is chosen.
    NoPolicy,
    /// The quantities fit no common denominator any more, from this record or event on.
    TooFine(Id),
    /// There is no pack of this id (any more).
    UnknownPack(String),
    /// The pack is the chosen policy.
    PackInUse(String),
    /// The packs would have more bytes than they may.
    PacksTooLarge {
        /// How many there would be.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A record, teacher or choice that could not be read again once saved;
    /// places are inside of it.
    Unfit {
        /// The record, where it is one.
        record: Option<Id>,
        /// What is wrong.
        problems: Vec<Diagnostic>,
    },
}

impl From<ArchiveError> for Refusal {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::DuplicateId(id) => Self::IdTaken(id),
            ArchiveError::TooFine(id) => Self::TooFine(id),
        }
    }
}

/// What a command makes of a document, and the name of that step, if it is one.
///
/// Texts are kept without the space around them, as they would come back from
/// storage. An archive can be made of whatever this gives.
///
/// # Errors
/// [`Refusal`] says why the command cannot be carried out.
pub fn apply(
    document: &Document,
    command: Command,
) -> Result<(Option<StepName>, Document), Refusal> {
    if let Command::EditPack { id, pack } = command {
        let known = document.packs.contains_key(&id);
        return match known {
            true => Ok((None, with_pack(document, id, pack)?)),
            false => Err(Refusal::UnknownPack(id)),
        };
    }
    let (name, document) = carried_out(document, command)?;
    let found = document.records.len();
    if found > MOST_RECORDS {
        return Err(Refusal::TooManyRecords { found, most: MOST_RECORDS });
    }
    document.check()?;
    Ok((Some(name), document))
}

fn carried_out(document: &Document, command: Command) -> Result<(StepName, Document), Refusal> {
    match command {
        Command::AddRecord(record) => {
            let record = accepted(&record)?;
            let name = StepName::AddRecord(record.title.clone());
            Ok((name, with_new(document, [record])?))
        }
        Command::EditRecord(record) => {
            let record = accepted(&record)?;
            let earlier = known(document, &record.id)?;
            let name = StepName::EditRecord(record.title.clone().or_else(|| earlier.title.clone()));
            Ok((name, with(document, record)))
        }
        Command::DuplicateRecord { of, new, suffix } => {
            let original = known(document, &of)?;
            let name = StepName::DuplicateRecord(original.title.clone());
            let copy = accepted(&duplicate(original, new, &suffix))?;
            Ok((name, with_new(document, [copy])?))
        }
        Command::DeleteRecord(id) => {
            let name = StepName::DeleteRecord(known(document, &id)?.title.clone());
            Ok((name, without(document, &[id])))
        }
        Command::DeleteRecords(ids) => {
            ids.iter().try_for_each(|id| known(document, id).map(drop))?;
            let count = ids.iter().collect::<Set<_>>().len();
            Ok((StepName::DeleteRecords(count), without(document, &ids)))
        }
        Command::ImportRecords(records) => {
            let records = records.iter().map(accepted).collect::<Result<Vec<_>, _>>()?;
            Ok((StepName::ImportRecords(records.len()), with_new(document, records)?))
        }
        Command::ReplaceWith(file) => replaced(document, &file),
        Command::ChoosePolicy(choice) => {
            let name = StepName::ChoosePolicy(choice.id.clone());
            Ok((name, with_choice(document, &choice)?))
        }
        Command::SetSwitch { id, option } => {
            let mut choice = document.policy.clone().ok_or(Refusal::NoPolicy)?;
            match option {
                Some(option) => choice.switches.insert(id.clone(), option),
                None => choice.switches.remove(&id),
            };
            Ok((StepName::SetSwitch(id), with_choice(document, &choice)?))
        }
        Command::EditTeacher(teacher) => {
            let teacher = accept_teacher(&teacher).map_err(unfit)?;
            Ok((StepName::EditTeacher, Document { teacher, ..document.clone() }))
        }
        Command::PutPack { id, pack } => {
            // An id is held to what a choice of policy may name.
            let id = accept_choice(&PolicyChoice::new(&id)).map_err(unfit)?.id;
            Ok((StepName::PutPack(id.clone()), with_pack(document, id, pack)?))
        }
        Command::DeletePack(id) => {
            if document.policy.as_ref().is_some_and(|it| it.id == id) {
                return Err(Refusal::PackInUse(id));
            }
            let mut document = document.clone();
            match document.packs.remove(&id) {
                Some(_) => Ok((StepName::DeletePack(id), document)),
                None => Err(Refusal::UnknownPack(id)),
            }
        }
        // It is no step, and carried out before.
        Command::EditPack { id, .. } => Err(Refusal::UnknownPack(id)),
        Command::EraseAll => Ok((StepName::EraseAll, Document::default())),
    }
}

fn accepted(record: &Record) -> Result<Record, Refusal> {
    accept_record(record)
        .map_err(|problems| Refusal::Unfit { record: Some(record.id.clone()), problems })
}

fn unfit(problems: Vec<Diagnostic>) -> Refusal {
    Refusal::Unfit { record: None, problems }
}

fn known<'a>(document: &'a Document, id: &Id) -> Result<&'a Record, Refusal> {
    document.records.get(id).ok_or_else(|| Refusal::UnknownRecord(id.clone()))
}

fn with(document: &Document, record: Record) -> Document {
    let mut document = document.clone();
    document.records.insert(record.id.clone(), record);
    document
}

fn with_new(
    document: &Document,
    records: impl IntoIterator<Item = Record>,
) -> Result<Document, Refusal> {
    let mut document = document.clone();
    for record in records {
        if let Some(taken) = document.records.insert(record.id.clone(), record) {
            return Err(Refusal::IdTaken(taken.id));
        }
    }
    Ok(document)
}

fn without(document: &Document, ids: &[Id]) -> Document {
    let mut document = document.clone();
    for id in ids {
        document.records.remove(id);
    }
    document
}

fn with_pack(document: &Document, id: String, pack: OwnPack) -> Result<Document, Refusal> {
    let mut document = document.clone();
    document.packs.insert(id, Arc::new(pack));
    check_packs(&document)?;
    Ok(document)
}

fn check_packs(document: &Document) -> Result<(), Refusal> {
    let found = document.packs.values().map(|it| it.bytes()).sum::<usize>();
    match found > LARGEST_PACKS {
        true => Err(Refusal::PacksTooLarge { found, most: LARGEST_PACKS }),
        false => Ok(()),
    }
}

fn with_choice(document: &Document, choice: &PolicyChoice) -> Result<Document, Refusal> {
    let choice = accept_choice(choice).map_err(unfit)?;
    Ok(Document { policy: Some(choice), ..document.clone() })
}

/// The file may come from anywhere in the program, so all of it is looked at again.
fn replaced(document: &Document, file: &ArchiveFile) -> Result<(StepName, Document), Refusal> {
    let replaced = document.replaced_by(file);
    let policy = replaced.policy.as_ref().map(accept_choice).transpose().map_err(unfit)?;
    let teacher = accept_teacher(&replaced.teacher).map_err(unfit)?;
    let records = replaced.records.values().map(accepted).collect::<Result<Vec<_>, _>>()?;
    check_packs(&replaced)?;
    let document = Document { policy, teacher, packs: replaced.packs, ..Document::default() };
    Ok((StepName::ImportArchive, with_new(&document, records)?))
}

fn duplicate(original: &Record, new: Id, suffix: &str) -> Record {
    let decided = matches!(
        original.status,
        Status::Declared | Status::Reviewed | Status::Certified | Status::Rejected
    );
    Record {
        id: new,
        title: original.title.as_ref().map(|it| format!("{it}{suffix}")),
        status: if decided { Status::Completed } else { original.status },
        rejected_because: None,
        evidence: Vec::new(),
        ..original.clone()
    }
}
