//! The name of every word of the vocabulary, in the terms of the field.

use xuefen_engine::assess::Standing;
use xuefen_engine::condition::Fact;
use xuefen_engine::pack::Force;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, EvidenceKind, Flag, Grade, Host, Level, Mode, Span, Stage,
    Status, Unit,
};

use crate::Language;

/// Something that has a name in both languages.
pub trait Named: Copy {
    /// The name, as a label: it starts with a capital letter in English.
    fn name(self, language: Language) -> &'static str;
}

macro_rules! names {
    ($($type:ident { $($variant:ident: $zh:literal, $en:literal;)+ })+) => {$(
        impl Named for $type {
            fn name(self, language: Language) -> &'static str {
                match self { $(Self::$variant => language.pick($zh, $en),)+ }
            }
        }
    )+};
}

names! {
    Activity {
        Training: "培训", "Training";
        Lecture: "授课（主讲）", "Lecturing";
        SchoolBased: "校本研修", "School-based training";
        SelfStudy: "自主学习", "Self-study";
        TeachingResearch: "教研活动", "Teaching research";
        OpenLesson: "公开课、研究课", "Open or research lesson";
        Degree: "学历提升", "Degree study";
        PublicCourse: "公修课（公需科目）", "Public course";
        Induction: "新教师培训", "Induction training";
        PreService: "岗前培训", "Pre-service training";
        PrincipalTraining: "校（园）长培训", "Principals’ training";
    }
    Level {
        School: "校级", "School";
        County: "县级", "County";
        Prefecture: "州市级", "Prefecture";
        Province: "省级", "Province";
        National: "国家级", "National";
    }
    Mode {
        InPerson: "集中（面授）", "In person";
        Online: "网络（线上）", "Online";
    }
    Host {
        OtherSchoolOwnCounty: "本县其他学校", "Another school of the own county";
        OwnCounty: "本县（县级培训）", "Own county, at county level";
        SchoolOtherCounty: "外县学校", "A school of another county";
        OtherCounty: "外县（县级培训）", "Another county, at county level";
        Prefecture: "本市州（市级培训）", "Own prefecture, at its level";
        OtherPrefecture: "外市州单位", "Outside the own prefecture";
        Province: "省级培训", "At province level";
    }
    Grade {
        Fail: "不合格", "Not passed";
        Pass: "合格", "Passed";
        Good: "良好", "Good";
        Excellent: "优秀", "Excellent";
    }
    Status {
        Planned: "计划中", "Planned";
        Enrolled: "已报名", "Enrolled";
        Completed: "已完成", "Completed";
        Declared: "已申报", "Declared";
        Reviewed: "已审核", "Reviewed";
        Certified: "已认定", "Certified";
        Rejected: "未通过审核", "Rejected";
        Withdrawn: "已退出", "Withdrawn";
    }
    Account {
        Cycle: "周期培训", "Cycle";
        Induction: "新教师适岗培训", "Induction";
    }
    Stage {
        Kindergarten: "幼儿园", "Kindergarten";
        Primary: "小学", "Primary school";
        Junior: "初中", "Junior secondary school";
        Senior: "高中", "Senior secondary school";
        Vocational: "中等职业学校", "Vocational school";
        Special: "特殊教育学校", "Special school";
    }
    Unit {
        Hours: "学时", "Hours";
        CreditHours: "折算学时", "Credit-hours";
        Units: "单元（半天）", "Units (half days)";
        Days: "天数", "Days";
        Months: "月数", "Months";
        Credits: "证书所注学分", "Credits on the certificate";
        AcademicCredits: "课程学分", "Course credits";
        StudyYears: "学习年数", "Years of study";
        Years: "年数", "Years";
    }
    EventKind {
        Leave: "请假（产假、病假等）", "Leave";
        SupportTeaching: "支教", "Support teaching";
        DoubleQualified: "认定为双师型教师", "Selected as double-qualified teacher";
    }
    Span {
        Semesters: "学期", "Semesters";
        Months: "月", "Months";
        Years: "年", "Years";
    }
    Flag {
        SupportTeaching: "支教期间", "In support teaching";
        OffJob: "脱产", "Released from work";
        DegreeObtained: "已取得毕业（学位）证书", "Degree obtained";
        RelatedToPost: "与岗位或学科相关", "Related to the post or subject";
        Approved: "项目经审核批准", "Project approved";
        ProviderAccredited: "培训机构有资质", "Provider accredited";
        NotesVerified: "学习笔记经核实", "Notes checked";
    }
    EvidenceKind {
        Certificate: "结业证书", "Certificate of completion";
        HoursProof: "学时证明", "Proof of hours";
        SchoolProof: "学校证明", "Proof by the school";
        Diploma: "毕业（学位）证书", "Diploma";
        Notice: "通知或文件", "Notice or document";
        Notes: "学习笔记", "Own notes";
        Other: "其他", "Other";
    }
    Standing {
        Met: "达标", "Met";
        Short: "不足", "Short";
        Exempt: "免修", "Exempt";
        Undetermined: "待定", "Undetermined";
    }
    Force {
        Must: "必须", "Required";
        InPrinciple: "原则上", "In principle";
        Consequence: "申请时需要", "When applied for";
    }
}

impl Named for Fact {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Level => language.pick("级别", "Level"),
            Self::Mode => language.pick("培训方式", "Mode"),
            Self::Host => language.pick("授课地点", "Place of the lecture"),
            Self::Category => language.pick("类别", "Category"),
            Self::Quantity(unit) => unit.name(language),
            Self::CompletedOn => language.pick("完成日期", "Date of completion"),
            Self::Role => language.pick("承担的角色", "Part taken"),
            Self::ApprovedBy => language.pick("批准单位的级别", "Level of the approving body"),
            Self::Flag(flag) => flag.name(language),
            Self::CertificateIssuedOn => language.pick("证书日期", "Date of the certificate"),
            Self::HiredOn => language.pick("入职日期", "Date of hire"),
            Self::ConfirmedOn => language.pick("转正日期", "End of probation"),
            Self::Lasted(Span::Semesters) => language.pick("时长（学期）", "Duration in semesters"),
            Self::Lasted(Span::Months) => language.pick("时长（月）", "Duration in months"),
            Self::Lasted(Span::Years) => language.pick("时长（年）", "Duration in years"),
            Self::Stage => language.pick("任教学段", "Stage of schooling"),
        }
    }
}

/// A level with what else belongs to it, for forms.
#[must_use]
pub const fn level_in_full(level: Level, language: Language) -> &'static str {
    match level {
        Level::School => language.pick("校级（本校）", "School (the own school)"),
        Level::County => {
            language.pick("县级（区、县级市）", "County (also district and county-level city)")
        }
        Level::Prefecture => {
            language.pick("州市级（地级市、自治州）", "Prefecture (city or autonomous prefecture)")
        }
        Level::Province => language
            .pick("省级（自治区、直辖市）", "Province (also autonomous region and municipality)"),
        Level::National => language.pick("国家级", "National"),
    }
}

/// A unit with what it measures, for forms.
#[must_use]
pub const fn unit_in_full(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Hours => language.pick("学时（实际上课时间）", "Hours (of contact)"),
        Unit::CreditHours => language.pick("折算学时（按学分折算的学时）", "Credit-hours"),
        Unit::Units => language.pick("单元（半天或 4 学时）", "Units (half days or 4 hours)"),
        Unit::Days => language.pick("天数（连续）", "Days (consecutive)"),
        Unit::Months => language.pick("月数（连续）", "Months (consecutive)"),
        Unit::Credits => language.pick("证书上注明的学分", "Credits printed on the certificate"),
        Unit::AcademicCredits => {
            language.pick("课程学分（学历教育）", "Credits of academic courses")
        }
        Unit::StudyYears => language.pick("学习年数（学年）", "Years of study"),
        Unit::Years => language.pick("年数", "Years"),
    }
}

/// An activity with how it was held, where that is known: 集中培训, 网络研修.
#[must_use]
pub const fn activity_by_mode(
    activity: Activity,
    mode: Option<Mode>,
    language: Language,
) -> &'static str {
    match (activity, mode) {
        (Activity::Training, None) => language.pick("培训", "Training"),
        (Activity::Training, Some(Mode::InPerson)) => {
            language.pick("集中培训", "Training in person")
        }
        (Activity::Training, Some(Mode::Online)) => language.pick("网络研修", "Online training"),
        (Activity::Lecture, None | Some(Mode::InPerson)) => language.pick("授课", "Lecturing"),
        (Activity::Lecture, Some(Mode::Online)) => language.pick("网络授课", "Lecturing online"),
        (Activity::SchoolBased, _) => language.pick("校本研修", "School-based training"),
        (Activity::SelfStudy, _) => language.pick("自主学习", "Self-study"),
        (Activity::TeachingResearch, _) => language.pick("教研活动", "Teaching research"),
        (Activity::OpenLesson, _) => language.pick("公开课、研究课", "Open or research lesson"),
        (Activity::Degree, _) => language.pick("学历提升", "Degree study"),
        (Activity::PublicCourse, _) => language.pick("公修课", "Public course"),
        (Activity::Induction, None) => language.pick("新教师培训", "Induction training"),
        (Activity::Induction, Some(Mode::InPerson)) => {
            language.pick("新教师集中培训", "Induction training in person")
        }
        (Activity::Induction, Some(Mode::Online)) => {
            language.pick("新教师网络研修", "Induction training online")
        }
        (Activity::PreService, _) => language.pick("岗前培训", "Pre-service training"),
        (Activity::PrincipalTraining, None) => {
            language.pick("校（园）长培训", "Principals’ training")
        }
        (Activity::PrincipalTraining, Some(Mode::InPerson)) => {
            language.pick("校（园）长集中培训", "Principals’ training in person")
        }
        (Activity::PrincipalTraining, Some(Mode::Online)) => {
            language.pick("校（园）长网络研修", "Principals’ training online")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Named>(all: &[T]) {
        for (i, word) in all.iter().enumerate() {
            for language in Language::ALL {
                let name = word.name(*language);
                assert!(!name.is_empty());
                let again = all.iter().skip(i + 1).any(|it| it.name(*language) == name);
                assert!(!again, "{name} names two words");
            }
        }
    }

    #[test]
    fn every_word_has_a_name_of_its_own_in_both_languages() {
        check(Activity::ALL);
        check(Level::ALL);
        check(Mode::ALL);
        check(Host::ALL);
        check(Grade::ALL);
        check(Status::ALL);
        check(Account::ALL);
        check(Stage::ALL);
        check(Unit::ALL);
        check(EventKind::ALL);
        check(Span::ALL);
        check(Flag::ALL);
        check(EvidenceKind::ALL);
        check(&[Standing::Met, Standing::Short, Standing::Exempt, Standing::Undetermined]);
        check(&[Force::Must, Force::InPrinciple, Force::Consequence]);
    }

    #[test]
    fn every_fact_has_a_name_of_its_own() {
        let mut facts = vec![
            Fact::Level,
            Fact::Mode,
            Fact::Host,
            Fact::Category,
            Fact::CompletedOn,
            Fact::Role,
            Fact::ApprovedBy,
            Fact::HiredOn,
            Fact::Stage,
        ];
        facts.extend(Unit::ALL.iter().map(|it| Fact::Quantity(*it)));
        facts.extend(Flag::ALL.iter().map(|it| Fact::Flag(*it)));
        check(&facts);
    }

    #[test]
    fn longer_names_say_more_than_short_ones() {
        for language in Language::ALL {
            for level in Level::ALL {
                assert!(level_in_full(*level, *language).starts_with(level.name(*language)));
            }
            for unit in Unit::ALL {
                assert!(!unit_in_full(*unit, *language).is_empty());
            }
            for activity in Activity::ALL {
                for mode in [None, Some(Mode::InPerson), Some(Mode::Online)] {
                    assert!(!activity_by_mode(*activity, mode, *language).is_empty());
                }
            }
        }
    }
}
