//! Every figure of a shipped pack is held by a worked case: whoever changes one sees a case fail.
//!
//! Each figure that enters a credit, a requirement or a window is moved up and down by a small
//! step. What becomes of the pack must be refused, or some worked case must come out otherwise.
//! Packs and cases are read from `policies/`, so that a new pack is held as well.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use xuefen_engine::calendar::{MonthDay, parse_date};
use xuefen_engine::vocabulary::{Grade, Level, Stage};
use xuefen_engine::{Credit, Pack, assess};
use xuefen_exchange::cases::{Case, read_cases};
use xuefen_exchange::check::mismatches;

/// Changes that no case can tell, as they are told up to here, each with the reason why the pack
/// comes to the same with them. A figure that a case could tell wants a case, and no line here.
const EQUIVALENT: &[(&str, &str)] = &[
    (
        r#"beijing-chaoyang-12fyp CY-12a /when/completed/from: "2011-01-01" → "2010-12-31""#,
        "the cycle begins on 2011-01-01: what was completed before counts nothing in any case",
    ),
    (
        r#"beijing-chaoyang-12fyp CY-12 /maximum: "4" → "4.4""#,
        "four years (CY-12a) of one credit each (CY-12b) are never more than 4",
    ),
    ("jining-affiliated-school-based JN-01c /years", UNDATED),
    (
        "jining-affiliated-school-based JN-04c /",
        "no rate and no requirement by the year survives: a year holds nothing and asks for nothing",
    ),
    ("province-primary-360 PP-01c /years", UNDATED),
    (r#"province-primary-360 PP-06 /when/level/at-least: "province" → "prefecture""#, RULED),
    (r#"province-primary-360 PP-06h /when/level/at-least: "province" → "prefecture""#, RULED),
    (r#"province-primary-360 PP-06r /when/level/at-least: "province" → "prefecture""#, RULED),
    (
        r#"province-primary-360 PP-06r /when/level/at-least: "province" → "national""#,
        "without hours a provincial one is open in any case, for its hours if not for a ruling",
    ),
    ("school-72-annual S72-01 /years", UNDATED),
    (r#"shaanxi-2013-31 SX-08 /when/not/at-least/days: "3" → "2""#, TOO_SHORT),
    (r#"shaanxi-2013-31 SX-08 /under/0/when/not/any/1/at-least/days: "3" → "2""#, TOO_SHORT),
    ("xianyang-2014-44 XY-01c /years", UNDATED),
];
const UNDATED: &str = "a cycle without dates takes every record, however many years it has";
const RULED: &str = "online training of city level awaits a ruling (PP-06n), which comes first";
const TOO_SHORT: &str = "the rates (SX-06a, SX-06b, SX-05c) ask for the three days themselves";

/// Members that hold names and texts, whatever these look like.
const NAMES: &[&str] = &[
    "rule",
    "id",
    "place",
    "zh",
    "en",
    "switch",
    "requirement",
    "name",
    "asks",
    "tag",
    "role",
    "course",
    "category",
    "categories",
    "stated",
    "into",
    "lowers",
];

/// A change to one figure of a pack.
struct Change {
    rule: String,
    /// Where the rule stands in the pack.
    rule_at: String,
    /// Where the figure stands in the rule.
    at: String,
    old: Value,
    new: Value,
}

impl Change {
    fn told(&self, policy: &str) -> String {
        let Self { rule, rule_at, at, old, new } = self;
        format!("{policy} {rule} {at}: {old} → {new}, at {rule_at}{at}")
    }

    /// The pack with the change in it.
    fn made_to(&self, pack: &Value) -> Value {
        let mut pack = pack.clone();
        *pack.pointer_mut(&format!("{}{}", self.rule_at, self.at)).unwrap() = self.new.clone();
        pack
    }
}

/// Every change to the figures of a pack's rules; what is told and not reckoned is left alone.
fn changes(pack: &Value) -> Vec<Change> {
    let mut all = Vec::new();
    for (i, rule) in pack["rules"].as_array().unwrap().iter().enumerate() {
        let text = |name: &str| rule[name].as_str().unwrap().to_owned();
        if Pack::TOLD.contains(&text("rule").as_str()) {
            continue;
        }
        let mut steps = Vec::new();
        collect(rule, "", &mut Vec::new(), &mut steps);
        all.extend(steps.into_iter().map(|(at, new)| {
            let old = rule.pointer(&at).unwrap().clone();
            Change { rule: text("id"), rule_at: format!("/rules/{i}"), at, old, new }
        }));
    }
    all
}

/// The steps of the figures in a value, each with its place; `names` are the members on the way.
fn collect<'a>(
    value: &'a Value,
    at: &str,
    names: &mut Vec<&'a str>,
    steps: &mut Vec<(String, Value)>,
) {
    match value {
        Value::Object(members) => {
            if names.last() == Some(&"each-year") {
                steps.extend(other_years(value).into_iter().map(|it| (at.to_owned(), it)));
            }
            for (name, it) in members.iter().filter(|(name, _)| !NAMES.contains(&name.as_str())) {
                names.push(name);
                collect(it, &format!("{at}/{name}"), names, steps);
                names.pop();
            }
        }
        Value::Array(list) => {
            for (i, it) in list.iter().enumerate() {
                collect(it, &format!("{at}/{i}"), names, steps);
            }
        }
        Value::Number(number) => {
            let number = number.as_u64().unwrap();
            let others = [number.checked_sub(1), Some(number + 1)].into_iter().flatten();
            steps.extend(others.map(|it| (at.to_owned(), json!(it))));
        }
        Value::String(text) => {
            let others = others(text, names).into_iter();
            steps.extend(others.map(|it| (at.to_owned(), json!(it))));
        }
        Value::Null | Value::Bool(_) => {}
    }
}

/// An `each-year` with one of its years of service moved by a year.
fn other_years(each: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for (year, least) in each.as_object().unwrap() {
        let number = year.parse::<u8>().unwrap();
        let others = [number.saturating_sub(1), number + 1].map(|it| it.to_string());
        for other in others.into_iter().filter(|it| each.get(it).is_none()) {
            let mut moved = each.clone();
            let members = moved.as_object_mut().unwrap();
            members.remove(year);
            members.insert(other, least.clone());
            all.push(moved);
        }
    }
    all
}

/// What stands a step below and a step above a text, if it is a figure.
fn others(text: &str, names: &[&str]) -> Vec<String> {
    let mut inwards = names.iter().rev().copied();
    let (name, outer) = (inwards.next(), inwards.next());
    if let Some(date) = parse_date(text) {
        return [date.pred_opt(), date.succ_opt()].map(|it| it.unwrap().to_string()).to_vec();
    }
    if let Some(MonthDay { month, day }) = MonthDay::parse(text) {
        let date = NaiveDate::from_ymd_opt(2001, month, day).unwrap();
        let days = [date.pred_opt(), date.succ_opt()].map(Option::unwrap);
        return days.map(|it| format!("{:02}-{:02}", it.month(), it.day())).to_vec();
    }
    let Ok(number) = Credit::entered(text) else {
        return match (outer, name) {
            (Some("level" | "approved_by"), Some("at-least")) => neighbours(Level::ALL, text),
            (Some("grade"), Some("at-least")) => neighbours(Grade::ALL, text),
            (Some("stage"), Some("at-least")) => neighbours(Stage::ALL, text),
            _ => Vec::new(),
        };
    };
    // Days, months, years and the like are counted: between two and three there is nothing.
    let is_count = number.denominator() == 1
        && (matches!(name, Some("only-years" | "at-most")) || outer == Some("at-least"));
    if is_count {
        let one = Credit::whole(1);
        return [number - one, number + one].map(|it| it.to_string()).to_vec();
    }
    let down = [(9, 10), (4, 5), (3, 4), (1, 2)];
    let up = [(11, 10), (6, 5), (5, 4), (3, 2)];
    [down, up].map(|factors| scaled(number, &factors)).to_vec()
}

/// The word before one and the word after it.
fn neighbours<T: ToString>(words: &[T], text: &str) -> Vec<String> {
    let words: Vec<_> = words.iter().map(ToString::to_string).collect();
    let at = words.iter().position(|it| it == text).unwrap();
    let places = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    places.filter_map(|it| words.get(it).cloned()).collect()
}

/// The number times the first of these factors with which a pack may still write it.
fn scaled(number: Credit, factors: &[(i64, i64)]) -> String {
    let written = |(a, b): &(i64, i64)| {
        let it = number * Credit::ratio(*a, *b).unwrap();
        let fraction = format!("{}/{}", it.numerator(), it.denominator());
        Credit::entered(&fraction).is_ok().then(|| it.to_string())
    };
    factors.iter().find_map(written).unwrap()
}

/// The folders of the shipped packs that have worked cases.
fn policies() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let entries = fs::read_dir(root).unwrap().map(|it| it.unwrap().path());
    let mut policies: Vec<_> = entries.filter(|it| it.join("cases.json").is_file()).collect();
    policies.sort();
    policies
}

fn cases(policy: &Path) -> Vec<Case> {
    let files = ["cases.json", "shared-cases.json"].map(|it| policy.join(it));
    let texts = files.iter().filter_map(|it| fs::read_to_string(it).ok());
    texts.flat_map(|it| read_cases(&it).unwrap().cases).collect()
}

/// A pack, held against worked cases.
struct Held<'a> {
    pack: Pack,
    cases: &'a [Case],
    as_of: NaiveDate,
    /// The pack under the readings of cases that choose some; `None`: it is refused under them.
    read: BTreeMap<Vec<(&'a str, &'a str)>, Option<Pack>>,
}

impl<'a> Held<'a> {
    fn new(pack: Pack, cases: &'a [Case], as_of: NaiveDate) -> Self {
        Self { pack, cases, as_of, read: BTreeMap::new() }
    }

    /// A case that does not come out, if there is one; those that speak of a rule are tried first.
    fn failing(&mut self, rule: &str) -> Option<&'a Case> {
        let about = |it: &&Case| it.why.as_ref().is_some_and(|why| why.contains(rule));
        let (first, then): (Vec<_>, Vec<_>) = self.cases.iter().partition(about);
        first.into_iter().chain(then).find(|it| self.fails(it))
    }

    fn fails(&mut self, case: &'a Case) -> bool {
        let pack = if case.readings.is_empty() {
            Some(&self.pack)
        } else {
            let readings = case.readings.iter().map(|(id, it)| (id.as_str(), it.as_str()));
            let read = || self.pack.with_readings(&case.readings).ok();
            self.read.entry(readings.collect()).or_insert_with(read).as_ref()
        };
        let comes_out = |pack: &Pack| {
            mismatches(&case.expect, &assess(pack, &case.archive, self.as_of)).is_empty()
        };
        !pack.is_some_and(comes_out)
    }
}

#[test]
fn whoever_changes_a_figure_of_a_pack_sees_a_case_fail() {
    let mut survivors = Vec::new();
    for policy in policies() {
        let name = policy.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(policy.join("pack.json")).unwrap();
        let written: Value = serde_json::from_str(&text).unwrap();
        let cases = cases(&policy);
        let pack = Pack::parse(&text).unwrap();
        // Where the cycle has no dates the day decides nothing, as long as it is a late one.
        let late = NaiveDate::from_ymd_opt(2030, 12, 31).unwrap();
        let as_of = pack.cycle().map_or(late, |it| it.to);
        let failing = Held::new(pack, &cases, as_of).failing("").map(|it| &it.id);
        assert_eq!(failing, None, "{name} fails as it is");

        let changes = changes(&written);
        assert!(!changes.is_empty(), "{name} has no figures");
        for change in changes {
            let (pack, _) = Pack::check(&change.made_to(&written).to_string());
            let is_seen = |pack| Held::new(pack, &cases, as_of).failing(&change.rule).is_some();
            if !pack.is_none_or(is_seen) {
                survivors.push(change.told(&name));
            }
        }
    }
    let mut idle: Vec<_> = EQUIVALENT.iter().map(|(it, _)| *it).collect();
    survivors.retain(|told| {
        idle.retain(|it| !told.starts_with(it));
        !EQUIVALENT.iter().any(|(it, _)| told.starts_with(it))
    });
    let n = survivors.len();
    assert!(survivors.is_empty(), "no case tells these {n} changes:\n{}", survivors.join("\n"));
    assert!(idle.is_empty(), "some case does tell these changes:\n{}", idle.join("\n"));
}
