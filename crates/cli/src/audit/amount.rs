//! Writes amounts: as `Credit` shows them, but without 128-bit division where it is not needed.

use std::io::Write;

use xuefen_engine::Credit;

/// The denominators that most credits have, each with the decimals that write it.
const DECIMALS: [(u64, u64, usize); 13] = [
    (2, 10, 1),
    (4, 100, 2),
    (5, 10, 1),
    (8, 1_000, 3),
    (10, 10, 1),
    (16, 10_000, 4),
    (20, 100, 2),
    (25, 100, 2),
    (40, 1_000, 3),
    (50, 100, 2),
    (80, 10_000, 4),
    (100, 100, 2),
    (400, 10_000, 4),
];

/// Adds an amount to a text.
pub(super) fn write(amount: Credit, text: &mut Vec<u8>) {
    let small = (u32::try_from(amount.numerator()), u64::try_from(amount.denominator()));
    let (Ok(numerator), Ok(denominator)) = small else { return write_any(amount, text) };
    if denominator == 1 {
        return write_digits(numerator.into(), 1, text);
    }
    let Some((_, scale, places)) = DECIMALS.iter().find(|it| it.0 == denominator) else {
        return write_any(amount, text);
    };
    let scaled = u64::from(numerator) * (scale / denominator);
    write_digits(scaled / scale, 1, text);
    text.push(b'.');
    write_digits(scaled % scale, *places, text);
}

/// Adds a number with at least so many digits.
fn write_digits(mut number: u64, places: usize, text: &mut Vec<u8>) {
    let start = text.len();
    while number > 0 || text.len() < start + places {
        text.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
        number /= 10;
    }
    text.get_mut(start..).unwrap_or_default().reverse();
}

fn write_any(amount: Credit, text: &mut Vec<u8>) {
    // Writing into memory cannot fail.
    write!(text, "{amount}").ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_everywhere() {
        let denominators = [1, 2, 3, 4, 5, 6, 7, 8, 16, 20, 25, 32, 40, 80, 100, 400, 1_000];
        for denominator in denominators {
            for numerator in (-3..500).chain([99_999, 5_000_000_001]) {
                let amount = Credit::ratio(numerator, denominator).unwrap();
                let mut text = Vec::new();
                write(amount, &mut text);
                assert_eq!(String::from_utf8(text).unwrap(), amount.to_string());
            }
        }
    }
}
