//! Writes JSON as text: without spaces, indented, or canonical (RFC 8785).
//!
//! Only what [`json::parse`](xuefen_engine::json::parse) lets pass is ever
//! written, so the numbers are integers; writing no others keeps the tables for
//! printing floating-point numbers, which compress badly, out of the program.

use serde_json::{Map, Value};
use xuefen_engine::sorted;

/// Members that people look for first; the others follow in alphabetical order.
const FIRST: &[&str] = &[
    "format", "version", "policy", "switches", "teacher", "document", "history", "records", "id",
    "kind", "type", "name", "title", "school", "provider", "activity", "level", "mode", "date",
    "before", "after",
];

/// How members are ordered and laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Compact,
    Indented(usize),
    Canonical,
}

/// A value without spaces.
pub(crate) fn compact(value: &Value) -> String {
    written(value, Layout::Compact)
}

/// A value on several lines, ending in a newline.
pub(crate) fn pretty(value: &Value) -> String {
    written(value, Layout::Indented(0)) + "\n"
}

/// The one canonical form of a value (RFC 8785).
///
/// Integers beyond 2⁵³, of which that form knows none, are written in full.
pub(crate) fn canonical(value: &Value) -> String {
    written(value, Layout::Canonical)
}

fn written(value: &Value, layout: Layout) -> String {
    let mut text = String::new();
    write(value, layout, &mut text);
    text
}

fn write(value: &Value, layout: Layout, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(it) => match (it.as_i64(), it.as_u64()) {
            (Some(it), _) => text.push_str(&it.to_string()),
            (None, Some(it)) => text.push_str(&it.to_string()),
            (None, None) => text.push_str("null"),
        },
        Value::String(it) => write_string(it, text),
        Value::Array(list) => {
            let elements = list.iter().map(|it| (None, it));
            write_all(elements, ('[', ']'), layout, text);
        }
        Value::Object(members) => write_object(members, layout, text),
    }
}

fn write_object(members: &Map<String, Value>, layout: Layout, text: &mut String) {
    let named = |(name, value): (_, _)| (Some(name), value);
    if layout == Layout::Canonical {
        let mut by_utf16: sorted::Map<Vec<u16>, (&String, &Value)> = sorted::Map::new();
        by_utf16.extend(members.iter().map(|it| (it.0.encode_utf16().collect(), it)));
        return write_all(by_utf16.into_values().map(named), ('{', '}'), layout, text);
    }
    let first = FIRST.iter().filter_map(|name| members.get_key_value(*name));
    let rest = members.iter().filter(|(name, _)| !FIRST.contains(&name.as_str()));
    write_all(first.chain(rest).map(named), ('{', '}'), layout, text);
}

fn write_all<'a>(
    pieces: impl Iterator<Item = (Option<&'a String>, &'a Value)>,
    brackets: (char, char),
    layout: Layout,
    text: &mut String,
) {
    let inside = match layout {
        Layout::Indented(depth) => Layout::Indented(depth + 1),
        _ => layout,
    };
    let mut is_empty = true;
    text.push(brackets.0);
    for (name, value) in pieces {
        if !is_empty {
            text.push(',');
        }
        is_empty = false;
        break_line(inside, text);
        if let Some(name) = name {
            write_string(name, text);
            text.push_str(if matches!(layout, Layout::Indented(_)) { ": " } else { ":" });
        }
        write(value, inside, text);
    }
    if !is_empty {
        break_line(layout, text);
    }
    text.push(brackets.1);
}

fn break_line(layout: Layout, text: &mut String) {
    if let Layout::Indented(depth) = layout {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    }
}

fn write_string(it: &str, text: &mut String) {
    text.push('"');
    for character in it.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\0'..='\u{1f}' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arbitrary;
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(value in arbitrary::json()) {
            for text in [compact(&value), pretty(&value), canonical(&value)] {
                prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value.clone());
            }
        }

        #[test]
        fn the_canonical_form_is_that_of_another_implementation(value in arbitrary::json()) {
            let other = serde_json_canonicalizer::to_string(&value).unwrap();
            prop_assert_eq!(canonical(&value), other);
        }

        #[test]
        fn every_character_is_escaped_like_elsewhere(text in any::<String>()) {
            let other = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(compact(&Value::from(text)), other);
        }
    }

    #[test]
    fn the_canonical_form_orders_members_by_utf_16_and_spaces_nothing() {
        let value = json!({"\u{fb33}": 1, "\u{1f600}": 2, "b": [true, "é\n"], "a": 0});
        let text = "{\"a\":0,\"b\":[true,\"é\\n\"],\"\u{1f600}\":2,\"\u{fb33}\":1}";
        assert_eq!(canonical(&value), text);
    }

    #[test]
    fn what_people_look_for_comes_first() {
        let value = json!({"tags": [], "checksum": {}, "id": "a", "format": ["x", 1]});
        let text = "{\n  \"format\": [\n    \"x\",\n    1\n  ],\n  \"id\": \"a\",\n  \"checksum\": {},\n  \"tags\": []\n}\n";
        assert_eq!(pretty(&value), text);
    }
}
