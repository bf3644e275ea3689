//! What would become of each row, before anything is imported.

use std::sync::Arc;

use xuefen_engine::Pack;
use xuefen_engine::archive::{Archive, Record};
use xuefen_engine::sorted::Map;
use xuefen_exchange::table::{Field, Outcome, Preview, RowId, RowNote, RowProblem, Twin};
use xuefen_words::name::activity_by_mode;
use xuefen_words::number::quantity;
use xuefen_words::regulation::category_path_of;
use xuefen_words::table as sentences;
use xuefen_words::ui::import as texts;
use xuefen_words::{Language, Named, date};

use super::columns::shortened;
use super::people::{Own, sift};
use super::{Draft, Whose};
use crate::present::title_of;

/// Every row as what it would become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewView {
    /// How many rows become what.
    pub counts: String,
    /// Rows that hold no training, where there are any.
    pub skipped: Option<String>,
    /// Rows of other people, where there are any.
    pub others: Option<String>,
    /// What to look at in the table as a whole.
    pub notes: Vec<String>,
    /// Whether no row can be imported.
    pub is_nothing: bool,
    /// The rows that cannot be imported.
    pub refused: Vec<Arc<RefusedView>>,
    /// The rows that are probably second copies.
    pub twins: Vec<Arc<ReadyView>>,
    /// The other rows that can be imported.
    pub ready: Vec<Arc<ReadyView>>,
}

/// A row that cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RefusedView {
    /// Its number in the spreadsheet.
    pub row: u32,
    /// The same in words.
    pub label: String,
    /// Its own text.
    pub text: String,
    /// Everything that is wrong with it.
    pub problems: Vec<String>,
}

/// A row that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadyView {
    /// Its number in the spreadsheet.
    pub row: u32,
    /// The same in words.
    pub label: String,
    /// What the training is called.
    pub title: String,
    /// The last day, or that of the certificate.
    pub date: String,
    /// How much of it there was.
    pub quantity: String,
    /// The activity, and the level where it is known.
    pub what: Vec<&'static str>,
    /// The category that it states, if any.
    pub category: Option<String>,
    /// What to look at.
    pub notes: Vec<String>,
}

/// Presents what would become of each row.
#[must_use]
pub fn preview(
    draft: &Draft,
    preview: &Preview,
    whose: &Whose,
    archive: &Archive,
    pack: Option<&Pack>,
    language: Language,
) -> PreviewView {
    let looking = Looking { draft, archive, pack, language };
    let (own, others) = sift(draft, preview, whose);
    let mut view = PreviewView {
        skipped: skipped(preview, language),
        others: (others > 0 && *whose != Whose::Open).then(|| texts::others(language, others)),
        notes: preview.notes().iter().map(|it| sentences::table_note(it, language)).collect(),
        ..PreviewView::default()
    };
    for Own { row, twin } in own {
        match &row.outcome {
            Outcome::Skipped(_) => {}
            Outcome::Refused { problems, .. } => {
                view.refused.push(Arc::new(looking.refused(row.row, problems)));
            }
            Outcome::Ready { record, notes, .. } => {
                let group = if twin.is_some() { &mut view.twins } else { &mut view.ready };
                group.push(Arc::new(looking.ready(row.row, record, notes, twin.as_ref())));
            }
        }
    }
    let [ready, refused, twins] = [view.ready.len(), view.refused.len(), view.twins.len()];
    let is_open = *whose == Whose::Open && others > 0;
    view.is_nothing = !is_open && ready + twins == 0;
    view.counts = if is_open {
        texts::Import::of(language).choose_person_first.to_owned()
    } else {
        texts::counts(language, ready, refused, twins)
    };
    view
}

/// The rows that hold no training, by kind.
fn skipped(preview: &Preview, language: Language) -> Option<String> {
    let mut kinds = Map::new();
    for row in preview.rows() {
        if let Outcome::Skipped(skip) = &row.outcome {
            *kinds.entry(skip.name(language)).or_insert(0) += 1;
        }
    }
    let kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    let number = kinds.iter().map(|(_, number)| number).sum();
    (number > 0).then(|| texts::skipped(language, number, &kinds))
}

struct Looking<'a> {
    draft: &'a Draft,
    archive: &'a Archive,
    pack: Option<&'a Pack>,
    language: Language,
}

impl Looking<'_> {
    fn refused(&self, row: RowId, problems: &[RowProblem]) -> RefusedView {
        let cells = self.draft.table.row(row).unwrap_or_default();
        let cells: Vec<String> =
            cells.iter().filter(|it| !it.is_empty()).map(|it| shortened(it)).collect();
        RefusedView {
            row: row.number(),
            label: texts::row(self.language, row.number()),
            text: cells.join(" · "),
            problems: self.problems(problems),
        }
    }

    fn problems(&self, problems: &[RowProblem]) -> Vec<String> {
        problems.iter().map(|it| sentences::problem(it, self.pack, self.language)).collect()
    }

    fn ready(
        &self,
        row: RowId,
        record: &Record,
        notes: &[RowNote],
        twin: Option<&Twin>,
    ) -> ReadyView {
        let language = self.language;
        // Where no column holds the activity one question is asked about all rows.
        let is_asked = self.draft.mapping.columns_of(Field::Activity).next().is_none();
        let is_news = |it: &&RowNote| !(is_asked && matches!(it, RowNote::GuessedActivity { .. }));
        let notes = notes.iter().filter(is_news);
        let notes = notes.map(|it| sentences::note(it, self.pack, language));
        let twin = twin.map(|it| match it {
            Twin::Row(row) => texts::like_row(language, row.number()),
            Twin::Record(id) => {
                let title = self.archive.record(id).map(|it| title_of(it, language));
                texts::like_record(language, &title.unwrap_or_default())
            }
        });
        let absent = || texts::Import::of(language).absent.to_owned();
        let day = record.completed_on.or(record.certificate_issued_on);
        let amounts: Vec<String> =
            record.quantity.iter().map(|(unit, it)| quantity(*it, *unit, language)).collect();
        let category = record.category.as_ref().map(|path| match self.pack {
            Some(pack) => category_path_of(path, pack, language),
            None => path.clone(),
        });
        ReadyView {
            row: row.number(),
            label: texts::row(language, row.number()),
            title: title_of(record, language),
            date: day.map_or_else(absent, |it| date(it, language)),
            quantity: if amounts.is_empty() {
                absent()
            } else {
                amounts.join(language.pick("，", ", "))
            },
            what: what(record, language),
            category,
            notes: twin.into_iter().chain(notes).collect(),
        }
    }
}

fn what(record: &Record, language: Language) -> Vec<&'static str> {
    let activity = activity_by_mode(record.activity, record.mode, language);
    std::iter::once(activity).chain(record.level.map(|it| it.name(language))).collect()
}
