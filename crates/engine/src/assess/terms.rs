//! The terms of one assessment: the pack as it is for this teacher.

use chrono::NaiveDate;

use crate::archive::{Record, Teacher};
use crate::condition::{Truth, When};
use crate::credit::Credit;
use crate::pack::{CategoryId, Force, Maximum, Pack, RuleId, Ruled, Rules, Window};
use crate::sorted::Set;
use crate::trace::Span;

/// A pack and a teacher, without the rules that are for others.
pub(super) struct Terms<'a> {
    pub(super) pack: &'a Pack,
    pub(super) teacher: &'a Teacher,
    pub(super) as_of: NaiveDate,
    /// The rules that are for other teachers.
    for_others: Vec<RuleId>,
}

impl<'a> Terms<'a> {
    /// The terms of a teacher.
    pub(super) fn new(pack: &'a Pack, teacher: &'a Teacher, as_of: NaiveDate) -> Self {
        let others = pack.rules.audiences.iter().filter(|(_, whose)| !whose.holds(teacher));
        let for_others = others.map(|(rule, _)| *rule).collect();
        Self { pack, teacher, as_of, for_others }
    }

    /// The rules of a kind that are for this teacher, in the order of the pack.
    pub(super) fn rules<T: Ruled + 'a>(
        &self,
        kind: impl FnOnce(&'a Rules) -> &'a Vec<T>,
    ) -> impl Iterator<Item = &'a T> + Clone {
        let (rules, for_others) = (kind(&self.pack.rules).iter(), &self.for_others);
        rules.filter(move |it| !for_others.contains(&it.rule()))
    }

    /// Whether a condition holds for a record.
    pub(super) fn test(&self, when: &When, record: &Record) -> Truth {
        when.test(record, self.teacher)
    }

    /// The year of a window's calendar in which a date lies; the cycle has one window.
    pub(super) fn year_in(&self, window: Window, date: NaiveDate) -> Option<i32> {
        match window {
            Window::Cycle => Some(0),
            Window::Year(index) => self.pack.rules.calendars.get(index)?.calendar.year_of(date),
        }
    }

    /// The span that a window's year stands for.
    pub(super) fn span(&self, window: Window, year: i32) -> Span {
        match window {
            Window::Cycle => Span::Cycle,
            Window::Year(index) => {
                let calendar = self.pack.rules.calendars.get(index);
                let calendar = calendar.map(|it| it.name.clone()).unwrap_or_default();
                Span::Year { calendar, year }
            }
        }
    }

    /// Whether a category is one of these or a part of one; everything is inside where none is named.
    pub(super) fn is_inside(
        &self,
        category: Option<CategoryId>,
        outer: Option<&Set<CategoryId>>,
    ) -> bool {
        let Some(outer) = outer else { return true };
        let tree = &self.pack.categories;
        category.is_some_and(|id| outer.iter().any(|it| tree.is_inside(id, *it)))
    }

    /// The rule that is named where no other speaks.
    pub(super) fn scope_rule(&self) -> RuleId {
        self.pack.rules.scope.unwrap_or(RuleId(0))
    }

    /// The total that is required of the teacher in the cycle: by the pack, else as the teacher states.
    pub(super) fn required_total(&self) -> Option<Credit> {
        let owed = self.rules(|it| &it.minima);
        let owed = owed.filter(|it| it.is_cycle_total() && it.force != Force::Consequence);
        let by_pack = owed.map(|it| super::waiver::left(self, it, None).required);
        by_pack.reduce(Credit::max).or(self.teacher.required_total)
    }

    /// How much a cap leaves; `None` where nobody knows the whole that it is a part of.
    pub(super) fn maximum(&self, maximum: Maximum) -> Option<Credit> {
        match maximum {
            Maximum::Amount(amount) => Some(amount),
            Maximum::Share(part) => self.required_total().map(|it| it * part),
        }
    }
}
