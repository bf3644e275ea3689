//! Files that somebody picks: how they were read, and why one could not be.

use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};

use crate::Language;
use crate::diagnostic::diagnostic;

/// How a text file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16.
    Utf16,
    /// GB 18030 and what it contains: GBK and GB 2312.
    Gb18030,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is larger than it may be; nothing of it was read.
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most bytes.
        limit: u64,
    },
    /// The browser could not read it.
    Unreadable,
    /// It is no text.
    NotText,
}

/// The name of an encoding, as spreadsheets offer it.
#[must_use]
pub const fn encoding(it: Encoding) -> &'static str {
    match it {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Gb18030 => "GB18030 (GBK)",
    }
}

/// Why a file could not be read, and what to do.
#[must_use]
pub fn fault(language: Language, it: FileFault) -> String {
    match it {
        FileFault::TooLarge { size, limit } => {
            let args = [size.to_string(), limit.to_string()];
            let args = args.each_ref().map(String::as_str);
            diagnostic(&Diagnostic::error(Code::TooLarge, &Pointer::root(), &args), language)
        }
        FileFault::Unreadable => language
            .pick(
                "浏览器没能读取这个文件，可能已被移走，或者正被别的程序占用。请关闭那个程序，再选一次。",
                "The browser could not read the file: it was moved, or another program has it open. \
                 Close that program and choose the file again.",
            )
            .to_owned(),
        FileFault::NotText => language
            .pick(
                "这个文件不是文本文件。请换一个文件。",
                "This is not a text file. Choose another one.",
            )
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_to_do() {
        let too_large = FileFault::TooLarge { size: 9_100_001, limit: 8_000_000 };
        assert_eq!(fault(Language::Zh, too_large), "文件有 9.2 MB，最大只能 8 MB。请减小后再试。");
        for language in Language::ALL {
            for it in [too_large, FileFault::Unreadable, FileFault::NotText] {
                assert!(fault(*language, it).ends_with(language.pick('。', '.')));
            }
        }
        assert_ne!(encoding(Encoding::Utf8), encoding(Encoding::Gb18030));
    }
}
