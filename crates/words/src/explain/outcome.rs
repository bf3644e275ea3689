//! What became of a record's worth: one line for each step.

use xuefen_engine::archive::{Archive, Id};
use xuefen_engine::condition::Fact;
use xuefen_engine::credit::Credit;
use xuefen_engine::pack::Pack;
use xuefen_engine::trace::{Reason, Span, Step};
use xuefen_engine::vocabulary::Status;

use super::{Line, Telling};
use crate::Language;
use crate::day::{dates, registration_year, year};
use crate::language::in_sentence;
use crate::name::Named;
use crate::number::credit;
use crate::regulation::category_path;

impl Telling<'_> {
    /// The line of one step.
    pub(super) fn step(&self, step: &Step) -> Line {
        let language = self.language;
        let text = match &step.reason {
            Reason::Recognised => self.recognised(step.amount),
            Reason::RecognisedAsInduction => self.recognised_as_induction(step.amount),
            Reason::OverCap { window, maximum } => self.over_cap(step, window, *maximum),
            Reason::Duplicate { of } => self.duplicate(step.amount, of),
            Reason::Excluded => match language {
                Language::Zh => format!("不予登记：{}", self.sense(step.article)),
                Language::En => format!("Not registered: {}", self.sense(step.article)),
            },
            Reason::OutsideCycle => self.outside_cycle(step.amount),
            Reason::Status(status) => self.status(*status),
            Reason::NoRate => self.no_rate(),
            Reason::FactMissing(fact) => self.fact_missing(*fact),
            Reason::AwaitsRuling => match language {
                Language::Zh => format!("等待审核部门裁定：{}", self.sense(step.article)),
                Language::En => format!("Waits for a ruling: {}", self.sense(step.article)),
            },
            Reason::OutsideInduction => {
                let lost = self.amount(step.amount);
                match language {
                    Language::Zh => format!("不在新教师适岗培训的期限内，{lost}不计"),
                    Language::En => format!("Outside the time of induction: {lost} not counted"),
                }
            }
            Reason::NoInductionAccount => language
                .pick(
                    "记在新教师适岗培训名下，但教师信息没有注明是新教师，所以不计",
                    "Entered for induction, but the teacher is not entered as a new teacher",
                )
                .to_owned(),
        };
        let tells = step.reason.recognises() || step.amount.is_positive();
        Line { text, amount: tells.then_some(step.amount), rule: step.article }
    }

    /// 认定 4.2 学分，计入“选修课程”（2025年度）; 完成后可认定 … where it is only planned.
    fn recognised(&self, amount: Credit) -> String {
        let language = self.language;
        let amount = self.amount(amount);
        let category = self.settlement.category.map(|it| category_path(it, self.pack, language));
        let category = category.map(|it| language.named(&it));
        let year = self.settlement.year.map(|it| registration_year(it, self.pack, language));
        let is_done = self.record.is_none_or(|it| it.status.is_done());
        match language {
            Language::Zh => {
                let verb = if is_done { "认定" } else { "完成后可认定" };
                let category = category.map(|it| format!("，计入{it}")).unwrap_or_default();
                let year = year.map(|it| format!("（{it}）")).unwrap_or_default();
                format!("{verb} {amount}{category}{year}")
            }
            Language::En => {
                let verb = if is_done { "recognised" } else { "to be recognised once completed" };
                let category = category.map(|it| format!(" in {it}")).unwrap_or_default();
                let year = year.map(|it| format!(" ({it})")).unwrap_or_default();
                format!("{amount} {verb}{category}{year}")
            }
        }
    }

    /// 认定 40 学时，计入新教师适岗培训.
    fn recognised_as_induction(&self, amount: Credit) -> String {
        let amount = self.amount(amount);
        let is_done = self.record.is_none_or(|it| it.status.is_done());
        match (self.language, is_done) {
            (Language::Zh, true) => format!("认定 {amount}，计入新教师适岗培训"),
            (Language::Zh, false) => format!("完成后可认定 {amount}，计入新教师适岗培训"),
            (Language::En, true) => format!("{amount} recognised as induction"),
            (Language::En, false) => {
                format!("{amount} to be recognised as induction once completed")
            }
        }
    }

    /// 超出上限：校本研训每人每年不超过30学分；2012年度多出的 6 学分不计.
    fn over_cap(&self, step: &Step, window: &Span, maximum: Credit) -> String {
        let language = self.language;
        let over = self.amount(step.amount);
        // The rule's own words name what the cap measures and covers.
        let cap = match (self.sense(step.article), language) {
            ("", Language::Zh) => format!("最多计 {}", credit(maximum, language)),
            ("", Language::En) => format!("at most {} count", credit(maximum, language)),
            (sense, _) => sense.to_owned(),
        };
        let window = span(window, self.pack, language);
        match language {
            Language::Zh => format!("超出上限：{cap}；{window}多出的 {over}不计"),
            Language::En => {
                format!(
                    "Over the cap: {}; {over} above it in {window} not counted",
                    in_sentence(&cap)
                )
            }
        }
    }

    /// 同一内容只计最高的一次：已计入《…》，这 8 学分不计.
    fn duplicate(&self, amount: Credit, of: &Id) -> String {
        let other = title(self.archive, of, self.language);
        let lost = amount.is_positive().then(|| self.amount(amount));
        match (self.language, lost) {
            (Language::Zh, Some(lost)) => {
                format!("同一内容只计最高的一次：已计入{other}，这里的 {lost}不计")
            }
            (Language::Zh, None) => format!("同一内容只计最高的一次：已计入{other}"),
            (Language::En, Some(lost)) => format!(
                "The same content counts once, at its highest: {other} counts, {lost} here not"
            ),
            (Language::En, None) => {
                format!("The same content counts once, at its highest: {other} counts")
            }
        }
    }

    /// 不在周期（2024年1月1日—2028年12月31日）内.
    fn outside_cycle(&self, lost: Credit) -> String {
        let language = self.language;
        let cycle = self.pack.cycle().map(|it| dates(&it, language));
        let text = match (language, cycle) {
            (Language::Zh, Some(cycle)) => format!("不在周期（{cycle}）内"),
            (Language::Zh, None) => "不在周期内".to_owned(),
            (Language::En, Some(cycle)) => format!("Outside the cycle ({cycle})"),
            (Language::En, None) => "Outside the cycle".to_owned(),
        };
        if !lost.is_positive() {
            return text;
        }
        let lost = self.amount(lost);
        match language {
            Language::Zh => format!("{text}的 {lost}不计"),
            Language::En => format!("{text}: {lost} not counted"),
        }
    }

    fn status(&self, status: Status) -> String {
        let language = self.language;
        let because = self.record.and_then(|it| it.rejected_because.as_deref());
        match status {
            Status::Planned => language
                .pick("还在计划中，完成后才认定", "Planned: counts once it is completed")
                .to_owned(),
            Status::Enrolled => language
                .pick("已报名，完成后才认定", "Enrolled: counts once it is completed")
                .to_owned(),
            Status::Rejected => match (language, because) {
                (Language::Zh, Some(because)) => format!("未通过审核，不计：{because}"),
                (Language::En, Some(because)) => format!("Rejected, not counted: {because}"),
                (Language::Zh, None) => "未通过审核，不计".to_owned(),
                (Language::En, None) => "Rejected, not counted".to_owned(),
            },
            Status::Withdrawn => language.pick("已退出，不计", "Withdrawn, not counted").to_owned(),
            Status::Completed | Status::Declared | Status::Reviewed | Status::Certified => {
                match language {
                    Language::Zh => format!("状态为“{}”，不计", status.name(language)),
                    Language::En => {
                        format!("Not counted while {}", in_sentence(status.name(language)))
                    }
                }
            }
        }
    }

    fn no_rate(&self) -> String {
        let language = self.language;
        let activity = self.record.map(|it| it.activity.name(language)).unwrap_or_default();
        match language {
            Language::Zh => {
                format!("这项政策没有规定{}折算多少学分，所以不计", language.named(activity))
            }
            Language::En => format!(
                "This policy gives no credit for {}",
                language.named(&in_sentence(activity))
            ),
        }
    }

    /// 还不知道培训方式（集中或网络），填写后才能折算.
    fn fact_missing(&self, fact: Fact) -> String {
        let language = self.language;
        match (fact, language) {
            (Fact::Mode, Language::Zh) => {
                "还不知道培训方式（集中或网络），填写后才能折算".to_owned()
            }
            (Fact::Mode, Language::En) => {
                "The mode (in person or online) is not known yet: fill it in to convert it"
                    .to_owned()
            }
            (Fact::HiredOn, Language::Zh) => {
                "教师信息里还没有入职日期，填写后才能看是否在适岗培训的期限内".to_owned()
            }
            (Fact::HiredOn, Language::En) => {
                "The teacher’s date of hire is not known yet: fill it in to see whether this lies \
                 in the time of induction"
                    .to_owned()
            }
            (Fact::CompletedOn, Language::Zh) => "还没有完成日期，填写后才能计入".to_owned(),
            (Fact::CompletedOn, Language::En) => {
                "The date of completion is not known yet: fill it in to count it".to_owned()
            }
            (Fact::Flag(_), Language::Zh) => {
                format!("还没有确认是否“{}”，确认后才能折算", fact.name(language))
            }
            (Fact::Flag(_), Language::En) => format!(
                "Whether it is “{}” is not known yet: answer it to convert it",
                in_sentence(fact.name(language))
            ),
            (_, Language::Zh) => format!("还不知道{}，填写后才能折算", fact.name(language)),
            (_, Language::En) => format!(
                "The {} not known yet: fill it in to convert it",
                with_is(&in_sentence(fact.name(language)))
            ),
        }
    }
}

/// “level is”, “hours are”.
fn with_is(name: &str) -> String {
    let plural = name.split_whitespace().next().is_some_and(|it| it.ends_with('s'));
    format!("{name} {}", if plural { "are" } else { "is" })
}

/// A record by its title, or by its id where it has none, inside a sentence.
pub(crate) fn title(archive: &Archive, id: &Id, language: Language) -> String {
    match (archive.record(id).and_then(|it| it.title.as_deref()), language) {
        (Some(title), Language::Zh) => format!("《{title}》"),
        (Some(title), Language::En) => language.named(title),
        (None, Language::Zh) => format!("记录{}", language.named(id.as_str())),
        (None, Language::En) => format!("record {}", language.named(id.as_str())),
    }
}

/// Where something is counted, inside a sentence.
pub(crate) fn span(span: &Span, pack: &Pack, language: Language) -> String {
    match span {
        Span::Cycle => language.pick("本周期", "the cycle").to_owned(),
        Span::Year { calendar, year: number } => year(*number, calendar, pack, language),
        Span::Induction => language.pick("适岗培训期", "the time of induction").to_owned(),
        Span::ServiceYear(number) => match language {
            Language::Zh => format!("入职第{number}年"),
            Language::En => format!("year {number} of service"),
        },
    }
}
