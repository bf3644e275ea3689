//! What the real engine makes of an input, in the reference's terms.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use xuefen_engine::assess::{Assessment, Verdict};
use xuefen_engine::credit::Credit;
use xuefen_engine::trace::{Settlement, Span};
use xuefen_engine::{Book, Pack};

use super::generator::Input;
use super::number::{Fraction, nought};
use super::outcome::{Outcome, listed};
use super::setting::Counted;

/// The engine's assessment of an input; the problems of its pack, if it is refused.
pub(crate) fn assessed(input: &Input) -> Result<Assessment, String> {
    let readings = input.readings.iter().map(|(a, b)| (a.clone(), b.clone())).collect();
    let pack = Pack::parse(&input.pack.to_string()).and_then(|it| it.with_readings(&readings));
    let pack = pack.map_err(|problems| format!("{problems:?}"))?;
    let book = Book::open(&pack, &input.archive, input.as_of);
    let (assessment, balance) = (book.assess(), book.balance());
    let same = balance.recognised == assessment.recognised.total
        && balance.projected == assessment.projected.total
        && balance.requirements.len() == assessment.requirements.len()
        && balance.requirements.iter().zip(&assessment.requirements).all(|(it, full)| {
            (it.recognised, it.projected, it.missing(), it.standing)
                == (full.recognised, full.projected, full.missing(), full.standing)
        });
    if same { Ok(assessment) } else { Err(format!("{balance:?} is not {assessment:?}")) }
}

/// The figures of one way of counting.
pub(crate) fn outcome(assessment: &Assessment, counted: Counted) -> Outcome {
    let verdict = match counted {
        Counted::Done => &assessment.recognised,
        Counted::DoneAndPlanned => &assessment.projected,
    };
    let settled = || verdict.grants.iter().chain(&verdict.settlements);
    let by_id = |amount: fn(&Settlement) -> Credit| {
        listed(settled().map(|it| (it.record.to_string(), fraction(amount(it)))))
    };
    let shortfalls = assessment.requirements.iter().map(|it| {
        let missing = match counted {
            Counted::Done => it.missing(),
            Counted::DoneAndPlanned => it.missing_after_plans,
        };
        (it.key(), fraction(missing))
    });
    Outcome {
        credits: by_id(Settlement::recognised),
        total: fraction(verdict.total),
        years: listed(verdict.years.iter().map(|(year, it)| (*year, fraction(*it)))),
        categories: listed(verdict.categories.iter().map(|(k, it)| (k.clone(), fraction(*it)))),
        offsets: moved(verdict),
        shortfalls: listed(shortfalls),
        deemed_complete_by: verdict.deemed_complete.as_ref().map(|it| it.record.to_string()),
        worth: listed(
            verdict.settlements.iter().map(|it| (it.record.to_string(), fraction(it.worth))),
        ),
    }
}

fn moved(verdict: &Verdict) -> BTreeMap<String, Fraction> {
    let mut moved: BTreeMap<String, Fraction> = BTreeMap::new();
    for it in verdict.offsets.iter().filter(|it| it.span == Span::Cycle) {
        *moved.entry(format!("{}>{}", it.from, it.to)).or_insert_with(nought) +=
            fraction(it.amount);
    }
    listed(moved)
}

fn fraction(credit: Credit) -> Fraction {
    Fraction::new(BigInt::from(credit.numerator()), BigInt::from(credit.denominator()))
}
