//! What two packs say differently, rule by rule.

use serde_json::{Map as Object, Value};

use crate::condition::When;
use crate::diagnostic::Pointer;
use crate::json;
use crate::pack::{LARGEST, Pack, RuleId, read_under};
use crate::sorted::{Map, Set};

/// A rule that one of two packs does not have, or says differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// The rule's id.
    pub id: String,
    /// Which rule it is in the first pack; `None`: it is new.
    pub here: Option<RuleId>,
    /// Which rule it is in the second; `None`: it is gone.
    pub there: Option<RuleId>,
    /// Whether it is in force in the first, and in the second, under their readings.
    pub in_force: (bool, bool),
    /// What both have and say differently, member by member as it is written.
    pub members: Vec<MemberChange>,
}

/// A member of a rule that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberChange {
    /// Its name, as packs write it.
    pub name: String,
    /// What the first pack writes; `None`: nothing.
    pub here: Option<Value>,
    /// What the second writes; `None`: nothing.
    pub there: Option<Value>,
}

/// Whether two packs are editions or relatives: at least half of the rules of the smaller one are
/// rules of the other by their ids.
#[must_use]
pub fn are_related(here: &Pack, there: &Pack) -> bool {
    let ids = |pack: &Pack| pack.articles.iter().map(|it| it.id.clone()).collect::<Set<_>>();
    let (one, other) = (ids(here), ids(there));
    let shared = one.iter().filter(|it| other.contains(*it)).count();
    shared > 0 && shared * 2 >= one.len().min(other.len())
}

/// Every rule that differs, each as it reads under the readings chosen: those of the first pack in
/// its order, then those that only the second has. `None` unless both packs are whole.
#[must_use]
pub fn changes(here: &Pack, there: &Pack) -> Option<Vec<RuleChange>> {
    let (one, other) = (written(here)?, written(there)?);
    let of_first = here.articles().map(|(rule, article)| (Some(rule), &article.id));
    let only_there = there.articles().filter(|(_, it)| !one.contains_key(&it.id));
    let all = of_first.chain(only_there.map(|(_, it)| (None, &it.id)));
    let differing = all.filter_map(|(rule, id)| {
        let its_rule = there.articles().find(|(_, it)| it.id == *id).map(|(rule, _)| rule);
        let change = RuleChange {
            id: id.clone(),
            here: rule,
            there: its_rule,
            in_force: (is_in_force(here, rule), is_in_force(there, its_rule)),
            members: match (one.get(id), other.get(id)) {
                (Some(one), Some(other)) => members(one, other),
                _ => Vec::new(),
            },
        };
        change.differs().then_some(change)
    });
    Some(differing.collect())
}

/// Which records a rule in force is about, where it says so.
#[must_use]
pub fn condition(pack: &Pack, rule: RuleId) -> Option<&When> {
    let rules = &pack.rules;
    let plain = rules.exclusions.iter().chain(&rules.deemed).map(|(id, when)| (*id, when));
    let rulings = rules.rulings.iter().map(|it| (it.rule, &it.when));
    let classes = rules.classes.iter().map(|it| (it.rule, &it.when));
    let rates = rules.rates.iter().map(|it| (it.rule, &it.when));
    let bonuses = rules.bonuses.iter().map(|it| (it.rule, &it.when));
    let roundings = rules.roundings.iter().map(|it| (it.rule, &it.when));
    let attributions = rules.attributions.iter().map(|it| (it.rule, &it.when));
    let dedups = rules.dedups.iter().map(|it| (it.rule, &it.when));
    let caps = rules.caps.iter().map(|it| (it.rule, &it.when));
    let minima = rules.minima.iter().map(|it| (it.rule, &it.when));
    let mut all = plain
        .chain(rulings)
        .chain(classes)
        .chain(rates)
        .chain(bonuses)
        .chain(roundings)
        .chain(attributions)
        .chain(dedups)
        .chain(caps)
        .chain(minima);
    all.find(|(id, _)| *id == rule).map(|(_, when)| when)
}

impl RuleChange {
    fn differs(&self) -> bool {
        let both = self.here.is_some() && self.there.is_some();
        !both || !self.members.is_empty() || self.in_force.0 != self.in_force.1
    }
}

fn is_in_force(pack: &Pack, rule: Option<RuleId>) -> bool {
    rule.and_then(|it| pack.article(it)).is_some_and(|it| pack.is_in_force(it))
}

/// The rules of a pack as they read under its readings, by their ids.
fn written(pack: &Pack) -> Option<Map<String, Object<String, Value>>> {
    let value = json::parse(pack.text(), LARGEST).ok()?;
    let rules = value.get("rules")?.as_array()?;
    let read = |rule: &Value| {
        let rule = rule.as_object()?;
        let id = rule.get("id")?.as_str()?.to_owned();
        let mut read = read_under(rule, &pack.readings, &Pointer::root()).ok()?;
        // What depends on readings is told by what is in force.
        for name in ["id", "under", "switch"] {
            read.remove(name);
        }
        Some((id, read))
    };
    rules.iter().map(read).collect()
}

fn members(one: &Object<String, Value>, other: &Object<String, Value>) -> Vec<MemberChange> {
    let added = other.iter().filter(|(name, _)| !one.contains_key(*name));
    let names = one.iter().chain(added).map(|(name, _)| name);
    let differing = names.filter_map(|name| {
        let (here, there) = (one.get(name), other.get(name));
        (here != there).then(|| MemberChange {
            name: name.clone(),
            here: here.cloned(),
            there: there.cloned(),
        })
    });
    differing.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const URBAN: &str = include_str!("../../../../policies/urban-share-scheme/pack.json");
    const SCHOOL: &str =
        include_str!("../../../../policies/urban-share-scheme-pd-school/pack.json");
    const HUNAN: &str = include_str!("../../../../policies/hunan-2011/pack.json");

    fn pack(text: &str) -> Pack {
        Pack::parse(text).unwrap()
    }

    fn of<'a>(changes: &'a [RuleChange], id: &str) -> &'a RuleChange {
        changes.iter().find(|it| it.id == id).unwrap()
    }

    #[test]
    fn a_pack_says_nothing_differently_from_itself() {
        for text in [URBAN, SCHOOL, HUNAN] {
            assert_eq!(changes(&pack(text), &pack(text)), Some(Vec::new()));
        }
    }

    #[test]
    fn rules_are_added_gone_and_changed_by_their_ids() {
        let found = changes(&pack(URBAN), &pack(SCHOOL)).unwrap();
        let sorts = |it: &RuleChange| (it.here.is_some(), it.there.is_some());
        assert_eq!(sorts(of(&found, "US-01a")), (true, false));
        assert_eq!(sorts(of(&found, "US-02b")), (false, true));
        let classify = of(&found, "US-01c");
        assert_eq!(sorts(classify), (true, true));
        let names: Vec<_> = classify.members.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["stated"]);
        assert!(found.iter().all(|it| it.id != "US-01y"), "what is the same is left out");
        let back = changes(&pack(SCHOOL), &pack(URBAN)).unwrap();
        assert_eq!(back.len(), found.len());
    }

    #[test]
    fn a_figure_that_is_changed_is_named_with_both_values() {
        let found = changes(&pack(HUNAN), &pack(&HUNAN.replace("\"360\"", "\"300\""))).unwrap();
        let figures = |it: &RuleChange| it.members.iter().any(|it| it.here == Some("360".into()));
        let changed = found.iter().find(|it| figures(it)).unwrap();
        let figure = changed.members.iter().find(|it| it.name == "at-least").unwrap();
        assert_eq!(figure.there, Some("300".into()));
    }

    #[test]
    fn another_reading_changes_what_a_rule_says_and_which_are_in_force() {
        let pack = pack(URBAN);
        let earned = Map::from([("shareBase".to_owned(), "earned".to_owned())]);
        let found = changes(&pack, &pack.with_readings(&earned).unwrap()).unwrap();
        let members = &of(&found, "US-01a").members;
        assert!(members.iter().any(|it| it.name == "of" && it.there == Some("earned".into())));
        let cap = Map::from([("shareUpper".to_owned(), "cap".to_owned())]);
        let found = changes(&pack, &pack.with_readings(&cap).unwrap()).unwrap();
        assert_eq!(of(&found, "US-01x").in_force, (false, true));
    }

    #[test]
    fn packs_with_rules_of_their_own_are_not_related() {
        assert!(are_related(&pack(URBAN), &pack(SCHOOL)));
        assert!(!are_related(&pack(URBAN), &pack(HUNAN)));
    }

    #[test]
    fn a_pack_without_its_text_is_not_compared() {
        let stored = pack(HUNAN).to_stored().unwrap();
        let stored = Pack::from_stored(&stored).unwrap();
        assert_eq!(changes(&stored, &pack(HUNAN)), None);
    }
}
