//! Exact fractions of any size: no amount is too fine or too large.

use num_bigint::BigInt;
use num_rational::BigRational;
use xuefen_engine::credit::Credit;

/// An exact amount.
pub(crate) type Fraction = BigRational;

/// Nothing.
pub(crate) fn nought() -> Fraction {
    whole(0)
}

/// A whole number.
pub(crate) fn whole(number: i64) -> Fraction {
    BigRational::from_integer(BigInt::from(number))
}

/// Reads a number of a pack or a case (README §3): `30`, `2.5`, `1/3`.
pub(crate) fn read(text: &str) -> Fraction {
    let integer = |digits: &str| digits.parse::<BigInt>().expect("a pack's figure has digits only");
    if let Some((above, below)) = text.split_once('/') {
        return BigRational::new(integer(above), integer(below));
    }
    match text.split_once('.') {
        None => BigRational::from_integer(integer(text)),
        Some((before, after)) => BigRational::new(
            integer(&format!("{before}{after}")),
            integer(&format!("1{}", "0".repeat(after.len()))),
        ),
    }
}

/// A quantity that an archive states.
pub(crate) fn stated(amount: Credit) -> Fraction {
    BigRational::new(BigInt::from(amount.numerator()), BigInt::from(amount.denominator()))
}

/// What remains of one amount when another is taken away, at least nothing.
pub(crate) fn without(amount: &Fraction, other: &Fraction) -> Fraction {
    larger(amount - other, nought())
}

/// The smaller of two amounts.
pub(crate) fn smaller(one: Fraction, other: Fraction) -> Fraction {
    if other < one { other } else { one }
}

/// The larger of two amounts.
pub(crate) fn larger(one: Fraction, other: Fraction) -> Fraction {
    if other > one { other } else { one }
}

/// Cuts off after so many decimals.
pub(crate) fn cut_off(amount: &Fraction, digits: u32) -> Fraction {
    let scale = BigRational::from_integer(BigInt::from(10).pow(digits));
    (amount * &scale).floor() / scale
}

/// Rounds to so many decimals, a half upwards.
pub(crate) fn half_up(amount: &Fraction, digits: u32) -> Fraction {
    let scale = BigRational::from_integer(BigInt::from(10).pow(digits));
    let half = BigRational::new(BigInt::from(1), BigInt::from(2));
    (amount * &scale + half).floor() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_decimals_and_fractions_are_read_exactly() {
        assert_eq!(read("30"), whole(30));
        assert_eq!(read("2.05"), whole(41) / whole(20));
        assert_eq!(read("10/4"), read("2.5"));
    }

    #[test]
    fn rounding_is_upwards_from_the_half_and_cutting_off_is_downwards() {
        assert_eq!(half_up(&read("28.5"), 0), whole(29));
        assert_eq!(half_up(&read("80/3"), 2), read("26.67"));
        assert_eq!(cut_off(&read("80/3"), 2), read("26.66"));
    }
}
