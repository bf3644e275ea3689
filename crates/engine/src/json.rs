//! Strict reading of JSON: limits, no duplicate keys, no inexact numbers, and problems with their place.
//!
//! A text is first read to a value ([`parse`]); pieces of the value are then
//! read into written forms, so that a problem in one piece does not hide those
//! in the others.

use std::cell::RefCell;
use std::fmt;

use serde::de::{self, DeserializeSeed, Visitor};
use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, Pointer};

mod place;

pub use place::locate;

/// How deep objects and lists may be nested.
pub const DEEPEST: usize = 32;

/// Reads a text to a value.
///
/// # Errors
/// One diagnostic: too large, not JSON, nested too deep, a duplicate key, or a
/// number that is not an integer.
pub fn parse(text: &str, most_bytes: usize) -> Result<Value, Diagnostic> {
    if text.len() > most_bytes {
        let args = [text.len().to_string(), most_bytes.to_string()];
        return Err(Diagnostic::error(
            Code::TooLarge,
            &Pointer::root(),
            &[args[0].as_str(), args[1].as_str()],
        ));
    }
    let found = RefCell::new(None);
    let mut source = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let strict = Strict { at: Pointer::root(), depth: 0, found: &found };
    let value = strict.deserialize(&mut source).and_then(|it| source.end().map(|()| it));
    match (found.into_inner(), value) {
        (Some(refused), _) => Err(refused),
        (None, Ok(value)) => Ok(value),
        (None, Err(error)) => {
            let (line, column) = (error.line().to_string(), error.column().to_string());
            Err(Diagnostic::error(Code::NotJson, &Pointer::root(), &[&line, &column]))
        }
    }
}

/// Builds a value, and notes the first of what serde_json alone would let pass.
struct Strict<'a> {
    at: Pointer,
    depth: usize,
    found: &'a RefCell<Option<Diagnostic>>,
}

impl Strict<'_> {
    /// Notes a problem, unless there is an earlier one. (An error of serde's would
    /// have to be a sentence.)
    fn refuse(&self, code: Code, at: &Pointer, args: &[&str]) -> Value {
        self.found.borrow_mut().get_or_insert_with(|| Diagnostic::error(code, at, args));
        Value::Null
    }

    fn inside(&self, at: Pointer) -> Self {
        Self { at, depth: self.depth + 1, found: self.found }
    }

    /// Refuses what is nested too deep; whoever asks must not go inside.
    fn is_too_deep(&self) -> bool {
        let too_deep = self.depth >= DEEPEST;
        if too_deep {
            self.refuse(Code::TooDeep, &self.at, &[&DEEPEST.to_string()]);
        }
        too_deep
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: de::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, it: bool) -> Result<Value, E> {
        Ok(Value::Bool(it))
    }

    fn visit_i64<E>(self, it: i64) -> Result<Value, E> {
        Ok(Value::from(it))
    }

    fn visit_u64<E>(self, it: u64) -> Result<Value, E> {
        Ok(Value::from(it))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(self.refuse(Code::InexactNumber, &self.at, &[]))
    }

    fn visit_str<E>(self, it: &str) -> Result<Value, E> {
        Ok(Value::from(it))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        if self.is_too_deep() {
            return Ok(Value::Null);
        }
        let mut list = Vec::new();
        while let Some(it) = source.next_element_seed(self.inside(self.at.element(list.len())))? {
            list.push(it);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        if self.is_too_deep() {
            return Ok(Value::Null);
        }
        let mut object = Map::new();
        while let Some(key) = source.next_key::<String>()? {
            let at = self.at.member(&key);
            if object.contains_key(&key) {
                self.refuse(Code::DuplicateKey, &at, &[&key]);
            }
            let it = source.next_value_seed(self.inside(at))?;
            object.insert(key, it);
        }
        Ok(Value::Object(object))
    }
}

/// Checks the `format` and `version` of a document.
///
/// # Errors
/// A diagnostic if it is another format, or a later version than `version`.
pub fn check_format(
    members: &Map<String, Value>,
    format: &str,
    version: u64,
) -> Result<(), Diagnostic> {
    let root = Pointer::root();
    let found = members.get("format").and_then(Value::as_str).unwrap_or("");
    if found != format {
        let at = if members.contains_key("format") { root.member("format") } else { root };
        return Err(Diagnostic::error(Code::ForeignFormat, &at, &[format, found]));
    }
    match members.get("version").and_then(Value::as_u64) {
        Some(found) if found > version => {
            let (known, found) = (version.to_string(), found.to_string());
            Err(Diagnostic::error(Code::NewerVersion, &root.member("version"), &[&known, &found]))
        }
        Some(found) if found == version => Ok(()),
        Some(found) => {
            let found = found.to_string();
            Err(Diagnostic::error(Code::UnknownWord, &root.member("version"), &[&found, "1"]))
        }
        None if members.contains_key("version") => {
            let args = ["an integer", "a value"];
            Err(Diagnostic::error(Code::WrongType, &root.member("version"), &args))
        }
        None => Err(Diagnostic::error(Code::MissingMember, &root, &["version"])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (Code, String) {
        let it = parse(text, 1_000).unwrap_err();
        (it.code, it.at.to_string())
    }

    #[test]
    fn what_other_parsers_let_pass_is_refused_with_its_place() {
        assert_eq!(refused(r#"{"a":{"b":1,"b":2}}"#), (Code::DuplicateKey, "/a/b".into()));
        assert_eq!(refused(r#"{"a":[1,2.5]}"#), (Code::InexactNumber, "/a/1".into()));
        assert_eq!(refused(r#"{"a":1} x"#).0, Code::NotJson);
        assert_eq!(refused("{\"a\":\n nope}").0, Code::NotJson);
        assert_eq!(refused(&"[".repeat(500)).0, Code::TooDeep);
        assert_eq!(refused(&"1".repeat(1_001)).0, Code::TooLarge);
    }

    #[test]
    fn a_byte_order_mark_is_let_pass() {
        assert_eq!(parse("\u{feff}[1]", 100).unwrap(), serde_json::json!([1]));
    }
}
