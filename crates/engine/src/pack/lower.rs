//! From the written form to the model: names become indices, texts become amounts and dates.
//!
//! It never stops at the first problem, and makes no pack if there is any error.

use std::sync::Arc;

use super::written::{self, Rule};
use super::{
    Addition, Article, AttributedBy, Attribution, Bilingual, Bonus, Category, CategoryId,
    CategoryTree, Class, Dates, Dedup, DedupKey, Into, NamedCalendar, Pack, Rate, Rounding, RuleId,
    Rules, Ruling, Source, Switch, SwitchOption, Window,
};
use crate::calendar::{Calendar, MonthDay, parse_date};
use crate::credit::{Credit, NumberError, common_denominator};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::sorted::Map;
use crate::vocabulary::Unit;

/// Lowers a pack under these readings; `None` if there is an error.
pub(super) fn lower(
    written: Arc<written::Pack>,
    readings: &Map<String, String>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Pack> {
    let mut it = Lowering {
        problems: Vec::new(),
        tree: CategoryTree::default(),
        switches: Vec::new(),
        articles: Vec::new(),
        rules: Rules::default(),
        denominator: 1,
    };
    let head = &written.head;
    it.categories(None, &head.categories, &Pointer::root().member("categories"));
    it.switches(&head.switches);
    let readings = it.readings(readings);
    it.articles(&written.rules);
    it.rules(&written.rules, &readings);

    let Lowering { problems: mut found, tree, switches, articles, rules, .. } = it;
    let sound = found.iter().all(|it| it.severity == Severity::Warning);
    problems.append(&mut found);
    let source = Source {
        title: both(&head.title),
        issuer: both(&head.issuer),
        region: both(&head.region),
        number: head.number.clone(),
        parent: head.parent.clone(),
        missing: head.missing.as_ref().map(both),
    };
    let (id, edition) = (head.id.clone(), head.edition.clone());
    sound.then_some(Pack {
        id,
        edition,
        source,
        switches,
        readings,
        categories: tree,
        articles,
        rules,
        written,
    })
}

fn both(it: &written::Bilingual) -> Bilingual {
    Bilingual { zh: it.zh.clone(), en: it.en.clone() }
}

/// A pack in the making.
pub(super) struct Lowering {
    problems: Vec<Diagnostic>,
    tree: CategoryTree,
    switches: Vec<Switch>,
    articles: Vec<Article>,
    pub(super) rules: Rules,
    /// The common denominator of all figures so far.
    denominator: i128,
}

impl Lowering {
    pub(super) fn problem(&mut self, code: Code, at: &Pointer, args: &[&str]) {
        self.problems.push(Diagnostic::error(code, at, args));
    }

    fn categories(
        &mut self,
        parent: Option<CategoryId>,
        parts: &[written::Category],
        at: &Pointer,
    ) {
        for (i, it) in parts.iter().enumerate() {
            let at = at.element(i);
            let outer = parent.and_then(|it| self.tree.get(it)).map(|it| it.path.clone());
            let path = outer.map_or_else(|| it.id.clone(), |outer| format!("{outer}/{}", it.id));
            if it.id.is_empty() || it.id.contains('/') {
                self.problem(Code::BadId, &at.member("id"), &[&it.id]);
            }
            if self.tree.find(&path).is_some() {
                self.problem(Code::DuplicateId, &at.member("id"), &[&path]);
            }
            let title = Bilingual { zh: it.zh.clone(), en: it.en.clone() };
            let id = self.tree.push(Category { path, title, parent });
            self.categories(Some(id), &it.parts, &at.member("parts"));
        }
    }

    fn switches(&mut self, switches: &[written::Switch]) {
        let at = Pointer::root().member("switches");
        for (i, it) in switches.iter().enumerate() {
            let at = at.element(i);
            if self.switches.iter().any(|known| known.id == it.id) {
                self.problem(Code::DuplicateId, &at.member("id"), &[&it.id]);
            }
            if it.options.len() < 2 {
                self.problem(Code::Malformed, &at.member("options"), &["options"]);
            }
            let options = it.options.iter().map(|it| SwitchOption {
                id: it.id.clone(),
                title: Bilingual { zh: it.zh.clone(), en: it.en.clone() },
            });
            self.switches.push(Switch {
                id: it.id.clone(),
                title: Bilingual { zh: it.zh.clone(), en: it.en.clone() },
                options: options.collect(),
            });
        }
    }

    /// The reading of every switch: the chosen one, else the first.
    fn readings(&self, chosen: &Map<String, String>) -> Map<String, String> {
        let reading = |it: &Switch| {
            let option = chosen.get(&it.id).or(it.options.first().map(|it| &it.id))?;
            Some((it.id.clone(), option.clone()))
        };
        self.switches.iter().filter_map(reading).collect()
    }

    fn articles(&mut self, rules: &[(Pointer, written::RuleHead, Rule)]) {
        for (at, head, rule) in rules {
            if self.articles.iter().any(|it| it.id == head.id) {
                self.problem(Code::DuplicateId, &at.member("id"), &[&head.id]);
            }
            if head.place.trim().is_empty() {
                self.problem(Code::NoPlace, &at.member("place"), &[&head.id]);
            }
            for (id, option) in &head.switch {
                let at = at.member("switch").member(id);
                match self.switches.iter().find(|it| it.id == *id) {
                    None => self.problem(Code::UnknownSwitch, &at, &[id]),
                    Some(it) if it.options.iter().all(|it| it.id != *option) => {
                        self.problem(Code::UnknownOption, &at, &[id, option]);
                    }
                    Some(_) => {}
                }
            }
            let about = match rule {
                Rule::Provision(it) => Some(it.about.clone()),
                _ => None,
            };
            self.articles.push(Article {
                id: head.id.clone(),
                kind: rule.kind(),
                about,
                place: head.place.clone(),
                sense: Bilingual { zh: head.zh.clone(), en: head.en.clone() },
                readings: head.switch.clone(),
            });
        }
    }

    fn rules(
        &mut self,
        rules: &[(Pointer, written::RuleHead, Rule)],
        readings: &Map<String, String>,
    ) {
        let in_force = |head: &written::RuleHead| {
            head.switch.iter().all(|(id, option)| readings.get(id) == Some(option))
        };
        let numbered = || rules.iter().enumerate().map(|(i, it)| (RuleId(i), it));
        // Calendars first: the windows of other rules name them. A rule that is
        // not in force under these readings is checked all the same.
        for first in [true, false] {
            for (id, (at, head, rule)) in numbered() {
                if matches!(rule, Rule::Calendar(_)) == first {
                    if in_force(head) {
                        self.rule(id, rule, at);
                    } else {
                        self.checked_only(id, rule, at);
                    }
                }
            }
        }
        self.references(rules);
    }

    /// Checks a rule that is not in force under these readings, and forgets it.
    fn checked_only(&mut self, id: RuleId, rule: &Rule, at: &Pointer) {
        let calendars = match rule {
            Rule::Calendar(_) => Vec::new(),
            _ => self.rules.calendars.clone(),
        };
        let kept = std::mem::replace(&mut self.rules, Rules { calendars, ..Rules::default() });
        self.rule(id, rule, at);
        self.rules = kept;
    }

    /// What can only be checked once all rules are there.
    fn references(&mut self, rules: &[(Pointer, written::RuleHead, Rule)]) {
        if self.rules.scope.is_none() {
            self.problem(Code::MissingRule, &Pointer::root().member("rules"), &["scope"]);
        }
        let ids = rules.iter().filter_map(|(_, _, rule)| match rule {
            Rule::Minimum(it) => Some(it.requirement.as_str()),
            Rule::Induction(it) => Some(it.requirement.as_str()),
            _ => None,
        });
        let ids: Vec<_> = ids.collect();
        for (at, _, rule) in rules {
            if let Rule::Waiver(it) = rule
                && let written::Words::These(lowered) = &it.lowers
            {
                for id in lowered.iter().filter(|it| !ids.contains(&it.as_str())) {
                    self.problem(Code::UnknownRequirement, &at.member("lowers"), &[id]);
                }
            }
        }
        let mut seen = Vec::new();
        let in_force = self.rules.minima.iter().map(|it| &it.id);
        let in_force = in_force.chain(self.rules.inductions.iter().map(|it| &it.id));
        let mut repeated = Vec::new();
        for id in in_force {
            if seen.contains(&id) {
                repeated.push(id.clone());
            }
            seen.push(id);
        }
        for id in repeated {
            self.problem(Code::DuplicateId, &Pointer::root().member("rules"), &[&id]);
        }
    }

    fn rule(&mut self, rule: RuleId, written: &Rule, at: &Pointer) {
        match written {
            Rule::Scope(_) => {
                if self.rules.scope.replace(rule).is_some() {
                    self.problem(Code::RepeatedRule, at, &["scope"]);
                }
            }
            Rule::Cycle(it) => self.cycle(rule, it, at),
            Rule::Calendar(it) => self.calendar(rule, it, at),
            Rule::Exclude(it) => {
                let when = self.when(&it.when, &at.member("when"));
                self.rules.exclusions.push((rule, when));
            }
            Rule::Classify(it) => self.classify(rule, it, at),
            Rule::Attribution(it) => {
                let when = self.when(&it.when, &at.member("when"));
                let by = self.word(
                    &it.by,
                    &at.member("by"),
                    &[
                        ("certificate-else-completion", AttributedBy::CertificateElseCompletion),
                        ("study-years", AttributedBy::StudyYears),
                    ],
                );
                self.rules.attributions.extend(by.map(|by| Attribution { rule, when, by }));
            }
            Rule::Rate(it) => self.rate(rule, it, at),
            Rule::Bonus(it) => self.bonus(rule, it, at),
            Rule::Rounding(it) => {
                let when = self.when(&it.when, &at.member("when"));
                let modes = [("half-up", true), ("floor", false)];
                let half_up = self.word(&it.mode, &at.member("mode"), &modes);
                if it.digits > 4 {
                    let text = it.digits.to_string();
                    self.problem(Code::NumberTooFine, &at.member("digits"), &[&text]);
                }
                let digits = it.digits;
                self.rules.roundings.extend(half_up.map(|half_up| Rounding {
                    rule,
                    when,
                    half_up,
                    digits,
                }));
            }
            Rule::Dedup(it) => {
                let when = self.when(&it.when, &at.member("when"));
                let keys = [("content_key", DedupKey::Content), ("project_key", DedupKey::Project)];
                let key = self.word(&it.key, &at.member("key"), &keys);
                let window = self.window(&it.window, &at.member("window"));
                if let (Some(key), Some(window)) = (key, window) {
                    self.rules.dedups.push(Dedup { rule, when, key, window });
                }
            }
            Rule::Cap(it) => self.cap(rule, it, at),
            Rule::Minimum(it) => self.minimum(rule, it, at),
            Rule::Induction(it) => self.induction(rule, it, at),
            Rule::Waiver(it) => self.waiver(rule, it, at),
            Rule::Offset(it) => self.offset(rule, it, at),
            Rule::Ruling(it) => {
                let when = self.when(&it.when, &at.member("when"));
                let at = at.member("into");
                let paths = it.into.iter().enumerate();
                let into = paths.filter_map(|(i, path)| self.category(path, &at.element(i)));
                let into = into.collect();
                self.rules.rulings.push(Ruling { rule, when, into });
            }
            Rule::Provision(_) => {}
        }
    }

    fn cycle(&mut self, rule: RuleId, it: &written::Cycle, at: &Pointer) {
        let from = self.date(&it.from, &at.member("from"));
        let to = self.date(&it.to, &at.member("to"));
        let (Some(from), Some(to)) = (from, to) else { return };
        if to < from {
            return self.problem(Code::EndsBeforeStart, at, &[&it.from, &it.to]);
        }
        if self.rules.cycle.replace((rule, Dates { from, to })).is_some() {
            self.problem(Code::RepeatedRule, at, &["cycle"]);
        }
    }

    fn calendar(&mut self, rule: RuleId, it: &written::Calendar, at: &Pointer) {
        let mut day = |text: &str, name: &str| {
            let day = MonthDay::parse(text);
            if day.is_none() {
                self.problem(Code::NotADate, &at.member(name), &[text]);
            }
            day
        };
        let (from, to) = (day(&it.from, "from"), day(&it.to, "to"));
        let (Some(from), Some(to)) = (from, to) else { return };
        if self.rules.calendars.iter().any(|known| known.name == it.name) || it.name == "cycle" {
            self.problem(Code::DuplicateId, &at.member("name"), &[&it.name]);
        }
        let calendar = Calendar { from, to };
        self.rules.calendars.push(NamedCalendar { rule, name: it.name.clone(), calendar });
        let index = self.rules.calendars.len() - 1;
        if it.registration && self.rules.registration.replace(index).is_some() {
            self.problem(Code::RepeatedRule, at, &["calendar"]);
        }
    }

    fn classify(&mut self, rule: RuleId, it: &written::Classify, at: &Pointer) {
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

    fn rate(&mut self, rule: RuleId, it: &written::Rate, at: &Pointer) {
        let when = self.when(&it.when, &at.member("when"));
        let unit = self.parsed(Unit::parse, Unit::ALL, &it.quantity, &at.member("quantity"));
        let rate = self.factor(&it.rate, &at.member("rate"));
        let at_most = it.at_most.as_ref().and_then(|text| self.amount(text, &at.member("at-most")));
        if let (Some(unit), Some(rate)) = (unit, rate) {
            let (whole, bonuses) = (it.whole, it.bonuses);
            self.rules.rates.push(Rate { rule, when, unit, rate, at_most, whole, bonuses });
        }
    }

    fn bonus(&mut self, rule: RuleId, it: &written::Bonus, at: &Pointer) {
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

    /// A word that stands for one of a few things.
    pub(super) fn word<T: Copy>(
        &mut self,
        text: &str,
        at: &Pointer,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let allowed: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.problem(Code::UnknownWord, at, &[text, &allowed.join(", ")]);
        }
        found.map(|(_, it)| *it)
    }

    /// A word of the vocabulary.
    pub(super) fn parsed<T: std::fmt::Display>(
        &mut self,
        parse: impl Fn(&str) -> Option<T>,
        all: &[T],
        text: &str,
        at: &Pointer,
    ) -> Option<T> {
        let found = parse(text);
        if found.is_none() {
            let allowed: Vec<_> = all.iter().map(ToString::to_string).collect();
            self.problem(Code::UnknownWord, at, &[text, &allowed.join(", ")]);
        }
        found
    }

    fn date(&mut self, text: &str, at: &Pointer) -> Option<chrono::NaiveDate> {
        let date = parse_date(text);
        if date.is_none() {
            self.problem(Code::NotADate, at, &[text]);
        }
        date
    }

    /// A figure of the pack; all of them must fit one common denominator.
    pub(super) fn amount(&mut self, text: &str, at: &Pointer) -> Option<Credit> {
        let amount = match Credit::entered(text) {
            Ok(it) => it,
            Err(error) => {
                let code = match error {
                    NumberError::Unreadable => Code::NotANumber,
                    NumberError::TooLarge => Code::NumberTooLarge,
                    NumberError::TooFine => Code::NumberTooFine,
                };
                self.problem(code, at, &[text]);
                return None;
            }
        };
        // Rates and bonuses are multiplied, so figures share half the room of quantities.
        match common_denominator(self.denominator, amount.denominator()) {
            Some(common) if common <= 100_000 => {
                self.denominator = common;
                Some(amount)
            }
            _ => {
                self.problem(Code::DenominatorsTooMany, at, &[text]);
                None
            }
        }
    }

    /// A figure that quantities are multiplied by: at most a thousand, so that no sum overflows.
    fn factor(&mut self, text: &str, at: &Pointer) -> Option<Credit> {
        let factor = self.amount(text, at)?;
        if factor > Credit::whole(1_000) {
            self.problem(Code::NumberTooLarge, at, &[text]);
            return None;
        }
        Some(factor)
    }

    pub(super) fn category(&mut self, path: &str, at: &Pointer) -> Option<CategoryId> {
        let found = self.tree.find(path);
        if found.is_none() {
            self.problem(Code::UnknownCategory, at, &[path]);
        }
        found
    }

    pub(super) fn category_set(
        &mut self,
        paths: &written::Words,
        at: &Pointer,
    ) -> Option<crate::sorted::Set<CategoryId>> {
        let written::Words::These(paths) = paths else {
            self.problem(Code::Malformed, at, &["at-least"]);
            return None;
        };
        paths.iter().map(|path| self.category(path, at)).collect()
    }

    pub(super) fn window(&mut self, name: &str, at: &Pointer) -> Option<Window> {
        if name == "cycle" {
            return Some(Window::Cycle);
        }
        let found = self.rules.calendars.iter().position(|it| it.name == name);
        if found.is_none() {
            self.problem(Code::UnknownCalendar, at, &[name]);
        }
        found.map(Window::Year)
    }
}
