//! Arbitrary teachers, records and archives for property tests: strange, but always legal.
//!
//! Legal means what the written form accepts: texts without the space around
//! them, quantities within the limits of entry, one common denominator.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;
use proptest::collection::{SizeRange, btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use xuefen_engine::archive::{Archive, Duty, Event, Evidence, Id, Record, Teacher};
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, EvidenceKind, Flag, Grade, Host, Level, Mode, Span, Stage,
    Status, Unit,
};

use crate::archive_file::ArchiveFile;
use crate::document::{Document, OwnPack, OwnPacks, PolicyChoice, StepName};

/// What to favour, so that the rules of a pack have something to read.
#[derive(Clone, Debug)]
pub struct Bias {
    /// Years in which most dates lie.
    pub years: RangeInclusive<i32>,
    /// Category paths, besides arbitrary ones.
    pub categories: Vec<String>,
    /// Tags, besides arbitrary ones.
    pub tags: Vec<String>,
    /// Identities of mandatory courses, besides arbitrary ones.
    pub course_ids: Vec<String>,
    /// Roles of the teacher, besides arbitrary ones.
    pub roles: Vec<String>,
    /// Consequences asked about, besides arbitrary ones.
    pub asks: Vec<String>,
}

impl Default for Bias {
    fn default() -> Self {
        let texts = |list: &[&str]| list.iter().map(ToString::to_string).collect();
        Self {
            years: 2009..=2029,
            categories: texts(&["elective", "compulsory/digital", "subject"]),
            tags: texts(&["it", "class-teacher"]),
            course_ids: texts(&["basic-quality", "ed-psych"]),
            roles: texts(&["class-teacher", "principal"]),
            asks: texts(&["excellent-rating"]),
        }
    }
}

/// The denominators of one archive: with any one of these the common one stays small.
const DENOMINATORS: &[i64] = &[1, 2, 3, 4, 7, 10, 20, 100, 1_000, 10_000];

/// An id: often short and taken from few, sometimes any.
pub fn id() -> impl Strategy<Value = Id> {
    let any = text(60).prop_filter_map("an id", |it| Id::new(&it?));
    let short = "[a-c/][0-9]{0,2}".prop_filter_map("an id", |it| Id::new(&it));
    prop_oneof![3 => short, 1 => any]
}

/// An amount whose denominator divides one of a few, or is `odd` (1 to 1,000).
pub fn amount(odd: i64) -> impl Strategy<Value = Credit> {
    let denominator = prop_oneof![4 => Just(1), 3 => select(DENOMINATORS), 1 => Just(odd)];
    let whole = prop_oneof![6 => 0..=100_i64, 2 => 0..=2_000_i64, 1 => 999_990..=999_999_i64];
    (whole, denominator, any::<u16>()).prop_filter_map("an amount", |(whole, below, part)| {
        Credit::ratio(whole * below + i64::from(part) % below, below)
    })
}

/// A date: mostly in the favoured years, often where a year begins or ends.
pub fn date(bias: &Bias) -> impl Strategy<Value = NaiveDate> + use<> {
    let edges = [(1, 1), (12, 31), (2, 28), (2, 29), (1, 31), (2, 1), (8, 31), (9, 1)];
    let day = prop_oneof![4 => (1..=12_u32, 1..=28_u32), 1 => select(edges.to_vec())];
    let year = prop_oneof![9 => bias.years.clone(), 1 => 1900..=2200_i32];
    (year, day).prop_filter_map("a date", |(year, (month, day))| {
        NaiveDate::from_ymd_opt(year, month, day)
            .or_else(|| NaiveDate::from_ymd_opt(year, month, 28))
    })
}

/// A text of one line, or none.
pub fn text(most: usize) -> impl Strategy<Value = Option<String>> {
    let any = vec(any::<char>(), 0..most.min(12)).prop_map(String::from_iter);
    let plain = select(vec![
        "数字化教学能力提升",
        "Ω≈ç√",
        "a\u{300}\u{202e}b",
        "=1+1",
        "\"\\/",
        "～１",
        "🧑‍🏫",
        "null",
        "ext:note",
        "0",
        "<b>",
        "科学　第二期",
    ]);
    prop_oneof![2 => Just(None), 3 => plain.prop_map(Some).prop_map(|it| it.map(str::to_owned)), 2 => any.prop_map(Some)]
        .prop_map(move |it| legal(&it?, most, false))
}

/// A text that may have several lines, or none.
pub fn lines() -> impl Strategy<Value = Option<String>> {
    let any = vec(any::<char>(), 0..30).prop_map(String::from_iter);
    prop_oneof![1 => any.boxed(), 1 => Just("one\n\ntwo".to_owned()).boxed()]
        .prop_map(|it| legal(&it, 2_000, true))
}

fn legal(text: &str, most: usize, lines: bool) -> Option<String> {
    let kept = text.chars().filter(|it| !it.is_control() || (lines && *it == '\n'));
    let kept: String = kept.take(most).collect();
    (!kept.trim().is_empty()).then(|| kept.trim().to_owned())
}

fn one_of(favoured: &[String], most: usize) -> BoxedStrategy<Option<String>> {
    if favoured.is_empty() {
        return text(most).boxed();
    }
    let favoured = select(favoured.to_vec()).prop_map(Some);
    prop_oneof![6 => favoured, 1 => Just(None), 1 => text(most)].boxed()
}

fn map_of<K: Ord + std::fmt::Debug, V: std::fmt::Debug>(
    key: impl Strategy<Value = K>,
    value: impl Strategy<Value = V>,
    size: impl Into<SizeRange>,
) -> impl Strategy<Value = Map<K, V>> {
    btree_map(key, value, size).prop_map(Map::from_iter)
}

fn set_of(favoured: &[String]) -> impl Strategy<Value = Set<String>> + use<> {
    vec(one_of(favoured, 60), 0..3).prop_map(|it| it.into_iter().flatten().collect())
}

fn word<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn known<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    option::weighted(0.7, select(all))
}

/// A teacher.
pub fn teacher(bias: &Bias) -> BoxedStrategy<Teacher> {
    let shown = (text(40), text(40), text(40), text(40));
    let years = btree_set(bias.years.clone(), 0..4);
    let years = option::of(years.prop_map(Set::from_iter));
    let facts = (option::of(any::<bool>()), option::of(date(bias)), option::of(date(bias)));
    let asked = (known(Stage::ALL), set_of(&bias.roles), set_of(&bias.asks));
    let total = option::of(amount(1));
    let events = map_of(id(), event(bias), 0..3);
    let registration = (option::of(date(bias)), option::of(date(bias)));
    let beside = (events, registration, vec(duty(bias), 0..3));
    (shown, years, facts, asked, total, beside)
        .prop_map(|(shown, audit_years, facts, asked, required_total, beside)| Teacher {
            name: shown.0,
            school: shown.1,
            subject: shown.2,
            title: shown.3,
            audit_years,
            new_teacher: facts.0,
            hired_on: facts.1,
            confirmed_on: facts.2,
            stage: asked.0,
            roles: asked.1,
            asks: asked.2,
            required_total,
            events: beside.0,
            registration_from: beside.1.0,
            registration_to: beside.1.1.filter(|to| beside.1.0.is_none_or(|from| from <= *to)),
            duties: beside.2,
        })
        .boxed()
}

fn duty(bias: &Bias) -> BoxedStrategy<Duty> {
    let word = select(&["paper", "lesson-preparation"]).prop_map(str::to_owned);
    (word, date(bias), date(bias), any::<u32>())
        .prop_map(|(duty, one, other, done)| Duty {
            duty,
            from: one.min(other),
            to: one.max(other),
            done,
        })
        .boxed()
}

fn event(bias: &Bias) -> BoxedStrategy<Event> {
    let lasted = map_of(word(Span::ALL), amount(1), 0..3);
    (word(EventKind::ALL), date(bias), lasted)
        .prop_map(|(kind, date, lasted)| Event { kind, date, lasted })
        .boxed()
}

/// A record whose quantities have denominators as [`amount`] gives them.
pub fn record(bias: &Bias, odd: i64) -> BoxedStrategy<Record> {
    let status = prop_oneof![Just(Status::Completed), word(Status::ALL)];
    let account = prop_oneof![3 => Just(Account::Cycle), 1 => Just(Account::Induction)];
    let base = (id(), word(Activity::ALL), status, account);
    let role = one_of(&["lead".to_owned()], 20);
    let shown = (text(40), text(40), lines(), text(40), role);
    let words = (known(Level::ALL), known(Mode::ALL), known(Host::ALL), known(Grade::ALL));
    let axes = (one_of(&bias.categories, 40), set_of(&bias.tags), known(Level::ALL));
    let keys = ["a", "b", "c"].map(str::to_owned);
    let keys = (one_of(&bias.course_ids, 20), one_of(&keys, 20), one_of(&keys, 20));
    let quantity = map_of(word(Unit::ALL), amount(odd), 0..4);
    let dates = (option::of(date(bias)), option::weighted(0.9, date(bias)), option::of(date(bias)));
    let flags = map_of(word(Flag::ALL), any::<bool>(), 0..Flag::ALL.len());
    let evidence = vec(evidence(bias), 0..3);
    (base, shown, words, axes, keys, quantity, dates, flags, evidence)
        .prop_map(|(base, shown, words, axes, keys, quantity, dates, flags, evidence)| {
            let before_end = dates.1.is_none_or(|end| dates.0.is_none_or(|start| start <= end));
            Record {
                title: shown.0,
                provider: shown.1,
                note: shown.2,
                rejected_because: shown.3,
                role: shown.4,
                level: words.0,
                mode: words.1,
                host: words.2,
                grade: words.3,
                category: axes.0,
                tags: axes.1,
                approved_by: axes.2,
                status: base.2,
                account: base.3,
                quantity,
                started_on: dates.0.filter(|_| before_end),
                completed_on: dates.1,
                certificate_issued_on: dates.2,
                course_id: keys.0,
                content_key: keys.1,
                project_key: keys.2,
                flags,
                evidence,
                ..Record::new(base.0, base.1)
            }
        })
        .boxed()
}

fn evidence(bias: &Bias) -> BoxedStrategy<Evidence> {
    let sha256 = option::of("[0-9a-f]{64}");
    (word(EvidenceKind::ALL), text(40), text(40), option::of(date(bias)), text(40), sha256)
        .prop_map(|(kind, issuer, number, date, file, sha256)| Evidence {
            kind,
            issuer,
            number,
            date,
            file,
            sha256,
        })
        .boxed()
}

/// A teacher with up to `most` records, as [`Archive::new`] takes them.
pub fn teacher_and_records(bias: &Bias, most: usize) -> BoxedStrategy<(Teacher, Vec<Record>)> {
    let bias = bias.clone();
    (1..=1_000_i64)
        .prop_flat_map(move |odd| {
            let records = vec(record(&bias, odd), 0..=most);
            (teacher(&bias), records).prop_map(|(teacher, records)| {
                let mut by_id: Map<Id, Record> =
                    records.into_iter().map(|it| (it.id.clone(), it)).collect();
                by_id.retain(|id, _| !teacher.events.contains_key(id));
                (teacher, by_id.into_values().collect())
            })
        })
        .boxed()
}

/// An archive with up to `most` records.
pub fn archive(bias: &Bias, most: usize) -> BoxedStrategy<Archive> {
    teacher_and_records(bias, most)
        .prop_filter_map("quantities of one common denominator", |it| Archive::new(it.0, it.1).ok())
        .boxed()
}

/// A choice of policy, or none.
pub fn choice() -> impl Strategy<Value = Option<PolicyChoice>> {
    let word = "[a-z]{1,6}(-[0-9]{1,4})?";
    let choice = (word, map_of(word, word, 0..3));
    option::weighted(0.8, choice.prop_map(|(id, switches)| PolicyChoice { id, switches }))
}

/// A few packs of somebody's own, sound or not.
pub fn own_packs() -> impl Strategy<Value = OwnPacks> {
    let text = || option::of("[^\\x00]{0,30}".prop_map(Arc::from));
    let pack = ("[a-c]", text(), text(), text());
    vec(pack, 0..3).prop_map(|packs| {
        let packs = packs.into_iter().map(|(id, text, draft, cases)| {
            // A pack is never nothing.
            let text = text.or_else(|| draft.is_none().then(|| Arc::from("{}")));
            (id, Arc::new(OwnPack { text, draft, cases }))
        });
        packs.collect()
    })
}

/// A document with up to `most` records.
pub fn document(bias: &Bias, most: usize) -> BoxedStrategy<Document> {
    (choice(), archive(bias, most), own_packs())
        .prop_map(|(policy, archive, packs)| {
            let file = ArchiveFile { policy, archive, packs };
            Document::default().replaced_by(&file)
        })
        .boxed()
}

/// The name of a step, whatever the step does.
pub fn step_name() -> impl Strategy<Value = StepName> {
    (text(40), 0..9_usize, "[a-z]{1,6}").prop_flat_map(|(title, count, id)| {
        select(vec![
            StepName::AddRecord(title.clone()),
            StepName::EditRecord(title.clone()),
            StepName::DuplicateRecord(title.clone()),
            StepName::DeleteRecord(title),
            StepName::DeleteRecords(count),
            StepName::ImportRecords(count),
            StepName::ImportArchive,
            StepName::ChoosePolicy(id.clone()),
            StepName::SetSwitch(id.clone()),
            StepName::EditTeacher,
            StepName::PutPack(id.clone()),
            StepName::DeletePack(id),
            StepName::EraseAll,
        ])
    })
}

/// Any JSON value, with members that the written forms know among others.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z0-9/.-]{0,10}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        select(&["training", "2026-03-27", "80/3", "leave", "add-record"]).prop_map(Value::from),
    ];
    let key = select(&[
        "id",
        "activity",
        "quantity",
        "hours",
        "events",
        "evidence",
        "tags",
        "teacher",
        "records",
        "undo",
        "redo",
        "name",
        "kind",
        "difference",
        "before",
        "after",
        "policy",
        "ext:x",
        "type",
        "date",
    ]);
    leaf.prop_recursive(5, 60, 6, move |inside| {
        let key = prop_oneof![9 => key.clone().prop_map(str::to_owned), 1 => any::<String>()];
        prop_oneof![
            vec(inside.clone(), 0..4).prop_map(Value::from),
            btree_map(key, inside, 0..6).prop_map(|it| it.into_iter().collect()),
        ]
    })
}
