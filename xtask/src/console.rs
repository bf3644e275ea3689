//! How the steps are shown: a line when one starts, a line with its time when it ends.

use std::io::{IsTerminal, Write, stdout};
use std::time::{Duration, Instant};

/// Where the steps are shown, and how much of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    terminal: bool,
    colour: bool,
    /// Whether every step's output is shown, not only a failed one's.
    pub(crate) verbose: bool,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It did what it should.
    Done,
    /// It failed.
    Failed,
    /// It did not work, and another way is tried.
    PassedOver,
}

/// A step that is under way.
#[derive(Debug)]
pub(crate) struct Step {
    console: Console,
    name: String,
    began: Instant,
    shown: Duration,
}

impl Console {
    /// The console of this process.
    pub(crate) fn new(verbose: bool) -> Self {
        let terminal = stdout().is_terminal();
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
        Self { terminal, colour: terminal && !no_colour, verbose }
    }

    /// Prints a heading.
    pub(crate) fn heading(self, text: &str) {
        println!("\n{}", self.paint("1", text));
    }

    /// Prints a line as it is.
    pub(crate) fn line(self, text: &str) {
        println!("{text}");
    }

    /// Says that there is nothing to do.
    pub(crate) fn already(self, name: &str) {
        println!("{} {name} (already there)", self.paint("32", "✓"));
    }

    /// Says that a step failed before it could start, and why.
    pub(crate) fn failed(self, name: &str, why: &str) {
        println!("{} {name}: {why}", self.paint("31", "✗"));
    }

    /// Begins a step; `about` is how long it is known to take, or empty.
    pub(crate) fn begin(self, name: &str, about: &str) -> Step {
        let about = if about.is_empty() { String::new() } else { format!(" (about {about})") };
        let line = format!("▸ {name} …{about}");
        if self.live() {
            print!("{line}");
            drop(stdout().flush());
        } else {
            println!("{line}");
        }
        Step {
            console: self,
            name: name.to_owned(),
            began: Instant::now(),
            shown: Duration::from_secs(0),
        }
    }

    /// Whether the line of a running step is rewritten in place.
    fn live(self) -> bool {
        self.terminal && !self.verbose
    }

    /// Puts a text in a colour, where colours are wanted.
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

impl Step {
    /// How long the step has been running.
    pub(crate) fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Shows that the step is alive: on a terminal its latest words, elsewhere a line a minute.
    pub(crate) fn tick(&mut self, latest: &str) {
        let elapsed = self.elapsed();
        let pause = if self.console.live() { 1 } else { 60 };
        if self.console.verbose || elapsed < self.shown + Duration::from_secs(pause) {
            return;
        }
        self.shown = elapsed;
        let seconds = elapsed.as_secs();
        if self.console.live() {
            let latest: String = latest.trim().chars().filter(|it| !it.is_control()).collect();
            let latest: String = latest.chars().take(48).collect();
            print!("\r\u{1b}[2K▸ {} … {seconds} s  {latest}", self.name);
            drop(stdout().flush());
        } else {
            println!("  … {} {seconds} s", self.name);
        }
    }

    /// Ends the step and shows its time, with a remark if there is one to make.
    pub(crate) fn end(self, end: End, remark: &str) {
        let mark = match end {
            End::Done => self.console.paint("32", "✓"),
            End::Failed => self.console.paint("31", "✗"),
            End::PassedOver => self.console.paint("33", "–"),
        };
        let wipe = if self.console.live() { "\r\u{1b}[2K" } else { "" };
        let remark = if remark.is_empty() { String::new() } else { format!("  {remark}") };
        println!("{wipe}{mark} {}  {}{remark}", self.name, seconds(self.elapsed()));
    }
}

/// A time as seconds with one decimal.
fn seconds(time: Duration) -> String {
    format!("{}.{} s", time.as_secs(), time.subsec_millis() / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_in_seconds_and_tenths() {
        assert_eq!(seconds(Duration::from_millis(61_250)), "61.2 s");
        assert_eq!(seconds(Duration::from_millis(40)), "0.0 s");
    }
}
