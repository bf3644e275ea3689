//! The evaluation, in the order of §19.3 of the regulations and of README §4.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use xuefen_engine::archive::{Archive, Record};
use xuefen_engine::vocabulary::Account;

use super::books::Books;
use super::ledger::{self, Entry, Scope, Window};
use super::number::{Fraction, nought};
use super::outcome::{Outcome, listed};
use super::pack::Readings;
use super::setting::{Counted, Setting};
use super::{induction, offset, required, shortfall, worth};

/// Evaluates an archive under a pack, slowly.
pub(crate) fn evaluate(
    pack: &Value,
    readings: &Readings,
    archive: &Archive,
    as_of: NaiveDate,
    counted: Counted,
) -> Outcome {
    let setting = Setting::new(pack, readings, archive.teacher(), as_of);

    // 1 to 3: who and what counts, what it is worth, and when.
    let entries: Vec<Entry<'_>> = archive
        .records()
        .filter(|record| counted.has(record.status))
        .filter(|record| !worth::is_excluded(&setting, record))
        .map(|record| entry(&setting, record))
        .collect();
    let mut postings = ledger::postings(&setting, &entries);

    // 4: the same only once, before caps.
    ledger::dedup(&setting, &mut postings);

    // 5: grants are like records.
    postings.extend(ledger::grants(&setting));

    // 6: caps.
    ledger::cap(&setting, required::total(&setting).as_ref(), &mut postings);
    let books = Books { setting: &setting, taken: taken(&setting, &entries), postings };

    // 7: the account of induction, by itself.
    let mut shortfalls = induction::shortfalls(&setting, &entries);

    // 8 to 10: "one record satisfies the whole cycle with all its years, induction apart": then
    // nothing is short, and nothing has to be helped out (README silent).
    let deemed_complete_by = deemed_complete_by(&books);
    let mut offsets: BTreeMap<String, Fraction> = BTreeMap::new();
    if deemed_complete_by.is_none() {
        for one in offset::moves(&books, Window::Cycle) {
            *offsets.entry(format!("{}>{}", one.from, one.to)).or_insert_with(nought) +=
                one.arrived;
        }
        shortfalls.extend(shortfall::of_cycle(&books));
    }

    Outcome {
        credits: credits(&books, &entries),
        total: books.total(Window::Cycle),
        years: years(&books),
        categories: categories(&books),
        offsets,
        shortfalls: listed(shortfalls),
        deemed_complete_by,
        worth: worths(&books, &entries),
    }
}

fn entry<'a>(setting: &Setting<'_>, record: &'a Record) -> Entry<'a> {
    let category = worth::category(setting, record);
    let worth = worth::worth(setting, record);
    let days = worth::days(setting, record, &worth);
    Entry { record, category, worth, days }
}

/// The records that lie in the cycle, by at least one of their days, whatever they are worth and
/// whatever dedup and caps leave of them.
fn taken<'a>(setting: &Setting<'_>, entries: &[Entry<'a>]) -> Vec<&'a Record> {
    let mut records: Vec<&Record> =
        ledger::postings(setting, entries).iter().filter_map(|it| it.record).collect();
    records.dedup_by_key(|it| &it.id);
    records
}

/// README §4.9, `deemed-complete`. Of several records the one completed first, then the lowest id
/// (README silent).
fn deemed_complete_by(books: &Books<'_>) -> Option<String> {
    let setting = books.setting;
    let satisfies = |record: &&&Record| {
        setting.rules("deemed-complete").any(|rule| setting.applies(rule, record))
    };
    let order =
        |record: &&&Record| (record.completed_on.unwrap_or(NaiveDate::MAX), record.id.clone());
    books.taken.iter().filter(satisfies).min_by_key(order).map(|it| it.id.to_string())
}

/// Recognised credit of the cycle; of an induction record, its worth in that account.
fn credits(books: &Books<'_>, entries: &[Entry<'_>]) -> BTreeMap<String, Fraction> {
    let mut credits: BTreeMap<String, Fraction> = BTreeMap::new();
    for posting in &books.postings {
        *credits.entry(posting.id.clone()).or_insert_with(nought) += posting.credits(Window::Cycle);
    }
    // Of one that counts in the cycle as well, what counts there.
    let both = books.setting.rules("induction").any(|rule| rule.says("counts-in-cycle"));
    let apart = entries.iter().filter(|it| it.record.account == Account::Induction && !both);
    for entry in apart {
        credits.insert(entry.record.id.to_string(), induction::credits(books.setting, entry));
    }
    listed(credits)
}

fn years(books: &Books<'_>) -> BTreeMap<i32, Fraction> {
    let calendar = &books.setting.registration;
    let years = books.postings.iter().filter_map(|it| calendar.year_of(it.day));
    listed(years.map(|year| (year, books.total(Window::Year(calendar, year)))))
}

fn categories(books: &Books<'_>) -> BTreeMap<String, Fraction> {
    let held = |path: &String| {
        let only = [path.clone()];
        books.earned(Scope { categories: Some(&only), ..Scope::default() }, Window::Cycle)
    };
    listed(books.setting.categories.iter().map(|path| (path.clone(), held(path))))
}

/// What each record is worth before dedup and caps. "A record dated outside the cycle is worth 0"
/// (README of the cases).
fn worths(books: &Books<'_>, entries: &[Entry<'_>]) -> BTreeMap<String, Fraction> {
    let worth = |entry: &Entry<'_>| {
        let in_cycle = books.taken.iter().any(|it| it.id == entry.record.id);
        if in_cycle {
            entry.worth.credits.clone()
        } else {
            induction::credits(books.setting, entry)
        }
    };
    listed(entries.iter().map(|it| (it.record.id.to_string(), worth(it))))
}
