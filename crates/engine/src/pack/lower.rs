//! From the written form to the model: names become indices, texts become amounts and dates.
//!
//! It never stops at the first problem, and makes no pack if there is any error.

use super::written::{self, RuleHead};
use super::written_rules::{Rule, read_rule};
use super::written_told::{Consequence, Precondition};
use super::{
    Article, Bilingual, Category, CategoryId, CategoryTree, Cycle, Dates, NamedCalendar, Pack,
    RuleId, Rules, Source, Switch, SwitchOption, Told, under, words,
};
use crate::calendar::{Calendar, MonthDay};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::sorted::Map;

/// Lowers a pack under these readings; `None` if there is an error.
pub(super) fn lower(
    written: &written::Pack,
    readings: &Map<String, String>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Pack> {
    let mut it = Lowering::new();
    let head = &written.head;
    it.categories(None, &head.categories, &Pointer::root().member("categories"));
    it.switches(&head.switches);
    let readings = it.readings(readings);
    let rules = it.read(&written.rules, &readings);
    it.articles(&rules);
    it.rules(&rules, &readings);
    it.variants(&written.rules);
    let effective_from = it.end(head.effective.from.as_ref(), "from");
    let effective_to = it.end(head.effective.to.as_ref(), "to");

    let moved = |(at, rule): &(Pointer, written::Object)| under::moved_places(rule, &readings, at);
    let moved: Vec<(Pointer, Pointer)> = written.rules.iter().flat_map(moved).collect();
    for problem in &mut it.problems {
        // A problem stands where it is written, not where it is read.
        let place = moved.iter().find_map(|(from, to)| problem.at.moved(from, to));
        problem.at = place.unwrap_or_else(|| problem.at.clone());
    }
    let Lowering { problems: mut found, tree, switches, articles, rules, told, .. } = it;
    let sound = found.iter().all(|it| it.severity == Severity::Warning);
    problems.append(&mut found);
    let source = Source {
        title: both(&head.title),
        issuer: both(&head.issuer),
        region: both(&head.region),
        number: head.number.clone(),
        parent: head.parent.clone(),
        missing: head.missing.as_ref().map(both),
        extends: head.extends.clone(),
        implements: head.implements.clone(),
        superseded_by: head.superseded_by.clone(),
        effective_from,
        effective_to,
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
        told,
        text: None,
    })
}

fn both(it: &written::Bilingual) -> Bilingual {
    Bilingual { zh: it.zh.clone(), en: it.en.clone() }
}

/// A pack in the making.
pub(super) struct Lowering {
    pub(super) problems: Vec<Diagnostic>,
    pub(super) tree: CategoryTree,
    switches: Vec<Switch>,
    articles: Vec<Article>,
    pub(super) rules: Rules,
    pub(super) told: Vec<(RuleId, Told)>,
    /// The common denominator of all figures so far.
    pub(super) denominator: i128,
}

impl Lowering {
    /// Starts with nothing.
    fn new() -> Self {
        Self {
            problems: Vec::new(),
            tree: CategoryTree::default(),
            switches: Vec::new(),
            articles: Vec::new(),
            rules: Rules::default(),
            told: Vec::new(),
            denominator: 1,
        }
    }

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

    /// The rules as they read under the readings chosen; those that cannot be read are problems.
    fn read(
        &mut self,
        rules: &[(Pointer, written::Object)],
        readings: &Map<String, String>,
    ) -> Vec<(Pointer, RuleHead, Rule)> {
        let mut all = Vec::new();
        for (at, rule) in rules {
            let read = match under::read_under(rule, readings, at) {
                Ok(read) => read_rule(&read, at, &mut self.problems),
                Err(refusal) => {
                    self.problems.push(*refusal);
                    None
                }
            };
            all.extend(read.map(|(head, rule)| (at.clone(), head, rule)));
        }
        all
    }

    fn articles(&mut self, rules: &[(Pointer, RuleHead, Rule)]) {
        for (at, head, rule) in rules {
            if self.articles.iter().any(|it| it.id == head.id) {
                self.problem(Code::DuplicateId, &at.member("id"), &[&head.id]);
            }
            if head.place.trim().is_empty() {
                self.problem(Code::NoPlace, &at.member("place"), &[&head.id]);
            }
            super::check_readings(
                &self.switches,
                &head.switch,
                |id| at.member("switch").member(id),
                &mut self.problems,
            );
            self.articles.push(Article {
                id: head.id.clone(),
                kind: rule.kind(),
                about: rule.about(),
                place: head.place.clone(),
                sense: Bilingual { zh: head.zh.clone(), en: head.en.clone() },
                readings: head.switch.clone(),
            });
        }
    }

    fn rules(&mut self, rules: &[(Pointer, RuleHead, Rule)], readings: &Map<String, String>) {
        let in_force = |head: &RuleHead| {
            head.switch.iter().all(|(id, option)| readings.get(id) == Some(option))
        };
        let numbered = || rules.iter().enumerate().map(|(i, it)| (RuleId(i), it));
        // Calendars first: the windows of other rules name them. A rule that is
        // not in force under these readings is checked all the same.
        for first in [true, false] {
            for (id, (at, head, rule)) in numbered() {
                if matches!(rule, Rule::Calendar(_)) == first {
                    if in_force(head) {
                        self.rule(id, head, rule, at);
                    } else {
                        self.checked_only(head, rule, at);
                    }
                }
            }
        }
        self.references(rules);
    }

    /// Checks a rule that is not in force under these readings, and forgets it.
    fn checked_only(&mut self, head: &RuleHead, rule: &Rule, at: &Pointer) {
        let calendars = match rule {
            Rule::Calendar(_) => Vec::new(),
            _ => self.rules.calendars.clone(),
        };
        let kept = std::mem::replace(&mut self.rules, Rules { calendars, ..Rules::default() });
        let n_told = self.told.len();
        self.rule(RuleId(0), head, rule, at);
        self.rules = kept;
        self.told.truncate(n_told);
    }

    /// Checks what rules become under each of their differences.
    fn variants(&mut self, rules: &[(Pointer, written::Object)]) {
        for (at, rule) in rules {
            for (readings, variant, place) in under::variants(rule, at) {
                super::check_readings(
                    &self.switches,
                    &readings,
                    |id| place.member("switch").member(id),
                    &mut self.problems,
                );
                let before = self.problems.len();
                if let Some((head, rule)) = read_rule(&variant, at, &mut self.problems) {
                    self.checked_only(&head, &rule, at);
                }
                // What is wrong in the rule itself has been said.
                let found = self.problems.split_off(before);
                for it in found {
                    if !self.problems.contains(&it) {
                        self.problems.push(Diagnostic { at: place.clone(), ..it });
                    }
                }
            }
        }
    }

    /// What can only be checked once all rules are there.
    fn references(&mut self, rules: &[(Pointer, RuleHead, Rule)]) {
        if self.rules.scope.is_none() {
            let at = Pointer::root();
            let at = if rules.is_empty() { at } else { at.member("rules") };
            self.problem(Code::MissingRule, &at, &["scope"]);
        }
        let ids = rules.iter().filter_map(|(_, _, rule)| rule.requirement());
        let ids: Vec<_> = ids.collect();
        for (at, _, rule) in rules {
            let mut known = |id: &String, at: Pointer| {
                if !ids.contains(&id.as_str()) {
                    self.problem(Code::UnknownRequirement, &at, &[id]);
                }
            };
            match rule {
                Rule::Waiver(it) => {
                    if let written::Words::These(lowered) = &it.lowers {
                        lowered.iter().for_each(|id| known(id, at.member("lowers")));
                    }
                }
                Rule::Consequence(Consequence { requirements, .. })
                | Rule::Precondition(Precondition { requirements, .. }) => {
                    let at = at.member("requirements");
                    let named = requirements.iter().enumerate();
                    named.for_each(|(i, id)| known(id, at.element(i)));
                }
                _ => {}
            }
        }
        let mut seen = Vec::new();
        let rules = &self.rules;
        let in_force = rules.minima.iter().map(|it| (&it.id, it.rule));
        let in_force = in_force.chain(rules.inductions.iter().map(|it| (&it.id, it.rule)));
        let in_force = in_force.chain(rules.shares.iter().map(|it| (&it.id, it.rule)));
        let mut repeated = Vec::new();
        for (id, rule) in in_force {
            // Two rules for different teachers may ask for the same.
            let audience = rules.audiences.iter().find(|it| it.0 == rule).map(|it| &it.1);
            if seen.contains(&(id, audience)) {
                repeated.push(id.clone());
            }
            seen.push((id, audience));
        }
        for id in repeated {
            self.problem(Code::DuplicateId, &Pointer::root().member("rules"), &[&id]);
        }
    }

    fn rule(&mut self, rule: RuleId, head: &RuleHead, written: &Rule, at: &Pointer) {
        let whose = self.whose(&head.whose, &at.member("for"));
        if !whose.0.is_empty() {
            self.rules.audiences.push((rule, whose));
        }
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
            Rule::Ruling(it) => self.ruling(rule, it, at),
            Rule::Classify(it) => self.classify(rule, it, at),
            Rule::Rate(it) => self.rate(rule, it, at),
            Rule::Bonus(it) => self.bonus(rule, it, at),
            Rule::Rounding(it) => self.rounding(rule, it, at),
            Rule::Attribution(it) => self.attribution(rule, it, at),
            Rule::Dedup(it) => self.dedup(rule, it, at),
            Rule::Grant(it) => self.grant(rule, it, at),
            Rule::Cap(it) => self.cap(rule, it, at),
            Rule::Minimum(it) => self.minimum(rule, it, at),
            Rule::Mandatory(it) => self.mandatory(rule, it, at),
            Rule::Share(it) => self.share(rule, it, at),
            Rule::Induction(it) => self.induction(rule, it, at),
            Rule::Waiver(it) => self.waiver(rule, it, at),
            Rule::DeemedComplete(it) => {
                let when = self.when(&it.when, &at.member("when"));
                self.rules.deemed.push((rule, when));
            }
            Rule::Offset(it) => self.offset(rule, it, at),
            told => self.told(rule, told, at),
        }
    }

    fn cycle(&mut self, rule: RuleId, it: &super::written_rules::Cycle, at: &Pointer) {
        let cycle = match (&it.from, &it.to, it.years) {
            (Some(from), Some(to), None) => {
                let first = self.date(from, &at.member("from"));
                let last = self.date(to, &at.member("to"));
                let (Some(first), Some(last)) = (first, last) else { return };
                if last < first {
                    return self.problem(Code::EndsBeforeStart, at, &[from, to]);
                }
                Cycle::Dates(Dates { from: first, to: last })
            }
            (None, None, Some(years @ 1..)) => Cycle::Years(years),
            _ => return self.problem(Code::MissingMember, at, &["from, to"]),
        };
        if self.rules.cycle.replace((rule, cycle)).is_some() {
            self.problem(Code::RepeatedRule, at, &["cycle"]);
        }
    }

    fn calendar(&mut self, rule: RuleId, it: &super::written_rules::Calendar, at: &Pointer) {
        let mut day = |text: &str, name: &str| {
            let day = MonthDay::parse(text);
            if day.is_none() {
                self.problem(Code::NotADate, &at.member(name), &[text]);
            }
            day
        };
        let (from, to) = (day(&it.from, "from"), day(&it.to, "to"));
        let gap = self.word(it.gap.as_deref().unwrap_or("reject"), &at.member("gap"), words::GAPS);
        let (Some(from), Some(to), Some(gap)) = (from, to, gap) else { return };
        if self.rules.calendars.iter().any(|known| known.name == it.name) || it.name == "cycle" {
            self.problem(Code::DuplicateId, &at.member("name"), &[&it.name]);
        }
        let calendar = Calendar { from, to, gap };
        self.rules.calendars.push(NamedCalendar { rule, name: it.name.clone(), calendar });
        let index = self.rules.calendars.len() - 1;
        if it.registration && self.rules.registration.replace(index).is_some() {
            self.problem(Code::RepeatedRule, at, &["calendar"]);
        }
    }

    /// An end of the time in which the regulation is in force.
    fn end(&mut self, text: Option<&String>, name: &str) -> Option<chrono::NaiveDate> {
        self.date(text?, &Pointer::root().member("effective").member(name))
    }
}
