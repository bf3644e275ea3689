//! What holds for every text: nothing panics, no row is lost, and what is ready can be saved.

use proptest::prelude::*;
use xuefen_engine::archive::{Archive, Id, Record, Teacher};
use xuefen_engine::sorted::Set;

use super::category::sample as tree;
use super::*;
use crate::written::accept_record;

fn preview(table: &Table, mapping: &Mapping, existing: &[Record], prefix: &str) -> Preview {
    let mut n = 0;
    let new_id = || {
        n += 1;
        Id::new(&format!("{prefix}{n}")).unwrap()
    };
    Preview::new(table, mapping, &Defaults::default(), &tree(), existing.iter(), new_id)
}

/// Texts from the pieces that the readers look for, so that many rows come close to being read.
fn register() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "培训名称", "学时", "学分", "级别", "类别", "起止时间", "完成日期", "备注", "姓名", "证书编号",
            "活动类型", "方式", "成绩", "Tags", "状态", "县级", "市级", "区级", "集中", "混合式", "优秀", "校本研修",
            "公共课", "州级", "必修/州级/公共课", "16", "16学时", "80/3", "1/997", "1/991", "2025-03-01", "2025.3.1-3.5",
            "45717", "25.3.1", "合计", "-", "", "", "示例：甲", "=1+1", "1,000", "已报名", "1.2E+17", "甲、乙",
        ])
        .prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => "[0-9年月日./～至-]{0,14}",
    ];
    let separator =
        prop::sample::select(vec!["\t", "\t", "\t", "\t", "\n", "\r\n", "\n", ",", "\"", ";", "|"]);
    prop::collection::vec((piece, separator), 0..50)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, end)| piece + end).collect())
}

/// A register with its headings in order and rows that are mostly right.
fn good_register() -> impl Strategy<Value = String> {
    let row = (
        "[a-z甲乙丙丁]{0,3}",
        prop::sample::select(vec![
            "16", "8.5", "80/3", "1/7", "1/997", "1/991", "1/983", "1/977", "x", "",
        ]),
        prop::sample::select(vec!["2025-03-01", "2025.3.1-3.5", "45717", "2025.3", ""]),
        prop::sample::select(vec!["县级", "市级", "校级", "区级", ""]),
        prop::sample::select(vec!["选修", "公共课", "数字素养", "艺术", ""]),
    );
    prop::collection::vec(row, 0..16).prop_map(|rows| {
        let mut text = "培训名称\t学时\t起止时间\t级别\t类别\n".to_owned();
        for (title, hours, dates, level, category) in rows {
            text += &format!("{title}\t{hours}\t{dates}\t{level}\t{category}\n");
        }
        text
    })
}

/// The laws that every import keeps.
fn check(table: &Table, mapping: &Mapping) -> Result<(), TestCaseError> {
    let first = preview(table, mapping, &[], "a");
    let rows: Vec<RowId> = first.rows().iter().map(|it| it.row).collect();
    let all: Vec<RowId> = table.rows().map(|(row, _)| row).collect();
    prop_assert_eq!(&rows, &all, "every row once and in order");
    prop_assert!(table.rows().all(|(_, cells)| cells.len() == table.columns().len()));
    for row in first.rows() {
        match &row.outcome {
            Outcome::Refused { problems, .. } => {
                prop_assert!(!problems.is_empty());
                for cell in problems.iter().filter_map(RowProblem::cell) {
                    let own = table.row(row.row).and_then(|it| it.get(cell.column));
                    prop_assert_eq!(own, Some(&cell.text), "a problem quotes the teacher");
                }
            }
            Outcome::Ready { record, .. } => {
                let accepted = accept_record(record);
                prop_assert_eq!(
                    accepted.as_ref(),
                    Ok(record.as_ref()),
                    "what is ready can be saved"
                );
            }
            Outcome::Skipped(_) => {}
        }
    }
    let counts = first.counts();
    prop_assert_eq!(counts.ready + counts.twins + counts.refused + counts.skipped, all.len());
    let records = first.into_records(&all.iter().copied().collect());
    prop_assert_eq!(records.len(), counts.ready + counts.twins);
    let ids: Set<&Id> = records.iter().map(|it| &it.id).collect();
    prop_assert_eq!(ids.len(), records.len(), "ids are unique");
    prop_assert!(Archive::new(Teacher::default(), records.clone()).is_ok());
    // What has been imported is recognised when the same table comes again.
    let again = preview(table, mapping, &records, "b");
    prop_assert_eq!(again.counts().ready, 0);
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics_and_no_row_is_lost(text in register(), pasted: bool) {
        let table = if pasted { Table::from_pasted(&text) } else { Table::from_csv(&text) };
        let table = table.unwrap();
        check(&table, &Mapping::guess(&table, &tree()))?;
    }

    #[test]
    fn arbitrary_text_is_no_exception(text in any::<String>(), row in 0_usize..9) {
        let table = Table::from_pasted(&text).unwrap();
        check(&table, &Mapping::guess(&table, &tree()))?;
        let table = table.with_header(Some(RowId::of(row)));
        check(&table, &Mapping::guess(&table, &tree()))?;
    }

    #[test]
    fn any_mapping_will_do(
        text in register(),
        choices in prop::collection::vec((0_usize..12, prop::sample::select(Field::ALL)), 0..12),
    ) {
        let table = Table::from_pasted(&text).unwrap();
        let mut mapping = Mapping::guess(&table, &tree());
        for (column, field) in choices {
            mapping.assign(column, field);
            prop_assert!(field.repeats() || mapping.columns_of(field).count() <= 1);
        }
        check(&table, &mapping)?;
    }

    #[test]
    fn rows_that_are_mostly_right_keep_the_laws(text in good_register()) {
        let table = Table::from_pasted(&text).unwrap();
        check(&table, &Mapping::guess(&table, &tree()))?;
    }

    #[test]
    fn a_well_formed_file_is_read_as_any_csv_reader_reads_it(
        rows in prop::collection::vec(prop::collection::vec("[a-z甲乙,;\t\"\n]{1,5}", 2..5), 1..8),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        rows.iter().for_each(|it| writer.write_record(it).unwrap());
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let grid = split::Grid::new(&text, Shape::Separated(','));
        let expected: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect())
            .collect();
        let mut found: Vec<Vec<&str>> =
            grid.rows.iter().map(|row| row.iter().map(|(_, it)| it.as_ref()).collect()).collect();
        found.resize(expected.len(), Vec::new());
        prop_assert_eq!(found, expected);
    }
}
