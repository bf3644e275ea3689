//! `xuefen cases`: worked cases, with a line for every figure that is not as expected.

use std::borrow::Cow;
use std::fmt::Write;

use chrono::NaiveDate;
use serde::Serialize;
use xuefen_engine::sorted::Map;
use xuefen_engine::{Pack, assess};
use xuefen_exchange::cases::{Case, read_cases};
use xuefen_exchange::check::{Mismatch, mismatches};
use xuefen_words::Language;

use crate::args::Cases;
use crate::fault::Fault;
use crate::input;
use crate::report::Report;

/// A case that was run.
#[derive(Debug, Serialize)]
struct Ran {
    file: String,
    policy: String,
    case: String,
    passed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    differences: Vec<Difference>,
}

/// A figure that is not as expected.
#[derive(Debug, Serialize)]
struct Difference {
    field: &'static str,
    key: String,
    expected: Option<String>,
    found: Option<String>,
}

/// Runs every case of every file.
pub(crate) fn run_all(args: &Cases, json: bool, language: Language) -> Report {
    let mut runner = match Runner::new(args) {
        Ok(it) => it,
        Err(fault) => return Err(fault).into(),
    };
    let mut ran = Vec::new();
    let mut faults = Vec::new();
    for file in &args.files {
        match runner.run_file(file) {
            Ok(cases) => ran.extend(cases),
            Err(fault) => faults.push(fault),
        }
    }
    let failed = ran.iter().filter(|it| !it.passed).count();
    let summary = format!("{} passed, {failed} failed\n", ran.len() - failed);
    let report = if json {
        Report { remark: summary, ..Report::json(&ran) }
    } else {
        let differences = ran.iter().map(|it| it.told(language));
        Report::answer(differences.collect::<String>() + &summary)
    };
    Report { found_fault: failed > 0, faults, ..report }
}

/// Runs cases; reads each pack once.
struct Runner<'a> {
    policy: Option<&'a str>,
    readings: Map<String, String>,
    as_of: Option<NaiveDate>,
    packs: Map<String, Pack>,
}

impl<'a> Runner<'a> {
    fn new(args: &'a Cases) -> Result<Self, Fault> {
        Ok(Self {
            policy: args.policy.as_deref(),
            readings: input::readings(&args.readings)?,
            as_of: input::as_of(args.as_of.as_deref())?,
            packs: Map::new(),
        })
    }

    fn run_file(&mut self, path: &str) -> Result<Vec<Ran>, Fault> {
        let text = input::text(path)?;
        let file = read_cases(&text)
            .map_err(|problems| Fault::Problems { path: path.to_owned(), problems })?;
        file.cases.iter().map(|case| self.run(path, case)).collect()
    }

    fn run(&mut self, path: &str, case: &Case) -> Result<Ran, Fault> {
        let policy = self.policy.unwrap_or(&case.policy);
        if !self.packs.contains_key(policy) {
            let pack = match self.policy {
                Some(id_or_file) => input::pack(id_or_file, &self.readings)?,
                None => input::shipped_pack(policy, &self.readings)?,
            };
            self.packs.insert(policy.to_owned(), pack);
        }
        let Some(pack) = self.packs.get(policy) else {
            return Err(Fault::UnknownPolicy(policy.to_owned()));
        };
        let pack = self.under_readings_of(case, pack)?;
        let as_of = self.as_of.or_else(|| pack.cycle().map(|it| it.to));
        let assessment = assess(&pack, &case.archive, as_of.unwrap_or_else(input::today));
        let differences: Vec<Difference> =
            mismatches(&case.expect, &assessment).into_iter().map(Difference::from).collect();
        Ok(Ran {
            file: path.to_owned(),
            policy: pack.id.clone(),
            case: case.id.clone(),
            passed: differences.is_empty(),
            why: case.why.clone(),
            differences,
        })
    }

    /// The pack as the case reads it: its own readings go before those of the command line.
    fn under_readings_of<'p>(&self, case: &Case, pack: &'p Pack) -> Result<Cow<'p, Pack>, Fault> {
        if case.readings.is_empty() {
            return Ok(Cow::Borrowed(pack));
        }
        let mut readings = self.readings.clone();
        readings.extend(case.readings.clone());
        let pack = pack.with_readings(&readings);
        let path = || format!("{} {}", case.policy, case.id);
        pack.map(Cow::Owned).map_err(|problems| Fault::Problems { path: path(), problems })
    }
}

impl From<Mismatch> for Difference {
    fn from(it: Mismatch) -> Self {
        let text = |it: Option<xuefen_engine::Credit>| it.map(|it| it.to_string());
        if it.field == "deemed_complete_by" {
            // What is expected there is a record, and its id stands in the key.
            let expected = Some(it.key);
            return Self { field: it.field, key: String::new(), expected, found: None };
        }
        Self { field: it.field, key: it.key, expected: text(it.expected), found: text(it.found) }
    }
}

impl Ran {
    /// A line for each difference: policy, case, field, key, expected, found, why.
    fn told(&self, language: Language) -> String {
        let mut lines = String::new();
        for it in &self.differences {
            let place = if it.key.is_empty() {
                it.field.to_owned()
            } else {
                format!("{} {}", it.field, it.key)
            };
            let nothing = language.pick("无", "nothing");
            let expected = it.expected.as_deref().unwrap_or(nothing);
            let found = it.found.as_deref().unwrap_or(nothing);
            let head = format!("{} {} {place}", self.policy, self.case);
            let told = match (language, &self.why) {
                (Language::Zh, None) => format!("{head}：应为 {expected}，实为 {found}"),
                (Language::Zh, Some(why)) => {
                    format!("{head}：应为 {expected}，实为 {found}（{why}）")
                }
                (Language::En, None) => format!("{head}: expected {expected}, found {found}"),
                (Language::En, Some(why)) => {
                    format!("{head}: expected {expected}, found {found} ({why})")
                }
            };
            // Writing to a string cannot fail.
            writeln!(lines, "{}", told.replace('\n', " ")).ok();
        }
        lines
    }
}
