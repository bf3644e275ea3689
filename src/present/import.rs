//! The import of a table: what was read, what its columns hold, which rows were chosen, and how it is shown.
//!
//! [`Draft`] is the table on its way in, [`Picked`] which of its rows are wanted;
//! [`columns`] and [`missing`] are the questions about it, [`preview`] is what would
//! become of each row.

mod columns;
mod mend;
mod people;
mod rows;

#[cfg(test)]
mod tests;

use xuefen_engine::Pack;
use xuefen_engine::archive::{Archive, Id, Record};
use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_engine::sorted::{Map, Set};
use xuefen_exchange::table::{
    self, CategoryName, Defaults, Field, Mapping, Outcome, Preview, RowId, RowNote, Table,
};
use xuefen_words::Language;
use xuefen_words::diagnostic::diagnostic;
use xuefen_words::ui::file::{Encoding, FileFault, encoding, fault};
use xuefen_words::ui::import as texts;

pub use columns::{
    ColumnView, DefaultView, HeaderView, OptionView, Slot, columns, fields, header, missing,
};
pub use mend::to_mend;
pub use people::{People, Whose, people};
pub use rows::{PreviewView, ReadyView, RefusedView, preview};

/// Where a table came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was pasted.
    Pasted,
    /// It is a file of this name, written so.
    File(String, Encoding),
}

/// Why a table could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// The file could not be.
    File(FileFault),
    /// The table is larger than allowed.
    Table(Diagnostic),
    /// There is nothing in it.
    Empty,
}

/// A table on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    origin: Origin,
    table: Table,
    mapping: Mapping,
    defaults: Defaults,
}

impl Draft {
    /// Reads a table and guesses what its columns hold.
    ///
    /// Where its columns are those of the table before, what was chosen for them stays.
    ///
    /// # Errors
    /// [`NotRead`] says why not.
    pub fn read(
        origin: Origin,
        text: &str,
        pack: Option<&Pack>,
        before: Option<&Self>,
    ) -> Result<Self, NotRead> {
        let table = match origin {
            Origin::Pasted => Table::from_pasted(text),
            Origin::File(..) => Table::from_csv(text),
        };
        let table = table.map_err(NotRead::Table)?;
        if table.is_empty() {
            return Err(NotRead::Empty);
        }
        let same = before.filter(|it| it.table.columns() == table.columns());
        let mapping = match same {
            Some(before) => before.mapping.clone(),
            None => Mapping::guess(&table, &categories(pack)),
        };
        let defaults = before.map(|it| it.defaults.clone()).unwrap_or_default();
        Ok(Self { origin, table, mapping, defaults })
    }

    /// What was read, in words.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let file = match &self.origin {
            Origin::Pasted => None,
            Origin::File(name, it) => Some((name.as_str(), encoding(*it))),
        };
        texts::read(language, file, self.table.rows().len(), self.table.columns().len())
    }

    /// Takes another row for the headings, or none; the columns are guessed anew.
    pub fn set_header(&mut self, row: &str, pack: Option<&Pack>) {
        let row = self.table.rows().map(|(it, _)| it).find(|it| it.to_string() == row);
        self.table = std::mem::take(&mut self.table).with_header(row);
        self.mapping = Mapping::guess(&self.table, &categories(pack));
    }

    /// Lets a column hold a field; the heading of the column that gave way, if one did.
    pub fn assign(&mut self, column: usize, field: &str) -> Option<String> {
        let given_way = self.mapping.assign(column, Field::parse(field)?)?;
        self.table.columns().get(given_way).map(|it| it.heading.clone())
    }

    /// What a column holds, as a list of choices writes it.
    #[must_use]
    pub fn field(&self, column: usize) -> &'static str {
        self.mapping.column(column).0.as_str()
    }

    /// What is taken where the table does not say it; only what no column holds.
    #[must_use]
    pub fn defaults_in_force(&self) -> Defaults {
        let is_open = |field| self.mapping.columns_of(field).next().is_none();
        let Defaults { activity, level, mode, status, category, city } = self.defaults.clone();
        Defaults {
            activity: activity.filter(|_| is_open(Field::Activity)),
            level: level.filter(|_| is_open(Field::Level)),
            mode: mode.filter(|_| is_open(Field::Mode)),
            status: status.filter(|_| is_open(Field::Status)),
            category: category.filter(|_| is_open(Field::Category)),
            city,
        }
    }

    /// Every row as what it would become.
    #[must_use]
    pub fn preview(
        &self,
        archive: &Archive,
        pack: Option<&Pack>,
        new_id: impl FnMut() -> Id,
    ) -> Preview {
        let defaults = self.defaults_in_force();
        let categories = categories(pack);
        let existing = archive.records();
        Preview::new(&self.table, &self.mapping, &defaults, &categories, existing, new_id)
    }
}

/// Which rows of a table are wanted, as far as somebody has said so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    ticks: Map<u32, bool>,
    whose: Option<Whose>,
}

impl Picked {
    /// Ticks or unticks a row.
    pub fn tick(&mut self, row: u32, ticked: bool) {
        self.ticks.insert(row, ticked);
    }

    /// Wants the rows of somebody.
    pub fn only(&mut self, whose: Whose) {
        self.whose = Some(whose);
    }

    /// Whose rows are wanted; what likely is wanted until somebody has said so.
    #[must_use]
    pub fn whose(&self, people: Option<&People>, archive: &Archive) -> Whose {
        let likely = || people.map(|it| it.likely(archive)).unwrap_or_default();
        self.whose.clone().unwrap_or_else(likely)
    }

    /// The rows that would be imported now: what is ticked, or was not unticked and is neither a
    /// second copy nor an example.
    #[must_use]
    pub fn rows(&self, draft: &Draft, preview: &Preview, whose: &Whose) -> Set<RowId> {
        let (own, _) = people::sift(draft, preview, whose);
        let is_wanted = |it: &people::Own<'_>| {
            let Outcome::Ready { notes, .. } = &it.row.outcome else { return false };
            let at_first = it.twin.is_none() && !notes.contains(&RowNote::Example);
            self.ticks.get(&it.row.row.number()).copied().unwrap_or(at_first)
        };
        own.iter().filter(|it| is_wanted(it)).map(|it| it.row.row).collect()
    }

    /// The records that would be imported now.
    #[must_use]
    pub fn records(&self, draft: &Draft, preview: &Preview, whose: &Whose) -> Vec<Record> {
        preview.clone().into_records(&self.rows(draft, preview, whose))
    }
}

/// The policy's tree of categories by their names; empty where the policy reads none that is stated.
#[must_use]
pub fn categories(pack: Option<&Pack>) -> Vec<CategoryName> {
    let Some(pack) = pack.filter(|it| !it.stated_categories().is_empty()) else {
        return Vec::new();
    };
    let named = pack.categories.iter().map(|(_, it)| CategoryName {
        path: it.path.clone(),
        labels: [&it.title.zh, &it.title.en]
            .into_iter()
            .filter(|it| !it.is_empty())
            .cloned()
            .collect(),
    });
    named.collect()
}

/// A table to fill in: the name of its file, and its text.
#[must_use]
pub fn template(pack: Option<&Pack>, language: Language) -> (&'static str, String) {
    let of_table = match language {
        Language::Zh => table::Language::Chinese,
        Language::En => table::Language::English,
    };
    (texts::Import::of(language).template_name, table::template(of_table, &categories(pack)))
}

/// Why a table could not be read, and what to do.
#[must_use]
pub fn not_read(why: &NotRead, language: Language) -> String {
    let words = texts::Import::of(language);
    match why {
        NotRead::Empty => words.nothing_pasted.to_owned(),
        NotRead::File(FileFault::NotText) => words.not_text.to_owned(),
        NotRead::File(it) => fault(language, *it),
        NotRead::Table(problem) => match (problem.code, problem.args.as_slice()) {
            (Code::TooMany, [found, limit]) if problem.at.as_str() == "/rows" => {
                texts::too_many_rows(language, found, limit)
            }
            (Code::TooMany, [found, limit]) => texts::too_many_columns(language, found, limit),
            _ => diagnostic(problem, language),
        },
    }
}
