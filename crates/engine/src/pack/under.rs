//! Rules of which a member differs under a reading: the difference is written in `under`.

use serde_json::Value;

use super::form::{Refusal, Written, refusal, wrong_type};
use super::written::Object;
use crate::diagnostic::{Code, Pointer};
use crate::sorted::Map;

/// One difference: under these readings, these members.
struct Difference<'a> {
    readings: Map<String, String>,
    members: &'a Object,
}

/// The differences of a rule, in the order in which they are written.
fn differences<'a>(rule: &'a Object, at: &Pointer) -> Result<Vec<Difference<'a>>, Refusal> {
    let at = at.member("under");
    let list = match rule.get("under") {
        None => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(other) => return Err(wrong_type("a list", other, &at)),
    };
    let mut all = Vec::new();
    for (i, value) in list.iter().enumerate() {
        let at = at.element(i);
        let Value::Object(members) = value else { return Err(wrong_type("an object", value, &at)) };
        let Some(switch) = members.get("switch") else {
            return Err(refusal(Code::MissingMember, &at, &["switch"]));
        };
        let readings = Written::read(switch, &at.member("switch"))?;
        // A rule stays the rule that it is.
        if let Some(fixed) = ["rule", "id", "under"].iter().find(|it| members.contains_key(**it)) {
            return Err(refusal(Code::UnknownMember, &at.member(fixed), &[fixed]));
        }
        all.push(Difference { readings, members });
    }
    Ok(all)
}

fn apply(rule: &mut Object, difference: &Object) {
    for (name, value) in difference.iter().filter(|(name, _)| *name != "switch") {
        rule.insert(name.clone(), value.clone());
    }
}

/// The rule as it reads under the readings chosen.
pub(crate) fn read_under(
    rule: &Object,
    readings: &Map<String, String>,
    at: &Pointer,
) -> Result<Object, Refusal> {
    let mut read = rule.clone();
    for it in differences(rule, at)? {
        if it.readings.iter().all(|(id, option)| readings.get(id) == Some(option)) {
            apply(&mut read, it.members);
        }
    }
    Ok(read)
}

/// For each member that a difference in force has replaced: its place in the rule as it reads,
/// and where it is written.
pub(super) fn moved_places(
    rule: &Object,
    readings: &Map<String, String>,
    at: &Pointer,
) -> Vec<(Pointer, Pointer)> {
    let mut moved = Vec::new();
    for (i, it) in differences(rule, at).unwrap_or_default().into_iter().enumerate() {
        if it.readings.iter().all(|(id, option)| readings.get(id) == Some(option)) {
            let written = at.member("under").element(i);
            let names = it.members.keys().filter(|name| *name != "switch");
            moved.extend(names.map(|name| (at.member(name), written.member(name))));
        }
    }
    // The last one that replaces a member is the one that is read.
    moved.reverse();
    moved
}

/// The rule with each difference alone, for checking; with the readings it is for and its place.
pub(super) fn variants(rule: &Object, at: &Pointer) -> Vec<(Map<String, String>, Object, Pointer)> {
    let all = differences(rule, at).unwrap_or_default().into_iter().enumerate();
    let all = all.map(|(i, it)| {
        let mut read = rule.clone();
        apply(&mut read, it.members);
        (it.readings, read, at.member("under").element(i))
    });
    all.collect()
}
