//! Text → rows of cells: separated values as spreadsheets write them, and Markdown tables.
//!
//! Unlike a strict reader it keeps blank lines as rows, so that row numbers
//! are those of the spreadsheet, and takes a quotation mark that closes
//! nowhere as a character of the cell (`"双减"背景下的作业设计`).

use std::borrow::Cow;

use super::{MOST_COLUMNS, MOST_ROWS};

/// How the cells of a text are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// By a character.
    Separated(char),
    /// By upright bars, with a bar at the start of each line.
    Markdown,
}

/// The cells of a text that are not empty, row by row.
#[derive(Debug, Default)]
pub(super) struct Grid<'a> {
    /// Each row's cells with their columns, counted from 0; no empty row at the end.
    pub(super) rows: Vec<Vec<(usize, Cow<'a, str>)>>,
    /// How many rows there are, also where that is more than are kept.
    pub(super) n_rows: usize,
    /// The most cells in one row, also where that is more than are kept.
    pub(super) widest: usize,
}

impl<'a> Grid<'a> {
    /// Splits a text.
    pub(super) fn new(text: &'a str, shape: Shape) -> Self {
        let mut grid = Self::default();
        let mut seen = 0;
        let mut add = |row: Vec<(usize, Cow<'a, str>)>, n_cells: usize| {
            seen += 1;
            grid.widest = grid.widest.max(n_cells);
            if n_cells == 0 {
                return;
            }
            grid.n_rows = seen;
            if seen <= MOST_ROWS {
                grid.rows.resize_with(seen - 1, Vec::new);
                grid.rows.push(row);
            }
        };
        match shape {
            Shape::Separated(separator) => separated(text, separator, &mut add),
            Shape::Markdown => markdown(text, &mut add),
        }
        grid
    }
}

/// A row in the making.
#[derive(Default)]
struct Row<'a> {
    cells: Vec<(usize, Cow<'a, str>)>,
    column: usize,
    n_cells: usize,
}

impl<'a> Row<'a> {
    fn add(&mut self, cell: Cow<'a, str>) {
        let cell = trimmed(cell);
        if !cell.is_empty() {
            self.n_cells += 1;
            if self.n_cells <= MOST_COLUMNS {
                self.cells.push((self.column, cell));
            }
        }
        self.column += 1;
    }
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    let cell = match cell {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    // `="2025001"` is how spreadsheets are told to keep a long number as it is.
    let inner = cell.strip_prefix("=\"").and_then(|it| it.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.contains('"') => Cow::Owned(inner.trim().to_owned()),
        _ => cell,
    }
}

fn separated<'a>(
    text: &'a str,
    separator: char,
    add: &mut impl FnMut(Vec<(usize, Cow<'a, str>)>, usize),
) {
    let mut rest = text;
    let mut row = Row::default();
    loop {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| bare(rest, separator));
        row.add(cell);
        let mut next = after.chars();
        let end = next.next();
        rest = next.as_str();
        if end == Some(separator) {
            continue;
        }
        let Row { cells, n_cells, .. } = std::mem::take(&mut row);
        add(cells, n_cells);
        match end {
            Some('\r') => rest = rest.strip_prefix('\n').unwrap_or(rest),
            Some(_) => {}
            None => return,
        }
    }
}

fn bare(rest: &str, separator: char) -> (Cow<'_, str>, &str) {
    let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    let (cell, after) = rest.split_at(end);
    (Cow::Borrowed(cell), after)
}

/// A cell in quotation marks; `None` where they do not enclose the whole cell.
fn quoted(rest: &str, separator: char) -> Option<(Cow<'_, str>, &str)> {
    let inside = rest.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let end = from + inside.get(from..)?.find('"')?;
        let after = inside.get(end + 1..)?;
        if after.starts_with('"') {
            from = end + 2;
            continue;
        }
        let closes = after.is_empty() || after.starts_with([separator, '\n', '\r']);
        let cell = inside.get(..end)?;
        let cell =
            if from == 0 { Cow::Borrowed(cell) } else { Cow::Owned(cell.replace("\"\"", "\"")) };
        return closes.then_some((cell, after));
    }
}

fn markdown<'a>(text: &'a str, add: &mut impl FnMut(Vec<(usize, Cow<'a, str>)>, usize)) {
    for line in text.lines() {
        let line = line.trim();
        let mut row = Row::default();
        let is_rule = line.contains("--")
            && line.chars().all(|it| matches!(it, '|' | '-' | ':' | ' ' | '+' | '\t'));
        if !is_rule {
            let inner = line.strip_prefix('|').unwrap_or(line);
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            inner.split('|').for_each(|cell| row.add(Cow::Borrowed(cell)));
        }
        add(row.cells, row.n_cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, separator: char, expected: &[&[&str]]) {
        let grid = Grid::new(text, Shape::Separated(separator));
        let rows: Vec<Vec<&str>> =
            grid.rows.iter().map(|row| row.iter().map(|(_, it)| it.as_ref()).collect()).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn quoted_cells_keep_line_breaks_and_quotation_marks() {
        check(
            "a\t\"一\n二\"\t\"说\"\"好\"\"\"\r\nb\t1\t2\r\n",
            '\t',
            &[&["a", "一\n二", "说\"好\""], &["b", "1", "2"]],
        );
        check("\"a,b\",c", ',', &[&["a,b", "c"]]);
        check("\"\",c", ',', &[&["c"]]);
    }

    #[test]
    fn a_quotation_mark_that_does_not_enclose_the_cell_is_a_character() {
        check("\"双减\"背景下\t16\nx\t2", '\t', &[&["\"双减\"背景下", "16"], &["x", "2"]]);
        check("\"引领\t16\nx\t2", '\t', &[&["\"引领", "16"], &["x", "2"]]);
        check("5\" 屏,x\n\"", ',', &[&["5\" 屏", "x"], &["\""]]);
    }

    #[test]
    fn blank_lines_are_rows_except_at_the_end() {
        check("a,b\n\n,,\nc\n\n,\n", ',', &[&["a", "b"], &[], &[], &["c"]]);
        check("", ',', &[]);
        check("\r\r\n", ',', &[]);
    }

    #[test]
    fn every_kind_of_line_end_ends_a_row() {
        check("a\rb\r\nc\nd", ',', &[&["a"], &["b"], &["c"], &["d"]]);
    }

    #[test]
    fn a_number_kept_as_text_by_a_formula_is_a_text() {
        check("=\"0012\",\"=\"\"34\"\"\",=1+1", ',', &[&["0012", "34", "=1+1"]]);
    }

    #[test]
    fn a_markdown_table_has_no_rule_and_no_outer_bars() {
        let grid = Grid::new("| 名称 | 学时 |\n|---|:-:|\n| a | 16 |", Shape::Markdown);
        assert_eq!(grid.rows[0], [(0, "名称".into()), (1, "学时".into())]);
        assert!(grid.rows[1].is_empty());
        assert_eq!(grid.rows[2], [(0, "a".into()), (1, "16".into())]);
    }

    #[test]
    fn what_is_over_the_limits_is_counted_and_not_kept() {
        let text = "x,".repeat(MOST_COLUMNS + 7);
        let grid = Grid::new(&text, Shape::Separated(','));
        assert_eq!((grid.widest, grid.rows[0].len()), (MOST_COLUMNS + 7, MOST_COLUMNS));
        let text = "x\n".repeat(MOST_ROWS + 7);
        let grid = Grid::new(&text, Shape::Separated(','));
        assert_eq!((grid.n_rows, grid.rows.len()), (MOST_ROWS + 7, MOST_ROWS));
    }
}
