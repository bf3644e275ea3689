//! Offsets: surplus above one category's minimum fills others up to theirs.

use super::Moved;
use super::book::Book;
use super::require::{Open, held, open_in};
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
        for source in lowered.iter().filter(|it| is_source(lowered, rule, it)) {
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

/// What open questions could bring to a minimum through an offset, beyond what it brings now:
/// more surplus at the source, or less need of the targets that are served before.
pub(super) fn could_bring(
    book: &Book<'_>,
    all: &[Lowered<'_>],
    rule: &Offset,
    minimum: &Lowered<'_>,
    drawn: &[Draw<'_>],
) -> Open {
    let in_span = |category| {
        all.iter().filter(move |it| is_of(it, rule, category) && it.year == minimum.year)
    };
    let Some(place) = rule.to.iter().position(|it| is_of(minimum, rule, *it)) else {
        return Open::nothing();
    };
    let source = in_span(rule.from).find(|it| is_source(all, rule, it));
    let Some(source) = source else { return Open::nothing() };
    // What the source has above its minimum goes to the targets that are served before first.
    let served_before = rule.to.iter().take(place).flat_map(|it| in_span(*it));
    let served_before: Vec<&Lowered<'_>> = served_before.collect();
    let needs: Credit = served_before.iter().map(|it| it.required.less(held(book, it, &[]))).sum();
    let open = open_in(book, &[&served_before[..], &[source]].concat());
    let brought: Credit = drawn
        .iter()
        .filter(|it| it.rule.rule == rule.rule && it.year == minimum.year)
        .filter(|it| is_of(minimum, rule, it.to))
        .map(|it| it.amount)
        .sum();
    let has = held(book, source, &[]);
    let most = open.most.map(|it| (has + it).less(source.required + needs).less(brought));
    if most == Some(Credit::ZERO) { Open::nothing() } else { Open { most, ..open } }
}

/// Whether a minimum is the one above which the offset draws: no other of the source is higher.
fn is_source(all: &[Lowered<'_>], rule: &Offset, it: &Lowered<'_>) -> bool {
    let mut others = all.iter().filter(|other| is_of(other, rule, rule.from));
    is_of(it, rule, rule.from)
        && others.all(|other| other.year != it.year || other.required <= it.required)
}

/// Whether a minimum is the one of exactly this category, in the offset's window.
fn is_of(it: &Lowered<'_>, rule: &Offset, category: CategoryId) -> bool {
    it.minimum.window == rule.window
        && it.minimum.measure == Measure::Credits
        && it.minimum.when.is_empty()
        && matches!(&it.minimum.scope, Scope::Categories(ids) if ids.len() == 1 && ids.contains(&category))
}
