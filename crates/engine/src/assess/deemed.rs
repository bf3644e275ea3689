//! Deemed complete: one record satisfies the whole cycle at once.

use chrono::NaiveDate;

use super::book::{Book, Entry, Source};
use super::require::Reached;
use super::value::decisive_date;
use super::waiver::Left;
use super::{OpenFact, Standing};
use crate::archive::Record;
use crate::credit::Credit;
use crate::pack::RuleId;
use crate::trace::Reason;

/// Whether a record satisfies the cycle.
#[derive(Default)]
pub(super) struct Deemed {
    /// The record and the rule that says so.
    pub(super) by: Option<super::DeemedComplete>,
    /// What has to be known before it is clear that none does.
    pub(super) open: Vec<OpenFact>,
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

/// Looks for a record that satisfies the cycle; of several the one completed first.
pub(super) fn find(book: &Book<'_>) -> Deemed {
    let terms = book.terms;
    let mut found: Option<(&Record, RuleId)> = None;
    let mut open = Vec::new();
    for (rule, when) in terms.rules(|it| &it.deemed) {
        for entry in &book.entries {
            let Source::Record(record) = entry.source else { continue };
            if !is_admitted(book, entry, record) {
                continue;
            }
            if terms.test(when, record).holds() {
                let rank = |it: &Record| (it.completed_on.unwrap_or(NaiveDate::MAX), it.id.clone());
                let is_first = |(first, _): &(&Record, RuleId)| rank(record) < rank(first);
                if found.as_ref().is_none_or(is_first) {
                    found = Some((record, *rule));
                }
            } else if let Some(fact) = when.waits_for(record, terms.teacher) {
                open.push(OpenFact { record: Some(record.id.clone()), fact: Some(fact) });
            }
        }
    }
    let by =
        found.map(|(record, article)| super::DeemedComplete { record: record.id.clone(), article });
    Deemed { by, open }
}

/// Whether a record counts at all: also where no rate speaks of it.
fn is_admitted(book: &Book<'_>, entry: &Entry<'_>, record: &Record) -> bool {
    let turned_away = entry.cuts.iter().any(|it| {
        matches!(it.reason, Reason::Status(_) | Reason::Excluded | Reason::NoInductionAccount)
    });
    let cycle = book.terms.pack.cycle();
    let inside = |day| cycle.is_none_or(|it| it.contains(day));
    let dated = || decisive_date(book.terms, record).is_ok_and(inside);
    entry.is_in_cycle && !turned_away && (!entry.postings.is_empty() || dated())
}
