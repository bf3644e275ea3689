//! Two packs beside each other, and what the same archive comes to under each.
//!
//! [`changes`] says rule by rule what the packs say differently, [`is_same_requirement`] which of
//! their requirements measure the same thing, [`Gap`] what a record gains or loses.
//! Nothing is called equal that is not: a credit of one authority is no hour of another.

mod gap;
mod requirements;
mod rules;

pub use gap::{Amount, Gap, Losses};
pub use requirements::is_same_requirement;
pub use rules::{MemberChange, RuleChange, are_related, changes, condition};
