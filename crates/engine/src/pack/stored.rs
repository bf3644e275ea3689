//! A pack as it was lowered, in a text that is read in an instant: words and numbers one after
//! the other, without names and without checks.
//!
//! It is made from a checked pack when the app is built, and read by that build alone.

use std::str::Split;

use chrono::{Datelike, NaiveDate};

use super::rules::{
    Addition, AttributedBy, Attribution, Bonus, Cap, Class, Cycle, Dedup, DedupKey, Force, Grant,
    Induction, Into, Maximum, Measure, Minimum, NamedCalendar, Offset, Rate, Rounding, Rules,
    Ruling, Scope, Share, Stage, Target, Waiver, Window,
};
use super::{
    Article, Bilingual, Category, CategoryId, CategoryTree, Dates, Pack, RuleId, Source, Switch,
    SwitchOption,
};
use crate::calendar::{Calendar, Gap, MonthDay};
use crate::condition::{End, TeacherTest, Test, When, Whose};
use crate::credit::Credit;
use crate::sorted::{Map, Set};
use crate::vocabulary::{
    Account, Activity, EventKind, Flag, Grade, Host, Level, Mode, Span, Stage as School, Unit,
};

/// Stands between two words. No pack has it in a text.
const BETWEEN: char = '\u{1f}';

/// The words while they are read. (Going on after a fault, and asking once at the end, takes a
/// third of the program size of asking after each word.)
struct Words<'a> {
    left: Split<'a, char>,
    is_faulty: bool,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> &'a str {
        let next = self.left.next();
        self.is_faulty |= next.is_none();
        next.unwrap_or_default()
    }

    /// Notes a fault where there is nothing.
    fn need<T>(&mut self, it: Option<T>, or: T) -> T {
        self.is_faulty |= it.is_none();
        it.unwrap_or(or)
    }
}

/// What can be written as words and read again.
trait Stored: Sized {
    fn write(&self, out: &mut Vec<String>);
    /// Reads what was written; anything where that is not it, and notes it.
    fn read(from: &mut Words<'_>) -> Self;
}

impl Pack {
    /// The pack as a text for [`from_stored`](Self::from_stored), with its default readings;
    /// `None` if one of its texts has a character that the form keeps for itself.
    #[must_use]
    pub fn to_stored(&self) -> Option<String> {
        let mut out = Vec::new();
        self.write(&mut out);
        let plain = out.iter().all(|it| !it.contains(BETWEEN));
        plain.then(|| out.join(&BETWEEN.to_string()))
    }

    /// Reads a pack that [`to_stored`](Self::to_stored) wrote in the same build. Readings can be
    /// chosen, and what the pack tells be read, only where its own text was parsed.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        let mut from = Words { left: text.split(BETWEEN), is_faulty: false };
        let pack = <Self as Stored>::read(&mut from);
        (!from.is_faulty && from.left.next().is_none()).then_some(pack)
    }
}

macro_rules! stored {
    ($($kind:ident { $($member:ident),* $(,)? })+) => {
        $(impl Stored for $kind {
            fn write(&self, out: &mut Vec<String>) {
                $(self.$member.write(out);)*
            }

            fn read(from: &mut Words<'_>) -> Self {
                Self { $($member: Stored::read(from),)* }
            }
        })+
    };
}

stored! {
    Bilingual { zh, en }
    Switch { id, title, options }
    SwitchOption { id, title }
    Source {
        title, issuer, region, number, parent, missing, extends, implements, superseded_by,
        effective_from, effective_to,
    }
    Category { path, title, parent }
    Dates { from, to }
    MonthDay { month, day }
    Calendar { from, to, gap }
    NamedCalendar { rule, name, calendar }
    Ruling { rule, when, into }
    Class { rule, when, into }
    Rate { rule, when, unit, rate, at_most, whole, bonuses }
    Bonus { rule, when, add }
    Rounding { rule, when, stage, half_up, digits }
    Attribution { rule, when, by }
    Dedup { rule, when, key, window }
    Grant { rule, event, per, whole, at_most, credits, category }
    Cap { rule, categories, when, window, maximum, measure, affects_annual }
    Scope { categories, tag, course }
    Minimum {
        rule, id, scope, when, window, at_least, measure, force, single, only_years, in_year_of,
        pro_rata,
    }
    Share { rule, id, categories, at_least, at_most, of_earned, force }
    Induction {
        rule, id, at_least, measure, years, each, calendar_years, counts_in_cycle, force,
    }
    Waiver { rule, event, per, whole, by, lowers }
    Offset { rule, from, to, window, ratio }
    Target { category, up_to, at_most }
    Rules {
        audiences, scope, cycle, calendars, registration, exclusions, rulings, classes, rates,
        bonuses, roundings, attributions, dedups, grants, caps, minima, shares, inductions,
        waivers, deemed, offsets,
    }
}

macro_rules! wrapped {
    ($($kind:ident($inner:ty),)+) => {
        $(impl Stored for $kind {
            fn write(&self, out: &mut Vec<String>) {
                self.0.write(out);
            }

            fn read(from: &mut Words<'_>) -> Self {
                Self(Stored::read(from))
            }
        })+
    };
}

wrapped! {
    RuleId(usize),
    CategoryId(usize),
    When(Vec<Test>),
    Whose(Vec<TeacherTest>),
}

macro_rules! choices {
    ($($kind:ident or $fallback:expr; { $($number:literal = $variant:ident $(($($inner:ident),+))? $({ $($member:ident),+ })?,)+ })+) => {
        $(impl Stored for $kind {
            fn write(&self, out: &mut Vec<String>) {
                match self {
                    $(Self::$variant $(($($inner),+))? $({ $($member),+ })? => {
                        out.push($number.to_string());
                        $($($inner.write(out);)+)?
                        $($($member.write(out);)+)?
                    })+
                }
            }

            fn read(from: &mut Words<'_>) -> Self {
                match from.next() {
                    $($number => {
                        $($(let $inner = Stored::read(from);)+)?
                        $($(let $member = Stored::read(from);)+)?
                        Self::$variant $(($($inner),+))? $({ $($member),+ })?
                    })+
                    _ => {
                        from.is_faulty = true;
                        $fallback
                    }
                }
            }
        })+
    };
}

choices! {
    Gap or Self::Reject; { "0" = Reject, "1" = Previous, "2" = Next, }
    Window or Self::Cycle; { "0" = Cycle, "1" = Year(index), }
    Cycle or Self::Years(0); { "0" = Dates(dates), "1" = Years(years), }
    Into or Self::Category(CategoryId(0)); { "0" = Category(id), "1" = Stated(outer), }
    Addition or Self::Fixed(Credit::ZERO); { "0" = Fixed(amount), "1" = OfBase(times), }
    Stage or Self::Record; { "0" = Bonus, "1" = Record, "2" = Total, }
    AttributedBy or Self::Completion; {
        "0" = Completion, "1" = Certificate, "2" = CertificateElseCompletion, "3" = StudyYears,
    }
    DedupKey or Self::Content; { "0" = Content, "1" = Project, }
    Measure or Self::Credits; { "0" = Credits, "1" = Hours, }
    Force or Self::Must; { "0" = Must, "1" = InPrinciple, "2" = Consequence, }
    Maximum or Self::Amount(Credit::ZERO); { "0" = Amount(amount), "1" = Share(part), }
    End or Self::HiredOn; { "0" = Day(day), "1" = HiredOn, "2" = ConfirmedOn, }
    TeacherTest or Self::NewTeacher(false); {
        "0" = NewTeacher(it), "1" = Stage(it), "2" = Role(it), "3" = Asks(it),
        "4" = Hired { from, to }, "5" = Not(it),
    }
    Test or Self::Certificate(false); {
        "0" = Activity(it), "1" = Level(it), "2" = Mode(it), "3" = Host(it), "4" = Grade(it),
        "5" = Category(it), "6" = Tag(it), "7" = Role(it), "8" = Account(it),
        "9" = ApprovedBy(it), "a" = Flag(flag, it), "b" = States(unit, it),
        "c" = AtLeast(unit, least), "d" = Course(it), "e" = Certificate(it),
        "f" = Completed { from, to, before }, "g" = Any(it), "h" = Not(it),
    }
}

macro_rules! vocabulary {
    ($($kind:ident or $first:ident,)+) => {
        $(impl Stored for $kind {
            fn write(&self, out: &mut Vec<String>) {
                out.push(self.as_str().to_owned());
            }

            fn read(from: &mut Words<'_>) -> Self {
                let word = Self::parse(from.next());
                from.need(word, Self::$first)
            }
        })+
    };
}

vocabulary! {
    Account or Cycle,
    Activity or Training,
    EventKind or Leave,
    Flag or Approved,
    Grade or Pass,
    Host or Province,
    Level or School,
    Mode or Online,
    Span or Years,
    School or Primary,
    Unit or Hours,
}

macro_rules! numbers {
    ($($kind:ident,)+) => {
        $(impl Stored for $kind {
            fn write(&self, out: &mut Vec<String>) {
                out.push(self.to_string());
            }

            fn read(from: &mut Words<'_>) -> Self {
                let number = from.next().parse().ok();
                from.need(number, Self::default())
            }
        })+
    };
}

numbers! { usize, u32, u8, i32, Credit, }

impl Stored for Pack {
    fn write(&self, out: &mut Vec<String>) {
        self.id.write(out);
        self.edition.write(out);
        self.source.write(out);
        self.switches.write(out);
        self.readings.write(out);
        self.categories.write(out);
        self.articles.write(out);
        self.rules.write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        Self {
            id: Stored::read(from),
            edition: Stored::read(from),
            source: Stored::read(from),
            switches: Stored::read(from),
            readings: Stored::read(from),
            categories: Stored::read(from),
            articles: Stored::read(from),
            rules: Stored::read(from),
            told: Vec::new(),
            text: None,
        }
    }
}

impl Stored for Article {
    fn write(&self, out: &mut Vec<String>) {
        self.id.write(out);
        out.push(self.kind.to_owned());
        self.about.write(out);
        self.place.write(out);
        self.sense.write(out);
        self.readings.write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        let id = Stored::read(from);
        let kind = from.next();
        let mut kinds = super::written_rules::Rule::KINDS.iter();
        let kind = kinds.find(|it| **it == kind).copied();
        Self {
            id,
            kind: from.need(kind, ""),
            about: Stored::read(from),
            place: Stored::read(from),
            sense: Stored::read(from),
            readings: Stored::read(from),
        }
    }
}

impl Stored for CategoryTree {
    fn write(&self, out: &mut Vec<String>) {
        let all: Vec<Category> = self.iter().map(|(_, it)| it.clone()).collect();
        all.write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        let mut tree = Self::default();
        let all: Vec<Category> = Stored::read(from);
        all.into_iter().for_each(|it| _ = tree.push(it));
        tree
    }
}

impl Stored for NaiveDate {
    fn write(&self, out: &mut Vec<String>) {
        self.num_days_from_ce().write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        let day = Self::from_num_days_from_ce_opt(Stored::read(from));
        from.need(day, Self::MIN)
    }
}

impl Stored for bool {
    fn write(&self, out: &mut Vec<String>) {
        u8::from(*self).write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        from.next() == "1"
    }
}

impl Stored for String {
    fn write(&self, out: &mut Vec<String>) {
        out.push(self.clone());
    }

    fn read(from: &mut Words<'_>) -> Self {
        from.next().to_owned()
    }
}

impl<T: Stored> Stored for Box<T> {
    fn write(&self, out: &mut Vec<String>) {
        (**self).write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        Self::new(T::read(from))
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, out: &mut Vec<String>) {
        self.is_some().write(out);
        self.iter().for_each(|it| it.write(out));
    }

    fn read(from: &mut Words<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn write(&self, out: &mut Vec<String>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, out: &mut Vec<String>) {
        self.len().write(out);
        self.iter().for_each(|it| it.write(out));
    }

    fn read(from: &mut Words<'_>) -> Self {
        let mut all = Self::new();
        for _ in 0..usize::read(from) {
            if from.is_faulty {
                break;
            }
            all.push(T::read(from));
        }
        all
    }
}

impl<T: Stored + Ord + Clone> Stored for Set<T> {
    fn write(&self, out: &mut Vec<String>) {
        let all: Vec<T> = self.iter().cloned().collect();
        all.write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        let all: Vec<T> = Stored::read(from);
        all.into_iter().collect()
    }
}

impl<K: Stored + Ord + Clone, V: Stored + Clone> Stored for Map<K, V> {
    fn write(&self, out: &mut Vec<String>) {
        let all: Vec<(K, V)> = self.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        all.write(out);
    }

    fn read(from: &mut Words<'_>) -> Self {
        let all: Vec<(K, V)> = Stored::read(from);
        all.into_iter().collect()
    }
}
