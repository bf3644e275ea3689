//! `xuefen audit` from outside: order, bad lines, both forms, and what it refuses.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where it cannot go on"
)]

use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const AUDIT: [&str; 5] = ["audit", "--policy", "khorgos-2024-2028", "--as-of", "2025-12-31"];

/// Runs `xuefen audit` with a text on standard input.
fn audit(input: impl AsRef<[u8]>, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xuefen"))
        .args(AUDIT)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // What comes out must be taken while more goes in. A refusal closes the pipe.
    let writing = std::thread::spawn(move || stdin.write_all(&input).ok());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

#[track_caller]
fn check(output: &Output, status: i32) -> (String, String) {
    let text = |it: &[u8]| String::from_utf8(it.to_vec()).unwrap();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    (stdout, stderr)
}

fn line(id: &str, hours: u32) -> String {
    format!(
        r#"{{"id": "{id}", "teacher": {{"audit_years": [2025]}}, "records": [{{"id": "a",
        "activity": "training", "mode": "in-person", "level": "prefecture",
        "category": "compulsory/prefecture/public", "quantity": {{"hours": "{hours}"}},
        "completed_on": "2025-05-01"}}]}}"#
    )
    .replace('\n', " ")
        + "\n"
}

/// The teachers with their totals.
fn totals(lines: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let it: Value = serde_json::from_str(line).unwrap();
        (it["teacher"].as_str().unwrap().to_owned(), it["total"].as_str().unwrap().to_owned())
    };
    lines.lines().map(pair).collect()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(who, total)| ((*who).to_owned(), (*total).to_owned())).collect()
}

/// A file of its own for a test, gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("xuefen-{}-{name}", std::process::id())))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).ok();
    }
}

#[test]
fn thousands_of_teachers_come_out_in_the_order_they_went_in() {
    let mut input = String::new();
    let mut expected = Vec::new();
    for nth in 0..5_000_u32 {
        input.push_str(&line(&format!("t{nth}"), 4 * (nth % 50)));
        expected.push((format!("t{nth}"), (nth % 50).to_string()));
    }
    let (lines, told) = check(&audit(&input, &["-"]), 0);
    assert_eq!(totals(&lines), expected);
    assert!(told.starts_with("5000 位教师，5000 条记录："), "{told}");
}

#[test]
fn a_verdict_has_the_figures_of_an_assessment() {
    let (lines, _) = check(&audit(line("t", 16), &["-"]), 0);
    let told: Value = serde_json::from_str(&lines).unwrap();
    assert_eq!(told["projected_total"], "4");
    let requirements = told["requirements"].as_array().unwrap();
    let annual = requirements.iter().find(|it| it["id"] == "annual-total@2025").unwrap();
    for (field, value) in [
        ("required", "18"),
        ("recognised", "4"),
        ("projected", "4"),
        ("missing", "14"),
        ("standing", "short"),
        ("force", "in-principle"),
        ("article", "KH-14"),
    ] {
        assert_eq!(annual[field], value, "{field}");
    }
}

const TABLE: &str = "\
teacher,activity,mode,level,category,hours,completed_on,title,approved
王芳,training,in-person,prefecture,compulsory/prefecture/public,16,2025-05-01,\"作业设计,\"\"双减\"\"\n第二讲\",是
王芳,school-based,,,,10,2025-06-01,,

李强,training,online,county,elective,5/2,2025-05-01,,false
";

#[test]
fn a_table_has_a_row_for_each_record() {
    let (lines, told) = check(&audit(TABLE, &["-"]), 0);
    assert_eq!(totals(&lines), owned(&[("王芳", "6"), ("李强", "0")]));
    assert!(told.starts_with("2 位教师，3 条记录："), "{told}");
    // A spreadsheet's own ways: a mark at the start, tabs, other line ends.
    let tabs = TABLE.replace(',', "\t").replace("设计\t", "设计,");
    for other in [format!("\u{feff}{TABLE}"), TABLE.replace('\n', "\r\n"), tabs] {
        assert_eq!(check(&audit(other, &["-"]), 0).0, lines);
    }
}

#[test]
fn verdicts_can_be_a_table_too() {
    let (table, _) = check(&audit(TABLE, &["-", "--format", "csv"]), 0);
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[0].starts_with("teacher,total,projected_total,requirement,required,"), "{table}");
    assert_eq!(rows[1], "王芳,6,6,cycle-total,90,6,6,84,short,must,KH-01,五(一)");
    assert!(rows.iter().any(|it| it.starts_with("李强,0,0,annual-total@2024,18,0,")), "{table}");
}

#[test]
fn a_large_table_is_cut_between_teachers() {
    let mut input = String::from("teacher,activity,hours,completed_on\n");
    let mut expected = Vec::new();
    for nth in 0..400 {
        for _ in 0..97 {
            writeln!(input, "teacher number {nth},school-based,5,2025-03-04").unwrap();
        }
        expected.push((format!("teacher number {nth}"), "97".to_owned()));
    }
    let (lines, told) = check(&audit(&input, &["-"]), 0);
    assert_eq!(totals(&lines), expected);
    assert!(told.starts_with("400 位教师，38800 条记录："), "{told}");
}

#[test]
fn lines_that_cannot_be_used_are_told_with_number_and_reason() {
    let wrong = line("b", 8).replace("2025-05-01", "soon").replace("\"8\"", "\"eight\"");
    let input = [line("a", 4), wrong, "\n".into(), "nonsense\n".into(), line("c", 8)].concat();
    let mut input = input.into_bytes();
    input.extend_from_slice(b"{\"id\": \"\xff\"}\n");
    input.extend_from_slice(line("d", 12).trim_end().as_bytes());
    let (lines, told) = check(&audit(input, &["-"]), 1);
    assert_eq!(totals(&lines), owned(&[("a", "1"), ("c", "2"), ("d", "3")]));
    let told: Vec<&str> = told.lines().collect();
    assert!(told[0].contains("第 2 行") && told[0].contains("「soon」"), "{told:?}");
    assert!(told[1].contains("第 2 行") && told[1].contains("「eight」"), "{told:?}");
    assert!(told[2].contains("第 4 行") && told[2].contains("JSON"), "{told:?}");
    assert!(told[3].contains("第 6 行") && told[3].contains("UTF-8"), "{told:?}");
    assert!(told[4].starts_with("3 位教师，3 条记录：") && told[4].contains("3 位的数据有误"));
}

#[test]
fn a_bad_row_leaves_its_teacher_without_a_verdict() {
    let input = "\
teacher,id,activity,hours,completed_on,teacher.new_teacher
a,1,school-based,5,2025-03-04,false
b,1,school-based,5,2025-03-04,是
b,2,school-based,five,2025-03-04,
b,2,school-based,5,2025-03-04,
b,3,school-based,5,2025-03-04,false
b,4,school-based,5,2025-03-04,,beyond
c,1,school-based,10,2025-03-04,maybe
d,1,school-based,10,2025-03-04,
";
    let (lines, told) = check(&audit(input, &["-", "--lang", "en"]), 1);
    assert_eq!(totals(&lines), owned(&[("a", "1"), ("d", "2")]));
    let told: Vec<&str> = told.lines().collect();
    assert!(told[0].contains("line 4") && told[0].contains("`five`"), "{told:?}");
    assert!(told[1].contains("line 6") && told[1].contains("teacher.new_teacher"), "{told:?}");
    assert!(told[2].contains("line 7"), "{told:?}");
    assert!(told[3].contains("line 8"), "{told:?}");
    assert!(told[4].contains("2 teachers, 2 records"), "{told:?}");
    let twins = "teacher,id,activity,hours\na,1,school-based,5\na,1,school-based,5\n";
    let (lines, told) = check(&audit(twins, &["-"]), 1);
    assert_eq!(lines, "");
    assert!(told.contains("第 3 行") && told.contains("出现了两次"), "{told}");
}

#[test]
fn nothing_in_nothing_out() {
    for empty in ["", "\n\n", "\u{feff}", "teacher,activity\n"] {
        let (lines, told) = check(&audit(empty, &["-"]), 0);
        assert_eq!(lines, "");
        assert!(told.starts_with("0 位教师，0 条记录："), "{told}");
    }
}

#[test]
fn a_huge_line_is_passed_over() {
    let huge = format!("{{\"id\": \"{}\"}}\n", "x".repeat(9_000_000));
    let input = [line("a", 4), huge, line("b", 8)].concat();
    let (lines, told) = check(&audit(input, &["-"]), 1);
    assert_eq!(totals(&lines), owned(&[("a", "1"), ("b", "2")]));
    assert!(told.contains("第 2 行") && told.contains("9.0 MB"), "{told}");
}

#[test]
fn a_teacher_with_too_many_rows_is_refused_and_the_next_one_is_not() {
    let row = "a,school-based,5,2025-03-04\n";
    let rows = row.repeat(60_000);
    let input = format!("teacher,activity,hours,completed_on\n{rows}b,school-based,5,2025-03-04\n");
    let (lines, told) = check(&audit(input, &["-"]), 1);
    assert_eq!(totals(&lines), owned(&[("b", "1")]));
    assert!(told.contains("第 2 行") && told.contains("5000"), "{told}");
}

#[test]
fn a_table_that_cannot_be_told_apart_is_refused() {
    let cases = [
        ("activity,hours\n", "teacher"),
        ("teacher,activity,colour\n", "colour"),
        ("teacher,activity,hours,hours\n", "hours"),
        ("teacher,activity\na,\"school-based\nb,training\n", "第 2 行"),
        ("teacher,activity\na,training\nb,training\na,training\n", "第 4 行"),
    ];
    for (input, named) in cases {
        let (_, told) = check(&audit(input, &["-"]), 2);
        assert!(told.contains(named), "{told}");
    }
}

#[test]
fn a_file_of_verdicts_is_there_only_when_it_is_whole() {
    let (source, target) = (Scratch::new("in.csv"), Scratch::new("out.csv"));
    std::fs::write(&source.0, TABLE).unwrap();
    let (lines, _) = check(&audit("", &[source.path(), "-o", target.path()]), 0);
    assert_eq!(lines, "");
    let whole = std::fs::read_to_string(&target.0).unwrap();
    assert!(whole.starts_with("teacher,total,"), "{whole}");

    std::fs::write(&source.0, format!("{TABLE}王芳,training,,,,,,,\n")).unwrap();
    let (_, told) = check(&audit("", &[source.path(), "-o", target.path()]), 2);
    assert!(told.contains("王芳"), "{told}");
    assert_eq!(std::fs::read_to_string(&target.0).unwrap(), whole);
    assert!(!PathBuf::from(format!("{}.part", target.path())).exists());
}

#[test]
fn archive_files_are_lines_too() {
    let file = line("x", 4).replacen(
        "{\"id\": \"x\",",
        "{\"format\": \"xuefen-archive\", \"version\": 1, \"policy\": \"gansu-2013-49\",",
        1,
    );
    let named = file.replace("\"teacher\": {", "\"teacher\": {\"name\": \"王芳\", ");
    let newer = file.replace("\"version\": 1", "\"version\": 9");
    let (lines, told) = check(&audit([file, named, newer].concat(), &["-"]), 1);
    assert_eq!(totals(&lines), owned(&[("#1", "1"), ("王芳", "1")]));
    assert!(told.contains("第 3 行") && told.contains("第 9 版"), "{told}");
}

#[test]
fn what_cannot_be_done_is_said_at_once() {
    let (_, told) = check(&audit("", &["/no/such/file.csv"]), 2);
    assert!(told.contains("/no/such/file.csv"), "{told}");
    let (_, told) = check(&audit("", &["-", "--reading", "rounding=upwards"]), 2);
    assert!(told.contains("upwards"), "{told}");
    let (_, told) = check(&audit(line("a", 1), &["-", "-o", "/no/such/folder/out.csv"]), 2);
    assert!(!told.is_empty());
}
