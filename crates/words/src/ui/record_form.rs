//! The form of a record: labels, hints, problems and the preview beside it.

use xuefen_engine::vocabulary::{Flag, Unit};

use crate::Language;

texts! {
    /// The form of a record.
    RecordForm {
        add: "添加记录", "Add a record";
        edit: "编辑记录", "Edit the record";
        lead: "按证书、通知或证明填写；没有的、不清楚的先空着，以后可以再补。", "Fill it in from the certificate, notice or proof. Leave what you do not know yet; it can be added later.";
        basic: "基本信息", "What it was";
        asked: "折算学分需要的信息", "What the credit depends on";
        asked_lead: "下面是所选政策折算这类活动时要看的内容。", "Only what the chosen policy reads for this activity.";
        asked_none: "所选政策对这类活动没有折算办法，记录可以保存，但不计学分。", "The chosen policy has no rate for this activity: the record can be kept, but earns no credit.";
        asked_first: "先选择活动，这里会列出需要填写的内容。", "Choose the activity first; what is needed then stands here.";
        evidence: "证明材料", "Evidence";
        evidence_lead: "可以登记证书编号，并选择扫描件或照片。扫描件留在原处，这里只记下文件名和指纹（SHA-256），不上传、不复制。", "Enter the number of a certificate and choose its scan or photo. The scan stays where it is: only its name and digest (SHA-256) are kept; nothing is uploaded or copied.";
        other: "其他信息", "Other facts";
        other_lead: "所选政策不读取这些内容，换用别的政策时可能用到。", "The chosen policy does not read these; another one may.";
        save: "保存记录", "Save the record";
        cancel: "取消", "Cancel";
        problems: "还不能保存，请先改好下面几处", "It cannot be saved yet: please mend these";
        refused: "没有保存", "Not saved";
        restored: "这里是上次没有保存的内容。", "This is what you typed last time and did not save.";
        afresh: "重新填写", "Begin afresh";
        optional: "选填", "optional";
        choose: "请选择", "Choose";
        unknown: "不清楚", "Not known";
        none: "无", "None";
        not_graded: "没有评定等次（按合格）", "Not graded (counts as passed)";
        yes: "是", "Yes";
        no: "否", "No";
        title: "名称", "Title";
        title_hint: "证书或通知上的全称。", "As on the certificate or notice.";
        provider: "主办单位", "Provider";
        note: "备注", "Note";
        activity: "活动", "Activity";
        status: "状态", "Status";
        rejected_because: "退回原因", "Turned down because";
        started_on: "开始日期", "First day";
        completed_on: "完成日期", "Last day";
        completed_hint: "最后一天，决定计入哪一年。", "It decides the year in which the record counts.";
        expected_on: "预计完成日期", "Expected last day";
        expected_hint: "还没有定就按通知估计一个，完成后再改。", "An estimate will do; change it once it is done.";
        certificate_issued_on: "发证日期", "Date of the certificate";
        certificate_hint: "还没有发证就空着。", "Leave it empty while there is no certificate.";
        level: "级别", "Level";
        level_hint: "看发文或主办单位是哪一级。", "That of the body that issued or organised it.";
        mode: "培训方式", "Mode";
        host: "授课地点", "Place of the lecture";
        grade: "考核结果", "Result";
        category: "类别", "Category";
        category_hint: "项目文件或通知写明计入哪一类，就选哪一类。", "The one that the organiser’s notice states.";
        category_foreign: "（所选政策没有这一类）", " (not in the chosen policy)";
        account: "计入", "Counts in";
        account_hint: "适岗培训另外核算，不计入周期学分。", "Induction is reckoned apart from the cycle.";
        role: "承担的角色", "Part taken";
        role_none: "普通参加", "Took part";
        approved_by: "批准单位的级别", "Level of the approving body";
        course_id: "课程编号", "Course number";
        content_key: "内容标识", "Name of the content";
        content_hint: "内容相同的几条填同一个词，只计最高的一次。", "Write the same word into records of the same content: only the highest counts.";
        project_key: "项目标识", "Name of the project";
        project_hint: "同一项目的几条填同一个词，只计一次。", "Write the same word into records of the same project: it counts once.";
        tags: "属于哪些专题", "Special subjects";
        more_tags: "其他标签", "Other tags";
        more_tags_hint: "多个标签用顿号隔开。", "Separate them by commas.";
        evidence_kind: "材料", "What it is";
        issuer: "出具单位", "Issued by";
        number: "编号", "Number";
        date: "日期", "Date";
        pick_scan: "选择扫描件", "Choose the scan";
        no_scan: "还没有选择扫描件。", "No scan chosen yet.";
        drop_scan: "取消关联", "Forget the scan";
        reading_scan: "正在计算指纹……", "Reading the scan…";
        scan_failed: "这个文件没能读取，请再选一次。", "The file could not be read. Choose it again.";
        add_evidence: "添加一份材料", "Add evidence";
        added_evidence: "已添加一份材料。", "Evidence added.";
        removed_evidence: "已移除一份材料。", "Evidence removed.";
        preview: "现在保存的话", "If saved now";
        preview_wait: "填好下面几项，这里就会算出学分：", "Once these are filled in, the credit is reckoned here:";
        worth: "应计", "Worth";
        recognised: "认定", "Recognised";
        projected: "完成后认定", "Counts once done";
        why: "怎么算的", "How it is reckoned";
        total_same: "本周期的认定学分不变", "The credit of the cycle stays the same";
        too_fine: "数量的分数太复杂，写得简单些才能算，例如 80/3 或 26.5。", "The fraction is too fine to be reckoned with the others. Write it more simply, like 80/3 or 26.5.";
        in_future: "完成日期在今天之后。如果还没有完成，请把状态改为“计划中”或“已报名”。", "The last day is after today. If it is not done yet, choose “Planned” or “Enrolled”.";
    }
}

/// The mark of an activity for which the policy has no rate.
#[must_use]
pub fn unrated(language: Language, activity: &str) -> String {
    match language {
        Language::Zh => format!("{activity}（所选政策不计学分）"),
        Language::En => format!("{activity} (no credit under this policy)"),
    }
}

/// The line that unfolds the other facts, with how many of them are filled in.
#[must_use]
pub fn other_facts(language: Language, filled: usize) -> String {
    let words = RecordForm::of(language);
    match (language, filled) {
        (_, 0) => words.other.to_owned(),
        (Language::Zh, _) => format!("{}（已填 {filled} 项）", words.other),
        (Language::En, _) => format!("{} ({filled} filled in)", words.other),
    }
}

/// The nth piece of evidence, counted from 1.
#[must_use]
pub fn nth_evidence(language: Language, nth: usize) -> String {
    match language {
        Language::Zh => format!("第 {nth} 份材料"),
        Language::En => format!("Evidence {nth}"),
    }
}

/// The button that removes the nth piece of evidence.
#[must_use]
pub fn remove_evidence(language: Language, nth: usize) -> String {
    match language {
        Language::Zh => format!("移除第 {nth} 份材料"),
        Language::En => format!("Remove evidence {nth}"),
    }
}

/// What the chosen scan is.
#[must_use]
pub fn scan(language: Language, name: &str) -> String {
    match language {
        Language::Zh => format!("扫描件：{name}"),
        Language::En => format!("Scan: {name}"),
    }
}

/// What a record comes to if it is saved now; a planned one counts once it is done.
#[must_use]
pub fn if_saved(language: Language, worth: &str, recognised: &str, is_planned: bool) -> String {
    match (language, is_planned) {
        (Language::Zh, false) => format!("现在保存的话：应计 {worth}，认定 {recognised}。"),
        (Language::Zh, true) => format!("现在保存的话：应计 {worth}，完成后认定 {recognised}。"),
        (Language::En, false) => {
            format!("If saved now: worth {worth}, of which {recognised} recognised.")
        }
        (Language::En, true) => {
            format!("If saved now: worth {worth}; {recognised} will count once it is done.")
        }
    }
}

/// What saving does to the credit of the cycle.
#[must_use]
pub fn total_becomes(language: Language, before: &str, after: &str) -> String {
    match language {
        Language::Zh => format!("本周期的认定学分：{before} → {after}"),
        Language::En => format!("Credit of the cycle: {before} → {after}"),
    }
}

/// The same with planned and enrolled records.
#[must_use]
pub fn projection_becomes(language: Language, before: &str, after: &str) -> String {
    match language {
        Language::Zh => format!("连同计划，本周期预计学分：{before} → {after}"),
        Language::En => format!("Credit of the cycle with all plans: {before} → {after}"),
    }
}

/// How to state a quantity.
#[must_use]
pub const fn quantity_hint(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Hours => language.pick("证书或证明上写的学时。", "As stated on the certificate."),
        Unit::CreditHours => {
            language.pick("证书上写的折算学时。", "Credit-hours as stated on the certificate.")
        }
        Unit::Units => language.pick("半天算 1 个单元。", "Half a day is one unit."),
        Unit::Days => language.pick("连续培训的天数。", "Consecutive days."),
        Unit::Months => language.pick("连续培训的月数。", "Consecutive months."),
        Unit::Credits => language.pick(
            "证书直接写了学分才填，例如只有学分没有学时。",
            "Only where the certificate itself states credits.",
        ),
        Unit::AcademicCredits => {
            language.pick("成绩单上已修得的课程学分。", "Course credits on the transcript.")
        }
        Unit::StudyYears => language.pick("已经学完几学年。", "School years completed."),
        Unit::Years => language.pick("已经学满几年。", "Years completed."),
    }
}

/// What a yes-or-no fact asks.
#[must_use]
pub const fn flag_question(flag: Flag, language: Language) -> &'static str {
    match flag {
        Flag::SupportTeaching => {
            language.pick("是支教期间的吗？", "Was it during support teaching?")
        }
        Flag::OffJob => language.pick("是脱产学习吗？", "Were you released from work for it?"),
        Flag::DegreeObtained => {
            language.pick("取得毕业（学位）证书了吗？", "Has the degree been obtained?")
        }
        Flag::RelatedToPost => {
            language.pick("与任教学科或岗位相关吗？", "Is it related to your post or subject?")
        }
        Flag::Approved => language.pick("项目经过审核批准吗？", "Was the project approved?"),
        Flag::ProviderAccredited => {
            language.pick("培训机构有资质吗？", "Is the provider accredited?")
        }
        Flag::NotesVerified => language.pick("学习笔记核实了吗？", "Were your notes checked?"),
    }
}

/// The unit behind a number.
#[must_use]
pub const fn unit_behind(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Hours | Unit::CreditHours => language.pick("学时", "hours"),
        Unit::Units => language.pick("个", "units"),
        Unit::Days => language.pick("天", "days"),
        Unit::Months => language.pick("个月", "months"),
        Unit::Credits | Unit::AcademicCredits => language.pick("学分", "credits"),
        Unit::StudyYears => language.pick("学年", "years"),
        Unit::Years => language.pick("年", "years"),
    }
}

/// An answer that is missing, by its question.
#[must_use]
pub fn missing(language: Language, question: &str) -> String {
    match language {
        Language::Zh => format!("请填写{question}。"),
        Language::En => format!("Enter the {}.", crate::language::in_sentence(question)),
    }
}

/// A choice that is missing, by its question.
#[must_use]
pub fn not_chosen(language: Language, question: &str) -> String {
    match language {
        Language::Zh => format!("请选择{question}。"),
        Language::En => format!("Choose the {}.", crate::language::in_sentence(question)),
    }
}

/// A date that is missing, by its question.
#[must_use]
pub fn missing_date(language: Language, question: &str) -> String {
    match language {
        Language::Zh => format!("请填写{question}，例如 2026-03-27。"),
        Language::En => {
            format!("Enter the {}, like 2026-03-27.", crate::language::in_sentence(question))
        }
    }
}

/// A title that is missing.
#[must_use]
pub const fn missing_title(language: Language) -> &'static str {
    language.pick(
        "请填写名称，例如证书上的项目名称。",
        "Enter the title, such as the project's name on the certificate.",
    )
}

/// A text that is no date.
#[must_use]
pub fn not_a_date(language: Language, question: &str, written: &str) -> String {
    let written = language.quoted(written);
    match language {
        Language::Zh => format!("{question}：{written}不是日期。请写成 2026-03-27 这样。"),
        Language::En => format!("{question}: {written} is not a date. Write it like 2026-03-27."),
    }
}

/// A day that the calendar does not have, or that lies too far away.
#[must_use]
pub fn no_such_day(language: Language, question: &str, written: &str) -> String {
    let written = language.quoted(written);
    match language {
        Language::Zh => format!("{question}：没有{written}这一天，请核对年、月、日。"),
        Language::En => format!("{question}: there is no {written}. Check year, month and day."),
    }
}

/// Training that ends before it starts.
#[must_use]
pub const fn ends_before_start(language: Language) -> &'static str {
    language.pick(
        "完成日期早于开始日期。请核对这两个日期。",
        "The last day is before the first. Check both dates.",
    )
}

/// A number that cannot be taken, by its question and why.
#[must_use]
pub fn wrong_number(language: Language, question: &str, written: &str, why: &str) -> String {
    let written = language.quoted(written);
    match language {
        Language::Zh => format!("{question}填的是{written}。{why}"),
        Language::En => format!("{question} says {written}. {why}"),
    }
}

/// A text that is too long.
#[must_use]
pub fn too_long(language: Language, question: &str, found: usize, most: usize) -> String {
    match language {
        Language::Zh => format!("{question}有 {found} 个字，最多 {most} 个。请写短些。"),
        Language::En => {
            format!("{question} has {found} characters, at most {most} are kept. Shorten it.")
        }
    }
}

/// Too many of something.
#[must_use]
pub fn too_many(language: Language, question: &str, found: usize, most: usize) -> String {
    match language {
        Language::Zh => format!("{question}有 {found} 个，最多 {most} 个。请去掉一些。"),
        Language::En => format!("{question}: {found}, but at most {most} are kept. Remove some."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = RecordForm::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        for language in Language::ALL {
            assert!(Unit::ALL.iter().all(|it| !quantity_hint(*it, *language).is_empty()));
            assert!(Unit::ALL.iter().all(|it| !unit_behind(*it, *language).is_empty()));
            assert!(Flag::ALL.iter().all(|it| !flag_question(*it, *language).is_empty()));
        }
    }

    #[test]
    fn a_problem_says_what_is_wrong_and_what_to_do() {
        assert_eq!(missing_date(Language::Zh, "完成日期"), "请填写完成日期，例如 2026-03-27。");
        assert_eq!(missing_date(Language::En, "Last day"), "Enter the last day, like 2026-03-27.");
        assert_eq!(
            not_a_date(Language::Zh, "完成日期", "三月"),
            "完成日期：「三月」不是日期。请写成 2026-03-27 这样。"
        );
    }
}
