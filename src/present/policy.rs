//! The policy as a document: its head, the readings in use, and its rules in the reader's order.

use xuefen_engine::assess::{RequirementResult, Standing};
use xuefen_engine::pack::{Article, Pack, RuleId};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::trace::Settlement;
use xuefen_words::regulation::{about, rule_kind};
use xuefen_words::ui::policy as texts;
use xuefen_words::ui::policy::PolicyPage;
use xuefen_words::{Language, Named, dates};

use super::Lens;
use super::record::settlement;
use crate::routes::Page;

/// The policy as a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyView {
    /// The title.
    pub title: String,
    /// The place where it applies.
    pub region: String,
    /// What stands in its head: name and value.
    pub facts: Vec<(&'static str, String)>,
    /// What is missing in the source.
    pub missing: Option<String>,
    /// The readings in use.
    pub readings: Vec<ReadingView>,
    /// The rules, chapter by chapter; empty chapters are left out.
    pub chapters: Vec<ChapterView>,
}

/// A reading in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingView {
    /// What it decides.
    pub title: String,
    /// The reading.
    pub option: String,
    /// Whether it is the pack's default.
    pub is_default: bool,
}

/// A part of the document, in the reader's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// What and when.
    Scope,
    /// What counts nothing.
    Excluded,
    /// What a record converts to.
    Conversion,
    /// Bonuses, the same once, caps.
    Bonus,
    /// What must be reached.
    Requirement,
    /// Offsets and waivers.
    Moved,
    /// New teachers.
    Induction,
    /// Procedure, deadlines, consequences.
    Procedure,
}

impl Chapter {
    /// Every chapter, in order.
    pub const ALL: [Self; 8] = [
        Self::Scope,
        Self::Excluded,
        Self::Conversion,
        Self::Bonus,
        Self::Requirement,
        Self::Moved,
        Self::Induction,
        Self::Procedure,
    ];

    /// The chapter to which an article belongs.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        match article.kind {
            "scope" | "cycle" | "calendar" | "attribution" => Self::Scope,
            "exclude" => Self::Excluded,
            "classify" | "rate" | "rounding" | "ruling" => Self::Conversion,
            "bonus" | "dedup" | "cap" => Self::Bonus,
            "minimum" => Self::Requirement,
            "offset" | "waiver" => Self::Moved,
            "induction" => Self::Induction,
            _ => match article.about.as_deref() {
                Some("cycle" | "persons" | "content") => Self::Scope,
                Some("substitution") => Self::Moved,
                Some("induction") => Self::Induction,
                _ => Self::Procedure,
            },
        }
    }

    /// The id of its section.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Scope => "chapter-scope",
            Self::Excluded => "chapter-excluded",
            Self::Conversion => "chapter-conversion",
            Self::Bonus => "chapter-bonus",
            Self::Requirement => "chapter-requirement",
            Self::Moved => "chapter-moved",
            Self::Induction => "chapter-induction",
            Self::Procedure => "chapter-procedure",
        }
    }

    fn title(self, language: Language) -> &'static str {
        let words = PolicyPage::of(language);
        match self {
            Self::Scope => words.scope,
            Self::Excluded => words.excluded,
            Self::Conversion => words.conversion,
            Self::Bonus => words.bonus,
            Self::Requirement => words.requirement,
            Self::Moved => words.moved,
            Self::Induction => words.induction,
            Self::Procedure => words.procedure,
        }
    }
}

/// A chapter with its rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterView {
    /// The id of its section.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its rules, in the order of the pack.
    pub rules: Vec<RuleView>,
}

/// A rule as a line of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleView {
    /// Its id.
    pub id: String,
    /// Where it is written.
    pub place: String,
    /// What it says.
    pub sense: String,
    /// What kind of rule it is.
    pub kind: String,
    /// Whether it is in force under the readings in use.
    pub in_force: bool,
    /// The readings on which that depends, in a sentence; empty where it depends on none.
    pub note: String,
    /// The records that it touched, counted in words; `None` where there is none.
    pub touched: Option<String>,
    /// How what it requires stands.
    pub standing: Option<(Standing, String)>,
    /// Its page.
    pub page: Page,
}

/// Presents the policy.
#[must_use]
pub fn policy(lens: &Lens<'_>) -> PolicyView {
    let language = lens.language;
    let source = &lens.pack.source;
    let touched = touched(lens);
    let chapter = |chapter: Chapter| {
        let rules = lens.pack.articles().filter(|(_, it)| Chapter::of(it) == chapter);
        ChapterView {
            id: chapter.id(),
            title: chapter.title(language),
            rules: rules.map(|(id, it)| rule(lens, id, it, &touched)).collect(),
        }
    };
    let chapters = Chapter::ALL.into_iter().map(chapter);
    PolicyView {
        title: language.of(&source.title).to_owned(),
        region: language.of(&source.region).to_owned(),
        facts: facts(lens),
        missing: source.missing.as_ref().map(|it| language.of(it).to_owned()),
        readings: readings(lens.pack, language),
        chapters: chapters.filter(|it| !it.rules.is_empty()).collect(),
    }
}

fn facts(lens: &Lens<'_>) -> Vec<(&'static str, String)> {
    let (language, source) = (lens.language, &lens.pack.source);
    let words = PolicyPage::of(language);
    let mut facts = vec![
        (words.issuer, language.of(&source.issuer).to_owned()),
        (words.region, language.of(&source.region).to_owned()),
    ];
    facts.extend(source.number.clone().map(|it| (words.number, it)));
    facts.extend(source.parent.clone().map(|it| (words.parent, it)));
    facts.extend(lens.pack.cycle().map(|it| (words.cycle, dates(&it, language))));
    facts.push((words.edition, lens.pack.edition.clone()));
    facts
}

/// The readings in use, in the order of the switches.
fn readings(pack: &Pack, language: Language) -> Vec<ReadingView> {
    let view = |it: &xuefen_engine::pack::Switch| {
        let chosen = pack.readings.get(&it.id)?;
        let option = it.options.iter().find(|it| it.id == *chosen)?;
        Some(ReadingView {
            title: language.of(&it.title).to_owned(),
            option: language.of(&option.title).to_owned(),
            is_default: it.options.first().is_some_and(|it| it.id == *chosen),
        })
    };
    pack.switches.iter().filter_map(view).collect()
}

/// How many records each rule touched.
fn touched(lens: &Lens<'_>) -> Map<RuleId, usize> {
    let mut touched = Map::new();
    let settlements = lens.archive.records().filter_map(|it| settlement(lens, it));
    for rule in settlements.flat_map(rules_of) {
        *touched.entry(rule).or_default() += 1;
    }
    touched
}

/// The rules that a settlement names, each once.
pub(super) fn rules_of(it: &Settlement) -> Set<RuleId> {
    let parts = it.parts.iter().map(|it| it.rule);
    let steps = it.steps.iter().map(|it| it.article);
    parts.chain(steps).chain(it.classified_by).collect()
}

fn rule(lens: &Lens<'_>, id: RuleId, article: &Article, touched: &Map<RuleId, usize>) -> RuleView {
    let language = lens.language;
    let in_force = lens.pack.is_in_force(article);
    RuleView {
        id: article.id.clone(),
        place: article.place.clone(),
        sense: language.of(&article.sense).to_owned(),
        kind: kind(article, language),
        in_force,
        note: note(lens.pack, article, language),
        touched: touched.get(&id).map(|it| texts::n_records(language, *it)),
        standing: standing(lens, id),
        page: Page::Article(article.id.clone()),
    }
}

/// What kind of rule an article is: 折算, or what a provision is about.
pub(super) fn kind(article: &Article, language: Language) -> String {
    match &article.about {
        Some(it) => about(it, language).to_owned(),
        None => rule_kind(article.kind, language).to_owned(),
    }
}

/// On which readings it depends whether an article is in force.
pub(super) fn note(pack: &Pack, article: &Article, language: Language) -> String {
    let named = |(id, option): (&String, &String)| {
        let switch = pack.switches.iter().find(|it| it.id == *id)?;
        let option = switch.options.iter().find(|it| it.id == *option)?;
        let (title, option) = (language.of(&switch.title), language.of(&option.title));
        Some(texts::reading(language, title, option))
    };
    let readings: Vec<String> = article.readings.iter().filter_map(named).collect();
    if readings.is_empty() {
        return String::new();
    }
    texts::under_reading(language, &readings, pack.is_in_force(article))
}

/// How what a rule requires stands; of several spans the worst, with how many are met.
fn standing(lens: &Lens<'_>, rule: RuleId) -> Option<(Standing, String)> {
    let results: Vec<&RequirementResult> =
        lens.assessment.requirements.iter().filter(|it| it.article == rule).collect();
    let has = |standing| results.iter().any(|it| it.standing == standing);
    let worst = [Standing::Short, Standing::Undetermined, Standing::Met, Standing::Exempt]
        .into_iter()
        .find(|it| has(*it))?;
    let text = match results.as_slice() {
        [_] => worst.name(lens.language).to_owned(),
        _ => {
            let due = results.iter().filter(|it| it.standing != Standing::Exempt);
            let met = due.clone().filter(|it| it.standing == Standing::Met).count();
            texts::met_of(lens.language, met, due.count())
        }
    };
    Some((worst, text))
}

#[cfg(test)]
pub(super) mod tests;
