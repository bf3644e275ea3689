//! Two sets of rules side by side: what the archive comes to under each, and what they say differently.

use crate::Language;
use crate::number::measure;
use xuefen_engine::Credit;
use xuefen_engine::pack::Measure;

texts! {
    /// The page that compares two policies.
    ComparePage {
        title: "换一套规则会怎样", "What if other rules applied";
        title_readings: "换一种理解会怎样", "What if it were read otherwise";
        lead: "同一份培训档案，按两套规则各算一遍。这里只是比较，不会改动您的任何记录。", "The same archive, reckoned under both. This only compares; nothing of yours is changed.";
        choose: "和哪一套规则比", "Compare with";
        choose_text: "选一套规则，先看结果，再决定换不换。", "Choose a policy, look at the result, then decide.";
        compare: "比较", "Compare";
        open: "换一套规则会怎样", "Compare with other rules";
        open_readings: "换一种理解差多少", "Compare readings";
        choose_first: "请先选一套规则。", "Choose a policy first.";
        another: "另选一套规则", "Choose another policy";
        here: "现在的规则", "The rules in use";
        there: "要比的规则", "The other rules";
        here_reading: "现在的理解", "The reading in use";
        there_reading: "要比的理解", "The other reading";
        readings: "要比的规则怎样理解", "How the other rules are read";
        readings_lead: "只用于这里的比较；换用时一并采用。", "Used for this comparison; taken over if you change to these rules.";
        same: "两边是同一套规则、同样的理解，结果自然一样。请在下面选另一种理解。", "Both sides are the same rules, read the same way. Choose another reading below.";
        same_policy: "两边是同一套规则，没有可比的。", "Both sides are the same rules; there is nothing to compare.";
        totals: "合计", "Totals";
        recognised: "已认定", "Recognised";
        no_total: "这套规则没有规定周期总量", "These rules state no total for a cycle";
        cycle: "周期", "Cycle";
        is_over: "这个周期已经结束，之后的培训不在其中。", "This cycle is over; later training lies outside of it.";
        first: "先比较再决定", "Compare first";
        superseded: "这份文件已有新的版本", "There is a newer edition of this document";
        see_changes: "看看对我有什么变化", "See what changes for me";
        with_parent: "与上级规则比较", "Compare with the rules it refines";
        no_cycle: "没有写明起止日期", "No dates stated";
        scale: "两套规则的学分各有各的标准，同样的数字，分量不一定相同；差额只是数字之差。", "Each policy has a measure of its own for a credit: the same number need not weigh the same. Differences are of the numbers only.";
        requirements: "各项要求", "Requirements";
        matched: "两套规则衡量同一件事的要求", "Requirements that measure the same thing";
        requirement: "要求", "Requirement";
        differs: "有变化", "Differs";
        none_matched: "两套规则没有衡量同一件事的要求，各列在下面。", "No requirement measures the same thing under both; each side is listed below.";
        categories: "要比的规则没有这些类别", "Categories that the other rules do not have";
        categories_text: "换用后，记录上写的类别原样保留，只是暂时不起作用，要另选一类才能计入各类要求；换回来时照旧使用。", "The category stays in the record as it is, without effect: choose another for it to count towards a category’s requirement. It is in use again once you change back.";
        categories_unread: "要比的规则不按记录上写的类别归类，所以不受影响；类别原样保留，换回来时照旧使用。", "The other rules do not go by the category stated, so nothing hangs on it. It stays in the record, and is in use again once you change back.";
        records: "逐条记录", "Record by record";
        no_records: "还没有培训记录，没有可以逐条比较的。", "There are no records yet to compare one by one.";
        record: "记录", "Record";
        difference: "差", "Difference";
        why: "要比的规则怎样算", "Why, under the other rules";
        show: "显示哪些", "Show";
        all: "全部", "All";
        less: "少了", "Less";
        more: "多了", "More";
        unchanged: "不变", "The same";
        other: "单位不同，不能直接比", "Another unit: not comparable";
        planned: "计划", "Planned";
        event: "个人情况", "Event";
        show_more: "再显示 50 条", "Show 50 more";
        rules: "规则有何不同", "What the rules say differently";
        no_changes: "两边的条文和数字都一样。", "Both say the same.";
        added: "新增", "Added";
        gone: "取消", "Gone";
        changed: "改动", "Changed";
        now_in_force: "改为采用", "Now applied";
        no_longer_in_force: "不再采用", "No longer applied";
        nothing: "没有", "nothing";
        decide: "换不换", "Change or stay";
        decide_text: "换用后，所有记录原样保留，只是改按新规则计算；随时可以撤销，也可以换回来。", "If you change, every record stays as it is and is assessed anew. You can undo it, or change back, at any time.";
        use_it: "换用这套规则", "Change to these rules";
        use_reading: "改用这种理解", "Use this reading";
        stay: "不换，保持现在的", "Stay with what is in use";
        failed: "没有取到要比的规则。请检查网络后再试。", "The other rules could not be had. Check the network and try again.";
        article: "出处", "Place";
        loading: "正在按另一套规则重算……", "Reckoning under the other rules …";
        standing: "进度", "How far";
        yes: "是", "yes";
        no: "否", "no";
    }
}

/// How far a requirement is: 12 / 25 学分.
#[must_use]
pub fn reached(language: Language, recognised: &str, required: &str, unit: &str) -> String {
    match language {
        Language::Zh => format!("{recognised} / {required} {unit}"),
        Language::En => format!("{recognised} of {required} {unit}"),
    }
}

/// What is required: 周期内至少 90 学分.
#[must_use]
pub fn required(language: Language, required: &str, unit: &str) -> String {
    match language {
        Language::Zh => format!("周期内至少 {required} {unit}"),
        Language::En => format!("at least {required} {unit} in the cycle"),
    }
}

/// The requirements that only one of the two has.
#[must_use]
pub fn only_in(language: Language, title: &str, n_requirements: usize) -> String {
    match language {
        Language::Zh => format!("只有《{title}》有的要求（{n_requirements}）"),
        Language::En => format!("Only in “{title}” ({n_requirements})"),
    }
}

/// An amount less or more: −2.5 学分.
#[must_use]
pub fn by(is_less: bool, amount: &str) -> String {
    format!("{}{amount}", if is_less { '−' } else { '+' })
}

/// A choice of the filter with how many it finds.
#[must_use]
pub fn counted(language: Language, name: &str, n_records: usize) -> String {
    match language {
        Language::Zh => format!("{name}（{n_records}）"),
        Language::En => format!("{name} ({n_records})"),
    }
}

/// How many records lose how much, and how many gain.
#[must_use]
pub fn losses(
    language: Language,
    n_less: usize,
    lost: &str,
    n_more: usize,
    gained: &str,
) -> String {
    let less = match (language, n_less) {
        (Language::Zh, 0) => "没有记录变少".to_owned(),
        (Language::En, 0) => "No record counts less".to_owned(),
        (Language::Zh, _) => format!("{n_less} 条变少，共少 {lost}"),
        (Language::En, 1) => format!("One record counts less: {lost}"),
        (Language::En, _) => format!("{n_less} records count less, {lost} in all"),
    };
    let more = match (language, n_more) {
        (Language::Zh, 0) => "没有记录变多".to_owned(),
        (Language::En, 0) => "none counts more".to_owned(),
        (Language::Zh, _) => format!("{n_more} 条变多，共多 {gained}"),
        (Language::En, 1) => format!("one counts more: {gained}"),
        (Language::En, _) => format!("{n_more} count more, {gained} in all"),
    };
    match language {
        Language::Zh => format!("{less}；{more}。"),
        Language::En => format!("{less}; {more}."),
    }
}

/// The same of what is only planned.
#[must_use]
pub fn of_planned(language: Language, sentence: &str) -> String {
    match language {
        Language::Zh => format!("计划和已报名的：{sentence}"),
        Language::En => format!("Of what is planned or enrolled: {sentence}"),
    }
}

/// Credits and hours, each where there are any: 3 学分、8 学时.
#[must_use]
pub fn sums(language: Language, sums: [Credit; 2]) -> String {
    let [credits, hours] = sums;
    let both = [(credits, Measure::Credits), (hours, Measure::Hours)];
    let some = both.into_iter().filter(|(sum, _)| sum.is_positive());
    let some: Vec<String> = some.map(|(sum, it)| crate::amount(sum, it, language)).collect();
    match some.is_empty() {
        true => format!("0 {}", measure(Measure::Credits, language)),
        false => language.listed(&some),
    }
}

/// A category that the other rules do not have.
#[must_use]
pub fn unknown_category(language: Language, category: &str) -> String {
    match language {
        Language::Zh => format!("类别“{category}”在要比的规则中不存在"),
        Language::En => format!("The other rules have no category “{category}”"),
    }
}

/// The same in the list of such categories, with how many records state it.
#[must_use]
pub fn unknown_in(language: Language, category: &str, n_records: usize) -> String {
    match (language, n_records) {
        (Language::Zh, _) => format!("{category}：{n_records} 条记录"),
        (Language::En, 1) => format!("{category}: one record"),
        (Language::En, _) => format!("{category}: {n_records} records"),
    }
}

/// Something with its article: …（五(二)1）.
#[must_use]
pub fn with_article(language: Language, text: &str, place: &str) -> String {
    match (language, place.is_empty()) {
        (_, true) => text.to_owned(),
        (Language::Zh, false) => format!("{text}（{place}）"),
        (Language::En, false) => format!("{text} ({place})"),
    }
}

/// How many rules differ, and how.
#[must_use]
pub fn rule_counts(language: Language, changed: usize, added: usize, gone: usize) -> String {
    match language {
        Language::Zh => format!("改动 {changed} 条，新增 {added} 条，取消 {gone} 条；其余相同。"),
        Language::En => {
            format!("{changed} changed, {added} added, {gone} gone; the others are the same.")
        }
    }
}

/// A figure before and after: 至少：90 → 100.
#[must_use]
pub fn from_to(language: Language, name: &str, here: &str, there: &str) -> String {
    format!("{name}{}{here} → {there}", language.pick("：", ": "))
}

/// What a rule said before.
#[must_use]
pub fn before(language: Language, sense: &str) -> String {
    match language {
        Language::Zh => format!("现在的规则：{sense}"),
        Language::En => format!("The rules in use: {sense}"),
    }
}

/// Which records a rule touches under the rules in use, and under the others.
#[must_use]
pub fn touches(language: Language, here: usize, there: usize) -> String {
    match language {
        Language::Zh => format!("涉及我的记录：{here} 条 → {there} 条"),
        Language::En => format!("My records that it touches: {here} → {there}"),
    }
}

/// How much of a list is seen.
#[must_use]
pub fn shown(language: Language, shown: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("已显示 {shown} / {all} 条"),
        Language::En => format!("{shown} of {all} shown"),
    }
}

/// The caption of the table of records.
#[must_use]
pub fn caption(language: Language, n_records: usize) -> String {
    match (language, n_records) {
        (Language::Zh, _) => format!("{n_records} 条记录，少得最多的在前"),
        (Language::En, 1) => "One record".to_owned(),
        (Language::En, _) => format!("{n_records} records, the greatest loss first"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = ComparePage::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
    }

    #[test]
    fn losses_are_put_into_a_sentence() {
        let zh = |less, more| losses(Language::Zh, less, "3 学分", more, "1 学分");
        assert_eq!(zh(2, 1), "2 条变少，共少 3 学分；1 条变多，共多 1 学分。");
        assert_eq!(zh(0, 0), "没有记录变少；没有记录变多。");
        let en = losses(Language::En, 1, "3 credits", 0, "");
        assert_eq!(en, "One record counts less: 3 credits; none counts more.");
        let both = [Credit::whole(3), Credit::whole(8)];
        assert_eq!(sums(Language::Zh, both), "3 学分、8 学时");
        assert_eq!(sums(Language::Zh, [Credit::ZERO; 2]), "0 学分");
        assert_eq!(by(true, "3 学分"), "−3 学分");
    }
}
