//! Offsets: surplus above one category's minimum fills others up to theirs.

use super::Moved;
use super::book::Book;
use super::require::{Open, held, held_in, open_in};
use super::waiver::Lowered;
use crate::credit::Credit;
use crate::pack::{CategoryId, Offset, Scope, Target};
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
pub(super) fn draw<'a>(book: &Book<'a>, lowered: &[Lowered<'_>]) -> Vec<Draw<'a>> {
    let mut drawn: Vec<Draw<'a>> = Vec::new();
    for rule in book.terms.rules(|it| &it.offsets) {
        for source in lowered.iter().filter(|it| is_source(lowered, rule, it)) {
            let mut surplus = held(book, source, &drawn).less(source.required);
            for target in &rule.to {
                let (from, to, year) = (rule.from, target.category, source.year);
                let need = need(book, lowered, rule, target, year, &drawn);
                let need = target.at_most.map_or(need, |most| need.min(most));
                let amount = (surplus * rule.ratio).min(need);
                if amount.is_positive() {
                    // All of the surplus, where dividing would be finer than amounts may be.
                    let taken = amount.divided_by(rule.ratio).unwrap_or(surplus).min(surplus);
                    surplus -= taken;
                    drawn.push(Draw { rule, from, to, year, amount, taken });
                }
            }
        }
    }
    drawn
}

/// What a target still takes.
fn need(
    book: &Book<'_>,
    lowered: &[Lowered<'_>],
    rule: &Offset,
    target: &Target,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    if let Some(up_to) = target.up_to {
        let categories = Some(Set::from([target.category]));
        let scope = Scope { categories, ..Scope::default() };
        return up_to.less(held_in(book, &scope, rule.window, year, drawn));
    }
    let minimum = lowered.iter().find(|it| is_of(it, rule, target.category) && it.year == year);
    minimum.map_or(Credit::ZERO, |it| it.required.less(held(book, it, drawn)))
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
    let scope = &minimum.minimum.scope;
    let inside = |id| book.terms.is_inside(Some(id), scope.categories.as_ref());
    let takes_moves = minimum.minimum.window == rule.window && minimum.minimum.takes_moves();
    let serves = |it: &Target| takes_moves && inside(it.category) && !inside(rule.from);
    let Some(place) = rule.to.iter().position(serves) else { return Open::nothing() };
    let in_span = |category| {
        all.iter().filter(move |it| is_of(it, rule, category) && it.year == minimum.year)
    };
    let source = in_span(rule.from).find(|it| is_source(all, rule, it));
    let Some(source) = source else { return Open::nothing() };
    // What the source has above its minimum goes to the targets that are served before first.
    let before = rule.to.iter().take(place);
    let served_before: Vec<&Lowered<'_>> =
        before.clone().flat_map(|it| in_span(it.category)).collect();
    let needs: Credit = before.map(|it| need(book, all, rule, it, minimum.year, &[])).sum();
    let open = open_in(book, &[&served_before[..], &[source]].concat());
    let brought: Credit = drawn
        .iter()
        .filter(|it| it.rule.rule == rule.rule && it.year == minimum.year)
        .filter(|it| rule.to.iter().any(|target| target.category == it.to && serves(target)))
        .map(|it| it.amount)
        .sum();
    let has = held(book, source, &[]);
    let most = open.most.map(|it| {
        let surplus = (has + it).less(source.required);
        (surplus * rule.ratio).less(needs).less(brought)
    });
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
    let minimum = it.minimum;
    minimum.window == rule.window
        && minimum.is_plain()
        && minimum.scope.category() == Some(category)
}
