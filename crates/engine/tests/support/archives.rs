//! Archives whose records meet the rules of a pack: its categories, its years' edges, its words.
//!
//! They are drawn up without a pack and then [put down](Draft::under) under one,
//! so that a failing case can shrink the pack and the archive each for itself.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use xuefen_engine::archive::{Archive, Event, Id, Record, Teacher};
use xuefen_engine::condition::Fact;
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::Map;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, Flag, Grade, Host, Level, Mode, Span, Stage, Status, Unit,
};

use super::packs::Policy;

/// The activities of most records and most conditions.
pub(crate) const ACTIVITIES: &[&str] = &["training", "school-based", "lecture", "degree"];

/// What records of a pack may say.
pub(crate) struct Sense {
    paths: Vec<String>,
    /// The edges of years and of the cycle, and some days between, close enough for ties.
    dates: Vec<NaiveDate>,
    /// Those of them that lie in the cycle.
    inside: Vec<NaiveDate>,
    /// Amounts that mean something to the pack's figures.
    usual: &'static [&'static str],
    /// Amounts that nobody expects.
    strange: &'static [&'static str],
}

impl Sense {
    /// What is of interest to a pack.
    pub(crate) fn of(policy: &Policy) -> Self {
        let written = &policy.written;
        let mut dates = written.edges();
        let (first, last) = written.cycle().unwrap_or((dates[0], dates[dates.len() - 1]));
        let days = u64::try_from((last - first).num_days()).unwrap();
        let between = |it| first.checked_add_days(Days::new(days * it / 6)).unwrap();
        dates.extend((1..6).map(between));
        let inside = dates.iter().copied().filter(|it| first <= *it && *it <= last).collect();
        let (usual, strange): (&[_], &[_]) = match policy.pack.id.as_str() {
            "made" => (&["1", "2", "3", "4", "6", "8", "10", "12", "20"], STRANGE),
            "extreme" => (EXTREME, &["1/1000", "1/999", "1/997", "0"]),
            _ => (&["4", "10", "12", "20", "40", "60", "100", "240"], STRANGE),
        };
        Self { paths: written.paths(), dates, inside, usual, strange }
    }
}

const STRANGE: &[&str] = &["0", "0.5", "1/3", "2/7", "12.5", "7.0001", "80/3", "120", "999999"];

/// As large and as fine as may be entered, and together just within the common denominator.
const EXTREME: &[&str] = &["999999999/1000", "998999002/999", "996999004/997"];

/// A day that means something to a pack, once there is one.
#[derive(Clone, Copy, Debug)]
struct Day {
    inside: bool,
    pick: Index,
}

impl Day {
    fn under(self, sense: &Sense) -> NaiveDate {
        *self.pick.get(if self.inside { &sense.inside } else { &sense.dates })
    }
}

fn days() -> impl Strategy<Value = Day> {
    (prop::bool::weighted(0.8), any::<Index>()).prop_map(|(inside, pick)| Day { inside, pick })
}

/// A quantity: mostly one that means something to a pack, sometimes a strange one.
#[derive(Clone, Copy, Debug)]
enum Amount {
    Usual(Index),
    Strange(Index),
    This(&'static str),
}

impl Amount {
    fn under(self, sense: &Sense) -> Credit {
        let text = match self {
            Self::Usual(pick) => sense.usual[pick.index(sense.usual.len())],
            Self::Strange(pick) => sense.strange[pick.index(sense.strange.len())],
            Self::This(text) => text,
        };
        Credit::entered(text).unwrap()
    }
}

fn amounts() -> impl Strategy<Value = Amount> {
    prop_oneof![
        5 => any::<Index>().prop_map(Amount::Usual),
        1 => any::<Index>().prop_map(Amount::Strange),
    ]
}

/// An archive that is under no pack yet.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    teacher: TeacherDraft,
    records: Vec<RecordDraft>,
}

impl Draft {
    /// The archive under a pack.
    pub(crate) fn under(self, sense: &Sense) -> Archive {
        let records = self.records.into_iter().map(|it| it.under(sense));
        Archive::new(self.teacher.under(sense), numbered(records.collect())).unwrap()
    }
}

/// A draft of an archive with up to `most` records.
pub(crate) fn drafts(most: usize) -> impl Strategy<Value = Draft> {
    let records = vec(option::weighted(0.7, record_drafts()), most);
    (teacher_drafts(), records).prop_map(|(teacher, records)| {
        let records = records.into_iter().flatten().collect();
        Draft { teacher, records }
    })
}

/// Gives every record an id of its own.
fn numbered(records: Vec<Record>) -> Vec<Record> {
    let named = |(i, it): (usize, Record)| Record { id: id(&format!("n{i:02}")), ..it };
    records.into_iter().enumerate().map(named).collect()
}

/// An id.
pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

#[derive(Clone, Debug)]
struct TeacherDraft {
    teacher: Teacher,
    audit_years: Option<Vec<Day>>,
    hired_on: Option<Day>,
    events: Vec<(EventKind, Day, BTreeMap<Span, Amount>)>,
}

impl TeacherDraft {
    fn under(self, sense: &Sense) -> Teacher {
        let events = self.events.into_iter().enumerate().map(|(i, (kind, day, lasted))| {
            let lasted = lasted.into_iter().map(|(span, it)| (span, it.under(sense))).collect();
            (id(&format!("event-{i}")), Event { kind, date: day.under(sense), lasted })
        });
        let hired_on = self.hired_on.map(|it| it.under(sense));
        let years = |it: Vec<Day>| it.into_iter().map(|it| it.under(sense).year()).collect();
        let audit_years = self.audit_years.map(years);
        Teacher { audit_years, hired_on, events: events.collect(), ..self.teacher }
    }
}

fn teacher_drafts() -> impl Strategy<Value = TeacherDraft> {
    let years = option::weighted(0.3, vec(days(), 0..4));
    let words = (
        option::weighted(0.8, any::<bool>()),
        option::of(select(Stage::ALL)),
        option::of(Just("class-teacher".to_owned())),
        option::of(Just("excellent-rating".to_owned())),
    );
    let kind = prop_oneof![3 => Just(EventKind::Leave), 1 => select(EventKind::ALL)];
    let event = (kind, days(), btree_map(select(Span::ALL), amounts(), 1..=2));
    (years, words, option::weighted(0.8, days()), vec(event, 0..=3)).prop_map(
        |(audit_years, (new_teacher, stage, role, asks), hired_on, events)| {
            let (roles, asks) = (role.into_iter().collect(), asks.into_iter().collect());
            let teacher = Teacher { new_teacher, stage, roles, asks, ..Teacher::default() };
            TeacherDraft { teacher, audit_years, hired_on, events }
        },
    )
}

/// A record that is under no pack yet.
#[derive(Clone, Debug)]
pub(crate) struct RecordDraft {
    record: Record,
    /// One of the pack's categories.
    place: Option<Index>,
    completed_on: Option<Day>,
    certificate_issued_on: Option<Day>,
    quantity: BTreeMap<Unit, Amount>,
}

impl RecordDraft {
    /// The record under a pack.
    pub(crate) fn under(self, sense: &Sense) -> Record {
        let quantity = self.quantity.into_iter().map(|(unit, it)| (unit, it.under(sense)));
        Record {
            category: self.place.map(|it| it.get(&sense.paths).clone()).or(self.record.category),
            completed_on: self.completed_on.map(|it| it.under(sense)),
            certificate_issued_on: self.certificate_issued_on.map(|it| it.under(sense)),
            quantity: quantity.collect(),
            ..self.record
        }
    }
}

/// A draft of a record; its id is given later.
pub(crate) fn record_drafts() -> impl Strategy<Value = RecordDraft> {
    let place = prop_oneof![
        14 => any::<Index>().prop_map(|it| (Some(it), None)),
        1 => Just((None, None)),
        1 => Just((None, Some("nowhere".to_owned()))),
    ];
    let dates = (option::weighted(0.97, days()), option::weighted(0.4, days()));
    (bare_records(), place, dates, quantities()).prop_map(|(record, place, dates, quantity)| {
        let (completed_on, certificate_issued_on) = dates;
        let record = Record { category: place.1, ..record };
        RecordDraft { record, place: place.0, completed_on, certificate_issued_on, quantity }
    })
}

/// What a record says whatever the pack.
fn bare_records() -> impl Strategy<Value = Record> {
    let usual: Vec<_> = ACTIVITIES.iter().filter_map(|it| Activity::parse(it)).collect();
    let activity = prop_oneof![8 => select(usual), 1 => select(Activity::ALL)];
    let status = prop_oneof![6 => Just(Status::Completed), 1 => select(Status::ALL)];
    let account = prop_oneof![7 => Just(Account::Cycle), 1 => Just(Account::Induction)];
    let grade = prop_oneof![
        4 => Just(None),
        3 => select(&[Grade::Pass, Grade::Good, Grade::Excellent]).prop_map(Some),
        1 => Just(Some(Grade::Fail)),
    ];
    let words = (
        option::weighted(0.9, select(Level::ALL)),
        option::weighted(0.9, select(Mode::ALL)),
        option::weighted(0.9, select(Host::ALL)),
        grade,
        option::weighted(0.3, select(Level::ALL)),
    );
    let tags = subsequence(vec!["it", "class-teacher"], 0..=2);
    let role = option::weighted(0.2, Just("lead".to_owned()));
    let key = || option::of(select(&["p", "q"][..]).prop_map(str::to_owned));
    let flags = prop_oneof![
        4 => Just(BTreeMap::new()),
        3 => btree_map(select(Flag::ALL), Just(true), 1..=3),
        1 => btree_map(select(Flag::ALL), any::<bool>(), 1..=3),
    ];
    ((activity, status, account), words, (tags, role), (key(), key()), flags).prop_map(
        |((activity, status, account), words, (tags, role), keys, flags)| Record {
            status,
            account,
            level: words.0,
            mode: words.1,
            host: words.2,
            grade: words.3,
            approved_by: words.4,
            tags: tags.into_iter().map(str::to_owned).collect(),
            role,
            content_key: keys.0,
            project_key: keys.1,
            flags: Map::from_iter(flags),
            ..Record::new(id("new"), activity)
        },
    )
}

/// Mostly hours, and whatever else some rate might ask for.
fn quantities() -> impl Strategy<Value = BTreeMap<Unit, Amount>> {
    let hours = option::weighted(0.9, amounts());
    let years = option::weighted(0.3, select(&["1", "2", "3", "5", "7", "2.5", "12"][..]));
    let other = btree_map(select(Unit::ALL), amounts(), 0..=1);
    (hours, years, other).prop_map(|(hours, years, mut quantity)| {
        quantity.extend(hours.map(|it| (Unit::Hours, it)));
        quantity.extend(years.map(|it| (Unit::StudyYears, Amount::This(it))));
        quantity
    })
}

/// Gives a record a fact that it lacks.
pub(crate) fn find_out(record: &mut Record, fact: Fact, sense: &Sense, pick: Index) {
    fn one_of<T: Copy>(all: &[T], pick: Index) -> Option<T> {
        Some(*pick.get(all))
    }
    match fact {
        // What is stated wrongly is not found out, but corrected.
        Fact::Category if record.category.is_some() => {}
        Fact::Category => record.category = Some(pick.get(&sense.paths).clone()),
        Fact::Level => record.level = one_of(Level::ALL, pick),
        Fact::Mode => record.mode = one_of(Mode::ALL, pick),
        Fact::Host => record.host = one_of(Host::ALL, pick),
        Fact::ApprovedBy => record.approved_by = one_of(Level::ALL, pick),
        Fact::Role => record.role = Some("lead".to_owned()),
        Fact::CompletedOn => record.completed_on = one_of(&sense.dates, pick),
        Fact::Quantity(unit) => {
            record.quantity.insert(unit, Amount::Usual(pick).under(sense));
        }
        Fact::Flag(flag) => {
            record.flags.insert(flag, pick.index(2) == 1);
        }
        Fact::CertificateIssuedOn => record.certificate_issued_on = one_of(&sense.dates, pick),
        Fact::HiredOn | Fact::ConfirmedOn | Fact::Stage | Fact::Lasted(_) => {}
    }
}
