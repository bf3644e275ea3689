//! The list of records.

use crate::Language;

texts! {
    /// The list of records.
    Records {
        title: "培训记录", "Training records";
        add: "添加记录", "Add a record";
        import: "从表格导入", "Import a table";
        search: "按名称、主办单位或备注查找", "Search by title, provider or note";
        status: "状态", "Status";
        category: "类别", "Category";
        activity: "活动", "Activity";
        year: "年度", "Year";
        fate: "认定情况", "Recognition";
        any: "全部", "All";
        no_category: "没有归类", "In no category";
        no_year: "不在任何年度", "In no year";
        clear: "清除筛选条件", "Clear the filters";
        name: "名称", "Title";
        date: "完成日期", "Completed";
        what: "活动与级别", "Activity and level";
        quantity: "数量", "Quantity";
        worth: "应计", "Worth";
        recognised: "认定", "Recognised";
        actions: "操作", "Actions";
        edit: "编辑", "Edit";
        duplicate: "复制一条", "Duplicate";
        delete: "删除", "Delete";
        copy_suffix: "（副本）", " (copy)";
        whole: "全部认定", "All counted";
        part: "部分认定", "Part counted";
        nothing: "不计", "Not counted";
        open: "待定", "Undetermined";
        planned: "计划", "Planned";
        nothing_yet: "还没有培训记录", "No training records yet";
        nothing_yet_text: "可以一条一条填写，也可以从 Excel 或 WPS 表格一次粘贴进来。", "Fill them in one by one, or paste them all at once from Excel or WPS.";
        none_match: "没有符合条件的记录", "No record matches";
        none_match_text: "换个词再找，或者清除筛选条件。", "Try another word, or clear the filters.";
        more: "再显示 50 条", "Show 50 more";
    }
}

/// How many records there are, and how much of the cycle is recognised.
#[must_use]
pub fn lead(language: Language, n_records: usize, recognised: &str) -> String {
    match language {
        Language::Zh => format!("共 {n_records} 条记录，本周期已认定 {recognised}。"),
        Language::En if n_records == 1 => {
            format!("One record; {recognised} recognised in this cycle.")
        }
        Language::En => format!("{n_records} records; {recognised} recognised in this cycle."),
    }
}

/// One part of the count by fate: “全部认定 20”.
#[must_use]
pub fn counted(language: Language, fate: &str, n_records: usize) -> String {
    match language {
        Language::Zh => format!("{fate} {n_records}"),
        Language::En => format!("{n_records} {}", crate::language::in_sentence(fate)),
    }
}

/// What the table shows: how many of how many.
#[must_use]
pub fn caption(language: Language, matching: usize, all: usize) -> String {
    match language {
        Language::Zh if matching == all => format!("全部记录，{all} 条"),
        Language::Zh => format!("符合条件的 {matching} 条，全部 {all} 条"),
        Language::En if matching == all => format!("All records: {all}"),
        Language::En => format!("{matching} of {all} records match"),
    }
}

/// The button that unfolds the filters on a phone, with how many are in force.
#[must_use]
pub fn filters(language: Language, n_filters: usize) -> String {
    let name = language.pick("筛选", "Filters");
    match (language, n_filters) {
        (_, 0) => name.to_owned(),
        (Language::Zh, _) => format!("{name}（{n_filters}）"),
        (Language::En, _) => format!("{name} ({n_filters})"),
    }
}

/// How much of the list is seen.
#[must_use]
pub fn shown(language: Language, shown: usize, matching: usize) -> String {
    match language {
        Language::Zh => format!("已显示 {shown} 条，共 {matching} 条"),
        Language::En => format!("{shown} of {matching} shown"),
    }
}

/// What a menu is for.
#[must_use]
pub fn more_about(language: Language, title: &str) -> String {
    match language {
        Language::Zh => format!("对“{title}”的更多操作"),
        Language::En => format!("More about “{title}”"),
    }
}

/// What is said when a record was deleted.
#[must_use]
pub fn deleted(language: Language, title: &str) -> String {
    match language {
        Language::Zh => format!("已删除“{title}”，可以撤销。"),
        Language::En => format!("Deleted “{title}”. This can be undone."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        assert!(Records::ALL.iter().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
    }

    #[test]
    fn counts_are_put_as_people_put_them() {
        assert_eq!(
            lead(Language::En, 1, "4 credits"),
            "One record; 4 credits recognised in this cycle."
        );
        assert_eq!(caption(Language::Zh, 3, 3), "全部记录，3 条");
        assert_eq!(counted(Language::En, "All counted", 2), "2 all counted");
    }
}
