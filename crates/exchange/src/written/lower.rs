//! Written form → model, with every problem collected.

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::{Archive, ArchiveError, Duty, Event, Evidence, Id, Record, Teacher};
use xuefen_engine::credit::Credit;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::sorted::Map;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, EvidenceKind, Flag, Grade, Host, Level, Mode, Span, Stage,
    Status, Unit,
};

use super::{Fields, MOST_DUTIES, MOST_EVENTS, MOST_EVIDENCE, MOST_RECORDS};

/// Reads a teacher; `None` where there is a problem.
pub(crate) fn lower_teacher(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<Teacher> {
    let mut fields = Fields::open(value, at, problems)?;
    let (registration_from, registration_to) =
        lower_span(&mut fields, "registration_from", "registration_to");
    let teacher = Teacher {
        name: fields.text("name"),
        school: fields.text("school"),
        subject: fields.text("subject"),
        title: fields.text("title"),
        audit_years: fields.years("audit_years"),
        new_teacher: fields.flag("new_teacher"),
        hired_on: fields.date("hired_on"),
        confirmed_on: fields.date("confirmed_on"),
        stage: fields.word("stage", Stage::parse, Stage::ALL),
        roles: fields.tags("roles"),
        asks: fields.tags("asks"),
        required_total: fields.amount("required_total"),
        events: lower_events(&mut fields),
        registration_from,
        registration_to,
        duties: fields.lowered_list("duties", MOST_DUTIES, lower_duty),
    };
    fields.close(Some(teacher))
}

fn lower_duty(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<Duty> {
    let mut fields = Fields::open(value, at, problems)?;
    ["duty", "from", "to", "done"].into_iter().for_each(|it| fields.need(it));
    let duty = fields.id("duty").map(|it| it.to_string());
    let (from, to) = lower_span(&mut fields, "from", "to");
    let done = fields.count("done").and_then(|it| u32::try_from(it).ok());
    let known = duty.zip(from.zip(to)).zip(done);
    fields.close(known.map(|((duty, (from, to)), done)| Duty { duty, from, to, done }))
}

fn lower_events(fields: &mut Fields<'_>) -> Map<Id, Event> {
    let at = fields.at("events");
    let mut events = Map::new();
    let list = fields.list_of_at_most("events", MOST_EVENTS);
    for (i, value) in list.into_iter().enumerate() {
        let at = at.element(i);
        let Some((id, event)) = fields.lowered_at(value, &at, lower_event) else { continue };
        if events.contains_key(&id) {
            fields.problem_at(&at.member("id"), Code::DuplicateId, &[id.as_str()]);
        }
        events.insert(id, event);
    }
    events
}

fn lower_event(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<(Id, Event)> {
    let mut fields = Fields::open(value, at, problems)?;
    fields.need("type");
    fields.need("date");
    let id = fields.id("id");
    let kind = fields.word("type", EventKind::parse, EventKind::ALL);
    let date = fields.date("date");
    let mut lasted = Map::new();
    for span in Span::ALL {
        lasted.extend(fields.amount(span.as_str()).map(|it| (*span, it)));
    }
    let event = kind.zip(date).map(|(kind, date)| Event { kind, date, lasted });
    fields.close(id.zip(event))
}

/// Reads a record; `None` where there is a problem.
pub(crate) fn lower_record(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<Record> {
    let mut fields = Fields::open(value, at, problems)?;
    fields.need("activity");
    let id = fields.id("id");
    let activity = fields.word("activity", Activity::parse, Activity::ALL);
    let (started_on, completed_on) = lower_span(&mut fields, "started_on", "completed_on");
    let status = fields.word("status", Status::parse, Status::ALL);
    let account = fields.word("account", Account::parse, Account::ALL);
    let mut flags = Map::new();
    for flag in Flag::ALL {
        flags.extend(fields.flag(flag.as_str()).map(|it| (*flag, it)));
    }
    let facts = Record {
        title: fields.text("title"),
        provider: fields.text("provider"),
        note: fields.lines("note"),
        level: fields.word("level", Level::parse, Level::ALL),
        mode: fields.word("mode", Mode::parse, Mode::ALL),
        host: fields.word("host", Host::parse, Host::ALL),
        grade: fields.word("grade", Grade::parse, Grade::ALL),
        category: fields.text("category"),
        status: status.unwrap_or(Status::Completed),
        rejected_because: fields.text("rejected_because"),
        tags: fields.tags("tags"),
        quantity: lower_quantity(&mut fields),
        started_on,
        completed_on,
        certificate_issued_on: fields.date("certificate_issued_on"),
        course_id: fields.text("course_id"),
        content_key: fields.text("content_key"),
        project_key: fields.text("project_key"),
        account: account.unwrap_or(Account::Cycle),
        role: fields.text("role"),
        approved_by: fields.word("approved_by", Level::parse, Level::ALL),
        flags,
        evidence: fields.lowered_list("evidence", MOST_EVIDENCE, lower_evidence),
        // What a record without an id or activity would be does not matter: it is never given.
        ..Record::new(id.clone().or_else(|| Id::new("?"))?, activity.unwrap_or(Activity::Training))
    };
    fields.close(id.and(activity).map(|_| facts))
}

/// Two days, of which the second may not lie before the first.
fn lower_span(
    fields: &mut Fields<'_>,
    first: &str,
    last: &str,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (start, end) = (fields.date(first), fields.date(last));
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        let (start, end) = (start.to_string(), end.to_string());
        fields.problem(last, Code::EndsBeforeStart, &[&start, &end]);
    }
    (start, end)
}

fn lower_quantity(fields: &mut Fields<'_>) -> Map<Unit, Credit> {
    let at = fields.at("quantity");
    let mut quantity = Map::new();
    for (name, value) in fields.entries("quantity").unwrap_or_default() {
        let at = at.member(&name);
        let unit = fields.word_at(&name, &at, Unit::parse, Unit::ALL);
        let amount = fields.amount_at(value, &at, Credit::entered);
        quantity.extend(unit.zip(amount));
    }
    quantity
}

fn lower_evidence(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<Evidence> {
    let mut fields = Fields::open(value, at, problems)?;
    fields.need("kind");
    let kind = fields.word("kind", EvidenceKind::parse, EvidenceKind::ALL);
    let evidence = Evidence {
        kind: kind.unwrap_or(EvidenceKind::Other),
        issuer: fields.text("issuer"),
        number: fields.text("number"),
        date: fields.date("date"),
        file: fields.text("file"),
        sha256: lower_sha256(&mut fields),
    };
    fields.close(Some(evidence))
}

fn lower_sha256(fields: &mut Fields<'_>) -> Option<String> {
    let digest = fields.text("sha256")?.to_ascii_lowercase();
    if digest.len() == 64 && digest.bytes().all(|it| it.is_ascii_hexdigit()) {
        return Some(digest);
    }
    fields.problem("sha256", Code::Malformed, &["sha256"]);
    None
}

/// Reads the members `teacher` and `records` of an object; `None` where there is a problem.
///
/// A record whose id another record or an event has is a problem of the later record.
pub(crate) fn lower_archive(fields: &mut Fields<'_>) -> Option<Archive> {
    fields.need("teacher");
    fields.need("records");
    let teacher = fields.lowered("teacher", lower_teacher);
    let mut places: Map<Id, Pointer> = Map::new();
    let events = fields.at("teacher").member("events");
    let ids = teacher.iter().flat_map(|it| it.events.keys());
    places.extend(ids.map(|id| (id.clone(), events.clone())));

    let at = fields.at("records");
    let list = fields.list_of_at_most("records", MOST_RECORDS);
    let mut records = Vec::with_capacity(list.len());
    let mut sound = true;
    for (i, value) in list.into_iter().enumerate() {
        let at = at.element(i);
        let Some(record) = fields.lowered_at(value, &at, lower_record) else {
            sound = false;
            continue;
        };
        if places.insert(record.id.clone(), at.clone()).is_some() {
            fields.problem_at(&at.member("id"), Code::DuplicateId, &[record.id.as_str()]);
            sound = false;
        }
        records.push(record);
    }
    let teacher = teacher.filter(|_| sound)?;
    match Archive::new(teacher, records) {
        Ok(archive) => Some(archive),
        Err(ArchiveError::DuplicateId(id)) => {
            fields.problem("records", Code::DuplicateId, &[id.as_str()]);
            None
        }
        Err(ArchiveError::TooFine(id)) => {
            let at = places.remove(&id).unwrap_or(at);
            fields.problem_at(&at, Code::DenominatorsTooMany, &[id.as_str()]);
            None
        }
    }
}
