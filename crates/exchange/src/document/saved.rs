//! The document and its history as one text: what the browser keeps (`xuefen-document`).

use serde_json::Value;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::json;

use super::upgrade::{VERSION, upgraded};
use super::written::{lower_document, lower_steps, write_document, write_history};
use super::{Document, History};
use crate::envelope::{Envelope, Unfit};
use crate::json_text::compact;
use crate::written::Fields;

/// The most bytes that a saved document may have.
pub const LARGEST: usize = 32_000_000;

const ENVELOPE: Envelope = Envelope { format: "xuefen-document", version: VERSION };

/// What was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The document.
    pub document: Document,
    /// What can be undone and redone.
    pub history: History,
    /// Why the history could not be read and is empty; empty itself where nothing was lost.
    pub lost_history: Vec<Diagnostic>,
}

/// Why a saved text cannot be opened. The text itself must be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// A newer program wrote it.
    NewerVersion {
        /// The version of the text.
        found: u64,
        /// The latest version that this program knows.
        known: u64,
    },
    /// It is JSON, but no saved document.
    Foreign,
    /// It is not what was saved.
    Damaged(Vec<Diagnostic>),
}

/// Writes a document with its history, without spaces.
#[must_use]
pub fn save(document: &Document, history: &History) -> String {
    let members = ENVELOPE.members().with("document", write_document(document));
    compact(&members.with("history", write_history(history)).done())
}

/// Reads what [`save`] wrote, in this or an earlier version.
///
/// A damaged history does not cost the document: it comes without, and
/// [`Saved::lost_history`] says why.
///
/// # Errors
/// [`LoadError`] says whether the text is newer, something else, or damaged.
pub fn load(text: &str) -> Result<Saved, LoadError> {
    let value = json::parse(text, LARGEST).map_err(|it| LoadError::Damaged(vec![it]))?;
    let version = ENVELOPE.check(&value).map_err(|unfit| match unfit {
        Unfit::Foreign { .. } => LoadError::Foreign,
        Unfit::Newer { known, found } => LoadError::NewerVersion { found, known },
        Unfit::Versionless(problem) => LoadError::Damaged(vec![problem]),
    })?;
    let value = upgraded(value, version);
    let mut problems = Vec::new();
    let saved = lower_saved(value, &Pointer::root(), &mut problems);
    saved.ok_or(LoadError::Damaged(problems))
}

fn lower_saved(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<Saved> {
    let mut fields = Fields::open(value, at, problems)?;
    // These two have been checked before.
    drop([fields.take("format"), fields.take("version")]);
    fields.need("document");
    let document = fields.lowered("document", lower_document);
    let history = fields.take("history");
    let at = fields.at("history");
    fields.close(document).map(|document| match history {
        Some(history) => with_history(document, history, &at),
        None => Saved { document, ..Saved::default() },
    })
}

fn with_history(document: Document, history: Value, at: &Pointer) -> Saved {
    let mut lost_history = Vec::new();
    let steps = lower_steps(history, at, &mut lost_history);
    match steps.map(|(undo, redo)| History::new(undo, redo, &document)) {
        Some(Some(history)) => Saved { document, history, lost_history },
        Some(None) => {
            let problem = Diagnostic::error(Code::Malformed, at, &["history"]);
            Saved { document, history: History::default(), lost_history: vec![problem] }
        }
        None => Saved { document, history: History::default(), lost_history },
    }
}
