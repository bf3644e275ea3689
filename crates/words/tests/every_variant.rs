//! Every reason, every way of reckoning and every fact has words in both languages.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use xuefen_engine::Credit;
use xuefen_engine::archive::{Archive, Id, Record, Teacher};
use xuefen_engine::condition::Fact;
use xuefen_engine::pack::{Pack, RuleId};
use xuefen_engine::sorted::Set;
use xuefen_engine::trace::{How, Open, Part, Reason, Settlement, Span, Step};
use xuefen_engine::vocabulary::{Account, Activity, Flag, Status, Unit};
use xuefen_words::{Language, why};

const PACK: &str = include_str!("../../../policies/gansu-2013-49/pack.json");

fn every_fact() -> Vec<Fact> {
    let mut facts = vec![
        Fact::Level,
        Fact::Mode,
        Fact::Host,
        Fact::Category,
        Fact::CompletedOn,
        Fact::Role,
        Fact::ApprovedBy,
        Fact::HiredOn,
        Fact::Stage,
    ];
    facts.extend(Unit::ALL.iter().map(|it| Fact::Quantity(*it)));
    facts.extend(Flag::ALL.iter().map(|it| Fact::Flag(*it)));
    facts
}

fn every_reason() -> Vec<Reason> {
    let maximum = Credit::whole(30);
    let year = Span::Year { calendar: "school-year".into(), year: 2012 };
    let mut reasons = vec![
        Reason::Recognised,
        Reason::RecognisedAsInduction,
        Reason::Duplicate { of: Id::new("r").unwrap() },
        Reason::Excluded,
        Reason::OutsideCycle,
        Reason::NoRate,
        Reason::AwaitsRuling,
        Reason::OutsideInduction,
        Reason::NoInductionAccount,
    ];
    let windows = [Span::Cycle, year, Span::Induction, Span::ServiceYear(2)];
    reasons.extend(windows.map(|window| Reason::OverCap { window, maximum }));
    reasons.extend(Status::ALL.iter().map(|it| Reason::Status(*it)));
    reasons.extend(every_fact().into_iter().map(Reason::FactMissing));
    reasons
}

fn every_how() -> Vec<How> {
    let (four, half) = (Credit::whole(4), Credit::ratio(1, 2).unwrap());
    let mut hows = vec![
        How::Fixed,
        How::OfBase { base: four, times: half },
        How::OfBase { base: four, times: four },
        How::Rate { unit: None, stated: Credit::whole(1), counted: Credit::whole(1), rate: four },
        How::Grant { per: None, lasted: four, counted: four, credits: half },
    ];
    for per in xuefen_engine::vocabulary::Span::ALL {
        for counted in [four, half] {
            hows.push(How::Grant { per: Some(*per), lasted: four, counted, credits: half });
        }
    }
    for unit in Unit::ALL {
        for (counted, rate) in [(four, half), (half, Credit::whole(1)), (four, Credit::whole(1))] {
            hows.push(How::Rate { unit: Some(*unit), stated: four, counted, rate });
        }
    }
    for digits in 0..5 {
        for half_up in [true, false] {
            hows.push(How::Rounding { before: four, digits, half_up });
        }
    }
    hows
}

fn settlement(parts: Vec<Part>, steps: Vec<Step>, open: Option<Open>) -> Settlement {
    Settlement {
        record: Id::new("r").unwrap(),
        account: Account::Cycle,
        category: None,
        classified_by: None,
        year: None,
        worth: Credit::whole(4),
        parts,
        steps,
        open,
    }
}

/// The only lines of settlements that differ in one thing: none is empty, and none is another's.
#[track_caller]
fn check(settlements: impl Iterator<Item = (String, Settlement)>) {
    let pack = Pack::parse(PACK).unwrap();
    let record = Record::new(Id::new("r").unwrap(), Activity::Training);
    let archive = Archive::new(Teacher::default(), vec![record]).unwrap();
    let mut seen = Set::new();
    for (name, settlement) in settlements {
        for language in Language::ALL {
            let lines = why(&settlement, &pack, &archive, *language);
            let text = lines.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("\n");
            assert!(!text.trim().is_empty() && !text.contains("  "), "{name}: {text}");
            assert!(seen.insert((*language, text.clone())), "{name} says the same: {text}");
        }
    }
}

fn rule() -> RuleId {
    Pack::parse(PACK).unwrap().articles().next().unwrap().0
}

#[test]
fn every_reason_has_words() {
    let article = rule();
    check(every_reason().into_iter().map(|reason| {
        let step = Step { amount: Credit::whole(4), reason: reason.clone(), article };
        (format!("{reason:?}"), settlement(Vec::new(), vec![step], None))
    }));
}

#[test]
fn every_way_of_reckoning_has_words() {
    let rule = rule();
    check(every_how().into_iter().map(|how| {
        let part = Part { rule, how, amount: Credit::whole(1) };
        (format!("{how:?}"), settlement(vec![part], Vec::new(), None))
    }));
}

#[test]
fn every_open_fact_has_words() {
    let article = rule();
    check(every_fact().into_iter().map(|fact| {
        let step = Step { amount: Credit::ZERO, reason: Reason::Recognised, article };
        let open = Open { facts: vec![fact], could_be: None };
        (format!("{fact:?}"), settlement(Vec::new(), vec![step], Some(open)))
    }));
}
