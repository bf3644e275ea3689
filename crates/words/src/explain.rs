//! Why: a settlement of the engine, line by line, in words.
//!
//! First how the worth came to be (the derivation), then what became of it
//! (the settlement), last what is still open. The lines say what the trace
//! says and reckon nothing themselves.

use chrono::NaiveDate;
use xuefen_engine::archive::{Archive, Record, Teacher};
use xuefen_engine::credit::Credit;
use xuefen_engine::pack::{Measure, Pack, RuleId};
use xuefen_engine::sorted::Set;
use xuefen_engine::trace::{Settlement, Span};
use xuefen_engine::vocabulary::Account;

use crate::Language;
use crate::number::amount;
use crate::requirement::measured_in;

mod derivation;
mod open;
mod outcome;

pub(crate) use outcome::{span, title};

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The sentence, without a full stop.
    pub text: String,
    /// The amount that the line is about, in the settlement's own measure; `None` where
    /// it is about none.
    pub amount: Option<Credit>,
    /// The rule that says so.
    pub rule: RuleId,
}

/// Why a record counts as it does: derivation, outcome, open questions.
#[must_use]
pub fn why(
    settlement: &Settlement,
    pack: &Pack,
    archive: &Archive,
    language: Language,
) -> Vec<Line> {
    let account = Telling {
        settlement,
        record: archive.record(&settlement.record),
        pack,
        archive,
        language,
        measure: measure(settlement, pack, archive),
    };
    let parts = settlement.parts.iter().map(|it| account.part(it));
    let steps = settlement.steps.iter().map(|it| account.step(it));
    parts.chain(steps).chain(account.open()).collect()
}

/// What the amounts of a settlement measure: credits, or hours where the pack counts nothing else
/// or counts induction in them.
#[must_use]
pub fn measure(settlement: &Settlement, pack: &Pack, archive: &Archive) -> Measure {
    match settlement.account {
        Account::Cycle => measured_in(Measure::Credits, pack),
        Account::Induction => induction_measure(pack, archive.teacher()),
    }
}

/// What induction is counted in under a pack.
fn induction_measure(pack: &Pack, teacher: &Teacher) -> Measure {
    let teacher = Teacher { audit_years: Some(Set::new()), ..teacher.clone() };
    let Ok(empty) = Archive::new(teacher, Vec::new()) else { return Measure::Credits };
    let assessment = xuefen_engine::assess(pack, &empty, NaiveDate::MIN);
    let mut requirements = assessment.requirements.iter();
    let induction = requirements.find(|it| it.span == Span::Induction);
    induction.map_or(Measure::Credits, |it| it.measure)
}

/// What a line needs to know besides its own part or step.
struct Telling<'a> {
    settlement: &'a Settlement,
    record: Option<&'a Record>,
    pack: &'a Pack,
    archive: &'a Archive,
    language: Language,
    measure: Measure,
}

impl Telling<'_> {
    /// An amount of the settlement with what it measures.
    fn amount(&self, it: Credit) -> String {
        amount(it, self.measure, self.language)
    }

    /// What a rule says, without the full stop.
    fn sense(&self, rule: RuleId) -> &str {
        let article = self.pack.article(rule);
        article.map_or("", |it| crate::language::unstopped(self.language.of(&it.sense)))
    }
}
