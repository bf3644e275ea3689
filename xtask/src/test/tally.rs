//! Counts what passed and what failed.

use std::fmt;

use crate::console::Console;
use crate::error::Error;

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Tally {
    /// Whether nothing failed.
    pub(crate) fn is_good(self) -> bool {
        self.failed == 0
    }

    /// Counts more.
    pub(crate) fn add(&mut self, passed: usize, failed: usize) {
        *self = self.plus(passed, failed);
    }

    /// This one with more.
    pub(crate) fn plus(self, passed: usize, failed: usize) -> Self {
        Self { passed: self.passed + passed, failed: self.failed + failed }
    }

    /// Counts a step as one, and says whether it passed.
    pub(crate) fn step(
        &mut self,
        console: &Console,
        name: &str,
        step: impl FnOnce() -> Result<(), Error>,
    ) -> bool {
        self.many(console, name, || step().map(|()| Self { passed: 1, failed: 0 }))
    }

    /// Counts a step that counts its own, and says whether all of them passed.
    pub(crate) fn many(
        &mut self,
        console: &Console,
        name: &str,
        step: impl FnOnce() -> Result<Self, Error>,
    ) -> bool {
        let tally = step().unwrap_or_else(|error| {
            // What ran and failed has already said so.
            if !matches!(error, Error::Step(_)) {
                console.failed(name, &error.to_string());
            }
            Self { passed: 0, failed: 1 }
        });
        self.add(tally.passed, tally.failed);
        tally.is_good()
    }
}

/// The sum of all lines `test result: ok. 2 passed; 0 failed; …`.
pub(crate) fn of_cargo_test(output: &str) -> Option<Tally> {
    output
        .lines()
        .filter_map(|line| {
            let counts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1;
            let mut counts = counts.split("; ");
            Some((number(counts.next()?, "passed")?, number(counts.next()?, "failed")?))
        })
        .map(|(passed, failed)| Tally { passed, failed })
        .reduce(|sum, it| sum.plus(it.passed, it.failed))
}

/// The last line that is `2 passed, 0 failed` and nothing else.
pub(crate) fn of_journeys(output: &str) -> Option<Tally> {
    output.lines().rev().find_map(|line| {
        let (passed, failed) = line.trim().split_once(", ")?;
        Some(Tally { passed: number(passed, "passed")?, failed: number(failed, "failed")? })
    })
}

/// The number in `12 passed`.
fn number(text: &str, unit: &str) -> Option<usize> {
    text.strip_suffix(unit)?.trim_end().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_test_programs_are_added() {
        let output = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 0 ignored; x\n\
                      test result: FAILED. 10 passed; 2 failed; 0 ignored; x\nerror: 1 failed\n";
        assert_eq!(of_cargo_test(output), Some(Tally { passed: 13, failed: 2 }));
        assert_eq!(of_cargo_test("error: could not compile"), None);
    }

    #[test]
    fn the_last_count_of_the_journeys_holds() {
        let output = "1 passed, 1 failed\nmore\n9 passed, 0 failed\nbye\n";
        assert_eq!(of_journeys(output), Some(Tally { passed: 9, failed: 0 }));
        assert_eq!(of_journeys("so 9 passed, 0 failed\n"), None);
    }
}
