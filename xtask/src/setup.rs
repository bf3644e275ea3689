//! Installs what is missing, and only that: each step looks before it does anything.
//!
//! Nothing about the machine is remembered between runs. What is installed is found again by
//! looking at it, and a step that was interrupted is taken up where it stopped.

mod apt;
mod browser;
mod debian;
mod npm;
mod tools;
mod wasm_target;

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::PathBuf;

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::toolchain::Toolchain;

/// What building needs, found or installed.
#[derive(Clone, Debug)]
pub(crate) struct BuildKit {
    /// How to call cargo for wasm.
    pub(crate) toolchain: Toolchain,
    /// The program `trunk`.
    pub(crate) trunk: PathBuf,
    /// The program `wasm-bindgen`.
    pub(crate) wasm_bindgen: PathBuf,
    /// The program `wasm-split-cli`, which cuts the app into parts.
    pub(crate) cutter: PathBuf,
    /// The program `wasm-opt`.
    pub(crate) wasm_opt: PathBuf,
    /// The program `esbuild`.
    pub(crate) esbuild: PathBuf,
    /// The program `wasm-bindgen-test-runner`, which runs tests that are compiled to wasm.
    pub(crate) test_runner: PathBuf,
    /// PATH with the right `wasm-bindgen` and cargo first.
    pub(crate) path: OsString,
}

/// What the browser journeys need, found or installed.
#[derive(Clone, Debug)]
pub(crate) struct BrowserKit {
    /// Chromium or a relative of it.
    pub(crate) chromium: PathBuf,
}

/// Sets up all that any command needs.
pub(crate) fn everything(console: &Console) -> Result<(), Error> {
    for_build(console)?;
    for_host(console, "fmt")?;
    for_host(console, "clippy")?;
    for_wasm_clippy(console)?;
    for_tests(console).map(drop)
}

/// Sets up what building needs.
pub(crate) fn for_build(console: &Console) -> Result<BuildKit, Error> {
    let _turn = take_turn(console)?;
    console.heading("What building needs");
    let toolchain = wasm_target::ensure(console)?;
    let trunk = tools::trunk(console)?;
    let wasm_bindgen = tools::wasm_bindgen(console)?;
    let cutter = tools::wasm_split(console)?;
    let modules = npm::ensure(console, "binaryen and esbuild", &paths::root().join("xtask"))?;

    let runner = format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX);
    let test_runner = wasm_bindgen.with_file_name(runner);
    let [wasm_opt, esbuild] = ["wasm-opt", "esbuild"].map(|it| modules.join(".bin").join(it));
    let mut folders = Vec::from_iter(wasm_bindgen.parent().map(PathBuf::from));
    folders.extend(toolchain.folders());
    let path = paths::path_starting_with(&folders)?;
    Ok(BuildKit { toolchain, trunk, wasm_bindgen, cutter, wasm_opt, esbuild, test_runner, path })
}

/// Sets up what building needs for clippy on wasm code: the target alone, with its linter.
pub(crate) fn for_wasm_clippy(console: &Console) -> Result<Toolchain, Error> {
    let _turn = take_turn(console)?;
    let toolchain = wasm_target::ensure(console)?;
    tools::cargo_part(console, toolchain, "clippy")?;
    Ok(toolchain)
}

/// Sets up a part of the host's toolchain, `fmt` or `clippy`.
pub(crate) fn for_host(console: &Console, part: &str) -> Result<(), Error> {
    tools::cargo_part(console, Toolchain::Active, part)
}

/// Sets up what the browser journeys need.
pub(crate) fn for_tests(console: &Console) -> Result<BrowserKit, Error> {
    let _turn = take_turn(console)?;
    console.heading("What browser tests need");
    let chromium = browser::chromium(console)?;
    browser::chinese_font(console)?;
    let tests = paths::root().join("tests/e2e");
    npm::ensure(console, "playwright-core and axe-core", &tests)?;
    Ok(BrowserKit { chromium })
}

/// Sets up what tests that are compiled to wasm need beyond the other two, and gives the driver
/// of the browser.
pub(crate) fn for_wasm_tests(console: &Console) -> Result<PathBuf, Error> {
    let _turn = take_turn(console)?;
    browser::chromedriver(console)
}

/// Waits until no other run is setting up, and keeps others waiting as long as it is held.
fn take_turn(console: &Console) -> Result<File, Error> {
    let cache = paths::cache()?;
    fs::create_dir_all(&cache).map_err(Error::file(&cache))?;
    let path = cache.join("setup.lock");
    let file = File::create(&path).map_err(Error::file(&path))?;
    if file.try_lock().is_err() {
        console.line("Another setup is under way; waiting for it …");
        file.lock().map_err(Error::file(&path))?;
    }
    Ok(file)
}
