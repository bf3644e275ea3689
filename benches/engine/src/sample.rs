//! Seeded inputs: the same at every run, on every machine.

use std::fmt::Write;

/// What the records of a family are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything that the plan speaks of, as an archive of some years has it.
    Mixed,
    /// Trainings without a grade: the first row of a table, the first branch of a rule.
    Plain,
}

/// A record as both JSON and CSV write it; what is blank is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    activity: &'static str,
    level: &'static str,
    mode: &'static str,
    grade: &'static str,
    category: &'static str,
    hours: String,
    credits: String,
    completed_on: String,
    approved: &'static str,
}

/// The headings of [`Row::csv`].
pub const HEADINGS: &str =
    "teacher,id,activity,level,mode,grade,category,hours,credits,completed_on,approved\n";

const LEAVES: [&str; 6] = [
    "compulsory/prefecture/public",
    "compulsory/prefecture/professional",
    "compulsory/county/public",
    "compulsory/county/professional",
    "compulsory/digital",
    "elective",
];

/// A source of numbers that look like chance (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The numbers of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one_of(&mut self, choices: &[&'static str]) -> &'static str {
        let nth = usize::try_from(self.below(choices.len().try_into().unwrap_or(1)));
        choices.get(nth.unwrap_or_default()).copied().unwrap_or_default()
    }
}

/// The records of a teacher.
#[must_use]
pub fn rows(kind: Kind, n_records: usize, chance: &mut Chance) -> Vec<Row> {
    (0..n_records).map(|_| row(kind, chance)).collect()
}

fn row(kind: Kind, chance: &mut Chance) -> Row {
    let level = chance.one_of(&["county", "county", "prefecture", "province", "national"]);
    let category = chance.one_of(&LEAVES);
    let hours = (2 + chance.below(30)).to_string();
    let year = 2024 + chance.below(5);
    let (month, day) = (1 + chance.below(12), 1 + chance.below(28));
    let row = Row {
        activity: "training",
        level,
        mode: "in-person",
        grade: "",
        category,
        hours,
        credits: String::new(),
        completed_on: format!("{year}-{month:02}-{day:02}"),
        approved: "",
    };
    match kind {
        Kind::Plain => row,
        Kind::Mixed => mixed(row, chance),
    }
}

fn mixed(mut row: Row, chance: &mut Chance) -> Row {
    row.mode = chance.one_of(&["in-person", "online"]);
    row.grade = chance.one_of(&["", "", "pass", "good", "good", "excellent", "fail"]);
    match chance.below(20) {
        0..=2 => {
            row.activity = "school-based";
            (row.level, row.category) = ("school", "");
        }
        3..=4 => {
            row.activity = "lecture";
            row.level = chance.one_of(&["school", "county", "prefecture", "province"]);
            row.category = "";
        }
        5 => row.activity = "principal-training",
        6 => (row.activity, row.category) = ("pre-service", ""),
        // Printed credits instead of hours.
        7 => std::mem::swap(&mut row.hours, &mut row.credits),
        8 => row.approved = "false",
        9 => row.approved = "true",
        10 => row.completed_on.replace_range(..4, chance.one_of(&["2022", "2023", "2029"])),
        _ => {}
    }
    row
}

/// An archive on one line.
#[must_use]
pub fn json(rows: &[Row]) -> String {
    let mut text = String::from(
        "{\"format\":\"xuefen-archive\",\"version\":1,\"policy\":\"khorgos-2024-2028\",\
         \"teacher\":{\"new_teacher\":false},\"records\":[",
    );
    for (nth, row) in rows.iter().enumerate() {
        text.push_str(if nth > 0 { "," } else { "" });
        row.json(nth, &mut text);
    }
    text.push_str("]}");
    text
}

impl Row {
    fn json(&self, nth: usize, text: &mut String) {
        // Writing to a string cannot fail.
        write!(text, "{{\"id\":\"r{nth:05}\",\"title\":\"第{}次培训：新课标新教材实施\"", nth + 1)
            .ok();
        let facts = [
            ("activity", self.activity),
            ("level", self.level),
            ("mode", self.mode),
            ("grade", self.grade),
            ("category", self.category),
        ];
        for (name, it) in facts.into_iter().filter(|(_, it)| !it.is_empty()) {
            write!(text, ",\"{name}\":\"{it}\"").ok();
        }
        let (unit, quantity) = match self.hours.as_str() {
            "" => ("credits", &self.credits),
            _ => ("hours", &self.hours),
        };
        write!(text, ",\"quantity\":{{\"{unit}\":\"{quantity}\"}}").ok();
        if !self.approved.is_empty() {
            write!(text, ",\"approved\":{}", self.approved).ok();
        }
        write!(text, ",\"completed_on\":\"{}\"}}", self.completed_on).ok();
    }

    /// A row of the table of many teachers.
    pub fn csv(&self, teacher: &str, nth: usize, text: &mut String) {
        let Self { activity, level, mode, grade, category, hours, credits, .. } = self;
        let Self { completed_on, approved, .. } = self;
        // Writing to a string cannot fail.
        writeln!(
            text,
            "{teacher},r{nth:05},{activity},{level},{mode},{grade},{category},{hours},{credits},{completed_on},{approved}"
        )
        .ok();
    }
}
