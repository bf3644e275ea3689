//! The book: an archive laid out under a pack, so that it can be reckoned again and again.
//!
//! What concerns one record alone is settled when the book is opened. What
//! records do to each other is left to each way of counting ([`super::count`]).

use std::collections::BinaryHeap;

use chrono::NaiveDate;

use super::cap::LaidCap;
use super::dedup::Group;
use super::deemed::Candidate;
use super::entry::{Entry, Source};
use super::grain::Grain;
use super::induction::Ledger;
use super::offset::LaidOffset;
use super::require::Asked;
use super::terms::Terms;
use super::waiver::Lowered;
use super::{cap, dedup, deemed, grant, induction, offset, require, sift, value, waiver};
use crate::archive::Archive;
use crate::calendar::Calendar;
use crate::credit::Credit;
use crate::pack::{Measure, Pack, Window};
use crate::vocabulary::{Account, Status};

/// An archive laid out under a pack, as of a date: every record classified, priced and dated.
///
/// Opening it takes the time; after that it can be assessed ([`Book::assess`]) or balanced
/// ([`Book::balance`]) as often as wanted.
pub struct Book<'a> {
    pub(super) terms: Terms<'a>,
    /// In the order of their ids; a record before an event of the same id.
    pub(super) entries: Vec<Entry<'a>>,
    /// Every posting, by date and then by the id of its record.
    pub(super) lines: Vec<Line>,
    /// The grain of the lines.
    pub(super) grain: Grain,
    /// By row: that of the category around it, at last that of the whole.
    pub(super) around: Vec<usize>,
    /// The years of every calendar of the pack.
    pub(super) years: Vec<Years>,
    /// Whether anything but induction is measured in hours.
    pub(super) measures_hours: bool,
    pub(super) groups: Vec<Group<'a>>,
    pub(super) caps: Vec<LaidCap<'a>>,
    pub(super) deemed: Vec<Candidate>,
    pub(super) lowered: Vec<Lowered<'a>>,
    pub(super) offsets: Vec<LaidOffset<'a>>,
    pub(super) inductions: Vec<Ledger<'a>>,
    /// Everything that is required, in the order of the pack.
    pub(super) asked: Vec<Asked<'a>>,
}

/// Which records count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// What is done: completed, declared, reviewed and certified.
    Recognised,
    /// What is planned and enrolled as well.
    Projected,
}

impl Way {
    /// The first way in which a status counts.
    fn first(status: Status) -> Option<Self> {
        match status {
            it if it.is_done() => Some(Self::Recognised),
            it if it.is_expected() => Some(Self::Projected),
            _ => None,
        }
    }
}

/// A posting among all others, in grains.
pub(super) struct Line {
    /// Whose it is.
    pub(super) entry: usize,
    /// Which of its postings.
    pub(super) posting: usize,
    pub(super) date: NaiveDate,
    pub(super) worth: i128,
    /// The contact hours behind it.
    pub(super) hours: i128,
    /// The first way in which it counts.
    pub(super) way: Way,
    /// Whether it counts in the cycle.
    pub(super) is_in_cycle: bool,
    /// The row of its category; see [`Book::whole_row`].
    pub(super) row: usize,
}

/// The years of a calendar in which lines lie, and in which of them each does.
pub(super) struct Years {
    first: i32,
    pub(super) n_years: usize,
    /// How many years of other calendars come before, the cycle counted as one.
    pub(super) block: usize,
    /// By line: how many years after the first; `None` in a gap.
    pub(super) slots: Vec<Option<u32>>,
}

impl Years {
    fn of(calendar: &Calendar, lines: &[Line], block: usize) -> Self {
        let years: Vec<_> = lines.iter().map(|it| calendar.year_of(it.date)).collect();
        let (first, last) = (years.iter().flatten().min(), years.iter().flatten().max());
        let (Some(&first), Some(&last)) = (first, last) else {
            return Self { first: 0, n_years: 0, block, slots: vec![None; lines.len()] };
        };
        let slot = |year: i32| u32::try_from(year - first).ok();
        let n_years = slot(last + 1).map_or(0, |it| it as usize);
        Self { first, n_years, block, slots: years.into_iter().map(|it| slot(it?)).collect() }
    }

    /// How many years a year comes after the first; `None` where no line lies in it or later.
    pub(super) fn slot(&self, year: i32) -> Option<usize> {
        usize::try_from(year - self.first).ok().filter(|it| *it < self.n_years)
    }

    /// The year that comes so many after the first.
    pub(super) fn year(&self, slot: usize) -> i32 {
        self.first + i32::try_from(slot).unwrap_or(0)
    }
}

impl<'a> Book<'a> {
    /// Lays an archive out under a pack.
    ///
    /// It cannot fail: a record that does not count is a step in the trace, with its article.
    #[must_use]
    pub fn open(pack: &'a Pack, archive: &'a Archive, as_of: NaiveDate) -> Self {
        let terms = Terms::new(pack, archive.teacher(), as_of);
        let mut book = Self {
            entries: entries(&terms, archive),
            terms,
            lines: Vec::new(),
            grain: Grain::WHOLE,
            around: Vec::new(),
            years: Vec::new(),
            measures_hours: false,
            groups: Vec::new(),
            caps: Vec::new(),
            deemed: Vec::new(),
            lowered: Vec::new(),
            offsets: Vec::new(),
            inductions: Vec::new(),
            asked: Vec::new(),
        };
        for entry in &mut book.entries {
            match entry.source {
                Source::Record(record) if Way::first(record.status).is_some() => {
                    sift::admit(&book.terms, entry, record); // what is admitted at all
                    value::convert(&book.terms, entry, record); // hours to credit, rounding, date
                }
                Source::Record(_) => {}
                Source::Event(_, event) => grant::enter(&book.terms, entry, event),
            }
        }
        book.rule_lines();
        let whole = book.whole_row();
        let categories = pack.categories.iter();
        book.around = categories.map(|(_, it)| it.parent.map_or(whole, |it| it.0)).collect();
        let mut block = 1;
        for calendar in &pack.rules.calendars {
            let years = Years::of(&calendar.calendar, &book.lines, block);
            block += years.n_years;
            book.years.push(years);
        }
        book.groups = dedup::lay_out(&book);
        book.caps = cap::lay_out(&book);
        book.deemed = deemed::lay_out(&book);
        book.lowered = waiver::lay_out(&book);
        book.offsets = offset::lay_out(&book);
        book.inductions = induction::lay_out(&book);
        book.asked = require::lay_out(&book);
        book
    }

    /// Enters every posting as a line, by date and then by the id of its record.
    fn rule_lines(&mut self) {
        let rules = &self.terms.pack.rules;
        let mut measures =
            rules.caps.iter().map(|it| it.measure).chain(rules.minima.iter().map(|it| it.measure));
        self.measures_hours = measures.any(|it| it == Measure::Hours);
        let postings = self.entries.iter().flat_map(|it| &it.postings);
        let hours = |it: Credit| Some(it).filter(|_| self.measures_hours);
        let measured = postings.flat_map(|it| [Some(it.worth), hours(it.hours)]);
        let accounts = self.entries.iter().flat_map(|it| &it.account).map(|(_, it)| Some(*it));
        let maxima = self.terms.rules(|it| &it.caps).map(|it| self.terms.maximum(it.maximum));
        let minima = self.terms.rules(|it| &it.minima).map(|it| Some(it.at_least));
        let roundings = self.terms.rules(|it| &it.roundings).map(|it| it.finest());
        let figures = maxima.chain(minima).chain(roundings);
        self.grain = Grain::of_all(measured.chain(accounts).chain(figures).flatten());

        // A heap: it sorts thousands quickly, with a tenth of the code of other ways.
        let mut order = BinaryHeap::new();
        for (i, entry) in self.entries.iter().enumerate() {
            order.extend(entry.postings.iter().enumerate().map(|(k, it)| (it.date, i, k)));
        }
        let whole = self.whole_row();
        self.lines.reserve(order.len());
        for (date, i, k) in order.into_sorted_vec() {
            let Some(entry) = self.entries.get_mut(i) else { continue };
            let (Some(posting), Some(way)) = (entry.postings.get(k), entry.way()) else { continue };
            entry.lines.push(self.lines.len());
            self.lines.push(Line {
                entry: i,
                posting: k,
                date,
                worth: self.grain.of(posting.worth),
                hours: if self.measures_hours { self.grain.of(posting.hours) } else { 0 },
                way,
                is_in_cycle: entry.is_in_cycle,
                row: entry.category.map_or(whole, |it| it.0),
            });
        }
    }

    /// Sums have a row for each category, then one for the whole.
    pub(super) fn whole_row(&self) -> usize {
        self.terms.pack.categories.len()
    }

    /// How many rows sums have.
    pub(super) fn n_rows(&self) -> usize {
        self.whole_row() + 1
    }

    /// In which year of a window a line lies, as its place among all years; the cycle has one place.
    pub(super) fn slot(&self, window: Window, line: usize) -> Option<usize> {
        match window {
            Window::Cycle => Some(0),
            Window::Year(index) => {
                let slot = self.years.get(index)?.slots.get(line).copied()?;
                slot.map(|it| it as usize)
            }
        }
    }

    /// How many years of a window there are.
    pub(super) fn n_slots(&self, window: Window) -> usize {
        match window {
            Window::Cycle => 1,
            Window::Year(index) => self.years.get(index).map_or(0, |it| it.n_years),
        }
    }

    /// The year of a window that a place among all years stands for.
    pub(super) fn year(&self, window: Window, slot: usize) -> i32 {
        match window {
            Window::Cycle => 0,
            Window::Year(index) => self.years.get(index).map_or(0, |it| it.year(slot)),
        }
    }

    /// Whether a line lies in a year of a window; `None`: in the cycle.
    pub(super) fn lies_in(&self, line: usize, window: Window, year: Option<i32>) -> bool {
        year.is_none_or(|year| {
            self.slot(window, line).is_some_and(|it| self.year(window, it) == year)
        })
    }
}

/// An empty entry for each record and each event that a rule grants credit for.
fn entries<'a>(terms: &Terms<'a>, archive: &'a Archive) -> Vec<Entry<'a>> {
    let both = terms.rules(|it| &it.inductions).any(|it| it.counts_in_cycle);
    let entry = |source: Source<'a>| Entry::new(source, both || source.account() == Account::Cycle);
    let mut entries: Vec<_> =
        archive.records().map(|record| entry(Source::Record(record))).collect();
    for (id, event) in &archive.teacher().events {
        if terms.rules(|it| &it.grants).any(|it| it.event == event.kind) {
            let at = entries.partition_point(|it| it.source.id() <= id);
            entries.insert(at, entry(Source::Event(id, event)));
        }
    }
    entries
}

impl Entry<'_> {
    /// The first way in which it counts. What happened has happened.
    pub(super) fn way(&self) -> Option<Way> {
        self.source.record().map_or(Some(Way::Recognised), |it| Way::first(it.status))
    }
}
