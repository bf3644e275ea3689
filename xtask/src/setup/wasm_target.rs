//! A toolchain that builds for wasm: the active one if it can, by rustup if it has the target,
//! and else Debian's.

use std::time::Duration;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};
use crate::setup::debian;
use crate::toolchain::{Toolchain, WASM};

/// How long rustup may take to fetch the target.
const PATIENCE: Duration = Duration::from_secs(120);

/// Finds a toolchain that builds for wasm, or makes one.
pub(crate) fn ensure(console: &Console) -> Result<Toolchain, Error> {
    if let Some(toolchain) = Toolchain::ALL.into_iter().find(|it| it.builds_wasm()) {
        console.already(&format!("{WASM} in {}", toolchain.name()));
        return Ok(toolchain);
    }
    if has_rustup() {
        let mut rustup = run::command("rustup");
        rustup.args(["target", "add", WASM]);
        let name = format!("rustup target add {WASM}");
        let mut job = Job::new(&name, "10 s", rustup);
        job.limit = Some(PATIENCE);
        if job.attempt(console) && Toolchain::Active.builds_wasm() {
            return Ok(Toolchain::Active);
        }
    }
    debian::make(console)
}

/// Whether toolchains are rustup's to give.
pub(crate) fn has_rustup() -> bool {
    let mut rustup = run::command("rustup");
    rustup.args(["toolchain", "list"]);
    run::answer(rustup).is_some()
}
