//! Makes `dist/`: with Trunk, then its style sheets joined and its code cut into parts.

use std::fs;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};
use crate::setup::BuildKit;
use crate::{minify, packs, parts, paths, styles};

/// Makes `dist/` as it is shipped.
pub(crate) fn release(console: &Console, kit: &BuildKit) -> Result<(), Error> {
    console.heading("Release build");
    trunk(console, kit, true)
}

/// Makes `dist/` quickly, unoptimised.
pub(crate) fn dev(console: &Console, kit: &BuildKit) -> Result<(), Error> {
    console.heading("Development build");
    trunk(console, kit, false)
}

/// Fetches the crates of `Cargo.lock`, then runs Trunk without the network.
fn trunk(console: &Console, kit: &BuildKit, release: bool) -> Result<(), Error> {
    let root = paths::root();
    let mut fetch = kit.toolchain.command("cargo");
    fetch.current_dir(&root).args(["fetch", "--locked"]);
    Job::new("crates of Cargo.lock", "", fetch).run(console)?;

    let mut trunk = run::command(&kit.trunk);
    kit.toolchain.choose(&mut trunk);
    trunk.current_dir(&root).env("PATH", &kit.path);
    // Trunk 0.21 takes NO_COLOR for one of its own switches and refuses its usual value.
    trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    trunk.args(["build", if release { "--release=true" } else { "--release=false" }]);
    trunk.args(["--offline", "--locked", "--skip-version-check"]);
    let about = if release { "1 to 2 min, first 3" } else { "1 min" };
    Job::new("trunk build", about, trunk).run(console)?;

    let index = paths::dist().join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file(&index))?;
    fs::write(&index, without_idle_integrity(&html)).map_err(Error::file(&index))?;
    styles::join(&paths::dist())?;
    parts::cut(console, kit, release)?;
    packs::compile(console)?;
    if release {
        minify::minify(console, kit, &paths::dist())?;
    }
    Ok(())
}

/// A page without the `integrity` on what is preloaded for a later `fetch`.
///
/// Browsers do not check it there, and Chromium says so with a warning on every start; style
/// sheets and scripts keep theirs, which is checked.
fn without_idle_integrity(html: &str) -> String {
    let mut left = String::with_capacity(html.len());
    for (nth, tag) in html.split('<').enumerate() {
        if nth > 0 {
            left.push('<');
        }
        let start = tag.find(" integrity=\"").filter(|_| tag.contains(" as=\"fetch\""));
        let cut = start.and_then(|start| {
            let (before, rest) = tag.split_at_checked(start)?;
            let (_, after) = rest.strip_prefix(" integrity=\"")?.split_once('"')?;
            Some((before, after))
        });
        let (before, after) = cut.unwrap_or((tag, ""));
        left.push_str(before);
        left.push_str(after);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_fetched_later_loses_its_integrity() {
        let html = "<link rel=\"stylesheet\" href=\"a.css\" integrity=\"sha384-a\"/>\n\
                    <link rel=\"preload\" href=\"a.wasm\" integrity=\"sha384-b\" as=\"fetch\">x";
        let expected = "<link rel=\"stylesheet\" href=\"a.css\" integrity=\"sha384-a\"/>\n\
                        <link rel=\"preload\" href=\"a.wasm\" as=\"fetch\">x";
        assert_eq!(without_idle_integrity(html), expected);
    }
}
