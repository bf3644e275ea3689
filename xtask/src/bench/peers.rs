//! The engines that ours is measured against, each in the version that the benchmarks name.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::run::{self, Job};

/// npm goes by another name on Windows.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Where a virtual environment keeps its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// Installs the packages of `package.json`. Without a lock file: some of the packages that a peer
/// has for other systems are not in every registry, and then npm takes no lock file.
pub(super) fn from_npm(console: &Console, folder: &Path) -> Result<(), Error> {
    let name = "npm: zen-engine, json-rules-engine, json-logic-engine";
    if has_modules(folder) {
        console.already(name);
        return Ok(());
    }
    let mut npm = run::command(NPM);
    npm.current_dir(folder).args(["install", "--no-package-lock", "--ignore-scripts"]);
    npm.args(["--no-audit", "--no-fund"]);
    let job = Job::new(name, "10 s", npm);
    if job.run(console).is_err() {
        console.line("  Those that are missing are left out of B1 to B3.");
    }
    Ok(())
}

/// Whether every package is there in its version.
fn has_modules(folder: &Path) -> bool {
    let read = |path: &Path| -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
    };
    let wanted = read(&folder.join("package.json"));
    let wanted = wanted.as_ref().and_then(|it| it.get("dependencies")?.as_object());
    wanted.is_some_and(|it| {
        it.iter().all(|(name, version)| {
            let own = folder.join("node_modules").join(name).join("package.json");
            read(&own).is_some_and(|it| it.get("version") == Some(version))
        })
    })
}

/// Installs the packages of `audit/requirements.txt` into an environment of their own; gives its
/// Python, or nothing where there can be none.
pub(super) fn from_pypi(console: &Console, folder: &Path) -> Result<Option<PathBuf>, Error> {
    let name = "pip: polars, duckdb, pandas, OpenFisca-Core";
    let file = folder.join("audit/requirements.txt");
    let text = fs::read_to_string(&file).map_err(Error::file(&file))?;
    let wanted: Vec<&str> = text.lines().filter(|it| it.contains("==")).collect();
    let environment = folder.join(".venv");
    let python = environment.join(PROGRAMS).join(format!("python{}", std::env::consts::EXE_SUFFIX));
    let installed = |python: &Path| {
        let mut pip = run::command(python);
        pip.args(["-m", "pip", "freeze", "--disable-pip-version-check"]);
        let installed = run::answer(pip).unwrap_or_default();
        wanted.iter().all(|it| installed.lines().any(|line| line == *it))
    };
    if installed(&python) {
        console.already(name);
        return Ok(Some(python));
    }
    let Some(system) = ["python3", "python"].into_iter().find_map(paths::on_path) else {
        console.line("  Python is missing, so B8 is left out: install Python 3.11 or newer.");
        return Ok(None);
    };
    let mut make = run::command(system);
    make.args(["-m", "venv"]).arg(&environment);
    if Job::new("an environment for Python", "5 s", make).run(console).is_err() {
        console.line("  B8 is left out: Python needs its module `venv`.");
        return Ok(None);
    }
    let install = |packages: &[&str]| {
        let mut pip = run::command(&python);
        pip.args(["-m", "pip", "install", "--disable-pip-version-check"]).args(packages);
        pip
    };
    if !Job::new(name, "1 min", install(&wanted)).attempt(console) {
        for package in &wanted {
            if Job::new(package, "", install(&[package])).run(console).is_err() {
                console.line("  B8 goes on without those that need it.");
            }
        }
    }
    Ok(Some(python))
}
