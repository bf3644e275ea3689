//! The two languages of the app, Chinese first.

use xuefen_engine::pack::Bilingual;

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Chinese, as written on the mainland.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order in which a list of choices shows them.
    pub const ALL: &'static [Self] = &[Self::Zh, Self::En];

    /// The language as it is saved and named on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Reads the language.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == text)
    }

    /// The value of the attribute `lang`.
    #[must_use]
    pub const fn html(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// The text in this language.
    #[must_use]
    pub const fn pick<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The sentence in this language, or in the other where this one is empty.
    #[must_use]
    pub fn of(self, both: &Bilingual) -> &str {
        let (first, second) = match self {
            Self::Zh => (&both.zh, &both.en),
            Self::En => (&both.en, &both.zh),
        };
        if first.trim().is_empty() { second } else { first }
    }

    /// Text that somebody wrote, set off from the sentence around it: 「…」 or `…`.
    #[must_use]
    pub(crate) fn quoted(self, text: &str) -> String {
        match self {
            Self::Zh => format!("「{text}」"),
            Self::En => format!("`{text}`"),
        }
    }

    /// A name inside a sentence: “…”.
    #[must_use]
    pub(crate) fn named(self, text: &str) -> String {
        match self {
            Self::Zh | Self::En => format!("“{text}”"),
        }
    }

    /// Several things in a row.
    #[must_use]
    pub(crate) fn listed<T: AsRef<str>>(self, texts: &[T]) -> String {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        texts.join(self.pick("、", ", "))
    }
}

/// A sentence without the full stop that ends it, to go on with.
pub(crate) fn unstopped(sentence: &str) -> &str {
    sentence.trim_end_matches(['。', '.', ' '])
}

/// An English name as it stands inside a sentence; Chinese is not changed.
#[must_use]
pub fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().map(|it| it.to_ascii_lowercase()).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_back_by_its_name() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.as_str()), Some(*language));
            assert!(!language.html().is_empty() && !language.own_name().is_empty());
        }
        assert_eq!(Language::parse("fr"), None);
    }

    #[test]
    fn a_sentence_that_lacks_one_language_is_shown_in_the_other() {
        let both = Bilingual { zh: "周期".into(), en: " ".into() };
        assert_eq!(Language::En.of(&both), "周期");
    }
}
