//! One record: what it is worth, what is recognised, and why, step by step.

use xuefen_engine::archive::Record;
use xuefen_engine::trace::Settlement;
use xuefen_engine::vocabulary::{Account, Status};
use xuefen_words::explain::measure;
use xuefen_words::number::{self, quantity};
use xuefen_words::regulation::category_path;
use xuefen_words::ui::record as texts;
use xuefen_words::ui::record_form::RecordForm;
use xuefen_words::{Language, Named, credit, date, why};

use super::told::WantedView;
use super::{Lens, title_of, told};
use crate::routes::Page;

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What counts, and of how much.
    pub recognised: String,
    /// What it is worth before dedup and caps.
    pub worth: String,
    /// Credits or hours.
    pub unit: &'static str,
    /// Both in a sentence.
    pub summary: String,
    /// How it fares.
    pub fate: Fate,
    /// The status, in words.
    pub status: &'static str,
    /// Whether it counts only once it is done.
    pub is_planned: bool,
    /// The derivation.
    pub lines: Vec<LineView>,
    /// Its facts: name and value.
    pub facts: Vec<(&'static str, String)>,
    /// What proves it.
    pub evidence: Vec<EvidenceView>,
}

/// How a record fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// All of it counts.
    Whole,
    /// Some of it counts.
    Part,
    /// Nothing counts.
    Nothing,
    /// A fact or a decision is missing.
    Open,
    /// It is planned or enrolled, and counts once it is done.
    Planned,
}

/// One line of a derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// What is said.
    pub text: String,
    /// How much of it, in credits.
    pub amount: Option<String>,
    /// Where it is written.
    pub article: String,
    /// The page of that article.
    pub article_page: Page,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceView {
    /// What it is.
    pub kind: &'static str,
    /// Issuer, number, date and file, as far as they are known.
    pub details: String,
    /// The digest of the scan.
    pub sha256: Option<String>,
}

/// Presents a record; `None` if there is none of this id.
#[must_use]
pub fn record(lens: &Lens<'_>, id: &str) -> Option<RecordView> {
    let record = lens.archive.record(&xuefen_engine::Id::new(id)?)?;
    let settlement = settlement(lens, record)?;
    let language = lens.language;
    let (worth, recognised) = (settlement.worth, settlement.recognised());
    let (worth, recognised) = (credit(worth, language), credit(recognised, language));
    let unit = number::measure(measure(settlement, lens.pack, lens.archive), language);
    Some(RecordView {
        id: record.id.to_string(),
        title: title_of(record, language),
        summary: texts::summary(language, &recognised, &worth, unit),
        unit,
        fate: fate(record, settlement),
        status: record.status.name(language),
        is_planned: is_planned(record),
        lines: lines(lens, settlement),
        facts: facts(lens, record, settlement),
        evidence: evidence(record, language),
        recognised,
        worth,
    })
}

/// What the record of an id still needs by the policy, and who recognises it.
///
/// It is looked at apart from the record: it is known only once the policy's own text is here.
#[must_use]
pub fn wanted(lens: &Lens<'_>, id: &str) -> WantedView {
    let record = xuefen_engine::Id::new(id).and_then(|id| lens.archive.record(&id));
    record.map(|it| told::wanted(lens, it)).unwrap_or_default()
}

/// What became of a record: as it is done, or as it is planned.
#[must_use]
pub fn settlement<'a>(lens: &Lens<'a>, record: &Record) -> Option<&'a Settlement> {
    let verdict =
        if is_planned(record) { &lens.assessment.projected } else { &lens.assessment.recognised };
    verdict.settlement(&record.id)
}

fn is_planned(record: &Record) -> bool {
    matches!(record.status, Status::Planned | Status::Enrolled)
}

/// How a record fares.
#[must_use]
pub fn fate(record: &Record, settlement: &Settlement) -> Fate {
    let recognised = settlement.recognised();
    if settlement.open.is_some() {
        Fate::Open
    } else if is_planned(record) {
        Fate::Planned
    } else if recognised.is_zero() {
        Fate::Nothing
    } else if recognised < settlement.worth {
        Fate::Part
    } else {
        Fate::Whole
    }
}

/// The derivation of a settlement, line by line.
pub(super) fn lines(lens: &Lens<'_>, settlement: &Settlement) -> Vec<LineView> {
    let lines = why(settlement, lens.pack, lens.archive, lens.language);
    let view = |it: xuefen_words::Line| {
        let article = lens.pack.article(it.rule);
        LineView {
            text: it.text,
            amount: it.amount.map(|amount| credit(amount, lens.language)),
            article: article.map(|it| it.place.clone()).unwrap_or_default(),
            article_page: Page::Article(article.map(|it| it.id.clone()).unwrap_or_default()),
        }
    };
    lines.into_iter().map(view).collect()
}

fn facts(lens: &Lens<'_>, record: &Record, settled: &Settlement) -> Vec<(&'static str, String)> {
    let language = lens.language;
    let words = texts::RecordPage::of(language);
    let text = |it: &Option<String>| it.clone().filter(|it| !it.trim().is_empty());
    let mut facts = Vec::new();
    let mut fact = |name: &'static str, value: Option<String>| {
        facts.extend(value.map(|value| (name, value)));
    };
    fact(words.activity, Some(record.activity.name(language).to_owned()));
    fact(words.status, Some(record.status.name(language).to_owned()));
    fact(words.rejected_because, text(&record.rejected_because));
    fact(words.provider, text(&record.provider));
    fact(words.level, record.level.map(|it| it.name(language).to_owned()));
    fact(words.mode, record.mode.map(|it| it.name(language).to_owned()));
    fact(words.host, record.host.map(|it| it.name(language).to_owned()));
    fact(words.grade, record.grade.map(|it| it.name(language).to_owned()));
    let category = settled.category.map(|it| category_path(it, lens.pack, language));
    fact(words.category, category.or_else(|| unknown_category(lens, record)));
    fact(words.quantity, quantities(record, language));
    fact(words.started_on, record.started_on.map(|it| date(it, language)));
    fact(words.completed_on, record.completed_on.map(|it| date(it, language)));
    fact(words.certificate_issued_on, record.certificate_issued_on.map(|it| date(it, language)));
    fact(words.year, settled.year.map(|it| it.to_string()));
    let induction =
        (record.account == Account::Induction).then(|| record.account.name(language).to_owned());
    fact(words.account, induction);
    let tags = record.tags.iter().cloned().collect::<Vec<_>>().join("、");
    fact(words.tags, (!tags.is_empty()).then_some(tags));
    for (it, yes) in &record.flags {
        let answer = if *yes { words.yes } else { words.no };
        fact(it.name(language), Some(answer.to_owned()));
    }
    fact(words.note, text(&record.note));
    facts
}

/// The category that a record states, where the policy does not have it: it stays in the record.
#[must_use]
pub fn unknown_category(lens: &Lens<'_>, record: &Record) -> Option<String> {
    let path = record.category.as_deref()?;
    let is_unknown = lens.pack.categories.find(path).is_none();
    let words = RecordForm::of(lens.language);
    is_unknown.then(|| format!("{path}{}", words.category_foreign))
}

/// “16 hours, 2 days”.
#[must_use]
pub fn quantities(record: &Record, language: Language) -> Option<String> {
    let all: Vec<_> =
        record.quantity.iter().map(|(unit, it)| quantity(*it, *unit, language)).collect();
    (!all.is_empty()).then(|| all.join(language.pick("，", ", ")))
}

fn evidence(record: &Record, language: Language) -> Vec<EvidenceView> {
    let view = |it: &xuefen_engine::archive::Evidence| {
        let day = it.date.map(|it| date(it, language));
        let details = [it.issuer.clone(), it.number.clone(), day, it.file.clone()];
        EvidenceView {
            kind: it.kind.name(language),
            details: details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            sha256: it.sha256.clone(),
        }
    };
    record.evidence.iter().map(view).collect()
}
