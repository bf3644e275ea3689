//! Random packs with random teachers and archives, the same for the same seed.
//!
//! Figures are small, so that caps bind, minima are nearly met, and equal days, keys and amounts
//! are common.

pub(crate) mod chance;
mod conditions;
mod demands;
mod people;
mod recognition;
mod world;

use chrono::NaiveDate;
use serde_json::{Value, json};
use xuefen_engine::archive::Archive;

use self::chance::Chance;
use self::demands::nested;
use self::recognition::Members;
use self::world::World;
use super::pack::Readings;

/// Everything that an evaluation is about.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// The pack, a valid one.
    pub(crate) pack: Value,
    /// The readings chosen for some of its switches.
    pub(crate) readings: Readings,
    /// The teacher and the records.
    pub(crate) archive: Archive,
    /// The day of assessment.
    pub(crate) as_of: NaiveDate,
}

/// The input of a seed.
pub(crate) fn generate(seed: u64) -> Input {
    let mut chance = Chance::of(seed);
    let world = World::draw(&mut chance);
    let mut pack = Draft { chance, world, rules: Vec::new(), minima: Vec::new() };
    pack.recognition();
    pack.demands();
    let switches = pack.switches();
    let Draft { mut chance, world, rules, .. } = pack;
    let pack = json!({
        "format": "xuefen-pack", "version": 1, "id": "random", "edition": "1",
        "title": {"zh": "随机", "en": "Random"},
        "issuer": {"zh": "无", "en": "Nobody"},
        "region": {"zh": "无", "en": "Nowhere"},
        "number": "1",
        "switches": switches, "categories": world.tree, "rules": rules,
    });
    let mut readings = Readings::new();
    for (nth, options) in world.switches.iter().enumerate() {
        if chance.percent(65) {
            readings.insert(switch(nth), option(chance.below(*options)));
        }
    }
    let archive = people::archive(&mut chance, &world);
    let as_of = world.day(&mut chance);
    Input { pack, readings, archive, as_of }
}

fn switch(nth: usize) -> String {
    format!("switch-{nth}")
}

fn option(nth: usize) -> String {
    ["first", "second", "third"][nth].to_owned()
}

/// A pack that is being drawn.
struct Draft {
    chance: Chance,
    world: World,
    rules: Vec<Value>,
    /// The requirements that leave may lower.
    minima: Vec<String>,
}

impl Draft {
    /// README §4.1 to §4.5.
    fn recognition(&mut self) {
        self.plain("scope", |_, _| Members::new());
        if let Some(cycle) = recognition::cycle(&mut self.chance, &self.world) {
            self.plain("cycle", |_, _| cycle.clone());
        }
        for nth in 0..self.world.calendars.len() {
            self.calendar(nth);
        }
        self.some("exclude", &[0, 0, 1, 1, 2], recognition::exclude);
        self.some("ruling", &[0, 0, 1], recognition::ruling);
        for (activity, _) in self.world.activities.clone() {
            if self.chance.percent(93) {
                self.rule("classify", |chance, world| {
                    recognition::classify(chance, world, Some(activity))
                });
            }
        }
        self.some("classify", &[0, 1, 1], |chance, world| {
            recognition::classify(chance, world, None)
        });
        for kind in self.world.activities.clone() {
            self.some("rate", &[0, 1, 1, 2], |chance, world| {
                recognition::rate(chance, world, kind, true)
            });
            if self.chance.percent(92) {
                self.rule("rate", |chance, world| recognition::rate(chance, world, kind, false));
            }
        }
        // What no other rate takes.
        self.some("rate", &[0, 1], |chance, world| {
            let mut rule = recognition::rate(chance, world, ("", "hours"), false);
            rule.insert("when".to_owned(), json!({"activity": world.activity_names()}));
            rule
        });
        self.some("bonus", &[0, 1, 2, 2, 3], recognition::bonus);
        self.some("rounding", &[0, 0, 1, 1, 2], recognition::rounding);
        self.some("attribution", &[0, 0, 1, 1, 2], recognition::attribution);
        self.some("dedup", &[0, 0, 1, 1, 2], recognition::dedup);
    }

    /// README §4.6 to §4.10.
    fn demands(&mut self) {
        self.some("grant", &[0, 0, 1, 1, 2], demands::grant);
        self.some("cap", &[0, 1, 2, 2, 3], demands::cap);
        if self.chance.percent(75) {
            self.required("minimum", |chance, world| demands::on_total(chance, world, "cycle"));
        }
        if self.chance.percent(60) {
            self.required("minimum", |chance, world| {
                let year = world.year(chance);
                demands::on_total(chance, world, year)
            });
        }
        for _ in 0..self.chance.pick(&[0, 1, 1, 2, 3]) {
            self.required("minimum", demands::minimum);
        }
        if self.chance.percent(30) {
            self.required("mandatory", |chance, _| demands::mandatory(chance));
        }
        for _ in 0..self.chance.pick(&[0, 0, 1, 2]) {
            self.required("share", demands::share);
        }
        for _ in 0..self.chance.pick(&[0, 0, 1, 1, 2]) {
            self.offset();
        }
        if self.chance.percent(55) {
            self.required("induction", |chance, _| demands::induction(chance));
        }
        let minima = self.minima.clone();
        if !minima.is_empty() {
            self.some("waiver", &[0, 1, 1, 2], |chance, _| demands::waiver(chance, &minima));
        }
        self.some("deemed-complete", &[0, 0, 0, 1], demands::deemed_complete);
        self.some("provision", &[0, 0, 0, 1], |_, _| {
            recognition::members(json!({"about": "note"}))
        });
    }

    /// An offset, with a low minimum on its source and minima on its targets, mostly.
    fn offset(&mut self) {
        let from = self.chance.pick(&self.world.categories);
        let apart: Vec<String> =
            self.world.categories.iter().filter(|it| !nested(it, &from)).cloned().collect();
        if apart.is_empty() {
            return;
        }
        let to = self.chance.some_of(&apart, 2);
        let window =
            if self.chance.percent(65) { "cycle" } else { self.world.year(&mut self.chance) };
        if self.chance.percent(65) {
            let from = from.clone();
            self.required("minimum", |chance, world| {
                demands::on_category(chance, world, &from, window, &["1", "2", "4"])
            });
        }
        for category in to.clone() {
            if self.chance.percent(80) {
                self.required("minimum", |chance, world| {
                    demands::on_category(chance, world, &category, window, &["4", "6", "10"])
                });
            }
        }
        self.rule("offset", |chance, _| demands::offset(chance, &from, &to, window));
    }

    /// As many rules of a kind as chance says.
    fn some(
        &mut self,
        kind: &str,
        counts: &[usize],
        mut draw: impl FnMut(&mut Chance, &World) -> Members,
    ) {
        for _ in 0..self.chance.pick(counts) {
            self.rule(kind, &mut draw);
        }
    }

    /// A rule with a requirement of its own.
    fn required(&mut self, kind: &str, mut draw: impl FnMut(&mut Chance, &World) -> Members) {
        let requirement = format!("need-{}", self.rules.len() + 1);
        if kind == "minimum" {
            self.minima.push(requirement.clone());
        }
        self.rule(kind, |chance, world| {
            let mut rule = draw(chance, world);
            rule.insert("requirement".to_owned(), requirement.clone().into());
            rule
        });
    }

    /// A rule that is always in force.
    fn plain(&mut self, kind: &str, draw: impl FnOnce(&mut Chance, &World) -> Members) {
        let mut rule = json!({
            "rule": kind, "id": format!("R-{}", self.rules.len() + 1),
            "place": "一", "zh": "规定", "en": "A rule",
        });
        for (member, value) in draw(&mut self.chance, &self.world) {
            rule[member] = value;
        }
        self.rules.push(rule);
    }

    /// A calendar: sometimes its days or its gap hang on a reading.
    fn calendar(&mut self, nth: usize) {
        self.plain("calendar", |chance, world| recognition::calendar(chance, world, nth));
        if !self.world.switches.is_empty() && self.chance.percent(15) {
            let gap = self.chance.pick(&["reject", "previous", "next"]);
            self.under(json!({"gap": gap}));
        }
    }

    /// A rule that may be for some teachers, under some readings, or with another figure there.
    fn rule(&mut self, kind: &str, mut draw: impl FnMut(&mut Chance, &World) -> Members) {
        self.plain(kind, &mut draw);
        // Without a rate or a place the other rules have nothing to work on.
        let needed = matches!(kind, "rate" | "classify");
        if self.chance.percent(if needed { 5 } else { 14 }) {
            let teachers = conditions::on_teacher(&mut self.chance, &self.world);
            self.last().entry("for").or_insert(teachers);
        }
        if self.world.switches.is_empty() {
            return;
        }
        if self.chance.percent(if needed { 5 } else { 10 }) {
            let switch = self.reading();
            self.last().insert("switch".to_owned(), switch);
        }
        for _ in 0..self.chance.pick(&[0, 0, 0, 0, 0, 0, 1, 2]) {
            // Another rule of this kind, drawn again, lends one member.
            let another = draw(&mut self.chance, &self.world);
            let here = self.last().clone();
            let kept = [
                "requirement",
                "window",
                "from",
                "to",
                "event",
                "name",
                "for",
                "within-years",
                "each-year",
                "stage",
            ];
            let lent: Vec<(String, Value)> = another
                .into_iter()
                .filter(|(member, value)| {
                    let free = !kept.contains(&member.as_str());
                    free && here.get(member).is_some_and(|it| it != value)
                })
                .collect();
            if !lent.is_empty() {
                let (member, value) = self.chance.pick(&lent);
                self.under(json!({member: value}));
            }
        }
    }

    fn under(&mut self, mut difference: Value) {
        difference["switch"] = self.reading();
        let under = self.last().entry("under").or_insert_with(|| json!([]));
        under.as_array_mut().expect("a list").push(difference);
    }

    fn last(&mut self) -> &mut serde_json::Map<String, Value> {
        self.rules.last_mut().and_then(Value::as_object_mut).expect("a rule")
    }

    /// One switch at one of its options.
    fn reading(&mut self) -> Value {
        let nth = self.chance.below(self.world.switches.len());
        let chosen = self.chance.below(self.world.switches[nth]);
        json!({switch(nth): option(chosen)})
    }

    fn switches(&self) -> Value {
        let of = |(nth, count): (usize, &usize)| {
            let options: Vec<Value> = (0..*count)
                .map(|nth| json!({"id": option(nth), "zh": "选项", "en": "Option"}))
                .collect();
            json!({"id": switch(nth), "zh": "问题", "en": "Question", "options": options})
        };
        self.world.switches.iter().enumerate().map(of).collect()
    }
}
