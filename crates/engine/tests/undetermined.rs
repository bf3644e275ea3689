//! What is undetermined, and what is short for good: small packs, each with one question.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use chrono::NaiveDate;
use serde_json::{Value, json};
use xuefen_engine::assess::{RequirementResult, Standing, assess};
use xuefen_engine::condition::Fact;
use xuefen_engine::{Credit, Pack};
use xuefen_exchange::cases::read_cases;

/// What is required by these rules, beside a scope, of a teacher with these records.
fn required(rules: &[Value], records: &Value) -> Vec<RequirementResult> {
    let named = |name: &str| json!({"zh": name, "en": name});
    let mut all = vec![json!({"rule": "scope"})];
    all.extend(rules.iter().cloned());
    for (i, rule) in all.iter_mut().enumerate() {
        let members = rule.as_object_mut().unwrap();
        members.insert("id".into(), json!(format!("R-{i}")));
        members.insert("place".into(), json!("1"));
        members.insert("zh".into(), json!("规定"));
        members.insert("en".into(), json!("A rule."));
    }
    let category = |id: &str| json!({"id": id, "zh": id, "en": id});
    let pack = json!({
        "format": "xuefen-pack", "version": 1, "id": "test", "edition": "1", "number": "1",
        "title": named("规定"), "issuer": named("局"), "region": named("县"),
        "categories": [category("a"), category("b"), category("c")],
        "rules": all,
    });
    let pack = Pack::parse(&pack.to_string()).unwrap();
    let cases = json!({"format": "xuefen-cases", "version": 1, "policy": "test", "cases": [{
        "id": "T-1", "policy": "test", "why": "a question", "teacher": {"audit_years": []},
        "records": records, "expect": {},
    }]});
    let cases = read_cases(&cases.to_string()).unwrap().cases;
    let day = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    assess(&pack, &cases.first().unwrap().archive, day).requirements
}

fn record(id: &str, category: &str, hours: &str) -> Value {
    json!({
        "id": id, "activity": "training", "category": category, "quantity": {"hours": hours},
        "completed_on": "2025-03-01",
    })
}

/// A record with one more member.
fn with(mut record: Value, member: &str, value: &str) -> Value {
    record.as_object_mut().unwrap().insert(member.into(), json!(value));
    record
}

fn stated() -> Value {
    json!({"rule": "classify", "when": {"activity": "training"}, "stated": ["a", "b", "c"]})
}

fn by_the_hour() -> Value {
    json!({"rule": "rate", "quantity": "hours", "rate": "1"})
}

fn minimum(id: &str, category: &str, at_least: &str) -> Value {
    json!({
        "rule": "minimum", "requirement": id, "categories": category, "window": "cycle",
        "at-least": at_least,
    })
}

fn standing(all: &[RequirementResult], id: &str) -> (Standing, Vec<Option<Fact>>) {
    let it = all.iter().find(|it| it.id == id).unwrap();
    (it.standing, it.open.iter().map(|it| it.fact).collect())
}

#[test]
fn an_offset_that_brings_no_more_leaves_a_gap_for_good() {
    // 30 in a, 20 above its 10; b takes 6 at most of its 12: 6 are missing, whatever is asked.
    for target in [json!({"category": "b", "at-most": "6"}), json!({"category": "b", "up-to": "6"})]
    {
        let offset = json!({"rule": "offset", "from": "a", "to": [target], "window": "cycle"});
        let rules =
            [stated(), by_the_hour(), minimum("a", "a", "10"), minimum("b", "b", "12"), offset];
        let all = required(&rules, &json!([record("r", "a", "30")]));
        assert_eq!(standing(&all, "b"), (Standing::Short, vec![]));
        assert_eq!(all[1].missing(), Credit::whole(6));
    }
}

#[test]
fn surplus_that_another_offset_has_taken_is_not_hoped_for() {
    // 16 in a, 6 above its 10: all of it goes to b. Nothing is open about c.
    let offset = |to: &str| json!({"rule": "offset", "from": "a", "to": [to], "window": "cycle"});
    let minima = [minimum("a", "a", "10"), minimum("b", "b", "8"), minimum("c", "c", "4")];
    let rules = [&[stated(), by_the_hour()][..], &minima, &[offset("b"), offset("c")]].concat();
    let all = required(&rules, &json!([record("r", "a", "16")]));
    assert_eq!(standing(&all, "b"), (Standing::Short, vec![]));
    assert_eq!(standing(&all, "c"), (Standing::Short, vec![]));
}

#[test]
fn an_offset_may_bring_what_an_open_record_would_add_up_to_what_its_target_takes() {
    // The second record waits for its mode: 10 more in a, of which b takes 4 at most.
    let rate =
        json!({"rule": "rate", "when": {"mode": "online"}, "quantity": "hours", "rate": "1"});
    let offset = |most: &str| {
        json!({
            "rule": "offset", "from": "a", "to": [{"category": "b", "at-most": most}],
            "window": "cycle",
        })
    };
    let records = json!([with(record("r", "a", "10"), "mode", "online"), record("s", "a", "10")]);
    let minima = [minimum("a", "a", "10"), minimum("b", "b", "4")];
    let rules = |most| [&[stated(), rate.clone()][..], &minima, &[offset(most)]].concat();
    let b = |most| standing(&required(&rules(most), &records), "b");
    assert_eq!(b("4"), (Standing::Undetermined, vec![Some(Fact::Mode)]));
    assert_eq!(b("3"), (Standing::Short, vec![]));
}

#[test]
fn a_minimum_on_a_level_asks_for_the_level_where_that_would_close_the_gap() {
    let minimum = |at_least: &str| {
        json!({
            "rule": "minimum", "requirement": "high", "when": {"level": {"at-least": "province"}},
            "window": "cycle", "at-least": at_least,
        })
    };
    let records = json!([
        with(record("r", "a", "10"), "level", "province"),
        with(record("s", "a", "20"), "level", "county"),
        record("t", "a", "5"),
    ]);
    let high = |at_least| {
        let all = required(&[stated(), by_the_hour(), minimum(at_least)], &records);
        assert_eq!(all[0].recognised, Credit::whole(10));
        standing(&all, "high")
    };
    assert_eq!(high("10"), (Standing::Met, vec![]));
    assert_eq!(high("15"), (Standing::Undetermined, vec![Some(Fact::Level)]));
    assert_eq!(high("16"), (Standing::Short, vec![]));
}

#[test]
fn a_minimum_on_what_is_not_so_counts_no_record_that_does_not_say() {
    let minimum = json!({
        "rule": "minimum", "requirement": "in-person", "when": {"not": {"mode": "online"}},
        "window": "cycle", "at-least": "8",
    });
    let records = json!([record("r", "a", "8")]);
    let all = required(&[stated(), by_the_hour(), minimum], &records);
    assert_eq!(all[0].recognised, Credit::ZERO);
    assert_eq!(standing(&all, "in-person"), (Standing::Undetermined, vec![Some(Fact::Mode)]));
}

#[test]
fn a_record_that_may_be_worth_more_by_an_earlier_rate_is_asked_about() {
    let online = |rate: &str| json!({"rule": "rate", "when": {"mode": "online"}, "quantity": "hours", "rate": rate});
    let a = |rate, at_least| {
        let rules = [stated(), online(rate), by_the_hour(), minimum("a", "a", at_least)];
        let all = required(&rules, &json!([record("r", "a", "10")]));
        assert_eq!(all[0].recognised, Credit::whole(10));
        standing(&all, "a")
    };
    assert_eq!(a("3", "30"), (Standing::Undetermined, vec![Some(Fact::Mode)]));
    assert_eq!(a("3", "31"), (Standing::Short, vec![]));
    assert_eq!(a("1/2", "11"), (Standing::Short, vec![]));
}

#[test]
fn nothing_is_asked_of_an_empty_archive() {
    let all = required(&[stated(), by_the_hour(), minimum("a", "a", "1")], &json!([]));
    assert_eq!(standing(&all, "a"), (Standing::Short, vec![]));
}
