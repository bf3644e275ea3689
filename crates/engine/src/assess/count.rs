//! One way of counting: what is left of every line once records have met each other.

use super::book::{Book, Way};
use super::entry::Posting;
use super::grain::Grain;
use super::offset::Draw;
use crate::credit::Credit;
use crate::pack::{CategoryId, RuleId, Stage, Window};
use crate::sorted::Set;

/// A book as one way of counting sees it. Amounts are in grains.
pub(super) struct Count<'a> {
    pub(super) book: &'a Book<'a>,
    pub(super) way: Way,
    /// Whether it is wanted why: which amounts were cut and what is open.
    pub(super) traced: bool,
    pub(super) grain: Grain,
    /// How many grains of the book's this grain is finer.
    factor: i128,
    /// What is left of each line.
    pub(super) left: Vec<Left>,
    /// What is left of the hours behind each line; empty where nothing is measured in hours.
    pub(super) hours: Vec<Left>,
    /// What was taken away, in the order in which it was.
    pub(super) cuts: Vec<Cut>,
    /// Sums: a row for each category, parts included, and one for the whole; first of the cycle,
    /// then of each year of each calendar in turn.
    sums: Vec<i128>,
}

/// What is left of a line.
#[derive(Clone, Copy, Default)]
pub(super) struct Left {
    /// Whether it is there at all: it counts, and no duplicate counts instead.
    pub(super) is_there: bool,
    /// What counts in the year: after caps on years.
    pub(super) in_year: i128,
    /// What counts in the cycle: after all caps.
    pub(super) in_cycle: i128,
}

/// What was taken away from an entry.
pub(super) struct Cut {
    pub(super) entry: usize,
    pub(super) amount: i128,
    pub(super) why: Why,
}

/// Why something was taken away.
pub(super) enum Why {
    /// Another entry counts instead.
    Duplicate { of: usize, article: RuleId },
    /// It lies above a cap, in a year of its window.
    OverCap { cap: usize, slot: usize },
}

impl<'a> Count<'a> {
    /// Begins with all that counts in this way.
    pub(super) fn begin(book: &'a Book<'a>, way: Way, traced: bool) -> Self {
        let start = |is_there, amount| match is_there {
            true => Left { is_there, in_year: amount, in_cycle: amount },
            false => Left::default(),
        };
        let lines = || book.lines.iter().map(|it| (it.way <= way, it));
        let left = lines().map(|(is_there, it)| start(is_there, it.worth)).collect();
        let hours = if book.measures_hours {
            lines().map(|(is_there, it)| start(is_there, it.hours)).collect()
        } else {
            Vec::new()
        };
        Self {
            book,
            way,
            traced,
            grain: book.grain,
            factor: 1,
            left,
            hours,
            cuts: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// Whether an entry counts.
    pub(super) fn counts(&self, entry: usize) -> bool {
        let entry = self.book.entries.get(entry);
        entry.and_then(|it| it.way()).is_some_and(|it| it <= self.way)
    }

    /// What is left of a line.
    pub(super) fn left(&self, line: usize) -> Left {
        self.left.get(line).copied().unwrap_or_default()
    }

    /// What is left of the hours behind a line.
    pub(super) fn hours(&self, line: usize) -> Left {
        self.hours.get(line).copied().unwrap_or_default()
    }

    /// A line as it was before anything was taken away.
    pub(super) fn posting(&self, line: usize) -> Option<&'a Posting> {
        let line = self.book.lines.get(line)?;
        self.book.entries.get(line.entry)?.postings.get(line.posting)
    }

    /// Drops a line.
    pub(super) fn drop_line(&mut self, line: usize) {
        for all in [&mut self.left, &mut self.hours] {
            if let Some(it) = all.get_mut(line) {
                *it = Left::default();
            }
        }
    }

    /// An amount in grains, as fine as it needs.
    pub(super) fn grains(&mut self, amount: Credit) -> i128 {
        self.refine(amount);
        self.grain.of(amount)
    }

    /// Makes the grains finer where they are too coarse for an amount.
    pub(super) fn refine(&mut self, amount: Credit) {
        let factor = self.grain.factor_for(amount);
        if factor == 1 {
            return;
        }
        self.grain = self.grain.finer(factor);
        self.factor *= factor;
        for it in self.left.iter_mut().chain(&mut self.hours) {
            it.in_year *= factor;
            it.in_cycle *= factor;
        }
        for it in &mut self.cuts {
            it.amount *= factor;
        }
        for it in &mut self.sums {
            *it *= factor;
        }
    }

    /// An amount of the book's in grains.
    pub(super) fn finer(&self, of_book: i128) -> i128 {
        of_book * self.factor
    }

    /// What a category and its parts hold, once nothing more is cut.
    pub(super) fn sum_up(&mut self) {
        let n_rows = self.book.n_rows();
        let n_years: usize = self.book.years.iter().map(|it| it.n_years).sum();
        self.sums = vec![0; n_rows * (1 + n_years)];
        for (i, (line, left)) in self.book.lines.iter().zip(&self.left).enumerate() {
            if !line.is_in_cycle {
                continue;
            }
            if let Some(sum) = self.sums.get_mut(line.row) {
                *sum += left.in_cycle;
            }
            for years in &self.book.years {
                let Some(Some(slot)) = years.slots.get(i) else { continue };
                let block = years.block + *slot as usize;
                if let Some(sum) = self.sums.get_mut(block * n_rows + line.row) {
                    *sum += left.in_year;
                }
            }
        }
        // Each category stands behind the one that it is a part of; the whole is around all of them.
        for sums in self.sums.chunks_exact_mut(n_rows) {
            for (row, around) in self.book.around.iter().enumerate().rev() {
                let part = sums.get(row).copied().unwrap_or_default();
                if let Some(sum) = sums.get_mut(*around) {
                    *sum += part;
                }
            }
        }
    }

    /// The sums of a year of a window, by rows; empty where nothing lies in it.
    pub(super) fn sums(&self, window: Window, year: Option<i32>) -> &[i128] {
        let block = match (window, year) {
            (Window::Year(index), Some(year)) => {
                let years = self.book.years.get(index);
                years.and_then(|it| Some(it.block + it.slot(year)?))
            }
            _ => Some(0),
        };
        let n_rows = self.book.n_rows();
        let from = block.map_or(usize::MAX, |it| it * n_rows);
        self.sums.get(from..from.saturating_add(n_rows)).unwrap_or_default()
    }

    /// What is held in categories in a year of a window, or in the cycle, after what offsets moved;
    /// in everything where none is named.
    pub(super) fn held(
        &self,
        categories: Option<&Set<CategoryId>>,
        window: Window,
        year: Option<i32>,
        drawn: &[Draw<'_>],
    ) -> i128 {
        let sums = self.sums(window, year);
        let row = |row: usize| sums.get(row).copied().unwrap_or_default();
        let earned = match categories {
            None => row(self.book.whole_row()),
            // What lies inside another one is in its sum.
            Some(all) => {
                let tree = &self.book.terms.pack.categories;
                let is_outermost =
                    |id: CategoryId| !tree.outward(id).skip(1).any(|it| all.contains(&it));
                let outermost = all.iter().filter(|id| all.len() == 1 || is_outermost(**id));
                outermost.map(|id| row(id.0)).sum()
            }
        };
        let inside = |id| self.book.terms.is_inside(Some(id), categories);
        self.after_moves(earned, inside, window, year, drawn)
    }

    /// What is held in one category and its parts, as [`Count::held`].
    pub(super) fn held_in(
        &self,
        category: CategoryId,
        window: Window,
        year: Option<i32>,
        drawn: &[Draw<'_>],
    ) -> i128 {
        let earned = self.sums(window, year).get(category.0).copied().unwrap_or_default();
        let inside = |id| self.book.terms.pack.categories.is_inside(id, category);
        self.after_moves(earned, inside, window, year, drawn)
    }

    fn after_moves(
        &self,
        earned: i128,
        inside: impl Fn(CategoryId) -> bool,
        window: Window,
        year: Option<i32>,
        drawn: &[Draw<'_>],
    ) -> i128 {
        let moves = drawn.iter().filter(|it| it.rule.window == window && it.year == year);
        moves.fold(earned, |held, it| {
            let arrived = if inside(it.to) { self.grain.of(it.amount) } else { 0 };
            let taken = if inside(it.from) { self.grain.of(it.taken) } else { 0 };
            (held + arrived - taken).max(0)
        })
    }

    /// All that is held in a year of a window, or in the cycle, after the roundings of totals.
    pub(super) fn total(&self, window: Window, year: Option<i32>) -> i128 {
        let total = self.held(None, window, year, &[]);
        let roundings = self.book.terms.rules(|it| &it.roundings);
        let mut of_totals = roundings.filter(|it| it.stage == Stage::Total);
        let rounding = of_totals.next();
        rounding.map_or(total, |it| self.grain.of(it.round(self.grain.amount(total))))
    }

    /// The most that an entry could bring to a minimum on credits or on hours.
    pub(super) fn most_of_entry(&self, entry: usize) -> Credit {
        let lines = || self.book.entries.get(entry).into_iter().flat_map(|it| &it.lines);
        let credits = lines().map(|it| self.left(*it).in_cycle.max(self.left(*it).in_year)).sum();
        let hours = lines().map(|it| self.hours(*it).in_cycle).sum();
        self.grain.amount(i128::max(credits, hours))
    }
}
