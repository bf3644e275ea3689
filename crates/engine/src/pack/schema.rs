//! The written form of packs as a JSON Schema, made from the forms themselves.
//!
//! What a schema cannot say (names that have to be there, sums that have to fit) is left to
//! `pack check`. The other way round, what the lowering accepts is accepted here, but for two
//! things: a rule has to be right without its differences and in each of them, and an id is
//! written as `policies/README.md` asks.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::form::Written;
use super::words;
use super::written::{Days, Head, RuleHead, Words};
use super::written_rules::{PathOrTarget, Rule, Target};
use crate::schema::{
    Amount, Date, DayOfYear, Member, Range, Shape, constant, object, of_file, reference,
    with_meanings,
};
use crate::sorted;
use crate::text_shapes;
use crate::vocabulary::Unit;

/// The JSON Schema of a pack.
#[must_use]
pub fn json_schema() -> Value {
    of_file::<File>()
}

/// What `form!` makes of a form for the schema.
pub(super) trait Form: Written + JsonSchema {
    /// What it is.
    const DESCRIPTION: &'static str;

    /// Its members.
    fn describe(generator: &mut SchemaGenerator) -> Vec<Member>;

    /// What has to hold of its members together.
    fn law() -> Option<Value>;
}

/// A form as an object.
pub(super) fn form<F: Form>(generator: &mut SchemaGenerator) -> Schema {
    lawful::<F>(object(F::DESCRIPTION, F::describe(generator)))
}

/// A form as a member, or what takes its place there.
pub(super) fn member<F: Form>(
    generator: &mut SchemaGenerator,
    shape: Option<&dyn Shape>,
) -> Schema {
    match shape {
        Some(shape) => shape.schema(generator),
        None => generator.subschema_for::<F>(),
    }
}

fn lawful<F: Form>(mut schema: Schema) -> Schema {
    if let Some(law) = F::law() {
        schema.insert("allOf".to_owned(), json!([law]));
    }
    schema
}

/// What can be a member of a form.
pub(super) trait Described: Written {
    /// As a schema; the shape is that of its texts, or of all of it where it has none.
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema;

    /// Itself in JSON, where it stands for a member that is absent and that is worth telling.
    fn default_of(&self) -> Option<Value> {
        None
    }
}

impl Described for String {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        shape.map_or_else(|| json_schema!({"type": "string"}), |it| it.schema(generator))
    }
}

impl Described for bool {
    fn schema(_: &mut SchemaGenerator, _: Option<&dyn Shape>) -> Schema {
        json_schema!({"type": "boolean"})
    }

    fn default_of(&self) -> Option<Value> {
        Some((*self).into())
    }
}

impl Described for u8 {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        shape.unwrap_or(&Range(0, Self::MAX)).schema(generator)
    }
}

impl<T: Described> Described for Option<T> {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        T::schema(generator, shape)
    }
}

impl<T: Described> Described for Box<T> {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        T::schema(generator, shape)
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        json_schema!({"type": "array", "items": T::schema(generator, shape)})
    }
}

impl Described for sorted::Map<String, String> {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        let texts = json_schema!({"type": "object", "additionalProperties": {"type": "string"}});
        shape.map_or(texts, |it| it.schema(generator))
    }
}

impl Described for Words {
    fn schema(generator: &mut SchemaGenerator, shape: Option<&dyn Shape>) -> Schema {
        let word = String::schema(generator, shape);
        // Asked one kind after the other, so that a wrong word is told as one.
        let one = if shape.is_some_and(Shape::has_order) {
            let lowest = json!({
                "type": "object",
                "properties": {"at-least": word},
                "required": ["at-least"],
                "additionalProperties": false,
            });
            json_schema!({"if": {"type": "object"}, "then": lowest, "else": word})
        } else {
            word.clone()
        };
        let several = json!({"type": "array", "items": word});
        json_schema!({"if": {"type": "array"}, "then": several, "else": one})
    }
}

impl Described for PathOrTarget {
    fn schema(generator: &mut SchemaGenerator, _: Option<&dyn Shape>) -> Schema {
        let target = generator.subschema_for::<Target>();
        let path = json!({"type": "string", "description": "The path of the category."});
        json_schema!({"if": {"type": "object"}, "then": target, "else": path})
    }
}

/// A rule of one kind: what every rule has, its own members, and what differs under a reading.
pub(super) fn rule<F: Form>(kind: &'static str, generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<RuleHead>();
    let told_there = |path: &str, it: Member| {
        let schema = reference(&format!("{path}/properties/{}", it.name));
        Member { schema, default: None, description: Cow::default(), ..it }
    };
    let head = || RuleHead::describe(&mut SchemaGenerator::default()).into_iter();
    let own = F::describe(generator);

    let mut members = vec![constant("rule", kind, "Its kind.")];
    members.extend(
        head().filter(|it| it.name != "rule").map(|it| told_there(stringify!(RuleHead), it)),
    );
    members.extend(own.clone());

    // A rule stays the rule that it is, and the readings are those of the difference.
    let fixed = ["rule", "id"];
    let mut differing: Vec<Member> = head()
        .filter(|it| !fixed.contains(&it.name))
        .map(|it| Member { is_needed: it.name == "switch", ..it })
        .map(|it| told_there(stringify!(RuleHead), it))
        .collect();
    differing.extend(own.into_iter().map(|it| Member { is_needed: false, ..told_there(kind, it) }));
    let difference = object("Under these readings, these members.", differing);
    members.push(Member {
        name: "under",
        is_needed: false,
        schema: json_schema!({"type": "array", "items": difference}),
        default: None,
        description: "What differs under readings: members that replace those of the rule.".into(),
    });
    lawful::<F>(object(F::DESCRIPTION, members))
}

/// A rule of any kind.
struct AnyRule;

impl JsonSchema for AnyRule {
    fn schema_name() -> Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let all = Rule::describe(generator);
        let mut kinds = Vec::new();
        let mut cases = Vec::new();
        for (kind, schema) in &all {
            let description = schema.get("description").and_then(Value::as_str);
            kinds.push((*kind, description.unwrap_or_default()));
            // One question for each kind: only what is wrong in this kind is told.
            cases.push(json!({
                "if": {"properties": {"rule": {"const": kind}}, "required": ["rule"]},
                "then": reference(kind),
            }));
            generator.definitions_mut().insert((*kind).to_owned(), schema.clone().to_value());
        }
        let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
        let rule = json!({
            "type": "string",
            "enum": names,
            "description": with_meanings("The kind of the rule.", &kinds),
        });
        json_schema!({
            "type": "object",
            "description": "A sentence of the regulation.",
            "properties": {"rule": rule},
            "required": ["rule"],
            "allOf": cases,
        })
    }
}

/// A whole pack.
struct File;

impl JsonSchema for File {
    fn schema_name() -> Cow<'static, str> {
        "Policy pack".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut members = vec![
            constant("format", "xuefen-pack", "What the file is."),
            constant("version", 1, "The version of the form in which it is written."),
        ];
        members.extend(Head::describe(generator));
        let scope = json!({
            "type": "object",
            "properties": {"rule": {"const": "scope"}},
            "required": ["rule"],
        });
        let rule = generator.subschema_for::<AnyRule>();
        let rules = json_schema!({"type": "array", "items": rule, "contains": scope});
        members.push(Member {
            name: "rules",
            is_needed: true,
            schema: rules,
            default: None,
            description: "The rules, among them one of the kind `scope`.".into(),
        });
        object("One regulation, one edition, as data (format `xuefen-pack`, version 1).", members)
    }
}

/// What can stand behind `as` in a form.
pub(super) mod shapes {
    pub(in crate::pack) use super::{
        ByUnit, ByYearOfService, DIGITS, DateOrTeachersDay, DaysOfYear, Due, FROM_ONE,
        INDUCTION_YEARS, PackId, PathStep, Place, Quantity, Year,
    };
    pub(in crate::pack) use crate::pack::told::{By, Every, Of};
    pub(in crate::pack) use crate::pack::words::*;
    pub(in crate::pack) use crate::schema::{Amount, Date, DayOfYear, Factor, Part};
    pub(in crate::pack) use crate::vocabulary::*;
}

text_shapes! {
    /// The id of a pack: letters, digits, dots and hyphens.
    pub(super) PackId = "^[A-Za-z0-9.-]+$",
    /// One step of a category's path: without a slash.
    pub(super) PathStep = "^[^/]+$",
    /// A place in the source, which is never left blank.
    pub(super) Place = r"\S",
    /// A year, from 1900 to 2200.
    pub(super) Year = "^(19[0-9]{2}|2[01][0-9]{2}|2200)$",
}

/// At least one.
pub(super) const FROM_ONE: Range = Range(1, u8::MAX);
/// Digits that an amount is rounded to.
pub(super) const DIGITS: Range = Range(0, words::MOST_DIGITS);
/// Years of induction.
pub(super) const INDUCTION_YEARS: Range = Range(1, words::MOST_YEARS);

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident: |$generator:ident| $schema:expr;)+) => {$(
        $(#[$doc])*
        pub(super) struct $name;

        impl Shape for $name {
            fn schema(&self, $generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

shapes! {
    /// What a rate counts: a unit, or records.
    Quantity: |_generator| {
        let units = Unit::ALL.iter().map(|it| it.as_str());
        let words: Vec<&str> = units.chain([words::EACH_RECORD]).collect();
        json_schema!({"type": "string", "enum": words})
    };
    /// Amounts by their unit.
    ByUnit: |generator| {
        let amount = generator.subschema_for::<Amount>();
        let units = Unit::ALL.iter().map(|it| (it.to_string(), amount.clone().to_value()));
        let units: Map<String, Value> = units.collect();
        json_schema!({"type": "object", "properties": units, "additionalProperties": false})
    };
    /// Amounts by the number of a year.
    ByYearOfService: |generator| {
        let years = (1..=words::MOST_YEARS).map(|it| it.to_string());
        let years: Vec<String> = years.collect();
        let amount = generator.subschema_for::<Amount>();
        json_schema!({
            "type": "object",
            "propertyNames": {"enum": years},
            "additionalProperties": amount,
        })
    };
    /// A span of days of the year.
    DaysOfYear: |generator| {
        let days = Days::describe(generator).into_iter().map(|it| Member {
            is_needed: true,
            schema: generator.subschema_for::<DayOfYear>(),
            ..it
        });
        let days = days.collect();
        object("A part of every year.", days)
    };
    /// A date, or the name of a day of the teacher's.
    DateOrTeachersDay: |generator| {
        let named = words::TEACHERS_DAYS.schema(generator);
        json_schema!({"anyOf": [named, generator.subschema_for::<Date>()]})
    };
    /// A day of every year, or one day.
    Due: |generator| {
        let every_year = generator.subschema_for::<DayOfYear>();
        json_schema!({"anyOf": [every_year, generator.subschema_for::<Date>()]})
    };
}

/// What can stand behind `where` in a form.
pub(super) mod laws {
    use serde_json::{Map, Value, json};

    fn refused(names: &[&str]) -> Map<String, Value> {
        names.iter().map(|it| ((*it).to_owned(), Value::Bool(false))).collect()
    }

    /// All of these, or the other one instead of them.
    pub(in crate::pack) fn either(these: &[&str], other: &str) -> Value {
        json!({
            "if": {"required": [other]},
            "then": {"properties": refused(these)},
            "else": {"required": these},
        })
    }

    /// One of these at least.
    pub(in crate::pack) fn one_at_least(these: &[&str]) -> Value {
        let each: Vec<Value> = these.iter().map(|it| json!({"required": [it]})).collect();
        json!({"anyOf": each})
    }

    /// A list of two or more.
    pub(in crate::pack) fn at_least_two(list: &str) -> Value {
        json!({"properties": {list: {"type": "array", "minItems": 2}}})
    }

    /// A total is rounded or it is not: no record can decide it.
    pub(in crate::pack) fn total_has_no_condition() -> Value {
        json!({
            "if": {"properties": {"stage": {"const": "total"}}, "required": ["stage"]},
            "then": {"properties": {"when": {"type": "object", "maxProperties": 0}}},
        })
    }

    /// Single years belong to a calendar, and a part of the cycle to the cycle.
    pub(in crate::pack) fn window_fits() -> Value {
        json!({
            "if": {"properties": {"window": {"const": "cycle"}}, "required": ["window"]},
            "then": {"properties": refused(&["only-years", "in-year-of"])},
            "else": {"properties": refused(&["pro-rata"])},
        })
    }
}
