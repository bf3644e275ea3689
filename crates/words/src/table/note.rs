//! What to look at in a row that can be imported.

use xuefen_engine::pack::Pack;
use xuefen_exchange::table::RowNote;

use super::{own, say};
use crate::Language;
use crate::name::Named;
use crate::regulation::category_path_of;

/// What to look at in a row that can be imported.
#[must_use]
pub fn note(note: &RowNote, pack: Option<&Pack>, language: Language) -> String {
    match note {
        RowNote::GuessedActivity { activity, because } => {
            let (activity, because) = (activity.name(language), because.name(language));
            match language {
                Language::Zh => format!("没有写活动类型，按“{activity}”导入（{because}）。"),
                Language::En => {
                    format!("No activity is stated: taken as “{activity}” ({because}).")
                }
            }
        }
        RowNote::CityAsPrefecture { cell } => say(
            (own(cell, language), language),
            "按地级市（州市级）导入；如果是县级市，请改成县级。",
            " is taken as a prefecture-level city; change it to county if it is a county-level city.",
        ),
        RowNote::WordMoved { cell, word } => {
            let (own, word) = (own(cell, language), word.name(language));
            match language {
                Language::Zh => format!("{own}按“{word}”导入。请看是否正确。"),
                Language::En => format!("{own} is taken as “{word}”. Check whether that is right."),
            }
        }
        RowNote::CategoryInferred { cell, path } => {
            let title =
                pack.map_or_else(|| path.clone(), |it| category_path_of(path, it, language));
            let own = own(cell, language);
            match language {
                Language::Zh => format!("根据{own}归入“{title}”。请看是否正确。"),
                Language::En => {
                    format!("{own} is taken as “{title}”. Check whether that is right.")
                }
            }
        }
        RowNote::CategoryNotRead { cell } => say(
            (own(cell, language), language),
            "没有导入：这项政策不看填写的类别。",
            " was left out: this policy reads no stated category.",
        ),
        RowNote::NoQuantity => language
            .pick(
                "没有学时也没有学分，补上以前不计学分。",
                "There is neither an hour nor a credit: it is worth nothing until one is added.",
            )
            .to_owned(),
        RowNote::ZeroQuantity { cell } => {
            say((own(cell, language), language), "是零。请核对。", " is nought. Check it.")
        }
        RowNote::Fraction { cell } => say(
            (own(cell, language), language),
            "按分数导入。如果是两个数，请拆开。",
            " is taken as a fraction. Write two numbers apart if that is meant.",
        ),
        RowNote::NoLastDay => language
            .pick(
                "没有完成日期，只有发证日期。请补上完成日期。",
                "The last day is not known, only the date of the certificate. Add it if you can.",
            )
            .to_owned(),
        RowNote::OtherLastDay { cell } => say(
            (own(cell, language), language),
            "的最后一天和完成日期不同，按完成日期导入。",
            " ends on another day than the last day stated, which is taken.",
        ),
        RowNote::NumberCut { cell } => say(
            (own(cell, language), language),
            "像是被表格软件截断的编号。请按证书补全。",
            " looks like a number that the spreadsheet has cut. Complete it from the certificate.",
        ),
        RowNote::MayBeInduction => language
            .pick(
                "可能属于新教师适岗培训。请在导入后核对。",
                "It may belong to induction. Check it after the import.",
            )
            .to_owned(),
        RowNote::Example => language
            .pick(
                "这是模板里的示例。请不要导入。",
                "This is an example of the template: leave it out.",
            )
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::vocabulary::{Activity, Level};
    use xuefen_exchange::table::{Because, Cell, Word};

    #[test]
    fn every_note_has_words_in_both_languages() {
        let cell = || Cell { column: 0, heading: "级别".into(), text: "市级".into() };
        let guessed = |because| RowNote::GuessedActivity { activity: Activity::Training, because };
        let notes = [
            guessed(Because::SchoolLevel),
            guessed(Because::SchoolTitle),
            guessed(Because::Commonest),
            RowNote::CityAsPrefecture { cell: cell() },
            RowNote::WordMoved { cell: cell(), word: Word::Level(Level::County) },
            RowNote::CategoryInferred { cell: cell(), path: "a/b".into() },
            RowNote::CategoryNotRead { cell: cell() },
            RowNote::NoQuantity,
            RowNote::ZeroQuantity { cell: cell() },
            RowNote::Fraction { cell: cell() },
            RowNote::NoLastDay,
            RowNote::OtherLastDay { cell: cell() },
            RowNote::NumberCut { cell: cell() },
            RowNote::MayBeInduction,
            RowNote::Example,
        ];
        for it in &notes {
            for language in Language::ALL {
                let told = note(it, None, *language);
                assert!(told.ends_with(language.pick('。', '.')), "{told}");
            }
        }
        assert_eq!(
            note(&RowNote::CityAsPrefecture { cell: cell() }, None, Language::Zh),
            "“级别”一列的「市级」按地级市（州市级）导入；如果是县级市，请改成县级。"
        );
    }
}
