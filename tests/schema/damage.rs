//! Files that somebody broke: a value left out, replaced, repeated, renamed or taken from elsewhere.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::places::places;

/// One of these values with one change, or without any.
pub(crate) fn damaged(whole: Vec<Value>) -> impl Strategy<Value = Value> {
    (select(whole), any::<Index>(), proptest::option::of(change())).prop_map(
        |(mut it, at, change)| {
            if let Some(change) = change {
                let places = places(&it);
                let place = at.get::<String>(&places).clone();
                apply(&mut it, &places, &place, change);
            }
            it
        },
    )
}

/// One change to a value.
#[derive(Clone, Debug)]
enum Change {
    /// It is left out.
    Delete,
    /// Something else stands in its place.
    Replace(Value),
    /// What stands elsewhere stands in its place as well.
    Copy(Index),
    /// Its name is another one.
    Rename(&'static str),
    /// It has one more member, if it is an object.
    Add(&'static str, Value),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => Just(Change::Delete),
        2 => odd().prop_map(Change::Replace),
        1 => any::<Index>().prop_map(Change::Copy),
        1 => select(MEMBERS).prop_map(Change::Rename),
        3 => (select(MEMBERS), odd()).prop_map(|(name, it)| Change::Add(name, it)),
    ]
}

/// Names that mean something at one place or another, and some that never do.
const MEMBERS: &[&str] = &[
    "add",
    "any",
    "approved",
    "at-least",
    "at-most",
    "by",
    "categories",
    "category",
    "checksum",
    "completed",
    "completed_on",
    "ext:own",
    "for",
    "force",
    "id",
    "in-year-of",
    "level",
    "maximum",
    "measure",
    "note",
    "not",
    "of-base",
    "only-years",
    "policy",
    "pro-rata",
    "quantity",
    "readings",
    "requirements",
    "share",
    "stage",
    "stated",
    "switch",
    "switches",
    "tag",
    "tags",
    "total",
    "under",
    "until",
    "when",
    "whole",
    "within-years",
    "years",
    "hours",
    "$schema",
    "",
    "字",
];

fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(WORDS).prop_map(Value::from),
        select(vec![
            json!(null),
            json!(true),
            json!(0),
            json!(1),
            json!(5),
            json!(2026),
            json!(-1),
            json!([]),
            json!({}),
            json!(["2026"]),
            json!(["online", "in-person"]),
            json!([{"when": 1}]),
            json!({"at-least": "county"}),
            json!({"hours": "3"}),
            json!({"from": "2026-01-01"}),
            json!({"from": "01-01", "to": "06-30"}),
            json!({"activity": "training"}),
        ]),
    ]
}

const WORDS: &[&str] = &[
    "",
    "x",
    "cycle",
    "year",
    "training",
    "county",
    "hours",
    "credits",
    "must",
    "record",
    "total",
    "met",
    "school",
    "hired_on",
    "confirmed_on",
    "cap",
    "scope",
    "02-29",
    "13-01",
    "06-15",
    "2024-02-30",
    "2026-05-01",
    "2026-5-1",
    "1",
    "0.5",
    "1/3",
    "1/0",
    "1/999",
    "2000",
    "999999999",
    "-1",
    "1,5",
    "0.00000001",
];

fn apply(whole: &mut Value, places: &[String], place: &str, change: Change) {
    let copied = match &change {
        Change::Copy(at) => whole.pointer(at.get::<String>(places)).cloned(),
        _ => None,
    };
    let Some((outer, name)) = place.rsplit_once('/') else { return };
    let name = name.replace("~1", "/").replace("~0", "~");
    match (whole.pointer_mut(outer), change) {
        (Some(Value::Object(members)), Change::Delete) => {
            members.remove(&name);
        }
        (Some(Value::Array(list)), Change::Delete) => {
            list.remove(name.parse().unwrap());
        }
        (Some(Value::Object(members)), Change::Rename(other)) => {
            if let Some(it) = members.remove(&name) {
                members.insert(other.to_owned(), it);
            }
        }
        (_, Change::Replace(value)) => *whole.pointer_mut(place).unwrap() = value,
        (_, Change::Copy(_)) => *whole.pointer_mut(place).unwrap() = copied.unwrap(),
        (_, Change::Add(name, value)) => {
            if let Some(Value::Object(members)) = whole.pointer_mut(place) {
                members.insert(name.to_owned(), value);
            }
        }
        _ => {}
    }
}
