//! What is required of this teacher: every minimum in each of its spans, lowered by leave, by the
//! time in the post, and to nothing where one record satisfies the whole cycle.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::book::Book;
use super::count::Count;
use super::require::Held;
use super::terms::Terms;
use super::{open, require};
use crate::calendar::Calendar;
use crate::credit::Credit;
use crate::pack::{Dates, Minimum, Window};
use crate::sorted::Set;

/// A minimum in one span.
pub(super) struct Lowered<'a> {
    pub(super) minimum: &'a Minimum,
    /// The year of the minimum's calendar; `None` for the cycle.
    pub(super) year: Option<i32>,
    pub(super) left: Left,
    /// What is left to be reached, in grains of the book; `None` where they are too coarse for it.
    required: Option<i128>,
    /// What it looks at.
    pub(super) held: Held,
    /// Entries about which something is open that may bring it more, in order.
    pub(super) open: Vec<open::Ask>,
    /// The lines of which one has to count for it to be due; `None`: it is due anyway.
    due_with: Option<Vec<usize>>,
}

/// How much of a minimum is left after leave and the like.
#[derive(Clone, Copy)]
pub(super) struct Left {
    /// What is left to be reached.
    pub(super) required: Credit,
    /// What waivers took off.
    pub(super) waived: Credit,
}

/// Every minimum that applies to the teacher, in each span that may be due.
pub(super) fn lay_out<'a>(book: &Book<'a>) -> Vec<Lowered<'a>> {
    let mut all = Vec::new();
    for minimum in book.terms.rules(|it| &it.minima) {
        for year in spans(book, minimum.window) {
            let named = |year| minimum.only_years.as_ref().is_none_or(|it| it.contains(&year));
            if !year.is_none_or(named) {
                continue;
            }
            let left = left(&book.terms, minimum, year);
            let grain = Some(book.grain).filter(|it| it.holds(left.required));
            all.push(Lowered {
                minimum,
                year,
                left,
                required: grain.map(|it| it.of(left.required)),
                held: require::held_by(book, minimum, year),
                open: open::asks(book, minimum, year),
                due_with: due_with(book, minimum, year),
            });
        }
    }
    all
}

/// The years of a window that may be checked; `None` for the cycle.
pub(super) fn spans(book: &Book<'_>, window: Window) -> Vec<Option<i32>> {
    if window == Window::Cycle {
        return vec![None];
    }
    let stated = book.terms.teacher.audit_years.clone();
    let due = stated.unwrap_or_else(|| years_begun(book));
    due.iter().copied().map(Some).collect()
}

impl Lowered<'_> {
    /// Whether it is reached with so many grains.
    pub(super) fn is_reached(&self, count: &Count<'_>, held: i128) -> bool {
        match self.required {
            Some(required) => held >= count.finer(required),
            None => count.grain.amount(held) >= self.left.required,
        }
    }

    /// Whether it is due in a way of counting.
    pub(super) fn is_due(&self, count: &Count<'_>) -> bool {
        let counts = |line: &usize| count.left(*line).in_year > 0;
        has_begun(count, self.year) && self.due_with.as_ref().is_none_or(|it| it.iter().any(counts))
    }
}

/// Whether a year that is checked has begun. Without a cycle and without years that are stated
/// they begin with the first in which something counts.
pub(super) fn has_begun(count: &Count<'_>, year: Option<i32>) -> bool {
    let terms = &count.book.terms;
    let Some(year) = year else { return true };
    if terms.pack.cycle().is_some() || terms.teacher.audit_years.is_some() {
        return true;
    }
    let Some(calendar) = terms.pack.registration_calendar() else { return false };
    let lines = count.book.lines.iter().enumerate();
    let mut counted =
        lines.filter(|(i, it)| it.is_in_cycle && it.worth > 0 && count.left(*i).is_there);
    counted.find_map(|(_, it)| calendar.year_of(it.date)).is_some_and(|first| first <= year)
}

/// The lines of which one has to count for a minimum to be due.
fn due_with(book: &Book<'_>, minimum: &Minimum, year: Option<i32>) -> Option<Vec<usize>> {
    let when = minimum.in_year_of.as_ref().filter(|_| year.is_some())?;
    let lines = book.lines.iter().enumerate().filter(|(i, line)| {
        let entry = book.entries.get(line.entry);
        let record = entry.and_then(|it| it.source.record());
        line.is_in_cycle
            && book.lies_in(*i, minimum.window, year)
            && record.is_some_and(|it| book.terms.test(when, it).holds())
    });
    Some(lines.map(|(i, _)| i).collect())
}

/// How much of a minimum is left in a span.
pub(super) fn left(terms: &Terms<'_>, minimum: &Minimum, year: Option<i32>) -> Left {
    let owed = if minimum.pro_rata { pro_rata(terms, minimum) } else { minimum.at_least };
    let waived = waived(terms, minimum, year).min(owed);
    Left { required: owed - waived, waived: minimum.at_least - owed + waived }
}

/// The registration years of the cycle that had begun by the date of assessment. Without a cycle:
/// from the first year in which something may count.
fn years_begun(book: &Book<'_>) -> Set<i32> {
    let terms = &book.terms;
    let Some(calendar) = terms.pack.registration_calendar() else { return Set::new() };
    let begun = |first: i32, until: NaiveDate| -> Set<i32> {
        let years = (first..).take(200);
        years.take_while(|it| calendar.start_of(*it).is_some_and(|it| it <= until)).collect()
    };
    let Some(cycle) = terms.pack.cycle() else {
        let mut lines = book.lines.iter().filter(|it| it.is_in_cycle && it.worth > 0);
        let first = lines.find_map(|it| calendar.year_of(it.date));
        return first.map(|first| begun(first, terms.as_of)).unwrap_or_default();
    };
    let has_begun = |it: &i32| calendar.start_of(*it).is_some_and(|it| it <= terms.as_of);
    years_of(calendar, cycle).filter(has_begun).collect()
}

/// The years of a calendar in which a day of the cycle lies.
fn years_of(calendar: &Calendar, cycle: Dates) -> RangeInclusive<i32> {
    let starts_by = |day| move |year: &i32| calendar.start_of(*year).is_some_and(|it| it <= day);
    // In a gap that belongs to no year: the first that starts later, the last that has started.
    let first = calendar.year_of(cycle.from).unwrap_or_else(|| {
        let years = cycle.from.year() - 1..;
        years.take_while(starts_by(cycle.from)).last().map_or(cycle.from.year(), |it| it + 1)
    });
    let last = calendar
        .year_of(cycle.to)
        .unwrap_or_else(|| (first..).take_while(starts_by(cycle.to)).last().unwrap_or(first - 1));
    first..=last
}

/// The share of a minimum on the cycle that is owed by somebody who was hired during the cycle:
/// that of the registration years from the one of hire on.
fn pro_rata(terms: &Terms<'_>, minimum: &Minimum) -> Credit {
    let all = minimum.at_least;
    let (Some(calendar), Some(cycle), Some(hired)) =
        (terms.pack.registration_calendar(), terms.pack.cycle(), terms.teacher.hired_on)
    else {
        return all;
    };
    let years = years_of(calendar, cycle);
    let in_post = |year: &i32| match calendar.year_of(hired) {
        Some(of_hire) => *year >= of_hire,
        None => calendar.start_of(*year).is_some_and(|start| start > hired),
    };
    let counted = |it: usize| i64::try_from(it).unwrap_or(0);
    let (n_years, n_in_post) =
        (counted(years.clone().count()), counted(years.filter(in_post).count()));
    Credit::ratio(n_in_post, n_years).map_or(all, |share| all * share)
}

/// What leave takes off a minimum in a span.
fn waived(terms: &Terms<'_>, minimum: &Minimum, year: Option<i32>) -> Credit {
    let mut taken = Credit::ZERO;
    for rule in terms.rules(|it| &it.waivers).filter(|it| it.lowers.contains(&minimum.id)) {
        let events = terms.teacher.events.values().filter(|it| it.kind == rule.event);
        for event in events {
            let in_cycle = terms.pack.cycle().is_none_or(|it| it.contains(event.date));
            let in_year = |year| terms.year_in(minimum.window, event.date) == Some(year);
            let inside = in_cycle && year.is_none_or(in_year);
            let lasted = event.lasted.get(&rule.per).copied().unwrap_or_default();
            let counted = if rule.whole { lasted.floor() } else { lasted };
            if inside {
                taken += counted * rule.by;
            }
        }
    }
    taken
}
