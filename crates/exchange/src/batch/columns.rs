//! What the columns of a table of records hold, by their headings.

use serde_json::{Map, Value};
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::vocabulary::{Flag, Unit};

use super::quick::{PlainRecord, Text};

/// The heading of the column that says whose record a row is.
pub const TEACHER: &str = "teacher";

/// What the heading of a column about the teacher starts with.
const OF_TEACHER: &str = "teacher.";

/// The headings of columns about a record: the members of a record in an archive file, with those
/// of its `quantity` beside them.
pub const RECORD_COLUMNS: &[&str] = &[
    "id",
    "title",
    "provider",
    "note",
    "activity",
    "level",
    "mode",
    "host",
    "grade",
    "category",
    "status",
    "rejected_because",
    "tags",
    "hours",
    "credit_hours",
    "units",
    "days",
    "months",
    "credits",
    "academic_credits",
    "study_years",
    "years",
    "started_on",
    "completed_on",
    "certificate_issued_on",
    "course_id",
    "content_key",
    "project_key",
    "account",
    "role",
    "approved_by",
    "support_teaching",
    "off_job",
    "degree_obtained",
    "related_to_post",
    "approved",
    "provider_accredited",
    "notes_verified",
];

/// The headings of columns about the teacher.
pub const TEACHER_COLUMNS: &[&str] = &[
    "teacher.name",
    "teacher.school",
    "teacher.subject",
    "teacher.title",
    "teacher.audit_years",
    "teacher.new_teacher",
    "teacher.hired_on",
    "teacher.confirmed_on",
    "teacher.stage",
    "teacher.roles",
    "teacher.asks",
    "teacher.required_total",
    "teacher.registration_from",
    "teacher.registration_to",
];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// Whose record it is.
    Teacher,
    /// A fact of the record.
    Record(&'static str),
    /// A fact of the teacher.
    OfTeacher(&'static str),
    /// Nothing: it has no heading, so it must be empty.
    Nameless,
}

/// The columns of a table, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    columns: Vec<Column>,
    teacher: usize,
}

impl Columns {
    /// Reads the headings.
    ///
    /// # Errors
    /// Headings that are not known or occur twice; no column for the teacher or the activity.
    pub fn read<'a>(headings: impl IntoIterator<Item = &'a str>) -> Result<Self, Vec<Diagnostic>> {
        let root = Pointer::root();
        let mut problems = Vec::new();
        let mut columns = Vec::new();
        for heading in headings {
            let heading = heading.trim();
            let of = |all: &'static [&'static str]| all.iter().copied().find(|it| *it == heading);
            let column = match heading {
                "" => Some(Column::Nameless),
                TEACHER => Some(Column::Teacher),
                _ => of(RECORD_COLUMNS)
                    .map(Column::Record)
                    .or_else(|| of(TEACHER_COLUMNS).map(Column::OfTeacher)),
            };
            let Some(column) = column else {
                problems.push(Diagnostic::error(Code::UnknownMember, &root, &[heading]));
                continue;
            };
            if column != Column::Nameless && columns.contains(&column) {
                problems.push(Diagnostic::error(Code::DuplicateKey, &root, &[heading]));
            }
            columns.push(column);
        }
        let missing = |name| Diagnostic::error(Code::MissingMember, &Pointer::root(), &[name]);
        if !columns.contains(&Column::Record("activity")) {
            problems.push(missing("activity"));
        }
        let Some(teacher) = columns.iter().position(|it| *it == Column::Teacher) else {
            problems.push(missing(TEACHER));
            return Err(problems);
        };
        if problems.is_empty() { Ok(Self { columns, teacher }) } else { Err(problems) }
    }

    /// Where the column of teachers stands, from 0.
    #[must_use]
    pub fn teacher(&self) -> usize {
        self.teacher
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// The record of a teacher's nth row, if all in it is plain.
    pub(super) fn plain<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        nth: usize,
    ) -> Option<PlainRecord<'a>> {
        let mut record = PlainRecord::default();
        for (cell, column) in cells.zip(&self.columns) {
            let cell = cell.trim();
            match column {
                _ if cell.is_empty() => {}
                Column::Record(name) => set(&mut record, name, cell)?,
                Column::Teacher | Column::OfTeacher(_) => {}
                Column::Nameless => return None,
            }
        }
        record.id.get_or_insert_with(|| Text::owned(own_id(nth)));
        Some(record)
    }

    /// The record of a teacher's nth row as an archive file would write it.
    pub(super) fn written<'a>(&self, cells: impl Iterator<Item = &'a str>, nth: usize) -> Value {
        let mut members = Map::new();
        let mut quantity = Map::new();
        members.insert("id".to_owned(), own_id(nth).into());
        for (cell, column) in stated(cells).zip(&self.columns) {
            let (Some(cell), name) = (cell, column.name()) else { continue };
            match column {
                Column::Record(_) if Unit::parse(name).is_some() => {
                    quantity.insert(name.to_owned(), cell.into());
                }
                Column::Record(_) => {
                    members.insert(name.to_owned(), value(name, cell));
                }
                Column::Nameless => {
                    // No member has this name, so it is said that there may be none.
                    members.insert(cell.to_owned(), Value::Null);
                }
                Column::Teacher | Column::OfTeacher(_) => {}
            }
        }
        if !quantity.is_empty() {
            members.insert("quantity".to_owned(), quantity.into());
        }
        Value::Object(members)
    }

    /// What a row says of the teacher: each member with its text.
    pub(super) fn of_teacher<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
    ) -> impl Iterator<Item = (&'static str, &'a str)> {
        stated(cells).zip(&self.columns).filter_map(|(cell, column)| match column {
            Column::OfTeacher(name) => Some((name.trim_start_matches(OF_TEACHER), cell?)),
            _ => None,
        })
    }

    /// Whether any column is about the teacher.
    pub(super) fn tell_of_teacher(&self) -> bool {
        self.columns.iter().any(|it| matches!(it, Column::OfTeacher(_)))
    }
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Record(name) | Self::OfTeacher(name) => name,
            Self::Teacher => TEACHER,
            Self::Nameless => "",
        }
    }
}

/// The id of a row that has none.
fn own_id(nth: usize) -> String {
    format!("{nth:04}")
}

/// The cells that say something.
fn stated<'a>(cells: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Option<&'a str>> {
    cells.map(str::trim).map(|it| (!it.is_empty()).then_some(it))
}

/// A cell as JSON would write it: yes or no, a list, or a text.
pub(super) fn value(name: &str, cell: &str) -> Value {
    let listed = || cell.split([';', '；']).map(str::trim).filter(|it| !it.is_empty());
    let is_flag = Flag::parse(name).is_some() || name == "new_teacher";
    match name {
        "tags" | "roles" | "asks" => listed().map(Value::from).collect(),
        "audit_years" => listed()
            .map(|it| it.parse().map_or_else(|_| Value::from(it), |it: i64| it.into()))
            .collect(),
        _ if is_flag => yes_or_no(cell).map_or_else(|| cell.into(), Value::Bool),
        _ => cell.into(),
    }
}

/// Yes or no, also as spreadsheets and people write it.
fn yes_or_no(cell: &str) -> Option<bool> {
    match cell {
        "true" | "TRUE" | "True" | "是" => Some(true),
        "false" | "FALSE" | "False" | "否" => Some(false),
        _ => None,
    }
}

/// Sets a fact of a record; `None` for what is not plain.
fn set<'a>(record: &mut PlainRecord<'a>, name: &str, cell: &'a str) -> Option<()> {
    let text = Text::borrowed(cell);
    let place = match name {
        "id" => &mut record.id,
        "title" => &mut record.title,
        "provider" => &mut record.provider,
        "activity" => &mut record.activity,
        "level" => &mut record.level,
        "mode" => &mut record.mode,
        "host" => &mut record.host,
        "grade" => &mut record.grade,
        "category" => &mut record.category,
        "status" => &mut record.status,
        "hours" => &mut record.quantity.get_or_insert_default().hours,
        "credit_hours" => &mut record.quantity.get_or_insert_default().credit_hours,
        "units" => &mut record.quantity.get_or_insert_default().units,
        "days" => &mut record.quantity.get_or_insert_default().days,
        "months" => &mut record.quantity.get_or_insert_default().months,
        "credits" => &mut record.quantity.get_or_insert_default().credits,
        "academic_credits" => &mut record.quantity.get_or_insert_default().academic_credits,
        "study_years" => &mut record.quantity.get_or_insert_default().study_years,
        "years" => &mut record.quantity.get_or_insert_default().years,
        "started_on" => &mut record.started_on,
        "completed_on" => &mut record.completed_on,
        "certificate_issued_on" => &mut record.certificate_issued_on,
        "course_id" => &mut record.course_id,
        "content_key" => &mut record.content_key,
        "project_key" => &mut record.project_key,
        "account" => &mut record.account,
        "role" => &mut record.role,
        "approved_by" => &mut record.approved_by,
        flag => return set_flag(record, flag, yes_or_no(cell)?),
    };
    *place = Some(text);
    Some(())
}

fn set_flag(record: &mut PlainRecord<'_>, name: &str, it: bool) -> Option<()> {
    let place = match Flag::parse(name)? {
        Flag::SupportTeaching => &mut record.support_teaching,
        Flag::OffJob => &mut record.off_job,
        Flag::DegreeObtained => &mut record.degree_obtained,
        Flag::RelatedToPost => &mut record.related_to_post,
        Flag::Approved => &mut record.approved,
        Flag::ProviderAccredited => &mut record.provider_accredited,
        Flag::NotesVerified => &mut record.notes_verified,
    };
    *place = Some(it);
    Some(())
}
