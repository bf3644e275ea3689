//! Presenters: engine values and words become plain view structs, which components draw.
//!
//! No component does arithmetic, compares credits or knows a policy's words.

use chrono::NaiveDate;
use xuefen_engine::archive::{Archive, Record};
use xuefen_engine::{Assessment, Pack};
use xuefen_words::Language;

pub mod article;
pub mod choose_policy;
pub mod compare;
pub mod data;
pub mod grants;
pub mod import;
pub mod overview;
pub mod own_pack;
pub mod pack_editor;
pub mod packs;
pub mod policy;
pub mod record;
pub mod record_form;
pub mod records;
pub mod refusal;
pub mod teacher;
pub mod told;
pub mod welcome;
pub mod worked;

/// What every presenter looks through: the archive that is open, under its policy, as of today.
#[derive(Clone, Copy)]
pub struct Lens<'a> {
    /// The policy under the readings chosen.
    pub pack: &'a Pack,
    /// The teacher and records.
    pub archive: &'a Archive,
    /// What they amount to.
    pub assessment: &'a Assessment,
    /// The language of the page.
    pub language: Language,
    /// Today, where the teacher is.
    pub today: NaiveDate,
}

/// The title of a record, or a stand-in where it has none.
#[must_use]
pub fn title_of(record: &Record, language: Language) -> String {
    let untitled = || xuefen_words::ui::record::RecordPage::of(language).untitled.to_owned();
    record.title.clone().filter(|it| !it.trim().is_empty()).unwrap_or_else(untitled)
}
