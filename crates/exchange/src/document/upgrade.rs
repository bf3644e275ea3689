//! Earlier versions of the saved form, brought up one version at a time.
//!
//! A version, once released, has a frozen fixture in the tests and loads for ever.

use serde_json::Value;

/// Brings the value of one version to the next. Total: where the value is not
/// as that version wrote it, the reader behind it says so.
type Upgrade = fn(Value) -> Value;

/// `upgrade_1_to_2` comes first, once there is a version 2.
const UPGRADES: [Upgrade; 0] = [];

/// The version that is written.
pub(super) const VERSION: u64 = 1 + UPGRADES.len() as u64;

/// The value of an earlier version as the present one would write it.
pub(super) fn upgraded(value: Value, version: u64) -> Value {
    through(&UPGRADES, value, version)
}

fn through(upgrades: &[Upgrade], value: Value, version: u64) -> Value {
    let passed = usize::try_from(version).unwrap_or(usize::MAX).saturating_sub(1);
    upgrades.iter().skip(passed).fold(value, |value, upgrade| upgrade(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_passes_through_every_version_after_its_own() {
        let chain: [Upgrade; 2] = [|it| json!(["2", it]), |it| json!(["3", it])];
        assert_eq!(through(&chain, json!("one"), 1), json!(["3", ["2", "one"]]));
        assert_eq!(through(&chain, json!("two"), 2), json!(["3", "two"]));
        assert_eq!(through(&chain, json!("three"), 3), json!("three"));
    }
}
