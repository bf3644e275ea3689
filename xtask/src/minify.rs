//! Makes scripts and style sheets of a release smaller, without changing what they do.

use std::fs;
use std::path::Path;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};
use crate::setup::BuildKit;

/// The oldest browsers that the app starts in: nothing newer may be written for being shorter.
const BROWSERS: &str = "--target=chrome96,firefox79,safari15";

/// Minifies the scripts and style sheets that lie in `dist` itself.
pub(crate) fn minify(console: &Console, kit: &BuildKit, dist: &Path) -> Result<(), Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist).map_err(Error::file(dist))?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|it| it == "js" || it == "css") {
            files.push(path);
        }
    }
    files.sort();
    let mut esbuild = run::command(&kit.esbuild);
    esbuild.args(["--minify", "--allow-overwrite", "--log-level=error", BROWSERS]);
    esbuild.arg(format!("--outdir={}", dist.display())).args(files);
    Job::new("minify scripts and styles", "", esbuild).run(console).map(drop)
}
