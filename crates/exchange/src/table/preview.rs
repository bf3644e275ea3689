//! Every row of a table as what it would become, before anything is imported.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use xuefen_engine::archive::{Id, Record};
use xuefen_engine::credit::{Credit, common_denominator};
use xuefen_engine::sorted::Set;
use xuefen_engine::vocabulary::{Activity, Level, Mode, Status, Unit};

use super::category::{Categories, CategoryName};
use super::field::Field;
use super::heading::is_person;
use super::mapping::Mapping;
use super::plain::{is_absent, word_key};
use super::problem::{RowNote, RowProblem};
use super::row::{Context, Refused, read};
use super::{RowId, Table};
use crate::written::MOST_RECORDS;

/// What is taken where a row does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The activity; `None`: guessed, with a note.
    pub activity: Option<Activity>,
    /// The level.
    pub level: Option<Level>,
    /// The mode.
    pub mode: Option<Mode>,
    /// The status; `None`: completed.
    pub status: Option<Status>,
    /// The path of the category; ignored where the policy has no such category to state.
    pub category: Option<String>,
    /// What 市级 means here; `None`: a prefecture-level city, with a note.
    pub city: Option<Level>,
}

/// Why a row holds no training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// It stands above the headings.
    Title,
    /// It holds headings.
    Header,
    /// Its cells are empty.
    Empty,
    /// It adds up other rows.
    Total,
}

/// A training that a row may be a second copy of: same name, date and hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Twin {
    /// A record of the archive.
    Record(Id),
    /// An earlier row of the table.
    Row(RowId),
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds no training.
    Skipped(Skip),
    /// It cannot be imported.
    Refused {
        /// Why: at least one problem.
        problems: Vec<RowProblem>,
        /// What else to look at.
        notes: Vec<RowNote>,
    },
    /// It can be imported.
    Ready {
        /// The record.
        record: Box<Record>,
        /// What to look at.
        notes: Vec<RowNote>,
        /// What it is probably a second copy of.
        twin: Option<Twin>,
    },
}

/// A row and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// The row.
    pub row: RowId,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What somebody should look at in the table as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableNote {
    /// A column of names has several people: only one teacher's trainings belong in an archive.
    SeveralPeople {
        /// The column's heading.
        heading: String,
        /// How many.
        people: usize,
    },
    /// No column holds the field, so no row can be imported.
    NoColumn(Field),
    /// With all rows chosen at first the archive would have more records than it may.
    TooManyRecords {
        /// How many it would have.
        found: usize,
        /// How many it may have.
        limit: usize,
    },
}

/// Every row of a table as what it would become.
///
/// Invariant: one entry for each row of the table, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    rows: Vec<PreviewRow>,
    notes: Vec<TableNote>,
}

/// How many rows become what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ready, and no second copy.
    pub ready: usize,
    /// Ready, and probably a second copy.
    pub twins: usize,
    /// Refused.
    pub refused: usize,
    /// Without a training.
    pub skipped: usize,
}

impl Preview {
    /// Reads every row of a table.
    ///
    /// `existing` are the records of the archive, `categories` the policy's
    /// tree (empty where it states none). `new_id` makes the id of each record;
    /// what it makes must be new to the archive.
    #[must_use]
    pub fn new<'a>(
        table: &Table,
        mapping: &Mapping,
        defaults: &Defaults,
        categories: &[CategoryName],
        existing: impl Iterator<Item = &'a Record>,
        mut new_id: impl FnMut() -> Id,
    ) -> Self {
        let categories = Categories::new(categories);
        let context = Context { table, mapping, defaults, categories };
        // A tree: thousands of long keys may come in no order.
        let mut known = BTreeMap::new();
        let mut common = 1;
        let mut n_records = 0;
        for record in existing {
            n_records += 1;
            known.entry(likeness(record)).or_insert_with(|| Twin::Record(record.id.clone()));
            for amount in record.quantity.values() {
                common = common_denominator(common, amount.denominator()).unwrap_or(common);
            }
        }
        let mut rows = Vec::new();
        for (row, cells) in table.rows() {
            let outcome = match table.skip(row).or_else(|| is_total(&context, cells)) {
                Some(skip) => Outcome::Skipped(skip),
                None => match read(&context, cells, &mut common, &mut new_id) {
                    Err(Refused { problems, notes }) => Outcome::Refused { problems, notes },
                    Ok((record, notes)) => {
                        let likeness = likeness(&record);
                        let twin = known.get(&likeness).cloned();
                        known.entry(likeness).or_insert(Twin::Row(row));
                        Outcome::Ready { record: Box::new(record), notes, twin }
                    }
                },
            };
            rows.push(PreviewRow { row, outcome });
        }
        let mut preview = Self { rows, notes: Vec::new() };
        preview.notes = preview.look_over(table, mapping, n_records);
        preview
    }

    /// The rows, in order.
    #[must_use]
    pub fn rows(&self) -> &[PreviewRow] {
        &self.rows
    }

    /// What to look at in the table as a whole.
    #[must_use]
    pub fn notes(&self) -> &[TableNote] {
        &self.notes
    }

    /// How many rows become what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match &row.outcome {
                Outcome::Ready { twin: None, .. } => counts.ready += 1,
                Outcome::Ready { .. } => counts.twins += 1,
                Outcome::Refused { .. } => counts.refused += 1,
                Outcome::Skipped(_) => counts.skipped += 1,
            }
        }
        counts
    }

    /// The rows chosen at first: ready, no second copy, no example of the template.
    #[must_use]
    pub fn chosen_at_first(&self) -> Set<RowId> {
        let chosen = self.rows.iter().filter(|it| match &it.outcome {
            Outcome::Ready { notes, twin: None, .. } => !notes.contains(&RowNote::Example),
            _ => false,
        });
        let mut rows = Set::new();
        rows.extend(chosen.map(|it| it.row));
        rows
    }

    /// The records of the rows chosen; rows that are not ready have none.
    #[must_use]
    pub fn into_records(self, chosen: &Set<RowId>) -> Vec<Record> {
        let rows = self.rows.into_iter().filter(|it| chosen.contains(&it.row));
        let records = rows.filter_map(|it| match it.outcome {
            Outcome::Ready { record, .. } => Some(*record),
            _ => None,
        });
        records.collect()
    }

    fn look_over(&self, table: &Table, mapping: &Mapping, n_records: usize) -> Vec<TableNote> {
        let mut notes = Vec::new();
        for (column, heading) in table.columns().iter().map(|it| &it.heading).enumerate() {
            if !is_person(heading) {
                continue;
            }
            let data = table.rows().filter(|(row, _)| table.skip(*row).is_none());
            let names = data.filter_map(|(_, cells)| cells.get(column));
            let mut people = Set::new();
            people.extend(names.filter(|it| !is_absent(it)).map(|it| word_key(it)));
            if people.len() > 1 {
                let (heading, people) = (heading.clone(), people.len());
                notes.push(TableNote::SeveralPeople { heading, people });
            }
        }
        let holds = |field| mapping.columns_of(field).next().is_some();
        if !table.is_empty() && !holds(Field::Title) {
            notes.push(TableNote::NoColumn(Field::Title));
        }
        let days = [Field::CompletedOn, Field::Period, Field::CertificateIssuedOn];
        if !table.is_empty() && !days.into_iter().any(holds) {
            notes.push(TableNote::NoColumn(Field::CompletedOn));
        }
        let found = n_records + self.chosen_at_first().len();
        if found > MOST_RECORDS {
            notes.push(TableNote::TooManyRecords { found, limit: MOST_RECORDS });
        }
        notes
    }
}

/// What two records of the same training share.
type Likeness = (String, Option<NaiveDate>, Option<Credit>);

fn likeness(record: &Record) -> Likeness {
    let title = word_key(record.title.as_deref().unwrap_or_default());
    let date = record.completed_on.or(record.certificate_issued_on);
    (title, date, record.quantity.get(&Unit::Hours).copied())
}

/// Whether a row adds up others: 合计 in front and no date.
fn is_total(context: &Context<'_>, cells: &[String]) -> Option<Skip> {
    let first = cells.iter().find(|it| !it.is_empty())?;
    let first = word_key(&first.chars().take(20).collect::<String>());
    let names = ["合计", "总计", "小计", "累计", "共计", "总学时", "total", "sum"];
    let dates = [Field::Period, Field::StartedOn, Field::CompletedOn, Field::CertificateIssuedOn];
    let columns = dates.into_iter().flat_map(|it| context.mapping.columns_of(it));
    let mut dated = columns.filter_map(|it| cells.get(it));
    let is_total = first.chars().count() <= 8
        && names.iter().any(|it| first.starts_with(it))
        && dated.all(|it| is_absent(it));
    is_total.then_some(Skip::Total)
}
