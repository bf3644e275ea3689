//! The choice of a policy, on the first page and on the teacher's.

use crate::Language;

texts! {
    /// The choice of a policy.
    ChoosePolicy {
        search: "按地区、文件名称或年份查找", "Search by place, title or year";
        legend: "我要按哪项政策核算", "Which policy applies to me";
        not_chosen: "请选择一项政策；拿不准就选本地区正在执行的那一项。", "Choose a policy; if in doubt, the one in force where you teach.";
        not_listed: "没有您所在地区的政策？可以先选相近的一项看看。培训记录不属于哪一项政策，以后换一项会重新计算。", "Your place is not listed? Choose a similar policy for now. Records belong to no policy: change it later and they are assessed anew.";
        own: "导入或新建政策包", "Import or write a pack";
    }
}

/// What a policy is called, and what it asks for.
#[must_use]
pub fn about(language: Language, title: &str, cycle: &str, asks: &str) -> String {
    match (language, cycle) {
        (Language::Zh, "") => format!("{title}。{asks}。"),
        (Language::Zh, _) => format!("{title}。{cycle} 年，{asks}。"),
        (Language::En, "") => format!("{title}: {asks}."),
        (Language::En, _) => format!("{title}, {}: {asks}.", cycle.replace('—', "–")),
    }
}

/// What a pack of the teacher's own is called.
#[must_use]
pub fn about_own(language: Language, title: &str, years: &str) -> String {
    match (language, years) {
        (Language::Zh, "") => format!("自己的政策包：{title}。"),
        (Language::Zh, _) => format!("自己的政策包：{title}。{years} 年。"),
        (Language::En, "") => format!("My own pack: {title}."),
        (Language::En, _) => format!("My own pack: {title}, {}.", years.replace('—', "–")),
    }
}

/// How many policies there are to choose from, or were found.
#[must_use]
pub fn found(language: Language, narrowed: bool, n_policies: usize) -> String {
    match (language, narrowed) {
        (Language::Zh, false) => format!("共收录 {n_policies} 项政策"),
        (Language::Zh, true) => format!("找到 {n_policies} 项政策"),
        (Language::En, _) if n_policies == 1 => "1 policy".to_owned(),
        (Language::En, false) => format!("{n_policies} policies"),
        (Language::En, true) => format!("{n_policies} policies found"),
    }
}

/// No policy has these words.
#[must_use]
pub fn nothing_found(language: Language, query: &str) -> String {
    let query = language.quoted(query);
    match language {
        Language::Zh => format!("没有找到{query}。请换个地名、文件名称或年份试试。"),
        Language::En => format!("Nothing found for {query}. Try another place, title or year."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_said_in_both_languages() {
        assert!(ChoosePolicy::ALL.iter().all(|(zh, en)| !zh.is_empty() && !en.is_empty()));
        assert_eq!(found(Language::Zh, true, 2), "找到 2 项政策");
        assert_eq!(found(Language::En, true, 1), "1 policy");
        assert!(nothing_found(Language::Zh, "火星").contains("「火星」"));
        let told = about(Language::En, "Plan", "2024—2028", "90 credits in a cycle");
        assert_eq!(told, "Plan, 2024–2028: 90 credits in a cycle.");
        assert_eq!(about(Language::Zh, "方案", "", "每年 64 学时"), "方案。每年 64 学时。");
        let told = about_own(Language::Zh, "方案", "2026—2030");
        assert_eq!(told, "自己的政策包：方案。2026—2030 年。");
    }
}
