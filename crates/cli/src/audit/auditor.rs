//! From a chunk of the input to what is written of it.

use std::borrow::Cow;

use chrono::NaiveDate;
use xuefen_engine::diagnostic::Diagnostic;
use xuefen_engine::{Book, Pack, Standing};
use xuefen_exchange::batch::{Columns, Entry, Gathering, LONGEST_LINE, read_line};
use xuefen_words::Language;
use xuefen_words::diagnostic::with_place;

use super::chunk::{Chunk, split};
use super::verdict::{Forces, HEADINGS, Verdict};
use crate::args::TableForm;
use crate::fault::input_name;

/// What every chunk is audited by.
pub(super) struct Auditor<'p> {
    pack: &'p Pack,
    as_of: NaiveDate,
    columns: Option<Columns>,
    form: TableForm,
}

/// What became of a chunk.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// The verdicts as they are written.
    pub(super) text: Vec<u8>,
    /// Lines that cannot be used.
    pub(super) bad: Vec<BadLine>,
    /// Who is in it and from which line on, where a teacher's rows must stand together.
    pub(super) who: Vec<(String, u64)>,
    /// How many of what.
    pub(super) tally: Tally,
    forces: Forces,
}

/// A line that cannot be used.
#[derive(Debug)]
pub(super) struct BadLine {
    line: u64,
    reason: Reason,
}

/// Why a line cannot be used.
#[derive(Debug)]
enum Reason {
    /// What it says is wrong.
    Problem(Diagnostic),
    /// It is not UTF-8 text.
    NotText,
    /// It has so many bytes.
    TooLong(usize),
}

/// How many of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    teachers: u64,
    records: u64,
    short: u64,
    undetermined: u64,
    /// Teachers whose lines cannot be used.
    pub(super) bad: u64,
}

impl<'p> Auditor<'p> {
    pub(super) fn new(
        pack: &'p Pack,
        as_of: NaiveDate,
        columns: Option<Columns>,
        form: TableForm,
    ) -> Self {
        Self { pack, as_of, columns, form }
    }

    /// What stands before the first verdict.
    pub(super) fn heading(&self) -> &'static [u8] {
        match self.form {
            TableForm::Csv => HEADINGS,
            TableForm::Ndjson => b"",
        }
    }

    /// Audits every teacher of a chunk.
    pub(super) fn audit(&self, chunk: &Chunk) -> Done {
        let mut done = Done::default();
        match (chunk.separator, &self.columns) {
            (Some(separator), Some(columns)) => self.rows(chunk, separator, columns, &mut done),
            _ => self.lines(chunk, &mut done),
        }
        done
    }

    fn lines(&self, chunk: &Chunk, done: &mut Done) {
        let mut too_long = chunk.too_long.iter().peekable();
        for (line, bytes) in (chunk.first_line..).zip(chunk.bytes.split(|it| *it == b'\n')) {
            if let Some((_, n_bytes)) = too_long.next_if(|it| it.0 == line) {
                done.bad([BadLine { line, reason: Reason::TooLong(*n_bytes) }]);
                continue;
            }
            let bytes = bytes.trim_ascii();
            if bytes.is_empty() {
                continue;
            }
            let Ok(text) = std::str::from_utf8(bytes) else {
                done.bad([BadLine { line, reason: Reason::NotText }]);
                continue;
            };
            match read_line(text) {
                Ok(entry) => self.verdict(&entry, line, done),
                Err(problems) => {
                    let told = |it| BadLine { line, reason: Reason::Problem(it) };
                    done.bad(problems.into_iter().map(told));
                }
            }
        }
    }

    fn rows(&self, chunk: &Chunk, separator: u8, columns: &Columns, done: &mut Done) {
        let mut gathered: Option<Rows<'_>> = None;
        let mut cells = Vec::with_capacity(64);
        for (line, row) in chunk.rows(separator) {
            let text = std::str::from_utf8(row)
                .map_or_else(|_| String::from_utf8_lossy(row), Cow::Borrowed);
            let mut quoted = csv::StringRecord::new();
            let mut own = std::mem::take(&mut cells);
            split(&text, separator, &mut quoted, &mut own);
            let who = own.get(columns.teacher()).copied().unwrap_or_default();
            if gathered.as_ref().is_some_and(|it| !it.gathering.is_of(who)) {
                self.finish(gathered.take(), done);
            }
            let rows = gathered.get_or_insert_with(|| Rows {
                gathering: Gathering::of(columns, who, line),
                not_text: Vec::new(),
                who: who.trim().to_owned(),
                first_line: line,
            });
            match text {
                Cow::Borrowed(_) => rows.gathering.add(line, &own),
                Cow::Owned(_) => rows.not_text.push(line),
            }
            cells = emptied(own);
        }
        self.finish(gathered, done);
    }

    /// Ends the rows of a teacher.
    fn finish(&self, gathered: Option<Rows<'_>>, done: &mut Done) {
        let Some(Rows { gathering, not_text, who, first_line }) = gathered else { return };
        done.who.push((who, first_line));
        let mut bad: Vec<BadLine> =
            not_text.into_iter().map(|line| BadLine { line, reason: Reason::NotText }).collect();
        match gathering.finish() {
            Ok(entry) if bad.is_empty() => return self.verdict(&entry, first_line, done),
            Ok(_) => {}
            Err(problems) => bad.extend(problems.into_iter().map(|it| {
                let (line, reason) = (it.line, Reason::Problem(it.problem));
                BadLine { line, reason }
            })),
        }
        bad.sort_by_key(|it| it.line);
        done.bad(bad);
    }

    fn verdict(&self, entry: &Entry, line: u64, done: &mut Done) {
        let book = Book::open(self.pack, &entry.archive, self.as_of);
        let balance = book.balance();
        done.forces.learn(&balance, &book);
        let verdict = Verdict { pack: self.pack, balance: &balance, forces: &done.forces };
        let number = || format!("#{line}");
        let who = entry.who.clone().unwrap_or_else(number);
        match self.form {
            TableForm::Csv => verdict.write_rows(&who, &mut done.text),
            TableForm::Ndjson => verdict.write_line(&who, &mut done.text),
        }
        let standing = verdict.standing();
        done.tally.teachers += 1;
        done.tally.records += u64::try_from(entry.archive.records().len()).unwrap_or_default();
        match standing {
            Standing::Short => done.tally.short += 1,
            Standing::Undetermined => done.tally.undetermined += 1,
            Standing::Met | Standing::Exempt => {}
        }
    }
}

/// The rows of one teacher.
struct Rows<'c> {
    gathering: Gathering<'c>,
    /// Lines that are not UTF-8 text.
    not_text: Vec<u64>,
    who: String,
    first_line: u64,
}

/// The same memory for the cells of the next row.
fn emptied<'next>(mut cells: Vec<&str>) -> Vec<&'next str> {
    cells.clear();
    cells.into_iter().map(|_| "").collect()
}

impl Done {
    /// Notes what is wrong with the lines of one teacher.
    fn bad(&mut self, lines: impl IntoIterator<Item = BadLine>) {
        self.bad.extend(lines);
        self.tally.bad += 1;
    }
}

impl BadLine {
    /// The line in the input, and what is wrong with it.
    pub(super) fn told(&self, path: &str, language: Language) -> String {
        let (name, line) = (input_name(path, language), self.line);
        let reason = self.reason.told(language);
        match language {
            Language::Zh => format!("{name}：第 {line} 行：{reason}"),
            Language::En => format!("{name}: line {line}: {reason}"),
        }
    }
}

impl Reason {
    fn told(&self, language: Language) -> String {
        let megabytes = |it: usize| format!("{}.{} MB", it / 1_000_000, it / 100_000 % 10);
        match (self, language) {
            (Self::Problem(it), _) => {
                format!("{}{}", with_place(it, language), coded(it, language))
            }
            (Self::NotText, Language::Zh) => {
                "不是 UTF-8 编码的文本。请另存为 UTF-8 后再试。".to_owned()
            }
            (Self::NotText, Language::En) => {
                "not text in UTF-8. Save the file as UTF-8 and try again.".to_owned()
            }
            (Self::TooLong(it), Language::Zh) => format!(
                "这一行有 {}，最多 {}。请检查这一行是否漏了换行。",
                megabytes(*it),
                megabytes(LONGEST_LINE)
            ),
            (Self::TooLong(it), Language::En) => format!(
                "the line has {}, at most {} are allowed. Check whether line breaks are missing.",
                megabytes(*it),
                megabytes(LONGEST_LINE)
            ),
        }
    }
}

fn coded(it: &Diagnostic, language: Language) -> String {
    match language {
        Language::Zh => format!("［{}］", it.code),
        Language::En => format!(" [{}]", it.code),
    }
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.teachers += other.teachers;
        self.records += other.records;
        self.short += other.short;
        self.undetermined += other.undetermined;
        self.bad += other.bad;
    }

    /// The counts as a line.
    pub(super) fn told(&self, language: Language) -> String {
        let Self { teachers, records, short, undetermined, bad } = self;
        let met = teachers - short - undetermined;
        match language {
            Language::Zh => format!(
                "{teachers} 位教师，{records} 条记录：{met} 位达到全部要求，{short} 位未达到，{undetermined} 位待定；{bad} 位的数据有误，未核算\n"
            ),
            Language::En => format!(
                "{teachers} teachers, {records} records: {met} reach all requirements, {short} do not, \
                 {undetermined} undetermined; {bad} with bad data, not audited\n"
            ),
        }
    }
}
