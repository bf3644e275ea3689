//! Sets up, starts, builds, tests and measures Xuefen: `cargo xtask help` says how.
//!
//! Reading order: `cli` (what there is), `setup` (what the machine needs), `build`, `serve`,
//! `test`; `run` and `console` are how each of them calls programs and speaks.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks")]

mod bench;
mod build;
mod cli;
mod console;
mod error;
mod firstload;
mod fuzz;
mod html;
mod minify;
mod packs;
mod parts;
mod paths;
mod run;
mod schema;
mod serve;
mod setup;
mod start;
mod styles;
mod test;
mod toolchain;

use std::process::ExitCode;

use cli::Ask;
use console::Console;
use error::Error;

fn main() -> ExitCode {
    let result = match cli::parse(std::env::args().skip(1)) {
        Ok((ask, verbose)) => obey(ask, &Console::new(verbose)),
        Err(error) => Err(error),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; the exit code is the command's own.
fn obey(ask: Ask, console: &Console) -> Result<ExitCode, Error> {
    match ask {
        Ask::Help => println!("{}", cli::HELP),
        Ask::Setup => setup::everything(console)?,
        Ask::Start(options) => start::start(console, &options)?,
        Ask::Serve(options) => start::serve(console, &options)?,
        Ask::Build => {
            let kit = setup::for_build(console)?;
            build::release(console, &kit)?;
            firstload::weigh(console, &paths::dist())?;
        }
        Ask::Test(parts) => return Ok(test::test(console, &parts)),
        Ask::BenchPage => bench::page(console)?,
        Ask::BenchRules => bench::rules(console)?,
        Ask::BenchEngine => bench::engine(console)?,
        Ask::Fuzz { n_seeds, from } => fuzz::fuzz(console, n_seeds, from)?,
        Ask::Schema => schema::write(console)?,
    }
    Ok(ExitCode::SUCCESS)
}
