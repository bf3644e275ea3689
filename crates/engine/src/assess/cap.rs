//! Caps: at most so much of some categories in each window.
//!
//! Years before the cycle, and within a window in the order of the dates, so
//! that the order in which records were entered makes no difference.

use std::collections::BinaryHeap;

use super::book::{Book, Posting};
use crate::credit::Credit;
use crate::pack::{Cap, Measure, Window};
use crate::sorted::Map;
use crate::trace::{Reason, Step};

/// Trims what lies above the caps.
pub(super) fn trim(book: &mut Book<'_>) {
    let caps = book.terms.rules(|it| &it.caps);
    let years = caps.clone().filter(|it| it.window != Window::Cycle);
    let cycles = caps.filter(|it| it.window == Window::Cycle);
    let order = chronological(book);
    for cap in years.chain(cycles) {
        apply(book, cap, &order);
    }
}

/// Every posting (entry, posting), by date and then by the id of its record.
fn chronological(book: &Book<'_>) -> Vec<(usize, usize)> {
    // A heap: it sorts thousands quickly, with a tenth of the code of other ways.
    let mut order = BinaryHeap::new();
    for (i, entry) in book.entries.iter().enumerate().filter(|(_, it)| it.is_in_cycle) {
        order.extend(entry.postings.iter().enumerate().map(|(k, it)| (it.date, i, k)));
    }
    order.into_sorted_vec().into_iter().map(|(_, i, k)| (i, k)).collect()
}

fn apply(book: &mut Book<'_>, cap: &Cap, order: &[(usize, usize)]) {
    let Some(maximum) = book.terms.maximum(cap.maximum) else { return };
    let mut used: Map<i32, Credit> = Map::new();
    for (i, k) in order.iter().copied() {
        let Some(posting) = candidate(book, cap, i, k) else { continue };
        let Some(year) = book.terms.year_in(cap.window, posting.date) else { continue };
        let used = used.entry(year).or_default();
        let room = maximum.less(*used);
        let (kept, hours_cut) = match cap.measure {
            Measure::Credits => {
                let kept = posting.in_cycle.min(room);
                *used += kept;
                (kept, Credit::ZERO)
            }
            Measure::Hours => {
                let Some((hours, per_hour)) = behind(&posting) else { continue };
                let inside = hours.min(room);
                *used += inside;
                let over = hours - inside;
                // Without a single hour a bonus has nothing to stand on.
                let none = inside.is_zero() && hours.is_positive();
                let kept = posting.in_cycle.less(over * per_hour);
                (if none { Credit::ZERO } else { kept }, over)
            }
        };
        let cut = posting.in_cycle.less(kept);
        if !cut.is_positive() {
            continue;
        }
        let span = book.terms.span(cap.window, year);
        let Some(entry) = book.entries.get_mut(i) else { continue };
        if let Some(posting) = entry.postings.get_mut(k) {
            posting.in_cycle -= cut;
            posting.hours_in_cycle = posting.hours_in_cycle.less(hours_cut);
            if cap.window != Window::Cycle || cap.affects_annual {
                posting.in_year = posting.in_year.less(cut);
                posting.hours_in_year = posting.hours_in_year.less(hours_cut);
            }
        }
        let reason = Reason::OverCap { window: span, maximum };
        entry.cuts.push(Step { amount: cut, reason, article: cap.rule });
    }
}

/// The hours behind what earlier caps have left of a posting, and what one is worth with the
/// bonuses that go by it; `None` where nothing goes by the hour.
fn behind(posting: &Posting) -> Option<(Credit, Credit)> {
    let by_the_hour = posting.worth.less(posting.fixed);
    let per_hour = by_the_hour.divided_by(posting.hours).filter(|it| it.is_positive())?;
    let left = posting.in_cycle.less(posting.fixed);
    // All of the hours, where dividing would be finer than amounts may be.
    let hours = left.divided_by(per_hour).unwrap_or(posting.hours).min(posting.hours);
    Some((hours, per_hour))
}

/// A posting, if the cap looks at it.
fn candidate(book: &Book<'_>, cap: &Cap, i: usize, k: usize) -> Option<Posting> {
    let entry = book.entries.get(i)?;
    let inside = book.terms.is_inside(entry.category, cap.categories.as_ref());
    // What is not known to be exempt is not.
    let looked_at = inside && entry.is_meant_by(&cap.when, book.terms.teacher);
    entry.postings.get(k).copied().filter(|_| looked_at)
}
