//! The written form of a pack: what stands in the JSON, before it is checked for sense.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::json;
use crate::sorted::{Map, Set};

/// A pack as it is written. Rules that cannot be read are left out, with a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pack {
    pub(super) head: Head,
    pub(super) rules: Vec<(Pointer, RuleHead, Rule)>,
}

/// Everything but the rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    pub(super) id: String,
    pub(super) edition: String,
    pub(super) title: Bilingual,
    pub(super) issuer: Bilingual,
    pub(super) region: Bilingual,
    pub(super) number: Option<String>,
    pub(super) parent: Option<String>,
    pub(super) missing: Option<Bilingual>,
    #[serde(default)]
    pub(super) switches: Vec<Switch>,
    #[serde(default)]
    pub(super) categories: Vec<Category>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bilingual {
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Switch {
    pub(super) id: String,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) options: Vec<SwitchOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SwitchOption {
    pub(super) id: String,
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Category {
    pub(super) id: String,
    pub(super) zh: String,
    pub(super) en: String,
    #[serde(default)]
    pub(super) parts: Vec<Category>,
}

/// What every rule has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleHead {
    pub(super) rule: String,
    pub(super) id: String,
    pub(super) place: String,
    pub(super) zh: String,
    pub(super) en: String,
    #[serde(default)]
    pub(super) switch: Map<String, String>,
}

/// The members of [`RuleHead`].
const HEAD: [&str; 6] = ["rule", "id", "place", "zh", "en", "switch"];

macro_rules! rules {
    ($($kind:ident = $name:literal,)+) => {
        /// A rule of one kind, without what every rule has.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) enum Rule { $($kind($kind),)+ }

        impl Rule {
            /// The kinds, as packs write them.
            pub(super) const KINDS: &'static [&'static str] = &[$($name,)+];

            /// The kind, as packs write it.
            pub(super) const fn kind(&self) -> &'static str {
                match self { $(Self::$kind(_) => $name,)+ }
            }

            fn read(
                kind: &str,
                value: &Value,
                at: &Pointer,
                problems: &mut Vec<Diagnostic>,
            ) -> Option<Self> {
                match kind {
                    $($name => json::read(value, at, problems).map(Self::$kind),)+
                    _ => {
                        let allowed = Self::KINDS.join(", ");
                        let args = [kind, allowed.as_str()];
                        let at = at.member("rule");
                        problems.push(Diagnostic::error(Code::UnknownWord, &at, &args));
                        None
                    }
                }
            }
        }
    };
}

rules! {
    Scope = "scope",
    Cycle = "cycle",
    Calendar = "calendar",
    Exclude = "exclude",
    Classify = "classify",
    Attribution = "attribution",
    Rate = "rate",
    Bonus = "bonus",
    Rounding = "rounding",
    Dedup = "dedup",
    Cap = "cap",
    Minimum = "minimum",
    Induction = "induction",
    Waiver = "waiver",
    Offset = "offset",
    Ruling = "ruling",
    Provision = "provision",
}

macro_rules! form {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub(super) struct $name { $($(#[$field_doc])* pub(super) $field: $type,)* }
    };
}

form! {
    /// What is registered at all.
    Scope {}
}
form! {
    /// The whole span.
    Cycle { from: String, to: String, }
}
form! {
    /// A recurring year.
    Calendar {
        name: String,
        from: String,
        to: String,
        /// Whether annual requirements are registered by it.
        #[serde(default)]
        registration: bool,
    }
}
form! {
    /// What counts nothing.
    Exclude { when: When, }
}
form! {
    /// Where a record belongs.
    Classify {
        #[serde(default)]
        when: When,
        category: Option<String>,
        stated: Option<Words>,
    }
}
form! {
    /// Which date decides the year.
    Attribution {
        #[serde(default)]
        when: When,
        by: String,
    }
}
form! {
    /// What a unit is worth.
    Rate {
        #[serde(default)]
        when: When,
        quantity: String,
        rate: String,
        at_most: Option<String>,
        #[serde(default)]
        whole: bool,
        #[serde(default = "yes")]
        bonuses: bool,
    }
}
form! {
    /// What is added to the base.
    Bonus {
        #[serde(default)]
        when: When,
        add: Option<String>,
        of_base: Option<String>,
    }
}
form! {
    /// How worth is rounded.
    Rounding {
        #[serde(default)]
        when: When,
        mode: String,
        digits: u8,
    }
}
form! {
    /// The same counts once.
    Dedup {
        #[serde(default)]
        when: When,
        key: String,
        window: String,
    }
}
form! {
    /// At most so much.
    Cap {
        categories: Words,
        #[serde(default)]
        when: When,
        window: String,
        maximum: String,
        measure: Option<String>,
        #[serde(default)]
        affects_annual: bool,
    }
}
form! {
    /// At least so much.
    Minimum {
        requirement: String,
        #[serde(rename = "for", default)]
        whose: Whose,
        categories: Option<Words>,
        tag: Option<String>,
        window: String,
        at_least: String,
        measure: Option<String>,
        force: Option<String>,
    }
}
form! {
    /// The ledger of a new teacher.
    Induction {
        requirement: String,
        #[serde(rename = "for", default)]
        whose: Whose,
        at_least: String,
        measure: Option<String>,
        within_years: u8,
        #[serde(default)]
        each_year: Map<String, String>,
        #[serde(default)]
        calendar_years: bool,
        force: Option<String>,
    }
}
form! {
    /// Leave lowers requirements.
    Waiver {
        event: String,
        per: String,
        #[serde(default)]
        whole: bool,
        by: String,
        lowers: Words,
    }
}
form! {
    /// Surplus fills others.
    Offset { from: String, to: Vec<String>, window: String, }
}
form! {
    /// Somebody has to decide.
    Ruling {
        when: When,
        /// Where the credit may go.
        #[serde(default)]
        into: Vec<String>,
    }
}
form! {
    /// What is not computed: deadlines, consequences, procedures.
    Provision { about: String, }
}

fn yes() -> bool {
    true
}

form! {
    /// A condition on a teacher.
    #[derive(Default)]
    Whose {
        #[serde(rename = "new_teacher")]
        new_teacher: Option<bool>,
        stage: Option<Words>,
        role: Option<Words>,
        asks: Option<String>,
        not: Option<Box<Whose>>,
    }
}

/// A condition on a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct When {
    pub(super) activity: Option<Words>,
    pub(super) level: Option<Words>,
    pub(super) mode: Option<Words>,
    pub(super) host: Option<Words>,
    pub(super) grade: Option<Words>,
    pub(super) category: Option<Words>,
    pub(super) tag: Option<Words>,
    pub(super) role: Option<Words>,
    pub(super) account: Option<String>,
    pub(super) approved_by: Option<Words>,
    pub(super) support_teaching: Option<bool>,
    pub(super) off_job: Option<bool>,
    pub(super) degree_obtained: Option<bool>,
    pub(super) related_to_post: Option<bool>,
    pub(super) approved: Option<bool>,
    pub(super) provider_accredited: Option<bool>,
    pub(super) notes_verified: Option<bool>,
    pub(super) states: Option<Words>,
    pub(super) lacks: Option<Words>,
    #[serde(rename = "at-least")]
    pub(super) at_least: Option<Map<String, String>>,
    pub(super) any: Option<Vec<When>>,
    pub(super) not: Option<Box<When>>,
}

/// One word or several; `{"at-least": word}` stands for that word and those above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    These(Set<String>),
    From(String),
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct OneOrMany;
        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, a list of words, or {\"at-least\": word}")
            }

            fn visit_str<E>(self, it: &str) -> Result<Words, E> {
                Ok(Words::These(Set::from([it.to_owned()])))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Words, A::Error> {
                let mut words = Set::new();
                while let Some(it) = source.next_element::<String>()? {
                    words.insert(it);
                }
                Ok(Words::These(words))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut source: A,
            ) -> Result<Words, A::Error> {
                let wrong = || serde::de::Error::custom("only `at-least` is allowed here");
                match source.next_entry::<String, String>()? {
                    Some((key, it)) if key == "at-least" => match source.next_key::<String>()? {
                        None => Ok(Words::From(it)),
                        Some(_) => Err(wrong()),
                    },
                    _ => Err(wrong()),
                }
            }
        }
        source.deserialize_any(OneOrMany)
    }
}

impl Pack {
    /// Reads the written form; `None` if it is not a pack at all or its head cannot be read.
    pub(super) fn read(value: &Value, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let root = Pointer::root();
        let Value::Object(members) = value else {
            problems.push(Diagnostic::error(Code::WrongType, &root, &["an object", "a value"]));
            return None;
        };
        json::check_format(members, "xuefen-pack", 1).map_err(|it| problems.push(it)).ok()?;

        let mut head = members.clone();
        let rules = head.remove("rules");
        let head: Option<Head> = json::read(&Value::Object(head), &root, problems);
        let rules = match &rules {
            Some(Value::Array(rules)) => read_rules(rules, problems),
            Some(_) => {
                let at = root.member("rules");
                problems.push(Diagnostic::error(Code::WrongType, &at, &["a list", "a value"]));
                Vec::new()
            }
            None => {
                problems.push(Diagnostic::error(Code::MissingMember, &root, &["rules"]));
                Vec::new()
            }
        };
        Some(Self { head: head?, rules })
    }
}

fn read_rules(rules: &[Value], problems: &mut Vec<Diagnostic>) -> Vec<(Pointer, RuleHead, Rule)> {
    let at = Pointer::root().member("rules");
    let rules = rules.iter().enumerate().filter_map(|(i, value)| {
        let at = at.element(i);
        let Value::Object(members) = value else {
            problems.push(Diagnostic::error(Code::WrongType, &at, &["an object", "a value"]));
            return None;
        };
        let (head, body): (serde_json::Map<_, _>, serde_json::Map<_, _>) =
            members.clone().into_iter().partition(|(key, _)| HEAD.contains(&key.as_str()));
        let head: Option<RuleHead> = json::read(&Value::Object(head), &at, problems);
        let kind = members.get("rule").and_then(Value::as_str);
        let rule = kind.and_then(|kind| Rule::read(kind, &Value::Object(body), &at, problems));
        Some((at, head?, rule?))
    });
    rules.collect()
}
