//! The command line from outside: what it prints, and its exit status.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const POLICIES: [&str; 3] = ["khorgos-2024-2028", "hunan-heye-central-school", "gansu-2013-49"];

const ARCHIVE: &str = r#"{"format": "xuefen-archive", "version": 1, "policy": "khorgos-2024-2028",
    "teacher": {"audit_years": [2025]},
    "records": [
        {"id": "a", "title": "暑期研修", "activity": "training", "mode": "in-person",
         "level": "prefecture", "grade": "good", "category": "compulsory/prefecture/public",
         "quantity": {"hours": "16"}, "completed_on": "2025-05-01"},
        {"id": "b", "title": "作业设计", "activity": "training", "mode": "online",
         "level": "county", "category": "elective", "status": "planned",
         "quantity": {"hours": "8"}, "completed_on": "2026-12-01"}]}"#;

fn policies() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../policies")
}

fn policy_file(id: &str, name: &str) -> String {
    policies().join(id).join(name).to_str().unwrap().to_owned()
}

/// Runs `xuefen` with a text on standard input.
fn xuefen_with(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xuefen"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input closes the pipe.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn xuefen(arguments: &[&str]) -> Output {
    xuefen_with(arguments, "")
}

#[track_caller]
fn check(output: &Output, status: i32) -> String {
    let (stdout, stderr) = (&output.stdout, String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    String::from_utf8(stdout.clone()).unwrap()
}

/// The sentences of a command that cannot be used that way.
#[track_caller]
fn refused(output: &Output) -> String {
    assert_eq!(check(output, 2), "");
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_shared_cases_pass() {
    let files = POLICIES.map(|it| policy_file(it, "shared-cases.json"));
    let mut arguments = vec!["cases"];
    arguments.extend(files.iter().map(String::as_str));
    assert_eq!(check(&xuefen(&arguments), 0).lines().last(), Some("17 passed, 0 failed"));
}

#[test]
fn the_projects_own_cases_pass() {
    for policy in POLICIES {
        let told = check(&xuefen(&["cases", &policy_file(policy, "cases.json")]), 0);
        assert!(told.ends_with(" passed, 0 failed\n"), "{told}");
    }
}

const WRONG_CASE: &str = r#"{"format": "xuefen-cases", "version": 1, "policy": "gansu-2013-49",
    "cases": [{"id": "W", "policy": "gansu-2013-49", "why": "80 ÷ 3 (GS-07)",
        "teacher": {"audit_years": []},
        "records": [{"id": "a", "activity": "school-based", "quantity": {"hours": "80"},
            "completed_on": "2013-05-01"}],
        "expect": {"total": "27", "credits": {"a": "27"}, "years": {}}}]}"#;

#[test]
fn a_case_that_fails_is_told_figure_by_figure() {
    let told = check(&xuefen_with(&["cases", "-"], WRONG_CASE), 1);
    assert_eq!(
        told,
        "gansu-2013-49 W total：应为 27，实为 80/3（80 ÷ 3 (GS-07)）\n\
         gansu-2013-49 W credits a：应为 27，实为 80/3（80 ÷ 3 (GS-07)）\n\
         gansu-2013-49 W years 2013：应为 无，实为 80/3（80 ÷ 3 (GS-07)）\n\
         0 passed, 1 failed\n"
    );
    let told = check(&xuefen_with(&["cases", "-", "--lang", "en"], WRONG_CASE), 1);
    assert!(told.starts_with("gansu-2013-49 W total: expected 27, found 80/3 (80"), "{told}");
}

#[test]
fn failed_cases_can_be_read_by_programs() {
    let output = xuefen_with(&["cases", "-", "--json"], WRONG_CASE);
    let told: Value = serde_json::from_str(&check(&output, 1)).unwrap();
    let case = told.get(0).unwrap();
    assert_eq!(case.get("passed"), Some(&Value::Bool(false)));
    assert_eq!(case.pointer("/differences/1/field").unwrap(), "credits");
    assert_eq!(case.pointer("/differences/1/key").unwrap(), "a");
    assert_eq!(case.pointer("/differences/1/expected").unwrap(), "27");
    assert_eq!(case.pointer("/differences/1/found").unwrap(), "80/3");
}

#[test]
fn a_reading_changes_what_a_case_comes_out_as() {
    let arguments = ["cases", "-", "--reading", "rounding=floor", "--lang", "en"];
    let told = check(&xuefen_with(&arguments, WRONG_CASE), 1);
    assert!(told.contains("found 26.66"), "{told}");
}

#[test]
fn the_readings_of_a_case_go_before_those_of_the_command_line() {
    let rounded =
        WRONG_CASE.replace(r#""teacher""#, r#""readings": {"rounding": "half-up"}, "teacher""#);
    let arguments = ["cases", "-", "--reading", "rounding=floor", "--lang", "en"];
    let told = check(&xuefen_with(&arguments, &rounded), 1);
    assert!(told.contains("found 26.67"), "{told}");
}

#[test]
fn a_case_file_can_be_held_against_another_pack() {
    let pack = policy_file("gansu-2013-49", "pack.json");
    let cases = policy_file("gansu-2013-49", "shared-cases.json");
    check(&xuefen(&["cases", "--policy", &pack, &cases]), 0);
    let other = xuefen(&["cases", "--policy", "khorgos-2024-2028", &cases]);
    assert!(check(&other, 1).contains(" failed\n"));
}

#[test]
fn the_fields_of_an_assessment_are_those_of_the_contract() {
    let arguments = ["assess", "--input", "-", "--as-of", "2026-11-22", "--json", "--trace"];
    let told: Value = serde_json::from_str(&check(&xuefen_with(&arguments, ARCHIVE), 0)).unwrap();
    let at = |pointer: &str| told.pointer(pointer).unwrap_or(&Value::Null).clone();
    assert_eq!(at("/policy"), "khorgos-2024-2028");
    assert_eq!(at("/edition"), "1");
    assert_eq!(at("/as_of"), "2026-11-22");
    for (sums, total, planned, shortfall) in
        [("", "4.2", "0", "85.8"), ("/projected", "5.8", "1.6", "84.2")]
    {
        assert_eq!(at(&format!("{sums}/total")), total);
        assert_eq!(at(&format!("{sums}/credits/a")), "4.2");
        assert_eq!(at(&format!("{sums}/credits/b")), planned);
        assert_eq!(at(&format!("{sums}/years/2025")), "4.2");
        assert_eq!(at(&format!("{sums}/categories/compulsory")), "4.2");
        assert_eq!(at(&format!("{sums}/offsets")), serde_json::json!({}));
        assert_eq!(at(&format!("{sums}/shortfalls/cycle-total")), shortfall);
        let members = told.pointer(sums).unwrap().as_object().unwrap();
        assert_eq!(members.get("deemed_complete_by"), Some(&Value::Null));
    }
    let requirements = at("/requirements");
    let annual = requirements
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it.get("id").is_some_and(|it| it == "annual-total@2025"));
    let annual = annual.unwrap();
    for (field, value) in [
        ("required", "18"),
        ("recognised", "4.2"),
        ("projected", "4.2"),
        ("missing", "13.8"),
        ("standing", "short"),
        ("article", "KH-14"),
    ] {
        assert_eq!(annual.get(field).unwrap(), value, "{field}");
    }
    assert_eq!(at("/trace/0/lines/1/amount"), "0.2");
    assert_eq!(at("/trace/0/lines/1/article"), "KH-09c");
}

#[test]
fn an_assessment_reads_like_a_table_in_both_languages() {
    let arguments = ["assess", "--input", "-", "--as-of", "2026-11-22"];
    let zh = check(&xuefen_with(&arguments, ARCHIVE), 0);
    assert!(zh.contains("认定 4.2 学分；计划完成后 5.8 学分"), "{zh}");
    assert!(zh.contains("州级培训 · 公共课            5 学分"), "{zh}");
    assert!(!zh.contains("良好：基础学分"), "{zh}");
    let trace = check(&xuefen_with(&[&arguments[..], &["--trace"]].concat(), ARCHIVE), 0);
    assert!(trace.contains("  良好：基础学分 4 的 5% = 0.2 学分"), "{trace}");
    assert!(trace.contains("  完成后可认定 1.6 学分，计入“选修课程”（2026年度）"), "{trace}");
    let en = check(&xuefen_with(&[&arguments[..], &["--lang", "en"]].concat(), ARCHIVE), 0);
    assert!(en.contains("4.2 credits recognised; 5.8 credits with what is planned"), "{en}");
}

#[test]
fn the_archives_own_policy_is_used_unless_another_is_given() {
    let other = ["assess", "--input", "-", "--policy", "gansu-2013-49", "--json"];
    let told: Value = serde_json::from_str(&check(&xuefen_with(&other, ARCHIVE), 0)).unwrap();
    assert_eq!(told.get("policy").unwrap(), "gansu-2013-49");
    let without = ARCHIVE.replace(r#""policy": "khorgos-2024-2028","#, "");
    let told = refused(&xuefen_with(&["assess", "--input", "-"], &without));
    assert!(told.contains("--policy"), "{told}");
}

#[test]
fn a_document_cannot_name_a_file_as_its_policy() {
    let pack = policy_file("gansu-2013-49", "pack.json");
    let named = ARCHIVE.replace("khorgos-2024-2028", &pack);
    let told = refused(&xuefen_with(&["assess", "--input", "-"], &named));
    assert!(told.contains("没有政策"), "{told}");
    let named = WRONG_CASE.replace("gansu-2013-49", &pack);
    let output = xuefen_with(&["cases", "-"], &named);
    assert_eq!(check(&output, 2), "0 passed, 0 failed\n");
}

#[test]
fn what_cannot_be_used_is_refused_with_a_sentence() {
    let assess = |arguments: &[&str], input: &str| {
        refused(&xuefen_with(&[&["assess", "--input", "-"], arguments].concat(), input))
    };
    let told = assess(&["--policy", "atlantis-2030"], ARCHIVE);
    assert!(told.contains("没有政策「atlantis-2030」") && told.contains("gansu-2013-49"), "{told}");
    let told = assess(&["--as-of", "22.11.2026", "--lang", "en"], ARCHIVE);
    assert!(told.contains("`22.11.2026` is not a date"), "{told}");
    let told = assess(&["--reading", "rounding"], ARCHIVE);
    assert!(told.contains("「rounding」"), "{told}");
    let told = assess(&["--reading", "rounding=upwards"], ARCHIVE);
    assert!(told.contains("「upwards」"), "{told}");
    let told = assess(&[], "{\"format\": ");
    assert!(told.contains("JSON"), "{told}");
    let told = refused(&xuefen(&["assess", "--input", "/no/such/file.json", "--lang", "en"]));
    assert!(told.contains("There is no file `/no/such/file.json`"), "{told}");
    assert_eq!(xuefen(&["assess"]).status.code(), Some(2));
    assert_eq!(xuefen(&["frobnicate"]).status.code(), Some(2));
}

#[test]
fn every_problem_of_a_file_is_told_with_its_pointer() {
    let wrong = ARCHIVE.replace("\"16\"", "\"sixteen\"").replace("2026-12-01", "soon");
    let told = refused(&xuefen_with(&["assess", "--input", "-"], &wrong));
    assert!(told.contains("/records/0/quantity/hours"), "{told}");
    assert!(told.contains("「sixteen」不是准确的数"), "{told}");
    assert!(told.contains("/records/1/completed_on"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn the_shipped_packs_are_listed_checked_and_shown() {
    let list = check(&xuefen(&["pack", "list"]), 0);
    let listed = check(&xuefen(&["pack", "list", "--json"]), 0);
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), xuefen_packs::SHIPPED.len());
    for policy in POLICIES {
        assert!(list.contains(policy), "{list}");
        check(&xuefen(&["pack", "check", policy, &policy_file(policy, "pack.json")]), 0);
        let zh = check(&xuefen(&["pack", "show", policy]), 0);
        assert!(zh.contains("## 折算"), "{zh}");
        let en = check(&xuefen(&["pack", "show", policy, "--lang", "en"]), 0);
        assert!(en.contains("## Conversion"), "{en}");
        let shown = check(&xuefen(&["pack", "show", policy, "--json"]), 0);
        let shown: Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(shown.get("policy").unwrap(), policy);
    }
}

#[test]
fn a_pack_with_errors_is_found_out_with_their_places() {
    let text = std::fs::read_to_string(policies().join("gansu-2013-49/pack.json")).unwrap();
    let wrong = text.replace(r#""rate": "1/3""#, r#""rate": "third""#);
    let told = check(&xuefen_with(&["pack", "check", "-", "--lang", "en"], &wrong), 1);
    assert!(told.contains("`third` is not an exact number") && told.contains("/rate"), "{told}");
    let output = xuefen_with(&["pack", "check", "-", "--json"], &wrong);
    let told: Value = serde_json::from_str(&check(&output, 1)).unwrap();
    assert_eq!(told.pointer("/0/problems/0/code").unwrap(), "not-a-number");
    assert!(refused(&xuefen(&["pack", "check", "atlantis-2030"])).contains("atlantis-2030"));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xuefen"))
        .args(["pack", "show", "hunan-heye-central-school", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
