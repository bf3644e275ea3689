//! Many teachers in one file: both ways of reading give the same, and say the same.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use proptest::prelude::*;
use serde_json::{Value, json};
use xuefen_engine::diagnostic::Code;
use xuefen_exchange::arbitrary::{self, Bias};
use xuefen_exchange::archive_file::{ArchiveFile, read_archive, write_archive};
use xuefen_exchange::batch::{Columns, Gathering, read_line};
use xuefen_exchange::document::OwnPacks;

/// An archive file on one line. Without its checksum it is read the quick way, if it is plain.
fn line(file: &ArchiveFile, checked: bool) -> String {
    let mut value: Value = serde_json::from_str(&write_archive(file)).unwrap();
    if !checked {
        value.as_object_mut().unwrap().remove("checksum");
    }
    value.to_string()
}

fn file() -> impl Strategy<Value = ArchiveFile> {
    (arbitrary::choice(), arbitrary::archive(&Bias::default(), 6))
        .prop_map(|(policy, archive)| ArchiveFile { policy, archive, packs: OwnPacks::default() })
}

proptest! {
    #[test]
    fn a_line_is_what_the_file_is(file in file(), checked in any::<bool>()) {
        prop_assert_eq!(read_line(&line(&file, checked)).unwrap().archive, file.archive);
    }

    #[test]
    fn a_damaged_line_is_refused_as_the_file_is(
        file in file(), at in any::<prop::sample::Index>(), it in any::<char>(),
    ) {
        let mut text: Vec<char> = line(&file, false).chars().collect();
        let at = at.index(text.len());
        text[at] = it;
        let text = String::from_iter(text);
        let (one, other) = (read_line(&text), read_archive(&text));
        // A line may have an id of its own and no envelope, a file may not.
        if text.contains("\"format\"") {
            prop_assert_eq!(one.map(|it| it.archive), other.map(|it| it.archive));
        }
    }

    #[test]
    fn no_line_makes_the_reader_fail_badly(text in any::<String>(), json in arbitrary::json()) {
        drop((read_line(&text), read_line(&json.to_string())));
    }
}

/// What only one of both ways would let pass.
#[test]
fn the_quick_way_lets_nothing_pass_that_the_other_refuses() {
    let record = json!({"id": "a", "activity": "training", "quantity": {"hours": "4"}});
    let plain = json!({"teacher": {}, "records": [record]});
    assert_eq!(read_line(&plain.to_string()).unwrap().archive.records().len(), 1);
    for (place, value, code) in [
        ("/teacher", json!([]), Code::WrongType),
        ("/records/0", json!(["a", "training"]), Code::WrongType),
        ("/records/0/level", Value::Null, Code::WrongType),
        ("/records/0/quantity/hours", json!(4), Code::WrongType),
        ("/records/0/quantity/hours", json!("1234567"), Code::NumberTooLarge),
        ("/records/0/completed_on", json!("2025-02-30"), Code::NotADate),
        ("/records/0/title", json!("a\u{85}b"), Code::Malformed),
        ("/teacher/audit_years", json!([3000]), Code::NotADate),
        ("/format", json!("xuefen-cases"), Code::ForeignFormat),
        ("/id", json!(" a"), Code::BadId),
        ("/colour", json!("red"), Code::UnknownMember),
    ] {
        let mut wrong = plain.clone();
        let (parent, name) = place.rsplit_once('/').unwrap();
        let parent = wrong.pointer_mut(parent).unwrap();
        match parent {
            Value::Object(it) => drop(it.insert(name.to_owned(), value)),
            it => *it.get_mut(name.parse::<usize>().unwrap()).unwrap() = value,
        }
        let problems = read_line(&wrong.to_string()).unwrap_err();
        assert_eq!(problems.first().unwrap().code, code, "{wrong}");
    }
    let twice = r#"{"teacher": {}, "records": [], "records": []}"#;
    assert_eq!(read_line(twice).unwrap_err().first().unwrap().code, Code::DuplicateKey);
}

#[test]
fn a_row_says_what_the_line_of_json_says() {
    let columns = Columns::read([
        "teacher",
        "id",
        "activity",
        "level",
        "hours",
        "tags",
        "approved",
        "note",
        "teacher.stage",
        "teacher.audit_years",
        "",
    ]);
    let columns = columns.unwrap();
    let mut gathering = Gathering::of(&columns, " 王芳 ", 7);
    gathering.add(7, &["王芳", "a", "training", "county", "5/2", "it；new", "是", "", "primary"]);
    gathering.add(9, &["王芳", " b", "lecture", "", "4", "", "false", "x", "", "2024;2025", " "]);
    let same = json!({"id": "王芳", "teacher": {"stage": "primary", "audit_years": [2024, 2025]},
    "records": [
        {"id": "a", "activity": "training", "level": "county", "quantity": {"hours": "5/2"},
         "tags": ["it", "new"], "approved": true},
        {"id": "b", "activity": "lecture", "quantity": {"hours": "4"}, "note": "x",
         "approved": false},
    ]});
    assert_eq!(gathering.finish().unwrap(), read_line(&same.to_string()).unwrap());
}

#[test]
fn what_stands_under_no_heading_is_a_problem_of_its_row() {
    let columns = Columns::read(["teacher", "activity", ""]).unwrap();
    let mut gathering = Gathering::of(&columns, "a", 2);
    gathering.add(2, &["a", "training", "lost"]);
    gathering.add(3, &["a", "training", "", "beyond"]);
    let problems = gathering.finish().unwrap_err();
    let found: Vec<_> = problems.iter().map(|it| (it.line, it.problem.code)).collect();
    assert_eq!(found, [(2, Code::UnknownMember), (3, Code::TooMany)]);
}
