//! Measures: the built app in a browser, and the rules beside other engines.

mod peers;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};
use crate::setup::BuildKit;
use crate::toolchain::{Toolchain, WASM};
use crate::{build, parts, paths, serve, setup};

/// The profile in which speed counts more than size.
const PROFILE: [&str; 2] = ["--profile", "fast"];

/// What the engine for Node is compiled with instead of what the app is: without the relocations
/// that only the cutter of its parts needs.
const WASM_FLAGS: &str = "--cfg=sha2_backend_soft=\"compact\"";

/// How `wasm-opt` is told to make it fast.
const OPTIMISE: [&str; 8] = [
    "-O3",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the app and runs the measurements of its pages.
pub(crate) fn page(console: &Console) -> Result<(), Error> {
    let root = paths::root();
    let script = root.join("benches/page.mjs");
    if !script.is_file() {
        return Err(Error::Content(
            "there is nothing to measure: benches/page.mjs is missing".into(),
        ));
    }
    let build_kit = setup::for_build(console)?;
    let browser_kit = setup::for_tests(console)?;
    build::release(console, &build_kit)?;
    console.heading("Measurements");
    let site = serve::serve(&paths::dist(), "/", 0)?;
    let mut node = run::command("node");
    node.current_dir(&root).arg(&script).arg(&site.url).env("CHROMIUM", &browser_kit.chromium);
    measure(console, "bench page", "", node)
}

/// Times the engine on this machine.
pub(crate) fn engine(console: &Console) -> Result<(), Error> {
    let built = native(console)?;
    let mut bench = run::command(built.join("xuefen-bench"));
    bench.arg("engine");
    measure(console, "the engine on this machine", "10 s", bench)
}

/// Times the rules and the audit beside their peers. Writes into the target folder only.
pub(crate) fn rules(console: &Console) -> Result<(), Error> {
    let benches = paths::root().join("benches");
    let kit = setup::for_build(console)?;
    console.heading("Peers");
    peers::from_npm(console, &benches)?;
    let python = peers::from_pypi(console, &benches)?;

    console.heading("Build and inputs");
    let built = native(console)?;
    let folder = built.with_file_name("bench");
    let engine = for_node(console, &kit, &folder)?;
    let inputs = folder.join("inputs");
    let mut generate = run::command(built.join("xuefen-bench"));
    generate.arg("inputs").arg(&inputs);
    Job::new("seeded inputs", "1 s", generate).run(console)?;

    console.heading("Measurements");
    let mut bench = run::command(built.join("xuefen-bench"));
    bench.arg("engine");
    measure(console, "the engine on this machine", "10 s", bench)?;
    let mut node = run::command("node");
    node.arg(benches.join("rules/run.mjs")).arg(&engine).arg(&inputs);
    measure(console, "B1 to B3: rules in Node", "1 to 2 min", node)?;
    if let Some(python) = python {
        let mut audit = run::command(python);
        audit.arg("-B").arg(benches.join("audit/run.py"));
        audit.arg(built.join("xuefen")).arg(inputs.join("audit.csv")).arg(&folder);
        measure(console, "B8: the audit, file to file", "1 to 2 min", audit)?;
    }
    Ok(())
}

/// Runs a measurement and shows what it found.
fn measure(console: &Console, name: &str, about: &str, command: Command) -> Result<(), Error> {
    let output = Job::new(name, about, command).run(console)?;
    if !console.verbose {
        console.line(output.trim_end());
    }
    Ok(())
}

/// Builds the command line and the benchmarks for this machine; gives the folder they are in.
fn native(console: &Console) -> Result<PathBuf, Error> {
    let mut cargo = run::command("cargo");
    cargo.current_dir(paths::root()).args(["build", "--locked"]).args(PROFILE);
    cargo.args(["-p", "xuefen-cli", "-p", "xuefen-bench", "--bins"]);
    Job::new("the command line, for speed", "1 to 2 min", cargo).run(console)?;
    Ok(parts::target_folder(Toolchain::Active)?.join("fast"))
}

/// Builds the engine for Node; gives the module.
fn for_node(console: &Console, kit: &BuildKit, folder: &Path) -> Result<PathBuf, Error> {
    let mut cargo = kit.toolchain.command("cargo");
    cargo.current_dir(paths::root()).env("RUSTFLAGS", WASM_FLAGS);
    cargo.args(["build", "--locked"]).args(PROFILE);
    cargo.args(["-p", "xuefen-bench", "--lib", "--target", WASM]);
    Job::new("the engine for Node", "1 to 2 min", cargo).run(console)?;
    let target = folder.with_file_name(WASM).join("fast");
    let mut bindgen = run::command(&kit.wasm_bindgen);
    bindgen.args(["--target", "nodejs", "--out-name", "xuefen", "--out-dir"]).arg(folder);
    bindgen.arg(target.join("xuefen_bench.wasm"));
    Job::new("wasm-bindgen", "", bindgen).run(console)?;
    let module = folder.join("xuefen_bg.wasm");
    let mut optimise = run::command(&kit.wasm_opt);
    optimise.args(OPTIMISE).arg(&module).arg("-o").arg(&module);
    Job::new("wasm-opt", "", optimise).run(console)?;
    Ok(folder.join("xuefen.js"))
}
