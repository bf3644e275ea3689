//! What two sets of rules say differently, rule by rule, with the records that each touches.

use std::str::FromStr;

use xuefen_engine::Credit;
use xuefen_engine::compare::{MemberChange, RuleChange, are_related, changes, condition};
use xuefen_engine::pack::{Article, By, Every, Pack, RuleId};
use xuefen_engine::sorted::Map;
use xuefen_engine::vocabulary::{EventKind, EvidenceKind};
use xuefen_words::condition::whole;
use xuefen_words::regulation::category_path_of;
use xuefen_words::ui::compare as texts;
use xuefen_words::ui::compare::ComparePage;
use xuefen_words::ui::figures::part;
use xuefen_words::ui::rule_member::{member, value};
use xuefen_words::{Language, Named, credit};

use crate::present::Lens;
use crate::present::policy::{kind, touched};

/// What two sets of rules say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesView {
    /// How many differ, and how.
    pub counts: String,
    /// Each rule that differs: changed ones first, as the rules in use have them, then new ones.
    pub rules: Vec<RuleChangeView>,
}

/// A rule that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChangeView {
    /// Its id.
    pub id: String,
    /// Where it is written.
    pub place: String,
    /// What kind of rule it is.
    pub kind: String,
    /// How it differs.
    pub sort: Sort,
    /// The same in words.
    pub sort_text: &'static str,
    /// What it says: under the other rules, unless they do not have it.
    pub sense: String,
    /// What it says under the rules in use, where that is another sentence; else empty.
    pub before: String,
    /// What is written differently, and which records it touches, in lines.
    pub lines: Vec<String>,
}

/// How a rule differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Only the other rules have it.
    Added,
    /// Only the rules in use have it.
    Gone,
    /// Both have it and say it differently.
    Changed,
    /// Both say it, and only the other rules apply it.
    Applied,
    /// Both say it, and only the rules in use apply it.
    Dropped,
}

/// Presents what differs; `None` where the two have nothing to do with each other.
pub(super) fn rules(here: &Lens<'_>, there: &Lens<'_>) -> Option<RulesView> {
    if !are_related(here.pack, there.pack) {
        return None;
    }
    let found = changes(here.pack, there.pack)?;
    let counts = (touched(here), touched(there));
    let rules: Vec<RuleChangeView> =
        found.iter().filter_map(|it| rule(here, there, it, &counts)).collect();
    let count = |sort: fn(Sort) -> bool| rules.iter().filter(|it| sort(it.sort)).count();
    let added = count(|it| it == Sort::Added);
    let gone = count(|it| it == Sort::Gone);
    let changed = rules.len() - added - gone;
    Some(RulesView { counts: texts::rule_counts(here.language, changed, added, gone), rules })
}

fn rule(
    here: &Lens<'_>,
    there: &Lens<'_>,
    it: &RuleChange,
    counts: &(Map<RuleId, usize>, Map<RuleId, usize>),
) -> Option<RuleChangeView> {
    let language = here.language;
    let words = ComparePage::of(language);
    let article =
        |lens: &Lens<'_>, rule: Option<RuleId>| rule.and_then(|it| lens.pack.article(it)).cloned();
    let (before, after) = (article(here, it.here), article(there, it.there));
    let sort = sort(it);
    let sense = |it: &Article| language.of(&it.sense).to_owned();
    let shown = after.as_ref().or(before.as_ref())?;
    let old = before.as_ref().filter(|_| after.is_some()).map(sense);
    let old = old.filter(|old| *old != sense(shown)).map(|it| texts::before(language, &it));
    let members = it.members.iter().filter(|it| !["zh", "en"].contains(&it.name.as_str()));
    let members = members.map(|change| line(here, there, it, change));
    let count = |counts: &Map<RuleId, usize>, rule: Option<RuleId>| {
        rule.and_then(|it| counts.get(&it).copied()).unwrap_or_default()
    };
    let touched = (count(&counts.0, it.here), count(&counts.1, it.there));
    let touched = (touched != (0, 0)).then(|| texts::touches(language, touched.0, touched.1));
    Some(RuleChangeView {
        id: it.id.clone(),
        place: shown.place.clone(),
        kind: kind(shown, language),
        sort,
        sort_text: match sort {
            Sort::Added => words.added,
            Sort::Gone => words.gone,
            Sort::Changed => words.changed,
            Sort::Applied => words.now_in_force,
            Sort::Dropped => words.no_longer_in_force,
        },
        sense: sense(shown),
        before: old.unwrap_or_default(),
        lines: members.chain(touched).collect(),
    })
}

fn sort(it: &RuleChange) -> Sort {
    match (it.here, it.there, it.in_force) {
        (None, _, _) => Sort::Added,
        (_, None, _) => Sort::Gone,
        (_, _, (true, false)) => Sort::Dropped,
        (_, _, (false, true)) => Sort::Applied,
        _ => Sort::Changed,
    }
}

fn line(here: &Lens<'_>, there: &Lens<'_>, rule: &RuleChange, it: &MemberChange) -> String {
    let language = here.language;
    let side = |pack: &Pack, rule: Option<RuleId>, found: &Option<Written>| match found {
        None => ComparePage::of(language).nothing.to_owned(),
        Some(found) => {
            let when = rule.filter(|_| it.name == "when").and_then(|it| condition(pack, it));
            match when {
                Some(when) => whole(when, pack, language),
                None => said(found, &it.name, pack, language),
            }
        }
    };
    let (before, after) =
        (side(here.pack, rule.here, &it.here), side(there.pack, rule.there, &it.there));
    texts::from_to(language, member(&it.name, language), &before, &after)
}

/// A value as a pack writes it.
type Written = serde_json::Value;

/// A value of a member in words, as far as there are words for it.
fn said(it: &Written, name: &str, pack: &Pack, language: Language) -> String {
    let said = |it: &Written| said(it, name, pack, language);
    let words = ComparePage::of(language);
    match it {
        Written::Null => words.nothing.to_owned(),
        Written::Bool(yes) => if *yes { words.yes } else { words.no }.to_owned(),
        Written::Number(it) => it.to_string(),
        Written::String(it) => word(it, name, pack, language),
        Written::Array(all) => {
            all.iter().map(said).collect::<Vec<_>>().join(language.pick("、", ", "))
        }
        Written::Object(all) => {
            let pair = |(key, it): (&String, &Written)| {
                format!("{}{}{}", member(key, language), language.pick("：", ": "), said(it))
            };
            all.iter().map(pair).collect::<Vec<_>>().join(language.pick("；", "; "))
        }
    }
}

fn word(it: &str, name: &str, pack: &Pack, language: Language) -> String {
    if pack.categories.find(it).is_some() {
        return category_path_of(it, pack, language);
    }
    if let Ok(amount) = Credit::from_str(it) {
        let is_part = amount < Credit::whole(1) && it.contains('/') && name != "rate";
        return if is_part { part(amount) } else { credit(amount, language) };
    }
    let named = By::parse(it)
        .map(|it| it.name(language))
        .or_else(|| Every::parse(it).filter(|_| name == "every").map(|it| it.name(language)))
        .or_else(|| EventKind::parse(it).map(|it| it.name(language)))
        .or_else(|| EvidenceKind::parse(it).map(|it| it.name(language)));
    named.unwrap_or_else(|| value(it, language)).to_owned()
}
