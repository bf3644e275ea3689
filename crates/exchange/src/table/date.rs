//! Dates and spans of days as teachers write them: `2025.3.1`, `2025年3月1日至5日`, `45717`.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use super::plain::{folded, without_brackets};

/// Why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateFault {
    /// Not written like a date.
    Unreadable,
    /// The year has two digits.
    TwoDigitYear,
    /// Only a year.
    YearOnly,
    /// Only a year and a month.
    MonthOnly,
    /// Only a month and a day.
    NoYear,
    /// The calendar has no such day, or the year lies before 1900 or after 2200.
    NoSuchDay,
    /// A first and a last day where one day is expected.
    Span,
}

/// Years that a date can lie in.
const YEARS: RangeInclusive<i32> = 1900..=2200;
/// Day numbers of spreadsheets (1900 system) that are taken for dates: from 1954 to 2119.
const SERIALS: RangeInclusive<u64> = 20_000..=80_000;

/// More bytes are no date.
const LONGEST_DATE: usize = 200;

/// Reads a day.
pub(super) fn date(text: &str) -> Result<NaiveDate, DateFault> {
    let text = plain(text)?;
    match day(&text) {
        Err(DateFault::Unreadable) if span(&text).is_ok() => Err(DateFault::Span),
        result => result,
    }
}

/// Reads a first and a last day, or a single day, which is the last.
///
/// The last day may leave out what it shares with the first.
pub(super) fn period(text: &str) -> Result<(Option<NaiveDate>, NaiveDate), DateFault> {
    let text = plain(text)?;
    match day(&text) {
        Ok(day) => Ok((None, day)),
        Err(DateFault::Unreadable) => span(&text),
        Err(fault) => span(&text).map_err(|_| fault),
    }
}

fn plain(text: &str) -> Result<String, DateFault> {
    if text.len() > LONGEST_DATE {
        return Err(DateFault::Unreadable);
    }
    Ok(without_brackets(&folded(text)))
}

/// Reads a day in a folded text without brackets.
fn day(text: &str) -> Result<NaiveDate, DateFault> {
    let text = without_time(text);
    let text: String = text.chars().filter(|it| *it != ' ').collect();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if whole.len() == 5 && is_number(whole) && (fraction.is_empty() || is_number(fraction)) {
        return serial(whole);
    }
    if is_number(&text) {
        return compact(&text);
    }
    let (year, first, rest) = next_number(&text).ok_or(DateFault::Unreadable)?;
    let two_digits = year.len() == 2;
    if year.len() != 4 && !(two_digits && first == '年') {
        return Err(short_year(&text));
    }
    if rest.is_empty() {
        return Err(if first == '年' { DateFault::YearOnly } else { DateFault::Unreadable });
    }
    let (month, second, rest) = match next_number(rest) {
        Some(parts) => parts,
        None if is_short(rest) => return Err(DateFault::MonthOnly),
        None => return Err(DateFault::Unreadable),
    };
    if rest.is_empty() {
        let ends = if first == '年' { second == '月' } else { false };
        return Err(if ends { DateFault::MonthOnly } else { DateFault::Unreadable });
    }
    let same = if first == '年' { second == '月' } else { second == first };
    let last = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    if !same || !is_short(month) || !is_short(last) {
        return Err(DateFault::Unreadable);
    }
    if two_digits {
        return Err(DateFault::TwoDigitYear);
    }
    calendar_day(year, month, last)
}

/// The number at the start of a text, the mark behind it and what follows.
fn next_number(text: &str) -> Option<(&str, char, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit())?;
    let (number, rest) = text.split_at(end);
    let mut rest = rest.chars();
    let mark = rest.next().filter(|it| matches!(it, '-' | '/' | '.' | '年' | '月'))?;
    (!number.is_empty()).then_some((number, mark, rest.as_str()))
}

/// What is wrong with a date that does not start with four digits.
fn short_year(text: &str) -> DateFault {
    let text = text.strip_suffix(['日', '号']).unwrap_or(text);
    let numbers: Vec<&str> = text.split(['-', '/', '.', '月']).collect();
    if !numbers.iter().all(|it| is_short(it)) {
        return DateFault::Unreadable;
    }
    match numbers.len() {
        2 => DateFault::NoYear,
        3 if !text.contains('月') => DateFault::TwoDigitYear,
        _ => DateFault::Unreadable,
    }
}

fn compact(digits: &str) -> Result<NaiveDate, DateFault> {
    let (year, rest) = digits.split_at_checked(4).ok_or(DateFault::Unreadable)?;
    let plausible = year.parse().is_ok_and(|it| YEARS.contains(&it));
    match rest.len() {
        0 if plausible => Err(DateFault::YearOnly),
        2 if plausible => Err(DateFault::MonthOnly),
        2 => Err(DateFault::TwoDigitYear),
        4 => {
            let (month, day) = rest.split_at_checked(2).ok_or(DateFault::Unreadable)?;
            calendar_day(year, month, day)
        }
        _ => Err(DateFault::Unreadable),
    }
}

fn serial(digits: &str) -> Result<NaiveDate, DateFault> {
    let number = digits.parse().ok().filter(|it| SERIALS.contains(it));
    let number = number.ok_or(DateFault::Unreadable)?;
    // Spreadsheets count a 29 February 1900 that never was, hence the 30th.
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(DateFault::NoSuchDay)?;
    zero.checked_add_days(Days::new(number)).ok_or(DateFault::NoSuchDay)
}

fn calendar_day(year: &str, month: &str, day: &str) -> Result<NaiveDate, DateFault> {
    let parts = || Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
    let (year, month, day) = parts().ok_or(DateFault::Unreadable)?;
    let date = NaiveDate::from_ymd_opt(year, month, day);
    date.filter(|it| YEARS.contains(&it.year())).ok_or(DateFault::NoSuchDay)
}

/// A text without the time of day at its end.
fn without_time(text: &str) -> &str {
    if !text.contains(':') {
        return text;
    }
    let day =
        text.trim_end_matches(|it: char| it.is_ascii_digit() || matches!(it, ':' | '.' | 'z'));
    day.trim_end_matches([' ', 't', '上', '下', '午'])
}

/// Reads a first and a last day in a folded text without brackets.
fn span(text: &str) -> Result<(Option<NaiveDate>, NaiveDate), DateFault> {
    let mut fault = DateFault::Unreadable;
    for (place, mark) in text.char_indices().filter(|(_, it)| may_join(*it)) {
        let (first, rest) = text.split_at(place);
        let last = rest.trim_start_matches(mark).trim_matches(|it| it == ' ' || may_join(it));
        let first = match day(first.trim_end_matches(|it| it == ' ' || may_join(it))) {
            Ok(day) => day,
            Err(found) => {
                let telling = !matches!(found, DateFault::YearOnly | DateFault::NoSuchDay);
                fault = if telling && !last.is_empty() { fault.max(found) } else { fault };
                continue;
            }
        };
        let last = match day(last) {
            Err(found) => rest_of_day(first, last, found),
            found => found,
        };
        match last {
            Ok(last) => return Ok((Some(first), last)),
            Err(found) => fault = fault.max(found),
        }
    }
    Err(fault)
}

fn may_join(mark: char) -> bool {
    matches!(mark, '-' | '至' | '到' | '~' | '〜' | '–' | '—' | '―' | '−' | '一')
}

/// The last day of a span, with what it leaves out taken from the first: `3.5`, `3月5日`, `5日`, a time of day.
fn rest_of_day(first: NaiveDate, text: &str, fault: DateFault) -> Result<NaiveDate, DateFault> {
    let day: String = without_time(text).chars().filter(|it| *it != ' ').collect();
    if day.is_empty() && !text.is_empty() {
        return Ok(first);
    }
    let numbers = day.strip_suffix(['日', '号']).unwrap_or(&day);
    let (month, day) = match numbers.split_once(['-', '/', '.', '月']) {
        Some((month, day)) => (Some(month), day),
        None => (None, numbers),
    };
    if !is_short(day) || !month.is_none_or(is_short) {
        return Err(fault);
    }
    let month = month.map_or_else(|| Ok(first.month()), str::parse);
    let (Ok(month), Ok(day)) = (month, day.parse()) else { return Err(fault) };
    NaiveDate::from_ymd_opt(first.year(), month, day).ok_or(DateFault::NoSuchDay)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// Whether a text is a number of one or two digits.
fn is_short(text: &str) -> bool {
    text.len() <= 2 && is_number(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_in_every_common_form() {
        for text in [
            "2025-03-01",
            "2025-3-1",
            "2025/3/1",
            "2025/03/01",
            "2025.3.1",
            "2025.03.01",
            "2025年3月1日",
            "2025年03月01日",
            "2025年3月1",
            "2025 年 3 月 1 日",
            "20250301",
            "２０２５．３．１",
            "45717",
            "45717.5",
            "2025-03-01 00:00:00",
            "2025/3/1 9:30",
            "2025-03-01T00:00:00.000Z",
            "2025年3月1日（周六）",
            "2025年3月1号",
            " 2025-03-01 ",
        ] {
            assert_eq!(date(text), Ok(on("2025-03-01")), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_whole_day_is_refused_with_the_reason() {
        use DateFault::*;
        for (fault, texts) in [
            (TwoDigitYear, ["25.3.1", "25-03-01", "250301", "25年3月1日", "25/3/1"].as_slice()),
            (MonthOnly, &["2025-03", "2025.3", "2025年3月", "202503", "2025/3"]),
            (YearOnly, &["2025", "2025年"]),
            (NoYear, &["3月1日", "3.1", "3-1", "3/1"]),
            (NoSuchDay, &["2025-02-30", "2025.13.1", "20250230", "1025-03-01", "2025年2月29日"]),
            (Span, &["2025.3.1-3.5", "2025年3月1日至5日"]),
            (
                Unreadable,
                &[
                    "",
                    "三月",
                    "2025-3/1",
                    "2025.3.1、3.8",
                    "12345",
                    "123456789",
                    "3/1/2025",
                    "2025年秋",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(date(text), Err(fault), "{text}");
            }
        }
    }

    #[test]
    fn a_period_gives_its_first_and_last_day() {
        for text in [
            "2025.3.1-3.5",
            "2025年3月1日至5日",
            "2025-03-01至2025-03-05",
            "2025/3/1-2025/3/5",
            "2025.3.1—5",
            "2025.03.01-03.05",
            "20250301-20250305",
            "2025年3月1日-3月5日",
            "2025-03-01~03-05",
            "2025.3.1－3.5",
            "2025-3-1-5",
            "2025-03-01 - 2025-03-05",
            "2025年3月1日——3月5日",
            "45717-45721",
            "2025.3.1\n至2025.3.5",
            "2025年3月1日到3月5日（共5天）",
            "2025-03-01 至 03-05",
            "2025-03-01--2025-03-05",
            "2025.3.1 9:00-2025.3.5 18:00",
            "2025.3.1～2025.3.5",
        ] {
            assert_eq!(period(text), Ok((Some(on("2025-03-01")), on("2025-03-05"))), "{text}");
        }
        assert_eq!(period("2024.12.30-2025.1.2"), Ok((Some(on("2024-12-30")), on("2025-01-02"))));
        assert_eq!(
            period("2025-03-01 09:00-11:30"),
            Ok((Some(on("2025-03-01")), on("2025-03-01")))
        );
    }

    #[test]
    fn a_single_day_is_the_last() {
        assert_eq!(period("2025.3.1"), Ok((None, on("2025-03-01"))));
    }

    #[test]
    fn a_period_that_is_not_of_days_is_refused_with_the_reason() {
        use DateFault::*;
        for (fault, text) in [
            (MonthOnly, "2025年3月-5月"),
            (MonthOnly, "2025.3-5"),
            (MonthOnly, "2025.3-2025.5"),
            (MonthOnly, "2025年3月"),
            (NoYear, "3月1日-5日"),
            (NoYear, "3.1-3.5"),
            (TwoDigitYear, "25.3.1-25.3.5"),
            (NoSuchDay, "2025.2.25-2.30"),
            (Unreadable, "春季学期"),
            (Unreadable, "2025.3.1、3.8"),
            (Unreadable, "2025.3.1-"),
            (Unreadable, "-2025.3.1"),
        ] {
            assert_eq!(period(text), Err(fault), "{text}");
        }
    }
}
