//! What can be undone and redone, with the name of each step.

use std::sync::Arc;

use super::written::{AFTER, BEFORE, Side, write_step};
use super::{Difference, Document};
use crate::json_text::compact;

/// The most steps that are kept, to undo and to redo together.
pub const MOST_STEPS: usize = 100;

/// The most bytes that the kept steps take when saved, apart from the newest, which always stays.
pub const LARGEST_HISTORY: usize = 300_000;

/// What a step did, for the words of "Undo: …". A title is that of the record, if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepName {
    /// Added a record.
    AddRecord(Option<String>),
    /// Changed a record.
    EditRecord(Option<String>),
    /// Made a second record like one that was there.
    DuplicateRecord(Option<String>),
    /// Deleted a record.
    DeleteRecord(Option<String>),
    /// Deleted so many records at once.
    DeleteRecords(usize),
    /// Added so many records from a table.
    ImportRecords(usize),
    /// Put an archive file in the place of everything.
    ImportArchive,
    /// Chose the policy of this id.
    ChoosePolicy(String),
    /// Set the switch of this id.
    SetSwitch(String),
    /// Changed facts of the teacher.
    EditTeacher,
    /// Put a pack under this id, in the place of any that was there.
    PutPack(String),
    /// Deleted the pack of this id.
    DeletePack(String),
    /// Erased everything.
    EraseAll,
}

/// One step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    name: StepName,
    difference: Difference,
    bytes: usize,
}

impl Step {
    /// A step that made a difference.
    #[must_use]
    pub fn new(name: StepName, difference: Difference) -> Self {
        Self { name, difference, bytes: 0 }.measured(BEFORE)
    }

    /// The step with what it takes when saved.
    fn measured(mut self, far: Side) -> Self {
        self.bytes = compact(&write_step(&self, far)).len();
        self
    }

    /// The step as it leads to this document: of packs, whose texts are edited without a step, only
    /// the document knows what they have become.
    fn ending_in(self: Arc<Self>, document: &Document, far: Side) -> Arc<Self> {
        if self.difference.packs.after.is_empty() {
            return self;
        }
        let difference = self.difference.clone().reverse().starting_from(document).reverse();
        Arc::new(Self { difference, ..Self::clone(&self) }.measured(far))
    }

    /// The step as it leads on from this document.
    fn starting_from(self: Arc<Self>, document: &Document, far: Side) -> Arc<Self> {
        if self.difference.packs.after.is_empty() {
            return self;
        }
        let difference = self.difference.clone().starting_from(document);
        Arc::new(Self { difference, ..Self::clone(&self) }.measured(far))
    }

    /// What the step did.
    #[must_use]
    pub fn name(&self) -> &StepName {
        &self.name
    }

    /// What it changed.
    #[must_use]
    pub fn difference(&self) -> &Difference {
        &self.difference
    }
}

/// The steps that led to a document, and those that were taken back from it.
///
/// Invariant: the undo steps one after another end in the document, and the
/// redo steps start from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    // Shared, because every command makes a new history of nearly the same steps.
    undo: Vec<Arc<Step>>,
    redo: Vec<Arc<Step>>,
}

impl History {
    /// The steps that can be undone, oldest first.
    pub fn undo_steps(&self) -> impl DoubleEndedIterator<Item = &Step> + ExactSizeIterator {
        self.undo.iter().map(AsRef::as_ref)
    }

    /// The steps that can be redone, in the order in which they were taken back.
    pub fn redo_steps(&self) -> impl DoubleEndedIterator<Item = &Step> + ExactSizeIterator {
        self.redo.iter().map(AsRef::as_ref)
    }

    /// The history after a new step: what was taken back cannot be redone any
    /// more, and the oldest steps are forgotten where there are too many.
    #[must_use]
    pub fn with(mut self, step: Step) -> Self {
        self.redo.clear();
        self.undo.push(Arc::new(step));
        self.capped()
    }

    /// The document and history after taking back the newest step; `None` if there is none.
    #[must_use]
    pub fn undone(mut self, document: &Document) -> Option<(Document, Self)> {
        let step = self.undo.pop()?.ending_in(document, AFTER);
        let document = step.difference.clone().reverse().apply(document);
        self.redo.push(step);
        Some((document, self))
    }

    /// The document and history after repeating the step last taken back; `None` if there is none.
    #[must_use]
    pub fn redone(mut self, document: &Document) -> Option<(Document, Self)> {
        let step = self.redo.pop()?.starting_from(document, BEFORE);
        let document = step.difference.apply(document);
        self.undo.push(step);
        Some((document, self))
    }

    /// A history from its steps; `None` if they do not lead to the document and
    /// on from it, or through a state of which no archive can be made.
    pub(super) fn new(undo: Vec<Step>, redo: Vec<Step>, document: &Document) -> Option<Self> {
        let passes = |back: &mut Document, difference: &Difference| {
            let fits = difference.starts_from(back);
            difference.apply_to(back);
            fits && back.check().is_ok()
        };
        let mut back = document.clone();
        let mut forth = document.clone();
        let (mut undo, mut redo): (Vec<_>, Vec<_>) =
            (undo.into_iter().map(Arc::new).collect(), redo.into_iter().map(Arc::new).collect());
        let sound = undo.iter_mut().rev().all(|it: &mut Arc<Step>| {
            *it = Arc::clone(it).ending_in(&back, BEFORE);
            passes(&mut back, &it.difference.clone().reverse())
        }) && redo.iter_mut().rev().all(|it: &mut Arc<Step>| {
            *it = Arc::clone(it).starting_from(&forth, AFTER);
            passes(&mut forth, &it.difference)
        });
        sound.then(|| Self { undo, redo }.capped())
    }

    fn capped(mut self) -> Self {
        let bytes = |steps: &[Arc<Step>]| steps.iter().map(|it| it.bytes).sum::<usize>();
        let mut kept = bytes(&self.undo) + bytes(&self.redo);
        let mut n_steps = self.undo.len() + self.redo.len();
        let mut forgotten = 0;
        for step in self.undo.iter().take(self.undo.len().saturating_sub(1)) {
            if n_steps <= MOST_STEPS && kept <= LARGEST_HISTORY {
                break;
            }
            kept -= step.bytes;
            n_steps -= 1;
            forgotten += 1;
        }
        self.undo.drain(..forgotten);
        self
    }
}
