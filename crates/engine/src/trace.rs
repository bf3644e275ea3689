//! Why: how a record's worth came to be, and what became of every part of it.
//!
//! The trace is the computation's output, not a log of it: what is recognised
//! is the sum of the steps that recognise, so the two can never disagree.

use crate::archive::Id;
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::{CategoryId, RuleId};
use crate::vocabulary::{Account, Span as Duration, Status, Unit};

/// One line of how a record's worth came to be. The lines add up to the worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The rule that adds it.
    pub rule: RuleId,
    /// How it is reckoned.
    pub how: How,
    /// How much it adds, in credits; rounding may take away.
    pub amount: Credit,
}

/// How a part of a worth is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A quantity times a rate.
    Rate {
        /// The unit of the quantity; `None`: each record counts once.
        unit: Option<Unit>,
        /// The quantity as the record states it.
        stated: Credit,
        /// The quantity that counts: less where the rule counts only so much, or whole units.
        counted: Credit,
        /// Credits for one unit.
        rate: Credit,
    },
    /// Credit for what happened to the teacher.
    Grant {
        /// The unit of its duration; `None`: the amount is given once.
        per: Option<Duration>,
        /// The duration as stated; one where the amount is given once.
        lasted: Credit,
        /// The duration that counts.
        counted: Credit,
        /// Credits for one unit.
        credits: Credit,
    },
    /// A fixed bonus.
    Fixed,
    /// A bonus of so many times the base.
    OfBase {
        /// The base, in credits.
        base: Credit,
        /// How many times.
        times: Credit,
    },
    /// Rounding.
    Rounding {
        /// The amount before, in credits.
        before: Credit,
        /// To how many decimals.
        digits: u8,
        /// Whether a half goes up; else everything is cut off.
        half_up: bool,
    },
}

/// One line of what became of a record's worth. The lines add up to the worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How much of the worth this line settles, in credits.
    pub amount: Credit,
    /// What becomes of it.
    pub reason: Reason,
    /// The rule that says so.
    pub article: RuleId,
}

/// What becomes of an amount, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is recognised.
    Recognised,
    /// It is recognised, in the account of induction.
    RecognisedAsInduction,
    /// It lies above a cap.
    OverCap {
        /// The window that is full.
        window: Span,
        /// The most that counts in it.
        maximum: Credit,
    },
    /// Another record of the same content counts instead.
    Duplicate {
        /// That record.
        of: Id,
    },
    /// A rule excludes it.
    Excluded,
    /// It is dated outside the cycle.
    OutsideCycle,
    /// Its status does not count.
    Status(Status),
    /// No rule gives credit for it.
    NoRate,
    /// It waits for a fact.
    FactMissing(Fact),
    /// It waits for a decision of the school or authority.
    AwaitsRuling,
    /// It is dated outside the time of induction.
    OutsideInduction,
    /// It belongs to induction, and the teacher has no induction account.
    NoInductionAccount,
}

impl Reason {
    /// Whether the amount counts.
    #[must_use]
    pub const fn recognises(&self) -> bool {
        matches!(self, Self::Recognised | Self::RecognisedAsInduction)
    }
}

/// A span in which something is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// The whole cycle.
    Cycle,
    /// A year of a calendar.
    Year {
        /// The calendar's name in the pack.
        calendar: String,
        /// The calendar year in which it starts.
        year: i32,
    },
    /// The whole time of induction.
    Induction,
    /// A year of service, counted from 1.
    ServiceYear(u8),
}

/// What an open question leaves possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The facts that are missing; empty where somebody has to decide.
    pub facts: Vec<Fact>,
    /// How much the record could be worth at most; `None`: there is no bound.
    pub could_be: Option<Credit>,
}

/// All that is to be said about one record, or one event that credit is granted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The record or event.
    pub record: Id,
    /// The account it is settled in.
    pub account: Account,
    /// The category it falls into.
    pub category: Option<CategoryId>,
    /// The rule that put it there.
    pub classified_by: Option<RuleId>,
    /// The registration year it counts in; `None` where it lies in none, or in several.
    pub year: Option<i32>,
    /// What it converts to before dedup and caps, in credits.
    pub worth: Credit,
    /// How the worth came to be.
    pub parts: Vec<Part>,
    /// What became of the worth.
    pub steps: Vec<Step>,
    /// What is still open about it.
    pub open: Option<Open>,
}

impl Settlement {
    /// What counts in the end, in credits.
    #[must_use]
    pub fn recognised(&self) -> Credit {
        self.steps.iter().filter(|it| it.reason.recognises()).map(|it| it.amount).sum()
    }
}
