//! What is required of this teacher: every minimum in each of its spans, lowered by leave.

use chrono::NaiveDate;

use super::book::Book;
use crate::credit::Credit;
use crate::pack::{Minimum, Window};
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

/// Every minimum that applies to the teacher, in each span that is due.
pub(super) fn lowered<'a>(book: &Book<'a>, as_of: NaiveDate) -> Vec<Lowered<'a>> {
    let teacher = book.archive.teacher();
    let minima = book.pack.rules.minima.iter().filter(|it| it.whose.holds(teacher));
    let due = teacher.audit_years.clone().unwrap_or_else(|| years_begun(book, as_of));
    let mut lowered = Vec::new();
    for minimum in minima {
        let years: Vec<_> = match minimum.window {
            Window::Cycle => vec![None],
            Window::Year(_) => due.iter().copied().map(Some).collect(),
        };
        for year in years {
            let waived = waived(book, minimum, year).min(minimum.at_least);
            lowered.push(Lowered {
                minimum,
                year,
                span: book.span(minimum.window, year.unwrap_or(0)),
                required: minimum.at_least - waived,
                waived,
            });
        }
    }
    lowered
}

/// The registration years of the cycle that had begun by a date.
fn years_begun(book: &Book<'_>, as_of: NaiveDate) -> Set<i32> {
    let (Some(calendar), Some(cycle)) = (book.pack.registration_calendar(), book.pack.cycle())
    else {
        return Set::new();
    };
    let until = as_of.min(cycle.to);
    let first = calendar.year_of(cycle.from).or_else(|| {
        let year = chrono::Datelike::year(&cycle.from);
        (year - 1..=year + 1).find(|it| calendar.start_of(*it).is_some_and(|it| it >= cycle.from))
    });
    let Some(first) = first.filter(|_| as_of >= cycle.from) else { return Set::new() };
    (first..)
        .take(200)
        .take_while(|it| calendar.start_of(*it).is_some_and(|it| it <= until))
        .collect()
}

/// What leave takes off a minimum in a span.
fn waived(book: &Book<'_>, minimum: &Minimum, year: Option<i32>) -> Credit {
    let mut taken = Credit::ZERO;
    for rule in book.pack.rules.waivers.iter().filter(|it| it.lowers.contains(&minimum.id)) {
        let events = book.archive.teacher().events.values().filter(|it| it.kind == rule.event);
        for event in events {
            let inside = match year {
                Some(year) => book.year_in(minimum.window, event.date) == Some(year),
                None => book.pack.cycle().is_none_or(|it| it.contains(event.date)),
            };
            let lasted = event.lasted.get(&rule.per).copied().unwrap_or_default();
            let counted = if rule.whole { lasted.floor() } else { lasted };
            if inside {
                taken += counted * rule.by;
            }
        }
    }
    taken
}
