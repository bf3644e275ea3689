//! The words of the vocabulary as teachers write them, in Chinese and English.

use std::fmt;

use xuefen_engine::vocabulary::{Activity, Grade, Host, Level, Mode, Status};

use super::plain::{folded, without_brackets, word_key};

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// A kind of training.
    Activity(Activity),
    /// A level.
    Level(Level),
    /// A way of holding a training.
    Mode(Mode),
    /// A place of a lecture.
    Host(Host),
    /// A grade.
    Grade(Grade),
    /// A status.
    Status(Status),
}

impl Word {
    /// The word as archives write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Activity(it) => it.as_str(),
            Self::Level(it) => it.as_str(),
            Self::Mode(it) => it.as_str(),
            Self::Host(it) => it.as_str(),
            Self::Grade(it) => it.as_str(),
            Self::Status(it) => it.as_str(),
        }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a level may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LevelReading {
    /// In one way.
    One(Level),
    /// 市级: of a prefecture-level city or of a county-level one.
    City,
    /// In several ways, none of them likelier.
    Several(&'static [Level]),
}

/// Words with what else they are called, between spaces.
pub(super) type Vocabulary = &'static [(Word, &'static str)];

/// What levels are called.
pub(super) const LEVELS: Vocabulary = &[
    (Word::Level(Level::National), "国家 全国 国培 国培计划 教育部 部"),
    (
        Word::Level(Level::Province),
        "省 全省 省培 省培计划 自治区 省自治区 省区 省区市 省自治区直辖市 直辖市 \
         provincial",
    ),
    (
        Word::Level(Level::Prefecture),
        "地市 地 地区 地州 地州市 地市州 地级市 设区市 设区的市 州 全州 自治州 州市 \
         市州 市自治州 盟 盟市 prefectural",
    ),
    (
        Word::Level(Level::County),
        "县 全县 县市 县市区 县区 区县 区县市 市辖区 县级市 旗 旗县 旗县区 district",
    ),
    (Word::Level(Level::School), "校 校本 校内 本校 学校 校园 园 园本 幼儿园"),
];

/// What modes are called.
pub(super) const MODES: Vocabulary = &[
    (
        Word::Mode(Mode::InPerson),
        "集中 集中面授 集中脱产 面授 短期面授 长期脱产 线下 线下集中 现场 跟岗 \
         跟岗实践 影子 送教下乡 送教 facetoface offline onsite",
    ),
    (
        Word::Mode(Mode::Online),
        "网络 网上 网授 线上 在线 远程 远程网络 网络远程 线上直播 网络直播 直播 视频 \
         remote",
    ),
];

/// What grades are called.
pub(super) const GRADES: Vocabulary = &[
    (Word::Grade(Grade::Excellent), "优秀 优 优秀学员"),
    (Word::Grade(Grade::Good), "良好 良"),
    (Word::Grade(Grade::Pass), "合格 及格 通过 已通过 考核合格 考核通过 达标 结业 已结业 passed"),
    (
        Word::Grade(Grade::Fail),
        "不合格 不及格 不通过 未通过 未合格 未达标 不达标 考核不合格 failed",
    ),
];

/// What activities are called.
pub(super) const ACTIVITIES: Vocabulary = &[
    (
        Word::Activity(Activity::Training),
        "培训 参训 参加培训 教师培训 业务培训 岗位培训 专题培训 骨干教师培训 \
         班主任培训",
    ),
    (
        Word::Activity(Activity::Lecture),
        "主讲 讲座主讲 主讲讲座 授课 培训授课 讲课 讲学 主讲教师 授课教师 培训者",
    ),
    (
        Word::Activity(Activity::SchoolBased),
        "校本 校本研修 校本研训 校本培训 校本教研 园本 园本研修 园本培训 园本教研 校内培训 \
         校级培训",
    ),
    (Word::Activity(Activity::SelfStudy), "自学 自主学习 自主研修 自主研学 自修 个人自学"),
    (Word::Activity(Activity::TeachingResearch), "教研 教研活动 教学研究 教学研究活动"),
    (Word::Activity(Activity::OpenLesson), "公开课 研究课 示范课 展示课 优质课 赛课"),
    (Word::Activity(Activity::Degree), "学历 学历提升 学历提高 学历教育 学历进修 学位"),
    (Word::Activity(Activity::PublicCourse), "公需课 公需科目 公需课程 公需科目培训 公修课"),
    (
        Word::Activity(Activity::Induction),
        "新教师培训 新任教师培训 新入职教师培训 入职培训 适岗培训 试用期培训 \
         见习期培训",
    ),
    (Word::Activity(Activity::PreService), "岗前培训 职前培训 上岗培训"),
    (
        Word::Activity(Activity::PrincipalTraining),
        "校长培训 园长培训 校园长培训 校长任职资格培训 任职资格培训",
    ),
];

/// What statuses are called.
pub(super) const STATUSES: Vocabulary = &[
    (Word::Status(Status::Planned), "计划 计划中 拟参加 未开始 待参加"),
    (Word::Status(Status::Enrolled), "报名 已报名 进行中 学习中 在学 在读"),
    (Word::Status(Status::Completed), "完成 已完成 结业 已结业 已参加"),
    (Word::Status(Status::Declared), "已申报 申报 已提交 待审核 审核中"),
    (Word::Status(Status::Reviewed), "已审核 审核通过"),
    (Word::Status(Status::Certified), "已认定 认定 已登记"),
    (Word::Status(Status::Rejected), "退回 驳回 未认定 不予认定 审核不通过 审核未通过"),
    (Word::Status(Status::Withdrawn), "放弃 退出 退学 取消 已取消"),
];

/// What places of lectures are called.
pub(super) const HOSTS: Vocabulary = &[
    (Word::Host(Host::OtherSchoolOwnCounty), "本县其他学校 县内其他学校 本县外校 县内外校 外校"),
    (Word::Host(Host::OwnCounty), "本县 县级"),
    (Word::Host(Host::SchoolOtherCounty), "外县学校 其他县学校"),
    (Word::Host(Host::OtherCounty), "外县 其他县 外县县级"),
    (Word::Host(Host::Prefecture), "本市 本州 市州级"),
    (Word::Host(Host::OtherPrefecture), "外市 外州 外市州 市外"),
    (Word::Host(Host::Province), "省 省级 全省"),
];

/// Endings that change nothing, so that the lists above need not repeat them.
const ENDINGS: &[&str] =
    &["培训", "研修", "学习", "教学", "项目", "课程", "活动", "方式", "形式", "级"];

/// More bytes are no word.
const LONGEST_WORD: usize = 200;

/// The word of a vocabulary that a text means, by itself or without an ending such as 培训.
pub(super) fn find(text: &str, vocabulary: Vocabulary) -> Option<Word> {
    let mut found = None;
    try_keys(text, &mut |key| {
        let mut words = vocabulary.iter();
        let word = words.find(|(word, others)| is_written(*word, key) || is_among(others, key));
        found = word.map(|(it, _)| *it);
        found.is_some()
    });
    found
}

/// Tries what a text may be looked up by, until one is found.
fn try_keys(text: &str, is_found: &mut dyn FnMut(&str) -> bool) {
    if text.len() > LONGEST_WORD {
        return;
    }
    for key in [word_key(text), word_key(&without_brackets(&folded(text)))] {
        // School systems write codes before their words: `2-短期面授培训`.
        let uncoded = key.trim_start_matches(|it: char| it.is_ascii_digit());
        let mut rest = Some(if uncoded.is_empty() { key.as_str() } else { uncoded });
        while let Some(key) = rest.filter(|it| !it.is_empty()) {
            if is_found(key) {
                return;
            }
            rest = ENDINGS.iter().find_map(|it| key.strip_suffix(it));
        }
    }
}

fn is_written(word: Word, key: &str) -> bool {
    key.is_ascii() && word.as_str().chars().filter(char::is_ascii_alphanumeric).eq(key.chars())
}

fn is_among(texts: &str, key: &str) -> bool {
    texts.split(' ').any(|it| it == key)
}

/// Reads an activity.
pub(super) fn activity(text: &str) -> Option<Activity> {
    match find(text, ACTIVITIES)? {
        Word::Activity(it) => Some(it),
        _ => None,
    }
}

/// The activities that a text may mean where it does not say which.
pub(super) fn activities(text: &str) -> Option<&'static [Activity]> {
    let listened_or_given = text.len() <= LONGEST_WORD
        && matches!(word_key(text).as_str(), "讲座" | "专题讲座" | "专家讲座" | "lecturing");
    listened_or_given.then_some(&[Activity::Training, Activity::Lecture])
}

/// Reads a mode.
pub(super) fn mode(text: &str) -> Option<Mode> {
    match find(text, MODES)? {
        Word::Mode(it) => Some(it),
        _ => None,
    }
}

/// Whether a text says both in person and online.
pub(super) fn is_mixed_mode(text: &str) -> bool {
    if text.len() > LONGEST_WORD {
        return false;
    }
    let key = word_key(text);
    let says = |words: &[&str]| words.iter().any(|it| key.contains(it));
    says(&["混合", "blended", "hybrid", "mixed"])
        || says(&["线上", "网络", "远程", "在线", "online"])
            && says(&["线下", "集中", "面授", "现场", "offline", "person"])
}

/// Levels that a text may mean where it does not say which.
const UNSURE: &[(LevelReading, &str)] = &[
    (LevelReading::City, "市 全市 city municipal"),
    (LevelReading::Several(&[Level::County, Level::Province]), "区 全区"),
    (LevelReading::Several(&[Level::County, Level::Prefecture]), "市区 市县"),
    (LevelReading::Several(&[Level::Prefecture, Level::Province]), "省市"),
    (LevelReading::Several(&[Level::Province, Level::National]), "省部"),
];

/// Reads a level.
pub(super) fn level(text: &str) -> Option<LevelReading> {
    if let Some(Word::Level(level)) = find(text, LEVELS) {
        return Some(LevelReading::One(level));
    }
    let mut found = None;
    try_keys(text, &mut |key| {
        let reading = UNSURE.iter().find(|(_, texts)| is_among(texts, key));
        found = reading.map(|(it, _)| *it);
        found.is_some()
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<W: PartialEq + std::fmt::Debug>(read: fn(&str) -> Option<W>, word: W, texts: &[&str]) {
        for text in texts {
            assert_eq!(read(text).as_ref(), Some(&word), "{text}");
        }
    }

    #[test]
    fn every_word_reads_as_itself() {
        let n = |words: Vocabulary| {
            for (word, others) in words {
                let texts = others.split(' ').chain([word.as_str()]);
                texts.for_each(|it| assert_eq!(find(it, words), Some(*word), "{it}"));
            }
            words.len()
        };
        assert_eq!(n(ACTIVITIES), Activity::ALL.len());
        assert_eq!(n(MODES), Mode::ALL.len());
        assert_eq!(n(GRADES), Grade::ALL.len());
        assert_eq!(n(HOSTS), Host::ALL.len());
        assert_eq!(n(STATUSES), Status::ALL.len());
        assert_eq!(n(LEVELS), Level::ALL.len());
    }

    #[test]
    fn levels_are_read_as_authorities_write_them() {
        let one = |it| LevelReading::One(it);
        check(
            level,
            one(Level::National),
            &["国家级", "国培", "国家级培训", "National", "1-国家级"],
        );
        check(level, one(Level::Province), &["省级", "省", "自治区级", "省(自治区)级", "省级培训"]);
        check(
            level,
            one(Level::Prefecture),
            &["地市级", "州级", "市(州)级", "市（州）级", "地级", "地市级培训"],
        );
        check(
            level,
            one(Level::County),
            &["县级", "县市级", "县(市)级", "区县级", "县（市、区）级", "县"],
        );
        check(level, one(Level::School), &["校级", "校本", "校本培训", "学校", "校（园）级"]);
    }

    #[test]
    fn a_level_that_may_mean_two_is_not_decided() {
        check(level, LevelReading::City, &["市级", "市", "市级培训", "全市"]);
        assert!(matches!(level("区级"), Some(LevelReading::Several(_))));
        assert!(matches!(level("省市级"), Some(LevelReading::Several(_))));
        assert_eq!(level("乡镇级"), None);
    }

    #[test]
    fn modes_are_read_and_mixed_ones_are_told_apart() {
        check(
            mode,
            Mode::InPerson,
            &["集中", "面授", "线下", "集中培训", "集中面授", "2-短期面授培训", "跟岗实践"],
        );
        check(
            mode,
            Mode::Online,
            &["网络", "线上", "远程", "网络研修", "远程培训", "线上学习", "Online"],
        );
        for text in
            ["线上线下", "线上+线下", "混合式", "面授培训与网络研修相结合", "集中培训、网络研修"]
        {
            assert_eq!(mode(text), None, "{text}");
            assert!(is_mixed_mode(text), "{text}");
        }
    }

    #[test]
    fn grades_are_read_and_failing_is_not_passing() {
        let grade = |text: &str| find(text, GRADES);
        let check = |word, texts: &[&str]| {
            texts.iter().for_each(|it| assert_eq!(grade(it), Some(Word::Grade(word)), "{it}"));
        };
        check(Grade::Excellent, &["优秀", "优", "Excellent"]);
        check(Grade::Good, &["良好", "良"]);
        check(Grade::Pass, &["合格", "及格", "通过", "合　格", "Passed", "合格（85分）"]);
        check(Grade::Fail, &["不合格", "不及格", "未通过"]);
        assert_eq!(grade("92"), None);
    }

    #[test]
    fn activities_are_read_and_public_courses_are_not_a_category() {
        check(activity, Activity::Training, &["培训", "参训", "教师培训", "培训项目"]);
        check(activity, Activity::SchoolBased, &["校本研修", "校本培训", "园本教研", "校本"]);
        check(activity, Activity::Lecture, &["讲座主讲", "授课", "主讲"]);
        check(activity, Activity::Degree, &["学历提升", "学历教育"]);
        check(activity, Activity::PublicCourse, &["公需课", "公修课", "公需科目"]);
        assert_eq!(activity("公共课"), None);
        assert_eq!(activity("讲座"), None);
        assert!(activities("专题讲座").is_some());
    }
}
