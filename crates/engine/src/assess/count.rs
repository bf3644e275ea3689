//! One way of counting: what is left of every line once records have met each other.

use super::book::{Book, Way};
use super::entry::Posting;
use super::grain::Grain;
use super::offset::Draw;
use super::waiver::Lowered;
use crate::credit::Credit;
use crate::pack::{CategoryId, RuleId, Stage, Window};
use crate::sorted::Set;

/// A book as one way of counting sees it. Amounts are in grains.
pub(super) struct Count<'a> {
    pub(super) book: &'a Book<'a>,
    pub(super) way: Way,
    pub(super) grain: Grain,
    /// How many grains of the book's this grain is finer.
    factor: i128,
    /// What is left of each line.
    pub(super) left: Vec<Left>,
    /// What is left of the hours behind each line; empty where nothing is measured in hours.
    pub(super) hours: Vec<Left>,
    /// What was taken away, in the order in which it was.
    pub(super) cuts: Vec<Cut>,
    /// Sums in the cycle: a row for each category, parts included, and one for the whole.
    cycle: Vec<i128>,
    /// For each calendar the same rows for each year in turn.
    years: Vec<Vec<i128>>,
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
    pub(super) fn begin(book: &'a Book<'a>, way: Way) -> Self {
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
            grain: book.grain,
            factor: 1,
            left,
            hours,
            cuts: Vec::new(),
            cycle: Vec::new(),
            years: Vec::new(),
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
    }

    /// An amount of the book's in grains.
    pub(super) fn finer(&self, of_book: i128) -> i128 {
        of_book * self.factor
    }

    /// What a category and its parts hold, once nothing more is cut.
    pub(super) fn sum_up(&mut self) {
        let whole = self.book.whole_row();
        let n_rows = whole + 1;
        self.cycle = vec![0; n_rows];
        self.years = self.book.years.iter().map(|it| vec![0; n_rows * it.n_years]).collect();
        for (i, (line, left)) in self.book.lines.iter().zip(&self.left).enumerate() {
            if !line.is_in_cycle {
                continue;
            }
            if let Some(sum) = self.cycle.get_mut(line.row) {
                *sum += left.in_cycle;
            }
            for (years, sums) in self.book.years.iter().zip(&mut self.years) {
                let Some(Some(slot)) = years.slots.get(i) else { continue };
                if let Some(sum) = sums.get_mut(*slot as usize * n_rows + line.row) {
                    *sum += left.in_year;
                }
            }
        }
        // Each category stands behind the one that it is a part of; the whole is around all of them.
        let tree = &self.book.terms.pack.categories;
        for (id, category) in tree.iter().collect::<Vec<_>>().into_iter().rev() {
            let around = category.parent.map_or(whole, |it| it.0);
            for sums in std::iter::once(&mut self.cycle).chain(&mut self.years) {
                for sums in sums.chunks_exact_mut(n_rows) {
                    let part = sums.get(id.0).copied().unwrap_or_default();
                    if let Some(sum) = sums.get_mut(around) {
                        *sum += part;
                    }
                }
            }
        }
    }

    /// The sums of a year of a window, by rows; empty where nothing lies in it.
    pub(super) fn sums(&self, window: Window, year: Option<i32>) -> &[i128] {
        let (Window::Year(index), Some(year)) = (window, year) else { return &self.cycle };
        let n_rows = self.book.whole_row() + 1;
        let slot = self.book.years.get(index).and_then(|it| it.slot(year));
        let sums = slot.zip(self.years.get(index));
        sums.and_then(|(slot, sums)| sums.chunks_exact(n_rows).nth(slot)).unwrap_or_default()
    }

    /// What is held in categories in a year of a window, or in the cycle, after what offsets moved;
    /// in everything where none is named.
    pub(super) fn held(
        &self,
        categories: Option<&Set<CategoryId>>,
        window: Window,
        year: Option<i32>,
        drawn: &[Draw<'_>],
    ) -> Credit {
        let sums = self.sums(window, year);
        let row = |row: usize| sums.get(row).copied().unwrap_or_default();
        let tree = &self.book.terms.pack.categories;
        let earned = match categories {
            None => row(self.book.whole_row()),
            // What lies inside another one is in its sum.
            Some(all) => {
                let is_outermost =
                    |id: CategoryId| !tree.outward(id).skip(1).any(|it| all.contains(&it));
                all.iter().filter(|id| is_outermost(**id)).map(|id| row(id.0)).sum()
            }
        };
        let inside = |id| self.book.terms.is_inside(Some(id), categories);
        let moves = drawn.iter().filter(|it| it.rule.window == window && it.year == year);
        moves.fold(self.grain.amount(earned), |held, it| {
            let arrived = if inside(it.to) { it.amount } else { Credit::ZERO };
            let taken = if inside(it.from) { it.taken } else { Credit::ZERO };
            (held + arrived).less(taken)
        })
    }

    /// A total after the roundings of totals.
    pub(super) fn rounded(&self, total: Credit) -> Credit {
        let roundings = self.book.terms.rules(|it| &it.roundings);
        let mut of_totals = roundings.filter(|it| it.stage == Stage::Total);
        of_totals.next().map_or(total, |it| it.round(total))
    }

    /// The minima that are due.
    pub(super) fn due(&self) -> Vec<&'a Lowered<'a>> {
        self.book.lowered.iter().filter(|it| it.is_due(self)).collect()
    }

    /// What counts of an entry in the cycle, in grains.
    pub(super) fn of_entry(&self, entry: usize) -> i128 {
        let lines = self.book.entries.get(entry).map_or(&[][..], |it| &it.lines);
        lines.iter().map(|it| self.left(*it).in_cycle).sum()
    }
}
