//! What a record is worth: its place, its rate, bonuses on the base, rounding, its date.

use chrono::NaiveDate;

use super::book::{Book, Entry, Posting};
use crate::archive::Record;
use crate::calendar::anniversary;
use crate::condition::{Fact, Truth};
use crate::credit::Credit;
use crate::pack::{Addition, AttributedBy, Dates, Into, Pack, Rate, RuleId};
use crate::trace::{How, Open, Part, Reason};
use crate::vocabulary::{Level, Unit};

/// Values every record that was admitted.
pub(super) fn convert(book: &mut Book<'_>) {
    let (pack, scope) = (book.pack, book.scope_rule());
    for entry in &mut book.entries {
        if entry.is_refused() {
            continue;
        }
        classify(pack, entry);
        let Some(rate) = price(pack, entry, scope) else { continue };
        date(pack, entry, rate);
    }
}

/// Puts the record into its category.
fn classify(pack: &Pack, entry: &mut Entry<'_>) {
    let record = entry.record;
    if !entry.is_in_cycle() {
        return;
    }
    for class in &pack.rules.classes {
        match class.when.test(record) {
            Truth::Fails => {}
            Truth::Unknown(fact) => return ask(entry, fact, Some(Credit::ZERO)),
            Truth::Holds => {
                let category = match &class.into {
                    Into::Category(id) => Some(*id),
                    Into::Stated(outer) => {
                        let stated = record.category.as_deref();
                        let found = stated.and_then(|path| pack.categories.find(path));
                        let inside = |id| outer.iter().any(|it| pack.categories.is_inside(id, *it));
                        found.filter(|id| inside(*id))
                    }
                };
                if let Into::Stated(outer) = &class.into {
                    entry.may_be_in = outer.iter().copied().collect();
                }
                entry.category = category;
                entry.classified_by = Some(class.rule);
                if category.is_none() {
                    ask(entry, Fact::Category, Some(Credit::ZERO));
                }
                return;
            }
        }
    }
}

/// Adds an open question; `more` is what its answer could add to the worth at most.
fn ask(entry: &mut Entry<'_>, fact: Fact, more: Option<Credit>) {
    let open = entry.open.get_or_insert(Open { facts: Vec::new(), could_be: Some(Credit::ZERO) });
    if !open.facts.contains(&fact) {
        open.facts.push(fact);
    }
    open.could_be = open.could_be.zip(more).map(|(a, b)| a + b);
}

/// Finds the rate and reckons the worth; `None` if there is no rate, or not yet.
fn price(pack: &Pack, entry: &mut Entry<'_>, scope: RuleId) -> Option<RuleId> {
    let record = entry.record;
    let rates = || pack.rules.rates.iter().map(|it| (it, it.when.test(record)));
    let found = rates().find(|(rate, truth)| truth.holds() && stated(record, rate.unit).is_some());
    let Some((rate, _)) = found else {
        // What might be the rate once a fact is known. Rates exclude each other: the best one bounds.
        let mut article = None;
        let mut could_be = Some(Credit::ZERO);
        for (rate, truth) in rates().filter(|(_, truth)| *truth != Truth::Fails) {
            let fact = match truth {
                Truth::Unknown(fact) => fact,
                _ => Fact::Quantity(rate.unit),
            };
            article.get_or_insert((fact, rate.rule));
            ask(entry, fact, Some(Credit::ZERO));
            let bound = stated(record, rate.unit).map(|it| bound(pack, record, rate, it));
            could_be = could_be.zip(bound).map(|(a, b)| a.max(b));
        }
        if let (Some(_), Some(open)) = (article, &mut entry.open) {
            open.could_be = open.could_be.zip(could_be).map(|(a, b)| a + b);
        }
        might_await_ruling(pack, entry, &mut article);
        match article {
            Some((fact, rule)) => entry.refuse(Reason::FactMissing(fact), rule),
            None => entry.refuse(Reason::NoRate, scope),
        }
        return None;
    };

    let stated = stated(record, rate.unit)?;
    let counted = counted(rate, stated);
    let base = counted * rate.rate;
    let how = How::Rate { unit: rate.unit, stated, counted, rate: rate.rate };
    entry.parts.push(Part { rule: rate.rule, how, amount: base });
    let mut per_unit = rate.rate;
    if rate.bonuses {
        for bonus in &pack.rules.bonuses {
            let how = match bonus.add {
                Addition::Fixed(_) => How::Fixed,
                Addition::OfBase(times) => How::OfBase { base, times },
            };
            let amount = bonus.add.amount(base);
            match bonus.when.test(record) {
                Truth::Holds => {
                    entry.parts.push(Part { rule: bonus.rule, how, amount });
                    if let Addition::OfBase(times) = bonus.add {
                        per_unit += rate.rate * times;
                    }
                }
                Truth::Unknown(fact) => ask(entry, fact, Some(Credit::ZERO)),
                Truth::Fails => {}
            }
        }
        if let Some(open) = &mut entry.open {
            let added: Credit = entry.parts.iter().skip(1).map(|it| it.amount).sum();
            let more = bonuses_at_most(pack, record, base).less(added);
            open.could_be = open.could_be.map(|it| it + more);
        }
    }
    let mut worth: Credit = entry.parts.iter().map(|it| it.amount).sum();
    for rounding in pack.rules.roundings.iter().filter(|it| it.when.test(record).holds()) {
        let (before, digits, half_up) = (worth, rounding.digits, rounding.half_up);
        worth = if half_up { worth.half_up_to(digits) } else { worth.floor_to(digits) };
        if worth != before {
            let how = How::Rounding { before, digits, half_up };
            entry.parts.push(Part { rule: rounding.rule, how, amount: worth - before });
        }
    }
    entry.worth = worth;
    entry.rate = Some(rate.rule);
    entry.hourly = (rate.unit == Unit::Hours).then_some((counted, per_unit));
    Some(rate.rule)
}

/// Asks what decides whether somebody has to rule on the record; a ruling has no bound.
fn might_await_ruling(pack: &Pack, entry: &mut Entry<'_>, article: &mut Option<(Fact, RuleId)>) {
    let unasked = entry.open.is_none();
    for ruling in &pack.rules.rulings {
        if let Truth::Unknown(fact) = ruling.when.test(entry.record) {
            article.get_or_insert((fact, ruling.rule));
            ask(entry, fact, None);
            if unasked {
                entry.may_be_in.extend(ruling.into.iter().copied());
            }
        }
    }
}

/// The quantity in a unit; where only hours are known, four of them are a unit.
fn stated(record: &Record, unit: Unit) -> Option<Credit> {
    let stated = record.quantity.get(&unit).copied();
    if unit == Unit::Units && stated.is_none() {
        let quarter = Credit::ratio(1, 4)?;
        return record.quantity.get(&Unit::Hours).map(|it| *it * quarter);
    }
    stated
}

fn counted(rate: &Rate, stated: Credit) -> Credit {
    let whole = if rate.whole { stated.floor() } else { stated };
    rate.at_most.map_or(whole, |most| whole.min(most))
}

/// The most that a record could be worth at a rate.
fn bound(pack: &Pack, record: &Record, rate: &Rate, stated: Credit) -> Credit {
    let base = counted(rate, stated) * rate.rate;
    if rate.bonuses { base + bonuses_at_most(pack, record, base) } else { base }
}

/// The most that bonuses may add; a record has one level, so those of different levels exclude each other.
fn bonuses_at_most(pack: &Pack, record: &Record, base: Credit) -> Credit {
    let possible = |record: &Record| -> Credit {
        let bonuses = pack.rules.bonuses.iter();
        let possible = bonuses.filter(|it| it.when.test(record) != Truth::Fails);
        possible.map(|it| it.add.amount(base)).sum()
    };
    if record.level.is_some() {
        return possible(record);
    }
    let at = |level: &Level| possible(&Record { level: Some(*level), ..record.clone() });
    Level::ALL.iter().map(at).fold(Credit::ZERO, Credit::max)
}

/// The date that decides a record's year, if it is known; the last of several.
pub(super) fn decisive_date(pack: &Pack, record: &Record) -> Option<NaiveDate> {
    match attributed_by(pack, record) {
        Some(AttributedBy::CertificateElseCompletion) => {
            record.certificate_issued_on.or(record.completed_on)
        }
        Some(AttributedBy::StudyYears) | None => record.completed_on,
    }
}

fn attributed_by(pack: &Pack, record: &Record) -> Option<AttributedBy> {
    let attribution = pack.rules.attributions.iter().find(|it| it.when.test(record).holds());
    attribution.map(|it| it.by)
}

/// Enters the worth at the date that decides, if it lies in the cycle.
fn date(pack: &Pack, entry: &mut Entry<'_>, rate: RuleId) {
    let record = entry.record;
    let Some(date) = decisive_date(pack, record) else {
        let worth = std::mem::take(&mut entry.worth);
        entry.parts.clear();
        ask(entry, Fact::CompletedOn, Some(worth));
        return entry.refuse(Reason::FactMissing(Fact::CompletedOn), rate);
    };
    let dated = match attributed_by(pack, record) {
        Some(AttributedBy::StudyYears) => by_study_year(entry, date),
        Some(AttributedBy::CertificateElseCompletion) | None => vec![(date, entry.worth)],
    };
    // Induction has its own time, whatever the cycle's.
    let cycle = pack.rules.cycle.filter(|_| entry.is_in_cycle());
    let outside = |dates: &Dates, date| !dates.contains(date);
    match cycle {
        Some((rule, dates)) if dated.iter().all(|(date, _)| outside(&dates, *date)) => {
            entry.worth = Credit::ZERO;
            entry.parts.clear();
            entry.open = None;
            entry.refuse(Reason::OutsideCycle, rule);
        }
        _ => {
            for (date, amount) in dated {
                match cycle {
                    Some((rule, dates)) if outside(&dates, date) => {
                        let reason = Reason::OutsideCycle;
                        entry.cuts.push(crate::trace::Step { amount, reason, article: rule });
                    }
                    _ => entry.postings.push(Posting { date, in_year: amount, in_cycle: amount }),
                }
            }
        }
    }
}

/// By the years of study that count, back from completion: a part of a year is the first of them.
fn by_study_year(entry: &Entry<'_>, completed: NaiveDate) -> Vec<(NaiveDate, Credit)> {
    let stated = entry.record.quantity.get(&Unit::StudyYears).copied();
    let (years, a_year) = match entry.parts.first().map(|it| it.how) {
        // In whole years the shares are equal, with all that was added to the base.
        Some(How::Rate { unit: Unit::StudyYears, counted, rate, .. })
            if counted != counted.floor() && counted < MOST_SHARES =>
        {
            (counted.floor() + Credit::whole(1), Some(rate + rate * times_of_base(entry)))
        }
        Some(How::Rate { unit: Unit::StudyYears, counted, .. }) => (counted, None),
        _ => (stated.unwrap_or(Credit::whole(1)), None),
    };
    let years = years.floor().max(Credit::whole(1)).min(MOST_SHARES);
    let n_years = i32::try_from(years.numerator()).unwrap_or(1);
    let equal = Credit::ratio(1, i64::from(n_years)).map(|it| entry.worth * it);
    let a_year = a_year.or(equal).unwrap_or(entry.worth);
    let mut left = entry.worth;
    let shares = (0..n_years).map(|back| {
        let share = if back + 1 == n_years { left } else { a_year.min(left) };
        left -= share;
        (anniversary(completed, -back), share)
    });
    shares.collect()
}

/// The most years over which a worth is spread.
const MOST_SHARES: Credit = Credit::whole(10);

/// How many times the base its bonuses add.
fn times_of_base(entry: &Entry<'_>) -> Credit {
    let times = entry.parts.iter().map(|it| match it.how {
        How::OfBase { times, .. } => times,
        _ => Credit::ZERO,
    });
    times.sum()
}
