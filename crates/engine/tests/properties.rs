//! The laws of crediting, tried on arbitrary packs and archives.
//!
//! Packs are made of small parts, or are the shipped ones under every
//! combination of readings; archives meet their categories, words and the edges
//! of their years. The last law holds the generators to that.
//!
//! | law | test |
//! |---|---|
//! | credit is conserved | [`the_worth_of_a_record_is_the_sum_of_its_parts_and_of_its_steps`] |
//! | each record is settled once | [`every_record_is_settled_once_in_the_order_of_ids`] |
//! | every line names an article in force, of the kind that its reason speaks of | [`every_line_names_an_article_that_is_in_force_and_says_so`] |
//! | recognised ≤ worth | [`no_more_is_recognised_than_a_record_is_worth`] |
//! | a record's worth is its own | [`what_a_record_is_worth_depends_on_no_other_record`] |
//! | totals are sums over records | [`the_total_is_what_the_records_of_the_cycle_are_recognised_with`], [`a_category_holds_its_own_records_and_those_of_its_parts`], [`a_year_holds_what_was_earned_in_it_before_caps_on_the_cycle`] |
//! | the order of entry does not matter | [`the_order_of_entry_does_not_matter`] |
//! | names do not matter | [`names_do_not_matter_as_long_as_their_order_stays`], [`what_is_only_for_people_changes_nothing`] |
//! | no cap is exceeded in any window | [`no_cap_is_exceeded_in_any_window`] |
//! | no cap cuts too much | [`a_cap_cuts_only_what_is_above_it_and_the_latest_first`] |
//! | the same content counts once | [`of_the_same_content_the_best_counts_and_only_once`] |
//! | induction is apart | [`induction_is_a_ledger_of_its_own`] |
//! | a requirement is what the pack says, less what is waived | [`what_is_required_and_what_is_waived_are_what_the_pack_says`] |
//! | a requirement is held by the records it looks at | [`a_requirement_is_reached_by_the_records_that_it_looks_at`] |
//! | standing = met iff there is no shortfall | [`a_requirement_is_met_if_and_only_if_nothing_is_missing`] |
//! | undetermined says what is to be found out | [`what_is_undetermined_names_facts_that_are_really_missing`], [`what_is_open_is_asked_where_the_record_would_count`] |
//! | offsets move surplus to where it is missing | [`offsets_draw_on_surplus_and_fill_up_to_the_minimum`] |
//! | what is turned away disturbs nobody | [`a_record_that_is_turned_away_changes_nobody_elses_credit`] |
//! | more training never hurts (without dedup, with caps that share no category and count credits) | [`more_training_never_hurts_where_caps_are_apart_and_nothing_counts_once`] |
//! | the projection is what comes true | [`the_projection_is_what_is_recognised_once_everything_planned_is_done`] |
//! | a date of assessment only decides what is due | [`the_date_of_assessment_changes_no_credit`] |
//! | same input, same bytes | [`the_same_input_gives_the_same_bytes`] |
//! | a pack's default readings are those it is parsed with | [`a_pack_is_parsed_with_its_default_readings`] |
//! | `assess` never panics | [`figures_as_large_and_fine_as_may_be_written_can_be_assessed`], [`the_worst_figures_together_are_assessed_or_refused`], [`any_archive_can_be_assessed_under_any_pack`] |
//! | checking never panics, and problems have a place | [`every_problem_of_a_damaged_pack_has_its_place`], [`no_text_makes_the_check_fail_badly`] |
//! | the generators reach every rule | [`the_laws_are_tried_on_cases_where_every_rule_has_its_say`] |
//!
//! The cases are the same in every run; `PROPTEST_RNG_SEED` takes others, and
//! `PROPTEST_CASES` takes more of them (256 is what is listed here as 256).

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it cannot go on"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::{Value, json};
use xuefen_engine::archive::{Archive, Id, Record, Teacher};
use xuefen_engine::assess::{Assessment, RequirementResult, Standing, Verdict, assess};
use xuefen_engine::condition::Fact;
use xuefen_engine::credit::Credit;
use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_engine::pack::{Measure, Pack};
use xuefen_engine::trace::{How, Reason, Settlement, Span};
use xuefen_engine::vocabulary::{Account, Activity, Host, Level, Mode, Status, Unit};

use support::archives::{self, Sense};
use support::cases::{Case, cases, cases_under, dates};
use support::damage;
use support::packs::{self, Policy};
use support::tally::Tally;
use support::written::{self, amount, is_inside, words};

/// So many cases, always the same ones; the environment may ask for others and for more.
fn tries(n: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = match asked.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2013),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    let cases = (asked.cases / 16 * n / 16).max(1);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..asked }
}

/// Both ways of counting.
fn verdicts(assessment: &Assessment) -> [&Verdict; 2] {
    [&assessment.recognised, &assessment.projected]
}

fn sum(amounts: impl IntoIterator<Item = Credit>) -> Credit {
    amounts.into_iter().sum()
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn the_worth_of_a_record_is_the_sum_of_its_parts_and_of_its_steps(case in cases()) {
        for verdict in verdicts(&case.assess()) {
            for it in &verdict.settlements {
                prop_assert_eq!(sum(it.parts.iter().map(|it| it.amount)), it.worth);
                prop_assert_eq!(sum(it.steps.iter().map(|it| it.amount)), it.worth);
            }
        }
    }

    #[test]
    fn every_record_is_settled_once_in_the_order_of_ids(case in cases()) {
        for verdict in verdicts(&case.assess()) {
            let settled: Vec<_> = verdict.settlements.iter().map(|it| (&it.record, it.account)).collect();
            let records: Vec<_> = case.archive.records().map(|it| (&it.id, it.account)).collect();
            prop_assert_eq!(settled, records);
            for it in &verdict.settlements {
                prop_assert_eq!(verdict.settlement(&it.record), Some(it));
                prop_assert!(!it.steps.is_empty());
                let recognised = it.steps.iter().filter(|it| it.reason.recognises());
                prop_assert!(recognised.count() <= 1);
            }
        }
    }

    #[test]
    fn every_line_names_an_article_that_is_in_force_and_says_so(case in cases()) {
        let pack = &case.policy.pack;
        let assessment = case.assess();
        for verdict in verdicts(&assessment) {
            let mut named = Vec::new();
            for it in &verdict.settlements {
                named.extend(it.steps.iter().map(|it| (it.article, kinds(&it.reason))));
                named.extend(it.parts.iter().map(|it| (it.rule, kind(&it.how))));
                named.extend(it.classified_by.map(|it| (it, &["classify"][..])));
            }
            named.extend(verdict.offsets.iter().map(|it| (it.article, &["offset"][..])));
            let requirements = assessment.requirements.iter();
            named.extend(requirements.map(|it| (it.article, &["minimum", "induction"][..])));
            for (rule, kinds) in named {
                let article = pack.article(rule).unwrap();
                prop_assert!(pack.is_in_force(article), "{}", article.id);
                prop_assert!(kinds.contains(&article.kind), "{} is no {kinds:?}", article.id);
            }
        }
    }

    #[test]
    fn no_more_is_recognised_than_a_record_is_worth(case in cases()) {
        for verdict in verdicts(&case.assess()) {
            for it in &verdict.settlements {
                prop_assert!(it.recognised() <= it.worth);
                prop_assert!(it.worth >= Credit::ZERO);
                prop_assert!(it.steps.iter().all(|it| it.amount >= Credit::ZERO));
                let rounded = |how: &How| matches!(how, How::Rounding { .. });
                prop_assert!(it.parts.iter().all(|it| it.amount >= Credit::ZERO || rounded(&it.how)));
            }
            prop_assert!(verdict.offsets.iter().all(|it| it.amount.is_positive()));
        }
    }

    #[test]
    fn the_total_is_what_the_records_of_the_cycle_are_recognised_with(case in cases()) {
        for verdict in verdicts(&case.assess()) {
            let recognised = case.in_cycle(verdict).map(|(_, it)| it.recognised());
            prop_assert_eq!(verdict.total, sum(recognised));
        }
    }

    #[test]
    fn a_category_holds_its_own_records_and_those_of_its_parts(case in cases()) {
        for verdict in verdicts(&case.assess()) {
            let held = |path: &str| verdict.categories.get(path).copied().unwrap_or_default();
            let mut tops = Credit::ZERO;
            for (id, category) in case.policy.pack.categories.iter() {
                let own = case.in_cycle(verdict).filter(|(_, it)| it.category == Some(id));
                let own = sum(own.map(|(_, it)| it.recognised()));
                let parts = case.policy.pack.categories.parts(id);
                let parts = parts.map(|it| held(&case.policy.pack.categories.get(it).unwrap().path));
                prop_assert_eq!(held(&category.path), own + sum(parts));
                if category.parent.is_none() {
                    tops += held(&category.path);
                }
            }
            prop_assert!(tops <= verdict.total);
            prop_assert!(verdict.categories.values().all(|it| it.is_positive()));
        }
    }

    #[test]
    fn a_year_holds_what_was_earned_in_it_before_caps_on_the_cycle(case in cases()) {
        let written = &case.policy.written;
        for verdict in verdicts(&case.assess()) {
            prop_assert!(verdict.years.values().all(|it| it.is_positive()));
            let Some(registration) = written.registration() else {
                prop_assert!(verdict.years.is_empty());
                continue;
            };
            let all = sum(case.in_cycle(verdict).map(|(_, it)| case.in_year(it)));
            prop_assert!(sum(verdict.years.values().copied()) <= all);
            if !case.is_dated_once() {
                continue;
            }
            let mut years: BTreeMap<i32, Credit> = BTreeMap::new();
            for (record, it) in case.in_cycle(verdict).filter(|(_, it)| case.in_year(it).is_positive()) {
                let year = written.year(registration, written.date(record).unwrap());
                prop_assert_eq!(it.year, year);
                if let Some(year) = year {
                    *years.entry(year).or_default() += case.in_year(it);
                }
            }
            prop_assert_eq!(&verdict.years, &years);
        }
    }

    #[test]
    fn the_order_of_entry_does_not_matter(
        (case, keys) in (cases(), proptest::collection::vec(any::<u8>(), 12)),
    ) {
        let backwards = case.records().into_iter().rev().collect();
        let mut entered: Vec<_> = keys.into_iter().zip(case.records()).collect();
        entered.sort_by_key(|(key, _)| *key);
        let entered = entered.into_iter().map(|(_, it)| it).collect();
        prop_assert_eq!(case.with_records(entered).assess(), case.assess());
        prop_assert_eq!(case.with_records(backwards).assess(), case.assess());
    }

    #[test]
    fn no_cap_is_exceeded_in_any_window(case in cases()) {
        for verdict in verdicts(&case.assess()) {
            for cap in case.policy.written.caps() {
                let by_hours = cap["measure"] == "hours";
                let mut counted: BTreeMap<i32, Credit> = BTreeMap::new();
                for (record, it) in under(&case, verdict, cap) {
                    let Some(window) = window(&case, cap, record) else { continue };
                    let recognised = it.recognised();
                    let measured = if by_hours { behind(it, recognised) } else { Some(recognised) };
                    *counted.entry(window).or_default() += measured.unwrap_or_default();
                }
                for (year, counted) in counted {
                    prop_assert!(counted <= amount(&cap["maximum"]), "{counted} in {year}: {cap}");
                }
            }
        }
    }

    #[test]
    fn a_cap_cuts_only_what_is_above_it_and_the_latest_first(case in cases()) {
        let caps = case.policy.written.caps();
        for verdict in verdicts(&case.assess()) {
            for (i, cap) in caps.iter().enumerate() {
                let by_hours = cap["measure"] == "hours";
                let mut windows: BTreeMap<i32, Vec<_>> = BTreeMap::new();
                for (record, it) in under(&case, verdict, cap) {
                    let Some(window) = window(&case, cap, record) else { continue };
                    // What was left by this cap, for later ones to cut.
                    let left = it.recognised() + case.cut_by(it, &caps[i + 1..]);
                    let measured = if by_hours { behind(it, left) } else { Some(left) };
                    let Some(measured) = measured else { continue };
                    let cut = case.cut_by(it, &caps[i..=i]);
                    let date = case.policy.written.date(record);
                    windows.entry(window).or_default().push((date, &record.id, cut, left, measured));
                }
                for (year, mut records) in windows {
                    records.sort_unstable();
                    let Some(first) = records.iter().position(|it| it.2.is_positive()) else { continue };
                    let full = sum(records.iter().map(|it| it.4));
                    let fixed = under(&case, verdict, cap).any(|(_, it)| by_hours && has_fixed_parts(it));
                    let told = cap["window"] == "cycle" || case.is_dated_once();
                    if told && !fixed {
                        prop_assert_eq!(full, amount(&cap["maximum"]), "in {}: {}", year, cap);
                    }
                    if case.is_dated_once() {
                        let later = &records[first + 1..];
                        prop_assert!(later.iter().all(|it| it.3.is_zero()), "in {year}: {cap}");
                    }
                }
            }
        }
    }

    #[test]
    fn of_the_same_content_the_best_counts_and_only_once(case in cases()) {
        let written = &case.policy.written;
        for verdict in verdicts(&case.assess()) {
            let rules: Vec<_> = written.rules("dedup").collect();
            for (i, rule) in rules.iter().enumerate() {
                let mut groups: BTreeMap<(i32, String), Vec<_>> = BTreeMap::new();
                for (record, it) in case.in_cycle(verdict) {
                    let key = match rule["key"].as_str().unwrap() {
                        "content_key" => record.content_key.clone(),
                        _ => record.project_key.clone(),
                    };
                    let window = rule["window"].as_str().unwrap();
                    let year = written.date(record).and_then(|it| written.year(window, it));
                    let same = written::holds(&rule["when"], record) == Some(true);
                    let gone = is_turned_away(it) || is_dropped_by(&case, it, &rules[..i]);
                    if let (Some(key), Some(year), true, false) = (key, year, same, gone) {
                        groups.entry((year, key)).or_default().push((record, it));
                    }
                }
                for group in groups.into_values() {
                    let kept = group.iter().filter(|(_, it)| !is_dropped_by(&case, it, &[rule]));
                    let kept: Vec<_> = kept.collect();
                    prop_assert!(kept.len() <= 1);
                    if !case.is_dated_once() {
                        continue;
                    }
                    let (best, kept) = kept[0];
                    for (record, it) in &group {
                        prop_assert!(it.worth <= kept.worth);
                        prop_assert!(it.worth < kept.worth || best.completed_on <= record.completed_on);
                    }
                }
            }
            for it in &verdict.settlements {
                for step in &it.steps {
                    if let Reason::Duplicate { of } = &step.reason {
                        let of = verdict.settlement(of).unwrap();
                        prop_assert!(of.record != it.record && of.worth >= it.worth);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_required_and_what_is_waived_are_what_the_pack_says(case in cases()) {
        let teacher = case.archive.teacher();
        let written = &case.policy.written;
        let assessment = case.assess();
        for it in &assessment.requirements {
            let rule = written.rule(case.policy.id(it.article)).unwrap();
            let at_least = match &it.span {
                Span::ServiceYear(year) => &rule["each-year"][year.to_string()],
                _ => &rule["at-least"],
            };
            prop_assert_eq!(it.required + it.waived, amount(at_least));
            prop_assert_eq!(&it.id, rule["requirement"].as_str().unwrap());
            prop_assert!(it.required >= Credit::ZERO && it.waived >= Credit::ZERO);
            prop_assert!(written::applies(&rule["for"], teacher));
        }
        let keys: BTreeSet<_> = assessment.requirements.iter().map(RequirementResult::key).collect();
        prop_assert_eq!(keys.len(), assessment.requirements.len());
        for rule in written.rules("minimum").filter(|it| it["window"] == "cycle") {
            let expected = written::applies(&rule["for"], teacher);
            prop_assert_eq!(keys.contains(rule["requirement"].as_str().unwrap()), expected);
        }
        for rule in written.rules("minimum").filter(|it| it["window"] != "cycle") {
            let id = rule["requirement"].as_str().unwrap();
            for year in teacher.audit_years.iter().flatten() {
                let expected = written::applies(&rule["for"], teacher);
                prop_assert_eq!(keys.contains(&format!("{id}@{year}")), expected);
            }
        }
    }

    #[test]
    fn a_requirement_is_reached_by_the_records_that_it_looks_at(case in cases()) {
        let assessment = case.assess();
        for it in &assessment.requirements {
            if let Some(reached) = reached(&case, &assessment.recognised, it) {
                prop_assert_eq!(it.recognised, reached, "{}", it.key());
            }
            if let Some(reached) = reached(&case, &assessment.projected, it) {
                prop_assert_eq!(it.projected, reached, "{}", it.key());
            }
        }
    }

    #[test]
    fn a_requirement_is_met_if_and_only_if_nothing_is_missing(case in cases()) {
        for it in &case.assess().requirements {
            let missing = it.missing();
            prop_assert!(missing >= Credit::ZERO && missing <= it.required);
            prop_assert_eq!(missing.is_zero(), it.required <= it.recognised);
            match it.standing {
                Standing::Exempt => prop_assert!(it.required.is_zero()),
                Standing::Met => prop_assert!(it.required.is_positive() && missing.is_zero()),
                Standing::Short | Standing::Undetermined => prop_assert!(missing.is_positive()),
            }
            prop_assert_eq!(it.standing == Standing::Undetermined, !it.open.is_empty(), "{}", it.key());
        }
    }

    #[test]
    fn what_is_undetermined_names_facts_that_are_really_missing(case in cases()) {
        let assessment = case.assess();
        for open in assessment.requirements.iter().flat_map(|it| &it.open) {
            let record = open.record.as_ref().map(|it| case.archive.record(it).unwrap());
            let Some(fact) = open.fact else {
                let settlement = assessment.recognised.settlement(&record.unwrap().id).unwrap();
                prop_assert_eq!(&settlement.steps[0].reason, &Reason::AwaitsRuling);
                continue;
            };
            prop_assert!(is_missing(case.archive.teacher(), record, fact), "{open:?}");
        }
        for verdict in verdicts(&assessment) {
            for (record, it) in case.archive.records().zip(&verdict.settlements) {
                for fact in it.open.iter().flat_map(|it| &it.facts) {
                    prop_assert!(is_missing(case.archive.teacher(), Some(record), *fact), "{fact:?}");
                }
                for step in &it.steps {
                    if let Reason::FactMissing(fact) = step.reason {
                        prop_assert!(is_missing(case.archive.teacher(), Some(record), fact), "{fact:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_open_is_asked_where_the_record_would_count(case in cases()) {
        let written = &case.policy.written;
        for requirement in &case.assess().requirements {
            for id in requirement.open.iter().filter_map(|it| it.record.as_ref()) {
                let Some(date) = written.date(case.archive.record(id).unwrap()) else { continue };
                let counts = match &requirement.span {
                    Span::Cycle => written.cycle().is_none_or(|(from, to)| from <= date && date <= to),
                    Span::Year { calendar, year } => written.year(calendar, date) == Some(*year),
                    Span::Induction | Span::ServiceYear(_) => {
                        let rule = written.rule(case.policy.id(requirement.article)).unwrap();
                        let hired_on = case.archive.teacher().hired_on.unwrap();
                        let (from, to) = written::service(rule, hired_on, &requirement.span);
                        from <= date && date <= to
                    }
                };
                prop_assert!(counts, "{id} of {date} is asked for {}", requirement.key());
            }
        }
    }

    #[test]
    fn offsets_draw_on_surplus_and_fill_up_to_the_minimum(case in cases()) {
        let assessment = case.assess();
        // Those of the projection are drawn on other sums; they obey the same code.
        let verdict = &assessment.recognised;
        let mut held: BTreeMap<(Span, String), Credit> = BTreeMap::new();
        for it in &verdict.offsets {
            let rule = case.policy.written.rule(case.policy.id(it.article)).unwrap();
            prop_assert_eq!(&it.from, rule["from"].as_str().unwrap());
            prop_assert!(words(&rule["to"]).contains(&it.to.as_str()));
            for path in [&it.from, &it.to] {
                let Some(earned) = earned(&case, verdict, path, &it.span) else { return Ok(()) };
                held.entry((it.span.clone(), path.clone())).or_insert(earned);
            }
            let minima = |path: &str| {
                let minima = assessment.requirements.iter().filter(|r| {
                    let rule = case.policy.written.rule(case.policy.id(r.article)).unwrap();
                    r.span == it.span && r.measure == Measure::Credits && words(&rule["categories"]) == [path]
                });
                minima.map(|it| it.required).collect::<Vec<_>>()
            };
            prop_assert!(!minima(&it.from).is_empty());
            // Credit that a part is given stays in the whole.
            let out = if is_inside(&it.to, &it.from) { Credit::ZERO } else { it.amount };
            let from = held.get_mut(&(it.span.clone(), it.from.clone())).unwrap();
            for least in minima(&it.from) {
                prop_assert!(it.amount <= from.less(least));
            }
            *from -= out;
            let to = held.get_mut(&(it.span.clone(), it.to.clone())).unwrap();
            *to += it.amount;
            prop_assert!(minima(&it.to).iter().any(|least| *to <= *least));
        }
    }

    #[test]
    fn the_projection_is_what_is_recognised_once_everything_planned_is_done(case in cases()) {
        let mut done = case.records();
        for record in done.iter_mut().filter(|it| it.status.is_expected()) {
            record.status = Status::Completed;
        }
        let assessment = case.assess();
        let done = case.with_records(done).assess();
        prop_assert_eq!(&assessment.projected, &done.recognised);
        let projected = assessment.requirements.iter().map(|it| (it.key(), it.projected));
        let recognised = done.requirements.iter().map(|it| (it.key(), it.recognised));
        prop_assert_eq!(projected.collect::<Vec<_>>(), recognised.collect::<Vec<_>>());
    }

    #[test]
    fn the_date_of_assessment_changes_no_credit((case, other) in (cases(), dates())) {
        let later = assess(&case.policy.pack, &case.archive, case.as_of.max(other));
        let earlier = assess(&case.policy.pack, &case.archive, case.as_of.min(other));
        for (later, earlier) in verdicts(&later).into_iter().zip(verdicts(&earlier)) {
            prop_assert_eq!(without_offsets(later), without_offsets(earlier));
        }
        let keys = |it: &Assessment| it.requirements.iter().map(RequirementResult::key).collect();
        let (later, earlier): (BTreeSet<_>, BTreeSet<_>) = (keys(&later), keys(&earlier));
        prop_assert!(earlier.is_subset(&later));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(case in cases()) {
        let text = case.policy.written.text.to_string();
        let again = Pack::parse(&text).unwrap().with_readings(&case.policy.written.readings).unwrap();
        prop_assert_eq!(&again, &case.policy.pack);
        let again = assess(&again, &case.archive.clone(), case.as_of);
        prop_assert_eq!(format!("{again:?}"), format!("{:?}", case.assess()));
    }

    #[test]
    fn any_archive_can_be_assessed_under_any_pack(
        policy in packs::policies(),
        archive in xuefen_exchange::arbitrary::archive(&Default::default(), 6),
        as_of in xuefen_exchange::arbitrary::date(&Default::default()),
    ) {
        let case = Case { policy, archive, as_of };
        prop_assert_eq!(case.assess().recognised.settlements.len(), case.archive.records().len());
    }
}

proptest! {
    #![proptest_config(tries(128))]

    #[test]
    fn what_a_record_is_worth_depends_on_no_other_record(case in cases()) {
        let together = case.assess();
        for record in case.records() {
            let id = record.id.clone();
            let alone = case.with_records(vec![record]).assess();
            let (alone, together) = (&alone.recognised, &together.recognised);
            let (alone, together) = (alone.settlement(&id).unwrap(), together.settlement(&id).unwrap());
            let all_but_steps = |it: &Settlement| {
                (it.category, it.classified_by, it.worth, it.parts.clone(), it.open.clone())
            };
            prop_assert_eq!(all_but_steps(alone), all_but_steps(together));
        }
    }

    #[test]
    fn names_do_not_matter_as_long_as_their_order_stays(case in cases()) {
        let renamed = |it: &Id| archives::id(&format!("~{it} 号"));
        let other = case.records().into_iter().map(|it| Record { id: renamed(&it.id), ..it });
        let mut expected = case.assess();
        for verdict in [&mut expected.recognised, &mut expected.projected] {
            for it in &mut verdict.settlements {
                it.record = renamed(&it.record);
                for step in &mut it.steps {
                    if let Reason::Duplicate { of } = &mut step.reason {
                        *of = renamed(of);
                    }
                }
            }
        }
        for open in expected.requirements.iter_mut().flat_map(|it| &mut it.open) {
            open.record = open.record.as_ref().map(renamed);
        }
        prop_assert_eq!(case.with_records(other.collect()).assess(), expected);
    }

    #[test]
    fn what_is_only_for_people_changes_nothing(
        policy in packs::policies(),
        (teacher, records) in xuefen_exchange::arbitrary::teacher_and_records(&Default::default(), 4),
        as_of in dates(),
    ) {
        let bare = records.iter().cloned().map(|it| Record {
            title: None, provider: None, note: None, rejected_because: None, started_on: None,
            evidence: Vec::new(), ..it
        });
        let nobody = Teacher { name: None, school: None, subject: None, title: None, ..teacher.clone() };
        let (full, bare) = (Archive::new(teacher, records.clone()), Archive::new(nobody, bare.collect()));
        let (Ok(full), Ok(bare)) = (full, bare) else { return Err(TestCaseError::reject("too fine")) };
        prop_assert_eq!(assess(&policy.pack, &full, as_of), assess(&policy.pack, &bare, as_of));
    }

    #[test]
    fn induction_is_a_ledger_of_its_own(case in cases()) {
        let assessment = case.assess();
        let cycle: Vec<_> = case.records().into_iter().filter(|it| it.account == Account::Cycle).collect();
        let without = case.with_records(cycle).assess();
        for (verdict, without) in verdicts(&assessment).into_iter().zip(verdicts(&without)) {
            let mut verdict = verdict.clone();
            verdict.settlements.retain(|it| it.account == Account::Cycle);
            prop_assert_eq!(&verdict, without);
        }
        let earned = assessment.recognised.settlements.iter().filter(|it| it.account == Account::Induction);
        let earned = sum(earned.map(Settlement::recognised));
        let mut ledgers = assessment.requirements.iter().filter(|it| it.span == Span::Induction);
        if let Some(ledger) = ledgers.next() {
            prop_assert_eq!(ledger.recognised, earned);
        } else {
            prop_assert_eq!(earned, Credit::ZERO);
        }
    }

    #[test]
    fn a_record_that_is_turned_away_changes_nobody_elses_credit(case in cases()) {
        let before = case.assess().recognised;
        let settled = || case.records().into_iter().zip(&before.settlements);
        let kept: Vec<_> = settled().filter(|(_, it)| !is_turned_away(it)).map(|(it, _)| it).collect();
        let after = case.with_records(kept).assess().recognised;
        let mut expected = before.clone();
        expected.settlements.retain(|it| !is_turned_away(it));
        prop_assert_eq!(after, expected);
    }

    #[test]
    fn what_is_short_stays_short_whatever_is_found_out(
        (case, picks) in (
            cases_under(without_offsets_packs()),
            proptest::collection::vec(any::<Index>(), 40),
        ),
    ) {
        let before = case.assess();
        let mut picks = picks.into_iter();
        let mut known = case.clone();
        for _ in 0..2 {
            let settled = known.assess().recognised.settlements;
            let mut records = known.records();
            for (record, it) in records.iter_mut().zip(settled) {
                for fact in it.open.into_iter().flat_map(|it| it.facts) {
                    let Some(pick) = picks.next() else { break };
                    find_out(record, fact, &Sense::of(&case.policy), pick);
                }
            }
            known = known.with_records(records);
        }
        let after = known.assess();
        let rate = |it: &Settlement| it.parts.first().map(|it| it.rule);
        let pairs = before.recognised.settlements.iter().zip(&after.recognised.settlements);
        // A rate that reads the fact as well may take the place of the one found without it.
        prop_assume!(pairs.clone().all(|(a, b)| rate(a).is_none() || rate(a) == rate(b)));
        for it in before.requirements.iter().filter(|it| it.standing == Standing::Short) {
            let later = after.requirements.iter().find(|later| later.key() == it.key()).unwrap();
            prop_assert!(later.standing != Standing::Met, "{}", it.key());
        }
    }

    #[test]
    fn more_training_never_hurts_where_caps_are_apart_and_nothing_counts_once(
        (case, more) in (cases_under(simple()), archives::record_drafts()),
    ) {
        let mut records = case.records();
        records.push(more.under(&Sense::of(&case.policy)));
        let (before, after) = (case.assess(), case.with_records(records).assess());
        prop_assert!(before.recognised.total <= after.recognised.total);
        prop_assert!(before.projected.total <= after.projected.total);
        prop_assert!(before.recognised.total <= before.projected.total);
    }

    #[test]
    fn a_pack_is_parsed_with_its_default_readings(policy in packs::policies()) {
        let parsed = Pack::parse(&policy.written.text.to_string()).unwrap();
        let default = parsed.switches.iter().map(|it| (it.id.clone(), it.options[0].id.clone())).collect();
        prop_assert_eq!(&parsed.with_readings(&default).unwrap(), &parsed);
        prop_assert_eq!(&parsed.with_readings(&BTreeMap::new()).unwrap(), &parsed);
        prop_assert_eq!(&policy.pack.with_readings(&default).unwrap(), &parsed);
        prop_assert_eq!(&parsed.readings, &default);
    }

    #[test]
    fn figures_as_large_and_fine_as_may_be_written_can_be_assessed(
        case in cases_under(packs::extreme()),
    ) {
        let assessment = case.assess();
        let verdict = &assessment.recognised;
        let recognised = case.in_cycle(verdict).map(|(_, it)| it.recognised());
        prop_assert_eq!(verdict.total, sum(recognised));
    }

    #[test]
    fn every_problem_of_a_damaged_pack_has_its_place(
        (text, case) in (damage::damaged(), cases_under(packs::shipped())),
    ) {
        let (pack, problems) = Pack::check(&text.to_string());
        for it in &problems {
            prop_assert!(is_placed(&text, it), "{it:?}");
        }
        if let Some(pack) = pack {
            drop(assess(&pack, &case.archive, case.as_of));
        } else {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn no_text_makes_the_check_fail_badly(
        (any, json, made) in (any::<String>(), damage::arbitrary(), packs::text(packs::MODEST)),
        (at, it) in (any::<Index>(), any::<char>()),
    ) {
        prop_assert!(Pack::parse(&any).is_err());
        prop_assert!(Pack::parse(&json.to_string()).is_err());
        let mut rules = made.clone();
        rules["rules"] = json;
        drop(Pack::check(&rules.to_string()));
        let mut text: Vec<char> = made.to_string().chars().collect();
        let at = at.index(text.len());
        text[at] = it;
        drop(Pack::check(&String::from_iter(&text)));
        text.truncate(at);
        prop_assert!(Pack::parse(&String::from_iter(text)).is_err());
    }
}

#[test]
fn the_worst_figures_together_are_assessed_or_refused() {
    let (large, larger) = ("998999002/999", "999999999/1000");
    let rules = json!([
        {"rule": "scope"},
        {"rule": "calendar", "name": "year", "from": "01-01", "to": "12-31", "registration": true},
        {"rule": "attribution", "by": "study-years"},
        {"rule": "classify", "stated": "a"},
        {"rule": "rate", "when": {"tag": "it"}, "quantity": "hours", "rate": large},
        {"rule": "rate", "quantity": "hours", "rate": larger},
        {"rule": "bonus", "of-base": large},
        {"rule": "bonus", "of-base": larger},
        {"rule": "cap", "categories": "a", "window": "year", "maximum": larger},
        {"rule": "cap", "categories": "a", "window": "cycle", "maximum": large, "measure": "hours"},
        {"rule": "minimum", "requirement": "m", "window": "cycle", "at-least": larger},
    ]);
    let Ok(pack) =
        Pack::parse(&packs::pack("worst", rules.as_array().unwrap().clone()).to_string())
    else {
        return;
    };
    let amounts = [larger, large, "996999004/997"].map(|it| Credit::entered(it).unwrap());
    let record = |(i, (category, tag, years, hours))| Record {
        category,
        tags: BTreeSet::from([tag]),
        completed_on: "2013-03-01".parse().ok(),
        quantity: BTreeMap::from([(Unit::Hours, hours), (Unit::StudyYears, years)]),
        ..Record::new(archives::id(&format!("{i}")), Activity::Degree)
    };
    let categories = [None, Some("a".to_owned())].into_iter();
    let tagged = categories.flat_map(|it| ["it", ""].map(|tag| (it.clone(), tag.to_owned())));
    let spread = tagged
        .flat_map(|(it, tag)| [1, 7, 8, 9].map(|n| (it.clone(), tag.clone(), Credit::whole(n))));
    let all =
        spread.flat_map(|(it, tag, n)| amounts.map(|hours| (it.clone(), tag.clone(), n, hours)));
    let archive = Archive::new(Teacher::default(), all.enumerate().map(record).collect()).unwrap();
    let assessment = assess(&pack, &archive, "2030-01-01".parse().unwrap());
    let recognised = assessment.recognised.settlements.iter().map(Settlement::recognised);
    assert_eq!(assessment.recognised.total, sum(recognised));
}

#[test]
fn the_laws_are_tried_on_cases_where_every_rule_has_its_say() {
    let mut tally = std::cell::RefCell::new(Tally::new());
    let mut runner = TestRunner::new(tries(512));
    runner
        .run(&cases(), |case| {
            tally.borrow_mut().add(&case, &case.assess());
            Ok(())
        })
        .unwrap();
    let tally = tally.get_mut();
    print(tally);
    assert!(tally.rare().is_empty(), "{:?} {tally}", tally.rare());
}

#[expect(clippy::print_stdout, reason = "shown with --nocapture")]
fn print(tally: &Tally) {
    println!("{tally}");
}

/// The kinds of articles that a reason may come from.
fn kinds(reason: &Reason) -> &'static [&'static str] {
    match reason {
        Reason::Recognised | Reason::RecognisedAsInduction => &["rate"],
        Reason::OverCap { .. } => &["cap"],
        Reason::Duplicate { .. } => &["dedup"],
        Reason::Excluded => &["exclude"],
        Reason::OutsideCycle => &["cycle"],
        Reason::Status(_) | Reason::NoRate => &["scope"],
        Reason::FactMissing(Fact::HiredOn) | Reason::OutsideInduction => &["induction"],
        Reason::FactMissing(_) => &["rate"],
        Reason::AwaitsRuling => &["ruling"],
        Reason::NoInductionAccount => &["induction", "scope"],
    }
}

/// The kind of article that a part comes from.
fn kind(how: &How) -> &'static [&'static str] {
    match how {
        How::Rate { .. } => &["rate"],
        How::Fixed | How::OfBase { .. } => &["bonus"],
        How::Rounding { .. } => &["rounding"],
    }
}

/// Whether a record was turned away before it could count anywhere.
fn is_turned_away(it: &Settlement) -> bool {
    let counts = |reason: &Reason| {
        reason.recognises()
            || matches!(
                reason,
                Reason::OverCap { .. } | Reason::Duplicate { .. } | Reason::OutsideInduction
            )
            || *reason == Reason::FactMissing(Fact::HiredOn)
    };
    !it.steps.iter().any(|it| counts(&it.reason))
}

/// Whether one of these rules dropped a record for another one of the same content.
fn is_dropped_by(case: &Case, it: &Settlement, rules: &[&Value]) -> bool {
    it.steps.iter().any(|step| {
        let dropped = matches!(step.reason, Reason::Duplicate { .. });
        dropped && rules.iter().any(|it| it["id"] == *case.policy.id(step.article))
    })
}

/// The records that a cap looks at.
fn under<'a>(
    case: &'a Case,
    verdict: &'a Verdict,
    cap: &'a Value,
) -> impl Iterator<Item = (&'a Record, &'a Settlement)> {
    case.in_cycle(verdict).filter(|(record, it)| {
        let inside = |path: &str| words(&cap["categories"]).iter().any(|it| is_inside(path, it));
        case.path(it).is_some_and(inside) && written::holds(&cap["when"], record) == Some(true)
    })
}

/// The window of a cap that all of a record lies in; `None`: it lies in none, or in several.
fn window(case: &Case, cap: &Value, record: &Record) -> Option<i32> {
    let window = cap["window"].as_str().unwrap();
    if window == "cycle" {
        return Some(0);
    }
    case.policy.written.year(window, case.policy.written.date(record)?)
}

/// The hours behind an amount of a record; `None` where hours earned nothing.
fn behind(it: &Settlement, amount: Credit) -> Option<Credit> {
    let per_hour = it.parts.iter().map(|part| match part.how {
        How::Rate { unit: Unit::Hours, rate, .. } => rate,
        How::OfBase { times, .. } => times * rate(it),
        _ => Credit::ZERO,
    });
    let per_hour = sum(per_hour);
    let by_hours = it.parts.iter().any(|it| matches!(it.how, How::Rate { unit: Unit::Hours, .. }));
    let fixed = it.parts.iter().filter(|it| matches!(it.how, How::Fixed | How::Rounding { .. }));
    let fixed = sum(fixed.map(|it| it.amount));
    if amount.is_zero() {
        return by_hours.then_some(Credit::ZERO);
    }
    (by_hours && per_hour.is_positive()).then(|| {
        let turned = Credit::ratio(
            i64::try_from(per_hour.denominator()).unwrap(),
            i64::try_from(per_hour.numerator()).unwrap(),
        );
        amount.less(fixed) * turned.unwrap()
    })
}

fn rate(it: &Settlement) -> Credit {
    let rates = it.parts.iter().map(|it| match it.how {
        How::Rate { rate, .. } => rate,
        _ => Credit::ZERO,
    });
    sum(rates)
}

/// Whether some of a record's worth comes from no hour in particular.
fn has_fixed_parts(it: &Settlement) -> bool {
    let fixed = it.parts.iter().any(|it| matches!(it.how, How::Fixed | How::Rounding { .. }));
    let by_hours =
        matches!(it.parts.first().map(|it| it.how), Some(How::Rate { unit: Unit::Hours, .. }));
    // An hour that is worth nothing takes up room all the same.
    fixed || (by_hours && behind(it, Credit::ZERO).is_none())
}

/// What a category earned in a span, before offsets; `None` where the settlements do not tell.
fn earned(case: &Case, verdict: &Verdict, path: &str, span: &Span) -> Option<Credit> {
    let inside = case
        .in_cycle(verdict)
        .filter(|(_, it)| case.path(it).is_some_and(|it| is_inside(it, path)));
    in_span(case, inside, span)
}

fn in_span<'a>(
    case: &Case,
    records: impl Iterator<Item = (&'a Record, &'a Settlement)>,
    span: &Span,
) -> Option<Credit> {
    match span {
        Span::Cycle => Some(sum(records.map(|(_, it)| it.recognised()))),
        Span::Year { calendar, year } => case.is_dated_once().then(|| {
            let written = &case.policy.written;
            let dated = records.filter(|(record, _)| {
                let date = written.date(record);
                date.and_then(|it| written.year(calendar, it)) == Some(*year)
            });
            sum(dated.map(|(_, it)| case.in_year(it)))
        }),
        Span::Induction | Span::ServiceYear(_) => None,
    }
}

/// What a requirement should have reached; `None` where the settlements do not tell.
fn reached(case: &Case, verdict: &Verdict, it: &RequirementResult) -> Option<Credit> {
    let rule = case.policy.written.rule(case.policy.id(it.article))?;
    if it.measure == Measure::Hours {
        return None;
    }
    let scope = words(&rule["categories"]);
    let inside = |path: &str| scope.iter().any(|it| is_inside(path, it));
    let looked_at =
        case.in_cycle(verdict).filter(|(record, settlement)| match rule["tag"].as_str() {
            Some(tag) => record.tags.contains(tag),
            None => scope.is_empty() || case.path(settlement).is_some_and(inside),
        });
    let earned = in_span(case, looked_at, &it.span)?;
    let moved = verdict.offsets.iter().filter(|moved| moved.span == it.span);
    Some(moved.fold(earned, |held, it| match (inside(&it.from), inside(&it.to)) {
        (true, false) => held - it.amount,
        (false, true) => held + it.amount,
        _ => held,
    }))
}

/// Whether a fact is not known, or not known well enough to decide.
fn is_missing(teacher: &Teacher, record: Option<&Record>, fact: Fact) -> bool {
    let Some(record) = record else { return fact == Fact::HiredOn && teacher.hired_on.is_none() };
    let states = |unit| record.quantity.contains_key(&unit);
    match fact {
        Fact::Level => record.level.is_none(),
        Fact::Mode => record.mode.is_none(),
        Fact::Host => record.host.is_none(),
        // A category that is not where it should be is as good as none.
        Fact::Category => true,
        Fact::Quantity(unit) => !states(unit),
        Fact::CompletedOn => record.completed_on.is_none(),
        Fact::Role => record.role.is_none(),
        Fact::ApprovedBy => record.approved_by.is_none(),
        Fact::Flag(flag) => !record.flags.contains_key(&flag),
        Fact::HiredOn => teacher.hired_on.is_none(),
        Fact::Stage => teacher.stage.is_none(),
    }
}

fn without_offsets(verdict: &Verdict) -> Verdict {
    Verdict { offsets: Vec::new(), ..verdict.clone() }
}

/// Packs without offsets, whose years do not depend on facts that are still open.
fn without_offsets_packs() -> impl Strategy<Value = Arc<Policy>> {
    packs::text(packs::MODEST).prop_map(|mut text| {
        let rules = text["rules"].as_array_mut().unwrap();
        let dated = |it: &Value| it["rule"] == "attribution" && it["when"] != json!({});
        rules.retain(|it| it["rule"] != "offset" && !dated(it));
        Arc::new(Policy::read(text, &BTreeMap::new()))
    })
}

/// Gives a fact of a record some value.
fn find_out(record: &mut Record, fact: Fact, sense: &Sense, pick: Index) {
    fn some<T: Copy>(pick: Index, all: &[T]) -> Option<T> {
        Some(*pick.get(all))
    }
    match fact {
        // What is stated wrongly would be corrected, not found out.
        Fact::Category if record.category.is_some() => {}
        Fact::Level => record.level = some(pick, Level::ALL),
        Fact::Mode => record.mode = some(pick, Mode::ALL),
        Fact::Host => record.host = some(pick, Host::ALL),
        Fact::ApprovedBy => record.approved_by = some(pick, Level::ALL),
        Fact::Category => record.category = Some(pick.get(&sense.paths).clone()),
        Fact::CompletedOn => record.completed_on = some(pick, &sense.dates),
        Fact::Quantity(unit) => {
            record.quantity.insert(unit, Credit::whole(i64::try_from(pick.index(30)).unwrap()));
        }
        Fact::Flag(flag) => {
            record.flags.insert(flag, pick.index(2) == 1);
        }
        Fact::Role => record.role = Some("lead".to_owned()),
        Fact::HiredOn | Fact::Stage => {}
    }
}

/// Packs without dedup, whose caps count credits and share no category.
fn simple() -> impl Strategy<Value = Arc<Policy>> {
    (packs::text(packs::MODEST), any::<bool>()).prop_map(|(mut text, when)| {
        let mut taken: Vec<String> = Vec::new();
        let rules = text["rules"].as_array_mut().unwrap();
        rules.retain(|rule| {
            let paths: Vec<_> = words(&rule["categories"]).into_iter().map(str::to_owned).collect();
            if rule["rule"] != "cap" {
                return rule["rule"] != "dedup";
            }
            let apart =
                |path: &String| taken.iter().all(|it| !is_inside(it, path) && !is_inside(path, it));
            let free = paths.iter().all(apart);
            taken.extend(paths);
            free
        });
        for cap in rules.iter_mut().filter(|it| it["rule"] == "cap") {
            cap["measure"] = "credits".into();
            if !when {
                cap["when"] = json!({});
            }
        }
        Arc::new(Policy::read(text, &BTreeMap::new()))
    })
}

/// Whether a problem points to something in the text, and does not call missing what is there.
fn is_placed(text: &Value, it: &Diagnostic) -> bool {
    let Some(place) = text.pointer(it.at.as_str()) else { return false };
    let name = it.args.first().map(String::as_str).unwrap_or_default();
    match it.code {
        Code::MissingMember => place.get(name).is_none(),
        Code::UnknownMember => {
            it.at.as_str().ends_with(&name.replace('~', "~0").replace('/', "~1"))
        }
        _ => true,
    }
}
