//! Random teachers and random records, with dates at the borders, equal days and equal keys, and
//! any fact sometimes absent.

use chrono::{Datelike, Days, NaiveDate};
use xuefen_engine::archive::{Archive, Event, Id, Record, Teacher};
use xuefen_engine::credit::Credit;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, Flag, Grade, Host, Level, Mode, Span, Stage, Status, Unit,
};

use super::chance::Chance;
use super::world::World;

/// The levels, lowest first.
pub(crate) const LEVELS: [&str; 5] = ["school", "county", "prefecture", "province", "national"];
/// The yes-or-no facts.
pub(crate) const FLAGS: [&str; 7] = [
    "support_teaching",
    "off_job",
    "degree_obtained",
    "related_to_post",
    "approved",
    "provider_accredited",
    "notes_verified",
];

const HOURS: &[&str] = &["2", "3", "4", "6", "8", "8", "10", "12", "15", "20", "7.5", "10/3"];
const CREDITS: &[&str] = &["1", "2", "3", "4", "5", "8", "2.5"];
const STUDY_YEARS: &[&str] = &["1", "2", "3", "2.5", "0.5", "4"];
const FEW: &[&str] = &["1", "1.5", "2", "3", "4", "2.5", "6"];

/// An amount of a unit, as it may be stated or asked for.
pub(crate) fn amount(chance: &mut Chance, unit: &str) -> &'static str {
    chance.pick(match unit {
        "hours" | "credit_hours" => HOURS,
        "credits" | "academic_credits" => CREDITS,
        "study_years" => STUDY_YEARS,
        _ => FEW,
    })
}

/// A teacher with 0 to 12 records.
pub(crate) fn archive(chance: &mut Chance, world: &World) -> Archive {
    // Ids are no hint at what comes first.
    let mut ids: Vec<&str> = "k c q a m f t b r d n e s g p h".split(' ').collect();
    let turns = chance.below(ids.len());
    ids.rotate_left(turns);
    let mut ids = ids.into_iter().map(|it| Id::new(it).expect("an id"));
    let teacher = teacher(chance, world, &mut ids);
    let days: Vec<NaiveDate> = (0..chance.between(3, 8)).map(|_| world.day(chance)).collect();
    let count = chance.pick(&[0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 9, 10, 11, 12]);
    let mut records: Vec<Record> = Vec::new();
    for id in ids.take(count) {
        let record = match records.last() {
            // The same again, perhaps on another day or with another amount.
            Some(last) if chance.percent(12) => Record { id, ..last.clone() },
            _ => record(chance, world, id, &days, teacher.new_teacher == Some(true)),
        };
        records.push(record);
    }
    Archive::new(teacher, records).expect("ids are different and fractions are coarse")
}

fn teacher(chance: &mut Chance, world: &World, ids: &mut impl Iterator<Item = Id>) -> Teacher {
    let hired = chance.percent(75).then(|| {
        let leap_day = NaiveDate::from_ymd_opt(2024, 2, 29);
        // Rather early, so that there is a time after it.
        let day = world.day(chance).min(world.day(chance));
        if chance.percent(12) { leap_day.unwrap_or(day) } else { day }
    });
    let confirmed = chance.percent(60).then(|| match hired {
        Some(hired) if chance.percent(70) => {
            let days = chance.pick(&[90, 365, 366, 500]);
            hired + Days::new(days)
        }
        _ => world.day(chance),
    });
    let first = world.cycle.0.year();
    let years: Vec<i32> = (first - 1..=world.cycle.1.year()).collect();
    let audit_years = match chance.below(10) {
        0..4 => None,
        4 => Some(Vec::new()),
        _ => Some(chance.some_of(&years, 3)),
    };
    let events = (0..chance.pick(&[0, 1, 1, 2, 2, 3])).filter_map(|_| {
        let id = ids.next()?;
        Some((id, event(chance, world)))
    });
    let events: Vec<_> = events.collect();
    Teacher {
        new_teacher: chance.maybe(85, &[true, true, false]),
        hired_on: hired,
        confirmed_on: confirmed,
        stage: chance.maybe(60, &[Stage::Primary, Stage::Junior, Stage::Kindergarten]),
        roles: chance
            .maybe(60, &["class-teacher", "principal"])
            .map(str::to_owned)
            .into_iter()
            .collect(),
        asks: chance.maybe(50, &["excellent-rating"]).map(str::to_owned).into_iter().collect(),
        required_total: chance.maybe(45, &["8", "12", "20", "30", "36"]).map(credit),
        audit_years: audit_years.map(|it| it.into_iter().collect()),
        events: events.into_iter().collect(),
        ..Teacher::default()
    }
}

fn event(chance: &mut Chance, world: &World) -> Event {
    let mut lasted = Vec::new();
    for span in Span::ALL {
        if chance.percent(70) {
            lasted.push((*span, credit(chance.pick(&["1", "2", "1.5", "0.5", "3", "2.75"]))));
        }
    }
    let kinds = [
        EventKind::Leave,
        EventKind::Leave,
        EventKind::SupportTeaching,
        EventKind::DoubleQualified,
    ];
    Event {
        kind: chance.pick(&kinds),
        date: world.day(chance),
        lasted: lasted.into_iter().collect(),
    }
}

fn record(chance: &mut Chance, world: &World, id: Id, days: &[NaiveDate], new: bool) -> Record {
    let (activity, unit) = chance.pick(&world.activities);
    let activity = if chance.percent(4) { "pre-service" } else { activity };
    let mut quantity = Vec::new();
    for known in Unit::ALL {
        let times = match known.as_str() {
            it if it == unit => 93,
            "hours" => 65,
            "credits" => 25,
            "study_years" => 15,
            _ => 8,
        };
        if chance.percent(times) {
            quantity.push((*known, credit(amount(chance, known.as_str()))));
        }
    }
    let completed = chance.maybe(96, days);
    let certified = chance.percent(60).then(|| match completed {
        Some(day) if chance.percent(60) => day + Days::new(chance.pick(&[0, 1, 30, 200])),
        _ => world.day(chance),
    });
    let mut flags = Vec::new();
    for flag in Flag::ALL {
        if let Some(value) = chance.maybe(55, &[true, true, false]) {
            flags.push((*flag, value));
        }
    }
    let levels: Vec<Level> = LEVELS.iter().filter_map(|it| Level::parse(it)).collect();
    let text = |word: Option<&str>| word.map(str::to_owned);
    let account =
        if chance.percent(if new { 34 } else { 4 }) { Account::Induction } else { Account::Cycle };
    let statuses = [
        Status::Certified,
        Status::Declared,
        Status::Reviewed,
        Status::Planned,
        Status::Planned,
        Status::Enrolled,
        Status::Rejected,
        Status::Withdrawn,
    ];
    let category = if chance.percent(4) {
        Some("elsewhere".to_owned())
    } else {
        chance.maybe(88, &world.categories)
    };
    let tags = ["it", "ct"].into_iter().filter(|_| chance.percent(35));
    let tags = tags.map(str::to_owned).collect();
    Record {
        level: chance.maybe(75, &levels),
        mode: chance.maybe(75, &[Mode::InPerson, Mode::Online]),
        host: chance.maybe(55, &[Host::OwnCounty, Host::Prefecture, Host::Province]),
        grade: chance.maybe(
            65,
            &[
                Grade::Fail,
                Grade::Pass,
                Grade::Good,
                Grade::Good,
                Grade::Excellent,
                Grade::Excellent,
            ],
        ),
        category,
        status: chance.maybe(24, &statuses).unwrap_or(Status::Completed),
        tags,
        quantity: quantity.into_iter().collect(),
        completed_on: completed,
        certificate_issued_on: certified,
        course_id: text(chance.maybe(45, &["c1", "c2", "c3"])),
        content_key: text(chance.maybe(65, &["x", "y"])),
        project_key: text(chance.maybe(50, &["u", "v"])),
        account,
        role: text(chance.maybe(45, &["lead", "lead", "helper"])),
        approved_by: chance.maybe(50, &levels),
        flags: flags.into_iter().collect(),
        ..Record::new(id, Activity::parse(activity).expect("an activity"))
    }
}

fn credit(text: &str) -> Credit {
    text.parse().expect("an exact number")
}
