//! The binary `xuefen`: the engine on the command line, for schools, for packs' authors and for tests.
//!
//! Every command makes a [`Report`](report::Report) and writes nothing itself, but for `audit`,
//! whose answer may be larger than memory.
//! The exit status is 0 for every computed answer, 1 where `cases` or `pack check` find fault or
//! `audit` finds lines that it cannot use, 2 where a command cannot be used that way.

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command, PackCommand};

mod args;
mod assessment;
mod audit;
mod cases;
mod fault;
mod input;
mod layout;
mod pack_check;
mod pack_list;
mod pack_show;
mod report;

fn main() -> ExitCode {
    let Args { language, json, command } = Args::parse();
    let report = match command {
        Command::Cases(it) => cases::run_all(&it, json, language),
        Command::Assess(it) => assessment::assess(&it, json, language),
        Command::Audit(it) => audit::audit(&it, language),
        Command::Pack { command: PackCommand::List } => pack_list::list(json, language),
        Command::Pack { command: PackCommand::Check { packs } } => {
            pack_check::check(&packs, json, language)
        }
        Command::Pack { command: PackCommand::Show { pack } } => {
            pack_show::show(&pack, json, language)
        }
    };
    report::deliver(report, language)
}
