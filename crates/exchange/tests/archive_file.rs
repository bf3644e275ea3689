//! The archive as a file: round trips, and every reason for refusing one.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where it cannot go on"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_exchange::arbitrary::{self, Bias};
use xuefen_exchange::archive_file::{ArchiveFile, LARGEST, read_archive, write_archive};
use xuefen_exchange::document::PolicyChoice;

const FROZEN: &str = include_str!("fixtures/archive-v1.json");

fn file() -> impl Strategy<Value = ArchiveFile> {
    (arbitrary::choice(), arbitrary::archive(&Bias::default(), 6), arbitrary::own_packs())
        .prop_map(|(policy, archive, packs)| ArchiveFile { policy, archive, packs })
}

fn refused(text: &str) -> (Code, String) {
    let problems: Vec<Diagnostic> = read_archive(text).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    (problems[0].code, problems[0].at.to_string())
}

/// The frozen file after a change by hand that leaves the checksum as it was.
fn altered(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(FROZEN).unwrap();
    change(&mut value);
    value.to_string()
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_as_it_was(file in file()) {
        prop_assert_eq!(read_archive(&write_archive(&file)), Ok(file));
    }

    #[test]
    fn what_is_imported_is_exported_with_the_same_bytes(file in file()) {
        let text = write_archive(&file);
        prop_assert_eq!(write_archive(&read_archive(&text).unwrap()), text);
    }

    #[test]
    fn a_changed_character_is_noticed_or_changes_nothing(
        file in file(), at in any::<prop::sample::Index>(), it in any::<char>(),
    ) {
        let mut text: Vec<char> = write_archive(&file).chars().collect();
        let at = at.index(text.len());
        text[at] = it;
        let read = read_archive(&String::from_iter(text));
        prop_assert!(read.is_err() || read == Ok(file));
    }

    #[test]
    fn no_text_makes_the_reader_fail_badly(text in any::<String>(), json in arbitrary::json()) {
        prop_assert!(read_archive(&text).is_err());
        let file = json!({"format": "xuefen-archive", "version": 1, "teacher": json, "records": [json]});
        drop(read_archive(&file.to_string()));
    }
}

#[test]
fn the_frozen_file_of_version_1_reads_for_ever() {
    let file = read_archive(FROZEN).unwrap();
    assert_eq!(file.archive.records().len(), 3);
    assert_eq!(file.policy.as_ref().unwrap().id, "khorgos-2024-2028");
    assert_eq!(write_archive(&file), FROZEN, "what version 1 wrote is still what is written");
}

#[test]
fn a_file_written_by_hand_needs_no_checksum() {
    let text = r#"{"format": "xuefen-archive", "version": 1, "teacher": {}, "records": []}"#;
    assert_eq!(read_archive(text), Ok(ArchiveFile::default()));
    assert_eq!(read_archive(&format!("\u{feff}{text}")), Ok(ArchiveFile::default()));
}

#[test]
fn a_file_whose_contents_were_changed_is_damaged() {
    let changed = altered(|it| it["records"][0]["quantity"]["hours"] = json!("800"));
    assert_eq!(refused(&changed), (Code::ChecksumDiffers, "/checksum".to_owned()));
    let added = altered(|it| it["ext:by"] = json!("somebody"));
    assert_eq!(refused(&added).0, Code::ChecksumDiffers);
    let unreadable = altered(|it| it["checksum"] = json!(7));
    assert_eq!(refused(&unreadable).0, Code::ChecksumDiffers);
}

#[test]
fn the_layout_of_the_text_is_no_damage() {
    assert!(read_archive(&altered(|_| ())).is_ok());
}

#[test]
fn a_cut_off_file_is_no_json() {
    let cut = &FROZEN[..FROZEN.len() / 2];
    assert!(matches!(refused(cut).0, Code::NotJson));
    assert!(matches!(refused("").0, Code::NotJson));
}

#[test]
fn another_format_a_newer_version_and_an_older_than_the_first_are_told_apart() {
    let foreign = altered(|it| it["format"] = json!("xuefen-cases"));
    assert_eq!(refused(&foreign), (Code::ForeignFormat, "/format".to_owned()));
    assert_eq!(refused("[1, 2]").0, Code::ForeignFormat);
    assert_eq!(refused("{}").0, Code::ForeignFormat);
    let newer = altered(|it| it["version"] = json!(2));
    assert_eq!(refused(&newer), (Code::NewerVersion, "/version".to_owned()));
    let problems = read_archive(&newer).unwrap_err();
    assert_eq!(problems[0].args, ["1", "2"]);
    for version in [json!(0), json!("1"), json!(-1)] {
        let text = altered(|it| it["version"] = version);
        assert_eq!(refused(&text), (Code::UnknownWord, "/version".to_owned()));
    }
    let versionless = altered(|it| drop(it.as_object_mut().unwrap().remove("version")));
    assert_eq!(refused(&versionless).0, Code::MissingMember);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let text = format!("{FROZEN}{}", " ".repeat(LARGEST));
    assert_eq!(refused(&text).0, Code::TooLarge);
}

#[test]
fn a_key_that_stands_twice_is_refused_with_its_place() {
    let text = r#"{"format": "xuefen-archive", "version": 1, "teacher": {}, "records":
        [{"id": "a", "activity": "training", "quantity": {"hours": "1", "hours": "2"}}]}"#;
    assert_eq!(refused(text), (Code::DuplicateKey, "/records/0/quantity/hours".to_owned()));
}

#[test]
fn switches_belong_to_a_policy() {
    let text = r#"{"format": "xuefen-archive", "version": 1, "switches": {"a": "b"},
        "teacher": {}, "records": []}"#;
    assert_eq!(refused(text), (Code::MissingMember, "/".to_owned()));
    let file = read_archive(&text.replace("\"switches\"", "\"policy\": \"p\", \"switches\""));
    let switches = [("a".to_owned(), "b".to_owned())].into();
    assert_eq!(file.unwrap().policy, Some(PolicyChoice { id: "p".to_owned(), switches }));
}

#[test]
fn a_member_that_is_not_known_is_not_lost_in_silence() {
    let text =
        r#"{"format": "xuefen-archive", "version": 1, "teacher": {}, "records": [], "plan": {}}"#;
    assert_eq!(refused(text), (Code::UnknownMember, "/plan".to_owned()));
}
