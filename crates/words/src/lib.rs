//! Codes of the engine as words: names, numbers, explanations and messages, in Chinese and English.
//!
//! Reading order: [`language`], [`name`] (every word of the vocabulary),
//! [`number`] and [`day`] (exact amounts and dates), [`explain`] (why a record
//! counts as it does), [`requirement`] (what is to be reached and how far it
//! is), [`condition`] and [`told`] (what a regulation says) and [`diagnostic`] (what is wrong
//! with somebody's text).
//!
//! Every code is matched exhaustively with both languages side by side, so a
//! new one does not compile until it has words.

pub mod condition;
pub mod day;
pub mod diagnostic;
pub mod explain;
pub mod fault;
pub mod language;
pub mod name;
pub mod number;
pub mod open_word;
pub mod regulation;
pub mod requirement;
pub mod table;
pub mod told;
pub mod ui;
pub mod undo;

pub use day::{date, dates};
pub use explain::{Line, why};
pub use language::Language;
pub use name::Named;
pub use number::{amount, credit, spoken};
