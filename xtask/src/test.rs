//! Runs all tests, goes on after a failure as long as that makes sense, and counts.

mod tally;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::cli::Part;
use crate::console::{Console, End};
use crate::error::Error;
use crate::run::{self, Job, Outcome};
use crate::setup::{BrowserKit, BuildKit};
use crate::toolchain::{Toolchain, WASM};
use crate::{build, firstload, paths, serve, setup};
use tally::Tally;

/// The package that the browser gets.
const APP: &str = "xuefen-app";

/// The sub-path below which the app is served a second time for the journeys.
const SUB_PATH: &str = "/a/b/";

/// Runs these parts, prints the sum as the last line, and fails if anything did.
pub(crate) fn test(console: &Console, parts: &[Part]) -> ExitCode {
    let began = Instant::now();
    let mut tally = Tally::default();
    let wants = |part| parts.contains(&part);
    if wants(Part::Fmt) || wants(Part::Clippy) || wants(Part::ClippyWasm) || wants(Part::Host) {
        console.heading("Code");
    }
    if wants(Part::Fmt) {
        tally.step(console, "fmt", || fmt(console));
    }
    if wants(Part::Clippy) {
        tally.step(console, "clippy on the host", || clippy_host(console));
    }
    if wants(Part::ClippyWasm) {
        tally.step(console, "clippy on wasm", || clippy_wasm(console));
    }
    if wants(Part::Host) {
        tally.many(console, "host tests", || host_tests(console));
    }
    if wants(Part::Build) || wants(Part::Browser) {
        let mut kit = None;
        tally.step(console, "release build", || {
            kit = Some(release_build(console)?);
            Ok(())
        });
        if let Some(kit) = kit {
            let dist = paths::dist();
            tally.step(console, "first load", || firstload::weigh(console, &dist));
            if wants(Part::Browser) {
                in_browser(console, &mut tally, &kit);
            }
        } else if wants(Part::Browser) {
            console.failed("browser journeys", "not run, as there is nothing to open");
            tally.add(0, 1);
        }
    }
    console.line(&format!("\nAll this took {} s.", began.elapsed().as_secs()));
    console.line(&tally.to_string());
    if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether all code is formatted.
fn fmt(console: &Console) -> Result<(), Error> {
    setup::for_host(console, "fmt")?;
    let mut cargo = cargo(Toolchain::Active);
    cargo.args(["fmt", "--all", "--check"]);
    Job::new("cargo fmt --check", "", cargo).run(console).map(drop)
}

/// Whether clippy has nothing to say on what the host compiles.
fn clippy_host(console: &Console) -> Result<(), Error> {
    setup::for_host(console, "clippy")?;
    let mut cargo = cargo(Toolchain::Active);
    cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    Job::new("clippy on host code", "", cargo).run(console).map(drop)
}

/// Whether clippy has nothing to say on what the browser gets.
fn clippy_wasm(console: &Console) -> Result<(), Error> {
    let toolchain = setup::for_wasm_clippy(console)?;
    let mut cargo = cargo(toolchain);
    cargo.args(["clippy", "--package", APP, "--target", WASM, "--", "-D", "warnings"]);
    Job::new("clippy on wasm code", "", cargo).run(console).map(drop)
}

/// Runs the host tests and counts them.
fn host_tests(console: &Console) -> Result<Tally, Error> {
    let mut cargo = cargo(Toolchain::Active);
    cargo.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    counted(console, Job::new("host tests", "", cargo), tally::of_cargo_test)
}

/// Makes `dist/`.
fn release_build(console: &Console) -> Result<BuildKit, Error> {
    let kit = setup::for_build(console)?;
    build::release(console, &kit).map(|()| kit)
}

/// Runs all that runs in a browser.
fn in_browser(console: &Console, tally: &mut Tally, kit: &BuildKit) {
    let browser = match setup::for_tests(console) {
        Ok(browser) => browser,
        Err(error) => {
            console.failed("browser journeys", &error.to_string());
            return tally.add(0, 1);
        }
    };
    console.heading("In the browser");
    let wasm_tests = wasm_tests();
    if !wasm_tests.is_empty() {
        match setup::for_wasm_tests(console) {
            Ok(driver) => wasm_tests.iter().for_each(|name| {
                tally.many(console, name, || wasm_test(console, kit, &driver, name));
            }),
            Err(error) => {
                console.failed("tests in wasm", &error.to_string());
                tally.add(0, 1);
            }
        }
    }
    tally.many(console, "browser journeys", || journeys(console, &browser));
}

/// The test programs of the app that run in a browser: `tests/*_browser.rs`.
fn wasm_tests() -> Vec<String> {
    let Ok(entries) = fs::read_dir(paths::root().join("tests")) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|it| it.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
        .filter(|it| it.ends_with("_browser"))
        .collect();
    names.sort();
    names
}

/// Runs one test program in a browser and counts its tests.
fn wasm_test(console: &Console, kit: &BuildKit, driver: &Path, name: &str) -> Result<Tally, Error> {
    let mut cargo = cargo(kit.toolchain);
    cargo.args(["test", "--package", APP, "--target", WASM, "--test", name]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &kit.test_runner);
    cargo.env("CHROMEDRIVER", driver);
    counted(console, Job::new(name, "2 min the first time", cargo), tally::of_cargo_test)
}

/// Opens `dist/` in a browser and counts the journeys that end well.
fn journeys(console: &Console, kit: &BrowserKit) -> Result<Tally, Error> {
    let root = paths::root();
    let script = root.join("tests/e2e/run.mjs");
    if !script.is_file() {
        return Err(Error::Content("there are no journeys: tests/e2e/run.mjs is missing".into()));
    }
    let site = serve::serve(&paths::dist(), "/", 0)?;
    let below = serve::serve(&paths::dist(), SUB_PATH, 0)?;
    let mut node = run::command("node");
    node.current_dir(&root).arg(&script).arg(&site.url);
    node.env("CHROMIUM", &kit.chromium).env("SUB_PATH_URL", &below.url);
    if let Ok(xtask) = std::env::current_exe() {
        node.env("XTASK", xtask);
    }
    counted(console, Job::new("browser journeys", "", node), tally::of_journeys)
}

/// Cargo, in the root of the clone.
fn cargo(toolchain: Toolchain) -> Command {
    let mut cargo = toolchain.command("cargo");
    cargo.current_dir(paths::root());
    cargo
}

/// Runs a step that counts its own tests.
fn counted(
    console: &Console,
    job: Job<'_>,
    count: impl Fn(&str) -> Option<Tally>,
) -> Result<Tally, Error> {
    let name = job.name.to_owned();
    let remark = |outcome: &Outcome| match count(&outcome.output) {
        Some(tally) => tally.to_string(),
        None => "without saying how many passed".to_owned(),
    };
    let outcome = job.run_whatever(console, End::Failed, remark)?;
    let counted = count(&outcome.output);
    let tally = counted.unwrap_or_default();
    // A failure that no test owns up to, such as code that does not compile, counts as one.
    let unowned = tally.is_good() && !(outcome.success && counted.is_some());
    if unowned || !tally.is_good() {
        run::show(console, &outcome.output);
    }
    if unowned {
        console.failed(&name, "failed outside of its tests (see above)");
    }
    Ok(tally.plus(0, usize::from(unowned)))
}
