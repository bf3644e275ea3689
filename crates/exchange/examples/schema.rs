//! Writes the JSON Schemas into the folder that is named; `cargo xtask schema` calls it.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::other("name the folder into which the schemas go"));
    };
    fs::create_dir_all(&folder)?;
    for (name, text) in xuefen_exchange::schema::files() {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
