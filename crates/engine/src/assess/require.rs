//! Requirements: what every one of them reached.

use super::book::{Book, Way};
use super::count::Count;
use super::deemed::Deemed;
use super::entry::{Entry, Source};
use super::offset::{Draw, could_bring};
use super::open::{Question, open_in};
use super::waiver::Lowered;
use super::{Bound, Standing, induction, share};
use crate::archive::Record;
use crate::condition::Truth;
use crate::credit::Credit;
use crate::pack::{Force, Measure, Minimum, RuleId, Share};
use crate::trace::Span;

/// A requirement in one span.
pub(super) struct Asked<'a> {
    what: What<'a>,
    pub(super) id: &'a str,
    pub(super) span: Span,
    pub(super) bound: Bound,
    pub(super) measure: Measure,
    pub(super) force: Force,
    pub(super) article: RuleId,
}

/// What is asked.
enum What<'a> {
    /// A minimum, by its place among [`Book::lowered`].
    Minimum(usize),
    /// An end of a share.
    Share(&'a Share, Credit),
    /// A window of an induction.
    Induction { ledger: usize, window: usize },
}

/// A requirement as far as one way of counting reached it.
pub(super) struct Reached {
    pub(super) required: Credit,
    pub(super) waived: Credit,
    /// In grains of the count.
    pub(super) held: i128,
    pub(super) standing: Standing,
    pub(super) open: Vec<Question>,
}

/// Lists everything that is required, in the order of the pack, the years of one together.
pub(super) fn lay_out<'a>(book: &Book<'a>) -> Vec<Asked<'a>> {
    let mut all: Vec<Asked<'a>> = Vec::new();
    let mut insert = |it: Asked<'a>| {
        let place = |it: &Asked<'_>| (it.article, it.span.clone(), it.bound);
        let at = all.partition_point(|other| place(other) <= place(&it));
        all.insert(at, it);
    };
    for (i, lowered) in book.lowered.iter().enumerate() {
        let minimum = lowered.minimum;
        insert(Asked {
            what: What::Minimum(i),
            id: &minimum.id,
            span: book.terms.span(minimum.window, lowered.year.unwrap_or(0)),
            bound: Bound::AtLeast,
            measure: minimum.measure,
            force: minimum.force,
            article: minimum.rule,
        });
    }
    for rule in book.terms.rules(|it| &it.shares) {
        let ends = [(Bound::ShareAtLeast, rule.at_least), (Bound::ShareAtMost, rule.at_most)];
        for (bound, part) in ends.into_iter().filter_map(|(bound, part)| Some((bound, part?))) {
            insert(Asked {
                what: What::Share(rule, part),
                id: &rule.id,
                span: Span::Cycle,
                bound,
                measure: Measure::Credits,
                force: rule.force,
                article: rule.rule,
            });
        }
    }
    for (i, ledger) in book.inductions.iter().enumerate() {
        for (window, it) in ledger.windows.iter().enumerate() {
            insert(Asked {
                what: What::Induction { ledger: i, window },
                id: &ledger.rule.id,
                span: it.span.clone(),
                bound: Bound::AtLeast,
                measure: ledger.rule.measure,
                force: ledger.rule.force,
                article: ledger.rule.rule,
            });
        }
    }
    all
}

/// How far everything that is required is reached, in the order of [`Book::asked`]; `None` where it
/// is not due.
pub(super) fn reckon(
    count: &Count<'_>,
    deemed: &Deemed,
    drawn: &[Draw<'_>],
) -> Vec<Option<Reached>> {
    let book = count.book;
    let reached = book.asked.iter().map(|asked| match asked.what {
        What::Minimum(index) => {
            let lowered = book.lowered.get(index).filter(|it| it.is_due(count))?;
            let mut reached = minimum(count, lowered, deemed, drawn);
            deemed.apply(&mut reached);
            Some(reached)
        }
        What::Share(rule, part) => {
            let mut reached = share::reckon(count, rule, asked.bound, part, drawn);
            deemed.apply(&mut reached);
            Some(reached)
        }
        What::Induction { ledger, window } => {
            let ledger = book.inductions.get(ledger)?;
            Some(induction::reckon(count, ledger, ledger.windows.get(window)?))
        }
    });
    reached.collect()
}

/// What a minimum looks at.
pub(super) enum Held {
    /// All credit of its categories: the sums have it.
    Sums,
    /// These lines.
    Lines(Vec<usize>),
    /// The best entry of these lines, those of each entry together.
    Single(Vec<usize>),
    /// Whether one of these lines is there.
    Course(Vec<usize>),
}

/// What a minimum looks at in a year; `None`: in the cycle.
pub(super) fn held_by(book: &Book<'_>, minimum: &Minimum, year: Option<i32>) -> Held {
    let scope = &minimum.scope;
    if minimum.is_plain() && scope.tag.is_none() && scope.course.is_none() {
        return Held::Sums;
    }
    let looked_at = book.entries.iter().filter(|it| looks_at(book, minimum, it));
    let inside = |line: &usize| book.lies_in(*line, minimum.window, year);
    if scope.course.is_some() {
        let taken = looked_at.filter(|it| it.worth.is_positive());
        return Held::Course(taken.flat_map(|it| &it.lines).copied().collect());
    }
    // What is granted is no record.
    let meant = looked_at.filter(|it| {
        let has_worth = minimum.measure == Measure::Credits || it.worth.is_positive();
        has_worth && (!minimum.single || it.source.record().is_some())
    });
    let lines = meant.flat_map(|it| &it.lines).copied().filter(inside).collect();
    if minimum.single { Held::Single(lines) } else { Held::Lines(lines) }
}

/// What is held in the scope of a minimum, after what offsets moved, in grains.
pub(super) fn held(count: &Count<'_>, lowered: &Lowered<'_>, drawn: &[Draw<'_>]) -> i128 {
    let (minimum, year) = (lowered.minimum, lowered.year);
    let left = |line: &usize| {
        let left = match minimum.measure {
            Measure::Credits => count.left(*line),
            Measure::Hours => count.hours(*line),
        };
        if year.is_some() { left.in_year } else { left.in_cycle }
    };
    let entry = |line: &usize| count.book.lines.get(*line).map(|it| it.entry);
    match &lowered.held {
        Held::Sums if minimum.scope.is_total() => count.total(minimum.window, year),
        Held::Sums => count.held(minimum.scope.categories.as_ref(), minimum.window, year, drawn),
        Held::Lines(lines) => lines.iter().map(left).sum(),
        Held::Single(lines) => {
            let of_each = lines.chunk_by(|a, b| entry(a) == entry(b));
            of_each.map(|it| it.iter().map(left).sum()).max().unwrap_or(0)
        }
        Held::Course(lines) => {
            let taken = lines.iter().any(|it| count.left(*it).is_there);
            if taken { count.grain.of(minimum.at_least) } else { 0 }
        }
    }
}

/// Whether an entry is one that the minimum looks at.
fn looks_at(book: &Book<'_>, minimum: &Minimum, entry: &Entry<'_>) -> bool {
    lies_in_scope(book, minimum, entry) && meant(book, minimum, entry) == Truth::Holds
}

/// Whether an entry's category, tag and course are those of the minimum.
pub(super) fn lies_in_scope(book: &Book<'_>, minimum: &Minimum, entry: &Entry<'_>) -> bool {
    let (scope, record) = (&minimum.scope, entry.source.record());
    let has = |wanted: &Option<String>, has: fn(&Record, &String) -> bool| match wanted {
        None => true,
        Some(wanted) => record.is_some_and(|it| has(it, wanted)),
    };
    entry.is_in_cycle
        && book.terms.is_inside(entry.category, scope.categories.as_ref())
        && has(&scope.tag, |it, tag| it.tags.contains(tag))
        && has(&scope.course, |it, course| it.course_id.as_ref() == Some(course))
}

/// Whether the minimum's condition holds for an entry. A condition is about records.
pub(super) fn meant(book: &Book<'_>, minimum: &Minimum, entry: &Entry<'_>) -> Truth {
    match entry.source {
        Source::Record(record) => book.terms.test(&minimum.when, record),
        Source::Event(..) if minimum.when.is_empty() => Truth::Holds,
        Source::Event(..) => Truth::Fails,
    }
}

fn minimum(
    count: &Count<'_>,
    lowered: &Lowered<'_>,
    deemed: &Deemed,
    drawn: &[Draw<'_>],
) -> Reached {
    let left = deemed.lower(lowered.left);
    let held = held(count, lowered, drawn);
    let (standing, open) = if left.required.is_zero() {
        (Standing::Exempt, Vec::new())
    } else if lowered.is_reached(count, held) {
        (Standing::Met, Vec::new())
    } else {
        short_or_undetermined(count, lowered, drawn, held)
    };
    Reached { required: left.required, waived: left.waived, held, standing, open }
}

/// Whether the answers to open questions could still close the gap.
fn short_or_undetermined(
    count: &Count<'_>,
    lowered: &Lowered<'_>,
    drawn: &[Draw<'_>],
    held: i128,
) -> (Standing, Vec<Question>) {
    // How it stands is asked of what is done only.
    if count.way != Way::Recognised {
        return (Standing::Short, Vec::new());
    }
    let mut open = open_in(count, &[lowered]);
    for offset in &count.book.offsets {
        // Where nothing bounds it, more can add reasons only.
        if count.traced || open.most.is_some() {
            open.add(could_bring(count, offset, lowered, drawn));
        }
    }
    let may_close = open.most.is_none_or(|it| {
        it.is_positive() && count.grain.amount(held) + it >= lowered.left.required
    });
    if may_close { (Standing::Undetermined, open.questions) } else { (Standing::Short, Vec::new()) }
}
