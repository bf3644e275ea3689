//! Small inputs worked by hand, where the worked cases of the shipped packs do not reach.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::evaluate::evaluate;
use super::number::{Fraction, read};
use super::outcome::Outcome;
use super::pack::Readings;
use super::setting::Counted;
use super::written;

/// A pack of two categories `a` and `b`, to which a training is assigned as it states, and in which
/// an hour is a credit, with further rules.
fn pack(rules: &[Value]) -> Value {
    let mut all = vec![
        json!({"rule": "scope"}),
        json!({"rule": "cycle", "from": "2024-01-01", "to": "2025-12-31"}),
        json!({
            "rule": "calendar", "name": "year", "from": "01-01", "to": "12-31",
            "registration": true,
        }),
        json!({"rule": "classify", "when": {"activity": "training"}, "stated": ["a", "b"]}),
        json!({"rule": "rate", "when": {"activity": "training"}, "quantity": "hours", "rate": "1"}),
    ];
    all.extend(rules.iter().cloned());
    json!({"categories": [{"id": "a"}, {"id": "b"}], "rules": all})
}

/// A training of so many hours.
fn training(id: &str, category: &str, hours: &str, day: &str) -> Value {
    json!({
        "id": id, "activity": "training", "category": category, "quantity": {"hours": hours},
        "completed_on": day,
    })
}

fn assess(rules: &[Value], teacher: Value, records: &[Value]) -> Outcome {
    let archive = written::read(&json!({"teacher": teacher, "records": records}));
    let day = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
    evaluate(&pack(rules), &Readings::new(), &archive, day, Counted::Done)
}

fn credit(outcome: &Outcome, id: &str) -> Fraction {
    outcome.credits.get(id).cloned().unwrap_or_default()
}

fn short(outcome: &Outcome, requirement: &str) -> Fraction {
    outcome.shortfalls.get(requirement).cloned().unwrap_or_default()
}

#[test]
fn a_cap_in_hours_takes_hours_with_their_proportional_bonus_and_leaves_the_fixed_one() {
    let rules = [
        json!({"rule": "bonus", "when": {"grade": "excellent"}, "add": "3"}),
        json!({"rule": "bonus", "when": {"grade": "excellent"}, "of-base": "1/2"}),
        json!({"rule": "cap", "window": "cycle", "maximum": "6", "measure": "hours"}),
    ];
    let mut record = training("x", "a", "10", "2024-05-01");
    record["grade"] = "excellent".into();
    // 10 + 5 + 3 = 18; four of ten hours go, each of 3/2: 18 - 6 = 12.
    let outcome = assess(&rules, json!({}), &[record]);
    assert_eq!(credit(&outcome, "x"), read("12"));
    // The year keeps what only the cycle loses.
    assert_eq!(outcome.years[&2024], read("18"));
}

#[test]
fn caps_on_years_come_first_and_the_earlier_day_and_the_lower_id_are_served_first() {
    let rules = [
        json!({"rule": "cap", "window": "cycle", "maximum": "9", "affects-annual": true}),
        json!({"rule": "cap", "categories": "a", "window": "year", "maximum": "5"}),
    ];
    let records = [
        training("z", "a", "4", "2024-05-01"),
        training("y", "a", "4", "2024-05-01"),
        training("x", "b", "6", "2025-05-01"),
    ];
    // 2024: y 4, z 1. The cycle has 4 + 1, and 4 are left for x.
    let outcome = assess(&rules, json!({}), &records);
    assert_eq!(credit(&outcome, "y"), read("4"));
    assert_eq!(credit(&outcome, "z"), read("1"));
    assert_eq!(credit(&outcome, "x"), read("4"));
    assert_eq!(outcome.years[&2025], read("4"));
}

#[test]
fn a_grant_takes_its_place_in_a_cap_by_its_day() {
    let rules = [
        json!({
            "rule": "grant", "event": "leave", "per": "months", "whole": true, "at-most": "3",
            "credits": "2", "category": "a",
        }),
        json!({"rule": "cap", "categories": "a", "window": "cycle", "maximum": "7"}),
    ];
    let teacher =
        json!({"events": [{"id": "e", "type": "leave", "date": "2024-03-01", "months": "4.5"}]});
    // Four whole months, of which three count: 6. One is left for the training.
    let outcome = assess(&rules, teacher, &[training("x", "a", "5", "2024-05-01")]);
    assert_eq!(credit(&outcome, "e"), read("6"));
    assert_eq!(credit(&outcome, "x"), read("1"));
}

#[test]
fn surplus_is_worth_its_ratio_and_at_most_what_a_target_takes() {
    let rules = [
        json!({
            "rule": "minimum", "requirement": "a", "categories": "a", "window": "cycle",
            "at-least": "4",
        }),
        json!({
            "rule": "minimum", "requirement": "b", "categories": "b", "window": "cycle",
            "at-least": "5",
        }),
        json!({
            "rule": "offset", "from": "a", "to": [{"category": "b", "at-most": "2"}],
            "window": "cycle", "ratio": "1/2",
        }),
        json!({
            "rule": "minimum", "requirement": "both", "categories": ["a", "b"],
            "window": "cycle", "at-least": "12",
        }),
    ];
    // Surplus 6 would be 3 in b, of which 2 may come: 4 are drawn.
    let outcome = assess(&rules, json!({}), &[training("x", "a", "10", "2024-05-01")]);
    assert_eq!(outcome.offsets["a>b"], read("2"));
    assert_eq!(short(&outcome, "b"), read("3"));
    // Together they hold 10 - 4 + 2 = 8 now.
    assert_eq!(short(&outcome, "both"), read("4"));
    assert_eq!(outcome.total, read("10"));
}

#[test]
fn who_was_hired_in_the_second_of_two_years_owes_half_and_leave_lowers_that() {
    let rules = [
        json!({
            "rule": "minimum", "requirement": "total", "window": "cycle", "at-least": "30",
            "pro-rata": "hired_on",
        }),
        json!({
            "rule": "waiver", "event": "leave", "per": "semesters", "by": "2",
            "lowers": ["total"],
        }),
        json!({
            "rule": "share", "requirement": "part", "categories": "a", "at-most": "1/2",
            "of": "required",
        }),
    ];
    let leave = json!([{"id": "e", "type": "leave", "date": "2025-03-01", "semesters": "1.5"}]);
    let teacher = json!({"hired_on": "2025-01-01", "events": leave});
    // 30 / 2 - 1.5 * 2 = 12; of these half is 6.
    let outcome = assess(&rules, teacher, &[training("x", "a", "8", "2025-05-01")]);
    assert_eq!(short(&outcome, "total"), read("4"));
    assert_eq!(short(&outcome, "part:above"), read("2"));
}

#[test]
fn the_same_content_counts_once_at_its_highest_and_among_equals_at_its_earliest() {
    let rules = [json!({"rule": "dedup", "key": "content_key", "window": "year"})];
    let mut records = [
        training("a", "a", "5", "2024-05-02"),
        training("b", "a", "5", "2024-05-01"),
        training("c", "a", "3", "2024-01-01"),
        training("d", "a", "2", "2025-01-01"),
    ];
    records.iter_mut().for_each(|it| it["content_key"] = "same".into());
    let outcome = assess(&rules, json!({}), &records);
    assert_eq!(outcome.credits.keys().collect::<Vec<_>>(), ["b", "d"]);
    // What a record is worth is one thing, what counts another.
    assert_eq!(outcome.worth["a"], read("5"));
}

#[test]
fn a_day_between_two_years_counts_in_the_cycle_and_goes_where_the_gap_says() {
    for (gap, year) in [("reject", None), ("previous", Some(2023)), ("next", Some(2024))] {
        let term =
            json!({"rule": "calendar", "name": "term", "from": "09-01", "to": "06-30", "gap": gap});
        let minimum =
            json!({"rule": "minimum", "requirement": "term", "window": "term", "at-least": "5"});
        let teacher = json!({"audit_years": [2023, 2024]});
        let outcome = assess(&[term, minimum], teacher, &[training("x", "a", "5", "2024-08-01")]);
        assert_eq!(outcome.total, read("5"));
        for audited in [2023, 2024] {
            let missing = if year == Some(audited) { "0" } else { "5" };
            assert_eq!(short(&outcome, &format!("term@{audited}")), read(missing), "{gap}");
        }
    }
}

#[test]
fn one_single_record_must_reach_a_single_minimum() {
    let rules = [json!({
        "rule": "minimum", "requirement": "block", "window": "cycle", "at-least": "9",
        "single": true,
    })];
    let records = [training("x", "a", "5", "2024-05-01"), training("y", "a", "7", "2025-05-01")];
    assert_eq!(short(&assess(&rules, json!({}), &records), "block"), read("2"));
}

#[test]
fn what_a_cap_asks_for_and_is_not_known_is_taken_as_not_being_so() {
    let rules = [json!({
        "rule": "cap", "window": "cycle", "maximum": "1", "when": {"not": {"off_job": true}},
    })];
    let mut off_job = training("y", "a", "5", "2024-05-01");
    off_job["off_job"] = true.into();
    let outcome = assess(&rules, json!({}), &[training("x", "a", "5", "2024-05-01"), off_job]);
    assert_eq!(credit(&outcome, "x"), read("1"));
    assert_eq!(credit(&outcome, "y"), read("5"));
    // An exclusion is not turned round: what is not known does not exclude.
    let rules = [json!({"rule": "exclude", "when": {"not": {"off_job": true}}})];
    let outcome = assess(&rules, json!({}), &[training("x", "a", "5", "2024-05-01")]);
    assert_eq!(credit(&outcome, "x"), read("5"));
}

#[test]
fn one_record_satisfies_the_whole_cycle_and_not_the_induction() {
    let rules = [
        json!({"rule": "minimum", "requirement": "total", "window": "cycle", "at-least": "30"}),
        json!({
            "rule": "induction", "requirement": "new", "at-least": "8", "within-years": 1,
            "for": {"new_teacher": true},
        }),
        json!({"rule": "deemed-complete", "when": {"activity": "training", "off_job": true}}),
    ];
    let mut record = training("x", "a", "5", "2024-05-01");
    let teacher = json!({"new_teacher": true, "hired_on": "2024-02-29"});
    assert_eq!(short(&assess(&rules, teacher.clone(), &[record.clone()]), "total"), read("25"));
    record["off_job"] = true.into();
    let outcome = assess(&rules, teacher, &[record]);
    assert_eq!(outcome.deemed_complete_by.as_deref(), Some("x"));
    assert_eq!(outcome.shortfalls.keys().collect::<Vec<_>>(), ["new"]);
}

#[test]
fn hours_above_a_cap_on_hours_are_not_received_and_those_above_a_cap_on_credits_are() {
    let minimum = json!({
        "rule": "minimum", "requirement": "hours", "window": "cycle", "at-least": "10",
        "measure": "hours",
    });
    let cap = |measure: &str| json!({"rule": "cap", "window": "cycle", "maximum": "6", "measure": measure});
    let records = [training("x", "a", "10", "2024-05-01")];
    let outcome = assess(&[minimum.clone(), cap("hours")], json!({}), &records);
    assert_eq!(short(&outcome, "hours"), read("4"));
    let outcome = assess(&[minimum, cap("credits")], json!({}), &records);
    assert_eq!(short(&outcome, "hours"), read("0"));
}

#[test]
fn the_first_grant_that_speaks_of_an_event_decides_and_no_condition_on_records_means_it() {
    let grant = |credits: &str| json!({"rule": "grant", "event": "leave", "credits": credits});
    let rules = [
        grant("3"),
        grant("5"),
        json!({"rule": "cap", "window": "cycle", "maximum": "1", "when": {"not": {"tag": "it"}}}),
    ];
    let teacher = json!({"events": [{"id": "e", "type": "leave", "date": "2024-03-01"}]});
    let outcome = assess(&rules, teacher, &[training("x", "a", "5", "2024-05-01")]);
    assert_eq!(credit(&outcome, "e"), read("3"));
    assert_eq!(credit(&outcome, "x"), read("1"));
}

#[test]
fn a_course_is_held_once_it_is_worth_something_whatever_caps_leave_of_it() {
    let rules = [
        json!({"rule": "mandatory", "requirement": "course", "course": "c", "credits": "4"}),
        json!({"rule": "cap", "window": "cycle", "maximum": "1"}),
    ];
    let mut records =
        [training("w", "a", "5", "2024-04-01"), training("x", "a", "5", "2024-05-01")];
    records[1]["course_id"] = "c".into();
    let outcome = assess(&rules, json!({}), &records);
    assert_eq!(credit(&outcome, "x"), read("0"));
    assert_eq!(short(&outcome, "course"), read("0"));
    records[1]["quantity"] = json!({"days": "3"});
    assert_eq!(short(&assess(&rules, json!({}), &records), "course"), read("4"));
}
