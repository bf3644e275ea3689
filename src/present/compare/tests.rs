//! The archive under two of the shipped packs.

use xuefen_engine::archive::{Archive, Id, Record};
use xuefen_engine::assess;
use xuefen_engine::calendar::parse_date;
use xuefen_engine::sorted::Map;
use xuefen_engine::vocabulary::{Activity, Grade, Level, Mode, Unit};
use xuefen_engine::{Credit, Pack, Teacher};
use xuefen_exchange::archive_file::read_archive;
use xuefen_words::Language;

use super::records::{Change, RowView, asked};
use super::rules::Sort;
use super::{CompareView, compare, is_same};
use crate::present::Lens;
use crate::present::policy::tests::{pack, three, training};

fn through(here: &Pack, there: &Pack, archive: &Archive, language: Language) -> CompareView {
    let today = parse_date("2026-11-22").unwrap();
    let both = (assess(here, archive, today), assess(there, archive, today));
    let lens = |pack, assessment| Lens { pack, archive, assessment, language, today };
    compare(&lens(here, &both.0), &lens(there, &both.1))
}

fn sample() -> Archive {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/samples/khorgos-2024-2028.json");
    read_archive(&std::fs::read_to_string(path).unwrap()).unwrap().archive
}

fn row<'a>(view: &'a CompareView, id: &str) -> &'a RowView {
    view.records.rows.iter().find(|it| it.id == id).unwrap()
}

const KHORGOS: &str = "khorgos-2024-2028";
const URBAN: &str = "urban-share-scheme";
const SCHOOL: &str = "urban-share-scheme-pd-school";

#[test]
fn every_record_is_told_under_every_pair_of_packs_and_in_words() {
    let archive = sample();
    let packs: Vec<Pack> = xuefen_packs::SHIPPED.iter().map(|it| pack(it.id)).collect();
    for here in &packs {
        for there in &packs {
            for language in Language::ALL {
                let view = through(here, there, &archive, *language);
                assert_eq!(view.records.rows.len(), archive.records().len(), "no record is lost");
                for it in &view.records.rows {
                    let said = [&it.title, &it.here, &it.there, &it.difference];
                    assert!(said.iter().all(|it| !it.trim().is_empty()), "{it:?}");
                    assert!(it.reasons.iter().all(|it| !it.trim().is_empty()));
                    let differs = it.change != Change::Same;
                    assert!(!differs || !it.reasons.is_empty(), "{} {it:?}", there.id);
                }
                let all = &view.requirements;
                let one_side = all.matched.len() + all.only_here.requirements.len();
                let required =
                    assess(here, &archive, parse_date("2026-11-22").unwrap()).requirements;
                assert_eq!(one_side, required.len(), "each stands once");
                assert!(!view.here.notes.is_empty() && !view.there.title.is_empty());
            }
        }
    }
}

#[test]
fn under_the_same_rules_nothing_changes() {
    for shipped in xuefen_packs::SHIPPED {
        let pack = pack(shipped.id);
        let view = through(&pack, &pack, &sample(), Language::Zh);
        assert!(view.records.rows.iter().all(|it| it.change == Change::Same), "{}", shipped.id);
        assert!(view.requirements.only_here.requirements.is_empty(), "{}", shipped.id);
        assert!(view.requirements.only_there.requirements.is_empty(), "{}", shipped.id);
        assert!(view.requirements.matched.iter().all(|it| it.here == it.there));
        assert_eq!(view.rules.unwrap().rules, [], "{}", shipped.id);
        assert_eq!(view.scale, None);
        assert!(is_same(&pack, &pack));
    }
}

#[test]
fn a_loss_is_told_with_its_reason_and_article_and_the_greatest_stands_first() {
    let view = through(&pack(KHORGOS), &pack("hunan-2011"), &three(), Language::Zh);
    let first = &view.records.rows[0];
    assert_eq!((first.id.as_str(), first.change), ("b", Change::Less));
    assert_eq!(first.difference, "−4.4 学分");
    assert_eq!((first.here.as_str(), first.there.as_str()), ("4.4 学分", "0 学分"));
    let reasons = &row(&view, "a").reasons;
    assert!(reasons.iter().any(|it| it.contains("没有") || it.contains("裁定")), "{reasons:?}");
    assert!(reasons.iter().all(|it| it.contains('（')), "each names its article: {reasons:?}");
    assert_eq!(row(&view, "c").change, Change::Same);
    let changes: Vec<_> = view.records.rows.iter().map(|it| it.change).collect();
    assert!(changes.is_sorted());
    assert_eq!(view.records.losses.len(), 2, "what is planned stands apart");
    assert_eq!(view.records.losses[0], "1 条变少，共少 4 学分；没有记录变多。");
}

#[test]
fn a_filter_lets_through_what_it_names_and_counts_it() {
    let view = through(&pack(KHORGOS), &pack("gansu-2013-49"), &sample(), Language::Zh);
    let rows = &view.records.rows;
    assert_eq!(asked(rows, "").len(), rows.len());
    let mut n_records = 0;
    for (value, label) in &view.records.filters[1..] {
        let found = asked(rows, value);
        assert!(label.ends_with(&format!("（{}）", found.len())), "{label}");
        assert!(found.iter().all(|it| it.change.key() == value));
        n_records += found.len();
    }
    assert_eq!(n_records, rows.len());
}

#[test]
fn a_category_that_the_other_rules_do_not_have_is_named_as_the_rules_in_use_call_it() {
    let view = through(&pack(KHORGOS), &pack(URBAN), &three(), Language::Zh);
    let unknown = view.records.unknown.as_ref().unwrap();
    assert_eq!(unknown.categories, ["必修课程 / 州级培训 / 公共课：3 条记录"]);
    assert!(unknown.is_read && unknown.text.contains("原样保留"));
    let reasons = &row(&view, "a").reasons;
    assert!(
        reasons[0].contains("必修课程 / 州级培训 / 公共课”在要比的规则中不存在"),
        "{reasons:?}"
    );
    let back = through(&pack(URBAN), &pack(KHORGOS), &three(), Language::Zh);
    assert_eq!(back.records.unknown, None);
    let view = through(&pack(KHORGOS), &pack("gansu-2013-49"), &three(), Language::Zh);
    assert!(!view.records.unknown.as_ref().unwrap().is_read);
    assert!(view.there.remarks[0].contains("已经结束") && view.here.remarks.is_empty());
}

#[test]
fn a_fact_that_only_the_other_rules_ask_for_is_named() {
    let record = Record {
        quantity: Map::from([(Unit::Hours, Credit::whole(16))]),
        completed_on: parse_date("2014-05-01"),
        ..Record::new(Id::new("r").unwrap(), Activity::Training)
    };
    let archive = Archive::new(Teacher::default(), vec![record]).unwrap();
    let view =
        through(&pack("district-64h-modules"), &pack("gansu-2013-49"), &archive, Language::Zh);
    let it = row(&view, "r");
    assert_eq!(it.change, Change::Less);
    assert_eq!(it.difference, "−16 学时");
    assert!(it.reasons.iter().any(|it| it.contains("还不知道")), "{:?}", it.reasons);
}

#[test]
fn hours_and_credits_are_never_called_equal() {
    let record = Record {
        level: Some(Level::County),
        mode: Some(Mode::InPerson),
        category: Some("compulsory/digital".to_owned()),
        ..training("r", Grade::Pass)
    };
    let archive = Archive::new(Teacher::default(), vec![record]).unwrap();
    let view = through(&pack(KHORGOS), &pack("district-64h-modules"), &archive, Language::Zh);
    let it = row(&view, "r");
    assert_eq!((it.change, it.difference.as_str()), (Change::Other, "单位不同，不能直接比"));
    assert!(view.requirements.matched.is_empty(), "{:?}", view.requirements.matched);
    assert!(view.records.losses[0].starts_with("没有记录变少"));
}

#[test]
fn requirements_stand_side_by_side_only_where_they_measure_the_same_thing() {
    let view = through(&pack(URBAN), &pack(SCHOOL), &sample(), Language::Zh);
    let keys: Vec<_> = view.requirements.matched.iter().map(|it| it.key.as_str()).collect();
    assert!(keys.contains(&"share-city:below"), "{keys:?}");
    assert!(!keys.contains(&"share-district:below"));
    let only: Vec<_> = view.requirements.only_here.requirements.iter().map(|it| &it.key).collect();
    assert!(only.iter().any(|it| it.starts_with("share-district")), "{only:?}");
    // Two cycles are two spans, and what each calls compulsory is its own.
    let view = through(&pack(KHORGOS), &pack("gansu-2013-49"), &sample(), Language::Zh);
    let keys: Vec<_> = view.requirements.matched.iter().map(|it| it.key.as_str()).collect();
    assert!(!keys.contains(&"cycle-total") && !keys.contains(&"compulsory"), "{keys:?}");
}

#[test]
fn what_relatives_say_differently_is_told_rule_by_rule() {
    let view = through(&pack(URBAN), &pack(SCHOOL), &sample(), Language::Zh);
    let rules = view.rules.unwrap();
    let of = |id: &str| rules.rules.iter().find(|it| it.id == id).unwrap();
    assert_eq!(of("US-01a").sort, Sort::Gone);
    assert_eq!(of("US-02b").sort, Sort::Added);
    let ruling = of("US-01r");
    assert_eq!((ruling.sort, ruling.before.as_str()), (Sort::Changed, ""));
    assert_eq!(ruling.lines[0], "类别：市级培训、区级培训、校本研修 → 市级培训、校本研修");
    assert!(of("US-01s").before.starts_with("现在的规则：登记市级、区级"));
    assert_eq!(rules.counts, "改动 4 条，新增 4 条，取消 6 条；其余相同。");
    let strangers = through(&pack(KHORGOS), &pack("gansu-2013-49"), &sample(), Language::Zh);
    assert_eq!(strangers.rules, None);
}

#[test]
fn an_edited_figure_is_told_with_what_it_was_and_what_it_costs() {
    let old = pack(KHORGOS);
    let text = old.text().replacen("\"at-least\": \"90\"", "\"at-least\": \"100\"", 1);
    let new = Pack::parse(&text).unwrap();
    let view = through(&old, &new, &sample(), Language::Zh);
    let rules = view.rules.unwrap().rules;
    assert_eq!(rules.len(), 1);
    assert!(rules[0].lines.contains(&"至少：90 → 100".to_owned()), "{:?}", rules[0]);
    let (changed, others): (Vec<_>, Vec<_>) =
        view.requirements.matched.iter().partition(|it| it.key == "cycle-total");
    assert!(others.iter().all(|it| it.differs.is_none()));
    let total = changed[0];
    assert_eq!(total.differs, Some("有变化"));
    assert!(
        total.here.reached.ends_with("/ 90 学分") && total.there.reached.ends_with("/ 100 学分")
    );
}

#[test]
fn two_readings_of_one_policy_are_compared_like_two_policies() {
    let pack = pack(KHORGOS);
    let other = Map::from([("lecturerReward".to_owned(), "total".to_owned())]);
    let other = pack.with_readings(&other).unwrap();
    assert!(!is_same(&pack, &other));
    let view = through(&pack, &other, &sample(), Language::Zh);
    let rules = view.rules.unwrap().rules;
    assert!(rules.iter().any(|it| it.sort == Sort::Applied && it.id == "KH-10c"));
    assert!(rules.iter().any(|it| it.sort == Sort::Dropped && it.id == "KH-10a"));
    assert_eq!(view.scale, None);
    let english = through(&pack, &other, &sample(), Language::En);
    assert!(english.rules.unwrap().rules.iter().all(|it| !it.sense.is_empty()));
}
