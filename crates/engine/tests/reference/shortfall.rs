//! What is missing (README §4.8; §19.3, step 10): minima, mandatory courses and shares.

use std::collections::BTreeMap;

use super::books::Books;
use super::ledger::{Posting, Scope, Window};
use super::number::{Fraction, larger, nought, without};
use super::offset::{held, moves};
use super::pack::Rule;
use super::required::{self, is_asked, owed};

/// Missing credit by requirement, as the README of the cases names them; what is nought as well.
pub(crate) type Shortfalls = BTreeMap<String, Fraction>;

/// Everything that can be short in the cycle and its years.
pub(crate) fn of_cycle(books: &Books<'_>) -> Shortfalls {
    let mut short = Shortfalls::new();
    for rule in books.setting.rules("minimum") {
        let requirement = rule.text("requirement");
        match books.setting.calendar(rule.text("window")) {
            None => {
                short.insert(requirement.to_owned(), of_minimum(books, rule, Window::Cycle));
            }
            // "The name of a calendar: each of its years", as far as they are audited.
            Some(calendar) => {
                for year in books.audit_years() {
                    let window = Window::Year(calendar, year);
                    if is_asked(books, rule, window) {
                        short.insert(
                            format!("{requirement}@{year}"),
                            of_minimum(books, rule, window),
                        );
                    }
                }
            }
        }
    }
    for rule in books.setting.rules("mandatory") {
        // "It is held once a record of the course is worth something and was not dropped as a
        // duplicate, whatever caps leave of it. Whoever lacks it is short of its full credit."
        let course = rule.text("course");
        let is_it = |it: &Posting<'_>| {
            it.worth_something()
                && it.record.is_some_and(|it| it.course_id.as_deref() == Some(course))
        };
        let taken = books.postings.iter().any(is_it);
        let missing = if taken { nought() } else { rule.figure("credits") };
        short.insert(rule.text("requirement").to_owned(), missing);
    }
    for rule in books.setting.rules("share") {
        of_share(books, rule, &mut short);
    }
    short
}

/// One minimum in one window. Totals count what was earned, categories what they hold after
/// offsets (§19.3, step 10); with a tag or a condition, what was earned: credit that was moved has
/// neither (README silent).
fn of_minimum(books: &Books<'_>, rule: &Rule, window: Window<'_>) -> Fraction {
    let categories = rule.words("categories");
    let (categories, tag, known) = (categories.as_deref(), rule.word("tag"), rule.get("when"));
    let scope = Scope { categories, tag, known, ..Scope::default() };
    let in_hours = rule.word("measure") == Some("hours");
    let held = if rule.says("single") {
        books.most_of_one(scope, window, in_hours)
    } else if in_hours {
        books.hours(scope, window)
    } else if scope.tag.is_some() || scope.known.is_some() {
        books.earned(scope, window)
    } else if let Some(categories) = scope.categories {
        held(books, &moves(books, window), categories, window)
    } else {
        books.total(window)
    };
    without(&owed(books.setting, rule, window), &held)
}

/// README §4.8, `share`: a part of what is required, or of what was earned.
fn of_share(books: &Books<'_>, rule: &Rule, short: &mut Shortfalls) {
    let earned = books.total(Window::Cycle);
    let base = match rule.word("of").unwrap_or("required") {
        "earned" => earned,
        "required" => required::total(books.setting).unwrap_or(earned),
        other => panic!("no base of a share: {other}"),
    };
    let categories = rule.words("categories").unwrap_or_default();
    let held = held(books, &moves(books, Window::Cycle), &categories, Window::Cycle);
    // "`tolerance` widens both ends": by a part of the base, as the ends themselves are.
    let tolerance = rule.number("tolerance").unwrap_or_else(nought);
    let requirement = rule.text("requirement");
    if let Some(least) = rule.number("at-least") {
        let least = larger(least - &tolerance, nought()) * &base;
        short.insert(format!("{requirement}:below"), without(&least, &held));
    }
    if let Some(most) = rule.number("at-most") {
        let most = (most + &tolerance) * &base;
        short.insert(format!("{requirement}:above"), without(&held, &most));
    }
}
