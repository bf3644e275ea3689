//! Caps: at most so much of some categories in each window.
//!
//! Years before the cycle, and within a window in the order of the dates, so
//! that the order in which records were entered makes no difference.

use super::book::Book;
use super::count::{Count, Cut, Why};
use crate::credit::Credit;
use crate::pack::{Cap, Measure, Window};

/// A cap, and what it looks at.
pub(super) struct LaidCap<'a> {
    pub(super) rule: &'a Cap,
    pub(super) maximum: Credit,
    /// Lines by date, each with its place among the years of the window.
    lines: Vec<(usize, usize)>,
}

/// The caps in the order in which they trim, without those of which nobody knows how much they leave.
pub(super) fn lay_out<'a>(book: &Book<'a>) -> Vec<LaidCap<'a>> {
    let caps = book.terms.rules(|it| &it.caps);
    let years = caps.clone().filter(|it| it.window != Window::Cycle);
    let cycles = caps.filter(|it| it.window == Window::Cycle);
    let known = years.chain(cycles).filter_map(|it| Some((it, book.terms.maximum(it.maximum)?)));
    let laid = known.map(|(rule, maximum)| {
        // What is not known to be exempt is not.
        let looks_at: Vec<bool> = book
            .entries
            .iter()
            .map(|it| {
                book.terms.is_inside(it.category, rule.categories.as_ref())
                    && it.is_meant_by(&rule.when, book.terms.teacher)
            })
            .collect();
        let lines =
            book.lines.iter().enumerate().filter(|(_, it)| {
                it.is_in_cycle && looks_at.get(it.entry).copied().unwrap_or(false)
            });
        let lines = lines.filter_map(|(i, _)| Some((i, book.slot(rule.window, i)?))).collect();
        LaidCap { rule, maximum, lines }
    });
    laid.collect()
}

/// Trims what lies above the caps.
pub(super) fn trim(count: &mut Count<'_>) {
    for (i, cap) in count.book.caps.iter().enumerate() {
        match cap.rule.measure {
            Measure::Credits => trim_credits(count, i, cap),
            Measure::Hours => trim_hours(count, i, cap),
        }
    }
}

fn trim_credits(count: &mut Count<'_>, index: usize, cap: &LaidCap<'_>) {
    let maximum = count.grains(cap.maximum);
    let lowers_years = cap.lowers_years();
    let mut room = vec![maximum; count.book.n_slots(cap.rule.window)];
    for (line, slot) in cap.lines.iter().copied() {
        let (Some(left), Some(room)) = (count.left.get_mut(line), room.get_mut(slot)) else {
            continue;
        };
        let kept = left.in_cycle.min(*room);
        *room -= kept;
        let cut = left.in_cycle - kept;
        if cut > 0 {
            left.in_cycle = kept;
            if lowers_years {
                left.in_year = (left.in_year - cut).max(0);
            }
            over(count, index, line, slot, cut);
        }
    }
}

/// Hours are divided by and multiplied with: exact amounts, and grains as fine as they need.
fn trim_hours(count: &mut Count<'_>, index: usize, cap: &LaidCap<'_>) {
    let mut room = vec![cap.maximum; count.book.n_slots(cap.rule.window)];
    for (line, slot) in cap.lines.iter().copied() {
        let Some(room) = room.get_mut(slot) else { continue };
        let in_cycle = count.grain.amount(count.left(line).in_cycle);
        let Some((hours, per_hour)) = behind(count, line, in_cycle) else { continue };
        let inside = hours.min(*room);
        *room = room.less(inside);
        let over_hours = hours - inside;
        // Without a single hour a bonus has nothing to stand on.
        let none = inside.is_zero() && hours.is_positive();
        let kept = if none { Credit::ZERO } else { in_cycle.less(over_hours * per_hour) };
        let cut = in_cycle.less(kept);
        if !cut.is_positive() {
            continue;
        }
        count.refine(over_hours);
        let cut = count.grains(cut);
        let cut_hours = count.grain.of(over_hours);
        for (all, cut) in [(&mut count.left, cut), (&mut count.hours, cut_hours)] {
            let Some(left) = all.get_mut(line) else { continue };
            left.in_cycle = (left.in_cycle - cut).max(0);
            if cap.lowers_years() {
                left.in_year = (left.in_year - cut).max(0);
            }
        }
        over(count, index, line, slot, cut);
    }
}

/// The hours behind what earlier caps have left of a line, and what one is worth with the bonuses
/// that go by it; `None` where nothing goes by the hour.
fn behind(count: &Count<'_>, line: usize, in_cycle: Credit) -> Option<(Credit, Credit)> {
    let posting = count.posting(line)?;
    let by_the_hour = posting.worth.less(posting.fixed);
    let per_hour = by_the_hour.divided_by(posting.hours).filter(|it| it.is_positive())?;
    let left = in_cycle.less(posting.fixed);
    // All of the hours, where dividing would be finer than amounts may be.
    let hours = left.divided_by(per_hour).unwrap_or(posting.hours).min(posting.hours);
    Some((hours, per_hour))
}

/// Notes what a cap took away.
fn over(count: &mut Count<'_>, cap: usize, line: usize, slot: usize, amount: i128) {
    let Some(entry) = count.book.lines.get(line).map(|it| it.entry) else { return };
    if count.traced {
        count.cuts.push(Cut { entry, amount, why: Why::OverCap { cap, slot } });
    }
}

impl LaidCap<'_> {
    /// Whether what it cuts counts in no year either.
    fn lowers_years(&self) -> bool {
        self.rule.window != Window::Cycle || self.rule.affects_annual
    }
}
