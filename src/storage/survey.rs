//! What lies in all places at one moment, and what follows from it. Reads only.

use super::frame::{self, Flaw, Frame};
use super::places::{Fault, Slots};
use super::{Damaged, Harm, Place, QUARANTINE, StorageError};

/// What lies in one place.
#[derive(Debug)]
pub(super) enum Held {
    Nothing,
    Whole(Frame),
    Odd(Harm, String),
    Newer(u32),
    Unread(Fault),
}

impl Held {
    pub(super) fn of(read: Result<Option<String>, Fault>) -> Self {
        match read {
            Ok(None) => Self::Nothing,
            Ok(Some(text)) => match frame::decode(&text) {
                Ok(frame) => Self::Whole(frame),
                Err(Flaw::Foreign) => Self::Odd(Harm::Foreign, text),
                Err(Flaw::Torn) => Self::Odd(Harm::Torn, text),
                Err(Flaw::Newer(form)) => Self::Newer(form),
            },
            Err(fault) => Self::Unread(fault),
        }
    }

    pub(super) fn frame(&self) -> Option<&Frame> {
        match self {
            Self::Whole(frame) => Some(frame),
            _ => None,
        }
    }
}

/// All places at one moment.
#[derive(Debug)]
pub(super) struct Survey {
    /// The record first: it has the last word, because it alone is replaced by one tab at a time.
    held: [(Place, Held); 3],
}

impl Survey {
    pub(super) fn of(slots: &impl Slots, record: Held) -> Self {
        let slot = |place: Place| (place, Held::of(read(slots, place)));
        Self { held: [(Place::Record, record), slot(Place::SlotA), slot(Place::SlotB)] }
    }

    /// What the record holds, if that is whole.
    pub(super) fn record(&self) -> Option<&Frame> {
        self.places().find(|(place, _)| *place == Place::Record)?.1.frame()
    }

    /// Every place with what it holds.
    pub(super) fn places(&self) -> impl Iterator<Item = (Place, &Held)> {
        self.held.iter().map(|(place, held)| (*place, held))
    }

    /// Every whole frame with its place.
    pub(super) fn frames(&self) -> impl Iterator<Item = (Place, &Frame)> {
        self.places().filter_map(|(place, held)| Some((place, held.frame()?)))
    }

    /// The highest generation in use, by whomever.
    pub(super) fn highest(&self) -> u64 {
        self.frames().map(|(_, frame)| frame.generation).max().unwrap_or(0)
    }

    /// What is to be loaded: the record, or what was written on top of it.
    pub(super) fn newest(&self) -> Option<(Place, &Frame)> {
        let in_line = self.frames().filter(|(_, frame)| self.follows_record(frame));
        in_line.reduce(|best, it| if it.1.generation > best.1.generation { it } else { best })
    }

    /// Whether the writer of `frame` had taken in what the record holds.
    pub(super) fn follows_record(&self, frame: &Frame) -> bool {
        self.record().is_none_or(|record| {
            record.generation >= frame.generation || frame.built_on.contains(&record.mark())
        })
    }

    /// The first place with a form that this release cannot read.
    pub(super) fn newer_form(&self) -> Result<(), StorageError> {
        self.places().try_for_each(|(place, held)| match held {
            Held::Newer(form) => Err(StorageError::NewerForm { place, form: *form }),
            _ => Ok(()),
        })
    }

    /// The slot that can be written without losing the newest whole text in the slots. One that
    /// could not be read is named before that one is, and is then not to be written at all.
    pub(super) fn spare_slot(&self) -> Place {
        let slots = self.places().filter(|(place, _)| *place != Place::Record);
        // Least worth first; slot A among equals.
        let spare = slots.min_by_key(|(_, held)| match held {
            Held::Nothing => (0, 0),
            Held::Whole(frame) if self.is_rival(frame) => (1, 0),
            Held::Odd(..) => (1, 0),
            Held::Newer(_) | Held::Unread(_) => (2, 0),
            Held::Whole(frame) => (3, frame.generation),
        });
        spare.map_or(Place::SlotA, |(place, _)| place)
    }

    /// The text in `place` that must not be overwritten without a copy.
    pub(super) fn damaged_at(&self, place: Place) -> Option<Damaged> {
        let held = self.places().find(|it| it.0 == place)?.1;
        let (harm, text) = match held {
            Held::Odd(harm, text) => (*harm, text.clone()),
            Held::Whole(frame) if self.is_rival(frame) => {
                let Frame { generation, built_on, text, .. } = frame;
                (Harm::Rival, frame::encode(*generation, built_on, text.as_deref()).0)
            }
            _ => return None,
        };
        Some(Damaged { place, harm, text })
    }

    /// What is wrong in each place.
    pub(super) fn damaged(&self) -> impl Iterator<Item = Damaged> {
        self.places().filter_map(|(place, _)| self.damaged_at(place))
    }

    /// The places that could not be read.
    pub(super) fn unread(&self) -> impl Iterator<Item = StorageError> {
        self.places().filter_map(|(place, held)| match held {
            Held::Unread(fault) => Some(StorageError::at(place, fault.clone())),
            _ => None,
        })
    }

    /// Whether `frame` is not older than what is to be loaded, and is something else.
    fn is_rival(&self, frame: &Frame) -> bool {
        self.newest().is_some_and(|(_, newest)| {
            newest.digest != frame.digest
                && (frame.generation >= newest.generation || !self.follows_record(frame))
        })
    }
}

/// Reads a place that has a key.
pub(super) fn read(slots: &impl Slots, place: Place) -> Result<Option<String>, Fault> {
    place.key().map_or(Ok(None), |key| slots.get(&key))
}

/// The copies that were set aside on earlier visits.
pub(super) fn set_aside(slots: &impl Slots) -> Result<Vec<Damaged>, Fault> {
    let mut copies = Vec::new();
    for key in slots.keys(QUARANTINE)? {
        let mark = key.strip_prefix(QUARANTINE).and_then(|it| u64::from_str_radix(it, 16).ok());
        let place = mark.map(Place::Quarantine).filter(|it| it.key().as_ref() == Some(&key));
        if let (Some(place), Some(text)) = (place, slots.get(&key)?) {
            copies.push(Damaged { place, harm: Harm::SetAside, text });
        }
    }
    Ok(copies)
}
