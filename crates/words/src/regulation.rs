//! The words of a regulation's own parts: categories, kinds of rules, places, moves between categories.

use xuefen_engine::assess::Moved;
use xuefen_engine::pack::{Article, CategoryId, Measure, Pack};

use crate::Language;
use crate::explain::span;
use crate::number::amount;

/// A category with those that it is a part of: 必修课程 / 州级培训 / 公共课.
#[must_use]
pub fn category_path(id: CategoryId, pack: &Pack, language: Language) -> String {
    let titles = pack.categories.outward(id).filter_map(|it| pack.categories.get(it));
    let mut titles: Vec<&str> = titles.map(|it| language.of(&it.title)).collect();
    titles.reverse();
    titles.join(" / ")
}

/// The same for a written path; a path that the pack does not have is shown as it stands.
#[must_use]
pub fn category_path_of(path: &str, pack: &Pack, language: Language) -> String {
    let id = pack.categories.find(path);
    id.map_or_else(|| path.to_owned(), |it| category_path(it, pack, language))
}

/// What a category is called, with the one above it where another has the same name.
#[must_use]
pub fn category_title(id: CategoryId, pack: &Pack, language: Language) -> String {
    let title = |id| pack.categories.get(id).map_or("", |it| language.of(&it.title));
    let own = title(id);
    let again = pack.categories.iter().any(|(other, _)| other != id && title(other) == own);
    let above = pack.categories.get(id).and_then(|it| it.parent);
    match above.filter(|_| again) {
        Some(above) => format!("{} · {own}", title(above)),
        None => own.to_owned(),
    }
}

/// Where a rule is written: 五(二)1（KH-08a）.
#[must_use]
pub fn place(article: &Article, language: Language) -> String {
    match language {
        Language::Zh => format!("{}（{}）", article.place, article.id),
        Language::En => format!("{} ({})", article.place, article.id),
    }
}

/// What an offset moved: 必修课程超出的 8 学分折抵选修课程.
#[must_use]
pub fn moved(moved: &Moved, pack: &Pack, language: Language) -> String {
    let title = |path: &str| {
        let id = pack.categories.find(path);
        id.map_or_else(|| path.to_owned(), |it| category_title(it, pack, language))
    };
    let (from, to) = (title(&moved.from), title(&moved.to));
    let credits = amount(moved.amount, Measure::Credits, language);
    let where_counted = span(&moved.span, pack, language);
    match language {
        Language::Zh => format!("{where_counted}：“{from}”超出的 {credits}折抵“{to}”"),
        Language::En => {
            format!("{credits} above the minimum of “{from}” fill “{to}” in {where_counted}")
        }
    }
}

/// The name of a kind of rule, as [`Article::kind`] has it; a kind that is not known stands as it is.
#[must_use]
pub fn rule_kind(kind: &str, language: Language) -> &str {
    match kind {
        "scope" => language.pick("登记范围", "Scope"),
        "cycle" => language.pick("周期", "Cycle"),
        "calendar" => language.pick("年度", "Years"),
        "exclude" => language.pick("不予登记", "Exclusion"),
        "classify" => language.pick("归类", "Category"),
        "attribution" => language.pick("计入年度", "Attribution"),
        "rate" => language.pick("折算", "Conversion"),
        "bonus" => language.pick("加成", "Bonus"),
        "rounding" => language.pick("取整", "Rounding"),
        "dedup" => language.pick("去重", "The same once"),
        "cap" => language.pick("上限", "Cap"),
        "minimum" => language.pick("要求", "Requirement"),
        "induction" => language.pick("新教师适岗培训", "Induction"),
        "waiver" => language.pick("免修", "Waiver"),
        "offset" => language.pick("冲抵", "Offset"),
        "grant" => language.pick("计入", "Grant"),
        "mandatory" => language.pick("必修课目", "Mandatory course"),
        "share" => language.pick("比例", "Share"),
        "deemed-complete" => language.pick("视为完成", "Deemed complete"),
        "consequence" => language.pick("后果", "Consequence"),
        "precondition" => language.pick("必备条件", "Precondition"),
        "validity" => language.pick("有效期", "Validity"),
        "deadline" => language.pick("期限", "Deadline"),
        "recogniser" => language.pick("认定机关", "Recogniser"),
        "evidence" => language.pick("证明材料", "Evidence"),
        "step" => language.pick("程序", "Step"),
        "publication" => language.pick("公示通报", "Publication"),
        "obligation" => language.pick("义务", "Obligation"),
        "equivalence" => language.pick("单位换算", "Equivalence"),
        "ruling" => language.pick("待裁定", "Ruling"),
        "provision" => language.pick("其他规定", "Provision"),
        _ => kind,
    }
}

/// What a provision is about, as [`Article::about`] has it; anything else stands as it is.
#[must_use]
pub fn about(about: &str, language: Language) -> &str {
    match about {
        "appraisal" => language.pick("考评", "Appraisal"),
        "archive" => language.pick("培训档案", "Archive"),
        "certificate" => language.pick("证书", "Certificate"),
        "consequence" => language.pick("后果", "Consequence"),
        "content" => language.pick("培训内容", "Content"),
        "conversion" => language.pick("折算", "Conversion"),
        "courses" => language.pick("课程", "Courses"),
        "credit-bank" => language.pick("学分银行", "Credit bank"),
        "cycle" => language.pick("周期", "Cycle"),
        "deadline" => language.pick("期限", "Deadline"),
        "evidence" => language.pick("证明材料", "Evidence"),
        "induction" => language.pick("新教师适岗培训", "Induction"),
        "institution" => language.pick("管理机构", "Institution"),
        "lecturing" => language.pick("授课", "Lecturing"),
        "level" => language.pick("级别", "Level"),
        "note" => language.pick("说明", "Note"),
        "obligation" => language.pick("义务", "Obligation"),
        "organisation" => language.pick("组织管理", "Organisation"),
        "platform" => language.pick("管理平台", "Platform"),
        "persons" => language.pick("适用人员", "Persons"),
        "provider" => language.pick("培训机构", "Provider"),
        "publication" => language.pick("公示通报", "Publication"),
        "qualification" => language.pick("资格", "Qualification"),
        "recogniser" => language.pick("认定机关", "Recogniser"),
        "register" => language.pick("学分登记", "Register"),
        "school-based" => language.pick("校本研修", "School-based training"),
        "selection" => language.pick("选学", "Choice of courses"),
        "structure" => language.pick("学分结构", "Structure of credit"),
        "substitution" => language.pick("替代折算", "Substitution"),
        "supervision" => language.pick("监管", "Supervision"),
        "teaching-research" => language.pick("教研活动", "Teaching research"),
        "validity" => language.pick("有效期", "Validity"),
        "workflow" => language.pick("程序", "Workflow"),
        _ => about,
    }
}
