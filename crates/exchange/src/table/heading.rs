//! Headings as teachers' registers and school systems write them.

use super::date::period;
use super::field::Field::{self, *};
use super::number::is_bare_number;
use super::plain::{folded, heading_key, word_key};

/// What a heading stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    /// The fields it may mean, likeliest first; the contents decide.
    pub(super) fields: &'static [Field],
    /// How far it is from a known heading, and how far down the list of synonyms that is.
    pub(super) distance: (u8, usize),
}

impl Recognised {
    /// Whether it is a known heading rather than one that resembles one.
    pub(super) fn is_known(self) -> bool {
        self.distance.0 < RESEMBLES
    }
}

/// The distance of a heading that only holds a known word.
const RESEMBLES: u8 = 10;
/// More bytes are no heading.
const LONGEST_HEADING: usize = 200;
/// Longer cells are sentences, whatever words they hold.
const LONGEST_RESEMBLING: usize = 16;

/// The fields that a column of kinds may mean.
const KINDS: &[Field] = &[Category, Level, Activity, Mode];
/// The fields that a column of times may mean.
const TIMES: &[Field] = &[Period, Days, Hours];

/// Headings, between spaces and the preferred first, by what they may mean.
const KNOWN: &[(&[Field], &str)] = &[
    (
        &[Title],
        "培训名称 课程名称 项目名称 培训项目名称 活动名称 名称 主题 题目 课题 \
         培训班名称 培训班 班次 课程 项目 活动 内容 title training course \
         trainingname trainingtitle coursename coursetitle topic programme name",
    ),
    (&[Activity], "活动类型 活动类别 活动种类 activity activitytype"),
    (&[Category, Level, Activity, Mode], "学分类别 学分类型 课程类别 类别 类型 性质 种类 category"),
    (&[Activity, Mode, Level], "type kind"),
    (&[Level], "级别 层级 层次 项目级别 级 level"),
    (&[Mode], "形式 方式 模式 途径 mode format delivery"),
    (&[Host], "授课地点 讲课地点 授课范围 授课对象 讲学单位 host lecturehost"),
    (
        &[Grade],
        "考核等次 考核结果 考核成绩 成绩 等次 等第 考核 结果 评定 考核情况 结业情况 \
         grade result",
    ),
    (&[Grade, Level], "等级"),
    (&[Status, Grade], "状态 进度 审核状态 完成情况 status"),
    (&[Hours], "学时 课时 学时数 课时数 时数 小时 小时数 contacthours hours hour"),
    (&[Hours, Days], "时长 duration"),
    (&[CreditHours], "学分学时 折合学时 折算学时 credithours credithour"),
    (&[Units], "单元 单元数 半天数 units"),
    (&[Days], "天数 天 days"),
    (&[Months], "月数 months"),
    (&[Credits], "学分 学分数 学分值 证书学分 credits credit printedcredits"),
    (&[AcademicCredits], "学历课程学分 academiccredits"),
    (&[StudyYears], "年限 学年数 学制 修业年限 studyyears yearsofstudy"),
    (&[Years], "年数 服务年限 years"),
    (
        &[StartedOn],
        "开始日期 开始时间 起始日期 起始时间 开班日期 开班时间 起 开始 起始 startedon \
         startdate started start from",
    ),
    (
        &[CompletedOn],
        "完成日期 完成时间 结束日期 结束时间 结业日期 结业时间 截止日期 截止时间 \
         终止时间 终止日期 毕业时间 毕业日期 止 结束 截止 completedon datecompleted \
         completiondate completed enddate finished end to",
    ),
    (&[Period, Days, Hours], "起止时间 起止日期 起止年月 时间 日期 起讫时间 period date dates"),
    (
        &[CertificateIssuedOn],
        "发证日期 发证时间 颁证日期 颁证时间 证书日期 证书时间 发放日期 \
         certificateissuedon certificatedate issuedon dateissued issuedate",
    ),
    (
        &[Provider],
        "主办单位 主办 主办方 主办机构 组织单位 组织者 举办单位 承训单位 承办单位 \
         承办机构 培训单位 培训机构 施训单位 机构 机构名称 provider organiser \
         organizer organisedby organizedby institution",
    ),
    (
        &[EvidenceIssuer],
        "发证单位 发证机关 发证机构 颁证单位 颁发单位 颁证机关 issuer issuedby \
         evidenceissuer",
    ),
    (
        &[EvidenceNumber],
        "证书编号 证书号 证书号码 证号 结业证号 结业证书编号 结业证编号 合格证号 \
         继续教育证号 学分证编号 certificatenumber certificateno certno \
         evidencenumber",
    ),
    (&[Tags], "标签 tags tag"),
    (&[ContentKey], "内容标识 contentkey"),
    (&[Note], "备注 说明 附注 其他 note notes remark remarks comment comments"),
    (
        &[Ignore],
        "序号 编号 序 号 no id 姓名 教师姓名 性别 年龄 民族 学校 学校名称 单位 \
         单位名称 工作单位 所在单位 所在学校 学科 任教学科 学段 职务 职称 身份证号 \
         身份证号码 电话 联系电话 手机 手机号 教师编号 项目编号 课程编号 年度 学年 \
         学期 年份 年 周期 地点 地址 主讲人 主讲教师 授课教师 授课人 讲师 专家 签字 \
         签名 审核人 审核意见 经办人 人数 teacher school subject year location place \
         lecturer",
    ),
];

/// Words in front that change nothing.
const PREFIXES: &[&str] = &[
    "继续教育",
    "教师",
    "本人",
    "参加",
    "参训",
    "培训",
    "研修",
    "学习",
    "项目",
    "课程",
    "活动",
    "所获",
    "所得",
    "获得",
    "取得",
    "授予",
    "认定",
    "登记",
    "实际",
    "累计",
    "总",
];

/// Words inside that a heading resembles: all of the first, and one of the second unless that is empty.
const RESEMBLING: &[(&str, &[&str], &[Field])] = &[
    ("证", &["编号", "号码", "证号", "书号"], &[EvidenceNumber]),
    ("证", &["日期", "时间"], &[CertificateIssuedOn]),
    ("证", &["单位", "机构", "机关"], &[EvidenceIssuer]),
    ("学分", &["类", "性质"], KINDS),
    ("学分", &[], &[Credits]),
    ("学时", &[], &[Hours]),
    ("课时", &[], &[Hours]),
    ("起止", &[], TIMES),
    ("结束", &[], &[CompletedOn]),
    ("完成", &["日", "时", "年"], &[CompletedOn]),
    ("结业", &["日", "时", "年"], &[CompletedOn]),
    ("截止", &[], &[CompletedOn]),
    ("开始", &[], &[StartedOn]),
    ("起始", &[], &[StartedOn]),
    ("级别", &[], &[Level]),
    ("层次", &[], &[Level]),
    ("形式", &[], &[Mode]),
    ("方式", &[], &[Mode]),
    ("类别", &[], KINDS),
    ("类型", &[], KINDS),
    ("性质", &[], KINDS),
    ("考核", &[], &[Grade]),
    ("成绩", &[], &[Grade]),
    ("等次", &[], &[Grade]),
    ("单位", &[], &[Provider]),
    ("机构", &[], &[Provider]),
    ("主办", &[], &[Provider]),
    ("名称", &[], &[Title]),
    ("主题", &[], &[Title]),
    ("内容", &[], &[Title]),
    ("备注", &[], &[Note]),
    ("日期", &[], TIMES),
    ("时间", &[], TIMES),
];

/// What a heading stands for, if anything is known of it.
pub(super) fn recognise(heading: &str) -> Option<Recognised> {
    if heading.len() > LONGEST_HEADING {
        return None;
    }
    let key = heading_key(heading);
    if key.is_empty() {
        return None;
    }
    // 学时(学分) and 学时/学分 hold two numbers in a cell: neither field would be right.
    let whole = word_key(heading);
    if (whole.contains("学时") || whole.contains("课时"))
        && whole.contains("学分")
        && key != "学分学时"
    {
        return None;
    }
    known(&key).or_else(|| first_part(heading)).or_else(|| resembling(&key))
}

fn known(key: &str) -> Option<Recognised> {
    let mut rest = key;
    for cut in 0..RESEMBLES {
        for (fields, names) in KNOWN {
            if let Some(place) = names.split(' ').position(|it| it == rest) {
                return Some(Recognised { fields, distance: (cut, place) });
            }
        }
        rest = PREFIXES.iter().filter_map(|it| rest.strip_prefix(it)).find(|it| !it.is_empty())?;
    }
    None
}

/// `起止时间/培训时间`: what the first known of several says.
fn first_part(heading: &str) -> Option<Recognised> {
    let folded = folded(heading);
    folded.split(['/', '、', '|']).find_map(|it| known(&heading_key(it)))
}

fn resembling(key: &str) -> Option<Recognised> {
    if key.chars().count() > LONGEST_RESEMBLING {
        return None;
    }
    let place = RESEMBLING.iter().position(|(word, others, _)| {
        key.contains(word) && (others.is_empty() || others.iter().any(|it| key.contains(it)))
    })?;
    let (_, _, fields) = RESEMBLING.get(place)?;
    Some(Recognised { fields, distance: (RESEMBLES, place) })
}

/// Whether a heading is that of people's names.
pub(super) fn is_person(heading: &str) -> bool {
    heading_key(heading).ends_with("姓名")
}

/// How strongly a row looks like one of headings: two for each that is known, one
/// for each that resembles one; nothing where most are neither or one is a number or a date.
pub(super) fn points<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let (mut points, mut n_recognised, mut n_cells) = (0, 0, 0);
    for cell in cells.filter(|it| !it.is_empty()) {
        if is_bare_number(cell) || period(cell).is_ok() {
            return 0;
        }
        n_cells += 1;
        if let Some(recognised) = recognise(cell) {
            n_recognised += 1;
            points += if recognised.is_known() { 2 } else { 1 };
        }
    }
    if n_recognised * 3 > n_cells { points } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(field: Field, headings: &[&str]) {
        for heading in headings {
            let recognised = recognise(heading).unwrap_or_else(|| panic!("{heading}"));
            assert_eq!(recognised.fields[0], field, "{heading}");
        }
    }

    #[test]
    fn headings_of_real_registers_are_recognised() {
        check(
            Title,
            &[
                "培训名称",
                "项目名称",
                "课程名称",
                "培训内容",
                "培训项目名称*",
                "培训项目",
                "活动主题",
                "Training name",
            ],
        );
        check(
            Hours,
            &[
                "学时",
                "课时",
                "培训学时",
                "学时(节)",
                "培训获得学时",
                "学 时",
                "总学时数",
                "Contact hours",
            ],
        );
        check(Credits, &["学分", "培训获得学分", "学分（分）", "认定学分", "Credits"]);
        check(Level, &["培训级别", "级别", "层次", "培训项目级别", "培训层次", "Level"]);
        check(Mode, &["培训形式", "方式", "培训方式*", "学习形式"]);
        check(
            Provider,
            &["主办单位", "组织单位", "承训单位", "培训机构名称", "举办（承办）单位", "Organiser"],
        );
        check(Period, &["起止时间", "培训时间", "起止时间/培训时间", "培训日期（起止）", "时间"]);
        check(
            CompletedOn,
            &["完成日期", "结束时间", "结业时间", "培训结束日期", "止", "Date completed"],
        );
        check(StartedOn, &["培训开始日期", "开始时间", "起"]);
        check(
            EvidenceNumber,
            &["证书编号", "结业证号", "结业证书编号", "学分证书编号", "Certificate No."],
        );
        check(CertificateIssuedOn, &["发证日期", "证书发放日期"]);
        check(EvidenceIssuer, &["发证单位", "证书颁发机构"]);
        check(Grade, &["考核结果", "成绩", "等次", "考核等次", "结业成绩", "考核是否合格"]);
        check(Category, &["类别", "课程类别", "学分类别", "培训类别", "培训类型"]);
        check(Note, &["备注", "备 注", "说明", "Remarks"]);
        check(
            Ignore,
            &["序号", "姓名", "教师姓名", "培训年度", "所在单位", "身份证号码", "培训地点", "No."],
        );
    }

    #[test]
    fn every_field_is_a_heading_of_itself() {
        for field in Field::ALL.iter().filter(|it| **it != Ignore) {
            let recognised = recognise(field.as_str()).map(|it| it.fields);
            assert_eq!(recognised.and_then(|it| it.first()), Some(field));
        }
    }

    #[test]
    fn sentences_and_columns_of_two_numbers_are_no_headings() {
        for text in [
            "",
            "学时/学分",
            "学时(学分)",
            "关于举办二〇二五年度中小学教师培训班的通知",
            "优秀",
            "16",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn no_two_fields_share_a_heading() {
        let mut seen = xuefen_engine::sorted::Set::new();
        for (_, names) in KNOWN {
            for name in names.split(' ') {
                assert!(seen.insert(name), "{name}");
                assert_eq!(word_key(name), name);
            }
        }
    }
}
