//! Model → written form: only what is known.

use serde_json::{Map, Value};
use xuefen_engine::archive::{Duty, Event, Evidence, Id, Record, Teacher};
use xuefen_engine::vocabulary::{Account, Flag, Status};

/// An object being written. What is not known, or empty, is left out.
#[derive(Default)]
pub(crate) struct Members(Map<String, Value>);

impl Members {
    /// A member that is always there.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// A member as text, where it is known.
    pub(crate) fn text<T: ToString>(self, name: &str, known: Option<T>) -> Self {
        self.known(name, known.map(|it| Value::String(it.to_string())))
    }

    /// A member, where it is known.
    pub(crate) fn known(self, name: &str, known: Option<Value>) -> Self {
        match known {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// A list, where it is not empty.
    pub(crate) fn list(self, name: &str, list: Vec<Value>) -> Self {
        if list.is_empty() { self } else { self.with(name, list) }
    }

    /// An object, where it is not empty.
    pub(crate) fn entries(self, name: &str, entries: Self) -> Self {
        if entries.0.is_empty() { self } else { self.with(name, entries.0) }
    }

    /// The object.
    pub(crate) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<Value> {
    texts.into_iter().map(|it| Value::String(it.clone())).collect()
}

/// Writes a teacher.
pub(crate) fn write_teacher(teacher: &Teacher) -> Value {
    let years = teacher.audit_years.as_ref();
    let years = years.map(|it| it.iter().map(|year| Value::from(*year)).collect());
    let events = teacher.events.iter().map(|(id, event)| write_event(id, event));
    Members::default()
        .text("name", teacher.name.as_ref())
        .text("school", teacher.school.as_ref())
        .text("subject", teacher.subject.as_ref())
        .text("title", teacher.title.as_ref())
        .known("audit_years", years.map(Value::Array))
        .known("new_teacher", teacher.new_teacher.map(Value::Bool))
        .text("hired_on", teacher.hired_on)
        .text("confirmed_on", teacher.confirmed_on)
        .text("stage", teacher.stage)
        .list("roles", texts(&teacher.roles))
        .list("asks", texts(&teacher.asks))
        .text("required_total", teacher.required_total)
        .list("events", events.collect())
        .text("registration_from", teacher.registration_from)
        .text("registration_to", teacher.registration_to)
        .list("duties", teacher.duties.iter().map(write_duty).collect())
        .done()
}

fn write_duty(duty: &Duty) -> Value {
    Members::default()
        .with("duty", duty.duty.as_str())
        .text("from", Some(duty.from))
        .text("to", Some(duty.to))
        .with("done", duty.done)
        .done()
}

fn write_event(id: &Id, event: &Event) -> Value {
    let members = Members::default()
        .text("id", Some(id))
        .text("type", Some(event.kind))
        .text("date", Some(event.date));
    let lasted = event.lasted.iter();
    lasted.fold(members, |members, (span, it)| members.text(span.as_str(), Some(it))).done()
}

/// Writes a record. What absent means (completed, in the cycle) is left out.
pub(crate) fn write_record(record: &Record) -> Value {
    let quantity = record.quantity.iter();
    let quantity = quantity
        .fold(Members::default(), |members, (unit, it)| members.text(unit.as_str(), Some(it)));
    let flags = Flag::ALL.iter().filter_map(|flag| Some((flag, *record.flags.get(flag)?)));
    let members = Members::default()
        .text("id", Some(&record.id))
        .text("title", record.title.as_ref())
        .text("provider", record.provider.as_ref())
        .text("note", record.note.as_ref())
        .text("activity", Some(record.activity))
        .text("level", record.level)
        .text("mode", record.mode)
        .text("host", record.host)
        .text("grade", record.grade)
        .text("category", record.category.as_ref())
        .text("status", (record.status != Status::Completed).then_some(record.status))
        .text("rejected_because", record.rejected_because.as_ref())
        .list("tags", texts(&record.tags))
        .entries("quantity", quantity)
        .text("started_on", record.started_on)
        .text("completed_on", record.completed_on)
        .text("certificate_issued_on", record.certificate_issued_on)
        .text("course_id", record.course_id.as_ref())
        .text("content_key", record.content_key.as_ref())
        .text("project_key", record.project_key.as_ref())
        .text("account", (record.account != Account::Cycle).then_some(record.account))
        .text("role", record.role.as_ref())
        .text("approved_by", record.approved_by)
        .list("evidence", record.evidence.iter().map(write_evidence).collect());
    flags.fold(members, |members, (flag, it)| members.with(flag.as_str(), it)).done()
}

fn write_evidence(evidence: &Evidence) -> Value {
    Members::default()
        .text("kind", Some(evidence.kind))
        .text("issuer", evidence.issuer.as_ref())
        .text("number", evidence.number.as_ref())
        .text("date", evidence.date)
        .text("file", evidence.file.as_ref())
        .text("sha256", evidence.sha256.as_ref())
        .done()
}
