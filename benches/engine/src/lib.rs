//! The job that the benchmarks of rules give to every engine, done by ours.
//!
//! The job: the archive of a teacher under the Khorgos plan, at the end of its cycle. [`answer`]
//! writes what is asked: the total and of every requirement what is recognised, what is missing
//! and how it stands. Amounts are whole numbers of [`GRAINS`] to a credit, so that engines without
//! fractions can be exact too.

use chrono::NaiveDate;
use xuefen_engine::assess::{Balance, Standing};
use xuefen_engine::trace::Span;
use xuefen_engine::{Archive, Credit, Pack};
use xuefen_exchange::batch::read_line;

pub mod sample;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

/// The policy of the job.
pub const POLICY: &str = "khorgos-2024-2028";

/// How many parts of a credit there are: hours go at 4 and 5 to a credit, rewards in twentieths.
pub const GRAINS: i64 = 400;

/// The pack of the job.
///
/// # Panics
/// Where the shipped pack is broken, which its tests would say.
#[must_use]
#[expect(clippy::expect_used, reason = "a benchmark without its pack has nothing to measure")]
pub fn pack() -> Pack {
    let text = xuefen_packs::text(POLICY).expect("the pack is shipped");
    Pack::parse(text).expect("the shipped pack can be read")
}

/// The day of the job: the last of the cycle, when every year is due.
#[must_use]
pub fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2028, 12, 31).unwrap_or_default()
}

/// Reads an archive as it is written on one line.
///
/// # Errors
/// What is wrong with it.
pub fn archive(text: &str) -> Result<Archive, String> {
    read_line(text).map(|it| it.archive).map_err(|problems| format!("{problems:?}"))
}

/// The answer as whole numbers: the total, then of each requirement what is recognised, what is
/// missing and its standing.
#[must_use]
pub fn answer(balance: &Balance<'_>) -> Vec<i32> {
    let mut answer = Vec::with_capacity(1 + balance.requirements.len() * 3);
    answer.push(grains(balance.recognised));
    for it in &balance.requirements {
        answer.extend([grains(it.recognised), grains(it.missing()), code(it.standing)]);
    }
    answer
}

/// The answer as JSON, with names.
#[must_use]
pub fn told(balance: &Balance<'_>) -> String {
    let mut text = String::with_capacity(4_096);
    text.push_str("{\"total\":");
    number(grains(balance.recognised), &mut text);
    text.push_str(",\"requirements\":[");
    for (nth, it) in balance.requirements.iter().enumerate() {
        text.push_str(if nth > 0 { ",{\"id\":\"" } else { "{\"id\":\"" });
        text.push_str(it.id);
        if let Span::Year { year, .. } = it.span {
            text.push('@');
            number(*year, &mut text);
        }
        text.push_str("\",\"recognised\":");
        number(grains(it.recognised), &mut text);
        text.push_str(",\"missing\":");
        number(grains(it.missing()), &mut text);
        let is_met = it.standing == Standing::Met;
        let standing = if is_met { ",\"standing\":\"met\"}" } else { ",\"standing\":\"short\"}" };
        text.push_str(standing);
    }
    text.push_str("]}");
    text
}

/// An amount in grains; where it is no whole number of them, one that no engine answers.
fn grains(amount: Credit) -> i32 {
    let parts = (i64::try_from(amount.numerator()), i64::try_from(amount.denominator()));
    let (Ok(numerator), Ok(denominator)) = parts else { return i32::MIN };
    match GRAINS % denominator {
        0 => i32::try_from(numerator * (GRAINS / denominator)).unwrap_or(i32::MIN),
        _ => i32::MIN,
    }
}

/// Adds a whole number.
fn number(number: i32, text: &mut String) {
    let mut rest = number.unsigned_abs();
    let mut digits = [b'0'; 10];
    let mut length = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        length += 1;
        if rest == 0 {
            break;
        }
    }
    text.push_str(if number < 0 { "-" } else { "" });
    text.extend(digits.iter().skip(10 - length).map(|it| char::from(*it)));
}

fn code(standing: Standing) -> i32 {
    match standing {
        Standing::Met => 1,
        Standing::Short => 0,
        Standing::Exempt => 2,
        Standing::Undetermined => 3,
    }
}
