//! The pack as it stands under chosen readings (README §2, §3): a list of rules, each of them
//! nothing but its members.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::number::{self, Fraction};

/// The option chosen for each question that the text leaves open.
pub(crate) type Readings = BTreeMap<String, String>;

/// A pack under chosen readings.
pub(crate) struct Pack {
    /// The path of every category.
    pub(crate) categories: Vec<String>,
    /// The rules that are in force under these readings, in the order of the pack.
    pub(crate) rules: Vec<Rule>,
}

/// One rule: its members after the readings have been applied.
#[derive(Clone, Debug)]
pub(crate) struct Rule(Map<String, Value>);

/// Reads a pack under readings.
pub(crate) fn read(pack: &Value, readings: &Readings) -> Pack {
    let chosen = chosen(pack, readings);
    let rules = members(pack, "rules").iter().filter_map(|rule| under(rule, &chosen)).collect();
    Pack { categories: paths(members(pack, "categories"), ""), rules }
}

/// README §2, switches: the first option is the default.
fn chosen(pack: &Value, readings: &Readings) -> Readings {
    let of = |switch: &Value| {
        let id = switch["id"].as_str().expect("a switch has an id").to_owned();
        let default = switch["options"][0]["id"].as_str().expect("a switch has options");
        let option = readings.get(&id).cloned().unwrap_or_else(|| default.to_owned());
        (id, option)
    };
    members(pack, "switches").iter().map(of).collect()
}

/// README §2: a rule with `switch` is in force under that reading only, and what stands in `under`
/// replaces the members of the rule; if several apply, in the order in which they are written.
fn under(rule: &Value, chosen: &Readings) -> Option<Rule> {
    let mut rule = rule.as_object().expect("a rule is an object").clone();
    if !agrees(rule.get("switch"), chosen) {
        return None;
    }
    let differences = rule.remove("under").unwrap_or_default();
    for difference in differences.as_array().into_iter().flatten() {
        if agrees(difference.get("switch"), chosen) {
            for (member, value) in difference.as_object().into_iter().flatten() {
                if member != "switch" {
                    rule.insert(member.clone(), value.clone());
                }
            }
        }
    }
    Some(Rule(rule))
}

fn agrees(switch: Option<&Value>, chosen: &Readings) -> bool {
    let wanted = switch.and_then(Value::as_object).into_iter().flatten();
    wanted.into_iter().all(|(id, option)| chosen.get(id).map(String::as_str) == option.as_str())
}

/// README §2: a category is named by its path.
fn paths(categories: &[Value], above: &str) -> Vec<String> {
    let mut all = Vec::new();
    for category in categories {
        let path = format!("{above}{}", category["id"].as_str().expect("a category has an id"));
        let parts = paths(members(category, "parts"), &format!("{path}/"));
        all.push(path);
        all.extend(parts);
    }
    all
}

/// README §2: credit in a part is credit in the whole as well.
pub(crate) fn lies_in(path: &str, category: &str) -> bool {
    path == category || path.starts_with(&format!("{category}/"))
}

fn members<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name].as_array().map_or(&[], Vec::as_slice)
}

impl Rule {
    /// A member as it is written.
    pub(crate) fn get(&self, member: &str) -> Option<&Value> {
        self.0.get(member)
    }

    /// Its kind.
    pub(crate) fn kind(&self) -> &str {
        self.text("rule")
    }

    /// A word that the rule must have.
    pub(crate) fn text(&self, member: &str) -> &str {
        self.word(member).unwrap_or_else(|| panic!("a rule needs {member}: {:?}", self.0))
    }

    /// A word that the rule may have.
    pub(crate) fn word(&self, member: &str) -> Option<&str> {
        self.get(member).and_then(Value::as_str)
    }

    /// One word or a list of them; `None` where the member is absent.
    pub(crate) fn words(&self, member: &str) -> Option<Vec<String>> {
        self.get(member).map(one_or_several)
    }

    /// An exact number (README §3: numbers are texts).
    pub(crate) fn number(&self, member: &str) -> Option<Fraction> {
        self.word(member).map(number::read)
    }

    /// A number that the rule must have.
    pub(crate) fn figure(&self, member: &str) -> Fraction {
        number::read(self.text(member))
    }

    /// A count that is written as a bare number, such as years or digits.
    pub(crate) fn count(&self, member: &str) -> Option<i64> {
        self.get(member).and_then(Value::as_i64)
    }

    /// Whether the member is there and says `true`.
    pub(crate) fn says(&self, member: &str) -> bool {
        self.get(member) == Some(&Value::Bool(true))
    }
}

/// README §3, conditions: a word may be one or several.
pub(crate) fn one_or_several(value: &Value) -> Vec<String> {
    match value {
        Value::Array(several) => several.iter().flat_map(one_or_several).collect(),
        one => vec![one.as_str().expect("a word is a text").to_owned()],
    }
}
