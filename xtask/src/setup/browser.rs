//! A browser for the journeys, and a font in which Chinese is not a row of boxes.

use std::path::{Path, PathBuf};

use crate::console::Console;
use crate::error::Error;
use crate::paths;
use crate::run;
use crate::setup::apt;

/// The names under which systems keep Chromium or a relative.
const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where it is on a Mac.
const MAC: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// What to do where apt cannot bring a browser.
const BY_HAND: &str = "install Chromium or Google Chrome, or name one: CHROMIUM=/path/to/chrome";

/// Finds or installs Chromium; the variable `CHROMIUM` has the first word.
pub(crate) fn chromium(console: &Console) -> Result<PathBuf, Error> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|it| !it.is_empty()) {
        let named = PathBuf::from(named);
        if named.is_file() {
            console.already(&format!("{} (named by CHROMIUM)", named.display()));
            return Ok(named);
        }
        return Err(Error::Missing {
            missing: format!("CHROMIUM names {}, which is not a file.", named.display()),
            by_hand: BY_HAND.to_owned(),
        });
    }
    if let Some(found) = find() {
        console.already(&found.display().to_string());
        return Ok(found);
    }
    apt::ensure(console, "Chromium", &["chromium"], "30 s", BY_HAND)?;
    find().ok_or_else(|| Error::Missing {
        missing: "Chromium is installed but does not say its version.".to_owned(),
        by_hand: BY_HAND.to_owned(),
    })
}

/// Finds or installs the program by which tests that are compiled to wasm steer Chromium; the
/// variable `CHROMEDRIVER` has the first word.
pub(crate) fn chromedriver(console: &Console) -> Result<PathBuf, Error> {
    let named = std::env::var_os("CHROMEDRIVER").filter(|it| !it.is_empty()).map(PathBuf::from);
    if let Some(found) = named.or_else(|| paths::on_path("chromedriver")) {
        console.already(&found.display().to_string());
        return Ok(found);
    }
    let by_hand = "install the chromedriver that fits your Chromium, or name it: CHROMEDRIVER=…";
    apt::ensure(console, "chromedriver", &["chromium-driver"], "10 s", by_hand)?;
    paths::on_path("chromedriver").ok_or_else(|| Error::Missing {
        missing: "chromedriver is installed but not on PATH.".to_owned(),
        by_hand: by_hand.to_owned(),
    })
}

/// The first browser that answers; a stand-in for one that is not installed does not.
fn find() -> Option<PathBuf> {
    let mac = MAC.iter().map(PathBuf::from).filter(|it| it.is_file());
    NAMES.iter().filter_map(|it| paths::on_path(it)).chain(mac).find(|it| answers(it))
}

/// Whether a browser starts. On Windows one does not print its version, and is believed.
fn answers(browser: &Path) -> bool {
    let mut version = run::command(browser);
    version.arg("--version");
    cfg!(windows) || run::answer(version).is_some()
}

/// Finds or installs a Chinese font. Only Linux systems come without one.
pub(crate) fn chinese_font(console: &Console) -> Result<(), Error> {
    let mut list = run::command("fc-list");
    list.args([":lang=zh-cn", "family"]);
    let has_font = run::answer(list).is_some_and(|it| !it.is_empty());
    if has_font || !cfg!(target_os = "linux") {
        console.already("a Chinese font");
        return Ok(());
    }
    let by_hand = "install a Chinese font such as Noto Sans CJK.";
    apt::ensure(console, "Chinese font", &["fonts-noto-cjk"], "20 s", by_hand)
}
