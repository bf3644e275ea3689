//! Conditions on a teacher and on a record (README §3).
//!
//! A condition on a fact that is not stated is neither true nor false: `None`.

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::{Record, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::vocabulary::{Flag, Unit};

use super::number::{self, Fraction};
use super::pack::{lies_in, one_or_several};

/// README §3: the levels, lowest first.
const LEVELS: [&str; 5] = ["school", "county", "prefecture", "province", "national"];
/// README §3: the grades, worst first.
const GRADES: [&str; 4] = ["fail", "pass", "good", "excellent"];

/// README §3, "Conditions on a teacher": all members must hold, and a fact that the teacher has
/// not stated is none of those asked for.
///
/// So nothing here is unknown, and `not` holds where the fact is not stated. Whoever states nothing
/// is not newly hired.
pub(crate) fn teacher_meets(condition: &Value, teacher: &Teacher) -> bool {
    let among = |value: &Value, word: Option<&str>| {
        word.is_some_and(|word| one_or_several(value).iter().any(|it| it == word))
    };
    members(condition).all(|(member, value)| match member.as_str() {
        "new_teacher" => teacher.new_teacher.unwrap_or(false) == (value == &Value::Bool(true)),
        "stage" => among(value, teacher.stage.map(|it| it.as_str())),
        "role" => teacher.roles.iter().any(|it| among(value, Some(it))),
        "asks" => teacher.asks.iter().any(|it| among(value, Some(it))),
        "hired" => within(value, teacher.hired_on, teacher) == Some(true),
        "not" => !teacher_meets(value, teacher),
        other => panic!("no condition on a teacher: {other}"),
    })
}

/// README §3, "Conditions on a record": true, false, or not known.
pub(crate) fn record_meets(condition: &Value, record: &Record, teacher: &Teacher) -> Option<bool> {
    meets(condition, &Reader { record: Some(record), teacher, unknown_is: None })
}

/// The `when` of caps (README §4.7): what is not known to be so is taken as not
/// being so, and `not` turns that round.
///
/// README §4.6: a grant is not meant by a condition on records, be it with `not`.
pub(crate) fn known_to_meet(condition: &Value, record: Option<&Record>, teacher: &Teacher) -> bool {
    record.is_some_and(|record| {
        let reader = Reader { record: Some(record), teacher, unknown_is: Some(false) };
        meets(condition, &reader) == Some(true)
    })
}

/// Reads the facts of one record.
struct Reader<'a> {
    record: Option<&'a Record>,
    teacher: &'a Teacher,
    /// What a fact that is not stated is taken for.
    unknown_is: Option<bool>,
}

fn meets(condition: &Value, reader: &Reader<'_>) -> Option<bool> {
    all(members(condition).map(|(member, value)| match member.as_str() {
        "not" => meets(value, reader).map(|it| !it),
        "any" => any(value.as_array().into_iter().flatten().map(|it| meets(it, reader))),
        _ => fact(member, value, reader),
    }))
}

/// All hold; one that does not decides, whatever the others.
fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let answers: Vec<_> = answers.collect();
    if answers.contains(&Some(false)) {
        Some(false)
    } else if answers.contains(&None) {
        None
    } else {
        Some(true)
    }
}

/// At least one holds; one that does decides, whatever the others.
fn any(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(answers.map(|it| it.map(|it| !it))).map(|it| !it)
}

/// One row of the table in README §3.
fn fact(member: &str, value: &Value, reader: &Reader<'_>) -> Option<bool> {
    let known = reader.record.and_then(|record| match member {
        "activity" => Some(among(value, record.activity.as_str())),
        "level" => record.level.map(|it| ordered(value, it.as_str(), &LEVELS)),
        "approved_by" => record.approved_by.map(|it| ordered(value, it.as_str(), &LEVELS)),
        "mode" => record.mode.map(|it| among(value, it.as_str())),
        "host" => record.host.map(|it| among(value, it.as_str())),
        // "A record without grade was passed": that is known.
        "grade" => Some(ordered(value, record.grade.map_or("pass", |it| it.as_str()), &GRADES)),
        // "the path that the record states, or a part of it": it is the asked one or lies in it.
        "category" => record
            .category
            .as_deref()
            .map(|path| one_or_several(value).iter().any(|asked| lies_in(path, asked))),
        // Tags are an open list, a role is stated "where the teacher led, else absent", and a
        // training without the id of a course is none of the named courses (CY-1): what is absent
        // here is known not to be so (README silent).
        "tag" => Some(record.tags.iter().any(|it| among(value, it))),
        "role" => Some(record.role.as_deref().is_some_and(|it| among(value, it))),
        "course" => Some(record.course_id.as_deref().is_some_and(|it| among(value, it))),
        "account" => Some(among(value, record.account.as_str())),
        "certificate" => Some(Some(record.certificate_issued_on.is_some()) == value.as_bool()),
        // "of several units, all"
        "states" => Some(units(value).all(|it| record.quantity.contains_key(&it))),
        "lacks" => Some(units(value).all(|it| !record.quantity.contains_key(&it))),
        "at-least" => all(members(value).map(|(unit, least)| {
            let least = number::read(least.as_str().expect("a number is a text"));
            quantity(record, unit).map(|it| it >= least).or(reader.unknown_is)
        })),
        // Each end by itself is true, false or unknown.
        "completed" => within_for(value, record.completed_on, reader),
        flag => record
            .flags
            .get(&Flag::parse(flag).unwrap_or_else(|| panic!("no condition: {flag}")))
            .map(|it| Some(*it) == value.as_bool()),
    });
    known.or(reader.unknown_is)
}

/// How much of a unit a record states. README §4.3: `units` are half days; four contact hours
/// where only hours are known.
pub(crate) fn quantity(record: &Record, unit: &str) -> Option<Fraction> {
    let of = |unit: Unit| record.quantity.get(&unit).map(|it| number::stated(*it));
    let unit = Unit::parse(unit).expect("a unit of the vocabulary");
    match unit {
        Unit::Units => of(unit).or_else(|| of(Unit::Hours).map(|it| it / number::whole(4))),
        _ => of(unit),
    }
}

/// `states` and `lacks` are about what is written, not about what follows from it (README silent).
fn units(value: &Value) -> impl Iterator<Item = Unit> {
    one_or_several(value).into_iter().map(|it| Unit::parse(&it).expect("a unit of the vocabulary"))
}

fn within(range: &Value, day: Option<NaiveDate>, teacher: &Teacher) -> Option<bool> {
    within_for(range, day, &Reader { record: None, teacher, unknown_is: None })
}

/// README §3, `completed`: either end may be left out, and may be a day of the teacher's.
/// `from` and `to` lie inside, `before` does not.
fn within_for(range: &Value, day: Option<NaiveDate>, reader: &Reader<'_>) -> Option<bool> {
    all(members(range).map(|(member, end)| {
        let end = match end.as_str().expect("a day is a text") {
            "hired_on" => reader.teacher.hired_on,
            "confirmed_on" => reader.teacher.confirmed_on,
            date => Some(parse_date(date).expect("a date is YYYY-MM-DD")),
        };
        let inside = day.zip(end).map(|(day, end)| match member.as_str() {
            "from" => day >= end,
            "to" => day <= end,
            "before" => day < end,
            other => panic!("no end of a span: {other}"),
        });
        inside.or(reader.unknown_is)
    }))
}

/// One of one or several words.
fn among(value: &Value, word: &str) -> bool {
    one_or_several(value).iter().any(|it| it == word)
}

/// One of one or several words or, "where words have an order, a lowest one".
fn ordered(value: &Value, word: &str, order: &[&str]) -> bool {
    let Some(lowest) = value.get("at-least") else { return among(value, word) };
    let place = |word: &str| order.iter().position(|it| *it == word);
    place(word) >= place(lowest.as_str().expect("a word is a text"))
}

fn members(of: &Value) -> impl Iterator<Item = (&String, &Value)> {
    of.as_object().into_iter().flatten()
}
