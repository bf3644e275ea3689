//! Compiles the shipped packs, so that the app need not read and check them as they are written.

use std::fs;

use xuefen_engine::Pack;

use crate::console::Console;
use crate::error::Error;
use crate::{html, paths};

/// Puts each pack into `dist` under the name of this build, which alone reads it.
pub(crate) fn compile(console: &Console) -> Result<(), Error> {
    let dist = paths::dist();
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(Error::file(&index))?;
    let build = html::values(&page, "script", "data-js").pop().unwrap_or_default();
    let build = build.trim_end_matches(".js");
    let folder = dist.join("policies");
    let mut n_packs = 0;
    for entry in fs::read_dir(&folder).map_err(Error::file(&folder))? {
        let folder = entry.map_err(Error::file(&folder))?.path();
        let path = folder.join("pack.json");
        if !path.exists() {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(Error::file(&path))?;
        let unsound = || Error::Content(format!("{} is not sound", path.display()));
        let stored = Pack::parse(&text).ok().and_then(|it| it.to_stored()).ok_or_else(unsound)?;
        let compiled = folder.join(format!("{build}.pack"));
        fs::write(&compiled, stored).map_err(Error::file(&compiled))?;
        n_packs += 1;
    }
    console.line(&format!("compiled {n_packs} packs"));
    Ok(())
}
