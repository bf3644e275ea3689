//! Reads written forms, member by member, each by its name and its type.
//!
//! A form with several problems tells the first one in the order of its members,
//! and what is missing only where there is no other. (Derived readers do the
//! same and take several times the program size.)

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::sorted;

/// A written form: each member with its name, its type, and what stands for it
/// where it is absent and need not be there.
///
/// What `as` says a text may be, and what `where` says of the members together,
/// is only told: the lowering holds to it.
macro_rules! form {
    ($(#[doc = $doc:literal])* $form:ident {
        $(
            $(#[doc = $member_doc:literal])*
            $name:literal $member:ident: $type:ty $(as $shape:path)? $(= $absent:expr)?,
        )*
    } $(where $law:expr)?) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub(super) struct $form { $($(#[doc = $member_doc])* pub(super) $member: $type,)* }

        impl $form {
            pub(super) fn members(_from: &mut Members<'_>) -> Self {
                Self { $($member: form!(member $name of _from $(else $absent)?),)* }
            }
        }

        impl Written for $form {
            fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
                let mut from = Members::open(value, at, concat!("struct ", stringify!($form)))?;
                let it = Self::members(&mut from);
                from.close()?;
                Ok(it)
            }
        }

        #[cfg(feature = "schema")]
        impl $crate::pack::schema::Form for $form {
            const DESCRIPTION: &'static str = concat!($($doc),*);

            fn describe(
                _generator: &mut schemars::SchemaGenerator,
            ) -> Vec<$crate::schema::Member> {
                vec![$($crate::schema::Member {
                    name: $name,
                    is_needed: form!(needed $type $(, $absent)?),
                    schema: form!(schema _generator, $type $(, $shape)?),
                    default: form!(default $type $(, $absent)?),
                    description: concat!($($member_doc),*).into(),
                },)*]
            }

            fn law() -> Option<Value> {
                form!(law $($law)?)
            }
        }

        #[cfg(feature = "schema")]
        impl $crate::pack::schema::Described for $form {
            fn schema(
                generator: &mut schemars::SchemaGenerator,
                shape: Option<&dyn $crate::schema::Shape>,
            ) -> schemars::Schema {
                $crate::pack::schema::member::<Self>(generator, shape)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $form {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($form).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::pack::schema::form::<Self>(generator)
            }
        }
    };
    (member $name:literal of $from:ident) => { $from.read($name) };
    (member $name:literal of $from:ident else $absent:expr) => { $from.read_or($name, $absent) };
    (needed $type:ty) => { <$type as Written>::absent().is_none() };
    (needed $type:ty, $absent:expr) => { false };
    (schema $generator:ident, $type:ty) => {
        <$type as $crate::pack::schema::Described>::schema($generator, None)
    };
    (schema $generator:ident, $type:ty, $shape:path) => {
        <$type as $crate::pack::schema::Described>::schema($generator, Some({
            use $crate::pack::schema::shapes::*;
            &$shape
        }))
    };
    (default $type:ty) => { None };
    (default $type:ty, $absent:expr) => {
        <$type as $crate::pack::schema::Described>::default_of(&$absent)
    };
    (law) => { None };
    (law $law:expr) => {{
        use $crate::pack::schema::laws::*;
        Some($law)
    }};
}
pub(super) use form;

/// Why a value is not what it should be.
pub(super) type Refusal = Box<Diagnostic>;

/// What can be written as a value.
pub(super) trait Written: Default {
    /// Reads the value at a place.
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal>;

    /// What stands for a member that is absent; `None` if it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// The members of an object while they are read.
pub(super) struct Members<'a> {
    object: &'a Map<String, Value>,
    at: &'a Pointer,
    known: Vec<&'static str>,
    /// The first problem in the order of the members, with its member.
    refused: Option<(&'a str, Refusal)>,
    /// The first member that is missing, in the order of the form.
    missing: Option<&'static str>,
}

impl<'a> Members<'a> {
    /// Starts on the object at a place; `known` are members that others read.
    pub(super) fn new(
        object: &'a Map<String, Value>,
        at: &'a Pointer,
        known: &[&'static str],
    ) -> Self {
        Self { object, at, known: known.to_vec(), refused: None, missing: None }
    }

    /// Starts on a form, which has to be an object.
    pub(super) fn open(value: &'a Value, at: &'a Pointer, form: &str) -> Result<Self, Refusal> {
        match value {
            Value::Object(object) => Ok(Self::new(object, at, &[])),
            _ => Err(wrong_type(form, value, at)),
        }
    }

    /// A member. One that cannot be read is nothing, and makes [`close`](Self::close) fail.
    pub(super) fn read<T: Written>(&mut self, name: &'static str) -> T {
        if let Some(it) = self.read_if_any(name).or_else(T::absent) {
            return it;
        }
        self.missing = self.missing.or(Some(name));
        T::default()
    }

    /// A member with what stands for it where it is absent.
    pub(super) fn read_or<T: Written>(&mut self, name: &'static str, absent: T) -> T {
        self.read_if_any(name).unwrap_or(absent)
    }

    fn read_if_any<T: Written>(&mut self, name: &'static str) -> Option<T> {
        self.known.push(name);
        let (key, value) = self.object.get_key_value(name)?;
        T::read(value, &self.at.member(name)).map_err(|it| self.refuse(key, it)).ok()
    }

    fn refuse(&mut self, name: &'a str, refusal: Refusal) {
        if self.refused.as_ref().is_none_or(|(earlier, _)| name < *earlier) {
            self.refused = Some((name, refusal));
        }
    }

    /// Ends on the members read; others may be read later.
    pub(super) fn pause(self) -> Result<(), Refusal> {
        if let Some((_, refusal)) = self.refused {
            return Err(refusal);
        }
        match self.missing {
            Some(name) => Err(refusal(Code::MissingMember, self.at, &[name])),
            None => Ok(()),
        }
    }

    /// Ends on the object: members that nobody asked for are problems.
    pub(super) fn close(mut self) -> Result<(), Refusal> {
        let unknown = self.object.keys().find(|it| !self.known.contains(&it.as_str()));
        if let Some(name) = unknown {
            let at = self.at.member(name);
            self.refuse(name, refusal(Code::UnknownMember, &at, &[name]));
        }
        self.pause()
    }
}

/// A problem at a place.
pub(super) fn refusal(code: Code, at: &Pointer, args: &[&str]) -> Refusal {
    Box::new(Diagnostic::error(code, at, args))
}

/// The problem of a value of another kind than expected.
pub(super) fn wrong_type(expected: &str, found: &Value, at: &Pointer) -> Refusal {
    let found = match found {
        Value::Null => "unit value".to_owned(),
        Value::Bool(it) => format!("boolean `{it}`"),
        Value::Number(it) => {
            let integer = it.as_u64().map(i128::from).or(it.as_i64().map(i128::from));
            integer.map_or_else(|| "number".to_owned(), |it| format!("integer `{it}`"))
        }
        Value::String(it) => format!("string {it:?}"),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    };
    refusal(Code::WrongType, at, &[expected, &found])
}

impl Written for String {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        value.as_str().map(str::to_owned).ok_or_else(|| wrong_type("a string", value, at))
    }
}

impl Written for bool {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        value.as_bool().ok_or_else(|| wrong_type("a boolean", value, at))
    }
}

impl Written for u8 {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        let small = value.as_u64().and_then(|it| Self::try_from(it).ok());
        small.ok_or_else(|| wrong_type("u8", value, at))
    }
}

impl<T: Written> Written for Option<T> {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        T::read(value, at).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Written> Written for Box<T> {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        T::read(value, at).map(Self::new)
    }
}

impl<T: Written> Written for Vec<T> {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        let Value::Array(list) = value else { return Err(wrong_type("a sequence", value, at)) };
        let mut all = Self::new();
        for (i, it) in list.iter().enumerate() {
            all.push(T::read(it, &at.element(i))?);
        }
        Ok(all)
    }
}

impl Written for sorted::Map<String, String> {
    fn read(value: &Value, at: &Pointer) -> Result<Self, Refusal> {
        let Value::Object(object) = value else { return Err(wrong_type("a map", value, at)) };
        let mut all = Self::new();
        for (key, it) in object {
            all.insert(key.clone(), Written::read(it, &at.member(key))?);
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried<T: Written>(value: &Value) -> (Code, String) {
        let it = T::read(value, &Pointer::root().member("top")).err().unwrap();
        (it.code, it.at.to_string())
    }

    #[test]
    fn a_problem_has_its_place() {
        let value = serde_json::json!([["x"], ["y", 7]]);
        assert_eq!(tried::<Vec<Vec<String>>>(&value), (Code::WrongType, "/top/1/1".into()));
        assert_eq!(tried::<u8>(&256.into()).0, Code::WrongType);
        assert_eq!(tried::<u8>(&(-1).into()).0, Code::WrongType);
    }

    /// What is told of an object of which `b` and `d` have to be texts.
    fn told(object: &Value) -> (Code, String) {
        let at = Pointer::root();
        let mut members = Members::open(object, &at, "a form").unwrap();
        let (_, _) = (members.read::<String>("d"), members.read::<String>("b"));
        let _ = members.read::<Option<String>>("c");
        let it = members.close().err().unwrap();
        (it.code, it.at.to_string())
    }

    #[test]
    fn the_first_problem_of_a_form_is_told_and_what_is_missing_last() {
        let json = |text: &str| serde_json::from_str(text).unwrap();
        assert_eq!(told(&json(r#"{"d": 1, "b": 1}"#)), (Code::WrongType, "/b".into()));
        assert_eq!(told(&json(r#"{"d": 1}"#)), (Code::WrongType, "/d".into()));
        assert_eq!(told(&json(r#"{"c": null, "e": 1}"#)), (Code::WrongType, "/c".into()));
        assert_eq!(told(&json(r#"{"a": 1, "b": 1}"#)), (Code::UnknownMember, "/a".into()));
        assert_eq!(told(&json("{}")), (Code::MissingMember, "/".into()));
    }
}
