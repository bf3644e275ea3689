//! How often each primitive of §19.1 changes the result, and each member of the language.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use super::evaluate::evaluate;
use super::generator::Input;
use super::less::{self, changed};
use super::outcome::Outcome;
use super::setting::Counted;

/// In how many inputs something was there, and in how many it changed the result.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    inputs: usize,
    there: BTreeMap<String, usize>,
    mattered: BTreeMap<String, usize>,
}

impl Tally {
    /// Asks of one input what each of its rules and members is good for.
    pub(crate) fn add(&mut self, input: &Input) {
        let whole = outcome(input, &input.pack);
        let (mut there, mut mattered) = (BTreeSet::new(), BTreeSet::new());
        for (name, less) in less::packs(&input.pack).into_iter().chain(replaced(&input.pack)) {
            for name in primitives(&name).into_iter().map(str::to_owned).chain([name]) {
                if !mattered.contains(&name) && outcome(input, &less) != whole {
                    mattered.insert(name.clone());
                }
                there.insert(name);
            }
        }
        self.inputs += 1;
        for name in there {
            *self.there.entry(name).or_default() += 1;
        }
        for name in mattered {
            *self.mattered.entry(name).or_default() += 1;
        }
    }

    /// Whether something changed the result in so many of a thousand inputs.
    pub(crate) fn per_mille(&self, name: &str) -> usize {
        self.mattered.get(name).copied().unwrap_or(0) * 1000 / self.inputs.max(1)
    }

    /// The table: of a thousand inputs, in how many it was there, and in how many it mattered.
    pub(crate) fn table(&self) -> String {
        let mut table = format!("{:<44} there   matters (of 1000)\n", "");
        for (name, there) in &self.there {
            let there = there * 1000 / self.inputs.max(1);
            let matters = self.per_mille(name);
            writeln!(table, "{name:<44} {there:>5}   {matters:>5}").expect("a text takes more");
        }
        table
    }
}

fn outcome(input: &Input, pack: &Value) -> Outcome {
    evaluate(pack, &input.readings, &input.archive, input.as_of, Counted::Done)
}

/// The primitives of §19.1.
pub(crate) const PRIMITIVES: [&str; 22] = [
    "T1", "T2", "T3", "E1", "E2", "E3", "V1", "V2", "V3", "V4", "V5", "V6", "D1", "C1", "R1", "R2",
    "R3", "R4", "A1", "A2", "A3", "A4",
];

/// The primitives of §19.1 to which something belongs.
fn primitives(name: &str) -> Vec<&'static str> {
    let kind = name.split([' ', '.']).next().unwrap_or_default();
    let mut all = match kind {
        "cycle" => vec!["T1"],
        "calendar" => vec!["T2"],
        "attribution" => vec!["T3"],
        "exclude" => vec!["E1"],
        "for" => vec!["E2"],
        "classify" => vec!["E3"],
        "rate" => vec!["V1"],
        "quantity" => vec!["V2"],
        "rounding" => vec!["V5"],
        "grant" => vec!["V6"],
        "dedup" => vec!["D1"],
        "cap" => vec!["C1"],
        "minimum" => vec!["R1"],
        "mandatory" => vec!["R2"],
        "share" => vec!["R3"],
        "induction" => vec!["R4"],
        "offset" => vec!["A1"],
        "ruling" => vec!["A2"],
        "waiver" => vec!["A3"],
        "deemed-complete" => vec!["A4"],
        _ => Vec::new(),
    };
    match name {
        "bonus (add)" => all.push("V3"),
        "bonus (of-base)" => all.push("V4"),
        "rate (academic_credits)" | "rate (study_years)" => all.push("A2"),
        _ => (),
    }
    // A member alone does not show that its primitive matters.
    if name.contains('.') { Vec::new() } else { all }
}

/// What cannot be taken away, but could be something else.
fn replaced(pack: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (place, rule) in pack["rules"].as_array().into_iter().flatten().enumerate() {
        let mut with = |name: &str, member: &str, value: Value| {
            let pack = changed(pack, place, |rule| {
                rule.insert(member.to_owned(), value);
            });
            all.push((name.to_owned(), pack));
        };
        match rule["rule"].as_str().unwrap_or_default() {
            "calendar" => {
                with("calendar from", "from", "07-01".into());
                with("calendar to", "to", "05-31".into());
            }
            "rate" if rule["quantity"] == "hours" => with("quantity", "quantity", "record".into()),
            "rate" => with("quantity", "quantity", "hours".into()),
            "cap" | "minimum" | "dedup" => {
                let name = format!("{}.window", rule["rule"].as_str().unwrap_or_default());
                let other = if rule["window"] == "cycle" { "year" } else { "cycle" };
                if rule.get("pro-rata").is_none() && rule.get("affects-annual").is_none() {
                    with(&name, "window", other.into());
                }
            }
            "share" => {
                let other = if rule["of"] == "earned" { "required" } else { "earned" };
                with("share.of", "of", other.into());
            }
            "waiver" => with("waiver.per", "per", json!("months")),
            _ => (),
        }
    }
    all
}
