//! Conditions on records and teachers, and the third truth value: not known.

use chrono::NaiveDate;

use crate::archive::{Record, Teacher};
use crate::credit::Credit;
use crate::sorted::Set;
use crate::vocabulary::{Account, Activity, Flag, Grade, Host, Level, Mode, Span, Stage, Unit};

/// A fact that a rule reads and that may be missing, named as archives write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The level of the organising body.
    Level,
    /// How it was held.
    Mode,
    /// Where it was given.
    Host,
    /// The stated category.
    Category,
    /// A quantity in this unit.
    Quantity(Unit),
    /// The last day.
    CompletedOn,
    /// The certificate's date.
    CertificateIssuedOn,
    /// The part that the teacher had.
    Role,
    /// The level that approved it.
    ApprovedBy,
    /// A yes-or-no fact.
    Flag(Flag),
    /// The teacher's date of hire.
    HiredOn,
    /// The end of the teacher's probation.
    ConfirmedOn,
    /// The teacher's stage of schooling.
    Stage,
    /// How long an event lasted, in this unit.
    Lasted(Span),
}

impl Fact {
    /// The fact's name in an archive.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Mode => "mode",
            Self::Host => "host",
            Self::Category => "category",
            Self::Quantity(unit) => unit.as_str(),
            Self::CompletedOn => "completed_on",
            Self::CertificateIssuedOn => "certificate_issued_on",
            Self::Role => "role",
            Self::ApprovedBy => "approved_by",
            Self::Flag(flag) => flag.as_str(),
            Self::HiredOn => "hired_on",
            Self::ConfirmedOn => "confirmed_on",
            Self::Stage => "stage",
            Self::Lasted(span) => span.as_str(),
        }
    }
}

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// It does not for now: this fact is not known.
    Unknown(Fact),
}

impl Truth {
    /// Whether the condition holds; an unknown one does not.
    #[must_use]
    pub fn holds(self) -> bool {
        self == Self::Holds
    }

    fn of(it: bool) -> Self {
        if it { Self::Holds } else { Self::Fails }
    }

    fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Fails => Self::Fails,
            Self::Holds => other(),
            Self::Unknown(fact) => match other() {
                Self::Fails => Self::Fails,
                _ => Self::Unknown(fact),
            },
        }
    }

    fn or(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Holds => Self::Holds,
            Self::Fails => other(),
            Self::Unknown(fact) => match other() {
                Self::Holds => Self::Holds,
                _ => Self::Unknown(fact),
            },
        }
    }

    fn negated(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

/// A condition on a record. Its parts are joined by "and".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When(pub(crate) Vec<Test>);

/// One part of a condition on a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It is one of these activities.
    Activity(Set<Activity>),
    /// It is of one of these levels.
    Level(Set<Level>),
    /// It was held in one of these ways.
    Mode(Set<Mode>),
    /// The lecture was given at one of these places.
    Host(Set<Host>),
    /// It was passed with one of these results.
    Grade(Set<Grade>),
    /// The stated category is one of these paths or lies inside one.
    Category(Set<String>),
    /// It has one of these tags.
    Tag(Set<String>),
    /// The teacher had one of these parts.
    Role(Set<String>),
    /// It belongs to this account.
    Account(Account),
    /// One of these levels approved it.
    ApprovedBy(Set<Level>),
    /// It is known to be so, or not so.
    Flag(Flag, bool),
    /// The record states this quantity, or does not.
    States(Unit, bool),
    /// There is at least so much of it.
    AtLeast(Unit, Credit),
    /// It is one of these courses.
    Course(Set<String>),
    /// The record states the date of a certificate, or does not.
    Certificate(bool),
    /// The day of completion lies between these.
    Completed {
        /// On this day or later.
        from: Option<End>,
        /// On this day or earlier.
        to: Option<End>,
        /// Before this day.
        before: Option<End>,
    },
    /// One of these holds.
    Any(Vec<When>),
    /// This does not hold.
    Not(Box<When>),
}

/// The end of a span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// This day.
    Day(NaiveDate),
    /// The teacher's day of hire.
    HiredOn,
    /// The end of the teacher's probation.
    ConfirmedOn,
}

impl End {
    fn day(self, teacher: &Teacher) -> Result<NaiveDate, Fact> {
        match self {
            Self::Day(day) => Ok(day),
            Self::HiredOn => teacher.hired_on.ok_or(Fact::HiredOn),
            Self::ConfirmedOn => teacher.confirmed_on.ok_or(Fact::ConfirmedOn),
        }
    }
}

impl When {
    /// Whether the condition holds for a record of a teacher.
    #[must_use]
    pub fn test(&self, record: &Record, teacher: &Teacher) -> Truth {
        self.0.iter().fold(Truth::Holds, |so_far, it| so_far.and(|| it.test(record, teacher)))
    }

    /// Whether the condition holds where a part on a fact that is not known does not: what is
    /// not known to be so is taken as not being so, and "not" turns that round.
    #[must_use]
    pub fn applies(&self, record: &Record, teacher: &Teacher) -> bool {
        self.0.iter().all(|it| match it {
            Test::Any(conditions) => conditions.iter().any(|it| it.applies(record, teacher)),
            Test::Not(condition) => !condition.applies(record, teacher),
            it => it.test(record, teacher).holds(),
        })
    }

    /// The fact that keeps the condition from holding, where every quantity that it asks for is
    /// stated and large enough: of a record that states none, nobody would ask further.
    pub(crate) fn waits_for(&self, record: &Record, teacher: &Teacher) -> Option<Fact> {
        let stated = |it: &Test| match it {
            Test::AtLeast(..) => it.test(record, teacher).holds(),
            _ => true,
        };
        match self.test(record, teacher) {
            Truth::Unknown(fact) if self.0.iter().all(stated) => Some(fact),
            _ => None,
        }
    }

    /// Its parts, all of which must hold.
    #[must_use]
    pub fn tests(&self) -> &[Test] {
        &self.0
    }

    /// Whether there is no condition.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn one_of<T: Ord>(fact: Fact, value: Option<&T>, allowed: &Set<T>) -> Truth {
    value.map_or(Truth::Unknown(fact), |it| Truth::of(allowed.contains(it)))
}

impl Test {
    pub(crate) fn test(&self, record: &Record, teacher: &Teacher) -> Truth {
        match self {
            Self::Activity(allowed) => Truth::of(allowed.contains(&record.activity)),
            Self::Level(allowed) => one_of(Fact::Level, record.level.as_ref(), allowed),
            Self::Mode(allowed) => one_of(Fact::Mode, record.mode.as_ref(), allowed),
            Self::Host(allowed) => one_of(Fact::Host, record.host.as_ref(), allowed),
            // No grade means passed, not graded.
            Self::Grade(allowed) => {
                Truth::of(allowed.contains(&record.grade.unwrap_or(Grade::Pass)))
            }
            Self::Category(allowed) => match &record.category {
                None => Truth::Unknown(Fact::Category),
                Some(path) => Truth::of(allowed.iter().any(|it| is_inside(path, it))),
            },
            Self::Tag(wanted) => Truth::of(!wanted.is_disjoint(&record.tags)),
            // No role means that the teacher did not lead it.
            Self::Role(allowed) => {
                Truth::of(record.role.as_ref().is_some_and(|it| allowed.contains(it)))
            }
            Self::Account(account) => Truth::of(record.account == *account),
            Self::ApprovedBy(allowed) => {
                one_of(Fact::ApprovedBy, record.approved_by.as_ref(), allowed)
            }
            Self::Flag(flag, wanted) => record
                .flags
                .get(flag)
                .map_or(Truth::Unknown(Fact::Flag(*flag)), |it| Truth::of(it == wanted)),
            Self::States(unit, wanted) => Truth::of(record.quantity.contains_key(unit) == *wanted),
            Self::AtLeast(unit, least) => record
                .stated(*unit)
                .map_or(Truth::Unknown(Fact::Quantity(*unit)), |it| Truth::of(it >= *least)),
            // No course id means that it is none of those that have one.
            Self::Course(wanted) => {
                Truth::of(record.course_id.as_ref().is_some_and(|it| wanted.contains(it)))
            }
            Self::Certificate(wanted) => {
                Truth::of(record.certificate_issued_on.is_some() == *wanted)
            }
            Self::Completed { from, to, before } => match record.completed_on {
                None => Truth::Unknown(Fact::CompletedOn),
                Some(day) => {
                    let compare = |end: &Option<End>, holds: fn(NaiveDate, NaiveDate) -> bool| {
                        end.map_or(Truth::Holds, |end| match end.day(teacher) {
                            Ok(end) => Truth::of(holds(day, end)),
                            Err(fact) => Truth::Unknown(fact),
                        })
                    };
                    compare(from, |day, end| day >= end)
                        .and(|| compare(to, |day, end| day <= end))
                        .and(|| compare(before, |day, end| day < end))
                }
            },
            Self::Any(conditions) => {
                let or = |so_far: Truth, it: &When| so_far.or(|| it.test(record, teacher));
                conditions.iter().fold(Truth::Fails, or)
            }
            Self::Not(condition) => condition.test(record, teacher).negated(),
        }
    }
}

/// Whether a category path is another one or lies inside it.
#[must_use]
pub fn is_inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A condition on a teacher. Its parts are joined by "and".
///
/// `stage`, `roles` and `asks` that are absent are none of those asked for, so
/// a condition on a teacher is always known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose(pub(crate) Vec<TeacherTest>);

/// One part of a condition on a teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeacherTest {
    /// Newly hired, or not.
    NewTeacher(bool),
    /// Of one of these stages.
    Stage(Set<Stage>),
    /// With one of these roles.
    Role(Set<String>),
    /// Asking about this consequence.
    Asks(String),
    /// The day of hire lies between these.
    Hired {
        /// On this day or later.
        from: Option<NaiveDate>,
        /// On this day or earlier.
        to: Option<NaiveDate>,
    },
    /// This does not hold.
    Not(Box<Whose>),
}

impl Whose {
    /// Whether the condition holds for a teacher.
    #[must_use]
    pub fn holds(&self, teacher: &Teacher) -> bool {
        self.0.iter().all(|it| match it {
            TeacherTest::NewTeacher(wanted) => teacher.new_teacher.unwrap_or(false) == *wanted,
            TeacherTest::Stage(allowed) => {
                teacher.stage.is_some_and(|stage| allowed.contains(&stage))
            }
            TeacherTest::Role(allowed) => !allowed.is_disjoint(&teacher.roles),
            TeacherTest::Asks(consequence) => teacher.asks.contains(consequence),
            TeacherTest::Hired { from, to } => teacher.hired_on.is_some_and(|day| {
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            }),
            TeacherTest::Not(condition) => !condition.holds(teacher),
        })
    }

    /// Its parts, all of which must hold.
    #[must_use]
    pub fn tests(&self) -> &[TeacherTest] {
        &self.0
    }

    /// The consequence that the condition asks for, if it asks for one.
    #[must_use]
    pub fn asks(&self) -> Option<&str> {
        self.0.iter().find_map(|it| match it {
            TeacherTest::Asks(consequence) => Some(consequence.as_str()),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Id;

    #[test]
    fn a_condition_on_an_absent_fact_is_not_known_unless_another_part_fails() {
        let record = Record::new(Id::new("a").unwrap(), Activity::Training);
        let by_mode = |activity| {
            When(vec![Test::Mode(Set::from([Mode::Online])), Test::Activity(Set::from([activity]))])
        };
        let teacher = Teacher::default();
        let test = |it: &When| it.test(&record, &teacher);
        assert_eq!(test(&by_mode(Activity::Training)), Truth::Unknown(Fact::Mode));
        assert_eq!(test(&by_mode(Activity::Lecture)), Truth::Fails);
        let not = When(vec![Test::Not(Box::new(by_mode(Activity::Training)))]);
        assert_eq!(test(&not), Truth::Unknown(Fact::Mode));
        assert!(
            not.applies(&record, &teacher)
                && !by_mode(Activity::Training).applies(&record, &teacher)
        );
    }

    #[test]
    fn a_path_is_inside_another_by_its_parts_not_its_letters() {
        assert!(is_inside("compulsory/county/public", "compulsory/county"));
        assert!(is_inside("elective", "elective"));
        assert!(!is_inside("compulsory/county-plus", "compulsory/county"));
    }
}
