//! What is open: the questions that decide, and what their answers could bring to a minimum.

use super::book::Book;
use super::count::Count;
use super::entry::{Entry, Source};
use super::require::{lies_in_scope, meant};
use super::value::decisive_date;
use super::waiver::Lowered;
use crate::condition::{Fact, Truth};
use crate::credit::Credit;
use crate::pack::Minimum;
use crate::sorted::Map;
use crate::trace::Open as OpenRecord;

/// Something that is not known and decides.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// Whose it is; `None`: the teacher's.
    pub(super) entry: Option<usize>,
    /// What is asked; `None`: all that is open about the entry.
    pub(super) fact: Option<Fact>,
}

impl Question {
    /// All that is open about an entry.
    pub(super) fn all_about(entry: usize) -> Self {
        Self { entry: Some(entry), fact: None }
    }
}

/// What open questions could still bring to a minimum.
pub(super) struct Open {
    /// The most they could bring; `None` where nothing bounds it.
    pub(super) most: Option<Credit>,
    /// What is asked.
    pub(super) questions: Vec<Question>,
}

impl Open {
    /// Nothing is open.
    pub(super) fn nothing() -> Self {
        Self { most: Some(Credit::ZERO), questions: Vec::new() }
    }

    /// Adds what is open elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.most = self.most.zip(other.most).map(|(a, b)| a + b);
        self.questions.extend(other.questions);
    }
}

/// An entry that may bring a minimum more than it does now.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    entry: usize,
    /// Whether it is one that the minimum looks at already.
    is_counted: bool,
    /// What has to be known first for the minimum to look at it.
    fact: Option<Fact>,
}

/// Every entry that may bring a minimum more in a year than it does now, once something is known;
/// `None`: in the cycle.
pub(super) fn asks(book: &Book<'_>, minimum: &Minimum, year: Option<i32>) -> Vec<Ask> {
    let entries = book.entries.iter().enumerate().filter(|(_, it)| it.is_in_cycle);
    let asks = entries.filter_map(|(i, entry)| {
        let meant = meant(book, minimum, entry);
        let fact = match meant {
            Truth::Unknown(fact) => Some(fact),
            Truth::Holds | Truth::Fails => None,
        };
        if meant == Truth::Fails || (entry.open.is_none() && fact.is_none()) {
            return None;
        }
        let lies_in_scope = lies_in_scope(book, minimum, entry);
        let unplaced = || entry.category.is_none() && may_serve(book, minimum, entry);
        let concerns = is_dated_in(book, minimum, year, entry) && (lies_in_scope || unplaced());
        let is_counted = lies_in_scope && fact.is_none();
        concerns.then_some(Ask { entry: i, is_counted, fact })
    });
    asks.collect()
}

/// Whether an entry is dated in a year of a minimum, as far as that is known.
fn is_dated_in(book: &Book<'_>, minimum: &Minimum, year: Option<i32>, entry: &Entry<'_>) -> bool {
    let terms = &book.terms;
    let date = match entry.source {
        Source::Record(record) => decisive_date(terms, record).ok(),
        Source::Event(_, event) => Some(event.date),
    };
    match (year, date) {
        (Some(year), Some(date)) => terms.year_in(minimum.window, date) == Some(year),
        (None, Some(date)) => terms.pack.cycle().is_none_or(|it| it.contains(date)),
        (_, None) => true,
    }
}

/// What the open questions about records that these minima look at, or may look at, could bring to
/// all of them together.
pub(super) fn open_in(count: &Count<'_>, minima: &[&Lowered<'_>]) -> Open {
    if let [only] = minima {
        return open_at(count, only.open.iter().copied());
    }
    let mut asks: Map<usize, Ask> = Map::new();
    for it in minima.iter().flat_map(|it| &it.open) {
        let ask = asks.entry(it.entry).or_insert(*it);
        ask.is_counted |= it.is_counted;
        ask.fact = ask.fact.or(it.fact);
    }
    open_at(count, asks.into_values())
}

fn open_at(count: &Count<'_>, asks: impl Iterator<Item = Ask>) -> Open {
    let mut all = Open::nothing();
    for Ask { entry, is_counted, fact } in asks.filter(|it| count.counts(it.entry)) {
        let open = count.open(entry);
        // A record that is not looked at yet may bring here all that it already counts elsewhere.
        let elsewhere = if is_counted { Credit::ZERO } else { count.most_of_entry(entry) };
        let could_be = open.map_or(Some(Credit::ZERO), |it| it.could_be);
        all.most = all.most.zip(could_be).map(|(sum, it)| sum + it + elsewhere);
        if count.traced {
            all.questions.extend(open.map(|_| Question::all_about(entry)));
            all.questions.extend(fact.map(|it| Question { entry: Some(entry), fact: Some(it) }));
        }
    }
    all
}

impl<'a> Count<'a> {
    /// What is open about an entry, if it counts.
    pub(super) fn open(&self, entry: usize) -> Option<&'a OpenRecord> {
        let it = self.book.entries.get(entry).filter(|_| self.counts(entry))?;
        it.open.as_ref()
    }
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
