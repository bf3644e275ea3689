//! The written form of the rules that are told and not reckoned, one form for each kind.

use serde_json::Value;

use super::form::{Members, Refusal, Written, form};
use super::written::{Days, When, Words};
use crate::diagnostic::Pointer;

form! {
    /// Something follows once requirements are met, or while they are not.
    Consequence {
        /// The requirements on which it hangs; absent: all that must be met in the cycle.
        "requirements" requirements: Vec<String> = Vec::new(),
        /// Whether it follows from their being `met` (the default) or `short`.
        "on" on: Option<String> as ONS,
    }
}
form! {
    /// Requirements are a precondition of something.
    Precondition {
        /// Of what.
        "of" of: Words as Of::ALL,
        /// The requirements; absent: all that must be met in the cycle.
        "requirements" requirements: Vec<String> = Vec::new(),
        /// `cycle` (the default), or `registration-period`: what is dated in the teacher's own
        /// period of validity must meet the cycle's requirements.
        "window" window: Option<String> as PRECONDITION_WINDOWS,
    }
}
form! {
    /// How long the certificate of the cycle is valid.
    Validity {
        /// The last day on which it is valid.
        "until" until: String as Date,
    }
}
form! {
    /// Something is due.
    Deadline {
        /// When: a day of every year, or one day.
        "due" due: String as Due,
        /// Who has to act.
        "by" by: String as By::ALL,
        /// The days of completion that are filed by then, where it recurs.
        "covers" covers: Option<Days> as DaysOfYear,
    }
}
form! {
    /// Who recognises which records.
    Recogniser {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// Who recognises them.
        "by" by: String as By::ALL,
    }
}
form! {
    /// What proves which records.
    Evidence {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// What is needed, all of it.
        "needs" needs: Vec<String> as EvidenceKind::ALL = Vec::new(),
        /// Of these one will do.
        "one-of" one_of: Vec<String> as EvidenceKind::ALL = Vec::new(),
    }
}
form! {
    /// A step of the procedure: declare, review, recognise.
    Step {
        /// Its place among the steps, from 1; several may share one.
        "order" order: u8,
        /// Who takes it.
        "by" by: String as By::ALL,
        /// How often it is taken.
        "every" every: Option<String> as Every::ALL,
    }
}
form! {
    /// Something is made public.
    Publication {
        /// By whom.
        "by" by: String as By::ALL,
        /// How often.
        "every" every: Option<String> as Every::ALL,
    }
}
form! {
    /// A duty that is counted and gives no credit.
    Obligation {
        /// The id of the duty.
        "duty" duty: String,
        /// How many are due each time.
        "count" count: u8,
        /// Each time.
        "every" every: String as Every::ALL,
    }
}
form! {
    /// So much of one unit equals so much of another.
    Equivalence {
        /// So much.
        "amount" amount: String as Amount,
        /// Of this unit, for instance `credits`.
        "of" of: String,
        /// Equals so much.
        "equals" equals: String as Amount,
        /// Of that unit, for instance `hours`.
        "in" in_unit: String,
    }
}
form! {
    /// Anything else worth knowing.
    Provision {
        /// What it is about, in one word: `certificate`, `content`, `cycle`, `induction`, `note`,
        /// `persons`, `provider`, `publication`, `qualification`, `substitution`, `workflow` or
        /// another.
        "about" about: String,
    }
}
