//! Shares: a part of the whole that has to lie in a range.

use super::book::Book;
use super::offset::Draw;
use super::require::{Reached, asked, held_in, rounded};
use super::{Bound, OpenFact, RequirementResult, Standing};
use crate::credit::Credit;
use crate::pack::{Measure, Scope, Share, Window};
use crate::trace::Span;

/// What every share reached: its lower end and its upper end, each for itself.
pub(super) fn reckon(book: &Book<'_>, drawn: &[Draw<'_>]) -> Vec<Reached> {
    let mut reached = Vec::new();
    for rule in book.terms.rules(|it| &it.shares) {
        let scope = Scope { categories: Some(rule.categories.clone()), ..Scope::default() };
        let held = held_in(book, &scope, Window::Cycle, None, drawn);
        let whole = whole(book, rule);
        let open = open(book);
        let ends = [(Bound::ShareAtLeast, rule.at_least), (Bound::ShareAtMost, rule.at_most)];
        for (bound, part) in ends {
            let Some(part) = part else { continue };
            let required = whole * part;
            let kept = match bound {
                Bound::ShareAtMost => held <= required,
                _ => held >= required,
            };
            // Every answer may add to the part, and to the whole where that is what was earned.
            let is_certain =
                !rule.moves_with_records(book) && kept == (bound == Bound::ShareAtLeast);
            let standing = match kept {
                _ if bound == Bound::ShareAtLeast && required.is_zero() => Standing::Exempt,
                _ if !open.is_empty() && !is_certain => Standing::Undetermined,
                true => Standing::Met,
                false => Standing::Short,
            };
            let undetermined = standing == Standing::Undetermined;
            reached.push(RequirementResult {
                id: rule.id.clone(),
                span: Span::Cycle,
                bound,
                measure: Measure::Credits,
                force: rule.force,
                required,
                waived: Credit::ZERO,
                recognised: held,
                projected: held,
                missing_after_plans: Credit::ZERO,
                standing,
                open: if undetermined { open.clone() } else { Vec::new() },
                article: rule.rule,
            });
        }
    }
    reached
}

impl Share {
    /// Whether the whole is what was earned.
    fn moves_with_records(&self, book: &Book<'_>) -> bool {
        self.of_earned || book.terms.required_total().is_none()
    }
}

/// The whole that a share is a part of; what was earned where nobody states what is required.
fn whole(book: &Book<'_>, rule: &Share) -> Credit {
    let required = book.terms.required_total().filter(|_| !rule.of_earned);
    let earned = || rounded(book, held_in(book, &Scope::default(), Window::Cycle, None, &[]));
    required.unwrap_or_else(earned)
}

/// What is open about any record.
fn open(book: &Book<'_>) -> Vec<OpenFact> {
    let entries = book.entries.iter().filter(|it| it.is_in_cycle);
    let open = entries.filter_map(|it| Some((it.source.id(), it.open.as_ref()?)));
    open.flat_map(|(id, it)| asked(Some(id.clone()), &it.facts)).collect()
}
