//! Where a record belongs, what it is worth and when it counts (README §4.1 to §4.4; §19.3,
//! steps 1 to 3), before it meets any other record.

use chrono::NaiveDate;
use xuefen_engine::archive::Record;

use super::calendar::years_later;
use super::condition::quantity;
use super::number::{self, Fraction, nought, smaller, whole};
use super::pack::{Rule, lies_in};
use super::setting::Setting;

/// What a record is worth by itself.
#[derive(Clone, Debug)]
pub(crate) struct Worth {
    /// Credits, after bonuses and rounding.
    pub(crate) credits: Fraction,
    /// Of these the fixed bonuses, which no hour brings.
    pub(crate) fixed: Fraction,
    /// The years of study that count, where the record was rated by them or states them.
    study_years: Option<Fraction>,
}

/// README §4.1, `exclude`: only what certainly holds excludes.
pub(crate) fn is_excluded(setting: &Setting<'_>, record: &Record) -> bool {
    setting.rules("exclude").any(|rule| setting.applies(rule, record))
}

/// README §4.2: the first that holds decides. One that is not known stops the search: the record
/// has no category for now.
pub(crate) fn category(setting: &Setting<'_>, record: &Record) -> Option<String> {
    let decides = |rule: &&Rule| setting.holds(rule, record) != Some(false);
    let rule = setting.rules("classify").find(decides)?;
    setting.holds(rule, record)?;
    if let Some(category) = rule.word("category") {
        return Some(category.to_owned());
    }
    // "the category that the record states, if it lies inside one of these. If it states none of
    // them, the record waits for its category: later rules are not asked."
    let stated = record.category.as_ref()?;
    let inside = rule.words("stated")?.iter().any(|it| lies_in(stated, it));
    (inside && setting.categories.contains(stated)).then(|| stated.clone())
}

/// README §4.1 `ruling` and §4.3 `rate`, `bonus`, `rounding`.
pub(crate) fn worth(setting: &Setting<'_>, record: &Record) -> Worth {
    let stated = quantity(record, "study_years");
    let nothing = Worth { credits: nought(), fixed: nought(), study_years: stated.clone() };
    // "A ruling that holds comes before every rate."
    if setting.rules("ruling").any(|rule| setting.applies(rule, record)) {
        return nothing;
    }
    // "the first that holds and whose quantity the record states decides"
    let rated = setting.rules("rate").filter(|rule| setting.applies(rule, record));
    let Some((rate, amount)) =
        rated.filter_map(|rule| Some((rule, amount_of(rule, record)?))).next()
    else {
        return nothing;
    };
    let base = &amount * rate.figure("rate");
    let (mut proportional, mut fixed) = (nought(), nought());
    // "Several that hold are all added, each to the base alone." `bonuses: false`: it earns none.
    let bonuses = setting.rules("bonus").filter(|_| rate.get("bonuses") != Some(&false.into()));
    for bonus in bonuses.filter(|rule| setting.applies(rule, record)) {
        match bonus.number("of-base") {
            Some(part) => proportional += rounded(setting, "bonus", Some(record), &(&base * part)),
            None => fixed += rounded(setting, "bonus", Some(record), &bonus.figure("add")),
        }
    }
    let credits = rounded(setting, "record", Some(record), &(base + proportional + &fixed));
    let by_study_years = rate.text("quantity") == "study_years";
    Worth { credits, fixed, study_years: if by_study_years { Some(amount) } else { stated } }
}

/// How much of its quantity a rate counts: `at-most` first, then `whole` ones only.
fn amount_of(rate: &Rule, record: &Record) -> Option<Fraction> {
    let amount = match rate.text("quantity") {
        "record" => whole(1),
        unit => quantity(record, unit)?,
    };
    Some(counted(rate, amount))
}

/// `at-most` and `whole`, as rates and grants have them.
pub(crate) fn counted(rule: &Rule, amount: Fraction) -> Fraction {
    let most = rule.number("at-most");
    let amount = most.map_or(amount.clone(), |most| smaller(amount, most));
    if rule.says("whole") { amount.floor() } else { amount }
}

/// README §4.3, `rounding`, at one stage: the first rule that holds decides (README silent).
/// Of a total there is no record.
pub(crate) fn rounded(
    setting: &Setting<'_>,
    stage: &str,
    record: Option<&Record>,
    amount: &Fraction,
) -> Fraction {
    let of_stage = |rule: &&Rule| rule.word("stage").unwrap_or("record") == stage;
    let applies = |rule: &&Rule| record.is_none_or(|it| setting.applies(rule, it));
    let Some(rule) = setting.rules("rounding").filter(of_stage).find(applies) else {
        return amount.clone();
    };
    let digits = u32::try_from(rule.count("digits").unwrap_or(0)).expect("a few digits");
    match rule.text("mode") {
        "floor" => number::cut_off(amount, digits),
        "half-up" => number::half_up(amount, digits),
        other => panic!("no mode of rounding: {other}"),
    }
}

/// README §4.4: the days on which a record counts, each with its part of the whole; none while it
/// waits for one. The first rule that holds decides.
pub(crate) fn days(
    setting: &Setting<'_>,
    record: &Record,
    worth: &Worth,
) -> Vec<(NaiveDate, Fraction)> {
    let rule = setting.rules("attribution").find(|rule| setting.applies(rule, record));
    let (completed, certified) = (record.completed_on, record.certificate_issued_on);
    let day = match rule.map_or("completion", |it| it.text("by")) {
        "completion" => completed,
        "certificate" => certified,
        "certificate-else-completion" => certified.or(completed),
        "study-years" => return study_years(completed, worth),
        other => panic!("no way of attribution: {other}"),
    };
    day.into_iter().map(|day| (day, whole(1))).collect()
}

/// "spread evenly over the years of study, counted back from completion": each full year alike,
/// and a part of a year before them (GANSU-209), of the years that count (GANSU-210). Where no
/// years are known, all of it at completion (README silent).
fn study_years(completed: Option<NaiveDate>, worth: &Worth) -> Vec<(NaiveDate, Fraction)> {
    let Some(completed) = completed else { return Vec::new() };
    let spread_at_all = |it: &Fraction| *it > nought() && worth.credits > nought();
    let Some(years) = worth.study_years.clone().filter(spread_at_all) else {
        return vec![(completed, whole(1))];
    };
    let mut spread = Vec::new();
    let mut left = years.clone();
    let mut back = 0;
    while left > nought() {
        let part = smaller(whole(1), left.clone());
        spread.push((years_later(completed, -back), &part / &years));
        left -= part;
        back += 1;
    }
    spread
}
