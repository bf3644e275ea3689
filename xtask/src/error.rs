//! What can go wrong, in words for whoever runs the command.

use std::io;
use std::path::{Path, PathBuf};

/// A step that did not work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The command line was not understood.
    #[error("{0}\n`cargo xtask help` says what there is.")]
    Usage(String),
    /// A program could not be started at all.
    #[error("{program} could not be started: {source}")]
    Spawn {
        /// The program.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// A step ran and failed; its output has been shown.
    #[error("Failed: {0}")]
    Step(String),
    /// A step took longer than it may.
    #[error("{name} did not end within {seconds} s")]
    TimeOut {
        /// The step.
        name: String,
        /// The time it had.
        seconds: u64,
    },
    /// Something is missing that cannot be installed here.
    #[error("{missing}\nBy hand: {by_hand}")]
    Missing {
        /// What is missing, and why it was not installed.
        missing: String,
        /// What to do about it.
        by_hand: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file holds something else than it should.
    #[error("{0}")]
    Content(String),
    /// No free port was found.
    #[error("no free port from {from} on")]
    NoPort {
        /// The first port tried.
        from: u16,
    },
    /// The first load has outgrown its limit.
    #[error(
        "the first load is {kilobytes}, above the limit of {limit} KB: \
         see what grew, or fetch it later"
    )]
    TooLarge {
        /// The size as shown.
        kilobytes: String,
        /// The limit in kilobytes.
        limit: u64,
    },
}

impl Error {
    /// Turns an input or output error on a path into an [`Error`].
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
