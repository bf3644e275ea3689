//! Random conditions on teachers and on records, of every member that README §3 names.

use serde_json::{Map, Value, json};

use super::chance::Chance;
use super::people::{LEVELS, amount};
use super::world::World;

/// A condition on a teacher.
pub(crate) fn on_teacher(chance: &mut Chance, world: &World) -> Value {
    let mut condition = Map::new();
    for _ in 0..chance.pick(&[1, 1, 1, 2]) {
        let (member, value) = teacher_member(chance, world);
        if chance.percent(20) {
            condition.insert("not".to_owned(), json!({member: value}));
        } else {
            condition.insert(member.to_owned(), value);
        }
    }
    condition.into()
}

fn teacher_member(chance: &mut Chance, world: &World) -> (&'static str, Value) {
    match chance.below(5) {
        0 => ("new_teacher", chance.percent(60).into()),
        1 => ("stage", word_or_words(chance, &["primary", "junior", "kindergarten"])),
        2 => ("role", word_or_words(chance, &["class-teacher", "principal"])),
        3 => ("asks", "excellent-rating".into()),
        _ => ("hired", span(chance, world, false)),
    }
}

/// A condition on a record.
pub(crate) fn on_record(chance: &mut Chance, world: &World) -> Value {
    on_record_to(chance, world, 2)
}

fn on_record_to(chance: &mut Chance, world: &World, depth: usize) -> Value {
    let mut condition = Map::new();
    for _ in 0..chance.pick(&[1, 1, 2]) {
        let (member, value) = if depth > 0 && chance.percent(12) {
            ("not", on_record_to(chance, world, depth - 1))
        } else if depth > 0 && chance.percent(10) {
            let one = on_record_to(chance, world, depth - 1);
            ("any", json!([one, on_record_to(chance, world, depth - 1)]))
        } else {
            record_member(chance, world)
        };
        condition.insert(member.to_owned(), value);
    }
    condition.into()
}

fn record_member(chance: &mut Chance, world: &World) -> (&'static str, Value) {
    match chance.below(24) {
        0 | 1 => ("activity", word_or_words(chance, &world.activity_names())),
        2 | 3 => ("level", word_or_lowest(chance, &LEVELS)),
        4 => ("approved_by", word_or_lowest(chance, &LEVELS)),
        5 | 6 => ("mode", word_or_words(chance, &["in-person", "online"])),
        7 => ("host", word_or_words(chance, &["own-county", "prefecture", "province"])),
        8 | 9 => ("grade", word_or_lowest(chance, &["fail", "pass", "good", "excellent"])),
        10 => {
            let paths: Vec<&str> = world.categories.iter().map(String::as_str).collect();
            ("category", word_or_words(chance, &paths))
        }
        11 => ("tag", word_or_words(chance, &["it", "ct"])),
        12 => ("role", "lead".into()),
        13 => ("course", word_or_words(chance, &["c1", "c2"])),
        14 => ("account", chance.pick(&["cycle", "cycle", "induction"]).into()),
        15 => ("certificate", chance.percent(60).into()),
        16 => ("states", word_or_words(chance, &["hours", "credits", "days"])),
        17 => ("lacks", word_or_words(chance, &["credits", "days", "months"])),
        18 => {
            let unit = chance.pick(&["hours", "days", "units", "credits"]);
            ("at-least", json!({unit: amount(chance, unit)}))
        }
        19 | 20 => ("completed", span(chance, world, true)),
        _ => (chance.pick(&super::people::FLAGS), chance.percent(65).into()),
    }
}

/// A span of days; of a record's, its ends may be days of the teacher's.
fn span(chance: &mut Chance, world: &World, of_record: bool) -> Value {
    if of_record && chance.percent(35) {
        return chance.pick(&[
            json!({"before": "confirmed_on"}),
            json!({"from": "hired_on"}),
            json!({"from": "confirmed_on"}),
            json!({"to": "confirmed_on"}),
            json!({"before": "hired_on"}),
            json!({"from": "hired_on", "before": "confirmed_on"}),
        ]);
    }
    let (one, other) = (world.day(chance), world.day(chance));
    let (first, last) = (one.min(other).to_string(), one.max(other).to_string());
    match chance.below(3) {
        0 => json!({"from": first}),
        1 => json!({"to": last}),
        _ => json!({"from": first, "to": last}),
    }
}

fn word_or_words(chance: &mut Chance, words: &[&str]) -> Value {
    if chance.percent(60) { chance.pick(words).into() } else { chance.some_of(words, 3).into() }
}

fn word_or_lowest(chance: &mut Chance, words: &[&str]) -> Value {
    if chance.percent(50) {
        return json!({"at-least": chance.pick(&words[1..])});
    }
    word_or_words(chance, words)
}
