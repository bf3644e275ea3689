//! The close: what every requirement reached, and the settlements.

use super::book::{Book, Entry};
use super::induction::Ledger;
use super::offset::{Draw, could_bring};
use super::value::decisive_date;
use super::waiver::Lowered;
use super::{OpenFact, RequirementResult, Standing, Verdict};
use crate::archive::Id;
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::{Measure, Scope, Window};
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
    drawn: Vec<Draw<'_>>,
) -> (Verdict, Vec<Reached>) {
    let minima = lowered.iter().map(|it| minimum(&book, lowered, it, &drawn));
    let ledgers = induction.iter().flat_map(|it| ledger(&book, it));
    let mut reached: Vec<Reached> = Vec::new();
    for it in minima.chain(ledgers) {
        // In the order of the pack, the years of one requirement together.
        let at =
            reached.partition_point(|other| (other.article, &other.span) <= (it.article, &it.span));
        reached.insert(at, it);
    }
    let verdict =
        Verdict { offsets: drawn.iter().map(|it| it.named(&book)).collect(), ..sums(&book) };
    let settlements = settle(book, &induction);
    (Verdict { settlements, ..verdict }, reached)
}

/// Puts the two ways of counting side by side.
pub(super) fn merge(recognised: Vec<Reached>, projected: &[Reached]) -> Vec<RequirementResult> {
    let find = |it: &Reached| projected.iter().find(|p| p.id == it.id && p.span == it.span);
    let merged = recognised.into_iter().map(|it| {
        let projected = find(&it).map_or(it.recognised, |it| it.recognised);
        RequirementResult { projected, ..it }
    });
    merged.collect()
}

/// What is held in the scope of a minimum, after what offsets moved.
pub(super) fn held(book: &Book<'_>, lowered: &Lowered<'_>, drawn: &[Draw<'_>]) -> Credit {
    let minimum = lowered.minimum;
    let entries = book.entries.iter().filter(|it| it.is_in_cycle() && looks_at(book, minimum, it));
    let earned: Credit = match minimum.measure {
        Measure::Hours => entries.filter(|it| is_dated(book, lowered, it)).map(Entry::hours).sum(),
        Measure::Credits => entries
            .flat_map(|it| &it.postings)
            .filter_map(|it| match lowered.year {
                None => Some(it.in_cycle),
                Some(year) => {
                    (book.year_in(minimum.window, it.date) == Some(year)).then_some(it.in_year)
                }
            })
            .sum(),
    };
    let Scope::Categories(scope) = &minimum.scope else { return earned };
    let inside = |id| scope.iter().any(|it| book.pack.categories.is_inside(id, *it));
    let moves =
        drawn.iter().filter(|it| it.rule.window == minimum.window && it.year == lowered.year);
    moves.fold(earned, |held, it| match (inside(it.from), inside(it.to)) {
        (false, true) => held + it.amount,
        (true, false) => held - it.amount,
        _ => held,
    })
}

/// Whether an entry's category or tag is one that the minimum looks at, and its record one that counts.
fn looks_at(book: &Book<'_>, minimum: &crate::pack::Minimum, entry: &Entry<'_>) -> bool {
    let inside = match &minimum.scope {
        Scope::Total => true,
        Scope::Tag(tag) => entry.record.tags.contains(tag),
        Scope::Categories(scope) => entry
            .category
            .is_some_and(|id| scope.iter().any(|it| book.pack.categories.is_inside(id, *it))),
    };
    inside && minimum.when.applies(entry.record)
}

/// Whether an entry of an unknown category may turn out to belong to what the minimum looks at.
fn may_serve(book: &Book<'_>, minimum: &crate::pack::Minimum, entry: &Entry<'_>) -> bool {
    let Scope::Categories(scope) = &minimum.scope else { return false };
    let tree = &book.pack.categories;
    let overlap = |a, b| tree.is_inside(a, b) || tree.is_inside(b, a);
    entry.may_be_in.is_empty()
        || entry.may_be_in.iter().any(|it| scope.iter().any(|scope| overlap(*it, *scope)))
}

/// Whether an entry's first date lies in the span of the minimum.
fn is_dated(book: &Book<'_>, lowered: &Lowered<'_>, entry: &Entry<'_>) -> bool {
    let date = entry.postings.first().map(|it| it.date);
    match lowered.year {
        None => true,
        Some(year) => date.and_then(|it| book.year_in(lowered.minimum.window, it)) == Some(year),
    }
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
        measure: minimum.measure,
        force: minimum.force,
        required: lowered.required,
        waived: lowered.waived,
        recognised,
        projected: recognised,
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
    for rule in &book.pack.rules.offsets {
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
    for entry in book.entries.iter().filter(|it| it.is_in_cycle()) {
        let Some(open) = &entry.open else { continue };
        if !minima.iter().any(|it| may_bring(book, it, entry)) {
            continue;
        }
        // A record without a place may bring here all that it already counts elsewhere.
        let is_counted = minima.iter().any(|it| looks_at(book, it.minimum, entry));
        let elsewhere = if is_counted { Credit::ZERO } else { entry.in_cycle() };
        let most = open.could_be.map(|it| it + elsewhere);
        all.add(Open { most, facts: asked(Some(entry.record.id.clone()), &open.facts) });
    }
    all
}

/// Whether what is open about an entry may concern a minimum.
fn may_bring(book: &Book<'_>, lowered: &Lowered<'_>, entry: &Entry<'_>) -> bool {
    let minimum = lowered.minimum;
    let dated = match (lowered.year, decisive_date(book.pack, entry.record)) {
        (Some(year), Some(date)) => book.year_in(minimum.window, date) == Some(year),
        (None, Some(date)) => book.pack.cycle().is_none_or(|it| it.contains(date)),
        (_, None) => true,
    };
    let unplaced = || entry.category.is_none() && may_serve(book, minimum, entry);
    dated && (looks_at(book, minimum, entry) || unplaced())
}

/// What is asked about a record; without facts somebody has to decide.
fn asked(record: Option<Id>, facts: &[Fact]) -> Vec<OpenFact> {
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
                let date = decisive_date(book.pack, entry.record);
                date.zip(it.window).is_none_or(|(date, window)| window.contains(date))
            };
            let entries = book.entries.iter();
            let entries = entries.filter(|it| it.record.account == Account::Induction);
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
                    let record = Some(entry.record.id.clone());
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
            measure: ledger.rule.measure,
            force: ledger.rule.force,
            required: *required,
            waived: Credit::ZERO,
            recognised: *recognised,
            projected: *recognised,
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
    for entry in book.entries.iter().filter(|it| it.is_in_cycle()) {
        for posting in &entry.postings {
            verdict.total += posting.in_cycle;
            if let Some(year) = book.registration_year(posting.date) {
                *verdict.years.entry(year).or_default() += posting.in_year;
            }
            let outward =
                entry.category.into_iter().flat_map(|it| book.pack.categories.outward(it));
            for category in outward.filter_map(|it| book.pack.categories.get(it)) {
                *categories.entry(&category.path).or_default() += posting.in_cycle;
            }
        }
    }
    verdict.years.retain(|_, it| it.is_positive());
    let categories = categories.into_iter().filter(|(_, it)| it.is_positive());
    verdict.categories = categories.map(|(path, it)| (path.to_owned(), it)).collect();
    verdict
}

/// Settles every record; what induction earned outside its time is cut here.
fn settle(book: Book<'_>, induction: &[Ledger<'_>]) -> Vec<Settlement> {
    let scope = book.scope_rule();
    let calendar = book.pack.rules.registration;
    let years: Vec<_> = book
        .entries
        .iter()
        .map(|entry| {
            let mut years = entry.postings.iter().map(|posting| {
                calendar.and_then(|it| book.year_in(Window::Year(it), posting.date))
            });
            let first = years.next().flatten();
            if years.all(|it| it == first) { first } else { None }
        })
        .collect();
    let entries = book.entries.into_iter().zip(years);
    let settled = entries.map(|(mut entry, year)| {
        if entry.record.account == Account::Induction {
            cut_outside_induction(&mut entry, induction);
        }
        entry.settle(scope, year)
    });
    settled.collect()
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
