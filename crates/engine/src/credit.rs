//! The exact amount: credits, hours and rates as reduced fractions, never rounded.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub, SubAssign};
use std::str::FromStr;

/// An exact amount of credit, hours or any other quantity.
///
/// Three hours to one credit make thirds, five per cent of a quarter make
/// eightieths; nothing here is ever rounded.
///
/// Invariant: reduced, and the denominator is positive. Amounts that come from
/// an [`Archive`](crate::archive::Archive) and a [`Pack`](crate::pack::Pack)
/// share a bounded common denominator (see [`LIMIT`]), so that no sum overflows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Credit {
    numerator: i128,
    denominator: i128,
}

// The app is built without overflow checks here, for the bytes of the first load: what could leave
// 128 bits says so (`strict_…`). Sums of grains cannot (`assess/grain.rs`).

/// The largest common denominator that all quantities of one archive, or all
/// figures of one pack, may need together.
pub const LIMIT: i128 = 1_000_000_000;

/// Why a text is not an exact number, or not one that may be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Not an integer, a decimal or a fraction.
    Unreadable,
    /// More than six digits before the point.
    TooLarge,
    /// More than four decimals, or a denominator above 1,000.
    TooFine,
}

impl Credit {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// A whole number of credits.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self { numerator: number as i128, denominator: 1 }
    }

    /// The fraction `numerator / denominator`, reduced; `None` if the denominator is not positive.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator > 0).then(|| Self::reduced(i128::from(numerator), i128::from(denominator)))
    }

    /// Reads a number as a teacher or a pack may write it: at most six digits
    /// before the point, and four decimals or a denominator up to 1,000.
    ///
    /// # Errors
    /// [`NumberError`] says what is wrong with the text.
    pub fn entered(text: &str) -> Result<Self, NumberError> {
        let credit = text.parse::<Self>()?;
        if credit.numerator / credit.denominator > 999_999 {
            return Err(NumberError::TooLarge);
        }
        let decimal = 10_000 % credit.denominator == 0;
        if !decimal && credit.denominator > 1_000 {
            return Err(NumberError::TooFine);
        }
        Ok(credit)
    }

    fn reduced(numerator: i128, denominator: i128) -> Self {
        // Most amounts are small; dividing 128-bit numbers is slow.
        if let (Ok(small), Ok(of)) = (i64::try_from(numerator), i64::try_from(denominator)) {
            let divisor = small_gcd(small.unsigned_abs(), of.unsigned_abs());
            if let Ok(divisor @ 2..) = i64::try_from(divisor) {
                return Self {
                    numerator: i128::from(small / divisor),
                    denominator: i128::from(of / divisor),
                };
            }
            return Self { numerator, denominator };
        }
        match gcd(numerator, denominator) {
            0 | 1 => Self { numerator, denominator },
            divisor => Self { numerator: numerator / divisor, denominator: denominator / divisor },
        }
    }

    /// The two parts, where both are small enough for products of them to fit 64 bits.
    fn small(self) -> Option<(i64, i64)> {
        let part = |it: i128| i32::try_from(it).ok().map(i64::from);
        part(self.numerator).zip(part(self.denominator))
    }

    /// So many grains of which so many are a credit.
    pub(crate) fn of_grains(grains: i128, in_a_credit: i128) -> Self {
        Self::reduced(grains, in_a_credit)
    }

    /// What a denominator is to be multiplied with to hold another one as well.
    pub(crate) fn common_factor(denominator: i128, other: i128) -> i128 {
        other / gcd(denominator, other).max(1)
    }

    /// The denominator of the reduced fraction.
    #[must_use]
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The numerator of the reduced fraction.
    #[must_use]
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether there is something.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.numerator > 0
    }

    /// What remains when `other` is taken away, at least nothing.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        if other >= self { Self::ZERO } else { self - other }
    }

    /// How often `other` is contained in the amount; `None` if it is nothing, or if the answer
    /// would be finer than amounts may be.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let upside_down = Self { numerator: other.denominator, denominator: other.numerator };
        let quotient = other.is_positive().then(|| self * upside_down)?;
        (quotient.denominator <= LIMIT).then_some(quotient)
    }

    /// The smaller of two amounts.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// The larger of two amounts.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if other > self { other } else { self }
    }

    /// How much of a whole this is, in thousandths, cut off; at most all of it. For bars, not for sums.
    #[must_use]
    pub fn per_mille_of(self, whole: Self) -> u16 {
        if self >= whole {
            return 1_000;
        }
        let share =
            self.numerator.checked_mul(whole.denominator).and_then(|it| it.checked_mul(1_000));
        let unit = self.denominator.checked_mul(whole.numerator).filter(|it| *it > 0);
        // Amounts too fine to multiply are drawn as nothing; no sum depends on a bar.
        let thousandths = share.zip(unit).map_or(0, |(share, unit)| share / unit);
        u16::try_from(thousandths).unwrap_or(0).min(1_000)
    }

    /// The largest whole number not above the amount (for completed years, full semesters).
    #[must_use]
    pub fn floor(self) -> Self {
        self.floor_to(0)
    }

    /// The amount cut off after `digits` decimals.
    #[must_use]
    pub fn floor_to(self, digits: u8) -> Self {
        let scale = 10_i128.pow(u32::from(digits.min(6)));
        Self::reduced(self.numerator.strict_mul(scale).div_euclid(self.denominator), scale)
    }

    /// The amount rounded to `digits` decimals, a half upwards.
    #[must_use]
    pub fn half_up_to(self, digits: u8) -> Self {
        let scale = 10_i128.pow(u32::from(digits.min(6)));
        let doubled = self.numerator.strict_mul(scale * 2).strict_add(self.denominator);
        Self::reduced(doubled.div_euclid(self.denominator * 2), scale)
    }
}

/// The least common multiple of two denominators, or `None` above [`LIMIT`].
#[must_use]
pub fn common_denominator(left: i128, right: i128) -> Option<i128> {
    let multiple = left / gcd(left, right).max(1) * right;
    (multiple <= LIMIT).then_some(multiple)
}

fn gcd(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left.unsigned_abs(), right.unsigned_abs());
    while right != 0 {
        if let (Ok(left), Ok(right)) = (u64::try_from(left), u64::try_from(right)) {
            return i128::from(small_gcd(left, right));
        }
        (left, right) = (right, left % right);
    }
    i128::try_from(left).unwrap_or(1)
}

fn small_gcd(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

impl Default for Credit {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for Credit {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        if self.denominator == other.denominator {
            let sum = self.numerator.strict_add(other.numerator);
            if self.denominator == 1 {
                return Self { numerator: sum, denominator: 1 };
            }
            return Self::reduced(sum, self.denominator);
        }
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return Self::reduced(i128::from(a * d) + i128::from(c * b), i128::from(b * d));
        }
        let shared = gcd(self.denominator, other.denominator);
        let (mine, theirs) = (other.denominator / shared, self.denominator / shared);
        let sum = self.numerator.strict_mul(mine).strict_add(other.numerator.strict_mul(theirs));
        Self::reduced(sum, self.denominator.strict_mul(mine))
    }
}

impl Sub for Credit {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + Self { numerator: -other.numerator, denominator: other.denominator }
    }
}

impl Mul for Credit {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return Self::reduced(i128::from(a * c), i128::from(b * d));
        }
        // Reducing crosswise first keeps the products small.
        let first = gcd(self.numerator, other.denominator).max(1);
        let second = gcd(other.numerator, self.denominator).max(1);
        Self {
            numerator: (self.numerator / first).strict_mul(other.numerator / second),
            denominator: (self.denominator / second).strict_mul(other.denominator / first),
        }
    }
}

impl AddAssign for Credit {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Credit {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Credit {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::add)
    }
}

impl Ord for Credit {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return (a * d).cmp(&(c * b));
        }
        let shared = gcd(self.denominator, other.denominator);
        let mine = self.numerator.strict_mul(other.denominator / shared);
        mine.cmp(&other.numerator.strict_mul(self.denominator / shared))
    }
}

impl PartialOrd for Credit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Reads any exact number of up to eighteen digits: `30`, `2.5`, `80/3`.
impl FromStr for Credit {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        if let Some((numerator, denominator)) = text.split_once('/') {
            let (numerator, denominator) = (digits(numerator)?, digits(denominator)?);
            if denominator == 0 {
                return Err(NumberError::Unreadable);
            }
            return Ok(Self::reduced(numerator, denominator));
        }
        let Some((whole, decimals)) = text.split_once('.') else {
            return Ok(Self { numerator: digits(text)?, denominator: 1 });
        };
        if whole.len() + decimals.len() > 18 {
            return Err(NumberError::TooFine);
        }
        let scale = 10_i128.pow(u32::try_from(decimals.len()).unwrap_or(18));
        Ok(Self::reduced(digits(whole)? * scale + digits(decimals)?, scale))
    }
}

fn digits(text: &str) -> Result<i128, NumberError> {
    if text.is_empty() || !text.bytes().all(|it| it.is_ascii_digit()) {
        return Err(NumberError::Unreadable);
    }
    if text.len() > 18 {
        return Err(NumberError::TooLarge);
    }
    text.parse().map_err(|_| NumberError::Unreadable)
}

/// Writes an integer, a decimal where it ends, otherwise a fraction.
impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            return write!(f, "{}", self.numerator);
        }
        let Some((scale, places)) = decimal_scale(self.denominator) else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let scaled = self.numerator.unsigned_abs() * (scale / self.denominator).unsigned_abs();
        let (whole, rest) = (scaled / scale.unsigned_abs(), scaled % scale.unsigned_abs());
        let sign = if self.numerator < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}.{rest:0places$}")
    }
}

/// The power of ten that a denominator divides, and its number of places.
fn decimal_scale(denominator: i128) -> Option<(i128, usize)> {
    let mut scale = 1_i128;
    for places in 0..=18 {
        if scale % denominator == 0 {
            return Some((scale, places));
        }
        scale *= 10;
    }
    None
}

impl fmt::Debug for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> Credit {
        text.parse().unwrap()
    }

    #[test]
    fn thirds_add_up_to_a_whole() {
        assert_eq!(credit("80/3") + credit("10/3"), Credit::whole(30));
    }

    #[test]
    fn a_number_is_written_as_it_is_read_when_it_is_reduced() {
        for text in ["0", "30", "2.5", "11.025", "80/3", "0.0001", "1/7"] {
            assert_eq!(credit(text).to_string(), text);
        }
        assert_eq!(credit("4/8").to_string(), "0.5");
        assert_eq!(credit("1.50").to_string(), "1.5");
    }

    #[test]
    fn what_is_no_exact_number_is_refused() {
        for text in ["", " 1", "-1", "+1", "1.", ".5", "1e3", "1/0", "1/-2", "1,5", "1.2.3", "/3"] {
            assert_eq!(text.parse::<Credit>(), Err(NumberError::Unreadable), "{text}");
        }
    }

    #[test]
    fn entry_is_limited_to_six_digits_and_four_decimals() {
        assert_eq!(Credit::entered("999999"), Ok(Credit::whole(999_999)));
        assert_eq!(Credit::entered("1000000"), Err(NumberError::TooLarge));
        assert_eq!(Credit::entered("0.0001"), Ok(credit("0.0001")));
        assert_eq!(Credit::entered("0.00001"), Err(NumberError::TooFine));
        assert_eq!(Credit::entered("1/1000"), Ok(credit("1/1000")));
        assert_eq!(Credit::entered("1/1001"), Err(NumberError::TooFine));
    }

    #[test]
    fn rounding_is_upwards_from_the_half() {
        assert_eq!(credit("28.8").half_up_to(0), Credit::whole(29));
        assert_eq!(credit("28.5").half_up_to(0), Credit::whole(29));
        assert_eq!(credit("28.49").half_up_to(0), Credit::whole(28));
        assert_eq!(credit("80/3").half_up_to(2), credit("26.67"));
        assert_eq!(credit("80/3").floor_to(2), credit("26.66"));
        assert_eq!(credit("1.99").floor(), Credit::whole(1));
    }

    #[test]
    fn amounts_compare_by_value() {
        assert!(credit("80/3") > credit("26.66"));
        assert!(credit("80/3") < credit("26.67"));
        assert_eq!(credit("7").less(credit("9")), Credit::ZERO);
    }
}
