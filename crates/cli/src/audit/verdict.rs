//! What an archive amounts to, as a line or as rows of a table.

use std::fmt::Write;

use serde_json::Value;
use xuefen_engine::assess::{Balance, Bound, Line, Standing};
use xuefen_engine::pack::{Force, RuleId};
use xuefen_engine::trace::Span;
use xuefen_engine::{Book, Credit, Pack};

use super::amount;

/// The headings of the table.
pub(super) const HEADINGS: &[u8] =
    b"teacher,total,projected_total,requirement,required,recognised,\
projected,missing,standing,force,article,place\n";

/// How binding the requirements met so far are. A balance does not say, an assessment does.
#[derive(Debug, Default)]
pub(super) struct Forces(Vec<(RuleId, Force)>);

impl Forces {
    /// Looks up every requirement of a balance.
    pub(super) fn learn(&mut self, balance: &Balance<'_>, book: &Book<'_>) {
        if balance.requirements.iter().all(|it| self.find(it.article).is_some()) {
            return;
        }
        for it in book.assess().requirements {
            if self.find(it.article).is_none() {
                self.0.push((it.article, it.force));
            }
        }
    }

    fn find(&self, article: RuleId) -> Option<Force> {
        self.0.iter().find(|it| it.0 == article).map(|it| it.1)
    }

    fn of(&self, line: &Line<'_>) -> Force {
        self.find(line.article).unwrap_or(Force::Must)
    }
}

/// What an archive amounts to, to be written.
pub(super) struct Verdict<'a> {
    pub(super) pack: &'a Pack,
    pub(super) balance: &'a Balance<'a>,
    pub(super) forces: &'a Forces,
}

impl Verdict<'_> {
    /// How it stands with what must be reached.
    pub(super) fn standing(&self) -> Standing {
        let lines = || self.balance.requirements.iter();
        let has =
            |wanted| lines().any(|it| it.standing == wanted && self.forces.of(it) == Force::Must);
        if has(Standing::Short) {
            Standing::Short
        } else if has(Standing::Undetermined) {
            Standing::Undetermined
        } else {
            Standing::Met
        }
    }

    /// Adds a line of JSON.
    pub(super) fn write_line(&self, who: &str, text: &mut Vec<u8>) {
        let mut it = Json { text };
        it.raw("{\"teacher\":").string(who);
        it.raw(",\"total\":").amount(self.balance.recognised);
        it.raw(",\"projected_total\":").amount(self.balance.projected);
        it.raw(",\"requirements\":[");
        for (nth, line) in self.balance.requirements.iter().enumerate() {
            let (article, place) = self.article(line);
            it.raw(if nth > 0 { ",{\"id\":" } else { "{\"id\":" }).string(&key(line));
            it.raw(",\"required\":").amount(line.required);
            it.raw(",\"recognised\":").amount(line.recognised);
            it.raw(",\"projected\":").amount(line.projected);
            it.raw(",\"missing\":").amount(line.missing());
            it.raw(",\"standing\":\"").raw(standing(line.standing));
            it.raw("\",\"force\":\"").raw(force(self.forces.of(line)));
            it.raw("\",\"article\":").string(article).raw(",\"place\":").string(place).raw("}");
        }
        it.raw("]}\n");
    }

    /// Adds a row for each requirement; one alone where there is none.
    pub(super) fn write_rows(&self, who: &str, text: &mut Vec<u8>) {
        let start = text.len();
        cell(who, text);
        text.push(b',');
        amount::write(self.balance.recognised, text);
        text.push(b',');
        amount::write(self.balance.projected, text);
        let head = text.len();
        if self.balance.requirements.is_empty() {
            text.extend_from_slice(b",,,,,,,,,\n");
        }
        for (nth, line) in self.balance.requirements.iter().enumerate() {
            if nth > 0 {
                text.extend_from_within(start..head);
            }
            text.push(b',');
            cell(&key(line), text);
            for credit in [line.required, line.recognised, line.projected, line.missing()] {
                text.push(b',');
                amount::write(credit, text);
            }
            let (article, place) = self.article(line);
            for told in [standing(line.standing), force(self.forces.of(line)), article, place] {
                text.push(b',');
                cell(told, text);
            }
            text.push(b'\n');
        }
    }

    fn article(&self, it: &Line<'_>) -> (&str, &str) {
        self.pack.article(it.article).map_or(("", ""), |it| (it.id.as_str(), it.place.as_str()))
    }
}

/// The requirement's key, as an assessment gives it.
fn key(it: &Line<'_>) -> String {
    let mut key = String::with_capacity(it.id.len() + 8);
    key.push_str(it.id);
    // Writing into a string cannot fail.
    match (it.bound, it.span) {
        (Bound::ShareAtLeast, _) => key.push_str(":below"),
        (Bound::ShareAtMost, _) => key.push_str(":above"),
        (Bound::AtLeast, Span::Cycle | Span::Induction) => {}
        (Bound::AtLeast, Span::Year { year, .. }) => write!(key, "@{year}").unwrap_or_default(),
        (Bound::AtLeast, Span::ServiceYear(year)) => write!(key, "#{year}").unwrap_or_default(),
    }
    key
}

fn force(it: Force) -> &'static str {
    match it {
        Force::Must => "must",
        Force::InPrinciple => "in-principle",
        Force::Consequence => "consequence",
    }
}

fn standing(it: Standing) -> &'static str {
    match it {
        Standing::Met => "met",
        Standing::Short => "short",
        Standing::Exempt => "exempt",
        Standing::Undetermined => "undetermined",
    }
}

/// A line of JSON being written.
struct Json<'t> {
    text: &'t mut Vec<u8>,
}

impl Json<'_> {
    fn raw(&mut self, it: &str) -> &mut Self {
        self.text.extend_from_slice(it.as_bytes());
        self
    }

    fn string(&mut self, it: &str) -> &mut Self {
        let is_plain = it.bytes().all(|it| it >= b' ' && it != b'"' && it != b'\\');
        if is_plain {
            return self.raw("\"").raw(it).raw("\"");
        }
        self.raw(&Value::from(it).to_string())
    }

    fn amount(&mut self, it: Credit) -> &mut Self {
        self.text.push(b'"');
        amount::write(it, self.text);
        self.text.push(b'"');
        self
    }
}

/// Adds a cell, in quotes where it needs them.
fn cell(it: &str, text: &mut Vec<u8>) {
    if !it.bytes().any(|it| matches!(it, b'"' | b',' | b'\n' | b'\r')) {
        return text.extend_from_slice(it.as_bytes());
    }
    text.push(b'"');
    text.extend_from_slice(it.replace('"', "\"\"").as_bytes());
    text.push(b'"');
}
