//! Offsets: surplus above one category's minimum fills others up to theirs.

use super::Moved;
use super::book::Book;
use super::count::Count;
use super::open::{Open, open_in};
use super::require::held;
use super::waiver::{Lowered, has_begun, spans};
use crate::credit::Credit;
use crate::pack::{CategoryId, Offset, Target};

/// An offset, with the minima that it concerns by their place among [`Book::lowered`].
pub(super) struct LaidOffset<'a> {
    pub(super) rule: &'a Offset,
    /// The years of its window that are checked; `None` for the cycle.
    years: Vec<Option<i32>>,
    /// The source's own.
    source: Vec<usize>,
    /// Each target's own.
    targets: Vec<LaidTarget<'a>>,
}

struct LaidTarget<'a> {
    rule: &'a Target,
    minima: Vec<usize>,
}

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

/// Lays out every offset.
pub(super) fn lay_out<'a>(book: &Book<'a>) -> Vec<LaidOffset<'a>> {
    let laid = book.terms.rules(|it| &it.offsets).map(|rule| {
        let own = |category| {
            let minima = book.lowered.iter().enumerate();
            minima.filter(|(_, it)| is_of(it, rule, category)).map(|(i, _)| i).collect()
        };
        let target = |it: &'a Target| LaidTarget { rule: it, minima: own(it.category) };
        LaidOffset {
            rule,
            years: spans(book, rule.window),
            source: own(rule.from),
            targets: rule.to.iter().map(target).collect(),
        }
    });
    laid.collect()
}

/// Whether a minimum is the one of exactly this category, in the offset's window.
fn is_of(it: &Lowered<'_>, rule: &Offset, category: CategoryId) -> bool {
    let minimum = it.minimum;
    minimum.window == rule.window
        && minimum.is_plain()
        && minimum.scope.category() == Some(category)
}

/// Those of some minima that are due in a span.
fn in_span<'a>(
    count: &Count<'a>,
    minima: &[usize],
    year: Option<i32>,
) -> impl Iterator<Item = &'a Lowered<'a>> {
    let (book, way) = (count.book, minima.iter());
    way.filter_map(|it| book.lowered.get(*it)).filter(move |it| it.year == year && it.is_due(count))
}

/// Draws on the surplus of every offset's source, target by target.
pub(super) fn draw<'a>(count: &mut Count<'a>) -> Vec<Draw<'a>> {
    let mut drawn: Vec<Draw<'a>> = Vec::new();
    let book = count.book;
    for offset in &book.offsets {
        let rule = offset.rule;
        for year in offset.years.iter().copied() {
            if !has_begun(count, year) {
                continue;
            }
            for target in &offset.targets {
                let need = takes(count, rule, target, year, &drawn);
                if !need.is_positive() {
                    continue;
                }
                let surplus = surplus(count, offset, year, &drawn);
                let amount = (surplus * rule.ratio).min(need);
                if amount.is_positive() {
                    // All of the surplus, where dividing would be finer than amounts may be.
                    let taken = amount.divided_by(rule.ratio).unwrap_or(surplus).min(surplus);
                    count.refine(amount);
                    count.refine(taken);
                    let (from, to) = (rule.from, target.rule.category);
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
    offset: &LaidOffset<'_>,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    let (rule, tree) = (offset.rule, &count.book.terms.pack.categories);
    let inside = |id| tree.is_inside(id, rule.from);
    // What came from elsewhere is no surplus of its own.
    let arrived = drawn.iter().filter(|it| it.rule.window == rule.window && it.year == year);
    let arrived = arrived.filter(|it| inside(it.to) && !inside(it.from)).map(|it| it.amount);
    let has = held_in(count, rule, rule.from, year, drawn);
    let own = has.less(arrived.sum()).less(kept_back(count, offset, year));
    // What a category around it has given away already, it cannot give again.
    let around = tree.outward(rule.from).skip(1);
    around.map(|id| held_in(count, rule, id, year, drawn)).fold(own, Credit::min)
}

/// What a category holds in a span of a rule, after what was moved.
fn held_in(
    count: &Count<'_>,
    rule: &Offset,
    category: CategoryId,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    count.grain.amount(count.held_in(category, rule.window, year, drawn))
}

/// The highest of the source's own minima in a span.
fn kept_back(count: &Count<'_>, offset: &LaidOffset<'_>, year: Option<i32>) -> Credit {
    let own = in_span(count, &offset.source, year);
    own.map(|it| it.left.required).fold(Credit::ZERO, Credit::max)
}

/// What a target still takes in one go.
fn takes(
    count: &Count<'_>,
    rule: &Offset,
    target: &LaidTarget<'_>,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    let need = need(count, rule, target, year, drawn);
    target.rule.at_most.map_or(need, |most| need.min(most))
}

/// What a target lacks.
fn need(
    count: &Count<'_>,
    rule: &Offset,
    target: &LaidTarget<'_>,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    if let Some(up_to) = target.rule.up_to {
        return up_to.less(held_in(count, rule, target.rule.category, year, drawn));
    }
    // Its own minimum, the highest of several.
    let needs = in_span(count, &target.minima, year)
        .map(|it| it.left.required.less(count.grain.amount(held(count, it, drawn))));
    needs.fold(Credit::ZERO, Credit::max)
}

/// What open questions could bring to a minimum through an offset, beyond what it brings now:
/// more surplus at the source, or less need of the targets that are served before.
pub(super) fn could_bring(
    count: &Count<'_>,
    offset: &LaidOffset<'_>,
    minimum: &Lowered<'_>,
    drawn: &[Draw<'_>],
) -> Open {
    let rule = offset.rule;
    if minimum.minimum.window != rule.window || !minimum.minimum.takes_moves() {
        return Open::nothing();
    }
    let scope = &minimum.minimum.scope;
    let inside = |id| count.book.terms.is_inside(Some(id), scope.categories.as_ref());
    let serves = |it: &Target| inside(it.category) && !inside(rule.from);
    let Some(place) = rule.to.iter().position(serves) else { return Open::nothing() };
    let year = minimum.year;
    // What the source has above its minimum goes to the targets that are served before first.
    let before = offset.targets.iter().take(place);
    let minima = before.clone().flat_map(|it| in_span(count, &it.minima, year));
    let minima: Vec<_> = minima.chain(in_span(count, &offset.source, year).take(1)).collect();
    let open = open_in(count, &minima);
    if open.most == Some(Credit::ZERO) {
        return Open::nothing();
    }
    let taken_before: Credit = before.map(|it| takes(count, rule, it, year, &[])).sum();
    let serving = offset.targets.iter().filter(|it| serves(it.rule));
    let taken: Credit = serving.map(|it| takes(count, rule, it, year, &[])).sum();
    let brought: Credit = drawn
        .iter()
        .filter(|it| it.rule.rule == rule.rule && it.year == year)
        .filter(|it| rule.to.iter().any(|target| target.category == it.to && serves(target)))
        .map(|it| it.amount)
        .sum();
    let has = held_in(count, rule, rule.from, year, &[]);
    let kept_back = kept_back(count, offset, year);
    // However much more the source may have, the targets take only so much.
    let most = open.most.map_or(taken, |it| {
        let surplus = (has + it).less(kept_back);
        (surplus * rule.ratio).less(taken_before).min(taken)
    });
    let most = most.less(brought);
    if most.is_zero() { Open::nothing() } else { Open { most: Some(most), ..open } }
}
