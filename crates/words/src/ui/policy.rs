//! The policy as a document, and one article of it with the records that it touched.

use crate::Language;
use crate::language::in_sentence;

texts! {
    /// The policy's page.
    PolicyPage {
        document: "文件", "The document";
        issuer: "发文机关", "Issued by";
        region: "适用地区", "Applies to";
        number: "文号", "Number";
        parent: "依据文件", "Based on";
        cycle: "周期", "Cycle";
        edition: "政策包版本", "Edition of the pack";
        missing: "原文不全", "The source is incomplete";
        own_words: "各条是用自己的话概括的，并标明出处；以文件原文为准。", "Each article is put in own words, with its place; the document itself prevails.";
        contents: "目录", "Contents";
        scope: "范围与周期", "Scope and cycle";
        excluded: "不计的情况", "What does not count";
        conversion: "如何折算", "How it converts";
        bonus: "奖励、去重与上限", "Bonuses, the same once, caps";
        requirement: "要求", "Requirements";
        moved: "折抵与免修", "Offsets, waivers and the like";
        induction: "新任教师", "New teachers";
        deadline: "期限", "Deadlines";
        evidence: "证明材料", "Evidence";
        procedure: "程序与认定", "Procedure and recognition";
        outcome: "用途与后果", "What it is needed for, what follows";
        duty: "不计学分的任务", "Duties without credit";
        other: "其他规定", "Other provisions";
        no_figures: "这份文件没有规定学分数额，下面只列出它的要求和程序。", "This document states no figures; what follows are its principles and procedures.";
        not_in_force: "未采用", "Not in use";
        see: "看这一条", "Details";
    }
}

texts! {
    /// One article's page.
    ArticlePage {
        sense: "这一条说什么", "What it says";
        caption: "涉及的记录，从新到旧", "Records it touched, the latest first";
        record: "记录", "Record";
        date: "完成日期", "Completed";
        status: "状态", "Status";
        effect: "起了什么作用", "What it did";
        more: "再显示 50 条", "Show 50 more";
        requirements: "这一条的要求达到了吗", "Whether it is met";
        planned: "已计划", "Planned";
        missing: "还缺", "Missing";
        moved: "折抵了多少", "What was moved";
        waived: "免修了多少", "What was waived";
        untouched: "还没有记录用到这一条。", "No record has used this article yet.";
        not_in_force: "按现在的解释口径，这一条没有采用，不参与计算。", "Under the readings in use this article is not applied.";
        not_required: "按您现在的资料，这项要求与您无关，或者要核算的年度还没有开始。", "By your details this is not required of you, or its years have not begun.";
        not_computed: "这一条是程序性规定，不参与学分计算。", "This is a provision on procedure; no credit depends on it.";
        no_move: "目前没有发生折抵。", "Nothing has been moved so far.";
        no_waiver: "目前没有免修。", "Nothing has been waived so far.";
        all: "全部条款", "All articles";
        previous: "上一条", "Previous";
        next: "下一条", "Next";
        neighbours: "前后条款", "Neighbouring articles";
        no_date: "未填", "Not given";
        event: "个人情况", "Event";
        told: "和我的关系", "What it means for me";
        withdrawn: "已退出，不计", "Withdrawn, not counted";
        rejected: "未通过审核，不计", "Rejected, not counted";
        excluded: "不予登记", "Not registered";
        no_rate: "没有折算规定，不计", "No rate: not counted";
        awaits_ruling: "等待审核部门裁定", "Waits for a ruling";
        no_account: "没有注明是新教师，不计", "Not entered as a new teacher: not counted";
        unplaced: "归类，但还不知道是哪一类", "Placed, but its category is not known yet";
    }
}

/// How many records an article touched.
#[must_use]
pub fn n_records(language: Language, n_records: usize) -> String {
    match language {
        Language::Zh => format!("{n_records} 条记录"),
        Language::En if n_records == 1 => "1 record".to_owned(),
        Language::En => format!("{n_records} records"),
    }
}

/// A cycle of which only the length is known.
#[must_use]
pub fn years(language: Language, years: u8) -> String {
    match language {
        Language::Zh => format!("{years} 年（文件没有写明起止日期）"),
        Language::En if years == 1 => "1 year (the document gives no dates)".to_owned(),
        Language::En => format!("{years} years (the document gives no dates)"),
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

/// How many of a requirement's years are met.
#[must_use]
pub fn met_of(language: Language, met: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("达标 {met} / {all}"),
        Language::En => format!("{met} of {all} met"),
    }
}

/// A link to the article before or after, with the beginning of what it says.
#[must_use]
pub fn neighbour(language: Language, which: &str, place: &str, sense: &str) -> String {
    let most = language.pick(28, 64);
    let mut beginning: String = sense.chars().take(most).collect();
    if sense.chars().count() > most {
        beginning.push('…');
    }
    let (colon, space) = (language.pick("：", ": "), language.pick("　", " · "));
    format!("{which}{colon}{place}{space}{beginning}")
}

/// The heading above the records that an article touched.
#[must_use]
pub fn touched(language: Language, n_records: usize) -> String {
    match language {
        Language::Zh => format!("涉及 {n_records} 条记录"),
        Language::En if n_records == 1 => "1 record touched".to_owned(),
        Language::En => format!("{n_records} records touched"),
    }
}

/// A reading: 主讲教师奖励：在基础学分之外另加.
#[must_use]
pub fn reading(language: Language, switch: &str, option: &str) -> String {
    format!("{switch}{}{option}", language.pick("：", ": "))
}

/// The reading under which an article is in force: 按解释口径“小数的处理：不舍入”.
#[must_use]
pub fn under_reading(language: Language, readings: &[String], in_force: bool) -> String {
    let readings = readings.join(language.pick("；", "; "));
    match (language, in_force) {
        (Language::Zh, true) => format!("按解释口径采用（{readings}）"),
        (Language::Zh, false) => format!("只在另一种解释口径下采用（{readings}）"),
        (Language::En, true) => format!("By the reading chosen ({readings})"),
        (Language::En, false) => format!("Only under another reading ({readings})"),
    }
}

/// What a rule did to an amount. The amount comes with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The rate: so much to begin with.
    Converts,
    /// A bonus.
    Adds,
    /// Rounding took something away or added it.
    Rounds,
    /// It counts.
    Counts,
    /// It counts for induction.
    CountsAsInduction,
    /// It is over a cap.
    OverCap,
    /// It lies outside the cycle.
    OutsideCycle,
    /// It lies outside the time of induction.
    OutsideInduction,
}

/// What a rule did to an amount: 计入 4 学分.
#[must_use]
pub fn effect(language: Language, effect: Effect, amount: &str) -> String {
    match (language, effect) {
        (Language::Zh, Effect::Converts) => format!("折算出 {amount}"),
        (Language::Zh, Effect::Adds) => format!("加 {amount}"),
        (Language::Zh, Effect::Rounds) => format!("取整 {amount}"),
        (Language::Zh, Effect::Counts) => format!("计入 {amount}"),
        (Language::Zh, Effect::CountsAsInduction) => format!("计入适岗培训 {amount}"),
        (Language::Zh, Effect::OverCap) => format!("超上限不计 {amount}"),
        (Language::Zh, Effect::OutsideCycle) => format!("不在周期内，不计 {amount}"),
        (Language::Zh, Effect::OutsideInduction) => format!("不在适岗培训期限内，不计 {amount}"),
        (Language::En, Effect::Converts) => format!("converts to {amount}"),
        (Language::En, Effect::Adds) => format!("adds {amount}"),
        (Language::En, Effect::Rounds) => format!("rounds by {amount}"),
        (Language::En, Effect::Counts) => format!("{amount} counted"),
        (Language::En, Effect::CountsAsInduction) => format!("{amount} counted as induction"),
        (Language::En, Effect::OverCap) => format!("{amount} over the cap, not counted"),
        (Language::En, Effect::OutsideCycle) => format!("{amount} outside the cycle, not counted"),
        (Language::En, Effect::OutsideInduction) => {
            format!("{amount} outside the time of induction, not counted")
        }
    }
}

/// Another record of the same content counts instead.
#[must_use]
pub fn duplicate(language: Language, other: &str, amount: &str) -> String {
    match language {
        Language::Zh => format!("与“{other}”重复，不计 {amount}"),
        Language::En => format!("same as “{other}”: {amount} not counted"),
    }
}

/// A fact is missing.
#[must_use]
pub fn lacks(language: Language, fact: &str) -> String {
    match language {
        Language::Zh => format!("还缺“{fact}”，暂时不计"),
        Language::En => format!("not counted until this is known: {}", in_sentence(fact)),
    }
}

/// The rule put the record into a category.
#[must_use]
pub fn placed(language: Language, category: &str) -> String {
    match language {
        Language::Zh => format!("归入“{category}”"),
        Language::En => format!("placed in: {category}"),
    }
}

/// What was waived: 周期总学分：已免修 30 学分.
#[must_use]
pub fn waived(language: Language, requirement: &str, waived: &str) -> String {
    format!("{requirement}{}{waived}", language.pick("：", ": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = PolicyPage::ALL.iter().chain(ArticlePage::ALL);
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
    }

    #[test]
    fn an_effect_names_its_amount_in_both_languages() {
        let all = [
            Effect::Converts,
            Effect::Adds,
            Effect::Rounds,
            Effect::Counts,
            Effect::CountsAsInduction,
            Effect::OverCap,
            Effect::OutsideCycle,
            Effect::OutsideInduction,
        ];
        for language in Language::ALL {
            for it in all {
                assert!(effect(*language, it, "6 学分").contains("6 学分"), "{it:?}");
            }
        }
        assert_eq!(effect(Language::Zh, Effect::OverCap, "6 学分"), "超上限不计 6 学分");
    }
}
