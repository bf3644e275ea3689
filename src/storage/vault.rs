//! The storage itself: two slots and a record, of which at least one is whole at every moment.
//!
//! A save happens inside the record's transaction, which one tab at a time can hold: look at all
//! places, refuse or set aside, write the slot that does not hold the newest text, replace the
//! record. What another tab has written is told by its mark, so neither a clock nor a name for the
//! tab is needed. The one rule, when saving and when loading: nothing may follow the record whose
//! writer had not taken in what the record holds.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::frame::{self, Frame};
use super::places::{Cause, Fault, Journal, Slots};
use super::survey::{self, Held, Survey};
use super::turns::Turns;
use super::{Damaged, Loaded, Place, QUARANTINE, Saved, Storage, StorageError};

/// Keeps a text in two slots and one record.
///
/// One per tab, shared by whoever saves.
#[derive(Debug)]
pub struct Vault<L, J> {
    slots: L,
    journal: J,
    turns: Turns,
    memory: Mutex<Memory>,
}

/// What this tab knows of its own doings.
#[derive(Debug, Default)]
struct Memory {
    /// The newest generation ever seen or made here; numbers go up from it.
    newest: u64,
    /// The generation that was loaded or confirmed last.
    base: u64,
    /// The marks of what the record may hold and this tab's text is built on. Anything else in the
    /// record is somebody else's.
    known: Vec<u64>,
    /// The marks of what this tab has lately put into slots.
    own: Vec<u64>,
    /// What the record held when it was last looked at, without the text.
    record: Option<Frame>,
    /// A text that was stashed after saves that have not begun to write.
    stashed: Option<(u64, String)>,
    /// Marks of damaged texts that need no copy.
    discarded: Vec<u64>,
}

/// What was found in the places when they were looked at. Its contents are the vault's own affair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    stamp: u64,
    highest: u64,
    base: u64,
    known: Vec<u64>,
    record: Option<Frame>,
}

impl Trail {
    fn of(stamp: u64, survey: &Survey) -> Self {
        let record = survey.record().map(|frame| Frame { text: None, ..frame.clone() });
        let newest = survey.newest().map(|(_, frame)| frame);
        let mut known = match (&record, newest) {
            (Some(record), _) => vec![record.mark()],
            (None, Some(newest)) => newest.built_on.clone(),
            (None, None) => Vec::new(),
        };
        known.extend(newest.map(Frame::mark).filter(|mark| !known.contains(mark)));
        let base = newest.map_or(0, |frame| frame.generation);
        Self { stamp, highest: survey.highest(), base, known, record }
    }
}

/// More failed saves in a row than anybody will live through before the reason is found.
const MANY: usize = 16;

/// A frame on its way into the record.
struct Entry {
    frame: Frame,
    written: String,
    /// Where the slot failed, if it did.
    fault: Option<StorageError>,
}

impl<L: Slots, J: Journal> Vault<L, J> {
    /// Makes a vault over two kinds of places. Reads and writes nothing yet.
    #[must_use]
    pub fn new(slots: L, journal: J) -> Self {
        Self { slots, journal, turns: Turns::default(), memory: Mutex::default() }
    }

    /// The lock is never held across an await.
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says what was found, and what would follow from adopting it.
    fn found(&self, stamp: u64, survey: &Survey) -> Result<Loaded, StorageError> {
        survey.newer_form()?;
        let mut unread: Vec<_> = survey.unread().collect();
        if unread.len() == survey.places().count() {
            return Err(unread.swap_remove(0));
        }
        let mut damaged: Vec<_> = survey.damaged().collect();
        match survey::set_aside(&self.slots) {
            Ok(copies) => damaged.extend(copies),
            Err(fault) => {
                let error = StorageError::at(Place::SlotA, fault);
                if !unread.contains(&error) {
                    unread.push(error);
                }
            }
        }
        let newest = survey.newest();
        let text = newest.and_then(|(_, frame)| frame.text.clone());
        let from = newest.map(|(place, _)| place);
        let trail = Trail::of(stamp, survey);
        Ok(Loaded { text, generation: trail.base, from, damaged, unread, trail })
    }

    /// Writes `text`, or the mark of its erasure, to a slot and then to the record.
    async fn write(&self, stamp: u64, text: Option<&str>) -> Result<Saved, StorageError> {
        let mut entered = None;
        let replaced = self.journal.replace(|record| {
            let mut entry = self.enter(stamp, text, Held::of(Ok(record)));
            let next = entry.as_mut().ok().map(|it| {
                self.memory().attempt(&it.frame);
                std::mem::take(&mut it.written)
            });
            entered = Some(entry);
            next
        });
        match (replaced.await, entered) {
            (Ok(()), Some(entry)) => {
                let entry = entry?;
                self.memory().record = Some(entry.frame.clone());
                entry.fault.map_or(Ok(()), Err)?;
                let generation = entry.frame.generation;
                self.memory().confirm(entry.frame);
                Ok(Saved { generation })
            }
            (Ok(()), None) => {
                let cause = Cause::new("Adapter", "the record was not looked at");
                Err(StorageError::Failed { place: Place::Record, cause })
            }
            (Err(fault), Some(entry)) => {
                entry?;
                Err(StorageError::at(Place::Record, fault))
            }
            // Without a record, a copy in a slot is better than none; but it is not a save.
            (Err(fault), None) => {
                self.enter(stamp, text, Held::Unread(fault.clone()))?;
                Err(StorageError::at(Place::Record, fault))
            }
        }
    }

    /// Checks all places and writes the slot. After an error nothing was written.
    fn enter(&self, stamp: u64, text: Option<&str>, record: Held) -> Result<Entry, StorageError> {
        let survey = Survey::of(&self.slots, record);
        survey.newer_form()?;
        let mut memory = self.memory();
        memory.conflict(&survey).map_or(Ok(()), |theirs| Err(StorageError::Conflict { theirs }))?;

        // An older save must not bring back what a stash has replaced.
        memory.stashed.take_if(|(stashed, _)| *stashed < stamp);
        let stashed = memory.stashed.as_ref().map(|(_, stashed)| stashed.clone());
        let text = stashed.as_deref().or(text);
        let slot = survey.spare_slot();
        if text.is_some() {
            for place in [slot, Place::Record] {
                self.set_aside(&memory, survey.damaged_at(place))?;
            }
        }

        let generation = memory.newest.max(survey.highest()) + 1;
        let built_on = memory.known.clone();
        let (written, digest) = frame::encode(generation, &built_on, text);
        let frame = Frame { generation, digest, built_on, text: None };
        memory.newest = generation;
        memory.own.push(frame.mark());
        let older = memory.own.len().saturating_sub(MANY);
        memory.own.drain(..older);
        let unread = survey.places().find_map(|(place, held)| match held {
            Held::Unread(fault) if place == slot => Some(fault.clone()),
            _ => None,
        });
        let put = unread.map_or_else(|| self.put(slot, &written), Err);
        let fault = put.err().map(|fault| StorageError::at(slot, fault));
        Ok(Entry { frame, written, fault })
    }

    /// Copies a damaged text to a name of its own, unless its owner has given it up.
    fn set_aside(&self, memory: &Memory, damaged: Option<Damaged>) -> Result<(), StorageError> {
        let Some(Damaged { place, text, .. }) = damaged else { return Ok(()) };
        let mark = frame::mark(&text);
        if memory.discarded.contains(&mark) {
            return Ok(());
        }
        let stuck = |fault| StorageError::Stuck { place, fault };
        let copy = Place::Quarantine(mark);
        match survey::read(&self.slots, copy).map_err(stuck)? {
            None => self.put(copy, &text).map_err(stuck),
            Some(there) if there == text => Ok(()),
            Some(_) => Err(stuck(Fault::Failed(Cause::new("Taken", "another text has its name")))),
        }
    }

    /// Writes to a place that has a key, and makes sure that it is there.
    fn put(&self, place: Place, text: &str) -> Result<(), Fault> {
        let Some(key) = place.key() else { return Ok(()) };
        self.slots.set(&key, text)?;
        if self.slots.get(&key)?.as_deref() == Some(text) {
            return Ok(());
        }
        Err(Fault::Failed(Cause::new("NotKept", "what was written is not what is read")))
    }

    /// Removes what an erasure leaves in the slots besides its own mark.
    fn sweep(&self, erased: u64) -> Result<(), StorageError> {
        for place in [Place::SlotA, Place::SlotB] {
            let fault = |fault| StorageError::at(place, fault);
            let keep = match Held::of(survey::read(&self.slots, place)) {
                Held::Whole(frame) => frame.generation >= erased,
                Held::Newer(_) | Held::Nothing => true,
                Held::Odd(..) => false,
                Held::Unread(unread) => return Err(fault(unread)),
            };
            if let (false, Some(key)) = (keep, place.key()) {
                self.slots.remove(&key).map_err(fault)?;
            }
        }
        let fault = |fault| StorageError::at(Place::SlotA, fault);
        for key in self.slots.keys(QUARANTINE).map_err(fault)? {
            self.slots.remove(&key).map_err(fault)?;
        }
        Ok(())
    }
}

impl Memory {
    /// The generation that somebody else has saved without our having taken it in.
    ///
    /// The record is never read stale, so whatever is new in it counts. A slot may be shown to us
    /// as it was a while ago, so there only what is newer than our base counts.
    fn conflict(&self, survey: &Survey) -> Option<u64> {
        let theirs = survey.frames().filter(|(place, frame)| match place {
            Place::Record => !self.known.contains(&frame.mark()),
            _ => {
                let ours = self.own.contains(&frame.mark()) || self.known.contains(&frame.mark());
                !ours && frame.generation > self.base && survey.follows_record(frame)
            }
        });
        theirs.map(|(_, frame)| frame.generation).max()
    }

    /// What can be said of the record without asking it.
    fn last_record(&self) -> Held {
        self.record.clone().map_or(Held::Nothing, Held::Whole)
    }

    /// Takes in what was found.
    fn adopt(&mut self, trail: &Trail) {
        self.newest = self.newest.max(trail.highest);
        self.base = trail.base;
        self.known.clone_from(&trail.known);
        self.record.clone_from(&trail.record);
        self.stashed.take_if(|(stashed, _)| *stashed < trail.stamp);
    }

    /// From here on the record may hold `frame`.
    fn attempt(&mut self, frame: &Frame) {
        self.know(frame.mark());
    }

    /// The record does hold `frame`.
    fn confirm(&mut self, frame: Frame) {
        self.base = self.base.max(frame.generation);
        self.known = vec![frame.mark()];
        self.record = Some(frame);
    }

    /// Remembers a mark. Of very many, those in the middle are forgotten, which at worst asks the
    /// user about a conflict that is none.
    fn know(&mut self, mark: u64) {
        if !self.known.contains(&mark) {
            self.known.push(mark);
        }
        if self.known.len() > MANY {
            self.known.remove(1);
        }
    }
}

impl<L: Slots, J: Journal> Storage for Vault<L, J> {
    fn look(&self) -> impl Future<Output = Result<Loaded, StorageError>> {
        let turn = self.turns.join();
        async move {
            turn.comes().await;
            let record = Held::of(self.journal.read().await);
            self.found(turn.stamp, &Survey::of(&self.slots, record))
        }
    }

    fn adopt(&self, loaded: &Loaded) {
        self.memory().adopt(&loaded.trail);
    }

    fn save(&self, text: &str) -> impl Future<Output = Result<Saved, StorageError>> {
        let turn = self.turns.join();
        async move {
            turn.comes().await;
            self.write(turn.stamp, Some(text)).await
        }
    }

    fn stash(&self, text: &str) -> Result<(), StorageError> {
        let stamp = self.turns.stamp();
        let record = self.memory().last_record();
        let entry = self.enter(stamp, Some(text), record)?;
        self.memory().stashed = Some((stamp, text.to_owned()));
        entry.fault.map_or(Ok(()), Err)
    }

    fn erase(&self) -> impl Future<Output = Result<Saved, StorageError>> {
        let turn = self.turns.join();
        async move {
            turn.comes().await;
            let saved = self.write(turn.stamp, None).await?;
            self.sweep(saved.generation)?;
            Ok(saved)
        }
    }

    fn discard(&self, damaged: &Damaged) -> Result<(), StorageError> {
        let fault = |fault| StorageError::at(damaged.place, fault);
        match (damaged.place, damaged.place.key()) {
            (Place::Quarantine(_), Some(key)) => self.slots.remove(&key).map_err(fault),
            _ => {
                self.memory().discarded.push(frame::mark(&damaged.text));
                Ok(())
            }
        }
    }

    fn overtaken(&self) -> Option<u64> {
        let memory = self.memory();
        memory.conflict(&Survey::of(&self.slots, memory.last_record()))
    }
}
