//! Archives as JSON, in the vocabulary of the worked cases: to read those cases, and to print an
//! input on which two evaluators differ.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use xuefen_engine::archive::{Archive, Event, Id, Record, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::Credit;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, Flag, Grade, Host, Level, Mode, Span, Stage, Status, Unit,
};

use super::pack::one_or_several;

/// Writes an archive.
pub(crate) fn write(archive: &Archive) -> Value {
    let records: Vec<Value> = archive.records().map(record).collect();
    json!({"teacher": teacher(archive.teacher()), "records": records})
}

fn teacher(it: &Teacher) -> Value {
    let mut facts = Facts::default();
    facts.put(
        "audit_years",
        it.audit_years.as_ref().map(|years| years.iter().copied().collect::<Vec<i32>>()),
    );
    facts.put("new_teacher", it.new_teacher);
    facts.put("hired_on", it.hired_on.map(|it| it.to_string()));
    facts.put("confirmed_on", it.confirmed_on.map(|it| it.to_string()));
    facts.put("stage", it.stage.map(|it| it.as_str()));
    facts.put("roles", listed(it.roles.iter().map(String::as_str)));
    facts.put("asks", listed(it.asks.iter().map(String::as_str)));
    facts.put("required_total", it.required_total.map(fraction));
    let event = |(id, it): (&Id, &Event)| {
        let mut facts = Facts::default();
        facts.put("id", Some(id.as_str()));
        facts.put("type", Some(it.kind.as_str()));
        facts.put("date", Some(it.date.to_string()));
        for (span, amount) in &it.lasted {
            facts.put(span.as_str(), Some(fraction(*amount)));
        }
        Value::Object(facts.0)
    };
    facts.put("events", listed(it.events.iter().map(event)));
    Value::Object(facts.0)
}

fn record(it: &Record) -> Value {
    let mut facts = Facts::default();
    facts.put("id", Some(it.id.as_str()));
    facts.put("activity", Some(it.activity.as_str()));
    facts.put("level", it.level.map(|it| it.as_str()));
    facts.put("mode", it.mode.map(|it| it.as_str()));
    facts.put("host", it.host.map(|it| it.as_str()));
    facts.put("grade", it.grade.map(|it| it.as_str()));
    facts.put("category", it.category.as_deref());
    facts.put("status", Some(it.status.as_str()));
    facts.put("tags", listed(it.tags.iter().map(String::as_str)));
    let quantity: Map<String, Value> =
        it.quantity.iter().map(|(unit, it)| (unit.to_string(), fraction(*it).into())).collect();
    facts.put("quantity", (!quantity.is_empty()).then_some(quantity));
    facts.put("completed_on", it.completed_on.map(|it| it.to_string()));
    facts.put("certificate_issued_on", it.certificate_issued_on.map(|it| it.to_string()));
    facts.put("course_id", it.course_id.as_deref());
    facts.put("content_key", it.content_key.as_deref());
    facts.put("project_key", it.project_key.as_deref());
    facts.put("account", (it.account == Account::Induction).then_some("induction"));
    facts.put("role", it.role.as_deref());
    facts.put("approved_by", it.approved_by.map(|it| it.as_str()));
    for (flag, it) in &it.flags {
        facts.put(flag.as_str(), Some(*it));
    }
    Value::Object(facts.0)
}

/// The facts that are known.
#[derive(Default)]
struct Facts(Map<String, Value>);

impl Facts {
    fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }
}

fn listed<T: Into<Value>>(all: impl Iterator<Item = T>) -> Option<Vec<Value>> {
    let all: Vec<Value> = all.map(Into::into).collect();
    (!all.is_empty()).then_some(all)
}

fn fraction(amount: Credit) -> String {
    amount.to_string()
}

/// Reads the teacher and the records of a case.
pub(crate) fn read(case: &Value) -> Archive {
    let records = case["records"].as_array().into_iter().flatten().map(read_record).collect();
    Archive::new(read_teacher(&case["teacher"]), records).expect("an archive in order")
}

fn read_teacher(it: &Value) -> Teacher {
    let years = |all: &Vec<Value>| {
        let year = |it: &Value| i32::try_from(it.as_i64().expect("a year")).expect("a year");
        all.iter().map(year).collect()
    };
    let event = |it: &Value| {
        let lasted = |span: &Span| Some((*span, amount(it.get(span.as_str())?)));
        let event = Event {
            kind: word(it, "type", EventKind::parse).expect("a kind of event"),
            date: day(it, "date").expect("the day of an event"),
            lasted: Span::ALL.iter().filter_map(lasted).collect(),
        };
        (id(it), event)
    };
    Teacher {
        audit_years: it["audit_years"].as_array().map(years),
        new_teacher: it["new_teacher"].as_bool(),
        hired_on: day(it, "hired_on"),
        confirmed_on: day(it, "confirmed_on"),
        stage: word(it, "stage", Stage::parse),
        roles: it.get("roles").map(one_or_several).unwrap_or_default().into_iter().collect(),
        asks: it.get("asks").map(one_or_several).unwrap_or_default().into_iter().collect(),
        required_total: it.get("required_total").map(amount),
        events: it["events"].as_array().into_iter().flatten().map(event).collect(),
        ..Teacher::default()
    }
}

fn read_record(it: &Value) -> Record {
    let text = |name: &str| it[name].as_str().map(str::to_owned);
    let quantity = |unit: &Unit| Some((*unit, amount(it["quantity"].get(unit.as_str())?)));
    let flag = |flag: &Flag| Some((*flag, it.get(flag.as_str())?.as_bool()?));
    let activity = word(it, "activity", Activity::parse).expect("an activity");
    Record {
        level: word(it, "level", Level::parse),
        mode: word(it, "mode", Mode::parse),
        host: word(it, "host", Host::parse),
        grade: word(it, "grade", Grade::parse),
        category: text("category"),
        status: word(it, "status", Status::parse).unwrap_or(Status::Completed),
        tags: it.get("tags").map(one_or_several).unwrap_or_default().into_iter().collect(),
        quantity: Unit::ALL.iter().filter_map(quantity).collect(),
        completed_on: day(it, "completed_on"),
        certificate_issued_on: day(it, "certificate_issued_on"),
        course_id: text("course_id"),
        content_key: text("content_key"),
        project_key: text("project_key"),
        account: word(it, "account", Account::parse).unwrap_or(Account::Cycle),
        role: text("role"),
        approved_by: word(it, "approved_by", Level::parse),
        flags: Flag::ALL.iter().filter_map(flag).collect(),
        ..Record::new(id(it), activity)
    }
}

fn id(it: &Value) -> Id {
    Id::new(it["id"].as_str().expect("an id")).expect("an id in order")
}

fn word<T>(it: &Value, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    it[name].as_str().map(|text| parse(text).expect("a word of the vocabulary"))
}

fn day(it: &Value, name: &str) -> Option<NaiveDate> {
    it[name].as_str().map(|text| parse_date(text).expect("a date"))
}

fn amount(it: &Value) -> Credit {
    it.as_str().expect("a number is a text").parse().expect("an exact number")
}
