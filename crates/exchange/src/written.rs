//! Teachers and records as JSON writes them: the vocabulary of worked cases and archives.
//!
//! Members are in snake case, quantities are texts, dates are `YYYY-MM-DD`; a
//! fact that is not known is left out. Members whose key starts with `ext:`
//! are let pass and not kept; any other that is not known is a problem.
//! *Lowering* turns the written form into the model and collects every
//! problem; writing goes the other way.
//!
//! Texts are read without the space around them, and a blank text is one that
//! is absent: an empty `content_key` must not make two records the same.

mod fields;
mod lower;
mod write;

use serde_json::Value;
use xuefen_engine::archive::{Record, Teacher};
use xuefen_engine::diagnostic::{Diagnostic, Pointer};

#[cfg(test)]
pub(crate) use fields::asked;
pub(crate) use fields::{Fields, Lower, shortened};
pub(crate) use lower::{lower_archive, lower_record, lower_teacher};
pub(crate) use write::{Members, write_record, write_teacher};

/// The most characters that a text may have.
pub const LONGEST_TEXT: usize = 2_000;
/// The most characters that a tag, a role or a consequence asked about may have.
pub const LONGEST_TAG: usize = 60;
/// The most tags that a record, or roles that a teacher, may have.
pub const MOST_TAGS: usize = 20;
/// The most evidence that a record may have.
pub const MOST_EVIDENCE: usize = 20;
/// The most events that a teacher may have.
pub const MOST_EVENTS: usize = 200;
/// The most entries of duties that a teacher may have.
pub const MOST_DUTIES: usize = 500;
/// The most records that an archive may have.
pub const MOST_RECORDS: usize = 5_000;

/// A record as it would come back from its written form: texts without the
/// space around them, blank texts absent.
///
/// # Errors
/// Every problem that would keep the written form from being read again, with
/// its place inside the record.
pub fn accept_record(record: &Record) -> Result<Record, Vec<Diagnostic>> {
    accept(write_record(record), lower_record)
}

/// A teacher as it would come back from its written form: texts without the
/// space around them, blank texts absent.
///
/// # Errors
/// Every problem that would keep the written form from being read again, with
/// its place inside the teacher.
pub fn accept_teacher(teacher: &Teacher) -> Result<Teacher, Vec<Diagnostic>> {
    accept(write_teacher(teacher), lower_teacher)
}

/// Reads what has just been written.
pub(crate) fn accept<T>(value: Value, lower: Lower<T>) -> Result<T, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    lower(value, &Pointer::root(), &mut problems).ok_or(problems)
}
