//! What becomes of each record under other rules: how much counts, the difference, and why.

use std::sync::Arc;

use xuefen_engine::archive::{Id, Record};
use xuefen_engine::compare::{Amount, Gap, Losses};
use xuefen_engine::sorted::Map;
use xuefen_engine::trace::{Settlement, Step};
use xuefen_words::explain::measure;
use xuefen_words::regulation::category_path_of;
use xuefen_words::ui::compare as texts;
use xuefen_words::ui::compare::ComparePage;
use xuefen_words::{Line, Named, date, why};

use super::told;
use crate::present::record::settlement;
use crate::present::{Lens, title_of};
use crate::routes::Page;

/// What becomes of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordsView {
    /// Each record, the greatest loss first.
    pub rows: Vec<Arc<RowView>>,
    /// What they lose and gain together, in sentences: what counts, then what is planned.
    pub losses: Vec<String>,
    /// The filters: value, and words with how many records it finds.
    pub filters: Vec<(String, String)>,
    /// Categories that records state and the other rules do not have; `None` where there is none.
    pub unknown: Option<UnknownView>,
}

/// Categories that records state and the other rules do not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownView {
    /// What becomes of them.
    pub text: &'static str,
    /// Whether the other rules go by what a record states, so that they are missed.
    pub is_read: bool,
    /// Each of them, with how many records state it.
    pub categories: Vec<String>,
}

/// One record, or one event that gives credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub page: Page,
    /// Its last day, and whether it is planned or an event.
    pub about: String,
    /// What counts under the rules in use.
    pub here: String,
    /// What counts under the others.
    pub there: String,
    /// How it changes.
    pub change: Change,
    /// The same in words, with by how much where that can be told.
    pub difference: String,
    /// Why, under the other rules, each with its article.
    pub reasons: Vec<String>,
}

/// How what counts of a record changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Less counts.
    Less,
    /// Something counts under both, in another unit.
    Other,
    /// More counts.
    More,
    /// As much counts.
    Same,
}

impl Change {
    /// Every change, as the filter lists them.
    pub const ALL: [Self; 4] = [Self::Less, Self::More, Self::Same, Self::Other];

    /// How the filter says it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::More => "more",
            Self::Same => "same",
            Self::Other => "other",
        }
    }

    fn of(gap: Gap) -> Self {
        match gap {
            Gap::Less(_) => Self::Less,
            Gap::More(_) => Self::More,
            Gap::Same => Self::Same,
            Gap::Other => Self::Other,
        }
    }
}

/// The rows that a filter asks for; an empty one lets everything through.
#[must_use]
pub fn asked(rows: &[Arc<RowView>], filter: &str) -> Vec<Arc<RowView>> {
    let rows = rows.iter().filter(|it| filter.is_empty() || it.change.key() == filter);
    rows.cloned().collect()
}

/// A record or an event under both.
struct Both<'a> {
    record: Option<&'a Record>,
    id: &'a Id,
    here: Option<&'a Settlement>,
    there: Option<&'a Settlement>,
    gap: Gap,
    is_planned: bool,
}

/// Presents what becomes of each record.
pub(super) fn records(here: &Lens<'_>, there: &Lens<'_>) -> RecordsView {
    let language = here.language;
    let mut all: Vec<(Both<'_>, Arc<RowView>)> = both(here, there)
        .into_iter()
        .filter_map(|it| {
            let row = row(here, there, &it)?;
            Some((it, Arc::new(row)))
        })
        .collect();
    all.sort_by(|(a, one), (b, other)| {
        let by_title = || one.title.cmp(&other.title).then_with(|| one.id.cmp(&other.id));
        a.gap.rank().cmp(&b.gap.rank()).then_with(by_title)
    });
    let losses = |planned: bool| {
        let gaps = || all.iter().map(|it| &it.0).filter(|it| it.is_planned == planned);
        let sums = Losses::of(gaps().map(|it| it.gap));
        let n_less = gaps().filter(|it| matches!(it.gap, Gap::Less(_))).count();
        let n_more = gaps().filter(|it| matches!(it.gap, Gap::More(_))).count();
        let (lost, gained) = (texts::sums(language, sums.lost), texts::sums(language, sums.gained));
        let sentence = texts::losses(language, n_less, &lost, n_more, &gained);
        (gaps().count() > 0).then_some(sentence)
    };
    let planned = losses(true).map(|it| texts::of_planned(language, &it));
    let losses = losses(false).into_iter().chain(planned).collect();
    let rows: Vec<Arc<RowView>> = all.into_iter().map(|it| it.1).collect();
    RecordsView { losses, filters: filters(&rows, here), unknown: unknown(here, there), rows }
}

/// Every record under both, then every event that gives credit under one of them.
fn both<'a>(here: &Lens<'a>, there: &Lens<'a>) -> Vec<Both<'a>> {
    let pair = |id: &'a Id, record: Option<&'a Record>, settled: [Option<&'a Settlement>; 2]| {
        let [one, other] = settled;
        let (one_amount, other_amount) = (counts(here, one), counts(there, other));
        let is_done = record.is_none_or(|it| it.status.is_done());
        let is_expected = record.is_some_and(|it| it.status.is_expected());
        Both {
            record,
            id,
            here: one,
            there: other,
            gap: Gap::between(one_amount, other_amount),
            is_planned: is_expected && !is_done,
        }
    };
    let records = here.archive.records().map(|record| {
        pair(&record.id, Some(record), [settlement(here, record), settlement(there, record)])
    });
    let granted = |lens: &Lens<'a>, id: &Id| {
        lens.assessment.recognised.grants.iter().find(|it| it.record == *id)
    };
    let events = here.archive.teacher().events.keys().filter_map(|id| {
        let settled = [granted(here, id), granted(there, id)];
        settled.iter().any(Option::is_some).then(|| pair(id, None, settled))
    });
    records.chain(events).collect()
}

/// What counts of a settlement; nothing where there is none.
fn counts(lens: &Lens<'_>, settled: Option<&Settlement>) -> Amount {
    match settled {
        Some(it) => {
            Amount { credit: it.recognised(), measure: measure(it, lens.pack, lens.archive) }
        }
        None => Amount {
            credit: xuefen_engine::Credit::ZERO,
            measure: xuefen_words::requirement::measured_in(
                xuefen_engine::pack::Measure::Credits,
                lens.pack,
            ),
        },
    }
}

fn row(here: &Lens<'_>, there: &Lens<'_>, it: &Both<'_>) -> Option<RowView> {
    let language = here.language;
    let words = ComparePage::of(language);
    let (title, page, day) = match it.record {
        Some(record) => {
            let page = Page::Record(record.id.to_string());
            (title_of(record, language), page, record.completed_on)
        }
        None => {
            let event = here.archive.teacher().events.get(it.id)?;
            (event.kind.name(language).to_owned(), Page::Teacher, Some(event.date))
        }
    };
    let marks = match it.record {
        None => Some(words.event),
        Some(_) => it.is_planned.then_some(words.planned),
    };
    let about: Vec<String> =
        day.map(|it| date(it, language)).into_iter().chain(marks.map(str::to_owned)).collect();
    let difference = match it.gap {
        Gap::Less(by) => texts::by(true, &told(by, here)),
        Gap::More(by) => texts::by(false, &told(by, there)),
        Gap::Same => words.unchanged.to_owned(),
        Gap::Other => words.other.to_owned(),
    };
    Some(RowView {
        id: it.id.to_string(),
        title,
        page,
        about: about.join(" · "),
        here: told(counts(here, it.here), here),
        there: told(counts(there, it.there), there),
        change: Change::of(it.gap),
        difference,
        reasons: reasons(here, there, it),
    })
}

/// Why as much counts under the other rules as does: what is not recognised and why, otherwise how
/// it is reckoned; what is still open; and a category that they do not have.
fn reasons(here: &Lens<'_>, there: &Lens<'_>, it: &Both<'_>) -> Vec<String> {
    let language = there.language;
    let stated = it.record.and_then(|it| it.category.as_deref());
    let unknown = stated.filter(|path| is_unknown(path, there) && reads_categories(there));
    let unknown_text = unknown.map(|path| {
        texts::unknown_category(language, &category_path_of(path, here.pack, language))
    });
    let Some(settled) = it.there else { return unknown_text.into_iter().collect() };
    let lines = why(settled, there.pack, there.archive, language);
    let (parts, rest) = lines.split_at(settled.parts.len().min(lines.len()));
    let (steps, open) = rest.split_at(settled.steps.len().min(rest.len()));
    let lost = |(step, line): (&Step, &Line)| {
        (!step.reason.recognises()).then(|| with_article(there, line))
    };
    let lost: Vec<String> = settled.steps.iter().zip(steps).filter_map(lost).collect();
    let is_same = matches!(it.gap, Gap::Same);
    let reckoned = lost.is_empty() && !is_same;
    let parts = parts.iter().filter(|_| reckoned).map(|it| with_article(there, it));
    // That a category is to be filled in is no help where one is stated that is not known there.
    let open = open.iter().filter(|_| unknown.is_none()).map(|it| with_article(there, it));
    let lost = lost.into_iter().filter(|_| !is_same || settled.worth.is_positive());
    unknown_text.into_iter().chain(lost).chain(parts).chain(open).collect()
}

fn with_article(lens: &Lens<'_>, line: &Line) -> String {
    let place = lens.pack.article(line.rule).map(|it| it.place.as_str());
    texts::with_article(lens.language, &line.text, place.unwrap_or_default())
}

fn is_unknown(path: &str, lens: &Lens<'_>) -> bool {
    lens.pack.categories.find(path).is_none()
}

/// Whether the rules go by the category that a record states.
fn reads_categories(lens: &Lens<'_>) -> bool {
    !lens.pack.stated_categories().is_empty()
}

/// Each category that the other rules do not have, with how many records state it.
fn unknown(here: &Lens<'_>, there: &Lens<'_>) -> Option<UnknownView> {
    let mut stated: Map<&str, usize> = Map::new();
    for path in here.archive.records().filter_map(|it| it.category.as_deref()) {
        if is_unknown(path, there) {
            *stated.entry(path).or_default() += 1;
        }
    }
    let (words, is_read) = (ComparePage::of(here.language), reads_categories(there));
    let said = stated.iter().map(|(path, n_records)| {
        let name = category_path_of(path, here.pack, here.language);
        texts::unknown_in(here.language, &name, *n_records)
    });
    let categories: Vec<String> = said.collect();
    let text = if is_read { words.categories_text } else { words.categories_unread };
    (!categories.is_empty()).then_some(UnknownView { text, is_read, categories })
}

fn filters(rows: &[Arc<RowView>], lens: &Lens<'_>) -> Vec<(String, String)> {
    let words = ComparePage::of(lens.language);
    let counted = |name, n_records| texts::counted(lens.language, name, n_records);
    let all = (String::new(), counted(words.all, rows.len()));
    let some = Change::ALL.into_iter().filter_map(|change| {
        let n_records = rows.iter().filter(|it| it.change == change).count();
        let name = match change {
            Change::Less => words.less,
            Change::More => words.more,
            Change::Same => words.unchanged,
            Change::Other => words.other,
        };
        let is_shown = n_records > 0 || change != Change::Other;
        is_shown.then(|| (change.key().to_owned(), counted(name, n_records)))
    });
    std::iter::once(all).chain(some).collect()
}
