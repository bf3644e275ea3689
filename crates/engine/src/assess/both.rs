//! Both ways of counting, side by side.

use super::book::{Book, Way};
use super::require::{Asked, Reached};
use super::{Bound, Reckoned, Standing, missing, reckon};
use crate::credit::Credit;

/// A book reckoned in both ways.
pub(super) struct Ways<'a> {
    book: &'a Book<'a>,
    pub(super) recognised: Reckoned<'a>,
    /// `None`: nothing is planned, so that it is the same.
    pub(super) projected: Option<Reckoned<'a>>,
}

/// A requirement in both ways of counting.
pub(super) struct Both {
    /// As it stands with what is done; what is only owed once plans are carried out is not owed yet.
    pub(super) of: Reached,
    /// What is reached with what is done.
    pub(super) recognised: Credit,
    /// What is reached with planned and enrolled records too.
    pub(super) projected: Credit,
    /// What is required then, and how it stands; `None`: it is not due then.
    pub(super) after_plans: Option<(Credit, Standing)>,
}

impl Both {
    /// What is missing once plans are carried out.
    pub(super) fn missing_after_plans(&self, bound: Bound) -> Credit {
        let after = self.after_plans;
        after.map_or(Credit::ZERO, |(required, it)| missing(bound, it, required, self.projected))
    }
}

impl<'a> Ways<'a> {
    /// Reckons in both ways; `traced`: with why.
    pub(super) fn of(book: &'a Book<'a>, traced: bool) -> Self {
        let has_plans = book.entries.iter().any(|it| it.way() == Some(Way::Projected));
        Self {
            book,
            recognised: reckon(book, Way::Recognised, traced),
            projected: has_plans.then(|| reckon(book, Way::Projected, traced)),
        }
    }

    /// Every requirement that is due in one of them, in the order of the pack.
    pub(super) fn requirements(mut self) -> impl Iterator<Item = (&'a Asked<'a>, Both)> {
        let done = std::mem::take(&mut self.recognised.reached);
        let each = self.book.asked.iter().zip(done).enumerate();
        each.filter_map(move |(i, (asked, done))| Some((asked, self.both(i, done)?)))
    }

    fn both(&self, index: usize, done: Option<Reached>) -> Option<Both> {
        let amount = |of: &Reckoned<'_>, it: &Reached| of.count.grain.amount(it.held);
        let Some(projected) = &self.projected else {
            let of = done?;
            let held = amount(&self.recognised, &of);
            let after_plans = Some((of.required, of.standing));
            return Some(Both { of, recognised: held, projected: held, after_plans });
        };
        let expected = projected.reached.get(index).and_then(Option::as_ref);
        let of = match (done, expected) {
            (Some(done), _) => done,
            (None, Some(it)) => Reached {
                required: Credit::ZERO,
                waived: it.waived,
                held: 0,
                standing: Standing::Exempt,
                open: Vec::new(),
            },
            (None, None) => return None,
        };
        let recognised = amount(&self.recognised, &of);
        // Most plans leave most requirements as they are.
        let is_same = projected.count.grain == self.recognised.count.grain;
        let changed = expected.filter(|it| !is_same || it.held != of.held);
        Some(Both {
            of,
            recognised,
            projected: changed.map_or(recognised, |it| amount(projected, it)),
            after_plans: expected.map(|it| (it.required, it.standing)),
        })
    }
}
