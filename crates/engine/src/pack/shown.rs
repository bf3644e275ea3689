//! What a pack's figures are, for those who show them: rates, bonuses, caps, what is required.
//!
//! Only what is in force under the readings chosen, in the order of the pack.

use super::rules::{Addition, Cycle, Maximum, Measure, Rate, Window};
use super::{CategoryId, Dates, Pack, RuleId};
use crate::archive::Teacher;
use crate::condition::{When, Whose};
use crate::credit::Credit;
use crate::sorted::Set;
use crate::vocabulary::{EventKind, Span, Unit};

/// What a unit of a quantity is worth.
#[derive(Clone, Copy, Debug)]
pub struct ShownRate<'a> {
    /// The rule.
    pub rule: RuleId,
    /// Of which records.
    pub when: &'a When,
    /// The unit; `None`: each record counts once.
    pub unit: Option<Unit>,
    /// Credits for one of them.
    pub rate: Credit,
    /// The most of the quantity that counts.
    pub at_most: Option<Credit>,
    /// Whether only whole units count.
    pub whole: bool,
    /// Whether bonuses are added.
    pub bonuses: bool,
}

/// What is added to a base.
#[derive(Clone, Copy, Debug)]
pub struct ShownBonus<'a> {
    /// The rule.
    pub rule: RuleId,
    /// To which records.
    pub when: &'a When,
    /// How much: credits, or so many times the base.
    pub add: ShownAddition,
}

/// How much a bonus adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownAddition {
    /// So many credits.
    Fixed(Credit),
    /// So many times the base.
    OfBase(Credit),
}

/// In which span something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownWindow<'a> {
    /// The whole cycle.
    Cycle,
    /// Each year of the calendar of this name.
    Year(&'a str),
}

/// At most so much.
#[derive(Clone, Copy, Debug)]
pub struct ShownCap<'a> {
    /// The rule.
    pub rule: RuleId,
    /// Of these categories together; `None`: of everything.
    pub categories: Option<&'a Set<CategoryId>>,
    /// Of which records.
    pub when: &'a When,
    /// In which span.
    pub window: ShownWindow<'a>,
    /// How much, or which part of the required total.
    pub maximum: ShownMaximum,
    /// Credits or hours.
    pub measure: Measure,
}

/// How much a cap leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownMaximum {
    /// So much.
    Amount(Credit),
    /// This part of the total that is required of the teacher.
    Share(Credit),
}

/// At least so much.
#[derive(Clone, Copy, Debug)]
pub struct ShownRequirement<'a> {
    /// The rule.
    pub rule: RuleId,
    /// The requirement's id.
    pub id: &'a str,
    /// For which teachers; `None`: for all.
    pub audience: Option<&'a Whose>,
    /// Of these categories together; `None`: of everything, or of something else than categories.
    pub categories: Option<&'a Set<CategoryId>>,
    /// How much.
    pub amount: ShownAmount,
    /// In which span; `None`: the time of induction.
    pub window: Option<ShownWindow<'a>>,
    /// The years of induction, where it is that and they are counted.
    pub induction_years: Option<u8>,
    /// Credits or hours.
    pub measure: Measure,
}

/// How much is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownAmount {
    /// At least so much.
    AtLeast(Credit),
    /// So much in one single record.
    InOne(Credit),
    /// A course that must be taken, worth so much.
    Course(Credit),
    /// A part of the whole, from and to, of what was earned or of what is required.
    Share {
        /// The lower end.
        from: Option<Credit>,
        /// The upper end.
        to: Option<Credit>,
        /// Whether the whole is what was earned.
        of_earned: bool,
    },
}

/// Credit for what happens to a teacher.
#[derive(Clone, Copy, Debug)]
pub struct ShownGrant {
    /// The rule.
    pub rule: RuleId,
    /// What happens.
    pub event: EventKind,
    /// The unit of its duration that is counted; `None`: the amount is given once.
    pub per: Option<Span>,
    /// Whether only whole units count.
    pub whole: bool,
    /// The most units that count.
    pub at_most: Option<Credit>,
    /// Credits for one.
    pub credits: Credit,
}

impl Pack {
    /// What quantities are worth; the first whose condition holds decides.
    pub fn shown_rates(&self) -> impl Iterator<Item = ShownRate<'_>> {
        self.rules.rates.iter().map(|it| ShownRate {
            rule: it.rule,
            when: &it.when,
            unit: it.unit,
            rate: it.rate,
            at_most: it.at_most,
            whole: it.whole,
            bonuses: it.bonuses,
        })
    }

    /// What is added to a base.
    pub fn shown_bonuses(&self) -> impl Iterator<Item = ShownBonus<'_>> {
        self.rules.bonuses.iter().map(|it| ShownBonus {
            rule: it.rule,
            when: &it.when,
            add: match it.add {
                Addition::Fixed(amount) => ShownAddition::Fixed(amount),
                Addition::OfBase(times) => ShownAddition::OfBase(times),
            },
        })
    }

    /// What counts at most.
    pub fn shown_caps(&self) -> impl Iterator<Item = ShownCap<'_>> {
        self.rules.caps.iter().map(|it| ShownCap {
            rule: it.rule,
            categories: it.categories.as_ref(),
            when: &it.when,
            window: self.shown_window(it.window),
            maximum: match it.maximum {
                Maximum::Amount(amount) => ShownMaximum::Amount(amount),
                Maximum::Share(part) => ShownMaximum::Share(part),
            },
            measure: it.measure,
        })
    }

    /// What is required at least: minima, courses, shares and induction, in the order of the pack.
    #[must_use]
    pub fn shown_requirements(&self) -> Vec<ShownRequirement<'_>> {
        let minima = self.rules.minima.iter().map(|it| ShownRequirement {
            rule: it.rule,
            id: &it.id,
            audience: self.audience(it.rule),
            categories: it.scope.categories.as_ref(),
            amount: match (&it.scope.course, it.single) {
                (Some(_), _) => ShownAmount::Course(it.at_least),
                (None, true) => ShownAmount::InOne(it.at_least),
                (None, false) => ShownAmount::AtLeast(it.at_least),
            },
            window: Some(self.shown_window(it.window)),
            induction_years: None,
            measure: it.measure,
        });
        let shares = self.rules.shares.iter().map(|it| ShownRequirement {
            rule: it.rule,
            id: &it.id,
            audience: self.audience(it.rule),
            categories: Some(&it.categories),
            amount: ShownAmount::Share {
                from: it.at_least,
                to: it.at_most,
                of_earned: it.of_earned,
            },
            window: Some(ShownWindow::Cycle),
            induction_years: None,
            measure: Measure::Credits,
        });
        let inductions = self.rules.inductions.iter().map(|it| ShownRequirement {
            rule: it.rule,
            id: &it.id,
            audience: self.audience(it.rule),
            categories: None,
            amount: ShownAmount::AtLeast(it.at_least),
            window: None,
            induction_years: it.years,
            measure: it.measure,
        });
        let mut all: Vec<_> = minima.chain(shares).chain(inductions).collect();
        all.sort_by_key(|it| it.rule);
        all
    }

    /// The credit that events give.
    pub fn shown_grants(&self) -> impl Iterator<Item = ShownGrant> {
        self.rules.grants.iter().map(|it| ShownGrant {
            rule: it.rule,
            event: it.event,
            per: it.per,
            whole: it.whole,
            at_most: it.at_most,
            credits: it.credits,
        })
    }

    /// How many years the cycle lasts, where the text gives that and no dates.
    #[must_use]
    pub fn years_of_cycle(&self) -> Option<u8> {
        match self.rules.cycle {
            Some((_, Cycle::Years(years))) => Some(years),
            _ => None,
        }
    }

    /// Whether every hour is worth one and nothing else anything: credit may as well be called hours.
    #[must_use]
    pub fn counts_hours(&self) -> bool {
        let mut rates = self.rules.rates.iter();
        let is_hour = |it: &Rate| it.unit == Some(Unit::Hours) && it.rate == Credit::whole(1);
        !self.rules.rates.is_empty() && rates.all(is_hour) && self.rules.bonuses.is_empty()
    }

    /// Whether a rule is for a teacher.
    #[must_use]
    pub fn is_for(&self, rule: RuleId, teacher: &Teacher) -> bool {
        self.audience(rule).is_none_or(|it| it.holds(teacher))
    }

    /// The same pack with another cycle.
    pub(crate) fn with_cycle(&self, dates: Dates) -> Self {
        let mut pack = self.clone();
        let rule = pack.rules.cycle.map(|(rule, _)| rule).or(pack.rules.scope);
        pack.rules.cycle = Some((rule.unwrap_or(RuleId(0)), Cycle::Dates(dates)));
        pack
    }

    fn audience(&self, rule: RuleId) -> Option<&Whose> {
        let mut audiences = self.rules.audiences.iter();
        audiences.find(|(it, _)| *it == rule).map(|(_, whose)| whose)
    }

    fn shown_window(&self, window: Window) -> ShownWindow<'_> {
        match window {
            Window::Cycle => ShownWindow::Cycle,
            Window::Year(index) => {
                let calendar = self.rules.calendars.get(index);
                ShownWindow::Year(calendar.map_or("", |it| it.name.as_str()))
            }
        }
    }
}
