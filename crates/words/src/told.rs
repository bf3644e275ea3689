//! What a pack tells beside the figures, in words: who acts, how often, until when, what is lacking.

use chrono::NaiveDate;
use xuefen_engine::outcome::{DutyResult, Lacking};
use xuefen_engine::pack::{By, Every, Of};

use crate::Language;
use crate::day::{date, dates};
use crate::language::in_sentence;
use crate::name::Named;

impl Named for By {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Teacher => language.pick("教师本人", "The teacher"),
            Self::School => language.pick("学校", "The school"),
            Self::County => {
                language.pick("县（市、区）教育部门", "The county’s education authority")
            }
            Self::Prefecture => {
                language.pick("市（州）教育部门", "The prefecture’s education authority")
            }
            Self::Province => language.pick("省级教育部门", "The province’s education authority"),
            Self::Provider => language.pick("培训机构", "The provider"),
        }
    }
}

impl Named for Every {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Training => language.pick("每次培训", "After each training"),
            Self::Week => language.pick("每周", "Every week"),
            Self::TwoWeeks => language.pick("每两周", "Every two weeks"),
            Self::Month => language.pick("每月", "Every month"),
            Self::Semester => language.pick("每学期", "Every semester"),
            Self::HalfYear => language.pick("每半年", "Every half year"),
            Self::Year => language.pick("每年", "Every year"),
            Self::Cycle => language.pick("每周期", "Every cycle"),
        }
    }
}

impl Named for Of {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Registration => {
                language.pick("教师资格定期注册", "Registration of the teaching qualification")
            }
            Self::Title => language.pick("职称评聘", "Review of the professional title"),
            Self::Performance => language.pick("绩效考核", "Assessment of performance"),
            Self::Award => language.pick("评优评先", "Awards"),
            Self::Certificate => language.pick("结业证书", "The certificate of completion"),
            Self::Appointment => language.pick("选拔培养", "Appointment and selection"),
        }
    }
}

/// Who acts, and how often.
#[must_use]
pub fn by_and_every(by: By, every: Option<Every>, language: Language) -> String {
    let by = by.name(language);
    match every {
        Some(every) => format!("{by} · {}", in_sentence(every.name(language))),
        None => by.to_owned(),
    }
}

/// The next day on which something is due, and how many days it is until then.
#[must_use]
pub fn next_due(day: NaiveDate, in_days: u64, language: Language) -> String {
    let day = date(day, language);
    match (language, in_days) {
        (Language::Zh, 0) => format!("下一次就是今天（{day}）"),
        (Language::Zh, _) => format!("下一次：{day}，还有 {in_days} 天"),
        (Language::En, 0) => format!("Next: today ({day})"),
        (Language::En, 1) => format!("Next: {day}, tomorrow"),
        (Language::En, _) => format!("Next: {day}, in {in_days} days"),
    }
}

/// The one day on which something is due, and how many days it is until then.
#[must_use]
pub fn due_once(day: NaiveDate, in_days: u64, language: Language) -> String {
    let day = date(day, language);
    match (language, in_days) {
        (Language::Zh, 0) => format!("今天截止（{day}）"),
        (Language::Zh, _) => format!("{day}截止，还有 {in_days} 天"),
        (Language::En, 0) => format!("Due today ({day})"),
        (Language::En, 1) => format!("Due on {day}, tomorrow"),
        (Language::En, _) => format!("Due on {day}, in {in_days} days"),
    }
}

/// What was due once is past.
#[must_use]
pub const fn is_past(language: Language) -> &'static str {
    language.pick("已经过了", "Past")
}

/// Until when a certificate is valid, and whether it still is.
#[must_use]
pub fn valid(until: NaiveDate, has_run_out: bool, language: Language) -> String {
    let day = date(until, language);
    match (language, has_run_out) {
        (Language::Zh, false) => format!("有效至{day}"),
        (Language::Zh, true) => format!("{day}已到期"),
        (Language::En, false) => format!("Valid until {day}"),
        (Language::En, true) => format!("Ran out on {day}"),
    }
}

/// How many times a duty is due: 每学期至少 1 次.
#[must_use]
pub fn duty(count: u8, every: Every, language: Language) -> String {
    let every = every.name(language);
    match language {
        Language::Zh => format!("{every}至少 {count} 次"),
        Language::En if count == 1 => format!("{every}, at least once"),
        Language::En => format!("{every}, at least {count} times"),
    }
}

/// How far a duty is done over a span of days.
#[must_use]
pub fn duty_result(it: DutyResult, language: Language) -> String {
    let (days, due, done) = (dates(&it.dates, language), it.due, it.done);
    match (language, it.missing()) {
        (Language::Zh, 0) => format!("{days}：应 {due} 次，已登记 {done} 次，达到要求"),
        (Language::Zh, missing) => {
            format!("{days}：应 {due} 次，已登记 {done} 次，还缺 {missing} 次")
        }
        (Language::En, 0) => format!("{days}: {due} due, {done} entered, nothing missing"),
        (Language::En, missing) => {
            format!("{days}: {due} due, {done} entered, {missing} missing")
        }
    }
}

/// What a record lacks in evidence: 结业证书、学时证明; of several one: 结业证书或学时证明.
#[must_use]
pub fn lacking(it: &Lacking, language: Language) -> String {
    let name = |it: &xuefen_engine::vocabulary::EvidenceKind| in_sentence(it.name(language));
    let mut all: Vec<String> = it.all.iter().map(name).collect();
    let one_of: Vec<String> = it.one_of.iter().map(name).collect();
    if !one_of.is_empty() {
        all.push(one_of.join(language.pick("或", " or ")));
    }
    language.listed(&all)
}

/// A record was completed after the day by which its period was to be filed.
#[must_use]
pub fn missed(due: NaiveDate, by: By, language: Language) -> String {
    let due = date(due, language);
    match (language, by) {
        (Language::Zh, By::Teacher) => {
            format!("完成时已过{due}的上交期限，请向学校问清怎样补报")
        }
        (Language::Zh, _) => {
            format!("完成时已过{due}的报送期限（{}），请向学校问清怎样补报", by.name(language))
        }
        (Language::En, By::Teacher) => {
            format!(
                "Completed after {due}, the day to hand it in: ask the school how to file it late"
            )
        }
        (Language::En, _) => format!(
            "Completed after {due}, the day to file it ({}): ask the school how to file it late",
            in_sentence(by.name(language))
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::calendar::parse_date;
    use xuefen_engine::pack::Dates;
    use xuefen_engine::vocabulary::EvidenceKind;

    #[test]
    fn every_word_of_what_is_told_has_a_name_in_both_languages() {
        for language in Language::ALL {
            for by in By::ALL {
                let word = by.as_str();
                assert_ne!(by.name(*language), word);
                for every in Every::ALL {
                    assert!(by_and_every(*by, Some(*every), *language).contains(" · "));
                }
            }
            let names: Vec<_> = Of::ALL.iter().map(|it| it.name(*language)).collect();
            assert!(names.iter().all(|it| !it.is_empty()));
        }
    }

    #[test]
    fn duties_and_deadlines_are_counted_in_words() {
        let day = |it| parse_date(it).unwrap();
        let dates = Dates { from: day("2026-02-23"), to: day("2026-07-12") };
        let result = DutyResult { dates, due: 20, done: 18 };
        assert_eq!(
            duty_result(result, Language::Zh),
            "2026年2月23日—2026年7月12日：应 20 次，已登记 18 次，还缺 2 次"
        );
        assert_eq!(
            next_due(day("2026-12-18"), 26, Language::Zh),
            "下一次：2026年12月18日，还有 26 天"
        );
        assert_eq!(next_due(day("2026-12-18"), 1, Language::En), "Next: 18 Dec 2026, tomorrow");
        assert_eq!(due_once(day("2028-12-31"), 9, Language::Zh), "2028年12月31日截止，还有 9 天");
        assert_eq!(duty(1, Every::Semester, Language::Zh), "每学期至少 1 次");
    }

    #[test]
    fn of_several_proofs_one_is_named_with_or() {
        let lacks = Lacking {
            all: vec![EvidenceKind::Notes],
            one_of: vec![EvidenceKind::Certificate, EvidenceKind::HoursProof],
        };
        assert_eq!(lacking(&lacks, Language::Zh), "学习笔记、结业证书或学时证明");
        assert_eq!(
            lacking(&lacks, Language::En),
            "own notes, certificate of completion or proof of hours"
        );
    }
}
