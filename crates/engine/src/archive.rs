//! The teacher's facts and training records, as rules read them.

use std::fmt;

use chrono::NaiveDate;

use crate::credit::{Credit, common_denominator};
use crate::sorted::{Map, Set};
use crate::vocabulary::{
    Account, Activity, EventKind, EvidenceKind, Flag, Grade, Host, Level, Mode, Span, Stage,
    Status, Unit,
};

/// The identity of a record or an event within one archive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// An id of 1 to 100 characters without control characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let plain = !text.is_empty()
            && text.chars().count() <= 100
            && !text.chars().any(char::is_control)
            && text.trim() == text;
        plain.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A teacher: whose archive it is. What rules do not ask about is only for people to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Teacher {
    /// The name, for people.
    pub name: Option<String>,
    /// The school, for people.
    pub school: Option<String>,
    /// The subject taught, for people.
    pub subject: Option<String>,
    /// The professional title, for people.
    pub title: Option<String>,
    /// The registration years whose annual requirements are checked, each by its
    /// starting calendar year; `None`: every year of the cycle begun by the date of assessment.
    pub audit_years: Option<Set<i32>>,
    /// Whether the induction account is open.
    pub new_teacher: Option<bool>,
    /// The date from which the windows of induction count.
    pub hired_on: Option<NaiveDate>,
    /// The end of probation.
    pub confirmed_on: Option<NaiveDate>,
    /// The stage of schooling.
    pub stage: Option<Stage>,
    /// Roles, e.g. `class-teacher`.
    pub roles: Set<String>,
    /// Consequences that the teacher asks about, e.g. `excellent-rating`.
    pub asks: Set<String>,
    /// The base of shares where the policy itself states no total.
    pub required_total: Option<Credit>,
    /// Leave, support teaching and the like.
    pub events: Map<Id, Event>,
    /// The first day of the period for which the teaching qualification is registered.
    pub registration_from: Option<NaiveDate>,
    /// The last day of that period.
    pub registration_to: Option<NaiveDate>,
    /// What was done of duties that give no credit, in the order in which it was logged.
    pub duties: Vec<Duty>,
}

/// How often a duty was done in a span of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The id of the duty in the pack, e.g. `paper`.
    pub duty: String,
    /// The first day of the span.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How often.
    pub done: u32,
}

/// Something that happened to a teacher and that a rule may ask about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The day that decides the year.
    pub date: NaiveDate,
    /// How long it lasted, in the units that are known.
    pub lasted: Map<Span, Credit>,
}

/// One training.
///
/// A fact that is not known is `None`: a condition on it does not hold, and a
/// rate that needs it gives nothing until it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its identity.
    pub id: Id,
    /// What it is called, for people.
    pub title: Option<String>,
    /// Who ran it, for people.
    pub provider: Option<String>,
    /// A remark, for people.
    pub note: Option<String>,
    /// What kind of training it is.
    pub activity: Activity,
    /// The level of the issuing or organising body.
    pub level: Option<Level>,
    /// How it was held.
    pub mode: Option<Mode>,
    /// Where it was given, if it is a lecture.
    pub host: Option<Host>,
    /// How well it was passed; absent is a pass.
    pub grade: Option<Grade>,
    /// The path that the teacher or organiser states, where the policy reads it.
    pub category: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// Why the school turned it down, for people.
    pub rejected_because: Option<String>,
    /// Other axes, e.g. `it`.
    pub tags: Set<String>,
    /// How much of it there was, in every unit that is known.
    pub quantity: Map<Unit, Credit>,
    /// The first day, for people.
    pub started_on: Option<NaiveDate>,
    /// The last day.
    pub completed_on: Option<NaiveDate>,
    /// The date of the certificate; absent: there is none yet.
    pub certificate_issued_on: Option<NaiveDate>,
    /// Identity as a mandatory item.
    pub course_id: Option<String>,
    /// Identity of the content, for counting the same content once.
    pub content_key: Option<String>,
    /// Identity of the project, for counting the same project once.
    pub project_key: Option<String>,
    /// The account it belongs to.
    pub account: Account,
    /// The teacher's part; `lead` where the teacher led a school-based session.
    pub role: Option<String>,
    /// The level that approved it.
    pub approved_by: Option<Level>,
    /// Yes-or-no facts that are known.
    pub flags: Map<Flag, bool>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
}

impl Record {
    /// A completed record of which nothing else is known.
    #[must_use]
    pub fn new(id: Id, activity: Activity) -> Self {
        Self {
            id,
            title: None,
            provider: None,
            note: None,
            activity,
            level: None,
            mode: None,
            host: None,
            grade: None,
            category: None,
            status: Status::Completed,
            rejected_because: None,
            tags: Set::new(),
            quantity: Map::new(),
            started_on: None,
            completed_on: None,
            certificate_issued_on: None,
            course_id: None,
            content_key: None,
            project_key: None,
            account: Account::Cycle,
            role: None,
            approved_by: None,
            flags: Map::new(),
            evidence: Vec::new(),
        }
    }
}

impl Record {
    /// The quantity in a unit; where only hours are known, four of them are a half day.
    #[must_use]
    pub fn stated(&self, unit: Unit) -> Option<Credit> {
        let stated = self.quantity.get(&unit).copied();
        if unit == Unit::Units && stated.is_none() {
            let quarter = Credit::ratio(1, 4)?;
            return self.quantity.get(&Unit::Hours).map(|it| *it * quarter);
        }
        stated
    }
}

/// What proves a record. The scan itself stays where the teacher keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The name of a chosen scan.
    pub file: Option<String>,
    /// The SHA-256 of a chosen scan, 64 hexadecimal digits.
    pub sha256: Option<String>,
}

/// A teacher with all records.
///
/// Invariant: record ids are unique, and all quantities fit one common
/// denominator of at most [`LIMIT`](crate::credit::LIMIT).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    teacher: Teacher,
    records: Map<Id, Record>,
}

/// Why a record or teacher cannot be in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// Two records have this id.
    DuplicateId(Id),
    /// The quantities do not fit one common denominator any more, from this record or event on.
    TooFine(Id),
}

impl Archive {
    /// Puts an archive together.
    ///
    /// # Errors
    /// A duplicate id, or fractions that fit no common denominator.
    pub fn new(teacher: Teacher, records: Vec<Record>) -> Result<Self, ArchiveError> {
        let mut common = 1;
        let mut fit = |id: &Id, amount: &Credit| {
            common = common_denominator(common, amount.denominator())
                .ok_or_else(|| ArchiveError::TooFine(id.clone()))?;
            Ok(())
        };
        for (id, event) in &teacher.events {
            event.lasted.values().try_for_each(|it| fit(id, it))?;
        }
        let mut by_id = Map::new();
        for record in records {
            record.quantity.values().try_for_each(|it| fit(&record.id, it))?;
            if let Some(earlier) = by_id.insert(record.id.clone(), record) {
                return Err(ArchiveError::DuplicateId(earlier.id));
            }
        }
        Ok(Self { teacher, records: by_id })
    }

    /// The teacher.
    #[must_use]
    pub fn teacher(&self) -> &Teacher {
        &self.teacher
    }

    /// The records, in the order of their ids.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.records.values()
    }

    /// The record of an id.
    #[must_use]
    pub fn record(&self, id: &Id) -> Option<&Record> {
        self.records.get(id)
    }
}
