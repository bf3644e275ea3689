//! Tables as teachers' registers really look, and what must become of their rows.

use std::fmt::Write;

use xuefen_engine::archive::{Id, Record};
use xuefen_engine::diagnostic::Code;
use xuefen_engine::vocabulary::{Activity, Level, Mode};

use super::category::sample as tree;
use super::*;

fn preview_with(table: &Table, defaults: &Defaults, existing: &[Record]) -> Preview {
    let mapping = Mapping::guess(table, &tree());
    let mut n = 0;
    let new_id = || {
        n += 1;
        Id::new(&format!("r{n}")).unwrap()
    };
    Preview::new(table, &mapping, defaults, &tree(), existing.iter(), new_id)
}

/// One line for each row: what became of it.
fn told(preview: &Preview) -> String {
    let mut told = String::new();
    for PreviewRow { row, outcome } in preview.rows() {
        let mut line = format!("{row}:");
        match outcome {
            Outcome::Skipped(skip) => write!(line, " {skip:?}").unwrap(),
            Outcome::Refused { problems, .. } => {
                for problem in problems {
                    let cell = problem.cell().map(|it| format!("({}「{}」)", it.heading, it.text));
                    write!(line, " !{}{}", problem.code(), cell.unwrap_or_default()).unwrap();
                }
            }
            Outcome::Ready { record, notes, twin } => {
                write!(line, " {} {}", record.title.as_deref().unwrap(), record.activity).unwrap();
                let words = [
                    record.level.map(Level::as_str),
                    record.mode.map(Mode::as_str),
                    record.grade.map(|it| it.as_str()),
                    record.category.as_deref(),
                ];
                words.into_iter().flatten().for_each(|it| write!(line, " {it}").unwrap());
                for (unit, amount) in &record.quantity {
                    write!(line, " {unit}={amount}").unwrap();
                }
                for date in [record.started_on, record.completed_on, record.certificate_issued_on] {
                    write!(line, " {}", date.map_or("-".to_owned(), |it| it.to_string())).unwrap();
                }
                notes.iter().for_each(|it| write!(line, " ?{}", it.code()).unwrap());
                twin.iter().for_each(|it| write!(line, " ={it:?}").unwrap());
            }
        }
        writeln!(told, "{line}").unwrap();
    }
    told
}

#[track_caller]
fn check(table: Result<Table, Diagnostic>, expected: &[&str]) {
    let told = told(&preview_with(&table.unwrap(), &Defaults::default(), &[]));
    assert_eq!(told.lines().collect::<Vec<_>>(), expected, "\n{told}");
}

#[test]
fn a_register_with_a_title_over_its_columns_is_read() {
    let text = "2025年教师培训登记表\t\t\t\t\t\t\t\t\n\
        学校：某某小学\t\t\t\t\t填表人：\t\t\t\n\
        序号\t培训名称\t培训级别\t培训形式\t起止时间\t学时(节)\t主办单位\t考核结果\t备注\n\
        1\t新课标解读\t县级\t集中培训\t2025.3.1-3.2\t16\t县教师进修学校\t良好\t/\n\
        2\t\"国培计划\"骨干教师研修\t国家级\t网络研修\t2025年4月1日至5月30日\t80学时\t\"某某大学\n继续教育学院\"\t优秀\t线上\n\
        \n\
        3\t校本研修：作业设计\t校级\t集中\t2025/6/12\t4\t本校\t合格\t\n\
        合计\t\t\t\t\t100\t\t\t\n";
    check(
        Table::from_pasted(text),
        &[
            "1: Title",
            "2: Title",
            "3: Header",
            "4: 新课标解读 training county in-person good hours=16 2025-03-01 2025-03-02 - ?guessed-activity",
            "5: \"国培计划\"骨干教师研修 training national online excellent hours=80 2025-04-01 2025-05-30 - ?guessed-activity",
            "6: Empty",
            "7: 校本研修：作业设计 school-based school in-person pass hours=4 - 2025-06-12 - ?guessed-activity",
            "8: Total",
        ],
    );
}

#[test]
fn an_export_of_the_national_system_is_read() {
    let text = "\u{feff}培训年度*,培训类别*,培训项目名称*,培训机构名称,培训方式*,培训获得学时*,培训获得学分,培训开始日期,培训结束日期\r\n\
        2024,1-国家级培训,\"国培计划(2024)——送教下乡\",某某师范学院,2-短期面授培训,48,,2024-10-08,2024-10-15\r\n\
        2024,3-地市级培训,\"\"\"双减\"\"背景下的作业, 设计\",市教科院,3-网络研修,20,2.5,2024-11-01,2024-11-30\r\n\
        2024,5-校级培训,教研组研讨,本校,4-面授培训与网络研修相结合,6,,2024-12-01,2024-12-20\r\n";
    check(
        Table::from_csv(text),
        &[
            "1: Header",
            "2: 国培计划(2024)——送教下乡 training national in-person hours=48 2024-10-08 2024-10-15 - ?guessed-activity",
            "3: \"双减\"背景下的作业, 设计 training prefecture online hours=20 credits=2.5 2024-11-01 2024-11-30 - ?guessed-activity",
            "4: !mixed-mode(培训方式*「4-面授培训与网络研修相结合」)",
        ],
    );
}

#[test]
fn categories_are_found_alone_from_the_top_and_under_their_level() {
    let text = "课程名称\t级别\t类别\t学时\t完成日期\n\
        师德修养\t州级\t必修/州级/公共课\t20\t2025-05-01\n\
        法治教育\t县市级\t公共课\t20\t2025-05-02\n\
        智慧教育平台应用\t自治区级\t数字素养\t10\t2025-05-03\n\
        书法\t区级\t选修课\t10\t2025-05-04\n\
        心理健康\t市级\t专业课\t10\t2025-05-05\n\
        教育法规\t省级\t艺术\t10\t2025-05-06\n";
    check(
        Table::from_pasted(text),
        &[
            "1: Header",
            "2: 师德修养 training prefecture compulsory/prefecture/public hours=20 - 2025-05-01 - ?guessed-activity",
            "3: 法治教育 training county compulsory/county/public hours=20 - 2025-05-02 - ?category-inferred ?guessed-activity",
            "4: 智慧教育平台应用 training province compulsory/digital hours=10 - 2025-05-03 - ?guessed-activity",
            "5: !ambiguous-level(级别「区级」)",
            "6: !ambiguous-category(类别「专业课」)",
            "7: !unknown-category(类别「艺术」)",
        ],
    );
}

#[test]
fn every_bad_cell_of_a_row_is_named_in_its_own_words() {
    let text = "项目名称,活动类型,级别,方式,成绩,学时,学分,开始时间,结束时间\n\
        ,讲座,乡镇级,混合式,92,\"1,000\",5学时,25.3.1,2025-02-30\n\
        甲,培训,县级,集中,及格,-2,0.00001,2025-03-05,2025-03-01\n\
        乙,培训,县级,集中,及格,16,2,2025.3,\n";
    check(
        Table::from_csv(text),
        &[
            "1: Header",
            "2: !missing-title !score-not-grade(成绩「92」) !ambiguous-activity(活动类型「讲座」) \
             !mixed-mode(方式「混合式」) !unknown-word(级别「乡镇级」) !not-a-date(开始时间「25.3.1」) \
             !not-a-date(结束时间「2025-02-30」) !not-a-number(学时「1,000」) !not-a-number(学分「5学时」)",
            "3: !ends-before-start(结束时间「2025-03-01」) !not-a-number(学时「-2」) !number-too-fine(学分「0.00001」)",
            "4: !not-a-date(开始时间「2025.3」) !missing-date",
        ],
    );
}

#[test]
fn words_in_the_column_of_another_field_are_moved_with_a_note() {
    let text = "名称\t活动类型\t培训方式\t学时\t日期\n\
        作业设计\t\t校本研修\t4\t2025-06-01\n\
        普通话\t网络\t\t8\t2025-06-02\n\
        新教师班\t适岗培训\t线下\t30\t2025-06-03\n\
        法规\t培训\t校本研修\t4\t2025-06-04\n\
        公开课\t公共课\t线下\t4\t2025-06-05\n\
        选修\t选修课\t线下\t4\t2025-06-06\n";
    check(
        Table::from_pasted(text),
        &[
            "1: Header",
            "2: 作业设计 school-based hours=4 - 2025-06-01 - ?word-moved",
            "3: 普通话 training online hours=8 - 2025-06-02 - ?word-moved ?guessed-activity",
            "4: 新教师班 induction in-person hours=30 - 2025-06-03 - ?may-be-induction",
            "5: !contradiction(培训方式「校本研修」)",
            "6: !unknown-word(活动类型「公共课」)",
            "7: 选修 training in-person elective hours=4 - 2025-06-06 - ?category-inferred ?guessed-activity",
        ],
    );
}

#[test]
fn a_category_that_names_an_activity_says_it() {
    let text = "名称\t类别\t学时\t日期\n作业设计\t校本研训\t4\t2025-06-01\n法规\t培训授课\t2\t2025-06-02\n";
    let name = |path: &str, label: &str| CategoryName {
        path: path.to_owned(),
        labels: vec![label.to_owned()],
    };
    let tree = [name("school-based", "校本研训"), name("lecture", "培训授课")];
    let table = Table::from_pasted(text).unwrap();
    let mapping = Mapping::guess(&table, &tree);
    let new_id = || Id::new("r").unwrap();
    let defaults = Defaults::default();
    let preview = Preview::new(&table, &mapping, &defaults, &tree, [].iter(), new_id);
    assert_eq!(
        told(&preview).lines().skip(1).collect::<Vec<_>>(),
        [
            "2: 作业设计 school-based school-based hours=4 - 2025-06-01 - ?word-moved",
            "3: 法规 lecture lecture hours=2 - 2025-06-02 - ?word-moved",
        ]
    );
}

#[test]
fn two_rows_of_headings_and_repeated_ones_are_no_trainings() {
    let text = "序号\t培训内容\t培训时间\t\t学时\t结业证号\n\
        \t\t起\t止\t\t\n\
        1\t班级管理\t2025.7.1\t2025.7.3\t24\t1.23E+17\n\
        序号\t培训内容\t培训时间\t\t学时\t结业证号\n\
        2\t教育技术\t2025.8.1\t2025.8.2\t80/3\t0023\n";
    let table = Table::from_pasted(text).unwrap();
    check(
        Ok(table.clone()),
        &[
            "1: Header",
            "2: Header",
            "3: 班级管理 training hours=24 2025-07-01 2025-07-03 - ?number-cut ?guessed-activity",
            "4: Header",
            "5: 教育技术 training hours=80/3 2025-08-01 2025-08-02 - ?fraction ?guessed-activity",
        ],
    );
    let preview = preview_with(&table, &Defaults::default(), &[]);
    let records = preview.clone().into_records(&preview.chosen_at_first());
    assert_eq!(records[1].evidence[0].number.as_deref(), Some("0023"));
}

#[test]
fn a_table_without_headings_is_mapped_by_what_its_cells_show() {
    let text = "新课标解读培训\t县级\t集中\t2025.3.1-3.2\t16学时\n教学评一致性\t省级\t线上\t2025.4.1\t8学时\n";
    check(
        Table::from_pasted(text),
        &[
            "1: 新课标解读培训 training county in-person hours=16 2025-03-01 2025-03-02 - ?guessed-activity",
            "2: 教学评一致性 training province online hours=8 - 2025-04-01 - ?guessed-activity",
        ],
    );
}

#[test]
fn a_row_with_a_word_that_could_head_a_column_is_a_training() {
    let text = "甲的培训\t课程\t学校\t2025.3.1\n乙的培训\t项目\t学校\t2025.4.1\n";
    check(
        Table::from_pasted(text),
        &[
            "1: 甲的培训 training - 2025-03-01 - ?no-quantity ?guessed-activity",
            "2: 乙的培训 training - 2025-04-01 - ?no-quantity ?guessed-activity",
        ],
    );
}

#[test]
fn every_separator_and_a_markdown_table_give_the_same() {
    let expected = ["1: Header", "2: 甲, 乙 training hours=16 - 2025-03-01 - ?guessed-activity"];
    for text in [
        "培训名称,学时,完成日期\n\"甲, 乙\",16,2025-03-01",
        "培训名称;学时;完成日期\n甲, 乙;16;2025-03-01",
        "培训名称\t学时\t完成日期\n甲, 乙\t16\t2025-03-01",
        "培训名称，学时，完成日期\r\n甲, 乙，16，2025-03-01\r\n",
        "sep=;\r\n培训名称;学时;完成日期\r\n甲, 乙;16;2025-03-01",
    ] {
        check(Table::from_csv(text), &expected);
        check(Table::from_pasted(text), &expected);
    }
    let markdown = "| 培训名称 | 学时 | 完成日期 |\n|---|---|---|\n| 甲, 乙 | 16 | 2025-03-01 |\n";
    let expected =
        [expected[0], "2: Empty", "3: 甲, 乙 training hours=16 - 2025-03-01 - ?guessed-activity"];
    check(Table::from_pasted(markdown), &expected);
}

#[test]
fn what_looks_like_a_formula_is_text() {
    let text = "培训名称,学时,完成日期,备注\n=1+1,16,2025-03-01,@x\n+甲,16,2025-03-02,-乙\n=cmd|' /C calc'!A0,1,45717,\n";
    let table = Table::from_csv(text).unwrap();
    let preview = preview_with(&table, &Defaults::default(), &[]);
    let records = preview.clone().into_records(&preview.chosen_at_first());
    let titles: Vec<&str> = records.iter().filter_map(|it| it.title.as_deref()).collect();
    assert_eq!(titles, ["=1+1", "+甲", "=cmd|' /C calc'!A0"]);
    assert_eq!(records[1].note.as_deref(), Some("-乙"));
}

#[test]
fn a_row_like_a_record_or_an_earlier_row_is_not_chosen_at_first() {
    let text = "培训名称\t学时\t完成日期\n新课标 解读\t16\t2025-03-02\n法规\t8\t2025-03-03\n法规\t8\t2025-03-03\n法规\t9\t2025-03-03\n";
    let table = Table::from_pasted(text).unwrap();
    let mut existing = Record::new(Id::new("old").unwrap(), Activity::Training);
    existing.title = Some("新课标解读".to_owned());
    existing.completed_on = "2025-03-02".parse().ok();
    existing.quantity.insert(xuefen_engine::vocabulary::Unit::Hours, "16".parse().unwrap());
    let preview = preview_with(&table, &Defaults::default(), &[existing]);
    let chosen = preview.chosen_at_first();
    assert_eq!(chosen.iter().map(|it| it.number()).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(preview.counts(), Counts { ready: 2, twins: 2, refused: 0, skipped: 1 });
    let twin = |i: usize| match &preview.rows()[i].outcome {
        Outcome::Ready { twin, .. } => twin.clone(),
        outcome => panic!("{outcome:?}"),
    };
    assert_eq!(twin(1), Some(Twin::Record(Id::new("old").unwrap())));
    assert_eq!(twin(3), Some(Twin::Row(preview.rows()[2].row)));
    let all = preview.rows().iter().map(|it| it.row).collect();
    assert_eq!(preview.into_records(&all).len(), 4);
}

#[test]
fn defaults_fill_what_rows_do_not_say() {
    let text = "培训名称\t级别\t学时\t完成日期\n甲\t市级\t16\t2025-03-02\n乙\t\t8\t2025-03-03\n";
    let table = Table::from_pasted(text).unwrap();
    let defaults = Defaults {
        activity: Some(Activity::Training),
        level: Some(Level::School),
        mode: Some(Mode::Online),
        status: None,
        category: Some("elective".to_owned()),
        city: Some(Level::County),
    };
    let told = told(&preview_with(&table, &defaults, &[]));
    assert_eq!(
        told.lines().skip(1).collect::<Vec<_>>(),
        [
            "2: 甲 training county online elective hours=16 - 2025-03-02 -",
            "3: 乙 training school online elective hours=8 - 2025-03-03 -",
        ]
    );
}

#[test]
fn the_teacher_may_change_what_a_column_holds() {
    let table = Table::from_pasted("事情\t学时\t完成日期\n甲\t16\t2025-03-02\n").unwrap();
    let mut mapping = Mapping::guess(&table, &[]);
    assert_eq!(mapping.column(0), (Field::Ignore, Basis::Nothing));
    assert_eq!(mapping.assign(0, Field::Title), None);
    assert_eq!(mapping.assign(2, Field::Hours), Some(1));
    assert_eq!(mapping.column(1), (Field::Ignore, Basis::Choice));
    assert_eq!(mapping.assign(9, Field::Hours), None);
    assert_eq!(mapping.column(2), (Field::Hours, Basis::Choice));
}

#[test]
fn a_register_of_several_people_is_pointed_out() {
    let table = Table::from_pasted(
        "姓名\t培训名称\t学时\t完成日期\n甲\tA\t1\t2025-03-02\n乙\tA\t1\t2025-03-03\n",
    );
    let preview = preview_with(&table.unwrap(), &Defaults::default(), &[]);
    let note = TableNote::SeveralPeople { heading: "姓名".to_owned(), people: 2 };
    assert_eq!(preview.notes(), [note]);
}

#[test]
fn a_plan_needs_no_date_and_a_certificate_may_stand_for_one() {
    let text = "培训名称\t状态\t学时\t完成日期\t发证日期\n甲\t已报名\t16\t\t\n乙\t已完成\t16\t\t2025-03-02\n丙\t\t\t\t\n";
    check(
        Table::from_pasted(text),
        &[
            "1: Header",
            "2: 甲 training hours=16 - - - ?guessed-activity",
            "3: 乙 training hours=16 - - 2025-03-02 ?no-last-day ?guessed-activity",
            "4: !missing-date",
        ],
    );
}

#[test]
fn texts_and_tags_over_the_limits_of_a_record_are_refused() {
    let long = "长".repeat(2_001);
    let many: Vec<String> = (0..21).map(|it| it.to_string()).collect();
    let text = format!(
        "培训名称\t学时\t完成日期\t标签\n{long}\t1\t2025-03-01\t\n甲\t1\t2025-03-01\t{}\n\
         乙\t1\t2025-03-01\t信息技术、骨干\n丙\t1\t2025-03-01\t{}\n",
        many.join("、"),
        "长".repeat(61),
    );
    let table = Table::from_pasted(&text).unwrap();
    let preview = preview_with(&table, &Defaults::default(), &[]);
    let codes: Vec<Vec<&str>> = preview.rows()[1..]
        .iter()
        .map(|row| match &row.outcome {
            Outcome::Refused { problems, .. } => problems.iter().map(RowProblem::code).collect(),
            _ => Vec::new(),
        })
        .collect();
    assert_eq!(
        codes,
        [vec!["text-too-long"], vec!["too-many-tags"], vec![], vec!["text-too-long"]]
    );
    let records = preview.clone().into_records(&preview.chosen_at_first());
    assert_eq!(records[0].tags.iter().collect::<Vec<_>>(), ["it", "骨干"]);
}

#[test]
fn what_is_too_large_is_refused() {
    let code =
        |text: &str| Table::from_csv(text).map_err(|it| (it.code, it.at.as_str().to_owned()));
    assert_eq!(code(&"x".repeat(MOST_BYTES + 1)), Err((Code::TooLarge, String::new())));
    assert_eq!(code(&"x\n".repeat(MOST_ROWS + 1)), Err((Code::TooMany, "/rows".to_owned())));
    assert_eq!(code(&"x,".repeat(MOST_COLUMNS + 1)), Err((Code::TooMany, "/columns".to_owned())));
    assert!(code(&"x\n".repeat(MOST_ROWS)).is_ok());
    assert!(code(&",x".repeat(MOST_COLUMNS)).is_ok());
    assert!(code("").unwrap().is_empty());
}

#[test]
fn a_template_is_imported_without_a_problem() {
    for language in [Language::Chinese, Language::English] {
        for tree in [tree(), Vec::new()] {
            let text = template(language, &tree);
            let table = Table::from_csv(&text).unwrap();
            let mapping = Mapping::guess(&table, &tree);
            let mut n = 0;
            let new_id = || {
                n += 1;
                Id::new(&format!("r{n}")).unwrap()
            };
            let defaults = Defaults::default();
            let preview = Preview::new(&table, &mapping, &defaults, &tree, [].iter(), new_id);
            assert!(mapping.columns().iter().all(|it| it.1 == Basis::Heading), "{text}");
            assert_eq!(preview.counts(), Counts { ready: 2, skipped: 1, ..Counts::default() });
            assert_eq!(preview.notes(), []);
            for row in &preview.rows()[1..] {
                let Outcome::Ready { record, notes, twin: None } = &row.outcome else {
                    panic!("{row:?}")
                };
                assert_eq!(notes, &[RowNote::Example]);
                assert!(record.quantity.len() == 1 && record.completed_on.is_some());
            }
            let Outcome::Ready { record, .. } = &preview.rows()[1].outcome else { panic!() };
            assert_eq!(record.category.is_some(), !tree.is_empty());
            assert_eq!(record.evidence.len(), 1);
            assert!(preview.chosen_at_first().is_empty());
        }
    }
}

#[test]
fn columns_are_named_as_spreadsheets_name_them() {
    let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).into();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}
