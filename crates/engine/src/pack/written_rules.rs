//! The written form of the rules that are reckoned, one form for each kind.

use serde_json::Value;

use super::form::{Members, Refusal, Written, form, refusal};
use super::written::{HEAD, Object, RuleHead, When, Words, unless};
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
    ($($kind:ident = $name:literal,)+) => {
        /// A rule of one kind, without what every rule has.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(clippy::large_enum_variant, reason = "it lives for a moment, one at a time")]
        pub(super) enum Rule {
            $($kind($kind),)+
            /// It is told and not reckoned.
            Told {
                /// Its kind.
                kind: &'static str,
                /// What it is about.
                about: Option<String>,
            },
        }

        impl Rule {
            /// The kinds that are reckoned, as packs write them.
            pub(super) const KINDS: &'static [&'static str] = &[$($name,)+];

            /// The kind, as packs write it.
            pub(super) const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $name,)+
                    Self::Told { kind, .. } => kind,
                }
            }

            /// Reads the members that a rule of this kind has beside those of every rule.
            /// What is told is read where it is told.
            fn read(kind: &str, object: &Object, at: &Pointer) -> Result<Self, Refusal> {
                if let Some(told) = super::told::KINDS.iter().find(|it| **it == kind) {
                    let about = object.get("about").and_then(Value::as_str);
                    return Ok(Self::Told { kind: told, about: about.map(str::to_owned) });
                }
                let mut from = Members::new(object, at, &HEAD);
                let rule = match kind {
                    $($name => Self::$kind($kind::members(&mut from)),)+
                    _ => {
                        let known = [Self::KINDS, super::told::KINDS].concat().join(", ");
                        let at = at.member("rule");
                        return Err(refusal(Code::UnknownWord, &at, &[kind, &known]));
                    }
                };
                from.close()?;
                Ok(rule)
            }
        }
    };
}

rules! {
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

impl Rule {
    /// What it is about, where it says so.
    pub(super) fn about(&self) -> Option<String> {
        match self {
            Self::Told { about, .. } => about.clone(),
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
    /// What is registered at all.
    Scope {}
}
form! {
    /// The whole span.
    Cycle {
        "from" from: Option<String>,
        "to" to: Option<String>,
        "years" years: Option<u8>,
    }
}
form! {
    /// A recurring year.
    Calendar {
        "name" name: String,
        "from" from: String,
        "to" to: String,
        "gap" gap: Option<String>,
        /// Whether annual requirements are registered by it.
        "registration" registration: bool = false,
    }
}
form! {
    /// What counts nothing.
    Exclude {
        "when" when: When,
    }
}
form! {
    /// Somebody has to decide.
    Ruling {
        "when" when: When,
        /// Where the credit may go.
        "into" into: Vec<String> = Vec::new(),
    }
}
form! {
    /// Where a record belongs.
    Classify {
        "when" when: When = When::default(),
        "category" category: Option<String>,
        "stated" stated: Option<Words>,
    }
}
form! {
    /// What a unit is worth.
    Rate {
        "when" when: When = When::default(),
        "quantity" quantity: String,
        "rate" rate: String,
        "at-most" at_most: Option<String>,
        "whole" whole: bool = false,
        "bonuses" bonuses: bool = true,
    }
}
form! {
    /// What is added to the base.
    Bonus {
        "when" when: When = When::default(),
        "add" add: Option<String>,
        "of-base" of_base: Option<String>,
    }
}
form! {
    /// How an amount is rounded.
    Rounding {
        "when" when: When = When::default(),
        "mode" mode: String,
        "digits" digits: u8,
        "stage" stage: Option<String>,
    }
}
form! {
    /// Which date decides the year.
    Attribution {
        "when" when: When = When::default(),
        "by" by: String,
    }
}
form! {
    /// The same counts once.
    Dedup {
        "when" when: When = When::default(),
        "key" key: String,
        "window" window: String,
    }
}
form! {
    /// An event gives credit.
    Grant {
        "event" event: String,
        "per" per: Option<String>,
        "whole" whole: bool = false,
        "at-most" at_most: Option<String>,
        "credits" credits: String,
        "category" category: String,
    }
}
form! {
    /// At most so much.
    Cap {
        "categories" categories: Option<Words>,
        "when" when: When = When::default(),
        "window" window: String,
        "maximum" maximum: Option<String>,
        "share" share: Option<String>,
        "measure" measure: Option<String>,
        "affects-annual" affects_annual: bool = false,
    }
}
form! {
    /// At least so much.
    Minimum {
        "requirement" requirement: String,
        "categories" categories: Option<Words>,
        "tag" tag: Option<String>,
        "when" when: When = When::default(),
        "window" window: String,
        "at-least" at_least: String,
        "measure" measure: Option<String>,
        "force" force: Option<String>,
        "single" single: bool = false,
        "only-years" only_years: Option<Vec<String>>,
        "in-year-of" in_year_of: Option<When>,
        "pro-rata" pro_rata: Option<String>,
    }
}
form! {
    /// A course that must have been taken.
    Mandatory {
        "requirement" requirement: String,
        "course" course: String,
        "credits" credits: String,
        "force" force: Option<String>,
    }
}
form! {
    /// A part of the whole.
    Share {
        "requirement" requirement: String,
        "categories" categories: Words,
        "at-least" at_least: Option<String>,
        "at-most" at_most: Option<String>,
        "of" of: String,
        "tolerance" tolerance: Option<String>,
        "force" force: Option<String>,
    }
}
form! {
    /// The ledger of a new teacher.
    Induction {
        "requirement" requirement: String,
        "at-least" at_least: String,
        "measure" measure: Option<String>,
        "within-years" within_years: Option<u8>,
        "until" until: Option<String>,
        "each-year" each_year: Map<String, String> = Map::new(),
        "calendar-years" calendar_years: bool = false,
        "counts-in-cycle" counts_in_cycle: bool = false,
        "force" force: Option<String>,
    }
}
form! {
    /// Leave lowers requirements.
    Waiver {
        "event" event: String,
        "per" per: String,
        "whole" whole: bool = false,
        "by" by: String,
        "lowers" lowers: Words,
    }
}
form! {
    /// One record satisfies the cycle.
    DeemedComplete {
        "when" when: When,
    }
}
form! {
    /// Surplus fills others.
    Offset {
        "from" from: String,
        "to" to: Vec<Target>,
        "window" window: String,
        "ratio" ratio: Option<String>,
    }
}

/// A category that an offset fills; a path alone stands for one without more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) category: String,
    pub(super) up_to: Option<String>,
    pub(super) at_most: Option<String>,
}

impl Written for Target {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        if let Value::String(path) = value {
            return Ok(Self { category: path.clone(), ..Self::default() });
        }
        let mut from = Members::open(value, at, "a path or an object")?;
        let (category, up_to) = (from.read("category"), from.read("up-to"));
        let at_most = from.read("at-most");
        from.close()?;
        Ok(Self { category, up_to, at_most })
    }
}
