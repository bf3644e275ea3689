//! Admission: status, exclusions, and what waits for a decision.
//!
//! The date is looked at later, when it is known which date decides.

use super::book::Book;
use crate::condition::Truth;
use crate::trace::{Open, Reason};
use crate::vocabulary::{Account, Status};

/// Turns away what is not admitted at all.
pub(super) fn admit(book: &mut Book<'_>, counts: fn(Status) -> bool) {
    let (rules, scope) = (&book.pack.rules, book.scope_rule());
    let account_open = rules.inductions.iter().any(|it| it.whose.holds(book.archive.teacher()));
    for entry in &mut book.entries {
        let record = entry.record;
        if !counts(record.status) {
            entry.refuse(Reason::Status(record.status), scope);
            continue;
        }
        let exclusion = rules.exclusions.iter().find(|(_, when)| when.test(record).holds());
        if let Some((rule, _)) = exclusion {
            entry.refuse(Reason::Excluded, *rule);
            continue;
        }
        if record.account == Account::Induction && !account_open {
            let article = rules.inductions.first().map_or(scope, |it| it.rule);
            entry.refuse(Reason::NoInductionAccount, article);
            continue;
        }
        let ruling = rules.rulings.iter().find(|it| it.when.test(record) == Truth::Holds);
        if let Some(ruling) = ruling {
            entry.refuse(Reason::AwaitsRuling, ruling.rule);
            entry.may_be_in = ruling.into.clone();
            entry.open = Some(Open { facts: Vec::new(), could_be: None });
        }
    }
}
