//! What an archive amounts to, as a line or as rows of a table.

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::assess::{RequirementResult, Standing, assess};
use xuefen_engine::pack::Force;
use xuefen_engine::{Archive, Credit, Pack};

use super::amount;

/// The headings of the table.
pub(super) const HEADINGS: &[u8] =
    b"teacher,total,projected_total,requirement,required,recognised,\
projected,missing,standing,article,place\n";

/// What an archive amounts to: the sums, and every requirement in the order of the pack.
pub(super) struct Verdict {
    total: Credit,
    projected: Credit,
    requirements: Vec<RequirementResult>,
}

impl Verdict {
    /// Reckons it.
    pub(super) fn new(pack: &Pack, archive: &Archive, as_of: NaiveDate) -> Self {
        let it = assess(pack, archive, as_of);
        let (total, projected) = (it.recognised.total, it.projected.total);
        Self { total, projected, requirements: it.requirements }
    }

    /// How it stands with what must be reached.
    pub(super) fn standing(&self) -> Standing {
        let must = self.requirements.iter().filter(|it| it.force == Force::Must);
        let standings = || must.clone().map(|it| it.standing);
        let has = |wanted| standings().any(|it| it == wanted);
        if has(Standing::Short) {
            Standing::Short
        } else if has(Standing::Undetermined) {
            Standing::Undetermined
        } else {
            Standing::Met
        }
    }

    /// Adds a line of JSON.
    pub(super) fn write_line(&self, who: &str, pack: &Pack, text: &mut Vec<u8>) {
        let mut it = Line { text };
        it.raw("{\"teacher\":").string(who);
        it.raw(",\"total\":").amount(self.total);
        it.raw(",\"projected_total\":").amount(self.projected).raw(",\"requirements\":[");
        for (nth, requirement) in self.requirements.iter().enumerate() {
            let (article, place) = article(requirement, pack);
            it.raw(if nth > 0 { ",{\"id\":" } else { "{\"id\":" }).string(&requirement.key());
            it.raw(",\"required\":").amount(requirement.required);
            it.raw(",\"recognised\":").amount(requirement.recognised);
            it.raw(",\"projected\":").amount(requirement.projected);
            it.raw(",\"missing\":").amount(requirement.missing());
            it.raw(",\"standing\":\"").raw(standing(requirement.standing));
            it.raw("\",\"article\":").string(article).raw(",\"place\":").string(place).raw("}");
        }
        it.raw("]}\n");
    }

    /// Adds a row for each requirement; one alone where there is none.
    pub(super) fn write_rows(&self, who: &str, pack: &Pack, text: &mut Vec<u8>) {
        let start = text.len();
        cell(who, text);
        text.push(b',');
        amount::write(self.total, text);
        text.push(b',');
        amount::write(self.projected, text);
        if self.requirements.is_empty() {
            text.extend_from_slice(b",,,,,,,,\n");
        }
        let head = text.len();
        for (nth, it) in self.requirements.iter().enumerate() {
            if nth > 0 {
                text.extend_from_within(start..head);
            }
            text.push(b',');
            cell(&it.key(), text);
            for credit in [it.required, it.recognised, it.projected, it.missing()] {
                text.push(b',');
                amount::write(credit, text);
            }
            text.push(b',');
            text.extend_from_slice(standing(it.standing).as_bytes());
            let (article, place) = article(it, pack);
            for told in [article, place] {
                text.push(b',');
                cell(told, text);
            }
            text.push(b'\n');
        }
    }
}

fn article<'p>(it: &RequirementResult, pack: &'p Pack) -> (&'p str, &'p str) {
    pack.article(it.article).map_or(("", ""), |it| (it.id.as_str(), it.place.as_str()))
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
struct Line<'t> {
    text: &'t mut Vec<u8>,
}

impl Line<'_> {
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
    if !it.contains(['"', ',', '\n', '\r']) {
        return text.extend_from_slice(it.as_bytes());
    }
    text.push(b'"');
    text.extend_from_slice(it.replace('"', "\"\"").as_bytes());
    text.push(b'"');
}
