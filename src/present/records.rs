//! The list of records: what each row shows, and which rows are shown in which order.
//!
//! Rows are presented once for an archive; searching and sorting go over what is presented.

#[cfg(test)]
mod tests;

use std::cmp::{Ordering, Reverse};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chrono::NaiveDate;
use xuefen_engine::Credit;
use xuefen_engine::archive::Record;
use xuefen_engine::pack::{CategoryId, Measure};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::trace::Settlement;
use xuefen_engine::vocabulary::Status;
use xuefen_words::day::registration_year;
use xuefen_words::explain::measure;
use xuefen_words::name::activity_by_mode;
use xuefen_words::number::amount;
use xuefen_words::regulation::category_path;
use xuefen_words::ui::records as texts;
use xuefen_words::{Language, Named, credit, date};

use super::record::{Fate, fate, quantities, settlement, unknown_category};
use super::{Lens, title_of};

/// The list of records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordsView {
    /// How many there are and what they amount to.
    pub lead: String,
    /// How many fare how: “全部认定 20 · 待定 2”.
    pub counts: String,
    /// A row for each record.
    pub rows: Vec<Arc<RowView>>,
    /// What can be asked for of each filter.
    pub filters: FiltersView,
}

/// What can be asked for, where there is something to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiltersView {
    /// Statuses that some record has.
    pub statuses: Vec<OptionView>,
    /// Categories that some record lies in.
    pub categories: Vec<OptionView>,
    /// Registration years that some record counts in.
    pub years: Vec<OptionView>,
    /// Fates that some record has.
    pub fates: Vec<OptionView>,
}

/// One thing that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// How a [`Query`] says it.
    pub value: String,
    /// The words.
    pub label: String,
}

/// One record in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// The record's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The last day.
    pub date: String,
    /// The activity and its level.
    pub what: String,
    /// How much of it there was.
    pub quantity: String,
    /// What it is worth.
    pub worth: String,
    /// What is recognised of it.
    pub recognised: String,
    /// How it fares.
    pub fate: Fate,
    /// The same in words.
    pub fate_text: &'static str,
    /// Its status.
    pub status: &'static str,
    keys: Keys,
}

/// By its id alone: a row serves as a key of lists, where equality tells that it has changed.
impl Hash for RowView {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// What a row is found and sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Keys {
    text: String,
    status: Status,
    categories: Vec<String>,
    year: Option<i32>,
    date: Option<NaiveDate>,
    worth: Credit,
    recognised: Credit,
}

/// Which rows are asked for, in which order. An empty filter lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that all have to occur.
    pub text: String,
    /// A status, as archives write it.
    pub status: String,
    /// A category's path, or [`NONE`].
    pub category: String,
    /// The starting year of a registration year, or [`NONE`].
    pub year: String,
    /// A fate, by [`fate_key`].
    pub fate: String,
    /// The order.
    pub sort: Sort,
}

/// Asks for rows that lie in no category, or in no year.
pub const NONE: &str = "-";

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The last day.
    #[default]
    Date,
    /// The title, by code point: in Chinese that is near the order of radicals.
    Title,
    /// What it is worth.
    Worth,
    /// What is recognised.
    Recognised,
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Whether the greatest comes first.
    pub is_descending: bool,
}

/// The newest first.
impl Default for Sort {
    fn default() -> Self {
        Self::first(SortBy::Date)
    }
}

impl Sort {
    /// How a column is sorted when it is asked for at first.
    #[must_use]
    pub fn first(by: SortBy) -> Self {
        Self { by, is_descending: by != SortBy::Title }
    }

    /// The order after a column is asked for: turned round where it is in force already.
    #[must_use]
    pub fn asked(self, by: SortBy) -> Self {
        if self.by == by {
            return Self { by, is_descending: !self.is_descending };
        }
        Self::first(by)
    }
}

impl Query {
    /// How many filters are in force, the search apart.
    #[must_use]
    pub fn n_filters(&self) -> usize {
        let filters = [&self.status, &self.category, &self.year, &self.fate];
        filters.iter().filter(|it| !it.is_empty()).count()
    }

    /// The same order without any filter.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { sort: self.sort, ..Self::default() }
    }
}

/// Presents the list of records.
#[must_use]
pub fn records(lens: &Lens<'_>) -> RecordsView {
    let settled = |record| Some((record, settlement(lens, record)?));
    let settled: Vec<(&Record, &Settlement)> = lens.archive.records().filter_map(settled).collect();
    let rows: Vec<Arc<RowView>> =
        settled.iter().map(|(record, it)| Arc::new(row(lens, record, it))).collect();
    let recognised = lens.assessment.recognised.total;
    let recognised = amount(recognised, Measure::Credits, lens.language);
    RecordsView {
        lead: texts::lead(lens.language, rows.len(), &recognised),
        counts: counts(&rows, lens.language),
        filters: filters(lens, &settled, &rows),
        rows,
    }
}

fn row(lens: &Lens<'_>, record: &Record, it: &Settlement) -> RowView {
    let language = lens.language;
    let title = title_of(record, language);
    let credits = measure(it, lens.pack, lens.archive) == Measure::Credits;
    let number = |number| {
        if credits { credit(number, language) } else { amount(number, Measure::Hours, language) }
    };
    let level = record.level.map(|it| it.name(language));
    let activity = activity_by_mode(record.activity, record.mode, language);
    let unknown = unknown_category(lens, record);
    let what = [Some(activity), level, unknown.as_deref()];
    let texts = [record.title.as_deref(), record.provider.as_deref(), record.note.as_deref()];
    let texts: Vec<&str> = texts.into_iter().flatten().collect();
    let fate = fate(record, it);
    RowView {
        id: record.id.to_string(),
        date: record.completed_on.map(|it| date(it, language)).unwrap_or_default(),
        what: what.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        quantity: quantities(record, language).unwrap_or_default(),
        worth: number(it.worth),
        recognised: number(it.recognised()),
        fate,
        fate_text: fate_text(fate, language),
        status: record.status.name(language),
        keys: Keys {
            text: texts.join("\n").to_lowercase(),
            status: record.status,
            categories: paths(lens, record, it.category),
            year: it.year,
            date: record.completed_on,
            worth: it.worth,
            recognised: it.recognised(),
        },
        title,
    }
}

/// The categories that a record is found by: where it lies, or the one that only it knows of.
fn paths(lens: &Lens<'_>, record: &Record, category: Option<CategoryId>) -> Vec<String> {
    let tree = &lens.pack.categories;
    if let (None, Some(_)) = (category, unknown_category(lens, record)) {
        return record.category.iter().cloned().collect();
    }
    let outward = category.into_iter().flat_map(|it| tree.outward(it));
    outward.filter_map(|it| tree.get(it)).map(|it| it.path.clone()).collect()
}

/// Every fate, as the filter lists them.
const FATES: [Fate; 5] = [Fate::Whole, Fate::Part, Fate::Nothing, Fate::Open, Fate::Planned];

/// A fate in words.
#[must_use]
pub fn fate_text(fate: Fate, language: Language) -> &'static str {
    let words = texts::Records::of(language);
    match fate {
        Fate::Whole => words.whole,
        Fate::Part => words.part,
        Fate::Nothing => words.nothing,
        Fate::Open => words.open,
        Fate::Planned => words.planned,
    }
}

/// A fate as a [`Query`] says it.
#[must_use]
pub fn fate_key(fate: Fate) -> &'static str {
    match fate {
        Fate::Whole => "whole",
        Fate::Part => "part",
        Fate::Nothing => "nothing",
        Fate::Open => "open",
        Fate::Planned => "planned",
    }
}

fn counts(rows: &[Arc<RowView>], language: Language) -> String {
    let count = |fate| rows.iter().filter(|it| it.fate == fate).count();
    let counted = FATES.into_iter().filter_map(|fate| match count(fate) {
        0 => None,
        n_records => Some(texts::counted(language, fate_text(fate, language), n_records)),
    });
    counted.collect::<Vec<_>>().join(" · ")
}

fn filters(
    lens: &Lens<'_>,
    settled: &[(&Record, &Settlement)],
    rows: &[Arc<RowView>],
) -> FiltersView {
    let language = lens.language;
    let words = texts::Records::of(language);
    let option = |value: &str, label: String| OptionView { value: value.to_owned(), label };
    let statuses: Set<Status> = settled.iter().map(|(record, _)| record.status).collect();
    let fates: Set<Fate> = rows.iter().map(|it| it.fate).collect();
    let years: Set<Reverse<i32>> =
        settled.iter().filter_map(|(_, it)| it.year.map(Reverse)).collect();
    let within = settled.iter().filter_map(|(_, it)| it.category);
    let within: Set<CategoryId> = within.flat_map(|it| lens.pack.categories.outward(it)).collect();
    let path = |id: CategoryId| {
        let category = lens.pack.categories.get(id)?;
        Some(option(&category.path, category_path(id, lens.pack, language)))
    };
    let unknown: Map<&str, String> = settled
        .iter()
        .filter(|(_, it)| it.category.is_none())
        .filter_map(|(record, _)| {
            Some((record.category.as_deref()?, unknown_category(lens, record)?))
        })
        .collect();
    let no_category = settled
        .iter()
        .any(|(record, it)| it.category.is_none() && unknown_category(lens, record).is_none());
    let no_year = settled.iter().any(|(_, it)| it.year.is_none());
    let year =
        |it: Reverse<i32>| option(&it.0.to_string(), registration_year(it.0, lens.pack, language));
    FiltersView {
        statuses: statuses
            .into_iter()
            .map(|it| option(it.as_str(), it.name(language).to_owned()))
            .collect(),
        categories: within
            .into_iter()
            .filter_map(path)
            .chain(unknown.into_iter().map(|(path, label)| option(path, label)))
            .chain(no_category.then(|| option(NONE, words.no_category.to_owned())))
            .collect(),
        years: years
            .into_iter()
            .map(year)
            .chain(no_year.then(|| option(NONE, words.no_year.to_owned())))
            .collect(),
        fates: FATES
            .into_iter()
            .filter(|it| fates.contains(it))
            .map(|it| option(fate_key(it), fate_text(it, language).to_owned()))
            .collect(),
    }
}

/// The rows that a query asks for, in its order. Rows that are equal in it stay in the order of title and id.
#[must_use]
pub fn asked(rows: &[Arc<RowView>], query: &Query) -> Vec<Arc<RowView>> {
    let words: Vec<String> =
        query.text.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect();
    let mut rows: Vec<Arc<RowView>> =
        rows.iter().filter(|it| matches(it, query, &words)).cloned().collect();
    rows.sort_by(|left, right| {
        let order = order(left, right, query.sort);
        order.then_with(|| left.title.cmp(&right.title)).then_with(|| left.id.cmp(&right.id))
    });
    rows
}

fn matches(row: &RowView, query: &Query, words: &[String]) -> bool {
    let keys = &row.keys;
    let in_year = match query.year.as_str() {
        "" => true,
        NONE => keys.year.is_none(),
        year => keys.year.is_some_and(|it| it.to_string() == year),
    };
    let in_category = match query.category.as_str() {
        "" => true,
        NONE => keys.categories.is_empty(),
        path => keys.categories.iter().any(|it| it == path),
    };
    in_year
        && in_category
        && (query.status.is_empty() || query.status == keys.status.as_str())
        && (query.fate.is_empty() || query.fate == fate_key(row.fate))
        && words.iter().all(|it| keys.text.contains(it.as_str()))
}

fn order(left: &RowView, right: &RowView, sort: Sort) -> Ordering {
    let (a, b) = (&left.keys, &right.keys);
    // What has no date stands last, whichever way the dates run.
    if sort.by == SortBy::Date && a.date.is_some() != b.date.is_some() {
        return b.date.is_some().cmp(&a.date.is_some());
    }
    let order = match sort.by {
        SortBy::Date => a.date.cmp(&b.date),
        SortBy::Title => left.title.cmp(&right.title),
        SortBy::Worth => a.worth.cmp(&b.worth),
        SortBy::Recognised => a.recognised.cmp(&b.recognised),
    };
    if sort.is_descending { order.reverse() } else { order }
}
