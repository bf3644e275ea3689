//! Teachers and records as JSON writes them: round trips, and what is refused where.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use proptest::prelude::*;
use xuefen_engine::archive::{Id, Record};
use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_engine::vocabulary::{Activity, Status, Unit};
use xuefen_exchange::arbitrary::{self, Bias};
use xuefen_exchange::archive_file::read_archive;
use xuefen_exchange::written::{accept_record, accept_teacher};

/// The only place that reads a text: an archive of one teacher and some records.
fn read(teacher: &str, records: &str) -> Result<Vec<Record>, Vec<Diagnostic>> {
    let text = format!(
        r#"{{"format":"xuefen-archive","version":1,"teacher":{teacher},"records":[{records}]}}"#
    );
    read_archive(&text).map(|it| it.archive.records().cloned().collect())
}

fn refused(teacher: &str, records: &str) -> Vec<(Code, String)> {
    let problems = read(teacher, records).unwrap_err();
    problems.into_iter().map(|it| (it.code, it.at.to_string())).collect()
}

fn one(record: &str) -> Record {
    read("{}", record).unwrap().remove(0)
}

proptest! {
    #[test]
    fn a_record_comes_back_from_its_written_form(record in arbitrary::record(&Bias::default(), 997)) {
        prop_assert_eq!(accept_record(&record), Ok(record));
    }

    #[test]
    fn a_teacher_comes_back_from_the_written_form(teacher in arbitrary::teacher(&Bias::default())) {
        prop_assert_eq!(accept_teacher(&teacher), Ok(teacher));
    }
}

#[test]
fn the_problems_of_all_records_are_reported_with_their_places() {
    let records = r#"
        {"id": "", "activity": "training", "completed_on": "2026-3-27", "title": "a\u0000b"},
        {"id": "b", "activity": "trainig", "level": "town", "quantity": {"hours": 8, "credits": "1,5"}},
        {"id": "c", "teacher": 1, "title": 5, "approved": "yes", "tags": "it", "quantity": {"hours": 8, "days": 1}},
        {"id": "d", "activity": "training", "evidence": [{"kind": "photo", "date": "x"}, {}]}"#;
    let expected = [
        (Code::BadId, "/records/0/id"),
        (Code::NotADate, "/records/0/completed_on"),
        (Code::Malformed, "/records/0/title"),
        (Code::UnknownWord, "/records/1/activity"),
        (Code::UnknownWord, "/records/1/level"),
        (Code::NotANumber, "/records/1/quantity/credits"),
        (Code::WrongType, "/records/1/quantity/hours"),
        (Code::MissingMember, "/records/2"),
        (Code::WrongType, "/records/2/title"),
        (Code::WrongType, "/records/2/approved"),
        (Code::WrongType, "/records/2/tags"),
        (Code::WrongType, "/records/2/quantity/hours"),
        (Code::WrongType, "/records/2/quantity/days"),
        (Code::UnknownMember, "/records/2/teacher"),
        (Code::UnknownWord, "/records/3/evidence/0/kind"),
        (Code::NotADate, "/records/3/evidence/0/date"),
        (Code::MissingMember, "/records/3/evidence/1"),
    ];
    let mut found = refused("{}", records);
    let mut expected: Vec<_> = expected.map(|(code, at)| (code, at.to_owned())).to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn the_problems_of_a_teacher_hide_none_of_the_records() {
    let teacher = r#"{"stage": "university", "audit_years": [2024, "2025", 20266],
        "events": [{"id": "e", "type": "leave", "date": "2024-09-01", "months": "3"},
                   {"id": "e", "type": "holiday", "date": "2024-09-01"},
                   {"id": "f", "type": "leave", "date": "2024-09-01", "semesters": "one"},
                   {"id": "e", "type": "leave", "date": "2024-09-01"}]}"#;
    let found = refused(teacher, r#"{"id": "x", "activity": "training", "grade": "A"}"#);
    let expected = [
        (Code::UnknownWord, "/teacher/stage"),
        (Code::WrongType, "/teacher/audit_years/1"),
        (Code::NotADate, "/teacher/audit_years/2"),
        (Code::UnknownWord, "/teacher/events/1/type"),
        (Code::NotANumber, "/teacher/events/2/semesters"),
        (Code::DuplicateId, "/teacher/events/3/id"),
        (Code::UnknownWord, "/records/0/grade"),
    ];
    for (code, at) in expected {
        assert!(found.contains(&(code, at.to_owned())), "{code} at {at} in {found:?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");
}

#[test]
fn a_duty_is_counted_over_days_in_order_and_a_whole_number_of_times() {
    let duty = |to: &str, done: &str| {
        format!(
            r#"{{"duties": [{{"duty": "paper", "from": "2026-03-01", "to": "{to}", "done": {done}}}]}}"#
        )
    };
    assert!(read(&duty("2026-07-10", "2"), "").is_ok());
    let backwards = refused(&duty("2026-02-01", "2"), "");
    assert_eq!(backwards, [(Code::EndsBeforeStart, "/teacher/duties/0/to".to_owned())]);
    let negative = refused(&duty("2026-07-10", "-1"), "");
    assert_eq!(negative, [(Code::NotANumber, "/teacher/duties/0/done".to_owned())]);
    let period = r#"{"registration_from": "2023-07-01", "registration_to": "2018-06-30"}"#;
    let backwards = refused(period, "");
    assert_eq!(backwards, [(Code::EndsBeforeStart, "/teacher/registration_to".to_owned())]);
}

#[test]
fn a_word_that_is_not_known_names_those_that_are() {
    let problems = read("{}", r#"{"id": "a", "activity": "training", "mode": "remote"}"#);
    assert_eq!(problems.unwrap_err()[0].args, ["remote", "in-person, online"]);
}

#[test]
fn a_number_where_a_quantity_belongs_is_told_with_what_was_found() {
    let problems = read("{}", r#"{"id": "a", "activity": "training", "quantity": {"hours": 8}}"#);
    assert_eq!(problems.unwrap_err()[0].args, ["a string", "integer `8`"]);
    let found = refused("{}", r#"{"id": "a", "activity": "training", "quantity": {"hours": 2.5}}"#);
    assert_eq!(found, [(Code::InexactNumber, "/records/0/quantity/hours".to_owned())]);
}

#[test]
fn a_record_is_an_object() {
    let found = refused("[]", r#"["a", "training"], {"id": "b", "activity": "training"}"#);
    let expected = [(Code::WrongType, "/teacher"), (Code::WrongType, "/records/0")];
    assert_eq!(found, expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn a_null_is_no_fact() {
    let found = refused("{}", r#"{"id": "a", "activity": "training", "level": null}"#);
    assert_eq!(found, [(Code::WrongType, "/records/0/level".to_owned())]);
}

#[test]
fn a_training_does_not_end_before_it_starts() {
    let record = |end: &str| {
        format!(
            r#"{{"id": "a", "activity": "training", "started_on": "2026-03-27", "completed_on": "{end}"}}"#
        )
    };
    assert!(read("{}", &record("2026-03-27")).is_ok());
    let found = refused("{}", &record("2026-03-26"));
    assert_eq!(found, [(Code::EndsBeforeStart, "/records/0/completed_on".to_owned())]);
}

#[test]
fn a_certificate_may_be_older_than_the_completion() {
    let record = one(
        r#"{"id": "a", "activity": "training", "completed_on": "2026-03-27", "certificate_issued_on": "2026-03-01"}"#,
    );
    assert!(record.certificate_issued_on < record.completed_on);
}

#[test]
fn what_absent_means_may_be_written_out() {
    let written = one(
        r#"{"id": "a", "activity": "training", "status": "completed", "account": "cycle", "tags": [], "quantity": {}}"#,
    );
    assert_eq!(written, Record::new(Id::new("a").unwrap(), Activity::Training));
}

#[test]
fn blank_texts_are_absent_and_space_around_texts_is_dropped() {
    let record = one(
        r#"{"id": "a", "activity": "training", "title": " 教育心理学 ", "content_key": " ", "tags": ["", " it"]}"#,
    );
    assert_eq!(record.title.as_deref(), Some("教育心理学"));
    assert_eq!(record.content_key, None);
    assert_eq!(record.tags.into_iter().collect::<Vec<_>>(), ["it"]);
}

#[test]
fn only_a_note_has_lines() {
    let record = one(r#"{"id": "a", "activity": "training", "note": "one\r\ntwo"}"#);
    assert_eq!(record.note.as_deref(), Some("one\ntwo"));
    let found = refused("{}", r#"{"id": "a", "activity": "training", "title": "one\ntwo"}"#);
    assert_eq!(found, [(Code::Malformed, "/records/0/title".to_owned())]);
}

#[test]
fn members_of_others_are_let_pass_when_they_say_so() {
    let record = one(
        r#"{"id": "a", "activity": "training", "ext:hr": {"n": 1}, "evidence": [{"kind": "notes", "ext:x": 1}]}"#,
    );
    assert_eq!(record.evidence.len(), 1);
}

#[test]
fn limits_are_those_that_entry_has() {
    let tags = |n: usize| format!("{:?}", (0..n).map(|it| it.to_string()).collect::<Vec<_>>());
    let record = |more: &str| format!(r#"{{"id": "a", "activity": "training", {more}}}"#);
    let evidence = |n: usize| vec![r#"{"kind": "notes"}"#; n].join(",");
    for within in [
        format!(r#""title": "{}""#, "学".repeat(2_000)),
        format!(r#""tags": {}"#, tags(20)),
        format!(r#""tags": ["{}"]"#, "学".repeat(60)),
        format!(r#""evidence": [{}]"#, evidence(20)),
        r#""quantity": {"hours": "999999.9999", "credits": "999/1000"}"#.to_owned(),
    ] {
        assert!(read("{}", &record(&within)).is_ok(), "{within}");
    }
    for (beyond, code, at) in [
        (format!(r#""title": "{}""#, "学".repeat(2_001)), Code::TextTooLong, "/title"),
        (format!(r#""tags": {}"#, tags(21)), Code::TooMany, "/tags"),
        (format!(r#""tags": ["{}"]"#, "学".repeat(61)), Code::TextTooLong, "/tags/0"),
        (format!(r#""evidence": [{}]"#, evidence(21)), Code::TooMany, "/evidence"),
        (r#""quantity": {"hours": "1000000"}"#.to_owned(), Code::NumberTooLarge, "/quantity/hours"),
        (r#""quantity": {"hours": "1/1001"}"#.to_owned(), Code::NumberTooFine, "/quantity/hours"),
        (r#""quantity": {"weeks": "1"}"#.to_owned(), Code::UnknownWord, "/quantity/weeks"),
        (
            r#""evidence": [{"kind": "notes", "sha256": "ab"}]"#.to_owned(),
            Code::Malformed,
            "/evidence/0/sha256",
        ),
    ] {
        assert_eq!(refused("{}", &record(&beyond)), [(code, format!("/records/0{at}"))]);
    }
}

#[test]
fn an_archive_has_at_most_five_thousand_records() {
    let records = |n: usize| {
        let records = (0..n).map(|it| format!(r#"{{"id":"{it}","activity":"training"}}"#));
        records.collect::<Vec<_>>().join(",")
    };
    assert_eq!(read("{}", &records(5_000)).unwrap().len(), 5_000);
    assert_eq!(refused("{}", &records(5_001)), [(Code::TooMany, "/records".to_owned())]);
}

#[test]
fn an_id_belongs_to_one_record_or_one_event() {
    let event = r#"{"events": [{"id": "e", "type": "leave", "date": "2024-09-01"}]}"#;
    let records = r#"{"id": "a", "activity": "training"}, {"id": "e", "activity": "lecture"},
        {"id": "a", "activity": "lecture"}"#;
    let expected = [(Code::DuplicateId, "/records/1/id"), (Code::DuplicateId, "/records/2/id")];
    assert_eq!(refused(event, records), expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn the_record_that_fits_no_common_denominator_any_more_is_named() {
    let records: Vec<String> = [997, 991, 983, 977]
        .iter()
        .map(|it| {
            format!(
                r#"{{"id": "{it}", "activity": "training", "quantity": {{"hours": "1/{it}"}}}}"#
            )
        })
        .collect();
    let found = refused("{}", &records.join(","));
    assert_eq!(found, [(Code::DenominatorsTooMany, "/records/3".to_owned())]);
}

#[test]
fn a_model_that_could_not_be_read_again_is_not_accepted() {
    let mut record = Record::new(Id::new("a").unwrap(), Activity::Training);
    record.status = Status::Planned;
    record.title = Some("one\ntwo".to_owned());
    record.quantity.insert(Unit::Hours, "0.00001".parse().unwrap());
    let problems = accept_record(&record).unwrap_err();
    let places: Vec<_> = problems.iter().map(|it| (it.code, it.at.as_str())).collect();
    assert_eq!(places, [(Code::Malformed, "/title"), (Code::NumberTooFine, "/quantity/hours")]);
}
