//! The overview.

use crate::Language;

texts! {
    /// The overview.
    Overview {
        title: "总览", "Overview";
        recognised: "已认定", "Recognised";
        planned: "已计划", "Planned";
        missing: "还缺", "Missing";
        required: "要求", "Required";
        requirement: "要求项目", "Requirement";
        standing: "状态", "Standing";
        article: "依据", "Article";
        cycle: "本周期的要求", "Requirements of the cycle";
        years: "各年度", "Year by year";
        years_lead: "年度要求是“原则上”的，达不到会提示，但不影响周期合格。", "Annual requirements hold “in principle”: a shortfall is shown, but does not decide the cycle.";
        years_lead_must: "每个年度分别核算。", "Each year is checked on its own.";
        induction: "新任教师培训", "Induction";
        consequences: "想争取的事项", "What you asked about";
        attention: "需要您处理", "Needs your attention";
        table: "用表格查看", "Show as a table";
        table_caption: "本周期各项要求", "Requirements of the cycle";
        years_caption: "各年度要求", "Requirements by year";
        year: "年度", "Year";
        all_met: "本周期的要求已全部达标。", "Every requirement of the cycle is met.";
        nothing_yet: "还没有培训记录", "No training records yet";
        nothing_yet_text: "添加第一条记录，马上就能看到它值多少学分、还缺多少。", "Add the first record to see what it is worth and what is missing.";
        add_record: "添加记录", "Add a record";
        import_records: "从表格导入", "Import a table";
        moved: "超出部分的折抵", "Surplus moved";
        records_of_article: "依据与记录", "Article and records";
        fill_in: "去补充", "Fill in";
        see_why: "看原因", "See why";
        deemed: "本周期视同全部完成", "The cycle counts as completed";
        in_cycle: "周期内合计", "In the cycle";
        each_part: "下面各项合起来才算达标", "Each part has to be met";
    }
}

/// "90 credits required until 31 December 2028".
#[must_use]
pub fn lead(language: Language, required: &str, unit: &str, until: &str) -> String {
    match language {
        Language::Zh => format!("{until}前需完成 {required} {unit}"),
        Language::En => format!("{required} {unit} required by {until}"),
    }
}

/// How many requirements are met.
#[must_use]
pub fn met_of(language: Language, met: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("{all} 项要求中已达标 {met} 项"),
        Language::En => format!("{met} of {all} requirements met"),
    }
}

/// A bar in words, for those who do not see it.
#[must_use]
pub fn bar(
    language: Language,
    title: &str,
    recognised: &str,
    planned: &str,
    missing: &str,
    required: &str,
) -> String {
    match language {
        Language::Zh => format!(
            "{title}：已认定 {recognised}，已计划 {planned}，还缺 {missing}，要求 {required}"
        ),
        Language::En => format!(
            "{title}: {recognised} recognised, {planned} planned, {missing} missing, {required} required"
        ),
    }
}

/// What a requirement asks, behind the number reached.
#[must_use]
pub fn target(language: Language, required: &str) -> String {
    match language {
        Language::Zh => format!("/ {required}"),
        Language::En => format!("of {required}"),
    }
}

/// A record that lacks a fact.
#[must_use]
pub fn lacks(language: Language, title: &str, facts: &str) -> String {
    match language {
        Language::Zh => format!("“{title}”还缺{facts}，补上后才能算清。"),
        Language::En => format!("“{title}” lacks {facts}; it can be reckoned once that is known."),
    }
}

/// A record that waits for a ruling.
#[must_use]
pub fn awaits_ruling(language: Language, title: &str) -> String {
    match language {
        Language::Zh => format!("“{title}”的学分要由审核部门裁定。"),
        Language::En => format!("The credit of “{title}” is for the reviewer to decide."),
    }
}

/// A record that was turned down.
#[must_use]
pub fn rejected(language: Language, title: &str, reason: Option<&str>) -> String {
    match (language, reason) {
        (Language::Zh, Some(reason)) => format!("“{title}”被退回：{reason}"),
        (Language::Zh, None) => format!("“{title}”被退回，没有写明原因。"),
        (Language::En, Some(reason)) => format!("“{title}” was turned down: {reason}"),
        (Language::En, None) => format!("“{title}” was turned down, without a reason."),
    }
}

/// One record satisfies the whole cycle.
#[must_use]
pub fn deemed_by(language: Language, record: &str, place: &str) -> String {
    match language {
        Language::Zh => format!("按{place}，凭“{record}”，本周期的要求视同全部完成。"),
        Language::En => format!("By {place}, “{record}” stands for the whole cycle."),
    }
}

/// A fact of the teacher that is missing.
#[must_use]
pub fn teacher_lacks(language: Language, facts: &str) -> String {
    match language {
        Language::Zh => format!("您的资料还缺{facts}，补上后才能判断新任教师培训。"),
        Language::En => {
            format!("Your details lack {facts}; induction can be judged once that is known.")
        }
    }
}

/// "2025" as a year in a sentence.
#[must_use]
pub fn year(language: Language, year: i32) -> String {
    match language {
        Language::Zh => format!("{year}年"),
        Language::En => year.to_string(),
    }
}

/// The name of a year's table.
#[must_use]
pub fn of_year(language: Language, year: &str) -> String {
    match language {
        Language::Zh => format!("{year}各项要求"),
        Language::En => format!("Requirements of {year}"),
    }
}
