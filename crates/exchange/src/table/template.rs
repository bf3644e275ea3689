//! A table to fill in: headings that are recognised and two examples that can be imported.

use super::category::{Categories, CategoryName, Found, above};

/// The language of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// A column of the template: its heading and the cells of both examples.
type TemplateColumn = (&'static str, [&'static str; 2]);

const CHINESE: &[TemplateColumn] = &[
    ("培训名称", ["示例：新课程标准解读", "示例：校本研修——作业设计"]),
    ("活动类型", ["培训", "校本研修"]),
    ("级别", ["县级", "校级"]),
    ("形式", ["集中", "集中"]),
    ("考核结果", ["良好", "合格"]),
    (CATEGORY_ZH, ["", ""]),
    ("学时", ["16", "8"]),
    ("学分", ["", ""]),
    ("开始日期", ["2025-03-01", "2025-04-11"]),
    ("完成日期", ["2025-03-02", "2025-04-11"]),
    ("发证日期", ["2025-03-10", ""]),
    ("主办单位", ["某某教师进修学校", "本校"]),
    ("证书编号", ["示例-0001", ""]),
    ("备注", ["导入前请删去示例", ""]),
];
const CATEGORY_ZH: &str = "学分类别";

const ENGLISH: &[TemplateColumn] = &[
    ("Title", ["Example: reading the new curriculum", "Example: designing homework"]),
    ("Activity", ["training", "school-based"]),
    ("Level", ["county", "school"]),
    ("Mode", ["in person", "in person"]),
    ("Grade", ["good", "pass"]),
    (CATEGORY_EN, ["", ""]),
    ("Hours", ["16", "8"]),
    ("Credits", ["", ""]),
    ("Started on", ["2025-03-01", "2025-04-11"]),
    ("Completed on", ["2025-03-02", "2025-04-11"]),
    ("Certificate issued on", ["2025-03-10", ""]),
    ("Provider", ["A teachers' training college", "Own school"]),
    ("Certificate number", ["EXAMPLE-0001", ""]),
    ("Note", ["Delete the examples before the import", ""]),
];
const CATEGORY_EN: &str = "Category";

/// A CSV file with headings and two examples, with the byte order mark that
/// spreadsheets need to read UTF-8. The column of categories is there where the
/// policy states any.
#[must_use]
pub fn template(language: Language, categories: &[CategoryName]) -> String {
    let (columns, category) = match language {
        Language::Chinese => (CHINESE, CATEGORY_ZH),
        Language::English => (ENGLISH, CATEGORY_EN),
    };
    let example = example_category(language, categories);
    let mut rows = [Vec::new(), Vec::new(), Vec::new()];
    for (heading, [first, second]) in columns {
        let cells = match &example {
            Some(example) if *heading == category => [heading, example.as_str(), ""],
            None if *heading == category => continue,
            _ => [*heading, *first, *second],
        };
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(quoted(cell));
        }
    }
    let rows = rows.iter().map(|it| it.join(",") + "\r\n");
    std::iter::once("\u{feff}".to_owned()).chain(rows).collect()
}

/// The first category that can be stated, by its names from the top where they are certain, else by its path.
fn example_category(language: Language, names: &[CategoryName]) -> Option<String> {
    let categories = Categories::new(names);
    let leaf = names.iter().find(|it| categories.has(&it.path))?;
    let above = above(names, &leaf.path).into_iter().rev().filter_map(|it| names.get(it));
    let chain = above.chain([leaf]);
    let labels: Option<Vec<&str>> = chain.map(|it| label(language, it)).collect();
    let joined = labels.map(|it| it.join("/"));
    let certain = joined.filter(|it| categories.find(it) == Found::One(leaf.path.clone()));
    Some(certain.unwrap_or_else(|| leaf.path.clone()))
}

fn label(language: Language, name: &CategoryName) -> Option<&str> {
    let wanted = |it: &&String| it.is_ascii() == (language == Language::English);
    name.labels.iter().find(wanted).or(name.labels.first()).map(String::as_str)
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
