//! Strict reading of JSON: limits, no duplicate keys, no inexact numbers, and problems with their place.
//!
//! A text is first read to a value ([`parse`]); pieces of the value are then
//! read into written forms ([`read`]), so that a problem in one piece does not
//! hide those in the others.

use std::cell::RefCell;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};
use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, Pointer};

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
    value.map_err(|error| {
        found.into_inner().unwrap_or_else(|| {
            let (line, column) = (error.line().to_string(), error.column().to_string());
            Diagnostic::error(Code::NotJson, &Pointer::root(), &[&line, &column])
        })
    })
}

/// Builds a value and stops at what serde_json alone would let pass.
struct Strict<'a> {
    at: Pointer,
    depth: usize,
    found: &'a RefCell<Option<Diagnostic>>,
}

impl Strict<'_> {
    fn stop<E: de::Error>(&self, diagnostic: Diagnostic) -> E {
        *self.found.borrow_mut() = Some(diagnostic);
        E::custom("refused")
    }

    fn inside(&self, at: Pointer) -> Self {
        Self { at, depth: self.depth + 1, found: self.found }
    }

    fn check_depth<E: de::Error>(&self) -> Result<(), E> {
        if self.depth < DEEPEST {
            return Ok(());
        }
        Err(self.stop(Diagnostic::error(Code::TooDeep, &self.at, &[&DEEPEST.to_string()])))
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

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Value, E> {
        Err(self.stop(Diagnostic::error(Code::InexactNumber, &self.at, &[])))
    }

    fn visit_str<E>(self, it: &str) -> Result<Value, E> {
        Ok(Value::from(it))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut list = Vec::new();
        while let Some(it) = source.next_element_seed(self.inside(self.at.element(list.len())))? {
            list.push(it);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut object = Map::new();
        while let Some(key) = source.next_key::<String>()? {
            let at = self.at.member(&key);
            if object.contains_key(&key) {
                return Err(self.stop(Diagnostic::error(Code::DuplicateKey, &at, &[&key])));
            }
            let it = source.next_value_seed(self.inside(at))?;
            object.insert(key, it);
        }
        Ok(Value::Object(object))
    }
}

/// Reads a piece of a value into a written form; a problem is added to `problems`.
pub fn read<T: DeserializeOwned>(
    value: &Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    match T::deserialize(Placed { value, at: at.clone() }) {
        Ok(it) => Some(it),
        Err(problem) => {
            problems.push(*problem.0);
            None
        }
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

/// A value that knows its place.
struct Placed<'a> {
    value: &'a Value,
    at: Pointer,
}

/// A problem found by serde, with its code instead of a sentence.
#[derive(Debug)]
struct Problem(Box<Diagnostic>);

impl Problem {
    fn new(code: Code, args: &[&str]) -> Self {
        Self(Box::new(Diagnostic::error(code, &Pointer::root(), args)))
    }

    /// Places a problem that has no place yet: serde makes it before it knows.
    fn placed(mut self, at: &Pointer) -> Self {
        if self.0.at == Pointer::root() {
            self.0.at = at.clone();
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.code)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Code::Malformed, &[&message.to_string()])
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(Code::WrongType, &[&expected.to_string(), &found.to_string()])
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Code::UnknownWord, &[variant, &expected.join(", ")])
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::new(Code::UnknownMember, &[field])
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Code::MissingMember, &[field])
    }
}

impl<'de> de::Deserializer<'de> for Placed<'de> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let at = self.at.clone();
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(it) => visitor.visit_bool(*it),
            Value::Number(it) => match (it.as_u64(), it.as_i64()) {
                (Some(it), _) => visitor.visit_u64(it),
                (None, Some(it)) => visitor.visit_i64(it),
                (None, None) => Err(Problem::new(Code::InexactNumber, &[])),
            },
            Value::String(it) => visitor.visit_borrowed_str(it),
            Value::Array(list) => {
                visitor.visit_seq(Elements { list: list.iter(), index: 0, at: self.at })
            }
            Value::Object(object) => {
                visitor.visit_map(Members { object: object.iter(), next: None, at: self.at })
            }
        }
        .map_err(|it| it.placed(&at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        // An unknown fact is left out; a null in its place is refused by the type inside.
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let at = self.at.clone();
        match self.value {
            Value::String(it) => visitor.visit_enum(it.as_str().into_deserializer()),
            _ => self.deserialize_any(visitor),
        }
        .map_err(|it: Problem| it.placed(&at))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    // A struct is an object only: serde would take a list of its members as well.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::Object(object) => {
                let at = self.at.clone();
                let members = Members { object: object.iter(), next: None, at: self.at };
                visitor.visit_map(members).map_err(|it| it.placed(&at))
            }
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::Array(list) => {
                let at = self.at.clone();
                let elements = Elements { list: list.iter(), index: 0, at: self.at };
                visitor.visit_seq(elements).map_err(|it| it.placed(&at))
            }
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::String(it) => {
                visitor.visit_borrowed_str(it).map_err(|it: Problem| it.placed(&self.at))
            }
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::Bool(it) => visitor.visit_bool(*it),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct tuple tuple_struct identifier ignored_any
    }
}

impl Placed<'_> {
    /// The problem of a value of another kind than a visitor expects.
    #[inline(never)]
    fn unexpected(&self, expected: &dyn de::Expected) -> Problem {
        let found = match self.value {
            Value::Null => Unexpected::Unit,
            Value::Bool(it) => Unexpected::Bool(*it),
            Value::Number(it) => match (it.as_u64(), it.as_i64()) {
                (Some(it), _) => Unexpected::Unsigned(it),
                (None, Some(it)) => Unexpected::Signed(it),
                (None, None) => return Problem::new(Code::InexactNumber, &[]).placed(&self.at),
            },
            Value::String(it) => Unexpected::Str(it),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        <Problem as de::Error>::invalid_type(found, expected).placed(&self.at)
    }
}

struct Elements<'de> {
    list: std::slice::Iter<'de, Value>,
    index: usize,
    at: Pointer,
}

impl<'de> de::SeqAccess<'de> for Elements<'de> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Problem> {
        let Some(value) = self.list.next() else { return Ok(None) };
        let at = self.at.element(self.index);
        self.index += 1;
        seed.deserialize(Placed { value, at: at.clone() }).map(Some).map_err(|it| it.placed(&at))
    }
}

struct Members<'de> {
    object: serde_json::map::Iter<'de>,
    next: Option<(&'de str, &'de Value)>,
    at: Pointer,
}

impl<'de> de::MapAccess<'de> for Members<'de> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        let Some((key, value)) = self.object.next() else { return Ok(None) };
        self.next = Some((key, value));
        let at = self.at.member(key);
        let key: de::value::StrDeserializer<'_, Problem> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|it| it.placed(&at))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        let Some((key, value)) = self.next.take() else {
            return Err(Problem::new(Code::Malformed, &["value before key"]));
        };
        let at = self.at.member(key);
        seed.deserialize(Placed { value, at: at.clone() }).map_err(|it| it.placed(&at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sorted;

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

    #[test]
    fn a_problem_in_a_written_form_has_its_place() {
        let value = parse(r#"{"a":["x",7]}"#, 100).unwrap();
        let mut problems = Vec::new();
        let it: Option<sorted::Map<String, Vec<String>>> =
            read(&value, &Pointer::root().member("top"), &mut problems);
        assert!(it.is_none());
        assert_eq!(problems[0].code, Code::WrongType);
        assert_eq!(problems[0].at.as_str(), "/top/a/1");
    }
}
