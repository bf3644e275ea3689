//! One authority's regulation, one edition, as data.
//!
//! [`Pack::parse`] reads the written form and reports every problem at once;
//! a `Pack` that exists is sound. Each rule keeps its [`Article`]: its id, the
//! place in the source and its sense in both languages.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::condition::{When, Whose};
use crate::credit::Credit;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::json;
use crate::sorted::{Map, Set};
use crate::vocabulary::{EventKind, Span, Unit};

mod conditions;
mod form;
mod lint;
mod lower;
mod lower_requirements;
mod reads;
mod tree;
mod written;

pub use reads::Field;
pub use tree::{Category, CategoryId, CategoryTree};

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
    /// For a provision, what it is about (deadline, consequence …).
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
    written: Arc<written::Pack>,
}

/// The rules in force, by kind, each with its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    /// The rule that says what is registered at all; named where no other rule speaks.
    pub(crate) scope: Option<RuleId>,
    pub(crate) cycle: Option<(RuleId, Dates)>,
    pub(crate) calendars: Vec<NamedCalendar>,
    pub(crate) registration: Option<usize>,
    pub(crate) exclusions: Vec<(RuleId, When)>,
    pub(crate) classes: Vec<Class>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) rates: Vec<Rate>,
    pub(crate) bonuses: Vec<Bonus>,
    pub(crate) roundings: Vec<Rounding>,
    pub(crate) dedups: Vec<Dedup>,
    pub(crate) caps: Vec<Cap>,
    pub(crate) minima: Vec<Minimum>,
    pub(crate) inductions: Vec<Induction>,
    pub(crate) waivers: Vec<Waiver>,
    pub(crate) offsets: Vec<Offset>,
    pub(crate) rulings: Vec<Ruling>,
}

/// T2. A calendar with the name that windows use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedCalendar {
    pub(crate) rule: RuleId,
    pub(crate) name: String,
    pub(crate) calendar: Calendar,
}

/// A span in which something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// The whole cycle.
    Cycle,
    /// Each year of a calendar, by its index.
    Year(usize),
}

/// E3. Which category a record falls into; the first that holds decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) into: Into,
}

/// How a class names the category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Into {
    /// This one.
    Category(CategoryId),
    /// The one that the record states, if it lies inside one of these.
    Stated(Set<CategoryId>),
}

/// T3. Which date decides the year; the first that holds decides, else completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) by: AttributedBy,
}

/// The date that decides the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributedBy {
    /// The certificate's date, or completion where none is stated.
    CertificateElseCompletion,
    /// The years of study that count, back from completion; a part of a year is the first.
    StudyYears,
}

/// V1, V2. What a unit of a quantity is worth; the first that holds and whose quantity is stated decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) unit: Unit,
    pub(crate) rate: Credit,
    /// The most of the quantity that counts.
    pub(crate) at_most: Option<Credit>,
    /// Whether only whole units count.
    pub(crate) whole: bool,
    /// Whether bonuses are added.
    pub(crate) bonuses: bool,
}

/// V3, V4. What is added to a record's base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bonus {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) add: Addition,
}

/// How much a bonus adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addition {
    /// So much.
    Fixed(Credit),
    /// So many times the base.
    OfBase(Credit),
}

impl Addition {
    /// What it adds to a base.
    pub(crate) fn amount(self, base: Credit) -> Credit {
        match self {
            Self::Fixed(amount) => amount,
            Self::OfBase(times) => base * times,
        }
    }
}

/// V5. How a record's worth is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rounding {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) half_up: bool,
    pub(crate) digits: u8,
}

/// D1. The same content counts once in a window, with its highest worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dedup {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    pub(crate) key: DedupKey,
    pub(crate) window: Window,
}

/// What makes two records the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DedupKey {
    Content,
    Project,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Recognised credits.
    Credits,
    /// Contact hours.
    Hours,
}

/// C1. At most so much of some categories in each window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cap {
    pub(crate) rule: RuleId,
    pub(crate) categories: Set<CategoryId>,
    pub(crate) when: When,
    pub(crate) window: Window,
    pub(crate) maximum: Credit,
    pub(crate) measure: Measure,
    /// Whether a cap on the cycle also lowers the years.
    pub(crate) affects_annual: bool,
}

/// How binding a requirement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// It must be met.
    Must,
    /// It is to be met in principle.
    InPrinciple,
    /// Something that the teacher asks about depends on it.
    Consequence,
}

/// What a requirement looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Total,
    Categories(Set<CategoryId>),
    Tag(String),
}

/// R1. At least so much in the cycle or in each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Minimum {
    pub(crate) rule: RuleId,
    pub(crate) id: String,
    pub(crate) whose: Whose,
    pub(crate) scope: Scope,
    /// Which records of the scope count.
    pub(crate) when: When,
    pub(crate) window: Window,
    pub(crate) at_least: Credit,
    pub(crate) measure: Measure,
    pub(crate) force: Force,
}

/// R4. A separate ledger for new teachers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Induction {
    pub(crate) rule: RuleId,
    pub(crate) id: String,
    pub(crate) whose: Whose,
    pub(crate) at_least: Credit,
    pub(crate) measure: Measure,
    pub(crate) years: u8,
    pub(crate) each: Map<u8, Credit>,
    /// Whether years are calendar years instead of years of service.
    pub(crate) calendar_years: bool,
    pub(crate) force: Force,
}

/// A3. Leave lowers requirements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiver {
    pub(crate) rule: RuleId,
    pub(crate) event: EventKind,
    pub(crate) per: Span,
    pub(crate) whole: bool,
    pub(crate) by: Credit,
    pub(crate) lowers: Set<String>,
}

/// A1. Surplus above one category's minimum fills others up to theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offset {
    pub(crate) rule: RuleId,
    pub(crate) from: CategoryId,
    pub(crate) to: Vec<CategoryId>,
    pub(crate) window: Window,
}

/// A2. The amount is for the school or authority to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ruling {
    pub(crate) rule: RuleId,
    pub(crate) when: When,
    /// The categories that the credit may go to; empty: any.
    pub(crate) into: Vec<CategoryId>,
}

/// The largest pack that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

impl Pack {
    /// Reads a pack, with the default reading of every switch.
    ///
    /// # Errors
    /// Every problem that makes the pack unusable, each with its place, and
    /// every warning beside them.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (pack, problems) = Self::check(text);
        match pack {
            Some(pack) if problems.iter().all(|it| it.severity == Severity::Warning) => Ok(pack),
            _ => Err(problems),
        }
    }

    /// Reads a pack and reports every problem and every warning.
    #[must_use]
    pub fn check(text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let value = match json::parse(text, LARGEST) {
            Ok(it) => it,
            Err(problem) => return (None, vec![problem]),
        };
        let Some(written) = written::Pack::read(&value, &mut problems) else {
            return (None, problems);
        };
        let pack = lower::lower(Arc::new(written), &Map::new(), &mut problems);
        let pack = pack.filter(|_| problems.iter().all(|it| it.severity == Severity::Warning));
        if let Some(pack) = &pack {
            lint::lint(pack, &mut problems);
        }
        (pack, problems)
    }

    /// The same pack with these readings; every switch that is not named keeps its default.
    ///
    /// # Errors
    /// A switch or an option that the pack does not have.
    pub fn with_readings(&self, readings: &Map<String, String>) -> Result<Self, Vec<Diagnostic>> {
        let at = Pointer::root().member("switches");
        let mut problems = Vec::new();
        for (id, option) in readings {
            match self.switches.iter().find(|it| it.id == *id) {
                None => problems.push(Diagnostic::error(Code::UnknownSwitch, &at, &[id])),
                Some(it) if it.options.iter().all(|it| it.id != *option) => {
                    problems.push(Diagnostic::error(Code::UnknownOption, &at, &[id, option]));
                }
                Some(_) => {}
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        lower::lower(Arc::clone(&self.written), readings, &mut problems).ok_or(problems)
    }

    /// The cycle, where the text gives one.
    #[must_use]
    pub fn cycle(&self) -> Option<Dates> {
        self.rules.cycle.map(|(_, dates)| dates)
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
        let minimum = self.rules.minima.iter().find(|it| it.rule == rule)?;
        match &minimum.scope {
            Scope::Categories(ids) if ids.len() == 1 => ids.first().copied(),
            _ => None,
        }
    }

    /// The tag that a requirement looks at, if it looks at one.
    #[must_use]
    pub fn tag_required_by(&self, rule: RuleId) -> Option<&str> {
        let minimum = self.rules.minima.iter().find(|it| it.rule == rule)?;
        match &minimum.scope {
            Scope::Tag(tag) => Some(tag),
            _ => None,
        }
    }

    /// The consequences that a teacher may ask about.
    pub fn consequences(&self) -> impl Iterator<Item = &str> {
        self.rules.minima.iter().filter_map(|it| it.whose.asks())
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
