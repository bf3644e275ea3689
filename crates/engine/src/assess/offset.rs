//! Offsets: surplus above one category's minimum fills others up to theirs.

use super::Moved;
use super::book::Book;
use super::count::Count;
use super::require::{Open, held, open_in};
use super::waiver::{Lowered, due_spans};
use crate::credit::Credit;
use crate::pack::{CategoryId, Offset, Target};
use crate::sorted::Set;

/// An amount moved between two categories in a span.
pub(super) struct Draw<'a> {
    pub(super) rule: &'a Offset,
    pub(super) from: CategoryId,
    pub(super) to: CategoryId,
    /// The year in which it was moved; `None` for the cycle.
    pub(super) year: Option<i32>,
    /// What arrives.
    pub(super) amount: Credit,
    /// What of the surplus it takes.
    pub(super) taken: Credit,
}

impl Draw<'_> {
    /// The move with names instead of indices.
    pub(super) fn named(&self, book: &Book<'_>) -> Moved {
        let categories = &book.terms.pack.categories;
        let path = |id| categories.get(id).map(|it| it.path.clone()).unwrap_or_default();
        Moved {
            from: path(self.from),
            to: path(self.to),
            span: book.terms.span(self.rule.window, self.year.unwrap_or(0)),
            amount: self.amount,
            article: self.rule.rule,
        }
    }
}

/// Draws on the surplus of every offset's source, target by target.
pub(super) fn draw<'a>(count: &Count<'a>, lowered: &[&Lowered<'_>]) -> Vec<Draw<'a>> {
    let mut drawn: Vec<Draw<'a>> = Vec::new();
    for rule in count.book.terms.rules(|it| &it.offsets) {
        for year in due_spans(count, rule.window) {
            for target in &rule.to {
                let surplus = surplus(count, lowered, rule, year, &drawn);
                let (from, to) = (rule.from, target.category);
                let need = need(count, lowered, rule, target, year, &drawn);
                let need = target.at_most.map_or(need, |most| need.min(most));
                let amount = (surplus * rule.ratio).min(need);
                if amount.is_positive() {
                    // All of the surplus, where dividing would be finer than amounts may be.
                    let taken = amount.divided_by(rule.ratio).unwrap_or(surplus).min(surplus);
                    drawn.push(Draw { rule, from, to, year, amount, taken });
                }
            }
        }
    }
    drawn
}

/// What the source holds above the highest of its own minima; without one, all that it holds.
fn surplus(
    count: &Count<'_>,
    lowered: &[&Lowered<'_>],
    rule: &Offset,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    let inside = |id| count.book.terms.pack.categories.is_inside(id, rule.from);
    // What came from elsewhere is no surplus of its own.
    let arrived = drawn.iter().filter(|it| it.rule.window == rule.window && it.year == year);
    let arrived = arrived.filter(|it| inside(it.to) && !inside(it.from)).map(|it| it.amount);
    let has = held_in(count, rule, rule.from, year, drawn);
    let own = has.less(arrived.sum()).less(kept_back(lowered, rule, year));
    // What a category around it has given away already, it cannot give again.
    let around = count.book.terms.pack.categories.outward(rule.from).skip(1);
    let left = |id| held_in(count, rule, id, year, drawn);
    around.map(left).fold(own, Credit::min)
}

/// What a category holds in a span of a rule, after what was moved.
fn held_in(
    count: &Count<'_>,
    rule: &Offset,
    category: CategoryId,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    count.held(Some(&Set::from([category])), rule.window, year, drawn)
}

/// The highest of the source's own minima in a span.
fn kept_back(lowered: &[&Lowered<'_>], rule: &Offset, year: Option<i32>) -> Credit {
    let own = lowered.iter().filter(|it| is_of(it, rule, rule.from) && it.year == year);
    own.map(|it| it.left.required).fold(Credit::ZERO, Credit::max)
}

/// What a target still takes.
fn need(
    count: &Count<'_>,
    lowered: &[&Lowered<'_>],
    rule: &Offset,
    target: &Target,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    if let Some(up_to) = target.up_to {
        return up_to.less(held_in(count, rule, target.category, year, drawn));
    }
    // Its own minimum, the highest of several.
    let minima = lowered.iter().filter(|it| is_of(it, rule, target.category) && it.year == year);
    let needs = minima.map(|it| it.left.required.less(held(count, it, drawn)));
    needs.fold(Credit::ZERO, Credit::max)
}

/// What open questions could bring to a minimum through an offset, beyond what it brings now:
/// more surplus at the source, or less need of the targets that are served before.
pub(super) fn could_bring(
    count: &Count<'_>,
    all: &[&Lowered<'_>],
    rule: &Offset,
    minimum: &Lowered<'_>,
    drawn: &[Draw<'_>],
) -> Open {
    let scope = &minimum.minimum.scope;
    let inside = |id| count.book.terms.is_inside(Some(id), scope.categories.as_ref());
    let takes_moves = minimum.minimum.window == rule.window && minimum.minimum.takes_moves();
    let serves = |it: &Target| takes_moves && inside(it.category) && !inside(rule.from);
    let Some(place) = rule.to.iter().position(serves) else { return Open::nothing() };
    let year = minimum.year;
    let in_span =
        |category| all.iter().filter(move |it| is_of(it, rule, category) && it.year == year);
    // What the source has above its minimum goes to the targets that are served before first.
    let before = rule.to.iter().take(place);
    let served_before: Vec<&Lowered<'_>> =
        before.clone().flat_map(|it| in_span(it.category)).copied().collect();
    let needs: Credit = before.map(|it| need(count, all, rule, it, year, &[])).sum();
    let source: Vec<&Lowered<'_>> = in_span(rule.from).take(1).copied().collect();
    let open = open_in(count, &[served_before, source].concat());
    let brought: Credit = drawn
        .iter()
        .filter(|it| it.rule.rule == rule.rule && it.year == minimum.year)
        .filter(|it| rule.to.iter().any(|target| target.category == it.to && serves(target)))
        .map(|it| it.amount)
        .sum();
    let has = held_in(count, rule, rule.from, year, &[]);
    let kept_back = kept_back(all, rule, year);
    let most = open.most.map(|it| {
        let surplus = (has + it).less(kept_back);
        (surplus * rule.ratio).less(needs).less(brought)
    });
    if most == Some(Credit::ZERO) { Open::nothing() } else { Open { most, ..open } }
}

/// Whether a minimum is the one of exactly this category, in the offset's window.
fn is_of(it: &Lowered<'_>, rule: &Offset, category: CategoryId) -> bool {
    let minimum = it.minimum;
    minimum.window == rule.window
        && minimum.is_plain()
        && minimum.scope.category() == Some(category)
}
