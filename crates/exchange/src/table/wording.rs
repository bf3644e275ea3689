//! What a row says in words: the vocabulary, the category, and words in the column of another.

use xuefen_engine::vocabulary::{Activity, Grade, Host, Level, Mode, Status};

use super::category::Found;
use super::field::Field;
use super::plain::folded;
use super::problem::{Cell, RowNote, RowProblem};
use super::row::Row;
use super::word::{self, LevelReading, Vocabulary, Word};

/// What the row says in words.
pub(super) struct Words {
    pub(super) activity: Option<Activity>,
    pub(super) level: Option<Level>,
    pub(super) mode: Option<Mode>,
    pub(super) host: Option<Host>,
    pub(super) grade: Option<Grade>,
    pub(super) category: Option<String>,
    pub(super) status: Status,
}

/// A cell whose text is no word of its own column: perhaps of another.
struct Stray {
    cell: Cell,
    field: Field,
}

impl Row<'_> {
    fn word(&mut self, field: Field, vocabulary: Vocabulary) -> Option<Word> {
        let cell = self.cell(field)?;
        let found = word::find(&cell.text, vocabulary);
        if found.is_none() {
            self.unknown(cell, vocabulary);
        }
        found
    }

    fn unknown(&mut self, cell: Cell, vocabulary: Vocabulary) {
        let allowed = vocabulary.iter().map(|(it, _)| *it).collect();
        self.problems.push(RowProblem::UnknownWord { cell, allowed });
    }

    /// Reads every column of words.
    pub(super) fn words(&mut self) -> Words {
        let defaults = self.context.defaults;
        let status = match self.word(Field::Status, word::STATUSES) {
            Some(Word::Status(it)) => Some(it),
            _ => defaults.status,
        };
        let host = match self.word(Field::Host, word::HOSTS) {
            Some(Word::Host(it)) => Some(it),
            _ => None,
        };
        let mut words = Words {
            activity: None,
            level: None,
            mode: None,
            host,
            grade: self.grade(),
            category: None,
            status: status.unwrap_or(Status::Completed),
        };
        let mut strays = Vec::new();
        for field in [Field::Activity, Field::Level, Field::Mode, Field::Category] {
            let Some(cell) = self.cell(field) else { continue };
            if !self.own_word(field, &cell, &mut words) {
                strays.push(Stray { cell, field });
            }
        }
        for stray in strays {
            self.place(stray, &mut words);
        }
        words.activity = words.activity.or(defaults.activity);
        words.level = words.level.or(defaults.level);
        words.mode = words.mode.or(defaults.mode);
        let category = defaults.category.as_ref().filter(|it| self.context.categories.has(it));
        words.category = words.category.or_else(|| category.cloned());
        words
    }

    fn grade(&mut self) -> Option<Grade> {
        let cell = self.cell(Field::Grade)?;
        let plain = folded(&cell.text.chars().take(20).collect::<String>());
        let is_score = plain.starts_with(|it: char| it.is_ascii_digit())
            && plain.chars().all(|it| it.is_ascii_digit() || ".分/ ".contains(it));
        if is_score {
            self.problems.push(RowProblem::ScoreNotGrade { cell });
            return None;
        }
        match self.word(Field::Grade, word::GRADES)? {
            Word::Grade(it) => Some(it),
            _ => None,
        }
    }

    /// Reads a cell as what its column holds; `false` where it is no word of it.
    fn own_word(&mut self, field: Field, cell: &Cell, words: &mut Words) -> bool {
        let text = &cell.text;
        match field {
            Field::Activity => {
                words.activity = word::activity(text);
                if let Some(readings) = word::activities(text) {
                    let (cell, readings) = (cell.clone(), readings.to_vec());
                    self.problems.push(RowProblem::AmbiguousActivity { cell, readings });
                    return true;
                }
                words.activity.is_some()
            }
            Field::Level => match word::level(text) {
                Some(reading) => {
                    words.level = self.level(reading, cell);
                    true
                }
                None => false,
            },
            Field::Mode => {
                words.mode = word::mode(text);
                if words.mode.is_none() && word::is_mixed_mode(text) {
                    self.problems.push(RowProblem::MixedMode { cell: cell.clone() });
                    return true;
                }
                words.mode.is_some()
            }
            _ => self.category(cell, words),
        }
    }

    fn level(&mut self, reading: LevelReading, cell: &Cell) -> Option<Level> {
        match reading {
            LevelReading::One(level) => Some(level),
            LevelReading::City => Some(self.context.defaults.city.unwrap_or_else(|| {
                self.notes.push(RowNote::CityAsPrefecture { cell: cell.clone() });
                Level::Prefecture
            })),
            LevelReading::Several(readings) => {
                let (cell, readings) = (cell.clone(), readings.to_vec());
                self.problems.push(RowProblem::AmbiguousLevel { cell, readings });
                None
            }
        }
    }

    fn category(&mut self, cell: &Cell, words: &mut Words) -> bool {
        let categories = &self.context.categories;
        match categories.find(&cell.text) {
            Found::One(path) => {
                words.category = Some(path);
                // Categories such as 校本研训 or 培训授课 say what kind of training it was.
                if let (None, Some(it)) = (words.activity, word::activity(&cell.text)) {
                    words.activity = Some(it);
                    let (cell, word) = (cell.clone(), Word::Activity(it));
                    self.notes.push(RowNote::WordMoved { cell, word });
                }
            }
            Found::Nothing => return false,
            Found::Several(paths) => {
                let cell = cell.clone();
                // A level that is itself uncertain decides nothing more.
                let level = words.level.filter(|_| !self.is_unsure_of_level());
                if let Some(path) = level.and_then(|it| categories.under_level(&paths, it)) {
                    words.category = Some(path.clone());
                    self.notes.push(RowNote::CategoryInferred { cell, path });
                } else {
                    self.problems.push(RowProblem::AmbiguousCategory { cell, paths });
                }
            }
        }
        true
    }

    fn is_unsure_of_level(&self) -> bool {
        self.notes.iter().any(|it| matches!(it, RowNote::CityAsPrefecture { .. }))
    }

    /// Takes a word for what another column holds, where that is not stated; registers mix them in one column.
    fn place(&mut self, stray: Stray, words: &mut Words) {
        let Stray { cell, field } = stray;
        let word = elsewhere(&cell.text, field).or_else(|| {
            let reading = word::level(&cell.text).filter(|_| field != Field::Level)?;
            self.level(reading, &cell).map(Word::Level)
        });
        let categories = &self.context.categories;
        if let Some(word) = word {
            let other = match word {
                Word::Activity(it) => words.activity.replace(it).map(Word::Activity),
                Word::Mode(it) => words.mode.replace(it).map(Word::Mode),
                Word::Level(it) => words.level.replace(it).map(Word::Level),
                _ => None,
            };
            match other {
                None => self.notes.push(RowNote::WordMoved { cell, word }),
                Some(other) if other == word => {}
                Some(other) => self.problems.push(RowProblem::Contradiction { cell, word, other }),
            }
        } else if field == Field::Category && categories.is_empty() {
            self.notes.push(RowNote::CategoryNotRead { cell });
        } else if field == Field::Category {
            self.problems.push(RowProblem::UnknownCategory { cell });
        } else if let (None, Found::One(path)) = (&words.category, categories.find(&cell.text)) {
            words.category = Some(path.clone());
            self.notes.push(RowNote::CategoryInferred { cell, path });
        } else {
            let vocabulary = match field {
                Field::Activity => word::ACTIVITIES,
                Field::Level => word::LEVELS,
                _ => word::MODES,
            };
            self.unknown(cell, vocabulary);
        }
    }
}

/// The word of another column that a text is.
fn elsewhere(text: &str, field: Field) -> Option<Word> {
    let activity = word::activity(text).filter(|_| field != Field::Activity);
    let mode = || word::mode(text).filter(|_| field != Field::Mode);
    activity.map(Word::Activity).or_else(|| mode().map(Word::Mode))
}
