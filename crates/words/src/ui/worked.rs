//! The worked cases of a policy, as its page runs them.

use crate::Language;
use crate::language::in_sentence;

texts! {
    /// The card of the worked cases.
    WorkedCard {
        title: "算例", "Worked cases";
        lead: "这份政策附有人工算好的例子。在您的浏览器里用同一套规则重算一遍，看结果是否一致。", "This policy comes with examples that were worked out by hand. They are reckoned again here in your browser, by the same rules as your own records.";
        run: "运行算例", "Run the cases";
        again: "再运行一次", "Run them again";
        loading: "正在取算例……", "Fetching the cases …";
        running: "正在运行", "Running";
        failed_to_load: "没有取到算例。请检查网络后再试。", "The cases could not be had. Check the network and try again.";
        n_passed: "一致", "As expected";
        n_failed: "不符", "Not as expected";
        passed: "一致", "As expected";
        failed: "不符", "Not as expected";
        list: "逐例查看", "Case by case";
        why: "怎样算的", "How it is worked out";
        given: "教师与口径", "Teacher and readings";
        records: "记录", "Records";
        record: "记录", "Record";
        facts: "情况", "What it is";
        recognised: "算出", "Came out";
        figures: "应得与算出", "What must come out, and what did";
        figure: "数字", "Figure";
        expected: "应为", "Expected";
        found: "算出", "Came out";
        result: "结果", "Result";
        none: "无", "none";
        deemed: "视同全部完成", "Counts as completed by";
        no_records: "没有记录。", "No records.";
    }
}

/// Which figure of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The total.
    Total,
    /// What is recognised of a record.
    Credits,
    /// What is recognised in a year.
    Years,
    /// What is recognised in a category.
    Categories,
    /// What was moved.
    Offsets,
    /// What is missing.
    Shortfalls,
    /// What is missing and may still turn out to be there.
    Undetermined,
    /// What would be missing after plans.
    AfterPlans,
    /// The record that stands for the whole cycle.
    Deemed,
}

/// A figure with its key: 还缺（周期总学分）.
#[must_use]
pub fn figure(language: Language, field: Field, key: &str) -> String {
    let name = match field {
        Field::Total => language.pick("合计", "Total"),
        Field::Credits => language.pick("认定", "Recognised"),
        Field::Years => language.pick("年度", "Year"),
        Field::Categories => language.pick("类别", "Category"),
        Field::Offsets => language.pick("折抵", "Moved"),
        Field::Shortfalls => language.pick("还缺", "Missing"),
        Field::Undetermined => language.pick("待定", "Undetermined"),
        Field::AfterPlans => language.pick("按计划完成后还缺", "Missing after plans"),
        Field::Deemed => language.pick("视同全部完成", "Counts as completed by"),
    };
    match (language, key.is_empty()) {
        (_, true) => name.to_owned(),
        (Language::Zh, false) => format!("{name}（{key}）"),
        (Language::En, false) => format!("{name} ({key})"),
    }
}

/// A figure that is not as expected.
#[must_use]
pub fn difference(language: Language, what: &str, expected: &str, found: &str) -> String {
    match language {
        Language::Zh => format!("{what}：应为 {expected}，算出 {found}"),
        Language::En => format!("{what}: expected {expected}, came out as {found}"),
    }
}

/// How many passed, for those who listen.
#[must_use]
pub fn done(language: Language, passed: usize, failed: usize) -> String {
    match (language, failed) {
        (Language::Zh, 0) => format!("{passed} 个算例全部一致。"),
        (Language::Zh, _) => format!("{passed} 个算例一致，{failed} 个不符。"),
        (Language::En, 0) => format!("All {passed} cases came out as expected."),
        (Language::En, _) => format!("{passed} cases came out as expected, {failed} did not."),
    }
}

/// How far it is: 12 / 87.
#[must_use]
pub fn progress(done: usize, all: usize) -> String {
    format!("{done} / {all}")
}

/// A fact of the teacher.
#[must_use]
pub fn fact(language: Language, name: &str, value: &str) -> String {
    format!("{name}{}{value}", language.pick("：", ": "))
}

/// From one category to another.
#[must_use]
pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// The day of completion.
#[must_use]
pub fn completed(language: Language, day: &str) -> String {
    match language {
        Language::Zh => format!("{day}完成"),
        Language::En => format!("completed {day}"),
    }
}

/// The day of the certificate.
#[must_use]
pub fn issued(language: Language, day: &str) -> String {
    match language {
        Language::Zh => format!("{day}发证"),
        Language::En => format!("certificate of {day}"),
    }
}

/// Who approved it.
#[must_use]
pub fn approved(language: Language, level: &str) -> String {
    match language {
        Language::Zh => format!("{level}批准"),
        Language::En => format!("approved: {}", in_sentence(level)),
    }
}

/// Whether something is so.
#[must_use]
pub fn flag(language: Language, name: &str, yes: bool) -> String {
    match (language, yes) {
        (_, true) => name.to_owned(),
        (Language::Zh, false) => format!("不是“{name}”"),
        (Language::En, false) => format!("not {}", in_sentence(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = WorkedCard::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        assert_eq!(done(Language::Zh, 87, 0), "87 个算例全部一致。");
        assert!(done(Language::En, 86, 1).contains("86"));
        assert_eq!(figure(Language::Zh, Field::Shortfalls, "周期总学分"), "还缺（周期总学分）");
    }
}
