//! What enters and leaves: the saved document, the archive file, worked cases and their digests.
//!
//! Reading order: [`written`] (teachers and records as JSON writes them),
//! [`archive_file`] (what a teacher takes away and brings back), [`document`]
//! (what the browser keeps, with its history), [`cases`] (worked examples) and
//! [`check`] (an assessment held against what a worked example expects), [`batch`]
//! (many teachers in one file).
//!
//! Every text has a written form of its own, which is *lowered* to the model
//! with all problems collected; the model itself is never serialised. The crate
//! knows no web and no clock.

#[cfg(any(test, feature = "arbitrary"))]
pub mod arbitrary;
pub mod archive_file;
pub mod batch;
pub mod cases;
pub mod check;
pub mod digest;
pub mod document;
mod envelope;
mod json_text;
pub mod raw_file;
#[cfg(feature = "schema")]
pub mod schema;
pub mod table;
pub mod written;
