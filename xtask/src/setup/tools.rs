//! The tools that cargo installs, in the versions that fit together, outside the clone; and the
//! parts of the toolchain that tests call.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::run::{self, Job};
use crate::setup::{apt, wasm_target};
use crate::toolchain::{Toolchain, locked_version};

/// The version of Trunk: the last that compilers before 1.96.1 can build.
const TRUNK: &str = "0.21.14";

/// The version of the cutter that fits `wasm_split_helpers` in `Cargo.lock`.
const WASM_SPLIT: &str = "0.2.4";

/// A program that cargo can install.
struct Tool<'a> {
    /// The package that it comes in.
    package: &'a str,
    /// Its name.
    program: &'a str,
    /// The one version that fits.
    version: &'a str,
    /// How far its own code is optimised: no further than it pays.
    optimisation: &'a str,
    /// What it can do: arguments to cargo.
    features: &'a [&'a str],
    /// How long it takes to install.
    about: &'a str,
}

/// Finds or installs Trunk; ours never goes to the network and needs nothing for it.
pub(crate) fn trunk(console: &Console) -> Result<PathBuf, Error> {
    let tool = Tool {
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        optimisation: "0",
        features: &["--no-default-features"],
        about: "2 to 4 min",
    };
    tool.ensure(console)
}

/// Finds or installs the `wasm-bindgen` program in the version of the library in `Cargo.lock`.
pub(crate) fn wasm_bindgen(console: &Console) -> Result<PathBuf, Error> {
    let path = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(Error::file(&path))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Error::Content("Cargo.lock does not name a version of wasm-bindgen".to_owned())
    })?;
    let tool = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &version,
        optimisation: "1",
        features: &[],
        about: "1 to 2 min",
    };
    tool.ensure(console)
}

/// Finds or installs the program that cuts the app into parts.
pub(crate) fn wasm_split(console: &Console) -> Result<PathBuf, Error> {
    let tool = Tool {
        package: "wasm_split_cli_support",
        program: "wasm-split-cli",
        version: WASM_SPLIT,
        optimisation: "1",
        features: &["--features=build-binary"],
        about: "1 min",
    };
    tool.ensure(console)
}

impl Tool<'_> {
    /// Finds the program in exactly its version, on PATH or among our tools, or installs it.
    fn ensure(&self, console: &Console) -> Result<PathBuf, Error> {
        let Self { package, program, version, about, .. } = *self;
        let name = format!("{package} {version}");
        let tools = paths::tools()?;
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        let installed = tools.join("bin").join(file);
        let found = paths::on_path(program).into_iter().chain([installed.clone()]);
        if let Some(path) = found.into_iter().find(|it| self.is_in_version(it, &tools)) {
            console.already(&name);
            return Ok(path);
        }
        fs::create_dir_all(&tools).map_err(Error::file(&tools))?;
        let build = paths::cache()?.join("build").join(package);
        // A package's lock file can name a crate that the registry does not have (any more).
        if !Job::new(&name, about, self.install(&tools, &build, true)).attempt(console) {
            let again = format!("{name}, with current dependencies");
            Job::new(&again, about, self.install(&tools, &build, false)).run(console)?;
        }
        if build.exists() {
            fs::remove_dir_all(&build).map_err(Error::file(&build))?;
        }
        if self.is_in_version(&installed, &tools) {
            Ok(installed)
        } else {
            Err(Error::Missing {
                missing: format!("{} is not {version} after installing it.", installed.display()),
                by_hand: format!("cargo install {package} --version {version}"),
            })
        }
    }

    /// Whether a program is this one in its version: by what it says, or, where it does not say
    /// it, by what cargo has noted in the folder of our tools.
    fn is_in_version(&self, program: &Path, tools: &Path) -> bool {
        if is_version(program, self.version) {
            return true;
        }
        let noted = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
        let entry = format!("\"{} {} (", self.package, self.version);
        program.starts_with(tools) && program.is_file() && noted.contains(&entry)
    }

    /// The command that installs it; a build that is interrupted goes on in the folder `build`.
    fn install(&self, tools: &Path, build: &Path, locked: bool) -> Command {
        let mut cargo = Toolchain::Active.command("cargo");
        cargo.current_dir(tools).args(["install", self.package, "--version", self.version]);
        cargo.arg("--root").arg(tools).arg("--target-dir").arg(build);
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimisation);
        cargo.args(self.features);
        if locked {
            cargo.arg("--locked");
        }
        cargo
    }
}

/// Whether a program says that it has this version.
fn is_version(program: &Path, version: &str) -> bool {
    let mut command = run::command(program);
    // Trunk 0.21 takes NO_COLOR for one of its own switches and refuses its usual value.
    command.arg("--version").env_remove("NO_COLOR");
    run::answer(command).is_some_and(|it| it.split_whitespace().nth(1) == Some(version))
}

/// Finds or installs `cargo fmt` or `cargo clippy` of a toolchain.
pub(crate) fn cargo_part(console: &Console, toolchain: Toolchain, part: &str) -> Result<(), Error> {
    let is_there = || {
        let mut cargo = toolchain.command("cargo");
        cargo.args([part, "--version"]);
        run::answer(cargo).is_some()
    };
    if is_there() {
        return Ok(());
    }
    let component = if part == "fmt" { "rustfmt" } else { part };
    let by_hand = format!("`rustup component add {component}`");
    if toolchain != Toolchain::Active {
        return apt::ensure(console, "clippy", &["rust-web-clippy"], "10 s", &by_hand);
    }
    if wasm_target::has_rustup() {
        let mut rustup = run::command("rustup");
        rustup.args(["component", "add", component]);
        Job::new(&format!("rustup component add {component}"), "10 s", rustup).attempt(console);
    }
    if is_there() {
        return Ok(());
    }
    let missing = format!("`cargo {part}` is missing from {}.", toolchain.name());
    Err(Error::Missing { missing, by_hand })
}
