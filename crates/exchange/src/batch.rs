//! Many teachers in one file: a line of JSON for each ([`read_line`]), or a table with a row for
//! each record ([`Columns`], [`Gathering`]).
//!
//! What is plain is read straight into the model, without a tree of values between. Whatever is
//! not plain, and whatever is wrong, is read again by the readers of single files, so that both
//! ways accept the same and say the same of what they refuse.

mod columns;
mod gathering;
mod quick;

use serde_json::Value;
use xuefen_engine::archive::Archive;
use xuefen_engine::diagnostic::{Diagnostic, Pointer};
use xuefen_engine::json;

use crate::archive_file::{check_checksum, check_envelope};
use crate::document::lower_choice;
use crate::written::{Fields, lower_archive};

pub use columns::Columns;
pub use gathering::{Gathering, RowProblem};

/// The most bytes that a line may have.
pub const LONGEST_LINE: usize = crate::archive_file::LARGEST;

/// A teacher in a file of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who it is: what `id` or the column says, else the teacher's name.
    pub who: Option<String>,
    /// The teacher with all records.
    pub archive: Archive,
}

/// Reads a line: an archive file written on one line, or an object with `teacher` and `records`
/// as worked cases have them; either may have an `id`.
///
/// # Errors
/// Every problem with its place in the line.
pub fn read_line(text: &str) -> Result<Entry, Vec<Diagnostic>> {
    match quick::line(text) {
        Some(it) => Ok(it),
        None => read_line_slowly(text),
    }
}

fn read_line_slowly(text: &str) -> Result<Entry, Vec<Diagnostic>> {
    let value = json::parse(text, LONGEST_LINE).map_err(|it| vec![it])?;
    let has_envelope = value.get("format").is_some();
    if has_envelope {
        check_envelope(&value).and_then(|()| check_checksum(&value)).map_err(|it| vec![it])?;
    }
    let mut problems = Vec::new();
    lower_line(value, has_envelope, &mut problems).ok_or(problems)
}

fn lower_line(value: Value, has_envelope: bool, problems: &mut Vec<Diagnostic>) -> Option<Entry> {
    let mut fields = Fields::open(value, &Pointer::root(), problems)?;
    if has_envelope {
        // These three have been checked before.
        drop([fields.take("format"), fields.take("version"), fields.take("checksum")]);
    }
    let at = fields.at("id");
    let who = fields.take("id").and_then(|it| fields.id_at(it, &at));
    // The policy that an archive was kept under does not decide which one it is audited under.
    drop(lower_choice("policy", &mut fields));
    let archive = lower_archive(&mut fields);
    fields.close(archive.map(|archive| Entry::new(who.map(|it| it.to_string()), archive)))
}

impl Entry {
    fn new(who: Option<String>, archive: Archive) -> Self {
        let who = who.or_else(|| archive.teacher().name.clone());
        Self { who, archive }
    }
}
