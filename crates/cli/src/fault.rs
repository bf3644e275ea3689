//! Why a command cannot be used that way, with a sentence that says what to do.

use std::io::{self, ErrorKind};

use xuefen_engine::diagnostic::{Diagnostic, Severity};
use xuefen_words::Language;
use xuefen_words::diagnostic::with_place;

use crate::input::STDIN;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Neither the id of a shipped pack nor a file.
    UnknownPolicy(String),
    /// The archive names no policy, and the command line neither.
    NoPolicy,
    /// A file cannot be read.
    Unreadable { path: String, error: io::Error },
    /// A file is not UTF-8 text.
    NotText { path: String },
    /// A text is not what it should be.
    Problems { path: String, problems: Vec<Diagnostic> },
    /// Not a date.
    BadDate(String),
    /// Not `SWITCH=OPTION`.
    BadReading(String),
    /// The rows of a teacher do not stand together.
    Scattered { path: String, who: String, line: u64 },
    /// A quoted cell does not end.
    OpenQuote { path: String, line: u64 },
    /// The answer cannot be written.
    Output(io::Error),
}

impl Fault {
    /// The fault in words: what is wrong, and what to do.
    pub(crate) fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::UnknownPolicy(given), Language::Zh) => format!(
                "没有政策「{given}」，也没有这个文件。随附的政策有：{}。请核对编号，或给出政策包文件。",
                shipped()
            ),
            (Self::UnknownPolicy(given), Language::En) => format!(
                "There is no policy `{given}` and no such file. The shipped policies are: {}. Check \
                 the id, or give the file of a pack.",
                shipped()
            ),
            (Self::NoPolicy, Language::Zh) => {
                "档案没有写明政策。请用 --policy 写出政策编号或政策包文件。".to_owned()
            }
            (Self::NoPolicy, Language::En) => {
                "The archive names no policy. Give one with --policy: an id or the file of a pack."
                    .to_owned()
            }
            (Self::Unreadable { path, error }, _) => unreadable(path, error, language),
            (Self::NotText { path }, Language::Zh) => {
                format!("「{path}」不是 UTF-8 编码的文本。请另存为 UTF-8 后再试。")
            }
            (Self::NotText { path }, Language::En) => {
                format!("`{path}` is not text in UTF-8. Save it as UTF-8 and try again.")
            }
            (Self::Problems { path, problems }, _) => {
                let lines = problems.iter().map(|it| problem(path, it, language));
                lines.collect::<Vec<_>>().join("\n")
            }
            (Self::BadDate(text), Language::Zh) => {
                format!("--as-of：「{text}」不是日期。请写成 2026-03-27 这样的形式。")
            }
            (Self::BadDate(text), Language::En) => {
                format!("--as-of: `{text}` is not a date. Write it like 2026-03-27.")
            }
            (Self::BadReading(text), Language::Zh) => format!(
                "--reading：「{text}」的写法不对。请写成 SWITCH=OPTION，例如 rounding=floor。"
            ),
            (Self::BadReading(text), Language::En) => format!(
                "--reading: `{text}` is not written as it should be. Write SWITCH=OPTION, like \
                 rounding=floor."
            ),
            (Self::Scattered { path, who, line }, Language::Zh) => format!(
                "{}：第 {line} 行：教师「{who}」在前面已经出现过。同一位教师的各行必须相连，请先按 teacher 列排序。",
                input_name(path, language)
            ),
            (Self::Scattered { path, who, line }, Language::En) => format!(
                "{}: line {line}: the teacher `{who}` has occurred before. The rows of one teacher \
                 must stand together: sort the table by the column `teacher` first.",
                input_name(path, language)
            ),
            (Self::OpenQuote { path, line }, Language::Zh) => format!(
                "{}：第 {line} 行：有一个单元格以引号开头却没有结束，后面的内容无法分辨。请补上引号。",
                input_name(path, language)
            ),
            (Self::OpenQuote { path, line }, Language::En) => format!(
                "{}: line {line}: a cell starts with a quote that is never closed, so what follows \
                 cannot be told apart. Close the quote.",
                input_name(path, language)
            ),
            (Self::Output(error), Language::Zh) => {
                format!("结果写不出来（{error}）。请检查输出位置是否可写。")
            }
            (Self::Output(error), Language::En) => {
                format!("The answer cannot be written ({error}). Check where the output goes.")
            }
        }
    }
}

/// A problem of a file on one line: file, severity, place, sentence, code.
pub(crate) fn problem(path: &str, problem: &Diagnostic, language: Language) -> String {
    let path = input_name(path, language);
    let severity = match problem.severity {
        Severity::Error => language.pick("错误", "error"),
        Severity::Warning => language.pick("提醒", "warning"),
    };
    let sentence = with_place(problem, language);
    match language {
        Language::Zh => format!("{path}：{severity}：{sentence}［{}］", problem.code),
        Language::En => format!("{path}: {severity}: {sentence} [{}]", problem.code),
    }
}

/// The name of an input for people.
pub(crate) fn input_name(path: &str, language: Language) -> &str {
    if path == STDIN { language.pick("标准输入", "standard input") } else { path }
}

fn unreadable(path: &str, error: &io::Error, language: Language) -> String {
    match (error.kind(), language) {
        (ErrorKind::NotFound, Language::Zh) => format!("找不到文件「{path}」。请检查路径。"),
        (ErrorKind::NotFound, Language::En) => {
            format!("There is no file `{path}`. Check the path.")
        }
        (ErrorKind::PermissionDenied, Language::Zh) => {
            format!("没有权限读取「{path}」。请检查文件的权限。")
        }
        (ErrorKind::PermissionDenied, Language::En) => {
            format!("`{path}` may not be read. Check its permissions.")
        }
        (ErrorKind::IsADirectory, Language::Zh) => {
            format!("「{path}」是文件夹。请写出其中的文件。")
        }
        (ErrorKind::IsADirectory, Language::En) => {
            format!("`{path}` is a folder. Name a file in it.")
        }
        (_, Language::Zh) => format!("「{path}」读不出来（{error}）。请检查后再试。"),
        (_, Language::En) => format!("`{path}` cannot be read ({error}). Check it and try again."),
    }
}

fn shipped() -> String {
    let ids: Vec<&str> = xuefen_packs::SHIPPED.iter().map(|it| it.id).collect();
    ids.join(", ")
}
