//! The ways to call cargo for wasm, and the proof that one of them works.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::{paths, run};

/// What the browser runs.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The name under which Debian's toolchain is linked into rustup.
pub(crate) const LINKED: &str = "debian";

/// Where Debian's toolchain is installed.
pub(crate) const DEBIAN_ROOT: &str = "/usr";

/// A way to call cargo and rustc that can build for wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one in use anyway.
    Active,
    /// Debian's, linked into rustup.
    Linked,
    /// Debian's, where there is no rustup.
    Direct,
}

impl Toolchain {
    /// Every way, the simplest first.
    pub(crate) const ALL: [Self; 3] = [Self::Active, Self::Linked, Self::Direct];

    /// The name for a reader.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Active => "the active toolchain",
            Self::Linked => "rustup's toolchain `debian`",
            Self::Direct => "Debian's toolchain",
        }
    }

    /// Cargo, rustc, or another program of this toolchain.
    pub(crate) fn command(self, program: &str) -> Command {
        let mut command = match self {
            Self::Direct => run::command(Path::new(DEBIAN_ROOT).join("bin").join(program)),
            Self::Active | Self::Linked => run::command(program),
        };
        self.choose(&mut command);
        if self == Self::Direct {
            // Cargo calls the rustc that it finds first.
            if let Ok(path) = paths::path_starting_with(&self.folders()) {
                command.env("PATH", path);
            }
        }
        command
    }

    /// Makes the cargo that a command itself calls be this one; see also [`Self::folders`].
    pub(crate) fn choose(self, command: &mut Command) {
        match self {
            Self::Active => {}
            Self::Linked => {
                command.env("RUSTUP_TOOLCHAIN", LINKED);
            }
            Self::Direct => {
                command.env_remove("RUSTUP_TOOLCHAIN");
            }
        }
    }

    /// The folders that must come early on PATH for this toolchain.
    pub(crate) fn folders(self) -> Vec<PathBuf> {
        match self {
            Self::Active | Self::Linked => Vec::new(),
            Self::Direct => vec![Path::new(DEBIAN_ROOT).join("bin")],
        }
    }

    /// Where this toolchain keeps, or would keep, its libraries for wasm.
    pub(crate) fn wasm_libraries(self) -> Option<PathBuf> {
        let mut rustc = self.command("rustc");
        rustc.args(["--print", "target-libdir", "--target", WASM]);
        run::answer(rustc).map(PathBuf::from)
    }

    /// The release of its rustc, such as `1.96.0`.
    pub(crate) fn release(self) -> Option<String> {
        let mut rustc = self.command("rustc");
        rustc.arg("-vV");
        let version = run::answer(rustc)?;
        version.lines().find_map(|it| it.strip_prefix("release: ")).map(str::to_owned)
    }

    /// Whether it can build for wasm. Nothing is remembered: a small program with the standard
    /// library is built, with link-time optimisation as in a release, which takes a second.
    pub(crate) fn builds_wasm(self) -> bool {
        let ready = self.wasm_libraries().is_some_and(|it| has_std(&it));
        ready && self.builds_probe().unwrap_or(false)
    }

    /// Builds the probe in a folder of its own.
    fn builds_probe(self) -> Result<bool, Error> {
        let folder = std::env::temp_dir().join(format!("xuefen-probe-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
        let source = folder.join("probe.rs");
        let text = "fn main() { println!(\"{:?}\", std::env::args().collect::<Vec<_>>()); }\n";
        let built = fs::write(&source, text).map_err(Error::file(&source)).map(|()| {
            let mut rustc = self.command("rustc");
            rustc.args(["--target", WASM, "--edition", "2024", "-Clto=fat", "-o"]);
            rustc.arg(folder.join("probe.wasm")).arg(&source);
            run::answer(rustc).is_some()
        });
        // A folder left behind in the temporary place harms nobody.
        drop(fs::remove_dir_all(&folder));
        built
    }
}

/// Whether a folder holds the standard library.
fn has_std(libraries: &Path) -> bool {
    let Ok(entries) = fs::read_dir(libraries) else { return false };
    let names: Vec<String> =
        entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    ["libcore-", "libstd-"]
        .iter()
        .all(|start| names.iter().any(|it| it.starts_with(start) && it.ends_with(".rlib")))
}

/// The version of a package in the text of a `Cargo.lock`.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|it| *it != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// Whether a release is at least the given one; parts that are not numbers count as zero.
pub(crate) fn at_least(release: &str, wanted: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        let mut parts: Vec<u32> = text.split('.').map(|it| it.parse().unwrap_or(0)).collect();
        parts.resize(3, 0);
        parts
    };
    numbers(release) >= numbers(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_locked_package_is_found() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }

    #[test]
    fn releases_are_compared_by_number() {
        assert!(at_least("1.100.0", "1.95"));
        assert!(at_least("1.95.0", "1.95"));
        assert!(!at_least("1.63.0", "1.95"));
    }
}
