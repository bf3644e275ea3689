//! The questions about a table: where its headings are, what each column holds, and what no column says.

use xuefen_engine::Pack;
use xuefen_engine::vocabulary::{Activity, Level, Mode, Status};
use xuefen_exchange::table::{Basis, Field, Outcome, Preview, RowNote};
use xuefen_words::regulation::category_path;
use xuefen_words::ui::import as texts;
use xuefen_words::{Language, Named};

use super::Draft;

/// How many rows are offered as headings.
const HEADERS_OFFERED: usize = 10;
/// The most characters that are shown of a cell or of the start of a row.
const SHOWN: usize = 30;

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// What the draft keeps.
    pub value: String,
    /// The words.
    pub label: String,
}

impl OptionView {
    pub(super) fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned() }
    }
}

/// Where the headings are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderView {
    /// The rows that may hold them; none first.
    pub choices: Vec<OptionView>,
    /// The row that is taken for them.
    pub value: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// Its place among the columns, counted from 0.
    pub column: usize,
    /// Its heading.
    pub label: String,
    /// Why it is taken for what it is, and what it holds.
    pub hint: String,
}

/// Something that no column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultView {
    /// Which question it is.
    pub slot: Slot,
    /// The question.
    pub label: &'static str,
    /// How to answer.
    pub hint: &'static str,
    /// The answers.
    pub choices: Vec<OptionView>,
    /// The answer as it stands.
    pub value: String,
}

/// What may be answered once for a whole table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The activity.
    Activity,
    /// The status.
    Status,
    /// The level.
    Level,
    /// The mode.
    Mode,
    /// The category.
    Category,
    /// What 市级 means.
    City,
}

impl Slot {
    /// The id of the control.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Activity => "import-activity",
            Self::Status => "import-status",
            Self::Level => "import-level",
            Self::Mode => "import-mode",
            Self::Category => "import-category",
            Self::City => "import-city",
        }
    }
}

impl Draft {
    /// Answers a question for the whole table; an empty answer leaves it open.
    pub fn set_default(&mut self, slot: Slot, answer: &str) {
        let defaults = &mut self.defaults;
        match slot {
            Slot::Activity => defaults.activity = Activity::parse(answer),
            Slot::Status => defaults.status = Status::parse(answer),
            Slot::Level => defaults.level = Level::parse(answer),
            Slot::Mode => defaults.mode = Mode::parse(answer),
            Slot::Category => {
                defaults.category = (!answer.is_empty()).then(|| answer.to_owned());
            }
            Slot::City => defaults.city = Level::parse(answer),
        }
    }

    fn default_of(&self, slot: Slot) -> String {
        let it = &self.defaults;
        let answer = match slot {
            Slot::Activity => it.activity.map(Activity::as_str),
            Slot::Status => Some(it.status.unwrap_or(Status::Completed).as_str()),
            Slot::Level => it.level.map(Level::as_str),
            Slot::Mode => it.mode.map(Mode::as_str),
            Slot::Category => it.category.as_deref(),
            Slot::City => Some(it.city.unwrap_or(Level::Prefecture).as_str()),
        };
        answer.unwrap_or_default().to_owned()
    }
}

/// Where the headings are, and where they may be.
#[must_use]
pub fn header(draft: &Draft, language: Language) -> HeaderView {
    let none = OptionView::new("", texts::Import::of(language).no_header);
    let own = draft.table.header();
    let rows = draft.table.rows().enumerate();
    let offered = rows.filter(|(nth, (row, cells))| {
        let is_blank = cells.iter().all(String::is_empty);
        !is_blank && (*nth < HEADERS_OFFERED || own == Some(*row))
    });
    let rows = offered.map(|(_, (row, cells))| {
        let cells: Vec<String> = cells.iter().filter(|it| !it.is_empty()).cloned().collect();
        let start = shortened(&cells.join(language.pick("、", ", ")));
        OptionView::new(&row.to_string(), &texts::header_row(language, row.number(), &start))
    });
    HeaderView {
        choices: std::iter::once(none).chain(rows).collect(),
        value: own.map(|it| it.to_string()).unwrap_or_default(),
    }
}

/// What a column may hold: nothing first.
#[must_use]
pub fn fields(language: Language) -> Vec<OptionView> {
    Field::ALL.iter().map(|it| OptionView::new(it.as_str(), it.name(language))).collect()
}

/// The columns, with why each is taken for what it is.
#[must_use]
pub fn columns(draft: &Draft, language: Language) -> Vec<ColumnView> {
    let table = &draft.table;
    let view = |(column, it): (usize, &xuefen_exchange::table::Column)| {
        let rows = table.rows().filter(|(row, _)| table.skip(*row).is_none());
        let mut cells = rows.filter_map(|(_, cells)| cells.get(column));
        let sample = cells.find(|it| !it.is_empty()).map(|it| shortened(it)).unwrap_or_default();
        // That a heading is known, or was chosen by the teacher, goes without saying.
        let basis = match draft.mapping.column(column).1 {
            Basis::Heading | Basis::Choice => None,
            it => Some(it.name(language)),
        };
        ColumnView {
            column,
            label: it.heading.clone(),
            hint: texts::column_hint(language, basis, &sample),
        }
    };
    table.columns().iter().enumerate().map(view).collect()
}

/// What no column says, and what 市级 means where some row says it.
#[must_use]
pub fn missing(
    draft: &Draft,
    preview: &Preview,
    pack: Option<&Pack>,
    language: Language,
) -> Vec<DefaultView> {
    let holds = |field| draft.mapping.columns_of(field).next().is_some();
    let words = texts::Import::of(language);
    let view = |slot, label, hint, choices| DefaultView {
        slot,
        label,
        hint,
        choices,
        value: draft.default_of(slot),
    };
    let open = |label| OptionView::new("", label);
    let mut views = Vec::new();
    if !holds(Field::Activity) {
        let choices = with_first(open(words.guess), Activity::ALL, Activity::as_str, language);
        let hint = words.guess_hint;
        views.push(view(Slot::Activity, Field::Activity.name(language), hint, choices));
    }
    if !holds(Field::Status) {
        let choices = named(Status::ALL, Status::as_str, language);
        views.push(view(Slot::Status, Field::Status.name(language), "", choices));
    }
    if !holds(Field::Level) {
        let choices = with_first(open(words.leave_open), Level::ALL, Level::as_str, language);
        views.push(view(Slot::Level, Field::Level.name(language), "", choices));
    }
    if !holds(Field::Mode) {
        let choices = with_first(open(words.leave_open), Mode::ALL, Mode::as_str, language);
        views.push(view(Slot::Mode, Field::Mode.name(language), "", choices));
    }
    let stated = pack.map(|it| (it, it.stated_categories())).filter(|(_, it)| !it.is_empty());
    if let Some((pack, stated)) = stated.filter(|_| !holds(Field::Category)) {
        let categories = stated.into_iter().filter_map(|id| {
            let path = &pack.categories.get(id)?.path;
            Some(OptionView::new(path, &category_path(id, pack, language)))
        });
        let choices = std::iter::once(open(words.leave_open)).chain(categories).collect();
        views.push(view(Slot::Category, Field::Category.name(language), "", choices));
    }
    if draft.defaults.city.is_some() || speaks_of_a_city(preview) {
        let choices = named(&[Level::Prefecture, Level::County], Level::as_str, language);
        views.push(view(Slot::City, words.city, words.city_hint, choices));
    }
    views
}

fn speaks_of_a_city(preview: &Preview) -> bool {
    preview.rows().iter().any(|it| match &it.outcome {
        Outcome::Ready { notes, .. } | Outcome::Refused { notes, .. } => {
            notes.iter().any(|it| matches!(it, RowNote::CityAsPrefecture { .. }))
        }
        Outcome::Skipped(_) => false,
    })
}

fn named<W: Named>(
    all: &[W],
    as_str: fn(W) -> &'static str,
    language: Language,
) -> Vec<OptionView> {
    all.iter().map(|it| OptionView::new(as_str(*it), it.name(language))).collect()
}

fn with_first<W: Named>(
    first: OptionView,
    all: &[W],
    as_str: fn(W) -> &'static str,
    language: Language,
) -> Vec<OptionView> {
    std::iter::once(first).chain(named(all, as_str, language)).collect()
}

/// The start of a text on one line.
pub(super) fn shortened(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}……", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
