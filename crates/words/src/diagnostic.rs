//! What is wrong with somebody's text: what it is, in their own words, then what to do.

use xuefen_engine::diagnostic::{Code, Diagnostic};

use crate::Language;

mod form;
mod lint;
mod place;

pub use place::place;

/// One or two sentences: what is wrong, and what to do.
#[must_use]
pub fn diagnostic(problem: &Diagnostic, language: Language) -> String {
    let it = Telling { problem, language };
    match problem.code {
        Code::TooLarge
        | Code::NotJson
        | Code::TooDeep
        | Code::DuplicateKey
        | Code::InexactNumber
        | Code::WrongType
        | Code::UnknownMember
        | Code::MissingMember
        | Code::UnknownWord
        | Code::Malformed => form::sentence(&it),
        Code::ForeignFormat => it.foreign_format(),
        Code::NewerVersion => it.fill(
            "这个文件是第 {1} 版的，本程序只认识到第 {0} 版。请先更新程序。",
            "This file has version {1}; only versions up to {0} are known here. Update the program first.",
        ),
        Code::NotADate => it.not_a_date(),
        Code::NotANumber => it.fill(
            "{q0}不是准确的数。请写成 30、2.5 或 80/3 这样的形式。",
            "{q0} is not an exact number. Write it like 30, 2.5 or 80/3.",
        ),
        Code::NumberTooLarge => it.fill(
            "{q0}太大。小数点前最多六位数，请核对。",
            "{q0} is too large. Write at most six digits before the point.",
        ),
        Code::NumberTooFine => it.fill(
            "{q0}太细。小数最多四位，分母最大 1000，请核对。",
            "{q0} is too fine. Write at most four decimals, or a denominator up to 1,000.",
        ),
        Code::DenominatorsTooMany => it.fill(
            "加上{q0}以后，这些分数没有足够小的公分母。请把它写得简单些。",
            "With {q0} the fractions need too fine a common denominator. Write it more simply.",
        ),
        Code::YearGap
        | Code::CalendarsAlike
        | Code::SharesDoNotFit
        | Code::UnusedSwitch
        | Code::LooserThanParent
        | Code::MissingFromParent
        | Code::HigherLevelNotMore
        | Code::BetterResultNotMore => lint::sentence(&it),
        Code::ShareOutOfRange => it.fill(
            "{q0}超过了全部。比例写在 0 到 1 之间，例如十分之一写作 1/10。",
            "{q0} is more than the whole. Write a part between 0 and 1; ten per cent is 1/10.",
        ),
        Code::DuplicateId => it.fill(
            "编号{q0}出现了两次。请改其中一个。",
            "The id {q0} occurs twice. Change one of them.",
        ),
        Code::BadId => it.fill(
            "{q0}不能作编号。请用 1 到 100 个字符，首尾不留空格，不含控制字符；类别的编号也不含斜杠。",
            "{q0} cannot be an id. Use 1 to 100 characters without control characters or space at \
             the ends, and no slash in a category’s.",
        ),
        Code::TooMany => it.fill(
            "这里有 {0} 个，最多 {1} 个。请减少。",
            "There are {0} here; at most {1} are allowed. Leave some out.",
        ),
        Code::TextTooLong => it.fill(
            "文字太长，最多 {0} 个字符。请缩短。",
            "The text is too long. Keep it to {0} characters.",
        ),
        Code::UnknownCategory => it.fill(
            "政策里没有类别{q0}。请改用已有的类别，或先定义它。",
            "The policy has no category {q0}. Use one that it has, or define it first.",
        ),
        Code::UnknownCalendar => it.fill(
            "没有定义年历{q0}。请写 cycle，或写一条 calendar 规则的 name。",
            "No calendar {q0} is defined. Write `cycle` or the name of a calendar rule.",
        ),
        Code::UnknownRequirement => it.fill(
            "没有定义要求{q0}。请核对它的编号。",
            "No requirement {q0} is defined. Check its id.",
        ),
        Code::UnknownSwitch => it.fill(
            "这项政策没有解释口径{q0}。请核对它的编号。",
            "This policy has no switch {q0}. Check its id.",
        ),
        Code::UnknownOption => it.fill(
            "解释口径{q0}没有选项{q1}。请改用它已有的选项。",
            "The switch {q0} has no option {q1}. Use one that it has.",
        ),
        Code::MissingRule => it.fill(
            "缺少一条{q0}规则。请补上。",
            "A rule of the kind {q0} is missing. Add one.",
        ),
        Code::RepeatedRule => it.fill(
            "同时生效的{q0}规则只能有一条。请删去多余的，或用解释口径区分。",
            "Only one rule of the kind {q0} may be in force. Remove the others, or tell them apart \
             by a switch.",
        ),
        Code::NoPlace => it.fill(
            "规则{q0}没有写明出处。请在 place 里写它在文件中的位置。",
            "The rule {q0} does not say where it is written. Give its place in the source.",
        ),
        Code::EndsBeforeStart => it.fill(
            "结束日期{q1}早于开始日期{q0}。请改正其中一个。",
            "The last day {q1} lies before the first day {q0}. Correct one of them.",
        ),
        Code::UnreachableRate => it.fill(
            "折算规则{q0}排在{q1}之后，永远轮不到。请调整顺序或条件。",
            "The rate {q0} can never be reached behind {q1}. Change their order or conditions.",
        ),
        Code::MinimaDoNotFit => it.fill(
            "{q0}要求 {1}，它的各部分加起来却要求 {2}。请核对。",
            "{q0} requires {1}, but its parts require {2} together. Check the figures.",
        ),
        Code::UnknownPolicy => it.fill(
            "没有政策{q0}。请核对编号，或给出政策包文件。",
            "There is no policy {q0}. Check its id, or give the file of a pack.",
        ),
        Code::ChecksumDiffers => it.fill(
            "文件内容和它的校验和不一致，可能在途中损坏或被改动。请使用原来的文件，或重新导出。",
            "The file is not what its checksum says: it was damaged or changed. Use the original \
             file, or export it again.",
        ),
    }
}

/// The sentence behind the place that it is about.
#[must_use]
pub fn with_place(problem: &Diagnostic, language: Language) -> String {
    let (place, sentence) = (place(&problem.at, language), diagnostic(problem, language));
    match language {
        Language::Zh => format!("{place}：{sentence}"),
        Language::En => format!("{place}: {sentence}"),
    }
}

/// A problem being told.
struct Telling<'a> {
    problem: &'a Diagnostic,
    language: Language,
}

impl Telling<'_> {
    fn arg(&self, index: usize) -> &str {
        self.problem.args.get(index).map_or("", String::as_str)
    }

    /// A sentence with arguments in it: `{0}` as it stands, `{q0}` as somebody's own text.
    fn fill(&self, zh: &str, en: &str) -> String {
        let mut told = String::new();
        let mut rest = self.language.pick(zh, en);
        // Never looked at again: an argument may hold braces itself.
        while let Some((before, after)) = rest.split_once('{') {
            told.push_str(before);
            let Some((hole, behind)) = after.split_once('}') else { break };
            match hole.strip_prefix('q') {
                Some(index) => {
                    let text = self.arg(index.parse().unwrap_or(0));
                    told.push_str(&self.language.quoted(text));
                }
                None => told.push_str(self.arg(hole.parse().unwrap_or(0))),
            }
            rest = behind;
        }
        told.push_str(rest);
        told
    }

    fn foreign_format(&self) -> String {
        if self.arg(1).is_empty() {
            return self.fill(
                "这个文件没有写明格式，这里需要{q0}。请选择正确的文件。",
                "This file states no format; {q0} is needed here. Choose another file.",
            );
        }
        self.fill(
            "这个文件的格式是{q1}，这里需要{q0}。请选择正确的文件。",
            "This file has the format {q1}; {q0} is needed here. Choose another file.",
        )
    }

    fn not_a_date(&self) -> String {
        if self.problem.at.as_str().starts_with("/rules/") {
            return self.fill(
                "{q0}不是日期。请写成 2026-03-27；每年的起止日写成 09-01（不能是 02-29）。",
                "{q0} is not a date. Write it like 2026-03-27, or a day of every year like 09-01 \
                 (not 02-29).",
            );
        }
        self.fill(
            "{q0}不是日期。请写成 2026-03-27 这样的形式，年份在 1900 到 2200 之间。",
            "{q0} is not a date. Write it like 2026-03-27, with a year from 1900 to 2200.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::diagnostic::Pointer;

    #[test]
    fn every_code_has_a_sentence_that_shows_its_arguments() {
        for code in Code::ALL {
            let at = Pointer::root().member("records").element(3);
            let problem = Diagnostic::error(*code, &at, &["{zero}", "one", "two"]);
            for language in Language::ALL {
                let told = diagnostic(&problem, *language);
                assert!(told.ends_with(language.pick('。', '.')), "{code}: {told}");
                assert!(!told.contains("{0}") && !told.contains("{q"), "{code}: {told}");
                assert!(!told.contains("  "), "{code}: {told}");
            }
        }
    }

    #[test]
    fn a_problem_quotes_the_users_own_text_and_says_what_to_do() {
        let at = Pointer::root().member("records").element(3).member("completed_on");
        let problem = Diagnostic::error(Code::NotADate, &at, &["27.3.2026"]);
        assert_eq!(
            with_place(&problem, Language::Zh),
            "第 4 条记录的 completed_on（/records/3/completed_on）：「27.3.2026」不是日期。\
             请写成 2026-03-27 这样的形式，年份在 1900 到 2200 之间。"
        );
        assert_eq!(
            with_place(&problem, Language::En),
            "completed_on of record 4 (/records/3/completed_on): `27.3.2026` is not a date. \
             Write it like 2026-03-27, with a year from 1900 to 2200."
        );
    }
}
