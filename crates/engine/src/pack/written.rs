//! The written form of a pack: what stands in the JSON, before it is checked for sense.

use serde_json::Value;

use super::form::{Members, Refusal, Written, form, refusal, wrong_type};
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::json;
use crate::sorted::{Map, Set};

/// A pack as it is written. A rule is read once it is known which readings are chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pack {
    pub(super) head: Head,
    pub(super) rules: Vec<(Pointer, Object)>,
}

/// The members of a rule.
pub(super) type Object = serde_json::Map<String, Value>;

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
        "extends" extends: Option<String>,
        "implements" implements: Vec<String> = Vec::new(),
        "superseded-by" superseded_by: Option<String>,
        "effective" effective: Span = Span::default(),
        "switches" switches: Vec<Switch> = Vec::new(),
        "categories" categories: Vec<Category> = Vec::new(),
    }
}
form! {
    /// Days; either end may be left out.
    Span {
        "from" from: Option<String>,
        "to" to: Option<String>,
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
        "for" whose: Whose = Whose::default(),
    }
}

/// The members of [`RuleHead`], and the one that changes others under a reading.
pub(super) const HEAD: [&str; 8] = ["rule", "id", "place", "zh", "en", "switch", "for", "under"];

form! {
    /// A condition on a teacher.
    Whose {
        "new_teacher" new_teacher: Option<bool>,
        "stage" stage: Option<Words>,
        "role" role: Option<Words>,
        "asks" asks: Option<String>,
        "hired" hired: Option<Span>,
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
        "course" course: Option<Words>,
        "account" account: Option<String>,
        "approved_by" approved_by: Option<Words>,
        "support_teaching" support_teaching: Option<bool>,
        "off_job" off_job: Option<bool>,
        "degree_obtained" degree_obtained: Option<bool>,
        "related_to_post" related_to_post: Option<bool>,
        "approved" approved: Option<bool>,
        "provider_accredited" provider_accredited: Option<bool>,
        "notes_verified" notes_verified: Option<bool>,
        "certificate" certificate: Option<bool>,
        "states" states: Option<Words>,
        "lacks" lacks: Option<Words>,
        "at-least" at_least: Option<Map<String, String>>,
        "completed" completed: Option<Ends>,
        "any" any: Option<Vec<When>>,
        "not" not: Option<Box<When>>,
    }
}

form! {
    /// Days, each a date or the name of a day of the teacher's; any of them may be left out.
    Ends {
        "from" from: Option<String>,
        "to" to: Option<String>,
        "before" before: Option<String>,
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
            Some(Value::Array(rules)) => objects(rules, problems),
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

/// The rules with their places; what is no object is a problem.
fn objects(list: &[Value], problems: &mut Vec<Diagnostic>) -> Vec<(Pointer, Object)> {
    let at = Pointer::root().member("rules");
    let mut rules = Vec::new();
    for (i, value) in list.iter().enumerate() {
        let at = at.element(i);
        match value {
            Value::Object(members) => rules.push((at, members.clone())),
            _ => {
                problems.push(Diagnostic::error(Code::WrongType, &at, &["an object", "a value"]));
            }
        }
    }
    rules
}

/// What was read, unless it was refused: that is a problem.
pub(super) fn unless<T>(read: Result<T, Refusal>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    read.map_err(|it| problems.push(*it)).ok()
}
