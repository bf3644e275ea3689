//! The page about one's own data: what is kept, what a backup would change, the last steps, erasing.

pub(super) mod difference;
mod names;

#[cfg(test)]
mod tests;

use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_exchange::archive_file::{ArchiveFile, read_archive};
use xuefen_exchange::document::{Document, History, Step};
use xuefen_words::Language;
use xuefen_words::diagnostic::with_place;
use xuefen_words::ui::data as texts;
use xuefen_words::ui::file::{FileFault, fault};
use xuefen_words::undo::step_name;

use super::own_pack::{self, title_of_policy};

pub use difference::{ChangedView, DifferenceView, RecordLine, difference};

/// How many of the last steps are listed.
const STEPS_LISTED: usize = 10;
/// How many problems of a file are listed.
const PROBLEMS_LISTED: usize = 50;

/// What is kept, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    /// Names and values: the teacher, the policy, how many records.
    pub facts: Vec<(&'static str, String)>,
    /// Whether there is nothing at all.
    pub is_empty: bool,
}

/// Presents what is kept.
#[must_use]
pub fn kept(document: &Document, language: Language) -> KeptView {
    let words = texts::Data::of(language);
    let name = document.teacher.name.clone().unwrap_or_else(|| words.no_name.to_owned());
    let policy = document.policy.as_ref();
    let policy = policy.map(|it| title_of_policy(&it.id, &document.packs, language));
    let mut facts = vec![
        (words.teacher, name),
        (words.policy, policy.unwrap_or_else(|| words.no_policy.to_owned())),
        (words.records, texts::n_records(language, document.records.len())),
    ];
    let packs: Vec<String> =
        document.packs.iter().map(|(id, it)| own_pack::title(id, it, language)).collect();
    facts.extend((!packs.is_empty()).then(|| (words.packs, texts::listed(language, &packs))));
    KeptView { facts, is_empty: *document == Document::default() }
}

/// The names of the last steps that can be undone, the latest first.
#[must_use]
pub fn last_steps(history: &History, language: Language) -> Vec<String> {
    let steps = history.undo_steps().rev().take(STEPS_LISTED);
    steps.map(|it: &Step| step_name(it.name(), language)).collect()
}

/// Whether somebody has typed what is asked for before everything is erased.
#[must_use]
pub fn confirms(typed: &str) -> bool {
    let typed = typed.trim();
    texts::CONFIRMATIONS.iter().any(|it| it.eq_ignore_ascii_case(typed))
}

/// Why a file is no backup that can be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It could not be read.
    File(FileFault),
    /// It is something else.
    Foreign(Vec<Diagnostic>),
    /// It could be read, and is not in order.
    Problems(Vec<Diagnostic>),
}

/// Reads a backup.
///
/// # Errors
/// [`Unfit`] with every problem.
pub fn read_backup(text: &str) -> Result<ArchiveFile, Unfit> {
    read_archive(text).map_err(|problems| {
        let is_own = text.contains("xuefen-archive");
        let is_foreign = problems.iter().any(|it| match it.code {
            Code::ForeignFormat => true,
            // A text that never was a backup, rather than one that was damaged.
            Code::NotJson => !is_own,
            _ => false,
        });
        if is_foreign { Unfit::Foreign(problems) } else { Unfit::Problems(problems) }
    })
}

/// Why a file cannot be imported, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfitView {
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// What to do.
    pub advice: String,
    /// Every problem with its place, so far as they are listed.
    pub problems: Vec<String>,
    /// How many more there are.
    pub more: Option<String>,
}

/// Presents why a file cannot be imported.
#[must_use]
pub fn unfit(it: &Unfit, language: Language) -> UnfitView {
    let words = texts::Data::of(language);
    let (title, advice, problems) = match it {
        Unfit::File(it @ FileFault::TooLarge { .. }) => {
            (words.too_large, fault(language, *it), &[][..])
        }
        Unfit::File(FileFault::NotText) => (words.foreign, words.foreign_text.to_owned(), &[][..]),
        Unfit::File(it @ FileFault::Unreadable) => {
            (words.unreadable, fault(language, *it), &[][..])
        }
        Unfit::Foreign(problems) => {
            (words.foreign, words.foreign_text.to_owned(), problems.as_slice())
        }
        Unfit::Problems(problems) => {
            let (title, advice) = match problems.first().map(|it| it.code) {
                Some(Code::NewerVersion) => (words.newer, words.newer_text),
                Some(Code::TooLarge) => (words.too_large, words.damaged_text),
                _ => (words.damaged, words.damaged_text),
            };
            (title, advice.to_owned(), problems.as_slice())
        }
    };
    let listed = problems.iter().take(PROBLEMS_LISTED);
    let rest = problems.len().saturating_sub(PROBLEMS_LISTED);
    UnfitView {
        title,
        advice,
        problems: listed.map(|it| with_place(it, language)).collect(),
        more: (rest > 0).then(|| texts::more_problems(language, rest)),
    }
}
