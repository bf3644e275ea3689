//! What hangs on an assessment, and what a pack asks beside credit: consequences, deadlines,
//! evidence, duties.
//!
//! Nothing here gives credit. A pack tells it ([`Pack::told`]); here it is held against the
//! teacher's archive.

use chrono::{Datelike, Days, NaiveDate};

use crate::archive::{Archive, Record, Teacher};
use crate::assess::{Assessment, RequirementResult, Standing, assess};
use crate::pack::{By, Dates, Due, Every, Force, Pack, RuleId, Told};
use crate::trace::Span;
use crate::vocabulary::EvidenceKind;

/// How that stands on which something hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hanging {
    /// The pack requires nothing that could be held against it.
    NothingToCheck,
    /// It hangs on the teacher's period of registration, which is not known.
    PeriodUnknown,
    /// It hangs on requirements.
    On {
        /// The worst of their standings; one that is exempt counts as met.
        standing: Standing,
        /// Those that are short or undetermined, in the order of the pack.
        open: Vec<RequirementResult>,
    },
}

impl Hanging {
    /// The keys of the requirements that are short.
    pub fn short(&self) -> impl Iterator<Item = String> {
        let open = match self {
            Self::On { open, .. } => open.as_slice(),
            Self::NothingToCheck | Self::PeriodUnknown => &[],
        };
        open.iter().filter(|it| it.standing == Standing::Short).map(RequirementResult::key)
    }

    /// Whether all that it hangs on is met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        matches!(self, Self::On { standing: Standing::Met, .. })
    }
}

/// How what a consequence or a precondition hangs on stands; `None` for anything else that is told.
#[must_use]
pub fn hanging(
    told: &Told,
    pack: &Pack,
    archive: &Archive,
    assessment: &Assessment,
) -> Option<Hanging> {
    let teacher = archive.teacher();
    Some(match told {
        Told::Consequence { requirements, .. }
        | Told::Precondition { requirements, in_registration_period: false, .. } => {
            worst(looked_at(requirements, assessment).collect())
        }
        Told::Precondition { requirements, .. } => {
            if looked_at(requirements, assessment).next().is_none() {
                return Some(Hanging::NothingToCheck);
            }
            let (Some(from), Some(to)) = (teacher.registration_from, teacher.registration_to)
            else {
                return Some(Hanging::PeriodUnknown);
            };
            let inside = assess_in(pack, archive, assessment.as_of, Dates { from, to });
            // Of a period that begins and ends within years, no year is asked for by itself.
            let all = looked_at(requirements, &inside).filter(|it| it.span == Span::Cycle);
            worst(all.collect())
        }
        _ => return None,
    })
}

/// The requirements of these ids, or all that must be met in the cycle with its years.
fn looked_at<'a>(
    ids: &'a [String],
    assessment: &'a Assessment,
) -> impl Iterator<Item = &'a RequirementResult> {
    assessment.requirements.iter().filter(move |it| match ids {
        [] => {
            let of_cycle = matches!(it.span, Span::Cycle | Span::Year { .. });
            of_cycle && it.force == Force::Must
        }
        ids => ids.contains(&it.id),
    })
}

fn worst(all: Vec<&RequirementResult>) -> Hanging {
    if all.is_empty() {
        return Hanging::NothingToCheck;
    }
    let has = |standing| all.iter().any(|it| it.standing == standing);
    let worst = [Standing::Short, Standing::Undetermined].into_iter().find(|it| has(*it));
    let is_open =
        |it: &&RequirementResult| matches!(it.standing, Standing::Short | Standing::Undetermined);
    let open = all.into_iter().filter(is_open).cloned().collect();
    Hanging::On { standing: worst.unwrap_or(Standing::Met), open }
}

/// Assesses with these days in place of the pack's cycle, e.g. the teacher's period of registration.
///
/// Credit dated outside them counts nothing, whatever the pack's own cycle is.
#[must_use]
pub fn assess_in(pack: &Pack, archive: &Archive, as_of: NaiveDate, dates: Dates) -> Assessment {
    assess(&pack.with_cycle(dates), archive, as_of)
}

/// Whether a certificate has run out that is valid up to a day.
#[must_use]
pub fn has_run_out(until: NaiveDate, as_of: NaiveDate) -> bool {
    until < as_of
}

/// How many days it is to a day; `None` if it is past.
#[must_use]
pub fn days_to(day: NaiveDate, as_of: NaiveDate) -> Option<u64> {
    u64::try_from((day - as_of).num_days()).ok()
}

/// The deadline that a record missed by being completed after it: the day by which what was
/// completed in the same period was to be filed. `None` where it is in time, or no deadline.
#[must_use]
pub fn missed(told: &Told, record: &Record) -> Option<NaiveDate> {
    let Told::Deadline { due: Due::Yearly(due), covers: Some((from, to)), .. } = told else {
        return None;
    };
    let completed = record.completed_on?;
    let on = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
    // The period may go on into the next year.
    let started = on(completed.year(), from.month, from.day)? <= completed;
    let first = completed.year() - i32::from(!started);
    let last = on(first + i32::from(to < from), to.month, to.day)?;
    if completed > last {
        return None;
    }
    // What is due for a period is due about its end: 15 June for the half year to 30 June,
    // 20 January for the year that ended on 31 December.
    let days = (last.year() - 1..=last.year() + 1).filter_map(|it| on(it, due.month, due.day));
    let due = days.min_by_key(|it| (*it - last).num_days().abs())?;
    (completed > due).then_some(due)
}

/// What a record still lacks in evidence by a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// All of these.
    pub all: Vec<EvidenceKind>,
    /// One of these; empty: none.
    pub one_of: Vec<EvidenceKind>,
}

/// What a record lacks in evidence; `None` where it lacks nothing, or the rule is not about it.
#[must_use]
pub fn lacking(told: &Told, record: &Record, teacher: &Teacher) -> Option<Lacking> {
    let Told::Evidence { when, needs, one_of } = told else { return None };
    if !when.test(record, teacher).holds() {
        return None;
    }
    let has = |kind: &EvidenceKind| record.evidence.iter().any(|it| it.kind == *kind);
    let all: Vec<_> = needs.iter().copied().filter(|it| !has(it)).collect();
    let one_of = if one_of.iter().any(has) { Vec::new() } else { one_of.clone() };
    let lacking = Lacking { all, one_of };
    (lacking != Lacking::default()).then_some(lacking)
}

/// Who recognises a record: the first rule of those told that speaks of it.
#[must_use]
pub fn recogniser(
    told: &[(RuleId, Told)],
    record: &Record,
    teacher: &Teacher,
) -> Option<(RuleId, By)> {
    told.iter().find_map(|(rule, it)| match it {
        Told::Recogniser { when, by } if when.test(record, teacher).holds() => Some((*rule, *by)),
        _ => None,
    })
}

/// How many times a duty falls due in a span of days; `None` where days do not tell.
///
/// Weeks are whole ones of seven days from the first day on, months those whose first day lies
/// in the span. A semester, a half year, a year and a cycle is one for the span as a whole.
#[must_use]
pub fn times_due(every: Every, dates: Dates) -> Option<u32> {
    let days = u32::try_from((dates.to - dates.from).num_days() + 1).unwrap_or(0);
    match every {
        Every::Training => None,
        Every::Week => Some(days / 7),
        Every::TwoWeeks => Some(days / 14),
        Every::Month => {
            let mut n_months = 0;
            let mut first = dates.from.with_day(1)?;
            while first <= dates.to {
                n_months += u32::from(dates.contains(first));
                first = first.checked_add_days(Days::new(32))?.with_day(1)?;
            }
            Some(n_months)
        }
        Every::Semester | Every::HalfYear | Every::Year | Every::Cycle => Some(u32::from(days > 0)),
    }
}

/// A duty over a span of days, as far as it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyResult {
    /// The span.
    pub dates: Dates,
    /// How many were due.
    pub due: u32,
    /// How many were done.
    pub done: u32,
}

impl DutyResult {
    /// How many are missing. What was done beyond one span makes up for no other.
    #[must_use]
    pub fn missing(self) -> u32 {
        self.due.saturating_sub(self.done)
    }
}

/// Every span in which the teacher has logged a duty, in the order in which they were logged;
/// empty for anything else that is told.
#[must_use]
pub fn duty_results(told: &Told, teacher: &Teacher) -> Vec<DutyResult> {
    let Told::Obligation { duty, count, every } = told else { return Vec::new() };
    let logged = teacher.duties.iter().filter(|it| it.duty == *duty);
    let result = |it: &crate::archive::Duty| {
        let dates = Dates { from: it.from, to: it.to };
        let due = times_due(*every, dates)?.saturating_mul(u32::from(*count));
        Some(DutyResult { dates, due, done: it.done })
    };
    logged.filter_map(result).collect()
}

#[cfg(test)]
mod tests;
