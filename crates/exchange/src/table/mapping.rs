//! Which column holds what: guessed from headings and contents, changed by the teacher.

use super::Table;
use super::category::{Categories, CategoryName, Found};
use super::date::{date, period};
use super::field::Field;
use super::heading::{Recognised, recognise};
use super::number::{is_bare_number, names_unit, quantity};
use super::plain::is_absent;
use super::word::{self, LevelReading};

/// How many cells of a column are looked at to tell what it holds.
const LOOKED_AT: usize = 200;

/// Why a column is taken to hold what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its heading is known.
    Heading,
    /// Its heading resembles a known one.
    Resemblance,
    /// Its cells look like it.
    Contents,
    /// The teacher has chosen it.
    Choice,
    /// Nothing points to a field.
    Nothing,
}

/// Which column of a table holds what.
///
/// Invariant: of a field that does not [repeat](Field::repeats) there is at most one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    columns: Vec<(Field, Basis)>,
}

impl Mapping {
    /// Guesses from the headings, and from the cells where a heading may mean
    /// several fields or the table has no headings.
    #[must_use]
    pub fn guess(table: &Table, categories: &[CategoryName]) -> Self {
        let categories = Categories::new(categories);
        let mut mapping =
            Self { columns: vec![(Field::Ignore, Basis::Nothing); table.columns().len()] };
        if !table.has_header() {
            mapping.guess_contents(table, &categories);
            return mapping;
        }
        let headings = table.columns().iter().enumerate();
        let mut headings: Vec<(usize, Recognised)> =
            headings.filter_map(|(i, it)| Some((i, recognise(&it.heading)?))).collect();
        while let Some(nearest) = nearest(&headings) {
            let (column, recognised) = headings.swap_remove(nearest);
            let basis = if recognised.is_known() { Basis::Heading } else { Basis::Resemblance };
            let free = recognised.fields.iter().filter(|it| mapping.is_free(**it));
            // Of several the one that most cells can be read as; the likeliest where that is equal.
            let cells = || table.data(column).filter(|it| !is_absent(it)).take(LOOKED_AT);
            let best = free
                .rev()
                .max_by_key(|field| cells().filter(|it| fits(**field, it, &categories)).count());
            if let (Some(field), Some(entry)) = (best, mapping.columns.get_mut(column)) {
                *entry = (*field, basis);
            }
        }
        mapping
    }

    /// A table without headings: only what cells show beyond doubt, and the longest texts as names.
    fn guess_contents(&mut self, table: &Table, categories: &Categories) {
        let order = [
            Field::Period,
            Field::Level,
            Field::Mode,
            Field::Grade,
            Field::Activity,
            Field::Hours,
            Field::Credits,
            Field::Category,
        ];
        let mut lengths = Vec::new();
        for column in 0..self.columns.len() {
            let cells = table.data(column).filter(|it| !is_absent(it));
            let cells: Vec<&str> = cells.take(LOOKED_AT).collect();
            // 学校 is more often a provider than a level.
            let is_plain = |field: Field, it: &str| {
                field != Field::Level || it.contains(['级', '培', '本']) || it.is_ascii()
            };
            let shows = |field, it| is_plain(field, it) && fits(field, it, categories);
            let fits_all =
                |field: &Field| self.is_free(*field) && cells.iter().all(|it| shows(*field, it));
            let found = order.iter().find(|it| !cells.is_empty() && fits_all(it));
            if let (Some(field), Some(entry)) = (found, self.columns.get_mut(column)) {
                *entry = (*field, Basis::Contents);
                continue;
            }
            let length: usize = cells.iter().map(|it| it.chars().count()).sum();
            lengths.push((length / cells.len().max(1), column));
        }
        let longest =
            lengths.into_iter().max_by_key(|(n, column)| (*n, std::cmp::Reverse(*column)));
        let longest = longest.filter(|(length, _)| *length >= 4).map(|(_, column)| column);
        if let Some(entry) = longest.and_then(|it| self.columns.get_mut(it)) {
            *entry = (Field::Title, Basis::Contents);
        }
    }

    fn is_free(&self, field: Field) -> bool {
        field.repeats() || self.columns_of(field).next().is_none()
    }

    /// What a column holds and why that is assumed; columns are counted from 0.
    #[must_use]
    pub fn column(&self, column: usize) -> (Field, Basis) {
        self.columns.get(column).copied().unwrap_or((Field::Ignore, Basis::Nothing))
    }

    /// What each column holds and why that is assumed.
    #[must_use]
    pub fn columns(&self) -> &[(Field, Basis)] {
        &self.columns
    }

    /// The columns that hold a field, from the left.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, (it, _))| *it == field).map(|(column, _)| column)
    }

    /// Lets a column hold a field. A column that held it before and may not any
    /// more is ignored from now on, and returned.
    pub fn assign(&mut self, column: usize, field: Field) -> Option<usize> {
        let before = self.columns_of(field).find(|it| *it != column && !field.repeats());
        if column >= self.columns.len() {
            return None;
        }
        if let Some(entry) = before.and_then(|it| self.columns.get_mut(it)) {
            *entry = (Field::Ignore, Basis::Choice);
        }
        if let Some(entry) = self.columns.get_mut(column) {
            *entry = (field, Basis::Choice);
        }
        before
    }
}

/// The place of the heading that is nearest to a known one, from the left.
fn nearest(headings: &[(usize, Recognised)]) -> Option<usize> {
    let places = headings.iter().enumerate();
    let nearest = places.min_by_key(|(_, (column, it))| (it.distance, *column));
    nearest.map(|(place, _)| place)
}

/// Whether a cell can be read as what a field holds. Bare numbers fit no
/// quantity here: they would fit every one.
fn fits(field: Field, text: &str, categories: &Categories) -> bool {
    match field {
        Field::Activity => word::activity(text).is_some() || word::activities(text).is_some(),
        Field::Level => {
            matches!(word::level(text), Some(LevelReading::One(_) | LevelReading::City))
        }
        Field::Mode => word::mode(text).is_some() || word::is_mixed_mode(text),
        Field::Grade => word::find(text, word::GRADES).is_some(),
        Field::Status => word::find(text, word::STATUSES).is_some(),
        Field::Host => word::find(text, word::HOSTS).is_some(),
        Field::Category => matches!(categories.find(text), Found::One(_)),
        Field::Period => !is_bare_number(text) && period(text).is_ok(),
        Field::StartedOn | Field::CompletedOn | Field::CertificateIssuedOn => date(text).is_ok(),
        _ => field.unit().is_some_and(|it| names_unit(text, it) && quantity(text, it).is_ok()),
    }
}
