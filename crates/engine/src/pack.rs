//! One authority's regulation, one edition, as data.
//!
//! [`Pack::parse`] reads the written form and reports every problem at once;
//! a `Pack` that exists is sound. Each rule keeps its [`Article`]: its id, the
//! place in the source and its sense in both languages.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::json;
use crate::sorted::{Map, Set};

mod conditions;
mod form;
mod lint;
mod lower;
mod lower_records;
mod lower_requirements;
mod lower_told;
mod lower_words;
mod parent;
mod reads;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod shown;
mod stored;
mod told;
mod tree;
mod under;
mod words;
mod written;
mod written_rules;
mod written_told;

pub use reads::Field;
pub(crate) use rules::*;
pub use rules::{Force, Measure};
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use shown::{
    ShownAddition, ShownAmount, ShownBonus, ShownCap, ShownGrant, ShownMaximum, ShownRate,
    ShownRequirement, ShownWindow,
};
pub use told::{By, Due, Every, Of, Told};
pub use tree::{Category, CategoryId, CategoryTree};
pub(crate) use under::read_under;

/// A sentence in both languages of the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Which rule: an index into [`Pack::articles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(crate) usize);

/// Where a rule is written and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The rule's id, e.g. `KH-08a`.
    pub id: String,
    /// What kind of rule it is, as packs write it.
    pub kind: &'static str,
    /// For a provision, what it is about.
    pub about: Option<String>,
    /// The place in the source, as the source numbers it.
    pub place: String,
    /// The rule's sense in own words.
    pub sense: Bilingual,
    /// The readings under which it is in force; empty: always.
    pub readings: Map<String, String>,
}

/// A named reading where the text allows several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Its id, e.g. `lecturerReward`.
    pub id: String,
    /// What it decides.
    pub title: Bilingual,
    /// The possible readings, the default one first.
    pub options: Vec<SwitchOption>,
}

/// One reading of a [`Switch`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchOption {
    /// Its id, e.g. `additive`.
    pub id: String,
    /// What it means.
    pub title: Bilingual,
}

/// The document that a pack was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The title.
    pub title: Bilingual,
    /// The issuing authority.
    pub issuer: Bilingual,
    /// The place where it applies, widest first.
    pub region: Bilingual,
    /// The document number, where it has one.
    pub number: Option<String>,
    /// The parent's number and title, where it has none itself.
    pub parent: Option<String>,
    /// What is missing from the text that the pack was made from.
    pub missing: Option<Bilingual>,
    /// The id of the pack that this one refines.
    pub extends: Option<String>,
    /// The documents that it carries out.
    pub implements: Vec<String>,
    /// The id of the pack that replaced it.
    pub superseded_by: Option<String>,
    /// The first day on which the regulation is in force, where it is known.
    pub effective_from: Option<NaiveDate>,
    /// The last day on which the regulation is in force, where it is known.
    pub effective_to: Option<NaiveDate>,
}

/// A span of days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Dates {
    /// Whether a day lies inside.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// One authority's regulation, one edition, with a reading chosen for each switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its id, e.g. `khorgos-2024-2028`.
    pub id: String,
    /// Its edition; raised whenever a change alters what somebody is credited.
    pub edition: String,
    /// The document it was made from.
    pub source: Source,
    /// The switches that the text leaves open.
    pub switches: Vec<Switch>,
    /// The reading in force of each switch.
    pub readings: Map<String, String>,
    /// The categories.
    pub categories: CategoryTree,
    /// Every rule's article, in the order of the pack, in force or not.
    pub articles: Vec<Article>,
    pub(crate) rules: Rules,
    /// What is told beside the figures; empty for a pack that was compiled ahead.
    told: Vec<(RuleId, Told)>,
    /// What it was parsed from; `None` for one that was compiled ahead.
    text: Option<Arc<str>>,
}

/// The largest pack that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

impl Pack {
    /// The kinds of rules that are told and not reckoned, as [`Article::kind`] has them.
    pub const TOLD: &'static [&'static str] = written_rules::Rule::TOLD;

    /// Reads a pack, with the default reading of every switch.
    ///
    /// # Errors
    /// Every problem that makes the pack unusable, each with its place.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        Self::read(text, &Map::new(), &mut problems).ok_or(problems)
    }

    /// Reads a pack and reports every problem and every warning.
    #[must_use]
    pub fn check(text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let pack = Self::read(text, &Map::new(), &mut problems);
        if let Some(pack) = &pack {
            lint::lint(pack, &mut problems);
        }
        let sound = problems.iter().all(|it| it.severity == Severity::Warning);
        (pack.filter(|_| sound), problems)
    }

    fn read(
        text: &str,
        readings: &Map<String, String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let value = json::parse(text, LARGEST).map_err(|it| problems.push(it)).ok()?;
        let written = written::Pack::read(&value, problems)?;
        let pack = lower::lower(&written, readings, problems)?;
        let sound = problems.iter().all(|it| it.severity == Severity::Warning);
        sound.then(|| Self { text: Some(text.into()), ..pack })
    }

    /// Whether its own text is at hand: readings can be chosen and what it tells be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.text.is_some()
    }

    /// The text that it was parsed from; empty for one that was compiled ahead.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// The same pack with these readings; every switch that is not named keeps its default.
    ///
    /// # Errors
    /// A switch or an option that the pack does not have.
    pub fn with_readings(&self, readings: &Map<String, String>) -> Result<Self, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let at = |_: &str| Pointer::root().member("switches");
        check_readings(&self.switches, readings, at, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Self::read(self.text(), readings, &mut problems).ok_or(problems)
    }

    /// The days of the cycle, where the text gives them.
    #[must_use]
    pub fn cycle(&self) -> Option<Dates> {
        match self.rules.cycle {
            Some((_, Cycle::Dates(dates))) => Some(dates),
            _ => None,
        }
    }

    /// An article.
    #[must_use]
    pub fn article(&self, rule: RuleId) -> Option<&Article> {
        self.articles.get(rule.0)
    }

    /// The articles with their rules, in the order of the pack.
    pub fn articles(&self) -> impl Iterator<Item = (RuleId, &Article)> {
        self.articles.iter().enumerate().map(|(i, it)| (RuleId(i), it))
    }

    /// The calendar by which annual requirements are registered.
    #[must_use]
    pub fn registration_calendar(&self) -> Option<&Calendar> {
        let index = self.rules.registration?;
        self.rules.calendars.get(index).map(|it| &it.calendar)
    }

    /// Whether an article is in force under the readings chosen.
    #[must_use]
    pub fn is_in_force(&self, article: &Article) -> bool {
        article.readings.iter().all(|(id, option)| self.readings.get(id) == Some(option))
    }

    /// The one category that a requirement looks at, if it looks at one.
    #[must_use]
    pub fn category_required_by(&self, rule: RuleId) -> Option<CategoryId> {
        self.rules.minima.iter().find(|it| it.rule == rule)?.scope.category()
    }

    /// The tag that a requirement looks at, if it looks at one.
    #[must_use]
    pub fn tag_required_by(&self, rule: RuleId) -> Option<&str> {
        self.rules.minima.iter().find(|it| it.rule == rule)?.scope.tag.as_deref()
    }

    /// The consequences that a teacher may ask about.
    pub fn consequences(&self) -> impl Iterator<Item = &str> {
        self.rules.audiences.iter().filter_map(|(_, whose)| whose.asks())
    }

    /// The categories that a record may state, where the policy reads it.
    #[must_use]
    pub fn stated_categories(&self) -> Set<CategoryId> {
        let outer = self.rules.classes.iter().filter_map(|it| match &it.into {
            Into::Stated(outer) => Some(outer),
            Into::Category(_) => None,
        });
        outer.flatten().flat_map(|it| self.categories.inside(*it)).collect()
    }
}

/// Checks that every reading is one of a switch that there is; `at` is its place.
fn check_readings(
    switches: &[Switch],
    readings: &Map<String, String>,
    at: impl Fn(&str) -> Pointer,
    problems: &mut Vec<Diagnostic>,
) {
    for (id, option) in readings {
        match switches.iter().find(|it| it.id == *id) {
            None => problems.push(Diagnostic::error(Code::UnknownSwitch, &at(id), &[id])),
            Some(it) if it.options.iter().all(|it| it.id != *option) => {
                problems.push(Diagnostic::error(Code::UnknownOption, &at(id), &[id, option]));
            }
            Some(_) => {}
        }
    }
}
