//! What is required of this teacher: every minimum in each of its spans, lowered by leave, by the
//! time in the post, and to nothing where one record satisfies the whole cycle.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::book::{Book, Source};
use super::deemed::Deemed;
use super::terms::Terms;
use crate::calendar::Calendar;
use crate::credit::Credit;
use crate::pack::{Dates, Minimum, Window};
use crate::sorted::Set;
use crate::trace::Span;

/// A minimum in one span.
pub(super) struct Lowered<'a> {
    pub(super) minimum: &'a Minimum,
    /// The year of the minimum's calendar; `None` for the cycle.
    pub(super) year: Option<i32>,
    pub(super) span: Span,
    /// What is left to be reached.
    pub(super) required: Credit,
    /// What waivers took off.
    pub(super) waived: Credit,
}

/// How much of a minimum is left.
#[derive(Clone, Copy)]
pub(super) struct Left {
    /// What is left to be reached.
    pub(super) required: Credit,
    /// What waivers took off.
    pub(super) waived: Credit,
}

/// Every minimum that applies to the teacher, in each span that is due.
pub(super) fn lowered<'a>(book: &Book<'a>, deemed: &Deemed) -> Vec<Lowered<'a>> {
    let terms = book.terms;
    let mut lowered = Vec::new();
    for minimum in terms.rules(|it| &it.minima) {
        for year in spans(book, minimum.window).into_iter().filter(|it| is_due(book, minimum, *it))
        {
            let left = required(terms, minimum, year);
            let Left { required, waived } = deemed.lower(left);
            let span = terms.span(minimum.window, year.unwrap_or(0));
            lowered.push(Lowered { minimum, year, span, required, waived });
        }
    }
    lowered
}

/// The years of a window that are checked; `None` for the cycle.
pub(super) fn spans(book: &Book<'_>, window: Window) -> Vec<Option<i32>> {
    if window == Window::Cycle {
        return vec![None];
    }
    let stated = book.terms.teacher.audit_years.clone();
    let due = stated.unwrap_or_else(|| years_begun(book));
    due.iter().copied().map(Some).collect()
}

/// How much of a minimum is left in a span.
pub(super) fn required(terms: Terms<'_>, minimum: &Minimum, year: Option<i32>) -> Left {
    let owed = if minimum.pro_rata { pro_rata(terms, minimum) } else { minimum.at_least };
    let waived = waived(terms, minimum, year).min(owed);
    Left { required: owed - waived, waived: minimum.at_least - owed + waived }
}

/// Whether a minimum is due in a year.
fn is_due(book: &Book<'_>, minimum: &Minimum, year: Option<i32>) -> bool {
    let Some(year) = year else { return true };
    let terms = book.terms;
    let named = minimum.only_years.as_ref().is_none_or(|it| it.contains(&year));
    named
        && minimum.in_year_of.as_ref().is_none_or(|when| {
            book.entries.iter().any(|entry| {
                let Source::Record(record) = entry.source else { return false };
                let counted = entry.postings.iter().any(|it| {
                    it.in_year.is_positive() && terms.year_in(minimum.window, it.date) == Some(year)
                });
                counted && entry.is_in_cycle && terms.test(when, record).holds()
            })
        })
}

/// The registration years of the cycle that had begun by the date of assessment. Without a cycle:
/// from the first year in which something counts.
fn years_begun(book: &Book<'_>) -> Set<i32> {
    let terms = book.terms;
    let Some(calendar) = terms.pack.registration_calendar() else { return Set::new() };
    let begun = |first: i32, until: NaiveDate| -> Set<i32> {
        let years = (first..).take(200);
        years.take_while(|it| calendar.start_of(*it).is_some_and(|it| it <= until)).collect()
    };
    let Some(cycle) = terms.pack.cycle() else {
        let entries = book.entries.iter().filter(|it| it.is_in_cycle);
        let dated = entries.flat_map(|it| &it.postings).filter(|it| it.worth.is_positive());
        let years = dated.filter_map(|it| calendar.year_of(it.date));
        return years.min().map(|first| begun(first, terms.as_of)).unwrap_or_default();
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
fn pro_rata(terms: Terms<'_>, minimum: &Minimum) -> Credit {
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
fn waived(terms: Terms<'_>, minimum: &Minimum, year: Option<i32>) -> Credit {
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
