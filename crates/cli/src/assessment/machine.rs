//! The answer for programs. Its fields are a contract: more may be added, none renamed.

use serde::Serialize;
use xuefen_engine::assess::{OpenFact, RequirementResult, Standing, Verdict};
use xuefen_engine::condition::Fact;
use xuefen_engine::pack::{Force, Measure, Pack, RuleId};
use xuefen_engine::sorted::Map;
use xuefen_engine::trace::Settlement;
use xuefen_engine::vocabulary::Status;
use xuefen_engine::{Archive, Credit};
use xuefen_exchange::check::{credits, offsets, shortfalls, years};
use xuefen_words::requirement::requirement;
use xuefen_words::{Language, why};

use super::Answer;

/// The whole answer.
#[derive(Serialize)]
pub(super) struct Written {
    policy: String,
    edition: String,
    readings: Map<String, String>,
    as_of: String,
    #[serde(flatten)]
    recognised: Sums,
    projected: Sums,
    requirements: Vec<WrittenRequirement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<Vec<WrittenSettlement>>,
}

/// The sums of one way of counting, with the keys of a case's `expect`.
#[derive(Serialize)]
struct Sums {
    total: String,
    credits: Map<String, String>,
    years: Map<String, String>,
    categories: Map<String, String>,
    offsets: Map<String, String>,
    shortfalls: Map<String, String>,
    deemed_complete_by: Option<String>,
}

#[derive(Serialize)]
struct WrittenRequirement {
    id: String,
    title: String,
    required: String,
    waived: String,
    recognised: String,
    projected: String,
    missing: String,
    measure: &'static str,
    force: &'static str,
    standing: &'static str,
    open: Vec<WrittenOpenFact>,
    article: String,
    place: String,
}

/// A fact that has to be known first; without a fact somebody has to decide.
#[derive(Serialize)]
struct WrittenOpenFact {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'static str>,
}

/// What became of a record, in words.
#[derive(Serialize)]
struct WrittenSettlement {
    record: String,
    account: &'static str,
    category: Option<String>,
    year: Option<i32>,
    worth: String,
    /// What counts of it: now, or once it is completed where it is only planned.
    counts: String,
    /// How far it has come.
    status: &'static str,
    lines: Vec<WrittenLine>,
}

#[derive(Serialize)]
struct WrittenLine {
    text: String,
    amount: Option<String>,
    article: String,
}

impl Written {
    pub(super) fn new(answer: &Answer, trace: bool, language: Language) -> Self {
        let Answer { pack, archive, assessment } = answer;
        let requirements = &assessment.requirements;
        let still_missing = requirements.iter().filter_map(|it| {
            let missing = it.required.less(it.projected);
            missing.is_positive().then(|| (it.key(), missing))
        });
        let trace = trace.then(|| {
            let settlements = answer.settlements();
            settlements.map(|it| WrittenSettlement::new(it, pack, archive, language)).collect()
        });
        Self {
            policy: pack.id.clone(),
            edition: pack.edition.clone(),
            readings: pack.readings.clone(),
            as_of: assessment.as_of.to_string(),
            recognised: Sums::new(&assessment.recognised, &shortfalls(requirements)),
            projected: Sums::new(&assessment.projected, &still_missing.collect()),
            requirements: requirements
                .iter()
                .map(|it| WrittenRequirement::new(it, pack, language))
                .collect(),
            trace,
        }
    }
}

impl Sums {
    fn new(verdict: &Verdict, shortfalls: &Map<String, Credit>) -> Self {
        Self {
            total: verdict.total.to_string(),
            credits: written(&credits(verdict)),
            years: written(&years(verdict)),
            categories: written(&verdict.categories),
            offsets: written(&offsets(verdict)),
            shortfalls: written(shortfalls),
            // No rule deems a cycle complete so far.
            deemed_complete_by: None,
        }
    }
}

impl WrittenRequirement {
    fn new(it: &RequirementResult, pack: &Pack, language: Language) -> Self {
        let article = pack.article(it.article);
        Self {
            id: it.key(),
            title: requirement(it, pack, language),
            required: it.required.to_string(),
            waived: it.waived.to_string(),
            recognised: it.recognised.to_string(),
            projected: it.projected.to_string(),
            missing: it.missing().to_string(),
            measure: match it.measure {
                Measure::Credits => "credits",
                Measure::Hours => "hours",
            },
            force: match it.force {
                Force::Must => "must",
                Force::InPrinciple => "in-principle",
                Force::Consequence => "consequence",
            },
            standing: match it.standing {
                Standing::Met => "met",
                Standing::Short => "short",
                Standing::Exempt => "exempt",
                Standing::Undetermined => "undetermined",
            },
            open: it.open.iter().map(WrittenOpenFact::new).collect(),
            article: article.map(|it| it.id.clone()).unwrap_or_default(),
            place: article.map(|it| it.place.clone()).unwrap_or_default(),
        }
    }
}

impl WrittenOpenFact {
    fn new(it: &OpenFact) -> Self {
        let record = it.record.as_ref().map(ToString::to_string);
        Self { record, fact: it.fact.map(Fact::as_str) }
    }
}

impl WrittenSettlement {
    fn new(it: &Settlement, pack: &Pack, archive: &Archive, language: Language) -> Self {
        let category = it.category.and_then(|it| pack.categories.get(it));
        let status = archive.record(&it.record).map_or(Status::Completed, |it| it.status);
        let lines = why(it, pack, archive, language).into_iter().map(|it| WrittenLine {
            text: it.text,
            amount: it.amount.map(|it| it.to_string()),
            article: article(pack, it.rule),
        });
        Self {
            record: it.record.to_string(),
            account: it.account.as_str(),
            category: category.map(|it| it.path.clone()),
            year: it.year,
            worth: it.worth.to_string(),
            status: status.as_str(),
            counts: it.recognised().to_string(),
            lines: lines.collect(),
        }
    }
}

fn article(pack: &Pack, rule: RuleId) -> String {
    pack.article(rule).map(|it| it.id.clone()).unwrap_or_default()
}

fn written(amounts: &Map<String, Credit>) -> Map<String, String> {
    amounts.iter().map(|(key, it)| (key.clone(), it.to_string())).collect()
}
