//! Quantities as teachers write them: `16`, `16学时`, `80/3`, never rounded and never guessed.

use xuefen_engine::credit::{Credit, NumberError};
use xuefen_engine::vocabulary::Unit;

use super::plain::folded;

/// Why a text is not a quantity of its column's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Not written like a number.
    Unreadable,
    /// A comma or a space between digits: whether of thousands or of decimals is not certain.
    Comma,
    /// Below nought.
    Negative,
    /// A number of another unit.
    OtherUnit(Unit),
    /// More than six digits before the point.
    TooLarge,
    /// More than four decimals, or a denominator above 1,000.
    TooFine,
}

/// More bytes are no quantity.
const LONGEST_NUMBER: usize = 200;

/// What each unit is called behind a number; a name that another ends in comes after it.
const NAMES: &[(Unit, &str)] = &[
    (Unit::AcademicCredits, "academic credits"),
    (Unit::CreditHours, "credit hours"),
    (Unit::CreditHours, "credit-hours"),
    (Unit::Hours, "个学时"),
    (Unit::Hours, "学时"),
    (Unit::Hours, "个课时"),
    (Unit::Hours, "课时"),
    (Unit::Hours, "个小时"),
    (Unit::Hours, "小时"),
    (Unit::Hours, "节课"),
    (Unit::Hours, "节"),
    (Unit::Hours, "hours"),
    (Unit::Hours, "hour"),
    (Unit::Hours, "hrs"),
    (Unit::Credits, "个学分"),
    (Unit::Credits, "学分"),
    (Unit::Credits, "分"),
    (Unit::Credits, "credits"),
    (Unit::Credits, "credit"),
    (Unit::Units, "个单元"),
    (Unit::Units, "单元"),
    (Unit::Units, "个半天"),
    (Unit::Units, "units"),
    (Unit::Units, "unit"),
    (Unit::Days, "天"),
    (Unit::Days, "日"),
    (Unit::Days, "days"),
    (Unit::Days, "day"),
    (Unit::Months, "个月"),
    (Unit::Months, "月"),
    (Unit::Months, "months"),
    (Unit::Months, "month"),
    (Unit::StudyYears, "学年"),
    (Unit::Years, "年"),
    (Unit::Years, "years"),
    (Unit::Years, "year"),
    (Unit::Hours, "h"),
];

/// Reads a quantity, with or without its unit behind it.
pub(super) fn quantity(text: &str, unit: Unit) -> Result<Credit, NumberFault> {
    if text.len() > LONGEST_NUMBER {
        return Err(NumberFault::Unreadable);
    }
    let text = folded(text);
    let (number, named) = split_unit(&text);
    match named {
        Some(other) if !is_called(unit, other) && looks_numeric(number) => {
            return Err(NumberFault::OtherUnit(other));
        }
        _ => {}
    }
    let (numerator, denominator) = number.split_once('/').unwrap_or((number, ""));
    let (numerator, denominator) = (numerator.trim(), denominator.trim());
    if numerator.starts_with(['-', '−', '–'])
        && looks_numeric(numerator.trim_start_matches(['-', '−', '–']))
    {
        return Err(NumberFault::Negative);
    }
    if number.contains([',', ' ', '、', '\'', '’'])
        && looks_numeric(number)
        && denominator.is_empty()
    {
        return Err(NumberFault::Comma);
    }
    let exact = if denominator.is_empty() {
        Credit::entered(number)
    } else {
        Credit::entered(&format!("{numerator}/{denominator}"))
    };
    exact.map_err(|it| match it {
        NumberError::Unreadable => NumberFault::Unreadable,
        NumberError::TooLarge => NumberFault::TooLarge,
        NumberError::TooFine => NumberFault::TooFine,
    })
}

/// Whether a text names a unit that a quantity of this one may be written with.
pub(super) fn names_unit(text: &str, unit: Unit) -> bool {
    text.len() <= LONGEST_NUMBER
        && split_unit(&folded(text)).1.is_some_and(|it| is_called(unit, it))
}

/// Whether a text is a number and nothing else.
pub(super) fn is_bare_number(text: &str) -> bool {
    text.len() <= LONGEST_NUMBER && Credit::entered(&folded(text)).is_ok()
}

fn split_unit(folded: &str) -> (&str, Option<Unit>) {
    for (unit, name) in NAMES {
        if let Some(number) = folded.strip_suffix(name) {
            return (number.trim(), Some(*unit));
        }
    }
    (folded, None)
}

/// Credit-hours are 学时 as well, years of study are years, and credits are credits.
fn is_called(unit: Unit, named: Unit) -> bool {
    unit == named
        || matches!(
            (unit, named),
            (Unit::CreditHours, Unit::Hours)
                | (Unit::AcademicCredits, Unit::Credits)
                | (Unit::StudyYears, Unit::Years)
                | (Unit::Years, Unit::StudyYears)
        )
}

fn looks_numeric(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_digit())
        && text.chars().all(|it| it.is_ascii_digit() || ",./ '’、".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, unit: Unit, expected: Result<&str, NumberFault>) {
        let found = quantity(text, unit).map(|it| it.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn numbers_are_read_with_or_without_their_unit() {
        for text in
            ["16", "16学时", "16 学时", "１６", "16.0", "16节", "16h", "16 hours", "16课时", "32/2"]
        {
            check(text, Unit::Hours, Ok("16"));
        }
        check("16.5", Unit::Hours, Ok("16.5"));
        check("80/3", Unit::Credits, Ok("80/3"));
        check("80 / 3", Unit::Credits, Ok("80/3"));
        check("5学分", Unit::Credits, Ok("5"));
        check("6学时", Unit::CreditHours, Ok("6"));
        check("3年", Unit::StudyYears, Ok("3"));
    }

    #[test]
    fn what_is_no_exact_number_is_refused_with_the_reason() {
        use NumberFault::*;
        check("1,000", Unit::Hours, Err(Comma));
        check("1 000", Unit::Hours, Err(Comma));
        check("1，000学时", Unit::Hours, Err(Comma));
        check("16,5", Unit::Hours, Err(Comma));
        check("-3", Unit::Hours, Err(Negative));
        check("2天", Unit::Hours, Err(OtherUnit(Unit::Days)));
        check("5学分", Unit::Hours, Err(OtherUnit(Unit::Credits)));
        check("约16", Unit::Hours, Err(Unreadable));
        check("十六", Unit::Hours, Err(Unreadable));
        check("16+8", Unit::Hours, Err(Unreadable));
        check("1.6E+1", Unit::Hours, Err(Unreadable));
        check("1/0", Unit::Hours, Err(Unreadable));
        check("1 1/2", Unit::Hours, Err(Unreadable));
        check("16学时/4学分", Unit::Hours, Err(Unreadable));
        check("1000000", Unit::Hours, Err(TooLarge));
        check("0.00001", Unit::Hours, Err(TooFine));
    }
}
