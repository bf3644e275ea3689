//! Lowering of what limits and requires: caps, minima, induction, waivers, offsets.

use super::lower::Lowering;
use super::written::Words;
use super::written_rules as written;
use super::{
    Cap, CategoryId, Force, Induction, Maximum, Measure, Minimum, Offset, RuleId, Scope, Share,
    Target, Waiver, Window, words,
};
use crate::condition::When;
use crate::credit::Credit;
use crate::diagnostic::{Code, Pointer};
use crate::sorted::{Map, Set};
use crate::vocabulary::{EventKind, Span};

impl Lowering {
    pub(super) fn cap(&mut self, rule: RuleId, it: &written::Cap, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let categories = self.scope_set(it.categories.as_ref(), at);
        let window = self.window(&it.window, &at.member("window"));
        let maximum = match (&it.maximum, &it.share) {
            (Some(text), None) => self.amount(text, &at.member("maximum")).map(Maximum::Amount),
            (None, Some(text)) => self.part(text, &at.member("share")).map(Maximum::Share),
            _ => {
                self.problem(Code::MissingMember, at, &["maximum"]);
                None
            }
        };
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
        let categories = self.scope_set(it.categories.as_ref(), at);
        let when = self.when(&it.when, &at.member("when"));
        let window = self.window(&it.window, &at.member("window"));
        let at_least = self.amount(&it.at_least, &at.member("at-least"));
        let measure = self.measure(it.measure.as_deref(), at);
        let force = self.force(it.force.as_deref(), at);
        let only_years = it.only_years.as_ref().map(|years| {
            let at = at.member("only-years");
            let years = years.iter().enumerate();
            years.filter_map(|(i, text)| self.year(text, &at.element(i))).collect()
        });
        let in_year_of = it.in_year_of.as_ref().map(|it| self.when(it, &at.member("in-year-of")));
        let annual = only_years.is_some() || in_year_of.is_some();
        if annual && window == Some(Window::Cycle) {
            self.problem(Code::UnknownMember, at, &["only-years, in-year-of"]);
        }
        if let Some(text) = &it.pro_rata {
            self.word(text, &at.member("pro-rata"), words::PRO_RATA);
            if window.is_some_and(|it| it != Window::Cycle) {
                self.problem(Code::UnknownMember, at, &["pro-rata"]);
            }
        }
        if let (Some(categories), Some(window), Some(at_least), Some(measure), Some(force)) =
            (categories, window, at_least, measure, force)
        {
            self.rules.minima.push(Minimum {
                rule,
                id: it.requirement.clone(),
                scope: Scope { categories, tag: it.tag.clone(), course: None },
                when,
                window,
                at_least,
                measure,
                force,
                single: it.single,
                only_years,
                in_year_of,
                pro_rata: it.pro_rata.is_some(),
            });
        }
    }

    pub(super) fn mandatory(&mut self, rule: RuleId, it: &written::Mandatory, at: &Pointer) {
        let at_least = self.amount(&it.credits, &at.member("credits"));
        let force = self.force(it.force.as_deref(), at);
        if let (Some(at_least), Some(force)) = (at_least, force) {
            self.rules.minima.push(Minimum {
                rule,
                id: it.requirement.clone(),
                scope: Scope { course: Some(it.course.clone()), ..Scope::default() },
                when: When::default(),
                window: Window::Cycle,
                at_least,
                measure: Measure::Credits,
                force,
                single: false,
                only_years: None,
                in_year_of: None,
                pro_rata: false,
            });
        }
    }

    pub(super) fn share(&mut self, rule: RuleId, it: &written::Share, at: &Pointer) {
        let categories = self.category_set(&it.categories, &at.member("categories"));
        let mut part = |text: Option<&String>, name| {
            text.and_then(|text| self.part(text, &at.member(name))).unwrap_or_default()
        };
        let tolerance = part(it.tolerance.as_ref(), "tolerance");
        let least = part(it.at_least.as_ref(), "at-least");
        let most = part(it.at_most.as_ref(), "at-most");
        if it.at_least.is_none() && it.at_most.is_none() {
            self.problem(Code::MissingMember, at, &["at-least"]);
        }
        if it.at_least.is_some() && it.at_most.is_some() && most < least {
            let (most, least) = (most.to_string(), least.to_string());
            self.problem(Code::EndsBeforeStart, at, &[&least, &most]);
        }
        let of = self.word(&it.of, &at.member("of"), words::WHOLES);
        let force = self.force(it.force.as_deref(), at);
        if let (Some(categories), Some(of_earned), Some(force)) = (categories, of, force) {
            self.rules.shares.push(Share {
                rule,
                id: it.requirement.clone(),
                categories,
                at_least: it.at_least.as_ref().map(|_| least.less(tolerance)),
                at_most: it.at_most.as_ref().map(|_| most + tolerance),
                of_earned,
                force,
            });
        }
    }

    pub(super) fn induction(&mut self, rule: RuleId, it: &written::Induction, at: &Pointer) {
        let at_least = self.amount(&it.at_least, &at.member("at-least"));
        let measure = self.measure(it.measure.as_deref(), at);
        let force = self.force(it.force.as_deref(), at);
        match (it.within_years, &it.until) {
            (Some(1..=words::MOST_YEARS), None) => {}
            (Some(years), None) => {
                let text = years.to_string();
                self.problem(Code::NumberTooLarge, &at.member("within-years"), &[&text]);
            }
            (None, Some(text)) => {
                self.word(text, &at.member("until"), words::UNTIL);
            }
            _ => self.problem(Code::MissingMember, at, &["within-years"]),
        }
        let years = it.within_years;
        let mut each = Map::new();
        for (year, text) in &it.each_year {
            let at = at.member("each-year").member(year);
            let amount = self.amount(text, &at);
            match year.parse::<u8>() {
                Ok(year) if (1..=years.unwrap_or(words::MOST_YEARS)).contains(&year) => {
                    each.extend(amount.map(|it| (year, it)));
                }
                _ => self.problem(Code::NotANumber, &at, &[year]),
            }
        }
        if let (Some(at_least), Some(measure), Some(force)) = (at_least, measure, force) {
            self.rules.inductions.push(Induction {
                rule,
                id: it.requirement.clone(),
                at_least,
                measure,
                years,
                each,
                calendar_years: it.calendar_years,
                counts_in_cycle: it.counts_in_cycle,
                force,
            });
        }
    }

    pub(super) fn waiver(&mut self, rule: RuleId, it: &written::Waiver, at: &Pointer) {
        let event = self.parsed(EventKind::parse, EventKind::ALL, &it.event, &at.member("event"));
        let per = self.parsed(Span::parse, Span::ALL, &it.per, &at.member("per"));
        let by = self.amount(&it.by, &at.member("by"));
        let Words::These(lowers) = it.lowers.clone() else {
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
        for (i, written::PathOrTarget(it)) in it.to.iter().enumerate() {
            let at = at.member("to").element(i);
            let mut amount = |text: Option<&String>, name| {
                text.and_then(|text| self.amount(text, &at.member(name)))
            };
            let up_to = amount(it.up_to.as_ref(), "up-to");
            let at_most = amount(it.at_most.as_ref(), "at-most");
            let category = self.category(&it.category, &at);
            to.extend(category.map(|category| Target { category, up_to, at_most }));
        }
        let ratio = match &it.ratio {
            None => Some(Credit::whole(1)),
            Some(text) => self.factor(text, &at.member("ratio")),
        };
        if ratio.is_some_and(Credit::is_zero) {
            self.problem(Code::NotANumber, &at.member("ratio"), &["0"]);
        }
        if let (Some(from), Some(window), Some(ratio)) = (from, window, ratio) {
            self.rules.offsets.push(Offset { rule, from, to, window, ratio });
        }
    }

    /// The categories that are looked at together; none written: everything.
    fn scope_set(
        &mut self,
        paths: Option<&Words>,
        at: &Pointer,
    ) -> Option<Option<Set<CategoryId>>> {
        match paths {
            None => Some(None),
            Some(paths) => self.category_set(paths, &at.member("categories")).map(Some),
        }
    }

    /// A part of a whole: nothing to all of it.
    fn part(&mut self, text: &str, at: &Pointer) -> Option<Credit> {
        let part = self.amount(text, at)?;
        if part > Credit::whole(1) {
            self.problem(Code::ShareOutOfRange, at, &[text]);
            return None;
        }
        Some(part)
    }

    fn year(&mut self, text: &str, at: &Pointer) -> Option<i32> {
        let year = text.parse().ok().filter(|it| (1900..=2200).contains(it));
        if year.is_none() {
            self.problem(Code::NotADate, at, &[text]);
        }
        year
    }

    fn measure(&mut self, text: Option<&str>, at: &Pointer) -> Option<Measure> {
        self.word(text.unwrap_or("credits"), &at.member("measure"), words::MEASURES)
    }

    fn force(&mut self, text: Option<&str>, at: &Pointer) -> Option<Force> {
        self.word(text.unwrap_or("must"), &at.member("force"), words::FORCES)
    }
}
