//! Runs programs: each as a step with a line and its time, its output kept until it is needed.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::console::{Console, End};
use crate::error::Error;

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// How long output may still come from a program that has ended.
const AFTERMATH: Duration = Duration::from_secs(2);

/// A program as a step.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    /// The name on the step's line.
    pub(crate) name: &'a str,
    /// How long it is known to take, or empty.
    pub(crate) about: &'a str,
    /// What to run.
    pub(crate) command: Command,
    /// After how long it is stopped.
    pub(crate) limit: Option<Duration>,
}

/// How a program ended and what it wrote.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Whether it said that it succeeded.
    pub(crate) success: bool,
    /// What it wrote, both streams as they came.
    pub(crate) output: String,
}

/// A command with no standard input, and without what cargo told *this* program about itself.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let told = ["CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_BIN_", "CARGO_CRATE_"];
        if text == "CARGO" || told.iter().any(|it| text.starts_with(it)) {
            command.env_remove(&name);
        }
    }
    // Cargo puts the library folders of its own toolchain first, which another one must not see.
    if let Some(folders) = std::env::var_os("LD_LIBRARY_PATH") {
        let own = |it: &std::path::PathBuf| {
            let text = it.to_string_lossy();
            !text.contains("/target") && !text.contains("toolchains") && !text.contains("rustlib")
        };
        match std::env::join_paths(std::env::split_paths(&folders).filter(own)) {
            Ok(left) if !left.is_empty() => command.env("LD_LIBRARY_PATH", left),
            _ => command.env_remove("LD_LIBRARY_PATH"),
        };
    }
    command
}

/// What a short program prints on standard output, or nothing if it fails.
pub(crate) fn answer(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

impl<'a> Job<'a> {
    /// A step that runs a command for as long as it takes.
    pub(crate) fn new(name: &'a str, about: &'a str, command: Command) -> Self {
        Self { name, about, command, limit: None }
    }

    /// Runs the step; if it fails, shows all that it wrote.
    pub(crate) fn run(self, console: &Console) -> Result<String, Error> {
        let name = self.name.to_owned();
        let outcome = self.run_whatever(console, End::Failed, |_| String::new())?;
        if outcome.success {
            return Ok(outcome.output);
        }
        show(console, &outcome.output);
        Err(Error::Step(name))
    }

    /// Runs the step, which may fail because there is another way; its output is not shown.
    pub(crate) fn attempt(self, console: &Console) -> bool {
        let remark = |outcome: &Outcome| {
            let words = if outcome.success { "" } else { "did not work here; trying another way" };
            words.to_owned()
        };
        self.run_whatever(console, End::PassedOver, remark).is_ok_and(|it| it.success)
    }

    /// Runs the step and gives back how it ended, shown as `on_failure` if it did not succeed,
    /// with a remark that is made from the outcome.
    pub(crate) fn run_whatever(
        mut self,
        console: &Console,
        on_failure: End,
        remark: impl FnOnce(&Outcome) -> String,
    ) -> Result<Outcome, Error> {
        let mut step = console.begin(self.name, self.about);
        match watch(&mut self.command, self.limit, |latest| step.tick(latest), console) {
            Ok((Some(status), output)) => {
                let outcome = Outcome { success: status.success(), output };
                let end = if outcome.success { End::Done } else { on_failure };
                step.end(end, &remark(&outcome));
                Ok(outcome)
            }
            Ok((None, output)) => {
                step.end(on_failure, "took too long and was stopped");
                let seconds = self.limit.unwrap_or_default().as_secs();
                if on_failure == End::Failed {
                    show(console, &output);
                }
                Err(Error::TimeOut { name: self.name.to_owned(), seconds })
            }
            Err(source) => {
                step.end(on_failure, "could not be started");
                let program = self.command.get_program().to_string_lossy().into_owned();
                Err(Error::Spawn { program, source })
            }
        }
    }
}

/// Shows the output of a step that failed, unless it has been shown as it came.
pub(crate) fn show(console: &Console, output: &str) {
    if !console.verbose {
        println!("{}", output.trim_end());
    }
}

/// Runs a command to its end, or to the limit (then without a status), collecting its output.
fn watch(
    command: &mut Command,
    limit: Option<Duration>,
    mut tick: impl FnMut(&str),
    console: &Console,
) -> io::Result<(Option<ExitStatus>, String)> {
    let (mut reader, writer) = io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn()?;
    // The command holds the writing end, and the reader waits until nobody does.
    command.stdout(Stdio::null()).stderr(Stdio::null());

    let collected = Arc::new(Mutex::new(Vec::new()));
    let collector = Arc::clone(&collected);
    let verbose = console.verbose;
    let reading = thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n_read @ 1..) = reader.read(&mut chunk) {
            let new = chunk.get(..n_read).unwrap_or_default();
            if verbose {
                drop(io::stdout().write_all(new));
            }
            collector.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(new);
        }
    });

    let began = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if limit.is_some_and(|it| began.elapsed() > it) {
            stop(&mut child);
            break None;
        }
        tick(&latest_line(&collected.lock().unwrap_or_else(PoisonError::into_inner)));
        thread::sleep(LOOK);
    };
    let ended = Instant::now();
    while !reading.is_finished() && ended.elapsed() < AFTERMATH {
        thread::sleep(LOOK / 10);
    }
    let bytes = collected.lock().unwrap_or_else(PoisonError::into_inner);
    Ok((status, String::from_utf8_lossy(&bytes).into_owned()))
}

/// Stops a program that has had its time.
fn stop(child: &mut Child) {
    // Both fail only if it has just ended by itself.
    drop(child.kill());
    drop(child.wait());
}

/// The last line with something on it.
fn latest_line(bytes: &[u8]) -> String {
    let tail = bytes.get(bytes.len().saturating_sub(400)..).unwrap_or_default();
    let text = String::from_utf8_lossy(tail);
    text.lines().rfind(|it| !it.trim().is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_line_is_the_last_with_words() {
        assert_eq!(latest_line(b"one\ntwo\n\n"), "two");
        assert_eq!(latest_line(b""), "");
    }
}
