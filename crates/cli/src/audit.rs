//! `xuefen audit`: the verdict on every teacher of a file, from end to end without holding it whole.
//!
//! A reader cuts the input into [`chunk`]s of whole teachers, as many [`auditor`]s as there are
//! processors work on them, and what they write comes out in the order of the input ([`pool`]).

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;

use xuefen_words::Language;

use crate::args::{Audit, TableForm};
use crate::fault::Fault;
use crate::input::{self, STDIN};
use crate::report::Report;

mod amount;
mod auditor;
mod chunk;
mod pool;
mod verdict;

use auditor::{Auditor, Done, Tally};
use chunk::{Chunks, Kind};

/// How many bytes are read, and written, at once.
const BUFFER: usize = 1 << 18;

/// Audits every teacher of a file.
pub(crate) fn audit(args: &Audit, language: Language) -> Report {
    match run(args, language) {
        Ok(tally) => {
            Report { remark: tally.told(language), found_fault: tally.bad > 0, ..Report::default() }
        }
        Err(fault) => Err(fault).into(),
    }
}

fn run(args: &Audit, language: Language) -> Result<Tally, Fault> {
    let as_of = input::as_of(args.as_of.as_deref())?.unwrap_or_else(input::today);
    let pack = input::pack(&args.policy, &input::readings(&args.readings)?)?;
    let chunks = Chunks::open(open(&args.input)?, &args.input, kind(&args.input))?;
    let form = args.format.unwrap_or_else(|| form(args.output.as_deref()));
    let auditor = Auditor::new(&pack, as_of, chunks.columns().cloned(), form);
    let mut output = Output::open(args.output.as_deref())?;
    output.write(auditor.heading())?;

    let mut closing = Closing {
        args,
        language,
        output: &mut output,
        seen: HashSet::new(),
        tally: Tally::default(),
        fault: None,
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = |chunk: Result<_, Fault>| chunk.map(|it| auditor.audit(&it));
    pool::run(threads, chunks, work, |done| closing.take(done));
    let Closing { tally, fault, .. } = closing;
    if let Some(fault) = fault {
        return Err(fault);
    }
    output.close()?;
    Ok(tally)
}

/// What happens to the results, one chunk after the other.
struct Closing<'a> {
    args: &'a Audit,
    language: Language,
    output: &'a mut Output,
    seen: HashSet<String>,
    tally: Tally,
    fault: Option<Fault>,
}

impl Closing<'_> {
    /// Whether to go on.
    fn take(&mut self, done: Result<Done, Fault>) -> bool {
        let taken = done.and_then(|it| self.add(it));
        match taken {
            Ok(is_wanted) => is_wanted,
            Err(fault) => {
                self.fault = Some(fault);
                false
            }
        }
    }

    fn add(&mut self, done: Done) -> Result<bool, Fault> {
        let Done { text, bad, who, tally, .. } = done;
        self.tally.add(tally);
        let mut told = String::new();
        for it in bad {
            told.push_str(&it.told(&self.args.input, self.language));
            told.push('\n');
        }
        if !told.is_empty() {
            // Where standard error is gone there is nobody left to tell.
            io::stderr().lock().write_all(told.as_bytes()).ok();
        }
        for (who, line) in who {
            if self.seen.contains(&who) {
                return Err(Fault::Scattered { path: self.args.input.clone(), who, line });
            }
            self.seen.insert(who);
        }
        match self.output.write(&text) {
            // Whoever reads has seen enough.
            Err(Fault::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
            other => other.map(|()| true),
        }
    }
}

/// The form that the name of a file tells.
fn kind(path: &str) -> Option<Kind> {
    match ending(path).as_deref() {
        Some("csv" | "tsv") => Some(Kind::Table),
        Some("ndjson" | "jsonl" | "json") => Some(Kind::Lines),
        _ => None,
    }
}

/// The form in which verdicts are written into a file of this name.
fn form(path: Option<&str>) -> TableForm {
    match path.and_then(ending).as_deref() {
        Some("csv") => TableForm::Csv,
        _ => TableForm::Ndjson,
    }
}

fn ending(path: &str) -> Option<String> {
    Some(Path::new(path).extension()?.to_str()?.to_ascii_lowercase())
}

fn open(path: &str) -> Result<BufReader<Box<dyn Read + Send>>, Fault> {
    let source: Box<dyn Read + Send> = if path == STDIN {
        Box::new(io::stdin())
    } else {
        let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
            true => Err(ErrorKind::IsADirectory.into()),
            false => Ok(file),
        });
        Box::new(file.map_err(|error| Fault::Unreadable { path: path.to_owned(), error })?)
    };
    Ok(BufReader::with_capacity(BUFFER, source))
}

/// Where the verdicts go. A file has its name only once it is whole.
struct Output {
    sink: BufWriter<Box<dyn Write>>,
    unfinished: Option<Unfinished>,
}

/// A file that is not whole yet. It goes away unless it is kept.
struct Unfinished {
    made: PathBuf,
    wanted: PathBuf,
}

impl Output {
    fn open(path: Option<&str>) -> Result<Self, Fault> {
        let Some(path) = path.filter(|it| *it != STDIN).map(PathBuf::from) else {
            return Ok(Self::to(Box::new(io::stdout()), None));
        };
        // A device or pipe is written into as it is.
        if path.exists() && !path.is_file() {
            let device = File::options().write(true).open(&path).map_err(Fault::Output)?;
            return Ok(Self::to(Box::new(device), None));
        }
        let mut name = path.clone().into_os_string();
        name.push(".part");
        let made = PathBuf::from(name);
        let file = File::create(&made).map_err(Fault::Output)?;
        Ok(Self::to(Box::new(file), Some(Unfinished { made, wanted: path })))
    }

    fn to(sink: Box<dyn Write>, unfinished: Option<Unfinished>) -> Self {
        Self { sink: BufWriter::with_capacity(BUFFER, sink), unfinished }
    }

    fn write(&mut self, text: &[u8]) -> Result<(), Fault> {
        self.sink.write_all(text).map_err(Fault::Output)
    }

    fn close(mut self) -> Result<(), Fault> {
        match self.sink.flush() {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                return Err(Fault::Output(error));
            }
            _ => {}
        }
        match self.unfinished.take() {
            Some(it) => std::fs::rename(&it.made, &it.wanted).map_err(Fault::Output),
            None => Ok(()),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After it was renamed there is nothing to remove.
        std::fs::remove_file(&self.made).ok();
    }
}
