//! Backups held against what is here.

use xuefen_engine::archive::{Duty, Event, Evidence, Id, Record, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::Set;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, EvidenceKind, Flag, Grade, Host, Level, Mode, Span, Stage,
    Status, Unit,
};
use xuefen_exchange::archive_file::write_archive;
use xuefen_exchange::document::{PolicyChoice, changed_fields};

use super::names::field_name;
use super::*;
use crate::state::{Command, OpenDocument};

fn training(id: &str, title: &str) -> Record {
    Record {
        title: Some(title.to_owned()),
        completed_on: parse_date("2026-03-27"),
        quantity: [(Unit::Hours, Credit::whole(16))].into(),
        ..Record::new(Id::new(id).unwrap(), Activity::Training)
    }
}

fn document(records: Vec<Record>) -> Document {
    let mut document = Document::default();
    document.records.extend(records.into_iter().map(|it| (it.id.clone(), it)));
    document
}

/// A record with every member.
fn whole() -> Record {
    let text = || Some("文字".to_owned());
    let day = || parse_date("2025-05-01");
    Record {
        title: text(),
        provider: text(),
        note: text(),
        level: Some(Level::Province),
        mode: Some(Mode::Online),
        host: Some(Host::Province),
        grade: Some(Grade::Good),
        category: text(),
        status: Status::Rejected,
        rejected_because: text(),
        tags: Set::from(["it".to_owned()]),
        quantity: Unit::ALL.iter().map(|it| (*it, Credit::whole(2))).collect(),
        started_on: day(),
        completed_on: day(),
        certificate_issued_on: day(),
        course_id: text(),
        content_key: text(),
        project_key: text(),
        account: Account::Induction,
        role: Some("lead".into()),
        approved_by: Some(Level::County),
        flags: Flag::ALL.iter().map(|it| (*it, true)).collect(),
        evidence: vec![Evidence {
            kind: EvidenceKind::Certificate,
            issuer: None,
            number: text(),
            date: None,
            file: None,
            sha256: None,
        }],
        ..Record::new(Id::new("a").unwrap(), Activity::Lecture)
    }
}

#[test]
fn every_field_that_can_change_has_a_name_of_its_own() {
    let bare = Record::new(Id::new("a").unwrap(), Activity::Training);
    let members = changed_fields(&bare, &whole());
    assert!(members.len() > 30, "{members:?}");
    for language in Language::ALL {
        let names: Set<&str> = members.iter().map(|it| field_name(it, *language)).collect();
        assert_eq!(names.len(), members.len(), "{names:?}");
        assert!(members.iter().all(|it| field_name(it, *language) != it), "{names:?}");
    }
}

#[test]
fn a_difference_names_what_comes_goes_and_changes() {
    let current = document(vec![training("a", "甲"), training("b", "乙")]);
    let mut other = training("b", "乙");
    other.level = Some(Level::County);
    other.quantity = [(Unit::Hours, Credit::whole(20))].into();
    let file = document(vec![other, training("c", "丙")]).archive_file().unwrap();
    let view = difference(&current, &file, Language::Zh);
    assert_eq!(view.counts, "培训记录：新增 1 条，改动 1 条，去掉 1 条。");
    assert_eq!((view.added[0].title.as_str(), view.removed[0].title.as_str()), ("丙", "甲"));
    assert_eq!(view.added[0].details, "2026年3月27日，16 学时");
    assert_eq!(view.changed[0].details, "改动了级别、学时");
    assert!(!view.is_same && view.policy.is_none() && view.teacher.is_empty());
    let same = difference(&current, &current.archive_file().unwrap(), Language::En);
    assert!(same.is_same);
}

#[test]
fn every_fact_of_the_teacher_that_changes_is_told() {
    let whole = Teacher {
        name: Some("张三".into()),
        school: Some("示例小学".into()),
        subject: Some("语文".into()),
        title: Some("一级教师".into()),
        audit_years: Some([2025].into()),
        new_teacher: Some(true),
        hired_on: parse_date("2024-09-01"),
        confirmed_on: parse_date("2025-09-01"),
        stage: Some(Stage::Primary),
        roles: ["class-teacher".to_owned()].into(),
        asks: ["excellent-rating".to_owned()].into(),
        required_total: Some(Credit::whole(90)),
        events: [(
            Id::new("e").unwrap(),
            Event {
                kind: EventKind::Leave,
                date: parse_date("2025-03-01").unwrap(),
                lasted: [(Span::Months, Credit::whole(3))].into(),
            },
        )]
        .into(),
        registration_from: parse_date("2023-07-01"),
        registration_to: parse_date("2028-06-30"),
        duties: vec![Duty {
            duty: "paper".into(),
            from: parse_date("2026-03-01").unwrap(),
            to: parse_date("2026-07-10").unwrap(),
            done: 1,
        }],
    };
    let file = Document { teacher: whole, ..Document::default() }.archive_file().unwrap();
    let zh = difference(&Document::default(), &file, Language::Zh);
    assert_eq!(zh.teacher.len(), 15, "{:?}", zh.teacher);
    assert_eq!(zh.teacher[0], ("姓名", "（无） → 张三".to_owned()));
    assert_eq!(zh.teacher[12].1, "（无） → 请假（产假、病假等）（2025年3月1日、3 月）");
    assert_eq!(zh.teacher[13].1, "（无） → 2023年7月1日—2028年6月30日");
    assert_eq!(zh.teacher[14].1, "（无） → 教育教学论文（2026年3月1日—2026年7月10日、1 次）");
    let en = difference(&Document::default(), &file, Language::En);
    // Which years are checked is automatic where nothing is said.
    assert_eq!(en.teacher[10].1, "automatic → 2025");
    let others = en.teacher.iter().filter(|(_, it)| it.starts_with("(none) → "));
    assert_eq!(others.count(), 14);
}

#[test]
fn another_policy_and_another_reading_are_told_apart() {
    let with = |policy: PolicyChoice| Document { policy: Some(policy), ..Document::default() };
    let khorgos = with(PolicyChoice::new("khorgos-2024-2028"));
    let tell = |before: &Document, after: &Document| {
        difference(before, &after.archive_file().unwrap(), Language::Zh)
    };
    let view = tell(&khorgos, &with(PolicyChoice::new("gansu-2013-49")));
    assert!(view.policy.unwrap().contains(" → 甘肃省"));
    assert!(!view.is_unknown_policy);
    let switches = [("gap-day".to_owned(), "reject".to_owned())].into();
    let read = with(PolicyChoice { id: "khorgos-2024-2028".into(), switches });
    assert_eq!(tell(&khorgos, &read).policy.as_deref(), Some("解释口径有变化。"));
    let unknown = tell(&khorgos, &with(PolicyChoice::new("tibet-2030")));
    assert!(unknown.is_unknown_policy);
    // A file without a policy leaves the chosen one.
    assert_eq!(tell(&khorgos, &Document::default()).policy, None);
}

#[test]
fn a_file_that_is_no_backup_is_told_for_what_it_is() {
    let backup = write_archive(&document(vec![training("a", "甲")]).archive_file().unwrap());
    assert!(read_backup(&backup).is_ok());
    let title = |text: &str| unfit(&read_backup(text).unwrap_err(), Language::Zh).title;
    assert_eq!(title("姓名,学时\n张三,16\n"), "这不是学分的备份");
    assert_eq!(title("{\"format\": \"something\"}"), "这不是学分的备份");
    assert_eq!(title(backup.get(..backup.len() / 2).unwrap()), "文件已损坏");
    assert_eq!(title(&backup.replace("甲", "乙")), "文件已损坏");
    assert_eq!(
        title(&backup.replace("\"version\": 1", "\"version\": 9")),
        "这个备份由更新版本的学分生成"
    );
    assert_eq!(title(&" ".repeat(9_000_000)), "文件太大");
    let faults =
        [FileFault::TooLarge { size: 2, limit: 1 }, FileFault::Unreadable, FileFault::NotText];
    for it in faults {
        for language in Language::ALL {
            let view = unfit(&Unfit::File(it), *language);
            assert!(view.advice.ends_with(language.pick('。', '.')) && view.problems.is_empty());
        }
    }
}

#[test]
fn every_problem_of_a_file_has_its_place_up_to_a_number() {
    let record = "{\"id\": \"r\", \"activity\": \"nonsense\"},";
    let records = record.repeat(60);
    let text = format!(
        "{{\"format\": \"xuefen-archive\", \"version\": 1, \"teacher\": {{}}, \"records\": [{}]}}",
        records.trim_end_matches(',')
    );
    let view = unfit(&read_backup(&text).unwrap_err(), Language::Zh);
    assert_eq!(view.title, "文件已损坏");
    assert_eq!(view.problems.len(), 50);
    assert!(view.problems[0].starts_with("第 1 条记录的 activity"), "{}", view.problems[0]);
    assert!(view.more.unwrap().starts_with("另有 "));
}

#[test]
fn the_last_steps_are_listed_latest_first() {
    let mut open = OpenDocument::default();
    assert_eq!(last_steps(open.history(), Language::Zh), [""; 0]);
    for it in 0..12 {
        let record = training(&format!("r{it}"), &format!("第{it}次"));
        open = open.dispatch(Command::AddRecord(record)).unwrap();
    }
    let steps = last_steps(open.history(), Language::Zh);
    assert_eq!(steps.len(), 10);
    assert_eq!(steps[0], "添加“第11次”");
}

#[test]
fn what_is_kept_is_said_and_erasing_is_confirmed_by_a_word() {
    let empty = kept(&Document::default(), Language::Zh);
    assert!(empty.is_empty);
    assert_eq!(empty.facts[1].1, "没有选择");
    let view = kept(&document(vec![training("a", "甲")]), Language::En);
    assert!(!view.is_empty);
    assert_eq!(view.facts[2], ("Training records", "1 record".to_owned()));
    assert!(confirms(" 清空 ") && confirms("erase") && confirms("ERASE"));
    assert!(!confirms("") && !confirms("清") && !confirms("ok"));
}
