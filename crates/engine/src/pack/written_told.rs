//! The written form of the rules that are told and not reckoned, one form for each kind.

use serde_json::Value;

use super::form::{Members, Refusal, Written, form};
use super::written::{Days, When, Words};
use crate::diagnostic::Pointer;

macro_rules! told {
    ($($form:ident = $name:literal,)+) => {
        /// The kinds of rules that are told and not reckoned, as packs write them.
        pub(super) const KINDS: &[&str] = &[$($name,)+];
    };
}

told! {
    Consequence = "consequence",
    Precondition = "precondition",
    Validity = "validity",
    Deadline = "deadline",
    Recogniser = "recogniser",
    Evidence = "evidence",
    Step = "step",
    Publication = "publication",
    Obligation = "obligation",
    Equivalence = "equivalence",
    Provision = "provision",
}

form! {
    /// Something follows once requirements are met, or while they are not.
    Consequence {
        /// The requirements on which it hangs; absent: all that must be met in the cycle.
        "requirements" requirements: Vec<String> = Vec::new(),
        /// Whether it follows from their being `met` (the default) or `short`.
        "on" on: Option<String>,
    }
}
form! {
    /// Requirements are a precondition of something.
    Precondition {
        /// Of what.
        "of" of: Words,
        /// The requirements; absent: all that must be met in the cycle.
        "requirements" requirements: Vec<String> = Vec::new(),
        /// `cycle` (the default), or `registration-period`: what is dated in the teacher's own
        /// period of validity must meet the cycle's requirements.
        "window" window: Option<String>,
    }
}
form! {
    /// How long the certificate of the cycle is valid.
    Validity {
        /// The last day on which it is valid.
        "until" until: String,
    }
}
form! {
    /// Something is due.
    Deadline {
        /// When: a day of every year, or one day.
        "due" due: String,
        /// Who has to act.
        "by" by: String,
        /// The days of completion that are filed by then, where it recurs.
        "covers" covers: Option<Days>,
    }
}
form! {
    /// Who recognises which records.
    Recogniser {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// Who recognises them.
        "by" by: String,
    }
}
form! {
    /// What proves which records.
    Evidence {
        /// Which records; absent: every one.
        "when" when: When = When::default(),
        /// What is needed, all of it.
        "needs" needs: Vec<String> = Vec::new(),
        /// Of these one will do.
        "one-of" one_of: Vec<String> = Vec::new(),
    }
}
form! {
    /// A step of the procedure: declare, review, recognise.
    Step {
        /// Its place among the steps, from 1; several may share one.
        "order" order: u8,
        /// Who takes it.
        "by" by: String,
        /// How often it is taken.
        "every" every: Option<String>,
    }
}
form! {
    /// Something is made public.
    Publication {
        /// By whom.
        "by" by: String,
        /// How often.
        "every" every: Option<String>,
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
        "every" every: String,
    }
}
form! {
    /// So much of one unit equals so much of another.
    Equivalence {
        /// So much.
        "amount" amount: String,
        /// Of this unit, for instance `credits`.
        "of" of: String,
        /// Equals so much.
        "equals" equals: String,
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
