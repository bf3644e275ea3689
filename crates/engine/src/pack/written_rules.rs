//! The written form of a rule: its kind, and the forms of the kinds that are reckoned.

use serde_json::Value;

use super::form::{Members, Refusal, Written, form, refusal};
use super::written::{HEAD, Object, RuleHead, When, Words, unless};
use super::written_told::{
    Consequence, Deadline, Equivalence, Evidence, Obligation, Precondition, Provision, Publication,
    Recogniser, Step, Validity,
};
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::sorted::Map;

/// Reads a rule with what every rule has.
pub(super) fn read_rule(
    members: &Object,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<(RuleHead, Rule)> {
    let mut from = Members::new(members, at, &[]);
    let head = RuleHead::members(&mut from);
    let head = unless(from.pause().map(|()| head), problems);
    let kind = members.get("rule").and_then(Value::as_str);
    let rule = kind.and_then(|kind| unless(Rule::read(kind, members, at), problems));
    head.zip(rule)
}

macro_rules! rules {
    (
        reckoned { $($kind:ident = $name:literal,)+ }
        told { $($told:ident = $told_name:literal,)+ }
    ) => {
        /// A rule of one kind, without what every rule has.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(clippy::large_enum_variant, reason = "it lives for a moment, one at a time")]
        pub(super) enum Rule {
            $($kind($kind),)+
            $($told($told),)+
        }

        impl Rule {
            /// The kinds, as packs write them: those that are reckoned, then those that are told.
            pub(super) const KINDS: &'static [&'static str] = &[$($name,)+ $($told_name,)+];

            /// The kinds that are told and not reckoned.
            pub(super) const TOLD: &'static [&'static str] = &[$($told_name,)+];

            /// The kind, as packs write it.
            pub(super) const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $name,)+
                    $(Self::$told(_) => $told_name,)+
                }
            }

            /// Reads the members that a rule of this kind has beside those of every rule.
            fn read(kind: &str, object: &Object, at: &Pointer) -> Result<Self, Refusal> {
                let mut from = Members::new(object, at, &HEAD);
                let rule = match kind {
                    $($name => Self::$kind($kind::members(&mut from)),)+
                    $($told_name => Self::$told($told::members(&mut from)),)+
                    _ => {
                        let at = at.member("rule");
                        let known = Self::KINDS.join(", ");
                        return Err(refusal(Code::UnknownWord, &at, &[kind, &known]));
                    }
                };
                from.close()?;
                Ok(rule)
            }

            /// What each kind tells of itself.
            #[cfg(feature = "schema")]
            pub(super) fn describe(
                generator: &mut schemars::SchemaGenerator,
            ) -> Vec<(&'static str, schemars::Schema)> {
                vec![
                    $(($name, super::schema::rule::<$kind>($name, generator)),)+
                    $(($told_name, super::schema::rule::<$told>($told_name, generator)),)+
                ]
            }
        }
    };
}

rules! {
    reckoned {
        Scope = "scope",
        Cycle = "cycle",
        Calendar = "calendar",
        Exclude = "exclude",
        Ruling = "ruling",
        Classify = "classify",
        Rate = "rate",
        Bonus = "bonus",
        Rounding = "rounding",
        Attribution = "attribution",
        Dedup = "dedup",
        Grant = "grant",
        Cap = "cap",
        Minimum = "minimum",
        Mandatory = "mandatory",
        Share = "share",
        Induction = "induction",
        Waiver = "waiver",
        DeemedComplete = "deemed-complete",
        Offset = "offset",
    }
    told {
        Consequence = "consequence",
        Precondition = "precondition",
        Validity = "validity",
        Deadline = "deadline",
        Recogniser = "recogniser",
        Evidence = "evidence",
        Step = "step",
        Publication = "publication",
        Obligation = "obligation",
        Equivalence = "equivalence",
        Provision = "provision",
    }
}

impl Rule {
    /// What it is about, where it says so.
    pub(super) fn about(&self) -> Option<String> {
        match self {
            Self::Provision(it) => Some(it.about.clone()),
            _ => None,
        }
    }

    /// The id of the requirement that it makes, if it makes one.
    pub(super) fn requirement(&self) -> Option<&str> {
        match self {
            Self::Minimum(it) => Some(&it.requirement),
            Self::Mandatory(it) => Some(&it.requirement),
            Self::Share(it) => Some(&it.requirement),
            Self::Induction(it) => Some(&it.requirement),
            _ => None,
        }
    }
}

form! {
    /// What is registered at all; exactly one in a pack.
    Scope {}
}
form! {
    /// The span in which credit is collected: days, or a length where the text names no days.
    Cycle {
        /// The first day.
        "from" from: Option<String> as Date,
        /// The last day.
        "to" to: Option<String> as Date,
        /// How many years it lasts, instead of days; then every record counts.
        "years" years: Option<u8> as FROM_ONE,
    } where either(&["from", "to"], "years")
}
form! {
    /// A year that recurs, for annual rules; it is named by the calendar year in which it starts.
    Calendar {
        /// The name that windows use, for instance `year`; `cycle` is taken.
        "name" name: String,
        /// The first day.
        "from" from: String as DayOfYear,
        /// The last day; in the next year where it lies before the first.
        "to" to: String as DayOfYear,
        /// What becomes of the days that the years leave between them: they lie in no year
        /// (`reject`, the default), in the `previous` one or in the `next`.
        "gap" gap: Option<String> as GAPS,
        /// Whether annual requirements are registered by it.
        "registration" registration: bool = false,
    }
}
form! {
    /// What counts nothing.
    Exclude {
        /// Which records.
        "when" when: When,
    }
}
form! {
    /// The text recognises it and names no amount: the school or authority decides.
    Ruling {
        /// Which records.
        "when" when: When,
        /// The paths of the categories that the credit may go to; absent: anywhere.
        "into" into: Vec<String> = Vec::new(),
    }
}
form! {
    /// Where a record belongs; the first that holds decides.
    Classify {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// The path of this category.
        "category" category: Option<String>,
        /// Instead of a category: the one that the record states, if it lies inside one of these.
        "stated" stated: Option<Words>,
    } where either(&["category"], "stated")
}
form! {
    /// What a unit of a quantity is worth; the first that holds and whose quantity is stated decides.
    Rate {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// The unit of the quantity that is counted; `record`: each record counts once.
        "quantity" quantity: String as Quantity,
        /// Credits for one of them, at most 1000.
        "rate" rate: String as Factor,
        /// The most of the quantity that counts in one record.
        "at-most" at_most: Option<String> as Amount,
        /// Whether only whole ones count.
        "whole" whole: bool = false,
        /// Whether bonuses are added.
        "bonuses" bonuses: bool = true,
    }
}
form! {
    /// What is added to the base, that is quantity times rate.
    Bonus {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// So many credits.
        "add" add: Option<String> as Amount,
        /// Instead of a number of credits: so many times the base.
        "of-base" of_base: Option<String> as Factor,
    } where either(&["add"], "of-base")
}
form! {
    /// How an amount is rounded; nothing else ever is.
    Rounding {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// Half up or down.
        "mode" mode: String as ROUNDING_MODES,
        /// How many digits are kept after the point.
        "digits" digits: u8 as DIGITS,
        /// What is rounded: each `bonus`, the worth of the `record` (the default), or the `total` of
        /// the cycle and of each year, then without `when`.
        "stage" stage: Option<String> as STAGES,
    } where total_has_no_condition()
}
form! {
    /// Which day decides the year; the first that holds decides, else completion.
    Attribution {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// The day of completion, that of the certificate, or the years of study one by one.
        "by" by: String as ATTRIBUTIONS,
    }
}
form! {
    /// Of the records with the same key in a window only the one with the highest worth counts.
    Dedup {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// What makes two records the same.
        "key" key: String as DEDUP_KEYS,
        /// `cycle`, or the name of a calendar: each of its years.
        "window" window: String,
    }
}
form! {
    /// An event gives credit; the first rule that speaks of an event decides.
    Grant {
        /// What happened to the teacher.
        "event" event: String as EventKind::ALL,
        /// The unit of its duration that is counted; absent: the amount is given once.
        "per" per: Option<String> as Span::ALL,
        /// Whether only whole units count.
        "whole" whole: bool = false,
        /// The most units that count.
        "at-most" at_most: Option<String> as Amount,
        /// Credits for each unit, at most 1000.
        "credits" credits: String as Factor,
        /// The path of the category that they fall into.
        "category" category: String,
    }
}
form! {
    /// At most so much in each window.
    Cap {
        /// The paths of one or several categories, together; absent: everything.
        "categories" categories: Option<Words>,
        /// Only records for which this is known to hold; absent: every one.
        "when" when: When = When::default(),
        /// `cycle`, or the name of a calendar: each of its years.
        "window" window: String,
        /// So many credits (or hours).
        "maximum" maximum: Option<String> as Amount,
        /// Instead of a maximum: this part of the total that is required of the teacher.
        "share" share: Option<String> as Part,
        /// What is measured: `credits` (the default) or contact `hours`.
        "measure" measure: Option<String> as MEASURES,
        /// Whether a cap on the cycle lowers the years as well.
        "affects-annual" affects_annual: bool = false,
    } where either(&["maximum"], "share")
}
form! {
    /// At least so much in the cycle or in each year.
    Minimum {
        /// The id of the requirement, for instance `cycle-total`.
        "requirement" requirement: String,
        /// The paths of one or several categories, together; absent: everything.
        "categories" categories: Option<Words>,
        /// Only records with this tag.
        "tag" tag: Option<String>,
        /// Only records for which this is known to hold; absent: every one.
        "when" when: When = When::default(),
        /// `cycle`, or the name of a calendar: each of its years.
        "window" window: String,
        /// So many credits (or hours).
        "at-least" at_least: String as Amount,
        /// What is measured: `credits` (the default) or contact `hours`.
        "measure" measure: Option<String> as MEASURES,
        /// How binding it is; absent: `must`.
        "force" force: Option<String> as FORCES,
        /// Whether one single record has to reach it.
        "single" single: bool = false,
        /// Only in these years; not with the window `cycle`.
        "only-years" only_years: Option<Vec<String>> as Year,
        /// Only in years in which such a record counts; not with the window `cycle`.
        "in-year-of" in_year_of: Option<When>,
        /// Who was hired during the cycle owes the share of its years from that of hire on.
        "pro-rata" pro_rata: Option<String> as PRO_RATA,
    } where window_fits()
}
form! {
    /// A course that must have been taken; whoever lacks it is short of its full credit.
    Mandatory {
        /// The id of the requirement.
        "requirement" requirement: String,
        /// The `course_id` of its records.
        "course" course: String,
        /// Its credits.
        "credits" credits: String as Amount,
        /// How binding it is; absent: `must`.
        "force" force: Option<String> as FORCES,
    }
}
form! {
    /// A part of the whole that has to lie in a range.
    Share {
        /// The id of the requirement, for instance `share-city`.
        "requirement" requirement: String,
        /// The paths of one or several categories, together.
        "categories" categories: Words,
        /// The least part of the whole.
        "at-least" at_least: Option<String> as Part,
        /// The greatest part of the whole.
        "at-most" at_most: Option<String> as Part,
        /// The whole: the total that is `required`, or what was `earned`.
        "of" of: String as WHOLES,
        /// By how much of the whole both ends are widened.
        "tolerance" tolerance: Option<String> as Part,
        /// How binding it is; absent: `must`.
        "force" force: Option<String> as FORCES,
    } where one_at_least(&["at-least", "at-most"])
}
form! {
    /// The account of a new teacher; records belong to it by `"account": "induction"`.
    Induction {
        /// The id of the requirement, for instance `induction-total`.
        "requirement" requirement: String,
        /// So many credits (or hours) in all.
        "at-least" at_least: String as Amount,
        /// The unit of the account: `credits` (the default) or `hours`.
        "measure" measure: Option<String> as MEASURES,
        /// How many years it lasts, from the day of hire.
        "within-years" within_years: Option<u8> as INDUCTION_YEARS,
        /// Instead of a number of years: up to the day before probation ends.
        "until" until: Option<String> as UNTIL,
        /// A minimum in single years of service, by their number: `{"1": "60"}`.
        "each-year" each_year: Map<String, String> as ByYearOfService = Map::new(),
        /// Whether years are calendar years instead of years of service.
        "calendar-years" calendar_years: bool = false,
        /// Whether these records count in the cycle as well.
        "counts-in-cycle" counts_in_cycle: bool = false,
        /// How binding it is; absent: `must`.
        "force" force: Option<String> as FORCES,
    } where either(&["within-years"], "until")
}
form! {
    /// Leave lowers requirements; it is not earned.
    Waiver {
        /// What happened to the teacher.
        "event" event: String as EventKind::ALL,
        /// The unit of its duration that is counted.
        "per" per: String as Span::ALL,
        /// Whether only whole units count.
        "whole" whole: bool = false,
        /// Credits by which each unit lowers them.
        "by" by: String as Amount,
        /// The ids of the requirements that are lowered.
        "lowers" lowers: Words,
    }
}
form! {
    /// One record satisfies the whole cycle with all its years, induction apart.
    DeemedComplete {
        /// Which records.
        "when" when: When,
    }
}
form! {
    /// What lies above the minimum of one category fills others, in the order given.
    Offset {
        /// The path of the category with the surplus.
        "from" from: String,
        /// The categories that are filled.
        "to" to: Vec<PathOrTarget>,
        /// `cycle`, or the name of a calendar: each of its years.
        "window" window: String,
        /// What one credit of surplus is worth there; absent: 1.
        "ratio" ratio: Option<String> as Factor,
    }
}
form! {
    /// A category that an offset fills.
    Target {
        /// Its path.
        "category" category: String,
        /// Filled up to so many credits; absent: up to its own minimum.
        "up-to" up_to: Option<String> as Amount,
        /// The most credits that are moved.
        "at-most" at_most: Option<String> as Amount,
    }
}

/// A path alone stands for a target without more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PathOrTarget(pub(super) Target);

impl Written for PathOrTarget {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        if let Value::String(path) = value {
            return Ok(Self(Target { category: path.clone(), ..Target::default() }));
        }
        let mut from = Members::open(value, at, "a path or an object")?;
        let target = Target::members(&mut from);
        from.close()?;
        Ok(Self(target))
    }
}
