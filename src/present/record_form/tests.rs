//! What the form makes of answers, and of records that exist already.

use std::sync::LazyLock;

use proptest::prelude::*;
use xuefen_engine::Pack;
use xuefen_engine::archive::{Archive, Id, Record, Teacher};
use xuefen_engine::assess;
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::{Credit, NumberError};
use xuefen_engine::vocabulary::{Account, Activity, Flag, Level, Mode, Status, Unit};
use xuefen_exchange::arbitrary::{Bias, record};
use xuefen_words::Language;

use super::*;
use crate::present::Lens;

fn id() -> Id {
    Id::new("new").unwrap()
}

/// Parsed once: properties look at it many times.
static KHORGOS: LazyLock<Pack> = LazyLock::new(|| pack("khorgos-2024-2028"));

fn pack(id: &str) -> Pack {
    Pack::parse(xuefen_packs::text(id).unwrap()).unwrap()
}

/// A form of a new record with all that is needed, and these answers.
fn form(answers: &[(Slot, &str)]) -> RecordForm {
    let mut form = RecordForm::blank();
    form.set(Slot::Title, "信息技术应用能力提升");
    form.set(Slot::Activity, "training");
    form.set(Slot::CompletedOn, "2026-03-27");
    for (slot, answer) in answers {
        form.set(*slot, *answer);
    }
    form
}

fn made(answers: &[(Slot, &str)]) -> Record {
    check(&form(answers), &id(), None).unwrap()
}

fn problems(answers: &[(Slot, &str)]) -> Vec<(Slot, Wrong)> {
    let problems = check(&form(answers), &id(), None).unwrap_err();
    let at = |it: FieldProblem| match it.at {
        At::Slot(slot) => (slot, it.wrong),
        At::Evidence(..) => panic!("no evidence was given"),
    };
    problems.into_iter().map(at).collect()
}

proptest! {
    #[test]
    fn a_record_that_is_looked_at_in_the_form_stays_as_it_is(it in record(&Bias::default(), 7)) {
        let form = RecordForm::from_record(&it);
        prop_assert_eq!(check(&form, &it.id, Some(&it)), Ok(it));
    }

    #[test]
    fn every_problem_of_any_answers_has_a_sentence_and_a_field(
        answers in prop::collection::vec(".{0,12}", 40),
        planned: bool,
    ) {
        let mut form = RecordForm::blank();
        let slots = [Slot::Title, Slot::Activity, Slot::CompletedOn, Slot::StartedOn, Slot::Level];
        let slots = slots.into_iter().chain(Unit::ALL.iter().map(|it| Slot::Quantity(*it)));
        for (slot, answer) in slots.zip(answers) {
            form.set(slot, answer);
        }
        let status = if planned { Status::Planned } else { Status::Completed };
        form.set(Slot::Status, status.as_str());
        if let Err(problems) = check(&form, &id(), None) {
            for language in Language::ALL {
                let layout = layout(&KHORGOS, &Teacher::default(), &form, None, *language);
                let views = summary(&problems, &layout, status, *language);
                prop_assert_eq!(views.len(), problems.len());
                for view in views {
                    prop_assert!(view.field.starts_with("record-") && view.message.len() > 6);
                }
            }
        }
    }
}

#[test]
fn a_title_an_activity_and_a_last_day_are_needed() {
    let nothing = [(Slot::Title, " "), (Slot::Activity, ""), (Slot::CompletedOn, "　")];
    let missing = |slot| (slot, Wrong::Missing);
    assert_eq!(
        problems(&nothing),
        [missing(Slot::Title), missing(Slot::Activity), missing(Slot::CompletedOn)]
    );
}

#[test]
fn what_an_imported_record_lacked_may_stay_missing_and_nothing_else() {
    let imported = Record {
        provider: Some("县教师进修学校".to_owned()),
        ..Record::new(id(), Activity::Training)
    };
    let mut form = RecordForm::from_record(&imported);
    assert_eq!(check(&form, &id(), Some(&imported)), Ok(imported.clone()));
    let whole = Record { completed_on: parse_date("2026-03-27"), ..imported };
    form.set(Slot::Activity, "");
    let found = check(&form, &id(), Some(&whole)).unwrap_err();
    let places: Vec<At> = found.iter().map(|it| it.at).collect();
    assert_eq!(places, [At::Slot(Slot::Activity), At::Slot(Slot::CompletedOn)]);
}

#[test]
fn a_new_record_is_completed_and_belongs_to_the_cycle() {
    let record = made(&[]);
    assert_eq!((record.status, record.account), (Status::Completed, Account::Cycle));
    assert_eq!(record.completed_on, parse_date("2026-03-27"));
}

#[test]
fn numbers_are_read_as_they_come_out_of_an_input_method() {
    let hours = |answer| {
        let record = made(&[(Slot::Quantity(Unit::Hours), answer)]);
        *record.quantity.get(&Unit::Hours).unwrap()
    };
    for answer in ["16", "１６", " 16 ", "　16", "16 学时", "１６学时", "1 6", "16小时"]
    {
        assert_eq!(hours(answer), Credit::whole(16), "{answer}");
    }
    for answer in ["12.5", "１２．５", "12。5", "25/2", "２５／２"] {
        assert_eq!(hours(answer), Credit::ratio(25, 2).unwrap(), "{answer}");
    }
    for answer in ["1,200", "1，200", "1200"] {
        assert_eq!(hours(answer), Credit::whole(1_200), "{answer}");
    }
    assert_eq!(hours("80/3"), Credit::ratio(80, 3).unwrap());
    assert!(made(&[(Slot::Quantity(Unit::Hours), " 　")]).quantity.is_empty());
}

#[test]
fn what_is_no_exact_number_is_a_problem_with_its_own_text() {
    let hours = Slot::Quantity(Unit::Hours);
    for (answer, error) in [
        ("十六", NumberError::Unreadable),
        ("1,20", NumberError::Unreadable),
        ("-3", NumberError::Unreadable),
        ("学时", NumberError::Unreadable),
        ("1000000", NumberError::TooLarge),
        ("0.12345", NumberError::TooFine),
    ] {
        let expected = (hours, Wrong::Number(answer.to_owned(), error));
        assert_eq!(problems(&[(hours, answer)]), [expected], "{answer}");
    }
}

#[test]
fn dates_are_read_as_people_write_them() {
    for answer in [
        "2026-03-27",
        "２０２６－０３－２７",
        "2026/3/27",
        "2026.3.27",
        "2026年3月27日",
        "2026 年 3 月 27 日",
    ] {
        let completed_on = made(&[(Slot::CompletedOn, answer)]).completed_on;
        assert_eq!(completed_on, parse_date("2026-03-27"), "{answer}");
    }
}

#[test]
fn what_is_no_day_is_a_problem_with_its_own_text() {
    let wrong = |answer: &str| problems(&[(Slot::CompletedOn, answer)]).remove(0).1;
    for answer in ["三月二十七", "2026-03", "26-03-27", "20260327", "2026-3-27-1"] {
        assert_eq!(wrong(answer), Wrong::NotADate(answer.to_owned()), "{answer}");
    }
    for answer in ["2026-02-30", "2026-13-01", "0026-01-01", "2300-01-01"] {
        assert_eq!(wrong(answer), Wrong::NoSuchDay(answer.to_owned()), "{answer}");
    }
}

#[test]
fn a_training_does_not_end_before_it_starts() {
    let found = problems(&[(Slot::StartedOn, "2026-03-28")]);
    assert_eq!(found, [(Slot::CompletedOn, Wrong::EndsBeforeStart)]);
    assert!(made(&[(Slot::StartedOn, "2026-03-27")]).started_on.is_some());
}

#[test]
fn texts_lose_the_space_around_them_and_what_was_pasted_with_them() {
    let record = made(&[
        (Slot::Title, "　科学\t第二期 "),
        (Slot::Provider, " 　 "),
        (Slot::Note, "一\r\n\r\n二\t三\n"),
    ]);
    assert_eq!(record.title.as_deref(), Some("科学 第二期"));
    assert_eq!(record.provider, None);
    assert_eq!(record.note.as_deref(), Some("一\n\n二 三"));
}

#[test]
fn a_text_that_is_too_long_is_a_problem() {
    let long = "长".repeat(2_001);
    let wrong = Wrong::TooLong { found: 2_001, most: 2_000 };
    for slot in [Slot::Title, Slot::Provider, Slot::Note, Slot::ContentKey] {
        assert_eq!(problems(&[(slot, &long)]), [(slot, wrong.clone())]);
    }
}

#[test]
fn a_fact_that_is_not_known_is_neither_yes_nor_no() {
    let approved = Slot::Flag(Flag::Approved);
    assert_eq!(made(&[]).flags.get(&Flag::Approved), None);
    assert_eq!(made(&[(approved, YES)]).flags.get(&Flag::Approved), Some(&true));
    assert_eq!(made(&[(approved, NO)]).flags.get(&Flag::Approved), Some(&false));
}

#[test]
fn tags_are_ticked_or_written_in_a_row() {
    let mut ticked = form(&[(Slot::MoreTags, "劳动教育、 心理健康，it,")]);
    ticked.tick("it", true);
    ticked.tick("class-teacher", true);
    ticked.tick("class-teacher", false);
    let record = check(&ticked, &id(), None).unwrap();
    assert_eq!(record.tags, ["it", "劳动教育", "心理健康"].map(str::to_owned).into());
    let long = "长".repeat(61);
    let wrong = Wrong::TooLong { found: 61, most: 60 };
    assert_eq!(problems(&[(Slot::MoreTags, &long)]), [(Slot::MoreTags, wrong)]);
    let many: Vec<String> = (0..21).map(|it| it.to_string()).collect();
    let wrong = Wrong::TooMany { found: 21, most: 20 };
    assert_eq!(problems(&[(Slot::MoreTags, &many.join("、"))]), [(Slot::MoreTags, wrong)]);
}

#[test]
fn a_word_that_the_vocabulary_lacks_has_to_be_chosen_again() {
    let found = problems(&[(Slot::Level, "galactic"), (Slot::Activity, "sleep")]);
    assert_eq!(found, [(Slot::Activity, Wrong::NotChosen), (Slot::Level, Wrong::NotChosen)]);
}

#[test]
fn evidence_is_kept_in_order_and_its_problems_have_their_place() {
    let mut it = form(&[]);
    let (first, second) = (it.add_evidence(), it.add_evidence());
    it.set_evidence(first, EvidenceSlot::Number, " 证〔2026〕1号 ".to_owned());
    it.set_evidence(second, EvidenceSlot::Kind, "notes".to_owned());
    it.set_scan(second, "笔记.pdf".to_owned(), "0".repeat(64));
    let record = check(&it, &id(), None).unwrap();
    assert_eq!(record.evidence[0].number.as_deref(), Some("证〔2026〕1号"));
    assert_eq!(record.evidence[1].file.as_deref(), Some("笔记.pdf"));
    it.remove_evidence(first);
    let third = it.add_evidence();
    assert_ne!(third, second);
    it.set_evidence(third, EvidenceSlot::Date, "昨天".to_owned());
    it.set_evidence(third, EvidenceSlot::Kind, "rumour".to_owned());
    let found = check(&it, &id(), None).unwrap_err();
    let places: Vec<At> = found.iter().map(|it| it.at).collect();
    assert_eq!(
        places,
        [At::Evidence(third, EvidenceSlot::Kind), At::Evidence(third, EvidenceSlot::Date)]
    );
    for _ in 0..20 {
        it.add_evidence();
    }
    let found = check(&it, &id(), None).unwrap_err();
    assert!(found.iter().any(|it| it.wrong == Wrong::TooMany { found: 22, most: 20 }));
}

#[test]
fn problems_stand_in_the_order_of_the_page_and_name_their_field() {
    let it = form(&[
        (Slot::Quantity(Unit::Days), "两天"),
        (Slot::Quantity(Unit::Hours), "十"),
        (Slot::CompletedOn, ""),
        (Slot::Title, ""),
    ]);
    let problems = check(&it, &id(), None).unwrap_err();
    let pack = pack("khorgos-2024-2028");
    let layout = layout(&pack, &Teacher::default(), &it, None, Language::Zh);
    let views = summary(&problems, &layout, Status::Completed, Language::Zh);
    let fields: Vec<&str> = views.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(
        fields,
        ["record-title", "record-completed-on", "record-quantity-hours", "record-quantity-days"]
    );
    assert_eq!(views[1].message, "请填写完成日期，例如 2026-03-27。");
    assert_eq!(views[2].message, "学时填的是「十」。请填写数字，例如 16、2.5 或 80/3。");
    assert!(layout.is_other(Slot::Quantity(Unit::Days)));
}

fn slots(fields: &[FieldView]) -> Vec<Slot> {
    fields.iter().map(|it| it.slot).collect()
}

fn laid_out(policy: &str, activity: &str, original: Option<&Record>) -> FormLayout {
    let form = form(&[(Slot::Activity, activity)]);
    layout(&pack(policy), &Teacher::default(), &form, original, Language::Zh)
}

#[test]
fn the_form_asks_what_the_policy_reads_and_keeps_the_rest_apart() {
    let khorgos = laid_out("khorgos-2024-2028", "training", None);
    let asked = slots(&khorgos.asked);
    for slot in [Slot::Category, Slot::Level, Slot::Mode, Slot::Grade, Slot::Quantity(Unit::Hours)]
    {
        assert!(asked.contains(&slot), "{slot:?}");
    }
    assert!(!asked.contains(&Slot::Host) && khorgos.is_other(Slot::Host));
    // Nobody is a new teacher here.
    assert!(!asked.contains(&Slot::Account) && !khorgos.is_other(Slot::Account));

    let heye = laid_out("hunan-heye-central-school", "lecture", None);
    let asked = slots(&heye.asked);
    assert!(asked.contains(&Slot::Host) && asked.contains(&Slot::ContentKey));
    // This policy states no categories, so there is none to choose.
    assert!(!asked.contains(&Slot::Category) && !heye.is_other(Slot::Category));

    let gansu = laid_out("gansu-2013-49", "training", None);
    let tags: Vec<&str> = gansu.tags.iter().map(|it| it.tag.as_str()).collect();
    assert_eq!(tags, ["it"]);
    assert!(gansu.tags[0].hint.contains("30学分"));
}

#[test]
fn what_is_asked_depends_on_activity_and_status_alone() {
    for activity in Activity::ALL {
        for status in Status::ALL {
            let answers = [
                (Slot::Activity, activity.as_str()),
                (Slot::Status, status.as_str()),
                (Slot::Level, "county"),
            ];
            let whole = form(&answers);
            let of = |form| layout(&KHORGOS, &Teacher::default(), form, None, Language::En);
            assert_eq!(of(&whole), of(&whole.chosen()));
        }
    }
}

#[test]
fn every_question_is_asked_once_whatever_the_activity() {
    for policy in ["khorgos-2024-2028", "hunan-heye-central-school", "gansu-2013-49"] {
        for activity in Activity::ALL {
            let it = laid_out(policy, activity.as_str(), None);
            let mut all: Vec<Slot> = it.slots().collect();
            let n_asked = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), n_asked, "{policy} {activity}");
            for unit in Unit::ALL {
                assert!(all.contains(&Slot::Quantity(*unit)), "{policy} {activity} {unit}");
            }
            for view in it.basic.iter().chain(&it.asked).chain(&it.other) {
                assert!(!view.label.is_empty(), "{:?}", view.slot);
            }
        }
    }
}

#[test]
fn an_activity_without_a_rate_says_so_and_asks_for_hours_alone() {
    let it = laid_out("khorgos-2024-2028", "self-study", None);
    assert_eq!(slots(&it.asked), [Slot::Quantity(Unit::Hours)]);
    assert!(it.asked_lead.contains("不计学分"));
    let activity = it.basic.iter().find(|it| it.slot == Slot::Activity).unwrap();
    let InputKind::Choice(choices) = &activity.input else { panic!("no choices") };
    assert_eq!(choices.len(), Activity::ALL.len() + 1);
    assert_eq!(choices[1].value, "training");
    let own = choices.iter().find(|it| it.value == "self-study").unwrap();
    assert_eq!(own.label, "自主学习（所选政策不计学分）");
}

#[test]
fn what_a_record_has_stays_in_the_form_under_another_policy() {
    let record = Record {
        category: Some("elective/topic".to_owned()),
        role: Some("helper".to_owned()),
        tags: ["labour".to_owned()].into(),
        account: Account::Induction,
        rejected_because: Some("材料不全".to_owned()),
        ..Record::new(id(), Activity::Training)
    };
    let form = RecordForm::from_record(&record);
    let pack = pack("gansu-2013-49");
    let it = layout(&pack, &Teacher::default(), &form, Some(&record), Language::Zh);
    let all: Vec<Slot> = it.slots().collect();
    for slot in [Slot::Category, Slot::Role, Slot::Account, Slot::RejectedBecause] {
        assert!(all.contains(&slot), "{slot:?}");
    }
    let category = it.other.iter().find(|it| it.slot == Slot::Category).unwrap();
    let InputKind::Choice(choices) = &category.input else { panic!("no choices") };
    assert_eq!(choices[1].value, "elective/topic");
    assert_eq!(it.other_tags[0].tag, "labour");
    assert_eq!(n_filled(&it, &form), 3);
}

#[test]
fn the_reason_is_asked_of_rejected_records_and_a_planned_one_for_its_expected_day() {
    let pack = pack("khorgos-2024-2028");
    let of = |status: &str| {
        let form = form(&[(Slot::Status, status)]);
        layout(&pack, &Teacher::default(), &form, None, Language::Zh)
    };
    assert!(slots(&of("rejected").basic).contains(&Slot::RejectedBecause));
    assert!(!slots(&of("completed").basic).contains(&Slot::RejectedBecause));
    let day = |it: &FormLayout| {
        it.basic.iter().find(|it| it.slot == Slot::CompletedOn).unwrap().label.clone()
    };
    assert_eq!(day(&of("planned")), "预计完成日期");
    assert_eq!(day(&of("certified")), "完成日期");
}

fn previewed(others: Vec<Record>, record: &Record) -> Previewed {
    let pack = pack("khorgos-2024-2028");
    let archive = Archive::new(Teacher::default(), others).unwrap();
    let today = parse_date("2026-11-22").unwrap();
    let assessment = assess(&pack, &archive, today);
    let lens = Lens {
        pack: &pack,
        archive: &archive,
        assessment: &assessment,
        language: Language::Zh,
        today,
    };
    preview(&lens, record)
}

fn digital(id: &str, hours: i64) -> Record {
    Record {
        level: Some(Level::County),
        mode: Some(Mode::InPerson),
        category: Some("compulsory/digital".to_owned()),
        completed_on: parse_date("2026-03-27"),
        quantity: [(Unit::Hours, Credit::whole(hours))].into(),
        ..Record::new(Id::new(id).unwrap(), Activity::Training)
    }
}

#[test]
fn the_preview_tells_what_saving_does_to_the_record_and_the_total() {
    let others = vec![digital("a", 40), digital("b", 8)];
    let Previewed::View(added) = previewed(others.clone(), &digital("c", 16)) else {
        panic!("it can be reckoned");
    };
    assert_eq!((added.record.worth.as_str(), added.record.recognised.as_str()), ("4", "4"));
    assert_eq!(added.total, "本周期的认定学分：12 学分 → 16 学分");
    assert_eq!(added.summary, "现在保存的话：应计 4 学分，认定 4 学分。");
    assert_eq!(added.unit, "学分");
    assert!(!added.record.lines.is_empty());
    let Previewed::View(edited) = previewed(others.clone(), &digital("b", 16)) else {
        panic!("it can be reckoned");
    };
    assert_eq!(edited.total, "本周期的认定学分：12 学分 → 14 学分");
    let Previewed::View(same) = previewed(others, &digital("b", 8)) else {
        panic!("it can be reckoned");
    };
    assert_eq!(same.total, "本周期的认定学分不变");
}

#[test]
fn a_completed_record_of_the_future_is_remarked_on() {
    let record = Record { completed_on: parse_date("2026-12-01"), ..digital("a", 8) };
    let Previewed::View(view) = previewed(vec![], &record) else { panic!("it can be reckoned") };
    assert!(view.warning.is_some());
    let planned = Record { status: Status::Planned, ..record };
    let Previewed::View(view) = previewed(vec![], &planned) else { panic!("it can be reckoned") };
    assert_eq!(view.warning, None);
    assert_eq!(view.summary, "现在保存的话：应计 2 学分，完成后认定 2 学分。");
    assert_eq!(view.total, "连同计划，本周期预计学分：0 学分 → 2 学分");
}

#[test]
fn the_preview_needs_the_facts_and_no_title() {
    let mut it = form(&[(Slot::Title, ""), (Slot::Note, "x")]);
    it.add_evidence();
    let record = facts(&it, &id(), None).unwrap();
    assert_eq!((record.title, record.note, record.evidence.len()), (None, None, 0));
    it.set(Slot::CompletedOn, "");
    let found = facts(&it, &id(), None).unwrap_err();
    assert_eq!(found.len(), 1);
}
