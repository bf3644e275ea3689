//! A pack, an archive and a date of assessment.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use xuefen_engine::archive::{Archive, Record, Teacher};
use xuefen_engine::assess::{Assessment, Book, RequirementResult, Verdict, assess};
use xuefen_engine::credit::Credit;
use xuefen_engine::pack::Measure;
use xuefen_engine::trace::{Reason, Settlement, Span};
use xuefen_engine::vocabulary::Account;
use xuefen_exchange::archive_file::{ArchiveFile, write_archive};

use super::archives::{Sense, drafts};
use super::packs::{Policy, policies};
use super::written::{is_inside, taken_as_so, words};

/// What is assessed.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) policy: Arc<Policy>,
    pub(crate) archive: Archive,
    pub(crate) as_of: NaiveDate,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = ArchiveFile { archive: self.archive.clone(), ..ArchiveFile::default() };
        let archive: Value = serde_json::from_str(&write_archive(&file)).unwrap();
        writeln!(f, "under {:?}\nas of {}, {}", self.policy, self.as_of, archive["teacher"])?;
        let mut records = archive["records"].as_array().into_iter().flatten();
        records.try_for_each(|it| writeln!(f, "  {it}"))
    }
}

/// Any pack, and an archive that its rules have something to say about.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    cases_under(policies())
}

/// An archive under a pack of these.
pub(crate) fn cases_under(
    policies: impl Strategy<Value = Arc<Policy>>,
) -> impl Strategy<Value = Case> {
    (policies, drafts(12), dates()).prop_map(|(policy, draft, as_of)| {
        let archive = draft.under(&Sense::of(&policy));
        Case { policy, archive, as_of }
    })
}

/// A date of assessment: mostly once all is over.
pub(crate) fn dates() -> impl Strategy<Value = NaiveDate> {
    let dates =
        ["2030-01-01", "2030-01-01", "2013-09-01", "2012-12-31", "2026-06-30", "1999-01-01"];
    select(dates.to_vec()).prop_map(|it| it.parse().unwrap())
}

impl Case {
    pub(crate) fn assess(&self) -> Assessment {
        assess(&self.policy.pack, &self.archive, self.as_of)
    }

    pub(crate) fn book(&self) -> Book<'_> {
        Book::open(&self.policy.pack, &self.archive, self.as_of)
    }

    pub(crate) fn records(&self) -> Vec<Record> {
        self.archive.records().cloned().collect()
    }

    pub(crate) fn teacher(&self) -> Teacher {
        self.archive.teacher().clone()
    }

    /// The same teacher with other records.
    pub(crate) fn with_records(&self, records: Vec<Record>) -> Self {
        let archive = Archive::new(self.teacher(), records).unwrap();
        Self { archive, ..self.clone() }
    }

    /// The records of the cycle, each with what became of it.
    pub(crate) fn in_cycle<'a>(
        &'a self,
        verdict: &'a Verdict,
    ) -> impl Iterator<Item = (&'a Record, &'a Settlement)> {
        let settled = self.archive.records().zip(&verdict.settlements);
        settled.filter(|(record, _)| record.account == Account::Cycle)
    }

    /// The path of the category that a record was put into.
    pub(crate) fn path(&self, settlement: &Settlement) -> Option<&str> {
        let category = self.policy.pack.categories.get(settlement.category?)?;
        Some(&category.path)
    }

    /// What some caps cut off a record.
    pub(crate) fn cut_by(&self, settlement: &Settlement, caps: &[&Value]) -> Credit {
        let steps = settlement.steps.iter().filter(|step| {
            let over = matches!(step.reason, Reason::OverCap { .. });
            over && caps.iter().any(|cap| cap["id"] == *self.policy.id(step.article))
        });
        steps.map(|it| it.amount).sum()
    }

    /// What a record counts in its year: caps on the cycle cut there only if they say so.
    pub(crate) fn in_year(&self, settlement: &Settlement) -> Credit {
        let written = &self.policy.written;
        let caps: Vec<_> = written.rules("cap").collect();
        let spared = caps
            .into_iter()
            .filter(|cap| cap["window"] == "cycle" && cap["affects-annual"] != true);
        settlement.recognised() + self.cut_by(settlement, &spared.collect::<Vec<_>>())
    }

    /// Whether no record is spread over several years of study.
    pub(crate) fn is_dated_once(&self) -> bool {
        let mut dated = self.archive.records().filter(|it| it.completed_on.is_some());
        dated.all(|it| self.policy.written.date(it).is_some())
    }

    /// What a category earned in a span, before offsets; `None` where the settlements do not tell.
    pub(crate) fn earned(&self, verdict: &Verdict, path: &str, span: &Span) -> Option<Credit> {
        let records = self.in_cycle(verdict);
        let inside = |it: &str| is_inside(it, path);
        self.in_span(records.filter(|(_, it)| self.path(it).is_some_and(inside)), span)
    }

    /// What a requirement should have reached; `None` where the settlements do not tell.
    pub(crate) fn reached(&self, verdict: &Verdict, it: &RequirementResult) -> Option<Credit> {
        let rule = self.policy.rule(it.article);
        if it.measure == Measure::Hours {
            return None;
        }
        let scope = words(&rule["categories"]);
        let inside = |path: &str| scope.iter().any(|it| is_inside(path, it));
        let records = self.in_cycle(verdict).filter(|(record, settlement)| {
            let tagged = |tag: &str| record.tags.contains(tag);
            let placed = || scope.is_empty() || self.path(settlement).is_some_and(inside);
            taken_as_so(&rule["when"], record) && rule["tag"].as_str().map_or_else(placed, tagged)
        });
        let earned = self.in_span(records, &it.span)?;
        let moved = verdict.offsets.iter().filter(|moved| moved.span == it.span);
        Some(moved.fold(earned, |held, it| match (inside(&it.from), inside(&it.to)) {
            (true, false) => held - it.amount,
            (false, true) => held + it.amount,
            _ => held,
        }))
    }

    fn in_span<'a>(
        &self,
        records: impl Iterator<Item = (&'a Record, &'a Settlement)>,
        span: &Span,
    ) -> Option<Credit> {
        let written = &self.policy.written;
        match span {
            Span::Cycle => Some(records.map(|(_, it)| it.recognised()).sum()),
            Span::Year { calendar, year } => self.is_dated_once().then(|| {
                let year_of = |it: &Record| written.year(calendar, written.date(it)?);
                let dated = records.filter(|(record, _)| year_of(record) == Some(*year));
                dated.map(|(_, it)| self.in_year(it)).sum()
            }),
            Span::Induction | Span::ServiceYear(_) => None,
        }
    }
}
