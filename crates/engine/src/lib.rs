//! The credit rules: what a teacher's training is worth, what is missing, and why.
//!
//! Reading order: [`credit`] (the exact amount), [`vocabulary`] and [`archive`]
//! (teachers and records), [`pack`] (one authority's regulation as data),
//! [`assess`](mod@assess) (the evaluation, in the order of the regulations) and [`trace`]
//! (every credit settled once, by a step with its reason and article), then [`outcome`] (what
//! hangs on it, and what is asked beside credit) and [`compare`] (two packs beside each other).
//!
//! The crate knows no web, no clock, no randomness, no floating-point number
//! and no language.

pub mod archive;
pub mod assess;
pub mod calendar;
pub mod compare;
pub mod condition;
pub mod credit;
pub mod diagnostic;
pub mod json;
pub mod outcome;
pub mod pack;
pub mod profile;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sorted;
pub mod trace;
pub mod vocabulary;

pub use archive::{Archive, Id, Record, Teacher};
pub use assess::{Assessment, Balance, Book, Standing, assess};
pub use credit::Credit;
pub use outcome::assess_in;
pub use pack::Pack;
