//! What a record gains or loses under another pack, and what all of them lose together.

use crate::credit::Credit;
use crate::pack::Measure;

/// What counts, in what it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How much.
    pub credit: Credit,
    /// Credits or hours.
    pub measure: Measure,
}

/// What becomes of an amount under another pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Less counts, by this much.
    Less(Amount),
    /// Something counts under both, in another measure: no difference can be told.
    Other,
    /// More counts, by this much.
    More(Amount),
    /// As much counts.
    Same,
}

impl Gap {
    /// What lies between what counts here and what counts there.
    #[must_use]
    pub fn between(here: Amount, there: Amount) -> Self {
        let nothing = (here.credit.is_zero(), there.credit.is_zero());
        let is_same_measure = here.measure == there.measure;
        match nothing {
            (true, true) => Self::Same,
            // Nothing is nothing in any measure.
            (false, true) => Self::Less(here),
            (true, false) => Self::More(there),
            (false, false) if !is_same_measure => Self::Other,
            (false, false) if there.credit < here.credit => {
                Self::Less(Amount { credit: here.credit - there.credit, ..here })
            }
            (false, false) if here.credit < there.credit => {
                Self::More(Amount { credit: there.credit - here.credit, ..there })
            }
            (false, false) => Self::Same,
        }
    }

    /// Where it stands among others: the greatest loss first, what cannot be told, the greatest
    /// gain, what stays.
    #[must_use]
    pub fn rank(&self) -> (u8, Credit) {
        match self {
            Self::Less(by) => (0, Credit::ZERO - by.credit),
            Self::Other => (1, Credit::ZERO),
            Self::More(by) => (2, Credit::ZERO - by.credit),
            Self::Same => (3, Credit::ZERO),
        }
    }
}

/// What records lose and gain together, credits and hours apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// Lost credits, then lost hours.
    pub lost: [Credit; 2],
    /// Gained credits, then gained hours.
    pub gained: [Credit; 2],
}

impl Losses {
    /// What gaps amount to together.
    #[must_use]
    pub fn of(gaps: impl IntoIterator<Item = Gap>) -> Self {
        let mut all = Self::default();
        for gap in gaps {
            match gap {
                Gap::Less(by) => add(&mut all.lost, by),
                Gap::More(by) => add(&mut all.gained, by),
                Gap::Other | Gap::Same => {}
            }
        }
        all
    }
}

fn add(sums: &mut [Credit; 2], by: Amount) {
    let [credits, hours] = sums;
    match by.measure {
        Measure::Credits => *credits += by.credit,
        Measure::Hours => *hours += by.credit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credits(credit: i64) -> Amount {
        Amount { credit: Credit::whole(credit), measure: Measure::Credits }
    }

    fn hours(credit: i64) -> Amount {
        Amount { credit: Credit::whole(credit), measure: Measure::Hours }
    }

    #[test]
    fn credits_and_hours_are_told_apart_unless_nothing_counts() {
        assert_eq!(Gap::between(credits(5), credits(3)), Gap::Less(credits(2)));
        assert_eq!(Gap::between(credits(3), credits(5)), Gap::More(credits(2)));
        assert_eq!(Gap::between(credits(3), credits(3)), Gap::Same);
        assert_eq!(Gap::between(credits(3), hours(3)), Gap::Other);
        assert_eq!(Gap::between(credits(3), hours(0)), Gap::Less(credits(3)));
        assert_eq!(Gap::between(credits(0), hours(3)), Gap::More(hours(3)));
        assert_eq!(Gap::between(credits(0), hours(0)), Gap::Same);
    }

    #[test]
    fn the_greatest_loss_stands_first() {
        let mut gaps = [Gap::Same, Gap::More(credits(1)), Gap::Less(credits(1)), Gap::Other];
        gaps.sort_by_key(Gap::rank);
        assert_eq!(gaps, [Gap::Less(credits(1)), Gap::Other, Gap::More(credits(1)), Gap::Same]);
        assert!(Gap::Less(credits(9)).rank() < Gap::Less(credits(2)).rank());
    }

    #[test]
    fn losses_are_added_up_by_measure() {
        let all = [Gap::Less(credits(2)), Gap::Less(hours(8)), Gap::Less(credits(1)), Gap::Other];
        let losses = Losses::of(all.into_iter().chain([Gap::More(credits(4))]));
        assert_eq!(losses.lost, [Credit::whole(3), Credit::whole(8)]);
        assert_eq!(losses.gained, [Credit::whole(4), Credit::ZERO]);
    }
}
