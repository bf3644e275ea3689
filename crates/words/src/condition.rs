//! The conditions of rules in words: 集中培训、州市级及以上、考核良好.
//!
//! What a rule asks of an activity and how it was held is its *subject*; the rest follows in
//! pieces that are read as "and".

use xuefen_engine::condition::{End, TeacherTest, Test, When, Whose};
use xuefen_engine::pack::Pack;
use xuefen_engine::sorted::Set;
use xuefen_engine::vocabulary::{Account, Activity, Flag, Grade, Level, Mode, Unit};

use crate::Language;
use crate::day::date;
use crate::language::in_sentence;
use crate::name::{Named, activity_by_mode};
use crate::number::quantity;
use crate::open_word;
use crate::regulation::category_path_of;

/// The activities that a condition is about, each with how it was held; `None` where it asks for none.
#[must_use]
pub fn subject(when: &When, language: Language) -> Option<String> {
    let activities = when.tests().iter().find_map(|it| match it {
        Test::Activity(activities) => Some(activities),
        _ => None,
    })?;
    let mode = mode_of(when);
    let names = activities.iter().map(|it| activity_by_mode(*it, mode, language));
    Some(language.listed(&names.collect::<Vec<_>>()))
}

/// How it was held, where one way is asked for.
fn mode_of(when: &When) -> Option<Mode> {
    when.tests().iter().find_map(|it| match it {
        Test::Mode(modes) if modes.len() == 1 => modes.first().copied(),
        _ => None,
    })
}

/// What a condition asks for besides its subject, piece by piece; all of it must hold.
#[must_use]
pub fn rest(when: &When, pack: &Pack, language: Language) -> Vec<String> {
    let has_subject = subject(when, language).is_some();
    let says_mode = says_mode(when);
    let parts = when.tests().iter().filter(|it| match it {
        Test::Activity(_) => !has_subject,
        Test::Mode(_) => !says_mode,
        // Every record belongs to the cycle unless it says otherwise.
        Test::Account(Account::Cycle) => false,
        _ => true,
    });
    parts.map(|it| piece(it, pack, language)).collect()
}

/// Whether the names of all its activities say how they were held.
fn says_mode(when: &When) -> bool {
    let mode = mode_of(when);
    let says = |it: &Activity| {
        let name = |mode| activity_by_mode(*it, mode, Language::Zh);
        name(mode) != name(None)
    };
    let mut tests = when.tests().iter();
    tests.any(|it| matches!(it, Test::Activity(all) if all.iter().all(says)))
}

/// A condition as one piece: subject first.
#[must_use]
pub fn whole(when: &When, pack: &Pack, language: Language) -> String {
    let all: Vec<String> =
        subject(when, language).into_iter().chain(rest(when, pack, language)).collect();
    if all.is_empty() {
        return language.pick("所有记录", "every record").to_owned();
    }
    all.join(language.pick("，", ", "))
}

fn piece(test: &Test, pack: &Pack, language: Language) -> String {
    match test {
        Test::Activity(all) => named(all, language),
        Test::Level(all) => levels(all, language),
        Test::Mode(all) => named(all, language),
        Test::Host(all) => named(all, language),
        Test::Grade(all) => grades(all, language),
        Test::Category(paths) => {
            let paths: Vec<_> =
                paths.iter().map(|it| category_path_of(it, pack, language)).collect();
            language.listed(&paths)
        }
        Test::Tag(tags) => language.listed(&words(tags, open_word::tag, language)),
        Test::Role(roles) => language.listed(&words(roles, open_word::part, language)),
        Test::Account(Account::Induction) => {
            language.pick("计入新教师培训", "entered for induction").to_owned()
        }
        Test::Account(Account::Cycle) => {
            language.pick("计入周期", "entered for the cycle").to_owned()
        }
        Test::ApprovedBy(all) => {
            let levels = levels(all, language);
            match language {
                Language::Zh => format!("经{levels}批准"),
                Language::En => format!("approved: {levels}"),
            }
        }
        Test::Flag(flag, holds) => flagged(*flag, *holds, language),
        Test::States(unit, true) => stated(*unit, language),
        Test::States(unit, false) => not_stated(*unit, language),
        Test::AtLeast(unit, least) => {
            let least = quantity(*least, *unit, language);
            match language {
                Language::Zh => format!("满 {least}"),
                Language::En => format!("{least} or more"),
            }
        }
        Test::Course(ids) => language.listed(&words(ids, open_word::course, language)),
        Test::Certificate(true) => language.pick("已发证书", "with a certificate").to_owned(),
        Test::Certificate(false) => language.pick("未发证书", "without a certificate").to_owned(),
        Test::Completed { from, to, before } => completed(*from, *to, *before, language),
        Test::Any(conditions) => {
            let all: Vec<_> = conditions.iter().map(|it| whole(it, pack, language)).collect();
            all.join(language.pick("，或者", ", or "))
        }
        Test::Not(condition) => match condition.tests() {
            [Test::States(unit, states)] => piece(&Test::States(*unit, !states), pack, language),
            [Test::Flag(flag, holds)] => flagged(*flag, !holds, language),
            _ => {
                let inner = whole(condition, pack, language);
                match language {
                    Language::Zh => format!("除“{inner}”外"),
                    Language::En => format!("not: {inner}"),
                }
            }
        },
    }
}

/// Something not asked for is put as such: 没有注明学时.
fn not_stated(unit: Unit, language: Language) -> String {
    let name = unit.name(language);
    match (language, unit) {
        (Language::Zh, Unit::Credits) => "没有注明学分".to_owned(),
        (Language::Zh, _) => format!("没有注明{name}"),
        (Language::En, Unit::Credits) => "no credits stated".to_owned(),
        (Language::En, _) => format!("no {} stated", in_sentence(name)),
    }
}

fn stated(unit: Unit, language: Language) -> String {
    let name = unit.name(language);
    match (language, unit) {
        (Language::Zh, Unit::Credits) => "注明了学分".to_owned(),
        (Language::Zh, _) => format!("注明了{name}"),
        (Language::En, Unit::Credits) => "credits stated".to_owned(),
        (Language::En, _) => format!("{} stated", in_sentence(name)),
    }
}

fn flagged(flag: Flag, holds: bool, language: Language) -> String {
    let name = in_sentence(flag.name(language));
    match (language, holds) {
        (_, true) => name,
        (Language::Zh, false) => format!("不是“{name}”"),
        (Language::En, false) => format!("not {name}"),
    }
}

/// 州市级及以上, 县级、州市级.
fn levels(all: &Set<Level>, language: Language) -> String {
    ordered(all, Level::ALL, language).unwrap_or_else(|| named(all, language))
}

/// 考核良好, 考核合格及以上.
fn grades(all: &Set<Grade>, language: Language) -> String {
    let grades = ordered(all, Grade::ALL, language).unwrap_or_else(|| named(all, language));
    match language {
        Language::Zh => format!("考核{grades}"),
        Language::En => format!("result: {grades}"),
    }
}

/// “… and above”, where all from one on are asked for and they are several.
fn ordered<T: Named + Ord>(all: &Set<T>, order: &[T], language: Language) -> Option<String> {
    let first = all.first()?;
    let at = order.iter().position(|it| it == first)?;
    let is_run = all.len() > 1 && order.len() - at == all.len();
    let name = first.name(language);
    is_run.then(|| match language {
        Language::Zh => format!("{name}及以上"),
        Language::En => format!("{} or above", in_sentence(name)),
    })
}

fn named<T: Named + Ord>(all: &Set<T>, language: Language) -> String {
    let names: Vec<String> = all.iter().map(|it| in_sentence(it.name(language))).collect();
    language.listed(&names)
}

fn words<'a>(
    all: &'a Set<String>,
    name: fn(&'a str, Language) -> &'a str,
    language: Language,
) -> Vec<String> {
    all.iter().map(|it| in_sentence(name(it, language))).collect()
}

fn completed(
    from: Option<End>,
    to: Option<End>,
    before: Option<End>,
    language: Language,
) -> String {
    let day = |it: End| match it {
        End::Day(day) => date(day, language),
        End::HiredOn => language.pick("入职日期", "the day of hire").to_owned(),
        End::ConfirmedOn => language.pick("转正日期", "the end of probation").to_owned(),
    };
    let from = from.map(|it| match language {
        Language::Zh => format!("{}起完成", day(it)),
        Language::En => format!("completed from {} on", day(it)),
    });
    let to = to.map(|it| match language {
        Language::Zh => format!("{}及以前完成", day(it)),
        Language::En => format!("completed by {}", day(it)),
    });
    let before = before.map(|it| match language {
        Language::Zh => format!("{}之前完成", day(it)),
        Language::En => format!("completed before {}", day(it)),
    });
    let all: Vec<String> = [from, to, before].into_iter().flatten().collect();
    all.join(language.pick("，", ", "))
}

/// For which teachers a rule is: 新教师, 幼儿园以外.
#[must_use]
pub fn audience(whose: &Whose, language: Language) -> String {
    let pieces: Vec<String> = whose.tests().iter().map(|it| who(it, language)).collect();
    pieces.join(language.pick("，", ", "))
}

fn who(test: &TeacherTest, language: Language) -> String {
    match test {
        TeacherTest::NewTeacher(true) => language.pick("新教师", "new teachers").to_owned(),
        TeacherTest::NewTeacher(false) => {
            language.pick("非新教师", "who is not newly hired").to_owned()
        }
        TeacherTest::Stage(all) => {
            let stages = named(all, language);
            match language {
                Language::Zh => format!("{stages}教师"),
                Language::En => format!("teachers of: {stages}"),
            }
        }
        TeacherTest::Role(roles) => {
            let names = roles.iter().map(|it| in_sentence(open_word::role(it, language)));
            language.listed(&names.collect::<Vec<_>>())
        }
        TeacherTest::Asks(consequence) => {
            let name = open_word::consequence(consequence, language);
            match language {
                Language::Zh => format!("申请{name}的"),
                Language::En => format!("who aims for: {}", in_sentence(name)),
            }
        }
        TeacherTest::Hired { from, to } => {
            let from = from.map(|it| match language {
                Language::Zh => format!("{}起入职", date(it, language)),
                Language::En => format!("hired from {} on", date(it, language)),
            });
            let to = to.map(|it| match language {
                Language::Zh => format!("{}及以前入职", date(it, language)),
                Language::En => format!("hired by {}", date(it, language)),
            });
            let both: Vec<String> = from.into_iter().chain(to).collect();
            both.join(language.pick("，", ", "))
        }
        TeacherTest::Not(inner) => {
            let inner = audience(inner, language);
            match language {
                Language::Zh => format!("除{inner}外"),
                Language::En => format!("all but {inner}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(id: &str) -> Pack {
        let path = format!("{}/../../policies/{id}/pack.json", env!("CARGO_MANIFEST_DIR"));
        Pack::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    /// The conditions of a pack's rates, in words.
    fn rates(id: &str, language: Language) -> Vec<String> {
        let pack = shipped(id);
        pack.shown_rates().map(|it| whole(it.when, &pack, language)).collect()
    }

    #[test]
    fn how_it_was_held_is_said_with_the_activity_where_it_has_a_name_for_it() {
        let khorgos = rates("khorgos-2024-2028", Language::Zh);
        assert_eq!(khorgos[0], "集中培训、新教师集中培训、校（园）长集中培训");
        assert_eq!(khorgos[3], "网络授课");
        assert_eq!(khorgos[5], "培训、授课、校本研修、新教师培训、校（园）长培训，没有注明学时");
    }

    #[test]
    fn a_run_of_levels_is_named_by_the_lowest() {
        let shaanxi = rates("shaanxi-2013-31", Language::Zh);
        assert_eq!(shaanxi[0], "集中培训、校（园）长集中培训，省级及以上，满 3 天");
        let shaanxi = rates("shaanxi-2013-31", Language::En);
        assert_eq!(
            shaanxi[0],
            "Training in person, Principals’ training in person, province or above, 3 days or more"
        );
    }

    #[test]
    fn what_must_not_be_is_said_without_a_double_no() {
        let changsha = shipped("changsha-vocational-2017");
        let bonus = changsha.shown_bonuses().next().unwrap();
        let said = rest(bonus.when, &changsha, Language::Zh);
        assert_eq!(said, ["考核优秀", "没有注明学分", "没有注明学时"]);
    }

    #[test]
    fn whom_a_rule_is_for_is_said_in_both_languages() {
        let pack = shipped("beijing-chaoyang-12fyp");
        let required = pack.shown_requirements();
        let whose = required.iter().find_map(|it| it.audience).unwrap();
        assert_eq!(audience(whose, Language::Zh), "除幼儿园教师外");
        assert_eq!(audience(whose, Language::En), "all but teachers of: kindergarten");
    }
}
