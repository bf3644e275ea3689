//! Two evaluators that do not know each other: the engine, and one that was written from the
//! documents alone (see `reference`).
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "an input that is out of order fails its test, and tables are printed"
)]

mod reference;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDate;
use reference::damage::damage;
use reference::engine;
use reference::evaluate::evaluate;
use reference::generator::{Input, generate};
use reference::number::{self, Fraction, nought};
use reference::outcome::{Outcome, listed};
use reference::setting::Counted;
use reference::shrink::shrink;
use reference::statistic::{PRIMITIVES, Tally};
use reference::written;
use serde_json::Value;
use xuefen_engine::assess::Assessment;
use xuefen_engine::diagnostic::Diagnostic;
use xuefen_engine::vocabulary::Account;
use xuefen_engine::{Pack, assess};

fn policies() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../policies")
}

/// A file of a policy; `None` if there is none.
fn json(path: &PathBuf) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).expect("a policy's file is JSON"))
}

fn amount(text: &Value) -> Fraction {
    number::read(text.as_str().expect("a number is a text"))
}

fn amounts(expected: &Value) -> BTreeMap<String, Fraction> {
    let all = expected.as_object().expect("amounts by name");
    listed(all.iter().map(|(key, it)| (key.clone(), amount(it))))
}

/// Where an outcome is not what a case expects (README §6).
fn differences(outcome: &Outcome, expect: &Value) -> Vec<String> {
    let years = outcome.years.iter().map(|(year, it)| (year.to_string(), it.clone())).collect();
    let complete: [(&str, &BTreeMap<String, Fraction>); 3] =
        [("years", &years), ("offsets", &outcome.offsets), ("shortfalls", &outcome.shortfalls)];
    let mut differences = Vec::new();
    for (name, found) in complete {
        if expect.get(name).is_some_and(|it| amounts(it) != *found) {
            differences.push(name.to_owned());
        }
    }
    for (name, found) in [("credits", &outcome.credits), ("categories", &outcome.categories)] {
        for (key, expected) in expect[name].as_object().into_iter().flatten() {
            if found.get(key).cloned().unwrap_or_else(nought) != amount(expected) {
                differences.push(format!("{name} {key}"));
            }
        }
    }
    if expect.get("total").is_some_and(|it| amount(it) != outcome.total) {
        differences.push("total".to_owned());
    }
    let deemed = outcome.deemed_complete_by.as_deref();
    if expect.get("deemed_complete_by").is_some_and(|it| it.as_str() != deemed) {
        differences.push("deemed_complete_by".to_owned());
    }
    differences
}

#[test]
fn the_reference_agrees_with_every_worked_case_of_the_shipped_packs() {
    // Years that are not stated are all of them.
    let day = NaiveDate::from_ymd_opt(2100, 1, 1).expect("a day after every cycle");
    let mut cases = 0;
    for entry in std::fs::read_dir(policies()).expect("policies") {
        let policy = entry.expect("a policy").path();
        let Some(pack) = json(&policy.join("pack.json")) else { continue };
        for file in ["cases.json", "shared-cases.json"] {
            let Some(file) = json(&policy.join(file)) else { continue };
            for case in file["cases"].as_array().expect("cases") {
                let archive = written::read(case);
                let readings = serde_json::from_value(case["readings"].clone()).unwrap_or_default();
                let of = |counted| evaluate(&pack, &readings, &archive, day, counted);
                let outcome = of(Counted::Done);
                let differences = differences(&outcome, &case["expect"]);
                assert!(differences.is_empty(), "{}: {differences:?}\n{outcome}", case["id"]);
                if let Some(after_plans) = case["expect"].get("after_plans") {
                    let planned = of(Counted::DoneAndPlanned);
                    assert_eq!(planned.shortfalls, amounts(after_plans), "{}", case["id"]);
                }
                cases += 1;
            }
        }
    }
    assert!(cases > 250, "{cases} cases");
}

fn outcome(input: &Input, counted: Counted) -> Outcome {
    evaluate(&input.pack, &input.readings, &input.archive, input.as_of, counted)
}

#[test]
fn a_seed_makes_the_same_input_each_time() {
    for seed in 0..200 {
        let (one, other) = (generate(seed), generate(seed));
        assert_eq!(one.to_string(), other.to_string());
        for counted in [Counted::Done, Counted::DoneAndPlanned] {
            assert_eq!(outcome(&one, counted), outcome(&other, counted));
        }
    }
}

#[test]
fn an_archive_that_is_written_is_read_as_it_was() {
    for seed in 0..200 {
        let archive = generate(seed).archive;
        assert_eq!(written::read(&written::write(&archive)), archive);
    }
}

#[test]
fn an_input_shrinks_to_what_matters() {
    let moves = |input: &Input| !outcome(input, Counted::Done).offsets.is_empty();
    let input = (0..).map(generate).find(moves).expect("offsets are common");
    let smallest = shrink(&input, moves);
    assert!(moves(&smallest));
    // One record, and its category, its rate, the need, the offset; a scope and calendars besides.
    assert_eq!(smallest.archive.records().len(), 1, "{smallest}");
    assert!(smallest.pack["rules"].as_array().expect("rules").len() <= 8, "{smallest}");
}

#[test]
fn every_kind_and_member_is_drawn() {
    let mut text = String::new();
    for seed in 0..400 {
        text.push_str(&generate(seed).to_string());
    }
    let wanted = include_str!("reference/members.txt").split_whitespace();
    let missing: Vec<&str> = wanted.filter(|it| !text.contains(&format!("\"{it}\""))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// How many seeds are tried; `cargo xtask fuzz` asks for a million.
fn n_seeds(usual: u64) -> u64 {
    std::env::var("XUEFEN_SEEDS").ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Tries seeds on every core, and says in steps how far it has come.
fn on_every_seed(usual: u64, what: fn(u64)) {
    let from: u64 = std::env::var("XUEFEN_FROM").ok().and_then(|it| it.parse().ok()).unwrap_or(0);
    let until = from + n_seeds(usual);
    let next = AtomicU64::new(from);
    let threads = std::thread::available_parallelism().map_or(1, |it| it.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= until {
                        break;
                    }
                    if seed > from && (seed - from).is_multiple_of(50_000) {
                        println!("{} seeds of {} from {from}", seed - from, until - from);
                    }
                    what(seed);
                }
            });
        }
    });
}

/// Both outcomes. What an induction record outside its time is worth is nobody's business.
fn both(assessment: &Assessment, input: &Input, counted: Counted) -> (Outcome, Outcome) {
    let mut both = (engine::outcome(assessment, counted), outcome(input, counted));
    for record in input.archive.records().filter(|it| it.account == Account::Induction) {
        both.0.worth.remove(record.id.as_str());
        both.1.worth.remove(record.id.as_str());
    }
    both
}

/// Whether the engine and the reference differ on an input; a pack that is refused is no input.
fn differ(input: &Input) -> bool {
    let Ok(assessment) = engine::assessed(input) else { return false };
    [Counted::Done, Counted::DoneAndPlanned].into_iter().any(|counted| {
        let (found, expected) = both(&assessment, input, counted);
        found != expected
    })
}

fn agree_on(seed: u64) {
    let input = generate(seed);
    assert!(engine::assessed(&input).is_ok(), "seed {seed}: {:?}", engine::assessed(&input));
    if differ(&input) {
        let smallest = shrink(&input, differ);
        let assessment = engine::assessed(&smallest).expect("it is sound");
        for counted in [Counted::Done, Counted::DoneAndPlanned] {
            let found = engine::outcome(&assessment, counted);
            let expected = outcome(&smallest, counted);
            println!("{counted:?}\nengine\n{found}\nreference\n{expected}");
        }
        panic!("seed {seed}: the engine and the reference differ on\n{smallest}");
    }
}

#[test]
fn the_engine_and_the_reference_agree() {
    on_every_seed(1_000, agree_on);
}

/// A damaged pack is refused with places or can be used: reading it and reckoning with it never
/// stops the engine.
fn survive(seed: u64) {
    let mut input = generate(seed);
    damage(&mut input.pack, seed);
    let text = input.pack.to_string();
    let (pack, problems) = Pack::check(&text);
    match pack {
        None => {
            assert!(!problems.is_empty(), "seed {seed}: refused without a word\n{text}");
            let placed = |it: &Diagnostic| input.pack.pointer(it.at.as_str()).is_some();
            let lost = problems.iter().find(|it| !placed(it));
            assert!(lost.is_none(), "seed {seed}: {lost:?} points nowhere\n{text}");
        }
        Some(pack) => {
            let assessment = assess(&pack, &input.archive, input.as_of);
            let n_records = input.archive.records().len();
            assert_eq!(assessment.recognised.settlements.len(), n_records, "seed {seed}");
        }
    }
}

#[test]
fn a_damaged_pack_is_refused_with_its_places_or_can_be_used() {
    on_every_seed(3_000, survive);
}

#[test]
fn every_primitive_changes_the_result_in_one_input_of_a_hundred() {
    let mut tally = Tally::default();
    (0..n_seeds(300).min(2_000)).for_each(|seed| tally.add(&generate(seed)));
    println!("{}", tally.table());
    for primitive in PRIMITIVES {
        assert!(tally.per_mille(primitive) >= 10, "{primitive}");
    }
}
