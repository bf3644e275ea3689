//! The words that some members of a rule take, each with what it stands for, and a few limits.
//!
//! The lowering reads them and the schema of packs lists them, so that both know the same.

use super::{AttributedBy, DedupKey, Force, Measure, Stage};
use crate::calendar::Gap;
use crate::condition::End;

/// What becomes of days that lie in no year of a calendar.
pub(super) const GAPS: &[(&str, Gap)] =
    &[("reject", Gap::Reject), ("previous", Gap::Previous), ("next", Gap::Next)];

/// How an amount is rounded: whether half up.
pub(super) const ROUNDING_MODES: &[(&str, bool)] = &[("half-up", true), ("floor", false)];

/// Which amount is rounded.
pub(super) const STAGES: &[(&str, Stage)] =
    &[("bonus", Stage::Bonus), ("record", Stage::Record), ("total", Stage::Total)];

/// Which day decides the year.
pub(super) const ATTRIBUTIONS: &[(&str, AttributedBy)] = &[
    ("completion", AttributedBy::Completion),
    ("certificate", AttributedBy::Certificate),
    ("certificate-else-completion", AttributedBy::CertificateElseCompletion),
    ("study-years", AttributedBy::StudyYears),
];

/// What makes two records the same.
pub(super) const DEDUP_KEYS: &[(&str, DedupKey)] =
    &[("content_key", DedupKey::Content), ("project_key", DedupKey::Project)];

/// What is measured.
pub(super) const MEASURES: &[(&str, Measure)] =
    &[("credits", Measure::Credits), ("hours", Measure::Hours)];

/// How binding a requirement is.
pub(super) const FORCES: &[(&str, Force)] = &[
    ("must", Force::Must),
    ("in-principle", Force::InPrinciple),
    ("consequence", Force::Consequence),
];

/// What a share is a part of: whether of what was earned.
pub(super) const WHOLES: &[(&str, bool)] = &[("required", false), ("earned", true)];

/// From which of the teacher's days on a requirement is owed in part.
pub(super) const PRO_RATA: &[(&str, ())] = &[("hired_on", ())];

/// Up to which of the teacher's days induction lasts.
pub(super) const UNTIL: &[(&str, ())] = &[("confirmed_on", ())];

/// The days of the teacher's that may stand where a date may.
pub(super) const TEACHERS_DAYS: &[(&str, End)] =
    &[("hired_on", End::HiredOn), ("confirmed_on", End::ConfirmedOn)];

/// When a consequence follows: whether on being short.
pub(super) const ONS: &[(&str, bool)] = &[("met", false), ("short", true)];

/// What a precondition looks at: whether the teacher's own period of registration.
pub(super) const PRECONDITION_WINDOWS: &[(&str, bool)] =
    &[("cycle", false), ("registration-period", true)];

/// The most digits after the point that an amount is rounded to.
pub(super) const MOST_DIGITS: u8 = 4;

/// The most years that induction may last.
pub(super) const MOST_YEARS: u8 = 40;

/// What a rate counts where each record counts once, whatever it states.
pub(super) const EACH_RECORD: &str = "record";
