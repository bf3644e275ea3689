//! What a pack tells beside the figures: deadlines, evidence, consequences, procedures.
//!
//! It gives no credit, so it is read apart from the rules that do: only where it is shown,
//! counted or checked.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::form::{Refusal, Written};
use super::lower::Lowering;
use super::under::read_under;
use super::written::{HEAD, Object, Words, unless};
use super::written_told::{
    Consequence, Deadline, Equivalence, Evidence, KINDS, Obligation, Precondition, Provision,
    Publication, Recogniser, Step, Validity,
};
use super::{Pack, RuleId, words};
use crate::calendar::MonthDay;
use crate::condition::When;
use crate::credit::Credit;
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::vocabulary::EvidenceKind;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every word, as packs write it.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$variant),)+];
        }
    };
}

words! {
    /// Who does something.
    By {
        /// The teacher.
        Teacher = "teacher",
        /// The school.
        School = "school",
        /// The county, district or county-level city.
        County = "county",
        /// The prefecture.
        Prefecture = "prefecture",
        /// The province.
        Province = "province",
        /// Whoever gave the training.
        Provider = "provider",
    }
}

words! {
    /// How often.
    Every {
        /// After each training.
        Training = "training",
        /// Every week.
        Week = "week",
        /// Every two weeks.
        TwoWeeks = "two-weeks",
        /// Every month.
        Month = "month",
        /// Every semester.
        Semester = "semester",
        /// Every half year.
        HalfYear = "half-year",
        /// Every year.
        Year = "year",
        /// Every cycle.
        Cycle = "cycle",
    }
}

words! {
    /// What credit is a precondition of.
    Of {
        /// Registration of the teaching qualification.
        Registration = "registration",
        /// Review of the professional title.
        Title = "title",
        /// Assessment of performance.
        Performance = "performance",
        /// Awards.
        Award = "award",
        /// The certificate of completion.
        Certificate = "certificate",
        /// Appointment and selection.
        Appointment = "appointment",
    }
}

/// What a rule tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// O1. Something follows once requirements are met, or while they are not.
    Consequence {
        /// The requirements; empty: all that must be met in the cycle.
        requirements: Vec<String>,
        /// Whether it follows from their being short.
        on_short: bool,
    },
    /// O2. Requirements are a precondition of something.
    Precondition {
        /// Of what.
        of: Vec<Of>,
        /// The requirements; empty: all that must be met in the cycle.
        requirements: Vec<String>,
        /// Whether they are to be met by what is dated in the teacher's period of registration.
        in_registration_period: bool,
    },
    /// O3. The certificate of the cycle is valid up to this day.
    Validity {
        /// The last day.
        until: NaiveDate,
    },
    /// W2. Something is due.
    Deadline {
        /// When.
        due: Due,
        /// Who has to act.
        by: By,
        /// The days of completion that are filed by then, where it recurs.
        covers: Option<(MonthDay, MonthDay)>,
    },
    /// W3. Who recognises such records.
    Recogniser {
        /// Which records.
        when: When,
        /// Who.
        by: By,
    },
    /// W4. What proves such records.
    Evidence {
        /// Which records.
        when: When,
        /// All that is needed.
        needs: Vec<EvidenceKind>,
        /// Of these one is needed; empty: none.
        one_of: Vec<EvidenceKind>,
    },
    /// W1. A step of the procedure.
    Step {
        /// Its place among the steps.
        order: u8,
        /// Who takes it.
        by: By,
        /// How often.
        every: Option<Every>,
    },
    /// W5. Something is made public.
    Publication {
        /// By whom.
        by: By,
        /// How often.
        every: Option<Every>,
    },
    /// W6. Something that is counted and gives no credit.
    Obligation {
        /// Its id.
        duty: String,
        /// How many are due each time.
        count: u8,
        /// Each time.
        every: Every,
    },
    /// M1. So much of one unit equals so much of another.
    Equivalence {
        /// So much.
        amount: Credit,
        /// Of this.
        of: String,
        /// Equals so much.
        equals: Credit,
        /// Of that.
        in_unit: String,
    },
    /// Anything else worth knowing.
    Provision {
        /// What it is about.
        about: String,
    },
}

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day, every year.
    Yearly(MonthDay),
    /// On this day.
    Once(NaiveDate),
}

impl Due {
    /// The first day on or after another on which it is due.
    #[must_use]
    pub fn next(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Once(day) => (day >= from).then_some(day),
            Self::Yearly(MonthDay { month, day }) => (from.year()..=from.year() + 1)
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .find(|it| *it >= from),
        }
    }
}

impl Pack {
    /// What the pack tells beside the figures, under the readings chosen, in its order.
    #[must_use]
    pub fn told(&self) -> Vec<(RuleId, Told)> {
        self.read_told(&mut Vec::new())
    }

    /// The same, with every problem.
    pub(super) fn read_told(&self, problems: &mut Vec<Diagnostic>) -> Vec<(RuleId, Told)> {
        let mut lowering = Lowering::over(self.categories.clone());
        let mut told = Vec::new();
        let written = crate::json::parse(self.text(), super::LARGEST).ok();
        let written = written.and_then(|it| super::written::Pack::read(&it, &mut Vec::new()));
        let rules = written.map(|it| it.rules).unwrap_or_default();
        for (i, (at, rule)) in rules.iter().enumerate() {
            let Some(article) = self.articles.get(i) else { continue };
            let in_force = self.is_in_force(article);
            let Ok(rule) = read_under(rule, &self.readings, at) else { continue };
            if KINDS.contains(&article.kind) {
                let read = unless(Told::read(article.kind, &rule, at, &mut lowering), problems);
                let read = read.flatten().filter(|_| in_force);
                told.extend(read.map(|it| (RuleId(i), it)));
            }
        }
        problems.append(&mut lowering.problems());
        check_named(&told, &rules, problems);
        told
    }
}

/// What is told may name requirements: they have to be there, under these readings or others.
fn check_named(
    told: &[(RuleId, Told)],
    rules: &[(Pointer, Object)],
    problems: &mut Vec<Diagnostic>,
) {
    let known: Vec<&str> =
        rules.iter().filter_map(|(_, it)| it.get("requirement")?.as_str()).collect();
    for (rule, it) in told {
        let (Told::Consequence { requirements, .. } | Told::Precondition { requirements, .. }) = it
        else {
            continue;
        };
        let at = Pointer::root().member("rules").element(rule.0).member("requirements");
        for (i, id) in requirements.iter().enumerate() {
            if !known.contains(&id.as_str()) {
                let at = at.element(i);
                problems.push(Diagnostic::error(Code::UnknownRequirement, &at, &[id]));
            }
        }
    }
}

impl Told {
    fn read(
        kind: &str,
        rule: &Object,
        at: &Pointer,
        lowering: &mut Lowering,
    ) -> Result<Option<Self>, Refusal> {
        Ok(match kind {
            "consequence" => {
                let it: Consequence = read(rule, at)?;
                let on = it.on.as_deref().unwrap_or("met");
                let on = lowering.word(on, &at.member("on"), words::ONS);
                on.map(|on_short| Self::Consequence { requirements: it.requirements, on_short })
            }
            "precondition" => precondition(&read(rule, at)?, at, lowering),
            "validity" => {
                let it: Validity = read(rule, at)?;
                lowering.date(&it.until, &at.member("until")).map(|until| Self::Validity { until })
            }
            "deadline" => deadline(&read(rule, at)?, at, lowering),
            "recogniser" => {
                let it: Recogniser = read(rule, at)?;
                let when = lowering.when(&it.when, &at.member("when"));
                let by = lowering.word(&it.by, &at.member("by"), By::ALL);
                by.map(|by| Self::Recogniser { when, by })
            }
            "evidence" => {
                let it: Evidence = read(rule, at)?;
                let when = lowering.when(&it.when, &at.member("when"));
                let mut kinds = |texts: &[String], name: &str| {
                    let at = at.member(name);
                    let mut kinds = Vec::new();
                    for (i, text) in texts.iter().enumerate() {
                        let (all, at) = (EvidenceKind::ALL, at.element(i));
                        kinds.extend(lowering.parsed(EvidenceKind::parse, all, text, &at));
                    }
                    kinds
                };
                let (needs, one_of) = (kinds(&it.needs, "needs"), kinds(&it.one_of, "one-of"));
                Some(Self::Evidence { when, needs, one_of })
            }
            "step" => {
                let it: Step = read(rule, at)?;
                let (by, every) = by_and_every(&it.by, it.every.as_deref(), at, lowering);
                by.map(|by| Self::Step { order: it.order, by, every })
            }
            "publication" => {
                let it: Publication = read(rule, at)?;
                let (by, every) = by_and_every(&it.by, it.every.as_deref(), at, lowering);
                by.map(|by| Self::Publication { by, every })
            }
            "obligation" => {
                let it: Obligation = read(rule, at)?;
                let every = lowering.word(&it.every, &at.member("every"), Every::ALL);
                let (duty, count) = (it.duty, it.count);
                every.map(|every| Self::Obligation { duty, count, every })
            }
            "equivalence" => {
                let it: Equivalence = read(rule, at)?;
                let amount = lowering.amount(&it.amount, &at.member("amount"));
                let equals = lowering.amount(&it.equals, &at.member("equals"));
                let (of, in_unit) = (it.of, it.in_unit);
                let both = amount.zip(equals);
                both.map(|(amount, equals)| Self::Equivalence { amount, of, equals, in_unit })
            }
            _ => {
                let it: Provision = read(rule, at)?;
                Some(Self::Provision { about: it.about })
            }
        })
    }
}

/// Reads the members that a rule has beside those of every rule.
fn read<T: Written>(rule: &Object, at: &Pointer) -> Result<T, Refusal> {
    let own: Object = rule
        .iter()
        .filter(|(name, _)| !HEAD.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    T::read(&Value::Object(own), at)
}

fn precondition(it: &Precondition, at: &Pointer, lowering: &mut Lowering) -> Option<Told> {
    let place = at.member("of");
    let Words::These(words) = &it.of else {
        lowering.problem(Code::Malformed, &place, &["at-least"]);
        return None;
    };
    let of = words.iter().filter_map(|it| lowering.word(it, &place, Of::ALL)).collect();
    let window = it.window.as_deref().unwrap_or("cycle");
    let window = lowering.word(window, &at.member("window"), words::PRECONDITION_WINDOWS);
    window.map(|in_registration_period| Told::Precondition {
        of,
        requirements: it.requirements.clone(),
        in_registration_period,
    })
}

fn deadline(it: &Deadline, at: &Pointer, lowering: &mut Lowering) -> Option<Told> {
    let place = at.member("due");
    let due = match MonthDay::parse(&it.due) {
        Some(day) => Some(Due::Yearly(day)),
        None => lowering.date(&it.due, &place).map(Due::Once),
    };
    let by = lowering.word(&it.by, &at.member("by"), By::ALL);
    let mut day = |text: Option<&String>, name: &str| {
        let text = text.map_or("", String::as_str);
        let day = MonthDay::parse(text);
        if day.is_none() {
            lowering.problem(Code::NotADate, &at.member("covers").member(name), &[text]);
        }
        day
    };
    let covers =
        it.covers.as_ref().map(|it| day(it.from.as_ref(), "from").zip(day(it.to.as_ref(), "to")));
    due.zip(by).map(|(due, by)| Told::Deadline { due, by, covers: covers.flatten() })
}

fn by_and_every(
    by: &str,
    every: Option<&str>,
    at: &Pointer,
    lowering: &mut Lowering,
) -> (Option<By>, Option<Every>) {
    let every = every.and_then(|it| lowering.word(it, &at.member("every"), Every::ALL));
    (lowering.word(by, &at.member("by"), By::ALL), every)
}
