//! The close: sums, settlements and requirements with their names.

use super::book::Book;
use super::both::Both;
use super::count::{Count, Cut, Why};
use super::deemed::Deemed;
use super::entry::{Entry, Source};
use super::induction::Ledger;
use super::offset::Draw;
use super::open::Question;
use super::require::Asked;
use super::{DeemedComplete, OpenFact, RequirementResult, Verdict};
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::Window;
use crate::sorted::Map;
use crate::trace::{Reason, Settlement, Step};

/// What one way of counting amounts to, with names and trace.
pub(super) fn verdict(count: &Count<'_>, deemed: &Deemed, drawn: &[Draw<'_>]) -> Verdict {
    let book = count.book;
    let deemed_complete = deemed.by.and_then(|(entry, article)| {
        let record = book.entries.get(entry)?.source.id().clone();
        Some(DeemedComplete { record, article })
    });
    let (grants, settlements) = settle(count);
    Verdict {
        total: count.grain.amount(count.total(Window::Cycle, None)),
        years: years(count),
        categories: categories(count),
        offsets: drawn.iter().map(|it| it.named(book)).collect(),
        settlements,
        grants,
        deemed_complete,
    }
}

/// The recognised credit of each registration year.
fn years(count: &Count<'_>) -> Map<i32, Credit> {
    let book = count.book;
    let Some(index) = book.terms.pack.rules.registration else { return Map::new() };
    let window = Window::Year(index);
    let years = (0..book.n_slots(window)).map(|slot| {
        let year = book.year(window, slot);
        (year, count.grain.amount(count.total(window, Some(year))))
    });
    years.filter(|(_, it)| it.is_positive()).collect()
}

/// The recognised credit of each category, parts included.
fn categories(count: &Count<'_>) -> Map<String, Credit> {
    let sums = count.sums(Window::Cycle, None).iter();
    let held = count.book.terms.pack.categories.iter().zip(sums);
    let held = held.filter(|(_, sum)| **sum > 0);
    held.map(|((_, it), sum)| (it.path.clone(), count.grain.amount(*sum))).collect()
}

/// Settles every event and every record; what induction earned outside its time is cut here.
fn settle(count: &Count<'_>) -> (Vec<Settlement>, Vec<Settlement>) {
    let book = count.book;
    let (mut grants, mut settlements) = (Vec::new(), Vec::new());
    let mut cuts: Vec<Vec<Step>> = book.entries.iter().map(|it| it.cuts.clone()).collect();
    for cut in &count.cuts {
        if let Some(steps) = cuts.get_mut(cut.entry) {
            steps.push(step(count, cut));
        }
    }
    for (i, (entry, cuts)) in book.entries.iter().zip(cuts).enumerate() {
        let settled = match entry.source {
            Source::Record(_) => &mut settlements,
            Source::Event(..) => &mut grants,
        };
        settled.push(match entry.source.record() {
            Some(record) if !count.counts(i) => {
                let reason = Reason::Status(record.status);
                let article = book.terms.scope_rule();
                let refused = Step { amount: Credit::ZERO, reason, article };
                settlement(&Entry::new(entry.source, entry.is_in_cycle), vec![refused], None)
            }
            _ => close_entry(count, entry, cuts),
        });
    }
    (grants, settlements)
}

/// What was taken away, with its reason.
fn step(count: &Count<'_>, cut: &Cut) -> Step {
    let (book, amount) = (count.book, count.grain.amount(cut.amount));
    let scope = book.terms.scope_rule();
    let (reason, article) = match cut.why {
        Why::Duplicate { of, article } => {
            let of = book.entries.get(of).map(|it| it.source.id().clone());
            (of.map(|of| Reason::Duplicate { of }), article)
        }
        Why::OverCap { cap, slot } => {
            let cap = book.caps.get(cap);
            let reason = cap.map(|it| {
                let year = book.year(it.rule.window, slot);
                let window = book.terms.span(it.rule.window, year);
                Reason::OverCap { window, maximum: it.maximum }
            });
            (reason, cap.map_or(scope, |it| it.rule.rule))
        }
    };
    // Both were found in this book.
    Step { amount, reason: reason.unwrap_or(Reason::Excluded), article }
}

/// What was not cut is recognised.
fn close_entry(count: &Count<'_>, entry: &Entry<'_>, mut cuts: Vec<Step>) -> Settlement {
    let book = count.book;
    let there = || entry.lines.iter().copied().filter(|it| count.left(*it).is_there);
    let outside = |line: &usize| {
        let ledger = book.inductions.first().filter(|_| !entry.is_in_cycle)?;
        let date = book.lines.get(*line)?.date;
        (!ledger.time.is_some_and(|it| it.contains(date))).then_some(ledger)
    };
    let left = |line: usize| count.grain.amount(count.left(line).in_cycle);
    let recognised: Credit = there().filter(|it| outside(it).is_none()).map(left).sum();
    for line in there() {
        if let Some(ledger) = outside(&line) {
            cuts.push(outside_induction(ledger, left(line)));
        }
    }
    let mut years = there().map(|line| {
        let index = book.terms.pack.rules.registration?;
        book.slot(Window::Year(index), line).map(|slot| book.year(Window::Year(index), slot))
    });
    let first = years.next().flatten();
    let year = first.filter(|_| years.all(|it| it == first));

    let mut steps = Vec::with_capacity(cuts.len() + 1);
    if recognised.is_positive() || cuts.is_empty() {
        let reason =
            if entry.is_in_cycle { Reason::Recognised } else { Reason::RecognisedAsInduction };
        let article = entry.rate.unwrap_or(book.terms.scope_rule());
        steps.push(Step { amount: recognised, reason, article });
    }
    steps.extend(cuts);
    settlement(entry, steps, year)
}

fn outside_induction(ledger: &Ledger<'_>, amount: Credit) -> Step {
    let reason =
        if ledger.dated { Reason::OutsideInduction } else { Reason::FactMissing(Fact::HiredOn) };
    Step { amount, reason, article: ledger.rule.rule }
}

fn settlement(entry: &Entry<'_>, steps: Vec<Step>, year: Option<i32>) -> Settlement {
    Settlement {
        record: entry.source.id().clone(),
        account: entry.source.account(),
        category: entry.category,
        classified_by: entry.classified_by,
        year,
        worth: entry.worth,
        parts: entry.parts.clone(),
        steps,
        open: entry.open.clone(),
    }
}

/// A requirement with its names.
pub(super) fn result(book: &Book<'_>, asked: &Asked<'_>, both: Both) -> RequirementResult {
    let missing_after_plans = both.missing_after_plans(asked.bound);
    let Both { recognised, projected, of: it, .. } = both;
    RequirementResult {
        id: asked.id.to_owned(),
        span: asked.span.clone(),
        bound: asked.bound,
        measure: asked.measure,
        force: asked.force,
        required: it.required,
        waived: it.waived,
        recognised,
        projected,
        missing_after_plans,
        standing: it.standing,
        open: it.open.into_iter().flat_map(|it| open_facts(book, it)).collect(),
        article: asked.article,
    }
}

/// A question, fact by fact; without facts somebody has to decide.
fn open_facts(book: &Book<'_>, question: Question) -> Vec<OpenFact> {
    let entry = question.entry.and_then(|it| book.entries.get(it));
    let record = entry.map(|it| it.source.id().clone());
    let about = entry.and_then(|it| it.open.as_ref()).map_or(&[][..], |it| &it.facts);
    match question.fact {
        None if !about.is_empty() => {
            about.iter().map(|it| OpenFact { record: record.clone(), fact: Some(*it) }).collect()
        }
        fact => vec![OpenFact { record, fact }],
    }
}
