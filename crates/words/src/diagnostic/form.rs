//! What is wrong with the form of a JSON text.

use xuefen_engine::diagnostic::Code;

use super::Telling;
use crate::Language;

/// The sentence of a code that is about the form; nothing for any other.
pub(super) fn sentence(it: &Telling<'_>) -> String {
    match it.problem.code {
        Code::TooLarge => too_large(it),
        Code::NotJson => it.fill(
            "从第 {0} 行第 {1} 列起不是有效的 JSON。请检查那里的引号、逗号和括号，或重新导出文件。",
            "From line {0}, column {1} on this is not JSON. Check the quotation marks, commas and \
             brackets there, or export the file again.",
        ),
        Code::TooDeep => it.fill(
            "对象和列表嵌套超过 {0} 层。请减少层数。",
            "Objects and lists are nested deeper than {0} levels. Make it flatter.",
        ),
        Code::DuplicateKey => it.fill(
            "同一个对象里{q0}出现了两次。请只保留一个。",
            "The key {q0} occurs twice in one object. Keep one of them.",
        ),
        Code::InexactNumber => it.fill(
            "这里的数不是整数。请写成带引号的文字，例如 \"2.5\" 或 \"80/3\"。",
            "This number is not an integer. Write it as text, like \"2.5\" or \"80/3\".",
        ),
        Code::WrongType => wrong_type(it),
        Code::UnknownMember => it.fill(
            "这里没有{q0}这一项。请检查拼写，或删去它。",
            "There is no member {q0} here. Check its spelling, or remove it.",
        ),
        Code::MissingMember => it.fill("缺少{q0}。请补上。", "The member {q0} is missing. Add it."),
        Code::UnknownWord if it.arg(1).is_empty() => it.fill(
            "{q0}不是这里可以用的词。请检查拼写。",
            "{q0} is not a word that is known here. Check its spelling.",
        ),
        Code::UnknownWord => it.fill(
            "{q0}不是这里可以用的词。请改用其中一个：{1}。",
            "{q0} is not a word that is known here. Use one of these: {1}.",
        ),
        Code::Malformed => malformed(it),
        _ => String::new(),
    }
}

fn too_large(it: &Telling<'_>) -> String {
    let (size, limit) = (size(it.arg(0)), size(it.arg(1)));
    match it.language {
        Language::Zh => format!("文件有 {size}，最大只能 {limit}。请减小后再试。"),
        Language::En => format!("The file has {size}; at most {limit} are read. Make it smaller."),
    }
}

/// A number of bytes, for people; any other text as it stands.
fn size(bytes: &str) -> String {
    let Ok(number) = bytes.parse::<u64>() else { return bytes.to_owned() };
    match number {
        0..1_000 => format!("{number} B"),
        1_000..1_000_000 => format!("{} kB", number.div_ceil(1_000)),
        _ => {
            let tenths = number.div_ceil(100_000);
            match (tenths / 10, tenths % 10) {
                (whole, 0) => format!("{whole} MB"),
                (whole, tenths) => format!("{whole}.{tenths} MB"),
            }
        }
    }
}

fn wrong_type(it: &Telling<'_>) -> String {
    let (expected, found) = (expected(it.arg(0), it.language), found(it.arg(1), it.language));
    match it.language {
        Language::Zh => format!("这里应当是{expected}，现在是{found}。请改正。"),
        Language::En => format!("{expected} is needed here, not {found}. Correct it."),
    }
}

/// What the reader of JSON expects, without the names that programs give it.
fn expected(text: &str, language: Language) -> &str {
    match text {
        _ if text.starts_with("struct ") || text == "a map" || text == "an object" => {
            language.pick("对象 {…}", "An object {…}")
        }
        "a sequence" | "a list" => language.pick("列表 […]", "A list […]"),
        "a string" | "a borrowed string" | "a character" => {
            language.pick("带引号的文字", "A text in quotation marks")
        }
        "a boolean" => language.pick(" true 或 false", "`true` or `false`"),
        "i64" | "u64" | "i32" | "u32" | "u8" | "an integer" => language.pick("整数", "An integer"),
        _ if text.starts_with("a word") => language.pick(
            "一个词、词的列表或 {\"at-least\": 词}",
            "A word, a list of words or {\"at-least\": word}",
        ),
        _ => text,
    }
}

/// What was found, as the reader of JSON says it.
fn found(text: &str, language: Language) -> String {
    let value = |kind: &str| {
        let rest = text.strip_prefix(kind)?.trim();
        Some(rest.trim_matches(['`', '"']).to_owned())
    };
    if let Some(it) = value("string") {
        return match language {
            Language::Zh => format!("文字「{it}」"),
            Language::En => format!("the text `{it}`"),
        };
    }
    for kind in ["integer", "boolean"] {
        if let Some(it) = value(kind) {
            return match language {
                Language::Zh => format!(" {it}"),
                Language::En => format!("`{it}`"),
            };
        }
    }
    match text {
        "unit value" | "null" | "Option value" => language.pick(" null", "`null`"),
        "map" => language.pick("对象", "an object"),
        "sequence" => language.pick("列表", "a list"),
        "a value" => language.pick("别的值", "another value"),
        _ => text,
    }
    .to_owned()
}

fn malformed(it: &Telling<'_>) -> String {
    match it.arg(0) {
        "control character" => it.fill(
            "文字里有看不见的控制字符。请删去后重新输入。",
            "The text has invisible control characters. Type it afresh.",
        ),
        "sha256" => it.fill(
            "SHA-256 应当是 64 位十六进制数字。请重新选择扫描件。",
            "A SHA-256 has 64 hexadecimal digits. Choose the scan again.",
        ),
        "at-least" | "only `at-least` is allowed here" => it.fill(
            "{q0}不能用在这里，或写法不对。请写一个词或词的列表。",
            "{q0} cannot be used here, or not like this. Write a word or a list of words.",
        ),
        "step" | "difference" | "change" | "history" => it.fill(
            "可撤销的步骤读不出来。文档本身不受影响，可以继续使用。",
            "The steps to undo cannot be read. The document itself is not touched: go on with it.",
        ),
        _ => it.fill(
            "这里的写法不对（{0}）。请对照格式说明改正。",
            "This is not written as it should be ({0}). Compare it with the format’s description.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::diagnostic;
    use xuefen_engine::Pack;
    use xuefen_engine::diagnostic::{Diagnostic, Pointer};

    fn told(code: Code, args: &[&str], language: Language) -> String {
        diagnostic(&Diagnostic::error(code, &Pointer::root(), args), language)
    }

    #[test]
    fn a_size_is_told_in_megabytes() {
        let args = ["9100001", "8000000"];
        assert_eq!(
            told(Code::TooLarge, &args, Language::Zh),
            "文件有 9.2 MB，最大只能 8 MB。请减小后再试。"
        );
    }

    #[test]
    fn a_wrong_kind_of_value_is_told_without_the_names_of_the_program() {
        let text = r#"{"format": "xuefen-pack", "version": 1, "id": null, "rules": []}"#;
        let problems = Pack::parse(text).unwrap_err();
        let zh = diagnostic(&problems[0], Language::Zh);
        assert_eq!(zh, "这里应当是带引号的文字，现在是 null。请改正。");
        let en = diagnostic(&problems[0], Language::En);
        assert_eq!(en, "A text in quotation marks is needed here, not `null`. Correct it.");
    }

    #[test]
    fn every_malformed_text_has_its_own_advice() {
        let known = ["control character", "sha256", "at-least", "history", "anything else"];
        for (i, arg) in known.iter().enumerate() {
            for language in Language::ALL {
                let sentence = told(Code::Malformed, &[arg], *language);
                let others = known.iter().skip(i + 1);
                for other in others {
                    assert_ne!(sentence, told(Code::Malformed, &[other], *language));
                }
            }
        }
    }
}
