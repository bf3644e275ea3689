//! What a pack's text says, read once more and without the engine: conditions, dates, windows.
//!
//! It is only as clever as the laws need, and as slow as it likes.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use xuefen_engine::archive::{Record, Teacher};
use xuefen_engine::calendar::anniversary;
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::Map;
use xuefen_engine::trace::Span;
use xuefen_engine::vocabulary::{Flag, Grade, Host, Level, Mode, Stage, Unit};

/// A pack's text under the readings chosen.
#[derive(Clone)]
pub(crate) struct Written {
    pub(crate) text: Value,
    pub(crate) readings: Map<String, String>,
}

impl Written {
    /// The rules of a kind that are in force, in the order of the pack.
    pub(crate) fn rules<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Value> {
        let rules = self.text["rules"].as_array().into_iter().flatten();
        rules.filter(move |it| it["rule"] == kind && self.is_in_force(it))
    }

    /// The rule of an id.
    pub(crate) fn rule(&self, id: &str) -> Option<&Value> {
        self.text["rules"].as_array()?.iter().find(|it| it["id"] == id)
    }

    fn is_in_force(&self, rule: &Value) -> bool {
        let switch = rule["switch"].as_object().into_iter().flatten();
        let mut readings = switch.map(|(id, option)| self.readings.get(id) == text(option));
        readings.all(|it| it)
    }

    /// The caps in the order in which they apply: years first, then the cycle.
    pub(crate) fn caps(&self) -> Vec<&Value> {
        let (years, cycle): (Vec<_>, Vec<_>) =
            self.rules("cap").partition(|it| it["window"] != "cycle");
        years.into_iter().chain(cycle).collect()
    }

    /// Every category path.
    pub(crate) fn paths(&self) -> Vec<String> {
        fn below(parts: &Value, outer: &str, paths: &mut Vec<String>) {
            for part in parts.as_array().into_iter().flatten() {
                let path = format!("{outer}{}", part["id"].as_str().unwrap_or_default());
                paths.push(path.clone());
                below(&part["parts"], &format!("{path}/"), paths);
            }
        }
        let mut paths = Vec::new();
        below(&self.text["categories"], "", &mut paths);
        paths
    }

    /// The first and the last day of the cycle.
    pub(crate) fn cycle(&self) -> Option<(NaiveDate, NaiveDate)> {
        let rule = self.rules("cycle").next()?;
        Some((day(&rule["from"]), day(&rule["to"])))
    }

    /// The name of the calendar by which annual requirements are registered.
    pub(crate) fn registration(&self) -> Option<&str> {
        self.rules("calendar").find(|it| it["registration"] == true)?["name"].as_str()
    }

    /// The year of a window in which a date lies; the cycle has one window.
    pub(crate) fn year(&self, window: &str, date: NaiveDate) -> Option<i32> {
        if window == "cycle" {
            return Some(0);
        }
        let calendar = self.rules("calendar").find(|it| it["name"] == window)?;
        let (from, to) = (calendar["from"].as_str()?, calendar["to"].as_str()?);
        // Days written as MM-DD sort as they follow each other.
        let day = date.format("%m-%d").to_string();
        let day = day.as_str();
        match (from <= to, from <= day, day <= to) {
            (true, true, true) | (false, true, _) => Some(date.year()),
            (false, false, true) => Some(date.year() - 1),
            _ => None,
        }
    }

    /// The date that decides the year; `None` where the record is spread over years, or undated.
    pub(crate) fn date(&self, record: &Record) -> Option<NaiveDate> {
        let completed = record.completed_on;
        let mut rules = self.rules("attribution");
        match rules.find(|it| holds(&it["when"], record) == Some(true)) {
            Some(rule) if rule["by"] == "study-years" => {
                let years = record.quantity.get(&Unit::StudyYears).copied();
                let once = years.is_none_or(|it| it <= Credit::whole(1));
                completed.filter(|_| once)
            }
            Some(_) => record.certificate_issued_on.or(completed),
            None => completed,
        }
    }

    /// The dates of interest: the edges of the cycle and of the years in and beside it.
    pub(crate) fn edges(&self) -> Vec<NaiveDate> {
        let (first, last) = match self.cycle() {
            Some((from, to)) => (from.year(), to.year()),
            None => (2011, 2015),
        };
        let mut days = vec!["01-01".to_owned(), "12-31".to_owned(), "02-28".to_owned()];
        for calendar in self.rules("calendar") {
            days.extend(text(&calendar["from"]).cloned());
            days.extend(text(&calendar["to"]).cloned());
        }
        let years = (first - 1)..=(last + 1);
        let edges = years.flat_map(|year| days.iter().map(move |it| format!("{year}-{it}")));
        let edges = edges.filter_map(|it| it.parse::<NaiveDate>().ok());
        let cycle = self.cycle().into_iter().flat_map(|(from, to)| [from, to]);
        let beside = |it: NaiveDate| [it.pred_opt(), Some(it), it.succ_opt()];
        let mut edges: Vec<_> = edges.chain(cycle).flat_map(beside).flatten().collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }
}

/// The time of induction, or a year of it.
pub(crate) fn service(rule: &Value, hired_on: NaiveDate, span: &Span) -> (NaiveDate, NaiveDate) {
    let years = i32::try_from(rule["within-years"].as_i64().unwrap()).unwrap();
    let (first, last) = match span {
        Span::ServiceYear(year) => (i32::from(*year), i32::from(*year)),
        _ => (1, years),
    };
    if rule["calendar-years"] == true {
        let new_year = |n| NaiveDate::from_ymd_opt(hired_on.year() + n, 1, 1).unwrap();
        return (new_year(first - 1).max(hired_on), new_year(last).pred_opt().unwrap());
    }
    (anniversary(hired_on, first - 1), anniversary(hired_on, last).pred_opt().unwrap())
}

/// Whether a category path is another one or lies inside it.
pub(crate) fn is_inside(path: &str, outer: &str) -> bool {
    path == outer || path.starts_with(&format!("{outer}/"))
}

/// One word or a list of words.
pub(crate) fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

/// A figure of the pack.
pub(crate) fn amount(value: &Value) -> Credit {
    value.as_str().unwrap().parse().unwrap()
}

/// Whether a condition on a teacher holds.
pub(crate) fn applies(whose: &Value, teacher: &Teacher) -> bool {
    whose.as_object().into_iter().flatten().all(|(key, value)| match key.as_str() {
        "new_teacher" => *value == teacher.new_teacher.unwrap_or(false),
        "stage" => of_order(value, teacher.stage, Stage::ALL) == Some(true),
        "role" => words(value).iter().any(|it| teacher.roles.contains(*it)),
        "asks" => teacher.asks.contains(value.as_str().unwrap_or_default()),
        "not" => !applies(value, teacher),
        other => panic!("no condition on a teacher: {other}"),
    })
}

/// Whether a condition on a record holds; `None`: a fact that decides is not known.
pub(crate) fn holds(when: &Value, record: &Record) -> Option<bool> {
    let parts = when.as_object().into_iter().flatten();
    let mut truths: Vec<_> = parts.flat_map(|(key, value)| test(key, value, record)).collect();
    truths.sort_by_key(|it| match it {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    });
    truths.first().copied().unwrap_or(Some(true))
}

/// Whether a condition on a record holds where what is not known is taken as not being so.
pub(crate) fn taken_as_so(when: &Value, record: &Record) -> bool {
    when.as_object().into_iter().flatten().all(|(key, value)| match key.as_str() {
        "any" => value.as_array().into_iter().flatten().any(|it| taken_as_so(it, record)),
        "not" => !taken_as_so(value, record),
        key => test(key, value, record).into_iter().all(|it| it == Some(true)),
    })
}

fn test(key: &str, value: &Value, record: &Record) -> Vec<Option<bool>> {
    let wanted = words(value);
    let one = |it: Option<&str>| vec![it.map(|it| wanted.contains(&it))];
    match key {
        "activity" => one(Some(record.activity.as_str())),
        "account" => one(Some(record.account.as_str())),
        "level" => vec![of_order(value, record.level, Level::ALL)],
        "approved_by" => vec![of_order(value, record.approved_by, Level::ALL)],
        "mode" => vec![of_order(value, record.mode, Mode::ALL)],
        "host" => vec![of_order(value, record.host, Host::ALL)],
        "grade" => vec![of_order(value, record.grade.or(Some(Grade::Pass)), Grade::ALL)],
        "category" => {
            let path = record.category.as_deref();
            vec![path.map(|path| wanted.iter().any(|it| is_inside(path, it)))]
        }
        "tag" => vec![Some(wanted.iter().any(|it| record.tags.contains(*it)))],
        "role" => vec![Some(record.role.as_deref().is_some_and(|it| wanted.contains(&it)))],
        "states" | "lacks" => {
            let stated = |it: &&str| record.quantity.contains_key(&Unit::parse(it).unwrap());
            wanted.iter().map(|it| Some(stated(it) == (key == "states"))).collect()
        }
        "at-least" => {
            let least = value.as_object().into_iter().flatten();
            let stated = |unit: &str| record.quantity.get(&Unit::parse(unit).unwrap());
            least.map(|(unit, it)| stated(unit).map(|stated| *stated >= amount(it))).collect()
        }
        "any" => {
            let mut any: Vec<_> =
                value.as_array().into_iter().flatten().map(|it| holds(it, record)).collect();
            any.sort_by_key(|it| match it {
                Some(true) => 0,
                None => 1,
                Some(false) => 2,
            });
            vec![any.first().copied().unwrap_or(Some(false))]
        }
        "not" => vec![holds(value, record).map(|it| !it)],
        flag => {
            let flag = Flag::parse(flag).unwrap();
            vec![record.flags.get(&flag).map(|it| *value == *it)]
        }
    }
}

/// Whether a word is one of those wanted, or stands high enough in its order.
fn of_order<T: Copy + PartialEq + std::fmt::Display>(
    value: &Value,
    word: Option<T>,
    all: &[T],
) -> Option<bool> {
    let place = |text: &str| all.iter().position(|it| it.to_string() == text).unwrap();
    let word = place(&word?.to_string());
    Some(match value["at-least"].as_str() {
        Some(lowest) => word >= place(lowest),
        None => words(value).into_iter().any(|it| place(it) == word),
    })
}

fn text(value: &Value) -> Option<&String> {
    match value {
        Value::String(it) => Some(it),
        _ => None,
    }
}

fn day(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}
