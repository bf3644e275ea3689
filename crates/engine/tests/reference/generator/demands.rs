//! Random rules on grants, limits and requirements: README §4.6 to §4.10.

use serde_json::{Value, json};

use super::chance::Chance;
use super::conditions::on_record;
use super::recognition::{Members, members, perhaps};
use super::world::World;

/// `grant`.
pub(crate) fn grant(chance: &mut Chance, world: &World) -> Members {
    let mut rule = members(json!({
        "event": event(chance),
        "credits": chance.pick(&["2", "3", "6", "5/2"]),
        "category": chance.pick(&world.categories),
    }));
    perhaps(chance, 75, &mut rule, "per", per);
    if rule.contains_key("per") {
        perhaps(chance, 45, &mut rule, "whole", |_| true.into());
        perhaps(chance, 40, &mut rule, "at-most", |chance| chance.pick(&["1", "2"]).into());
    }
    rule
}

/// `cap`.
pub(crate) fn cap(chance: &mut Chance, world: &World) -> Members {
    let window = world.window(chance);
    let mut rule = members(json!({"window": window}));
    perhaps(chance, 70, &mut rule, "categories", |chance| categories(chance, world));
    perhaps(chance, 30, &mut rule, "when", |chance| {
        let condition = on_record(chance, world);
        if chance.percent(40) { json!({"not": condition}) } else { condition }
    });
    let in_hours = chance.percent(25);
    if in_hours {
        rule.insert("measure".to_owned(), "hours".into());
        rule.insert("maximum".to_owned(), chance.pick(&["4", "8", "10", "16", "20"]).into());
    } else {
        perhaps(chance, 10, &mut rule, "measure", |_| "credits".into());
        if chance.percent(25) {
            let share = chance.pick(&["1/10", "1/5", "1/3", "1/2"]);
            rule.insert("share".to_owned(), share.into());
        } else {
            let maximum = chance.pick(&["2", "3", "5", "8", "10", "15", "7/2"]);
            rule.insert("maximum".to_owned(), maximum.into());
        }
    }
    if window == "cycle" {
        perhaps(chance, 50, &mut rule, "affects-annual", |chance| chance.percent(85).into());
    }
    rule
}

/// `minimum` on the total of the cycle or of each year.
pub(crate) fn on_total(chance: &mut Chance, world: &World, window: &str) -> Members {
    let figures: &[&str] =
        if window == "cycle" { &["10", "20", "30", "45"] } else { &["4", "8", "12", "18"] };
    let mut rule = members(json!({"window": window, "at-least": chance.pick(figures)}));
    finish(chance, world, &mut rule);
    rule
}

/// `minimum` on exactly one category, as offsets read it.
pub(crate) fn on_category(
    chance: &mut Chance,
    world: &World,
    category: &str,
    window: &str,
    figures: &[&str],
) -> Members {
    let categories: Value = if chance.percent(70) { category.into() } else { json!([category]) };
    let figure = chance.pick(figures);
    let mut rule = members(json!({"categories": categories, "window": window, "at-least": figure}));
    if chance.percent(20) {
        finish(chance, world, &mut rule);
    }
    rule
}

/// `minimum` of any form.
pub(crate) fn minimum(chance: &mut Chance, world: &World) -> Members {
    let window = world.window(chance);
    let figure = chance.pick(&["2", "4", "6", "8", "10", "16"]);
    let mut rule = members(json!({"window": window, "at-least": figure}));
    perhaps(chance, 65, &mut rule, "categories", |chance| categories(chance, world));
    perhaps(chance, 30, &mut rule, "tag", |chance| chance.pick(&["it", "ct"]).into());
    perhaps(chance, 25, &mut rule, "when", |chance| {
        let some = chance.some_of(&world.activity_names(), 3);
        match chance.below(4) {
            0 => json!({"activity": some}),
            1 => json!({"activity": some[0]}),
            2 => on_record(chance, world),
            _ => json!({"not": on_record(chance, world)}),
        }
    });
    perhaps(chance, 30, &mut rule, "measure", |chance| {
        chance.pick(&["hours", "hours", "credits"]).into()
    });
    perhaps(chance, 25, &mut rule, "single", |_| true.into());
    finish(chance, world, &mut rule);
    rule
}

/// The members that go with every form of minimum in its window.
fn finish(chance: &mut Chance, world: &World, rule: &mut Members) {
    if rule.get("window") == Some(&json!("cycle")) {
        perhaps(chance, 25, rule, "pro-rata", |_| "hired_on".into());
    } else {
        perhaps(chance, 20, rule, "only-years", |chance| {
            chance.some_of(&["2023", "2024", "2025"], 2).into()
        });
        perhaps(chance, 20, rule, "in-year-of", |chance| on_record(chance, world));
    }
    perhaps(chance, 40, rule, "force", |chance| {
        chance.pick(&["must", "in-principle", "consequence"]).into()
    });
}

/// `mandatory`.
pub(crate) fn mandatory(chance: &mut Chance) -> Members {
    members(
        json!({"course": chance.pick(&["c1", "c2"]), "credits": chance.pick(&["2", "4", "3/2"])}),
    )
}

/// `share`.
pub(crate) fn share(chance: &mut Chance, world: &World) -> Members {
    let of = chance.pick(&["required", "required", "earned"]);
    let mut rule = members(json!({"categories": categories(chance, world), "of": of}));
    let ends = chance.pick(&[1, 2, 3, 3]);
    if ends & 1 == 1 {
        rule.insert("at-least".to_owned(), chance.pick(&["1/10", "1/5", "3/10"]).into());
    }
    if ends & 2 == 2 {
        rule.insert("at-most".to_owned(), chance.pick(&["3/10", "2/5", "1/2"]).into());
    }
    perhaps(chance, 50, &mut rule, "tolerance", |chance| {
        chance.pick(&["0", "1/200", "1/20", "1/10"]).into()
    });
    rule
}

/// `induction`.
pub(crate) fn induction(chance: &mut Chance) -> Members {
    let mut rule = members(json!({"at-least": chance.pick(&["4", "8", "12", "20"])}));
    let years = chance.between(1, 3);
    if chance.percent(70) {
        rule.insert("within-years".to_owned(), years.into());
    } else {
        rule.insert("until".to_owned(), "confirmed_on".into());
    }
    perhaps(chance, 60, &mut rule, "each-year", |chance| {
        let (one, two) = (chance.pick(&["2", "4", "6"]), chance.pick(&["2", "4"]));
        if years == 1 { json!({"1": one}) } else { json!({"1": one, "2": two}) }
    });
    perhaps(chance, 50, &mut rule, "calendar-years", |chance| chance.percent(85).into());
    perhaps(chance, 30, &mut rule, "measure", |chance| chance.pick(&["hours", "credits"]).into());
    perhaps(chance, 35, &mut rule, "counts-in-cycle", |chance| chance.percent(85).into());
    if chance.percent(85) {
        rule.insert("for".to_owned(), json!({"new_teacher": true}));
    }
    rule
}

/// `waiver` of some of the requirements.
pub(crate) fn waiver(chance: &mut Chance, requirements: &[String]) -> Members {
    let event = chance.pick(&["leave", "leave", "leave", "support-teaching"]);
    let mut rule = members(json!({
        "event": event,
        "per": per(chance),
        "by": chance.pick(&["2", "4", "6", "1/2"]),
        "lowers": chance.some_of(requirements, 4),
    }));
    perhaps(chance, 55, &mut rule, "whole", |_| true.into());
    rule
}

/// `deemed-complete`: seldom true.
pub(crate) fn deemed_complete(chance: &mut Chance, world: &World) -> Members {
    let activity = chance.pick(&world.activities).0;
    let when = match chance.below(3) {
        0 => json!({"activity": activity, "level": {"at-least": "province"}}),
        1 => json!({"activity": activity, "off_job": true}),
        _ => json!({"activity": activity, "at-least": {"hours": "10"}}),
    };
    members(json!({"when": when}))
}

/// `offset` from a category to others outside of it. What it draws on and fills is in `pairs`.
pub(crate) fn offset(chance: &mut Chance, from: &str, to: &[String], window: &str) -> Members {
    let targets: Vec<Value> = to
        .iter()
        .map(|category| {
            let mut target = members(json!({"category": category}));
            perhaps(chance, 40, &mut target, "up-to", |chance| {
                chance.pick(&["2", "4", "6"]).into()
            });
            perhaps(chance, 40, &mut target, "at-most", |chance| {
                chance.pick(&["1", "2", "3"]).into()
            });
            if target.len() == 1 { json!(category) } else { target.into() }
        })
        .collect();
    let mut rule = members(json!({"from": from, "to": targets, "window": window}));
    perhaps(chance, 40, &mut rule, "ratio", |chance| chance.pick(&["1/2", "2", "2/3", "1"]).into());
    rule
}

/// One or several categories; several do not lie in each other.
fn categories(chance: &mut Chance, world: &World) -> Value {
    if chance.percent(55) {
        return chance.pick(&world.categories).into();
    }
    let mut apart: Vec<String> = Vec::new();
    for path in chance.some_of(&world.categories, 3) {
        if apart.iter().all(|it| !nested(it, &path)) {
            apart.push(path);
        }
    }
    apart.into()
}

/// Whether one of two categories lies in the other.
pub(crate) fn nested(one: &str, other: &str) -> bool {
    crate::reference::pack::lies_in(one, other) || crate::reference::pack::lies_in(other, one)
}

fn event(chance: &mut Chance) -> &'static str {
    chance.pick(&["leave", "leave", "support-teaching", "double-qualified"])
}

fn per(chance: &mut Chance) -> Value {
    chance.pick(&["semesters", "months", "years"]).into()
}
