//! Tables on their way in.

use xuefen_engine::archive::Teacher;
use xuefen_engine::vocabulary::{Activity, Level, Status};

use super::*;

const REGISTER: &str = "培训名称\t级别\t形式\t起止时间\t学时\t主办单位\n\
    新课标解读\t县级\t集中\t2025.3.1-3.2\t16\t县教师进修学校\n\
    班主任研修\t区级\t集中\t2025-04-11\t8\t县教育局\n\
    网络安全\t县级\t网络\t2025.5\t十\t县教育局\n\
    新课标解读\t县级\t集中\t2025.3.1-3.2\t16\t县教师进修学校\n\
    合计\t\t\t\t40\t\n";

fn pack() -> Pack {
    Pack::parse(xuefen_packs::text("khorgos-2024-2028").unwrap()).unwrap()
}

fn draft(text: &str) -> Draft {
    Draft::read(Origin::Pasted, text, Some(&pack()), None).unwrap()
}

fn previewed(draft: &Draft, archive: &Archive) -> Preview {
    let mut n = 0;
    draft.preview(archive, Some(&pack()), || {
        n += 1;
        Id::new(&format!("new-{n}")).unwrap()
    })
}

fn shown(draft: &Draft, archive: &Archive, language: Language) -> PreviewView {
    let preview = previewed(draft, archive);
    let whose = Picked::default().whose(people(draft, &preview).as_ref(), archive);
    super::preview(draft, &preview, &whose, archive, Some(&pack()), language)
}

fn rows(draft: &Draft, picked: &Picked, archive: &Archive) -> Vec<u32> {
    let preview = previewed(draft, archive);
    let whose = picked.whose(people(draft, &preview).as_ref(), archive);
    let rows = picked.rows(draft, &preview, &whose);
    rows.into_iter().map(RowId::number).collect()
}

#[test]
fn rows_with_problems_stand_apart_with_everything_that_is_wrong() {
    let view = shown(&draft(REGISTER), &Archive::default(), Language::Zh);
    assert_eq!(view.counts, "可导入 1 行，有问题 2 行，疑似重复 1 行");
    assert_eq!(view.skipped.as_deref(), Some("另有 2 行不是培训记录（合计行 1，表头 1）。"));
    let labels: Vec<_> = view.refused.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["第 3 行", "第 4 行"]);
    assert_eq!(view.refused[0].text, "班主任研修 · 区级 · 集中 · 2025-04-11 · 8 · 县教育局");
    assert_eq!(view.refused[1].problems.len(), 2, "{:?}", view.refused[1]);
    assert_eq!(view.twins[0].notes[0], "和上面第 2 行相同。");
    assert_eq!(view.ready[0].title, "新课标解读");
    assert_eq!(view.ready[0].date, "2025年3月2日");
    assert_eq!(view.ready[0].quantity, "16 学时");
    assert_eq!(view.ready[0].what, ["集中培训", "县级"]);
    assert!(view.ready[0].notes.is_empty(), "{:?}", view.ready[0].notes);
}

#[test]
fn second_copies_are_not_imported_unless_somebody_ticks_them() {
    let draft = draft(REGISTER);
    let archive = Archive::default();
    let mut picked = Picked::default();
    assert_eq!(rows(&draft, &picked, &archive), [2]);
    picked.tick(5, true);
    assert_eq!(rows(&draft, &picked, &archive), [2, 5]);
    picked.tick(2, false);
    // A row with a problem cannot be ticked into an import.
    picked.tick(3, true);
    assert_eq!(rows(&draft, &picked, &archive), [5]);
    let records = picked.records(&draft, &previewed(&draft, &archive), &Whose::Everybody);
    assert_eq!(records.len(), 1);
    // What is in the archive already is known again.
    let archive = Archive::new(Teacher::default(), records).unwrap();
    let view = shown(&draft, &archive, Language::En);
    assert_eq!(view.twins.len(), 2);
    assert_eq!(view.twins[0].notes[0], "The same as “新课标解读” in the archive.");
}

const STAFF: &str = "教师姓名\t培训名称\t完成日期\t学时\n\
    张三\t新课标\t2025-03-01\t8\n\
    李四\t新课标\t2025-03-01\t8\n\
    李四\t新课标\t2025-03-01\t8\n\
    李四\t作业设计\t2025.3\t8\n\
    张三\t心理健康\t2025-03-02\t8\n";

#[test]
fn of_several_people_the_teachers_own_rows_are_wanted() {
    let draft = draft(STAFF);
    let nobody = Archive::default();
    let found = people(&draft, &previewed(&draft, &nobody)).unwrap();
    assert_eq!(found.names, ["张三", "李四"]);
    let mut picked = Picked::default();
    assert!(rows(&draft, &picked, &nobody).is_empty(), "somebody has to say whose");
    let view = shown(&draft, &nobody, Language::Zh);
    assert_eq!(view.counts, "请先选择只导入谁的行。");
    assert!(view.others.is_none() && !view.is_nothing);
    let teacher = Teacher { name: Some("张三".into()), ..Teacher::default() };
    let own = Archive::new(teacher, Vec::new()).unwrap();
    assert_eq!(rows(&draft, &picked, &own), [2, 6]);
    let view = shown(&draft, &own, Language::Zh);
    assert_eq!(view.counts, "可导入 2 行", "what is wrong with others is not theirs to mend");
    assert_eq!(view.others.as_deref(), Some("另有 3 行是别人的，不会导入。"));
    picked.only(Whose::Everybody);
    assert_eq!(rows(&draft, &picked, &own), [2, 3, 6]);
    picked.tick(6, false);
    assert_eq!(rows(&draft, &picked, &own), [2, 3]);
}

#[test]
fn a_colleagues_training_is_no_second_copy_of_ones_own() {
    let draft = draft(STAFF);
    let archive = Archive::default();
    let preview = previewed(&draft, &archive);
    let whose = Whose::Person("李四".into());
    let picked = Picked::default();
    let rows = picked.rows(&draft, &preview, &whose);
    assert_eq!(rows.into_iter().map(RowId::number).collect::<Vec<_>>(), [3]);
    let view = super::preview(&draft, &preview, &whose, &archive, None, Language::Zh);
    assert_eq!(view.counts, "可导入 1 行，有问题 1 行，疑似重复 1 行");
    assert_eq!(view.twins[0].notes[0], "和上面第 3 行相同。");
}

#[test]
fn whose_rows_are_wanted_is_read_back_from_the_list() {
    let draft = draft(STAFF);
    let people = people(&draft, &previewed(&draft, &Archive::default())).unwrap();
    let labels: Vec<_> = people.choices(Language::Zh).into_iter().map(|it| it.label).collect();
    assert_eq!(labels, ["请选择", "张三", "李四", "所有人的行"]);
    for whose in [Whose::Open, Whose::Everybody, Whose::Person("李四".into())] {
        assert_eq!(people.parse(&people.value(&whose)), whose);
    }
}

#[test]
fn a_column_that_gives_way_is_named_and_answers_for_it_are_asked() {
    let mut draft = draft(REGISTER);
    let labels: Vec<_> = columns(&draft, Language::Zh).into_iter().map(|it| it.label).collect();
    assert_eq!(labels, ["培训名称", "级别", "形式", "起止时间", "学时", "主办单位"]);
    assert_eq!(columns(&draft, Language::Zh)[0].hint, "例如：新课标解读");
    assert_eq!(draft.assign(5, "title").as_deref(), Some("培训名称"));
    assert_eq!((draft.field(0), draft.field(5)), ("ignore", "title"));
    assert_eq!(draft.assign(1, "ignore"), None);
    let slots = |draft: &Draft| {
        let preview = previewed(draft, &Archive::default());
        let missing = missing(draft, &preview, Some(&pack()), Language::Zh);
        missing.into_iter().map(|it| it.slot).collect::<Vec<_>>()
    };
    assert_eq!(slots(&draft), [Slot::Activity, Slot::Status, Slot::Level, Slot::Category]);
    draft.set_default(Slot::Level, "province");
    draft.set_default(Slot::Status, "enrolled");
    assert_eq!(draft.defaults_in_force().level, Some(Level::Province));
    assert_eq!(draft.defaults_in_force().status, Some(Status::Enrolled));
    // Once a column says it, an earlier answer does not creep into its empty cells.
    draft.assign(1, "level");
    assert_eq!(draft.defaults_in_force().level, None);
    assert!(!slots(&draft).contains(&Slot::Level));
}

#[test]
fn what_a_city_is_can_be_said_once() {
    let mut draft = draft("培训名称\t级别\t完成日期\t学时\n甲\t市级\t2025-03-01\t8\n");
    let view = |draft: &Draft| {
        let preview = previewed(draft, &Archive::default());
        missing(draft, &preview, None, Language::Zh).into_iter().find(|it| it.slot == Slot::City)
    };
    assert_eq!(view(&draft).unwrap().value, "prefecture");
    draft.set_default(Slot::City, "county");
    assert_eq!(view(&draft).unwrap().value, "county");
    let preview = previewed(&draft, &Archive::default());
    let records = Picked::default().records(&draft, &preview, &Whose::Open);
    assert_eq!(records[0].level, Some(Level::County));
    assert_eq!(records[0].activity, Activity::Training);
}

#[test]
fn the_row_of_headings_can_be_chosen() {
    let mut draft = draft("甲\t2025-03-01\t16学时\n乙\t2025-03-02\t8学时\n");
    let view = header(&draft, Language::Zh);
    assert_eq!(view.value, "");
    assert_eq!(view.choices.len(), 3);
    assert_eq!(view.choices[1].label, "第 1 行：甲、2025-03-01、16学时");
    draft.set_header("1", None);
    assert_eq!(header(&draft, Language::Zh).value, "1");
    assert_eq!(columns(&draft, Language::Zh)[0].label, "甲");
    draft.set_header("", None);
    assert_eq!(columns(&draft, Language::Zh)[0].label, "A");
}

#[test]
fn rows_to_mend_come_back_as_they_were() {
    for language in Language::ALL {
        let draft = draft(REGISTER);
        let preview = previewed(&draft, &Archive::default());
        let (name, text) = to_mend(&draft, &preview, &Whose::Open, Some(&pack()), *language);
        assert!(name.ends_with(".csv"));
        let origin = Origin::File(name.to_owned(), Encoding::Utf8);
        let again = Draft::read(origin, &text, Some(&pack()), None).unwrap();
        for column in 0..6 {
            assert_eq!(again.field(column), draft.field(column));
        }
        assert_eq!(again.field(6), "ignore", "what is wrong is not imported");
        let view = shown(&again, &Archive::default(), *language);
        assert_eq!(view.refused.len(), 2);
        let problems: Vec<_> = view.refused.into_iter().map(|it| it.problems.clone()).collect();
        let before = shown(&draft, &Archive::default(), *language);
        let before: Vec<_> = before.refused.into_iter().map(|it| it.problems.clone()).collect();
        assert_eq!(problems, before);
    }
}

#[test]
fn a_table_without_headings_can_be_mended_too() {
    let draft = draft("教育法规专题学习\t2025-03-01\t16学时\n师德专题学习班\t\t8学时\n");
    let preview = previewed(&draft, &Archive::default());
    let (_, text) = to_mend(&draft, &preview, &Whose::Open, None, Language::Zh);
    let origin = Origin::File("a.csv".into(), Encoding::Utf8);
    let again = Draft::read(origin, &text, None, None).unwrap();
    let fields: Vec<_> = (0..4).map(|it| again.field(it)).collect();
    assert_eq!(fields, ["title", "period", "hours", "ignore"]);
    assert_eq!(shown(&again, &Archive::default(), Language::Zh).refused.len(), 1);
}

#[test]
fn choices_stay_when_the_same_table_is_pasted_again() {
    let mut first = draft(REGISTER);
    first.assign(5, "note");
    first.set_default(Slot::Activity, "induction");
    let pack = pack();
    let again = Draft::read(Origin::Pasted, REGISTER, Some(&pack), Some(&first)).unwrap();
    assert_eq!(again.field(5), "note");
    assert_eq!(again.defaults_in_force().activity, Some(Activity::Induction));
    let other = Draft::read(Origin::Pasted, "名称\t学时\n甲\t8\n", Some(&pack), Some(&first));
    assert_eq!(other.unwrap().field(0), "title");
}

#[test]
fn whatever_cannot_be_read_is_told_and_says_what_to_do() {
    let read = |text: &str| Draft::read(Origin::Pasted, text, None, None).unwrap_err();
    assert_eq!(read(" \n\t\n"), NotRead::Empty);
    let long = "甲\n".repeat(table::MOST_ROWS + 1);
    assert_eq!(
        not_read(&read(&long), Language::Zh),
        "表格有 5001 行，一次最多读取 5000 行。请分几次导入。"
    );
    let wide = "甲\t".repeat(table::MOST_COLUMNS + 1);
    assert!(not_read(&read(&wide), Language::En).starts_with("The table has 61 columns"));
    let large = "甲".repeat(table::MOST_BYTES);
    let faults = [FileFault::TooLarge { size: 3, limit: 2 }, FileFault::Unreadable];
    let others = [FileFault::NotText].into_iter().chain(faults).map(NotRead::File);
    for why in others.chain([NotRead::Empty, read(&large)]) {
        for language in Language::ALL {
            assert!(not_read(&why, *language).ends_with(language.pick('。', '.')), "{why:?}");
        }
    }
}

#[test]
fn the_template_can_be_imported_but_its_examples_are_not_ticked() {
    for language in Language::ALL {
        let (name, text) = template(Some(&pack()), *language);
        let origin = Origin::File(name.to_owned(), Encoding::Utf8);
        let draft = Draft::read(origin, &text, Some(&pack()), None).unwrap();
        let view = shown(&draft, &Archive::default(), *language);
        assert!(view.refused.is_empty(), "{:?}", view.refused);
        assert_eq!(view.ready.len(), 2);
        assert!(rows(&draft, &Picked::default(), &Archive::default()).is_empty());
        assert!(draft.summary(*language).contains(name));
    }
    assert!(categories(None).is_empty());
}
