//! Whose rows are wanted, where a table has several people's; and which rows are second copies then.

use xuefen_engine::archive::Archive;
use xuefen_engine::sorted::Map;
use xuefen_exchange::table::{Outcome, Preview, PreviewRow, RowId, TableNote, Twin};
use xuefen_words::Language;
use xuefen_words::ui::import as texts;

use super::Draft;
use super::columns::OptionView;

/// The value of the answer "everybody".
const EVERYBODY: &str = "all";

/// Whose rows are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Nobody has said so yet.
    #[default]
    Open,
    /// Everybody's.
    Everybody,
    /// Those of the person of this name.
    Person(String),
}

/// A column with several people's names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    column: usize,
    /// Each name once, in the order of the table.
    pub names: Vec<String>,
}

/// The people that a table is about, where there are several.
#[must_use]
pub fn people(draft: &Draft, preview: &Preview) -> Option<People> {
    let heading = preview.notes().iter().find_map(|it| match it {
        TableNote::SeveralPeople { heading, .. } => Some(heading),
        _ => None,
    })?;
    let column = draft.table.columns().iter().position(|it| it.heading == *heading)?;
    let mut names: Vec<String> = Vec::new();
    for row in preview.rows() {
        let skipped = matches!(row.outcome, Outcome::Skipped(_));
        let name = draft.table.row(row.row).and_then(|it| it.get(column));
        let name = name.filter(|it| !skipped && !it.is_empty() && !names.contains(it));
        names.extend(name.cloned());
    }
    Some(People { column, names })
}

impl People {
    /// What may be answered, as a list of choices has it.
    #[must_use]
    pub fn choices(&self, language: Language) -> Vec<OptionView> {
        let words = texts::Import::of(language);
        let person = |(nth, name): (usize, &String)| OptionView::new(&nth.to_string(), name);
        let others =
            [OptionView::new("", words.choose_person), OptionView::new(EVERYBODY, words.everybody)];
        let [open, everybody] = others;
        let named = self.names.iter().enumerate().map(person);
        std::iter::once(open).chain(named).chain([everybody]).collect()
    }

    /// Reads an answer.
    #[must_use]
    pub fn parse(&self, value: &str) -> Whose {
        let name = value.parse().ok().and_then(|it: usize| self.names.get(it));
        match (value, name) {
            (EVERYBODY, _) => Whose::Everybody,
            (_, Some(name)) => Whose::Person(name.clone()),
            (_, None) => Whose::Open,
        }
    }

    /// An answer, as the list of choices has it.
    #[must_use]
    pub fn value(&self, whose: &Whose) -> String {
        match whose {
            Whose::Open => String::new(),
            Whose::Everybody => EVERYBODY.to_owned(),
            Whose::Person(name) => {
                let place = self.names.iter().position(|it| it == name);
                place.map(|it| it.to_string()).unwrap_or_default()
            }
        }
    }

    /// Whose rows are wanted as long as nobody has said so: the teacher's own, if they are there.
    #[must_use]
    pub fn likely(&self, archive: &Archive) -> Whose {
        let own = archive.teacher().name.clone().filter(|it| self.names.contains(it));
        own.map_or(Whose::Open, Whose::Person)
    }
}

/// A row that holds a training of somebody whose rows are wanted.
pub(super) struct Own<'a> {
    pub(super) row: &'a PreviewRow,
    /// What it is probably a second copy of; never another person's training.
    pub(super) twin: Option<Twin>,
}

/// The rows that are wanted, and how many are of others.
pub(super) fn sift<'a>(
    draft: &Draft,
    preview: &'a Preview,
    whose: &Whose,
) -> (Vec<Own<'a>>, usize) {
    let column = people(draft, preview).map(|it| it.column);
    let person = |row: RowId| column.and_then(|it| draft.table.row(row)?.get(it));
    let is_wanted = |row: RowId| match whose {
        _ if column.is_none() => true,
        Whose::Open => false,
        Whose::Everybody => true,
        Whose::Person(name) => person(row) == Some(name),
    };
    // Of rows alike, the first of each person is none of the copies.
    let mut first = Map::new();
    let (mut own, mut others) = (Vec::new(), 0);
    for row in preview.rows() {
        if matches!(row.outcome, Outcome::Skipped(_)) {
            continue;
        }
        if !is_wanted(row.row) {
            others += 1;
            continue;
        }
        let twin = match &row.outcome {
            Outcome::Ready { twin: Some(Twin::Record(id)), .. } => Some(Twin::Record(id.clone())),
            Outcome::Ready { twin, .. } => {
                let alike = match twin {
                    Some(Twin::Row(alike)) => *alike,
                    _ => row.row,
                };
                let earlier = *first.entry((alike, person(row.row))).or_insert(row.row);
                (earlier != row.row).then_some(Twin::Row(earlier))
            }
            _ => None,
        };
        own.push(Own { row, twin });
    }
    (own, others)
}
