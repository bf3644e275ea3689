//! Packages from npm, exactly those of the lock file beside them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};

/// The oldest Node that the packages run on.
const NODE: u32 = 20;

/// npm goes by another name on Windows.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Makes `node_modules` in a folder match its lock file, and gives its path.
pub(crate) fn ensure(console: &Console, what: &str, folder: &Path) -> Result<PathBuf, Error> {
    let name = format!("npm: {what}");
    let modules = folder.join("node_modules");
    let wanted = read(&folder.join("package-lock.json"))?;
    if has_node() && read(&modules.join(".package-lock.json")).is_ok_and(|it| fits(&wanted, &it)) {
        console.already(&name);
        return Ok(modules);
    }
    let missing = |missing: String| Error::Missing {
        missing,
        by_hand: format!("install Node.js {NODE} or newer with npm, so that both are on PATH."),
    };
    if !has_node() {
        return Err(missing(format!("Node.js {NODE} is needed for {what}.")));
    }
    let mut npm = run::command(NPM);
    npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    // The browser is the system's own.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Job::new(&name, "10 s", npm).run(console).map_err(|error| match error {
        Error::Spawn { .. } => missing("npm is missing.".to_owned()),
        other => other,
    })?;
    Ok(modules)
}

/// Reads a JSON file.
fn read(path: &Path) -> Result<Value, Error> {
    let text = fs::read_to_string(path).map_err(Error::file(path))?;
    serde_json::from_str(&text)
        .map_err(|error| Error::Content(format!("{}: {error}", path.display())))
}

/// Whether all that a lock file wants is installed as npm's own list of `node_modules` says.
fn fits(wanted: &Value, installed: &Value) -> bool {
    let packages = |lock: &Value| lock.get("packages").and_then(Value::as_object).cloned();
    let (Some(wanted), Some(installed)) = (packages(wanted), packages(installed)) else {
        return false;
    };
    wanted.iter().filter(|(path, _)| !path.is_empty()).all(|(path, want)| {
        match installed.get(path) {
            Some(have) => ["version", "integrity"].iter().all(|key| have.get(key) == want.get(key)),
            // What is for another system may be left out.
            None => want.get("optional") == Some(&Value::Bool(true)),
        }
    })
}

/// Whether Node is there and new enough.
fn has_node() -> bool {
    let mut node = run::command("node");
    node.arg("--version");
    run::answer(node).is_some_and(|it| major(&it).is_some_and(|it| it >= NODE))
}

/// The first number of a version such as `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn installed_packages_are_compared_with_the_lock() {
        let lock = |version| {
            json!({ "packages": {
                "": { "name": "tools" },
                "node_modules/a": { "version": version, "integrity": "sha512-x" },
                "node_modules/b": { "version": "1.0.0", "optional": true },
            }})
        };
        let installed =
            json!({ "packages": { "node_modules/a": { "version": "2", "integrity": "sha512-x" }}});
        assert!(fits(&lock("2"), &installed));
        assert!(!fits(&lock("3"), &installed));
        assert!(!fits(&lock("2"), &json!({ "packages": {} })));
        assert!(!fits(&lock("2"), &json!(null)));
    }

    #[test]
    fn the_first_number_of_a_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("unknown"), None);
    }
}
