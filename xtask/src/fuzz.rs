//! Holds the engine against the reference and against damaged packs, many times over.

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::run::{self, Job};

/// The tests, each with what it is about.
const TESTS: [(&str, &str); 3] = [
    ("every_primitive", "how often each primitive changes the result"),
    ("the_engine_and", "the engine against the reference"),
    ("a_damaged_pack", "damaged packs"),
];

/// Tries so many seeds from one on.
pub(crate) fn fuzz(console: &Console, n_seeds: u64, from: u64) -> Result<(), Error> {
    console.heading(&format!("{n_seeds} seeds from {from}"));
    for (test, about) in TESTS {
        let mut cargo = run::command("cargo");
        cargo.current_dir(paths::root());
        cargo.args(["test", "--release", "-p", "xuefen-engine", "--test", "differential", test]);
        cargo.args(["--", "--nocapture"]);
        cargo.env("XUEFEN_SEEDS", n_seeds.to_string()).env("XUEFEN_FROM", from.to_string());
        let output = Job::new(about, "1 to 2 min for 100,000 seeds", cargo).run(console)?;
        if !console.verbose && test == "every_primitive" {
            console.line(output.trim_end());
        }
    }
    Ok(())
}
