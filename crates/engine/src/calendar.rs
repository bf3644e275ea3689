//! Years that recur: the calendar year, the school year, a registration year with a gap.

use chrono::{Datelike, NaiveDate};

/// A day of the year, without a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl MonthDay {
    /// Reads `MM-DD`; 29 February is refused, since most years lack it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date = parse_date(&format!("2001-{text}"))?;
        Some(Self { month: date.month(), day: date.day() })
    }

    fn of(date: NaiveDate) -> Self {
        Self { month: date.month(), day: date.day() }
    }
}

/// A recurring year: what falls between two days, into the next year where it ends before it starts.
///
/// A day outside both lies in no year of this calendar (a gap).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first day.
    pub from: MonthDay,
    /// The last day.
    pub to: MonthDay,
    /// What becomes of the days that the years leave between them.
    pub gap: Gap,
}

/// What becomes of a day between two years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// It lies in no year.
    #[default]
    Reject,
    /// It lies in the year before.
    Previous,
    /// It lies in the year after.
    Next,
}

impl Calendar {
    /// The starting calendar year of the year in which a date lies; `None` in a gap.
    #[must_use]
    pub fn year_of(&self, date: NaiveDate) -> Option<i32> {
        let day = MonthDay::of(date);
        let (started, ended) = (day >= self.from, day > self.to);
        let inside = if self.from <= self.to { started && !ended } else { started || !ended };
        let last = if started { date.year() } else { date.year() - 1 };
        if inside {
            return Some(last);
        }
        match self.gap {
            Gap::Reject => None,
            Gap::Previous => Some(last),
            Gap::Next => Some(last + 1),
        }
    }

    /// The first day of the year that starts in a calendar year.
    #[must_use]
    pub fn start_of(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.from.month, self.from.day)
    }
}

/// Reads `YYYY-MM-DD` and nothing else: no sign, no missing zero, no impossible day.
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| match i {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    let (year, month, day) = (
        text.get(0..4)?.parse().ok()?,
        text.get(5..7)?.parse().ok()?,
        text.get(8..10)?.parse().ok()?,
    );
    // Years before any regulation are slips of the pen.
    (shaped && (1900..=2200).contains(&year)).then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// The day a number of years after a date; 29 February becomes 28 February.
#[must_use]
pub fn anniversary(date: NaiveDate, years: i32) -> NaiveDate {
    date.with_year(date.year() + years)
        .or_else(|| NaiveDate::from_ymd_opt(date.year() + years, date.month(), 28))
        .unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(from: &str, to: &str) -> Calendar {
        let (from, to) = (MonthDay::parse(from).unwrap(), MonthDay::parse(to).unwrap());
        Calendar { from, to, gap: Gap::Reject }
    }

    #[test]
    fn a_school_year_is_named_by_its_first_calendar_year() {
        let school_year = calendar("09-01", "08-31");
        assert_eq!(school_year.year_of(parse_date("2012-08-31").unwrap()), Some(2011));
        assert_eq!(school_year.year_of(parse_date("2012-09-01").unwrap()), Some(2012));
    }

    #[test]
    fn a_day_between_two_years_lies_in_none() {
        let shaanxi = calendar("02-01", "01-30");
        assert_eq!(shaanxi.year_of(parse_date("2015-01-30").unwrap()), Some(2014));
        assert_eq!(shaanxi.year_of(parse_date("2015-01-31").unwrap()), None);
        assert_eq!(shaanxi.year_of(parse_date("2015-02-01").unwrap()), Some(2015));
    }

    #[test]
    fn a_day_between_two_years_may_be_counted_to_either() {
        let year = |from, to, gap, day| {
            Calendar { gap, ..calendar(from, to) }.year_of(parse_date(day).unwrap())
        };
        for (day, previous, next) in [("2015-01-31", 2014, 2015), ("2016-01-31", 2015, 2016)] {
            assert_eq!(year("02-01", "01-30", Gap::Previous, day), Some(previous));
            assert_eq!(year("02-01", "01-30", Gap::Next, day), Some(next));
        }
        for (day, previous, next) in [("2015-02-28", 2014, 2015), ("2015-12-01", 2015, 2016)] {
            assert_eq!(year("03-01", "11-30", Gap::Previous, day), Some(previous));
            assert_eq!(year("03-01", "11-30", Gap::Next, day), Some(next));
            assert_eq!(year("03-01", "11-30", Gap::Reject, day), None);
        }
        assert_eq!(year("03-01", "11-30", Gap::Next, "2015-11-30"), Some(2015));
    }

    #[test]
    fn only_full_dates_are_read() {
        for text in
            ["2026-9-1", "+2026-09-01", "2026-02-30", "20260901", "2026/09/01", "0026-09-01"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn whoever_starts_on_a_leap_day_has_an_anniversary_every_year() {
        let leap_day = parse_date("2012-02-29").unwrap();
        assert_eq!(anniversary(leap_day, 1), parse_date("2013-02-28").unwrap());
        assert_eq!(anniversary(leap_day, 4), parse_date("2016-02-29").unwrap());
    }
}
