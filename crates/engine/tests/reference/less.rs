//! One thing less: every way of taking one rule or one member out of a pack that leaves a valid
//! pack. To shrink an input, and to ask what a rule was good for.

use serde_json::{Map, Value, json};

/// What a rule of a kind may do without (README §4).
const OPTIONAL: [(&str, &[&str]); 16] = [
    ("calendar", &["gap"]),
    ("exclude", &[]),
    ("ruling", &["into"]),
    ("classify", &[]),
    ("rate", &["at-most", "whole", "bonuses"]),
    ("bonus", &[]),
    ("rounding", &["stage", "when"]),
    ("attribution", &[]),
    ("dedup", &["when"]),
    ("grant", &["per", "whole", "at-most"]),
    ("cap", &["categories", "when", "measure", "affects-annual"]),
    (
        "minimum",
        &[
            "categories",
            "tag",
            "when",
            "measure",
            "single",
            "only-years",
            "in-year-of",
            "pro-rata",
            "force",
        ],
    ),
    ("share", &["tolerance"]),
    ("induction", &["each-year", "calendar-years", "measure", "counts-in-cycle"]),
    ("waiver", &["whole"]),
    ("offset", &["ratio"]),
];

/// Every pack with one thing less, each with what it lacks.
pub(crate) fn packs(pack: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let rules = pack["rules"].as_array().expect("rules");
    for (place, rule) in rules.iter().enumerate() {
        let kind = rule["rule"].as_str().expect("a kind");
        let as_whole = without_rule(pack, place);
        all.extend(as_whole.map(|it| (name_of(kind, rule), it)));
        let members = OPTIONAL.iter().find(|(it, _)| *it == kind).map_or(&[][..], |(_, it)| it);
        for member in members.iter().chain(&["for", "switch", "under"]) {
            if rule.get(member).is_some() {
                let name = match *member {
                    common @ ("for" | "switch" | "under") => common.to_owned(),
                    own => format!("{kind}.{own}"),
                };
                all.push((name, changed(pack, place, |rule| without(rule, member))));
            }
        }
        for condition in ["when", "for", "in-year-of"] {
            for member in rule[condition].as_object().into_iter().flat_map(Map::keys) {
                // What a minimum looks at are activities, and nothing else.
                let needed = kind == "minimum" && condition == "when";
                if !needed && rule[condition].as_object().is_some_and(|it| it.len() > 1) {
                    let pack = changed(pack, place, |rule| {
                        if let Some(condition) =
                            rule.get_mut(condition).and_then(Value::as_object_mut)
                        {
                            condition.remove(member);
                        }
                    });
                    all.push((
                        format!("{}{member}", if condition == "for" { "for: " } else { "when: " }),
                        pack,
                    ));
                }
            }
        }
        all.extend(parts_of(pack, place, rule, kind));
    }
    all
}

/// Takes a member away, with what has no sense without it.
fn without(rule: &mut Map<String, Value>, member: &str) {
    rule.remove(member);
    if member == "per" {
        rule.remove("whole");
        rule.remove("at-most");
    }
}

/// Members that stand deeper, and ends of which one may go.
fn parts_of(pack: &Value, place: usize, rule: &Value, kind: &str) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let under = rule["under"].as_array().map_or(0, Vec::len);
    for nth in (0..under).filter(|_| under > 1) {
        let pack = changed(pack, place, |rule| drop(list(rule, "under").remove(nth)));
        all.push(("under".to_owned(), pack));
    }
    if kind == "share" && rule.get("at-least").is_some() && rule.get("at-most").is_some() {
        for end in ["at-least", "at-most"] {
            all.push((format!("share.{end}"), changed(pack, place, |rule| drop(rule.remove(end)))));
        }
    }
    if kind == "offset" {
        let targets = rule["to"].as_array().expect("targets");
        for (nth, target) in targets.iter().enumerate() {
            if targets.len() > 1 {
                let pack = changed(pack, place, |rule| drop(list(rule, "to").remove(nth)));
                all.push(("offset.to".to_owned(), pack));
            }
            for member in ["up-to", "at-most"] {
                if target.get(member).is_some() {
                    let pack = changed(pack, place, |rule| {
                        let target = &mut list(rule, "to")[nth];
                        target.as_object_mut().expect("a target").remove(member);
                        if target.as_object().is_some_and(|it| it.len() == 1) {
                            *target = target["category"].clone();
                        }
                    });
                    all.push((format!("offset.to.{member}"), pack));
                }
            }
        }
    }
    all
}

/// A kind, with what makes it another primitive.
fn name_of(kind: &str, rule: &Value) -> String {
    match kind {
        "bonus" if rule.get("add").is_some() => "bonus (add)".to_owned(),
        "bonus" => "bonus (of-base)".to_owned(),
        "cap" if rule.get("share").is_some() => "cap (share)".to_owned(),
        "cap" if rule["measure"] == "hours" => "cap (hours)".to_owned(),
        "cap" | "offset" if rule["window"] != "cycle" => format!("{kind} (year)"),
        "minimum" if rule["window"] != "cycle" => "minimum (year)".to_owned(),
        "rounding" => format!("rounding ({})", rule["stage"].as_str().unwrap_or("record")),
        "attribution" => format!("attribution ({})", rule["by"].as_str().unwrap_or_default()),
        "rate" => format!("rate ({})", rule["quantity"].as_str().unwrap_or_default()),
        "dedup" => format!("dedup ({})", rule["key"].as_str().unwrap_or_default()),
        "induction" if rule.get("until").is_some() => "induction (until)".to_owned(),
        "classify" if rule.get("stated").is_some() => "classify (stated)".to_owned(),
        other => other.to_owned(),
    }
}

/// The pack without a rule, and without what speaks of it. There is exactly one `scope`, and a
/// calendar goes only if no rule names it.
fn without_rule(pack: &Value, place: usize) -> Option<Value> {
    let rule = &pack["rules"][place];
    let names = |window: &Value| {
        let rules = pack["rules"].as_array().into_iter().flatten();
        rules.into_iter().any(|it| it["window"] == *window)
    };
    match rule["rule"].as_str() {
        Some("scope") => return None,
        Some("calendar") if rule["registration"] == true || names(&rule["name"]) => return None,
        _ => (),
    }
    let mut pack = pack.clone();
    let requirement = rule["requirement"].clone();
    let rules = pack["rules"].as_array_mut()?;
    rules.remove(place);
    for rule in &mut *rules {
        if let Some(lowers) = rule.get_mut("lowers").and_then(Value::as_array_mut) {
            lowers.retain(|it| *it != requirement);
        }
        for under in rule.get_mut("under").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(lowers) = under.get_mut("lowers").and_then(Value::as_array_mut) {
                lowers.retain(|it| *it != requirement);
            }
        }
    }
    let lowers_nothing = |it: &Value| it["lowers"] == json!([]);
    rules.retain(|it| {
        let under = it["under"].as_array().into_iter().flatten();
        !lowers_nothing(it) && !under.into_iter().any(lowers_nothing)
    });
    Some(pack)
}

/// The pack with one rule changed.
pub(crate) fn changed(
    pack: &Value,
    place: usize,
    change: impl FnOnce(&mut Map<String, Value>),
) -> Value {
    let mut pack = pack.clone();
    change(pack["rules"][place].as_object_mut().expect("a rule"));
    pack
}

fn list<'a>(rule: &'a mut Map<String, Value>, member: &str) -> &'a mut Vec<Value> {
    rule.get_mut(member).and_then(Value::as_array_mut).expect("a list")
}
