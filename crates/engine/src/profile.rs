//! The profile of the national Guiding Opinions (2016): what every pack is held against.
//!
//! They state no figures and ask three things of a conversion: the higher the level, the more a
//! hour is worth; the better the result, the more; and whoever trains others earns by level too.
//! A pack that does otherwise may be right about its regulation, so these are warnings.

use chrono::{Datelike, NaiveDate};

use crate::archive::{Archive, Id, Record, Teacher};
use crate::assess::assess;
use crate::credit::Credit;
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::pack::Pack;
use crate::sorted::Map;
use crate::vocabulary::{Activity, Flag, Grade, Host, Level, Mode, Unit};

/// The levels of those who train, lowest first, with the place of a lecture at each.
const LEVELS: [(Level, Host); 4] = [
    (Level::County, Host::OwnCounty),
    (Level::Prefecture, Host::Prefecture),
    (Level::Province, Host::Province),
    (Level::National, Host::Province),
];

/// Where a pack departs from the Opinions.
#[must_use]
pub fn against_opinions(pack: &Pack) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let probes = [
        (Activity::Training, Grade::Pass),
        (Activity::Training, Grade::Excellent),
        (Activity::Lecture, Grade::Pass),
    ];
    for (activity, grade) in probes {
        let worths = LEVELS.map(|(level, host)| worth(pack, activity, level, host, grade));
        let mut steps = worths.iter().zip(worths.iter().skip(1));
        if steps
            .any(|(lower, higher)| lower.is_positive() && higher.is_positive() && higher <= lower)
        {
            problems.push(warning(Code::HigherLevelNotMore, activity, grade, &worths));
        }
    }
    let [passed, excellent] = [Grade::Pass, Grade::Excellent].map(|grade| {
        LEVELS.map(|(level, host)| worth(pack, Activity::Training, level, host, grade))
    });
    let mut both = passed.iter().zip(&excellent);
    if both.any(|(passed, excellent)| passed.is_positive() && excellent <= passed) {
        let (activity, grade) = (Activity::Training, Grade::Excellent);
        problems.push(warning(Code::BetterResultNotMore, activity, grade, &excellent));
    }
    problems
}

fn warning(code: Code, activity: Activity, grade: Grade, worths: &[Credit]) -> Diagnostic {
    let mut args = vec![activity.to_string(), grade.to_string()];
    args.extend(worths.iter().map(ToString::to_string));
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    Diagnostic::warning(code, &Pointer::root().member("rules"), &args)
}

/// What a training is worth in the category in which it is worth most.
fn worth(pack: &Pack, activity: Activity, level: Level, host: Host, grade: Grade) -> Credit {
    let stated = pack.stated_categories();
    let paths =
        stated.iter().filter_map(|it| pack.categories.get(*it)).map(|it| Some(it.path.clone()));
    let worths = std::iter::once(None)
        .chain(paths)
        .map(|category| worth_in(pack, category, activity, level, host, grade));
    worths.fold(Credit::ZERO, Credit::max)
}

/// What three whole days of twelve hours are worth, everything else being in order.
fn worth_in(
    pack: &Pack,
    category: Option<String>,
    activity: Activity,
    level: Level,
    host: Host,
    grade: Grade,
) -> Credit {
    let Some(id) = Id::new("probe") else { return Credit::ZERO };
    let day = pack.cycle().map_or(NaiveDate::default(), |it| {
        NaiveDate::from_ymd_opt(it.from.year() + 1, 6, 1).unwrap_or(it.from)
    });
    let flags = Flag::ALL.iter().map(|it| (*it, true)).filter(|it| it.0 != Flag::SupportTeaching);
    let record = Record {
        category,
        level: Some(level),
        host: Some(host),
        mode: Some(Mode::InPerson),
        grade: Some(grade),
        approved_by: Some(level),
        quantity: Map::from([
            (Unit::Hours, Credit::whole(12)),
            (Unit::CreditHours, Credit::whole(12)),
            (Unit::Days, Credit::whole(3)),
        ]),
        completed_on: Some(day),
        certificate_issued_on: Some(day),
        flags: flags.collect(),
        ..Record::new(id, activity)
    };
    let Ok(archive) = Archive::new(Teacher::default(), vec![record]) else { return Credit::ZERO };
    let assessment = assess(pack, &archive, day);
    assessment.recognised.settlements.first().map_or(Credit::ZERO, |it| it.worth)
}
