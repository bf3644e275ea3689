//! What a record is worth: its place, its rate, bonuses on the base, rounding, its date.

use chrono::NaiveDate;

use super::entry::{Entry, Posting};
use super::terms::Terms;
use crate::archive::Record;
use crate::calendar::anniversary;
use crate::condition::{Fact, Test, Truth};
use crate::credit::Credit;
use crate::pack::{Addition, AttributedBy, Into, Rate, RuleId, Stage};
use crate::trace::{How, Open, Part, Reason};
use crate::vocabulary::{Account, Level, Mode, Unit};

/// Values a record, unless it was turned away.
pub(super) fn convert(terms: &Terms<'_>, entry: &mut Entry<'_>, record: &Record) {
    if entry.is_refused() {
        return;
    }
    classify(terms, entry, record);
    let Some(rate) = price(terms, entry, record) else { return };
    date(terms, entry, record, rate);
}

/// Puts the record into its category.
fn classify(terms: &Terms<'_>, entry: &mut Entry<'_>, record: &Record) {
    if !entry.is_in_cycle {
        return;
    }
    let stated = record.category.as_deref().and_then(|path| terms.pack.categories.find(path));
    let mut is_open = false;
    for class in terms.rules(|it| &it.classes) {
        let truth = terms.test(&class.when, record);
        if truth == Truth::Fails {
            continue;
        }
        let (category, may_be_in) = match &class.into {
            Into::Category(id) => (Some(*id), vec![*id]),
            Into::Stated(outer) => {
                let inside = stated.filter(|id| terms.is_inside(Some(*id), Some(outer)));
                (inside, outer.iter().copied().collect())
            }
        };
        // While it is open which rule decides, any of those up to the first that holds may.
        entry.may_be_in.extend(may_be_in);
        match truth {
            Truth::Unknown(fact) if !is_open => {
                is_open = true;
                ask(entry, fact, Some(Credit::ZERO));
            }
            Truth::Holds if !is_open => {
                entry.category = category;
                entry.classified_by = Some(class.rule);
                if category.is_none() {
                    ask(entry, Fact::Category, Some(Credit::ZERO));
                }
            }
            _ => {}
        }
        if truth == Truth::Holds {
            return;
        }
    }
}

/// Adds an open question; `more` is what its answer could add to the worth at most.
pub(super) fn ask(entry: &mut Entry<'_>, fact: Fact, more: Option<Credit>) {
    let open = entry.open.get_or_insert(Open { facts: Vec::new(), could_be: Some(Credit::ZERO) });
    if !open.facts.contains(&fact) {
        open.facts.push(fact);
    }
    open.could_be = open.could_be.zip(more).map(|(a, b)| a + b);
}

/// Finds the rate and reckons the worth; `None` if there is no rate, or not yet.
fn price(terms: &Terms<'_>, entry: &mut Entry<'_>, record: &Record) -> Option<RuleId> {
    let rates = || terms.rules(|it| &it.rates).map(|it| (it, terms.test(&it.when, record)));
    let found = rates().find(|(rate, truth)| truth.holds() && stated(record, rate.unit).is_some());
    let Some((rate, _)) = found else {
        let mut article = None;
        let (could_be, possible) = could_be(terms, record);
        for (rate, truth) in rates().filter(|(rate, _)| possible.contains(&rate.rule)) {
            let fact = match (truth, rate.unit) {
                (Truth::Unknown(fact), _) => fact,
                (_, Some(unit)) if stated(record, rate.unit).is_none() => Fact::Quantity(unit),
                _ => continue,
            };
            article.get_or_insert((fact, rate.rule));
            ask(entry, fact, Some(Credit::ZERO));
        }
        if let (Some(_), Some(open)) = (article, &mut entry.open) {
            open.could_be = open.could_be.zip(could_be).map(|(a, b)| a + b);
        }
        might_await_ruling(terms, entry, record, &mut article);
        match article {
            Some((fact, rule)) => entry.refuse(Reason::FactMissing(fact), rule),
            None => entry.refuse(Reason::NoRate, terms.scope_rule()),
        }
        return None;
    };

    let stated = stated(record, rate.unit)?;
    let counted = counted(rate, stated);
    let base = counted * rate.rate;
    let how = How::Rate { unit: rate.unit, stated, counted, rate: rate.rate };
    entry.parts.push(Part { rule: rate.rule, how, amount: base });
    if rate.bonuses {
        entry.fixed = bonuses(terms, entry, record, base);
    }
    let worth: Credit = entry.parts.iter().map(|it| it.amount).sum();
    entry.worth = rounded(terms, entry, record, Stage::Record, worth);
    // A rate before it may turn out to hold; where it gives less, the order of the rates is the
    // regulation's word for a record that does not say.
    let mut most = bound(terms, record, rate, stated);
    for (other, truth) in rates().take_while(|(it, _)| it.rule != rate.rule) {
        let (Truth::Unknown(fact), Some(stated)) = (truth, self::stated(record, other.unit)) else {
            continue;
        };
        let could_be = bound(terms, record, other, stated);
        if could_be > entry.worth {
            most = most.max(could_be);
            ask(entry, fact, Some(Credit::ZERO));
        }
    }
    if let Some(open) = &mut entry.open {
        let more = most.less(entry.worth);
        open.could_be = open.could_be.map(|it| it + more);
    }
    entry.rate = Some(rate.rule);
    Some(rate.rule)
}

/// The most that a record without a rate could be worth once facts are known (`None`: nothing
/// bounds it), and the rates that might decide then. They exclude each other: the best one bounds.
fn could_be(terms: &Terms<'_>, record: &Record) -> (Option<Credit>, Vec<RuleId>) {
    let levels = record.level.map_or(Level::ALL.to_vec(), |it| vec![it]);
    let modes = record.mode.map_or(Mode::ALL.to_vec(), |it| vec![it]);
    let (mut most, mut possible) = (Some(Credit::ZERO), Vec::new());
    for (level, mode) in levels.iter().flat_map(|level| modes.iter().map(move |it| (*level, *it))) {
        let record = Record { level: Some(level), mode: Some(mode), ..record.clone() };
        let holds_with = |test: &Test, rate: &Rate| {
            test.test(&record, terms.teacher).holds() || rate.when.0.contains(test)
        };
        for rate in terms.rules(|it| &it.rates) {
            if terms.test(&rate.when, &record) == Truth::Fails {
                continue;
            }
            let bound = stated(&record, rate.unit).map(|it| bound(terms, &record, rate, it));
            // Nobody has to state a quantity where another one is stated that would decide as well.
            let covered = |other: &Rate| {
                stated(&record, other.unit).is_some()
                    && other.when.0.iter().all(|test| holds_with(test, rate))
            };
            if bound.is_none() && terms.rules(|it| &it.rates).any(covered) {
                continue;
            }
            possible.push(rate.rule);
            most = most.zip(bound).map(|(a, b)| a.max(b));
        }
    }
    (most, possible)
}

/// Adds the bonuses on a base; what the fixed ones add.
fn bonuses(terms: &Terms<'_>, entry: &mut Entry<'_>, record: &Record, base: Credit) -> Credit {
    let mut fixed = Credit::ZERO;
    for bonus in terms.rules(|it| &it.bonuses) {
        match terms.test(&bonus.when, record) {
            Truth::Holds => {
                let how = match bonus.add {
                    Addition::Fixed(_) => How::Fixed,
                    Addition::OfBase(times) => How::OfBase { base, times },
                };
                let amount = bonus.add.amount(base);
                entry.parts.push(Part { rule: bonus.rule, how, amount });
                let amount = rounded(terms, entry, record, Stage::Bonus, amount);
                if how == How::Fixed {
                    fixed += amount;
                }
            }
            Truth::Unknown(fact) => ask(entry, fact, Some(Credit::ZERO)),
            Truth::Fails => {}
        }
    }
    fixed
}

/// The amount after the first rounding of a stage that holds, which is a part of the worth.
fn rounded(
    terms: &Terms<'_>,
    entry: &mut Entry<'_>,
    record: &Record,
    stage: Stage,
    before: Credit,
) -> Credit {
    let mut roundings = terms.rules(|it| &it.roundings).filter(|it| it.stage == stage);
    let rounding = roundings.find(|it| terms.test(&it.when, record).holds());
    let Some(rounding) = rounding else { return before };
    let after = rounding.round(before);
    if after != before {
        let how = How::Rounding { before, digits: rounding.digits, half_up: rounding.half_up };
        entry.parts.push(Part { rule: rounding.rule, how, amount: after - before });
    }
    after
}

/// Asks what decides whether somebody has to rule on the record; a ruling has no bound.
fn might_await_ruling(
    terms: &Terms<'_>,
    entry: &mut Entry<'_>,
    record: &Record,
    article: &mut Option<(Fact, RuleId)>,
) {
    let unasked = entry.open.is_none();
    for ruling in terms.rules(|it| &it.rulings) {
        if let Truth::Unknown(fact) = terms.test(&ruling.when, record) {
            article.get_or_insert((fact, ruling.rule));
            ask(entry, fact, None);
            if unasked {
                entry.may_be_in.extend(ruling.into.iter().copied());
            }
        }
    }
}

/// The quantity in a unit; where only hours are known, four of them are a unit. Every record is one.
fn stated(record: &Record, unit: Option<Unit>) -> Option<Credit> {
    unit.map_or(Some(Credit::whole(1)), |unit| record.stated(unit))
}

fn counted(rate: &Rate, stated: Credit) -> Credit {
    let counted = rate.at_most.map_or(stated, |most| stated.min(most));
    if rate.whole { counted.floor() } else { counted }
}

/// The most that a record could be worth at a rate.
fn bound(terms: &Terms<'_>, record: &Record, rate: &Rate, stated: Credit) -> Credit {
    let base = counted(rate, stated) * rate.rate;
    let worth = if rate.bonuses { base + bonuses_at_most(terms, record, base) } else { base };
    highest(terms, record, Stage::Record, worth)
}

/// An amount after the roundings of a stage that may lift it.
fn highest(terms: &Terms<'_>, record: &Record, stage: Stage, amount: Credit) -> Credit {
    let roundings = terms.rules(|it| &it.roundings).filter(|it| it.stage == stage);
    let possible = roundings.filter(|it| terms.test(&it.when, record) != Truth::Fails);
    possible.fold(amount, |amount, it| amount.max(it.round(amount)))
}

/// The most that bonuses may add; a record has one level, so those of different levels exclude each other.
fn bonuses_at_most(terms: &Terms<'_>, record: &Record, base: Credit) -> Credit {
    let possible = |record: &Record| -> Credit {
        let bonuses = terms.rules(|it| &it.bonuses);
        let possible = bonuses.filter(|it| terms.test(&it.when, record) != Truth::Fails);
        possible.map(|it| highest(terms, record, Stage::Bonus, it.add.amount(base))).sum()
    };
    if record.level.is_some() {
        return possible(record);
    }
    let at = |level: &Level| possible(&Record { level: Some(*level), ..record.clone() });
    Level::ALL.iter().map(at).fold(Credit::ZERO, Credit::max)
}

/// The date that decides a record's year, the last of several; the fact that is missing without one.
pub(super) fn decisive_date(terms: &Terms<'_>, record: &Record) -> Result<NaiveDate, Fact> {
    let by_certificate = record.certificate_issued_on;
    let day = match attributed_by(terms, record) {
        AttributedBy::Certificate => {
            return by_certificate.ok_or(Fact::CertificateIssuedOn);
        }
        AttributedBy::CertificateElseCompletion => by_certificate.or(record.completed_on),
        AttributedBy::StudyYears | AttributedBy::Completion => record.completed_on,
    };
    day.ok_or(Fact::CompletedOn)
}

fn attributed_by(terms: &Terms<'_>, record: &Record) -> AttributedBy {
    let mut attributions = terms.rules(|it| &it.attributions);
    let attribution = attributions.find(|it| terms.test(&it.when, record).holds());
    attribution.map_or(AttributedBy::Completion, |it| it.by)
}

/// Enters the worth at the date that decides, if it lies in the cycle.
fn date(terms: &Terms<'_>, entry: &mut Entry<'_>, record: &Record, rate: RuleId) {
    let date = match decisive_date(terms, record) {
        Ok(date) => date,
        Err(fact) => {
            let worth = std::mem::take(&mut entry.worth);
            entry.parts.clear();
            ask(entry, fact, Some(worth));
            return entry.refuse(Reason::FactMissing(fact), rate);
        }
    };
    let dated = match attributed_by(terms, record) {
        AttributedBy::StudyYears => by_study_year(entry, record, date),
        _ => vec![(date, entry.worth)],
    };
    post(terms, entry, dated);
}

/// Enters amounts at their dates; what lies outside the cycle is cut.
pub(super) fn post(terms: &Terms<'_>, entry: &mut Entry<'_>, dated: Vec<(NaiveDate, Credit)>) {
    // Induction has its own time, whatever the cycle's.
    let cycle = terms.pack.cycle().filter(|_| entry.is_in_cycle);
    let outside = |date| cycle.is_some_and(|it| !it.contains(date));
    if entry.source.account() == Account::Induction {
        entry.account.clone_from(&dated);
    }
    let article = terms.pack.rules.cycle.map_or(terms.scope_rule(), |(rule, _)| rule);
    let reason = Reason::OutsideCycle;
    if dated.iter().all(|(date, _)| outside(*date)) {
        entry.worth = Credit::ZERO;
        entry.parts.clear();
        entry.open = None;
        return entry.refuse(reason, article);
    }
    let record = entry.source.record();
    let hours = record.and_then(|it| it.quantity.get(&Unit::Hours)).copied().unwrap_or_default();
    for (date, amount) in dated {
        if outside(date) {
            entry.cuts.push(crate::trace::Step { amount, reason: reason.clone(), article });
        } else {
            // As many of the hours as of the worth.
            let part = amount.divided_by(entry.worth).unwrap_or(Credit::whole(1));
            let (hours, fixed) = (hours * part, entry.fixed * part);
            entry.postings.push(Posting { date, worth: amount, fixed, hours });
        }
    }
}

/// By the years of study that count, back from completion, each with its part of the worth: a part
/// of a year is the first of them. Where none is known, all of it at completion.
fn by_study_year(
    entry: &Entry<'_>,
    record: &Record,
    completed: NaiveDate,
) -> Vec<(NaiveDate, Credit)> {
    let stated = record.quantity.get(&Unit::StudyYears).copied();
    let years = match entry.parts.first().map(|it| it.how) {
        Some(How::Rate { unit: Some(Unit::StudyYears), counted, .. }) => counted,
        _ => stated.unwrap_or_default(),
    };
    // Nobody studies longer; what is entered as more is spread as evenly over so many years.
    let Some(a_year) = entry.worth.divided_by(years.min(MOST_SHARES)) else {
        return vec![(completed, entry.worth)];
    };
    let mut shares = Vec::new();
    let mut left = entry.worth;
    for back in 0.. {
        let share = a_year.min(left);
        shares.push((anniversary(completed, -back), share));
        left -= share;
        if !left.is_positive() {
            break;
        }
    }
    shares
}

/// The most years over which a worth is spread.
const MOST_SHARES: Credit = Credit::whole(10);
