//! The saved document: it comes back as it was, whatever happened to its history.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use proptest::prelude::*;
use serde_json::{Value, json};
use xuefen_engine::archive::{Id, Record};
use xuefen_engine::diagnostic::Code;
use xuefen_engine::vocabulary::{Activity, Unit};
use xuefen_exchange::arbitrary::{self, Bias};
use xuefen_exchange::document::{
    Count, Difference, Document, History, LARGEST_HISTORY, LoadError, MOST_STEPS, Saved, Step,
    StepName, changed_fields, load, save,
};

const FROZEN: &str = include_str!("fixtures/document-v1.json");

fn document() -> impl Strategy<Value = Document> {
    arbitrary::document(&Bias::default(), 5)
}

/// A document with a history that led to it and on from it.
fn lived() -> impl Strategy<Value = (Document, History)> {
    let steps = prop::collection::vec((arbitrary::step_name(), document()), 0..6);
    (document(), steps, 0..4_usize).prop_map(|(mut document, steps, n_undone)| {
        let mut history = History::default();
        for (name, next) in steps {
            let difference = Difference::between(&document, &next);
            if !difference.is_empty() {
                history = history.with(Step::new(name, difference));
                document = next;
            }
        }
        for _ in 0..n_undone {
            if let Some((earlier, rest)) = history.clone().undone(&document) {
                (document, history) = (earlier, rest);
            }
        }
        (document, history)
    })
}

fn record(id: &str) -> Record {
    Record::new(Id::new(id).unwrap(), Activity::Training)
}

fn with_note(id: &str, note: &str) -> Document {
    let record = Record { note: Some(note.to_owned()), ..record(id) };
    Document { records: [(record.id.clone(), record)].into(), ..Document::default() }
}

/// The frozen text after a change by hand.
fn altered(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(FROZEN).unwrap();
    change(&mut value);
    value.to_string()
}

proptest! {
    // Each case makes several whole documents.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_saved_is_loaded_as_it_was((document, history) in lived()) {
        let saved = load(&save(&document, &history));
        prop_assert_eq!(saved, Ok(Saved { document, history, lost_history: Vec::new() }));
    }

    #[test]
    fn a_difference_leads_from_one_document_to_the_other_and_back(a in document(), b in document()) {
        let difference = Difference::between(&a, &b);
        prop_assert_eq!(difference.is_empty(), a == b);
        prop_assert_eq!(difference.apply(&a), b.clone());
        prop_assert_eq!(difference.clone().reverse().apply(&b), a.clone());
        prop_assert_eq!(difference.reverse(), Difference::between(&b, &a));
    }

    #[test]
    fn what_is_undone_is_redone((document, history) in lived()) {
        if let Some((earlier, rest)) = history.clone().undone(&document) {
            prop_assert_eq!(rest.redone(&earlier), Some((document, history)));
        }
    }

    #[test]
    fn a_document_is_an_archive_and_a_file(document in document()) {
        let file = document.archive_file().unwrap();
        prop_assert_eq!(document.archive().unwrap(), file.archive.clone());
        prop_assert_eq!(Document { policy: document.policy.clone(), ..Document::default() }
            .replaced_by(&file), document);
    }

    #[test]
    fn no_text_makes_the_reader_fail_badly(text in any::<String>(), json in arbitrary::json()) {
        prop_assert!(load(&text).is_err());
        let saved = json!({"format": "xuefen-document", "version": 1, "document": json, "history": json});
        drop(load(&saved.to_string()));
        drop(load(&altered(|it| it["history"] = json.clone())));
        drop(load(&altered(|it| it["history"]["undo"][0]["difference"] = json)));
    }

    #[test]
    fn a_cut_off_text_is_damaged(at in 0..FROZEN.len() - 2) {
        let cut = String::from_utf8_lossy(&FROZEN.as_bytes()[..at]).into_owned();
        prop_assert!(matches!(load(&cut), Err(LoadError::Damaged(_))));
    }
}

#[test]
fn the_frozen_text_of_version_1_loads_for_ever() {
    let saved = load(FROZEN).unwrap();
    assert_eq!(saved.lost_history, []);
    assert_eq!(saved.document.records.len(), 3);
    let names: Vec<_> = saved.history.undo_steps().map(Step::name).collect();
    assert_eq!(names.len(), 10);
    assert_eq!(saved.history.redo_steps().len(), 1);
    assert_eq!(names[0], &StepName::ChoosePolicy("khorgos-2024-2028".to_owned()));
    assert_eq!(save(&saved.document, &saved.history), FROZEN.trim_end());
}

#[test]
fn the_text_of_a_newer_program_is_told_from_damage() {
    let newer = altered(|it| it["version"] = json!(7));
    assert_eq!(load(&newer), Err(LoadError::NewerVersion { found: 7, known: 1 }));
    assert_eq!(load(&altered(|it| it["format"] = json!("notes"))), Err(LoadError::Foreign));
    assert_eq!(load("[]"), Err(LoadError::Foreign));
    assert!(matches!(load("{"), Err(LoadError::Damaged(_))));
    assert!(matches!(load(&altered(|it| it["version"] = json!(0))), Err(LoadError::Damaged(_))));
}

#[test]
fn a_damaged_record_is_named() {
    let text = altered(|it| it["document"]["records"][1]["activity"] = json!("nap"));
    let Err(LoadError::Damaged(problems)) = load(&text) else { panic!("it loads") };
    assert_eq!(problems[0].code, Code::UnknownWord);
    assert_eq!(problems[0].at.as_str(), "/document/records/1/activity");
}

#[test]
fn a_damaged_history_does_not_cost_the_document() {
    let whole = load(FROZEN).unwrap();
    let damages: [fn(&mut Value); 6] = [
        |it| it["history"] = json!([]),
        |it| it["history"]["undo"][0]["name"]["kind"] = json!("magic"),
        |it| it["history"]["undo"][1]["difference"] = json!({}),
        |it| it["history"]["redo"][0]["difference"]["records"][0] = json!({}),
        |it| drop(it["history"]["undo"].as_array_mut().unwrap().pop()),
        |it| it["history"]["undo"].as_array_mut().unwrap().swap(0, 2),
    ];
    for damage in damages {
        let saved = load(&altered(damage)).unwrap();
        assert_eq!(saved.document, whole.document);
        assert_eq!(saved.history, History::default());
        assert!(!saved.lost_history.is_empty());
    }
    let without = load(&altered(|it| drop(it.as_object_mut().unwrap().remove("history")))).unwrap();
    assert_eq!((without.document, without.lost_history), (whole.document, vec![]));
}

#[test]
fn the_oldest_steps_are_forgotten_first() {
    let mut document = Document::default();
    let mut history = History::default();
    for step in 0..MOST_STEPS + 5 {
        let next = with_note("a", &step.to_string());
        let difference = Difference::between(&document, &next);
        history = history.with(Step::new(StepName::ImportRecords(step), difference));
        document = next;
    }
    assert_eq!(history.undo_steps().len(), MOST_STEPS);
    assert_eq!(history.undo_steps().next().unwrap().name(), &StepName::ImportRecords(5));
}

#[test]
fn the_newest_step_stays_however_large_it_is() {
    let records = (0..200).map(|it| {
        let record = Record { note: Some("学".repeat(2_000)), ..record(&it.to_string()) };
        (record.id.clone(), record)
    });
    let large = Document { records: records.collect(), ..Document::default() };
    let small = with_note("a", "b");
    let first = Difference::between(&Document::default(), &small);
    let second = Difference::between(&small, &large);
    let history = History::default().with(Step::new(StepName::AddRecord(None), first));
    let history = history.with(Step::new(StepName::ImportArchive, second));
    assert!(save(&large, &history).len() > LARGEST_HISTORY);
    assert_eq!(history.undo_steps().len(), 1);
    assert_eq!(history.undone(&large).unwrap().0, small);
}

#[test]
fn a_difference_counts_what_it_adds_changes_and_removes() {
    let before = Document {
        records: ["a", "b", "c"].map(|it| (Id::new(it).unwrap(), record(it))).into(),
        ..Document::default()
    };
    let mut after = with_note("b", "new");
    after.records.insert(Id::new("c").unwrap(), record("c"));
    after.records.insert(Id::new("d").unwrap(), record("d"));
    let count = Difference::between(&before, &after).count();
    assert_eq!(count, Count { added: 1, changed: 1, removed: 1 });
}

#[test]
fn what_differs_in_a_record_is_named_as_it_is_written() {
    let before = record("a");
    let mut after = Record { title: Some("x".to_owned()), ..before.clone() };
    after.quantity.insert(Unit::Hours, "8".parse().unwrap());
    let fields: Vec<_> = changed_fields(&before, &after).into_iter().collect();
    assert_eq!(fields, ["quantity/hours", "title"]);
    assert!(changed_fields(&before, &before).is_empty());
}
