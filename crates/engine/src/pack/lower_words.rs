//! From texts to what they stand for: words, dates, figures, names.

use super::lower::Lowering;
use super::{CategoryId, Window, written};
use crate::calendar::parse_date;
use crate::credit::{Credit, NumberError, common_denominator};
use crate::diagnostic::{Code, Pointer};

impl Lowering {
    /// A word that stands for one of a few things.
    pub(super) fn word<T: Copy>(
        &mut self,
        text: &str,
        at: &Pointer,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let allowed: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.problem(Code::UnknownWord, at, &[text, &allowed.join(", ")]);
        }
        found.map(|(_, it)| *it)
    }

    /// A word of the vocabulary.
    pub(super) fn parsed<T: std::fmt::Display>(
        &mut self,
        parse: impl Fn(&str) -> Option<T>,
        all: &[T],
        text: &str,
        at: &Pointer,
    ) -> Option<T> {
        let found = parse(text);
        if found.is_none() {
            let allowed: Vec<_> = all.iter().map(ToString::to_string).collect();
            self.problem(Code::UnknownWord, at, &[text, &allowed.join(", ")]);
        }
        found
    }

    pub(super) fn date(&mut self, text: &str, at: &Pointer) -> Option<chrono::NaiveDate> {
        let date = parse_date(text);
        if date.is_none() {
            self.problem(Code::NotADate, at, &[text]);
        }
        date
    }

    /// A figure of the pack; all of them must fit one common denominator.
    pub(super) fn amount(&mut self, text: &str, at: &Pointer) -> Option<Credit> {
        let amount = match Credit::entered(text) {
            Ok(it) => it,
            Err(error) => {
                let code = match error {
                    NumberError::Unreadable => Code::NotANumber,
                    NumberError::TooLarge => Code::NumberTooLarge,
                    NumberError::TooFine => Code::NumberTooFine,
                };
                self.problem(code, at, &[text]);
                return None;
            }
        };
        // Rates and bonuses are multiplied, so figures share half the room of quantities.
        match common_denominator(self.denominator, amount.denominator()) {
            Some(common) if common <= 100_000 => {
                self.denominator = common;
                Some(amount)
            }
            _ => {
                self.problem(Code::DenominatorsTooMany, at, &[text]);
                None
            }
        }
    }

    /// A figure that quantities are multiplied by: at most a thousand, so that no sum overflows.
    pub(super) fn factor(&mut self, text: &str, at: &Pointer) -> Option<Credit> {
        let factor = self.amount(text, at)?;
        if factor > Credit::whole(1_000) {
            self.problem(Code::NumberTooLarge, at, &[text]);
            return None;
        }
        Some(factor)
    }

    pub(super) fn category(&mut self, path: &str, at: &Pointer) -> Option<CategoryId> {
        let found = self.tree.find(path);
        if found.is_none() {
            self.problem(Code::UnknownCategory, at, &[path]);
        }
        found
    }

    pub(super) fn category_set(
        &mut self,
        paths: &written::Words,
        at: &Pointer,
    ) -> Option<crate::sorted::Set<CategoryId>> {
        let written::Words::These(paths) = paths else {
            self.problem(Code::Malformed, at, &["at-least"]);
            return None;
        };
        paths.iter().map(|path| self.category(path, at)).collect()
    }

    pub(super) fn window(&mut self, name: &str, at: &Pointer) -> Option<Window> {
        if name == "cycle" {
            return Some(Window::Cycle);
        }
        let found = self.rules.calendars.iter().position(|it| it.name == name);
        if found.is_none() {
            self.problem(Code::UnknownCalendar, at, &[name]);
        }
        found.map(Window::Year)
    }
}
