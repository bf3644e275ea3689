//! What the import of a table says: columns, rows that cannot be imported, and what to look at.

use xuefen_exchange::table::{Basis, Because, Cell, Field, Skip, TableNote, Word};

use crate::Language;
use crate::name::Named;

mod note;
mod problem;

pub use note::note;
pub use problem::problem;

impl Named for Field {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Ignore => language.pick("不导入", "Not imported"),
            Self::Title => language.pick("培训名称", "Title"),
            Self::Activity => language.pick("活动类型", "Activity"),
            Self::Level => language.pick("级别", "Level"),
            Self::Mode => language.pick("培训方式", "Mode"),
            Self::Host => language.pick("授课地点", "Place of the lecture"),
            Self::Grade => language.pick("考核结果", "Grade"),
            Self::Category => language.pick("学分类别", "Category"),
            Self::Status => language.pick("状态", "Status"),
            Self::Hours => language.pick("学时", "Hours"),
            Self::CreditHours => language.pick("折算学时", "Credit-hours"),
            Self::Units => language.pick("单元（半天）", "Units (half days)"),
            Self::Days => language.pick("天数", "Days"),
            Self::Months => language.pick("月数", "Months"),
            Self::Credits => language.pick("证书学分", "Credits on the certificate"),
            Self::AcademicCredits => language.pick("课程学分", "Course credits"),
            Self::StudyYears => language.pick("学习年数", "Years of study"),
            Self::Years => language.pick("年数", "Years"),
            Self::Period => language.pick("起止日期", "First and last day"),
            Self::StartedOn => language.pick("开始日期", "First day"),
            Self::CompletedOn => language.pick("完成日期", "Date of completion"),
            Self::CertificateIssuedOn => language.pick("发证日期", "Date of the certificate"),
            Self::Provider => language.pick("主办单位", "Provider"),
            Self::EvidenceIssuer => language.pick("发证单位", "Issuer of the certificate"),
            Self::EvidenceNumber => language.pick("证书编号", "Number of the certificate"),
            Self::Tags => language.pick("标签", "Tags"),
            Self::ContentKey => language.pick("内容标识", "Content key"),
            Self::Note => language.pick("备注", "Remark"),
        }
    }
}

impl Named for Basis {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Heading => language.pick("按表头识别", "By its heading"),
            Self::Resemblance => language.pick("表头近似", "By a similar heading"),
            Self::Contents => language.pick("按内容推测", "Guessed from its cells"),
            Self::Choice => language.pick("自己选定", "Chosen"),
            Self::Nothing => language.pick("没有识别出来", "Not recognised"),
        }
    }
}

impl Named for Skip {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Title => language.pick("表格标题", "Above the headings"),
            Self::Header => language.pick("表头", "Headings"),
            Self::Empty => language.pick("空行", "Empty"),
            Self::Total => language.pick("合计行", "A total"),
        }
    }
}

impl Named for Word {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Activity(it) => it.name(language),
            Self::Level(it) => it.name(language),
            Self::Mode(it) => it.name(language),
            Self::Host(it) => it.name(language),
            Self::Grade(it) => it.name(language),
            Self::Status(it) => it.name(language),
        }
    }
}

impl Named for Because {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::SchoolLevel => language.pick("级别是校级", "its level is the school’s"),
            Self::SchoolTitle => language.pick("名称里有校本", "its title says so"),
            Self::Commonest => language.pick("这是最常见的", "the commonest"),
        }
    }
}

/// What to look at in the table as a whole.
#[must_use]
pub fn table_note(note: &TableNote, language: Language) -> String {
    match (note, language) {
        (TableNote::SeveralPeople { heading, people }, Language::Zh) => {
            format!("“{heading}”一列有 {people} 个人的姓名。档案只放自己的培训，请只选自己的行。")
        }
        (TableNote::SeveralPeople { heading, people }, Language::En) => format!(
            "The column “{heading}” has {people} people. An archive holds one teacher’s trainings: \
             choose only your own rows."
        ),
        (TableNote::NoColumn(field), Language::Zh) => {
            format!(
                "没有一列是“{}”，所以一行也不能导入。请在上面选定这一列。",
                field.name(language)
            )
        }
        (TableNote::NoColumn(field), Language::En) => format!(
            "No column holds “{}”, so no row can be imported. Choose its column above.",
            field.name(language)
        ),
        (TableNote::TooManyRecords { found, limit }, Language::Zh) => {
            format!("全部导入后会有 {found} 条记录，最多 {limit} 条。请少选一些。")
        }
        (TableNote::TooManyRecords { found, limit }, Language::En) => format!(
            "With all of these there would be {found} records; at most {limit} are allowed. Choose fewer."
        ),
    }
}

/// A cell with its column: “级别”一列的「…」.
fn own(cell: &Cell, language: Language) -> String {
    let (heading, text) = (&cell.heading, language.quoted(&cell.text));
    match language {
        Language::Zh => format!("“{heading}”一列的{text}"),
        Language::En => format!("{text} in “{heading}”"),
    }
}

fn say((own, language): (String, Language), zh: &str, en: &str) -> String {
    own + language.pick(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for language in Language::ALL {
            let mut names: Vec<&str> = Field::ALL.iter().map(|it| it.name(*language)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Field::ALL.len());
        }
    }

    #[test]
    fn every_basis_skip_and_note_has_words() {
        let notes = [
            TableNote::SeveralPeople { heading: "姓名".into(), people: 3 },
            TableNote::NoColumn(Field::Title),
            TableNote::TooManyRecords { found: 6_000, limit: 5_000 },
        ];
        let bases =
            [Basis::Heading, Basis::Resemblance, Basis::Contents, Basis::Choice, Basis::Nothing];
        for language in Language::ALL {
            for it in &notes {
                assert!(table_note(it, *language).ends_with(language.pick('。', '.')));
            }
            assert!(bases.iter().all(|it| !it.name(*language).is_empty()));
            let skips = [Skip::Title, Skip::Header, Skip::Empty, Skip::Total];
            assert!(skips.iter().all(|it| !it.name(*language).is_empty()));
        }
    }
}
