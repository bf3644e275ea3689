//! The figures of a policy as tables: what is required, how things convert, what is capped.

use xuefen_engine::Credit;
use xuefen_engine::pack::Measure;
use xuefen_engine::vocabulary::{EventKind, Span, Unit};

use crate::Language;
use crate::language::in_sentence;
use crate::number::{amount, duration, quantity, share as part_of};

texts! {
    /// The tables of the policy's page.
    Figures {
        requirements: "要求一览", "What is required";
        conversions: "折算一览：从上往下看，第一条合用的为准", "What things are worth: the first row that fits decides";
        caps: "上限一览", "What counts at most";
        what: "项目", "What";
        at_least: "要求", "Required";
        window: "期限", "In";
        mine: "我的情况", "Mine";
        article: "依据", "Article";
        when: "条件", "If";
        quantity: "数量", "So much";
        worth: "折合", "Is worth";
        bonuses: "可另加", "May be added";
        at_most: "最多计", "At most";
        cut: "我超出的", "Mine above it";
        cycle: "本周期", "the cycle";
        altogether: "合计", "altogether";
        year: "每年", "each year";
        school_year: "每学年", "each school year";
        probation: "试用期内", "probation";
        not_for_me: "与我无关", "Not for me";
        not_due: "目前没有要核算的年度", "No year to check now";
        any_record: "各类培训", "Any training";
        dash: "—", "–";
        no_bonus: "不另加", "None";
        everything: "所有学分", "All credit";
        nothing_cut: "没有超出", "Nothing";
    }
}

/// A requirement that is not everybody's.
#[must_use]
pub fn only_for(language: Language, title: &str, whom: &str) -> String {
    match language {
        Language::Zh => format!("{title}（{whom}）"),
        Language::En => format!("{title} ({whom})"),
    }
}

/// At least so much.
#[must_use]
pub fn at_least(language: Language, amount: &str) -> String {
    match language {
        Language::Zh => format!("至少 {amount}"),
        Language::En => format!("at least {amount}"),
    }
}

/// At least so much in one single record.
#[must_use]
pub fn in_one(language: Language, amount: &str) -> String {
    match language {
        Language::Zh => format!("单次至少 {amount}"),
        Language::En => format!("at least {amount} in one training"),
    }
}

/// A course that must be taken.
#[must_use]
pub fn course(language: Language, amount: &str) -> String {
    match language {
        Language::Zh => format!("必须修（{amount}）"),
        Language::En => format!("must be taken ({amount})"),
    }
}

/// A part of the whole as per cent.
#[must_use]
pub fn part(it: Credit) -> String {
    part_of(it)
}

/// A part of the whole, from and to.
#[must_use]
pub fn share(language: Language, from: Option<&str>, to: Option<&str>, of_earned: bool) -> String {
    let whole = match of_earned {
        true => language.pick("已修总学分", "the total earned"),
        false => language.pick("应修总学分", "the total required"),
    };
    match (language, from, to) {
        (Language::Zh, Some(from), Some(to)) => format!("占{whole}的 {from}—{to}"),
        (Language::Zh, Some(from), None) => format!("至少占{whole}的 {from}"),
        (Language::Zh, None, Some(to)) => format!("至多占{whole}的 {to}"),
        (Language::En, Some(from), Some(to)) => format!("{from} to {to} of {whole}"),
        (Language::En, Some(from), None) => format!("at least {from} of {whole}"),
        (Language::En, None, Some(to)) => format!("at most {to} of {whole}"),
        (_, None, None) => whole.to_owned(),
    }
}

/// The first years of service.
#[must_use]
pub fn first_years(language: Language, years: u8) -> String {
    match language {
        Language::Zh => format!("入职后 {years} 年内"),
        Language::En if years == 1 => "the first year of service".to_owned(),
        Language::En => format!("the first {years} years of service"),
    }
}

/// How much is reached.
#[must_use]
pub fn reached(language: Language, recognised: &str, required: &str) -> String {
    match language {
        Language::Zh => format!("{recognised} / {required}"),
        Language::En => format!("{recognised} of {required}"),
    }
}

/// A rate as two amounts: 4 学时, 1 学分. A half of something is put as one of two.
#[must_use]
pub fn converts(
    language: Language,
    unit: Option<Unit>,
    rate: Credit,
    worth: Measure,
) -> (String, String) {
    let Some(unit) = unit else {
        let each = language.pick("每项", "each").to_owned();
        return (each, amount(rate, worth, language));
    };
    let (many, gives) = evened(rate);
    if unit == Unit::Credits && many == gives {
        let printed = language.pick("证书所注学分", "credits printed").to_owned();
        return (printed, language.pick("照数计入", "as printed").to_owned());
    }
    (quantity(many, unit, language), amount(gives, worth, language))
}

/// An event as two amounts: 1 个月, 6 学分.
#[must_use]
pub fn granted(language: Language, per: Option<Span>, credits: Credit) -> (String, String) {
    let once = || language.pick("一次", "once").to_owned();
    let quantity = per.map_or_else(once, |it| duration(Credit::whole(1), it, language));
    (quantity, amount(credits, Measure::Credits, language))
}

/// A rate without a fraction that a decimal would not express well: 1/4 is four to one.
fn evened(rate: Credit) -> (Credit, Credit) {
    let whole = |it: i128| i64::try_from(it).ok().map(Credit::whole);
    let one = (Credit::whole(1), rate);
    if rate.numerator() != 1 && !rate.to_string().contains('/') {
        return one;
    }
    whole(rate.denominator()).zip(whole(rate.numerator())).unwrap_or(one)
}

/// Limits on a quantity: 最多计 30 学时，只计整数.
#[must_use]
pub fn limits(language: Language, at_most: Option<String>, whole: bool) -> String {
    let at_most = at_most.map(|it| match language {
        Language::Zh => format!("最多计 {it}"),
        Language::En => format!("at most {it}"),
    });
    let whole = whole.then(|| language.pick("只计整数", "whole ones only").to_owned());
    let both: Vec<String> = at_most.into_iter().chain(whole).collect();
    both.join(language.pick("，", ", "))
}

/// An event of which only so many units count.
#[must_use]
pub fn at_most_lasting(language: Language, most: Credit, per: Span) -> String {
    duration(most, per, language)
}

/// What a bonus adds under which condition: 省级及以上，考核优秀：加基础学分的 15%.
#[must_use]
pub fn bonus(language: Language, when: &str, add: &str) -> String {
    match (language, when.is_empty()) {
        (_, true) => add.to_owned(),
        (Language::Zh, false) => format!("{when}：{add}"),
        (Language::En, false) => format!("{when}: {add}"),
    }
}

/// So many credits more.
#[must_use]
pub fn fixed(language: Language, more: Credit) -> String {
    let more = amount(more, Measure::Credits, language);
    match language {
        Language::Zh => format!("加 {more}"),
        Language::En => format!("{more} more"),
    }
}

/// So many times the base more.
#[must_use]
pub fn of_base(language: Language, times: Credit) -> String {
    let is_less = times < Credit::whole(1);
    match (language, is_less) {
        (Language::Zh, true) => format!("加基础学分的 {}", part_of(times)),
        (Language::Zh, false) => format!("另加基础学分的 {times} 倍"),
        (Language::En, true) => format!("{} of the base more", part_of(times)),
        (Language::En, false) => format!("{times} × the base more"),
    }
}

/// What happens to a teacher, as a row of the table.
#[must_use]
pub fn event(kind: EventKind, language: Language) -> &'static str {
    match kind {
        EventKind::Leave => language.pick("请假（产假、病假等）", "Leave"),
        EventKind::SupportTeaching => language.pick("支教", "Support teaching"),
        EventKind::DoubleQualified => {
            language.pick("获评双师型教师", "Selected as double-qualified")
        }
    }
}

/// A cap that is a part of the required total.
#[must_use]
pub fn share_of_required(language: Language, part: Credit) -> String {
    let part = part_of(part);
    match language {
        Language::Zh => format!("应修总学分的 {part}"),
        Language::En => format!("{part} of the total required"),
    }
}

/// What a cap looks at: categories, and records under a condition.
#[must_use]
pub fn capped(language: Language, categories: &[String], when: &str) -> String {
    let words = Figures::of(language);
    let categories = language.listed(categories);
    match (categories.is_empty(), when.is_empty()) {
        (true, true) => words.everything.to_owned(),
        (false, true) => categories,
        (true, false) => when.to_owned(),
        (false, false) => only_for(language, &categories, &in_sentence(when)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        let all = Figures::ALL.iter();
        assert!(all.clone().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
    }

    #[test]
    fn a_rate_is_put_as_the_regulations_put_it() {
        let put = |a, b, unit| {
            let rate = Credit::ratio(a, b).unwrap();
            let (quantity, worth) = converts(Language::Zh, unit, rate, Measure::Credits);
            format!("{quantity} → {worth}")
        };
        assert_eq!(put(1, 4, Some(Unit::Hours)), "4 学时 → 1 学分");
        assert_eq!(put(2, 3, Some(Unit::Hours)), "3 学时 → 2 学分");
        assert_eq!(put(3, 2, Some(Unit::Units)), "1 个单元 → 1.5 学分");
        assert_eq!(put(6, 1, Some(Unit::Days)), "1 天 → 6 学分");
        assert_eq!(put(1, 1, Some(Unit::Credits)), "证书所注学分 → 照数计入");
        assert_eq!(put(2, 1, None), "每项 → 2 学分");
    }

    #[test]
    fn limits_and_shares_say_only_what_is_known() {
        assert_eq!(limits(Language::Zh, None, false), "");
        assert_eq!(limits(Language::Zh, Some("30 学时".into()), true), "最多计 30 学时，只计整数");
        assert_eq!(share(Language::Zh, Some("10%"), Some("20%"), false), "占应修总学分的 10%—20%");
        assert_eq!(share(Language::En, None, Some("20%"), true), "at most 20% of the total earned");
        assert_eq!(capped(Language::En, &[], ""), "All credit");
    }
}
