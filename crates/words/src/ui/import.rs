//! The import of a table: putting it in, checking columns and rows, and what was imported.

use crate::Language;

texts! {
    /// The import of a table.
    Import {
        title: "从表格导入", "Import a table";
        lead: "从 Excel 或 WPS 里复制过来，核对以后再导入。点最后的“导入”以前，档案不会有任何改动。", "Copy the table from Excel or WPS and check it first. Nothing in the archive changes before you press “Import” at the end.";
        source: "1．放入表格", "1. Put in the table";
        paste: "粘贴表格", "Paste the table";
        paste_hint: "在 Excel 或 WPS 里选中表格，连表头一起复制，粘贴到这里。", "Select the table in Excel or WPS with its headings, copy it, and paste it here.";
        read: "读取粘贴的内容", "Read what was pasted";
        or_file: "也可以选择文件", "Or choose a file";
        file: "选择 CSV 文件", "Choose a CSV file";
        file_hint: "在 Excel 或 WPS 里“另存为”CSV 就能得到；UTF-8 和 GBK 编码都能认出来。", "Made by “Save as” in Excel or WPS; UTF-8 and GBK are told apart by themselves.";
        no_table: "还没有现成的表格？", "No table yet?";
        template: "下载模板", "Download the template";
        template_text: "下载模板，在 Excel 或 WPS 里照着示例填好，再复制粘贴过来。", "Download the template, fill it in like its examples, then copy and paste it here.";
        template_name: "学分_导入模板.csv", "xuefen_template.csv";
        download_failed: "浏览器没有接收文件。微信、QQ 里打开的网页不能下载，请改用手机或电脑自带的浏览器。", "The browser did not take the file. Pages opened inside other apps often cannot download: use the browser of the phone or computer.";
        nothing_pasted: "请先粘贴表格内容。", "Paste the table first.";
        problems: "还不能读取，请先改好下面一处", "It cannot be read yet: please mend this";
        not_read: "没有读取，档案没有改动", "Not read; the archive is unchanged";
        not_text: "这个文件不是文本。如果是 Excel 或 WPS 工作簿（.xlsx、.et），请打开它，复制表格再粘贴到上面，或者另存为 CSV。", "This file is no text. If it is a workbook (.xlsx, .et), open it, then copy the table and paste it above, or save it as CSV.";
        columns: "2．核对每一列", "2. Check the columns";
        columns_lead: "每一列的含义是按表头认出来的；不对的请改选，用不着的选“不导入”。", "What each column holds was told from its heading. Change what is wrong; choose “Not imported” for what is of no use.";
        header: "表头在哪一行", "Which row has the headings";
        no_header: "没有表头", "There are no headings";
        missing: "表格里没有的内容", "What the table does not say";
        missing_lead: "所有行都一样的，可以在这里一次选好；各行不同的先不选，导入后再逐条修改。", "What is the same for every row can be chosen here; leave it and edit the records later where rows differ.";
        guess: "自动判断", "Told from the row";
        guess_hint: "校级的按校本研修，其余按培训。", "School level is taken as school-based, the rest as training.";
        leave_open: "不填", "Leave it open";
        city: "“市级”是指", "What “市级” means";
        city_hint: "学校所在的市是县级市的，请选县级。", "Choose county where the city is one at county level.";
        rows: "3．核对每一行", "3. Check the rows";
        refused: "有问题的行", "Rows with problems";
        refused_lead: "这些行不会导入。可以先导入其余的，改好以后再导入这些。", "These are not imported. Import the others now, and these once they are mended.";
        download_refused: "下载这些行", "Download these rows";
        refused_name: "学分_待改的行.csv", "xuefen_rows_to_mend.csv";
        refused_column: "问题", "Problem";
        twins: "疑似重复的行", "Rows that may be there twice";
        twins_lead: "名称、日期和学时都相同，先不勾选；如果确实是另一次培训，请勾选。", "Title, date and hours are the same. They are not ticked: tick one if it is another training.";
        ready: "可以导入的行", "Rows to import";
        ready_lead: "勾选的行会导入；不要的请取消勾选。", "Ticked rows are imported; untick what you do not want.";
        nothing_ready: "没有可以导入的行。请看上面的问题，或者核对每一列的含义。", "No row can be imported. See the problems above, or check what each column holds.";
        name: "名称", "Title";
        date: "完成日期", "Completed";
        quantity: "数量", "Quantity";
        what: "活动与级别", "Activity and level";
        category: "类别", "Category";
        notes: "需要核对", "To check";
        nothing_to_check: "无", "None";
        absent: "—", "—";
        person: "只导入谁的行", "Whose rows to import";
        choose_person: "请选择", "Choose";
        choose_person_first: "请先选择只导入谁的行。", "Choose first whose rows to import.";
        everybody: "所有人的行", "Everybody’s rows";
        nothing_ticked: "一行也没有勾选", "No row is ticked";
        nothing_ticked_text: "请先勾选要导入的行。", "Tick the rows to import first.";
        discard: "放弃导入", "Discard the table";
        discarded: "表格已清除，档案没有改动。", "The table is discarded; the archive is unchanged.";
        more_rows: "再显示 50 行", "Show 50 more";
        imported_text: "学分已经重新计算。如果导错了，可以一次全部撤销。", "Credits are reckoned anew. If something is wrong, undo takes all of them back at once.";
        undo: "撤销这次导入", "Undo this import";
        undone: "已撤销导入，记录恢复原样。", "Import undone; the records are as they were.";
    }
}

/// What was read, for a file with how it was read.
#[must_use]
pub fn read(
    language: Language,
    file: Option<(&str, &str)>,
    n_rows: usize,
    n_columns: usize,
) -> String {
    match (language, file) {
        (Language::Zh, None) => format!("已读取粘贴的表格：{n_rows} 行、{n_columns} 列"),
        (Language::Zh, Some((name, encoding))) => {
            format!("已读取“{name}”：{n_rows} 行、{n_columns} 列，编码 {encoding}")
        }
        (Language::En, _) => {
            let size = format!("{}, {}", rows(n_rows), columns(n_columns));
            match file {
                None => format!("The pasted table is read: {size}"),
                Some((name, encoding)) => format!("“{name}” is read as {encoding}: {size}"),
            }
        }
    }
}

fn rows(number: usize) -> String {
    if number == 1 { "1 row".to_owned() } else { format!("{number} rows") }
}

fn columns(number: usize) -> String {
    if number == 1 { "1 column".to_owned() } else { format!("{number} columns") }
}

/// Rows more than are read.
#[must_use]
pub fn too_many_rows(language: Language, found: &str, limit: &str) -> String {
    match language {
        Language::Zh => {
            format!("表格有 {found} 行，一次最多读取 {limit} 行。请分几次导入。")
        }
        Language::En => {
            format!("The table has {found} rows; at most {limit} are read. Import it in parts.")
        }
    }
}

/// Columns more than are read.
#[must_use]
pub fn too_many_columns(language: Language, found: &str, limit: &str) -> String {
    match language {
        Language::Zh => {
            format!("表格有 {found} 列，最多读取 {limit} 列。请删去用不着的列。")
        }
        Language::En => format!(
            "The table has {found} columns; at most {limit} are read. Delete those you do not need."
        ),
    }
}

/// A row that may have the headings, with how it begins.
#[must_use]
pub fn header_row(language: Language, row: u32, cells: &str) -> String {
    match language {
        Language::Zh => format!("第 {row} 行：{cells}"),
        Language::En => format!("Row {row}: {cells}"),
    }
}

/// What a column holds, behind why it is taken for what it is where that wants a word.
#[must_use]
pub fn column_hint(language: Language, basis: Option<&str>, sample: &str) -> String {
    let basis = basis.map(|it| format!("{it}{}", language.pick("。", ". ")));
    let holds = match (language, sample) {
        (Language::Zh, "") => "这一列没有内容".to_owned(),
        (Language::En, "") => "Nothing in it".to_owned(),
        (Language::Zh, _) => format!("例如：{sample}"),
        (Language::En, _) => format!("Like: {sample}"),
    };
    basis.unwrap_or_default() + &holds
}

/// A column gave way to another that now holds its field.
#[must_use]
pub fn gave_way(language: Language, heading: &str) -> String {
    match language {
        Language::Zh => format!("“{heading}”一列改为不导入：一项内容只能有一列。"),
        Language::En => {
            format!("The column “{heading}” is not imported any more: only one may hold this.")
        }
    }
}

/// How many rows become what; parts that are nought are left out, but for the first.
#[must_use]
pub fn counts(language: Language, ready: usize, refused: usize, twins: usize) -> String {
    let part = |zh: &str, number: usize, en: &str| match language {
        Language::Zh => format!("{zh} {number} 行"),
        Language::En => format!("{number} {en}"),
    };
    let mut parts = vec![part("可导入", ready, "can be imported")];
    if refused > 0 {
        parts.push(part("有问题", refused, "with problems"));
    }
    if twins > 0 {
        parts.push(part("疑似重复", twins, "may be there twice"));
    }
    parts.join(language.pick("，", ", "))
}

/// Rows that hold no training, by kind: 另有 3 行没有培训内容（表头 1，空行 2）。
#[must_use]
pub fn skipped(language: Language, number: usize, kinds: &[(&str, usize)]) -> String {
    let kinds: Vec<String> =
        kinds.iter().map(|(kind, number)| format!("{kind} {number}")).collect();
    match language {
        Language::Zh => format!("另有 {number} 行不是培训记录（{}）。", kinds.join("，")),
        Language::En if number == 1 => {
            format!("One more row holds no training ({}).", kinds.join(", "))
        }
        Language::En => format!("{number} more rows hold no training ({}).", kinds.join(", ")),
    }
}

/// Rows of people whose rows are not wanted.
#[must_use]
pub fn others(language: Language, number: usize) -> String {
    match (language, number) {
        (Language::Zh, _) => format!("另有 {number} 行是别人的，不会导入。"),
        (Language::En, 1) => "One more row is somebody else’s and is not imported.".to_owned(),
        (Language::En, _) => {
            format!("{number} more rows are other people’s and are not imported.")
        }
    }
}

/// A heading with a number behind it.
#[must_use]
pub fn heading_with(language: Language, heading: &str, number: usize) -> String {
    match language {
        Language::Zh => format!("{heading}（{number} 行）"),
        Language::En => format!("{heading} ({number})"),
    }
}

/// A row by its number in the spreadsheet.
#[must_use]
pub fn row(language: Language, number: u32) -> String {
    match language {
        Language::Zh => format!("第 {number} 行"),
        Language::En => format!("Row {number}"),
    }
}

/// A row is probably a second copy of a record.
#[must_use]
pub fn like_record(language: Language, title: &str) -> String {
    match language {
        Language::Zh => format!("和档案里已有的“{title}”相同。"),
        Language::En => format!("The same as “{title}” in the archive."),
    }
}

/// A row is probably a second copy of an earlier row.
#[must_use]
pub fn like_row(language: Language, number: u32) -> String {
    match language {
        Language::Zh => format!("和上面第 {number} 行相同。"),
        Language::En => format!("The same as row {number} above."),
    }
}

/// The button that imports.
#[must_use]
pub fn import(language: Language, number: usize) -> String {
    match (language, number) {
        (Language::Zh, _) => format!("导入 {number} 条记录"),
        (Language::En, 1) => "Import 1 record".to_owned(),
        (Language::En, _) => format!("Import {number} records"),
    }
}

/// What was imported.
#[must_use]
pub fn imported(language: Language, number: usize) -> String {
    match (language, number) {
        (Language::Zh, _) => format!("已导入 {number} 条记录"),
        (Language::En, 1) => "1 record imported".to_owned(),
        (Language::En, _) => format!("{number} records imported"),
    }
}

/// How much of a list of rows is seen.
#[must_use]
pub fn shown(language: Language, shown: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("已显示 {shown} 行，共 {all} 行"),
        Language::En => format!("{shown} of {all} rows shown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        assert!(Import::ALL.iter().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
    }

    #[test]
    fn counts_leave_out_what_there_is_none_of() {
        assert_eq!(counts(Language::Zh, 10, 2, 1), "可导入 10 行，有问题 2 行，疑似重复 1 行");
        assert_eq!(counts(Language::En, 0, 0, 0), "0 can be imported");
        assert_eq!(
            skipped(Language::Zh, 3, &[("表头", 1), ("空行", 2)]),
            "另有 3 行不是培训记录（表头 1，空行 2）。"
        );
    }

    #[test]
    fn one_is_told_as_one() {
        assert_eq!(import(Language::En, 1), "Import 1 record");
        assert_eq!(imported(Language::Zh, 12), "已导入 12 条记录");
        assert_eq!(read(Language::En, None, 1, 9), "The pasted table is read: 1 row, 9 columns");
        assert_eq!(
            read(Language::Zh, Some(("登记.csv", "GB18030 (GBK)")), 14, 9),
            "已读取“登记.csv”：14 行、9 列，编码 GB18030 (GBK)"
        );
    }
}
