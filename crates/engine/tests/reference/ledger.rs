//! What counts in the cycle and in its years: postings, duplicates, grants and caps
//! (README §4.5 to §4.7; §19.3, steps 3 to 6).

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::{Event, Record};
use xuefen_engine::vocabulary::{Account, Span, Unit};

use super::calendar::Calendar;
use super::condition::{known_to_meet, record_meets};
use super::number::{self, Fraction, nought, smaller, whole, without};
use super::pack::{Rule, lies_in};
use super::setting::Setting;
use super::worth::{Worth, counted};

/// A record that is not excluded, with what it is worth by itself.
pub(crate) struct Entry<'a> {
    /// The record.
    pub(crate) record: &'a Record,
    /// Its place in the tree.
    pub(crate) category: Option<String>,
    /// What it is worth.
    pub(crate) worth: Worth,
    /// When it counts, each day with its part of the whole.
    pub(crate) days: Vec<(NaiveDate, Fraction)>,
}

/// Credit of one day: a record, one of its years of study, or a grant.
pub(crate) struct Posting<'a> {
    /// The record or the event.
    pub(crate) id: String,
    /// The record; none for a grant.
    pub(crate) record: Option<&'a Record>,
    category: Option<String>,
    /// The day on which it counts.
    pub(crate) day: NaiveDate,
    /// The contact hours of it.
    hours: Fraction,
    /// Its credit before caps, and the fixed bonuses in it.
    whole: Fraction,
    fixed: Fraction,
    /// What it counts in its years, and in the cycle.
    in_years: Fraction,
    in_cycle: Fraction,
    /// The hours that minima on hours see there.
    hours_in_years: Fraction,
    hours_in_cycle: Fraction,
}

/// The cycle, or one year of a calendar.
#[derive(Clone, Copy)]
pub(crate) enum Window<'a> {
    /// The cycle.
    Cycle,
    /// One year.
    Year(&'a Calendar, i32),
}

impl Window<'_> {
    /// Whether a day of the cycle lies in it.
    pub(crate) fn has(self, day: NaiveDate) -> bool {
        match self {
            Self::Cycle => true,
            Self::Year(calendar, year) => calendar.year_of(day) == Some(year),
        }
    }
}

/// Everything in one category, or everything that a minimum looks at.
#[derive(Clone, Copy, Default)]
pub(crate) struct Scope<'a> {
    /// One or several, together; absent: everything.
    pub(crate) categories: Option<&'a [String]>,
    /// Only records with this tag.
    pub(crate) tag: Option<&'a str>,
    /// Only records for which this holds, by what caps make of facts that are not stated.
    pub(crate) when: Option<&'a Value>,
    /// Only records for which this is known to hold.
    pub(crate) known: Option<&'a Value>,
}

impl Posting<'_> {
    /// Whether it is meant: all of the scope's members must hold.
    pub(crate) fn is_in(&self, scope: Scope<'_>, setting: &Setting<'_>) -> bool {
        let in_categories = |asked: &[String]| {
            let lies = |path: &String| asked.iter().any(|it| lies_in(path, it));
            self.category.as_ref().is_some_and(lies)
        };
        scope.categories.is_none_or(in_categories)
            && scope.tag.is_none_or(|tag| self.record.is_some_and(|it| it.tags.contains(tag)))
            && scope.when.is_none_or(|it| known_to_meet(it, self.record, setting.teacher))
            && scope.known.is_none_or(|condition| {
                self.record.and_then(|it| record_meets(condition, it, setting.teacher))
                    == Some(true)
            })
    }

    /// What it counts in a window.
    pub(crate) fn credits(&self, window: Window<'_>) -> Fraction {
        match window {
            Window::Cycle => self.in_cycle.clone(),
            Window::Year(..) if window.has(self.day) => self.in_years.clone(),
            Window::Year(..) => nought(),
        }
    }

    /// The contact hours that were received in a window, whatever caps on credits leave of their
    /// credit (HEYE-223), if they were worth anything at all; but not those above a cap on hours
    /// (README §4.7).
    pub(crate) fn hours(&self, window: Window<'_>) -> Fraction {
        match window {
            _ if !self.worth_something() || !window.has(self.day) => nought(),
            Window::Cycle => self.hours_in_cycle.clone(),
            Window::Year(..) => self.hours_in_years.clone(),
        }
    }

    /// Whether it was worth something before caps.
    pub(crate) fn worth_something(&self) -> bool {
        self.whole > nought()
    }

    /// Takes away what a cap takes: from the years, or from the cycle, or from both.
    fn lose(&mut self, cut: &Cut, from_years: bool, from_cycle: bool) {
        if from_years {
            self.in_years -= &cut.credits;
            self.hours_in_years -= &cut.hours;
        }
        if from_cycle {
            self.in_cycle -= &cut.credits;
            self.hours_in_cycle -= &cut.hours;
        }
    }

    /// What an hour of it brings: proportional bonuses are in it, fixed ones are not.
    fn credits_per_hour(&self) -> Fraction {
        if self.hours > nought() {
            without(&self.whole, &self.fixed) / &self.hours
        } else {
            nought()
        }
    }

    /// The hours that stand behind what an earlier cap has left of it (HEYE-206).
    fn hours_behind(&self, credits: &Fraction) -> Fraction {
        let rate = self.credits_per_hour();
        if rate > nought() { without(credits, &self.fixed) / rate } else { nought() }
    }
}

/// The postings of the cycle: dated inside it, and not of the induction account, unless that
/// counts in the cycle too (README §4.1, §4.8).
pub(crate) fn postings<'a>(setting: &Setting<'_>, entries: &[Entry<'a>]) -> Vec<Posting<'a>> {
    let induction_counts = setting.rules("induction").any(|it| it.says("counts-in-cycle"));
    let in_account = |it: &&Entry<'_>| it.record.account == Account::Cycle || induction_counts;
    let mut postings = Vec::new();
    for entry in entries.iter().filter(in_account) {
        let hours =
            entry.record.quantity.get(&Unit::Hours).map_or(nought(), |it| number::stated(*it));
        for (day, part) in entry.days.iter().filter(|(day, _)| setting.in_cycle(*day)) {
            let credits = &entry.worth.credits * part;
            postings.push(Posting {
                id: entry.record.id.to_string(),
                record: Some(entry.record),
                category: entry.category.clone(),
                day: *day,
                hours: &hours * part,
                whole: credits.clone(),
                fixed: &entry.worth.fixed * part,
                in_years: credits.clone(),
                in_cycle: credits,
                hours_in_years: &hours * part,
                hours_in_cycle: &hours * part,
            });
        }
    }
    postings
}

/// README §4.5: of the records with the same key in a window only the one with the highest worth
/// counts; among equals the earliest completion, then the lowest id. Each rule looks at what the
/// rules before it have left (README silent). A record over several years is compared in each of
/// them, by what it has there (README §4.5).
pub(crate) fn dedup(setting: &Setting<'_>, postings: &mut Vec<Posting<'_>>) {
    for rule in setting.rules("dedup") {
        let key = |record: &Record| match rule.text("key") {
            "content_key" => record.content_key.clone(),
            "project_key" => record.project_key.clone(),
            other => panic!("no key: {other}"),
        };
        let subject = |it: &Posting<'_>| {
            it.record.filter(|record| setting.applies(rule, record)).and_then(key)
        };
        let same_window = |one: &Posting<'_>, other: &Posting<'_>| {
            setting.calendar(rule.text("window")).is_none_or(|calendar| {
                calendar.year_of(one.day).is_some()
                    && calendar.year_of(one.day) == calendar.year_of(other.day)
            })
        };
        let worth = |of: &Posting<'_>| -> Fraction {
            let same = |it: &&Posting<'_>| it.id == of.id && it.record.is_some();
            let there = postings.iter().filter(same).filter(|it| same_window(it, of));
            there.map(|it| it.whole.clone()).sum()
        };
        // Whether the first goes before the second. Who knows no day of completion is no earlier.
        let beats = |one: &Posting<'_>, other: &Posting<'_>| {
            let (high, low) = (worth(one), worth(other));
            let day = |it: &Posting<'_>| {
                it.record.and_then(|it| it.completed_on).unwrap_or(NaiveDate::MAX)
            };
            high > low || high == low && (day(one), &one.id) < (day(other), &other.id)
        };
        let dropped: Vec<bool> = postings
            .iter()
            .map(|one| {
                postings.iter().any(|other| {
                    same_window(one, other)
                        && subject(one).is_some()
                        && subject(one) == subject(other)
                        && beats(other, one)
                })
            })
            .collect();
        let mut dropped = dropped.into_iter();
        postings.retain(|_| dropped.next() == Some(false));
    }
}

/// README §4.6: an event gives credit; its day decides the year. "The first rule that speaks of an
/// event decides", also if the event does not state how long it lasted (README silent).
pub(crate) fn grants<'a>(setting: &Setting<'_>) -> Vec<Posting<'a>> {
    let mut postings = Vec::new();
    for (id, event) in &setting.teacher.events {
        let mut speaking =
            setting.rules("grant").filter(|it| it.text("event") == event.kind.as_str());
        let Some(rule) = speaking.next().filter(|_| setting.in_cycle(event.date)) else { continue };
        let Some(times) = times(rule, event) else { continue };
        let credits = counted(rule, times) * rule.figure("credits");
        postings.push(Posting {
            id: id.to_string(),
            record: None,
            category: rule.word("category").map(str::to_owned),
            day: event.date,
            hours: nought(),
            whole: credits.clone(),
            fixed: nought(),
            in_years: credits.clone(),
            in_cycle: credits,
            hours_in_years: nought(),
            hours_in_cycle: nought(),
        });
    }
    postings
}

/// How often an event gives its amount: once, or for each month, semester or year that it states.
pub(crate) fn times(rule: &Rule, event: &Event) -> Option<Fraction> {
    let Some(per) = rule.word("per") else { return Some(whole(1)) };
    let span = Span::parse(per).expect("a span of the vocabulary");
    event.lasted.get(&span).map(|it| number::stated(*it))
}

/// What a cap takes from one posting.
struct Cut {
    place: usize,
    credits: Fraction,
    /// The hours above a cap on hours.
    hours: Fraction,
}

/// README §4.7: caps on years, then caps on the cycle, each in the order of the pack; inside a
/// window the earlier date is served first, then the lower id, of records and events alike.
///
/// `required` is the total that is required of the teacher: "a `cap` with `share` needs a required
/// total and is not applied without one".
pub(crate) fn cap(
    setting: &Setting<'_>,
    required: Option<&Fraction>,
    postings: &mut [Posting<'_>],
) {
    postings.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    let on_years = setting.rules("cap").filter(|it| it.text("window") != "cycle");
    for rule in on_years {
        let Some(maximum) = maximum(rule, required) else { continue };
        let calendar = setting.calendar(rule.text("window")).expect("the name of a calendar");
        let mut years: Vec<i32> =
            postings.iter().filter_map(|it| calendar.year_of(it.day)).collect();
        years.sort_unstable();
        years.dedup();
        for year in years {
            // The caps on the cycle are still to come: both hold the same.
            for cut in cuts(setting, rule, Window::Year(calendar, year), &maximum, postings) {
                postings[cut.place].lose(&cut, true, true);
            }
        }
    }
    for rule in setting.rules("cap").filter(|it| it.text("window") == "cycle") {
        let Some(maximum) = maximum(rule, required) else { continue };
        // "`true` lowers the years as well": by as much as the cycle (README silent).
        for cut in cuts(setting, rule, Window::Cycle, &maximum, postings) {
            postings[cut.place].lose(&cut, rule.says("affects-annual"), true);
        }
    }
}

fn maximum(rule: &Rule, required: Option<&Fraction>) -> Option<Fraction> {
    rule.number("maximum").or_else(|| Some(rule.figure("share") * required?))
}

/// What one cap takes in one window.
fn cuts(
    setting: &Setting<'_>,
    rule: &Rule,
    window: Window<'_>,
    maximum: &Fraction,
    postings: &[Posting<'_>],
) -> Vec<Cut> {
    let categories = rule.words("categories");
    let (categories, when) = (categories.as_deref(), rule.get("when"));
    let scope = Scope { categories, when, ..Scope::default() };
    let mut room = maximum.clone();
    let mut cuts = Vec::new();
    for (place, posting) in postings.iter().enumerate() {
        if !window.has(posting.day) || !posting.is_in(scope, setting) {
            continue;
        }
        let credits = posting.credits(window);
        if rule.word("measure") == Some("hours") {
            // Fixed bonuses stay: only what the hours above the cap bring is taken.
            let behind = posting.hours_behind(&credits);
            let kept = smaller(behind.clone(), room.clone());
            let hours = &behind - &kept;
            // Without a single hour a bonus has nothing to stand on (README silent).
            let none = kept == nought() && behind > nought();
            let over = &hours * posting.credits_per_hour();
            cuts.push(Cut { place, credits: if none { credits } else { over }, hours });
            room -= kept;
        } else {
            let kept = smaller(credits.clone(), room.clone());
            cuts.push(Cut { place, credits: credits - &kept, hours: nought() });
            room -= kept;
        }
    }
    cuts
}
