//! Worked cases: archives with what they must come out as under a policy (`xuefen-cases`).

use serde_json::Value;
use xuefen_engine::archive::{Archive, Id};
use xuefen_engine::credit::Credit;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::json;
use xuefen_engine::sorted::{Map, Set};

use crate::envelope::{Envelope, Unfit};
use crate::written::{Fields, lower_archive};

/// The most bytes that a case file may have.
pub const LARGEST: usize = 8_000_000;

const ENVELOPE: Envelope = Envelope { format: "xuefen-cases", version: 1 };

/// The worked cases of one policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// The policy that the file is about.
    pub policy: String,
    /// The cases, in the order of the file.
    pub cases: Vec<Case>,
}

/// One worked case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name, unique in the file.
    pub id: String,
    /// The policy that it is assessed under.
    pub policy: String,
    /// The arithmetic and the rule, for people.
    pub why: Option<String>,
    /// The option of each switch that it is worked out under; a switch that is not named keeps its default.
    pub readings: Map<String, String>,
    /// The teacher with all records.
    pub archive: Archive,
    /// What must come out.
    pub expect: Expect,
}

/// What a case must come out as. Only what is there is asserted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// Record or event → recognised credit after deduplication and all caps.
    pub credits: Option<Map<String, Credit>>,
    /// Recognised credit of the cycle, induction apart.
    pub total: Option<Credit>,
    /// Starting year → recognised credit before cycle caps; complete, nought left out.
    pub years: Option<Map<String, Credit>>,
    /// Category path → recognised credit with its sub-categories, before offsets.
    pub categories: Option<Map<String, Credit>>,
    /// `from>to` → credit moved; complete, nought left out.
    pub offsets: Option<Map<String, Credit>>,
    /// Requirement → missing credit; complete, nought left out.
    pub shortfalls: Option<Map<String, Credit>>,
    /// Those of the shortfalls that open facts may still close; complete, nought left out.
    pub undetermined: Option<Map<String, Credit>>,
    /// Requirement → credit still missing once what is planned is done; complete, nought left out.
    pub after_plans: Option<Map<String, Credit>>,
    /// The record that satisfies the whole cycle at once; `Some(None)`: none does.
    pub deemed_complete_by: Option<Option<Id>>,
}

/// Reads a case file.
///
/// # Errors
/// Every problem with its place; one alone where the file is too large, not
/// JSON, of another format or newer than this program.
pub fn read_cases(text: &str) -> Result<CaseFile, Vec<Diagnostic>> {
    let value = json::parse(text, LARGEST).map_err(|it| vec![it])?;
    ENVELOPE.check(&value).map_err(|unfit| vec![Unfit::diagnostic(unfit)])?;
    let mut problems = Vec::new();
    lower_file(value, &Pointer::root(), &mut problems).ok_or(problems)
}

fn lower_file(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<CaseFile> {
    let mut fields = Fields::open(value, at, problems)?;
    // These two have been checked before.
    drop([fields.take("format"), fields.take("version")]);
    fields.need("policy");
    fields.need("cases");
    let policy = fields.string("policy");
    let at = fields.at("cases");
    let mut ids = Set::new();
    let mut cases = Vec::new();
    for (i, value) in fields.list("cases").unwrap_or_default().into_iter().enumerate() {
        let at = at.element(i);
        let Some(case) = fields.lowered_at(value, &at, lower_case) else { continue };
        if !ids.insert(case.id.clone()) {
            fields.problem_at(&at.member("id"), Code::DuplicateId, &[&case.id]);
        }
        cases.push(case);
    }
    fields.close(policy.map(|policy| CaseFile { policy, cases }))
}

fn lower_case(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<Case> {
    let mut fields = Fields::open(value, at, problems)?;
    ["id", "policy", "expect"].into_iter().for_each(|it| fields.need(it));
    let (id, policy, why) = (fields.string("id"), fields.string("policy"), fields.string("why"));
    let readings = lower_readings(&mut fields);
    let archive = lower_archive(&mut fields);
    let expect = fields.lowered("expect", lower_expect);
    let named = id.zip(policy);
    let case = named.zip(archive.zip(expect)).map(|((id, policy), (archive, expect))| Case {
        id,
        policy,
        why,
        readings,
        archive,
        expect,
    });
    fields.close(case)
}

fn lower_readings(fields: &mut Fields<'_>) -> Map<String, String> {
    let at = fields.at("readings");
    let mut readings = Map::new();
    for (switch, value) in fields.entries("readings").into_iter().flatten() {
        let option = fields.string_at(value, &at.member(&switch));
        readings.extend(option.map(|it| (switch, it)));
    }
    readings
}

fn lower_expect(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<Expect> {
    let mut fields = Fields::open(value, at, problems)?;
    let total = fields.take("total").and_then(|it| {
        let at = at.member("total");
        fields.amount_at(it, &at, str::parse)
    });
    let expect = Expect {
        credits: lower_credits("credits", &mut fields),
        total,
        years: lower_credits("years", &mut fields),
        categories: lower_credits("categories", &mut fields),
        offsets: lower_credits("offsets", &mut fields),
        shortfalls: lower_credits("shortfalls", &mut fields),
        undetermined: lower_credits("undetermined", &mut fields),
        after_plans: lower_credits("after_plans", &mut fields),
        deemed_complete_by: lower_deemed_complete_by(&mut fields),
    };
    fields.close(Some(expect))
}

/// A computed credit may be finer than an entered one.
fn lower_credits(name: &str, fields: &mut Fields<'_>) -> Option<Map<String, Credit>> {
    let at = fields.at(name);
    let mut credits = Map::new();
    for (id, value) in fields.entries(name)? {
        let credit = fields.amount_at(value, &at.member(&id), str::parse);
        credits.extend(credit.map(|it| (id, it)));
    }
    Some(credits)
}

fn lower_deemed_complete_by(fields: &mut Fields<'_>) -> Option<Option<Id>> {
    let at = fields.at("deemed_complete_by");
    match fields.take("deemed_complete_by")? {
        Value::Null => Some(None),
        value => fields.id_at(value, &at).map(Some),
    }
}
