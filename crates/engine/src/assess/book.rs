//! The ledger in the making: one entry for each record, with what still counts of it.

use chrono::NaiveDate;

use super::terms::Terms;
use crate::archive::{Archive, Event, Id, Record, Teacher};
use crate::condition::When;
use crate::credit::Credit;
use crate::pack::{CategoryId, RuleId};
use crate::trace::{Open, Part, Reason, Settlement, Step};
use crate::vocabulary::Account;

/// All entries of an archive under a pack.
pub(super) struct Book<'a> {
    pub(super) terms: Terms<'a>,
    /// In the order of their ids; a record before an event of the same id.
    pub(super) entries: Vec<Entry<'a>>,
}

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

/// What becomes of one record or event.
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
    /// What does not count, and why. What counts is in the postings.
    pub(super) cuts: Vec<Step>,
    /// What counts so far, by the date that decides the year.
    pub(super) postings: Vec<Posting>,
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
    /// What it was before caps.
    pub(super) worth: Credit,
    /// What of it is from fixed bonuses.
    pub(super) fixed: Credit,
    /// What counts in the year: after caps on years.
    pub(super) in_year: Credit,
    /// What counts in the cycle: after all caps.
    pub(super) in_cycle: Credit,
    /// The contact hours behind it.
    pub(super) hours: Credit,
    /// Those that count in the year: without those above caps on hours.
    pub(super) hours_in_year: Credit,
    /// Those that count in the cycle.
    pub(super) hours_in_cycle: Credit,
}

impl<'a> Book<'a> {
    /// Opens a book with an empty entry for each record and each event that a rule grants credit for.
    pub(super) fn open(terms: Terms<'a>, archive: &'a Archive) -> Self {
        let both = terms.rules(|it| &it.inductions).any(|it| it.counts_in_cycle);
        let entry = |source: Source<'a>| Entry {
            source,
            is_in_cycle: both || source.account() == Account::Cycle,
            category: None,
            classified_by: None,
            may_be_in: Vec::new(),
            worth: Credit::ZERO,
            parts: Vec::new(),
            cuts: Vec::new(),
            postings: Vec::new(),
            account: Vec::new(),
            rate: None,
            fixed: Credit::ZERO,
            open: None,
        };
        let mut entries: Vec<_> =
            archive.records().map(|record| entry(Source::Record(record))).collect();
        for (id, event) in &archive.teacher().events {
            if terms.rules(|it| &it.grants).any(|it| it.event == event.kind) {
                let at = entries.partition_point(|it| it.source.id() <= id);
                entries.insert(at, entry(Source::Event(id, event)));
            }
        }
        Self { terms, entries }
    }

    /// The registration year of a date.
    pub(super) fn registration_year(&self, date: NaiveDate) -> Option<i32> {
        self.terms.pack.registration_calendar()?.year_of(date)
    }
}

impl Entry<'_> {
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

    /// What counts in the cycle.
    pub(super) fn in_cycle(&self) -> Credit {
        self.postings.iter().map(|it| it.in_cycle).sum()
    }

    /// Closes the entry: what was not cut is recognised.
    pub(super) fn settle(self, scope: RuleId, year: Option<i32>) -> Settlement {
        let recognised = self.in_cycle();
        let mut steps = Vec::with_capacity(self.cuts.len() + 1);
        if recognised.is_positive() || self.cuts.is_empty() {
            let reason =
                if self.is_in_cycle { Reason::Recognised } else { Reason::RecognisedAsInduction };
            let article = self.rate.unwrap_or(scope);
            steps.push(Step { amount: recognised, reason, article });
        }
        steps.extend(self.cuts);
        Settlement {
            record: self.source.id().clone(),
            account: self.source.account(),
            category: self.category,
            classified_by: self.classified_by,
            year,
            worth: self.worth,
            parts: self.parts,
            steps,
            open: self.open,
        }
    }
}
