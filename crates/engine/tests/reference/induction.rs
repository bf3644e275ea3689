//! The account of new teachers (README §4.8, `induction`; §19.3, step 7).

use chrono::{Datelike, NaiveDate};
use xuefen_engine::vocabulary::Account;

use super::calendar::{new_year, years_later};
use super::ledger::Entry;
use super::number::{self, Fraction, nought, without};
use super::pack::Rule;
use super::setting::Setting;
use super::shortfall::Shortfalls;

/// From the first day to the day before the second.
type Days = (NaiveDate, NaiveDate);

/// What a record is worth in the account: nothing outside of its span (README silent), and nothing
/// "without an `induction` rule for the teacher".
pub(crate) fn credits(setting: &Setting<'_>, entry: &Entry<'_>) -> Fraction {
    let worth = setting.rules("induction").map(|rule| inside(entry, span(setting, rule)));
    worth.max().unwrap_or_default()
}

/// What is missing in the account.
pub(crate) fn shortfalls(setting: &Setting<'_>, entries: &[Entry<'_>]) -> Shortfalls {
    let mut short = Shortfalls::new();
    let held = |days: Option<Days>| -> Fraction { entries.iter().map(|it| inside(it, days)).sum() };
    for rule in setting.rules("induction") {
        let requirement = rule.text("requirement");
        let missing = without(&rule.figure("at-least"), &held(span(setting, rule)));
        short.insert(requirement.to_owned(), missing);
        let each_year = rule.get("each-year").and_then(|it| it.as_object());
        for (nth, least) in each_year.into_iter().flatten() {
            let least = number::read(least.as_str().expect("a number is a text"));
            let year = year(setting, rule, nth.parse().expect("the number of a year"));
            short.insert(format!("{requirement}#{nth}"), without(&least, &held(year)));
        }
    }
    short
}

/// What a record of the account holds inside some days. Where no window can be drawn, nothing
/// counts yet (HEYE-231).
fn inside(entry: &Entry<'_>, days: Option<Days>) -> Fraction {
    let Some((first, end)) = days.filter(|_| entry.record.account == Account::Induction) else {
        return nought();
    };
    let parts = entry.days.iter().filter(|(day, _)| (first..end).contains(day));
    parts.map(|(_, part)| &entry.worth.credits * part).sum()
}

/// "`within-years`: the span, from the day of hire; or, instead of it, `until`: `confirmed_on`: to
/// the day before probation ends." "Who is in probation and has no `confirmed_on` yet is still in
/// it." Of calendar years the first is what is left of the year of hire (HEYE-214).
fn span(setting: &Setting<'_>, rule: &Rule) -> Option<Days> {
    let hired = setting.teacher.hired_on?;
    let Some(years) = rule.count("within-years") else {
        return Some((hired, setting.teacher.confirmed_on.unwrap_or(NaiveDate::MAX)));
    };
    Some((hired, end_of_year(rule, hired, years)))
}

/// The first, second … year of service, or calendar year.
fn year(setting: &Setting<'_>, rule: &Rule, nth: i64) -> Option<Days> {
    let hired = setting.teacher.hired_on?;
    let begin = if nth == 1 { hired } else { end_of_year(rule, hired, nth - 1) };
    Some((begin, end_of_year(rule, hired, nth)))
}

/// The day after the last one of the nth year.
fn end_of_year(rule: &Rule, hired: NaiveDate, nth: i64) -> NaiveDate {
    if rule.says("calendar-years") {
        new_year(hired.year() + i32::try_from(nth).expect("a few years"))
    } else {
        years_later(hired, nth)
    }
}
