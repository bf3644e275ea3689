//! What the laws are tried on, and what they are held against.
//!
//! [`packs`] and [`archives`] make regulations and records that meet each other,
//! [`cases`] puts them together, and [`tally`] counts what happens in them;
//! [`damage`] breaks packs at their [`places`]; [`written`] reads a pack's text once more, without
//! the engine, and [`caps`] reckons what lies under its caps.

pub(crate) mod archives;
pub(crate) mod caps;
pub(crate) mod cases;
pub(crate) mod damage;
pub(crate) mod packs;
pub(crate) mod places;
pub(crate) mod tally;
pub(crate) mod written;
