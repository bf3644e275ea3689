//! How a record's worth came to be: one line for each part.

use xuefen_engine::credit::Credit;
use xuefen_engine::trace::{How, Part};
use xuefen_engine::vocabulary::{Activity, Grade, Span, Unit};

use super::{Line, Telling};
use crate::Language;
use crate::name::{Named, activity_by_mode};
use crate::number::{credit, duration, quantity, rate, share};

impl Telling<'_> {
    /// The line of one part.
    pub(super) fn part(&self, part: &Part) -> Line {
        let text = match part.how {
            How::Rate { unit: Some(unit), stated, counted, rate } => {
                self.rate(unit, stated, counted, rate, part.amount)
            }
            How::Rate { unit: None, .. } => self.once(part.amount),
            How::Grant { per, lasted, counted, credits } => {
                self.grant(per, lasted, counted, credits, part.amount)
            }
            How::Fixed => self.fixed(part.amount),
            How::OfBase { base, times } => self.of_base(base, times, part.amount),
            How::Rounding { before, digits, half_up } => {
                self.rounding(before, digits, half_up, before + part.amount)
            }
        };
        Line { text, amount: Some(part.amount), rule: part.rule }
    }

    /// 集中培训 16 学时 × 1/4 = 4 学分.
    fn rate(
        &self,
        unit: Unit,
        stated: Credit,
        counted: Credit,
        per_unit: Credit,
        worth: Credit,
    ) -> String {
        let language = self.language;
        if unit == Unit::Credits && per_unit == Credit::whole(1) && stated == counted {
            let printed = quantity(stated, unit, language);
            return match language {
                Language::Zh => format!("按证书所注计 {printed}"),
                Language::En => format!("{printed}, as printed on the certificate"),
            };
        }
        let what = self.record.map(|it| activity_by_mode(it.activity, it.mode, language));
        let what = what.unwrap_or_default();
        let stated_text = quantity(stated, unit, language);
        let stated_text = match self.hours_behind(unit) {
            Some(hours) => {
                let hours = quantity(hours, Unit::Hours, language);
                match language {
                    Language::Zh => format!("{hours}（合 {stated_text}）"),
                    Language::En => format!("{hours} ({stated_text})"),
                }
            }
            None => stated_text,
        };
        let (rate, worth) = (rate(per_unit), self.amount(worth));
        let counted_text = quantity(counted, unit, language);
        match (language, stated == counted) {
            (Language::Zh, true) => format!("{what} {stated_text} × {rate} = {worth}"),
            (Language::En, true) => format!("{what}: {stated_text} × {rate} = {worth}"),
            (Language::Zh, false) => {
                format!("{what} {stated_text}，只计 {counted_text} × {rate} = {worth}")
            }
            (Language::En, false) => {
                format!("{what}: {stated_text}, counted as {counted_text} × {rate} = {worth}")
            }
        }
    }

    /// 教研活动：每项计 1 学分.
    fn once(&self, worth: Credit) -> String {
        let language = self.language;
        let what = self.record.map(|it| it.activity.name(language)).unwrap_or_default();
        let worth = self.amount(worth);
        match language {
            Language::Zh => format!("{what}：每项计 {worth}"),
            Language::En => format!("{what}: {worth} each"),
        }
    }

    /// 3.5 个月，只计 3 个月 × 6 = 18 学分.
    fn grant(
        &self,
        per: Option<Span>,
        lasted: Credit,
        counted: Credit,
        credits: Credit,
        worth: Credit,
    ) -> String {
        let language = self.language;
        let worth = self.amount(worth);
        let Some(per) = per else {
            return match language {
                Language::Zh => format!("计 {worth}"),
                Language::En => format!("{worth} granted"),
            };
        };
        let lasted_text = duration(lasted, per, language);
        let counted_text = duration(counted, per, language);
        let rate = rate(credits);
        match (language, lasted == counted) {
            (_, true) => format!("{lasted_text} × {rate} = {worth}"),
            (Language::Zh, false) => {
                format!("{lasted_text}，只计 {counted_text} × {rate} = {worth}")
            }
            (Language::En, false) => {
                format!("{lasted_text}, counted as {counted_text} × {rate} = {worth}")
            }
        }
    }

    /// The hours that stand behind half days which the record does not state itself.
    fn hours_behind(&self, unit: Unit) -> Option<Credit> {
        let quantity = &self.record?.quantity;
        let derived = unit == Unit::Units && !quantity.contains_key(&Unit::Units);
        quantity.get(&Unit::Hours).copied().filter(|_| derived)
    }

    /// 优秀：加 8 学分.
    fn fixed(&self, more: Credit) -> String {
        let (for_what, more) = (self.for_what(), self.amount(more));
        match self.language {
            Language::Zh => format!("{for_what}：加 {more}"),
            Language::En => format!("{for_what}: {more} more"),
        }
    }

    /// 良好：基础学分 4 的 5% = 0.2 学分.
    fn of_base(&self, base: Credit, times: Credit, more: Credit) -> String {
        let language = self.language;
        let (for_what, base) = (self.for_what(), credit(base, language));
        let more = self.amount(more);
        match (language, times < Credit::whole(1)) {
            (Language::Zh, true) => {
                format!("{for_what}：基础学分 {base} 的 {} = {more}", share(times))
            }
            (Language::En, true) => {
                format!("{for_what}: {} of the base of {base} = {more}", share(times))
            }
            (Language::Zh, false) => {
                format!("{for_what}：另加基础学分 {base} 的 {} 倍 = {more}", rate(times))
            }
            (Language::En, false) => {
                format!("{for_what}: {} × the base of {base} on top = {more}", rate(times))
            }
        }
    }

    /// What a bonus is given for, as far as the record shows it.
    fn for_what(&self) -> &'static str {
        let graded = |it: Grade| matches!(it, Grade::Good | Grade::Excellent);
        let language = self.language;
        match self.record {
            Some(record) if record.activity == Activity::Lecture => {
                language.pick("主讲奖励", "Reward for lecturing")
            }
            Some(record) => match record.grade.filter(|it| graded(*it)) {
                Some(grade) => grade.name(language),
                None => language.pick("奖励", "Bonus"),
            },
            None => language.pick("奖励", "Bonus"),
        }
    }

    /// 只保留两位小数，其余舍去：11.025 → 11.02.
    fn rounding(&self, before: Credit, digits: u8, half_up: bool, after: Credit) -> String {
        let (before, after) = (credit(before, self.language), credit(after, self.language));
        match (self.language, half_up) {
            (Language::Zh, true) => {
                let digits = digits_zh(digits);
                format!("四舍五入到{digits}：{before} → {after}")
            }
            (Language::Zh, false) => {
                let digits = digits_zh(digits);
                format!("只保留{digits}，其余舍去：{before} → {after}")
            }
            (Language::En, true) => {
                format!("Rounded to {}: {before} → {after}", digits_en(digits))
            }
            (Language::En, false) => {
                format!("Cut off after {}: {before} → {after}", digits_en(digits))
            }
        }
    }
}

fn digits_zh(digits: u8) -> String {
    match digits {
        0 => "整数".to_owned(),
        1 => "一位小数".to_owned(),
        2 => "两位小数".to_owned(),
        3 => "三位小数".to_owned(),
        _ => format!("{digits} 位小数"),
    }
}

fn digits_en(digits: u8) -> String {
    match digits {
        0 => "the whole number".to_owned(),
        1 => "one decimal".to_owned(),
        2 => "two decimals".to_owned(),
        3 => "three decimals".to_owned(),
        _ => format!("{digits} decimals"),
    }
}
