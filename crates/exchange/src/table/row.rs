//! One row of cells → a record, or everything that keeps it from being one.

use chrono::NaiveDate;
use xuefen_engine::archive::{Evidence, Id, Record};
use xuefen_engine::credit::{Credit, common_denominator};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{Activity, EvidenceKind, Level, Status, Unit};

use super::Table;
use super::category::Categories;
use super::date::{DateFault, date, period};
use super::field::Field;
use super::mapping::Mapping;
use super::number::{NumberFault, quantity};
use super::plain::{folded, is_absent, lines, one_line, word_key};
use super::preview::Defaults;
use super::problem::{Because, Cell, RowNote, RowProblem};
use crate::written::{LONGEST_TAG, LONGEST_TEXT, MOST_TAGS};

/// What all rows are read with.
pub(super) struct Context<'a> {
    pub(super) table: &'a Table,
    pub(super) mapping: &'a Mapping,
    pub(super) defaults: &'a Defaults,
    pub(super) categories: Categories,
}

/// A row that cannot be a record.
pub(super) struct Refused {
    pub(super) problems: Vec<RowProblem>,
    pub(super) notes: Vec<RowNote>,
}

/// Reads a row. `common` is the common denominator of all quantities so far.
pub(super) fn read(
    context: &Context<'_>,
    cells: &[String],
    common: &mut i128,
    new_id: &mut impl FnMut() -> Id,
) -> Result<(Record, Vec<RowNote>), Refused> {
    let mut row = Row { context, cells, problems: Vec::new(), notes: Vec::new() };
    let title = row.title();
    let words = row.words();
    let dates = row.dates(words.status);
    let (quantity, together) = row.quantities(*common);
    let provider = row.text(Field::Provider);
    let content_key = row.text(Field::ContentKey);
    let evidence = row.evidence();
    let note = row.note();
    let tags = row.tags();
    let Row { problems, mut notes, .. } = row;
    if !problems.is_empty() {
        return Err(Refused { problems, notes });
    }
    let activity = words.activity.unwrap_or_else(|| {
        let (activity, because) = guess_activity(words.level, title.as_deref());
        notes.push(RowNote::GuessedActivity { activity, because });
        activity
    });
    if activity == Activity::Induction {
        notes.push(RowNote::MayBeInduction);
    }
    *common = together;
    let record = Record {
        title,
        provider,
        note,
        level: words.level,
        mode: words.mode,
        host: words.host,
        grade: words.grade,
        category: words.category,
        status: words.status,
        tags,
        quantity,
        started_on: dates.first,
        completed_on: dates.last,
        certificate_issued_on: dates.certificate,
        content_key,
        evidence,
        ..Record::new(new_id(), activity)
    };
    Ok((record, notes))
}

fn guess_activity(level: Option<Level>, title: Option<&str>) -> (Activity, Because) {
    if level == Some(Level::School) {
        return (Activity::SchoolBased, Because::SchoolLevel);
    }
    if title.is_some_and(|it| it.contains("校本") || it.contains("园本")) {
        return (Activity::SchoolBased, Because::SchoolTitle);
    }
    (Activity::Training, Because::Commonest)
}

/// What the row says in dates.
struct Dates {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    certificate: Option<NaiveDate>,
}

/// A row being read, with what was found so far.
pub(super) struct Row<'a> {
    pub(super) context: &'a Context<'a>,
    cells: &'a [String],
    pub(super) problems: Vec<RowProblem>,
    pub(super) notes: Vec<RowNote>,
}

impl Row<'_> {
    /// The cells of a field that say something.
    fn all(&self, field: Field) -> impl Iterator<Item = Cell> {
        let columns = self.context.mapping.columns_of(field);
        columns.filter_map(|column| {
            let text = self.cells.get(column).filter(|it| !is_absent(it))?;
            let heading = self.context.table.heading(column);
            Some(Cell { column, heading, text: text.clone() })
        })
    }

    /// The first cell of a field that says something.
    pub(super) fn cell(&self, field: Field) -> Option<Cell> {
        self.all(field).next()
    }

    fn says(&self, field: Field) -> bool {
        self.cell(field).is_some()
    }

    fn short(&mut self, cell: Cell, text: String, limit: usize) -> Option<String> {
        if text.chars().count() > limit {
            self.problems.push(RowProblem::TextTooLong { cell, limit });
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    fn text(&mut self, field: Field) -> Option<String> {
        let cell = self.cell(field)?;
        let text = one_line(&cell.text);
        self.short(cell, text, LONGEST_TEXT)
    }

    fn title(&mut self) -> Option<String> {
        let Some(cell) = self.cell(Field::Title) else {
            self.problems.push(RowProblem::MissingTitle);
            return None;
        };
        let plain = folded(&cell.text.chars().take(20).collect::<String>());
        if plain.starts_with("示例:") || plain.starts_with("example:") {
            self.notes.push(RowNote::Example);
        }
        let text = one_line(&cell.text);
        if text.is_empty() {
            self.problems.push(RowProblem::MissingTitle);
        }
        self.short(cell, text, LONGEST_TEXT)
    }

    /// Every remark, each on its own line.
    fn note(&mut self) -> Option<String> {
        let cells: Vec<Cell> = self.all(Field::Note).collect();
        let text = cells.iter().map(|it| lines(&it.text)).collect::<Vec<_>>().join("\n");
        self.short(cells.into_iter().next()?, text.trim().to_owned(), LONGEST_TEXT)
    }

    fn tags(&mut self) -> Set<String> {
        let mut tags = Set::new();
        for cell in self.all(Field::Tags).collect::<Vec<_>>() {
            for text in cell.text.split([',', '，', ';', '；', '、', '/', '|', '\n']) {
                let tag = match word_key(text).as_str() {
                    "" => continue,
                    "信息技术" | "信息化" => "it".to_owned(),
                    "班主任" => "class-teacher".to_owned(),
                    _ => one_line(text),
                };
                let too_long = tag.chars().count() > LONGEST_TAG;
                tags.insert(tag);
                let problem = if too_long {
                    RowProblem::TextTooLong { cell: cell.clone(), limit: LONGEST_TAG }
                } else if tags.len() > MOST_TAGS {
                    RowProblem::TooManyTags { cell: cell.clone(), limit: MOST_TAGS }
                } else {
                    continue;
                };
                self.problems.push(problem);
                return tags;
            }
        }
        tags
    }

    fn evidence(&mut self) -> Vec<Evidence> {
        if let Some(cell) = self.cell(Field::EvidenceNumber).filter(|it| is_cut(&it.text)) {
            self.notes.push(RowNote::NumberCut { cell });
        }
        let issuer = self.text(Field::EvidenceIssuer);
        let number = self.text(Field::EvidenceNumber);
        if issuer.is_none() && number.is_none() {
            return Vec::new();
        }
        let date = self.cell(Field::CertificateIssuedOn).and_then(|it| date(&it.text).ok());
        let kind = EvidenceKind::Certificate;
        vec![Evidence { kind, issuer, number, date, file: None, sha256: None }]
    }

    fn quantities(&mut self, common: i128) -> (Map<Unit, Credit>, i128) {
        let mut quantities = Map::new();
        let mut together = common;
        let fields = Field::ALL.iter().filter_map(|it| Some((*it, it.unit()?)));
        let mut stated = false;
        for (field, unit) in fields {
            let Some(cell) = self.cell(field) else { continue };
            stated = true;
            match quantity(&cell.text, unit) {
                Ok(amount) => match common_denominator(together, amount.denominator()) {
                    Some(common) => {
                        together = common;
                        quantities.insert(unit, amount);
                        if amount.is_zero() {
                            self.notes.push(RowNote::ZeroQuantity { cell });
                        } else if folded(&cell.text).contains('/') {
                            self.notes.push(RowNote::Fraction { cell });
                        }
                    }
                    None => self.problems.push(RowProblem::FractionsTooMany { cell }),
                },
                Err(NumberFault::TooLarge) => {
                    self.problems.push(RowProblem::NumberTooLarge { cell });
                }
                Err(NumberFault::TooFine) => {
                    self.problems.push(RowProblem::NumberTooFine { cell });
                }
                Err(fault) => self.problems.push(RowProblem::NotANumber { cell, fault }),
            }
        }
        if !stated {
            self.notes.push(RowNote::NoQuantity);
        }
        (quantities, together)
    }

    fn day<T>(&mut self, field: Field, read: fn(&str) -> Result<T, DateFault>) -> Option<T> {
        let cell = self.cell(field)?;
        match read(&cell.text) {
            Ok(day) => Some(day),
            Err(fault) => {
                self.problems.push(RowProblem::NotADate { cell, fault });
                None
            }
        }
    }

    fn dates(&mut self, status: Status) -> Dates {
        let (period_first, period_last) = match self.day(Field::Period, period) {
            Some((first, last)) => (first, Some(last)),
            None => (None, None),
        };
        let first = self.day(Field::StartedOn, date).or(period_first);
        let stated = self.day(Field::CompletedOn, date);
        let certificate = self.day(Field::CertificateIssuedOn, date);
        let last = stated.or(period_last);
        let of_last = if stated.is_some() { Field::CompletedOn } else { Field::Period };
        if let (Some(start), Some(end), Some(cell)) = (first, last, self.cell(of_last))
            && end < start
        {
            self.problems.push(RowProblem::EndsBeforeStart { cell, start, end });
        }
        if stated.is_some() && period_last.is_some() && stated != period_last {
            let cell = self.cell(Field::Period);
            self.notes.extend(cell.map(|cell| RowNote::OtherLastDay { cell }));
        }
        let states_last = self.says(Field::Period) || self.says(Field::CompletedOn);
        if !states_last && self.says(Field::CertificateIssuedOn) {
            self.notes.push(RowNote::NoLastDay);
        } else if !states_last && status.is_done() {
            self.problems.push(RowProblem::MissingDate);
        }
        Dates { first, last, certificate }
    }
}

/// Whether a spreadsheet has written a long number in powers of ten and lost its last digits.
fn is_cut(text: &str) -> bool {
    let plain = folded(text);
    let Some((number, power)) = plain.split_once("e+") else { return false };
    let is_decimal =
        |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_decimal(number) && is_decimal(power)
}
