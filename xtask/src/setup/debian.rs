//! The Debian way to a toolchain for wasm: its packages bring a compiler, a linker and the
//! sources of the standard library, which is then built once into the toolchain's own folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::run::{self, Job};
use crate::setup::{apt, wasm_target};
use crate::toolchain::{DEBIAN_ROOT, LINKED, Toolchain, WASM, at_least};

/// The packages; `rust-web-clippy` is for clippy on wasm code.
const PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22", "rust-web-clippy"];

/// The oldest release that the workspace accepts.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// An empty crate: building it builds the standard library.
const SEED: [(&str, &str); 2] = [
    (
        "Cargo.toml",
        "[package]\nname = \"sysroot_seed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    ),
    ("src/lib.rs", "#![no_std]\n"),
];

/// What to do where neither way is open.
const BY_HAND: &str = "`rustup target add wasm32-unknown-unknown`, or on Debian 12 and later \
    `apt-get install rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy`; \
    then run this again.";

/// Makes Debian's toolchain build for wasm.
pub(crate) fn make(console: &Console) -> Result<Toolchain, Error> {
    apt::ensure(console, "Debian's Rust", &PACKAGES, "40 s", BY_HAND)?;
    let toolchain = if wasm_target::has_rustup() {
        link(console)?;
        Toolchain::Linked
    } else {
        Toolchain::Direct
    };
    let release = toolchain.release().unwrap_or_default();
    if !at_least(&release, OLDEST) {
        return Err(missing(format!("Debian offers Rust {release}; {OLDEST} is needed.")));
    }
    build_std(console, toolchain, &release)?;
    if toolchain.builds_wasm() {
        Ok(toolchain)
    } else {
        Err(missing(format!("{} still does not build for {WASM}.", toolchain.name())))
    }
}

/// Tells rustup of Debian's toolchain.
fn link(console: &Console) -> Result<(), Error> {
    let name = format!("rustup toolchain {LINKED}");
    if Toolchain::Linked.release().is_some() {
        console.already(&name);
        return Ok(());
    }
    let mut rustup = run::command("rustup");
    rustup.args(["toolchain", "link", LINKED, DEBIAN_ROOT]);
    Job::new(&name, "", rustup).run(console).map(drop)
}

/// Builds the standard library for wasm and puts it into the toolchain.
fn build_std(console: &Console, toolchain: Toolchain, release: &str) -> Result<(), Error> {
    // One folder for each release: an interrupted build goes on there.
    let seed = paths::cache()?.join("std").join(release);
    for (name, text) in SEED {
        let path = seed.join(name);
        let folder = path.parent().unwrap_or(&seed);
        fs::create_dir_all(folder).map_err(Error::file(folder))?;
        fs::write(&path, text).map_err(Error::file(&path))?;
    }
    let mut cargo = toolchain.command("cargo");
    cargo.current_dir(&seed).args(["build", "--release", "--target", WASM]);
    cargo.arg("-Zbuild-std=std,panic_abort,test").arg("--target-dir").arg(seed.join("target"));
    for outside in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
        cargo.env_remove(outside);
    }
    cargo.env("RUSTC_BOOTSTRAP", "1");
    // With the bitcode in it, link-time optimisation reaches into the standard library.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes");
    Job::new("standard library for wasm", "1 to 2 min", cargo).run(console)?;

    let built = seed.join("target").join(WASM).join("release/deps");
    let staged = seed.join(WASM);
    stage(&built, &staged.join("lib"))?;
    install(console, toolchain, &staged)?;
    fs::remove_dir_all(&seed).map_err(Error::file(&seed))
}

/// Collects the libraries that were built, without the seed's own.
fn stage(built: &Path, staged: &Path) -> Result<(), Error> {
    fs::create_dir_all(staged).map_err(Error::file(staged))?;
    for entry in fs::read_dir(built).map_err(Error::file(built))?.flatten() {
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libsysroot_seed") {
            let target = staged.join(&name);
            fs::copy(entry.path(), &target).map_err(Error::file(&target))?;
        }
    }
    Ok(())
}

/// Puts the libraries in their place in one go, so that half of them are never seen.
fn install(console: &Console, toolchain: Toolchain, staged: &Path) -> Result<(), Error> {
    let place = toolchain
        .wasm_libraries()
        .and_then(|it| it.parent().map(PathBuf::from))
        .filter(|it| it.ends_with(WASM))
        .ok_or_else(|| missing(format!("{} names no place for libraries.", toolchain.name())))?;
    let fresh = place.with_extension("new");
    let script = "rm -rf \"$2\" && cp -r \"$1\" \"$2\" && rm -rf \"$3\" && mv \"$2\" \"$3\"";
    let mut command = apt::as_root("sh").ok_or_else(|| {
        missing(format!("{} can be written by root only, and sudo asks.", place.display()))
    })?;
    command.args(["-c", script, "sh"]).arg(staged).arg(&fresh).arg(&place);
    Job::new("put it into the toolchain", "", command).run(console).map(drop)
}

/// The error of this way.
fn missing(missing: String) -> Error {
    Error::Missing { missing, by_hand: BY_HAND.to_owned() }
}
