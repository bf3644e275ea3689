//! Shares: a part of the whole that has to lie in a range.

use super::count::Count;
use super::offset::Draw;
use super::open::Question;
use super::require::Reached;
use super::{Bound, Standing};
use crate::credit::Credit;
use crate::pack::{Share, Window};

/// How far an end of a share is kept: its part of the whole at least, or at most.
pub(super) fn reckon(
    count: &Count<'_>,
    rule: &Share,
    bound: Bound,
    part: Credit,
    drawn: &[Draw<'_>],
) -> Reached {
    let grains = count.held(Some(&rule.categories), Window::Cycle, None, drawn);
    let held = count.grain.amount(grains);
    let stated = count.book.terms.required_total().filter(|_| !rule.of_earned);
    // What was earned, where nobody states what is required.
    let earned = || count.grain.amount(count.total(Window::Cycle, None));
    let required = stated.unwrap_or_else(earned) * part;
    let kept = match bound {
        Bound::ShareAtMost => held <= required,
        _ => held >= required,
    };
    // Every answer may add to the part, and to the whole where that is what was earned.
    let is_certain = stated.is_some() && kept == (bound == Bound::ShareAtLeast);
    let mut open = open(count);
    let standing = match kept {
        _ if bound == Bound::ShareAtLeast && required.is_zero() => Standing::Exempt,
        _ if !open.is_empty() && !is_certain => Standing::Undetermined,
        true => Standing::Met,
        false => Standing::Short,
    };
    if standing != Standing::Undetermined {
        open.clear();
    }
    Reached { required, waived: Credit::ZERO, held: grains, standing, open }
}

/// What is open about any record.
fn open(count: &Count<'_>) -> Vec<Question> {
    let entries = count.book.entries.iter().enumerate().filter(|(_, it)| it.is_in_cycle);
    let open = entries.filter(|(i, _)| count.open(*i).is_some());
    open.map(|(i, _)| Question::all_about(i)).collect()
}
