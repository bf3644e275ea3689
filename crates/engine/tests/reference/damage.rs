//! Damages a pack: whatever somebody may do to a text while writing it.

use serde_json::{Value, json};

use super::generator::chance::Chance;
use super::places::places;

/// Changes one to four places of a pack.
pub(crate) fn damage(pack: &mut Value, seed: u64) {
    let mut chance = Chance::of(seed ^ 0x5EED);
    for _ in 0..chance.between(1, 4) {
        let places = places(pack);
        let place = chance.pick(&places);
        let other = pack.pointer(&chance.pick(&places)).cloned().unwrap_or(Value::Null);
        let Some((outer, name)) = place.rsplit_once('/') else { continue };
        let name = name.replace("~1", "/").replace("~0", "~");
        match (pack.pointer_mut(outer), chance.below(4)) {
            (Some(Value::Object(members)), 0) => _ = members.remove(&name),
            (Some(Value::Object(members)), 1) => _ = members.insert(name + "s", other),
            (Some(Value::Array(list)), 0) => _ = list.remove(name.parse().unwrap_or(0)),
            (Some(Value::Array(list)), 1) => list.push(other),
            (_, 2) => replace(pack, &place, other),
            _ => replace(pack, &place, odd(&mut chance)),
        }
    }
}

fn replace(pack: &mut Value, place: &str, by: Value) {
    if let Some(it) = pack.pointer_mut(place) {
        *it = by;
    }
}

/// Something that does not belong where it stands.
fn odd(chance: &mut Chance) -> Value {
    chance.pick(&[
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(255),
        json!(1_000_000),
        json!(""),
        json!("x"),
        json!("0"),
        json!("1/0"),
        json!("-5"),
        json!("999999"),
        json!("0.0001"),
        json!("1/997"),
        json!("2026-02-30"),
        json!("02-29"),
        json!("1900-01-01"),
        json!("2200-12-31"),
        json!("cycle"),
        json!("year"),
        json!([]),
        json!({}),
        json!([[["deep"]]]),
        json!({"at-least": "county"}),
    ])
}
