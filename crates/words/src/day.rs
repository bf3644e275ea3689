//! Days, spans of days and years.

use chrono::{Datelike, NaiveDate};
use xuefen_engine::Pack;
use xuefen_engine::pack::Dates;

use crate::Language;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day: 2026年11月22日, 22 Nov 2026.
#[must_use]
pub fn date(date: NaiveDate, language: Language) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match language {
        Language::Zh => format!("{year}年{month}月{day}日"),
        Language::En => {
            let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
            format!("{day} {month} {year}")
        }
    }
}

/// A span of days: 2024年1月1日—2028年12月31日, 1 Jan 2024 – 31 Dec 2028.
#[must_use]
pub fn dates(dates: &Dates, language: Language) -> String {
    let (from, to) = (date(dates.from, language), date(dates.to, language));
    match language {
        Language::Zh => format!("{from}—{to}"),
        Language::En => format!("{from} – {to}"),
    }
}

/// A year of a pack's calendar: 2024年度, or 2012—2013学年 where it starts in autumn.
///
/// In English `2024`, or `school year 2012/13`.
#[must_use]
pub fn year(year: i32, calendar: &str, pack: &Pack, language: Language) -> String {
    let school_year = calendar.contains("school")
        || pack.registration_calendar().is_some_and(|it| it.from > it.to && it.from.month >= 7);
    match (school_year, language) {
        (false, Language::Zh) => format!("{year}年度"),
        (false, Language::En) => year.to_string(),
        (true, Language::Zh) => format!("{year}—{}学年", year + 1),
        (true, Language::En) => format!("school year {year}/{:02}", (year + 1).rem_euclid(100)),
    }
}

/// A year of the calendar by which a pack registers.
#[must_use]
pub fn registration_year(number: i32, pack: &Pack, language: Language) -> String {
    year(number, "", pack, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_out_in_both_languages() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(date(day, Language::Zh), "2026年11月22日");
        assert_eq!(date(day, Language::En), "22 Nov 2026");
        let cycle = Dates { from: NaiveDate::from_ymd_opt(2024, 1, 1).unwrap(), to: day };
        assert_eq!(dates(&cycle, Language::Zh), "2024年1月1日—2026年11月22日");
        assert_eq!(dates(&cycle, Language::En), "1 Jan 2024 – 22 Nov 2026");
    }
}
