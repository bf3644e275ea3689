//! Where things are: the clone, the cache folder outside it, programs on PATH.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The folder of the clone.
pub(crate) fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_owned)
}

/// The folder that a static web server serves.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The cache folder of this project, shared by all clones.
pub(crate) fn cache() -> Result<PathBuf, Error> {
    let set = |name| env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("LOCALAPPDATA").filter(|_| cfg!(windows)))
        .or_else(|| env::home_dir().map(|it| it.join(".cache")))
        .map(|it| it.join("xuefen"))
        .ok_or_else(|| Error::Missing {
            missing: "There is no home folder to keep the tools in.".to_owned(),
            by_hand: "set HOME, or XDG_CACHE_HOME, to a folder that can be written.".to_owned(),
        })
}

/// The folder of the tools that setup installs by cargo.
pub(crate) fn tools() -> Result<PathBuf, Error> {
    Ok(cache()?.join("tools"))
}

/// Finds a program on PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|it| it.join(&file)).find(|it| it.is_file())
}

/// PATH with these folders before all others.
pub(crate) fn path_starting_with(folders: &[PathBuf]) -> Result<OsString, Error> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&old)))
        .map_err(|error| Error::Content(format!("PATH cannot be extended: {error}")))
}
