//! Packs that somebody broke: values left out, replaced or moved; and JSON that is no pack at all.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::packs::{MODEST, SHIPPED, text};
use super::places::places;

/// A shipped or made pack with up to four changes.
pub(crate) fn damaged() -> impl Strategy<Value = Value> {
    let shipped = (0..3_usize).prop_map(|it| SHIPPED[it][0].written.text.clone());
    let pack = prop_oneof![1 => shipped, 2 => text(MODEST)];
    (pack, vec((any::<Index>(), change()), 1..=4)).prop_map(|(mut pack, changes)| {
        for (at, change) in changes {
            let places = places(&pack);
            let place = at.get::<String>(&places).clone();
            apply(&mut pack, &places, &place, change);
        }
        pack
    })
}

/// One change to a value of a pack.
#[derive(Clone, Debug)]
enum Change {
    /// It is left out.
    Delete,
    /// Something else stands in its place.
    Replace(Value),
    /// What stands elsewhere in the pack stands in its place as well.
    Copy(Index),
    /// Its name is another one.
    Rename(&'static str),
    /// It stands there twice, if it is part of a list.
    Repeat,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => Just(Change::Delete),
        3 => arbitrary().prop_map(Change::Replace),
        2 => any::<Index>().prop_map(Change::Copy),
        1 => select(MEMBERS).prop_map(Change::Rename),
        2 => Just(Change::Repeat),
    ]
}

const MEMBERS: &[&str] = &[
    "id",
    "rule",
    "when",
    "switch",
    "any",
    "not",
    "at-least",
    "categories",
    "category",
    "stated",
    "tag",
    "add",
    "of-base",
    "a/b~c",
    "",
    "字",
];

const WORDS: &[&str] = &[
    "",
    "x",
    "cycle",
    "year",
    "02-29",
    "13-01",
    "2024-02-30",
    "1/0",
    "1/999",
    "999999999",
    "-1",
    "0.00001",
    "hours",
    "training",
    "a/x",
    "scope",
    "elective",
    "study-years",
    "9999999999999999999",
];

/// Any JSON, with words that packs know among others.
pub(crate) fn arbitrary() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => select(&[-1_i64, 0, 1, 40, 41, 255, 256, i64::MAX]).prop_map(Value::from),
        4 => select(WORDS).prop_map(Value::from),
        1 => Just(json!({"at-least": "county"})),
    ];
    leaf.prop_recursive(3, 12, 3, |inside| {
        let key = prop_oneof![4 => select(MEMBERS), 1 => select(WORDS)].prop_map(str::to_owned);
        prop_oneof![
            vec(inside.clone(), 0..3).prop_map(Value::from),
            btree_map(key, inside, 0..3).prop_map(|it| it.into_iter().collect()),
        ]
    })
}

fn apply(pack: &mut Value, places: &[String], at: &str, change: Change) {
    let Some((parent, name)) = at.rsplit_once('/') else { return };
    let name = name.replace("~1", "/").replace("~0", "~");
    match change {
        Change::Replace(it) => *pack.pointer_mut(at).unwrap() = it,
        Change::Copy(from) => {
            let it = pack.pointer(from.get::<String>(places)).unwrap().clone();
            *pack.pointer_mut(at).unwrap() = it;
        }
        Change::Delete => match pack.pointer_mut(parent).unwrap() {
            Value::Array(list) => drop(list.remove(name.parse().unwrap())),
            Value::Object(members) => drop(members.remove(&name)),
            _ => {}
        },
        Change::Rename(new) => {
            if let Value::Object(members) = pack.pointer_mut(parent).unwrap() {
                let it = members.remove(&name).unwrap();
                members.insert(new.to_owned(), it);
            }
        }
        Change::Repeat => {
            if let Value::Array(list) = pack.pointer_mut(parent).unwrap() {
                let it = list[name.parse::<usize>().unwrap()].clone();
                list.push(it);
            }
        }
    }
}
