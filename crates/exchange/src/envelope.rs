//! What every file starts with: its format and version, checked before anything else.

use serde_json::Value;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};

use crate::json_text::canonical;
use crate::written::{Members, shortened};

/// The format and version that a reader knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Envelope {
    /// The name of the format.
    pub(crate) format: &'static str,
    /// The latest version known; the first is 1.
    pub(crate) version: u64,
}

/// Why a text is not for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// Of another format, or of none.
    Foreign { expected: &'static str, found: String },
    /// Written by a newer program.
    Newer { known: u64, found: u64 },
    /// Without a version, or with none that there ever was.
    Versionless(Diagnostic),
}

impl Envelope {
    /// A file of this format and version, with nothing else in it yet.
    pub(crate) fn members(self) -> Members {
        Members::default().with("format", self.format).with("version", self.version)
    }

    /// The version that a value states, which this reader knows or has known.
    pub(crate) fn check(self, value: &Value) -> Result<u64, Unfit> {
        let found = value.get("format").and_then(Value::as_str).unwrap_or_default();
        if found != self.format {
            return Err(Unfit::Foreign { expected: self.format, found: shortened(found) });
        }
        let at = Pointer::root().member("version");
        let Some(version) = value.get("version") else {
            let problem = Diagnostic::error(Code::MissingMember, &Pointer::root(), &["version"]);
            return Err(Unfit::Versionless(problem));
        };
        match version.as_u64() {
            Some(it) if it > self.version => Err(Unfit::Newer { known: self.version, found: it }),
            Some(it) if it > 0 => Ok(it),
            _ => {
                let known = (1..=self.version).map(|it| it.to_string()).collect::<Vec<_>>();
                let args = [shortened(&canonical(version)), known.join(", ")];
                let problem = Diagnostic::error(Code::UnknownWord, &at, &[&args[0], &args[1]]);
                Err(Unfit::Versionless(problem))
            }
        }
    }
}

impl Unfit {
    /// The diagnostic for readers that have no more to say about it.
    pub(crate) fn diagnostic(self) -> Diagnostic {
        match self {
            Self::Foreign { expected, found } => Diagnostic::error(
                Code::ForeignFormat,
                &Pointer::root().member("format"),
                &[expected, &found],
            ),
            Self::Newer { known, found } => Diagnostic::error(
                Code::NewerVersion,
                &Pointer::root().member("version"),
                &[&known.to_string(), &found.to_string()],
            ),
            Self::Versionless(problem) => problem,
        }
    }
}
