//! Years that recur, and days a number of years apart (README §4.1, `calendar`).

use chrono::{Datelike, NaiveDate};

use super::pack::Rule;

/// A year that recurs.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// Its name.
    pub(crate) name: String,
    /// Month and day with which it begins.
    first: (u32, u32),
    /// Month and day with which it ends.
    last: (u32, u32),
    /// What becomes of the days between two years: `reject`, `previous` or `next`.
    gap: String,
}

impl Calendar {
    /// The calendar of a rule.
    pub(crate) fn of(rule: &Rule) -> Self {
        Self {
            name: rule.text("name").to_owned(),
            first: month_and_day(rule.text("from")),
            last: month_and_day(rule.text("to")),
            // "reject (default: it lies in no year)"
            gap: rule.word("gap").unwrap_or("reject").to_owned(),
        }
    }

    /// The calendar year, which is the registration year where the pack names none
    /// (README of the cases, "Years").
    pub(crate) fn ordinary() -> Self {
        let gap = "reject".to_owned();
        Self { name: "calendar year".to_owned(), first: (1, 1), last: (12, 31), gap }
    }

    /// The year in which a day lies. "A year is named by the calendar year in which it starts."
    pub(crate) fn year_of(&self, day: NaiveDate) -> Option<i32> {
        let date = (day.month(), day.day());
        let this = day.year();
        // In which year the day lies, or between which two.
        let (previous, next) = if self.first <= self.last {
            // The year begins and ends within one calendar year.
            if date < self.first {
                (this - 1, this)
            } else if date > self.last {
                (this, this + 1)
            } else {
                return Some(this);
            }
        } else {
            // The year begins in one calendar year and ends in the next one.
            if date >= self.first {
                return Some(this);
            }
            if date <= self.last {
                return Some(this - 1);
            }
            (this - 1, this)
        };
        match self.gap.as_str() {
            "previous" => Some(previous),
            "next" => Some(next),
            _ => None,
        }
    }

    /// The day with which a year begins.
    pub(crate) fn first_day(&self, year: i32) -> NaiveDate {
        let (month, day) = self.first;
        NaiveDate::from_ymd_opt(year, month, day)
            .or_else(|| NaiveDate::from_ymd_opt(year, month, day - 1))
            .expect("a year begins on a day")
    }
}

fn month_and_day(text: &str) -> (u32, u32) {
    let (month, day) = text.split_once('-').expect("a day of the year is MM-DD");
    (month.parse().expect("a month"), day.parse().expect("a day"))
}

/// The day so many years later, or earlier if negative. A year of 29 February begins on
/// 28 February where there is no 29th (README silent; the worked cases HEYE-230 and KH-224 fit
/// this as well as 1 March).
pub(crate) fn years_later(day: NaiveDate, years: i64) -> NaiveDate {
    let year = day.year() + i32::try_from(years).expect("a few years");
    NaiveDate::from_ymd_opt(year, day.month(), day.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28))
        .expect("only 29 February does not recur")
}

/// The first day of a calendar year.
pub(crate) fn new_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).expect("every year has a first day")
}
