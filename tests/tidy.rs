//! The architecture as tests: who may know what, how styles are kept, what every file has.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    reason = "a test may stop at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}

/// Every file below a folder with this ending, relative to the root.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().map(Result::unwrap) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "dist", "node_modules"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if name.ends_with(ending) {
                found.push(path.strip_prefix(root()).unwrap().to_path_buf());
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<PathBuf> {
    ["src", "crates", "xtask", "tests", "benches"].iter().flat_map(|it| files(it, ".rs")).collect()
}

/// A file without its tests at the foot and without comments.
fn code(path: &Path) -> String {
    let text = read(path);
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.lines().filter(|it| !it.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.iter().any(|it| it == "tests") || path.ends_with("tests.rs")
}

/// Lines of these files in which a word occurs that may not.
fn offences(paths: &[PathBuf], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths.iter().filter(|it| !is_test(it)) {
        let code = code(path);
        for line in code.lines() {
            for word in words.iter().filter(|it| line.contains(**it)) {
                found.push(format!("{}: `{word}` in: {}", path.display(), line.trim()));
            }
        }
    }
    found
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let found: Vec<_> = rust_files()
        .into_iter()
        .filter(|it| !read(it).starts_with("//! "))
        .map(|it| it.display().to_string())
        .collect();
    assert_none("no `//!` at the top", &found);
}

#[test]
fn no_file_holds_more_than_one_idea() {
    let found: Vec<_> = rust_files()
        .into_iter()
        .filter(|it| !is_test(it))
        .map(|it| (read(&it).split("#[cfg(test)]").next().unwrap().lines().count(), it))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, it)| format!("{}: {lines} lines", it.display()))
        .collect();
    assert_none("too long", &found);
}

#[test]
fn the_core_knows_no_web_clock_float_or_chance() {
    let paths: Vec<_> = ["crates/engine/src", "crates/exchange/src"]
        .iter()
        .flat_map(|it| files(it, ".rs"))
        .collect();
    let words = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "std::fs",
        "std::net",
        "std::env",
        "SystemTime",
        "Instant::",
        "Utc::now",
        "Local::now",
        "HashMap",
        "HashSet",
        " f32",
        " f64",
        "(f64",
        "(f32",
        "rand::",
        "println!",
        "eprintln!",
    ];
    // Visitors have to say that they refuse floats.
    let found = offences(&paths, &words)
        .into_iter()
        .filter(|it| !it.contains("fn visit_f64") && !it.contains("forward_to_deserialize"))
        .filter(|it| !it.contains("i8 i16 i32"))
        .collect::<Vec<_>>();
    assert_none("the core may not know", &found);
}

#[test]
fn the_pure_half_of_the_app_knows_no_browser() {
    let mut paths = vec![];
    for it in ["src/state", "src/storage", "src/present"] {
        paths.extend(files(it, ".rs"));
    }
    paths.extend(
        ["src/state.rs", "src/storage.rs", "src/present.rs", "src/routes.rs"].map(PathBuf::from),
    );
    let words = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "SystemTime", "Utc::now"];
    assert_none("the pure half may not know", &offences(&paths, &words));
}

#[test]
fn only_the_shell_knows_the_browsers_interfaces() {
    let mut paths = files("src/pages", ".rs");
    paths.extend(["src/pages.rs", "src/session.rs"].map(PathBuf::from));
    let words = ["js_sys", "gloo", "web_sys::window", "local_storage"];
    assert_none("pages and session may not know", &offences(&paths, &words));
}

#[test]
fn components_know_no_domain_and_no_context() {
    let paths = files("src/ui", ".rs");
    let words = [
        "xuefen_engine",
        "xuefen_exchange",
        "xuefen_words",
        "crate::session",
        "crate::state",
        "crate::present",
        "use_context",
        "expect_context",
        "use_session",
    ];
    assert_none("components may not know", &offences(&paths, &words));
}

#[test]
fn pages_do_not_reckon() {
    let paths = files("src/pages", ".rs");
    let words = ["Credit::", "Credit;", "per_mille_of", "assess("];
    assert_none("pages may not", &offences(&paths, &words));
}

#[test]
fn no_style_is_written_into_markup_and_no_effect_but_saving_is_there() {
    let paths: Vec<_> = files("src", ".rs");
    assert_none("blocked by the content security policy", &offences(&paths, &["style=\""]));
    let effects = offences(&paths, &["Effect::new", "Effect::watch", "create_effect"]);
    assert_eq!(effects.len(), 1, "one effect: saving\n{}", effects.join("\n"));
}

#[test]
fn no_result_is_thrown_away_and_nothing_is_switched_off() {
    let paths = rust_files();
    let words = ["let _ = ", "#[ignore", "todo!(", "unimplemented!(", "#[allow("];
    assert_none("not here", &offences(&paths, &words));
}

#[test]
fn the_web_is_a_dependency_of_the_wasm_target_only() {
    let manifest = read("Cargo.toml");
    let host = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for name in ["leptos", "web-sys", "wasm-bindgen", "js-sys", "gloo-storage"] {
        assert!(!host.contains(name), "{name} is a dependency of the host");
    }
    for krate in ["engine", "exchange", "words", "packs"] {
        let manifest = read(format!("crates/{krate}/Cargo.toml"));
        for name in ["leptos", "web-sys", "wasm-bindgen", "js-sys", "gloo"] {
            assert!(!manifest.contains(name), "{krate} depends on {name}");
        }
    }
}

#[test]
fn every_dependency_has_its_line_of_reason() {
    let reasons = read("docs/decisions/dependencies.md");
    let mut manifests = vec![PathBuf::from("Cargo.toml"), PathBuf::from("xtask/Cargo.toml")];
    manifests.extend(files("crates", "Cargo.toml"));
    let mut missing = BTreeSet::new();
    for manifest in manifests {
        let mut inside = false;
        for line in read(&manifest).lines() {
            if line.starts_with('[') {
                inside = line.contains("dependencies");
                // `[target.….dependencies.web-sys]` names its crate in the heading.
                let named = line.trim_end_matches(']').rsplit('.').next().unwrap_or("");
                if inside && !named.ends_with("dependencies") {
                    note(named, &reasons, &mut missing);
                    inside = false;
                }
            } else if inside && line.starts_with(|it: char| it.is_ascii_alphabetic()) {
                let name = line.split(['=', '.', ' ']).next().unwrap();
                note(name, &reasons, &mut missing);
            }
        }
    }
    assert!(missing.is_empty(), "no reason in docs/decisions/dependencies.md: {missing:?}");
}

fn note(name: &str, reasons: &str, missing: &mut BTreeSet<String>) {
    if !name.starts_with("xuefen-") && !reasons.contains(&format!("`{name}`")) {
        missing.insert(name.to_owned());
    }
}

#[test]
fn every_stylesheet_is_linked_once_and_every_link_leads_somewhere() {
    let index = read("index.html");
    let links: Vec<_> = index
        .lines()
        .filter(|it| it.contains("rel=\"css\""))
        .filter_map(|it| it.split("href=\"").nth(1)?.split('"').next())
        .map(PathBuf::from)
        .collect();
    let mut sorted = links.clone();
    sorted.sort();
    assert_eq!(sorted, files("style", ".css"));
}

#[test]
fn stylesheets_keep_to_tokens_and_to_the_oldest_browser() {
    let forbidden = ["oklch(", "color-mix(", "light-dark(", "popover", "@import", "&:", "& ."];
    let mut found = Vec::new();
    for path in files("style", ".css") {
        let text = read(&path);
        let own = path.strip_prefix("style").unwrap();
        let is_component = own.starts_with("components");
        for line in text.lines().map(str::trim) {
            if line.starts_with("/*") || line.starts_with('*') || line.starts_with("@media") {
                continue;
            }
            for word in forbidden.iter().filter(|it| line.contains(**it)) {
                found.push(format!("{}: `{word}`", path.display()));
            }
            let important = line.contains("!important") && !line.contains("display: none");
            if important && own != Path::new("print.css") {
                found.push(format!("{}: {line}", path.display()));
            }
            if is_component && (has_colour(line) || has_length(line)) {
                found.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert_none("not in a stylesheet", &found);
}

fn has_colour(line: &str) -> bool {
    let hex = line
        .split('#')
        .nth(1)
        .is_some_and(|it| it.chars().take_while(char::is_ascii_hexdigit).count() >= 3);
    hex || ["rgb(", "rgba(", "hsl("].iter().any(|it| line.contains(it))
}

fn has_length(line: &str) -> bool {
    let Some((_, value)) = line.split_once(':') else { return false };
    value.split(|it: char| !(it.is_ascii_alphanumeric() || it == '.' || it == '-')).any(|word| {
        ["px", "rem", "em", "vh", "vw"].iter().any(|unit| {
            word.strip_suffix(unit).is_some_and(|number| {
                let number = number.trim_start_matches('-');
                number != "0" && number.starts_with(|it: char| it.is_ascii_digit() || it == '.')
            })
        })
    })
}

// ── contrast ──

/// The custom properties of both themes: the light ones, and the dark ones laid over them.
fn themes() -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let text = read("style/tokens.css");
    let (mut light, mut dark) = (BTreeMap::new(), BTreeMap::new());
    let mut selector = String::new();
    for line in text.lines().map(str::trim) {
        if line.ends_with('{') {
            line.clone_into(&mut selector);
        }
        let Some((name, value)) = line.strip_suffix(';').and_then(|it| it.split_once(':')) else {
            continue;
        };
        if name.starts_with("--") {
            let theme = if selector.contains("dark") { &mut dark } else { &mut light };
            theme.insert(name.to_owned(), value.trim().to_owned());
        }
    }
    let mut whole = light.clone();
    whole.extend(dark);
    (light, whole)
}

fn resolve<'a>(theme: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    let value = &theme[name];
    match value.strip_prefix("var(") {
        Some(inner) => resolve(theme, inner.trim_end_matches(')')),
        None => value,
    }
}

fn luminance(colour: &str) -> f64 {
    let hex = colour.trim_start_matches('#');
    let full: String =
        if hex.len() == 3 { hex.chars().flat_map(|it| [it, it]).collect() } else { hex.to_owned() };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&full[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

#[test]
fn colours_can_be_told_apart_in_both_themes() {
    let text = read("style/tokens.css");
    let (light, dark) = themes();
    let mut pairs = 0;
    let mut found = Vec::new();
    for line in text.lines().filter_map(|it| it.trim().strip_prefix("/* contrast: ")) {
        let words: Vec<_> = line.trim_end_matches("*/").split_whitespace().collect();
        let [one, "on", other, least] = words.as_slice() else { panic!("unreadable: {line}") };
        let least: f64 = least.parse().unwrap();
        pairs += 1;
        for (name, theme) in [("light", &light), ("dark", &dark)] {
            let (a, b) = (luminance(resolve(theme, one)), luminance(resolve(theme, other)));
            let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            if ratio < least {
                found.push(format!("{name}: {one} on {other} is {ratio:.2}, needs {least}"));
            }
        }
    }
    assert!(pairs >= 10, "only {pairs} pairs are listed");
    assert_none("too little contrast", &found);
}

// ── tests and texts ──

#[test]
fn no_browser_test_sleeps_or_tries_again() {
    let mut found = Vec::new();
    for path in files("tests/e2e", ".mjs") {
        for word in ["waitForTimeout", "setTimeout(", "networkidle", ".skip(", ".only("] {
            if read(&path).contains(word) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert_none("not in a test", &found);
}

#[test]
fn nothing_reaches_out() {
    let mut found = Vec::new();
    let mut paths = files("public", ".js");
    paths.extend(files("style", ".css"));
    paths.push(PathBuf::from("index.html"));
    for path in paths {
        for line in read(&path).lines() {
            if line.contains("http://") && !line.contains("www.w3.org") || line.contains("https://")
            {
                found.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert_none("an address from elsewhere", &found);
}
