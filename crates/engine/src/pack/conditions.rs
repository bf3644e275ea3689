//! Lowering of conditions.

use std::fmt::Display;

use super::lower::Lowering;
use super::words;
use super::written::{self, Words};
use crate::condition::{End, TeacherTest, Test, When, Whose};
use crate::diagnostic::{Code, Pointer};
use crate::sorted::Set;
use crate::vocabulary::{Account, Activity, Flag, Grade, Host, Level, Mode, Stage, Unit};

impl Lowering {
    /// Lowers a condition on a record.
    pub(super) fn when(&mut self, it: &written::When, at: &Pointer) -> When {
        let mut tests = Vec::new();
        macro_rules! vocabulary {
            ($field:ident, $word:ident, $test:ident) => {
                if let Some(words) = &it.$field {
                    let at = at.member(stringify!($field));
                    tests.push(Test::$test(self.words($word::parse, $word::ALL, words, &at)));
                }
            };
        }
        vocabulary!(activity, Activity, Activity);
        vocabulary!(level, Level, Level);
        vocabulary!(mode, Mode, Mode);
        vocabulary!(host, Host, Host);
        vocabulary!(grade, Grade, Grade);
        vocabulary!(approved_by, Level, ApprovedBy);

        macro_rules! open {
            ($field:ident, $test:ident) => {
                if let Some(words) = &it.$field {
                    let at = at.member(stringify!($field));
                    tests.push(Test::$test(self.open_words(words, &at)));
                }
            };
        }
        open!(tag, Tag);
        open!(role, Role);
        open!(category, Category);
        open!(course, Course);

        if let Some(text) = &it.account {
            let account = self.parsed(Account::parse, Account::ALL, text, &at.member("account"));
            tests.extend(account.map(Test::Account));
        }
        let flags = [
            (Flag::SupportTeaching, it.support_teaching),
            (Flag::OffJob, it.off_job),
            (Flag::DegreeObtained, it.degree_obtained),
            (Flag::RelatedToPost, it.related_to_post),
            (Flag::Approved, it.approved),
            (Flag::ProviderAccredited, it.provider_accredited),
            (Flag::NotesVerified, it.notes_verified),
        ];
        let flags = flags.into_iter().filter_map(|(flag, it)| Some(Test::Flag(flag, it?)));
        tests.extend(flags);

        tests.extend(it.certificate.map(Test::Certificate));
        if let Some(ends) = &it.completed {
            let at = at.member("completed");
            let mut end = |text: Option<&String>, name| self.end_of(text?, &at.member(name));
            let from = end(ends.from.as_ref(), "from");
            let to = end(ends.to.as_ref(), "to");
            let before = end(ends.before.as_ref(), "before");
            tests.push(Test::Completed { from, to, before });
        }
        for (words, wanted, name) in [(&it.states, true, "states"), (&it.lacks, false, "lacks")] {
            if let Some(words) = words {
                let units = self.words(Unit::parse, Unit::ALL, words, &at.member(name));
                tests.extend(units.into_iter().map(|unit| Test::States(unit, wanted)));
            }
        }
        for (unit, text) in it.at_least.iter().flatten() {
            let at = at.member("at-least").member(unit);
            let unit = self.parsed(Unit::parse, Unit::ALL, unit, &at);
            let least = self.amount(text, &at);
            tests.extend(unit.zip(least).map(|(unit, least)| Test::AtLeast(unit, least)));
        }
        if let Some(conditions) = &it.any {
            let at = at.member("any");
            let each = conditions.iter().enumerate();
            tests.push(Test::Any(each.map(|(i, it)| self.when(it, &at.element(i))).collect()));
        }
        if let Some(condition) = &it.not {
            tests.push(Test::Not(Box::new(self.when(condition, &at.member("not")))));
        }
        When(tests)
    }

    /// Lowers a condition on a teacher.
    pub(super) fn whose(&mut self, it: &written::Whose, at: &Pointer) -> Whose {
        let mut tests = Vec::new();
        tests.extend(it.new_teacher.map(TeacherTest::NewTeacher));
        if let Some(words) = &it.stage {
            let stages = self.words(Stage::parse, Stage::ALL, words, &at.member("stage"));
            tests.push(TeacherTest::Stage(stages));
        }
        if let Some(words) = &it.role {
            tests.push(TeacherTest::Role(self.open_words(words, &at.member("role"))));
        }
        tests.extend(it.asks.clone().map(TeacherTest::Asks));
        if let Some(days) = &it.hired {
            let at = at.member("hired");
            let mut day = |text: Option<&String>, name| self.date(text?, &at.member(name));
            let from = day(days.from.as_ref(), "from");
            let to = day(days.to.as_ref(), "to");
            tests.push(TeacherTest::Hired { from, to });
        }
        if let Some(condition) = &it.not {
            tests.push(TeacherTest::Not(Box::new(self.whose(condition, &at.member("not")))));
        }
        Whose(tests)
    }

    /// A day: a date, or the name of a day of the teacher's.
    fn end_of(&mut self, text: &str, at: &Pointer) -> Option<End> {
        let named = words::TEACHERS_DAYS.iter().find(|(name, _)| *name == text);
        named.map(|(_, day)| *day).or_else(|| self.date(text, at).map(End::Day))
    }

    /// Words of an ordered vocabulary; "at least" takes all from one word on.
    fn words<T: Copy + Ord + Display>(
        &mut self,
        parse: impl Fn(&str) -> Option<T>,
        all: &[T],
        words: &Words,
        at: &Pointer,
    ) -> Set<T> {
        match words {
            Words::These(texts) => {
                texts.iter().filter_map(|text| self.parsed(&parse, all, text, at)).collect()
            }
            Words::From(text) => match self.parsed(&parse, all, text, at) {
                Some(lowest) => all.iter().copied().filter(|it| *it >= lowest).collect(),
                None => Set::new(),
            },
        }
    }

    /// Words of an open list.
    fn open_words(&mut self, words: &Words, at: &Pointer) -> Set<String> {
        match words {
            Words::These(texts) => texts.clone(),
            Words::From(_) => {
                self.problem(Code::Malformed, at, &["at-least"]);
                Set::new()
            }
        }
    }
}
