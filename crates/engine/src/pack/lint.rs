//! What is not wrong in a pack but should be looked at.

use chrono::{Datelike, Days, NaiveDate};

use super::{Minimum, Pack, RuleId, Window};
use crate::calendar::Calendar;
use crate::condition::When;
use crate::credit::Credit;
use crate::diagnostic::{Code, Diagnostic, Pointer};

/// Adds warnings about a pack.
pub(super) fn lint(pack: &Pack, problems: &mut Vec<Diagnostic>) {
    let mut lint = Lint { pack, problems };
    lint.unreachable();
    lint.minima_of_parts();
    lint.minima_under_the_total();
    lint.years_of_induction();
    lint.calendars();
    lint.shares();
    lint.unused_switches();
}

struct Lint<'a> {
    pack: &'a Pack,
    problems: &'a mut Vec<Diagnostic>,
}

impl Lint<'_> {
    fn warn(&mut self, code: Code, rule: RuleId, args: &[&str]) {
        let at = Pointer::root().member("rules").element(rule.0);
        self.problems.push(Diagnostic::warning(code, &at, args));
    }

    fn name(&self, rule: RuleId) -> String {
        self.pack.article(rule).map(|it| it.id.clone()).unwrap_or_default()
    }

    /// Whether whoever the later rule is for, the earlier one is for as well.
    fn covers(&self, earlier: RuleId, later: RuleId) -> bool {
        let audience =
            |rule| self.pack.rules.audiences.iter().find(|it| it.0 == rule).map(|it| &it.1);
        audience(earlier).is_none_or(|it| audience(later) == Some(it))
    }

    /// A rule after another one that always decides is never reached: of the rates, and of the
    /// rules that say where a record belongs.
    fn unreachable(&mut self) {
        let pack = self.pack;
        let rules = &pack.rules;
        let classes: Vec<_> = rules.classes.iter().map(|it| (it.rule, &it.when, None)).collect();
        let rates: Vec<_> =
            rules.rates.iter().map(|it| (it.rule, &it.when, Some(it.unit))).collect();
        for all in [rates, classes] {
            for (i, (later, when, unit)) in all.iter().enumerate() {
                let decides = |(rule, earlier, of): &&(RuleId, &When, _)| {
                    of == unit
                        && earlier.0.iter().all(|it| when.0.contains(it))
                        && self.covers(*rule, *later)
                };
                if let Some((earlier, ..)) = all.iter().take(i).find(decides) {
                    let (later_name, earlier_name) = (self.name(*later), self.name(*earlier));
                    self.warn(Code::UnreachableRate, *later, &[&later_name, &earlier_name]);
                }
            }
        }
    }

    /// Minima that are owed by everybody, each credit of their scope counting.
    fn plain(&self, window: Window) -> impl Iterator<Item = &Minimum> {
        let everybody =
            |rule| self.pack.rules.audiences.iter().all(|(for_some, _)| *for_some != rule);
        self.pack.rules.minima.iter().filter(move |it| {
            it.window == window && it.is_plain() && it.in_year_of.is_none() && everybody(it.rule)
        })
    }

    /// The minima of a category's parts should not add up to more than its own.
    fn minima_of_parts(&mut self) {
        let mut found = Vec::new();
        for (id, category) in self.pack.categories.iter() {
            let minimum_of =
                |id| self.plain(Window::Cycle).find(|it| it.scope.category() == Some(id));
            let Some(whole) = minimum_of(id) else { continue };
            let parts = self.pack.categories.parts(id).filter_map(minimum_of);
            let parts: Credit = parts.map(|it| it.at_least).sum();
            if parts > whole.at_least {
                found.push((whole.rule, category.path.clone(), whole.at_least, parts));
            }
        }
        for (rule, path, whole, parts) in found {
            self.warn(Code::MinimaDoNotFit, rule, &[&path, &whole.to_string(), &parts.to_string()]);
        }
    }

    /// Nor the minima of the highest categories, or of all years, to more than the total.
    fn minima_under_the_total(&mut self) {
        let total = self.plain(Window::Cycle).find(|it| it.scope.is_total());
        let Some((rule, id, total)) = total.map(|it| (it.rule, it.id.clone(), it.at_least)) else {
            return;
        };
        let top = |it: &&Minimum| {
            let category = it.scope.category().and_then(|it| self.pack.categories.get(it));
            category.is_some_and(|it| it.parent.is_none())
        };
        let parts: Credit = self.plain(Window::Cycle).filter(top).map(|it| it.at_least).sum();
        let yearly = |it: &&Minimum| {
            matches!(it.window, Window::Year(_)) && it.scope.is_total() && it.only_years.is_none()
        };
        let minima = self.pack.rules.minima.iter().filter(|it| it.is_plain());
        let a_year = minima.filter(yearly).map(|it| it.at_least).fold(Credit::ZERO, Credit::max);
        let n_years = match self.pack.rules.cycle {
            Some((_, super::Cycle::Dates(it))) => it.to.year() - it.from.year() + 1,
            Some((_, super::Cycle::Years(years))) => i32::from(years),
            None => 0,
        };
        let years = a_year * Credit::whole(i64::from(n_years));
        for sum in [parts, years] {
            if sum > total {
                let args = [id.as_str(), &total.to_string(), &sum.to_string()];
                self.warn(Code::MinimaDoNotFit, rule, &args);
            }
        }
    }

    /// The years of induction should not ask for more than the whole of it.
    fn years_of_induction(&mut self) {
        let pack = self.pack;
        for it in &pack.rules.inductions {
            let years: Credit = it.each.values().copied().sum();
            if years > it.at_least {
                let args = [it.id.as_str(), &it.at_least.to_string(), &years.to_string()];
                self.warn(Code::MinimaDoNotFit, it.rule, &args);
            }
        }
    }

    /// Days that lie in no year, and calendars that are the same.
    fn calendars(&mut self) {
        let pack = self.pack;
        for (i, it) in pack.rules.calendars.iter().enumerate() {
            if let Some((first, last)) = gap(&it.calendar) {
                let args = [it.name.as_str(), &first, &last];
                self.warn(Code::YearGap, it.rule, &args);
            }
            let same = |other: &&super::NamedCalendar| other.calendar == it.calendar;
            if let Some(other) = pack.rules.calendars.iter().take(i).find(same) {
                self.warn(Code::CalendarsAlike, it.rule, &[&it.name, &other.name]);
            }
        }
    }

    /// Shares of the same whole: their lower ends should leave room, their upper ends fill it.
    fn shares(&mut self) {
        let pack = self.pack;
        let shares = &pack.rules.shares;
        let Some(first) = shares.first() else { return };
        let lower: Credit = shares.iter().filter_map(|it| it.at_least).sum();
        let upper = shares.iter().map(|it| it.at_most).collect::<Option<Vec<_>>>();
        let upper: Option<Credit> = upper.map(|it| it.into_iter().sum());
        let one = Credit::whole(1);
        let alone = shares.len() == 1;
        if lower > one || upper.is_some_and(|it| it < one && !alone) {
            let upper = upper.unwrap_or(one).to_string();
            self.warn(Code::SharesDoNotFit, first.rule, &[&lower.to_string(), &upper]);
        }
    }

    /// A switch on which no rule depends.
    fn unused_switches(&mut self) {
        let text = self.pack.text();
        for (i, it) in self.pack.switches.iter().enumerate() {
            let named = format!("{:?}", it.id);
            // Once where it is defined; every rule that depends on it names it again.
            if text.matches(&named).count() < 2 {
                let at = Pointer::root().member("switches").element(i);
                self.problems.push(Diagnostic::warning(Code::UnusedSwitch, &at, &[&it.id]));
            }
        }
    }
}

/// The first and the last day that lie between two years of a calendar, `MM-DD`.
fn gap(calendar: &Calendar) -> Option<(String, String)> {
    let without = Calendar { gap: crate::calendar::Gap::Reject, ..*calendar };
    let mut day = NaiveDate::from_ymd_opt(2001, calendar.to.month, calendar.to.day)?;
    let mut days = Vec::new();
    loop {
        day = day.checked_add_days(Days::new(1))?;
        if without.year_of(day).is_some() || days.len() > 366 {
            break;
        }
        days.push(day);
    }
    let text = |it: &NaiveDate| it.format("%m-%d").to_string();
    Some((days.first().map(text)?, days.last().map(text)?))
}
