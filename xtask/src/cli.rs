//! The command line: what can be asked, and the help that says so.

use crate::error::Error;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask <command>

  start   Sets up what building needs, builds, and serves the app until Ctrl-C.
          --port N       first port to try (8080)
          --dev          build without optimising: sooner there, a larger app
          --prefix /a/   serve below a sub-path
          First time 5 to 8 minutes on two cores, later under 2.
  build   Makes dist/, which any static web server can serve from any sub-path,
          and prints the size of the first load. Under 2 minutes once set up.
  serve   Serves the dist/ that is there; takes --port and --prefix. At once.
  test    Sets up what tests need and runs them all: format, clippy on host and wasm
          code, host tests, release build, tests and journeys in the browser. Closes with
          `N passed, N failed`. First time 10 to 15 minutes on two cores, later under 6.
          --only X,Y     of fmt, clippy, clippy-wasm, host, build, browser
  fuzz    Holds the engine against an independent reference and against damaged packs,
          and tells how often each primitive changes the result.
          --seeds N      how many (1,000,000); --from N: the first one (0)
          Half an hour for a million on two cores.
  bench page
          Measures the built app in a browser. A few minutes.
  bench rules
          Measures the rules and the audit of many teachers beside other engines, which it
          installs in this clone: first every answer is held against ours, then all are timed.
          8 minutes the first time on two cores, later 4; needs Node and Python 3.11.
  bench engine
          Times the engine alone on this machine. Under 2 minutes the first time.
  schema  Writes public/schema: what editors know of packs, cases and archives. Needed after
          a change to what is written by hand; a test says so. Half a minute the first time.
  setup   Installs what start and test need, and nothing else; safe to repeat.
          5 to 8 minutes on two cores the first time, later 2 seconds.
  help    This text.

  --verbose, after any command, shows the output of every step.

What setup installs, where it is missing: Rust's wasm32 target (by rustup, or else from
Debian's packages), trunk, wasm-bindgen and wasm-split-cli in the cache folder, binaryen,
esbuild, playwright-core and axe-core by npm in this clone, Chromium and a Chinese font by apt.";

/// Where to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// The first port to try.
    pub(crate) port: u16,
    /// The sub-path, with a slash at both ends.
    pub(crate) prefix: String,
    /// Whether to build without optimising.
    pub(crate) dev: bool,
}

/// One part of the test run that `--only` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `cargo fmt --check`.
    Fmt,
    /// Clippy on what the host compiles.
    Clippy,
    /// Clippy on what the browser gets.
    ClippyWasm,
    /// `cargo test` on the host.
    Host,
    /// The release build and its size.
    Build,
    /// The browser journeys; builds first.
    Browser,
}

impl Part {
    /// Every part, in the order in which they run.
    pub(crate) const ALL: [Self; 6] =
        [Self::Fmt, Self::Clippy, Self::ClippyWasm, Self::Host, Self::Build, Self::Browser];

    /// The name that `--only` takes.
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Host => "host",
            Self::Build => "build",
            Self::Browser => "browser",
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Print the help.
    Help,
    /// Install what is missing.
    Setup,
    /// Build and serve.
    Start(ServeOptions),
    /// Serve what is built.
    Serve(ServeOptions),
    /// Make `dist/`.
    Build,
    /// Run these parts of the tests.
    Test(Vec<Part>),
    /// Measure the built app in a browser.
    BenchPage,
    /// Measure the rules beside other engines.
    BenchRules,
    /// Time the engine alone.
    BenchEngine,
    /// Try many seeds.
    Fuzz {
        /// How many.
        n_seeds: u64,
        /// The first.
        from: u64,
    },
    /// Write the JSON Schemas.
    Schema,
}

/// Reads the arguments: what is asked, and whether to show every step's output.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<(Ask, bool), Error> {
    let mut rest: Vec<String> = arguments.collect();
    let verbose = take_flag(&mut rest, "--verbose");
    if take_flag(&mut rest, "--help") || take_flag(&mut rest, "-h") {
        return Ok((Ask::Help, verbose));
    }
    let command = if rest.is_empty() { "help".to_owned() } else { rest.remove(0) };
    let ask = match command.as_str() {
        "help" => Ask::Help,
        "setup" => Ask::Setup,
        "start" => Ask::Start(serve_options(&mut rest, true)?),
        "serve" => Ask::Serve(serve_options(&mut rest, false)?),
        "build" => Ask::Build,
        "test" => Ask::Test(parts(take_value(&mut rest, "--only")?.as_deref())?),
        "fuzz" => Ask::Fuzz {
            n_seeds: number(&mut rest, "--seeds", 1_000_000)?,
            from: number(&mut rest, "--from", 0)?,
        },
        "bench" if take_flag(&mut rest, "page") => Ask::BenchPage,
        "bench" if take_flag(&mut rest, "rules") => Ask::BenchRules,
        "bench" if take_flag(&mut rest, "engine") => Ask::BenchEngine,
        "schema" => Ask::Schema,
        "bench" => {
            let what = "what can be measured is: bench page, bench rules, bench engine";
            return Err(Error::Usage(what.to_owned()));
        }
        other => return Err(Error::Usage(format!("there is no command `{other}`"))),
    };
    match rest.first() {
        None => Ok((ask, verbose)),
        Some(extra) => Err(Error::Usage(format!("`{command}` does not take `{extra}`"))),
    }
}

/// Removes a flag and says whether it was there.
fn take_flag(rest: &mut Vec<String>, flag: &str) -> bool {
    let before = rest.len();
    rest.retain(|it| it != flag);
    rest.len() != before
}

/// Removes `--name value` or `--name=value` and gives the value.
fn take_value(rest: &mut Vec<String>, name: &str) -> Result<Option<String>, Error> {
    let joined = format!("{name}=");
    let Some(at) = rest.iter().position(|it| it == name || it.starts_with(&joined)) else {
        return Ok(None);
    };
    let found = rest.remove(at);
    if let Some(value) = found.strip_prefix(&joined) {
        return Ok(Some(value.to_owned()));
    }
    if at < rest.len() {
        Ok(Some(rest.remove(at)))
    } else {
        Err(Error::Usage(format!("`{name}` needs a value")))
    }
}

/// Reads a number, or takes the usual one.
fn number(rest: &mut Vec<String>, name: &str, usual: u64) -> Result<u64, Error> {
    let Some(text) = take_value(rest, name)? else { return Ok(usual) };
    text.parse().map_err(|_| Error::Usage(format!("`{text}` is not a number")))
}

/// Reads `--port`, `--prefix` and, where it makes sense, `--dev`.
fn serve_options(rest: &mut Vec<String>, may_build: bool) -> Result<ServeOptions, Error> {
    let port = match take_value(rest, "--port")? {
        None => 8080,
        Some(text) => text
            .parse()
            .map_err(|_| Error::Usage(format!("`{text}` is not a port: 0 to 65535, 0 for any")))?,
    };
    let prefix = format!("/{}/", take_value(rest, "--prefix")?.unwrap_or_default())
        .split('/')
        .filter(|it| !it.is_empty())
        .fold("/".to_owned(), |prefix, part| prefix + part + "/");
    Ok(ServeOptions { port, prefix, dev: may_build && take_flag(rest, "--dev") })
}

/// Reads the value of `--only`; without it, everything.
fn parts(only: Option<&str>) -> Result<Vec<Part>, Error> {
    let Some(only) = only else { return Ok(Part::ALL.to_vec()) };
    only.split(',')
        .map(|name| {
            Part::ALL.into_iter().find(|it| it.name() == name).ok_or_else(|| {
                let names: Vec<_> = Part::ALL.into_iter().map(Part::name).collect();
                Error::Usage(format!("--only takes {}, not `{name}`", names.join(", ")))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The only place that calls `parse`.
    fn check(line: &str, expected: Option<(Ask, bool)>) {
        let parsed = parse(line.split_whitespace().map(str::to_owned)).ok();
        assert_eq!(parsed, expected, "{line}");
    }

    fn serve(port: u16, prefix: &str, dev: bool) -> ServeOptions {
        ServeOptions { port, prefix: prefix.to_owned(), dev }
    }

    #[test]
    fn commands_are_read() {
        check("", Some((Ask::Help, false)));
        check("start --help", Some((Ask::Help, false)));
        check("start", Some((Ask::Start(serve(8080, "/", false)), false)));
        check("start --port 9000 --dev", Some((Ask::Start(serve(9000, "/", true)), false)));
        check("serve --port=0 --prefix a/b", Some((Ask::Serve(serve(0, "/a/b/", false)), false)));
        check("test --verbose", Some((Ask::Test(Part::ALL.to_vec()), true)));
        check("test --only fmt,host", Some((Ask::Test(vec![Part::Fmt, Part::Host]), false)));
        check("bench page", Some((Ask::BenchPage, false)));
        check("bench rules", Some((Ask::BenchRules, false)));
        check("bench engine --verbose", Some((Ask::BenchEngine, true)));
        check("schema", Some((Ask::Schema, false)));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "begin",
            "start --port",
            "start --port 70000",
            "serve --dev",
            "test --only lint",
            "bench",
            "build now",
        ] {
            check(line, None);
        }
    }
}
