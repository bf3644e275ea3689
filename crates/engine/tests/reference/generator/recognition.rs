//! Random rules on what counts, where, how much and when: README §4.1 to §4.5.

use serde_json::{Map, Value, json};

use super::chance::Chance;
use super::conditions::on_record;
use super::world::{QUANTITIES, World};

/// The members of a rule beside those of every rule.
pub(crate) type Members = Map<String, Value>;

/// Puts members together.
pub(crate) fn members(all: Value) -> Members {
    match all {
        Value::Object(members) => members,
        other => panic!("members are an object: {other}"),
    }
}

/// Adds a member so many times in a hundred.
pub(crate) fn perhaps(
    chance: &mut Chance,
    times: usize,
    to: &mut Members,
    member: &str,
    value: impl FnOnce(&mut Chance) -> Value,
) {
    if chance.percent(times) {
        let value = value(chance);
        to.insert(member.to_owned(), value);
    }
}

/// `cycle`: the days that the world has, a length only, or nothing.
pub(crate) fn cycle(chance: &mut Chance, world: &World) -> Option<Members> {
    let (first, last) = world.cycle;
    match chance.below(100) {
        0..86 => Some(members(json!({"from": first.to_string(), "to": last.to_string()}))),
        86..93 => Some(members(json!({"years": chance.between(1, 5)}))),
        _ => None,
    }
}

/// `calendar`: the nth of the world's.
pub(crate) fn calendar(chance: &mut Chance, world: &World, nth: usize) -> Members {
    let (name, first, last) = world.calendars[nth];
    let mut rule = members(json!({"name": name, "from": first, "to": last}));
    if nth == 0 {
        rule.insert("registration".to_owned(), true.into());
    }
    perhaps(chance, 70, &mut rule, "gap", |chance| {
        chance.pick(&["reject", "previous", "next", "previous", "next"]).into()
    });
    rule
}

/// `exclude`.
pub(crate) fn exclude(chance: &mut Chance, world: &World) -> Members {
    let when = match chance.below(6) {
        0 | 1 => json!({"grade": "fail"}),
        2 => json!({"approved": false}),
        3 => json!({"completed": {"before": "confirmed_on"}, "account": "cycle"}),
        _ => on_record(chance, world),
    };
    members(json!({"when": narrowed(chance, world, when, 65)}))
}

/// `ruling`: for what states no credits, of one kind of training.
pub(crate) fn ruling(chance: &mut Chance, world: &World) -> Members {
    let activity = chance.pick(&world.activities).0;
    let mut when = members(json!({"activity": activity}));
    perhaps(chance, 60, &mut when, "lacks", |chance| {
        chance.pick(&["credits", "academic_credits", "days"]).into()
    });
    let mut rule = members(json!({"when": when}));
    perhaps(chance, 60, &mut rule, "into", |chance| chance.some_of(&world.categories, 2).into());
    rule
}

/// `classify`, for one kind of training or for what is left.
pub(crate) fn classify(chance: &mut Chance, world: &World, activity: Option<&str>) -> Members {
    let when = match activity {
        Some(activity) => json!({"activity": activity}),
        None => json!({}),
    };
    let when = narrowed(chance, world, when, 12);
    if chance.percent(40) {
        let inside = chance.some_of(&world.categories, 4);
        members(json!({"when": when, "stated": inside}))
    } else {
        members(json!({"when": when, "category": chance.pick(&world.categories)}))
    }
}

/// `rate` of one kind of training: sometimes narrowed, sometimes of another quantity.
pub(crate) fn rate(
    chance: &mut Chance,
    world: &World,
    (activity, unit): (&str, &'static str),
    narrow: bool,
) -> Members {
    let unit = if narrow && chance.percent(30) { chance.pick(&QUANTITIES) } else { unit };
    let when = narrowed(chance, world, json!({"activity": activity}), if narrow { 100 } else { 0 });
    let rates: &[&str] = match unit {
        "hours" => &["1/4", "1/3", "1/2", "1", "1/5", "1", "2"],
        "credits" => &["1", "1", "1/2"],
        "academic_credits" => &["1", "2"],
        "study_years" => &["3", "5", "10"],
        "months" | "years" | "days" => &["1", "2", "3", "6"],
        "record" => &["1", "2", "5"],
        _ => &["1/3", "1/4", "1/2", "1"],
    };
    let mut rule = members(json!({"when": when, "quantity": unit, "rate": chance.pick(rates)}));
    perhaps(chance, 30, &mut rule, "at-most", |chance| {
        let most: &[&str] = match unit {
            "hours" | "credit_hours" => &["4", "6", "8", "10"],
            _ => &["1", "2", "3", "4"],
        };
        chance.pick(most).into()
    });
    perhaps(chance, 30, &mut rule, "whole", |_| true.into());
    perhaps(chance, 25, &mut rule, "bonuses", |_| false.into());
    rule
}

/// `bonus`.
pub(crate) fn bonus(chance: &mut Chance, world: &World) -> Members {
    let when = match chance.below(4) {
        0 => json!({"grade": chance.pick(&["good", "excellent"])}),
        1 => json!({"grade": {"at-least": "good"}}),
        2 => json!({"activity": world.activity_names()}),
        _ => on_record(chance, world),
    };
    let when = narrowed(chance, world, when, 30);
    let (member, figure) = if chance.percent(50) {
        ("add", chance.pick(&["1", "2", "1/2", "4", "5/3"]))
    } else {
        ("of-base", chance.pick(&["1/10", "1/2", "1", "3/20", "2", "1/3"]))
    };
    members(json!({"when": when, member: figure}))
}

/// `rounding`, at a stage.
pub(crate) fn rounding(chance: &mut Chance, world: &World) -> Members {
    let mode = chance.pick(&["half-up", "floor"]);
    let mut rule = members(json!({"mode": mode, "digits": chance.pick(&[0, 0, 1, 2])}));
    let stage = chance.pick(&["bonus", "bonus", "record", "record", "", "total"]);
    if !stage.is_empty() {
        rule.insert("stage".to_owned(), stage.into());
    }
    if stage != "total" {
        perhaps(chance, 40, &mut rule, "when", |chance| on_record(chance, world));
    }
    rule
}

/// `attribution`.
pub(crate) fn attribution(chance: &mut Chance, world: &World) -> Members {
    let ways = ["certificate", "certificate-else-completion", "study-years", "completion"];
    let way = chance.pick(&["certificate", "certificate-else-completion", "study-years"]);
    let degree = world.activities.iter().find(|(_, unit)| *unit == "study_years");
    match degree {
        Some((activity, _)) if chance.percent(60) => {
            members(json!({"when": {"activity": activity}, "by": way}))
        }
        _ => {
            let when = match chance.below(3) {
                0 => json!({}),
                1 => json!({"activity": chance.pick(&world.activities).0}),
                _ => on_record(chance, world),
            };
            members(json!({"when": when, "by": chance.pick(&ways)}))
        }
    }
}

/// `dedup`.
pub(crate) fn dedup(chance: &mut Chance, world: &World) -> Members {
    let key = chance.pick(&["content_key", "content_key", "project_key"]);
    let mut rule = members(json!({"key": key, "window": world.window(chance)}));
    perhaps(chance, 60, &mut rule, "when", |chance| match chance.below(3) {
        0 | 1 => json!({"activity": chance.some_of(&world.activity_names(), 3)}),
        _ => on_record(chance, world),
    });
    rule
}

/// Adds to a condition, so many times in a hundred.
fn narrowed(chance: &mut Chance, world: &World, when: Value, times: usize) -> Value {
    let mut when = members(when);
    if chance.percent(times) {
        for (member, value) in members(on_record(chance, world)) {
            when.entry(member).or_insert(value);
        }
    }
    when.into()
}
