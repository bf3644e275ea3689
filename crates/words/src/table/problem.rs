//! Why a row cannot be imported.

use xuefen_engine::pack::Pack;
use xuefen_exchange::table::{Cell, DateFault, NumberFault, RowProblem};

use super::{own, say};
use crate::Language;
use crate::day::date;
use crate::name::Named;
use crate::regulation::category_path_of;

/// Why a row cannot be imported, and what to do.
#[must_use]
pub fn problem(problem: &RowProblem, pack: Option<&Pack>, language: Language) -> String {
    match problem {
        RowProblem::MissingTitle => {
            language.pick("没有培训名称。请补上名称。", "There is no title. Add one.").to_owned()
        }
        RowProblem::MissingDate => language
            .pick(
                "没有完成日期，也没有发证日期。请补上，例如 2026-03-27。",
                "There is neither a date of completion nor one of a certificate. Add one, like 2026-03-27.",
            )
            .to_owned(),
        RowProblem::UnknownWord { cell, allowed } => {
            let own = own(cell, language);
            let allowed = listed(allowed, language);
            match language {
                Language::Zh => format!("{own}不是可以识别的词。请改成：{allowed}。"),
                Language::En => format!("{own} is not a word that is known. Use one of: {allowed}."),
            }
        }
        RowProblem::AmbiguousLevel { cell, readings } => several(cell, readings, language),
        RowProblem::AmbiguousActivity { cell, readings } => several(cell, readings, language),
        RowProblem::MixedMode { cell } => say(
            (own(cell, language), language),
            "既有集中又有网络。请拆成两行，各写各的学时。",
            " is partly in person, partly online. Make two rows, each with its own hours.",
        ),
        RowProblem::ScoreNotGrade { cell } => say(
            (own(cell, language), language),
            "是分数，不是等次。请改成优秀、良好、合格或不合格。",
            " is a mark in figures. Write excellent, good, pass or fail.",
        ),
        RowProblem::Contradiction { cell, word, other } => {
            let (own, word, other) = (own(cell, language), word.name(language), other.name(language));
            match language {
                Language::Zh => {
                    format!("{own}是“{word}”，同一行别处却是“{other}”。请改正其中一处。")
                }
                Language::En => format!(
                    "{own} says “{word}”, another cell of the row “{other}”. Correct one of them."
                ),
            }
        }
        RowProblem::UnknownCategory { cell } => say(
            (own(cell, language), language),
            "不是这项政策的类别。请改用政策里的类别名称。",
            " is no category of this policy. Use the name of one.",
        ),
        RowProblem::AmbiguousCategory { cell, paths } => {
            let titles = paths.iter().map(|path| match pack {
                Some(pack) => category_path_of(path, pack, language),
                None => path.clone(),
            });
            let titles: Vec<String> = titles.map(|it| format!("“{it}”")).collect();
            let (own, titles) = (own(cell, language), language.listed(&titles));
            match language {
                Language::Zh => format!("{own}可能是{titles}。请写清楚是哪一类。"),
                Language::En => format!("{own} may be {titles}. Write which one."),
            }
        }
        RowProblem::NotANumber { cell, fault } => number(cell, *fault, language),
        RowProblem::NumberTooLarge { cell } => number(cell, NumberFault::TooLarge, language),
        RowProblem::NumberTooFine { cell } => number(cell, NumberFault::TooFine, language),
        RowProblem::FractionsTooMany { cell } => say(
            (own(cell, language), language),
            "和其他记录的分数没有足够小的公分母。请写得简单些，例如 26.5。",
            " and the fractions of other records need too fine a common denominator. Write it more \
             simply, like 26.5.",
        ),
        RowProblem::NotADate { cell, fault } => day(cell, *fault, language),
        RowProblem::EndsBeforeStart { cell, start, end } => {
            let (own, start, end) = (own(cell, language), date(*start, language), date(*end, language));
            match language {
                Language::Zh => format!("{own}：完成日期{end}早于开始日期{start}。请改正其中一个。"),
                Language::En => format!(
                    "{own}: the last day {end} lies before the first, {start}. Correct one of them."
                ),
            }
        }
        RowProblem::TextTooLong { cell, limit } => match language {
            Language::Zh => format!("“{}”的文字太长。请缩短到 {limit} 个字符以内。", cell.heading),
            Language::En => {
                format!("The text in “{}” is too long. Keep it to {limit} characters.", cell.heading)
            }
        },
        RowProblem::TooManyTags { cell, limit } => match language {
            Language::Zh => format!("“{}”里的标签太多。请减到 {limit} 个以内。", cell.heading),
            Language::En => {
                format!("There are too many tags in “{}”. Keep it to {limit}.", cell.heading)
            }
        },
    }
}

fn listed<T: Named>(words: &[T], language: Language) -> String {
    language.listed(&words.iter().map(|it| it.name(language)).collect::<Vec<_>>())
}

fn several<T: Named>(cell: &Cell, readings: &[T], language: Language) -> String {
    let (own, readings) = (own(cell, language), listed(readings, language));
    match language {
        Language::Zh => format!("{own}有不止一种意思。请写明是哪一种：{readings}。"),
        Language::En => format!("{own} may mean several things. Write which: {readings}."),
    }
}

fn number(cell: &Cell, fault: NumberFault, language: Language) -> String {
    let what = (own(cell, language), language);
    match fault {
        NumberFault::Unreadable => say(
            what,
            "不是数字。请写成 16、2.5 或 80/3。",
            " is not a number. Write it like 16, 2.5 or 80/3.",
        ),
        NumberFault::Comma => say(
            what,
            "里的逗号或空格看不出是小数点还是千位。请去掉，或改用小数点。",
            " has a comma or space of which it is not certain what it means. Leave it out, or write \
             a point.",
        ),
        NumberFault::Negative => say(what, "小于零。请核对。", " is below nought. Check it."),
        NumberFault::OtherUnit(unit) => {
            let (own, unit) = (what.0, unit.name(language));
            match language {
                Language::Zh => format!("{own}的单位是“{unit}”，和这一列不同。请换到对应的列。"),
                Language::En => {
                    format!("{own} is in “{unit}”, unlike its column. Put it into the right one.")
                }
            }
        }
        NumberFault::TooLarge => say(
            what,
            "太大：小数点前最多六位。请核对。",
            " is too large: at most six digits before the point. Check it.",
        ),
        NumberFault::TooFine => say(
            what,
            "太细：小数最多四位，分母最大 1000。请核对。",
            " is too fine: at most four decimals, or a denominator up to 1,000. Check it.",
        ),
    }
}

fn day(cell: &Cell, fault: DateFault, language: Language) -> String {
    let what = (own(cell, language), language);
    match fault {
        DateFault::Unreadable => {
            say(what, "不是日期。请写成 2026-03-27。", " is not a date. Write it like 2026-03-27.")
        }
        DateFault::TwoDigitYear => say(
            what,
            "的年份只有两位。请写成四位，例如 2026-03-27。",
            " has a year of two digits. Write four, like 2026-03-27.",
        ),
        DateFault::YearOnly => say(
            what,
            "只有年份。请补上月和日，例如 2026-03-27。",
            " is only a year. Add month and day, like 2026-03-27.",
        ),
        DateFault::MonthOnly => say(
            what,
            "只有年和月。请补上日，例如 2026-03-27。",
            " is only a year and a month. Add the day, like 2026-03-27.",
        ),
        DateFault::NoYear => say(
            what,
            "没有年份。请补上，例如 2026-03-27。",
            " has no year. Add it, like 2026-03-27.",
        ),
        DateFault::NoSuchDay => say(
            what,
            "这一天不存在，或年份不在 1900 到 2200 之间。请核对。",
            " is no day of the calendar, or not from 1900 to 2200. Check it.",
        ),
        DateFault::Span => say(
            what,
            "是一段时间，这一列只放一天。请只写一天，或把这一列选为“起止日期”。",
            " is a span, and the column is for one day. Write one day, or choose “First and last \
             day” for the column.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use xuefen_engine::vocabulary::{Activity, Level, Mode, Unit};
    use xuefen_exchange::table::Word;

    fn cell() -> Cell {
        Cell { column: 2, heading: "级别".into(), text: "区级".into() }
    }

    fn every_problem() -> Vec<RowProblem> {
        let day = NaiveDate::from_ymd_opt(2026, 3, 27).unwrap();
        let mut all = vec![
            RowProblem::MissingTitle,
            RowProblem::MissingDate,
            RowProblem::UnknownWord { cell: cell(), allowed: vec![Word::Level(Level::County)] },
            RowProblem::AmbiguousLevel {
                cell: cell(),
                readings: vec![Level::County, Level::Province],
            },
            RowProblem::AmbiguousActivity { cell: cell(), readings: vec![Activity::Lecture] },
            RowProblem::MixedMode { cell: cell() },
            RowProblem::ScoreNotGrade { cell: cell() },
            RowProblem::Contradiction {
                cell: cell(),
                word: Word::Mode(Mode::Online),
                other: Word::Mode(Mode::InPerson),
            },
            RowProblem::UnknownCategory { cell: cell() },
            RowProblem::AmbiguousCategory { cell: cell(), paths: vec!["a/b".into()] },
            RowProblem::NumberTooLarge { cell: cell() },
            RowProblem::NumberTooFine { cell: cell() },
            RowProblem::FractionsTooMany { cell: cell() },
            RowProblem::EndsBeforeStart { cell: cell(), start: day, end: day },
            RowProblem::TextTooLong { cell: cell(), limit: 2_000 },
            RowProblem::TooManyTags { cell: cell(), limit: 20 },
        ];
        let numbers = [
            NumberFault::Unreadable,
            NumberFault::Comma,
            NumberFault::Negative,
            NumberFault::OtherUnit(Unit::Days),
            NumberFault::TooLarge,
            NumberFault::TooFine,
        ];
        let days = [
            DateFault::Unreadable,
            DateFault::TwoDigitYear,
            DateFault::YearOnly,
            DateFault::MonthOnly,
            DateFault::NoYear,
            DateFault::NoSuchDay,
            DateFault::Span,
        ];
        all.extend(numbers.map(|fault| RowProblem::NotANumber { cell: cell(), fault }));
        all.extend(days.map(|fault| RowProblem::NotADate { cell: cell(), fault }));
        all
    }

    #[test]
    fn every_problem_names_its_column_and_says_what_to_do() {
        for it in every_problem() {
            for language in Language::ALL {
                let told = problem(&it, None, *language);
                let sentences = told.matches(['。', '.', '：']).count();
                assert!(sentences > 1, "{told}");
                assert!(it.cell().is_none() || told.contains("级别"), "{told}");
            }
        }
    }

    #[test]
    fn a_word_of_several_meanings_is_told_with_them() {
        let readings = vec![Level::County, Level::Province];
        let it = RowProblem::AmbiguousLevel { cell: cell(), readings };
        assert_eq!(
            problem(&it, None, Language::Zh),
            "“级别”一列的「区级」有不止一种意思。请写明是哪一种：县级、省级。"
        );
        assert_eq!(
            problem(&it, None, Language::En),
            "`区级` in “级别” may mean several things. Write which: County, Province."
        );
    }
}
