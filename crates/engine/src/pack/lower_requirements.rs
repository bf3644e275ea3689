//! Lowering of what limits and requires: caps, minima, induction, waivers, offsets.

use super::lower::Lowering;
use super::written;
use super::{Cap, Force, Induction, Measure, Minimum, Offset, RuleId, Scope, Waiver};
use crate::diagnostic::{Code, Pointer};
use crate::sorted::Map;
use crate::vocabulary::{EventKind, Span};

impl Lowering {
    pub(super) fn cap(&mut self, rule: RuleId, it: &written::Cap, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let categories = self.category_set(&it.categories, &at.member("categories"));
        let window = self.window(&it.window, &at.member("window"));
        let maximum = self.amount(&it.maximum, &at.member("maximum"));
        let measure = self.measure(it.measure.as_deref(), at);
        let affects_annual = it.affects_annual;
        if let (Some(categories), Some(window), Some(maximum), Some(measure)) =
            (categories, window, maximum, measure)
        {
            self.rules.caps.push(Cap {
                rule,
                categories,
                when,
                window,
                maximum,
                measure,
                affects_annual,
            });
        }
    }

    pub(super) fn minimum(&mut self, rule: RuleId, it: &written::Minimum, at: &Pointer) {
        let whose = self.whose(&it.whose, &at.member("for"));
        let scope = match (&it.categories, &it.tag) {
            (None, None) => Some(Scope::Total),
            (None, Some(tag)) => Some(Scope::Tag(tag.clone())),
            (Some(paths), None) => {
                self.category_set(paths, &at.member("categories")).map(Scope::Categories)
            }
            (Some(_), Some(_)) => {
                self.problem(Code::UnknownMember, at, &["tag"]);
                None
            }
        };
        let when = self.when(&it.when, &at.member("when"));
        // Other facts may be missing, and then nobody could say whether the record counts.
        if !when.is_about_activities() {
            self.problem(Code::UnknownMember, at, &["when"]);
        }
        let window = self.window(&it.window, &at.member("window"));
        let at_least = self.amount(&it.at_least, &at.member("at-least"));
        let measure = self.measure(it.measure.as_deref(), at);
        let force = self.force(it.force.as_deref(), at);
        if let (Some(scope), Some(window), Some(at_least), Some(measure), Some(force)) =
            (scope, window, at_least, measure, force)
        {
            let id = it.requirement.clone();
            self.rules.minima.push(Minimum {
                rule,
                id,
                whose,
                scope,
                when,
                window,
                at_least,
                measure,
                force,
            });
        }
    }

    pub(super) fn induction(&mut self, rule: RuleId, it: &written::Induction, at: &Pointer) {
        let whose = self.whose(&it.whose, &at.member("for"));
        let at_least = self.amount(&it.at_least, &at.member("at-least"));
        let measure = self.measure(it.measure.as_deref(), at);
        let force = self.force(it.force.as_deref(), at);
        if !(1..=40).contains(&it.within_years) {
            let text = it.within_years.to_string();
            self.problem(Code::NumberTooLarge, &at.member("within-years"), &[&text]);
        }
        let mut each = Map::new();
        for (year, text) in &it.each_year {
            let at = at.member("each-year").member(year);
            let amount = self.amount(text, &at);
            match year.parse::<u8>() {
                Ok(year) if (1..=it.within_years).contains(&year) => {
                    each.extend(amount.map(|it| (year, it)));
                }
                _ => self.problem(Code::NotANumber, &at, &[year]),
            }
        }
        if let (Some(at_least), Some(measure), Some(force)) = (at_least, measure, force) {
            self.rules.inductions.push(Induction {
                rule,
                id: it.requirement.clone(),
                whose,
                at_least,
                measure,
                years: it.within_years,
                each,
                calendar_years: it.calendar_years,
                force,
            });
        }
    }

    pub(super) fn waiver(&mut self, rule: RuleId, it: &written::Waiver, at: &Pointer) {
        let event = self.parsed(EventKind::parse, EventKind::ALL, &it.event, &at.member("event"));
        let per = self.parsed(Span::parse, Span::ALL, &it.per, &at.member("per"));
        let by = self.amount(&it.by, &at.member("by"));
        let written::Words::These(lowers) = it.lowers.clone() else {
            return self.problem(Code::Malformed, &at.member("lowers"), &["at-least"]);
        };
        if let (Some(event), Some(per), Some(by)) = (event, per, by) {
            let whole = it.whole;
            self.rules.waivers.push(Waiver { rule, event, per, whole, by, lowers });
        }
    }

    pub(super) fn offset(&mut self, rule: RuleId, it: &written::Offset, at: &Pointer) {
        let from = self.category(&it.from, &at.member("from"));
        let window = self.window(&it.window, &at.member("window"));
        let mut to = Vec::new();
        for (i, path) in it.to.iter().enumerate() {
            to.extend(self.category(path, &at.member("to").element(i)));
        }
        if let (Some(from), Some(window)) = (from, window) {
            self.rules.offsets.push(Offset { rule, from, to, window });
        }
    }

    fn measure(&mut self, text: Option<&str>, at: &Pointer) -> Option<Measure> {
        let words = [("credits", Measure::Credits), ("hours", Measure::Hours)];
        self.word(text.unwrap_or("credits"), &at.member("measure"), &words)
    }

    fn force(&mut self, text: Option<&str>, at: &Pointer) -> Option<Force> {
        let words = [
            ("must", Force::Must),
            ("in-principle", Force::InPrinciple),
            ("consequence", Force::Consequence),
        ];
        self.word(text.unwrap_or("must"), &at.member("force"), &words)
    }
}
