//! The first load: what the first screen needs, as a browser has to fetch it, and its limit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;

use crate::console::Console;
use crate::error::Error;
use crate::html;
use crate::parts::FIRST_SCREENS;

/// What the first load may weigh, in KB of 1,024 bytes, compressed.
///
/// The promise is 250. It is not kept at present (decision 0005): nothing may be added before it is.
const LIMIT: u64 = 260;

/// What it should weigh.
const AIM: u64 = 200;

/// A size, as it is and compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: u64,
    brotli: u64,
}

impl Weight {
    /// Weighs some bytes.
    fn of(bytes: &[u8]) -> Result<Self, Error> {
        let parameters = BrotliEncoderParams { quality: 11, ..BrotliEncoderParams::default() };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)
            .map_err(|error| Error::Content(format!("brotli: {error}")))?;
        let length = |it: &[u8]| u64::try_from(it.len()).unwrap_or(u64::MAX);
        Ok(Self { raw: length(bytes), brotli: length(&packed) })
    }

    /// The two together.
    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, brotli: self.brotli + other.brotli }
    }

    /// A line of the table.
    fn line(self, name: &str) -> String {
        format!("  {name:<44}{:>12}{:>12}", kilobytes(self.raw), kilobytes(self.brotli))
    }
}

/// Prints what the first load of `dist` weighs, and what is fetched later; fails above the limit.
pub(crate) fn weigh(console: &Console, dist: &Path) -> Result<(), Error> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file(&index))?;
    let mut first = vec!["index.html".to_owned()];
    for address in addresses(&html) {
        let file = local_file(&address)?;
        if !first.contains(&file) {
            first.push(file);
        }
    }

    // Every app needs its loader, as soon as it starts.
    let loaders =
        first.iter().filter(|it| it.ends_with(".js")).map(|it| it.replace(".js", "_parts.js"));
    let loaders: Vec<_> = loaders.filter(|it| dist.join(it).is_file()).collect();
    first.extend(loaders);

    console.line("");
    console.line(&format!("  {:<44}{:>12}{:>12}", "first load", "raw", "brotli-11"));
    let mut common = Weight::default();
    for file in &first {
        let weight = weigh_file(&dist.join(file))?;
        common = common.plus(weight);
        console.line(&weight.line(file));
    }
    console.line(&common.line("for every first screen"));
    let mut worst = common;
    for part in FIRST_SCREENS {
        let mut total = common;
        for file in files_of_part(&html, part) {
            total = total.plus(weigh_file(&dist.join(&file))?);
            if !first.contains(&file) {
                first.push(file);
            }
        }
        console.line(&total.line(&format!("with the part `{part}`")));
        if total.brotli > worst.brotli {
            worst = total;
        }
    }
    console.line(&format!("  the aim is {AIM} KB, the limit {LIMIT} KB (compressed)"));

    let later = fetched_later(dist, &first)?;
    if !later.is_empty() {
        console.line("");
        console.line("  fetched later, or by the browser for its own use");
        for (group, (n_files, weight)) in later {
            console.line(&weight.line(&group_name(&group, n_files)));
        }
    }
    if worst.brotli > LIMIT * 1024 {
        return Err(Error::TooLarge { kilobytes: kilobytes(worst.brotli), limit: LIMIT });
    }
    Ok(())
}

/// Weighs a file.
fn weigh_file(path: &Path) -> Result<Weight, Error> {
    Weight::of(&fs::read(path).map_err(Error::file(path))?)
}

/// What the first load leaves out, by its first folder.
fn fetched_later(
    dist: &Path,
    first: &[String],
) -> Result<BTreeMap<String, (usize, Weight)>, Error> {
    let mut groups = BTreeMap::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(Error::file(&folder))?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy();
            let name = name.replace('\\', "/");
            if first.contains(&name) {
                continue;
            }
            let group = name.split_once('/').map_or(name.clone(), |(it, _)| format!("{it}/"));
            let (n_files, weight) = groups.entry(group).or_insert((0, Weight::default()));
            *n_files += 1;
            *weight = weight.plus(weigh_file(&path)?);
        }
    }
    Ok(groups)
}

/// How a group is named in the table.
fn group_name(group: &str, n_files: usize) -> String {
    if n_files == 1 { group.to_owned() } else { format!("{group} ({n_files} files)") }
}

/// The addresses that a page has its browser fetch before the first screen: style sheets,
/// scripts, preloads, and what the start script is told of the app (`data-js`, `data-wasm`).
fn addresses(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html::tags(page) {
        let rel = html::attribute(tag, "rel").unwrap_or_default();
        match html::name(tag) {
            "link" if ["stylesheet", "modulepreload", "preload"].contains(&rel) => {
                found.extend(html::attribute(tag, "href"));
            }
            "script" => {
                found.extend(
                    ["src", "data-js", "data-wasm"]
                        .map(|it| html::attribute(tag, it))
                        .into_iter()
                        .flatten(),
                );
            }
            _ => {}
        }
    }
    found.into_iter().map(str::to_owned).collect()
}

/// What a first screen needs beyond that: the files of its part.
fn files_of_part(page: &str, part: &str) -> Vec<String> {
    let told = html::values(page, "script", &format!("data-{part}"));
    told.iter().flat_map(|it| it.split_whitespace()).map(str::to_owned).collect()
}

/// The file in `dist` behind an address; one that a sub-path would break is refused.
fn local_file(address: &str) -> Result<String, Error> {
    let plain = address.strip_prefix("./").unwrap_or(address);
    if plain.starts_with('/') || plain.contains(':') || plain.starts_with("..") {
        return Err(Error::Content(format!(
            "index.html asks for {address}, which is not beside it: dist/ must work \
             from any sub-path and ask nobody else"
        )));
    }
    Ok(plain.split(['?', '#']).next().unwrap_or_default().to_owned())
}

/// A number of bytes in KB with one decimal, rounded up, so that a limit is never hidden.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_screen_needs_is_found() {
        let html = "<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"sha384-x=\"/>\n\
                    <link rel=icon href=icon.svg><LINK>\n\
                    <link rel=\"modulepreload\" href='./app.js' crossorigin>\n\
                    <script type=\"module\" src=\"./boot.js\" data-base=\"./\" \
                    data-js=\"app.js\" data-wasm=\"app_bg.wasm\"></script>";
        assert_eq!(addresses(html), ["./a.css", "./app.js", "./boot.js", "app.js", "app_bg.wasm"]);
    }

    #[test]
    fn addresses_that_a_sub_path_would_break_are_refused() {
        assert_eq!(local_file("./a/b.css?v=1").ok().as_deref(), Some("a/b.css"));
        for address in ["/a.css", "//elsewhere/a.css", "https://elsewhere/a.css", "../a.css"] {
            assert!(local_file(address).is_err(), "{address}");
        }
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(250 * 1024), "250.0 KB");
        assert_eq!(kilobytes(250 * 1024 + 1), "250.1 KB");
    }

    #[test]
    fn brotli_packs() {
        let weight = Weight::of(&[b'a'; 5000]).ok();
        assert!(weight.is_some_and(|it| it.raw == 5000 && it.brotli < 50));
    }
}
