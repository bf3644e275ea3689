//! Admission: status, exclusions, and what waits for a decision.
//!
//! The date is looked at later, when it is known which date decides.

use super::book::{Book, Source};
use crate::trace::{Open, Reason};
use crate::vocabulary::{Account, Status};

/// Turns away what is not admitted at all.
pub(super) fn admit(book: &mut Book<'_>, counts: fn(Status) -> bool) {
    let (terms, scope) = (book.terms, book.terms.scope_rule());
    let account_open = terms.rules(|it| &it.inductions).next().is_some();
    for entry in &mut book.entries {
        let Source::Record(record) = entry.source else { continue };
        if !counts(record.status) {
            entry.refuse(Reason::Status(record.status), scope);
            continue;
        }
        let mut exclusions = terms.rules(|it| &it.exclusions);
        let exclusion = exclusions.find(|(_, when)| terms.test(when, record).holds());
        if let Some((rule, _)) = exclusion {
            entry.refuse(Reason::Excluded, *rule);
            continue;
        }
        if record.account == Account::Induction && !account_open {
            let article = terms.pack.rules.inductions.first().map_or(scope, |it| it.rule);
            entry.refuse(Reason::NoInductionAccount, article);
            continue;
        }
        let mut rulings = terms.rules(|it| &it.rulings);
        let ruling = rulings.find(|it| terms.test(&it.when, record).holds());
        if let Some(ruling) = ruling {
            entry.refuse(Reason::AwaitsRuling, ruling.rule);
            entry.may_be_in = ruling.into.clone();
            entry.open = Some(Open { facts: Vec::new(), could_be: None });
        }
    }
}
