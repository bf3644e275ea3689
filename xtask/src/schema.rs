//! Writes the JSON Schemas of what people write by hand.

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::run::Job;
use crate::toolchain::Toolchain;

/// Writes `public/schema`. The example is called because xtask itself is built without schemas.
pub(crate) fn write(console: &Console) -> Result<(), Error> {
    let root = paths::root();
    let mut cargo = Toolchain::Active.command("cargo");
    cargo.current_dir(&root).args(["run", "--quiet", "--package", "xuefen-exchange"]);
    cargo.args(["--features", "schema", "--example", "schema", "--"]);
    cargo.arg(root.join("public/schema"));
    Job::new("public/schema", "", cargo).run(console).map(drop)
}
