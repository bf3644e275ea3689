//! Packs: arbitrary ones made of small parts, and the shipped ones under every combination of
//! readings.

use std::fmt;
use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};
use xuefen_engine::pack::{Pack, RuleId};
use xuefen_engine::sorted::Map;

use super::written::{Written, is_inside, words};

/// A pack with what its text says.
#[derive(Clone)]
pub(crate) struct Policy {
    pub(crate) pack: Pack,
    pub(crate) written: Written,
}

impl Policy {
    /// Reads a text that must be sound, under these readings.
    pub(crate) fn read(text: Value, readings: &Map<String, String>) -> Self {
        let pack = Pack::parse(&text.to_string());
        let pack = pack.and_then(|it| it.with_readings(readings));
        let pack = pack.unwrap_or_else(|it| panic!("{it:?}\n{text:#}"));
        let readings = pack.readings.clone();
        Self { pack, written: Written { text, readings } }
    }

    /// A rule as it is written.
    pub(crate) fn rule(&self, rule: RuleId) -> &Value {
        self.written.rule(self.id(rule)).unwrap()
    }

    /// The id of a rule.
    pub(crate) fn id(&self, rule: RuleId) -> &str {
        &self.pack.article(rule).unwrap().id
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Written { text, readings } = &self.written;
        if xuefen_packs::find(&self.pack.id).is_none() {
            writeln!(f, "a pack with {:?} and", self.written.paths())?;
            for rule in text["rules"].as_array().unwrap() {
                let mut rule = rule.clone();
                for member in ["place", "zh", "en"] {
                    rule.as_object_mut().unwrap().remove(member);
                }
                writeln!(f, "  {rule}")?;
            }
        }
        write!(f, "{} with {readings:?}", self.pack.id)
    }
}

/// Any sound pack.
pub(crate) fn policies() -> impl Strategy<Value = Arc<Policy>> {
    prop_oneof![3 => made(MODEST), 2 => shipped()]
}

/// A shipped pack under some combination of readings.
pub(crate) fn shipped() -> impl Strategy<Value = Arc<Policy>> {
    (0..3_usize, any::<Index>()).prop_map(|(pack, readings)| {
        let policies = &SHIPPED[pack];
        Arc::clone(&policies[readings.index(policies.len())])
    })
}

/// The shipped packs, each under every combination of readings.
pub(crate) static SHIPPED: LazyLock<Vec<Vec<Arc<Policy>>>> = LazyLock::new(|| {
    let packs = xuefen_packs::SHIPPED.iter().map(|it| {
        let text = xuefen_packs::text(it.id).unwrap();
        let text: Value = serde_json::from_str(text).unwrap();
        let pack = Pack::parse(&text.to_string()).unwrap();
        let combinations = pack.switches.iter().fold(vec![Map::new()], |so_far, switch| {
            let with = |readings: &Map<_, _>, option: &str| {
                let mut readings = readings.clone();
                readings.insert(switch.id.clone(), option.to_owned());
                readings
            };
            let options = || switch.options.iter().map(|it| it.id.as_str());
            so_far.iter().flat_map(|it| options().map(|option| with(it, option))).collect()
        });
        let policy = |readings| {
            let pack = pack.with_readings(&readings).unwrap();
            Arc::new(Policy { pack, written: Written { text: text.clone(), readings } })
        };
        combinations.into_iter().map(policy).collect()
    });
    packs.collect()
});

/// How large and how fine the figures of a pack are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    /// The id of packs that have them.
    id: &'static str,
    /// What units are worth, and fixed bonuses.
    rates: &'static [&'static str],
    /// Bonuses as shares of the base.
    shares: &'static [&'static str],
    /// Caps and minima.
    bounds: &'static [&'static str],
}

/// Figures as regulations have them.
pub(crate) const MODEST: Figures = Figures {
    id: "made",
    rates: &["1", "2", "1", "3", "1/3", "1/4", "0.5", "2.5", "10", "0.05", "0"],
    shares: &["0.1", "0.05", "1/3", "2"],
    bounds: &["4", "7.5", "10", "12", "20", "30", "40/3", "0"],
};

/// As large as may be written, as fine as may be written, and something of both.
const EXTREME: [Figures; 3] = [
    Figures {
        id: "extreme",
        rates: &["1000", "999.9999", "0.0001"],
        shares: &["0"],
        bounds: &["999999.9999", "0.0001", "1000"],
    },
    Figures {
        id: "extreme",
        rates: &["30", "29999/999", "1/999"],
        shares: &["8999/999", "9", "1/999"],
        bounds: &["999999", "998999002/999", "1/999"],
    },
    Figures {
        id: "extreme",
        rates: &["1000", "999.999", "0.001"],
        shares: &["300", "0.001", "299.999"],
        bounds: &["999999.999", "0.001", "1000"],
    },
];

/// An arbitrary pack whose figures are as large and as fine as may be.
pub(crate) fn extreme() -> impl Strategy<Value = Arc<Policy>> {
    prop_oneof![made(EXTREME[0]), made(EXTREME[1]), made(EXTREME[2])]
}

/// Packs without dedup, whose caps count credits and share no category.
pub(crate) fn without_rivalry() -> impl Strategy<Value = Arc<Policy>> {
    (text(MODEST), any::<bool>()).prop_map(|(mut text, conditions)| {
        let mut taken: Vec<String> = Vec::new();
        let rules = text["rules"].as_array_mut().unwrap();
        rules.retain(|it| it["rule"] != "dedup");
        rules.retain(|rule| {
            let paths = words(&rule["categories"]).into_iter().filter(|_| rule["rule"] == "cap");
            let paths: Vec<_> = paths.map(str::to_owned).collect();
            let apart = |a: &String, b: &String| !is_inside(a, b) && !is_inside(b, a);
            let free = paths.iter().all(|path| taken.iter().all(|it| apart(it, path)));
            taken.extend(paths);
            free
        });
        for cap in rules.iter_mut().filter(|it| it["rule"] == "cap") {
            cap["measure"] = "credits".into();
            if !conditions {
                cap["when"] = json!({});
            }
        }
        Arc::new(Policy::read(text, &Map::new()))
    })
}

/// The same without offsets, and without facts that decide on the date.
pub(crate) fn without_relations() -> impl Strategy<Value = Arc<Policy>> {
    without_rivalry().prop_map(|policy| {
        let mut text = policy.written.text.clone();
        let rules = text["rules"].as_array_mut().unwrap();
        let dated = |it: &Value| it["rule"] == "attribution" && it["when"] != json!({});
        rules.retain(|it| it["rule"] != "offset" && !dated(it));
        Arc::new(Policy::read(text, &Map::new()))
    })
}

/// An arbitrary pack, under an arbitrary combination of readings.
pub(crate) fn made(figures: Figures) -> impl Strategy<Value = Arc<Policy>> {
    let drawn = (text(figures), vec(any::<Index>(), 2));
    drawn.prop_map(|(text, picks)| {
        let switches = text["switches"].as_array().unwrap().iter().zip(picks);
        let readings = switches.map(|(switch, pick)| {
            let options = switch["options"].as_array().unwrap();
            let option = &options[pick.index(options.len())];
            (id_of(switch), id_of(option))
        });
        let readings = readings.collect();
        Arc::new(Policy::read(text, &readings))
    })
}

fn id_of(it: &Value) -> String {
    it["id"].as_str().unwrap().to_owned()
}

/// The text of an arbitrary pack.
pub(crate) fn text(figures: Figures) -> impl Strategy<Value = Value> {
    (categories(), calendars(), switches()).prop_flat_map(
        move |(categories, calendars, switches)| {
            let written = Written { text: json!({"categories": categories}), readings: Map::new() };
            let windows = calendars.iter().map(|it| it["name"].as_str().unwrap().to_owned());
            let names = Names {
                paths: written.paths(),
                windows: windows.chain(["cycle".to_owned()]).collect(),
                switches: switches.clone(),
                figures,
            };
            rules(&names).prop_map(move |rules| {
                let rules = rules.into_iter().chain(calendars.clone()).collect();
                let parts = json!({"switches": switches, "categories": categories});
                with(pack(figures.id, rules), parts)
            })
        },
    )
}

/// The text of a pack with these rules, and one category unless there are others.
pub(crate) fn pack(id: &str, rules: Vec<Value>) -> Value {
    let both = json!({"zh": "甲", "en": "a"});
    json!({
        "format": "xuefen-pack", "version": 1, "id": id, "edition": "1",
        "title": both, "issuer": both, "region": both,
        "categories": [{"id": "a", "zh": "甲", "en": "a"}],
        "rules": rules.into_iter().enumerate().map(headed).collect::<Vec<_>>(),
    })
}

/// Gives a rule the members that every rule has.
fn headed((i, mut rule): (usize, Value)) -> Value {
    let kind = rule["rule"].as_str().unwrap().to_owned();
    let head = json!({"id": format!("{kind}-{i}"), "place": "1", "zh": "甲", "en": "a"});
    rule.as_object_mut().unwrap().extend(head.as_object().unwrap().clone());
    rule
}

/// What the rules of one pack refer to.
#[derive(Clone)]
struct Names {
    paths: Vec<String>,
    windows: Vec<String>,
    switches: Vec<Value>,
    figures: Figures,
}

impl Names {
    fn tops(&self) -> Vec<String> {
        self.paths.iter().filter(|it| !it.contains('/')).cloned().collect()
    }
}

/// A tree of one to three levels.
fn categories() -> impl Strategy<Value = Value> {
    let parts = || vec(0..=2_usize, 0..=2);
    let tops = prop_oneof![1 => vec(parts(), 1..=2), 2 => vec(parts(), 3..=4)];
    tops.prop_map(|tops| {
        let category =
            |id: &str, parts: Vec<Value>| json!({"id": id, "zh": "甲", "en": "a", "parts": parts});
        let leaves = |n| ["u", "v"].iter().take(n).map(|id| category(id, Vec::new())).collect();
        let parts = |parts: Vec<usize>| {
            let ids = ["x", "y"].iter().zip(parts);
            ids.map(|(id, n)| category(id, leaves(n))).collect()
        };
        ["a", "b", "c", "d"].iter().zip(tops).map(|(id, it)| category(id, parts(it))).collect()
    })
}

/// No calendar, one, or two; with a gap, or over the turn of the year.
fn calendars() -> impl Strategy<Value = Vec<Value>> {
    let spans = [("01-01", "12-31"), ("09-01", "08-31"), ("02-01", "01-30"), ("03-01", "10-31")];
    let spans = subsequence(spans.to_vec(), 0..=2).prop_shuffle();
    let registered = prop_oneof![3 => Just(0), 1 => Just(1), 1 => Just(2)];
    (spans, registered).prop_map(|(spans, registered)| {
        let calendar = |(i, (from, to)): (usize, (&str, &str))| {
            let name = ["year", "school-year"][i];
            let calendar = json!({"rule": "calendar", "name": name});
            with(calendar, json!({"from": from, "to": to, "registration": i == registered}))
        };
        spans.into_iter().enumerate().map(calendar).collect()
    })
}

fn switches() -> impl Strategy<Value = Vec<Value>> {
    vec(2..=3_usize, 0..=2).prop_map(|switches| {
        let option = |id: &&str| json!({"id": id, "zh": "甲", "en": "a"});
        let switch = |(id, n): (&str, usize)| {
            let options: Vec<_> = ["on", "off", "else"].iter().take(n).map(option).collect();
            json!({"id": id, "zh": "甲", "en": "a", "options": options})
        };
        ["s", "t"].into_iter().zip(switches).map(switch).collect()
    })
}

/// The rules of a pack but for its calendars, in any order.
fn rules(names: &Names) -> BoxedStrategy<Vec<Value>> {
    let up_to =
        |most: usize, rule: BoxedStrategy<Value>| vec(switched(rule, names), 0..=most).boxed();
    let groups: Vec<BoxedStrategy<Vec<Value>>> = vec![
        Just(vec![json!({"rule": "scope"})]).boxed(),
        option::weighted(0.8, cycle()).prop_map(Vec::from_iter).boxed(),
        up_to(1, exclude(names)),
        up_to(2, classify(names)),
        usual_class(names),
        up_to(1, attribution(names)),
        up_to(3, rate(names)),
        usual_rate(names),
        up_to(3, bonus(names)),
        up_to(1, rounding(names)),
        up_to(2, dedup(names)),
        up_to(4, cap(names)),
        minima(names),
        inductions(names),
        offsets(names),
        up_to(1, ruling(names)),
        up_to(1, provision()),
    ];
    groups.prop_map(|it| it.concat()).prop_shuffle().prop_map(usual_last).boxed()
}

/// The first class and the first rate that hold decide, so those without a condition go last.
fn usual_last(rules: Vec<Value>) -> Vec<Value> {
    let (usual, special): (Vec<_>, Vec<_>) =
        rules.into_iter().partition(|it: &Value| it["usual"] == true);
    let mut rules: Vec<Value> = [special, usual].concat();
    for rule in &mut rules {
        rule.as_object_mut().unwrap().remove("usual");
    }
    rules
}

/// A rule that may depend on a switch.
fn switched(rule: BoxedStrategy<Value>, names: &Names) -> BoxedStrategy<Value> {
    if names.switches.is_empty() {
        return rule;
    }
    let switches = names.switches.clone();
    let pick = option::weighted(0.25, (select(switches), any::<Index>()));
    (rule, pick)
        .prop_map(|(rule, pick)| {
            let Some((switch, option)) = pick else { return rule };
            let options = switch["options"].as_array().unwrap();
            let option = id_of(&options[option.index(options.len())]);
            with(rule, json!({"switch": {id_of(&switch): option}}))
        })
        .boxed()
}

/// An object with more members.
fn with(mut it: Value, more: Value) -> Value {
    it.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    it
}

/// An object with a member, if there is one.
fn maybe(it: Value, name: &str, member: Option<impl Into<Value>>) -> Value {
    let member = member.map(|member| (name.to_owned(), member.into()));
    with(it, Value::Object(member.into_iter().collect::<serde_json::Map<_, _>>()))
}

fn cycle() -> impl Strategy<Value = Value> {
    let spans =
        [("2011-01-01", "2015-12-31"), ("2012-09-01", "2014-08-31"), ("2013-03-15", "2013-10-20")];
    select(spans.to_vec()).prop_map(|(from, to)| json!({"rule": "cycle", "from": from, "to": to}))
}

/// What a unit is worth, or a fixed bonus.
fn rates(names: &Names) -> BoxedStrategy<&'static str> {
    select(names.figures.rates).boxed()
}

/// How much a cap lets through or a minimum wants.
fn bound(names: &Names) -> BoxedStrategy<&'static str> {
    select(names.figures.bounds).boxed()
}

/// A condition on a record; often none.
fn when(names: &Names) -> BoxedStrategy<Value> {
    prop_oneof![2 => Just(json!({})), 3 => some_when(names)].boxed()
}

/// A condition on a record that has a part.
fn some_when(names: &Names) -> BoxedStrategy<Value> {
    let activities = subsequence(super::archives::ACTIVITIES.to_vec(), 1..=2);
    let levels = select(&["county", "province", "national"]);
    let part = prop_oneof![
        6 => activities.prop_map(|it| json!({"activity": it})),
        2 => levels.prop_map(|it| json!({"level": {"at-least": it}})),
        1 => select(&["county", "prefecture"]).prop_map(|it| json!({"level": it})),
        2 => select(&["in-person", "online"]).prop_map(|it| json!({"mode": it})),
        1 => Just(json!({"host": {"at-least": "other-county"}})),
        2 => Just(json!({"grade": {"at-least": "good"}})),
        1 => Just(json!({"grade": ["pass", "excellent"]})),
        2 => select(names.paths.clone()).prop_map(|it| json!({"category": it})),
        1 => Just(json!({"tag": "it"})),
        1 => Just(json!({"role": "lead"})),
        1 => select(&["cycle", "induction"]).prop_map(|it| json!({"account": it})),
        1 => Just(json!({"approved_by": {"at-least": "county"}})),
        1 => any::<bool>().prop_map(|it| json!({"support_teaching": it})),
        1 => any::<bool>().prop_map(|it| json!({"related_to_post": it})),
        1 => select(&["hours", "credits"]).prop_map(|it| json!({"states": it})),
        1 => Just(json!({"lacks": ["hours"]})),
        1 => select(&["4", "10"]).prop_map(|it| json!({"at-least": {"hours": it}})),
    ];
    part.prop_recursive(2, 5, 2, |inside| {
        prop_oneof![
            2 => (inside.clone(), inside.clone()).prop_map(|(a, b)| with(a, b)),
            1 => inside.clone().prop_map(|it| json!({"not": it})),
            1 => vec(inside, 0..=2).prop_map(|it| json!({"any": it})),
        ]
    })
    .boxed()
}

fn exclude(names: &Names) -> BoxedStrategy<Value> {
    let usual = [json!({"grade": "fail"}), json!({"approved": false})];
    let when = prop_oneof![3 => select(usual.to_vec()), 1 => some_when(names)];
    when.prop_map(|when| json!({"rule": "exclude", "when": when})).boxed()
}

fn classify(names: &Names) -> BoxedStrategy<Value> {
    let stated = subsequence(names.paths.clone(), 1..=names.paths.len().min(2));
    let path = select(names.paths.clone());
    prop_oneof![
        (some_when(names), path)
            .prop_map(|(when, it)| json!({"rule": "classify", "when": when, "category": it})),
        (some_when(names), stated)
            .prop_map(|(when, it)| json!({"rule": "classify", "when": when, "stated": it})),
    ]
    .boxed()
}

/// What most packs end their classes with: a record belongs where it says.
fn usual_class(names: &Names) -> BoxedStrategy<Vec<Value>> {
    let class = json!({"rule": "classify", "stated": names.tops(), "usual": true});
    option::weighted(0.8, Just(class)).prop_map(Vec::from_iter).boxed()
}

fn attribution(names: &Names) -> BoxedStrategy<Value> {
    let degree = prop_oneof![Just(json!({"activity": "degree"})), when(names)];
    let by = prop_oneof![
        3 => (when(names), Just("certificate-else-completion")),
        2 => (degree, Just("study-years")),
    ];
    by.prop_map(|(when, by)| json!({"rule": "attribution", "when": when, "by": by})).boxed()
}

fn rate(names: &Names) -> BoxedStrategy<Value> {
    let units = ["units", "credits", "study_years", "years", "days", "credit_hours"];
    let unit = prop_oneof![3 => Just("hours"), 2 => select(units.to_vec())];
    let most = option::weighted(0.3, bound(names));
    let flags = (option::weighted(0.2, Just(true)), option::weighted(0.3, any::<bool>()));
    (some_when(names), unit, rates(names), most, flags)
        .prop_map(|(when, unit, rate, most, (whole, bonuses))| {
            let rate = json!({"rule": "rate", "when": when, "quantity": unit, "rate": rate});
            let rate = maybe(maybe(rate, "at-most", most), "whole", whole);
            maybe(rate, "bonuses", bonuses)
        })
        .boxed()
}

/// What most packs end their rates with, so that most records are worth something.
fn usual_rate(names: &Names) -> BoxedStrategy<Vec<Value>> {
    let rate = |rate| json!({"rule": "rate", "quantity": "hours", "rate": rate, "usual": true});
    option::weighted(0.8, rates(names).prop_map(rate)).prop_map(Vec::from_iter).boxed()
}

fn bonus(names: &Names) -> BoxedStrategy<Value> {
    let share = select(names.figures.shares);
    prop_oneof![
        (when(names), rates(names))
            .prop_map(|(when, it)| json!({"rule": "bonus", "when": when, "add": it})),
        (when(names), share)
            .prop_map(|(when, it)| json!({"rule": "bonus", "when": when, "of-base": it})),
    ]
    .boxed()
}

fn rounding(names: &Names) -> BoxedStrategy<Value> {
    (when(names), select(&["half-up", "floor"]), 0..=4_u8)
        .prop_map(|(when, mode, digits)| {
            json!({"rule": "rounding", "when": when, "mode": mode, "digits": digits})
        })
        .boxed()
}

fn window(names: &Names) -> BoxedStrategy<String> {
    select(names.windows.clone()).boxed()
}

fn dedup(names: &Names) -> BoxedStrategy<Value> {
    let key = prop_oneof![2 => Just("content_key"), 1 => Just("project_key")];
    (when(names), key, window(names))
        .prop_map(|(when, key, window)| {
            json!({"rule": "dedup", "when": when, "key": key, "window": window})
        })
        .boxed()
}

fn cap(names: &Names) -> BoxedStrategy<Value> {
    let tops = names.tops();
    let n_tops = tops.len();
    let union = prop_oneof![
        2 => subsequence(tops, 1..=n_tops.min(2)),
        1 => subsequence(names.paths.clone(), 1..=names.paths.len().min(3)),
    ];
    let when = prop_oneof![3 => Just(json!({})), 1 => some_when(names)];
    let measure = option::weighted(0.6, select(&["credits", "hours", "hours"][..]));
    let affects = option::weighted(0.4, any::<bool>());
    (union, when, window(names), bound(names), measure, affects)
        .prop_map(|(union, when, window, maximum, measure, affects)| {
            let cap = json!({"rule": "cap", "categories": union, "when": when});
            let cap = with(cap, json!({"window": window, "maximum": maximum}));
            maybe(maybe(cap, "measure", measure), "affects-annual", affects)
        })
        .boxed()
}

/// Minima and what lowers them.
fn minima(names: &Names) -> BoxedStrategy<Vec<Value>> {
    let union = subsequence(names.paths.clone(), 1..=names.paths.len().min(2));
    let scope = prop_oneof![
        2 => Just(json!({})),
        4 => select(names.paths.clone()).prop_map(|it| json!({"categories": it})),
        2 => union.prop_map(|it| json!({"categories": it})),
        1 => Just(json!({"tag": "it"})),
    ];
    let measure = option::weighted(0.3, select(&["credits", "hours"][..]));
    let force = option::weighted(0.4, select(&["must", "in-principle", "consequence"][..]));
    let whose = option::weighted(0.3, whose());
    let activities = subsequence(super::archives::ACTIVITIES.to_vec(), 1..=3);
    let when = option::weighted(0.2, activities.prop_map(|it| json!({"activity": it})));
    let minimum = (scope, window(names), bound(names), measure, force, whose, when).prop_map(
        |(scope, window, least, measure, force, whose, when)| {
            let minimum = json!({"rule": "minimum", "window": window, "at-least": least});
            let minimum = maybe(maybe(minimum, "measure", measure), "force", force);
            let minimum = maybe(minimum, "when", when);
            maybe(with(minimum, scope), "for", whose)
        },
    );
    let minima = vec(switched(minimum.boxed(), names), 0..=5);
    let by = prop_oneof![3 => Just("2"), 1 => Just("30"), 1 => rates(names)];
    let event = prop_oneof![3 => Just("leave"), 1 => Just("support-teaching")];
    let per = select(&["semesters", "months"][..]);
    let lowers = subsequence(vec!["r0", "r1", "r2"], 1..=3);
    let waiver =
        (event, per, any::<bool>(), by, lowers).prop_map(|(event, per, whole, by, lowers)| {
            let waiver = json!({"rule": "waiver", "event": event, "per": per, "whole": whole});
            with(waiver, json!({"by": by, "lowers": lowers}))
        });
    let waivers = vec(switched(waiver.boxed(), names), 0..=2);
    (minima, waivers)
        .prop_map(|(minima, mut waivers)| {
            for waiver in &mut waivers {
                let ids = waiver["lowers"].as_array_mut().unwrap();
                ids.truncate(minima.len());
                ids.iter_mut().enumerate().for_each(|(i, it)| *it = format!("r{i}").into());
            }
            let named = |(i, it)| with(it, json!({"requirement": format!("r{i}")}));
            minima.into_iter().enumerate().map(named).chain(waivers).collect()
        })
        .boxed()
}

fn whose() -> impl Strategy<Value = Value> {
    let part = select(vec![
        json!({"new_teacher": true}),
        json!({"stage": ["primary", "junior"]}),
        json!({"stage": {"at-least": "senior"}}),
        json!({"role": "class-teacher"}),
        json!({"asks": "excellent-rating"}),
    ]);
    prop_oneof![3 => part.clone(), 1 => part.prop_map(|it| json!({"not": it}))]
}

/// No ledger of induction, or one, or two for different teachers.
fn inductions(names: &Names) -> BoxedStrategy<Vec<Value>> {
    let whose = [json!({"new_teacher": true}), json!({"not": {"stage": ["senior"]}}), json!({})];
    let each = select(vec![json!({}), json!({"1": "4"}), json!({"1": "4", "2": "0"})]);
    let shape = (select(whose.to_vec()), each, 2..=5_u8, any::<bool>());
    let induction = (shape, bound(names), option::of(select(&["credits", "hours"])));
    let induction = induction.prop_map(|((whose, each, years, calendar), least, measure)| {
        let it = json!({"rule": "induction", "for": whose, "at-least": least});
        let it =
            with(it, json!({"within-years": years, "each-year": each, "calendar-years": calendar}));
        maybe(it, "measure", measure)
    });
    vec(switched(induction.boxed(), names), 0..=2)
        .prop_map(|inductions| {
            let named = |(i, it)| with(it, json!({"requirement": format!("i{i}")}));
            inductions.into_iter().enumerate().map(named).collect()
        })
        .boxed()
}

/// Offsets with the minima that they read, most of them from a low one to high ones.
fn offsets(names: &Names) -> BoxedStrategy<Vec<Value>> {
    let (paths, tops) = (names.paths.clone(), names.tops());
    let n_tops = tops.len();
    let places = prop_oneof![
        3 => subsequence(tops, n_tops.min(3)),
        1 => subsequence(paths.clone(), 1..=paths.len().min(3)).prop_shuffle(),
    ];
    let low = |text| prop_oneof![3 => Just(text), 1 => bound(names)];
    let minima = (low("1"), low("4"), bound(names)).prop_map(|(a, b, c)| vec![a, b, c]);
    let bare = prop::bool::weighted(0.1);
    // Where there are years, they come first.
    let window = prop_oneof![Just(names.windows[0].clone()), window(names)];
    let offset = (places, minima, window, bare).prop_map(|(places, minima, window, bare)| {
        let minimum = |(path, least): (&String, &str)| {
            let minimum = json!({"rule": "minimum", "categories": path, "at-least": least});
            with(minimum, json!({"window": window, "requirement": format!("of {path}")}))
        };
        let mut rules: Vec<_> = places.iter().zip(minima).map(minimum).collect();
        if bare {
            rules.pop();
        }
        let (from, to) = (&places[0], &places[1..]);
        rules.push(json!({"rule": "offset", "from": from, "to": to, "window": window}));
        rules
    });
    option::weighted(0.8, offset).prop_map(Option::unwrap_or_default).boxed()
}

fn ruling(names: &Names) -> BoxedStrategy<Value> {
    let when = prop_oneof![2 => Just(json!({"activity": "degree"})), 1 => some_when(names)];
    (when, option::of(select(names.paths.clone())))
        .prop_map(|(when, into)| {
            maybe(json!({"rule": "ruling", "when": when}), "into", into.map(|it| vec![it]))
        })
        .boxed()
}

fn provision() -> BoxedStrategy<Value> {
    Just(json!({"rule": "provision", "about": "deadline"})).boxed()
}
