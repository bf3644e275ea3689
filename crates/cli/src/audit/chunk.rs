//! Cuts the input into pieces that hold whole teachers, and never much of it at once.

use std::io::{self, BufRead, BufReader, Read};

use xuefen_exchange::batch::{Columns, LONGEST_LINE};
use xuefen_exchange::written::MOST_RECORDS;

use crate::fault::Fault;

/// From how many bytes on a chunk is not added to.
const ENOUGH: usize = 1 << 18;

/// How many bytes are looked at to tell what the input is.
const SNIFFED: usize = 4096;

/// What the input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of JSON for each teacher.
    Lines,
    /// A table with a row for each record.
    Table,
}

/// Whole lines of the input.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The number of its first line in the input, from 1.
    pub(super) first_line: u64,
    /// The lines, those that are too long left blank.
    pub(super) bytes: Vec<u8>,
    /// What separates cells, in a table.
    pub(super) separator: Option<u8>,
    /// The numbers of lines that are too long, with their bytes.
    pub(super) too_long: Vec<(u64, usize)>,
}

/// The chunks of an input.
pub(super) struct Chunks<R> {
    source: BufReader<R>,
    path: String,
    table: Option<Table>,
    /// The number of the next line.
    next_line: u64,
    ended: bool,
}

/// What is known of a table.
struct Table {
    separator: u8,
    columns: Columns,
    /// A row that was read and belongs to the next chunk, and the number of its first line.
    left: Vec<u8>,
    left_line: u64,
}

impl<R: Read> Chunks<R> {
    /// Finds out what the input is where its name does not tell, and reads the headings of a table.
    pub(super) fn open(
        mut source: BufReader<R>,
        path: &str,
        kind: Option<Kind>,
    ) -> Result<Self, Fault> {
        let unreadable = |error| Fault::Unreadable { path: path.to_owned(), error };
        if source.fill_buf().map_err(unreadable)?.starts_with("\u{feff}".as_bytes()) {
            source.consume("\u{feff}".len());
        }
        let start = source.fill_buf().map_err(unreadable)?;
        let start = start.get(..SNIFFED.min(start.len())).unwrap_or_default();
        let kind = kind.unwrap_or_else(|| sniffed(start));
        let mut chunks =
            Self { source, path: path.to_owned(), table: None, next_line: 1, ended: false };
        if kind == Kind::Table {
            chunks.table = chunks.headings()?;
        }
        Ok(chunks)
    }

    /// The columns of a table.
    pub(super) fn columns(&self) -> Option<&Columns> {
        self.table.as_ref().map(|it| &it.columns)
    }

    fn unreadable(&self, error: io::Error) -> Fault {
        Fault::Unreadable { path: self.path.clone(), error }
    }

    /// Reads the first row that is not blank; `None` where there is no row at all.
    fn headings(&mut self) -> Result<Option<Table>, Fault> {
        let mut row = Vec::new();
        while row.iter().all(u8::is_ascii_whitespace) {
            row.clear();
            if !self.read_row(&mut row, b',')? {
                return Ok(None);
            }
        }
        let separator = separator(&row);
        let text =
            String::from_utf8(row).map_err(|_| Fault::NotText { path: self.path.clone() })?;
        let (mut quoted, mut headings) = (csv::StringRecord::new(), Vec::new());
        split(text.trim_end(), separator, &mut quoted, &mut headings);
        let columns = Columns::read(headings)
            .map_err(|problems| Fault::Problems { path: self.path.clone(), problems })?;
        Ok(Some(Table { separator, columns, left: Vec::new(), left_line: self.next_line }))
    }

    /// Adds a line with its end; says whether there was one. One that is too long becomes blank.
    fn read_line(
        &mut self,
        bytes: &mut Vec<u8>,
        too_long: &mut Vec<(u64, usize)>,
    ) -> Result<bool, Fault> {
        let before = bytes.len();
        let limit = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX).saturating_add(2);
        let read = (&mut self.source).take(limit).read_until(b'\n', bytes);
        let mut n_read = read.map_err(|error| self.unreadable(error))?;
        if n_read == 0 {
            return Ok(false);
        }
        if bytes.last() != Some(&b'\n') && n_read > LONGEST_LINE {
            bytes.truncate(before);
            bytes.push(b'\n');
            n_read += self.skip_line()?;
            too_long.push((self.next_line, n_read));
        }
        self.next_line += 1;
        Ok(true)
    }

    /// Passes over the rest of a line and says how long it was.
    fn skip_line(&mut self) -> Result<usize, Fault> {
        let mut skipped = 0;
        loop {
            let path = &self.path;
            let buffer = self
                .source
                .fill_buf()
                .map_err(|error| Fault::Unreadable { path: path.clone(), error })?;
            let end = buffer.iter().position(|it| *it == b'\n');
            let n_used = end.map_or(buffer.len(), |it| it + 1);
            if n_used == 0 {
                return Ok(skipped);
            }
            self.source.consume(n_used);
            skipped += n_used;
            if end.is_some() {
                return Ok(skipped);
            }
        }
    }

    /// Adds a row of a table, which has several lines where a quoted cell has; says whether there
    /// was one.
    fn read_row(&mut self, bytes: &mut Vec<u8>, separator: u8) -> Result<bool, Fault> {
        let (start, first_line) = (bytes.len(), self.next_line);
        let open = || Fault::OpenQuote { path: self.path.clone(), line: first_line };
        let mut place = Place::default();
        let mut scanned = start;
        loop {
            let read = self.source.read_until(b'\n', bytes);
            let n_read = read.map_err(|error| self.unreadable(error))?;
            if n_read == 0 {
                return if place == Place::Quoted { Err(open()) } else { Ok(scanned > start) };
            }
            self.next_line += 1;
            place = place.after_all(bytes.get(scanned..).unwrap_or_default(), separator);
            scanned = bytes.len();
            if place != Place::Quoted {
                return Ok(true);
            }
            if scanned - start > LONGEST_LINE {
                return Err(open());
            }
        }
    }

    fn lines(&mut self) -> Result<Chunk, Fault> {
        let first_line = self.next_line;
        let (mut bytes, mut too_long) = (Vec::with_capacity(ENOUGH + ENOUGH / 4), Vec::new());
        while bytes.len() < ENOUGH {
            if !self.read_line(&mut bytes, &mut too_long)? {
                self.ended = true;
                break;
            }
        }
        Ok(Chunk { first_line, bytes, separator: None, too_long })
    }

    /// Rows up to where the teacher changes. Of a teacher with more rows than there may be, which
    /// is refused anyway, those beyond are dropped.
    fn rows(&mut self, table: &mut Table) -> Result<Chunk, Fault> {
        let first_line = if table.left.is_empty() { self.next_line } else { table.left_line };
        let mut bytes = Vec::with_capacity(ENOUGH + ENOUGH / 4);
        let mut last = 0..table.left.len();
        bytes.append(&mut table.left);
        while bytes.len() < ENOUGH {
            let start = bytes.len();
            if !self.read_row(&mut bytes, table.separator)? {
                self.ended = true;
                break;
            }
            last = start..bytes.len();
        }
        let who = table.who(bytes.get(last).unwrap_or_default());
        let mut rows = 0;
        let mut row = Vec::new();
        while !self.ended {
            row.clear();
            table.left_line = self.next_line;
            if !self.read_row(&mut row, table.separator)? {
                self.ended = true;
                break;
            }
            let is_blank = row.iter().all(u8::is_ascii_whitespace);
            if !is_blank && table.who(&row) != who {
                table.left = row;
                break;
            }
            rows += 1;
            if rows <= MOST_RECORDS {
                bytes.extend_from_slice(&row);
            }
        }
        let separator = Some(table.separator);
        Ok(Chunk { first_line, bytes, separator, too_long: Vec::new() })
    }
}

impl<R: Read> Iterator for Chunks<R> {
    type Item = Result<Chunk, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let chunk = match self.table.take() {
            None => self.lines(),
            Some(mut table) => {
                let chunk = self.rows(&mut table);
                self.table = Some(table);
                chunk
            }
        };
        self.ended |= chunk.is_err();
        Some(chunk)
    }
}

impl Table {
    /// The cell of the teacher.
    fn who(&self, row: &[u8]) -> String {
        let text = String::from_utf8_lossy(row.trim_ascii_end());
        let (mut quoted, mut cells) = (csv::StringRecord::new(), Vec::new());
        split(&text, self.separator, &mut quoted, &mut cells);
        cells.get(self.columns.teacher()).copied().unwrap_or_default().trim().to_owned()
    }
}

/// Where in a row a byte stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// At the start of a cell.
    #[default]
    Start,
    /// In a cell without quotes, or behind the closing one.
    Plain,
    /// In a quoted cell, which may have several lines.
    Quoted,
    /// Behind a quote in a quoted cell: it closes the cell unless another follows.
    Quote,
}

impl Place {
    fn after(self, byte: u8, separator: u8) -> Self {
        match (self, byte) {
            (Self::Start | Self::Quote, b'"') => Self::Quoted,
            (Self::Quoted, b'"') => Self::Quote,
            (Self::Quoted, _) => Self::Quoted,
            (_, b'\n') => Self::Start,
            (_, it) if it == separator => Self::Start,
            _ => Self::Plain,
        }
    }

    /// The place after a line. Without quotes it is as before.
    fn after_all(self, line: &[u8], separator: u8) -> Self {
        if self != Self::Quoted && !line.contains(&b'"') {
            return Self::Start;
        }
        line.iter().fold(self, |place, it| place.after(*it, separator))
    }
}

/// The rows of a table, each with the number of its first line; blank ones are left out.
pub(super) struct Rows<'b> {
    rest: &'b [u8],
    line: u64,
    separator: u8,
}

impl<'b> Iterator for Rows<'b> {
    type Item = (u64, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let (line, mut end, mut place) = (self.line, 0, Place::default());
            while end < self.rest.len() && (end == 0 || place == Place::Quoted) {
                let rest = self.rest.get(end..).unwrap_or_default();
                let length =
                    rest.iter().position(|it| *it == b'\n').map_or(rest.len(), |it| it + 1);
                place = place.after_all(rest.get(..length).unwrap_or_default(), self.separator);
                end += length;
                self.line += 1;
            }
            let (row, rest) = self.rest.split_at_checked(end)?;
            self.rest = rest;
            let row = row.trim_ascii_end();
            if !row.is_empty() {
                return Some((line, row));
            }
        }
        None
    }
}

impl Chunk {
    /// The rows of a table.
    pub(super) fn rows(&self, separator: u8) -> Rows<'_> {
        Rows { rest: &self.bytes, line: self.first_line, separator }
    }
}

/// Splits a row into its cells, those of a row without quotes being borrowed from it.
pub(super) fn split<'t>(
    row: &'t str,
    separator: u8,
    quoted: &'t mut csv::StringRecord,
    cells: &mut Vec<&'t str>,
) {
    cells.clear();
    if !row.as_bytes().contains(&b'"') {
        let mut start = 0;
        for (end, _) in row.bytes().enumerate().filter(|it| it.1 == separator) {
            cells.extend(row.get(start..end));
            start = end + 1;
        }
        return cells.extend(row.get(start..));
    }
    let mut table = csv::ReaderBuilder::new();
    let table = table.has_headers(false).flexible(true).delimiter(separator);
    // Reading from memory cannot fail, and rows of any length are let pass.
    table.from_reader(row.as_bytes()).read_record(quoted).ok();
    cells.extend(quoted.iter());
}

/// What the input seems to be.
fn sniffed(start: &[u8]) -> Kind {
    match start.trim_ascii_start().first() {
        Some(b'{') | None => Kind::Lines,
        Some(_) => Kind::Table,
    }
}

/// What separates the headings.
fn separator(row: &[u8]) -> u8 {
    let count = |it: &u8| row.iter().filter(|byte| *byte == it).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}
