//! Every shipped policy: its pack is sound, listed in the index, and passes its worked cases.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_engine::profile::against_opinions;
use xuefen_engine::sorted::Set;
use xuefen_engine::{Pack, assess};
use xuefen_exchange::cases::{Case, read_cases};
use xuefen_exchange::check::mismatches;

fn policies() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let entries = fs::read_dir(root).unwrap().map(|it| it.unwrap().path());
    let mut policies: Vec<_> = entries.filter(|it| it.is_dir()).collect();
    policies.sort();
    policies
}

fn name(policy: &Path) -> String {
    policy.file_name().unwrap().to_string_lossy().into_owned()
}

fn pack(policy: &Path) -> Pack {
    let text = fs::read_to_string(policy.join("pack.json")).unwrap();
    match Pack::check(&text) {
        (Some(pack), _) => pack,
        (None, problems) => panic!("{}: {problems:#?}", name(policy)),
    }
}

fn cases(policy: &Path) -> Vec<Case> {
    // What has no credit has no cases.
    let files = ["shared-cases.json", "cases.json"].map(|it| policy.join(it));
    let files: Vec<PathBuf> = files.into_iter().filter(|it| it.exists()).collect();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        read_cases(&text).unwrap_or_else(|it| panic!("{}: {it:#?}", path.display())).cases
    };
    files.iter().flat_map(read).collect()
}

/// The last day of the cycle; without one a day after all cases.
fn as_of(pack: &Pack) -> NaiveDate {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    pack.cycle().map_or(day, |it| it.to)
}

#[test]
fn a_compiled_pack_says_the_same() {
    for policy in policies() {
        let pack = pack(&policy);
        let compiled = Pack::from_stored(&pack.to_stored().unwrap()).unwrap();
        assert_eq!(compiled.to_stored(), pack.to_stored());
        assert_eq!(compiled.articles, pack.articles);
        for case in cases(&policy).iter().filter(|it| it.readings.is_empty()) {
            let day = as_of(&pack);
            let assess = |pack| assess(pack, &case.archive, day);
            assert_eq!(assess(&compiled), assess(&pack), "{}", case.id);
        }
    }
}

#[test]
fn what_is_no_compiled_pack_is_none() {
    let policy = policies().remove(0);
    let stored = pack(&policy).to_stored().unwrap();
    assert_eq!(Pack::from_stored(""), None);
    assert_eq!(Pack::from_stored(&format!("{stored}\u{1f}more")), None);
    let words: Vec<&str> = stored.split('\u{1f}').collect();
    for n_words in 0..words.len() {
        let cut = words.get(..n_words).unwrap().join("\u{1f}");
        assert_eq!(Pack::from_stored(&cut), None, "{n_words} words of {}", words.len());
    }
}

#[test]
fn every_worked_case_comes_out() {
    let mut failures = String::new();
    for policy in policies() {
        let pack = pack(&policy);
        let as_of = as_of(&pack);
        for case in cases(&policy) {
            assert_eq!(case.policy, pack.id);
            let pack = pack.with_readings(&case.readings).unwrap();
            let assessment = assess(&pack, &case.archive, as_of);
            for it in mismatches(&case.expect, &assessment) {
                failures.push_str(&format!(
                    "{}: {it:?}\n  {}\n",
                    case.id,
                    case.why.as_deref().unwrap_or("")
                ));
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_own_case_says_why_and_has_its_own_id() {
    for policy in policies() {
        let mut seen = Set::new();
        for case in cases(&policy) {
            assert!(seen.insert(case.id.clone()), "{} is there twice", case.id);
        }
        let path = policy.join("cases.json");
        if !path.exists() {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for case in read_cases(&text).unwrap().cases {
            assert!(case.why.is_some_and(|it| it.len() > 10), "{} does not say why", case.id);
        }
    }
}

/// What the regulations themselves leave to be looked at: policy, code, what it is about.
const WARNED: &[(&str, Code, &str)] = &[
    // The years of induction alone ask for 200, the whole of it for 150.
    ("school-72-annual", Code::MinimaDoNotFit, "induction-total"),
    // The registration year ends on 30 January and starts on 1 February.
    ("shaanxi-2013-31", Code::YearGap, "year"),
];

#[test]
fn a_shipped_pack_has_no_warning_but_those_of_its_text() {
    let mut found = Vec::new();
    for policy in policies() {
        let text = fs::read_to_string(policy.join("pack.json")).unwrap();
        let (pack, mut problems) = Pack::check(&text);
        let pack = pack.unwrap_or_else(|| panic!("{}: {problems:#?}", name(&policy)));
        if let Some(parent) = &pack.source.extends {
            let parent = Pack::parse(xuefen_packs::text(parent).unwrap()).unwrap();
            problems.extend(pack.against_parent(&parent));
        }
        let about = |it: &Diagnostic| (name(&policy), it.code, it.args[0].clone());
        found.extend(problems.iter().map(about));
    }
    let known = WARNED.iter().map(|it| (it.0.to_owned(), it.1, it.2.to_owned()));
    assert_eq!(found, known.collect::<Vec<_>>());
}

#[test]
fn packs_are_held_against_the_opinions() {
    let departs = |id: &str| -> Vec<(Code, String, String)> {
        let pack = Pack::parse(xuefen_packs::text(id).unwrap()).unwrap();
        let found = against_opinions(&pack);
        let about = |it: &Diagnostic| (it.code, it.args[0].clone(), it.args[1].clone());
        found.iter().map(about).collect()
    };
    let level = |activity: &str, grade: &str| {
        (Code::HigherLevelNotMore, activity.to_owned(), grade.to_owned())
    };
    let result = (Code::BetterResultNotMore, "training".to_owned(), "excellent".to_owned());
    // MOE-L1: 1 < 2 < 3 < 4, excellence adds, lecturing 2 < 3 < 4 < 5.
    assert_eq!(departs("gansu-2013-49"), []);
    // MOE-L2: every hour is one credit; lecturing rises to the province and then stands.
    assert_eq!(
        departs("hunan-heye-central-school"),
        [
            level("training", "pass"),
            level("training", "excellent"),
            level("lecture", "pass"),
            result.clone()
        ]
    );
    // MOE-L3: a plain pass is worth the same everywhere; results do count.
    assert_eq!(
        departs("khorgos-2024-2028"),
        [level("training", "pass"), level("training", "excellent"), level("lecture", "pass")]
    );
    // MOE-L4: county and prefecture, province and country are ties; no grade; lecturing not stated.
    let no_grade = [level("training", "pass"), level("training", "excellent"), result];
    assert_eq!(departs("shaanxi-2013-31"), no_grade);
    // MOE-L5: hours are worth the same at every level.
    assert_eq!(departs("beijing-chaoyang-12fyp"), no_grade);
    // Without figures there is nothing to compare.
    assert_eq!(departs("moe-2016-guiding-opinions"), []);
}

#[test]
fn the_index_says_what_the_packs_say() {
    let listed: Vec<_> = xuefen_packs::SHIPPED.iter().map(|it| it.id.to_owned()).collect();
    let mut folders: Vec<_> = policies().iter().map(|it| name(it)).collect();
    let mut sorted = listed.clone();
    sorted.sort();
    folders.sort();
    assert_eq!(sorted, folders);
    for policy in policies() {
        let (pack, id) = (pack(&policy), name(&policy));
        let shipped = xuefen_packs::find(&id).unwrap();
        assert_eq!(pack.id, id);
        assert_eq!(pack.source.title.zh, shipped.title_zh);
        assert_eq!(pack.source.title.en, shipped.title_en);
        assert_eq!(pack.source.region.zh, shipped.region_zh);
        assert_eq!(pack.source.region.en, shipped.region_en);
    }
}
