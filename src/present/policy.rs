//! The policy as a document: its head, its figures as tables, and its rules in the reader's order.

use xuefen_engine::assess::{Bound, RequirementResult, Standing};
use xuefen_engine::pack::{Article, Pack, RuleId, Told};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::trace::Settlement;
use xuefen_words::regulation::{about, rule_kind};
use xuefen_words::ui::policy as texts;
use xuefen_words::ui::policy::PolicyPage;
use xuefen_words::{Language, Named, dates};

use self::tables::{CapRow, ConversionRow, RequirementRow};
use super::record::settlement;
use super::{Lens, choose_policy, told};
use crate::routes::Page;

pub mod tables;

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
    /// The rules, chapter by chapter; empty chapters are left out.
    pub chapters: Vec<ChapterView>,
    /// What is required, as a table.
    pub requirements: Vec<RequirementRow>,
    /// What things are worth, as a table.
    pub conversions: Vec<ConversionRow>,
    /// What counts at most, as a table.
    pub caps: Vec<CapRow>,
    /// What is said where the policy states no figure at all.
    pub no_figures: Option<&'static str>,
    /// The title of the policy that replaced it, and where the two are compared.
    pub superseded: Option<(String, Page)>,
    /// The title of the policy that it refines, and where the two are compared.
    pub refines: Option<(String, Page)>,
}

/// A part of the document, in the reader's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// What and when.
    Scope,
    /// What must be reached.
    Requirement,
    /// New teachers.
    Induction,
    /// What a record converts to, and what else gives credit.
    Conversion,
    /// Bonuses, the same once, caps.
    Bonus,
    /// What counts nothing.
    Excluded,
    /// Offsets, waivers, and what stands for the whole.
    Moved,
    /// What is due.
    Deadline,
    /// What proves a record.
    Evidence,
    /// Who does what, who recognises, what is made public.
    Procedure,
    /// What follows, and what it is needed for.
    Outcome,
    /// What is asked beside credit.
    Duty,
    /// Anything else.
    Other,
}

impl Chapter {
    /// Every chapter, in order.
    pub const ALL: [Self; 13] = [
        Self::Scope,
        Self::Requirement,
        Self::Induction,
        Self::Conversion,
        Self::Bonus,
        Self::Excluded,
        Self::Moved,
        Self::Deadline,
        Self::Evidence,
        Self::Procedure,
        Self::Outcome,
        Self::Duty,
        Self::Other,
    ];

    /// The chapter to which an article belongs.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        match article.kind {
            "scope" | "cycle" | "calendar" | "attribution" => Self::Scope,
            "exclude" => Self::Excluded,
            "classify" | "rate" | "rounding" | "ruling" | "grant" | "equivalence" => {
                Self::Conversion
            }
            "bonus" | "dedup" | "cap" => Self::Bonus,
            "minimum" | "mandatory" | "share" => Self::Requirement,
            "offset" | "waiver" | "deemed-complete" => Self::Moved,
            "induction" => Self::Induction,
            "deadline" => Self::Deadline,
            "evidence" => Self::Evidence,
            "step" | "recogniser" | "publication" => Self::Procedure,
            "consequence" | "precondition" | "validity" => Self::Outcome,
            "obligation" => Self::Duty,
            _ => match article.about.as_deref() {
                Some("cycle" | "persons" | "content") => Self::Scope,
                Some("substitution") => Self::Moved,
                Some("induction") => Self::Induction,
                Some("conversion") => Self::Conversion,
                Some("workflow" | "publication" | "recogniser" | "supervision") => Self::Procedure,
                Some("certificate" | "qualification" | "validity" | "consequence") => Self::Outcome,
                _ => Self::Other,
            },
        }
    }

    /// The id of its section.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Scope => "chapter-scope",
            Self::Requirement => "chapter-requirement",
            Self::Induction => "chapter-induction",
            Self::Conversion => "chapter-conversion",
            Self::Bonus => "chapter-bonus",
            Self::Excluded => "chapter-excluded",
            Self::Moved => "chapter-moved",
            Self::Deadline => "chapter-deadline",
            Self::Evidence => "chapter-evidence",
            Self::Procedure => "chapter-procedure",
            Self::Outcome => "chapter-outcome",
            Self::Duty => "chapter-duty",
            Self::Other => "chapter-other",
        }
    }

    fn title(self, language: Language) -> &'static str {
        let words = PolicyPage::of(language);
        match self {
            Self::Scope => words.scope,
            Self::Requirement => words.requirement,
            Self::Induction => words.induction,
            Self::Conversion => words.conversion,
            Self::Bonus => words.bonus,
            Self::Excluded => words.excluded,
            Self::Moved => words.moved,
            Self::Deadline => words.deadline,
            Self::Evidence => words.evidence,
            Self::Procedure => words.procedure,
            Self::Outcome => words.outcome,
            Self::Duty => words.duty,
            Self::Other => words.other,
        }
    }
}

/// A chapter with its rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterView {
    /// Which it is.
    pub chapter: Chapter,
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
    /// What it means for the teacher, in sentences: when it is due next, what it hangs on.
    pub told: Vec<String>,
    /// Whether the teacher's own page can say more.
    pub asks_teacher: bool,
    /// Its page.
    pub page: Page,
}

/// Presents the policy.
#[must_use]
pub fn policy(lens: &Lens<'_>) -> PolicyView {
    let language = lens.language;
    let source = &lens.pack.source;
    let (touched, told) = (touched(lens), told::told(lens));
    let chapter = |chapter: Chapter| {
        let rules = lens.pack.articles().filter(|(_, it)| Chapter::of(it) == chapter);
        ChapterView {
            chapter,
            id: chapter.id(),
            title: chapter.title(language),
            rules: rules.map(|(id, it)| rule(lens, id, it, &touched, &told)).collect(),
        }
    };
    let requirements = tables::requirements(lens);
    // What is required of new teachers only has its articles in a chapter of their own.
    let has_rows = |it| it == Chapter::Requirement && !requirements.is_empty();
    let chapters: Vec<ChapterView> = Chapter::ALL.into_iter().map(chapter).collect();
    let chapters = chapters.into_iter().filter(|it| !it.rules.is_empty() || has_rows(it.chapter));
    let chapters = chapters.collect();
    PolicyView {
        title: language.of(&source.title).to_owned(),
        region: language.of(&source.region).to_owned(),
        facts: facts(lens),
        missing: source.missing.as_ref().map(|it| language.of(it).to_owned()),
        chapters,
        requirements,
        conversions: tables::conversions(lens),
        caps: tables::caps(lens),
        superseded: source.superseded_by.as_deref().map(|it| other(it, language)),
        refines: source.extends.as_deref().map(|it| other(it, language)),
        no_figures: told::has_no_figures(lens.pack).then(|| PolicyPage::of(language).no_figures),
    }
}

/// Another policy's title, and where it is compared with this one.
fn other(id: &str, language: Language) -> (String, Page) {
    (choose_policy::title(id, language), Page::Compare(Some(id.to_owned())))
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
    let years = lens.pack.years_of_cycle().map(|it| texts::years(language, it));
    let cycle = lens.pack.cycle().map(|it| dates(&it, language)).or(years);
    facts.extend(cycle.map(|it| (words.cycle, it)));
    facts.push((words.edition, lens.pack.edition.clone()));
    facts
}

/// How many records and events each rule touched.
pub(super) fn touched(lens: &Lens<'_>) -> Map<RuleId, usize> {
    let mut touched = Map::new();
    let records = lens.archive.records().filter_map(|it| settlement(lens, it));
    for rule in records.chain(&lens.assessment.recognised.grants).flat_map(rules_of) {
        *touched.entry(rule).or_default() += 1;
    }
    if let Some(it) = &lens.assessment.recognised.deemed_complete {
        *touched.entry(it.article).or_default() += 1;
    }
    touched
}

/// The rules that a settlement names, each once.
pub(super) fn rules_of(it: &Settlement) -> Set<RuleId> {
    let parts = it.parts.iter().map(|it| it.rule);
    let steps = it.steps.iter().map(|it| it.article);
    parts.chain(steps).chain(it.classified_by).collect()
}

fn rule(
    lens: &Lens<'_>,
    id: RuleId,
    article: &Article,
    touched: &Map<RuleId, usize>,
    told: &[(RuleId, Told)],
) -> RuleView {
    let language = lens.language;
    let in_force = lens.pack.is_in_force(article);
    let told = told::view(lens, told, id);
    let about = Some(told.records.len()).filter(|it| *it > 0);
    RuleView {
        id: article.id.clone(),
        place: article.place.clone(),
        sense: language.of(&article.sense).to_owned(),
        kind: kind(article, language),
        in_force,
        note: note(lens.pack, article, language),
        touched: touched.get(&id).copied().or(about).map(|it| texts::n_records(language, it)),
        standing: standing(lens, id).or(told.standing),
        told: told.notes,
        asks_teacher: told.asks_teacher,
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
        // The two ends of a share are one requirement.
        [_] | [RequirementResult { bound: Bound::ShareAtLeast, .. }, ..] => {
            worst.name(lens.language).to_owned()
        }
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
