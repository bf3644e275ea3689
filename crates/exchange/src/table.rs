//! A teacher's own register → records: text pasted from a spreadsheet, or a CSV file.
//!
//! [`Table`] is the text as rows of cells; [`Mapping`] says which column holds
//! what, guessed first and then the teacher's; [`Preview`] says of every row
//! what it would become, or why it cannot; its records are what is imported.
//! Nothing is lost and nothing is guessed silently: what cannot be read with
//! certainty is a [`RowProblem`] in the teacher's own words, and what was
//! assumed is a [`RowNote`]. [`template`] is a table to fill in.

mod category;
mod date;
mod field;
mod heading;
mod mapping;
mod number;
mod plain;
mod preview;
mod problem;
mod row;
mod split;
mod template;
mod word;
mod wording;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod samples;

use std::fmt;

use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};

pub use category::CategoryName;
pub use date::DateFault;
pub use field::Field;
pub use mapping::{Basis, Mapping};
pub use number::NumberFault;
pub use preview::{Counts, Defaults, Outcome, Preview, PreviewRow, Skip, TableNote, Twin};
pub use problem::{Because, Cell, RowNote, RowProblem};
pub use template::{Language, template};
pub use word::Word;

use split::{Grid, Shape};

/// The most bytes that a text may have.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The most rows that a table may have, headings and blank rows included.
pub const MOST_ROWS: usize = 5_000;
/// The most columns that a table may have, empty ones not counted.
pub const MOST_COLUMNS: usize = 60;

/// How many rows are searched for the headings.
const HEADER_WITHIN: usize = 50;
/// How much of a text is looked at to tell how its cells are separated.
const SNIFFED_BYTES: usize = 32 * 1024;

/// A row as the spreadsheet numbers it: from 1, headings and blank rows included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u32);

impl RowId {
    /// The number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1))
    }

    fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX).saturating_sub(1)
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A column that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place in the spreadsheet (or in what was pasted), counted from 0.
    pub place: usize,
    /// Its heading, or its letter where it has none.
    pub heading: String,
}

/// Rows of cells, with the rows of headings found.
///
/// Empty columns and empty rows at the end are left out.
/// Invariant: every row has a cell for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    header: Option<Header>,
}

/// The rows of headings: one, or two where the lower divides columns of the upper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Header {
    first: usize,
    last: usize,
}

impl Table {
    /// Reads what a spreadsheet puts on the clipboard; also a pasted Markdown table or CSV text.
    ///
    /// # Errors
    /// More bytes, rows or columns than allowed.
    pub fn from_pasted(text: &str) -> Result<Self, Diagnostic> {
        use Shape::{Markdown, Separated};
        let shapes = [Separated('\t'), Markdown, Separated(','), Separated(';'), Separated('，')];
        Self::new(text, &shapes)
    }

    /// Reads a CSV file, already decoded.
    ///
    /// # Errors
    /// More bytes, rows or columns than allowed.
    pub fn from_csv(text: &str) -> Result<Self, Diagnostic> {
        use Shape::Separated;
        let shapes = [Separated(','), Separated(';'), Separated('\t'), Separated('，')];
        Self::new(text, &shapes)
    }

    fn new(text: &str, shapes: &[Shape]) -> Result<Self, Diagnostic> {
        if text.len() > MOST_BYTES {
            let args = [text.len().to_string(), MOST_BYTES.to_string()];
            return Err(Diagnostic::error(
                Code::TooLarge,
                &Pointer::root(),
                &args.each_ref().map(String::as_str),
            ));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (shape, text) = stated_shape(text).unwrap_or_else(|| (sniff(text, shapes), text));
        let grid = Grid::new(text, shape);
        let used = used_columns(&grid);
        at_most("rows", grid.n_rows, MOST_ROWS)?;
        at_most("columns", grid.widest.max(used.len()), MOST_COLUMNS)?;
        let rows = grid.rows.into_iter().map(|row| {
            let mut cells = row.into_iter().peekable();
            let cell = |column: &usize| {
                let cell = cells.next_if(|(it, _)| it == column);
                cell.map(|(_, text)| text.into_owned()).unwrap_or_default()
            };
            used.iter().map(cell).collect()
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let header = find_header(&rows);
        let columns = used.into_iter().map(|place| Column { place, heading: String::new() });
        Ok(Self { columns: columns.collect(), rows, header }.with_headings())
    }

    /// The same table with its headings in another row, or in none.
    #[must_use]
    pub fn with_header(self, row: Option<RowId>) -> Self {
        let row = row.map(RowId::index).filter(|it| *it < self.rows.len());
        let header = row.map(|it| Header { first: it, last: it });
        Self { header, ..self }.with_headings()
    }

    fn with_headings(mut self) -> Self {
        for (i, column) in self.columns.iter_mut().enumerate() {
            let rows = self.header.map(|it| it.first..=it.last).into_iter().flatten();
            let cells = rows.rev().filter_map(|row| self.rows.get(row)?.get(i));
            let heading = cells.map(|it| plain::one_line(it)).find(|it| !it.is_empty());
            column.heading = heading.unwrap_or_else(|| letters(column.place));
        }
        self
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a row of headings was found.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// The row of headings, the first where there are two.
    #[must_use]
    pub fn header(&self) -> Option<RowId> {
        self.header.map(|it| RowId::of(it.first))
    }

    /// The columns that are not empty, from the left.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Every row with a cell for each column.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (RowId, &[String])> {
        self.rows.iter().enumerate().map(|(i, cells)| (RowId::of(i), cells.as_slice()))
    }

    /// The cells of a row.
    #[must_use]
    pub fn row(&self, row: RowId) -> Option<&[String]> {
        self.rows.get(row.index()).map(Vec::as_slice)
    }

    /// Why a row holds no training, whatever its columns mean.
    #[must_use]
    pub fn skip(&self, row: RowId) -> Option<Skip> {
        let cells = self.row(row)?;
        if cells.iter().all(String::is_empty) {
            return Some(Skip::Empty);
        }
        let header = self.header?;
        if row.index() < header.first {
            return Some(Skip::Title);
        }
        // Long registers repeat the headings on every page.
        let repeats = || {
            (header.first..=header.last).any(|it| self.rows.get(it).is_some_and(|it| it == cells))
        };
        (row.index() <= header.last || repeats()).then_some(Skip::Header)
    }

    fn heading(&self, column: usize) -> String {
        self.columns.get(column).map(|it| it.heading.clone()).unwrap_or_default()
    }

    /// The cells of a column in rows that may hold a training.
    fn data(&self, column: usize) -> impl Iterator<Item = &str> {
        let rows = self.rows().filter(|(row, _)| self.skip(*row).is_none());
        rows.filter_map(move |(_, cells)| cells.get(column)).map(String::as_str)
    }
}

/// The columns that are not empty, from the left; some of them where they are too many.
fn used_columns(grid: &Grid<'_>) -> Vec<usize> {
    let mut used = Vec::new();
    for (column, _) in grid.rows.iter().flatten() {
        if let Err(place) = used.binary_search(column)
            && used.len() <= 10 * MOST_COLUMNS
        {
            used.insert(place, *column);
        }
    }
    used
}

fn at_most(what: &str, found: usize, limit: usize) -> Result<(), Diagnostic> {
    if found <= limit {
        return Ok(());
    }
    let args = [found.to_string(), limit.to_string()];
    let at = Pointer::root().member(what);
    Err(Diagnostic::error(Code::TooMany, &at, &args.each_ref().map(String::as_str)))
}

/// The separator that a first line `sep=;` states for spreadsheets, and the text behind it.
fn stated_shape(text: &str) -> Option<(Shape, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let mut chars = rest.chars();
    let separator = chars.next().filter(|it| !matches!(it, '\r' | '\n' | '"'))?;
    let rest = chars.as_str();
    let end = if rest.is_empty() { Some(rest) } else { None };
    let text = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).or(end)?;
    Some((Shape::Separated(separator), text))
}

/// The shape in which the most headings are found; without headings the one
/// in which the most rows have the same number of cells.
fn sniff(text: &str, shapes: &[Shape]) -> Shape {
    let start = (0..=SNIFFED_BYTES.min(text.len())).rev().find_map(|it| text.get(..it));
    let start = start.unwrap_or_default();
    let score = |shape: &&Shape| {
        let grid = Grid::new(start, **shape);
        let mut alike = [0_usize; MOST_COLUMNS];
        for row in &grid.rows {
            let last = row.last().map_or(0, |(column, _)| *column);
            if let Some(n_rows) = alike.get_mut(last).filter(|_| last > 0) {
                *n_rows += 1;
            }
        }
        let most_alike = alike.into_iter().max();
        let cells = |row: &[(usize, std::borrow::Cow<'_, str>)]| {
            heading::points(row.iter().map(|(_, it)| it.as_ref()))
        };
        let rows = grid.rows.iter().take(HEADER_WITHIN);
        let points = rows.map(|it| cells(it)).max();
        (points.filter(|it| *it > 2), most_alike)
    };
    shapes.iter().rev().max_by_key(score).copied().unwrap_or(Shape::Separated(','))
}

/// The row with the most headings, and the row below where it only divides columns.
fn find_header(rows: &[Vec<String>]) -> Option<Header> {
    let filled = |row: &[String]| -> Vec<String> {
        row.iter().filter(|it| !it.is_empty()).cloned().collect()
    };
    let all_known = |row: &[String]| {
        let cells = filled(row);
        let is_known = |it: &String| heading::recognise(it).is_some_and(|it| it.is_known());
        !cells.is_empty() && cells.iter().all(is_known)
    };
    let points = |row: &[String]| heading::points(row.iter().map(String::as_str));
    let within = rows.iter().take(HEADER_WITHIN).enumerate();
    let (first, row) = within.rev().max_by_key(|(_, row)| points(row))?;
    if points(row) < 3 && !all_known(row) {
        return None;
    }
    let divides = rows.get(first + 1).is_some_and(|it| all_known(it));
    Some(Header { first, last: first + usize::from(divides) })
}

/// The letters by which spreadsheets name a column.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place;
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}
