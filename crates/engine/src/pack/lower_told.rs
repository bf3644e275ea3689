//! The rules that are told: from their forms to the model.

use super::lower::Lowering;
use super::written::Words;
use super::written_rules::Rule;
use super::written_told::{Deadline, Precondition};
use super::{By, Due, Every, Of, RuleId, Told, words};
use crate::calendar::MonthDay;
use crate::diagnostic::{Code, Pointer};
use crate::vocabulary::EvidenceKind;

impl Lowering {
    /// Lowers a rule that is told; any other is none.
    pub(super) fn told(&mut self, id: RuleId, rule: &Rule, at: &Pointer) {
        let told = match rule {
            Rule::Consequence(it) => {
                let on = it.on.as_deref().unwrap_or("met");
                let on = self.word(on, &at.member("on"), words::ONS);
                let requirements = it.requirements.clone();
                on.map(|on_short| Told::Consequence { requirements, on_short })
            }
            Rule::Precondition(it) => self.precondition(it, at),
            Rule::Validity(it) => {
                let until = self.date(&it.until, &at.member("until"));
                until.map(|until| Told::Validity { until })
            }
            Rule::Deadline(it) => self.deadline(it, at),
            Rule::Recogniser(it) => {
                let when = self.when(&it.when, &at.member("when"));
                self.by(&it.by, at).map(|by| Told::Recogniser { when, by })
            }
            Rule::Evidence(it) => {
                let when = self.when(&it.when, &at.member("when"));
                let needs = self.evidence(&it.needs, &at.member("needs"));
                let one_of = self.evidence(&it.one_of, &at.member("one-of"));
                Some(Told::Evidence { when, needs, one_of })
            }
            Rule::Step(it) => {
                let every = self.every(it.every.as_deref(), at);
                self.by(&it.by, at).map(|by| Told::Step { order: it.order, by, every })
            }
            Rule::Publication(it) => {
                let every = self.every(it.every.as_deref(), at);
                self.by(&it.by, at).map(|by| Told::Publication { by, every })
            }
            Rule::Obligation(it) => {
                let every = self.every(Some(&it.every), at);
                let (duty, count) = (it.duty.clone(), it.count);
                every.map(|every| Told::Obligation { duty, count, every })
            }
            Rule::Equivalence(it) => {
                let amount = self.amount(&it.amount, &at.member("amount"));
                let equals = self.amount(&it.equals, &at.member("equals"));
                let (of, in_unit) = (it.of.clone(), it.in_unit.clone());
                let both = amount.zip(equals);
                both.map(|(amount, equals)| Told::Equivalence { amount, of, equals, in_unit })
            }
            Rule::Provision(it) => Some(Told::Provision { about: it.about.clone() }),
            _ => None,
        };
        self.told.extend(told.map(|it| (id, it)));
    }

    fn precondition(&mut self, it: &Precondition, at: &Pointer) -> Option<Told> {
        let place = at.member("of");
        let Words::These(all) = &it.of else {
            self.problem(Code::Malformed, &place, &["at-least"]);
            return None;
        };
        let of = all.iter().filter_map(|it| self.parsed(Of::parse, Of::ALL, it, &place)).collect();
        let window = it.window.as_deref().unwrap_or("cycle");
        let window = self.word(window, &at.member("window"), words::PRECONDITION_WINDOWS);
        window.map(|in_registration_period| Told::Precondition {
            of,
            requirements: it.requirements.clone(),
            in_registration_period,
        })
    }

    fn deadline(&mut self, it: &Deadline, at: &Pointer) -> Option<Told> {
        let due = match MonthDay::parse(&it.due) {
            Some(day) => Some(Due::Yearly(day)),
            None => self.date(&it.due, &at.member("due")).map(Due::Once),
        };
        let mut day = |text: Option<&String>, name: &str| {
            let Some(text) = text else {
                self.problem(Code::MissingMember, &at.member("covers"), &[name]);
                return None;
            };
            let day = MonthDay::parse(text);
            if day.is_none() {
                self.problem(Code::NotADate, &at.member("covers").member(name), &[text]);
            }
            day
        };
        let covers = it
            .covers
            .as_ref()
            .map(|it| day(it.from.as_ref(), "from").zip(day(it.to.as_ref(), "to")));
        let by = self.by(&it.by, at);
        due.zip(by).map(|(due, by)| Told::Deadline { due, by, covers: covers.flatten() })
    }

    fn by(&mut self, text: &str, at: &Pointer) -> Option<By> {
        self.parsed(By::parse, By::ALL, text, &at.member("by"))
    }

    fn every(&mut self, text: Option<&str>, at: &Pointer) -> Option<Every> {
        self.parsed(Every::parse, Every::ALL, text?, &at.member("every"))
    }

    fn evidence(&mut self, texts: &[String], at: &Pointer) -> Vec<EvidenceKind> {
        let mut kinds = Vec::new();
        for (i, text) in texts.iter().enumerate() {
            let (all, at) = (EvidenceKind::ALL, at.element(i));
            kinds.extend(self.parsed(EvidenceKind::parse, all, text, &at));
        }
        kinds
    }
}
