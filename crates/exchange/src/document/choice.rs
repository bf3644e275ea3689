//! The policy that somebody chose, and the reading of it.

use serde_json::Value;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::sorted::Map;

use crate::written::{Fields, Members, accept};

/// The most switches that a choice may set.
pub(crate) const MOST_SWITCHES: usize = 100;

/// A chosen policy with the readings chosen where its text allows several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChoice {
    /// The pack's id.
    pub id: String,
    /// Switch → option. A switch that is not here has the pack's default.
    pub switches: Map<String, String>,
}

impl PolicyChoice {
    /// A policy in the readings that its pack takes by default.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), switches: Map::new() }
    }
}

/// Checks what a choice may be before it is known whether such a pack exists:
/// ids and options are short texts without control characters.
///
/// # Errors
/// Every problem that would keep the written form from being read again.
pub fn accept_choice(choice: &PolicyChoice) -> Result<PolicyChoice, Vec<Diagnostic>> {
    accept(write_choice("id", Some(choice), Members::default()).done(), lower_whole_choice)
}

/// Adds a choice to an object: the policy under a name, and its switches.
pub(crate) fn write_choice(name: &str, choice: Option<&PolicyChoice>, members: Members) -> Members {
    let Some(choice) = choice else { return members };
    let switches = choice.switches.iter();
    let switches =
        switches.fold(Members::default(), |switches, (switch, it)| switches.text(switch, Some(it)));
    members.text(name, Some(&choice.id)).entries("switches", switches)
}

/// Reads a choice that is an object of its own.
pub(super) fn lower_whole_choice(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<PolicyChoice> {
    let mut fields = Fields::open(value, at, problems)?;
    fields.need("id");
    let choice = lower_choice("id", &mut fields);
    fields.close(choice)
}

/// Reads a choice from the member that names the policy, and `switches`.
pub(crate) fn lower_choice(name: &str, fields: &mut Fields<'_>) -> Option<PolicyChoice> {
    let entries = fields.entries("switches").unwrap_or_default();
    if !entries.is_empty() {
        fields.need(name);
    }
    let id = fields.take(name).and_then(|it| fields.id_at(it, &fields.at(name)));
    let at = fields.at("switches");
    if entries.len() > MOST_SWITCHES {
        let args = [entries.len().to_string(), MOST_SWITCHES.to_string()];
        fields.problem_at(&at, Code::TooMany, &[&args[0], &args[1]]);
    }
    let mut switches = Map::new();
    for (switch, option) in entries {
        let at = at.member(&switch);
        let switch = fields.id_at(Value::String(switch), &at);
        let option = fields.id_at(option, &at);
        let named = switch.zip(option);
        switches.extend(named.map(|(switch, it)| (switch.to_string(), it.to_string())));
    }
    Some(PolicyChoice { id: id?.to_string(), switches })
}
