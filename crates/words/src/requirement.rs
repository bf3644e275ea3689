//! What is to be reached: a short name for each requirement, and how far it is.

use xuefen_engine::archive::{Archive, Id};
use xuefen_engine::assess::{Bound, RequirementResult, Standing};
use xuefen_engine::pack::{Article, CategoryId, Measure, Pack, RuleId};
use xuefen_engine::trace::Span;

use crate::Language;
use crate::day::year;
use crate::explain::title;
use crate::language::in_sentence;
use crate::name::Named;
use crate::number::amount;
use crate::regulation::category_title;

/// A short name with its year: 周期总学分, 2025年度总学分, 州级培训 · 公共课, 适岗培训.
#[must_use]
pub fn requirement(result: &RequirementResult, pack: &Pack, language: Language) -> String {
    let name = without_year(result, pack, language);
    match (result.bound, language) {
        (Bound::AtLeast, _) => {}
        (Bound::ShareAtLeast, Language::Zh) => return format!("{name}（下限）"),
        (Bound::ShareAtLeast, Language::En) => return format!("{name}, lower end"),
        (Bound::ShareAtMost, Language::Zh) => return format!("{name}（上限）"),
        (Bound::ShareAtMost, Language::En) => return format!("{name}, upper end"),
    }
    match (&result.span, language) {
        (Span::Cycle | Span::Induction, _) => name,
        (Span::Year { calendar, year: number }, Language::Zh) => {
            format!("{}{name}", year(*number, calendar, pack, language))
        }
        (Span::Year { calendar, year: number }, Language::En) => {
            format!("{name}, {}", year(*number, calendar, pack, language))
        }
        (Span::ServiceYear(number), Language::Zh) => format!("{name}（入职第{number}年）"),
        (Span::ServiceYear(number), Language::En) => format!("{name}, year {number} of service"),
    }
}

/// The name without the year, for a table that has a row or column for each year.
#[must_use]
pub fn without_year(result: &RequirementResult, pack: &Pack, language: Language) -> String {
    name(&result.id, measured_in(result.measure, pack), result.article, pack, language)
}

/// What a requirement measures: hours, too, where the pack speaks of nothing else.
#[must_use]
pub fn measured_in(measure: Measure, pack: &Pack) -> Measure {
    let speaks_of_hours = |it: &Article| it.kind != "minimum" || it.sense.zh.contains("学时");
    let is_hours = pack.counts_hours() && pack.articles().all(|(_, it)| speaks_of_hours(it));
    if is_hours { Measure::Hours } else { measure }
}

/// The short name of a requirement, whether or not it applies to anybody.
#[must_use]
pub fn name(
    id: &str,
    measure: Measure,
    article: RuleId,
    pack: &Pack,
    language: Language,
) -> String {
    let hours = measure == Measure::Hours;
    match id {
        "cycle-total" if hours => language.pick("周期总学时", "Hours of the cycle").to_owned(),
        "cycle-total" => language.pick("周期总学分", "Cycle total").to_owned(),
        "annual-total" if hours => language.pick("总学时", "Hours of the year").to_owned(),
        "annual-total" => language.pick("总学分", "Annual total").to_owned(),
        "induction-total" => induction(article, pack, language).to_owned(),
        id => match category_of(id, pack) {
            Some(category) => category_title(category, pack, language),
            None => known(id, language).to_owned(),
        },
    }
}

/// What the regulation itself calls the training of new teachers.
fn induction(article: RuleId, pack: &Pack, language: Language) -> &'static str {
    let sense = pack.article(article).map_or("", |it| it.sense.zh.as_str());
    let terms = ["适岗培训", "适应性培训", "试用期培训", "岗前培训"];
    let own = terms.into_iter().find(|it| sense.contains(it));
    language.pick(own.unwrap_or("新教师培训"), "Induction")
}

/// The category that a requirement is about, by their ids: `county-public` is `compulsory/county/public`.
fn category_of(id: &str, pack: &Pack) -> Option<CategoryId> {
    let id = id.strip_prefix("annual-").unwrap_or(id);
    if let Some(whole) = pack.categories.iter().find(|(_, it)| it.path.replace('/', "-") == id) {
        return Some(whole.0);
    }
    let ending = format!("-{id}");
    let mut inside =
        pack.categories.iter().filter(|(_, it)| it.path.replace('/', "-").ends_with(&ending));
    let found = inside.next().map(|(id, _)| id);
    found.filter(|_| inside.next().is_none())
}

/// The names of requirements that are about no category of their pack; any other id stands as it is.
fn known(id: &str, language: Language) -> &str {
    match id {
        "excellent-rating" => language.pick("评优所需学分", "Rating of excellent"),
        "class-teacher-training" => language.pick("班主任专题培训", "Class teachers’ training"),
        "information-technology" => language.pick("信息技术应用能力培训", "Information technology"),
        "course-basic-quality" => language.pick("基本素质课程", "Course: basic quality"),
        "course-ed-psych" => language.pick("教育心理学课程", "Course: educational psychology"),
        "public" => language.pick("公共课", "Public courses"),
        "professional" => language.pick("专业课", "Professional courses"),
        "research-learning" => language.pick("研究性学习", "Research learning"),
        "elective" | "annual-elective" => language.pick("选修课程", "Electives"),
        "compulsory" | "annual-compulsory" => language.pick("必修课程", "Compulsory courses"),
        "school-based" | "annual-school-based" => {
            language.pick("校本研修", "School-based training")
        }
        "remote" => language.pick("远程培训", "Remote training"),
        "in-person" => language.pick("集中培训", "Training in person"),
        "in-person-prefecture" => language.pick("市级集中培训", "In person, prefecture level"),
        "in-person-county" => language.pick("县级集中培训", "In person, county level"),
        "central-and-remote" => language.pick("集中与远程培训", "Central and remote training"),
        "central" => language.pick("集中培训", "Central training"),
        "prefecture" => language.pick("州市级培训", "Prefecture level"),
        "prefecture-public" => language.pick("州市级公共课", "Prefecture: public courses"),
        "prefecture-professional" => {
            language.pick("州市级专业课", "Prefecture: professional courses")
        }
        "county" => language.pick("县级培训", "County level"),
        "county-public" => language.pick("县级公共课", "County: public courses"),
        "county-professional" => language.pick("县级专业课", "County: professional courses"),
        "digital" => language.pick("数字素养", "Digital literacy"),
        "ethics" => language.pick("师德修养", "Ethics"),
        "subject" => language.pick("学科教学", "Subject teaching"),
        "students" => language.pick("学生发展", "Students’ development"),
        "growth" => language.pick("专业成长", "Professional growth"),
        "share-city" => language.pick("市级培训比例", "Share of the city level"),
        "share-district" => language.pick("区级培训比例", "Share of the district level"),
        "share-school" => language.pick("校本培训比例", "Share of school-based training"),
        _ => id,
    }
}

/// 还差 2 学分; `None` where nothing is missing or nothing is required.
#[must_use]
pub fn missing(result: &RequirementResult, language: Language) -> Option<String> {
    let lacking = match result.standing {
        Standing::Met | Standing::Exempt => return None,
        Standing::Short | Standing::Undetermined => result.missing(),
    };
    let lacking = lacking.is_positive().then(|| amount(lacking, result.measure, language))?;
    Some(match (result.bound, language) {
        (Bound::ShareAtMost, Language::Zh) => format!("超出 {lacking}"),
        (Bound::ShareAtMost, Language::En) => format!("{lacking} too much"),
        (_, Language::Zh) => format!("还差 {lacking}"),
        (_, Language::En) => format!("{lacking} missing"),
    })
}

/// 计划中的培训可再补 1.5 学分; `None` where nothing is planned for it.
#[must_use]
pub fn planned(result: &RequirementResult, language: Language) -> Option<String> {
    let more = result.projected.less(result.recognised);
    let more = more.is_positive().then(|| amount(more, result.measure, language))?;
    Some(match language {
        Language::Zh => format!("计划和已报名的培训可再补 {more}"),
        Language::En => format!("{more} more with what is planned"),
    })
}

/// 已免修 30 学分; `None` where nothing was waived.
#[must_use]
pub fn waived(result: &RequirementResult, language: Language) -> Option<String> {
    let less = result.waived;
    let less = less.is_positive().then(|| amount(less, result.measure, language))?;
    Some(match language {
        Language::Zh => format!("已免修 {less}"),
        Language::En => format!("{less} waived"),
    })
}

/// What has to be known first, a sentence for each record: 《…》还缺：培训方式.
#[must_use]
pub fn open(result: &RequirementResult, archive: &Archive, language: Language) -> Vec<String> {
    let mut records: Vec<(Option<&Id>, Vec<String>)> = Vec::new();
    for it in &result.open {
        let known = records.iter().position(|(id, _)| *id == it.record.as_ref());
        let fact = it.fact.map(|fact| in_sentence(fact.name(language)));
        match known.and_then(|i| records.get_mut(i)) {
            Some((_, facts)) => facts.extend(fact),
            None => records.push((it.record.as_ref(), fact.into_iter().collect())),
        }
    }
    records.iter().map(|(id, facts)| open_of(*id, facts, archive, language)).collect()
}

fn open_of(id: Option<&Id>, facts: &[String], archive: &Archive, language: Language) -> String {
    let whose = match id {
        Some(id) => title(archive, id, language),
        None => language.pick("教师信息", "the teacher’s facts").to_owned(),
    };
    let facts_listed = language.listed(facts);
    match (language, facts.is_empty()) {
        (Language::Zh, true) => format!("{whose}等待审核部门裁定"),
        (Language::En, true) => format!("Waiting for a ruling on {whose}"),
        (Language::Zh, false) => format!("{whose}还缺：{facts_listed}"),
        (Language::En, false) => format!("Missing in {whose}: {facts_listed}"),
    }
}
