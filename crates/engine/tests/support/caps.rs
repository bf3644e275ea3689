//! What caps look at, reckoned from the settlements and the pack's text alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::{Id, Record};
use xuefen_engine::assess::Verdict;
use xuefen_engine::credit::Credit;
use xuefen_engine::trace::{How, Settlement};
use xuefen_engine::vocabulary::Unit;

use super::cases::Case;
use super::written::{is_inside, taken_as_so, words};

/// A record under a cap.
pub(crate) struct Under<'a> {
    pub(crate) date: Option<NaiveDate>,
    pub(crate) id: &'a Id,
    /// What this cap cut off.
    pub(crate) cut: Credit,
    /// What it left, for later caps to cut.
    pub(crate) left: Credit,
    /// What is left, and what is recognised in the end, as the cap measures it.
    pub(crate) left_measured: Credit,
    pub(crate) recognised_measured: Credit,
}

/// The records under the cap at an index of the caps, by window and in the order of their dates.
///
/// Records that lie in several windows are left out.
pub(crate) fn under<'a>(
    case: &'a Case,
    verdict: &'a Verdict,
    caps: &[&'a Value],
    index: usize,
) -> BTreeMap<i32, Vec<Under<'a>>> {
    let (cap, later) = (caps[index], &caps[index + 1..]);
    let mut windows: BTreeMap<i32, Vec<_>> = BTreeMap::new();
    for (record, it) in looked_at(case, verdict, cap) {
        let left = it.recognised() + case.cut_by(it, later);
        let measured =
            (measured(cap, record, it, left), measured(cap, record, it, it.recognised()));
        let (Some(left_measured), Some(recognised_measured)) = measured else { continue };
        let Some(window) = window(case, cap, record) else { continue };
        windows.entry(window).or_default().push(Under {
            date: case.policy.written.date(record),
            id: &record.id,
            cut: case.cut_by(it, &[cap]),
            left,
            left_measured,
            recognised_measured,
        });
    }
    for records in windows.values_mut() {
        records.sort_unstable_by_key(|it| (it.date, it.id));
    }
    windows
}

/// Whether what a cap left can be told to the last hour.
pub(crate) fn is_told(case: &Case, verdict: &Verdict, cap: &Value) -> bool {
    let by_hours = cap["measure"] == "hours";
    // A fixed bonus belongs to no hour, and hours that are worth nothing take up room all the same.
    let fixed = |it: &Settlement| {
        let fixed = it.parts.iter().any(|it| matches!(it.how, How::Fixed | How::Rounding { .. }));
        fixed || (it.worth.is_zero() && !it.parts.is_empty())
    };
    let in_one_window = cap["window"] == "cycle" || case.is_dated_once();
    in_one_window && !(by_hours && looked_at(case, verdict, cap).any(|(_, it)| fixed(it)))
}

fn looked_at<'a>(
    case: &'a Case,
    verdict: &'a Verdict,
    cap: &'a Value,
) -> impl Iterator<Item = (&'a Record, &'a Settlement)> {
    case.in_cycle(verdict).filter(|(record, it)| {
        let inside = |path: &str| words(&cap["categories"]).iter().any(|it| is_inside(path, it));
        case.path(it).is_some_and(inside) && taken_as_so(&cap["when"], record)
    })
}

/// The window of a cap that all of a record lies in.
fn window(case: &Case, cap: &Value, record: &Record) -> Option<i32> {
    match cap["window"].as_str().unwrap() {
        "cycle" => Some(0),
        calendar => case.policy.written.year(calendar, case.policy.written.date(record)?),
    }
}

/// An amount of a record in credits, or the hours behind it; `None` where no hours are stated.
fn measured(cap: &Value, record: &Record, it: &Settlement, amount: Credit) -> Option<Credit> {
    if cap["measure"] != "hours" {
        return Some(amount);
    }
    let hours = *record.quantity.get(&Unit::Hours)?;
    let fixed = it.parts.iter().filter(|it| matches!(it.how, How::Fixed)).map(|it| it.amount);
    let fixed: Credit = fixed.sum();
    let by_the_hour = it.worth.less(fixed);
    if amount.is_zero() || by_the_hour.is_zero() {
        return Some(Credit::ZERO);
    }
    let whole = |it: i128| i64::try_from(it).unwrap();
    let turned = Credit::ratio(whole(by_the_hour.denominator()), whole(by_the_hour.numerator()));
    Some(amount.less(fixed) * hours * turned.unwrap())
}
