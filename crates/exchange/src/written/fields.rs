//! Reads an object member by member: each gives the model's value or adds a problem with its place.
//!
//! Nothing stops at the first problem, and members that nobody asked for are
//! problems too. (Derived readers stop at the first one of an object, and take
//! several times the program size.)

use std::fmt::Display;

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::Id;
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::{Credit, NumberError};
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::sorted::{Map, Set};

use super::{LONGEST_TAG, LONGEST_TEXT, MOST_TAGS};

/// The most characters of a wrong text that a problem repeats.
const LONGEST_ECHO: usize = 400;

/// Turns the written form at a place into the model; adds problems and gives `None` where it cannot.
pub(crate) type Lower<T> = fn(Value, &Pointer, &mut Vec<Diagnostic>) -> Option<T>;

/// The members of an object that are not read yet, and the problems found so far.
pub(crate) struct Fields<'a> {
    at: Pointer,
    members: Map<String, Value>,
    problems: &'a mut Vec<Diagnostic>,
    before: usize,
}

impl<'a> Fields<'a> {
    /// Starts on the object at a place, without its members whose key starts with `ext:`.
    pub(crate) fn open(
        value: Value,
        at: &Pointer,
        problems: &'a mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let before = problems.len();
        match value {
            Value::Object(members) => {
                let members = members.into_iter().filter(|(key, _)| !key.starts_with("ext:"));
                let members = members.collect();
                Some(Self { at: at.clone(), members, problems, before })
            }
            _ => {
                problems.push(wrong_type("an object", &value, at));
                None
            }
        }
    }

    /// Ends on the object: members that are left are problems. Gives what was
    /// read if there was no problem.
    pub(crate) fn close<T>(mut self, read: Option<T>) -> Option<T> {
        for name in std::mem::take(&mut self.members).keys() {
            self.problem(name, Code::UnknownMember, &[name]);
        }
        read.filter(|_| self.problems.len() == self.before)
    }

    /// The place of a member.
    pub(crate) fn at(&self, name: &str) -> Pointer {
        self.at.member(name)
    }

    /// Adds a problem of a member.
    pub(crate) fn problem(&mut self, name: &str, code: Code, args: &[&str]) {
        let at = self.at(name);
        self.problem_at(&at, code, args);
    }

    /// Adds a problem of a place.
    pub(crate) fn problem_at(&mut self, at: &Pointer, code: Code, args: &[&str]) {
        let args: Vec<String> = args.iter().map(|it| shortened(it)).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        self.problems.push(Diagnostic::error(code, at, &args));
    }

    /// A member as it stands.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        #[cfg(test)]
        asked::note(&self.at, name, false);
        self.members.remove(name)
    }

    /// Adds a problem where a member is absent.
    pub(crate) fn need(&mut self, name: &str) {
        #[cfg(test)]
        asked::note(&self.at, name, true);
        if !self.members.contains_key(name) {
            let at = self.at.clone();
            self.problem_at(&at, Code::MissingMember, &[name]);
        }
    }

    /// A text as it stands.
    pub(crate) fn string(&mut self, name: &str) -> Option<String> {
        let value = self.take(name)?;
        self.string_at(value, &self.at(name))
    }

    /// A text at a place, as it stands.
    pub(crate) fn string_at(&mut self, value: Value, at: &Pointer) -> Option<String> {
        match value {
            Value::String(it) => Some(it),
            _ => {
                self.problems.push(wrong_type("a string", &value, at));
                None
            }
        }
    }

    /// Yes or no.
    pub(crate) fn flag(&mut self, name: &str) -> Option<bool> {
        match self.take(name)? {
            Value::Bool(it) => Some(it),
            value => {
                self.problems.push(wrong_type("a boolean", &value, &self.at(name)));
                None
            }
        }
    }

    /// A whole number from 0.
    pub(crate) fn count(&mut self, name: &str) -> Option<usize> {
        let value = self.take(name)?;
        let count = self.integer_at(&value, &self.at(name))?;
        let fitting = usize::try_from(count).ok();
        if fitting.is_none() {
            self.problem(name, Code::NotANumber, &[&count.to_string()]);
        }
        fitting
    }

    fn integer_at(&mut self, value: &Value, at: &Pointer) -> Option<i64> {
        let integer = value.as_i64();
        if integer.is_none() {
            self.problems.push(wrong_type("an integer", value, at));
        }
        integer
    }

    /// A list; `None` where it is absent.
    pub(crate) fn list(&mut self, name: &str) -> Option<Vec<Value>> {
        match self.take(name)? {
            Value::Array(it) => Some(it),
            value => {
                self.problems.push(wrong_type("a list", &value, &self.at(name)));
                None
            }
        }
    }

    /// A list of at most so many elements; empty where it is absent.
    pub(crate) fn list_of_at_most(&mut self, name: &str, most: usize) -> Vec<Value> {
        let list = self.list(name).unwrap_or_default();
        if list.len() <= most {
            return list;
        }
        self.problem(name, Code::TooMany, &[&list.len().to_string(), &most.to_string()]);
        Vec::new()
    }

    /// The entries of an object whose keys are data; `None` where it is absent.
    pub(crate) fn entries(&mut self, name: &str) -> Option<serde_json::Map<String, Value>> {
        match self.take(name)? {
            Value::Object(it) => Some(it),
            value => {
                self.problems.push(wrong_type("an object", &value, &self.at(name)));
                None
            }
        }
    }

    /// A member with checks of its own.
    pub(crate) fn lowered<T>(&mut self, name: &str, lower: Lower<T>) -> Option<T> {
        let value = self.take(name)?;
        lower(value, &self.at(name), self.problems)
    }

    /// A piece at a place, with checks of its own.
    pub(crate) fn lowered_at<T>(
        &mut self,
        value: Value,
        at: &Pointer,
        lower: Lower<T>,
    ) -> Option<T> {
        lower(value, at, self.problems)
    }

    /// A list of at most so many elements, those with problems left out.
    pub(crate) fn lowered_list<T>(&mut self, name: &str, most: usize, lower: Lower<T>) -> Vec<T> {
        let at = self.at(name);
        let list = self.list_of_at_most(name, most).into_iter().enumerate();
        list.filter_map(|(i, it)| lower(it, &at.element(i), self.problems)).collect()
    }

    /// An identity, which must be there.
    pub(crate) fn id(&mut self, name: &str) -> Option<Id> {
        self.need(name);
        let value = self.take(name)?;
        self.id_at(value, &self.at(name))
    }

    /// An identity at a place.
    pub(crate) fn id_at(&mut self, value: Value, at: &Pointer) -> Option<Id> {
        let text = self.string_at(value, at)?;
        let id = Id::new(&text);
        if id.is_none() {
            self.problem_at(at, Code::BadId, &[&text]);
        }
        id
    }

    /// A text of one line.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        let text = self.string(name)?;
        self.text_at(&text, &self.at(name), LONGEST_TEXT, false)
    }

    /// A text that may have several lines.
    pub(crate) fn lines(&mut self, name: &str) -> Option<String> {
        let text = self.string(name)?.replace("\r\n", "\n");
        self.text_at(&text, &self.at(name), LONGEST_TEXT, true)
    }

    fn text_at(&mut self, text: &str, at: &Pointer, most: usize, lines: bool) -> Option<String> {
        let text = text.trim();
        if text.chars().count() > most {
            self.problem_at(at, Code::TextTooLong, &[&most.to_string()]);
            return None;
        }
        if text.chars().any(|it| it.is_control() && !(lines && it == '\n')) {
            self.problem_at(at, Code::Malformed, &["control character"]);
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A set of short texts.
    pub(crate) fn tags(&mut self, name: &str) -> Set<String> {
        let at = self.at(name);
        let mut tags = Set::new();
        for (i, value) in self.list_of_at_most(name, MOST_TAGS).into_iter().enumerate() {
            let at = at.element(i);
            let Some(text) = self.string_at(value, &at) else { continue };
            tags.extend(self.text_at(&text, &at, LONGEST_TAG, false));
        }
        tags
    }

    /// A set of calendar years; `None` where it is absent.
    pub(crate) fn years(&mut self, name: &str) -> Option<Set<i32>> {
        let at = self.at(name);
        let mut years = Set::new();
        for (i, value) in self.list(name)?.into_iter().enumerate() {
            let at = at.element(i);
            let Some(year) = self.integer_at(&value, &at) else { continue };
            // A year is one that a date can lie in.
            match i32::try_from(year) {
                Ok(it) if parse_date(&format!("{year}-01-01")).is_some() => {
                    years.insert(it);
                }
                _ => self.problem_at(&at, Code::NotADate, &[&year.to_string()]),
            }
        }
        Some(years)
    }

    /// A date.
    pub(crate) fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let text = self.string(name)?;
        let date = parse_date(&text);
        if date.is_none() {
            self.problem(name, Code::NotADate, &[&text]);
        }
        date
    }

    /// An exact amount, as it may be entered.
    pub(crate) fn amount(&mut self, name: &str) -> Option<Credit> {
        let value = self.take(name)?;
        self.amount_at(value, &self.at(name), Credit::entered)
    }

    /// An exact amount at a place.
    pub(crate) fn amount_at(
        &mut self,
        value: Value,
        at: &Pointer,
        parse: fn(&str) -> Result<Credit, NumberError>,
    ) -> Option<Credit> {
        let text = self.string_at(value, at)?;
        let code = match parse(&text) {
            Ok(amount) => return Some(amount),
            Err(NumberError::Unreadable) => Code::NotANumber,
            Err(NumberError::TooLarge) => Code::NumberTooLarge,
            Err(NumberError::TooFine) => Code::NumberTooFine,
        };
        self.problem_at(at, code, &[&text]);
        None
    }

    /// One of the words of a vocabulary.
    pub(crate) fn word<T: Copy + Display>(
        &mut self,
        name: &str,
        parse: fn(&str) -> Option<T>,
        all: &[T],
    ) -> Option<T> {
        let text = self.string(name)?;
        self.word_at(&text, &self.at(name), parse, all)
    }

    /// One of the words of a vocabulary at a place.
    pub(crate) fn word_at<T: Copy + Display>(
        &mut self,
        text: &str,
        at: &Pointer,
        parse: fn(&str) -> Option<T>,
        all: &[T],
    ) -> Option<T> {
        let word = parse(text);
        if word.is_none() {
            let allowed: Vec<String> = all.iter().map(ToString::to_string).collect();
            self.problem_at(at, Code::UnknownWord, &[text, &allowed.join(", ")]);
        }
        word
    }
}

/// The start of a text: what is wrong may be megabytes long.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_ECHO).collect()
}

fn wrong_type(expected: &str, found: &Value, at: &Pointer) -> Diagnostic {
    let found = match found {
        Value::Null => "null".to_owned(),
        Value::Bool(it) => format!("boolean `{it}`"),
        Value::Number(it) => {
            it.as_i64().map_or_else(|| "number".to_owned(), |it| format!("integer `{it}`"))
        }
        Value::String(it) => format!("string `{}`", shortened(it)),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    };
    Diagnostic::error(Code::WrongType, at, &[expected, &found])
}

/// Which members a reader asks for: what it knows.
#[cfg(test)]
pub(crate) mod asked {
    use std::cell::RefCell;

    use super::{Map, Pointer};

    /// Place of an object → its members, and whether each has to be there.
    pub(crate) type Asked = Map<String, Map<String, bool>>;

    thread_local! {
        static ASKED: RefCell<Asked> = RefCell::default();
    }

    pub(super) fn note(at: &Pointer, name: &str, is_needed: bool) {
        ASKED.with_borrow_mut(|asked| {
            let members = asked.entry(at.to_string()).or_default();
            *members.entry(name.to_owned()).or_default() |= is_needed;
        });
    }

    /// What is asked for meanwhile.
    pub(crate) fn during(read: impl FnOnce()) -> Asked {
        ASKED.take();
        read();
        ASKED.take()
    }
}
