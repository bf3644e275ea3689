//! The page where a pack is written: its text, what is wrong with it, its worked cases.

use crate::Language;

texts! {
    /// The page where a pack is written.
    PackEditor {
        gone: "没有这个政策包", "There is no such pack";
        gone_text: "可能刚被删除或撤销了。", "It may just have been deleted or undone.";
        to_packs: "到自己的政策包", "To my own packs";
        text: "政策包全文（JSON）", "The text of the pack (JSON)";
        text_hint: "边写边检查。Ctrl+Z 撤销打字，Tab 键离开。", "It is checked while you write. Ctrl+Z takes typing back; Tab leaves the text.";
        state: "状态", "State";
        sound: "可以使用", "It can be used";
        unsound: "有错误，还不能使用", "It has errors and cannot be used yet";
        checking: "正在检查……", "Checking…";
        earlier: "在用的仍是上一个没有错误的版本；正在改的作为草稿，随您的档案保存，重新打开还在。", "The last version without errors stays in use; what you are writing is a draft that is kept with your archive.";
        never: "还没有可以使用的版本；正在改的作为草稿，随您的档案保存，重新打开还在。", "There is no version that can be used yet; what you are writing is a draft that is kept with your archive.";
        live: "没有错误的版本随改随用。", "A version without errors is in use as you write.";
        use_it: "按它核算", "Use it";
        used: "这是您当前的政策，改动会立即反映到总览。", "This is your policy: what you change shows on the overview at once.";
        back: "放弃草稿，回到在用的版本", "Drop the draft, back to the version in use";
        dropped: "草稿已放弃，可以撤销。", "The draft is dropped; it can be undone.";
        problems: "问题", "Problems";
        no_problems: "没有发现问题。", "No problem was found.";
        errors: "错误", "Errors";
        warnings: "提醒", "Warnings";
        error: "错误", "Error";
        warning: "提醒", "Warning";
        download: "下载政策包", "Download the pack";
        download_draft: "下载草稿", "Download the draft";
        download_cases: "下载算例", "Download the cases";
        not_downloaded: "没有下载成，请换一个能下载的浏览器。", "It was not downloaded: use a browser that can.";
        downloaded: "文件已交给浏览器下载。", "The file was handed to the browser.";
        cases: "算例", "Worked cases";
        cases_lead: "算例写明一份档案按规则应得多少学分，改规则时用它核对。格式见 policies/README.md。", "A worked case says what an archive must come out as: it shows at once when a change of a rule goes wrong. The form is told in policies/README.md.";
        cases_text: "算例文件全文（JSON）", "The text of the case file (JSON)";
        cases_hint: "可以粘贴，也可以导入文件。", "Paste it, or import a file.";
        cases_file: "导入算例文件", "Import a case file";
        cases_open: "编辑算例", "Edit the cases";
        no_cases: "还没有算例。", "There are no cases yet.";
        cases_unsound: "算例文件有错误，改好以后才能运行。", "The case file has errors; mend them to run it.";
        cases_imported: "算例已导入。", "The cases are imported.";
        needs_pack: "政策包没有错误以后才能运行算例。", "The cases can be run once the pack has no errors.";
        no_cases_here: "这个政策包还没有算例，可以在编辑页加上。", "This pack has no worked cases yet; add them where it is edited.";
        own: "这是您自己的政策包", "This is a pack of your own";
        own_text: "规则由您或单位编写，不是内置的政策，请自行核对。", "You or your unit wrote its rules; it is not shipped with Xuefen, so check it yourself.";
        edit: "编辑政策包", "Edit the pack";
    }
}

/// How many rules a pack that can be used has, and what to look at.
#[must_use]
pub fn rules(language: Language, n_rules: usize, n_warnings: usize) -> String {
    match (language, n_warnings) {
        (Language::Zh, 0) => format!("共 {n_rules} 条规则，没有发现问题。"),
        (Language::Zh, _) => format!("共 {n_rules} 条规则，{n_warnings} 处提醒。"),
        (Language::En, 0) => format!("No problem in {n_rules} rules."),
        (Language::En, _) => format!("{n_rules} rules; warnings: {n_warnings}."),
    }
}

/// How many errors keep a pack from being used.
#[must_use]
pub fn errors(language: Language, n_errors: usize) -> String {
    match language {
        Language::Zh => format!("共 {n_errors} 处错误。"),
        Language::En if n_errors == 1 => "1 error.".to_owned(),
        Language::En => format!("{n_errors} errors."),
    }
}

/// Where in the text a problem is, counted from 1.
#[must_use]
pub fn line_and_column(language: Language, line: usize, column: usize) -> String {
    match language {
        Language::Zh => format!("第 {line} 行第 {column} 列"),
        Language::En => format!("line {line}, column {column}"),
    }
}

/// The rule that a problem is about.
#[must_use]
pub fn rule(language: Language, id: &str) -> String {
    match language {
        Language::Zh => format!("规则 {id}"),
        Language::En => format!("rule {id}"),
    }
}

/// Several things in a row, of which the first is where to look.
#[must_use]
pub fn joined(language: Language, pieces: &[String]) -> String {
    pieces.join(language.pick("，", ", "))
}

/// The text bears another id than the pack.
#[must_use]
pub fn other_id(language: Language, found: &str, own: &str) -> String {
    let (found, own) = (language.quoted(found), language.quoted(own));
    match language {
        Language::Zh => format!(
            "编号写成了{found}，这个政策包存在编号{own}之下。请改回{own}；要用新编号，请下载后重新导入。"
        ),
        Language::En => format!(
            "The id is {found}, but this pack is kept as {own}. Change it back; for another id, \
             download the pack and import it anew."
        ),
    }
}

/// The cases are those of another policy.
#[must_use]
pub fn other_policy(language: Language, found: &str, own: &str) -> String {
    let (found, own) = (language.quoted(found), language.quoted(own));
    match language {
        Language::Zh => format!("这些算例是{found}的，不是{own}的。请把 policy 改成{own}。"),
        Language::En => {
            format!("These are the cases of {found}, not of {own}. Write {own} as the policy.")
        }
    }
}

/// Problems that are not listed.
#[must_use]
pub fn more(language: Language, number: usize) -> String {
    match language {
        Language::Zh => format!("另有 {number} 处没有列出，先改好上面的。"),
        Language::En => format!("{number} more are not listed: mend those above first."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = PackEditor::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        assert_eq!(rules(Language::Zh, 12, 0), "共 12 条规则，没有发现问题。");
        assert_eq!(errors(Language::En, 1), "1 error.");
        assert_eq!(line_and_column(Language::Zh, 3, 14), "第 3 行第 14 列");
        for language in Language::ALL {
            assert!(rules(*language, 3, 2).contains('2'));
            assert!(rule(*language, "EX-1").contains("EX-1"));
            assert!(other_id(*language, "a", "b").contains('a'));
            assert!(other_policy(*language, "a", "b").contains('b'));
            assert!(more(*language, 7).contains('7'));
        }
    }
}
