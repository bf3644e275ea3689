//! Admission: exclusions, and what waits for a decision.
//!
//! The date is looked at later, when it is known which date decides; the status
//! by each way of counting.

use super::entry::Entry;
use super::terms::Terms;
use crate::archive::Record;
use crate::trace::{Open, Reason};
use crate::vocabulary::Account;

/// Turns a record away that is not admitted at all.
pub(super) fn admit(terms: &Terms<'_>, entry: &mut Entry<'_>, record: &Record) {
    let mut exclusions = terms.rules(|it| &it.exclusions);
    let exclusion = exclusions.find(|(_, when)| terms.test(when, record).holds());
    if let Some((rule, _)) = exclusion {
        return entry.refuse(Reason::Excluded, *rule);
    }
    let account_open = terms.rules(|it| &it.inductions).next().is_some();
    if record.account == Account::Induction && !account_open {
        let article = terms.pack.rules.inductions.first();
        let article = article.map_or(terms.scope_rule(), |it| it.rule);
        return entry.refuse(Reason::NoInductionAccount, article);
    }
    let mut rulings = terms.rules(|it| &it.rulings);
    let ruling = rulings.find(|it| terms.test(&it.when, record).holds());
    if let Some(ruling) = ruling {
        entry.refuse(Reason::AwaitsRuling, ruling.rule);
        entry.may_be_in = ruling.into.clone();
        entry.open = Some(Open { facts: Vec::new(), could_be: None });
    }
}
