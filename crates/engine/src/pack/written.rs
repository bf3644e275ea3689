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
        /// The policy's id: letters, digits, dots and hyphens; the pack's folder has the same name.
        "id" id: String as PackId,
        /// Raised whenever a change alters what somebody is credited.
        "edition" edition: String,
        /// The title of the regulation.
        "title" title: Bilingual,
        /// The issuing authority.
        "issuer" issuer: Bilingual,
        /// The place where it applies, widest first.
        "region" region: Bilingual,
        /// The document number, where it has one.
        "number" number: Option<String>,
        /// The parent's number and title, where the document has no number itself.
        "parent" parent: Option<String>,
        /// What is cut off or absent in the text that the pack was made from.
        "missing" missing: Option<Bilingual>,
        /// The id of a pack that this one refines; nothing is inherited from it.
        "extends" extends: Option<String>,
        /// The documents that it carries out, for people.
        "implements" implements: Vec<String> = Vec::new(),
        /// The id of the pack that replaced it.
        "superseded-by" superseded_by: Option<String>,
        /// When the regulation is in force.
        "effective" effective: Days = Days::default(),
        /// The questions that the text leaves open, each with its possible readings.
        "switches" switches: Vec<Switch> = Vec::new(),
        /// The kinds of training, as a tree.
        "categories" categories: Vec<Category> = Vec::new(),
    }
}
form! {
    /// Days; either end may be left out.
    Days {
        /// The first day.
        "from" from: Option<String> as Date,
        /// The last day.
        "to" to: Option<String> as Date,
    }
}
form! {
    /// A text in both languages.
    Bilingual {
        /// In Chinese.
        "zh" zh: String,
        /// In English.
        "en" en: String,
    }
}
form! {
    /// A question that the text leaves open: it may be read in several ways.
    Switch {
        /// The id that `switch` and `under` name.
        "id" id: String,
        /// The question in Chinese.
        "zh" zh: String,
        /// The question in English.
        "en" en: String,
        /// The readings, at least two; the first is the default.
        "options" options: Vec<SwitchOption>,
    } where at_least_two("options")
}
form! {
    /// One of the ways to read it.
    SwitchOption {
        /// The id that `switch` and `under` name.
        "id" id: String,
        /// The reading in Chinese.
        "zh" zh: String,
        /// The reading in English.
        "en" en: String,
    }
}
form! {
    /// A kind of training, with its parts; it is named by its path, as `compulsory/digital`.
    Category {
        /// The last step of its path.
        "id" id: String as PathStep,
        /// Its name in Chinese.
        "zh" zh: String,
        /// Its name in English.
        "en" en: String,
        /// Its parts; credit in a part is credit in the whole as well.
        "parts" parts: Vec<Category> = Vec::new(),
    }
}

form! {
    /// What every rule has.
    RuleHead {
        /// Its kind.
        "rule" rule: String,
        /// Unique in the pack; it is shown with every number.
        "id" id: String,
        /// Where it is written, as the source numbers it: `第五条`, `五(二)1`, or a section's title.
        "place" place: String as Place,
        /// Its meaning in your own words, in Chinese.
        "zh" zh: String,
        /// Its meaning in your own words, in English.
        "en" en: String,
        /// The readings under which it is in force: switch and option; absent: always.
        "switch" switch: Map<String, String> = Map::new(),
        /// For which teachers it is; absent: for all.
        "for" whose: Whose = Whose::default(),
    }
}

/// The members of [`RuleHead`], and the one that changes others under a reading.
pub(super) const HEAD: [&str; 8] = ["rule", "id", "place", "zh", "en", "switch", "for", "under"];

form! {
    /// A condition on a teacher: all members must hold. A fact that the teacher has not stated is
    /// none of those asked for.
    Whose {
        /// `true`: newly hired; `false`: not.
        "new_teacher" new_teacher: Option<bool>,
        /// The stage taught is this one, or one of these.
        "stage" stage: Option<Words> as Stage::ALL,
        /// One of the roles is this one, or one of these: `class-teacher`, `principal` and so on.
        "role" role: Option<Words>,
        /// The teacher asks about this consequence, for instance `excellent-rating`.
        "asks" asks: Option<String>,
        /// The days between which the day of hire lies.
        "hired" hired: Option<Days>,
        /// The condition inside does not hold.
        "not" not: Option<Box<Whose>>,
    }
}

form! {
    /// A condition on a record: all members must hold. A condition on a fact that the record does
    /// not state is neither true nor false.
    When {
        /// What kind of training it is.
        "activity" activity: Option<Words> as Activity::ALL,
        /// The level of the issuing or organising body.
        "level" level: Option<Words> as Level::ALL,
        /// How it was held.
        "mode" mode: Option<Words> as Mode::ALL,
        /// Where a lecture was given.
        "host" host: Option<Words> as Host::ALL,
        /// How well it was passed; a record without grade was passed.
        "grade" grade: Option<Words> as Grade::ALL,
        /// The path of the category that the record states, or a part of it.
        "category" category: Option<Words>,
        /// One of its tags.
        "tag" tag: Option<Words>,
        /// The teacher's role in it, for instance `lead`.
        "role" role: Option<Words>,
        /// Its `course_id`.
        "course" course: Option<Words>,
        /// The account that it belongs to.
        "account" account: Option<String> as Account::ALL,
        /// The level of the body that approved it.
        "approved_by" approved_by: Option<Words> as Level::ALL,
        /// Whether the teacher was teaching in support at a poor or rural school.
        "support_teaching" support_teaching: Option<bool>,
        /// Whether the teacher was released from work for it.
        "off_job" off_job: Option<bool>,
        /// Whether the degree was obtained.
        "degree_obtained" degree_obtained: Option<bool>,
        /// Whether it is related to the post or subject.
        "related_to_post" related_to_post: Option<bool>,
        /// Whether the project was reviewed and approved.
        "approved" approved: Option<bool>,
        /// Whether the provider is accredited.
        "provider_accredited" provider_accredited: Option<bool>,
        /// Whether the own notes were checked.
        "notes_verified" notes_verified: Option<bool>,
        /// `true`: a certificate's date is stated; `false`: there is none yet.
        "certificate" certificate: Option<bool>,
        /// The record states a quantity in this unit; of several, in each.
        "states" states: Option<Words> as Unit::ALL,
        /// The record states no quantity in this unit; of several, in none.
        "lacks" lacks: Option<Words> as Unit::ALL,
        /// The least of a quantity, by its unit: `{"days": "3"}`.
        "at-least" at_least: Option<Map<String, String>> as ByUnit,
        /// The days between which the day of completion lies.
        "completed" completed: Option<Ends>,
        /// At least one of these conditions holds.
        "any" any: Option<Vec<When>>,
        /// The condition inside does not hold.
        "not" not: Option<Box<When>>,
    }
}

form! {
    /// Days, each a date or the name of a day of the teacher's; any of them may be left out.
    Ends {
        /// The first day.
        "from" from: Option<String> as DateOrTeachersDay,
        /// The last day.
        "to" to: Option<String> as DateOrTeachersDay,
        /// The day after the last one.
        "before" before: Option<String> as DateOrTeachersDay,
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
