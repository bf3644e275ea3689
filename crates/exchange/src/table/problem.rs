//! What keeps a row from being imported, and what somebody should look at: codes, no sentences.

use chrono::NaiveDate;
use xuefen_engine::vocabulary::{Activity, Level};

use super::date::DateFault;
use super::number::NumberFault;
use super::word::Word;

/// A cell that a problem or a note is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its column's place among the columns of the table, counted from 0.
    pub column: usize,
    /// Its column's heading, or its letter where there is none.
    pub heading: String,
    /// The teacher's own text.
    pub text: String,
}

/// Why a row cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// It has no name.
    MissingTitle,
    /// It is done and has neither a last day nor the date of a certificate.
    MissingDate,
    /// A word is not known.
    UnknownWord {
        /// Where.
        cell: Cell,
        /// The words that the column may hold.
        allowed: Vec<Word>,
    },
    /// A level that may mean several: 区级 is a district or an autonomous region.
    AmbiguousLevel {
        /// Where.
        cell: Cell,
        /// What it may mean.
        readings: Vec<Level>,
    },
    /// An activity that may mean several: a 讲座 is heard or given.
    AmbiguousActivity {
        /// Where.
        cell: Cell,
        /// What it may mean.
        readings: Vec<Activity>,
    },
    /// Partly in person, partly online: each part needs a record with its own hours.
    MixedMode {
        /// Where.
        cell: Cell,
    },
    /// A mark in figures where a grade in words is needed.
    ScoreNotGrade {
        /// Where.
        cell: Cell,
    },
    /// A word says something else than another cell of the row.
    Contradiction {
        /// Where.
        cell: Cell,
        /// What it says.
        word: Word,
        /// What the other cell says.
        other: Word,
    },
    /// A category is not in the policy's tree.
    UnknownCategory {
        /// Where.
        cell: Cell,
    },
    /// A name of several categories, or of one that is divided further.
    AmbiguousCategory {
        /// Where.
        cell: Cell,
        /// The paths that it may mean.
        paths: Vec<String>,
    },
    /// Not a number, or one that is not certain.
    NotANumber {
        /// Where.
        cell: Cell,
        /// Why not.
        fault: NumberFault,
    },
    /// More than six digits before the point.
    NumberTooLarge {
        /// Where.
        cell: Cell,
    },
    /// More than four decimals, or a denominator above 1,000.
    NumberTooFine {
        /// Where.
        cell: Cell,
    },
    /// A fraction that fits no common denominator with those of the other records.
    FractionsTooMany {
        /// Where.
        cell: Cell,
    },
    /// Not a day, or one that is not certain.
    NotADate {
        /// Where.
        cell: Cell,
        /// Why not.
        fault: DateFault,
    },
    /// The last day lies before the first.
    EndsBeforeStart {
        /// Where the last day is.
        cell: Cell,
        /// The first day.
        start: NaiveDate,
        /// The last day.
        end: NaiveDate,
    },
    /// A text is longer than a record may have.
    TextTooLong {
        /// Where.
        cell: Cell,
        /// The most characters.
        limit: usize,
    },
    /// There are more tags than a record may have.
    TooManyTags {
        /// Where.
        cell: Cell,
        /// The most tags.
        limit: usize,
    },
}

impl RowProblem {
    /// The code as text, for people who report it and for tests.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingTitle => "missing-title",
            Self::MissingDate => "missing-date",
            Self::UnknownWord { .. } => "unknown-word",
            Self::AmbiguousLevel { .. } => "ambiguous-level",
            Self::AmbiguousActivity { .. } => "ambiguous-activity",
            Self::MixedMode { .. } => "mixed-mode",
            Self::ScoreNotGrade { .. } => "score-not-grade",
            Self::Contradiction { .. } => "contradiction",
            Self::UnknownCategory { .. } => "unknown-category",
            Self::AmbiguousCategory { .. } => "ambiguous-category",
            Self::NotANumber { .. } => "not-a-number",
            Self::NumberTooLarge { .. } => "number-too-large",
            Self::NumberTooFine { .. } => "number-too-fine",
            Self::FractionsTooMany { .. } => "fractions-too-many",
            Self::NotADate { .. } => "not-a-date",
            Self::EndsBeforeStart { .. } => "ends-before-start",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TooManyTags { .. } => "too-many-tags",
        }
    }

    /// The cell that it is about, unless it is about the whole row.
    #[must_use]
    pub const fn cell(&self) -> Option<&Cell> {
        match self {
            Self::MissingTitle | Self::MissingDate => None,
            Self::UnknownWord { cell, .. }
            | Self::AmbiguousLevel { cell, .. }
            | Self::AmbiguousActivity { cell, .. }
            | Self::MixedMode { cell }
            | Self::ScoreNotGrade { cell }
            | Self::Contradiction { cell, .. }
            | Self::UnknownCategory { cell }
            | Self::AmbiguousCategory { cell, .. }
            | Self::NotANumber { cell, .. }
            | Self::NumberTooLarge { cell }
            | Self::NumberTooFine { cell }
            | Self::FractionsTooMany { cell }
            | Self::NotADate { cell, .. }
            | Self::EndsBeforeStart { cell, .. }
            | Self::TextTooLong { cell, .. }
            | Self::TooManyTags { cell, .. } => Some(cell),
        }
    }
}

/// Why an activity was guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The level is the school's.
    SchoolLevel,
    /// The name speaks of 校本 or 园本.
    SchoolTitle,
    /// Nothing points to another.
    Commonest,
}

/// What somebody should look at in a row that can be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowNote {
    /// The row does not state the activity.
    GuessedActivity {
        /// The activity taken.
        activity: Activity,
        /// Why.
        because: Because,
    },
    /// 市级 was taken for a prefecture-level city; a county-level city is a county.
    CityAsPrefecture {
        /// Where.
        cell: Cell,
    },
    /// A word of another field was taken for that one.
    WordMoved {
        /// Where.
        cell: Cell,
        /// What it was taken for.
        word: Word,
    },
    /// A category was found in a column of words, or among several by the level.
    CategoryInferred {
        /// Where.
        cell: Cell,
        /// The path taken.
        path: String,
    },
    /// The policy reads no categories; the cell was left out.
    CategoryNotRead {
        /// Where.
        cell: Cell,
    },
    /// No quantity is known: the record is worth nothing until one is.
    NoQuantity,
    /// A quantity is nought.
    ZeroQuantity {
        /// Where.
        cell: Cell,
    },
    /// A quantity is a fraction; `16/4` may have meant two numbers.
    Fraction {
        /// Where.
        cell: Cell,
    },
    /// The last day is not known, only the date of the certificate.
    NoLastDay,
    /// The period's last day differs from the last day stated and was left out.
    OtherLastDay {
        /// Where.
        cell: Cell,
    },
    /// A number of a certificate that the spreadsheet has cut: `1.23E+17`.
    NumberCut {
        /// Where.
        cell: Cell,
    },
    /// Training of a new teacher: it may belong to the induction account.
    MayBeInduction,
    /// An example of the template.
    Example,
}

impl RowNote {
    /// The code as text.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::GuessedActivity { .. } => "guessed-activity",
            Self::CityAsPrefecture { .. } => "city-as-prefecture",
            Self::WordMoved { .. } => "word-moved",
            Self::CategoryInferred { .. } => "category-inferred",
            Self::CategoryNotRead { .. } => "category-not-read",
            Self::NoQuantity => "no-quantity",
            Self::ZeroQuantity { .. } => "zero-quantity",
            Self::Fraction { .. } => "fraction",
            Self::NoLastDay => "no-last-day",
            Self::OtherLastDay { .. } => "other-last-day",
            Self::NumberCut { .. } => "number-cut",
            Self::MayBeInduction => "may-be-induction",
            Self::Example => "example",
        }
    }

    /// The cell that it is about, unless it is about the whole row.
    #[must_use]
    pub const fn cell(&self) -> Option<&Cell> {
        match self {
            Self::CityAsPrefecture { cell }
            | Self::WordMoved { cell, .. }
            | Self::CategoryInferred { cell, .. }
            | Self::CategoryNotRead { cell }
            | Self::ZeroQuantity { cell }
            | Self::Fraction { cell }
            | Self::OtherLastDay { cell }
            | Self::NumberCut { cell } => Some(cell),
            Self::GuessedActivity { .. }
            | Self::NoQuantity
            | Self::NoLastDay
            | Self::MayBeInduction
            | Self::Example => None,
        }
    }
}
