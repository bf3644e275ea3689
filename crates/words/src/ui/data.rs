//! The page about one's own data: where they are, backups, the last steps, erasing.

use crate::Language;

texts! {
    /// The page about one's own data.
    Data {
        title: "备份与数据", "Backup and data";
        lead: "您的数据只在这台设备的这个浏览器里。备份文件是换设备、防丢失的唯一办法。", "Your data are in this browser on this device only. A backup file is the one way to another device, and against loss.";
        sample: "示例教师没有自己的数据", "The sample teacher has no data";
        sample_text: "这一页管理的是您自己的档案。看示例时这里只能看，不能备份、导入或清空。", "This page is about your own archive. With the sample teacher open it can only be read: no backup, import or erasing.";
        to_own: "到我的备份页", "To my own backup page";
        place: "数据在哪里", "Where the data are";
        place_text: "都存在这个浏览器里，不上传，也没有账号。换浏览器或换电脑，数据不会跟过去；清理浏览器数据或重装系统，数据就没有了。请先下载备份。", "All of it is kept in this browser; nothing is uploaded and there is no account. It does not follow you to another browser or computer, nor survive the clearing of site data: download a backup first.";
        state: "保存状态", "Saved";
        teacher: "教师", "Teacher";
        no_name: "没有填写姓名", "No name given";
        policy: "政策", "Policy";
        no_policy: "没有选择", "None chosen";
        records: "培训记录", "Training records";
        back_up: "下载备份", "Download backup";
        backed_up: "备份文件已交给浏览器下载", "The backup was handed to the browser";
        backed_up_text: "请在“下载”文件夹里确认它在，再存到 U 盘、网盘或发给自己。", "See that it is in your downloads, then put it on another disk or send it to yourself.";
        not_backed_up: "备份没有下载成", "The backup was not downloaded";
        contents: "备份文件里有什么", "What is in the backup file";
        contents_in: "选用的政策和解释口径、自己的政策包、教师资料、全部培训记录，以及证明材料的编号、文件名和指纹。", "The policy and its readings, your own packs, the teacher’s details, all records, and of the evidence its numbers, file names and digests.";
        contents_out: "没有证书扫描件本身，也没有撤销记录。", "Neither the scans themselves nor what can be undone.";
        contents_form: "它是一个文本文件（JSON），带校验和，导入时能发现损坏。里面有个人信息，请妥善保管。", "It is a text file (JSON) with a checksum, so that damage is found when it is imported. It holds personal data: keep it safe.";
        restore: "导入备份", "Import a backup";
        restore_lead: "选好文件以后，先列出它和现在的不同；您确认以前，什么都不会改动。", "First you see how the file differs from what is here; nothing changes before you say so.";
        file: "选择备份文件", "Choose the backup file";
        file_hint: "文件名类似“学分_姓名_2026-11-22.json”，最大 8 MB。", "Its name is like 学分_name_2026-11-22.json; at most 8 MB.";
        reading: "正在读取文件……", "Reading the file…";
        unchanged: "没有导入，现有的数据没有改动。", "Nothing was imported; your data are unchanged.";
        too_large: "文件太大", "The file is too large";
        unreadable: "文件读不出来", "The file cannot be read";
        foreign: "这不是学分的备份", "This is no backup of Xuefen";
        foreign_text: "请选择从“下载备份”得到的 .json 文件。要导入 Excel、WPS 或 CSV 表格，请用“从表格导入”。", "Choose a .json file made by “Download backup”. For a table from Excel, WPS or CSV use “Import a table”.";
        newer: "这个备份由更新版本的学分生成", "A later version of Xuefen wrote this backup";
        newer_text: "请联网重新载入页面，换用新版本以后再导入。", "Reload the page with a connection to get the new version, then import it.";
        damaged: "文件已损坏", "The file is damaged";
        damaged_text: "请换一份更早的备份，或者从原来的设备重新下载。", "Use an earlier backup, or download it again on the other device.";
        where_wrong: "有问题的地方：", "What is wrong, and where:";
        same: "备份和现在的内容完全一样", "The backup is the same as what is here";
        same_text: "不需要替换。", "There is nothing to replace.";
        difference: "备份和现在的不同", "How the backup differs";
        difference_lead: "替换以后会有下面这些变化。", "This is what would change.";
        unknown_policy: "这个版本没有备份里的政策", "This version does not have the backup’s policy";
        unknown_policy_text: "替换以后要另选一项政策，才能看到学分；培训记录不受影响。", "After replacing, choose another policy to see credits; the records are not affected.";
        new_policy: "政策", "Policy";
        packs: "自己的政策包", "My own packs";
        pack_replaced: "替换现有的", "replaces the one here";
        pack_shadows: "和内置的一项政策编号相同，会改用这一份", "has the id of a shipped policy and would be used instead";
        new_readings: "解释口径有变化。", "Readings of the policy differ.";
        none: "（无）", "(none)";
        new_teacher: "教师资料", "Teacher’s details";
        added: "新增的记录", "Records added";
        changed: "有改动的记录", "Records changed";
        removed: "会去掉的记录", "Records removed";
        replace: "用备份替换", "Replace with the backup";
        cancel: "取消", "Cancel";
        cancelled: "没有替换，数据没有改动。", "Nothing was replaced.";
        replaced: "已用备份替换", "Replaced with the backup";
        replaced_text: "如果不对，可以撤销，回到替换以前。", "If that was wrong, undo takes you back.";
        overview: "去总览", "To the overview";
        undo: "撤销", "Undo";
        undone: "已撤销，恢复到之前的内容。", "Undone: everything is as it was before.";
        steps: "最近的步骤", "Last steps";
        steps_lead: "从最近的一步开始，都可以用页首的“撤销”逐步退回。", "The latest first; each can be taken back by “Undo” at the head of the page.";
        no_steps: "还没有可以撤销的步骤。", "There is nothing to undo yet.";
        erase: "清空全部", "Erase everything";
        erase_lead: "清除这台设备上的政策选择、自己的政策包、教师资料和全部培训记录。开始以前会自动下载一份备份。", "Takes the policy, your own packs, the teacher’s details and all records off this device. A backup is downloaded first.";
        nothing_to_erase: "现在没有内容可以清空。", "There is nothing to erase.";
        erase_open: "清空全部……", "Erase everything…";
        erase_title: "确定清空全部吗？", "Erase everything?";
        erase_backed_up: "备份文件已交给浏览器下载，请先确认它在“下载”文件夹里。", "The backup was handed to the browser: see that it is in your downloads first.";
        erase_not_backed_up: "备份没有下载成。清空以前，请换能下载的浏览器先做好备份。", "The backup was not downloaded. Make one in a browser that can download before you erase.";
        erase_undo: "清空以后仍可撤销，撤销记录留在这台设备上。如果是公用电脑，还请在浏览器设置里清除本站数据。", "It can still be undone: what can be undone stays on this device. On a shared computer, also clear this site’s data in the browser’s settings.";
        confirm: "请输入“清空”两个字", "Type ERASE to go on";
        confirm_wrong: "请输入“清空”，再按下面的按钮。", "Type ERASE, then press the button below.";
        erase_now: "清空", "Erase";
        erased: "已清空全部内容", "Everything is erased";
        erased_text: "如果不是您的本意，可以撤销。", "If you did not mean it, undo it.";
        welcome: "重新开始", "Start afresh";
        more: "再显示 50 条", "Show 50 more";
        events: "请假、支教等情况", "Leave, support teaching and the like";
        required_total: "要求的总学分", "Total required";
        audit_begun: "自动", "automatic";
        title_field: "职称", "Professional title";
        asks: "想争取的事项", "Aims";
    }
}

/// What is to be typed before everything is erased; either word does, in either language.
pub const CONFIRMATIONS: [&str; 2] = ["清空", "ERASE"];

/// How many records there are.
#[must_use]
pub fn n_records(language: Language, number: usize) -> String {
    match (language, number) {
        (Language::Zh, _) => format!("{number} 条"),
        (Language::En, 1) => "1 record".to_owned(),
        (Language::En, _) => format!("{number} records"),
    }
}

/// The summary of a difference: 新增 3 条，改动 1 条，去掉 2 条。
#[must_use]
pub fn counts(language: Language, added: usize, changed: usize, removed: usize) -> String {
    match language {
        Language::Zh => {
            format!("培训记录：新增 {added} 条，改动 {changed} 条，去掉 {removed} 条。")
        }
        Language::En => {
            format!("Training records: {added} added, {changed} changed, {removed} removed.")
        }
    }
}

/// A group of records with how many it has.
#[must_use]
pub fn group(language: Language, title: &str, number: usize) -> String {
    match language {
        Language::Zh => format!("{title}（{number} 条）"),
        Language::En => format!("{title} ({number})"),
    }
}

/// What was and what will be: 张三 → 李四.
#[must_use]
pub fn from_to(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// The fields of a record that differ.
#[must_use]
pub fn fields(language: Language, names: &[String]) -> String {
    let names = language.listed(names);
    match language {
        Language::Zh => format!("改动了{names}"),
        Language::En => format!("Changed: {names}"),
    }
}

/// A name and its value in a row of small print: 姓名：张三.
#[must_use]
pub fn pair(language: Language, name: &str, value: &str) -> String {
    format!("{name}{}{value}", language.pick("：", ": "))
}

/// Several things in a row.
#[must_use]
pub fn listed(language: Language, texts: &[String]) -> String {
    language.listed(texts)
}

/// A text with something in brackets behind it.
#[must_use]
pub fn with_details(language: Language, text: &str, details: &[String]) -> String {
    let details = language.listed(details);
    match (language, details.is_empty()) {
        (_, true) => text.to_owned(),
        (Language::Zh, false) => format!("{text}（{details}）"),
        (Language::En, false) => format!("{text} ({details})"),
    }
}

/// Two days, of which one may not be known.
#[must_use]
pub fn span(language: Language, from: &str, to: &str) -> String {
    format!("{from}{}{to}", language.pick("—", " – ")).trim().to_owned()
}

/// How often something was done.
#[must_use]
pub fn times(language: Language, times: u32) -> String {
    match language {
        Language::Zh => format!("{times} 次"),
        Language::En if times == 1 => "once".to_owned(),
        Language::En => format!("{times} times"),
    }
}

/// Problems that are not listed.
#[must_use]
pub fn more_problems(language: Language, number: usize) -> String {
    match language {
        Language::Zh => format!("另有 {number} 处问题没有列出。"),
        Language::En => format!("{number} more problems are not listed."),
    }
}

/// How much of a list of records is seen.
#[must_use]
pub fn shown(language: Language, shown: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("已显示 {shown} 条，共 {all} 条"),
        Language::En => format!("{shown} of {all} shown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        assert!(Data::ALL.iter().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
    }

    #[test]
    fn what_is_to_be_typed_stands_in_the_question() {
        for (language, word) in Language::ALL.iter().zip(CONFIRMATIONS) {
            assert!(Data::of(*language).confirm.contains(word));
        }
    }

    #[test]
    fn differences_are_counted_in_both_languages() {
        assert_eq!(counts(Language::Zh, 3, 1, 2), "培训记录：新增 3 条，改动 1 条，去掉 2 条。");
        assert_eq!(
            with_details(Language::En, "Leave", &["1 Mar 2025".into()]),
            "Leave (1 Mar 2025)"
        );
        assert_eq!(with_details(Language::Zh, "请假", &[]), "请假");
    }
}
