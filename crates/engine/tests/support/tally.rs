//! How often each rule kind has its say in the cases that the laws are tried on.

use std::collections::BTreeMap;
use std::fmt;

use xuefen_engine::assess::{Assessment, Standing};
use xuefen_engine::condition::Fact;
use xuefen_engine::pack::Measure;
use xuefen_engine::trace::{How, Reason, Span};
use xuefen_engine::vocabulary::Account;

use super::cases::Case;

/// In how many cases something happened.
pub(crate) struct Tally {
    cases: u32,
    counts: BTreeMap<&'static str, u32>,
}

/// What must happen now and then, or the laws say nothing about it.
const EVENTS: &[&str] = &[
    "assessed: a made pack",
    "assessed: a shipped pack",
    "reason: recognised",
    "reason: recognised as induction",
    "reason: over a cap by credits, cycle",
    "reason: over a cap by credits, year",
    "reason: over a cap by hours, cycle",
    "reason: over a cap by hours, year",
    "reason: over two caps at once",
    "reason: duplicate",
    "reason: excluded",
    "reason: outside the cycle",
    "reason: status",
    "reason: no rate",
    "reason: fact of the record missing",
    "reason: fact of the teacher missing",
    "reason: awaits a ruling",
    "reason: outside induction",
    "reason: no induction account",
    "part: rate",
    "part: rate, not all of it counted",
    "part: fixed bonus",
    "part: bonus of the base",
    "part: rounded up",
    "part: rounded down",
    "record: in a category below the top",
    "record: worth a fraction",
    "record: in no year, though it counts",
    "record: spread over years of study",
    "record: dated by its certificate",
    "record: open, though it counts",
    "requirement: met",
    "requirement: short",
    "requirement: exempt",
    "requirement: undetermined",
    "requirement: waived in part",
    "requirement: by hours",
    "requirement: of a year",
    "requirement: of a year of service",
    "requirement: projected otherwise",
    "offset: in the cycle",
    "offset: in a year",
    "offset: to a second target",
];

impl Tally {
    pub(crate) fn new() -> Self {
        Self { cases: 0, counts: EVENTS.iter().map(|it| (*it, 0)).collect() }
    }

    /// What happened in fewer than one case in a hundred.
    pub(crate) fn rare(&self) -> Vec<&str> {
        let rare = self.counts.iter().filter(|(_, count)| **count * 100 < self.cases);
        rare.map(|(event, _)| *event).collect()
    }

    /// Counts what happens in one case.
    pub(crate) fn add(&mut self, case: &Case, assessment: &Assessment) {
        self.cases += 1;
        let mut seen: Vec<&'static str> = Vec::new();
        seen.push(match case.policy.pack.id.as_str() {
            "made" => "assessed: a made pack",
            _ => "assessed: a shipped pack",
        });
        records(case, assessment, &mut seen);
        requirements(assessment, &mut seen);
        seen.sort_unstable();
        seen.dedup();
        for event in seen {
            *self.counts.get_mut(event).unwrap() += 1;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "in {} cases:", self.cases)?;
        self.counts.iter().try_for_each(|(event, count)| {
            let tenths = count * 1_000 / self.cases.max(1);
            writeln!(f, "{count:7} {:3}.{} %  {event}", tenths / 10, tenths % 10)
        })
    }
}

fn records(case: &Case, assessment: &Assessment, seen: &mut Vec<&'static str>) {
    let written = &case.policy.written;
    for (record, settlement) in case.archive.records().zip(&assessment.recognised.settlements) {
        let caps = settlement.steps.iter().filter(|it| matches!(it.reason, Reason::OverCap { .. }));
        if caps.count() > 1 {
            seen.push("reason: over two caps at once");
        }
        for step in &settlement.steps {
            seen.push(match &step.reason {
                Reason::Recognised => "reason: recognised",
                Reason::RecognisedAsInduction => "reason: recognised as induction",
                Reason::OverCap { window, .. } => {
                    let cap = case.policy.rule(step.article);
                    match (cap["measure"] == "hours", *window == Span::Cycle) {
                        (false, true) => "reason: over a cap by credits, cycle",
                        (false, false) => "reason: over a cap by credits, year",
                        (true, true) => "reason: over a cap by hours, cycle",
                        (true, false) => "reason: over a cap by hours, year",
                    }
                }
                Reason::Duplicate { .. } => "reason: duplicate",
                Reason::Excluded => "reason: excluded",
                Reason::OutsideCycle => "reason: outside the cycle",
                Reason::Status(_) => "reason: status",
                Reason::NoRate => "reason: no rate",
                Reason::FactMissing(Fact::HiredOn) => "reason: fact of the teacher missing",
                Reason::FactMissing(_) => "reason: fact of the record missing",
                Reason::AwaitsRuling => "reason: awaits a ruling",
                Reason::OutsideInduction => "reason: outside induction",
                Reason::NoInductionAccount => "reason: no induction account",
            });
        }
        for part in &settlement.parts {
            seen.push(match part.how {
                How::Rate { stated, counted, .. } if counted != stated => {
                    "part: rate, not all of it counted"
                }
                How::Rate { .. } => "part: rate",
                How::Fixed => "part: fixed bonus",
                How::Grant { .. } => "part: grant",
                How::OfBase { .. } => "part: bonus of the base",
                How::Rounding { .. } if part.amount.is_positive() => "part: rounded up",
                How::Rounding { .. } => "part: rounded down",
            });
        }
        let counts = settlement.recognised().is_positive();
        if case.path(settlement).is_some_and(|it| it.contains('/')) {
            seen.push("record: in a category below the top");
        }
        if settlement.worth.denominator() > 1 {
            seen.push("record: worth a fraction");
        }
        if counts && settlement.open.is_some() {
            seen.push("record: open, though it counts");
        }
        if counts && record.account == Account::Cycle {
            match written.date(record) {
                None => seen.push("record: spread over years of study"),
                Some(_) if settlement.year.is_none() && written.registration().is_some() => {
                    seen.push("record: in no year, though it counts");
                }
                date if date != record.completed_on => {
                    seen.push("record: dated by its certificate");
                }
                Some(_) => {}
            }
        }
    }
}

fn requirements(assessment: &Assessment, seen: &mut Vec<&'static str>) {
    for it in &assessment.requirements {
        seen.push(match it.standing {
            Standing::Met => "requirement: met",
            Standing::Short => "requirement: short",
            Standing::Exempt => "requirement: exempt",
            Standing::Undetermined => "requirement: undetermined",
        });
        if it.waived.is_positive() && it.required.is_positive() {
            seen.push("requirement: waived in part");
        }
        if it.measure == Measure::Hours {
            seen.push("requirement: by hours");
        }
        if it.projected != it.recognised {
            seen.push("requirement: projected otherwise");
        }
        match it.span {
            Span::Year { .. } => seen.push("requirement: of a year"),
            Span::ServiceYear(_) => seen.push("requirement: of a year of service"),
            Span::Cycle | Span::Induction => {}
        }
    }
    let offsets = &assessment.recognised.offsets;
    for moved in offsets {
        seen.push(match moved.span {
            Span::Cycle => "offset: in the cycle",
            _ => "offset: in a year",
        });
        let of_one =
            offsets.iter().filter(|it| it.article == moved.article && it.span == moved.span);
        if of_one.count() > 1 {
            seen.push("offset: to a second target");
        }
    }
}
