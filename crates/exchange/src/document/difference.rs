//! What lies between two documents: enough to go forward and back.

use std::sync::Arc;

use serde_json::Value;
use xuefen_engine::archive::{Id, Record, Teacher};
use xuefen_engine::sorted::{Map, Set};

use super::{Document, OwnPack, OwnPacks, PolicyChoice};
use crate::written::write_record;

/// A value before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change<T> {
    /// What was.
    pub before: T,
    /// What is.
    pub after: T,
}

impl<T: PartialEq> Change<T> {
    /// What changed between two values; `None` if nothing.
    fn between(before: &T, after: &T) -> Option<Self>
    where
        T: Clone,
    {
        (before != after).then(|| Self { before: before.clone(), after: after.clone() })
    }

    fn reverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

impl Change<OwnPacks> {
    /// Takes in a pack of two documents, if it differs.
    fn note(&mut self, id: &String, before: &Document, after: &Document) {
        let (before, after) = (pack_of(before, id), pack_of(after, id));
        if before != after {
            self.before.extend([before]);
            self.after.extend([after]);
        }
    }
}

/// A pack of a document; one that is nothing where it has none.
fn pack_of(document: &Document, id: &String) -> (String, Arc<OwnPack>) {
    (id.clone(), document.packs.get(id).cloned().unwrap_or_default())
}

/// What differs between two documents. Reversible, and only what differs is kept.
///
/// Invariant: no change has the same before and after, and a record that is
/// there stands under its own id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The choice of policy, if it differs.
    pub policy: Option<Change<Option<PolicyChoice>>>,
    /// The teacher, if anything of it differs.
    pub teacher: Option<Change<Teacher>>,
    /// The records that differ; absent before: added, absent after: removed.
    pub records: Map<Id, Change<Option<Record>>>,
    /// The packs that come, go or are replaced; one that is nothing where there is none.
    pub packs: Change<OwnPacks>,
}

/// How many records a difference adds, changes and removes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Records that were not there before.
    pub added: usize,
    /// Records that were otherwise before.
    pub changed: usize,
    /// Records that are not there any more.
    pub removed: usize,
}

impl Count {
    /// How many records differ.
    #[must_use]
    pub fn total(self) -> usize {
        self.added + self.changed + self.removed
    }
}

impl Difference {
    /// What differs between a document and a later one.
    #[must_use]
    pub fn between(before: &Document, after: &Document) -> Self {
        let mut records = Map::new();
        for (id, old) in &before.records {
            let new = after.records.get(id);
            if new != Some(old) {
                let change = Change { before: Some(old.clone()), after: new.cloned() };
                records.insert(id.clone(), change);
            }
        }
        for (id, new) in &after.records {
            if !before.records.contains_key(id) {
                let change = Change { before: None, after: Some(new.clone()) };
                records.insert(id.clone(), change);
            }
        }
        let mut packs = Change::default();
        for id in before.packs.keys().chain(after.packs.keys()) {
            packs.note(id, before, after);
        }
        Self {
            policy: Change::between(&before.policy, &after.policy),
            teacher: Change::between(&before.teacher, &after.teacher),
            records,
            packs,
        }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.policy.is_none()
            && self.teacher.is_none()
            && self.records.is_empty()
            && self.packs.after.is_empty()
    }

    /// The document after the difference. What the difference does not name stays as it is.
    #[must_use]
    pub fn apply(&self, document: &Document) -> Document {
        let mut document = document.clone();
        self.apply_to(&mut document);
        document
    }

    /// Brings a document to the state after the difference.
    pub(super) fn apply_to(&self, document: &mut Document) {
        if let Some(policy) = &self.policy {
            document.policy.clone_from(&policy.after);
        }
        if let Some(teacher) = &self.teacher {
            document.teacher.clone_from(&teacher.after);
        }
        for (id, change) in &self.records {
            match &change.after {
                Some(record) => document.records.insert(id.clone(), record.clone()),
                None => document.records.remove(id),
            };
        }
        for (id, pack) in &self.packs.after {
            match pack.is_nothing() {
                true => document.packs.remove(id),
                false => document.packs.insert(id.clone(), Arc::clone(pack)),
            };
        }
    }

    /// Takes the packs of a document for those before the difference: their texts are edited without
    /// a step, so that only the document knows them.
    pub(super) fn starting_from(mut self, document: &Document) -> Self {
        self.packs.before = self.packs.after.keys().map(|id| pack_of(document, id)).collect();
        self
    }

    /// Whether a document is in the state before the difference, as far as it names it, but for
    /// packs.
    pub(super) fn starts_from(&self, document: &Document) -> bool {
        self.policy.as_ref().is_none_or(|it| it.before == document.policy)
            && self.teacher.as_ref().is_none_or(|it| it.before == document.teacher)
            && self.records.iter().all(|(id, it)| it.before.as_ref() == document.records.get(id))
    }

    /// The way back.
    #[must_use]
    pub fn reverse(self) -> Self {
        let mut records = Map::new();
        records.extend(self.records.into_iter().map(|(id, it)| (id, it.reverse())));
        Self {
            policy: self.policy.map(Change::reverse),
            teacher: self.teacher.map(Change::reverse),
            records,
            packs: self.packs.reverse(),
        }
    }

    /// How many records are added, changed and removed.
    #[must_use]
    pub fn count(&self) -> Count {
        self.records.values().fold(Count::default(), |count, it| match (&it.before, &it.after) {
            (None, _) => Count { added: count.added + 1, ..count },
            (Some(_), None) => Count { removed: count.removed + 1, ..count },
            (Some(_), Some(_)) => Count { changed: count.changed + 1, ..count },
        })
    }
}

/// The members of a record that differ, by their written names, in alphabetical order.
///
/// A quantity is named by its unit: `quantity/hours`.
#[must_use]
pub fn changed_fields(before: &Record, after: &Record) -> Set<String> {
    let (before, after) = (write_record(before), write_record(after));
    let quantities = |it: &Value| it.get("quantity").cloned().unwrap_or_default();
    let mut fields = differing(&before, &after);
    if fields.remove("quantity") {
        let units = differing(&quantities(&before), &quantities(&after));
        fields.extend(units.into_iter().map(|it| format!("quantity/{it}")));
    }
    fields
}

fn differing(before: &Value, after: &Value) -> Set<String> {
    let mut names = Set::new();
    for members in [before, after].into_iter().filter_map(Value::as_object) {
        names.extend(members.keys().filter(|it| before.get(*it) != after.get(*it)).cloned());
    }
    names
}
