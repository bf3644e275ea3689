//! The open document with its history: every command can be undone, and every undoing redone.

use std::sync::Arc;

use xuefen_engine::archive::{Archive, ArchiveError};
use xuefen_exchange::document::{Difference, Document, History, Saved, Step, StepName};

use super::{Command, Refusal, apply};

/// The document that is open, as the engine reads it, with what can be undone and redone.
///
/// Immutable: whatever happens to it gives another one, and cloning costs three counters.
///
/// Invariant: the archive is that of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDocument {
    document: Arc<Document>,
    archive: Arc<Archive>,
    history: Arc<History>,
}

impl OpenDocument {
    /// Opens a document with its history.
    ///
    /// # Errors
    /// No archive can be made of the document; never for one that was loaded.
    pub fn new(document: Document, history: History) -> Result<Self, ArchiveError> {
        let archive = Arc::new(document.archive()?);
        Ok(Self { document: Arc::new(document), archive, history: Arc::new(history) })
    }

    /// Opens what was saved.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn open(saved: Saved) -> Result<Self, ArchiveError> {
        Self::new(saved.document, saved.history)
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The teacher and records as the engine reads them.
    #[must_use]
    pub fn archive(&self) -> &Arc<Archive> {
        &self.archive
    }

    /// What can be undone and redone.
    #[must_use]
    pub fn history(&self) -> &Arc<History> {
        &self.history
    }

    /// The document after a command. One that changes nothing adds no step;
    /// any other makes what was undone impossible to redo, but for one that is no step.
    ///
    /// # Errors
    /// [`Refusal`] says why the command cannot be carried out.
    pub fn dispatch(&self, command: Command) -> Result<Self, Refusal> {
        let (name, document) = apply(&self.document, command)?;
        let Some(name) = name else {
            // What is no step leaves the records, and so the archive, as they are.
            return Ok(Self { document: Arc::new(document), ..self.clone() });
        };
        let difference = Difference::between(&self.document, &document);
        if difference.is_empty() {
            return Ok(self.clone());
        }
        let history = History::clone(&self.history).with(Step::new(name, difference));
        Ok(Self::new(document, history)?)
    }

    /// The document before the last step; `None` if there is nothing to undo.
    #[must_use]
    pub fn undo(&self) -> Option<Self> {
        let (document, history) = History::clone(&self.history).undone(&self.document)?;
        Self::new(document, history).ok()
    }

    /// The document after the step that was last undone; `None` if there is nothing to redo.
    #[must_use]
    pub fn redo(&self) -> Option<Self> {
        let (document, history) = History::clone(&self.history).redone(&self.document)?;
        Self::new(document, history).ok()
    }

    /// The step that [`undo`](Self::undo) takes back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&StepName> {
        self.history.undo_steps().next_back().map(Step::name)
    }

    /// The step that [`redo`](Self::redo) repeats.
    #[must_use]
    pub fn redo_name(&self) -> Option<&StepName> {
        self.history.redo_steps().next_back().map(Step::name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;
    use xuefen_engine::archive::{Event, Evidence, Id, Record, Teacher};
    use xuefen_engine::calendar::parse_date;
    use xuefen_engine::credit::Credit;
    use xuefen_engine::diagnostic::Code;
    use xuefen_engine::vocabulary::{Activity, EventKind, EvidenceKind, Status, Unit};
    use xuefen_exchange::archive_file::ArchiveFile;
    use xuefen_exchange::document::{OwnPack, PolicyChoice, load, save};

    /// Few ids, so that commands often meet.
    fn id() -> impl Strategy<Value = Id> {
        select(vec!["a", "b", "c", "d", "e"]).prop_map(|it| Id::new(it).unwrap())
    }

    fn record() -> impl Strategy<Value = Record> {
        let titles = ["x", " 科学 ", "", "one\ntwo"].map(str::to_owned).to_vec();
        // Three of these primes fit one common denominator, four do not.
        let denominators = select(vec![1, 1, 1, 3, 997, 991, 983, 977]);
        (id(), prop::option::of(select(titles)), denominators, select(Status::ALL)).prop_map(
            |(id, title, denominator, status)| {
                let hours = Credit::ratio(8, denominator).unwrap();
                let quantity = [(Unit::Hours, hours)].into();
                Record { title, status, quantity, ..Record::new(id, Activity::Training) }
            },
        )
    }

    fn teacher() -> impl Strategy<Value = Teacher> {
        let event = Event {
            kind: EventKind::Leave,
            date: parse_date("2025-03-01").unwrap(),
            lasted: [].into(),
        };
        let events = prop::collection::btree_map(id(), Just(event), 0..2);
        (any::<Option<bool>>(), events).prop_map(|(new_teacher, events)| Teacher {
            new_teacher,
            events: events.into_iter().collect(),
            ..Teacher::default()
        })
    }

    fn choice() -> impl Strategy<Value = PolicyChoice> {
        select(vec!["khorgos-2024-2028", "gansu-2013-49", ""]).prop_map(PolicyChoice::new)
    }

    fn file() -> impl Strategy<Value = ArchiveFile> {
        let records = prop::collection::vec(record(), 0..4);
        (prop::option::of(choice()), teacher(), records).prop_filter_map(
            "an archive",
            |(policy, teacher, records)| {
                let archive = Archive::new(teacher, records).ok()?;
                Some(ArchiveFile { policy, archive, ..ArchiveFile::default() })
            },
        )
    }

    fn command() -> impl Strategy<Value = Command> {
        let word = || select(vec!["gap-day".to_owned(), "reject".to_owned(), "\n".to_owned()]);
        let switch = (word(), prop::option::of(word()));
        let suffix = select(vec!["", " (2)"]).prop_map(str::to_owned);
        prop_oneof![
            4 => record().prop_map(Command::AddRecord),
            2 => record().prop_map(Command::EditRecord),
            1 => (id(), id(), suffix)
                .prop_map(|(of, new, suffix)| Command::DuplicateRecord { of, new, suffix }),
            1 => id().prop_map(Command::DeleteRecord),
            1 => prop::collection::vec(id(), 0..3).prop_map(Command::DeleteRecords),
            2 => prop::collection::vec(record(), 0..3).prop_map(Command::ImportRecords),
            1 => file().prop_map(Command::ReplaceWith),
            1 => choice().prop_map(Command::ChoosePolicy),
            1 => switch.prop_map(|(id, option)| Command::SetSwitch { id, option }),
            1 => teacher().prop_map(Command::EditTeacher),
            2 => own_pack().prop_map(|(id, pack)| Command::PutPack { id, pack }),
            2 => own_pack().prop_map(|(id, _)| Command::DeletePack(id)),
            1 => Just(Command::EraseAll),
        ]
    }

    /// Few ids and texts, so that commands often meet; one of the ids is no id.
    fn own_pack() -> impl Strategy<Value = (String, OwnPack)> {
        let id = select(vec!["own", "khorgos-2024-2028", ""]).prop_map(str::to_owned);
        let text = select(vec!["{}", "{\"a\": 1}\n", "政策"]);
        (id, text, prop::option::of(select(vec!["[", "分"]))).prop_map(|(id, text, draft)| {
            let draft = draft.map(Into::into);
            (id, OwnPack { text: Some(text.into()), draft, cases: None })
        })
    }

    fn edit() -> impl Strategy<Value = Command> {
        own_pack().prop_map(|(id, pack)| Command::EditPack { id, pack })
    }

    fn commands() -> impl Strategy<Value = Vec<Command>> {
        prop::collection::vec(command(), 0..20)
    }

    /// The document after all commands that are not refused.
    fn after(commands: Vec<Command>) -> OpenDocument {
        commands
            .into_iter()
            .fold(OpenDocument::default(), |open, it| open.dispatch(it).unwrap_or(open))
    }

    fn training(id: &str) -> Record {
        Record {
            title: Some(format!("training {id}")),
            ..Record::new(Id::new(id).unwrap(), Activity::Training)
        }
    }

    fn with(records: &[&str]) -> OpenDocument {
        after(vec![Command::ImportRecords(records.iter().map(|it| training(it)).collect())])
    }

    proptest! {
        #[test]
        fn undoing_a_command_brings_back_what_was(commands in commands(), last in command()) {
            let before = after(commands);
            if let Ok(done) = before.dispatch(last) {
                if done.document() == before.document() {
                    prop_assert_eq!(done, before);
                } else {
                    let undone = done.undo().unwrap();
                    prop_assert_eq!(undone.document(), before.document());
                    prop_assert_eq!(undone.undo_name(), before.undo_name());
                    prop_assert_eq!(undone.redo(), Some(done));
                }
            }
        }

        #[test]
        fn everything_can_be_undone_to_the_start_and_redone_to_the_end(commands in commands()) {
            let end = after(commands);
            let n_steps = end.history().undo_steps().len();
            let mut open = end.clone();
            while let Some(earlier) = open.undo() {
                open = earlier;
            }
            prop_assert_eq!(open.document().as_ref(), &Document::default());
            prop_assert_eq!(open.history().redo_steps().len(), n_steps);
            while let Some(later) = open.redo() {
                open = later;
            }
            prop_assert_eq!(open, end);
        }

        #[test]
        fn after_any_commands_there_is_an_archive_that_loads_as_it_was_saved(commands in commands()) {
            let open = after(commands);
            prop_assert_eq!(&open.document().archive().unwrap(), open.archive().as_ref());
            let saved = load(&save(open.document(), open.history())).unwrap();
            prop_assert_eq!(&saved.lost_history, &vec![]);
            prop_assert_eq!(OpenDocument::open(saved), Ok(open));
        }
    }

    proptest! {
        #[test]
        fn typing_is_no_step_and_steps_over_it_lose_none_of_it(
            commands in prop::collection::vec(prop_oneof![command(), edit(), edit()], 0..20),
        ) {
            let open = after(commands);
            // Back to the start and forth again, nothing of what was typed is lost.
            let mut back = vec![open.clone()];
            while let Some(earlier) = back.last().unwrap().undo() {
                back.push(earlier);
            }
            let start = back.pop().unwrap();
            let mut forth = start.clone();
            for expected in back.iter().rev() {
                forth = forth.redo().unwrap();
                prop_assert_eq!(forth.document(), expected.document());
            }
            prop_assert_eq!(forth.redo(), None);
            prop_assert_eq!(start.document().packs.len(), 0);
            // And after a reload the same way lies open.
            let saved = load(&save(open.document(), open.history())).unwrap();
            prop_assert_eq!(&saved.lost_history, &vec![]);
            let mut loaded = OpenDocument::open(saved).unwrap();
            for expected in &back {
                prop_assert_eq!(loaded.document(), expected.document());
                loaded = loaded.undo().unwrap();
            }
            prop_assert_eq!(loaded.document(), start.document());
        }
    }

    #[test]
    fn a_pack_that_was_added_is_written_once_and_edited_without_a_step() {
        let text = "规则".repeat(10_000);
        let pack = |text: &str| OwnPack { text: Some(text.into()), ..OwnPack::default() };
        let put = Command::PutPack { id: "own".to_owned(), pack: pack(&text) };
        let open = OpenDocument::default().dispatch(put).unwrap();
        let edited = format!("{text}！");
        let edit = Command::EditPack { id: "own".to_owned(), pack: pack(&edited) };
        let open = open.dispatch(edit).unwrap();
        assert_eq!(open.history().undo_steps().len(), 1);
        let saved = save(open.document(), open.history());
        assert!(saved.len() < text.len() + 500, "{}", saved.len());
        let back = open.undo().unwrap();
        assert!(back.document().packs.is_empty());
        let forth = back.redo().unwrap();
        assert_eq!(forth.document().packs.get("own").unwrap().shown(), edited);
    }

    #[test]
    fn a_pack_in_use_stays_and_one_that_is_gone_cannot_be_edited() {
        let pack = OwnPack { text: Some("{}".into()), ..OwnPack::default() };
        let id = || "own".to_owned();
        let open = after(vec![
            Command::PutPack { id: id(), pack: pack.clone() },
            Command::ChoosePolicy(PolicyChoice::new("own")),
        ]);
        let refused = |it| open.dispatch(it).unwrap_err();
        assert_eq!(refused(Command::DeletePack(id())), Refusal::PackInUse(id()));
        let edit = Command::EditPack { id: "b".to_owned(), pack: pack.clone() };
        assert_eq!(refused(edit), Refusal::UnknownPack("b".to_owned()));
        let unknown = Command::DeletePack("b".to_owned());
        assert_eq!(refused(unknown), Refusal::UnknownPack("b".to_owned()));
        let large = OwnPack { cases: Some("x".repeat(4_000_000).into()), ..pack };
        let expected = Refusal::PacksTooLarge { found: 4_000_002, most: 4_000_000 };
        assert_eq!(refused(Command::EditPack { id: id(), pack: large }), expected);
    }

    #[test]
    fn a_command_that_changes_nothing_adds_no_step() {
        let open = with(&["a"]);
        for command in [
            Command::EditRecord(training("a")),
            Command::DeleteRecords(vec![]),
            Command::ImportRecords(vec![]),
            Command::EditTeacher(Teacher::default()),
        ] {
            assert_eq!(open.dispatch(command), Ok(open.clone()));
        }
    }

    #[test]
    fn a_new_command_makes_what_was_undone_impossible_to_redo() {
        let undone = with(&["a"]).undo().unwrap();
        assert_eq!(undone.redo_name(), Some(&StepName::ImportRecords(1)));
        let open = undone.dispatch(Command::AddRecord(training("b"))).unwrap();
        assert_eq!((open.redo_name(), open.redo()), (None, None));
    }

    #[test]
    fn steps_bear_the_title_of_their_record() {
        let a = Id::new("a").unwrap();
        let title = Some("training a".to_owned());
        let open = with(&["a"]).dispatch(Command::DeleteRecord(a)).unwrap();
        assert_eq!(open.undo_name(), Some(&StepName::DeleteRecord(title)));
    }

    #[test]
    fn a_copy_takes_over_neither_the_evidence_nor_a_decision() {
        let (a, b) = (Id::new("a").unwrap(), Id::new("b").unwrap());
        let evidence = Evidence {
            kind: EvidenceKind::Certificate,
            issuer: None,
            number: Some("1".to_owned()),
            date: None,
            file: None,
            sha256: None,
        };
        let certified =
            Record { status: Status::Certified, evidence: vec![evidence], ..training("a") };
        let open = OpenDocument::default().dispatch(Command::AddRecord(certified)).unwrap();
        let suffix = " (copy)".to_owned();
        let copy = Command::DuplicateRecord { of: a, new: b.clone(), suffix };
        let open = open.dispatch(copy).unwrap();
        let title = Some("training a (copy)".to_owned());
        assert_eq!(open.document().records.get(&b), Some(&Record { title, ..training("b") }));
    }

    #[test]
    fn a_file_without_a_policy_leaves_the_chosen_one() {
        let choice = PolicyChoice::new("gansu-2013-49");
        let open = after(vec![Command::ChoosePolicy(choice.clone())]);
        let archive = with(&["a"]).archive().as_ref().clone();
        let file = ArchiveFile { archive, ..ArchiveFile::default() };
        let open = open.dispatch(Command::ReplaceWith(file)).unwrap();
        assert_eq!(open.document().policy, Some(choice));
        assert_eq!(open.document().records.len(), 1);
    }

    #[test]
    fn a_command_that_cannot_be_carried_out_says_why() {
        let open = with(&["a"]);
        let (a, b) = (Id::new("a").unwrap(), Id::new("b").unwrap());
        let refused = |it| open.dispatch(it).unwrap_err();
        assert_eq!(refused(Command::AddRecord(training("a"))), Refusal::IdTaken(a.clone()));
        assert_eq!(refused(Command::EditRecord(training("b"))), Refusal::UnknownRecord(b.clone()));
        assert_eq!(refused(Command::DeleteRecord(b.clone())), Refusal::UnknownRecord(b.clone()));
        let twice = vec![training("b"), training("b")];
        assert_eq!(refused(Command::ImportRecords(twice)), Refusal::IdTaken(b.clone()));
        let switch = Command::SetSwitch { id: "x".to_owned(), option: Some("y".to_owned()) };
        assert_eq!(refused(switch), Refusal::NoPolicy);
        let many = (0..5_000).map(|it| training(&it.to_string())).collect();
        let expected = Refusal::TooManyRecords { found: 5_001, most: 5_000 };
        assert_eq!(refused(Command::ImportRecords(many)), expected);
        let mut fine = Vec::new();
        for it in [997, 991, 983, 977] {
            let mut record = training(&it.to_string());
            record.quantity.insert(Unit::Hours, Credit::ratio(1, it).unwrap());
            fine.push(record);
        }
        assert!(matches!(refused(Command::ImportRecords(fine)), Refusal::TooFine(_)));
        let mut record = training("b");
        record.quantity.insert(Unit::Hours, Credit::whole(1_000_000));
        let Refusal::Unfit { record, problems } = refused(Command::AddRecord(record)) else {
            panic!("it fits");
        };
        assert_eq!((record, problems[0].code), (Some(b), Code::NumberTooLarge));
        let event = Event {
            kind: EventKind::Leave,
            date: parse_date("2025-03-01").unwrap(),
            lasted: [].into(),
        };
        let teacher = Teacher { events: [(a.clone(), event)].into(), ..Teacher::default() };
        assert_eq!(refused(Command::EditTeacher(teacher)), Refusal::IdTaken(a));
    }
}
