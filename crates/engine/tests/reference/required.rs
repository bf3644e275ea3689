//! What is owed (README §4.8, §4.9; §19.3, step 8), before anybody asks what is held.

use chrono::NaiveDate;
use xuefen_engine::archive::Event;

use super::books::Books;
use super::ledger::{Window, times};
use super::number::{Fraction, larger, nought, whole, without};
use super::pack::Rule;
use super::setting::Setting;

/// What a minimum asks for in a window: its figure, the share of it of somebody who came later,
/// less what is waived.
pub(crate) fn owed(setting: &Setting<'_>, minimum: &Rule, window: Window<'_>) -> Fraction {
    let share = if minimum.word("pro-rata") == Some("hired_on") {
        share_of_cycle(setting)
    } else {
        whole(1)
    };
    let figure = minimum.figure("at-least") * share;
    without(&figure, &waived(setting, minimum.text("requirement"), window))
}

/// README §4.8, `pro-rata`: "who was hired during the cycle owes the share of its years from that
/// of hire on". Years are those of registration. Who was hired in a gap between two years owes the
/// years after it. Without the cycle's dates nothing can be told, and all is owed (README silent).
fn share_of_cycle(setting: &Setting<'_>) -> Fraction {
    let years = setting.years_of_cycle();
    let hired = setting.teacher.hired_on;
    // Hired after the cycle nothing of it is owed.
    let since = |it: &NaiveDate| setting.cycle.is_some_and(|(first, _)| first <= *it);
    let Some(hired) = hired.filter(|it| since(it) && !years.is_empty()) else {
        return whole(1);
    };
    let from_hire_on = |year: &&i32| match setting.registration.year_of(hired) {
        Some(year_of_hire) => **year >= year_of_hire,
        None => setting.registration.first_day(**year) > hired,
    };
    let count = |number: usize| whole(i64::try_from(number).expect("a few years"));
    count(years.iter().filter(from_hire_on).count()) / count(years.len())
}

/// README §4.9: leave lowers requirements: that of the cycle, and that of the year of its date.
/// Each leave counts its own full semesters (HEYE-220), and one outside the cycle lowers nothing
/// (HEYE-221).
fn waived(setting: &Setting<'_>, requirement: &str, window: Window<'_>) -> Fraction {
    let mut waived = nought();
    for rule in setting.rules("waiver") {
        if !rule.words("lowers").unwrap_or_default().iter().any(|it| it == requirement) {
            continue;
        }
        let meant = |event: &&Event| {
            event.kind.as_str() == rule.text("event")
                && setting.in_cycle(event.date)
                && window.has(event.date)
        };
        for event in setting.teacher.events.values().filter(meant) {
            let times = times(rule, event).unwrap_or_else(nought);
            let times = if rule.says("whole") { times.floor() } else { times };
            waived += times * rule.figure("by");
        }
    }
    waived
}

/// README §4.8: whether a minimum is asked for in a window: `only-years`, and `in-year-of`, "only
/// in years in which such a record counts": in which it holds some credit after caps.
pub(crate) fn is_asked(books: &Books<'_>, minimum: &Rule, window: Window<'_>) -> bool {
    let Window::Year(_, year) = window else { return true };
    let named = minimum.words("only-years").is_none_or(|it| it.contains(&year.to_string()));
    let counts = |condition| {
        books.postings.iter().any(|posting| {
            let holds = |record| {
                super::condition::record_meets(condition, record, books.setting.teacher)
                    == Some(true)
            };
            posting.record.is_some_and(holds) && posting.credits(window) > nought()
        })
    };
    named && minimum.get("in-year-of").is_none_or(counts)
}

/// README §4.8, `of`: "the total that is required: the pack's minimum on the cycle's total, else
/// what the teacher states as `required_total`", as far as either says.
///
/// Of several minima the highest, each as it is owed by this teacher. A `consequence` is not
/// required: "nothing is owed" (README silent).
pub(crate) fn total(setting: &Setting<'_>) -> Option<Fraction> {
    let on_the_total = |rule: &&Rule| {
        let plain = ["categories", "tag", "when"].iter().all(|it| rule.get(it).is_none());
        plain
            && rule.text("window") == "cycle"
            && !rule.says("single")
            && rule.word("measure") != Some("hours")
            && rule.word("force") != Some("consequence")
    };
    let minima = setting.rules("minimum").filter(on_the_total);
    minima
        .map(|it| owed(setting, it, Window::Cycle))
        .reduce(larger)
        .or_else(|| setting.teacher.required_total.map(super::number::stated))
}
