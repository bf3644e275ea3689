//! Offsets: surplus above one category's minimum fills others up to theirs.

use super::Moved;
use super::book::Book;
use super::require::held;
use super::waiver::Lowered;
use crate::credit::Credit;
use crate::pack::{CategoryId, Measure, Offset, Scope};

/// An amount moved between two categories in a span.
pub(super) struct Draw<'a> {
    pub(super) rule: &'a Offset,
    pub(super) from: CategoryId,
    pub(super) to: CategoryId,
    /// The year in which it was moved; `None` for the cycle.
    pub(super) year: Option<i32>,
    pub(super) amount: Credit,
}

impl Draw<'_> {
    /// The move with names instead of indices.
    pub(super) fn named(&self, book: &Book<'_>) -> Moved {
        let path = |id| book.pack.categories.get(id).map(|it| it.path.clone()).unwrap_or_default();
        Moved {
            from: path(self.from),
            to: path(self.to),
            span: book.span(self.rule.window, self.year.unwrap_or(0)),
            amount: self.amount,
            article: self.rule.rule,
        }
    }
}

/// Draws on the surplus of every offset's source, target by target.
pub(super) fn draw<'a>(book: &Book<'a>, lowered: &[Lowered<'_>]) -> Vec<Draw<'a>> {
    let mut drawn: Vec<Draw<'a>> = Vec::new();
    for rule in &book.pack.rules.offsets {
        let sources = || lowered.iter().filter(|it| is_of(it, rule, rule.from));
        // Surplus lies above every minimum of the source.
        let is_highest = |it: &&Lowered<'_>| {
            sources().all(|other| other.year != it.year || other.required <= it.required)
        };
        for source in sources().filter(is_highest) {
            let mut surplus = held(book, source, &drawn).less(source.required);
            for to in rule.to.iter().copied() {
                let target =
                    lowered.iter().find(|it| is_of(it, rule, to) && it.year == source.year);
                let need =
                    target.map_or(Credit::ZERO, |it| it.required.less(held(book, it, &drawn)));
                let amount = surplus.min(need);
                if amount.is_positive() {
                    surplus -= amount;
                    drawn.push(Draw { rule, from: rule.from, to, year: source.year, amount });
                }
            }
        }
    }
    drawn
}

/// Whether a minimum is the one of exactly this category, in the offset's window.
fn is_of(it: &Lowered<'_>, rule: &Offset, category: CategoryId) -> bool {
    it.minimum.window == rule.window
        && it.minimum.measure == Measure::Credits
        && it.minimum.when.is_empty()
        && matches!(&it.minimum.scope, Scope::Categories(ids) if ids.len() == 1 && ids.contains(&category))
}
