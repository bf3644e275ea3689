//! Grains: the fraction of a credit in which every amount of a book is a whole number.
//!
//! Thirds and eighths together are twenty-fourths. Sums over many records are
//! sums of whole numbers then; what comes out is the same exact amount.

use crate::credit::Credit;

/// How many grains a credit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grain(i128);

/// The most grains that a credit may have: amounts of all the records that a book may hold still
/// fit. What is finer than that is cut off; no regulation and no entry comes near it.
const FINEST: i128 = 1_000_000_000_000_000_000;

impl Grain {
    /// Whole credits.
    pub(super) const WHOLE: Self = Self(1);

    /// The finest that makes all of these whole numbers.
    pub(super) fn of_all(amounts: impl Iterator<Item = Credit>) -> Self {
        amounts.fold(Self::WHOLE, |grain, it| grain.finer(grain.factor_for(it)))
    }

    /// How many times as many grains there have to be for an amount to be a whole number of them.
    pub(super) fn factor_for(self, amount: Credit) -> i128 {
        if amount.denominator() == 1 {
            return 1;
        }
        let factor = Credit::common_factor(self.0, amount.denominator());
        let within = self.0.checked_mul(factor).is_some_and(|it| it <= FINEST);
        if within { factor } else { 1 }
    }

    /// So many times as many grains.
    pub(super) fn finer(self, factor: i128) -> Self {
        Self(self.0.strict_mul(factor))
    }

    /// An amount in grains.
    pub(super) fn of(self, amount: Credit) -> i128 {
        let (number, denominator) = (amount.numerator(), amount.denominator());
        if denominator == 1 {
            return number.strict_mul(self.0);
        }
        if self.0 % denominator == 0 {
            return number.strict_mul(self.0 / denominator);
        }
        let rest = (number % denominator).checked_mul(self.0).map_or(0, |it| it / denominator);
        (number / denominator).strict_mul(self.0) + rest
    }

    /// Whether an amount is a whole number of grains.
    pub(super) fn holds(self, amount: Credit) -> bool {
        self.0 % amount.denominator() == 0
    }

    /// The amount of so many grains.
    pub(super) fn amount(self, grains: i128) -> Credit {
        Credit::of_grains(grains, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> Credit {
        text.parse().unwrap()
    }

    #[test]
    fn every_amount_of_a_book_is_a_whole_number_of_grains() {
        let amounts = ["1/3", "0.125", "7", "2.5"].map(credit);
        let grain = Grain::of_all(amounts.into_iter());
        assert_eq!(grain, Grain(24));
        assert_eq!(amounts.map(|it| grain.of(it)), [8, 3, 168, 60]);
        for amount in amounts {
            assert_eq!(grain.amount(grain.of(amount)), amount);
        }
    }

    #[test]
    fn what_is_finer_than_the_finest_grain_is_cut_off() {
        let primes = [999_983, 999_979, 999_961, 999_959];
        let amounts = primes.map(|it| Credit::ratio(1, it).unwrap());
        let grain = Grain::of_all(amounts.into_iter());
        assert_eq!(grain, Grain(999_983 * 999_979 * 999_961));
        assert_eq!(grain.amount(grain.of(amounts[2])), amounts[2]);
        let cut = grain.amount(grain.of(amounts[3]));
        assert!(cut < amounts[3] && amounts[3] - cut <= grain.amount(1));
    }
}
