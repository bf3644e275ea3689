//! Which rows are shown, in which order.

use xuefen_engine::archive::{Archive, Id, Record, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::Credit;
use xuefen_engine::vocabulary::{Activity, Level, Mode, Status, Unit};
use xuefen_engine::{Pack, assess};

use super::*;

fn training(id: &str, title: &str, day: Option<&str>, hours: i64) -> Record {
    Record {
        title: Some(title.to_owned()),
        provider: Some(format!("Provider of {title}")),
        level: Some(Level::County),
        mode: Some(Mode::InPerson),
        category: Some("compulsory/digital".to_owned()),
        completed_on: day.and_then(parse_date),
        quantity: [(Unit::Hours, Credit::whole(hours))].into(),
        ..Record::new(Id::new(id).unwrap(), Activity::Training)
    }
}

fn sample() -> Vec<Record> {
    vec![
        training("a", "乙", Some("2025-05-01"), 16),
        training("b", "甲", Some("2026-05-01"), 8),
        training("c", "丙", None, 8),
        Record { status: Status::Planned, ..training("d", "丁", Some("2026-12-01"), 20) },
        Record {
            category: None,
            note: Some("Remark\nof mine".to_owned()),
            ..Record::new(Id::new("e").unwrap(), Activity::SelfStudy)
        },
    ]
}

fn view(records: Vec<Record>, language: Language) -> RecordsView {
    let pack = Pack::parse(xuefen_packs::text("khorgos-2024-2028").unwrap()).unwrap();
    let archive = Archive::new(Teacher::default(), records).unwrap();
    let today = parse_date("2026-11-22").unwrap();
    let assessment = assess(&pack, &archive, today);
    super::records(&Lens {
        pack: &pack,
        archive: &archive,
        assessment: &assessment,
        language,
        today,
    })
}

#[test]
fn a_category_that_the_policy_does_not_have_is_shown_as_such_and_found() {
    let foreign =
        Record { category: Some("elsewhere/theirs".into()), ..training("f", "己", None, 8) };
    let view = view(vec![foreign, training("a", "乙", None, 8)], Language::Zh);
    let row = |id: &str| view.rows.iter().find(|it| it.id == id).unwrap();
    assert!(row("f").what.ends_with("elsewhere/theirs（所选政策没有这一类）"), "{}", row("f").what);
    assert!(!row("a").what.contains("没有这一类"));
    let theirs = OptionView {
        value: "elsewhere/theirs".to_owned(),
        label: "elsewhere/theirs（所选政策没有这一类）".to_owned(),
    };
    assert!(view.filters.categories.contains(&theirs), "{:?}", view.filters.categories);
    assert!(view.filters.categories.iter().all(|it| it.value != NONE));
    let query = Query { category: theirs.value, ..Query::default() };
    let found = asked(&view.rows, &query);
    assert_eq!(found.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["f"]);
}

fn ids(query: &Query) -> String {
    let rows = asked(&view(sample(), Language::Zh).rows, query);
    rows.iter().map(|it| it.id.as_str()).collect()
}

fn sorted(by: SortBy, is_descending: bool) -> String {
    ids(&Query { sort: Sort { by, is_descending }, ..Query::default() })
}

#[test]
fn the_newest_come_first_and_what_has_no_date_last_either_way() {
    assert_eq!(ids(&Query::default()), "dbace");
    assert_eq!(sorted(SortBy::Date, false), "abdce");
}

#[test]
fn rows_are_sorted_by_title_worth_and_recognised() {
    assert_eq!(sorted(SortBy::Title, false), "dcabe");
    assert_eq!(sorted(SortBy::Worth, true), "dabce");
    assert_eq!(sorted(SortBy::Recognised, true), "dabce");
}

#[test]
fn asking_for_a_column_again_turns_it_round() {
    let sort = Sort::default();
    assert_eq!(sort.asked(SortBy::Date), Sort { by: SortBy::Date, is_descending: false });
    assert_eq!(sort.asked(SortBy::Title), Sort { by: SortBy::Title, is_descending: false });
    assert_eq!(sort.asked(SortBy::Worth), Sort { by: SortBy::Worth, is_descending: true });
}

#[test]
fn every_word_of_a_search_has_to_occur_in_title_provider_or_note() {
    let found = |text: &str| ids(&Query { text: text.to_owned(), ..Query::default() });
    assert_eq!(found("甲"), "b");
    assert_eq!(found(" provider　乙 "), "a");
    assert_eq!(found("MINE"), "e");
    assert_eq!(found("甲 乙"), "");
    assert_eq!(found("  "), "dbace");
}

#[test]
fn filters_narrow_the_list_together() {
    let with = |change: fn(&mut Query)| {
        let mut query = Query::default();
        change(&mut query);
        ids(&query)
    };
    assert_eq!(with(|it| it.status = "planned".to_owned()), "d");
    assert_eq!(with(|it| it.category = "compulsory".to_owned()), "dbac");
    assert_eq!(with(|it| it.category = NONE.to_owned()), "e");
    assert_eq!(with(|it| it.year = "2026".to_owned()), "db");
    assert_eq!(with(|it| it.year = NONE.to_owned()), "ce");
    assert_eq!(with(|it| it.fate = "whole".to_owned()), "ba");
    assert_eq!(with(|it| it.fate = "planned".to_owned()), "d");
    assert_eq!(
        with(|it| {
            it.year = "2026".to_owned();
            it.fate = "whole".to_owned();
        }),
        "b"
    );
}

#[test]
fn clearing_the_filters_keeps_the_order() {
    let query =
        Query { text: "甲".to_owned(), sort: Sort::first(SortBy::Worth), ..Query::default() };
    assert_eq!(query.cleared().text, "");
    let narrow = Query { year: NONE.to_owned(), fate: "open".to_owned(), ..query.clone() };
    assert_eq!((narrow.n_filters(), narrow.cleared().n_filters()), (2, 0));
    assert_eq!(query.cleared().sort, query.sort);
}

#[test]
fn filters_offer_what_the_records_have_and_every_offer_finds_something() {
    for language in Language::ALL {
        let view = view(sample(), *language);
        let query = Query::default();
        let FiltersView { statuses, categories, years, fates } = &view.filters;
        let values =
            |list: &[OptionView]| list.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
        assert_eq!(values(years), ["2026", "2025", NONE]);
        assert_eq!(values(categories), ["compulsory", "compulsory/digital", NONE]);
        assert_eq!(values(statuses), ["planned", "completed"]);
        assert_eq!(values(fates), ["whole", "nothing", "open", "planned"]);
        for status in values(statuses) {
            assert!(!asked(&view.rows, &Query { status, ..query.clone() }).is_empty());
        }
        for fate in values(fates) {
            assert!(!asked(&view.rows, &Query { fate, ..query.clone() }).is_empty());
        }
        for all in [statuses, categories, years, fates] {
            assert!(all.iter().all(|it| !it.label.is_empty()));
        }
    }
}

#[test]
fn a_row_says_what_was_taken_and_what_it_counts() {
    let view = view(sample(), Language::Zh);
    assert_eq!(view.lead, "共 5 条记录，本周期已认定 6 学分。");
    let row = view.rows.iter().find(|it| it.id == "a").unwrap();
    assert_eq!(row.what, "集中培训 · 县级");
    assert_eq!((row.date.as_str(), row.quantity.as_str()), ("2025年5月1日", "16 学时"));
    assert_eq!((row.worth.as_str(), row.recognised.as_str()), ("4", "4"));
    assert_eq!((row.fate_text, row.status), ("全部认定", "已完成"));
}

#[test]
fn three_hundred_rows_are_all_there() {
    let many = (0..300).map(|it| training(&it.to_string(), "研修", Some("2026-05-01"), 4));
    let view = view(many.collect(), Language::En);
    assert_eq!(asked(&view.rows, &Query::default()).len(), 300);
    let query = Query { text: "provider".to_owned(), ..Query::default() };
    assert_eq!(asked(&view.rows, &query).len(), 300);
}
