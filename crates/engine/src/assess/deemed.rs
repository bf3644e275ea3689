//! Deemed complete: one record satisfies the whole cycle at once.

use chrono::NaiveDate;

use super::Standing;
use super::book::Book;
use super::count::Count;
use super::entry::{Entry, Source};
use super::open::Question;
use super::require::Reached;
use super::value::decisive_date;
use super::waiver::Left;
use crate::archive::Record;
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::RuleId;
use crate::trace::Reason;

/// A record that satisfies the cycle by a rule, or may once a fact is known.
pub(super) struct Candidate {
    entry: usize,
    rule: RuleId,
    /// What has to be known first; `None`: it does satisfy it.
    open: Option<Fact>,
    /// Whether it lies in the cycle even where nothing of it counts.
    is_dated: bool,
}

/// Whether a record satisfies the cycle.
#[derive(Default)]
pub(super) struct Deemed {
    /// The entry and the rule that says so.
    pub(super) by: Option<(usize, RuleId)>,
    /// What has to be known before it is clear that none does.
    open: Vec<Question>,
}

impl Deemed {
    /// Nothing more is owed once the cycle is deemed complete.
    pub(super) fn lower(&self, left: Left) -> Left {
        if self.by.is_none() {
            return left;
        }
        Left { required: Credit::ZERO, waived: left.required + left.waived }
    }

    /// What is short may not be, while it is not clear that no record satisfies the cycle.
    pub(super) fn apply(&self, it: &mut Reached) {
        if self.by.is_some() {
            // The ends of shares are not lowered: they fall away.
            if it.standing != Standing::Exempt {
                (it.standing, it.open) = (Standing::Exempt, Vec::new());
            }
        } else if it.standing == Standing::Short && !self.open.is_empty() {
            (it.standing, it.open) = (Standing::Undetermined, self.open.clone());
        }
    }
}

/// Every record that satisfies the cycle by a rule, or may.
pub(super) fn lay_out(book: &Book<'_>) -> Vec<Candidate> {
    let terms = &book.terms;
    let mut all = Vec::new();
    for (rule, when) in terms.rules(|it| &it.deemed) {
        for (i, entry) in book.entries.iter().enumerate() {
            let Source::Record(record) = entry.source else { continue };
            let holds = terms.test(when, record).holds();
            let open = when.waits_for(record, terms.teacher).filter(|_| !holds);
            if may_be_admitted(entry) && (holds || open.is_some()) {
                let is_dated = is_dated(book, record);
                all.push(Candidate { entry: i, rule: *rule, open, is_dated });
            }
        }
    }
    all
}

/// Looks for a record that satisfies the cycle; of several the one completed first.
pub(super) fn find(count: &Count<'_>) -> Deemed {
    let book = count.book;
    let record = |entry: usize| book.entries.get(entry).and_then(|it| it.source.record());
    let rank = |entry: usize| {
        let record = record(entry);
        (record.and_then(|it| it.completed_on).unwrap_or(NaiveDate::MAX), entry)
    };
    let mut deemed = Deemed::default();
    for it in book.deemed.iter().filter(|it| it.is_admitted(count)) {
        if let Some(fact) = it.open {
            deemed.open.push(Question { entry: Some(it.entry), fact: Some(fact) });
        } else if deemed.by.is_none_or(|(first, _)| rank(it.entry) < rank(first)) {
            deemed.by = Some((it.entry, it.rule));
        }
    }
    deemed
}

impl Candidate {
    /// Whether the record counts at all: also where no rate speaks of it.
    fn is_admitted(&self, count: &Count<'_>) -> bool {
        let entry = count.book.entries.get(self.entry);
        let mut lines = entry.into_iter().flat_map(|it| &it.lines);
        let is_there = lines.any(|it| count.left(*it).is_there);
        count.counts(self.entry) && (is_there || self.is_dated)
    }
}

/// Whether a record is in the cycle and was not turned away.
fn may_be_admitted(entry: &Entry<'_>) -> bool {
    let turned_away = entry
        .cuts
        .iter()
        .any(|it| matches!(it.reason, Reason::Excluded | Reason::NoInductionAccount));
    entry.is_in_cycle && !turned_away
}

/// Whether the date that decides lies in the cycle.
fn is_dated(book: &Book<'_>, record: &Record) -> bool {
    let cycle = book.terms.pack.cycle();
    let inside = |day| cycle.is_none_or(|it| it.contains(day));
    decisive_date(&book.terms, record).is_ok_and(inside)
}
