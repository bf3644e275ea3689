//! Which requirements of two packs measure the same thing.

use super::rules::are_related;
use crate::assess::RequirementResult;
use crate::calendar::Calendar;
use crate::pack::{Minimum, Pack, RuleId, Share, Window};
use crate::sorted::Set;
use crate::trace::Span;

/// Whether two requirements measure the same thing: the same span, in the same measure, of the
/// same records.
///
/// Packs that have nothing to do with each other agree on totals and induction only: what one
/// calls compulsory is not what another does.
#[must_use]
pub fn is_same_requirement(
    here: (&Pack, &RequirementResult),
    there: (&Pack, &RequirementResult),
) -> bool {
    let ((a, one), (b, other)) = (here, there);
    one.measure == other.measure
        && one.bound == other.bound
        && a.counts_hours() == b.counts_hours()
        && is_same_span((a, &one.span), (b, &other.span))
        && is_same_scope((a, one.article), (b, other.article))
}

fn is_same_span(here: (&Pack, &Span), there: (&Pack, &Span)) -> bool {
    let ((a, one), (b, other)) = (here, there);
    match (one, other) {
        (Span::Cycle, Span::Cycle) => {
            a.cycle() == b.cycle() && a.years_of_cycle() == b.years_of_cycle()
        }
        (Span::Year { calendar: one, year }, Span::Year { calendar: other, year: other_year }) => {
            year == other_year && calendar(a, one) == calendar(b, other)
        }
        (Span::Induction, Span::Induction) => true,
        (Span::ServiceYear(one), Span::ServiceYear(other)) => one == other,
        _ => false,
    }
}

fn calendar<'a>(pack: &'a Pack, name: &str) -> Option<&'a Calendar> {
    pack.rules.calendars.iter().find(|it| it.name == name).map(|it| &it.calendar)
}

fn is_same_scope(here: (&Pack, RuleId), there: (&Pack, RuleId)) -> bool {
    let ((a, one), (b, other)) = (here, there);
    let rules = (&a.rules, &b.rules);
    if let (Some(one), Some(other)) = (
        rules.0.minima.iter().find(|it| it.rule == one),
        rules.1.minima.iter().find(|it| it.rule == other),
    ) {
        return is_same_minimum((a, one), (b, other));
    }
    if let (Some(one), Some(other)) = (
        rules.0.shares.iter().find(|it| it.rule == one),
        rules.1.shares.iter().find(|it| it.rule == other),
    ) {
        return is_same_share((a, one), (b, other));
    }
    let induction = |pack: &Pack, rule| {
        pack.rules.inductions.iter().find(|it| it.rule == rule).map(|it| it.calendar_years)
    };
    let (one, other) = (induction(a, one), induction(b, other));
    one.is_some() && one == other
}

fn is_same_minimum(here: (&Pack, &Minimum), there: (&Pack, &Minimum)) -> bool {
    let ((a, one), (b, other)) = (here, there);
    let is_total = |it: &Minimum| it.scope.is_total() && it.when.is_empty();
    let is_yearly = |it: &Minimum| matches!(it.window, Window::Year(_));
    if one.single != other.single || is_yearly(one) != is_yearly(other) {
        return false;
    }
    if is_total(one) || is_total(other) {
        return is_total(one) && is_total(other);
    }
    are_related(a, b)
        && one.id == other.id
        && one.when == other.when
        && one.scope.tag == other.scope.tag
        && one.scope.course == other.scope.course
        && one.scope.categories.as_ref().map(|it| paths(a, it))
            == other.scope.categories.as_ref().map(|it| paths(b, it))
}

fn is_same_share(here: (&Pack, &Share), there: (&Pack, &Share)) -> bool {
    let ((a, one), (b, other)) = (here, there);
    are_related(a, b)
        && one.id == other.id
        && one.of_earned == other.of_earned
        && paths(a, &one.categories) == paths(b, &other.categories)
}

/// Categories by their paths: their numbers are each pack's own.
fn paths<'a>(pack: &'a Pack, categories: &Set<crate::pack::CategoryId>) -> Set<&'a str> {
    let found = categories.iter().filter_map(|it| pack.categories.get(*it));
    found.map(|it| it.path.as_str()).collect()
}
