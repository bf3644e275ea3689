//! The first page: what Xuefen is, and the ways to begin.

use crate::Language;

texts! {
    /// The first page.
    Welcome {
        title: "欢迎使用学分", "Welcome to Xuefen";
        what: "学分替您算清教师培训学分：哪些已认定，还缺多少，为什么。", "Xuefen reckons your teacher-training credits: what is recognised, what is missing, and why.";
        private: "所有内容只存在这台设备上，什么都不上传。", "Everything stays on this device and nothing is uploaded.";
        sample_title: "想先看看？", "Look around first?";
        sample_text: "示例教师和记录都是虚构的，随便点，不会影响您自己的档案。", "The sample teacher and records are invented: try anything, your own archive stays untouched.";
        sample: "先看示例教师", "See the sample teacher";
        backup_title: "已有备份？", "You have a backup?";
        backup: "导入备份", "Import a backup";
        form: "建立我的档案", "Start my own archive";
        policy: "选择政策", "Choose a policy";
        about: "关于您（选填）", "About you (optional)";
        about_lead: "可以先空着，以后在“我的”里补；规则要用到而没填的，会提醒您。", "It may wait: fill it in later on the page My details. You are told when a rule needs something that is missing.";
        start: "开始", "Start";
        problems: "还不能开始，请先改好下面几处", "It cannot start yet: please mend these";
        begun: "这台设备上已经有您的档案", "Your archive is already on this device";
        no_policy: "只差选一项政策，就能看到学分。", "Only a policy is missing to see the credits.";
        overview: "去总览", "To the overview";
        teacher: "改资料或换政策", "Change details or policy";
        in_sample: "现在打开的是示例教师", "The sample teacher is open";
        in_sample_text: "要建立自己的档案，请先离开示例。", "Leave the sample to start an archive of your own.";
    }
}

/// How many records the archive holds.
#[must_use]
pub fn n_records(language: Language, n_records: usize) -> String {
    match (language, n_records) {
        (Language::Zh, 0) => "里面还没有培训记录。".to_owned(),
        (Language::Zh, _) => format!("里面有 {n_records} 条培训记录。"),
        (Language::En, 0) => "It has no training records yet.".to_owned(),
        (Language::En, 1) => "It has one training record.".to_owned(),
        (Language::En, _) => format!("It has {n_records} training records."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        assert!(Welcome::ALL.iter().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        assert_eq!(n_records(Language::En, 1), "It has one training record.");
        assert_eq!(n_records(Language::Zh, 30), "里面有 30 条培训记录。");
    }
}
