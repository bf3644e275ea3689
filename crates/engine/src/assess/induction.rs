//! Induction: a ledger of its own, with windows that count from the date of hire.

use chrono::{Datelike, Days, NaiveDate};

use super::book::Book;
use crate::archive::Teacher;
use crate::calendar::anniversary;
use crate::credit::Credit;
use crate::pack::{Dates, Induction};
use crate::trace::Span;

/// What the induction of this teacher amounts to.
pub(super) struct Ledger<'a> {
    /// The rule that applies.
    pub(super) rule: &'a Induction,
    /// Whether the date of hire is known.
    pub(super) dated: bool,
    /// Each requirement of it.
    pub(super) reached: Vec<Reached>,
    /// The whole time of induction.
    pub(super) time: Option<Dates>,
}

/// A requirement of induction.
pub(super) struct Reached {
    pub(super) span: Span,
    /// The days that count; `None` while the date of hire is not known.
    pub(super) window: Option<Dates>,
    pub(super) required: Credit,
    pub(super) held: Credit,
}

/// Reckons every induction that applies to the teacher.
pub(super) fn reckon<'a>(book: &Book<'a>) -> Vec<Ledger<'a>> {
    book.terms.rules(|it| &it.inductions).map(|rule| ledger(book, rule)).collect()
}

fn ledger<'a>(book: &Book<'a>, rule: &'a Induction) -> Ledger<'a> {
    let Teacher { hired_on, confirmed_on, .. } = book.terms.teacher;
    let time = hired_on.map(|hired| {
        let to = match rule.years {
            Some(years) => service_year(rule, hired, i32::from(years)).map(|it| it.to),
            // Who is not confirmed yet is still in probation.
            None => confirmed_on.map_or(Some(NaiveDate::MAX), |it| it.pred_opt()),
        };
        Dates { from: hired, to: to.unwrap_or(hired) }
    });
    let reached =
        |span, required, window| Reached { span, window, required, held: held(book, window) };
    let total = reached(Span::Induction, rule.at_least, time);
    let each = rule.each.iter().map(|(year, required)| {
        let window = hired_on.and_then(|hired| service_year(rule, hired, i32::from(*year)));
        reached(Span::ServiceYear(*year), *required, window)
    });
    let reached = std::iter::once(total).chain(each).collect();
    Ledger { rule, dated: hired_on.is_some(), reached, time }
}

/// A year of service, counted from 1: from hire or an anniversary to the day before the next.
fn service_year(rule: &Induction, hired: NaiveDate, number: i32) -> Option<Dates> {
    if rule.calendar_years {
        let year = hired.year() + number - 1;
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?.max(hired);
        return Some(Dates { from, to: NaiveDate::from_ymd_opt(year, 12, 31)? });
    }
    let from = anniversary(hired, number - 1);
    let to = anniversary(hired, number).checked_sub_days(Days::new(1))?;
    Some(Dates { from, to })
}

/// What was earned for induction in a time.
fn held(book: &Book<'_>, time: Option<Dates>) -> Credit {
    let Some(time) = time else { return Credit::ZERO };
    let all = book.entries.iter().flat_map(|it| &it.account);
    all.filter(|(date, _)| time.contains(*date)).map(|(_, worth)| *worth).sum()
}
