//! An entry: one record or event, and all that is to be said of it before it meets any other.

use chrono::NaiveDate;

use crate::archive::{Event, Id, Record, Teacher};
use crate::condition::When;
use crate::credit::Credit;
use crate::pack::{CategoryId, RuleId};
use crate::trace::{Open, Part, Reason, Step};
use crate::vocabulary::Account;

/// What an entry is about.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// A training.
    Record(&'a Record),
    /// Something that happened to the teacher.
    Event(&'a Id, &'a Event),
}

impl<'a> Source<'a> {
    /// Its id.
    pub(super) fn id(self) -> &'a Id {
        match self {
            Self::Record(record) => &record.id,
            Self::Event(id, _) => id,
        }
    }

    /// The record, if it is one.
    pub(super) fn record(self) -> Option<&'a Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Event(..) => None,
        }
    }

    /// The account that it belongs to.
    pub(super) fn account(self) -> Account {
        self.record().map_or(Account::Cycle, |it| it.account)
    }
}

/// One record or event: where it belongs, what it is worth and when.
pub(super) struct Entry<'a> {
    pub(super) source: Source<'a>,
    /// Whether it counts in the cycle; induction may have an account of its own.
    pub(super) is_in_cycle: bool,
    pub(super) category: Option<CategoryId>,
    pub(super) classified_by: Option<RuleId>,
    /// Where it may belong while its category is not known; empty: anywhere.
    pub(super) may_be_in: Vec<CategoryId>,
    pub(super) worth: Credit,
    pub(super) parts: Vec<Part>,
    /// What does not count whatever else there is, and why.
    pub(super) cuts: Vec<Step>,
    /// Its worth, by the date that decides the year.
    pub(super) postings: Vec<Posting>,
    /// The lines of the book on which they stand.
    pub(super) lines: Vec<usize>,
    /// What counts in the account of induction, which knows no cycle, no duplicates and no caps.
    pub(super) account: Vec<(NaiveDate, Credit)>,
    /// The rule by which the rest is recognised.
    pub(super) rate: Option<RuleId>,
    /// What fixed bonuses add to its worth: it does not go by the hour.
    pub(super) fixed: Credit,
    pub(super) open: Option<Open>,
}

/// A part of a record's worth at the date that decides its year.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub(super) date: NaiveDate,
    pub(super) worth: Credit,
    /// What of it is from fixed bonuses.
    pub(super) fixed: Credit,
    /// The contact hours behind it.
    pub(super) hours: Credit,
}

impl<'a> Entry<'a> {
    /// Nothing is said yet.
    pub(super) fn new(source: Source<'a>, is_in_cycle: bool) -> Self {
        Self {
            source,
            is_in_cycle,
            category: None,
            classified_by: None,
            may_be_in: Vec::new(),
            worth: Credit::ZERO,
            parts: Vec::new(),
            cuts: Vec::new(),
            postings: Vec::new(),
            lines: Vec::new(),
            account: Vec::new(),
            rate: None,
            fixed: Credit::ZERO,
            open: None,
        }
    }

    /// Turns the whole record away.
    pub(super) fn refuse(&mut self, reason: Reason, article: RuleId) {
        self.cuts.push(Step { amount: Credit::ZERO, reason, article });
    }

    /// Whether it is one of those that a cap or a requirement means. A condition is about records.
    pub(super) fn is_meant_by(&self, when: &When, teacher: &Teacher) -> bool {
        match self.source {
            Source::Record(record) => when.applies(record, teacher),
            Source::Event(..) => when.is_empty(),
        }
    }

    /// Whether the record was turned away.
    pub(super) fn is_refused(&self) -> bool {
        !self.cuts.is_empty() && self.postings.is_empty()
    }
}
