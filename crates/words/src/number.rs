//! Exact amounts, readable: decimals where they end, otherwise mixed numbers; never rounded.

use xuefen_engine::Credit;
use xuefen_engine::pack::Measure;
use xuefen_engine::vocabulary::{Span, Unit};

use crate::Language;

/// Between the whole number and its fraction; the two must not part at the end of a line.
const JOINT: char = '\u{a0}';
const MINUS: char = '−';

/// An amount for the eye: `4`, `11.025`, `26⅔`, `3 2/7`.
#[must_use]
pub fn credit(amount: Credit, _: Language) -> String {
    let Some(parts) = Mixed::of(amount) else { return written(amount) };
    let Mixed { sign, whole, numerator, denominator } = parts;
    match (whole, glyph(numerator, denominator)) {
        (0, Some(glyph)) => format!("{sign}{glyph}"),
        (whole, Some(glyph)) => format!("{sign}{whole}{glyph}"),
        (0, None) => format!("{sign}{numerator}/{denominator}"),
        (whole, None) => format!("{sign}{whole}{JOINT}{numerator}/{denominator}"),
    }
}

/// An amount for the ear: `26又3分之2`, `26 and 2/3`.
#[must_use]
pub fn spoken(amount: Credit, language: Language) -> String {
    let Some(parts) = Mixed::of(amount) else { return written(amount) };
    let Mixed { sign, whole, numerator, denominator } = parts;
    match (whole, language) {
        (0, Language::Zh) => format!("{sign}{denominator}分之{numerator}"),
        (0, Language::En) => format!("{sign}{numerator}/{denominator}"),
        (whole, Language::Zh) => format!("{sign}{whole}又{denominator}分之{numerator}"),
        (whole, Language::En) => format!("{sign}{whole} and {numerator}/{denominator}"),
    }
}

/// What is measured, for a column or behind a number: 学分, `credits`.
#[must_use]
pub const fn measure(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Credits => language.pick("学分", "credits"),
        Measure::Hours => language.pick("学时", "hours"),
    }
}

/// An amount with what is measured: `4 学分`, `1 credit`.
#[must_use]
pub fn amount(amount: Credit, measured: Measure, language: Language) -> String {
    let number = credit(amount, language);
    let one = amount == Credit::whole(1) && language == Language::En;
    match measured {
        Measure::Credits if one => format!("{number} credit"),
        Measure::Hours if one => format!("{number} hour"),
        _ => format!("{number} {}", measure(measured, language)),
    }
}

/// A quantity with its unit: `16 学时`, `2 half days`.
#[must_use]
pub fn quantity(amount: Credit, unit: Unit, language: Language) -> String {
    let number = credit(amount, language);
    let one = amount == Credit::whole(1);
    let name = match unit {
        Unit::Hours => ("学时", "hour", "hours"),
        Unit::CreditHours => ("折算学时", "credit-hour", "credit-hours"),
        Unit::Units => ("个单元", "unit", "units"),
        Unit::Days => ("天", "day", "days"),
        Unit::Months => ("个月", "month", "months"),
        Unit::Credits => ("学分", "credit", "credits"),
        Unit::AcademicCredits => ("课程学分", "course credit", "course credits"),
        Unit::StudyYears => ("学年", "year of study", "years of study"),
        Unit::Years => ("年", "year", "years"),
    };
    let (zh, singular, plural) = name;
    let en = if one { singular } else { plural };
    format!("{number} {}", language.pick(zh, en))
}

/// How long something lasted: `3 个月`, `1 学期`.
pub(crate) fn duration(lasted: Credit, span: Span, language: Language) -> String {
    let number = credit(lasted, language);
    let one = lasted == Credit::whole(1);
    let (zh, singular, plural) = match span {
        Span::Semesters => ("学期", "semester", "semesters"),
        Span::Months => ("个月", "month", "months"),
        Span::Years => ("年", "year", "years"),
    };
    format!("{number} {}", language.pick(zh, if one { singular } else { plural }))
}

/// A rate as regulations put it: `1/4`, `2`, `1.5`.
#[must_use]
pub(crate) fn rate(rate: Credit) -> String {
    if rate.numerator() == 1 && rate.denominator() > 1 {
        return format!("1/{}", rate.denominator());
    }
    rate.to_string()
}

/// A share as per cent: `5%`, `16.5%`, or as a fraction where no decimal expresses it.
#[must_use]
pub(crate) fn share(times: Credit) -> String {
    let per_cent = times * Credit::whole(100);
    let per_cent = per_cent.to_string();
    if per_cent.contains('/') { rate(times) } else { format!("{per_cent}%") }
}

/// What the engine writes, with a proper minus sign.
fn written(amount: Credit) -> String {
    amount.to_string().replace('-', &MINUS.to_string())
}

/// A whole number and a fraction that no decimal can express.
struct Mixed {
    sign: &'static str,
    whole: u128,
    numerator: u128,
    denominator: u128,
}

impl Mixed {
    /// `None` where a decimal expresses it.
    fn of(amount: Credit) -> Option<Self> {
        if !amount.to_string().contains('/') {
            return None;
        }
        let denominator = amount.denominator().unsigned_abs();
        let numerator = amount.numerator().unsigned_abs();
        Some(Self {
            sign: if amount.numerator() < 0 { "−" } else { "" },
            whole: numerator.checked_div(denominator)?,
            numerator: numerator.checked_rem(denominator)?,
            denominator,
        })
    }
}

/// Fractions that every font has as one character.
fn glyph(numerator: u128, denominator: u128) -> Option<char> {
    match (numerator, denominator) {
        (1, 3) => Some('⅓'),
        (2, 3) => Some('⅔'),
        (1, 6) => Some('⅙'),
        (5, 6) => Some('⅚'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, eye: &str, zh: &str, en: &str) {
        let amount: Credit = text.parse().unwrap();
        for language in Language::ALL {
            assert_eq!(credit(amount, *language), eye);
        }
        assert_eq!(spoken(amount, Language::Zh), zh);
        assert_eq!(spoken(amount, Language::En), en);
    }

    #[test]
    fn amounts_are_exact_and_readable() {
        check("0", "0", "0", "0");
        check("4", "4", "4", "4");
        check("441/40", "11.025", "11.025", "11.025");
        check("80/3", "26⅔", "26又3分之2", "26 and 2/3");
        check("1/3", "⅓", "3分之1", "1/3");
        check("23/7", "3\u{a0}2/7", "3又7分之2", "3 and 2/7");
        check("2/7", "2/7", "7分之2", "2/7");
    }

    #[test]
    fn what_is_taken_away_has_a_minus_sign() {
        let less = Credit::ZERO - Credit::ratio(1, 3).unwrap();
        assert_eq!(credit(less, Language::Zh), "−⅓");
        let less = Credit::ZERO - Credit::ratio(1, 40).unwrap();
        assert_eq!(credit(less, Language::En), "−0.025");
    }

    #[test]
    fn one_of_something_is_singular_in_english() {
        let one = Credit::whole(1);
        assert_eq!(amount(one, Measure::Credits, Language::En), "1 credit");
        assert_eq!(amount(one + one, Measure::Hours, Language::En), "2 hours");
        assert_eq!(amount(one, Measure::Credits, Language::Zh), "1 学分");
        for unit in Unit::ALL {
            for language in Language::ALL {
                assert!(quantity(one, *unit, *language).len() > 2);
            }
        }
    }

    #[test]
    fn rates_and_shares_are_put_as_regulations_put_them() {
        let of = |a, b| Credit::ratio(a, b).unwrap();
        assert_eq!(rate(of(1, 4)), "1/4");
        assert_eq!(rate(of(3, 2)), "1.5");
        assert_eq!(rate(of(2, 1)), "2");
        assert_eq!(share(of(1, 20)), "5%");
        assert_eq!(share(of(33, 200)), "16.5%");
        assert_eq!(share(of(1, 3)), "1/3");
    }
}
