//! What a command has to say, and how it leaves: text on standard output, faults on standard error.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use serde::Serialize;
use xuefen_words::Language;

use crate::fault::Fault;

/// The answer of a command.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// For standard output.
    pub(crate) text: String,
    /// For standard error, beside the faults.
    pub(crate) remark: String,
    /// Whether cases failed, or a pack has errors.
    pub(crate) found_fault: bool,
    /// Why a part could not be answered.
    pub(crate) faults: Vec<Fault>,
}

impl Report {
    /// A computed answer.
    pub(crate) fn answer(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// An answer for programs.
    pub(crate) fn json<T: Serialize>(answer: &T) -> Self {
        let mut report = Self::default();
        match serde_json::to_string_pretty(answer) {
            Ok(text) => report.text = text + "\n",
            Err(error) => report.faults.push(Fault::Output(error.into())),
        }
        report
    }
}

impl From<Result<Self, Fault>> for Report {
    fn from(result: Result<Self, Fault>) -> Self {
        result.unwrap_or_else(|fault| Self { faults: vec![fault], ..Self::default() })
    }
}

/// Writes a report and gives the exit status.
pub(crate) fn deliver(report: Report, language: Language) -> ExitCode {
    let Report { text, remark, found_fault, mut faults } = report;
    match write(io::stdout().lock(), &text) {
        Ok(()) => {}
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => faults.push(Fault::Output(error)),
    }
    let mut notes = remark;
    for fault in &faults {
        notes.push_str(&fault.say(language));
        notes.push('\n');
    }
    // Where standard error is gone there is nobody left to tell.
    write(io::stderr().lock(), &notes).ok();
    match (faults.is_empty(), found_fault) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::from(1),
        (true, false) => ExitCode::SUCCESS,
    }
}

fn write(mut to: impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}
