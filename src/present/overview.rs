//! The overview: how far along, what is missing, what to do next.

use std::cmp::Reverse;

use xuefen_engine::archive::{Id, Record};
use xuefen_engine::assess::{OpenFact, RequirementResult, Standing};
use xuefen_engine::condition::Fact;
use xuefen_engine::pack::{Force, Measure};
use xuefen_engine::sorted::Map;
use xuefen_engine::trace::Span;
use xuefen_engine::vocabulary::Status;
use xuefen_words::language::in_sentence;
use xuefen_words::regulation;
use xuefen_words::requirement::{measured_in, requirement, without_year};
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::overview as texts;
use xuefen_words::{Language, Named, credit, date};

use super::{Lens, title_of};
use crate::routes::Page;

/// The overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewView {
    /// The requirement on the total of the cycle, if there is one.
    pub total: Option<RequirementView>,
    /// How many requirements of the cycle are met.
    pub met: String,
    /// Whether all of them are.
    pub all_met: bool,
    /// Until when how much is required.
    pub lead: String,
    /// The other requirements of the cycle, parts behind their whole.
    pub parts: Vec<RequirementView>,
    /// The requirements of new teachers.
    pub induction: Vec<RequirementView>,
    /// Annual requirements, year by year.
    pub years: Vec<YearView>,
    /// What somebody has to look at.
    pub attention: Vec<AttentionView>,
    /// What offsets moved over the cycle.
    pub moved: Vec<String>,
    /// The record that satisfies the whole cycle at once, with the article that says so.
    pub deemed: Vec<AttentionView>,
    /// Whether there is no record at all.
    pub is_empty: bool,
}

/// One year's requirements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearView {
    /// Its starting calendar year, as a key.
    pub key: i32,
    /// Its name.
    pub title: String,
    /// Its requirements.
    pub requirements: Vec<RequirementView>,
}

/// How far along a requirement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementView {
    /// Unique among all requirements.
    pub key: String,
    /// Its name.
    pub title: String,
    /// How deep it lies in the tree of categories, 0 for the top.
    pub depth: usize,
    /// How it stands.
    pub standing: Standing,
    /// The same in words.
    pub standing_text: &'static str,
    /// How binding it is, where that is worth a word.
    pub force_text: Option<&'static str>,
    /// What is recognised.
    pub recognised: String,
    /// What planned and enrolled records would add.
    pub planned: String,
    /// Whether they would add anything.
    pub has_planned: bool,
    /// What is missing.
    pub missing: String,
    /// Whether anything is missing.
    pub is_short: bool,
    /// What is required.
    pub required: String,
    /// Credits or hours.
    pub unit: &'static str,
    /// The recognised share of the bar, in thousandths.
    pub share_recognised: u16,
    /// The planned share of the bar, in thousandths.
    pub share_planned: u16,
    /// The bar in words.
    pub sentence: String,
    /// Where the requirement is written.
    pub article: String,
    /// The page of that article.
    pub article_page: Page,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttentionView {
    /// Unique among all.
    pub key: String,
    /// What it is.
    pub text: String,
    /// Where it can be mended.
    pub page: Page,
    /// What to do there.
    pub action: &'static str,
}

/// Presents the overview.
#[must_use]
pub fn overview(lens: &Lens<'_>) -> OverviewView {
    let language = lens.language;
    let requirements = &lens.assessment.requirements;
    let of_cycle = || requirements.iter().filter(|it| it.span == Span::Cycle);
    let is_total = |it: &&RequirementResult| it.span == Span::Cycle && it.id == "cycle-total";
    let total = requirements.iter().find(is_total);
    let until = lens.pack.cycle().map(|it| date(it.to, language)).unwrap_or_default();
    let counted = of_cycle().filter(|it| it.standing != Standing::Exempt);
    let met = counted.clone().filter(|it| it.standing == Standing::Met).count();
    OverviewView {
        total: total.map(|it| view(lens, it)),
        met: texts::met_of(language, met, counted.clone().count()),
        all_met: counted.clone().all(|it| it.standing == Standing::Met),
        lead: total
            .map(|it| texts::lead(language, &credit(it.required, language), unit(lens, it), &until))
            .unwrap_or_default(),
        parts: of_cycle().filter(|it| !is_total(it)).map(|it| view(lens, it)).collect(),
        induction: requirements
            .iter()
            .filter(|it| is_induction(it))
            .map(|it| view(lens, it))
            .collect(),
        years: years(lens),
        attention: attention(lens),
        moved: moved(lens),
        deemed: deemed(lens).into_iter().collect(),
        is_empty: lens.archive.records().len() == 0,
    }
}

fn is_induction(it: &RequirementResult) -> bool {
    matches!(it.span, Span::Induction | Span::ServiceYear(_))
}

fn years(lens: &Lens<'_>) -> Vec<YearView> {
    // The latest year first: it is the one that can still be mended.
    let mut years: Map<Reverse<i32>, YearView> = Map::new();
    for it in &lens.assessment.requirements {
        let Span::Year { year, .. } = &it.span else { continue };
        let title = without_year(it, lens.pack, lens.language);
        let view = RequirementView { title, ..view(lens, it) };
        let year = years.entry(Reverse(*year)).or_insert_with(|| YearView {
            key: *year,
            title: texts::year(lens.language, *year),
            requirements: Vec::new(),
        });
        year.requirements.push(view);
    }
    years.into_values().collect()
}

/// Credits or hours, in words.
fn unit(lens: &Lens<'_>, it: &RequirementResult) -> &'static str {
    match measured_in(it.measure, lens.pack) {
        Measure::Credits => Frame::of(lens.language).credits,
        Measure::Hours => Frame::of(lens.language).hours,
    }
}

/// Presents one requirement.
#[must_use]
pub fn view(lens: &Lens<'_>, it: &RequirementResult) -> RequirementView {
    let language = lens.language;
    let amount = |amount| credit(amount, language);
    let title = requirement(it, lens.pack, language);
    let category = lens.pack.category_required_by(it.article);
    let depth = category.map_or(0, |id| lens.pack.categories.outward(id).count().saturating_sub(1));
    let article = lens.pack.article(it.article);
    let (recognised, planned) = (amount(it.recognised), amount(it.planned()));
    let (missing, required) = (amount(it.missing()), amount(it.required));
    let share_recognised = it.recognised.per_mille_of(it.required);
    let share = it.projected.per_mille_of(it.required);
    RequirementView {
        key: it.key(),
        depth,
        standing: it.standing,
        standing_text: it.standing.name(language),
        force_text: (it.force != Force::Must).then(|| it.force.name(language)),
        sentence: texts::bar(language, &title, &recognised, &planned, &missing, &required),
        title,
        has_planned: it.planned().is_positive(),
        is_short: it.missing().is_positive(),
        recognised,
        planned,
        missing,
        required,
        unit: unit(lens, it),
        share_recognised,
        share_planned: share.saturating_sub(share_recognised),
        article: article.map(|it| it.place.clone()).unwrap_or_default(),
        article_page: Page::Article(article.map(|it| it.id.clone()).unwrap_or_default()),
    }
}

fn moved(lens: &Lens<'_>) -> Vec<String> {
    let moved = lens.assessment.recognised.offsets.iter().filter(|it| it.span == Span::Cycle);
    moved.map(|it| regulation::moved(it, lens.pack, lens.language)).collect()
}

fn deemed(lens: &Lens<'_>) -> Option<AttentionView> {
    let it = lens.assessment.recognised.deemed_complete.as_ref()?;
    let (record, article) = (lens.archive.record(&it.record)?, lens.pack.article(it.article)?);
    let title = title_of(record, lens.language);
    Some(AttentionView {
        key: String::new(),
        text: texts::deemed_by(lens.language, &title, &article.place),
        page: Page::Article(article.id.clone()),
        action: texts::Overview::of(lens.language).article,
    })
}

/// Records that lack a fact or were turned down, and facts of the teacher that are missing.
fn attention(lens: &Lens<'_>) -> Vec<AttentionView> {
    let language = lens.language;
    let words = texts::Overview::of(language);
    let mut views = Vec::new();
    for settlement in &lens.assessment.projected.settlements {
        let Some(record) = lens.archive.record(&settlement.record) else { continue };
        let title = title_of(record, language);
        if record.status == Status::Rejected {
            let text = texts::rejected(language, &title, record.rejected_because.as_deref());
            views.push(see(record, "rejected", text, words.see_why));
        }
        let Some(open) = &settlement.open else { continue };
        if open.facts.is_empty() {
            let text = texts::awaits_ruling(language, &title);
            views.push(see(record, "ruling", text, words.see_why));
        } else {
            let facts = list(&open.facts, language);
            let text = texts::lacks(language, &title, &facts);
            views.push(AttentionView {
                key: format!("{}/facts", record.id),
                text,
                page: Page::EditRecord(record.id.to_string()),
                action: words.fill_in,
            });
        }
    }
    let of_teacher = |it: &&OpenFact| it.record.is_none();
    let open = lens.assessment.requirements.iter().flat_map(|it| &it.open);
    let facts: xuefen_engine::sorted::Set<Fact> =
        open.filter(of_teacher).filter_map(|it| it.fact).collect();
    if !facts.is_empty() {
        let facts: Vec<_> = facts.into_iter().collect();
        views.push(AttentionView {
            key: "teacher".to_owned(),
            text: texts::teacher_lacks(language, &list(&facts, language)),
            page: Page::Teacher,
            action: words.fill_in,
        });
    }
    views
}

fn see(record: &Record, why: &str, text: String, action: &'static str) -> AttentionView {
    let id: &Id = &record.id;
    AttentionView { key: format!("{id}/{why}"), text, page: Page::Record(id.to_string()), action }
}

/// Facts in a row: “mode, level”.
fn list(facts: &[Fact], language: Language) -> String {
    let separator = match language {
        Language::Zh => "、",
        Language::En => ", ",
    };
    facts.iter().map(|it| in_sentence(it.name(language))).collect::<Vec<_>>().join(separator)
}
