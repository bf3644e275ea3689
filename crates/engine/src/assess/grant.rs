//! Grants: what happens to a teacher gives credit, like a record.

use super::entry::Entry;
use super::terms::Terms;
use super::value::{ask, post};
use crate::archive::Event;
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::Grant;
use crate::trace::{How, Part, Reason};

/// Values an event; the first rule that speaks of it decides.
pub(super) fn enter(terms: &Terms<'_>, entry: &mut Entry<'_>, event: &Event) {
    let mut rules = terms.rules(|it| &it.grants);
    if let Some(rule) = rules.find(|it| it.event == event.kind) {
        value(terms, entry, event, rule);
    }
}

fn value(terms: &Terms<'_>, entry: &mut Entry<'_>, event: &Event, rule: &Grant) {
    entry.category = Some(rule.category);
    entry.classified_by = Some(rule.rule);
    let lasted = match rule.per {
        None => Credit::whole(1),
        Some(span) => match event.lasted.get(&span) {
            Some(lasted) => *lasted,
            None => {
                let fact = Fact::Lasted(span);
                ask(entry, fact, None);
                return entry.refuse(Reason::FactMissing(fact), rule.rule);
            }
        },
    };
    let most = rule.at_most.map_or(lasted, |most| lasted.min(most));
    let counted = if rule.whole { most.floor() } else { most };
    let how = How::Grant { per: rule.per, lasted, counted, credits: rule.credits };
    entry.worth = counted * rule.credits;
    entry.parts.push(Part { rule: rule.rule, how, amount: entry.worth });
    entry.rate = Some(rule.rule);
    post(terms, entry, vec![(event.date, entry.worth)]);
}
