//! The answer for people: totals, requirements and records in aligned tables.

use std::fmt::Write;

use xuefen_engine::assess::RequirementResult;
use xuefen_engine::pack::Measure;
use xuefen_engine::trace::Settlement;
use xuefen_words::regulation::{self, moved};
use xuefen_words::requirement::{open, requirement};
use xuefen_words::{Language, Named, amount, credit, date, why};

use super::Answer;
use crate::layout::{Side, table};

/// The whole answer.
pub(super) fn told(answer: &Answer, trace: bool, language: Language) -> String {
    let mut text = head(answer, language);
    text.push('\n');
    text.push_str(&requirements(answer, language));
    text.push('\n');
    text.push_str(&records(answer, language));
    if trace {
        for settlement in answer.settlements() {
            text.push('\n');
            text.push_str(&derivation(answer, settlement, language));
        }
    }
    text
}

fn head(answer: &Answer, language: Language) -> String {
    let Answer { pack, assessment, .. } = answer;
    let title = language.of(&pack.source.title);
    let (recognised, projected) = (assessment.recognised.total, assessment.projected.total);
    let credits = |it| amount(it, Measure::Credits, language);
    let day = date(assessment.as_of, language);
    let mut text = format!("{title}\n");
    // Writing to a string cannot fail.
    match language {
        Language::Zh => {
            writeln!(text, "政策 {}，第 {} 版；核算日期 {day}", pack.id, pack.edition).ok();
            write!(text, "认定 {}", credits(recognised)).ok();
        }
        Language::En => {
            writeln!(text, "Policy {}, edition {}; as of {day}", pack.id, pack.edition).ok();
            write!(text, "{} recognised", credits(recognised)).ok();
        }
    }
    if projected > recognised {
        let projected = credits(projected);
        match language {
            Language::Zh => write!(text, "；计划完成后 {projected}").ok(),
            Language::En => write!(text, "; {projected} with what is planned").ok(),
        };
    }
    text.push('\n');
    for (switch, option) in pack.readings.iter().filter(|(switch, option)| {
        let switch = pack.switches.iter().find(|it| it.id == **switch);
        let default = switch.and_then(|it| it.options.first());
        default.is_some_and(|it| it.id != **option)
    }) {
        let label = language.pick("解释口径", "Reading");
        writeln!(text, "{label} {switch}={option}").ok();
    }
    text
}

fn requirements(answer: &Answer, language: Language) -> String {
    let Answer { pack, archive, assessment } = answer;
    let heading = match language {
        Language::Zh => ["要求", "应达", "认定", "计划后", "还差", "结论", "条款"],
        Language::En => {
            ["Requirement", "Required", "Recognised", "Projected", "Missing", "Standing", "Article"]
        }
    };
    let row = |it: &RequirementResult| {
        let article = pack.article(it.article);
        let force = match it.force {
            xuefen_engine::pack::Force::Must => String::new(),
            _ => format!("（{}）", it.force.name(language)),
        };
        let missing =
            if it.missing().is_positive() { credit(it.missing(), language) } else { String::new() };
        vec![
            format!("{}{}", requirement(it, pack, language), spaced(&force, language)),
            amount(it.required, it.measure, language),
            credit(it.recognised, language),
            credit(it.projected, language),
            missing,
            it.standing.name(language).to_owned(),
            article.map(|it| regulation::place(it, language)).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = assessment.requirements.iter().map(row).collect();
    let sides =
        [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Left, Side::Left];
    let mut text = table(&sides, Some(&heading), &rows);
    for it in &assessment.recognised.offsets {
        writeln!(text, "{}", moved(it, pack, language)).ok();
    }
    let mut asked: Vec<String> =
        assessment.requirements.iter().flat_map(|it| open(it, archive, language)).collect();
    asked.sort();
    asked.dedup();
    for sentence in asked {
        writeln!(text, "{sentence}").ok();
    }
    text
}

/// Brackets as the language sets them.
fn spaced(bracketed: &str, language: Language) -> String {
    match language {
        Language::Zh => bracketed.to_owned(),
        Language::En => bracketed.replace('（', " (").replace('）', ")"),
    }
}

fn records(answer: &Answer, language: Language) -> String {
    let Answer { pack, archive, assessment } = answer;
    let heading = match language {
        Language::Zh => ["记录", "名称", "状态", "应计", "认定", "说明"],
        Language::En => ["Record", "Title", "Status", "Worth", "Recognised", "Outcome"],
    };
    let row = |it: &Settlement| {
        let record = archive.record(&it.record);
        let recognised = assessment.recognised.settlement(&it.record);
        let told = recognised.unwrap_or(it);
        // The lines behind the derivation say what became of the worth.
        let outcome = why(told, pack, archive, language);
        let outcome = outcome.into_iter().skip(told.parts.len()).map(|it| it.text);
        vec![
            it.record.to_string(),
            record.and_then(|it| it.title.clone()).unwrap_or_default(),
            record.map(|it| it.status.name(language)).unwrap_or_default().to_owned(),
            credit(it.worth, language),
            credit(told.recognised(), language),
            outcome.collect::<Vec<_>>().join(language.pick("；", "; ")),
        ]
    };
    let rows: Vec<Vec<String>> = assessment.projected.settlements.iter().map(row).collect();
    let sides = [Side::Left, Side::Left, Side::Left, Side::Right, Side::Right, Side::Left];
    table(&sides, Some(&heading), &rows)
}

/// A record with the whole way to what is recognised, each line with its article.
fn derivation(answer: &Answer, settlement: &Settlement, language: Language) -> String {
    let Answer { pack, archive, .. } = answer;
    let record = archive.record(&settlement.record);
    let title = record.and_then(|it| it.title.as_deref()).unwrap_or_default();
    let id = settlement.record.as_str();
    let mut text = if title.is_empty() { format!("{id}\n") } else { format!("{id} {title}\n") };
    let lines = why(settlement, pack, archive, language).into_iter().map(|it| {
        let article = pack.article(it.rule);
        let article = article.map(|it| regulation::place(it, language)).unwrap_or_default();
        vec![String::new(), it.text, article]
    });
    text.push_str(&table(&[Side::Left; 3], None, &lines.collect::<Vec<_>>()));
    text
}
