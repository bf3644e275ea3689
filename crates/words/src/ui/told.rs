//! What a policy tells beside the figures, as its page and a record's page put it.

use crate::Language;
use crate::language::in_sentence;

texts! {
    /// Sentences about what is told.
    ToldPage {
        nothing_to_check: "这份文件没有规定具体数额，没有可以核对的要求。", "This document states no figure that could be checked.";
        period_unknown: "填写教师资格的注册有效期后才能核对。", "It can be checked once your period of registration is known.";
        nothing_logged: "还没有登记完成了多少。", "Nothing entered yet.";
        follows_while_short: "目前要求没有达到，这一条会适用。", "As things stand this follows: something required is missing.";
        does_not_follow: "目前要求已达到，这一条不会适用。", "As things stand this does not follow: all that is required is met.";
        follows: "目前要求已达到。", "As things stand, all that it takes is met.";
        does_not_follow_yet: "目前还没有达到。", "Not yet.";
        fill_in: "去填写", "Fill in";
        wanted: "还需要准备", "Still needed";
        nothing_wanted: "文件要求的证明材料都已登记。", "All the evidence that the policy asks for is entered.";
        recognised_by: "由谁认定", "Recognised by";
        grants: "请假、支教等计入的学分", "Credit for leave, support teaching and the like";
    }
}

/// What it is a precondition of.
#[must_use]
pub fn needed_for(language: Language, names: &[String]) -> String {
    let names = language.listed(names);
    match language {
        Language::Zh => format!("关系到：{names}"),
        Language::En => format!("Needed for: {names}"),
    }
}

/// Requirements that are short.
#[must_use]
pub fn short_of(language: Language, names: &[String]) -> String {
    let names = names.join(language.pick("、", "; "));
    match language {
        Language::Zh => format!("还没有达到：{names}"),
        Language::En => format!("Short of: {names}"),
    }
}

/// Requirements that are undetermined.
#[must_use]
pub fn undetermined(language: Language, names: &[String]) -> String {
    let names = names.join(language.pick("、", "; "));
    match language {
        Language::Zh => format!("还不能确定：{names}"),
        Language::En => format!("Not known yet: {names}"),
    }
}

/// Who has to act.
#[must_use]
pub fn acts(language: Language, who: &str) -> String {
    match language {
        Language::Zh => format!("由{who}办理"),
        Language::En => format!("To be done by: {}", in_sentence(who)),
    }
}

/// Who recognises a record.
#[must_use]
pub fn recognised_by(language: Language, who: &str) -> String {
    match language {
        Language::Zh => format!("由{who}认定"),
        Language::En => format!("recognised by: {}", in_sentence(who)),
    }
}

/// What a record lacks in evidence.
#[must_use]
pub fn lacks(language: Language, kinds: &str) -> String {
    match language {
        Language::Zh => format!("还缺{kinds}"),
        Language::En => format!("Lacks: {kinds}"),
    }
}

/// What evidence a planned record will need.
#[must_use]
pub fn will_need(language: Language, kinds: &str) -> String {
    match language {
        Language::Zh => format!("完成后要有{kinds}"),
        Language::En => format!("Once completed it needs: {kinds}"),
    }
}

/// How many records lack evidence.
#[must_use]
pub fn n_lacking(language: Language, number: usize) -> String {
    match language {
        Language::Zh => format!("有 {number} 条记录还缺证明材料"),
        Language::En if number == 1 => "1 record lacks evidence".to_owned(),
        Language::En => format!("{number} records lack evidence"),
    }
}

/// A step of the procedure.
#[must_use]
pub fn step(language: Language, order: u8, who: &str) -> String {
    match language {
        Language::Zh => format!("第 {order} 步 · {who}"),
        Language::En => format!("Step {order} · {}", in_sentence(who)),
    }
}

/// A duty and how often it is due: 教育教学论文：每学期至少 1 次.
#[must_use]
pub fn duty(language: Language, name: &str, often: &str) -> String {
    format!("{name}{}{often}", language.pick("：", ": "))
}

/// One record satisfies the whole cycle, as what its article did.
#[must_use]
pub const fn deems(language: Language) -> &'static str {
    language.pick("凭它，本周期视同全部完成", "by it the whole cycle counts as completed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = ToldPage::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        for language in Language::ALL {
            assert!(short_of(*language, &["a".into(), "b".into()]).contains('b'));
        }
    }
}
