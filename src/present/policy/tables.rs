//! The figures of a policy as tables: what is required, how things convert, what is capped.

use xuefen_engine::assess::{Bound, RequirementResult, Standing};
use xuefen_engine::condition::{Test, When};
use xuefen_engine::credit::Credit;
use xuefen_engine::pack::{
    Measure, Pack, RuleId, ShownAddition, ShownAmount, ShownBonus, ShownCap, ShownGrant,
    ShownMaximum, ShownRate, ShownRequirement, ShownWindow,
};
use xuefen_engine::sorted::Set;
use xuefen_engine::trace::Reason;
use xuefen_engine::vocabulary::Unit;
use xuefen_words::condition::{audience, rest, subject, whole};
use xuefen_words::number::{amount, quantity as quantity_of};
use xuefen_words::regulation::category_title;
use xuefen_words::requirement::{measured_in, name};
use xuefen_words::ui::figures as texts;
use xuefen_words::ui::figures::Figures;
use xuefen_words::{Language, credit};

use super::standing;
use crate::present::Lens;
use crate::present::record::settlement;
use crate::routes::Page;

/// A link to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLink {
    /// The words on it.
    pub label: String,
    /// The article's page.
    pub page: Page,
}

/// What is required, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementRow {
    /// What is required, with whom it is required of where that is not everybody.
    pub what: String,
    /// How much.
    pub amount: String,
    /// In which span.
    pub window: String,
    /// How it stands for the teacher; `None` where it is not required of them.
    pub standing: Option<(Standing, String)>,
    /// How far it is, where it is one figure; else why it does not stand.
    pub reached: String,
    /// Where it is written.
    pub article: ArticleLink,
}

/// What a quantity is worth, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionRow {
    /// What is converted.
    pub what: String,
    /// Under which conditions; empty where there are none.
    pub when: String,
    /// How much of it.
    pub quantity: String,
    /// Is worth so much.
    pub worth: String,
    /// Limits on the quantity; empty where there are none.
    pub limits: String,
    /// What may be added to it.
    pub bonuses: Vec<ArticleLink>,
    /// What is said where nothing is.
    pub no_bonus: &'static str,
    /// Where it is written.
    pub article: ArticleLink,
}

/// What counts at most, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapRow {
    /// Of what.
    pub what: String,
    /// At most so much.
    pub at_most: String,
    /// In which span.
    pub window: String,
    /// What it cut off of the teacher's records.
    pub cut: String,
    /// Where it is written.
    pub article: ArticleLink,
}

/// The link to the article of a rule.
pub(in crate::present) fn article_link(pack: &Pack, rule: RuleId) -> ArticleLink {
    let article = pack.article(rule);
    ArticleLink {
        label: article.map(|it| it.place.clone()).unwrap_or_default(),
        page: Page::Article(article.map(|it| it.id.clone()).unwrap_or_default()),
    }
}

/// What is required, in the order of the document.
#[must_use]
pub fn requirements(lens: &Lens<'_>) -> Vec<RequirementRow> {
    lens.pack.shown_requirements().iter().map(|it| requirement(lens, it)).collect()
}

fn requirement(lens: &Lens<'_>, it: &ShownRequirement<'_>) -> RequirementRow {
    let (language, pack) = (lens.language, lens.pack);
    let measure = measured_in(it.measure, pack);
    let title = name(it.id, measure, it.rule, pack, language);
    let what = match it.audience {
        Some(whose) => texts::only_for(language, &title, &audience(whose, language)),
        None => title,
    };
    let is_for_me = pack.is_for(it.rule, lens.archive.teacher());
    let standing = standing(lens, it.rule);
    let reached = match (&standing, is_for_me) {
        (Some(_), _) => reached(lens, it.rule),
        (None, false) => Figures::of(language).not_for_me.to_owned(),
        (None, true) => Figures::of(language).not_due.to_owned(),
    };
    RequirementRow {
        what,
        amount: required(it.amount, measure, language),
        window: match (it.window, it.induction_years) {
            (Some(window), _) => window_of(window, pack, language),
            (None, Some(years)) => texts::first_years(language, years),
            (None, None) => Figures::of(language).probation.to_owned(),
        },
        standing,
        reached,
        article: article_link(pack, it.rule),
    }
}

fn required(it: ShownAmount, measure: Measure, language: Language) -> String {
    match it {
        ShownAmount::AtLeast(least) => texts::at_least(language, &amount(least, measure, language)),
        ShownAmount::InOne(least) => texts::in_one(language, &amount(least, measure, language)),
        ShownAmount::Course(worth) => texts::course(language, &amount(worth, measure, language)),
        ShownAmount::Share { from, to, of_earned } => {
            let part = |it: Credit| texts::part(it);
            texts::share(language, from.map(part).as_deref(), to.map(part).as_deref(), of_earned)
        }
    }
}

/// What is reached of a requirement that is counted once.
fn reached(lens: &Lens<'_>, rule: RuleId) -> String {
    let results = lens.assessment.requirements.iter();
    let results: Vec<&RequirementResult> = results.filter(|it| it.article == rule).collect();
    match results.as_slice() {
        [it] => texts::reached(
            lens.language,
            &credit(it.recognised, lens.language),
            &credit(it.required, lens.language),
        ),
        [it, _] if it.bound != Bound::AtLeast => {
            let measure = measured_in(it.measure, lens.pack);
            amount(it.recognised, measure, lens.language)
        }
        _ => String::new(),
    }
}

fn window_of(window: ShownWindow<'_>, pack: &Pack, language: Language) -> String {
    let words = Figures::of(language);
    match window {
        ShownWindow::Cycle => match (pack.cycle(), pack.years_of_cycle()) {
            (None, None) => words.altogether.to_owned(),
            _ => words.cycle.to_owned(),
        },
        ShownWindow::Year(name) if name.contains("school") => words.school_year.to_owned(),
        ShownWindow::Year(_) => words.year.to_owned(),
    }
}

/// What quantities and events are worth; the first row that fits decides.
#[must_use]
pub fn conversions(lens: &Lens<'_>) -> Vec<ConversionRow> {
    let rates = lens.pack.shown_rates().map(|it| rate(lens, &it));
    rates.chain(lens.pack.shown_grants().map(|it| grant(lens, &it))).collect()
}

fn rate(lens: &Lens<'_>, it: &ShownRate<'_>) -> ConversionRow {
    let (language, pack) = (lens.language, lens.pack);
    let words = Figures::of(language);
    let most = it.at_most.zip(it.unit).map(|(most, unit)| quantity_of(most, unit, language));
    let (quantity, worth) =
        texts::converts(language, it.unit, it.rate, measured_in(Measure::Credits, pack));
    let may_add = |bonus: &ShownBonus<'_>| {
        it.bonuses && agree(it.when, bonus.when) && !lacks(bonus.when, it.unit)
    };
    let bonuses = pack.shown_bonuses().filter(may_add);
    let when = rest(it.when, pack, language);
    ConversionRow {
        what: subject(it.when, language).unwrap_or_else(|| words.any_record.to_owned()),
        quantity,
        worth,
        limits: texts::limits(language, most, it.whole),
        bonuses: bonuses.map(|it| bonus(lens, &it, &when)).collect(),
        when: when.join(language.pick("；", "; ")),
        no_bonus: if it.bonuses { words.dash } else { words.no_bonus },
        article: article_link(pack, it.rule),
    }
}

/// Whether a record could meet both conditions, as far as activity, way, level and result tell.
fn agree(one: &When, other: &When) -> bool {
    one.tests().iter().all(|a| {
        other.tests().iter().all(|b| match (a, b) {
            (Test::Activity(a), Test::Activity(b)) => !a.is_disjoint(b),
            (Test::Mode(a), Test::Mode(b)) => !a.is_disjoint(b),
            (Test::Level(a), Test::Level(b)) => !a.is_disjoint(b),
            (Test::Grade(a), Test::Grade(b)) => !a.is_disjoint(b),
            (Test::Account(a), Test::Account(b)) => a == b,
            (Test::States(a, one), Test::States(b, other)) => a != b || one == other,
            _ => true,
        })
    })
}

/// Whether a condition asks for records that do not state a quantity in this unit.
fn lacks(when: &When, unit: Option<Unit>) -> bool {
    let Some(unit) = unit else { return false };
    when.tests().iter().any(|it| match it {
        Test::States(it, false) => *it == unit,
        Test::Not(inner) => matches!(inner.tests(), [Test::States(it, true)] if *it == unit),
        _ => false,
    })
}

/// A bonus, as it is added to what a row converts; what the row says already is left out.
fn bonus(lens: &Lens<'_>, it: &ShownBonus<'_>, said: &[String]) -> ArticleLink {
    let language = lens.language;
    let add = match it.add {
        ShownAddition::Fixed(more) => texts::fixed(language, more),
        ShownAddition::OfBase(times) => texts::of_base(language, times),
    };
    let mut when = rest(it.when, lens.pack, language);
    when.retain(|it| !said.contains(it));
    let when = when.join(language.pick("，", ", "));
    let label = texts::bonus(language, &when, &add);
    ArticleLink { label, ..article_link(lens.pack, it.rule) }
}

fn grant(lens: &Lens<'_>, it: &ShownGrant) -> ConversionRow {
    let language = lens.language;
    let (quantity, worth) = texts::granted(language, it.per, it.credits);
    let most = it.at_most.zip(it.per);
    let most = most.map(|(most, per)| texts::at_most_lasting(language, most, per));
    ConversionRow {
        what: texts::event(it.event, language).to_owned(),
        when: String::new(),
        quantity,
        worth,
        limits: texts::limits(language, most, it.whole && it.per.is_some()),
        bonuses: Vec::new(),
        no_bonus: Figures::of(language).dash,
        article: article_link(lens.pack, it.rule),
    }
}

/// What counts at most, in the order of the document.
#[must_use]
pub fn caps(lens: &Lens<'_>) -> Vec<CapRow> {
    lens.pack.shown_caps().map(|it| cap(lens, &it)).collect()
}

fn cap(lens: &Lens<'_>, it: &ShownCap<'_>) -> CapRow {
    let (language, pack) = (lens.language, lens.pack);
    let measure = measured_in(it.measure, pack);
    let categories: Vec<String> = it
        .categories
        .map(Set::iter)
        .into_iter()
        .flatten()
        .map(|id| category_title(*id, pack, language))
        .collect();
    let when = if it.when.is_empty() { String::new() } else { whole(it.when, pack, language) };
    let cut = cut_by(lens, it.rule);
    CapRow {
        what: texts::capped(language, &categories, &when),
        at_most: match it.maximum {
            ShownMaximum::Amount(most) => amount(most, measure, language),
            ShownMaximum::Share(part) => texts::share_of_required(language, part),
        },
        window: window_of(it.window, pack, language),
        cut: match cut.is_positive() {
            true => amount(cut, measured_in(Measure::Credits, pack), language),
            false => Figures::of(language).nothing_cut.to_owned(),
        },
        article: article_link(pack, it.rule),
    }
}

/// What a cap cut off, of records and of events.
fn cut_by(lens: &Lens<'_>, rule: RuleId) -> Credit {
    let records = lens.archive.records().filter_map(|it| settlement(lens, it));
    let settlements = records.chain(&lens.assessment.recognised.grants);
    let steps = settlements.flat_map(|it| &it.steps).filter(|it| it.article == rule);
    steps.filter(|it| matches!(it.reason, Reason::OverCap { .. })).map(|it| it.amount).sum()
}
