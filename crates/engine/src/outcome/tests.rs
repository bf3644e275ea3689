//! Consequences, deadlines, evidence and duties, by the examples of the regulations.

use std::fmt::Write;

use super::*;
use crate::archive::{Duty, Evidence, Id};
use crate::calendar::parse_date;
use crate::credit::Credit;
use crate::sorted::Map;
use crate::vocabulary::{Activity, Grade, Unit};

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn span(from: &str, to: &str) -> Dates {
    Dates { from: day(from), to: day(to) }
}

/// A pack of these rules, with the members that every rule has filled in.
fn pack(rules: &[&str]) -> Pack {
    let mut text = String::new();
    for (i, rule) in rules.iter().enumerate() {
        let head = format!(r#"{{"id": "R-{i}", "place": "{i}", "zh": "规则", "en": "a rule", "#);
        write!(text, "{head}{}, ", &rule[1..]).unwrap();
    }
    let text = format!(
        r#"{{"format": "xuefen-pack", "version": 1, "id": "a-pack", "edition": "1",
        "title": {{"zh": "办法", "en": "Measures"}}, "issuer": {{"zh": "局", "en": "Bureau"}},
        "region": {{"zh": "县", "en": "County"}}, "number": "1",
        "switches": [], "categories": [], "rules": [{text}
        {{"rule": "scope", "id": "R", "place": "0", "zh": "范围", "en": "scope"}}]}}"#
    );
    Pack::parse(&text).unwrap_or_else(|it| panic!("{it:?}"))
}

fn shipped(id: &str) -> Pack {
    let path = format!("{}/../../policies/{id}/pack.json", env!("CARGO_MANIFEST_DIR"));
    Pack::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn told(pack: &Pack, id: &str) -> Told {
    let mut told = pack.told().iter();
    told.find(|(rule, _)| pack.article(*rule).unwrap().id == id).unwrap().1.clone()
}

fn record(id: &str, credits: i64, completed: &str) -> Record {
    Record {
        quantity: Map::from([(Unit::Credits, Credit::whole(credits))]),
        completed_on: Some(day(completed)),
        ..Record::new(Id::new(id).unwrap(), Activity::Training)
    }
}

fn of(pack: &Pack, teacher: Teacher, records: Vec<Record>, id: &str) -> Hanging {
    let archive = Archive::new(teacher, records).unwrap();
    let assessment = assess(pack, &archive, day("2018-06-30"));
    hanging(&told(pack, id), pack, &archive, &assessment).unwrap()
}

const RATE: &str = r#"{"rule": "rate", "quantity": "credits", "rate": "1"}"#;
const CYCLE: &str = r#"{"rule": "cycle", "from": "2011-01-01", "to": "2015-12-31"}"#;
const YEARS: &str =
    r#"{"rule": "calendar", "name": "year", "from": "01-01", "to": "12-31", "registration": true}"#;
const TOTAL: &str =
    r#"{"rule": "minimum", "requirement": "cycle-total", "window": "cycle", "at-least": "360"}"#;
const ANNUAL: &str =
    r#"{"rule": "minimum", "requirement": "annual-total", "window": "year", "at-least": "30"}"#;
const IN_PRINCIPLE: &str = r#"{"rule": "minimum", "requirement": "wish", "window": "cycle", "at-least": "999", "force": "in-principle"}"#;
const COMPLETION: &str = r#"{"rule": "consequence", "requirements": ["cycle-total"], "on": "met"}"#;
const TITLE: &str = r#"{"rule": "precondition", "of": "title"}"#;
const REGISTRATION: &str =
    r#"{"rule": "precondition", "of": "registration", "window": "registration-period"}"#;
const LAST_CYCLE: &str = r#"{"rule": "precondition", "of": "registration", "window": "cycle"}"#;

#[test]
fn a_consequence_hangs_on_the_worst_of_what_it_names_or_of_all_that_must_be_met() {
    let pack = pack(&[RATE, CYCLE, YEARS, TOTAL, ANNUAL, IN_PRINCIPLE, COMPLETION, TITLE]);
    let whole = vec![record("a", 360, "2014-05-01")];
    let completion = of(&pack, Teacher::default(), whole.clone(), "R-6");
    assert!(completion.is_met());
    // The years other than 2014 are short; what holds in principle only hinders nobody.
    let title = of(&pack, Teacher::default(), whole.clone(), "R-7");
    let short: Vec<_> = title.short().collect();
    assert_eq!(
        short,
        ["annual-total@2011", "annual-total@2012", "annual-total@2013", "annual-total@2015"]
    );
    let unchecked = Teacher { audit_years: Some([].into()), ..Teacher::default() };
    assert!(of(&pack, unchecked, whole, "R-7").is_met());
}

#[test]
fn what_is_open_is_neither_met_nor_short() {
    let wanted =
        r#"{"rule": "rate", "when": {"mode": "online"}, "quantity": "credits", "rate": "1"}"#;
    let pack = pack(&[wanted, CYCLE, TOTAL, COMPLETION]);
    let hanging = of(&pack, Teacher::default(), vec![record("a", 360, "2014-05-01")], "R-3");
    let Hanging::On { standing, open } = &hanging else { panic!("{hanging:?}") };
    assert_eq!((*standing, open.len(), hanging.short().count()), (Standing::Undetermined, 1, 0));
}

#[test]
fn a_pack_that_requires_nothing_has_nothing_to_check() {
    let pack = shipped("hainan-experimental-register");
    assert_eq!(of(&pack, Teacher::default(), Vec::new(), "HI-05"), Hanging::NothingToCheck);
    let pack = shipped("moe-2016-guiding-opinions");
    assert_eq!(of(&pack, Teacher::default(), Vec::new(), "MOE-12"), Hanging::NothingToCheck);
}

/// MOE-L6: 360 credits by the end of 2015, none in 2016 to 2018.
#[test]
fn registration_looks_at_what_is_dated_in_its_own_period() {
    let pack = pack(&[RATE, CYCLE, YEARS, TOTAL, ANNUAL, REGISTRATION, LAST_CYCLE]);
    let teacher = Teacher {
        registration_from: Some(day("2013-07-01")),
        registration_to: Some(day("2018-06-30")),
        audit_years: Some([].into()),
        ..Teacher::default()
    };
    let records = vec![record("a", 200, "2012-05-01"), record("b", 160, "2014-05-01")];
    // (a) The last completed cycle counts: 200 + 160.
    assert!(of(&pack, teacher.clone(), records.clone(), "R-6").is_met());
    // (b) Only what is dated 2013-07-01 to 2018-06-30: 160, short of 360 by 200.
    let hanging = of(&pack, teacher.clone(), records.clone(), "R-5");
    let Hanging::On { standing, open } = hanging else { panic!("{hanging:?}") };
    assert_eq!((standing, open.len()), (Standing::Short, 1));
    assert_eq!(open[0].missing(), Credit::whole(200));
    // What was earned after the pack's own cycle counts in the period.
    let later = [records, vec![record("c", 200, "2018-06-30")]].concat();
    assert!(of(&pack, teacher.clone(), later, "R-5").is_met());
    let unknown = Teacher { registration_from: None, ..teacher };
    assert_eq!(of(&pack, unknown, Vec::new(), "R-5"), Hanging::PeriodUnknown);
}

#[test]
fn a_certificate_is_valid_on_its_last_day() {
    let pack = shipped("khorgos-2024-2028");
    let Told::Validity { until } = told(&pack, "KH-17") else { panic!("no validity") };
    assert!(!has_run_out(until, day("2029-12-31")));
    assert!(has_run_out(until, day("2030-01-01")));
    assert_eq!(days_to(until, day("2029-12-01")), Some(30));
    assert_eq!(days_to(until, day("2030-01-01")), None);
}

#[test]
fn a_record_of_the_last_days_of_a_period_misses_its_deadline() {
    let pack = shipped("hunan-heye-central-school");
    let missed = |id: &str, completed| missed(&told(&pack, id), &record("a", 1, completed));
    // Heye: by 18 December for the second half year.
    assert_eq!(missed("HEYE-22b", "2014-12-20"), Some(day("2014-12-18")));
    assert_eq!(missed("HEYE-22b", "2014-12-18"), None);
    assert_eq!(missed("HEYE-22b", "2014-06-20"), None, "that is the other half year");
    assert_eq!(missed("HEYE-22a", "2014-06-20"), Some(day("2014-06-15")));
    // The register of a year is closed on 20 January after it.
    assert_eq!(missed("HEYE-24", "2014-03-01"), None);
    let school_year = r#"{"rule": "deadline", "due": "07-10", "by": "teacher", "covers": {"from": "09-01", "to": "08-31"}}"#;
    let pack = self::pack(&[school_year]);
    let missed = |completed| super::missed(&told(&pack, "R-0"), &record("a", 1, completed));
    assert_eq!(missed("2014-08-01"), Some(day("2014-07-10")));
    assert_eq!(missed("2014-09-01"), None);
}

#[test]
fn evidence_is_asked_for_where_its_condition_holds() {
    let one_of =
        r#"{"rule": "evidence", "when": {"grade": "excellent"}, "one-of": ["diploma", "notice"]}"#;
    let needs =
        r#"{"rule": "evidence", "when": {"mode": "online"}, "needs": ["certificate", "notes"]}"#;
    let pack = pack(&[one_of, needs]);
    let teacher = Teacher::default();
    let mut record = Record { grade: Some(Grade::Excellent), ..record("a", 1, "2014-05-01") };
    let lacks = |id: &str, record: &Record| lacking(&told(&pack, id), record, &teacher);
    assert_eq!(lacks("R-1", &record), None, "how it was held is not known");
    record.mode = Some(crate::vocabulary::Mode::Online);
    let kinds = [EvidenceKind::Certificate, EvidenceKind::Notes];
    assert_eq!(lacks("R-1", &record).unwrap().all, kinds);
    let evidence =
        |kind| Evidence { kind, issuer: None, number: None, date: None, file: None, sha256: None };
    assert_eq!(lacks("R-0", &record).unwrap().one_of.len(), 2);
    record.evidence = vec![evidence(EvidenceKind::Notice), evidence(EvidenceKind::Certificate)];
    assert_eq!(lacks("R-0", &record), None);
    assert_eq!(lacks("R-1", &record).unwrap().all, [EvidenceKind::Notes]);
}

#[test]
fn the_first_recogniser_that_speaks_of_a_record_recognises_it() {
    let pack = shipped("province-primary-360");
    let told = pack.told();
    let mut record = record("a", 1, "2014-05-01");
    let by = |record: &Record| recogniser(told, record, &Teacher::default());
    assert_eq!(by(&record), None, "its level is not known");
    record.level = Some(crate::vocabulary::Level::County);
    let (rule, by) = by(&record).unwrap();
    assert_eq!((pack.article(rule).unwrap().id.as_str(), by), ("PP-08c", By::County));
}

fn log(duty: &str, from: &str, to: &str, done: u32) -> Duty {
    Duty { duty: duty.into(), from: day(from), to: day(to), done }
}

fn duties(id: &str, logged: &[Duty]) -> Vec<(u32, u32)> {
    let pack = shipped("hainan-experimental-register");
    let teacher = Teacher { duties: logged.to_vec(), ..Teacher::default() };
    let results = duty_results(&told(&pack, id), &teacher);
    results.into_iter().map(|it| (it.due, it.missing())).collect()
}

/// HI-1: a semester of 20 weeks, 18 of the weekly preparations logged.
#[test]
fn two_of_twenty_weekly_preparations_are_missing() {
    let semester = log("lesson-preparation", "2026-02-23", "2026-07-12", 18);
    assert_eq!(duties("HI-02a", &[semester]), [(20, 2)]);
}

/// HI-2: 20 weeks are ten times two, and ten were logged.
#[test]
fn ten_meetings_in_twenty_weeks_are_enough() {
    let semester = log("research-group", "2026-02-23", "2026-07-12", 10);
    assert_eq!(duties("HI-02b", &[semester]), [(10, 0)]);
}

/// HI-3: two papers in the first semester do not make up for none in the second.
#[test]
fn a_paper_too_many_makes_up_for_no_other_semester() {
    let first = log("paper", "2025-09-01", "2026-01-31", 2);
    let second = log("paper", "2026-02-23", "2026-07-12", 0);
    assert_eq!(duties("HI-03", &[first, second]), [(1, 0), (1, 1)]);
}

/// HI-4: the summary of the year is not there, and no credit hangs on it.
#[test]
fn a_summary_that_is_not_written_leaves_the_duty_open_and_takes_no_credit() {
    let year = log("annual-summary", "2026-01-01", "2026-12-31", 0);
    assert_eq!(duties("HI-04b", std::slice::from_ref(&year)), [(1, 1)]);
    assert_eq!(duties("HI-04a", std::slice::from_ref(&year)), [], "that is another duty");
    let pack = shipped("hainan-experimental-register");
    let as_of = day("2026-12-31");
    let teacher = Teacher { duties: vec![year], ..Teacher::default() };
    let with = assess(&pack, &Archive::new(teacher, Vec::new()).unwrap(), as_of);
    assert_eq!(with, assess(&pack, &Archive::default(), as_of));
}

#[test]
fn weeks_are_whole_and_months_count_where_they_begin() {
    assert_eq!(times_due(Every::Week, span("2026-03-01", "2026-03-06")), Some(0));
    assert_eq!(times_due(Every::Week, span("2026-03-01", "2026-03-07")), Some(1));
    assert_eq!(times_due(Every::TwoWeeks, span("2026-03-01", "2026-03-28")), Some(2));
    assert_eq!(times_due(Every::Month, span("2026-01-15", "2026-03-15")), Some(2));
    assert_eq!(times_due(Every::Month, span("2026-01-01", "2026-12-31")), Some(12));
    assert_eq!(times_due(Every::Cycle, span("2024-01-01", "2028-12-31")), Some(1));
    assert_eq!(times_due(Every::Training, span("2026-01-01", "2026-12-31")), None);
    assert_eq!(times_due(Every::Week, span("2026-03-07", "2026-03-01")), Some(0));
}
