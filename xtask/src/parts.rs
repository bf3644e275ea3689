//! Cuts the app into the parts that `src/parts.rs` names, so that the first load holds none but the
//! first.
//!
//! Trunk has built the app as one module. That module is cut before wasm-bindgen sees it, and what
//! Trunk has made of the whole is replaced by what is made of the main part. All files carry the
//! hash that Trunk has given the app: parts of different builds never meet.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};
use crate::setup::BuildKit;
use crate::toolchain::{Toolchain, WASM};
use crate::{html, paths};

/// The name that the cutter gives to the script that fetches parts.
const LOADER: &str = "./__wasm_split.js";

/// How the cutter has a part started, which fails on servers that do not know the type of wasm.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";

/// How a part is started instead.
const START: &str = "\
async function start(src, imports) {
    const response = await src;
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    const isTyped = response.headers.get(\"content-type\") === \"application/wasm\";
    if (isTyped) return WebAssembly.instantiateStreaming(response, imports);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

";

/// What browsers of 2021 understand, and the code that packs best: which is not the shortest.
const OPTIMISE: [&str; 17] = [
    "-Os",
    "--flatten",
    "--rereloop",
    "-Os",
    "--code-folding",
    "--rse",
    "--vacuum",
    "-Os",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// The parts that a first screen may need: which of them, only the browser knows.
pub(crate) const FIRST_SCREENS: [&str; 2] = ["welcome", "answer"];

/// Cuts the app in `dist`.
pub(crate) fn cut(console: &Console, kit: &BuildKit, release: bool) -> Result<(), Error> {
    let dist = paths::dist();
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(Error::file(&index))?;
    let name = html::values(&page, "script", "data-js").pop();
    let name = name.and_then(|it| it.strip_suffix(".js").map(str::to_owned)).ok_or_else(|| {
        Error::Content("index.html does not name the app's script in data-js".to_owned())
    })?;

    let target = target_folder(kit.toolchain)?;
    let whole = target.join(WASM).join(if release { "release" } else { "debug" }).join("app.wasm");
    let work = target.join("parts");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(Error::file(&work))?;
    }
    let glue = work.join("glue");
    fs::create_dir_all(&glue).map_err(Error::file(&glue))?;

    let mut cutter = run::command(&kit.cutter);
    cutter.arg(&whole).arg(&work).args(["--target", "web", "--out-name", &name]);
    Job::new("cut into parts", "", cutter).run(console)?;
    let mut bindgen = run::command(&kit.wasm_bindgen);
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.arg("--out-dir").arg(&glue).args(["--out-name", &name]);
    bindgen.arg(work.join(format!("{name}.wasm")));
    Job::new("wasm-bindgen", "", bindgen).run(console)?;

    let loader = read(&work.join(LOADER))?;
    let parts = names_of_parts(&loader);
    let main = format!("{name}_bg.wasm");
    let mut modules = vec![(glue.join(&main), dist.join(&main))];
    modules.extend(parts.iter().map(|part| (work.join(part), dist.join(placed(&name, part)))));
    finish(console, kit, &modules, release)?;

    let (old, own) = (format!("from \"{LOADER}\""), format!("from \"./{name}_parts.js\""));
    let script = replaced(&read(&glue.join(format!("{name}.js")))?, &old, &own)?;
    write(&dist.join(format!("{name}.js")), &script)?;
    let mut loader_text = replaced(&loader, STREAMING, "start(src, imports)")?;
    for part in &parts {
        let placed = format!("\"./{}\"", placed(&name, part));
        loader_text = replaced(&loader_text, &format!("\"./{part}\""), &placed)?;
    }
    let end_of_imports = loader_text.find("\n\n").map_or(0, |it| it + 2);
    loader_text.insert_str(end_of_imports, START);
    write(&dist.join(format!("{name}_parts.js")), &loader_text)?;

    // The start script has the browser fetch at once what the first screen will ask for.
    let mut told = String::new();
    for screen in FIRST_SCREENS {
        let files: Vec<_> =
            files_of(&loader, screen)?.iter().map(|part| placed(&name, part)).collect();
        told.push_str(&format!(" data-{screen}=\"{}\"", files.join(" ")));
    }
    let page = replaced(&page, " data-js=", &format!("{told} data-js="))?;
    write(&index, &page)
}

/// Puts the modules into `dist`, in a release as small as they get.
fn finish(
    console: &Console,
    kit: &BuildKit,
    modules: &[(PathBuf, PathBuf)],
    release: bool,
) -> Result<(), Error> {
    if !release {
        for (from, to) in modules {
            fs::copy(from, to).map_err(Error::file(from))?;
        }
        return Ok(());
    }
    for (from, to) in modules {
        let mut optimise = run::command(&kit.wasm_opt);
        optimise.args(OPTIMISE).arg(from).arg("-o").arg(to);
        let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Job::new(&format!("wasm-opt {name}"), "", optimise).run(console)?;
    }
    Ok(())
}

/// The folder into which cargo builds.
pub(crate) fn target_folder(toolchain: Toolchain) -> Result<PathBuf, Error> {
    let mut cargo = toolchain.command("cargo");
    cargo.current_dir(paths::root()).args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = run::answer(cargo).and_then(|it| serde_json::from_str::<Value>(&it).ok());
    let folder = metadata.as_ref().and_then(|it| it.get("target_directory")?.as_str());
    folder
        .map(PathBuf::from)
        .ok_or_else(|| Error::Content("cargo metadata names no target_directory".to_owned()))
}

/// The name of a part's file in `dist`.
fn placed(app: &str, part: &str) -> String {
    format!("{app}_{part}")
}

/// The files that the loader knows.
fn names_of_parts(loader: &str) -> Vec<String> {
    let mut names: Vec<String> = loader
        .split("\"./")
        .skip(1)
        .filter_map(|it| it.split_once('"').map(|(name, _)| name))
        .filter(|it| it.ends_with(".wasm"))
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The files that a part needs beyond the main one.
fn files_of(loader: &str, part: &str) -> Result<Vec<String>, Error> {
    let missing = || Error::Content(format!("the app has no part `{part}`"));
    let head = format!("__wasm_split_load_{part} = ");
    let (_, rest) = loader.split_once(&head).ok_or_else(missing)?;
    let (call, _) = rest.split_once("]));").ok_or_else(missing)?;
    let (fetched, shared) = call.rsplit_once('[').ok_or_else(missing)?;
    let mut files = names_of_parts(fetched);
    let shared = shared.split(',').map(|it| it.trim().trim_start_matches('_'));
    files.extend(shared.filter(|it| !it.is_empty()).map(|it| format!("{it}.wasm")));
    Ok(files)
}

/// A text in which something that must be there is replaced.
fn replaced(text: &str, old: &str, new: &str) -> Result<String, Error> {
    if text.contains(old) {
        return Ok(text.replace(old, new));
    }
    Err(Error::Content(format!("expected to find {old:?} in what the build has made")))
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::file(path))
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const __chunk_3 = makeLoad(() => {\n\
        const src = fetch(new URL(\"./chunk_3.wasm\", import.meta.url));\n}, []);\n\
        export const __wasm_split_load_welcome = wrapAsyncCb(makeLoad(() => {\n\
        const src = fetch(new URL(\"./split_welcome.wasm\", import.meta.url));\n}, [__chunk_3]));\n\
        export const __wasm_split_load_work = wrapAsyncCb(makeLoad(() => {\n\
        const src = fetch(new URL(\"./split_work.wasm\", import.meta.url));\n}, []));\n";

    #[test]
    fn the_files_of_a_part_are_its_own_and_what_it_shares() {
        let files = |part| files_of(SCRIPT, part).ok();
        assert_eq!(
            names_of_parts(SCRIPT),
            ["chunk_3.wasm", "split_welcome.wasm", "split_work.wasm"]
        );
        assert_eq!(files("welcome").unwrap_or_default(), ["split_welcome.wasm", "chunk_3.wasm"]);
        assert_eq!(files("work").unwrap_or_default(), ["split_work.wasm"]);
        assert!(files("none").is_none());
    }

    #[test]
    fn what_is_to_be_replaced_must_be_there() {
        assert_eq!(replaced("a b a", "a", "c").ok().as_deref(), Some("c b c"));
        assert!(replaced("a", "b", "c").is_err());
    }
}
