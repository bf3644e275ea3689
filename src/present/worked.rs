//! A worked case that was run: what it is about, what must come out, and what did.

use xuefen_engine::archive::Record;
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::Map;
use xuefen_exchange::check::Mismatch;
use xuefen_words::name::activity_by_mode;
use xuefen_words::regulation::category_path_of;
use xuefen_words::requirement::requirement;
use xuefen_words::ui::policy::reading;
use xuefen_words::ui::worked as texts;
use xuefen_words::ui::worked::{Field, WorkedCard};
use xuefen_words::{Language, Named, credit, date, open_word};

use super::record::quantities;
use crate::worked::Ran;

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseView {
    /// Its name.
    pub id: String,
    /// Whether everything came out as expected.
    pub passed: bool,
    /// The same in words.
    pub result: &'static str,
    /// The arithmetic and the rule, for people; empty where it has none.
    pub why: String,
    /// The language in which that is written.
    pub why_language: &'static str,
    /// What is not as expected, in sentences.
    pub differences: Vec<String>,
}

/// An opened case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedView {
    /// The facts of its teacher and the readings that it chooses, in sentences.
    pub given: Vec<String>,
    /// Its records.
    pub records: Vec<CaseRecordView>,
    /// What must come out and what did.
    pub figures: Vec<FigureView>,
}

/// A record of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRecordView {
    /// Its id.
    pub id: String,
    /// What is known of it.
    pub facts: String,
    /// What is recognised of it.
    pub recognised: String,
}

/// A figure that a case expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureView {
    /// Which figure.
    pub what: String,
    /// What must come out.
    pub expected: String,
    /// What came out.
    pub found: String,
    /// Whether that is the same.
    pub agrees: bool,
}

/// Presents a case in the list.
#[must_use]
pub fn case(ran: &Ran, language: Language) -> CaseView {
    let words = WorkedCard::of(language);
    let why = ran.case.why.clone().unwrap_or_default();
    let is_chinese = why.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
    let difference = |it: &Mismatch| {
        let row = mismatch(ran, it, language);
        texts::difference(language, &row.what, &row.expected, &row.found)
    };
    CaseView {
        id: ran.case.id.clone(),
        passed: ran.passed(),
        result: if ran.passed() { words.passed } else { words.failed },
        why_language: if is_chinese { Language::Zh.html() } else { Language::En.html() },
        differences: ran.differences.iter().map(difference).collect(),
        why,
    }
}

/// Presents an opened case.
#[must_use]
pub fn opened(ran: &Ran, language: Language) -> OpenedView {
    let records = ran.case.archive.records().map(|it| record(ran, it, language));
    OpenedView {
        given: given(ran, language),
        records: records.collect(),
        figures: figures(ran, language),
    }
}

/// The teacher's facts that decide something, and the readings.
fn given(ran: &Ran, language: Language) -> Vec<String> {
    let teacher = ran.case.archive.teacher();
    let facts = super::data::difference::of_teacher(teacher, language);
    let facts = facts.into_iter().map(|(name, value)| texts::fact(language, name, &value));
    let chosen = ran.case.readings.iter().filter_map(|(id, option)| {
        let switch = ran.pack.switches.iter().find(|it| it.id == *id)?;
        let option = switch.options.iter().find(|it| it.id == *option)?;
        Some(reading(language, language.of(&switch.title), language.of(&option.title)))
    });
    facts.chain(chosen).collect()
}

fn record(ran: &Ran, it: &Record, language: Language) -> CaseRecordView {
    let settled = ran.assessment.recognised.settlement(&it.id);
    CaseRecordView {
        id: it.id.to_string(),
        facts: facts(ran, it, language).join(language.pick("，", ", ")),
        recognised: settled.map(|it| credit(it.recognised(), language)).unwrap_or_default(),
    }
}

/// What is known of a record, shortest first said.
fn facts(ran: &Ran, it: &Record, language: Language) -> Vec<String> {
    let name = |it: &'static str| it.to_owned();
    let mut facts = vec![name(activity_by_mode(it.activity, it.mode, language))];
    facts.extend(it.level.map(|it| name(it.name(language))));
    facts.extend(it.host.map(|it| name(it.name(language))));
    facts.extend(it.category.as_ref().map(|it| category_path_of(it, &ran.pack, language)));
    facts.extend(quantities(it, language));
    facts.extend(it.grade.map(|it| name(it.name(language))));
    facts.extend(it.completed_on.map(|it| texts::completed(language, &date(it, language))));
    facts.extend(it.certificate_issued_on.map(|it| texts::issued(language, &date(it, language))));
    let is_plain = it.status == xuefen_engine::vocabulary::Status::Completed;
    facts.extend((!is_plain).then(|| name(it.status.name(language))));
    let is_cycle = it.account == xuefen_engine::vocabulary::Account::Cycle;
    facts.extend((!is_cycle).then(|| name(it.account.name(language))));
    facts.extend(it.role.as_ref().map(|it| open_word::part(it, language).to_owned()));
    facts.extend(it.course_id.as_ref().map(|it| open_word::course(it, language).to_owned()));
    facts.extend(it.tags.iter().map(|it| open_word::tag(it, language).to_owned()));
    facts.extend(it.content_key.iter().chain(&it.project_key).cloned());
    facts.extend(it.approved_by.map(|it| texts::approved(language, it.name(language))));
    let flags = it.flags.iter().map(|(flag, yes)| texts::flag(language, flag.name(language), *yes));
    facts.extend(flags);
    facts
}

fn figures(ran: &Ran, language: Language) -> Vec<FigureView> {
    let expect = &ran.case.expect;
    let mut figures = Vec::new();
    let mut add = |field: &'static str, key: &str, expected: Credit| {
        let found = ran.differences.iter().find(|it| it.field == field && it.key == key);
        let plain = Mismatch {
            field,
            key: key.to_owned(),
            expected: Some(expected),
            found: Some(expected),
        };
        figures.push(mismatch(ran, found.unwrap_or(&plain), language));
    };
    if let Some(total) = expect.total {
        add("total", "", total);
    }
    let fields: [(&'static str, &Option<Map<String, Credit>>); 7] = [
        ("credits", &expect.credits),
        ("years", &expect.years),
        ("categories", &expect.categories),
        ("offsets", &expect.offsets),
        ("shortfalls", &expect.shortfalls),
        ("undetermined", &expect.undetermined),
        ("after_plans", &expect.after_plans),
    ];
    for (field, expected) in fields {
        for (key, expected) in expected.iter().flatten() {
            add(field, key, *expected);
        }
    }
    if let Some(by) = &expect.deemed_complete_by {
        let found = ran.assessment.recognised.deemed_complete.as_ref().map(|it| &it.record);
        let said = |it: Option<&xuefen_engine::Id>| match it {
            Some(it) => it.to_string(),
            None => WorkedCard::of(language).none.to_owned(),
        };
        figures.push(FigureView {
            what: WorkedCard::of(language).deemed.to_owned(),
            expected: said(by.as_ref()),
            found: said(found),
            agrees: by.as_ref() == found,
        });
    }
    // What came out and was not expected at all.
    let others = ran.differences.iter().filter(|it| it.expected.is_none());
    let others = others.filter(|it| it.field != "deemed_complete_by");
    figures.extend(others.map(|it| mismatch(ran, it, language)));
    figures
}

fn mismatch(ran: &Ran, it: &Mismatch, language: Language) -> FigureView {
    let nothing = WorkedCard::of(language).none;
    let said =
        |it: Option<Credit>| it.map_or_else(|| nothing.to_owned(), |it| credit(it, language));
    FigureView {
        what: texts::figure(language, field(it.field), &key(ran, it, language)),
        expected: said(it.expected),
        found: said(it.found),
        agrees: it.expected.is_some() && it.expected == it.found,
    }
}

fn field(field: &str) -> Field {
    match field {
        "total" => Field::Total,
        "credits" => Field::Credits,
        "years" => Field::Years,
        "categories" => Field::Categories,
        "offsets" => Field::Offsets,
        "shortfalls" => Field::Shortfalls,
        "undetermined" => Field::Undetermined,
        "after_plans" => Field::AfterPlans,
        _ => Field::Deemed,
    }
}

/// The key of a figure, named where it is no record's id.
fn key(ran: &Ran, it: &Mismatch, language: Language) -> String {
    let path = |it: &str| category_path_of(it, &ran.pack, language);
    match it.field {
        "categories" => path(&it.key),
        "offsets" => match it.key.split_once('>') {
            Some((from, to)) => texts::from_to(&path(from), &path(to)),
            None => it.key.clone(),
        },
        "shortfalls" | "undetermined" | "after_plans" => {
            let mut requirements = ran.assessment.requirements.iter();
            let found = requirements.find(|other| other.key() == it.key);
            found.map_or_else(|| it.key.clone(), |it| requirement(it, &ran.pack, language))
        }
        _ => it.key.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worked::Worked;
    use xuefen_engine::Pack;
    use xuefen_engine::calendar::parse_date;

    fn run(id: &str, change: impl Fn(String) -> String) -> Vec<Ran> {
        let read = |file: &str| {
            let path = format!("{}/policies/{id}/{file}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).unwrap()
        };
        let pack = Pack::parse(&read("pack.json")).unwrap();
        let today = parse_date("2026-11-22").unwrap();
        let cases = change(read("cases.json"));
        let mut worked = Worked::read(&pack, &cases, today).unwrap();
        std::iter::from_fn(|| worked.step()).collect()
    }

    #[test]
    fn every_case_that_ships_can_be_opened_in_both_languages() {
        for shipped in xuefen_packs::SHIPPED {
            if super::super::told::has_no_figures(&super::super::policy::tests::pack(shipped.id)) {
                continue;
            }
            for ran in run(shipped.id, |it| it) {
                for language in Language::ALL {
                    let view = case(&ran, *language);
                    assert!(view.passed && view.differences.is_empty() && !view.id.is_empty());
                    let opened = opened(&ran, *language);
                    assert!(opened.figures.iter().all(|it| it.agrees && !it.what.is_empty()));
                    let said = opened.given.iter().chain(opened.records.iter().map(|it| &it.facts));
                    assert!(said.into_iter().all(|it| !it.trim().is_empty()));
                }
            }
        }
    }

    #[test]
    fn a_case_that_fails_says_what_was_expected_and_what_came_out() {
        let right = "\"shortfalls\": {\n     \"cycle-total\": \"0.1\"";
        let wrong = |it: String| it.replacen(right, &right.replace("0.1", "7"), 1);
        let all = run("khorgos-2024-2028", wrong);
        let failed: Vec<_> = all.iter().filter(|it| !it.passed()).collect();
        assert!(!failed.is_empty());
        let view = case(failed[0], Language::Zh);
        assert_eq!(view.result, "不符");
        assert_eq!(view.differences, ["还缺（周期总学分）：应为 7，算出 0.1"]);
        let figures = opened(failed[0], Language::Zh).figures;
        assert_eq!(figures.iter().filter(|it| !it.agrees).count(), 1);
    }
}
