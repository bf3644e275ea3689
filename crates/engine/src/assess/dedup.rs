//! The same content counts once in a window, with its highest worth.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use chrono::NaiveDate;

use super::book::Book;
use super::count::{Count, Cut, Why};
use crate::pack::{Dedup, DedupKey};
use crate::sorted::Set;

/// Entries of the same content in a year of a rule's window.
pub(super) struct Group<'a> {
    rule: &'a Dedup,
    year: i32,
    entries: Set<usize>,
}

/// The groups of every rule, by year and key; what is alone has no duplicate.
pub(super) fn lay_out<'a>(book: &Book<'a>) -> Vec<Group<'a>> {
    let mut all = Vec::new();
    for rule in book.terms.rules(|it| &it.dedups) {
        // A heap: as with the lines of a book.
        let mut found = BinaryHeap::new();
        for (i, line) in book.lines.iter().enumerate().filter(|(_, it)| it.is_in_cycle) {
            let entry = book.entries.get(line.entry);
            let Some(record) = entry.and_then(|it| it.source.record()) else { continue };
            let key = match rule.key {
                DedupKey::Content => record.content_key.as_deref(),
                DedupKey::Project => record.project_key.as_deref(),
            };
            let Some(key) = key.filter(|_| book.terms.test(&rule.when, record).holds()) else {
                continue;
            };
            if let Some(slot) = book.slot(rule.window, i) {
                let year = book.year(rule.window, slot);
                found.push((year, key, line.entry));
            }
        }
        let found = found.into_sorted_vec();
        for group in found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let entries: Set<usize> = group.iter().map(|(_, _, entry)| *entry).collect();
            if let (Some((year, ..)), 2..) = (group.first(), entries.len()) {
                all.push(Group { rule, year: *year, entries });
            }
        }
    }
    all
}

/// Drops all but the highest of each group; among equals the earliest stays, then the first id.
pub(super) fn keep_highest(count: &mut Count<'_>) {
    for group in &count.book.groups {
        let there = group.entries.iter().filter_map(|it| {
            let lines = || lines(count, group, *it);
            lines().next().is_some().then(|| {
                let worth: i128 = lines().map(|it| count.left(it).in_cycle).sum();
                let record = count.book.entries.get(*it).and_then(|it| it.source.record());
                let completed_on = record.and_then(|it| it.completed_on);
                (worth, Reverse(completed_on.unwrap_or(NaiveDate::MAX)), Reverse(*it))
            })
        });
        let Some((_, _, Reverse(best))) = there.max() else { continue };
        for entry in group.entries.iter().copied().filter(|it| *it != best) {
            let lines: Vec<_> = lines(count, group, entry).collect();
            if lines.is_empty() {
                continue;
            }
            let amount = lines.iter().map(|it| count.left(*it).in_cycle).sum();
            for line in lines {
                count.drop_line(line);
            }
            let why = Why::Duplicate { of: best, article: group.rule.rule };
            count.cuts.push(Cut { entry, amount, why });
        }
    }
}

/// The lines of an entry that are still there in the year of a group.
fn lines<'a>(
    count: &'a Count<'_>,
    group: &'a Group<'_>,
    entry: usize,
) -> impl Iterator<Item = usize> + 'a {
    let book = count.book;
    let lines = book.entries.get(entry).map_or(&[][..], |it| &it.lines);
    lines.iter().copied().filter(move |it| {
        count.left(*it).is_there && book.lies_in(*it, group.rule.window, Some(group.year))
    })
}
