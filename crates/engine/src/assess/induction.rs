//! Induction: a ledger of its own, with windows that count from the date of hire.

use chrono::{Datelike, Days, NaiveDate};

use super::Standing;
use super::book::Book;
use super::count::Count;
use super::open::Question;
use super::require::Reached;
use super::value::decisive_date;
use crate::archive::Teacher;
use crate::calendar::anniversary;
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::{Dates, Induction};
use crate::trace::Span;
use crate::vocabulary::Account;

/// What the induction of this teacher amounts to.
pub(super) struct Ledger<'a> {
    /// The rule that applies.
    pub(super) rule: &'a Induction,
    /// Whether the date of hire is known.
    pub(super) dated: bool,
    /// Each requirement of it.
    pub(super) windows: Vec<InWindow>,
    /// The whole time of induction.
    pub(super) time: Option<Dates>,
}

/// A requirement of induction.
pub(super) struct InWindow {
    pub(super) span: Span,
    pub(super) required: Credit,
    /// What is earned in it, by entry, in grains of the book.
    earned: Vec<(usize, i128)>,
    /// Entries about which something is open that may count in it.
    open: Vec<usize>,
}

/// Lays out every induction that applies to the teacher.
pub(super) fn lay_out<'a>(book: &Book<'a>) -> Vec<Ledger<'a>> {
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
    let in_window = |span, required, window| InWindow {
        span,
        required,
        earned: earned(book, window),
        open: open(book, window),
    };
    let total = in_window(Span::Induction, rule.at_least, time);
    let each = rule.each.iter().map(|(year, required)| {
        let window = hired_on.and_then(|hired| service_year(rule, hired, i32::from(*year)));
        in_window(Span::ServiceYear(*year), *required, window)
    });
    let windows = std::iter::once(total).chain(each).collect();
    Ledger { rule, dated: hired_on.is_some(), windows, time }
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

/// What is earned for induction in a time, by entry.
fn earned(book: &Book<'_>, time: Option<Dates>) -> Vec<(usize, i128)> {
    let Some(time) = time else { return Vec::new() };
    let entries = book.entries.iter().enumerate();
    let all = entries.flat_map(|(i, entry)| entry.account.iter().map(move |it| (i, it)));
    let inside = all.filter(|(_, (date, _))| time.contains(*date));
    inside.map(|(i, (_, worth))| (i, book.grain.of(*worth))).collect()
}

/// Entries of the account about which something is open and that may lie in a time.
fn open(book: &Book<'_>, time: Option<Dates>) -> Vec<usize> {
    let entries = book.entries.iter().enumerate().filter(|(_, it)| {
        let date = it.source.record().and_then(|it| decisive_date(&book.terms, it).ok());
        it.source.account() == Account::Induction
            && it.open.is_some()
            && date.zip(time).is_none_or(|(date, time)| time.contains(date))
    });
    entries.map(|(i, _)| i).collect()
}

/// How far a requirement of induction is reached.
pub(super) fn reckon(count: &Count<'_>, ledger: &Ledger<'_>, window: &InWindow) -> Reached {
    let earned = window.earned.iter().filter(|(entry, _)| count.counts(*entry));
    let earned = count.finer(earned.map(|(_, worth)| worth).sum());
    let (required, held) = (window.required, count.grain.amount(earned));
    let open = || window.open.iter().copied().filter(|it| count.counts(*it));
    let could_be = || {
        let mut more = open().filter_map(|it| count.open(it)).map(|it| it.could_be);
        more.try_fold(held, |sum, it| Some(sum + it?))
    };
    let (standing, open) = if required.is_zero() {
        (Standing::Exempt, Vec::new())
    } else if held >= required {
        (Standing::Met, Vec::new())
    } else if !ledger.dated {
        let question = Question { entry: None, fact: Some(Fact::HiredOn) };
        (Standing::Undetermined, vec![question])
    } else if could_be().is_none_or(|it| it >= required) {
        (Standing::Undetermined, open().map(Question::all_about).collect())
    } else {
        (Standing::Short, Vec::new())
    };
    Reached { required, waived: Credit::ZERO, held: earned, standing, open }
}
