//! Whole explanations and requirement names, in both languages, under the shipped packs.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use chrono::NaiveDate;
use xuefen_engine::archive::Id;
use xuefen_engine::assess::Verdict;
use xuefen_engine::sorted::Map;
use xuefen_engine::{Archive, Pack, assess};
use xuefen_exchange::archive_file::read_archive;
use xuefen_exchange::cases::read_cases;
use xuefen_words::requirement::{missing, open, planned, requirement, waived};
use xuefen_words::{Language, why};

const KHORGOS: &str = include_str!("../../../policies/khorgos-2024-2028/pack.json");
const HEYE: &str = include_str!("../../../policies/hunan-heye-central-school/pack.json");
const GANSU: &str = include_str!("../../../policies/gansu-2013-49/pack.json");

fn archive(teacher: &str, records: &str) -> Archive {
    let text = format!(
        r#"{{"format": "xuefen-archive", "version": 1, "teacher": {teacher}, "records": [{records}]}}"#
    );
    read_archive(&text).unwrap().archive
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// The explanation of the record `r`, a line of text for each line.
#[track_caller]
fn check(pack: &str, teacher: &str, records: &str, zh: &[&str], en: &[&str]) {
    check_under(&Pack::parse(pack).unwrap(), teacher, records, zh, en);
}

#[track_caller]
fn check_under(pack: &Pack, teacher: &str, records: &str, zh: &[&str], en: &[&str]) {
    let archive = archive(teacher, records);
    let assessment = assess(pack, &archive, day());
    let settlement = assessment.recognised.settlement(&Id::new("r").unwrap()).unwrap();
    for (language, expected) in [(Language::Zh, zh), (Language::En, en)] {
        let lines = why(settlement, pack, &archive, language);
        let texts: Vec<&str> = lines.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, expected);
    }
}

#[test]
fn a_bonus_is_derived_from_its_base() {
    check(
        KHORGOS,
        "{}",
        r#"{"id": "r", "activity": "training", "mode": "in-person", "level": "prefecture",
            "grade": "good", "category": "compulsory/prefecture/public",
            "quantity": {"hours": "16"}, "completed_on": "2025-05-01"}"#,
        &[
            "集中培训 16 学时 × 1/4 = 4 学分",
            "良好：基础学分 4 的 5% = 0.2 学分",
            "认定 4.2 学分，计入“必修课程 / 州级培训 / 公共课”（2025年度）",
        ],
        &[
            "Training in person: 16 hours × 1/4 = 4 credits",
            "Good: 5% of the base of 4 = 0.2 credits",
            "4.2 credits recognised in “Compulsory courses / Prefecture level / Public courses” (2025)",
        ],
    );
}

#[test]
fn a_lecturers_reward_is_so_many_times_the_base() {
    check(
        KHORGOS,
        "{}",
        r#"{"id": "r", "activity": "lecture", "mode": "online", "level": "province",
            "quantity": {"hours": "8"}, "completed_on": "2025-05-01"}"#,
        &[
            "网络授课 8 学时 × 1/5 = 1.6 学分",
            "主讲奖励：另加基础学分 1.6 的 2 倍 = 3.2 学分",
            "认定 4.8 学分，计入“选修课程”（2025年度）",
        ],
        &[
            "Lecturing online: 8 hours × 1/5 = 1.6 credits",
            "Reward for lecturing: 2 × the base of 1.6 on top = 3.2 credits",
            "4.8 credits recognised in “Electives” (2025)",
        ],
    );
}

#[test]
fn rounding_is_a_line_of_its_own_where_the_reading_rounds() {
    let readings = Map::from([("rounding".to_owned(), "floor".to_owned())]);
    check_under(
        &Pack::parse(GANSU).unwrap().with_readings(&readings).unwrap(),
        "{}",
        r#"{"id": "r", "activity": "school-based", "quantity": {"hours": "80"},
            "completed_on": "2013-05-01"}"#,
        &[
            "校本研修 80 学时 × 1/3 = 26⅔ 学分",
            "只保留两位小数，其余舍去：26⅔ → 26.66",
            "认定 26.66 学分，计入“校本研训”（2013年度）",
        ],
        &[
            "School-based training: 80 hours × 1/3 = 26⅔ credits",
            "Cut off after two decimals: 26⅔ → 26.66",
            "26.66 credits recognised in “School-based training” (2013)",
        ],
    );
}

#[test]
fn what_lies_above_a_cap_is_told_in_the_words_of_the_rule() {
    check(
        HEYE,
        "{}",
        r#"{"id": "r", "activity": "school-based", "quantity": {"hours": "36"},
            "completed_on": "2012-05-01"}"#,
        &[
            "校本研修 36 学时 × 1 = 36 学分",
            "认定 30 学分，计入“校本研训”（2012年度）",
            "超出上限：校本研训每人每年不超过30学分；2012年度多出的 6 学分不计",
        ],
        &[
            "School-based training: 36 hours × 1 = 36 credits",
            "30 credits recognised in “School-based training” (2012)",
            "Over the cap: at most 30 credits of school-based training a year; \
             6 credits above it in 2012 not counted",
        ],
    );
}

#[test]
fn a_duplicate_names_the_record_that_counts() {
    check(
        HEYE,
        "{}",
        r#"{"id": "r", "activity": "lecture", "host": "own-county", "content_key": "k",
            "quantity": {"hours": "2"}, "completed_on": "2012-05-01"},
           {"id": "s", "title": "古诗文教学", "activity": "lecture", "host": "province",
            "content_key": "k", "quantity": {"hours": "2"}, "completed_on": "2012-06-01"}"#,
        &[
            "授课 2 学时 × 3 = 6 学分",
            "同一内容只计最高的一次：已计入《古诗文教学》，这里的 6 学分不计",
        ],
        &[
            "Lecturing: 2 hours × 3 = 6 credits",
            "The same content counts once, at its highest: “古诗文教学” counts, 6 credits here not",
        ],
    );
}

#[test]
fn what_does_not_count_says_why() {
    let training = |facts: &str| {
        format!(
            r#"{{"id": "r", "activity": "training", "level": "county", "category": "elective",
                "quantity": {{"hours": "8"}}, {facts}}}"#
        )
    };
    check(
        KHORGOS,
        "{}",
        &training(r#""completed_on": "2025-05-01""#),
        &["还不知道培训方式（集中或网络），填写后才能折算"],
        &["The mode (in person or online) is not known yet: fill it in to convert it"],
    );
    check(
        KHORGOS,
        "{}",
        &training(r#""mode": "online", "completed_on": "2023-12-31""#),
        &["不在周期（2024年1月1日—2028年12月31日）内"],
        &["Outside the cycle (1 Jan 2024 – 31 Dec 2028)"],
    );
    check(
        KHORGOS,
        "{}",
        &training(r#""mode": "online", "grade": "fail", "completed_on": "2025-05-01""#),
        &["不予登记：考核不合格的培训不予登记学分"],
        &["Not registered: A training that was not passed gives no credit"],
    );
    check(
        KHORGOS,
        "{}",
        &training(r#""mode": "online", "status": "rejected", "rejected_because": "材料不全""#),
        &["未通过审核，不计：材料不全"],
        &["Rejected, not counted: 材料不全"],
    );
}

#[test]
fn what_could_still_change_is_a_line_of_its_own() {
    check(
        KHORGOS,
        "{}",
        r#"{"id": "r", "activity": "training", "mode": "in-person", "grade": "good",
            "quantity": {"hours": "16"}, "completed_on": "2025-05-01"}"#,
        &[
            "集中培训 16 学时 × 1/4 = 4 学分",
            "认定 4 学分（2025年度）",
            "还没有填写：类别、级别；填写后结果可能改变",
        ],
        &[
            "Training in person: 16 hours × 1/4 = 4 credits",
            "4 credits recognised (2025)",
            "Not known yet: category, level; the result may change with it",
        ],
    );
}

#[test]
fn what_is_only_planned_is_never_told_as_recognised() {
    let pack = Pack::parse(KHORGOS).unwrap();
    let archive = archive(
        "{}",
        r#"{"id": "r", "activity": "school-based", "status": "planned",
            "quantity": {"hours": "8"}, "completed_on": "2027-05-01"}"#,
    );
    let assessment = assess(&pack, &archive, day());
    let id = Id::new("r").unwrap();
    let last = |verdict: &Verdict, language| {
        let lines = why(verdict.settlement(&id).unwrap(), &pack, &archive, language);
        lines.last().unwrap().text.clone()
    };
    assert_eq!(last(&assessment.recognised, Language::Zh), "还在计划中，完成后才认定");
    assert_eq!(
        last(&assessment.projected, Language::Zh),
        "完成后可认定 1.6 学分，计入“校本课程”（2027年度）"
    );
    assert_eq!(
        last(&assessment.projected, Language::En),
        "1.6 credits to be recognised once completed in “School-based courses” (2027)"
    );
}

#[test]
fn induction_is_told_in_the_measure_of_its_account() {
    let record = r#"{"id": "r", "activity": "induction", "account": "induction",
        "mode": "in-person", "quantity": {"hours": "40"}, "completed_on": "2025-05-01"}"#;
    let teacher = r#"{"new_teacher": true, "hired_on": "2024-09-01"}"#;
    check(
        GANSU,
        teacher,
        record,
        &["新教师集中培训 40 学时 × 1 = 40 学时", "认定 40 学时，计入新教师适岗培训"],
        &[
            "Induction training in person: 40 hours × 1 = 40 hours",
            "40 hours recognised as induction",
        ],
    );
    check(
        KHORGOS,
        teacher,
        record,
        &["新教师集中培训 40 学时 × 1/4 = 10 学分", "认定 10 学分，计入新教师适岗培训"],
        &[
            "Induction training in person: 40 hours × 1/4 = 10 credits",
            "10 credits recognised as induction",
        ],
    );
}

#[test]
fn requirements_have_short_names_and_say_what_is_missing() {
    let pack = Pack::parse(HEYE).unwrap();
    let teacher = r#"{"audit_years": [2012], "new_teacher": true, "hired_on": "2012-01-01",
        "events": [{"id": "e", "type": "leave", "date": "2013-03-01", "semesters": "1"}]}"#;
    let records = r#"{"id": "r", "activity": "training", "quantity": {"hours": "28"},
            "completed_on": "2012-05-01"},
        {"id": "p", "activity": "training", "status": "planned", "quantity": {"hours": "10"},
            "completed_on": "2013-05-01"}"#;
    let archive = archive(teacher, records);
    let told = |language| {
        let requirements = assess(&pack, &archive, day()).requirements;
        let told = requirements.iter().map(|it| {
            let sentences = [missing(it, language), planned(it, language), waived(it, language)];
            let sentences: Vec<String> = sentences.into_iter().flatten().collect();
            format!("{} | {}", requirement(it, &pack, language), sentences.join(" | "))
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        told(Language::Zh),
        [
            "周期总学分 | 还差 302 学分 | 计划和已报名的培训可再补 10 学分 | 已免修 30 学分",
            "2012年度总学分 | 还差 2 学分",
            "适应性培训 | 还差 150 学分",
            "适应性培训（入职第1年） | 还差 60 学分",
            "适应性培训（入职第2年） | 还差 60 学分",
        ]
    );
    assert_eq!(
        told(Language::En)[..2],
        [
            "Cycle total | 302 credits missing | 10 credits more with what is planned | 30 credits waived",
            "Annual total, 2012 | 2 credits missing",
        ]
    );
}

#[test]
fn a_category_of_the_same_name_is_told_apart_by_the_one_above() {
    let pack = Pack::parse(KHORGOS).unwrap();
    let requirements = assess(&pack, &archive("{}", ""), day()).requirements;
    let mut names: Vec<String> =
        requirements.iter().map(|it| requirement(it, &pack, Language::Zh)).collect();
    assert!(names.contains(&"县市级培训 · 公共课".to_owned()), "{names:?}");
    assert!(names.contains(&"2025年度必修课程".to_owned()), "{names:?}");
    let n_names = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), n_names, "two requirements have one name");
}

#[test]
fn a_school_year_is_named_by_both_of_its_years() {
    let readings = Map::from([("annual.calendar".to_owned(), "school".to_owned())]);
    let pack = Pack::parse(GANSU).unwrap().with_readings(&readings).unwrap();
    let requirements =
        assess(&pack, &archive(r#"{"audit_years": [2012]}"#, ""), day()).requirements;
    let annual = requirements.iter().find(|it| it.key() == "annual-total@2012").unwrap();
    assert_eq!(requirement(annual, &pack, Language::Zh), "2012—2013学年总学分");
    assert_eq!(requirement(annual, &pack, Language::En), "Annual total, school year 2012/13");
}

#[test]
fn open_facts_are_named_record_by_record() {
    let pack = Pack::parse(KHORGOS).unwrap();
    let archive = archive(
        r#"{"audit_years": []}"#,
        r#"{"id": "r", "title": "新课标研修", "activity": "training", "category": "elective",
            "quantity": {"hours": "400"}, "completed_on": "2025-05-01"}"#,
    );
    let requirements = assess(&pack, &archive, day()).requirements;
    let elective = requirements.iter().find(|it| it.id == "elective").unwrap();
    assert_eq!(open(elective, &archive, Language::Zh), ["《新课标研修》还缺：培训方式"]);
    assert_eq!(open(elective, &archive, Language::En), ["Missing in “新课标研修”: mode"]);
}

#[test]
fn every_line_of_every_worked_case_says_something_in_both_languages() {
    const CASES: [(&str, &str); 3] = [
        (KHORGOS, include_str!("../../../policies/khorgos-2024-2028/cases.json")),
        (HEYE, include_str!("../../../policies/hunan-heye-central-school/cases.json")),
        (GANSU, include_str!("../../../policies/gansu-2013-49/cases.json")),
    ];
    for (pack, cases) in CASES {
        let pack = Pack::parse(pack).unwrap();
        for case in read_cases(cases).unwrap().cases {
            let pack = pack.with_readings(&case.readings).unwrap();
            let assessment = assess(&pack, &case.archive, pack.cycle().unwrap().to);
            for language in Language::ALL {
                for settlement in &assessment.recognised.settlements {
                    let lines = why(settlement, &pack, &case.archive, *language);
                    assert!(!lines.is_empty(), "{}: {}", case.id, settlement.record);
                    for line in lines {
                        let text = &line.text;
                        assert!(!text.trim().is_empty() && !text.contains("  "), "{text}");
                        assert!(pack.article(line.rule).is_some());
                    }
                }
                for it in &assessment.requirements {
                    assert!(!requirement(it, &pack, *language).contains(&it.id), "{}", it.id);
                }
            }
        }
    }
}

#[test]
fn every_kind_of_rule_of_the_shipped_packs_has_a_name() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies");
    let folders = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    for path in folders.filter(|it| it.is_dir()) {
        let text = std::fs::read_to_string(path.join("pack.json")).unwrap();
        for (_, article) in Pack::parse(&text).unwrap().articles() {
            for language in Language::ALL {
                let kind = xuefen_words::regulation::rule_kind(article.kind, *language);
                assert_ne!(kind, article.kind);
                if let Some(about) = &article.about {
                    assert_ne!(xuefen_words::regulation::about(about, *language), about);
                }
            }
        }
    }
}
