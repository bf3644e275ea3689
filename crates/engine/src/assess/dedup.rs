//! The same content counts once in a window, with its highest worth.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::book::{Book, Source};
use crate::credit::Credit;
use crate::pack::{Dedup, DedupKey};
use crate::sorted::Map;
use crate::trace::{Reason, Step};

/// Entries of the same content in a window, each with what it has there.
type Group = Map<usize, Credit>;

/// Drops all but the highest of each group; among equals the earliest stays, then the first id.
pub(super) fn keep_highest(book: &mut Book<'_>) {
    for rule in book.terms.rules(|it| &it.dedups) {
        for ((year, _), group) in groups(book, rule) {
            let rank = |(i, worth): &(&usize, &Credit)| {
                let record = book.entries.get(**i).and_then(|it| it.source.record());
                let completed_on = record.and_then(|it| it.completed_on).unwrap_or(NaiveDate::MAX);
                (**worth, Reverse(completed_on), Reverse(**i))
            };
            let Some(best) = group.iter().max_by_key(rank).map(|(i, _)| *i) else { continue };
            for i in group.keys().copied().filter(|i| *i != best) {
                drop_in(book, rule, i, year, best);
            }
        }
    }
}

/// The records that a rule compares, by the year of its window and their key.
fn groups(book: &Book<'_>, rule: &Dedup) -> Map<(i32, String), Group> {
    let terms = book.terms;
    let mut groups: Map<(i32, String), Group> = Map::new();
    for (i, entry) in book.entries.iter().enumerate().filter(|(_, it)| it.is_in_cycle) {
        let Source::Record(record) = entry.source else { continue };
        let key = match rule.key {
            DedupKey::Content => record.content_key.as_ref(),
            DedupKey::Project => record.project_key.as_ref(),
        };
        let Some(key) = key.filter(|_| terms.test(&rule.when, record).holds()) else { continue };
        for posting in &entry.postings {
            if let Some(year) = terms.year_in(rule.window, posting.date) {
                let group = groups.entry((year, key.clone())).or_default();
                *group.entry(i).or_default() += posting.in_cycle;
            }
        }
    }
    groups
}

/// Drops what an entry has in a window, for the sake of another.
fn drop_in(book: &mut Book<'_>, rule: &Dedup, i: usize, year: i32, best: usize) {
    let terms = book.terms;
    let Some(of) = book.entries.get(best).map(|it| it.source.id().clone()) else { return };
    let Some(entry) = book.entries.get_mut(i) else { return };
    let before = entry.in_cycle();
    entry.postings.retain(|it| terms.year_in(rule.window, it.date) != Some(year));
    let amount = before - entry.in_cycle();
    entry.cuts.push(Step { amount, reason: Reason::Duplicate { of }, article: rule.rule });
}
