//! What may stand on the command line. The help is in both languages: it is shown before one is chosen.

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
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
    /// 批量核算一批教师 / audit many teachers from one file
    #[command(after_long_help = AUDIT_HELP)]
    Audit(Audit),
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

/// The arguments of `audit`.
#[derive(Debug, Group)]
pub(crate) struct Audit {
    /// 政策编号或政策包文件 / the policy: an id or the file of a pack
    #[arg(long, value_name = "ID_OR_FILE")]
    pub(crate) policy: String,
    /// 核算日期，默认为今天 / date of assessment; default: today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<String>,
    /// 选定一种解释口径 / choose a reading of the text
    #[arg(long = "reading", value_name = "SWITCH=OPTION")]
    pub(crate) readings: Vec<String>,
    /// 结果文件，默认为标准输出 / where the verdicts go; default: standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// 结果格式，默认看结果文件的扩展名 / form of the verdicts; default: by the ending of FILE
    #[arg(long, value_name = "ndjson|csv", value_enum)]
    pub(crate) format: Option<TableForm>,
    /// NDJSON 或 CSV 文件；`-` 表示标准输入 / NDJSON or CSV; `-` is standard input
    #[arg(value_name = "INPUT")]
    pub(crate) input: String,
}

/// How verdicts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableForm {
    /// A line of JSON for each teacher.
    Ndjson,
    /// A table with a row for each requirement.
    Csv,
}

const AUDIT_HELP: &str = "\
输入 / Input
  NDJSON  每行一位教师：写成一行的档案文件，或 {\"id\": …, \"teacher\": {…}, \"records\": […]}
          a line for each teacher: an archive file on one line, or such an object
  CSV     每行一条记录，同一位教师的各行相连；列名如下，次序不限，空单元格表示未知
          a row for each record, a teacher's rows together; columns in any order, blank: unknown
    teacher        教师，必有 / whose record it is; needed
    activity       活动类型，必有 / kind of training; needed
    id title provider note level mode host grade category status rejected_because tags
    hours credit_hours units days months credits academic_credits study_years years
    started_on completed_on certificate_issued_on course_id content_key project_key
    account role approved_by support_teaching off_job degree_obtained related_to_post
    approved provider_accredited notes_verified
                   与档案文件同名同义 / as in archive files
    teacher.name teacher.school teacher.subject teacher.title teacher.audit_years
    teacher.new_teacher teacher.hired_on teacher.confirmed_on teacher.stage teacher.roles
    teacher.asks teacher.required_total teacher.registration_from teacher.registration_to
                   教师情况，写在任意一行即可 / facts of the teacher, in any of the rows
    日期写 2026-03-27，是非写 true、false 或 是、否，多项以分号隔开
    dates like 2026-03-27, true or false, several words with semicolons between

输出 / Output
  按输入顺序，每位教师：总学分，以及每项要求的应达、认定、计划后、还差、结论、条款
  in the order of the input: totals, and of each requirement what is required, recognised,
  projected and missing, its standing, article and place
  读不懂的行写到标准错误，注明行号和原因；该教师不出结果
  lines that cannot be used go to standard error with number and reason; no verdict then

退出码 / Exit status
  0 全部核算 / all audited; 1 有数据有误 / some data were bad; 2 无法进行 / could not be done";

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
