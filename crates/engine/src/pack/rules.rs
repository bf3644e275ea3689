//! The rules of a pack by kind, each with its article, in the order in which they are evaluated.

use super::{CategoryId, Dates, RuleId};
use crate::calendar::Calendar;
use crate::condition::{When, Whose};
use crate::credit::Credit;
use crate::sorted::{Map, Set};
use crate::vocabulary::{EventKind, Span, Unit};

/// The rules in force, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    /// For which teachers a rule is; those that are not here are for all.
    pub(crate) audiences: Vec<(RuleId, Whose)>,
    /// The rule that says what is registered at all; named where no other rule speaks.
    pub(crate) scope: Option<RuleId>,
    pub(crate) cycle: Option<(RuleId, Cycle)>,
    pub(crate) calendars: Vec<NamedCalendar>,
    pub(crate) registration: Option<usize>,
    pub(crate) exclusions: Vec<(RuleId, When)>,
    pub(crate) rulings: Vec<Ruling>,
    pub(crate) classes: Vec<Class>,
    pub(crate) rates: Vec<Rate>,
    pub(crate) bonuses: Vec<Bonus>,
    pub(crate) roundings: Vec<Rounding>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) dedups: Vec<Dedup>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) caps: Vec<Cap>,
    pub(crate) minima: Vec<Minimum>,
    pub(crate) shares: Vec<Share>,
    pub(crate) inductions: Vec<Induction>,
    pub(crate) waivers: Vec<Waiver>,
    pub(crate) deemed: Vec<(RuleId, When)>,
    pub(crate) offsets: Vec<Offset>,
}

/// A rule with its article.
pub(crate) trait Ruled {
    /// Which rule it is.
    fn rule(&self) -> RuleId;
}

macro_rules! ruled {
    ($($kind:ident),+) => {
        $(impl Ruled for $kind {
            fn rule(&self) -> RuleId {
                self.rule
            }
        })+
    };
}

ruled!(
    Ruling,
    Class,
    Rate,
    Bonus,
    Rounding,
    Attribution,
    Dedup,
    Grant,
    Cap,
    Minimum,
    Share,
    Induction,
    Waiver,
    Offset
);

impl Ruled for (RuleId, When) {
    fn rule(&self) -> RuleId {
        self.0
    }
}

/// T1. The span in which credit is collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cycle {
    /// Between these days.
    Dates(Dates),
    /// So many years; the text gives no dates.
    Years(u8),
}

/// T2. A calendar with the name that windows use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedCalendar {
    pub(crate) rule: RuleId,
    pub(crate) name: String,
    pub(crate) calendar: Calendar,
}

/// A span in which something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// The whole cycle.
    Cycle,
    /// Each year of a calendar, by its index.
    Year(usize),
}

/// A2. The amount is for the school or authority to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ruling {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    /// The categories that the credit may go to; empty: any.
    pub(crate) into: Vec<CategoryId>,
}

/// E3. Which category a record falls into; the first that holds decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) into: Into,
}

/// How a class names the category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Into {
    /// This one.
    Category(CategoryId),
    /// The one that the record states, if it lies inside one of these.
    Stated(Set<CategoryId>),
}

/// V1, V2. What a unit of a quantity is worth; the first that holds and whose quantity is stated decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    /// The unit of the quantity; `None`: each record counts once.
    pub(crate) unit: Option<Unit>,
    pub(crate) rate: Credit,
    /// The most of the quantity that counts.
    pub(crate) at_most: Option<Credit>,
    /// Whether only whole units count.
    pub(crate) whole: bool,
    /// Whether bonuses are added.
    pub(crate) bonuses: bool,
}

/// V3, V4. What is added to a record's base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bonus {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) add: Addition,
}

/// How much a bonus adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addition {
    /// So much.
    Fixed(Credit),
    /// So many times the base.
    OfBase(Credit),
}

impl Addition {
    /// What it adds to a base.
    pub(crate) fn amount(self, base: Credit) -> Credit {
        match self {
            Self::Fixed(amount) => amount,
            Self::OfBase(times) => base * times,
        }
    }
}

/// V5. How an amount is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rounding {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) stage: Stage,
    pub(crate) half_up: bool,
    pub(crate) digits: u8,
}

/// Which amount is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Each bonus.
    Bonus,
    /// A record's worth.
    Record,
    /// The total of the cycle and of each year.
    Total,
}

impl Rounding {
    /// The smallest step between two rounded amounts.
    pub(crate) fn finest(&self) -> Option<Credit> {
        Credit::ratio(1, 10_i64.checked_pow(u32::from(self.digits))?)
    }

    /// The amount rounded.
    pub(crate) fn round(&self, amount: Credit) -> Credit {
        if self.half_up { amount.half_up_to(self.digits) } else { amount.floor_to(self.digits) }
    }
}

/// T3. Which date decides the year; the first that holds decides, else completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) by: AttributedBy,
}

/// The date that decides the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributedBy {
    /// Completion.
    Completion,
    /// The certificate's date; the record waits for it.
    Certificate,
    /// The certificate's date, or completion where none is stated.
    CertificateElseCompletion,
    /// The years of study that count, back from completion; a part of a year is the first.
    StudyYears,
}

/// D1. The same content counts once in a window, with its highest worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dedup {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) key: DedupKey,
    pub(crate) window: Window,
}

/// What makes two records the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DedupKey {
    Content,
    Project,
}

/// V6. What happens to a teacher gives credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) rule: RuleId,
    pub(crate) event: EventKind,
    /// The unit of its duration that is counted; `None`: the amount is given once.
    pub(crate) per: Option<Span>,
    /// Whether only whole units count.
    pub(crate) whole: bool,
    /// The most units that count.
    pub(crate) at_most: Option<Credit>,
    pub(crate) credits: Credit,
    pub(crate) category: CategoryId,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Recognised credits.
    Credits,
    /// Contact hours.
    Hours,
}

/// C1. At most so much of some categories in each window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cap {
    pub(crate) rule: RuleId,
    /// `None`: everything.
    pub(crate) categories: Option<Set<CategoryId>>,
    pub(crate) when: When,
    pub(crate) window: Window,
    pub(crate) maximum: Maximum,
    pub(crate) measure: Measure,
    /// Whether a cap on the cycle also lowers the years.
    pub(crate) affects_annual: bool,
}

/// How much a cap leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Maximum {
    /// So much.
    Amount(Credit),
    /// This part of the total that is required of the teacher.
    Share(Credit),
}

/// How binding a requirement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// It must be met.
    Must,
    /// It is to be met in principle.
    InPrinciple,
    /// Something that the teacher asks about depends on it.
    Consequence,
}

/// What a requirement looks at: all that is written must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// One of these categories or a part of it; `None`: everything.
    pub(crate) categories: Option<Set<CategoryId>>,
    /// This tag.
    pub(crate) tag: Option<String>,
    /// This course; it is held once it counts at all.
    pub(crate) course: Option<String>,
}

impl Scope {
    /// Whether it looks at everything.
    pub(crate) fn is_total(&self) -> bool {
        *self == Self::default()
    }

    /// The one category that it looks at, with nothing else asked.
    pub(crate) fn category(&self) -> Option<CategoryId> {
        let plain = self.tag.is_none() && self.course.is_none();
        self.categories.as_ref().filter(|it| plain && it.len() == 1)?.first().copied()
    }
}

/// R1, R2. At least so much in the cycle or in each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Minimum {
    pub(crate) rule: RuleId,
    pub(crate) id: String,
    pub(crate) scope: Scope,
    /// Which records of the scope count.
    pub(crate) when: When,
    pub(crate) window: Window,
    pub(crate) at_least: Credit,
    pub(crate) measure: Measure,
    pub(crate) force: Force,
    /// Whether one single record has to reach it.
    pub(crate) single: bool,
    /// The only years in which it is due; `None`: all.
    pub(crate) only_years: Option<Set<i32>>,
    /// Due only in years in which such a record counts; `None`: in all.
    pub(crate) in_year_of: Option<When>,
    /// Whether those hired during the cycle owe the share of their years only.
    pub(crate) pro_rata: bool,
}

impl Minimum {
    /// Whether it is a plain one on the whole of the cycle.
    pub(crate) fn is_cycle_total(&self) -> bool {
        self.window == Window::Cycle && self.is_plain() && self.scope.is_total()
    }

    /// Whether what offsets move counts: it belongs to categories and to no record.
    pub(crate) fn takes_moves(&self) -> bool {
        self.is_plain() && self.scope.categories.is_some() && self.scope.tag.is_none()
    }

    /// Whether every credit of its scope counts.
    pub(crate) fn is_plain(&self) -> bool {
        self.when.is_empty() && !self.single && self.measure == Measure::Credits
    }
}

/// R3. A part of the whole that has to lie in a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) rule: RuleId,
    pub(crate) id: String,
    pub(crate) categories: Set<CategoryId>,
    pub(crate) at_least: Option<Credit>,
    pub(crate) at_most: Option<Credit>,
    /// Whether it is a part of what was earned; else of what is required.
    pub(crate) of_earned: bool,
    pub(crate) force: Force,
}

/// R4. A separate ledger for new teachers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Induction {
    pub(crate) rule: RuleId,
    pub(crate) id: String,
    pub(crate) at_least: Credit,
    pub(crate) measure: Measure,
    /// Years from hire; `None`: to the day before probation ends.
    pub(crate) years: Option<u8>,
    pub(crate) each: Map<u8, Credit>,
    /// Whether years are calendar years instead of years of service.
    pub(crate) calendar_years: bool,
    /// Whether its records count in the cycle as well.
    pub(crate) counts_in_cycle: bool,
    pub(crate) force: Force,
}

/// A3. Leave lowers requirements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiver {
    pub(crate) rule: RuleId,
    pub(crate) event: EventKind,
    pub(crate) per: Span,
    pub(crate) whole: bool,
    pub(crate) by: Credit,
    pub(crate) lowers: Set<String>,
}

/// A1. Surplus above one category's minimum fills others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offset {
    pub(crate) rule: RuleId,
    pub(crate) from: CategoryId,
    pub(crate) to: Vec<Target>,
    pub(crate) window: Window,
    /// What one credit of surplus is worth in a target.
    pub(crate) ratio: Credit,
}

/// A category that an offset fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) category: CategoryId,
    /// Up to this amount; `None`: up to its own minimum.
    pub(crate) up_to: Option<Credit>,
    /// The most that is moved.
    pub(crate) at_most: Option<Credit>,
}
