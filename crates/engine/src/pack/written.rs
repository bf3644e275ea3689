//! The written form of a pack: what stands in the JSON, before it is checked for sense.

use serde_json::Value;

use super::form::{Members, Refusal, Written, refusal, wrong_type};
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::json;
use crate::sorted::{Map, Set};

/// A pack as it is written. Rules that cannot be read are left out, with a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pack {
    pub(super) head: Head,
    pub(super) rules: Vec<(Pointer, RuleHead, Rule)>,
}

/// A written form: each member with its name, its type, and what stands for it
/// where it is absent and need not be there.
macro_rules! form {
    ($(#[$doc:meta])* $form:ident {
        $($(#[$member_doc:meta])* $name:literal $member:ident: $type:ty $(= $absent:expr)?,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub(super) struct $form { $($(#[$member_doc])* pub(super) $member: $type,)* }

        impl $form {
            fn members(_from: &mut Members<'_>) -> Self {
                Self { $($member: form!(member $name of _from $(else $absent)?),)* }
            }
        }

        impl Written for $form {
            fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
                let mut from = Members::open(value, at, concat!("struct ", stringify!($form)))?;
                let it = Self::members(&mut from);
                from.close()?;
                Ok(it)
            }
        }
    };
    (member $name:literal of $from:ident) => { $from.read($name) };
    (member $name:literal of $from:ident else $absent:expr) => { $from.read_or($name, $absent) };
}

form! {
    /// Everything but the rules.
    Head {
        "id" id: String,
        "edition" edition: String,
        "title" title: Bilingual,
        "issuer" issuer: Bilingual,
        "region" region: Bilingual,
        "number" number: Option<String>,
        "parent" parent: Option<String>,
        "missing" missing: Option<Bilingual>,
        "switches" switches: Vec<Switch> = Vec::new(),
        "categories" categories: Vec<Category> = Vec::new(),
    }
}
form! {
    /// A text in both languages.
    Bilingual {
        "zh" zh: String,
        "en" en: String,
    }
}
form! {
    /// What may be read in several ways.
    Switch {
        "id" id: String,
        "zh" zh: String,
        "en" en: String,
        "options" options: Vec<SwitchOption>,
    }
}
form! {
    /// One of the ways.
    SwitchOption {
        "id" id: String,
        "zh" zh: String,
        "en" en: String,
    }
}
form! {
    /// A kind of training, with its parts.
    Category {
        "id" id: String,
        "zh" zh: String,
        "en" en: String,
        "parts" parts: Vec<Category> = Vec::new(),
    }
}

form! {
    /// What every rule has.
    RuleHead {
        "rule" rule: String,
        "id" id: String,
        "place" place: String,
        "zh" zh: String,
        "en" en: String,
        "switch" switch: Map<String, String> = Map::new(),
    }
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

            /// Reads the members that a rule of this kind has beside those of every rule.
            fn read(
                kind: &str,
                object: &serde_json::Map<String, Value>,
                at: &Pointer,
            ) -> Result<Self, Refusal> {
                let mut from = Members::new(object, at, &HEAD);
                let rule = match kind {
                    $($name => Self::$kind($kind::members(&mut from)),)+
                    _ => {
                        let args = [kind, &Self::KINDS.join(", ")];
                        return Err(refusal(Code::UnknownWord, &at.member("rule"), &args));
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

form! {
    /// What is registered at all.
    Scope {}
}
form! {
    /// The whole span.
    Cycle {
        "from" from: String,
        "to" to: String,
    }
}
form! {
    /// A recurring year.
    Calendar {
        "name" name: String,
        "from" from: String,
        "to" to: String,
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
    /// Where a record belongs.
    Classify {
        "when" when: When = When::default(),
        "category" category: Option<String>,
        "stated" stated: Option<Words>,
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
    /// How worth is rounded.
    Rounding {
        "when" when: When = When::default(),
        "mode" mode: String,
        "digits" digits: u8,
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
    /// At most so much.
    Cap {
        "categories" categories: Words,
        "when" when: When = When::default(),
        "window" window: String,
        "maximum" maximum: String,
        "measure" measure: Option<String>,
        "affects-annual" affects_annual: bool = false,
    }
}
form! {
    /// At least so much.
    Minimum {
        "requirement" requirement: String,
        "for" whose: Whose = Whose::default(),
        "categories" categories: Option<Words>,
        "tag" tag: Option<String>,
        "when" when: When = When::default(),
        "window" window: String,
        "at-least" at_least: String,
        "measure" measure: Option<String>,
        "force" force: Option<String>,
    }
}
form! {
    /// The ledger of a new teacher.
    Induction {
        "requirement" requirement: String,
        "for" whose: Whose = Whose::default(),
        "at-least" at_least: String,
        "measure" measure: Option<String>,
        "within-years" within_years: u8,
        "each-year" each_year: Map<String, String> = Map::new(),
        "calendar-years" calendar_years: bool = false,
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
    /// Surplus fills others.
    Offset {
        "from" from: String,
        "to" to: Vec<String>,
        "window" window: String,
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
    /// What is not computed: deadlines, consequences, procedures.
    Provision {
        "about" about: String,
    }
}

form! {
    /// A condition on a teacher.
    Whose {
        "new_teacher" new_teacher: Option<bool>,
        "stage" stage: Option<Words>,
        "role" role: Option<Words>,
        "asks" asks: Option<String>,
        "not" not: Option<Box<Whose>>,
    }
}

form! {
    /// A condition on a record.
    When {
        "activity" activity: Option<Words>,
        "level" level: Option<Words>,
        "mode" mode: Option<Words>,
        "host" host: Option<Words>,
        "grade" grade: Option<Words>,
        "category" category: Option<Words>,
        "tag" tag: Option<Words>,
        "role" role: Option<Words>,
        "account" account: Option<String>,
        "approved_by" approved_by: Option<Words>,
        "support_teaching" support_teaching: Option<bool>,
        "off_job" off_job: Option<bool>,
        "degree_obtained" degree_obtained: Option<bool>,
        "related_to_post" related_to_post: Option<bool>,
        "approved" approved: Option<bool>,
        "provider_accredited" provider_accredited: Option<bool>,
        "notes_verified" notes_verified: Option<bool>,
        "states" states: Option<Words>,
        "lacks" lacks: Option<Words>,
        "at-least" at_least: Option<Map<String, String>>,
        "any" any: Option<Vec<When>>,
        "not" not: Option<Box<When>>,
    }
}

/// One word or several; `{"at-least": word}` stands for that word and those above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    These(Set<String>),
    From(String),
}

impl Default for Words {
    fn default() -> Self {
        Self::These(Set::new())
    }
}

impl Written for Words {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        match value {
            Value::String(it) => Ok(Self::These(Set::from([it.clone()]))),
            Value::Array(_) => {
                let words: Vec<String> = Written::read(value, at)?;
                Ok(Self::These(words.into_iter().collect()))
            }
            Value::Object(object) => {
                if let Some((key, it)) = object.iter().next() {
                    let word = String::read(it, &at.member(key))?;
                    if key == "at-least" && object.len() == 1 {
                        return Ok(Self::From(word));
                    }
                }
                Err(refusal(Code::Malformed, at, &["only `at-least` is allowed here"]))
            }
            _ => Err(wrong_type("a word, a list of words, or {\"at-least\": word}", value, at)),
        }
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

        let mut from = Members::new(members, &root, &["format", "version", "rules"]);
        let head = Head::members(&mut from);
        let head = unless(from.close().map(|()| head), problems);
        let rules = match members.get("rules") {
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

fn read_rules(list: &[Value], problems: &mut Vec<Diagnostic>) -> Vec<(Pointer, RuleHead, Rule)> {
    let at = Pointer::root().member("rules");
    let mut rules = Vec::new();
    for (i, value) in list.iter().enumerate() {
        let at = at.element(i);
        let Value::Object(members) = value else {
            problems.push(Diagnostic::error(Code::WrongType, &at, &["an object", "a value"]));
            continue;
        };
        let mut from = Members::new(members, &at, &[]);
        let head = RuleHead::members(&mut from);
        let head = unless(from.pause().map(|()| head), problems);
        let kind = members.get("rule").and_then(Value::as_str);
        let rule = kind.and_then(|kind| unless(Rule::read(kind, members, &at), problems));
        rules.extend(head.zip(rule).map(|(head, rule)| (at, head, rule)));
    }
    rules
}

/// What was read, unless it was refused: that is a problem.
fn unless<T>(read: Result<T, Refusal>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    read.map_err(|it| problems.push(*it)).ok()
}
