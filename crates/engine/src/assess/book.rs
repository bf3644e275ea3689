//! The ledger in the making: one entry for each record, with what still counts of it.

use chrono::NaiveDate;

use crate::archive::{Archive, Record};
use crate::credit::Credit;
use crate::pack::{CategoryId, Pack, RuleId, Window};
use crate::trace::{Open, Part, Reason, Settlement, Span, Step};
use crate::vocabulary::{Account, Unit};

/// All entries of an archive under a pack.
pub(super) struct Book<'a> {
    pub(super) pack: &'a Pack,
    pub(super) archive: &'a Archive,
    /// In the order of record ids.
    pub(super) entries: Vec<Entry<'a>>,
}

/// What becomes of one record.
pub(super) struct Entry<'a> {
    pub(super) record: &'a Record,
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
    /// The rule by which the rest is recognised.
    pub(super) rate: Option<RuleId>,
    /// For caps on hours: the hours that were converted, and what one is worth with its bonuses.
    pub(super) hourly: Option<(Credit, Credit)>,
    pub(super) open: Option<Open>,
}

/// A part of a record's worth at the date that decides its year.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub(super) date: NaiveDate,
    /// What counts in the year: after caps on years.
    pub(super) in_year: Credit,
    /// What counts in the cycle: after all caps.
    pub(super) in_cycle: Credit,
}

impl<'a> Book<'a> {
    /// Opens a book with an empty entry for each record.
    pub(super) fn open(pack: &'a Pack, archive: &'a Archive) -> Self {
        let entries = archive.records().map(|record| Entry {
            record,
            category: None,
            classified_by: None,
            may_be_in: Vec::new(),
            worth: Credit::ZERO,
            parts: Vec::new(),
            cuts: Vec::new(),
            postings: Vec::new(),
            rate: None,
            hourly: None,
            open: None,
        });
        Self { pack, archive, entries: entries.collect() }
    }

    /// The year of a window's calendar in which a date lies; the cycle has one window.
    pub(super) fn year_in(&self, window: Window, date: NaiveDate) -> Option<i32> {
        match window {
            Window::Cycle => Some(0),
            Window::Year(index) => self.pack.rules.calendars.get(index)?.calendar.year_of(date),
        }
    }

    /// The span that a window's year stands for.
    pub(super) fn span(&self, window: Window, year: i32) -> Span {
        match window {
            Window::Cycle => Span::Cycle,
            Window::Year(index) => {
                let calendar = self.pack.rules.calendars.get(index);
                let calendar = calendar.map(|it| it.name.clone()).unwrap_or_default();
                Span::Year { calendar, year }
            }
        }
    }

    /// The registration year of a date.
    pub(super) fn registration_year(&self, date: NaiveDate) -> Option<i32> {
        self.pack.registration_calendar()?.year_of(date)
    }

    /// The rule that is named where no other speaks.
    pub(super) fn scope_rule(&self) -> RuleId {
        self.pack.rules.scope.unwrap_or(RuleId(0))
    }
}

impl Entry<'_> {
    /// Turns the whole record away.
    pub(super) fn refuse(&mut self, reason: Reason, article: RuleId) {
        self.cuts.push(Step { amount: Credit::ZERO, reason, article });
    }

    /// Whether the record was turned away.
    pub(super) fn is_refused(&self) -> bool {
        !self.cuts.is_empty() && self.postings.is_empty()
    }

    /// Whether it belongs to the cycle, and not to induction.
    pub(super) fn is_in_cycle(&self) -> bool {
        self.record.account == Account::Cycle
    }

    /// What counts in the cycle.
    pub(super) fn in_cycle(&self) -> Credit {
        self.postings.iter().map(|it| it.in_cycle).sum()
    }

    /// The contact hours that stand behind what counts; dropped records have none.
    pub(super) fn hours(&self) -> Credit {
        let counts = self.worth.is_positive() && !self.postings.is_empty();
        let stated = self.record.quantity.get(&Unit::Hours).filter(|_| counts);
        stated.copied().unwrap_or_default()
    }

    /// Closes the entry: what was not cut is recognised.
    pub(super) fn settle(self, scope: RuleId, year: Option<i32>) -> Settlement {
        let recognised = self.in_cycle();
        let mut steps = Vec::with_capacity(self.cuts.len() + 1);
        if recognised.is_positive() || self.cuts.is_empty() {
            let reason = match self.record.account {
                Account::Cycle => Reason::Recognised,
                Account::Induction => Reason::RecognisedAsInduction,
            };
            let article = self.rate.unwrap_or(scope);
            steps.push(Step { amount: recognised, reason, article });
        }
        steps.extend(self.cuts);
        Settlement {
            record: self.record.id.clone(),
            account: self.record.account,
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
