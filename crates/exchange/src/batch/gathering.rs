//! The rows of one teacher, put together.

use serde_json::{Map, Value};
use xuefen_engine::archive::{Archive, ArchiveError, Id, Record, Teacher};
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};

use super::columns::{TEACHER, trimmed, value};
use super::quick::PlainRecord;
use super::{Columns, Entry};
use crate::written::{MOST_RECORDS, lower_record, lower_teacher};

/// A problem of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The line in the file at which the row starts.
    pub line: u64,
    /// What is wrong.
    pub problem: Diagnostic,
}

/// How many records a teacher may well have.
const USUAL: usize = 64;

/// The rows of one teacher so far.
#[derive(Debug)]
pub struct Gathering<'c> {
    columns: &'c Columns,
    who: String,
    first_line: u64,
    rows: usize,
    teacher: Map<String, Value>,
    records: Vec<Record>,
    /// Where each of the records stands.
    lines: Vec<u64>,
    problems: Vec<RowProblem>,
}

impl<'c> Gathering<'c> {
    /// No rows yet, of the teacher in this cell; the first row starts at this line.
    #[must_use]
    pub fn of(columns: &'c Columns, who: &str, first_line: u64) -> Self {
        Self {
            columns,
            who: who.trim().to_owned(),
            first_line,
            rows: 0,
            teacher: Map::new(),
            records: Vec::with_capacity(USUAL),
            lines: Vec::with_capacity(USUAL),
            problems: Vec::new(),
        }
    }

    /// Whether a cell names the same teacher.
    #[must_use]
    pub fn is_of(&self, who: &str) -> bool {
        self.who == trimmed(who)
    }

    /// Adds a row.
    pub fn add(&mut self, line: u64, cells: &[&str]) {
        self.rows += 1;
        if self.rows > MOST_RECORDS {
            return;
        }
        let beyond = cells.get(self.columns.len()..).unwrap_or_default();
        if beyond.iter().any(|it| !trimmed(it).is_empty()) {
            let args = [cells.len().to_string(), self.columns.len().to_string()];
            self.problem(line, Code::TooMany, &Pointer::root(), &[&args[0], &args[1]]);
            return;
        }
        if self.columns.tell_of_teacher() {
            self.add_of_teacher(line, cells);
        }
        // A row without an id is told apart by where it stands among those of the teacher.
        let plain = self.columns.plain(cells, self.rows).and_then(PlainRecord::lowered);
        let Some(record) = plain.or_else(|| self.lower(line, cells)) else { return };
        self.records.push(record);
        self.lines.push(line);
    }

    /// Reads a row in which something is not plain.
    fn lower(&mut self, line: u64, cells: &[&str]) -> Option<Record> {
        let mut problems = Vec::new();
        let written = self.columns.written(cells, self.rows);
        let record = lower_record(written, &Pointer::root(), &mut problems);
        self.problems.extend(problems.into_iter().map(|problem| RowProblem { line, problem }));
        record
    }

    fn add_of_teacher(&mut self, line: u64, cells: &[&str]) {
        for (name, cell) in self.columns.of_teacher(cells) {
            let value = value(name, cell);
            let earlier = self.teacher.entry(name).or_insert_with(|| value.clone());
            if *earlier != value {
                let at = Pointer::root().member(&format!("{TEACHER}.{name}"));
                let args = [cell.to_owned(), told(earlier)];
                self.problem(line, Code::UnknownWord, &at, &[&args[0], &args[1]]);
            }
        }
    }

    fn problem(&mut self, line: u64, code: Code, at: &Pointer, args: &[&str]) {
        self.problems.push(RowProblem { line, problem: Diagnostic::error(code, at, args) });
    }

    /// The teacher with all records.
    ///
    /// # Errors
    /// Every problem of the rows: what a part of them amounts to would be no verdict.
    pub fn finish(mut self) -> Result<Entry, Vec<RowProblem>> {
        let line = self.first_line;
        if Id::new(&self.who).is_none() {
            let (at, who) = (Pointer::root().member(TEACHER), self.who.clone());
            self.problem(line, Code::BadId, &at, &[&who]);
        }
        if self.rows > MOST_RECORDS {
            let args = [self.rows.to_string(), MOST_RECORDS.to_string()];
            self.problem(line, Code::TooMany, &Pointer::root(), &[&args[0], &args[1]]);
        }
        let teacher = self.lowered_teacher();
        self.find_twins();
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        Archive::new(teacher, self.records).map(|it| Entry::new(Some(self.who), it)).map_err(
            |error| {
                let (code, id) = match error {
                    ArchiveError::DuplicateId(id) => (Code::DuplicateId, id),
                    ArchiveError::TooFine(id) => (Code::DenominatorsTooMany, id),
                };
                let problem = Diagnostic::error(code, &Pointer::root(), &[id.as_str()]);
                vec![RowProblem { line, problem }]
            },
        )
    }

    /// Finds rows whose id an earlier row has.
    fn find_twins(&mut self) {
        if self.records.is_sorted_by(|one, next| one.id < next.id) {
            return;
        }
        let mut rows: Vec<(&Id, u64)> =
            self.records.iter().map(|it| &it.id).zip(self.lines.iter().copied()).collect();
        rows.sort();
        let twins = rows.iter().zip(rows.iter().skip(1)).filter(|(one, next)| one.0 == next.0);
        let at = Pointer::root().member("id");
        let problems = twins.map(|(_, (id, line))| RowProblem {
            line: *line,
            problem: Diagnostic::error(Code::DuplicateId, &at, &[id.as_str()]),
        });
        self.problems.extend(problems.collect::<Vec<_>>());
    }

    fn lowered_teacher(&mut self) -> Teacher {
        if self.teacher.is_empty() {
            return Teacher::default();
        }
        let written = Value::Object(std::mem::take(&mut self.teacher));
        let mut problems = Vec::new();
        let at = Pointer::root().member(TEACHER);
        let teacher = lower_teacher(written, &at, &mut problems);
        let line = self.first_line;
        self.problems.extend(problems.into_iter().map(|problem| RowProblem { line, problem }));
        teacher.unwrap_or_default()
    }
}

/// A value as its cell wrote it.
fn told(value: &Value) -> String {
    match value {
        Value::String(it) => it.clone(),
        other => other.to_string(),
    }
}
