//! What is not wrong in a pack but should be looked at.

use super::{Pack, Window};
use crate::credit::Credit;
use crate::diagnostic::{Code, Diagnostic, Pointer};

/// Adds warnings about a pack.
pub(super) fn lint(pack: &Pack, problems: &mut Vec<Diagnostic>) {
    unreachable_rates(pack, problems);
    minima_of_parts(pack, problems);
}

/// A rate behind one of the same quantity whose conditions all stand in it too is never reached.
fn unreachable_rates(pack: &Pack, problems: &mut Vec<Diagnostic>) {
    let rates = &pack.rules.rates;
    for (i, later) in rates.iter().enumerate() {
        let earlier = rates.iter().take(i).find(|earlier| {
            earlier.unit == later.unit && earlier.when.0.iter().all(|it| later.when.0.contains(it))
        });
        if let Some(earlier) = earlier {
            let name = |rule| pack.article(rule).map_or("", |it| it.id.as_str());
            let at = Pointer::root().member("rules").element(later.rule.0);
            let args = [name(later.rule), name(earlier.rule)];
            problems.push(Diagnostic::warning(Code::UnreachableRate, &at, &args));
        }
    }
}

/// The minima of a category's parts should not add up to more than its own.
fn minima_of_parts(pack: &Pack, problems: &mut Vec<Diagnostic>) {
    let minimum_of = |id| {
        pack.rules.minima.iter().find(|it| {
            it.window == Window::Cycle && it.is_plain() && it.scope.category() == Some(id)
        })
    };
    for (id, category) in pack.categories.iter() {
        let Some(whole) = minimum_of(id) else { continue };
        let parts = pack.categories.parts(id).filter_map(minimum_of);
        let parts: Credit = parts.map(|it| it.at_least).sum();
        if parts > whole.at_least {
            let at = Pointer::root().member("rules").element(whole.rule.0);
            let (figure, sum) = (whole.at_least.to_string(), parts.to_string());
            let args = [category.path.as_str(), &figure, &sum];
            problems.push(Diagnostic::warning(Code::MinimaDoNotFit, &at, &args));
        }
    }
}
