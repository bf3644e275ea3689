//! The teacher's own page: facts, policy, readings.

use xuefen_engine::vocabulary::EventKind;

use crate::Language;
use crate::language::in_sentence;

texts! {
    /// The teacher's page.
    TeacherPage {
        title: "我的资料", "My details";
        lead: "规则会用到的请填准，其余只是给人看；都可以不填，随时能改。", "Be exact about what rules read; the rest is for people. Nothing is required, and all of it can be changed any time.";
        about: "基本资料", "About me";
        name: "姓名", "Name";
        school: "学校", "School";
        stage: "任教学段", "Stage of schooling";
        stage_none: "未填写", "Not given";
        subject: "任教学科", "Subject";
        professional_title: "职称", "Professional title";
        hired_on: "入职日期", "Date of hire";
        hired_on_hint: "新任教师培训的期限从这一天算起。", "The time of induction counts from this day.";
        confirmed_on: "转正日期", "End of probation";
        confirmed_on_hint: "试用期满的那一天；少数政策从转正后才计学分。", "Some policies count nothing before it.";
        new_teacher: "我是新入职教师", "I am newly hired";
        new_teacher_hint: "勾选后另开一个“新教师适岗培训”账户：单独核算，期限从入职日期算起，记录可以选择计入它。", "Opens the induction account: it is reckoned apart, its time counts from the date of hire, and records can be entered for it.";
        roles: "担任的职务", "Roles";
        asks: "想争取的事项", "What I am aiming for";
        asks_hint: "勾选后，总览会一并列出它的要求。", "Tick it to see its requirement in the overview.";
        events: "请假、支教等情况", "Leave, support teaching and the like";
        events_lead: "有的政策会因此降低要求或另计学分，按日期所在的年度计算。", "Some policies require less for it, or count it. The date decides the year.";
        no_events: "还没有登记。", "Nothing entered yet.";
        leave_on: "开始日期", "First day";
        support_on: "开始日期", "First day";
        qualified_on: "认定日期", "Date of selection";
        semesters: "请假学期数", "Semesters of leave";
        months: "请假月数", "Months of leave";
        years: "支教年数", "Years of support teaching";
        lasted_hint: "知道哪个填哪个。", "Fill in what you know.";
        registration: "教师资格定期注册", "Registration of the teaching qualification";
        registration_hint: "注册有效期的起止日期，见教师资格定期注册的登记。有的文件按这段时间核对学分。", "The period for which the qualification is registered. Some regulations look at the credit of this period.";
        registration_from: "有效期起", "First day";
        registration_to: "有效期止", "Last day";
        duties: "各项任务", "Duties";
        duties_lead: "文件要求完成、但不计学分的任务，在这里登记做了多少，政策页会算出还缺多少。", "Duties that give no credit: enter how many you have done, and the policy’s page says how many are missing.";
        no_duties: "还没有登记。", "Nothing entered yet.";
        duty_from: "从", "From";
        duty_to: "到", "To";
        duty_done: "完成次数", "Times done";
        years_card: "年度核算", "Yearly checks";
        audit: "核算哪些年度", "Which years are checked";
        audit_begun: "自动：本周期内已经开始的每一年", "Automatic: every year of the cycle that has begun";
        audit_listed: "只核算指定的年度", "Only these years";
        audit_none: "不核算年度要求", "No year";
        audit_years: "指定的年度", "Years";
        audit_years_hint: "用顿号或空格隔开，例如 2024、2025；按学年核算的，填学年开始的那一年。", "Separate them by commas, like 2024, 2025; of a school year, the year in which it starts.";
        save: "保存资料", "Save details";
        saved: "资料已保存", "Details saved";
        problems: "还没有保存，请先改好下面几处", "Not saved yet: please mend these";
        policy: "我的政策", "My policy";
        no_policy: "还没有选择政策。", "No policy chosen yet.";
        read_policy: "查看全部条款", "Read its articles";
        change_policy: "换一项政策", "Change the policy";
        change_policy_text: "培训记录都会保留，按新政策重新计算；解释口径恢复为默认。换错了可以撤销。", "All records stay and are assessed anew; readings return to their defaults. It can be undone.";
        use_policy: "改用选中的政策", "Use this policy";
        same_policy: "现在用的就是这一项。", "This is the policy in use.";
        policy_changed: "已换用新政策，学分已重新计算。", "Policy changed; credits are assessed anew.";
        readings: "解释口径", "Readings";
        readings_lead: "文件没有写清楚的地方，由您选择怎样理解；拿不准就用默认，或者问审核部门。选了马上重新计算。", "Where the text allows several readings, choose one; keep the default if in doubt, or ask the reviewer. Credits are assessed anew at once.";
        no_readings: "这项政策没有需要选择的地方。", "This policy leaves nothing to choose.";
    }
}

/// A consequence that the teacher may aim for, as a question to tick.
#[must_use]
pub fn asks(language: Language, consequence: &str) -> String {
    match language {
        Language::Zh => format!("我想争取{consequence}"),
        Language::En => format!("I am aiming for: {}", in_sentence(consequence)),
    }
}

/// The option that a pack takes by default.
#[must_use]
pub fn default_option(language: Language, option: &str) -> String {
    match language {
        Language::Zh => format!("{option}（默认）"),
        Language::En => format!("{option} (default)"),
    }
}

/// Another reading was chosen.
#[must_use]
pub fn reading_changed(language: Language, switch: &str) -> String {
    match language {
        Language::Zh => format!("“{switch}”的口径已更改，学分已重新计算。"),
        Language::En => format!("“{switch}” is read differently now; credits are assessed anew."),
    }
}

/// The button that adds an event.
#[must_use]
pub const fn add_event(kind: EventKind, language: Language) -> &'static str {
    match kind {
        EventKind::Leave => language.pick("添加请假", "Add leave"),
        EventKind::SupportTeaching => language.pick("添加支教", "Add support teaching"),
        EventKind::DoubleQualified => {
            language.pick("添加双师型认定", "Add selection as double-qualified")
        }
    }
}

/// What an event is called, short.
#[must_use]
pub const fn event(kind: EventKind, language: Language) -> &'static str {
    match kind {
        EventKind::Leave => language.pick("请假", "Leave"),
        EventKind::SupportTeaching => language.pick("支教", "Support teaching"),
        EventKind::DoubleQualified => language.pick("双师型认定", "Double-qualified"),
    }
}

/// The nth event of the list, counted from 1.
#[must_use]
pub fn nth_event(language: Language, nth: usize, event: &str) -> String {
    format!("{nth}{}{event}", language.pick("．", ". "))
}

/// A question about the nth event, as problems name it.
#[must_use]
pub fn event_question(language: Language, nth: usize, event: &str, question: &str) -> String {
    match language {
        Language::Zh => format!("第 {nth} 项{event}的{question}"),
        Language::En => format!("{question} of {} ({nth})", in_sentence(event)),
    }
}

/// The button that removes the nth event.
#[must_use]
pub fn remove_event(language: Language, nth: usize, event: &str) -> String {
    match language {
        Language::Zh => format!("移除第 {nth} 项{event}"),
        Language::En => format!("Remove {nth}: {}", in_sentence(event)),
    }
}

/// What became of the list of events.
#[must_use]
pub fn event_removed(language: Language, event: &str) -> String {
    match language {
        Language::Zh => format!("已移除{event}，保存后生效。"),
        Language::En => format!("{event} removed; save to keep that."),
    }
}

/// The button that adds an entry of a duty.
#[must_use]
pub fn add_duty(language: Language, duty: &str) -> String {
    match language {
        Language::Zh => format!("登记{duty}"),
        Language::En => format!("Enter {}", in_sentence(duty)),
    }
}

/// A question about the nth entry of a duty, as problems name it.
#[must_use]
pub fn duty_question(language: Language, nth: usize, duty: &str, question: &str) -> String {
    match language {
        Language::Zh => format!("第 {nth} 项（{duty}）的“{question}”"),
        Language::En => format!("{question} of {} ({nth})", in_sentence(duty)),
    }
}

/// The button that removes the nth entry of a duty.
#[must_use]
pub fn remove_duty(language: Language, nth: usize, duty: &str) -> String {
    remove_event(
        language,
        nth,
        &match language {
            Language::Zh => format!("：{duty}"),
            Language::En => duty.to_owned(),
        },
    )
}

/// A span of days that ends before it starts.
#[must_use]
pub const fn end_before_start(language: Language) -> &'static str {
    language.pick(
        "结束日期早于开始日期。请核对这两个日期。",
        "It ends before it starts. Check both dates.",
    )
}

/// A number of times that is none.
#[must_use]
pub fn not_a_count(language: Language, written: &str) -> String {
    if written.is_empty() {
        return language
            .pick("请填写完成了几次，没有做就填 0。", "Enter how many times; 0 if none.")
            .to_owned();
    }
    let written = language.quoted(written);
    match language {
        Language::Zh => format!("{written}不是次数。请填写整数，例如 18。"),
        Language::En => {
            format!("{written} is not a number of times. Enter a whole number, like 18.")
        }
    }
}

/// Probation that ends before the day of hire.
#[must_use]
pub const fn confirmed_before_hired(language: Language) -> &'static str {
    language.pick(
        "转正日期早于入职日期。请核对这两个日期。",
        "Probation ends before the date of hire. Check both dates.",
    )
}

/// Years are to be listed, and none is.
#[must_use]
pub const fn years_missing(language: Language) -> &'static str {
    language.pick(
        "请填写要核算的年度，例如 2024、2025；或者改选“自动”。",
        "Enter the years to check, like 2024, 2025; or choose “Automatic”.",
    )
}

/// A text that is no year.
#[must_use]
pub fn not_a_year(language: Language, written: &str) -> String {
    let written = language.quoted(written);
    match language {
        Language::Zh => format!("{written}不是年份。请逐个写成四位数，例如 2024、2025。"),
        Language::En => {
            format!("{written} is not a year. Write each with four digits, like 2024, 2025.")
        }
    }
}

/// A leave or support teaching of unknown length.
#[must_use]
pub const fn length_missing(kind: EventKind, language: Language) -> &'static str {
    match kind {
        EventKind::Leave => language.pick(
            "请填写请假多久：学期数或月数，填一个就行。",
            "Enter how long the leave lasted: semesters or months, either will do.",
        ),
        EventKind::SupportTeaching | EventKind::DoubleQualified => {
            language.pick("请填写支教几年。", "Enter how many years it lasted.")
        }
    }
}

/// Subjects to choose from while typing.
#[must_use]
pub const fn subjects(language: Language) -> &'static [&'static str] {
    match language {
        Language::Zh => &[
            "语文",
            "数学",
            "英语",
            "道德与法治",
            "思想政治",
            "物理",
            "化学",
            "生物",
            "历史",
            "地理",
            "科学",
            "信息科技",
            "音乐",
            "美术",
            "体育与健康",
            "劳动",
            "综合实践活动",
            "心理健康教育",
            "学前教育",
            "特殊教育",
        ],
        Language::En => &[
            "Chinese",
            "Mathematics",
            "English",
            "Ethics and law",
            "Politics",
            "Physics",
            "Chemistry",
            "Biology",
            "History",
            "Geography",
            "Science",
            "Information technology",
            "Music",
            "Art",
            "Physical education",
            "Labour education",
            "Integrated practice",
            "Mental health",
            "Pre-school education",
            "Special education",
        ],
    }
}

/// Professional titles to choose from while typing.
#[must_use]
pub const fn professional_titles(language: Language) -> &'static [&'static str] {
    match language {
        Language::Zh => &["正高级教师", "高级教师", "一级教师", "二级教师", "三级教师", "未评"],
        Language::En => &[
            "Senior professor-grade teacher",
            "Senior teacher",
            "First-grade teacher",
            "Second-grade teacher",
            "Third-grade teacher",
            "None yet",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = TeacherPage::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        for language in Language::ALL {
            for kind in EventKind::ALL {
                assert!(!add_event(*kind, *language).is_empty());
                assert!(!length_missing(*kind, *language).is_empty());
                assert!(!remove_event(*language, 2, event(*kind, *language)).is_empty());
            }
            assert_eq!(subjects(*language).len(), subjects(Language::Zh).len());
            assert_eq!(professional_titles(*language).len(), 6);
        }
    }

    #[test]
    fn a_wrong_year_is_repeated_and_shown_right() {
        assert!(not_a_year(Language::Zh, "二〇二四").contains("「二〇二四」"));
        assert_eq!(asks(Language::Zh, "年度考核评优"), "我想争取年度考核评优");
        assert_eq!(default_option(Language::En, "Credits"), "Credits (default)");
    }
}
