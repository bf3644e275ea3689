//! What JSON Schemas of written forms are made of: objects, words, and texts with a pattern.
//!
//! For `cargo xtask schema` and tests; the app is built without it. Nothing is checked here: a
//! schema tells editors what the readers will accept, as far as a schema can say it.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_needed: bool,
    /// What it may be.
    pub schema: Schema,
    /// What stands for it where it is absent, if that can be said in JSON.
    pub default: Option<Value>,
    /// What it means; empty where its schema says so.
    pub description: Cow<'static, str>,
}

/// What a text may be, or a whole value that is no text.
pub trait Shape {
    /// As a schema.
    fn schema(&self, generator: &mut SchemaGenerator) -> Schema;

    /// Whether it is one of several words with a lowest and a highest.
    fn has_order(&self) -> bool {
        false
    }
}

impl<T> Shape for &[(&str, T)] {
    fn schema(&self, _: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = self.iter().map(|(word, _)| *word).collect();
        json_schema!({"type": "string", "enum": words})
    }
}

/// A file's schema, by draft 2020-12.
#[must_use]
pub fn of_file<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// An object that has these members and no others.
#[must_use]
pub fn object(description: &str, members: Vec<Member>) -> Schema {
    let needed: Vec<&str> = members.iter().filter(|it| it.is_needed).map(|it| it.name).collect();
    let mut schema = json_schema!({
        "type": "object",
        "additionalProperties": false,
    });
    if !description.is_empty() {
        schema.insert("description".to_owned(), description.trim().into());
    }
    if !needed.is_empty() {
        schema.insert("required".to_owned(), needed.into());
    }
    let mut properties = Map::new();
    for mut it in members {
        if !it.description.is_empty() {
            it.schema.insert("description".to_owned(), it.description.trim().into());
        }
        if let Some(default) = it.default {
            it.schema.insert("default".to_owned(), default);
        }
        properties.insert(it.name.to_owned(), it.schema.to_value());
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema
}

/// A member that is this one value.
#[must_use]
pub fn constant(name: &'static str, value: impl Into<Value>, description: &'static str) -> Member {
    let value: Value = value.into();
    let schema = json_schema!({"const": value});
    Member { name, is_needed: true, schema, default: None, description: description.into() }
}

/// Words, each with its meaning.
#[must_use]
pub fn vocabulary(description: &str, words: &[(&str, &str)]) -> Schema {
    let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json_schema!({
        "type": "string",
        "enum": list,
        "description": with_meanings(description, words),
    })
}

/// A description that goes on with words and their meanings, one in a line.
#[must_use]
pub fn with_meanings(description: &str, words: &[(&str, &str)]) -> String {
    let meanings = words.iter().map(|(word, meaning)| format!("\n`{word}`: {}", meaning.trim()));
    meanings.fold(description.trim().to_owned(), |text, it| text + &it)
}

/// The schema that is told once and referred to.
#[must_use]
pub fn reference(path: &str) -> Schema {
    Schema::new_ref(format!("#/$defs/{path}"))
}

/// Texts with a pattern, each a type of its own.
#[macro_export]
macro_rules! text_shapes {
    ($($(#[doc = $doc:literal])* $visible:vis $name:ident = $pattern:expr,)+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug)]
        $visible struct $name;

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": concat!($($doc),*).trim(),
                })
            }
        }

        impl $crate::schema::Shape for $name {
            fn schema(&self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }
    )+};
}

/// The days of a year, with this pattern for the twenties of February.
macro_rules! days {
    ($february:literal) => {
        concat!(
            "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
            "|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
            "|02-(0[1-9]|1[0-9]|",
            $february,
            "))"
        )
    };
}

/// Decimals that a denominator up to 1000 can need (1/512 needs nine), and noughts behind them.
macro_rules! decimals {
    () => {
        r"(\.[0-9]{1,9}0*)?"
    };
}

/// A fraction of any size: a pattern cannot reckon.
macro_rules! fraction {
    () => {
        "[0-9]+/0*[1-9][0-9]*"
    };
}

text_shapes! {
    /// A day: `YYYY-MM-DD`, from 1900 to 2200.
    pub Date = concat!("^(19[0-9]{2}|2[01][0-9]{2}|2200)-", days!("2[0-9]"), "$"),
    /// A day of the year: `MM-DD`. 29 February is none, since most years lack it.
    pub DayOfYear = concat!("^", days!("2[0-8]"), "$"),
    /// An exact number as text: an integer, a decimal or a fraction, as `30`, `2.5` or `1/3`; at
    /// most six digits before the point, and four decimals or a denominator up to 1000.
    pub Amount = concat!("^(0*[0-9]{1,6}", decimals!(), "|", fraction!(), ")$"),
    /// An exact number as text by which quantities are multiplied, at most 1000: `2`, `0.5`, `1/3`.
    pub Factor = concat!("^(0*([0-9]{1,3}", decimals!(), r"|1000(\.0+)?)|", fraction!(), ")$"),
    /// A part of a whole as text, from 0 to 1: `0.17`, `1/10`.
    pub Part = concat!("^(0*(0", decimals!(), r"|1(\.0+)?)|", fraction!(), ")$"),
    /// An exact number as text, as fine as reckoning makes it: `30`, `2.5`, `80/3`.
    pub Sum = concat!(r"^([0-9]+(\.[0-9]+)?|", fraction!(), ")$"),
}

/// A whole number between two.
#[derive(Clone, Copy, Debug)]
pub struct Range(pub u8, pub u8);

impl Shape for Range {
    fn schema(&self, _: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": self.0, "maximum": self.1})
    }
}
