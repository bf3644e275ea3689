//! Worked cases: what a case file may say, and what is refused where.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use xuefen_engine::credit::Credit;
use xuefen_engine::diagnostic::Code;
use xuefen_exchange::cases::{CaseFile, read_cases};

fn file(cases: &str) -> String {
    format!(r#"{{"format": "xuefen-cases", "version": 1, "policy": "p", "cases": [{cases}]}}"#)
}

fn case(id: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "policy": "p", "teacher": {{"audit_years": []}}, "records": [], {more}}}"#
    )
}

fn read(cases: &str) -> CaseFile {
    read_cases(&file(cases)).unwrap()
}

fn refused(cases: &str) -> Vec<(Code, String)> {
    let problems = read_cases(&file(cases)).unwrap_err();
    problems.into_iter().map(|it| (it.code, it.at.to_string())).collect()
}

#[test]
fn only_what_is_listed_is_asserted() {
    let expect = &read(&case("a", r#""expect": {"total": "80/3"}"#)).cases[0].expect;
    assert_eq!(expect.total, Credit::ratio(80, 3));
    assert_eq!((expect.shortfalls.as_ref(), expect.deemed_complete_by.as_ref()), (None, None));
}

#[test]
fn that_no_record_completes_the_cycle_can_be_asserted() {
    let expect =
        |it: &str| read(&case("a", &format!(r#""expect": {{{it}}}"#))).cases.remove(0).expect;
    assert_eq!(expect("").deemed_complete_by, None);
    assert_eq!(expect(r#""deemed_complete_by": null"#).deemed_complete_by, Some(None));
    let by = expect(r#""deemed_complete_by": "dg""#).deemed_complete_by.flatten();
    assert_eq!(by.unwrap().as_str(), "dg");
}

#[test]
fn a_computed_credit_may_be_finer_than_an_entered_one() {
    let credits = r#""expect": {"credits": {"r": "0.0000125", "s": "1/24000"}}"#;
    let credits = read(&case("a", credits)).cases.remove(0).expect.credits.unwrap();
    assert_eq!(credits.get("s"), Credit::ratio(1, 24_000).as_ref());
}

#[test]
fn a_case_may_say_why() {
    let why = r#""why": "9 hours at 3 to 1 are 3", "expect": {}"#;
    assert_eq!(read(&case("a", why)).cases[0].why.as_deref(), Some("9 hours at 3 to 1 are 3"));
}

#[test]
fn a_case_may_choose_readings() {
    let chosen = r#""readings": {"rounding": "floor"}, "expect": {}"#;
    let readings = read(&case("a", chosen)).cases.remove(0).readings;
    assert_eq!(readings.get("rounding").map(String::as_str), Some("floor"));
    let refusals = refused(&case("a", r#""readings": {"rounding": true}, "expect": {}"#));
    assert_eq!(refusals, [(Code::WrongType, "/cases/0/readings/rounding".to_owned())]);
}

#[test]
fn what_is_open_and_what_plans_leave_can_be_asserted() {
    let expect = r#""expect": {"undetermined": {"elective": "10"}, "after_plans": {}}"#;
    let expect = read(&case("a", expect)).cases.remove(0).expect;
    assert_eq!(expect.undetermined.unwrap().get("elective"), Some(&Credit::whole(10)));
    assert!(expect.after_plans.unwrap().is_empty());
}

#[test]
fn the_problems_of_all_cases_are_reported_with_their_places() {
    let cases = [
        case("a", r#""expect": {"total": 30, "years": {"2024": "x"}, "points": {}}"#),
        case("b", r#""expect": {"total": 30, "years": {"2024": "x"}}"#),
        case("c", r#""expect": {}"#),
        case("c", r#""expect": {}, "because": 1"#),
        case("c", r#""expect": {}"#),
    ];
    let expected = [
        (Code::WrongType, "/cases/0/expect/total"),
        (Code::NotANumber, "/cases/0/expect/years/2024"),
        (Code::UnknownMember, "/cases/0/expect/points"),
        (Code::WrongType, "/cases/1/expect/total"),
        (Code::NotANumber, "/cases/1/expect/years/2024"),
        (Code::UnknownMember, "/cases/3/because"),
        (Code::DuplicateId, "/cases/4/id"),
    ];
    assert_eq!(refused(&cases.join(",")), expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn a_record_of_a_case_is_read_like_any_other() {
    let cases = r#"{"id": "a", "policy": "p", "teacher": {}, "expect": {},
        "records": [{"id": "r", "activity": "training", "quantity": {"hours": 8}}]}"#;
    let expected = (Code::WrongType, "/cases/0/records/0/quantity/hours".to_owned());
    assert_eq!(refused(cases), [expected]);
}
