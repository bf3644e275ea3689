//! What is plain, straight into the model: `None` for everything that is wrong or out of the
//! ordinary, which the slower readers then accept, or refuse with a reason.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use xuefen_engine::archive::{Archive, Id, Record, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{
    Account, Activity, Flag, Grade, Host, Level, Mode, Stage, Status, Unit,
};

use super::columns::trimmed;
use super::{Entry, LONGEST_LINE};
use crate::written::{LONGEST_TEXT, MOST_RECORDS};

/// A text that is borrowed from the line where nothing in it is escaped.
pub(super) struct Text<'a>(Cow<'a, str>);

impl<'a> Text<'a> {
    pub(super) fn borrowed(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }

    pub(super) fn owned(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Cow<'de, str>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, it: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(it))
            }
            fn visit_str<E>(self, it: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(it.to_owned()))
            }
        }
        source.deserialize_str(Reader).map(Text)
    }
}

/// An object whose members are all known, each there once or not at all. (What serde derives would
/// take a list for an object, and `null` for an absent member.)
macro_rules! object {
    ($(#[doc = $doc:literal])* $name:ident { $($field:ident: $type:ty = $member:literal,)+ }) => {
        $(#[doc = $doc])*
        #[derive(Default)]
        pub(super) struct $name<'a> { $(pub(super) $field: Option<$type>,)+ }

        impl<'de: 'a, 'a> Deserialize<'de> for $name<'a> {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> Visitor<'de> for Reader {
                    type Value = $name<'de>;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an object")
                    }
                    fn visit_map<A: MapAccess<'de>>(
                        self,
                        mut source: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut it = $name::default();
                        while let Some(member) = source.next_key::<Text<'de>>()? {
                            match &*member {
                                $($member => {
                                    if it.$field.replace(source.next_value()?).is_some() {
                                        return Err(A::Error::duplicate_field($member));
                                    }
                                })+
                                _ => return Err(A::Error::custom("not plain")),
                            }
                        }
                        Ok(it)
                    }
                }
                source.deserialize_map(Reader)
            }
        }
    };
}

object! {
    /// A line.
    Line {
        format: Text<'a> = "format",
        version: u64 = "version",
        id: Text<'a> = "id",
        policy: Text<'a> = "policy",
        teacher: PlainTeacher<'a> = "teacher",
        records: Vec<PlainRecord<'a>> = "records",
    }
}

object! {
    /// What is usual to say of a teacher.
    PlainTeacher {
        name: Text<'a> = "name",
        school: Text<'a> = "school",
        subject: Text<'a> = "subject",
        title: Text<'a> = "title",
        audit_years: Vec<i32> = "audit_years",
        new_teacher: bool = "new_teacher",
        hired_on: Text<'a> = "hired_on",
        stage: Text<'a> = "stage",
    }
}

object! {
    /// What is usual to say of a record.
    PlainRecord {
        id: Text<'a> = "id",
        title: Text<'a> = "title",
        provider: Text<'a> = "provider",
        activity: Text<'a> = "activity",
        level: Text<'a> = "level",
        mode: Text<'a> = "mode",
        host: Text<'a> = "host",
        grade: Text<'a> = "grade",
        category: Text<'a> = "category",
        status: Text<'a> = "status",
        quantity: Quantity<'a> = "quantity",
        started_on: Text<'a> = "started_on",
        completed_on: Text<'a> = "completed_on",
        certificate_issued_on: Text<'a> = "certificate_issued_on",
        course_id: Text<'a> = "course_id",
        content_key: Text<'a> = "content_key",
        project_key: Text<'a> = "project_key",
        account: Text<'a> = "account",
        role: Text<'a> = "role",
        approved_by: Text<'a> = "approved_by",
        support_teaching: bool = "support_teaching",
        off_job: bool = "off_job",
        degree_obtained: bool = "degree_obtained",
        related_to_post: bool = "related_to_post",
        approved: bool = "approved",
        provider_accredited: bool = "provider_accredited",
        notes_verified: bool = "notes_verified",
    }
}

object! {
    /// How much of a training there was.
    Quantity {
        hours: Text<'a> = "hours",
        credit_hours: Text<'a> = "credit_hours",
        units: Text<'a> = "units",
        days: Text<'a> = "days",
        months: Text<'a> = "months",
        credits: Text<'a> = "credits",
        academic_credits: Text<'a> = "academic_credits",
        study_years: Text<'a> = "study_years",
        years: Text<'a> = "years",
    }
}

/// Reads a plain line.
pub(super) fn line(text: &str) -> Option<Entry> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    let line: Line<'_> = serde_json::from_str(text).ok()?;
    match (line.format.as_deref(), line.version) {
        (None, None) | (Some("xuefen-archive"), Some(1)) => {}
        _ => return None,
    }
    let ids = [line.policy.as_ref(), line.id.as_ref()];
    ids.into_iter().flatten().try_for_each(|it| Id::new(it).map(drop))?;
    let (teacher, records) = (line.teacher?.lowered()?, line.records?);
    if records.len() > MOST_RECORDS {
        return None;
    }
    let records = records.into_iter().map(PlainRecord::lowered).collect::<Option<_>>()?;
    let archive = Archive::new(teacher, records).ok()?;
    Some(Entry::new(line.id.map(|it| it.0.into_owned()), archive))
}

impl PlainTeacher<'_> {
    fn lowered(self) -> Option<Teacher> {
        let years = self.audit_years.map(|years| {
            let sound = years.iter().all(|it| (1900..=2200).contains(it));
            sound.then(|| years.into_iter().collect::<Set<i32>>())
        });
        Some(Teacher {
            name: text(self.name)?,
            school: text(self.school)?,
            subject: text(self.subject)?,
            title: text(self.title)?,
            audit_years: turned(years)?,
            new_teacher: self.new_teacher,
            hired_on: known(self.hired_on, parse_date)?,
            stage: known(self.stage, Stage::parse)?,
            ..Teacher::default()
        })
    }
}

impl PlainRecord<'_> {
    /// The record in the model.
    pub(super) fn lowered(self) -> Option<Record> {
        let (id, activity) = (Id::new(&self.id?)?, Activity::parse(&self.activity?)?);
        let (started_on, completed_on) =
            (known(self.started_on, parse_date)?, known(self.completed_on, parse_date)?);
        if started_on.zip(completed_on).is_some_and(|(first, last)| last < first) {
            return None;
        }
        let flags = [
            (Flag::SupportTeaching, self.support_teaching),
            (Flag::OffJob, self.off_job),
            (Flag::DegreeObtained, self.degree_obtained),
            (Flag::RelatedToPost, self.related_to_post),
            (Flag::Approved, self.approved),
            (Flag::ProviderAccredited, self.provider_accredited),
            (Flag::NotesVerified, self.notes_verified),
        ];
        Some(Record {
            title: text(self.title)?,
            provider: text(self.provider)?,
            level: known(self.level, Level::parse)?,
            mode: known(self.mode, Mode::parse)?,
            host: known(self.host, Host::parse)?,
            grade: known(self.grade, Grade::parse)?,
            category: text(self.category)?,
            status: known(self.status, Status::parse)?.unwrap_or(Status::Completed),
            quantity: self.quantity.unwrap_or_default().lowered()?,
            started_on,
            completed_on,
            certificate_issued_on: known(self.certificate_issued_on, parse_date)?,
            course_id: text(self.course_id)?,
            content_key: text(self.content_key)?,
            project_key: text(self.project_key)?,
            account: known(self.account, Account::parse)?.unwrap_or(Account::Cycle),
            role: text(self.role)?,
            approved_by: known(self.approved_by, Level::parse)?,
            flags: flags.into_iter().filter_map(|(flag, it)| Some((flag, it?))).collect(),
            ..Record::new(id, activity)
        })
    }
}

impl Quantity<'_> {
    fn lowered(self) -> Option<Map<Unit, Credit>> {
        let stated = [
            (Unit::Hours, self.hours),
            (Unit::CreditHours, self.credit_hours),
            (Unit::Units, self.units),
            (Unit::Days, self.days),
            (Unit::Months, self.months),
            (Unit::Credits, self.credits),
            (Unit::AcademicCredits, self.academic_credits),
            (Unit::StudyYears, self.study_years),
            (Unit::Years, self.years),
        ];
        let mut quantity = Map::new();
        for (unit, it) in stated {
            quantity.extend(known(it, amount)?.map(|it| (unit, it)));
        }
        Some(quantity)
    }
}

/// An amount as it may be entered; most are whole.
fn amount(text: &str) -> Option<Credit> {
    let whole = (1..=6).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    if whole {
        return text.parse().ok().map(Credit::whole);
    }
    Credit::entered(text).ok()
}

/// A text of one line, without the space around it; blank is absent.
fn text(text: Option<Text<'_>>) -> Option<Option<String>> {
    let Some(text) = text else { return Some(None) };
    let text = trimmed(&text);
    let has_control = match text.is_ascii() {
        true => text.bytes().any(|it| it.is_ascii_control()),
        false => text.chars().any(char::is_control),
    };
    let plain = text.len() <= LONGEST_TEXT && !has_control;
    plain.then(|| (!text.is_empty()).then(|| text.to_owned()))
}

/// A fact that is read, where it is stated.
fn known<T>(text: Option<Text<'_>>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    turned(text.map(|it| read(&it)))
}

fn turned<T>(it: Option<Option<T>>) -> Option<Option<T>> {
    match it {
        None => Some(None),
        Some(None) => None,
        Some(it) => Some(it),
    }
}
