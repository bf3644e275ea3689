//! Measures the built app in a browser.

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};
use crate::{build, paths, serve, setup};

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
    let output = Job::new("bench page", "", node).run(console)?;
    if !console.verbose {
        console.line(output.trim_end());
    }
    Ok(())
}
