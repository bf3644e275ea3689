//! Holds an assessment against what a worked case expects.

use xuefen_engine::archive::Id;
use xuefen_engine::assess::{Assessment, Standing, Verdict};
use xuefen_engine::sorted::Map;
use xuefen_engine::trace::Span;
use xuefen_engine::{Credit, assess::RequirementResult};

use crate::cases::Expect;

/// One figure that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The field of `expect`, e.g. `credits`.
    pub field: &'static str,
    /// The key in it, e.g. a record's id; empty for the total.
    pub key: String,
    /// What the case expects, in credits; `None`: nothing.
    pub expected: Option<Credit>,
    /// What was found, in credits; `None`: nothing.
    pub found: Option<Credit>,
}

/// Every figure of a case that is not as expected, in the order of its fields.
#[must_use]
pub fn mismatches(expect: &Expect, assessment: &Assessment) -> Vec<Mismatch> {
    let verdict = &assessment.recognised;
    let mut found = Vec::new();
    if let Some(expected) = expect.total
        && expected != verdict.total
    {
        found.push(Mismatch {
            field: "total",
            key: String::new(),
            expected: Some(expected),
            found: Some(verdict.total),
        });
    }
    // Of these, only what is listed is asserted …
    listed("credits", expect.credits.as_ref(), &credits(verdict), &mut found);
    listed("categories", expect.categories.as_ref(), &verdict.categories, &mut found);
    // … and these are complete.
    complete("years", expect.years.as_ref(), &years(verdict), &mut found);
    complete("offsets", expect.offsets.as_ref(), &offsets(verdict), &mut found);
    let shortfalls = shortfalls(&assessment.requirements);
    complete("shortfalls", expect.shortfalls.as_ref(), &shortfalls, &mut found);
    let undetermined = undetermined(&assessment.requirements);
    complete("undetermined", expect.undetermined.as_ref(), &undetermined, &mut found);
    let after_plans = after_plans(&assessment.requirements);
    complete("after_plans", expect.after_plans.as_ref(), &after_plans, &mut found);
    if let Some(expected) = &expect.deemed_complete_by {
        let by = verdict.deemed_complete.as_ref().map(|it| &it.record);
        if by != expected.as_ref() {
            let key = |it: Option<&Id>| it.map_or_else(|| "–".to_owned(), ToString::to_string);
            let key = format!("{} ≠ {}", key(expected.as_ref()), key(by));
            found.push(Mismatch { field: "deemed_complete_by", key, expected: None, found: None });
        }
    }
    found
}

/// Recognised credit by record, and by event that credit is granted for.
#[must_use]
pub fn credits(verdict: &Verdict) -> Map<String, Credit> {
    let settlements = verdict.grants.iter().chain(&verdict.settlements);
    settlements.map(|it| (it.record.to_string(), it.recognised())).collect()
}

/// Recognised credit by year, as cases write it.
#[must_use]
pub fn years(verdict: &Verdict) -> Map<String, Credit> {
    verdict.years.iter().map(|(year, it)| (year.to_string(), *it)).collect()
}

/// Credit moved over the cycle, by `from>to`.
#[must_use]
pub fn offsets(verdict: &Verdict) -> Map<String, Credit> {
    let mut offsets: Map<_, Credit> = Map::new();
    for it in verdict.offsets.iter().filter(|it| it.span == Span::Cycle) {
        *offsets.entry(format!("{}>{}", it.from, it.to)).or_default() += it.amount;
    }
    offsets
}

/// What is missing by requirement; what is met or waived is left out.
#[must_use]
pub fn shortfalls(requirements: &[RequirementResult]) -> Map<String, Credit> {
    let short = requirements
        .iter()
        .filter(|it| matches!(it.standing, Standing::Short | Standing::Undetermined));
    let missing = short.map(|it| (it.key(), it.missing()));
    missing.filter(|(_, it)| it.is_positive()).collect()
}

/// What is missing by requirement where open facts may still close the gap.
#[must_use]
pub fn undetermined(requirements: &[RequirementResult]) -> Map<String, Credit> {
    let open = requirements.iter().filter(|it| it.standing == Standing::Undetermined);
    let missing = open.map(|it| (it.key(), it.missing()));
    missing.filter(|(_, it)| it.is_positive()).collect()
}

/// What would still be missing by requirement after planned and enrolled records.
#[must_use]
pub fn after_plans(requirements: &[RequirementResult]) -> Map<String, Credit> {
    let missing = requirements.iter().map(|it| (it.key(), it.missing_after_plans));
    missing.filter(|(_, it)| it.is_positive()).collect()
}

fn listed(
    field: &'static str,
    expected: Option<&Map<String, Credit>>,
    found: &Map<String, Credit>,
    mismatches: &mut Vec<Mismatch>,
) {
    for (key, expected) in expected.into_iter().flatten() {
        let found = found.get(key).copied().unwrap_or_default();
        if found != *expected {
            let (key, expected) = (key.clone(), Some(*expected));
            mismatches.push(Mismatch { field, key, expected, found: Some(found) });
        }
    }
}

fn complete(
    field: &'static str,
    expected: Option<&Map<String, Credit>>,
    found: &Map<String, Credit>,
    mismatches: &mut Vec<Mismatch>,
) {
    listed(field, expected, found, mismatches);
    let Some(expected) = expected else { return };
    for (key, found) in found.iter().filter(|(key, _)| !expected.contains_key(*key)) {
        let (key, found) = (key.clone(), Some(*found));
        mismatches.push(Mismatch { field, key, expected: None, found });
    }
}
