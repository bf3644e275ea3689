//! What keeps an archive, a number or a saved document from being read.

use xuefen_engine::archive::ArchiveError;
use xuefen_engine::credit::NumberError;
use xuefen_exchange::document::LoadError;

use crate::Language;
use crate::diagnostic;

/// Why an archive cannot be put together, and what to do.
#[must_use]
pub fn archive(error: &ArchiveError, language: Language) -> String {
    match (error, language) {
        (ArchiveError::DuplicateId(id), Language::Zh) => {
            format!("编号「{id}」出现了两次。请改其中一条的编号。")
        }
        (ArchiveError::DuplicateId(id), Language::En) => {
            format!("The id `{id}` occurs twice. Change one of them.")
        }
        (ArchiveError::TooFine(id), Language::Zh) => format!(
            "「{id}」的分数和其他记录的分数没有足够小的公分母。请把它写得简单些，例如 80/3 或 26.5。"
        ),
        (ArchiveError::TooFine(id), Language::En) => format!(
            "The fractions of `{id}` and of the other records need too fine a common denominator. \
             Write them more simply, like 80/3 or 26.5."
        ),
    }
}

/// Why a text is not a number that may be entered, and what to do.
#[must_use]
pub const fn number(error: NumberError, language: Language) -> &'static str {
    match error {
        NumberError::Unreadable => language
            .pick("请填写数字，例如 16、2.5 或 80/3。", "Enter a number, like 16, 2.5 or 80/3."),
        NumberError::TooLarge => language.pick(
            "这个数太大：小数点前最多六位。请核对后重填。",
            "This number is too large: enter at most six digits before the point.",
        ),
        NumberError::TooFine => language.pick(
            "这个数太细：小数最多四位，分母最大 1000。请核对后重填。",
            "This number is too fine: enter at most four decimals, or a denominator up to 1,000.",
        ),
    }
}

/// Why a saved document cannot be opened, and what to do. The saved text is kept.
#[must_use]
pub fn load(error: &LoadError, language: Language) -> String {
    match (error, language) {
        (LoadError::NewerVersion { found, known }, Language::Zh) => format!(
            "保存的内容来自更新的版本（第 {found} 版，本程序只认识到第 {known} 版）。请先更新程序，原内容保持不动。"
        ),
        (LoadError::NewerVersion { found, known }, Language::En) => format!(
            "What is saved was written by a newer program (version {found}, known up to {known}). \
             Update the program first; nothing was changed."
        ),
        (LoadError::Foreign, Language::Zh) => {
            "这里保存的不是学分的培训档案。请先下载一份备份，再决定是否重新开始。".to_owned()
        }
        (LoadError::Foreign, Language::En) => {
            "What is saved here is not an archive of this program. Download it as a backup before \
             you start afresh."
                .to_owned()
        }
        (LoadError::Damaged(problems), _) => {
            let first = problems.first().map(|it| diagnostic::with_place(it, language));
            let first = first.unwrap_or_default();
            match language {
                Language::Zh => {
                    format!("保存的内容已损坏：{first}请先下载一份备份，原内容保持不动。")
                }
                Language::En => format!(
                    "What is saved is damaged: {first} Download it as a backup; nothing was changed."
                ),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::archive::Id;
    use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};

    #[test]
    fn every_fault_has_a_sentence_in_both_languages() {
        let id = Id::new("r-1").unwrap();
        let damaged = Diagnostic::error(Code::NotJson, &Pointer::root(), &["1", "7"]);
        for language in Language::ALL {
            for error in [ArchiveError::DuplicateId(id.clone()), ArchiveError::TooFine(id.clone())]
            {
                assert!(archive(&error, *language).contains("r-1"));
            }
            for error in [NumberError::Unreadable, NumberError::TooLarge, NumberError::TooFine] {
                assert!(!number(error, *language).is_empty());
            }
            for error in [
                LoadError::NewerVersion { found: 9, known: 1 },
                LoadError::Foreign,
                LoadError::Damaged(vec![damaged.clone()]),
                LoadError::Damaged(Vec::new()),
            ] {
                assert!(!load(&error, *language).is_empty());
            }
        }
    }
}
