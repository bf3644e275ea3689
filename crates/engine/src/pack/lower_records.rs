//! Lowering of what says where a record belongs, what it is worth and when it counts.

use super::lower::Lowering;
use super::written_rules as written;
use super::{
    Addition, Attribution, Bonus, Class, Dedup, Grant, Into, Rate, Rounding, RuleId, Ruling, Stage,
    words,
};
use crate::condition::When;
use crate::diagnostic::{Code, Pointer};
use crate::vocabulary::{EventKind, Span, Unit};

impl Lowering {
    pub(super) fn ruling(&mut self, rule: RuleId, it: &written::Ruling, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let at = at.member("into");
        let paths = it.into.iter().enumerate();
        let into = paths.filter_map(|(i, path)| self.category(path, &at.element(i)));
        let into = into.collect();
        self.rules.rulings.push(Ruling { rule, when, into });
    }

    pub(super) fn classify(&mut self, rule: RuleId, it: &written::Classify, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let into = match (&it.category, &it.stated) {
            (Some(path), None) => self.category(path, &at.member("category")).map(Into::Category),
            (None, Some(paths)) => self.category_set(paths, &at.member("stated")).map(Into::Stated),
            _ => {
                self.problem(Code::MissingMember, at, &["category"]);
                None
            }
        };
        self.rules.classes.extend(into.map(|into| Class { rule, when, into }));
    }

    pub(super) fn rate(&mut self, rule: RuleId, it: &written::Rate, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let place = at.member("quantity");
        let unit = match it.quantity.as_str() {
            words::EACH_RECORD => Some(None),
            unit => self.parsed(Unit::parse, Unit::ALL, unit, &place).map(Some),
        };
        let rate = self.factor(&it.rate, &at.member("rate"));
        let at_most = it.at_most.as_ref().and_then(|text| self.amount(text, &at.member("at-most")));
        if let (Some(unit), Some(rate)) = (unit, rate) {
            let (whole, bonuses) = (it.whole, it.bonuses);
            self.rules.rates.push(Rate { rule, when, unit, rate, at_most, whole, bonuses });
        }
    }

    pub(super) fn bonus(&mut self, rule: RuleId, it: &written::Bonus, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let add = match (&it.add, &it.of_base) {
            (Some(text), None) => self.amount(text, &at.member("add")).map(Addition::Fixed),
            (None, Some(text)) => self.factor(text, &at.member("of-base")).map(Addition::OfBase),
            _ => {
                self.problem(Code::MissingMember, at, &["add"]);
                None
            }
        };
        self.rules.bonuses.extend(add.map(|add| Bonus { rule, when, add }));
    }

    pub(super) fn rounding(&mut self, rule: RuleId, it: &written::Rounding, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let half_up = self.word(&it.mode, &at.member("mode"), words::ROUNDING_MODES);
        let stage = it.stage.as_deref().unwrap_or("record");
        let stage = self.word(stage, &at.member("stage"), words::STAGES);
        if it.digits > words::MOST_DIGITS {
            let text = it.digits.to_string();
            self.problem(Code::NumberTooFine, &at.member("digits"), &[&text]);
        }
        if stage == Some(Stage::Total) && when != When::default() {
            self.problem(Code::UnknownMember, at, &["when"]);
        }
        let digits = it.digits;
        if let (Some(half_up), Some(stage)) = (half_up, stage) {
            self.rules.roundings.push(Rounding { rule, when, stage, half_up, digits });
        }
    }

    pub(super) fn attribution(&mut self, rule: RuleId, it: &written::Attribution, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let by = self.word(&it.by, &at.member("by"), words::ATTRIBUTIONS);
        self.rules.attributions.extend(by.map(|by| Attribution { rule, when, by }));
    }

    pub(super) fn dedup(&mut self, rule: RuleId, it: &written::Dedup, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let key = self.word(&it.key, &at.member("key"), words::DEDUP_KEYS);
        let window = self.window(&it.window, &at.member("window"));
        if let (Some(key), Some(window)) = (key, window) {
            self.rules.dedups.push(Dedup { rule, when, key, window });
        }
    }

    pub(super) fn grant(&mut self, rule: RuleId, it: &written::Grant, at: &Pointer) {
        let event = self.parsed(EventKind::parse, EventKind::ALL, &it.event, &at.member("event"));
        let per = match &it.per {
            None => Some(None),
            Some(text) => self.parsed(Span::parse, Span::ALL, text, &at.member("per")).map(Some),
        };
        let at_most = it.at_most.as_ref().and_then(|text| self.amount(text, &at.member("at-most")));
        let credits = self.factor(&it.credits, &at.member("credits"));
        let category = self.category(&it.category, &at.member("category"));
        if let (Some(event), Some(per), Some(credits), Some(category)) =
            (event, per, credits, category)
        {
            let whole = it.whole;
            self.rules.grants.push(Grant { rule, event, per, whole, at_most, credits, category });
        }
    }
}
