//! The close: what every requirement reached, and the settlements.

use super::book::{Book, Entry, Source};
use super::deemed::Deemed;
use super::induction::Ledger;
use super::offset::{Draw, could_bring};
use super::value::decisive_date;
use super::waiver::Lowered;
use super::{Bound, OpenFact, RequirementResult, Standing, Verdict, share};
use crate::archive::{Id, Record};
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::{Measure, Minimum, Scope, Stage, Window};
use crate::sorted::Map;
use crate::trace::{Reason, Settlement, Step};
use crate::vocabulary::Account;

/// A requirement as far as one way of counting reached it.
pub(super) type Reached = RequirementResult;

/// Closes the book.
pub(super) fn close(
    book: Book<'_>,
    induction: Vec<Ledger<'_>>,
    lowered: &[Lowered<'_>],
    deemed: Deemed,
    drawn: Vec<Draw<'_>>,
) -> (Verdict, Vec<Reached>) {
    let minima = lowered.iter().map(|it| minimum(&book, lowered, it, &drawn));
    let shares = share::reckon(&book, &drawn);
    let mut of_cycle: Vec<Reached> = minima.chain(shares).collect();
    for it in &mut of_cycle {
        deemed.apply(it);
    }
    let ledgers = induction.iter().flat_map(|it| ledger(&book, it));
    let mut reached: Vec<Reached> = Vec::new();
    for it in of_cycle.into_iter().chain(ledgers) {
        insert(&mut reached, it);
    }
    let offsets = drawn.iter().map(|it| it.named(&book)).collect();
    let verdict = Verdict { offsets, deemed_complete: deemed.by, ..sums(&book) };
    let (grants, settlements) = settle(book, &induction);
    (Verdict { settlements, grants, ..verdict }, reached)
}

/// Puts the two ways of counting side by side. What is only owed once plans are carried out is not
/// owed yet.
pub(super) fn merge(recognised: Vec<Reached>, projected: Vec<Reached>) -> Vec<RequirementResult> {
    let mut merged = recognised;
    for it in projected {
        let missing_after_plans = it.missing();
        let key = |it: &Reached| (it.article, it.span.clone(), it.bound);
        match merged.iter_mut().find(|other| key(other) == key(&it)) {
            Some(other) => {
                other.projected = it.recognised;
                other.missing_after_plans = missing_after_plans;
            }
            None => insert(
                &mut merged,
                Reached {
                    required: Credit::ZERO,
                    recognised: Credit::ZERO,
                    projected: it.recognised,
                    missing_after_plans,
                    standing: Standing::Exempt,
                    open: Vec::new(),
                    ..it
                },
            ),
        }
    }
    merged
}

/// Enters a requirement in the order of the pack, the years of one together.
fn insert(all: &mut Vec<Reached>, it: Reached) {
    let place = |it: &Reached| (it.article, it.span.clone(), it.bound);
    let at = all.partition_point(|other| place(other) <= place(&it));
    all.insert(at, it);
}

/// What is held in the scope of a minimum, after what offsets moved.
pub(super) fn held(book: &Book<'_>, lowered: &Lowered<'_>, drawn: &[Draw<'_>]) -> Credit {
    let (minimum, year) = (lowered.minimum, lowered.year);
    let looked_at = book.entries.iter().filter(|it| looks_at(book, minimum, it));
    if minimum.scope.course.is_some() {
        let taken =
            looked_at.filter(|it| it.worth.is_positive() && !it.postings.is_empty()).count();
        return if taken > 0 { minimum.at_least } else { Credit::ZERO };
    }
    // What is granted is no record.
    let meant = looked_at.filter(|it| !minimum.single || it.source.record().is_some());
    let each = meant.map(|entry| match minimum.measure {
        Measure::Hours if !entry.worth.is_positive() => Credit::ZERO,
        measure => in_span(book, entry, minimum.window, year, measure),
    });
    if minimum.single {
        return each.fold(Credit::ZERO, Credit::max);
    }
    let sum = each.sum();
    if minimum.is_plain() && minimum.scope.is_total() {
        return rounded(book, sum);
    }
    let moves = if minimum.takes_moves() { drawn } else { &[] };
    after_moves(book, &minimum.scope, minimum.window, year, moves, sum)
}

/// What is held in categories in a span, after what offsets moved.
pub(super) fn held_in(
    book: &Book<'_>,
    scope: &Scope,
    window: Window,
    year: Option<i32>,
    drawn: &[Draw<'_>],
) -> Credit {
    let inside = |it: &&Entry<'_>| {
        it.is_in_cycle && book.terms.is_inside(it.category, scope.categories.as_ref())
    };
    let credits = Measure::Credits;
    let each = book.entries.iter().filter(inside);
    let each = each.map(|it| in_span(book, it, window, year, credits));
    after_moves(book, scope, window, year, drawn, each.sum())
}

/// What counts of an entry in the cycle, or in a year.
fn in_span(
    book: &Book<'_>,
    entry: &Entry<'_>,
    window: Window,
    year: Option<i32>,
    measure: Measure,
) -> Credit {
    let dated = entry.postings.iter().filter(|it| match year {
        None => true,
        Some(year) => book.terms.year_in(window, it.date) == Some(year),
    });
    let counted = dated.map(|it| match (measure, year) {
        (Measure::Credits, None) => it.in_cycle,
        (Measure::Credits, Some(_)) => it.in_year,
        (Measure::Hours, None) => it.hours_in_cycle,
        (Measure::Hours, Some(_)) => it.hours_in_year,
    });
    counted.sum()
}

fn after_moves(
    book: &Book<'_>,
    scope: &Scope,
    window: Window,
    year: Option<i32>,
    drawn: &[Draw<'_>],
    earned: Credit,
) -> Credit {
    let inside = |id| book.terms.is_inside(Some(id), scope.categories.as_ref());
    let moves = drawn.iter().filter(|it| it.rule.window == window && it.year == year);
    moves.fold(earned, |held, it| {
        let arrived = if inside(it.to) { it.amount } else { Credit::ZERO };
        let taken = if inside(it.from) { it.taken } else { Credit::ZERO };
        (held + arrived).less(taken)
    })
}

/// A total after the roundings of totals.
pub(super) fn rounded(book: &Book<'_>, total: Credit) -> Credit {
    let mut roundings = book.terms.rules(|it| &it.roundings).filter(|it| it.stage == Stage::Total);
    roundings.next().map_or(total, |it| it.round(total))
}

/// Whether an entry's category, tag or course is one that the minimum looks at, and its record one that counts.
fn looks_at(book: &Book<'_>, minimum: &Minimum, entry: &Entry<'_>) -> bool {
    let (scope, record) = (&minimum.scope, entry.source.record());
    let has = |wanted: &Option<String>, has: fn(&Record, &String) -> bool| match wanted {
        None => true,
        Some(wanted) => record.is_some_and(|it| has(it, wanted)),
    };
    entry.is_in_cycle
        && book.terms.is_inside(entry.category, scope.categories.as_ref())
        && has(&scope.tag, |it, tag| it.tags.contains(tag))
        && has(&scope.course, |it, course| it.course_id.as_ref() == Some(course))
        && entry.is_meant_by(&minimum.when, book.terms.teacher)
}

/// Whether an entry of an unknown category may turn out to belong to what the minimum looks at.
fn may_serve(book: &Book<'_>, minimum: &Minimum, entry: &Entry<'_>) -> bool {
    let Some(scope) = &minimum.scope.categories else { return false };
    let tree = &book.terms.pack.categories;
    let overlap = |a, b| tree.is_inside(a, b) || tree.is_inside(b, a);
    let somewhere = entry.may_be_in.is_empty()
        || entry.may_be_in.iter().any(|it| scope.iter().any(|scope| overlap(*it, *scope)));
    let tagged = minimum
        .scope
        .tag
        .as_ref()
        .is_none_or(|tag| entry.source.record().is_some_and(|it| it.tags.contains(tag)));
    somewhere && tagged
}

fn minimum(
    book: &Book<'_>,
    all: &[Lowered<'_>],
    lowered: &Lowered<'_>,
    drawn: &[Draw<'_>],
) -> Reached {
    let minimum = lowered.minimum;
    let recognised = held(book, lowered, drawn);
    let (standing, open) = if lowered.required.is_zero() {
        (Standing::Exempt, Vec::new())
    } else if recognised >= lowered.required {
        (Standing::Met, Vec::new())
    } else {
        short_or_undetermined(book, all, lowered, drawn, recognised)
    };
    Reached {
        id: minimum.id.clone(),
        span: lowered.span.clone(),
        bound: Bound::AtLeast,
        measure: minimum.measure,
        force: minimum.force,
        required: lowered.required,
        waived: lowered.waived,
        recognised,
        projected: recognised,
        missing_after_plans: Credit::ZERO,
        standing,
        open,
        article: minimum.rule,
    }
}

/// Whether the answers to open questions could still close the gap.
fn short_or_undetermined(
    book: &Book<'_>,
    all: &[Lowered<'_>],
    lowered: &Lowered<'_>,
    drawn: &[Draw<'_>],
    recognised: Credit,
) -> (Standing, Vec<OpenFact>) {
    let mut open = open_in(book, &[lowered]);
    for rule in book.terms.rules(|it| &it.offsets) {
        open.add(could_bring(book, all, rule, lowered, drawn));
    }
    let may_close = open.most.is_none_or(|it| recognised + it >= lowered.required);
    if may_close { (Standing::Undetermined, open.facts) } else { (Standing::Short, Vec::new()) }
}

/// What open questions could still bring to a minimum.
pub(super) struct Open {
    /// The most they could bring; `None` where nothing bounds it.
    pub(super) most: Option<Credit>,
    /// What is asked.
    pub(super) facts: Vec<OpenFact>,
}

impl Open {
    /// Nothing is open.
    pub(super) fn nothing() -> Self {
        Self { most: Some(Credit::ZERO), facts: Vec::new() }
    }

    /// Adds what is open elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.most = self.most.zip(other.most).map(|(a, b)| a + b);
        self.facts.extend(other.facts);
    }
}

/// What the open questions about records that these minima look at, or may look at, could bring to
/// all of them together.
pub(super) fn open_in(book: &Book<'_>, minima: &[&Lowered<'_>]) -> Open {
    let mut all = Open::nothing();
    for entry in book.entries.iter().filter(|it| it.is_in_cycle) {
        let Some(open) = &entry.open else { continue };
        if !minima.iter().any(|it| may_bring(book, it, entry)) {
            continue;
        }
        // A record without a place may bring here all that it already counts elsewhere.
        let is_counted = minima.iter().any(|it| looks_at(book, it.minimum, entry));
        let elsewhere = if is_counted { Credit::ZERO } else { entry.in_cycle() };
        let most = open.could_be.map(|it| it + elsewhere);
        all.add(Open { most, facts: asked(Some(entry.source.id().clone()), &open.facts) });
    }
    all
}

/// Whether what is open about an entry may concern a minimum.
fn may_bring(book: &Book<'_>, lowered: &Lowered<'_>, entry: &Entry<'_>) -> bool {
    let (minimum, terms) = (lowered.minimum, book.terms);
    let date = match entry.source {
        Source::Record(record) => decisive_date(terms, record).ok(),
        Source::Event(_, event) => Some(event.date),
    };
    let dated = match (lowered.year, date) {
        (Some(year), Some(date)) => terms.year_in(minimum.window, date) == Some(year),
        (None, Some(date)) => terms.pack.cycle().is_none_or(|it| it.contains(date)),
        (_, None) => true,
    };
    let unplaced = || entry.category.is_none() && may_serve(book, minimum, entry);
    dated && (looks_at(book, minimum, entry) || unplaced())
}

/// What is asked about a record; without facts somebody has to decide.
pub(super) fn asked(record: Option<Id>, facts: &[Fact]) -> Vec<OpenFact> {
    if facts.is_empty() {
        return vec![OpenFact { record, fact: None }];
    }
    let each = facts.iter().map(|it| OpenFact { record: record.clone(), fact: Some(*it) });
    each.collect()
}

fn ledger(book: &Book<'_>, ledger: &Ledger<'_>) -> Vec<Reached> {
    let reached = ledger.reached.iter().map(|it| {
        let (required, recognised) = (&it.required, &it.held);
        let open_records = || {
            let may_count = |entry: &&Entry<'_>| {
                let record = entry.source.record();
                let date = record.and_then(|it| decisive_date(book.terms, it).ok());
                date.zip(it.window).is_none_or(|(date, window)| window.contains(date))
            };
            let entries = book.entries.iter();
            let entries = entries.filter(|it| it.source.account() == Account::Induction);
            entries.filter(may_count).filter_map(|it| Some((it, it.open.as_ref()?)))
        };
        let mut open = Vec::new();
        let standing = if required.is_zero() {
            Standing::Exempt
        } else if recognised >= required {
            Standing::Met
        } else if !ledger.dated {
            open.push(OpenFact { record: None, fact: Some(Fact::HiredOn) });
            Standing::Undetermined
        } else {
            let mut more = open_records().map(|(_, it)| it.could_be);
            let could_be = more.try_fold(*recognised, |sum, it| Some(sum + it?));
            if could_be.is_none_or(|it| it >= *required) {
                for (entry, it) in open_records() {
                    let record = Some(entry.source.id().clone());
                    open.extend(asked(record, &it.facts));
                }
                Standing::Undetermined
            } else {
                Standing::Short
            }
        };
        Reached {
            id: ledger.rule.id.clone(),
            span: it.span.clone(),
            bound: Bound::AtLeast,
            measure: ledger.rule.measure,
            force: ledger.rule.force,
            required: *required,
            waived: Credit::ZERO,
            recognised: *recognised,
            projected: *recognised,
            missing_after_plans: Credit::ZERO,
            standing,
            open,
            article: ledger.rule.rule,
        }
    });
    reached.collect()
}

/// Total, years and categories.
fn sums(book: &Book<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    let mut categories: Map<&str, Credit> = Map::new();
    let tree = &book.terms.pack.categories;
    for entry in book.entries.iter().filter(|it| it.is_in_cycle) {
        for posting in &entry.postings {
            verdict.total += posting.in_cycle;
            if let Some(year) = book.registration_year(posting.date) {
                *verdict.years.entry(year).or_default() += posting.in_year;
            }
            let outward = entry.category.into_iter().flat_map(|it| tree.outward(it));
            for category in outward.filter_map(|it| tree.get(it)) {
                *categories.entry(&category.path).or_default() += posting.in_cycle;
            }
        }
    }
    verdict.earned = verdict.total;
    verdict.total = rounded(book, verdict.total);
    for year in verdict.years.values_mut() {
        *year = rounded(book, *year);
    }
    verdict.years.retain(|_, it| it.is_positive());
    let categories = categories.into_iter().filter(|(_, it)| it.is_positive());
    verdict.categories = categories.map(|(path, it)| (path.to_owned(), it)).collect();
    verdict
}

/// Settles every event and every record; what induction earned outside its time is cut here.
fn settle(book: Book<'_>, induction: &[Ledger<'_>]) -> (Vec<Settlement>, Vec<Settlement>) {
    let scope = book.terms.scope_rule();
    let (mut grants, mut settlements) = (Vec::new(), Vec::new());
    let years: Vec<_> = book
        .entries
        .iter()
        .map(|entry| {
            let mut years = entry.postings.iter().map(|it| book.registration_year(it.date));
            let first = years.next().flatten();
            if years.all(|it| it == first) { first } else { None }
        })
        .collect();
    for (mut entry, year) in book.entries.into_iter().zip(years) {
        if !entry.is_in_cycle {
            cut_outside_induction(&mut entry, induction);
        }
        let settled = match entry.source {
            Source::Record(_) => &mut settlements,
            Source::Event(..) => &mut grants,
        };
        settled.push(entry.settle(scope, year));
    }
    (grants, settlements)
}

fn cut_outside_induction(entry: &mut Entry<'_>, induction: &[Ledger<'_>]) {
    let Some(ledger) = induction.first() else { return };
    for posting in &mut entry.postings {
        if !ledger.time.is_some_and(|it| it.contains(posting.date)) {
            let amount = std::mem::take(&mut posting.in_cycle);
            let reason = if ledger.dated {
                Reason::OutsideInduction
            } else {
                Reason::FactMissing(Fact::HiredOn)
            };
            entry.cuts.push(Step { amount, reason, article: ledger.rule.rule });
        }
    }
}
