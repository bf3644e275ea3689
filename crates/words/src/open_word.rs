//! Names for the open lists of the vocabulary: roles, tags and consequences.
//!
//! A pack may use words that are not here; they are shown as they stand.

use crate::Language;

/// The name of a teacher's role, e.g. `class-teacher`.
#[must_use]
pub fn role(word: &str, language: Language) -> &str {
    match word {
        "class-teacher" => language.pick("班主任", "Class teacher"),
        "principal" => language.pick("校（园）长", "Principal"),
        _ => word,
    }
}

/// The name of the part that a teacher had in a record, e.g. `lead`.
#[must_use]
pub fn part(word: &str, language: Language) -> &str {
    match word {
        "lead" => language.pick("主讲（主持）", "Led it"),
        _ => word,
    }
}

/// The name of a record's tag, e.g. `it`.
#[must_use]
pub fn tag(word: &str, language: Language) -> &str {
    match word {
        "it" => language.pick("信息技术应用能力", "Information technology"),
        "class-teacher" => language.pick("班主任专题", "Class teachers’ training"),
        _ => word,
    }
}

/// The name of a consequence that a teacher may ask about, e.g. `excellent-rating`.
#[must_use]
pub fn consequence(word: &str, language: Language) -> &str {
    match word {
        "excellent-rating" => language.pick("年度考核评优", "Rating of excellent"),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_known_is_shown_as_it_stands() {
        for language in Language::ALL {
            for name in [role, part, tag, consequence] {
                assert_eq!(name("labour-education", *language), "labour-education");
            }
        }
        assert_eq!(role("class-teacher", Language::Zh), "班主任");
    }
}
