//! Builds and serves the app until Ctrl-C.

use std::thread;

use crate::build;
use crate::cli::ServeOptions;
use crate::console::Console;
use crate::error::Error;
use crate::{firstload, paths, serve, setup};

/// Sets up, builds and serves.
pub(crate) fn start(console: &Console, options: &ServeOptions) -> Result<(), Error> {
    let kit = setup::for_build(console)?;
    if options.dev {
        build::dev(console, &kit)?;
    } else {
        build::release(console, &kit)?;
        // What is too large to be shipped can still be looked at.
        if let Err(error) = firstload::weigh(console, &paths::dist()) {
            console.failed("first load", &error.to_string());
        }
    }
    serve(console, options)
}

/// Serves what is built.
pub(crate) fn serve(console: &Console, options: &ServeOptions) -> Result<(), Error> {
    let dist = paths::dist();
    if !dist.join("index.html").is_file() {
        return Err(Error::Missing {
            missing: "There is no dist/index.html to serve.".to_owned(),
            by_hand: "cargo xtask build".to_owned(),
        });
    }
    let site = serve::serve(&dist, &options.prefix, options.port)?;
    if options.port != 0 && site.port != options.port {
        console.line(&format!("\nPort {} is taken; this is the next free one.", options.port));
    }
    console.line("");
    console.line(&format!("  The app             {}", site.url));
    console.line(&format!("  The sample teacher  {}#/sample", site.url));
    console.line("\n  Ctrl-C stops it.");
    loop {
        thread::park();
    }
}
