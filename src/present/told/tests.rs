//! What is told, under the shipped packs.

use xuefen_engine::archive::{Archive, Duty, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::vocabulary::Grade;
use xuefen_words::Language;

use super::*;
use crate::present::policy::tests::{pack, three, through, training};

fn look(id: &str, rule: &str, archive: &Archive, language: Language) -> ToldView {
    let pack = pack(id);
    through(&pack, archive, language, |lens| {
        let (id, _) = lens.pack.articles().find(|(_, it)| it.id == rule).unwrap();
        view(lens, &told(lens), id)
    })
}

#[test]
fn a_deadline_says_when_it_is_due_next_and_which_records_missed_it() {
    let mut record = training("a", Grade::Pass);
    record.completed_on = parse_date("2014-12-20");
    let archive = Archive::new(Teacher::default(), vec![record]).unwrap();
    let it = look("hunan-heye-central-school", "HEYE-22b", &archive, Language::Zh);
    assert_eq!(it.notes, ["下一次：2026年12月18日，还有 26 天", "由教师本人办理"]);
    assert_eq!(it.records.len(), 1);
    assert!(it.records[0].1.contains("2014年12月18日"), "{:?}", it.records);
    let past = look("gansu-2013-49", "GS-17", &archive, Language::Zh);
    assert_eq!(past.notes[0], "已经过了");
}

#[test]
fn a_precondition_names_what_is_short() {
    let it = look("khorgos-2024-2028", "KH-16", &three(), Language::Zh);
    assert_eq!(it.standing.unwrap().0, Standing::Short);
    assert_eq!(it.notes[0], "关系到：职称评聘");
    assert!(it.notes[1].starts_with("还没有达到：周期总学分、"), "{:?}", it.notes);
    // Annual requirements hold in principle only.
    assert!(!it.notes[1].contains("年度"), "{:?}", it.notes);
}

#[test]
fn a_document_without_figures_has_nothing_to_check() {
    let it = look("moe-2016-guiding-opinions", "MOE-13a", &three(), Language::Zh);
    assert_eq!(it.standing, None);
    assert!(it.notes[1].contains("没有规定具体数额"), "{:?}", it.notes);
    assert!(has_no_figures(&pack("moe-2016-guiding-opinions")));
    assert!(has_no_figures(&pack("hainan-experimental-register")));
    assert!(!has_no_figures(&pack("changsha-vocational-2017")));
}

#[test]
fn duties_are_counted_over_what_was_logged() {
    let day = |it| parse_date(it).unwrap();
    let (from, to) = (day("2026-02-23"), day("2026-07-12"));
    let duty = Duty { duty: "lesson-preparation".into(), from, to, done: 18 };
    let teacher = Teacher { duties: vec![duty], ..Teacher::default() };
    let archive = Archive::new(teacher, Vec::new()).unwrap();
    let it = look("hainan-experimental-register", "HI-02a", &archive, Language::Zh);
    assert_eq!(it.notes[0], "集体备课：每周至少 1 次");
    assert!(it.notes[1].ends_with("还缺 2 次"), "{:?}", it.notes);
    assert_eq!(it.standing.unwrap().0, Standing::Short);
    let nothing = look("hainan-experimental-register", "HI-03", &archive, Language::Zh);
    assert_eq!(nothing.notes[1], "还没有登记完成了多少。");
}

#[test]
fn a_record_says_what_it_lacks_and_who_recognises_it() {
    let of = |pack: &Pack, id: &str| {
        let id = Id::new(id).unwrap();
        through(pack, &three(), Language::Zh, |lens| {
            wanted(lens, lens.archive.record(&id).unwrap())
        })
    };
    let changsha = pack("changsha-vocational-2017");
    let done = of(&changsha, "a");
    assert_eq!(done.wanted.len(), 1);
    assert_eq!(done.wanted[0].text, "还缺结业证书");
    assert_eq!(done.wanted[0].article.label, "三1");
    let planned = of(&changsha, "b");
    assert!(planned.wanted.iter().all(|it| it.text == "完成后要有结业证书"), "{planned:?}");
    let khorgos = of(&pack("khorgos-2024-2028"), "a");
    assert_eq!(khorgos.recognised_by.unwrap().text, "县（市、区）教育部门");
}

#[test]
fn whatever_is_told_of_any_pack_has_words_in_both_languages() {
    for shipped in xuefen_packs::SHIPPED {
        let pack = pack(shipped.id);
        for language in Language::ALL {
            through(&pack, &three(), *language, |lens| {
                let all = told(lens);
                for (rule, it) in &all {
                    let view = view(lens, &all, *rule);
                    assert!(view.notes.iter().all(|it| !it.trim().is_empty()));
                    let plain = matches!(
                        it,
                        Told::Provision { .. }
                            | Told::Equivalence { .. }
                            | Told::Evidence { .. }
                            | Told::Recogniser { .. }
                    );
                    assert!(plain || !view.notes.is_empty(), "{it:?} of {}", shipped.id);
                }
            });
        }
    }
}

#[test]
fn a_record_that_stands_for_the_whole_cycle_is_told_on_the_overview() {
    use xuefen_engine::sorted::Map;
    use xuefen_engine::vocabulary::{Flag, Level, Unit};
    let record = Record {
        level: Some(Level::National),
        quantity: Map::from([(Unit::Months, xuefen_engine::Credit::whole(2))]),
        flags: Map::from([(Flag::OffJob, true)]),
        ..training("a", Grade::Pass)
    };
    let archive = Archive::new(Teacher::default(), vec![record]).unwrap();
    let pack = pack("jining-affiliated-school-based");
    let view = through(&pack, &archive, Language::Zh, crate::present::overview::overview);
    assert_eq!(view.deemed[0].text, "按五(四)，凭“培训a”，本周期的要求视同全部完成。");
    assert_eq!(view.deemed[0].page, crate::routes::Page::Article("JN-02".into()));
}
