//! The archive as a file: what a teacher takes away and brings back (`xuefen-archive`).

use serde_json::{Map, Value};
use xuefen_engine::archive::Archive;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::json;

use crate::digest::checksum;
use crate::document::{
    OwnPacks, PolicyChoice, lower_choice, lower_packs, write_choice, write_packs,
};
use crate::envelope::{Envelope, Unfit};
use crate::json_text::pretty;
use crate::written::{Fields, lower_archive, write_record, write_teacher};

/// The most bytes that an archive file may have.
pub const LARGEST: usize = 8_000_000;

const ENVELOPE: Envelope = Envelope { format: "xuefen-archive", version: 1 };

/// An archive with the policy it was kept under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveFile {
    /// The policy and its switches, if the file names one.
    pub policy: Option<PolicyChoice>,
    /// The teacher with all records.
    pub archive: Archive,
    /// Packs of the teacher's own.
    pub packs: OwnPacks,
}

/// Reads an archive file.
///
/// A file without a checksum is one that somebody wrote by hand: it is read
/// like any other. Members whose key starts with `ext:` are let pass, count for
/// the checksum, and are not kept.
///
/// # Errors
/// Every problem with its place; one alone where the file is too large, not
/// JSON, of another format, newer than this program, or not what its checksum says.
pub fn read_archive(text: &str) -> Result<ArchiveFile, Vec<Diagnostic>> {
    let value = json::parse(text, LARGEST).map_err(|it| vec![it])?;
    check_envelope(&value).map_err(|it| vec![it])?;
    check_checksum(&value).map_err(|it| vec![it])?;
    let mut problems = Vec::new();
    lower_file(value, &Pointer::root(), &mut problems).ok_or(problems)
}

fn lower_file(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<ArchiveFile> {
    let mut fields = Fields::open(value, at, problems)?;
    // These three have been checked before.
    drop([fields.take("format"), fields.take("version"), fields.take("checksum")]);
    let policy = lower_choice("policy", &mut fields);
    let packs = lower_packs(&mut fields, false);
    let archive = lower_archive(&mut fields);
    fields.close(archive.map(|archive| ArchiveFile { policy, archive, packs }))
}

/// Checks the format and version.
pub(crate) fn check_envelope(value: &Value) -> Result<(), Diagnostic> {
    ENVELOPE.check(value).map(drop).map_err(Unfit::diagnostic)
}

pub(crate) fn check_checksum(value: &Value) -> Result<(), Diagnostic> {
    let Value::Object(members) = value else { return Ok(()) };
    let Some(stated) = members.get("checksum") else { return Ok(()) };
    let mut rest = Map::new();
    for (name, it) in members.iter().filter(|(name, _)| *name != "checksum") {
        rest.insert(name.clone(), it.clone());
    }
    if *stated == Value::String(checksum(&Value::Object(rest))) {
        return Ok(());
    }
    Err(Diagnostic::error(Code::ChecksumDiffers, &Pointer::root().member("checksum"), &[]))
}

/// Writes an archive file: indented, records in the order of their ids, with a checksum.
///
/// Equal archives give equal texts. What [`read_archive`] gave is written so
/// that it reads the same.
#[must_use]
pub fn write_archive(file: &ArchiveFile) -> String {
    let records = file.archive.records().map(write_record).collect::<Vec<_>>();
    let members = ENVELOPE.members().with("teacher", write_teacher(file.archive.teacher()));
    let members = write_choice("policy", file.policy.as_ref(), members).with("records", records);
    let members = members.list("packs", write_packs(&file.packs));
    let mut written = members.done();
    if let Value::Object(members) = &mut written {
        let checksum = checksum(&Value::Object(members.clone()));
        members.insert("checksum".to_owned(), checksum.into());
    }
    pretty(&written)
}
