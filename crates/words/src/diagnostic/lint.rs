//! What should be looked at in a pack that can be used.

use xuefen_engine::diagnostic::Code;
use xuefen_engine::vocabulary::{Activity, Grade, Level};

use super::Telling;
use crate::Language;
use crate::language::in_sentence;
use crate::name::Named;

/// The sentence of a warning about a pack.
pub(super) fn sentence(it: &Telling<'_>) -> String {
    match it.problem.code {
        Code::YearGap => it.fill(
            "年度{q0}不含 {1} 至 {2}，这几天完成的培训不属于任何年度。请核对起止日期；原文如此的，用 gap 写明归属。",
            "The year {q0} leaves out {1} to {2}: what is completed then lies in no year. Check the days; if the text says so, state with `gap` where they count.",
        ),
        Code::CalendarsAlike => it.fill(
            "年度{q0}与{q1}起止日期相同。请只保留一个。",
            "The years {q0} and {q1} have the same days. Keep one of them.",
        ),
        Code::SharesDoNotFit => it.fill(
            "各项比例的下限合计 {0}，上限合计 {1}，凑不成整体。请核对。",
            "The lower ends of the shares add up to {0}, the upper ends to {1}: they cannot make up the whole. Check them.",
        ),
        Code::UnusedSwitch => it.fill(
            "没有规则用到解释口径{q0}。请在规则的 switch 或 under 里引用它，或者删去。",
            "No rule depends on the switch {q0}. Name it in a rule’s `switch` or `under`, or leave it out.",
        ),
        Code::LooserThanParent => it.fill(
            "{q0}是 {1}，上级文件是 {2}：下级只能更严。请核对，或去掉 extends。",
            "{q0} is {1}, in the parent it is {2}: a child may only be stricter. Check it, or leave out `extends`.",
        ),
        Code::MissingFromParent => it.fill(
            "上级文件有{q0}这一条，这里没有。请补上，或去掉 extends。",
            "The parent has {q0}, which is missing here. Add it, or leave out `extends`.",
        ),
        code => against_the_opinions(it, code == Code::HigherLevelNotMore),
    }
}

/// 《指导意见》要求级别越高学分越多：培训（合格）12 学时，县级 12、州市级 12、省级 12、国家级 12.
fn against_the_opinions(it: &Telling<'_>, by_level: bool) -> String {
    let language = it.language;
    let activity = Activity::parse(it.arg(0)).map_or(it.arg(0), |word| word.name(language));
    let grade = Grade::parse(it.arg(1)).map_or(it.arg(1), |word| word.name(language));
    let levels = [Level::County, Level::Prefecture, Level::Province, Level::National];
    let worths: Vec<String> = levels
        .iter()
        .enumerate()
        .map(|(i, level)| format!("{} {}", in_sentence(level.name(language)), it.arg(i + 2)))
        .collect();
    let worths = language.listed(&worths);
    match (language, by_level) {
        (Language::Zh, true) => format!(
            "《指导意见》要求培训级别越高，同样学时的学分越多；这里{activity}（{grade}）12 学时的\
             学分是：{worths}。如果原文如此，可以不改。"
        ),
        (Language::Zh, false) => format!(
            "《指导意见》要求学习成效越好，同样学时的学分越多；这里{activity}考核{grade}，12 学时的\
             学分仍是：{worths}。如果原文如此，可以不改。"
        ),
        (Language::En, true) => format!(
            "By the Guiding Opinions a higher level is worth more; here 12 hours of {} ({}) are worth: \
             {worths}. Leave it if the text says so.",
            in_sentence(activity),
            in_sentence(grade),
        ),
        (Language::En, false) => format!(
            "By the Guiding Opinions a better result is worth more; here 12 hours of {}, graded {}, are \
             still worth: {worths}. Leave it if the text says so.",
            in_sentence(activity),
            in_sentence(grade),
        ),
    }
}
