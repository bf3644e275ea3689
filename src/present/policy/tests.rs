//! The document under the shipped packs.

use xuefen_engine::archive::{Archive, Event, Id, Record};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{Activity, EventKind, Grade, Level, Mode, Span, Status, Unit};
use xuefen_engine::{Credit, Pack, Teacher, assess};
use xuefen_words::Language;

use super::{Chapter, PolicyView, RuleView, policy};
use crate::present::Lens;

pub(in crate::present) fn pack(id: &str) -> Pack {
    let path = format!("{}/policies/{id}/pack.json", env!("CARGO_MANIFEST_DIR"));
    Pack::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Sixteen hours in person at prefecture level, passed with the grade.
pub(in crate::present) fn training(id: &str, grade: Grade) -> Record {
    Record {
        title: Some(format!("培训{id}")),
        level: Some(Level::Prefecture),
        mode: Some(Mode::InPerson),
        grade: Some(grade),
        category: Some("compulsory/prefecture/public".into()),
        quantity: Map::from([(Unit::Hours, Credit::whole(16))]),
        completed_on: parse_date("2025-05-01"),
        ..Record::new(Id::new(id).unwrap(), Activity::Training)
    }
}

/// One passed, one excellent but only planned, one failed.
pub(in crate::present) fn three() -> Archive {
    let planned = Record { status: Status::Planned, ..training("b", Grade::Excellent) };
    let records = vec![training("a", Grade::Pass), planned, training("c", Grade::Fail)];
    Archive::new(Teacher::default(), records).unwrap()
}

/// A teacher on leave from a day on, who has no records.
pub(in crate::present) fn on_leave(from: &str, lasted: (Span, Credit)) -> Archive {
    let leave = Event {
        kind: EventKind::Leave,
        date: parse_date(from).unwrap(),
        lasted: Map::from([lasted]),
    };
    let events = Map::from([(Id::new("e").unwrap(), leave)]);
    Archive::new(Teacher { events, ..Teacher::default() }, Vec::new()).unwrap()
}

pub(in crate::present) fn through<T>(
    pack: &Pack,
    archive: &Archive,
    language: Language,
    look: impl Fn(&Lens<'_>) -> T,
) -> T {
    let today = parse_date("2026-11-22").unwrap();
    let assessment = assess(pack, archive, today);
    look(&Lens { pack, archive, assessment: &assessment, language, today })
}

fn document(pack: &Pack, archive: &Archive, language: Language) -> PolicyView {
    through(pack, archive, language, policy)
}

fn rule<'a>(view: &'a PolicyView, id: &str) -> &'a RuleView {
    view.chapters.iter().flat_map(|it| &it.rules).find(|it| it.id == id).unwrap()
}

#[test]
fn every_article_of_every_pack_stands_in_the_document_once_and_in_words() {
    for shipped in xuefen_packs::SHIPPED {
        let pack = pack(shipped.id);
        for language in Language::ALL {
            let view = document(&pack, &Archive::default(), *language);
            let rules: Vec<_> = view.chapters.iter().flat_map(|it| &it.rules).collect();
            let ids: Set<_> = rules.iter().map(|it| &it.id).collect();
            assert_eq!(ids.len(), pack.articles().count());
            assert_eq!(rules.len(), ids.len());
            for it in rules {
                assert!(!it.place.is_empty() && !it.sense.is_empty() && !it.kind.is_empty());
                assert_eq!(it.touched, None, "{} of nobody’s records", it.id);
                assert!(it.in_force || !it.note.is_empty(), "{}", it.id);
            }
            assert!(view.facts.iter().all(|(name, it)| !name.is_empty() && !it.is_empty()));
            assert_eq!(view.no_figures.is_some(), view.conversions.is_empty());
        }
    }
}

#[test]
fn chapters_stand_in_the_readers_order() {
    let view = document(&pack("khorgos-2024-2028"), &Archive::default(), Language::Zh);
    let chapters: Vec<_> = view.chapters.iter().map(|it| it.chapter).collect();
    assert!(chapters.is_sorted());
    let ids = |chapter| {
        let chapter = view.chapters.iter().find(|it| it.chapter == chapter).unwrap();
        chapter.rules.iter().map(|it| it.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(ids(Chapter::Scope), ["KH-22", "KH-01a", "KH-14a", "KH-11d", "KH-23"]);
    assert_eq!(ids(Chapter::Excluded), ["KH-07", "KH-13", "KH-05"]);
    assert_eq!(ids(Chapter::Moved), ["KH-03", "KH-03y", "KH-06"]);
    assert_eq!(ids(Chapter::Deadline), ["KH-18"]);
    assert_eq!(ids(Chapter::Outcome)[..2], ["KH-16", "KH-17"]);
}

#[test]
fn the_tables_of_every_pack_are_in_words() {
    for shipped in xuefen_packs::SHIPPED {
        let pack = pack(shipped.id);
        for language in Language::ALL {
            let view = document(&pack, &three(), *language);
            let said = |texts: &[&str]| {
                for it in texts {
                    assert!(!it.trim().is_empty(), "{} {texts:?}", shipped.id);
                }
            };
            for it in &view.requirements {
                said(&[&it.what, &it.amount, &it.window, &it.article.label]);
                assert!(it.standing.is_some() || !it.reached.is_empty());
            }
            for it in &view.conversions {
                said(&[&it.what, &it.quantity, &it.worth, &it.article.label]);
                assert!(it.bonuses.iter().all(|it| !it.label.is_empty()));
            }
            for it in &view.caps {
                said(&[&it.what, &it.at_most, &it.window, &it.cut, &it.article.label]);
            }
        }
    }
}

#[test]
fn a_conversion_says_what_is_worth_how_much_and_what_may_be_added() {
    let view = document(&pack("khorgos-2024-2028"), &three(), Language::Zh);
    let row = &view.conversions[0];
    assert_eq!(row.what, "集中培训、新教师集中培训、校（园）长集中培训");
    assert_eq!((row.quantity.as_str(), row.worth.as_str()), ("4 学时", "1 学分"));
    assert_eq!(row.when, "");
    let bonuses: Vec<_> = row.bonuses.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(bonuses[1], "省级及以上，考核优秀：加基础学分的 15%");
    assert_eq!(bonuses.len(), 4);
    let printed = view.conversions.iter().find(|it| it.worth == "照数计入").unwrap();
    assert_eq!((printed.when.as_str(), printed.no_bonus), ("没有注明学时", "不另加"));
    let view = document(&pack("changsha-vocational-2017"), &three(), Language::Zh);
    let leave = view.conversions.iter().find(|it| it.what.starts_with("请假")).unwrap();
    assert_eq!((leave.quantity.as_str(), leave.limits.as_str()), ("1 个月", "只计整数"));
}

#[test]
fn a_pack_that_counts_hours_speaks_of_hours() {
    let view = document(&pack("district-64h-modules"), &three(), Language::Zh);
    assert_eq!(view.requirements[0].amount, "至少 64 学时");
    assert_eq!(view.requirements[0].what, "总学时");
    assert_eq!(view.conversions[0].worth, "1 学时");
    let view = document(&pack("urban-share-scheme"), &three(), Language::Zh);
    assert_eq!(view.requirements[0].amount, "占应修总学分的 10%—20%");
}

#[test]
fn a_rule_counts_the_records_that_it_touched_planned_ones_as_projected() {
    let pack = pack("khorgos-2024-2028");
    let view = document(&pack, &three(), Language::Zh);
    assert_eq!(rule(&view, "KH-08a").touched.as_deref(), Some("2 条记录"));
    assert_eq!(rule(&view, "KH-07").touched.as_deref(), Some("1 条记录"));
    assert_eq!(rule(&view, "KH-09d").touched.as_deref(), Some("1 条记录"));
    assert_eq!(rule(&view, "KH-09c").touched, None);
}

#[test]
fn a_requirement_shows_how_it_stands_and_of_years_how_many_are_met() {
    let pack = pack("khorgos-2024-2028");
    let view = document(&pack, &three(), Language::Zh);
    let standing = |id| rule(&view, id).standing.clone().map(|(_, text)| text);
    assert_eq!(standing("KH-01").as_deref(), Some("不足"));
    assert_eq!(standing("KH-14").as_deref(), Some("达标 0 / 3"));
    assert_eq!(standing("KH-04"), None, "nobody is new here");
}

#[test]
fn another_reading_puts_other_articles_in_force() {
    let pack = pack("khorgos-2024-2028");
    let view = document(&pack, &Archive::default(), Language::Zh);
    assert!(rule(&view, "KH-10a").in_force);
    assert!(!rule(&view, "KH-10c").in_force);
    let note = &rule(&view, "KH-10c").note;
    assert_eq!(note, "只在另一种解释口径下采用（主讲教师奖励：倍数即合计（2倍、1倍））");
    let total = Map::from([("lecturerReward".to_owned(), "total".to_owned())]);
    let pack = pack.with_readings(&total).unwrap();
    let view = document(&pack, &Archive::default(), Language::En);
    assert!(rule(&view, "KH-10c").in_force);
}

#[test]
fn a_policy_leads_to_the_one_that_it_refines() {
    let view = document(&pack("hunan-heye-central-school"), &Archive::default(), Language::Zh);
    let (title, page) = view.refines.unwrap();
    assert!(title.starts_with("湖南省中小学教师培训学分"), "{title}");
    assert_eq!(page, crate::routes::Page::Compare(Some("hunan-2011".to_owned())));
    assert_eq!(view.superseded, None);
    let text = pack("hunan-2011").text().to_owned();
    let text =
        text.replacen("\"edition\"", "\"superseded-by\": \"gansu-2013-49\",\n\"edition\"", 1);
    let view = document(&Pack::parse(&text).unwrap(), &Archive::default(), Language::En);
    assert!(view.superseded.unwrap().0.starts_with("Gansu"));
}

#[test]
fn what_is_missing_in_the_source_is_said() {
    let view = document(&pack("gansu-2013-49"), &Archive::default(), Language::Zh);
    assert!(view.missing.unwrap().contains("缺失"));
    assert!(view.facts.contains(&("文号", "甘教师〔2013〕49号".to_owned())));
    let view = document(&pack("khorgos-2024-2028"), &Archive::default(), Language::En);
    assert!(view.facts.iter().any(|(name, _)| *name == "Based on"));
}
