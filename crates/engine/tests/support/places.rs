//! Every place of a JSON value, for tests that break one somewhere.

use serde_json::Value;

/// Every place of a value, as RFC 6901 writes it, what is inside before what is around it.
pub(crate) fn places(value: &Value) -> Vec<String> {
    let mut places = Vec::new();
    list(value, String::new(), &mut places);
    places
}

fn list(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Array(elements) => {
            for (i, it) in elements.iter().enumerate() {
                list(it, format!("{at}/{i}"), places);
            }
        }
        Value::Object(members) => {
            for (name, it) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                list(it, format!("{at}/{name}"), places);
            }
        }
        _ => {}
    }
    places.push(at);
}
