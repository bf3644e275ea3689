//! The same content counts once in a window, with its highest worth.

use std::cmp::Reverse;

use super::book::{Book, Source};
use crate::pack::DedupKey;
use crate::sorted::Map;
use crate::trace::{Reason, Step};

/// Drops all but the highest of each group; among equals the earliest stays, then the first id.
pub(super) fn keep_highest(book: &mut Book<'_>) {
    let terms = book.terms;
    for rule in terms.rules(|it| &it.dedups) {
        let mut groups: Map<(i32, &str), Vec<usize>> = Map::new();
        for (i, entry) in book.entries.iter().enumerate() {
            let Source::Record(record) = entry.source else { continue };
            let key = match rule.key {
                DedupKey::Content => record.content_key.as_deref(),
                DedupKey::Project => record.project_key.as_deref(),
            };
            let date = entry.postings.first().map(|it| it.date);
            let year = date.and_then(|it| terms.year_in(rule.window, it));
            if let (Some(key), Some(year)) = (key, year)
                && entry.is_in_cycle
                && terms.test(&rule.when, record).holds()
            {
                groups.entry((year, key)).or_default().push(i);
            }
        }
        for group in groups.into_values() {
            let rank = |i: &usize| {
                let entry = book.entries.get(*i);
                let completed_on = entry.and_then(|it| it.source.record()?.completed_on);
                entry.map(|it| (it.in_cycle(), Reverse(completed_on), Reverse(*i)))
            };
            let Some(best) = group.iter().copied().max_by_key(rank) else { continue };
            let Some(of) = book.entries.get(best).map(|it| it.source.id().clone()) else {
                continue;
            };
            for i in group.into_iter().filter(|i| *i != best) {
                let Some(entry) = book.entries.get_mut(i) else { continue };
                let amount = entry.in_cycle();
                let reason = Reason::Duplicate { of: of.clone() };
                entry.postings.clear();
                entry.cuts.push(Step { amount, reason, article: rule.rule });
            }
        }
    }
}
