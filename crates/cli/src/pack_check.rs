//! `xuefen pack check`: the problems of packs, each with its place.

use std::fmt::Write;

use serde::Serialize;
use xuefen_engine::Pack;
use xuefen_engine::diagnostic::{Diagnostic, Severity};
use xuefen_engine::profile::against_opinions;
use xuefen_words::Language;
use xuefen_words::diagnostic::diagnostic;

use crate::fault::{Fault, problem};
use crate::input;
use crate::report::Report;

/// A pack that was checked.
#[derive(Serialize)]
struct Checked {
    file: String,
    policy: Option<String>,
    ok: bool,
    problems: Vec<Problem>,
    #[serde(skip)]
    told: String,
}

#[derive(Serialize)]
struct Problem {
    code: &'static str,
    severity: &'static str,
    at: String,
    message: String,
}

/// Checks every pack; warnings alone are no fault.
pub(crate) fn check(packs: &[String], json: bool, language: Language) -> Report {
    let mut checked = Vec::new();
    let mut faults = Vec::new();
    for id_or_file in packs {
        match check_one(id_or_file, language) {
            Ok(it) => checked.push(it),
            Err(fault) => faults.push(fault),
        }
    }
    let found_fault = checked.iter().any(|it| !it.ok);
    let report = if json {
        Report::json(&checked)
    } else {
        Report::answer(checked.iter().map(|it| it.told.as_str()).collect())
    };
    Report { found_fault, faults, ..report }
}

fn check_one(id_or_file: &str, language: Language) -> Result<Checked, Fault> {
    let text = input::pack_text(id_or_file)?;
    let (pack, mut problems) = Pack::check(&text);
    if let Some(pack) = &pack {
        // What it refines, where that is shipped, and what the whole country asks for.
        let parent = pack.source.extends.as_deref().and_then(xuefen_packs::text);
        let parent = parent.and_then(|it| Pack::parse(it).ok());
        problems.extend(parent.map(|it| pack.against_parent(&it)).unwrap_or_default());
        problems.extend(against_opinions(pack));
    }
    let ok = pack.is_some() && problems.iter().all(|it| it.severity == Severity::Warning);
    let mut told = String::new();
    for it in &problems {
        // Writing to a string cannot fail.
        writeln!(told, "{}", problem(id_or_file, it, language)).ok();
    }
    if let Some(pack) = pack.as_ref().filter(|_| ok) {
        let (n_rules, n_warnings) = (pack.articles.len(), problems.len());
        match (language, n_warnings) {
            (Language::Zh, 0) => writeln!(told, "{id_or_file}：没有问题，共 {n_rules} 条规则"),
            (Language::Zh, _) => {
                writeln!(told, "{id_or_file}：可以使用，共 {n_rules} 条规则，{n_warnings} 处提醒")
            }
            (Language::En, 0) => writeln!(told, "{id_or_file}: no problem in {n_rules} rules"),
            (Language::En, _) => {
                writeln!(told, "{id_or_file}: can be used; {n_rules} rules, warnings: {n_warnings}")
            }
        }
        .ok();
    }
    Ok(Checked {
        file: id_or_file.to_owned(),
        policy: pack.map(|it| it.id),
        ok,
        problems: problems.iter().map(|it| Problem::new(it, language)).collect(),
        told,
    })
}

impl Problem {
    fn new(it: &Diagnostic, language: Language) -> Self {
        Self {
            code: it.code.as_str(),
            severity: match it.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            at: it.at.as_str().to_owned(),
            message: diagnostic(it, language),
        }
    }
}
