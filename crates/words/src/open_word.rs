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

/// The name of a mandatory course, e.g. `ed-psych`.
#[must_use]
pub fn course(word: &str, language: Language) -> &str {
    match word {
        "basic-quality" => language.pick("教师基本素质课", "Basic quality of teachers"),
        "ed-psych" => language.pick("学科教育心理学课", "Educational psychology of the subject"),
        "research-learning" => language.pick("研究性学习指导力", "Guiding research learning"),
        _ => word,
    }
}

/// The name of a duty that gives no credit, e.g. `paper`.
#[must_use]
pub fn duty(word: &str, language: Language) -> &str {
    match word {
        "lesson-preparation" => language.pick("集体备课", "Joint lesson preparation"),
        "research-group" => language.pick("教研活动", "Meetings of the research group"),
        "paper" => language.pick("教育教学论文", "Papers on teaching"),
        "annual-plan" => language.pick("年度培训计划", "Training plan of the year"),
        "annual-summary" => language.pick("年度培训总结", "Training summary of the year"),
        "training-plan-cycle" => language.pick("五年参训规划", "Training plan for the cycle"),
        "training-plan-year" => language.pick("年度参培计划", "Training plan for the year"),
        "growth-plan" => language.pick("个人专业成长规划", "Personal growth plan"),
        "development-plan" => language.pick("个人发展规划", "Personal development plan"),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_known_is_shown_as_it_stands() {
        for language in Language::ALL {
            for name in [role, part, tag, consequence, course, duty] {
                assert_eq!(name("labour-education", *language), "labour-education");
            }
        }
        assert_eq!(role("class-teacher", Language::Zh), "班主任");
    }
}
