//! A second evaluator of packs, written from the documents and not from the engine.
//!
//! `policies/README.md` is called "README" here, with its section; "§19.3" is the evaluation order
//! in the collected regulations; `HEYE-206` and the like are worked cases. Everything is plain and
//! slow: what is held somewhere is added up again for each question. Where the documents are
//! silent, the reading taken is marked "README silent".
//!
//! It shares with the engine what archives are made of, and `parse_date`; nothing else.
//!
//! Reading order: [`number`], [`pack`], [`calendar`], [`condition`], [`setting`], [`worth`],
//! [`ledger`], [`books`], [`required`], [`offset`], [`shortfall`], [`induction`], [`evaluate`].
//! Beside it: what makes inputs ([`generator`]), makes them smaller ([`shrink`]), asks what a rule
//! was good for ([`statistic`]), and reads and writes archives as JSON ([`written`]).

pub(crate) mod books;
#[cfg(test)]
mod by_hand;
pub(crate) mod calendar;
pub(crate) mod condition;
pub(crate) mod damage;
pub(crate) mod engine;
pub(crate) mod evaluate;
pub(crate) mod generator;
pub(crate) mod induction;
pub(crate) mod ledger;
pub(crate) mod less;
pub(crate) mod number;
pub(crate) mod offset;
pub(crate) mod outcome;
pub(crate) mod pack;
#[path = "../support/places.rs"]
pub(crate) mod places;
pub(crate) mod required;
pub(crate) mod setting;
pub(crate) mod shortfall;
pub(crate) mod shrink;
pub(crate) mod statistic;
pub(crate) mod worth;
pub(crate) mod written;
