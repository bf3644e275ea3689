//! What may stand on the command line. The help is in both languages: it is shown before one is chosen.

use clap::{Args as Group, Parser, Subcommand};
use xuefen_words::Language;

/// 学分：按政策核算教师培训学分 / Teacher-training credits under a policy
#[derive(Debug, Parser)]
#[command(name = "xuefen", version, arg_required_else_help = true)]
pub(crate) struct Args {
    /// 输出语言 / language of the output
    #[arg(
        long = "lang",
        global = true,
        value_name = "zh|en",
        default_value = "zh",
        value_parser = language
    )]
    pub(crate) language: Language,
    /// 输出 JSON，供程序读取 / machine-readable output
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 运行案例，列出每处差异 / run worked cases and list every difference
    Cases(Cases),
    /// 按政策核算一份培训档案 / assess an archive under a policy
    Assess(Assess),
    /// 政策包：列出、检查、阅读 / policy packs: list, check, read
    Pack {
        #[command(subcommand)]
        command: PackCommand,
    },
}

/// The arguments of `cases`.
#[derive(Debug, Group)]
pub(crate) struct Cases {
    /// 案例文件；`-` 表示标准输入 / case files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// 用这项政策代替案例写明的政策 / this policy instead of the one that the cases name
    #[arg(long, value_name = "ID_OR_FILE")]
    pub(crate) policy: Option<String>,
    /// 核算日期，默认为周期末 / date of assessment; default: the end of the cycle
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<String>,
    /// 选定一种解释口径 / choose a reading of the text
    #[arg(long = "reading", value_name = "SWITCH=OPTION")]
    pub(crate) readings: Vec<String>,
}

/// The arguments of `assess`.
#[derive(Debug, Group)]
pub(crate) struct Assess {
    /// 政策编号或政策包文件；不写则用档案里的政策 / policy; default: the one that the archive names
    #[arg(long, value_name = "ID_OR_FILE")]
    pub(crate) policy: Option<String>,
    /// 培训档案（xuefen-archive）；`-` 表示标准输入 / the archive; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) input: String,
    /// 核算日期，默认为今天 / date of assessment; default: today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<String>,
    /// 逐条列出认定过程 / show how every record was settled
    #[arg(long)]
    pub(crate) trace: bool,
    /// 选定一种解释口径 / choose a reading of the text
    #[arg(long = "reading", value_name = "SWITCH=OPTION")]
    pub(crate) readings: Vec<String>,
}

/// What is to be done with packs.
#[derive(Debug, Subcommand)]
pub(crate) enum PackCommand {
    /// 列出随附的政策 / list the shipped packs
    List,
    /// 检查政策包，列出问题及位置 / check packs and list problems with their places
    Check {
        /// 政策编号或文件 / ids or files
        #[arg(required = true, value_name = "ID_OR_FILE")]
        packs: Vec<String>,
    },
    /// 像读文件一样读一项政策 / read a policy like the regulation
    Show {
        /// 政策编号或文件 / an id or a file
        #[arg(value_name = "ID_OR_FILE")]
        pack: String,
    },
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "zh | en".to_owned())
}
