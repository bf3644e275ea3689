//! What is asked: a pack under readings, for one teacher.

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::{Record, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::vocabulary::Status;

use super::calendar::Calendar;
use super::condition::{record_meets, teacher_meets};
use super::pack::{self, Readings, Rule};

/// Which records count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// What is done.
    Done,
    /// What is done and what is planned.
    DoneAndPlanned,
}

impl Counted {
    /// Whether a record of this status counts.
    pub(crate) fn has(self, status: Status) -> bool {
        match status {
            Status::Completed | Status::Declared | Status::Reviewed | Status::Certified => true,
            Status::Planned | Status::Enrolled => self == Self::DoneAndPlanned,
            Status::Rejected | Status::Withdrawn => false,
        }
    }
}

/// The rules that are in force for a teacher, and what they say about time.
pub(crate) struct Setting<'a> {
    /// Whose archive it is.
    pub(crate) teacher: &'a Teacher,
    /// The day on which it is asked.
    pub(crate) as_of: NaiveDate,
    /// The paths of all categories.
    pub(crate) categories: Vec<String>,
    /// The first and the last day of the cycle, where the pack names them.
    pub(crate) cycle: Option<(NaiveDate, NaiveDate)>,
    /// The years that recur.
    calendars: Vec<Calendar>,
    /// The calendar by which annual requirements are shown.
    pub(crate) registration: Calendar,
    rules: Vec<Rule>,
}

impl<'a> Setting<'a> {
    /// Applies the readings and each rule's `for` (README §2, §3; §19.3, step 1: E2).
    pub(crate) fn new(
        pack: &Value,
        readings: &Readings,
        teacher: &'a Teacher,
        as_of: NaiveDate,
    ) -> Self {
        let pack = pack::read(pack, readings);
        let meant = |rule: &Rule| rule.get("for").is_none_or(|it| teacher_meets(it, teacher));
        let rules: Vec<Rule> = pack.rules.into_iter().filter(meant).collect();
        let of_kind = |kind: &'static str| rules.iter().filter(move |it| it.kind() == kind);
        // README §4.1, `cycle`: a length without dates, or no cycle, takes every record.
        let day = |rule: &Rule, member| rule.word(member).and_then(parse_date);
        let cycle = of_kind("cycle").find_map(|it| day(it, "from").zip(day(it, "to")));
        let registration = of_kind("calendar")
            .find(|it| it.says("registration"))
            .map_or_else(Calendar::ordinary, Calendar::of);
        let calendars = of_kind("calendar").map(Calendar::of).collect();
        Self { teacher, as_of, categories: pack.categories, cycle, calendars, registration, rules }
    }

    /// The rules of a kind, in the order of the pack.
    pub(crate) fn rules(&self, kind: &str) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |it| it.kind() == kind)
    }

    /// What a rule's condition on a record says; a rule without one holds for every record.
    pub(crate) fn holds(&self, rule: &Rule, record: &Record) -> Option<bool> {
        rule.get("when").map_or(Some(true), |it| record_meets(it, record, self.teacher))
    }

    /// Whether a rule's condition certainly holds. README §3: "A rule whose condition is not known
    /// does not apply for now."
    pub(crate) fn applies(&self, rule: &Rule, record: &Record) -> bool {
        self.holds(rule, record) == Some(true)
    }

    /// The calendar of a name; `None` for the cycle.
    pub(crate) fn calendar(&self, window: &str) -> Option<&Calendar> {
        (window != "cycle").then(|| {
            let named = self.calendars.iter().find(|it| it.name == window);
            named.unwrap_or_else(|| panic!("no calendar is called {window}"))
        })
    }

    /// README §4.1, `cycle`: "A record dated outside counts nothing." Without dates every one
    /// counts.
    pub(crate) fn in_cycle(&self, day: NaiveDate) -> bool {
        self.cycle.is_none_or(|(first, last)| (first..=last).contains(&day))
    }

    /// The registration years in which a day of the cycle lies. Without dates there are none that
    /// could be named (README silent).
    pub(crate) fn years_of_cycle(&self) -> Vec<i32> {
        let Some((first, last)) = self.cycle else { return Vec::new() };
        let mut years: Vec<i32> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter_map(|day| self.registration.year_of(day))
            .collect();
        years.dedup();
        years
    }

    /// The years whose annual requirements are checked (README of the cases, `audit_years`).
    /// Where they are not stated: every year of the cycle begun by the date of assessment; without
    /// dates every one from the first in which something counts (README §4.1).
    pub(crate) fn audit_years(&self, first_day: Option<NaiveDate>) -> Vec<i32> {
        if let Some(years) = &self.teacher.audit_years {
            return years.iter().copied().collect();
        }
        let begun = |year: &i32| self.registration.first_day(*year) <= self.as_of;
        match (self.cycle, first_day) {
            (Some(_), _) => self.years_of_cycle().into_iter().filter(begun).collect(),
            (None, Some(day)) => {
                let first = self.registration.year_of(day);
                first.map_or(Vec::new(), |it| (it..).take_while(begun).collect())
            }
            (None, None) => Vec::new(),
        }
    }
}
