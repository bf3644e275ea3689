//! The archive under two sets of rules, side by side: totals, requirements, records, and what the
//! rules themselves say differently.

use std::sync::Arc;

use xuefen_engine::assess::Standing;
use xuefen_engine::outcome::has_run_out;
use xuefen_engine::pack::Measure;
use xuefen_words::requirement::measured_in;
use xuefen_words::ui::compare as texts;
use xuefen_words::ui::compare::ComparePage;
use xuefen_words::{amount, dates};

use self::records::{RecordsView, records};
use self::requirements::{RequirementsView, requirements};
use self::rules::{RulesView, rules};
use super::Lens;
use super::overview::overview;

pub mod records;
pub mod requirements;
pub mod rules;

/// Two sets of rules side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareView {
    /// The rules in use.
    pub here: SideView,
    /// The other rules.
    pub there: SideView,
    /// What to mind where the two measure with measures of their own.
    pub scale: Option<&'static str>,
    /// What is required, under each.
    pub requirements: RequirementsView,
    /// What becomes of each record.
    pub records: Arc<RecordsView>,
    /// What the rules say differently; `None` where they have nothing to do with each other.
    pub rules: Option<RulesView>,
}

/// What the archive comes to under one set of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideView {
    /// The policy's title.
    pub title: String,
    /// The days of its cycle.
    pub cycle: String,
    /// What is recognised in all.
    pub recognised: String,
    /// Credits or hours.
    pub unit: &'static str,
    /// What is required in all, and how many requirements are met.
    pub notes: String,
    /// How the total stands.
    pub standing: Option<Standing>,
    /// What else is to be known: that the cycle is over, the record that stands for all of it.
    pub remarks: Vec<String>,
}

/// Presents the archive under the rules in use and under others.
#[must_use]
pub fn compare(here: &Lens<'_>, there: &Lens<'_>) -> CompareView {
    let is_same_policy = here.pack.id == there.pack.id;
    let scale = (!is_same_policy).then(|| ComparePage::of(here.language).scale);
    CompareView {
        here: side(here),
        there: side(there),
        scale,
        requirements: requirements(here, there),
        records: Arc::new(records(here, there)),
        rules: rules(here, there),
    }
}

/// Whether two sets of rules are the same, read the same way: then there is nothing to compare.
#[must_use]
pub fn is_same(here: &xuefen_engine::Pack, there: &xuefen_engine::Pack) -> bool {
    here.id == there.id && here.edition == there.edition && here.readings == there.readings
}

fn side(lens: &Lens<'_>) -> SideView {
    let (language, pack) = (lens.language, lens.pack);
    let words = ComparePage::of(language);
    let overview = overview(lens);
    let unit = measured_in(Measure::Credits, pack);
    let total = overview.total.as_ref();
    let required = total.map(|it| texts::required(language, &it.required, it.unit));
    let notes = [required.unwrap_or_else(|| words.no_total.to_owned()), overview.met];
    let cycle = pack.cycle().map(|it| dates(&it, language));
    let years = || {
        let years = pack.years_of_cycle()?;
        Some(xuefen_words::ui::policy::years(language, years))
    };
    let is_over = pack.cycle().is_some_and(|it| has_run_out(it.to, lens.today));
    let is_over = is_over.then(|| words.is_over.to_owned());
    SideView {
        title: language.of(&pack.source.title).to_owned(),
        cycle: cycle.or_else(years).unwrap_or_else(|| words.no_cycle.to_owned()),
        recognised: xuefen_words::credit(lens.assessment.recognised.total, language),
        unit: xuefen_words::number::measure(unit, language),
        notes: notes.join(language.pick("；", "; ")),
        standing: total.map(|it| it.standing),
        remarks: is_over.into_iter().chain(overview.deemed.into_iter().map(|it| it.text)).collect(),
    }
}

/// An amount of a record in what its rules count.
fn told(it: xuefen_engine::compare::Amount, lens: &Lens<'_>) -> String {
    amount(it.credit, it.measure, lens.language)
}

#[cfg(test)]
mod tests;
