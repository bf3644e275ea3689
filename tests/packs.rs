//! Every shipped policy: its pack is sound, listed in the index, and passes its worked cases.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use xuefen_engine::diagnostic::Severity;
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
    let files = ["shared-cases.json", "cases.json"].map(|it| policy.join(it));
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        read_cases(&text).unwrap_or_else(|it| panic!("{}: {it:#?}", path.display())).cases
    };
    files.iter().flat_map(read).collect()
}

#[test]
fn every_worked_case_comes_out() {
    let mut failures = String::new();
    for policy in policies() {
        let pack = pack(&policy);
        let as_of = pack.cycle().unwrap().to;
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
        let text = fs::read_to_string(policy.join("cases.json")).unwrap();
        for case in read_cases(&text).unwrap().cases {
            assert!(case.why.is_some_and(|it| it.len() > 10), "{} does not say why", case.id);
        }
    }
}

#[test]
fn no_shipped_pack_has_a_warning() {
    for policy in policies() {
        let text = fs::read_to_string(policy.join("pack.json")).unwrap();
        let (_, problems) = Pack::check(&text);
        assert!(
            problems.iter().all(|it| it.severity != Severity::Error) && problems.is_empty(),
            "{}: {problems:#?}",
            name(&policy)
        );
    }
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
