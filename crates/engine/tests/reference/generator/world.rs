//! What a random pack and a random archive have in common, so that they meet: the tree, the cycle,
//! the calendars, the days on which something ends, and the kinds of training that have a rate.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use super::chance::Chance;

/// The common ground.
pub(crate) struct World {
    /// The paths of all categories.
    pub(crate) categories: Vec<String>,
    /// The tree as a pack writes it.
    pub(crate) tree: Value,
    /// The cycle's days, whether or not the pack names them.
    pub(crate) cycle: (NaiveDate, NaiveDate),
    /// Name, first and last day of each calendar; the first is that of registration.
    pub(crate) calendars: Vec<(&'static str, &'static str, &'static str)>,
    /// Days at which something begins or ends, and a few between them.
    pub(crate) days: Vec<NaiveDate>,
    /// The kinds of training that the pack knows, each with the unit of its rate.
    pub(crate) activities: Vec<(&'static str, &'static str)>,
    /// The switches: how many options each has.
    pub(crate) switches: Vec<usize>,
}

const YEARS: [(&str, &str); 8] = [
    ("01-01", "12-31"),
    ("01-01", "12-31"),
    ("09-01", "08-31"),
    ("02-01", "01-30"),
    ("03-01", "02-28"),
    ("09-01", "06-30"),
    ("02-15", "12-15"),
    ("03-01", "07-31"),
];

const CYCLES: [(&str, &str); 6] = [
    ("2024-01-01", "2026-12-31"),
    ("2023-01-01", "2024-12-31"),
    ("2023-09-01", "2025-08-31"),
    ("2024-02-01", "2026-01-30"),
    ("2023-03-01", "2025-02-28"),
    ("2023-07-01", "2024-06-30"),
];

const ACTIVITIES: [&str; 11] = [
    "training",
    "training",
    "lecture",
    "school-based",
    "self-study",
    "degree",
    "open-lesson",
    "teaching-research",
    "public-course",
    "induction",
    "principal-training",
];

/// The units of rates; most rates are by the hour.
pub(crate) const QUANTITIES: [&str; 15] = [
    "hours",
    "hours",
    "hours",
    "hours",
    "hours",
    "credits",
    "credits",
    "units",
    "days",
    "months",
    "academic_credits",
    "study_years",
    "years",
    "credit_hours",
    "record",
];

impl World {
    /// Draws one.
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        let (tree, categories) = tree(chance);
        let (first, last) = chance.pick(&CYCLES);
        let cycle = (day(first), day(last));
        let names = ["year", "school-year", "term"];
        let count = chance.pick(&[1, 2, 2, 3]);
        let calendars = names.iter().take(count).map(|name| {
            let (from, to) = chance.pick(&YEARS);
            (*name, from, to)
        });
        let calendars: Vec<_> = calendars.collect();
        let mut activities: Vec<(&str, &str)> = Vec::new();
        for _ in 0..chance.between(3, 5) {
            let activity = chance.pick(&ACTIVITIES);
            let quantity = match activity {
                "degree" => chance.pick(&["study_years", "academic_credits", "study_years"]),
                _ => chance.pick(&QUANTITIES),
            };
            if activities.iter().all(|(it, _)| *it != activity) {
                activities.push((activity, quantity));
            }
        }
        let switches = (0..chance.below(3)).map(|_| chance.between(2, 3)).collect();
        let days = days(cycle, &calendars);
        Self { categories, tree, cycle, calendars, days, activities, switches }
    }

    /// A day of the year's names, or `cycle`.
    pub(crate) fn window(&self, chance: &mut Chance) -> &'static str {
        if chance.percent(50) { "cycle" } else { self.year(chance) }
    }

    /// The name of a calendar, most often that of registration.
    pub(crate) fn year(&self, chance: &mut Chance) -> &'static str {
        if chance.percent(50) { self.calendars[0].0 } else { chance.pick(&self.calendars).0 }
    }

    /// The names of the kinds of training.
    pub(crate) fn activity_names(&self) -> Vec<&'static str> {
        self.activities.iter().map(|(it, _)| *it).collect()
    }

    /// A day at which something happens.
    pub(crate) fn day(&self, chance: &mut Chance) -> NaiveDate {
        chance.pick(&self.days)
    }
}

fn tree(chance: &mut Chance) -> (Value, Vec<String>) {
    let mut paths = Vec::new();
    let tops = chance.between(2, 4);
    let category = |id: &str, parts: Vec<Value>| {
        let mut category = json!({"id": id, "zh": id, "en": id});
        if !parts.is_empty() {
            category["parts"] = parts.into();
        }
        category
    };
    let mut tree = Vec::new();
    for top in ["a", "b", "c", "d"].iter().take(tops) {
        paths.push((*top).to_owned());
        let mut parts = Vec::new();
        for part in ["p", "q"].iter().take(chance.pick(&[0, 0, 2, 2, 1])) {
            paths.push(format!("{top}/{part}"));
            let mut leaves = Vec::new();
            for leaf in ["x", "y"].iter().take(chance.pick(&[0, 0, 0, 2])) {
                paths.push(format!("{top}/{part}/{leaf}"));
                leaves.push(category(leaf, Vec::new()));
            }
            parts.push(category(part, leaves));
        }
        tree.push(category(top, parts));
    }
    (tree.into(), paths)
}

/// Both ends of the cycle and of every year with their neighbours, gaps, a leap day, ordinary days.
fn days(
    cycle: (NaiveDate, NaiveDate),
    calendars: &[(&'static str, &'static str, &'static str)],
) -> Vec<NaiveDate> {
    let mut ends = vec![cycle.0, cycle.1];
    for year in cycle.0.year()..=cycle.1.year() {
        for (_, first, last) in calendars {
            ends.push(day(&format!("{year}-{first}")));
            ends.push(day(&format!("{year}-{last}")));
        }
    }
    let mut days = Vec::new();
    for end in ends {
        days.extend([end.pred_opt(), Some(end), end.succ_opt()].into_iter().flatten());
    }
    days.retain(|it| (cycle.0 - Days::new(1)..=cycle.1 + Days::new(1)).contains(it));
    for text in ["2024-02-29", "2024-05-10", "2024-10-20", "2023-11-11", "2024-08-08"] {
        days.push(day(text));
    }
    let span = cycle.1.signed_duration_since(cycle.0).num_days().unsigned_abs();
    for part in 1..8 {
        days.push(cycle.0 + Days::new(span * part / 8));
    }
    days
}

/// Reads a day of this file.
pub(crate) fn day(text: &str) -> NaiveDate {
    xuefen_engine::calendar::parse_date(text).expect("a date")
}
