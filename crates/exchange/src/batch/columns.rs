//! What the columns of a table of records hold, by their headings.

use serde_json::{Map, Value};
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::vocabulary::{Flag, Unit};

use super::quick::{PlainRecord, Text};

/// The heading of the column that says whose record a row is.
pub(super) const TEACHER: &str = "teacher";

/// What the heading of a column about the teacher starts with.
const OF_TEACHER: &str = "teacher.";

/// Puts a cell into a plain record; `None` where it is not plain.
type Put = for<'a> fn(&mut PlainRecord<'a>, &'a str) -> Option<()>;

/// The headings of columns about a record: the members of a record in an archive file, with those
/// of its `quantity` beside them.
const RECORD_COLUMNS: &[(&str, Put)] = &[
    ("id", |it, cell| put(&mut it.id, cell)),
    ("title", |it, cell| put(&mut it.title, cell)),
    ("provider", |it, cell| put(&mut it.provider, cell)),
    ("note", |_, _| None),
    ("activity", |it, cell| put(&mut it.activity, cell)),
    ("level", |it, cell| put(&mut it.level, cell)),
    ("mode", |it, cell| put(&mut it.mode, cell)),
    ("host", |it, cell| put(&mut it.host, cell)),
    ("grade", |it, cell| put(&mut it.grade, cell)),
    ("category", |it, cell| put(&mut it.category, cell)),
    ("status", |it, cell| put(&mut it.status, cell)),
    ("rejected_because", |_, _| None),
    ("tags", |_, _| None),
    ("hours", |it, cell| put(&mut it.quantity.get_or_insert_default().hours, cell)),
    ("credit_hours", |it, cell| put(&mut it.quantity.get_or_insert_default().credit_hours, cell)),
    ("units", |it, cell| put(&mut it.quantity.get_or_insert_default().units, cell)),
    ("days", |it, cell| put(&mut it.quantity.get_or_insert_default().days, cell)),
    ("months", |it, cell| put(&mut it.quantity.get_or_insert_default().months, cell)),
    ("credits", |it, cell| put(&mut it.quantity.get_or_insert_default().credits, cell)),
    ("academic_credits", |it, cell| {
        put(&mut it.quantity.get_or_insert_default().academic_credits, cell)
    }),
    ("study_years", |it, cell| put(&mut it.quantity.get_or_insert_default().study_years, cell)),
    ("years", |it, cell| put(&mut it.quantity.get_or_insert_default().years, cell)),
    ("started_on", |it, cell| put(&mut it.started_on, cell)),
    ("completed_on", |it, cell| put(&mut it.completed_on, cell)),
    ("certificate_issued_on", |it, cell| put(&mut it.certificate_issued_on, cell)),
    ("course_id", |it, cell| put(&mut it.course_id, cell)),
    ("content_key", |it, cell| put(&mut it.content_key, cell)),
    ("project_key", |it, cell| put(&mut it.project_key, cell)),
    ("account", |it, cell| put(&mut it.account, cell)),
    ("role", |it, cell| put(&mut it.role, cell)),
    ("approved_by", |it, cell| put(&mut it.approved_by, cell)),
    ("support_teaching", |it, cell| put_flag(&mut it.support_teaching, cell)),
    ("off_job", |it, cell| put_flag(&mut it.off_job, cell)),
    ("degree_obtained", |it, cell| put_flag(&mut it.degree_obtained, cell)),
    ("related_to_post", |it, cell| put_flag(&mut it.related_to_post, cell)),
    ("approved", |it, cell| put_flag(&mut it.approved, cell)),
    ("provider_accredited", |it, cell| put_flag(&mut it.provider_accredited, cell)),
    ("notes_verified", |it, cell| put_flag(&mut it.notes_verified, cell)),
];

fn put<'a>(place: &mut Option<Text<'a>>, cell: &'a str) -> Option<()> {
    *place = Some(Text::borrowed(cell));
    Some(())
}

fn put_flag(place: &mut Option<bool>, cell: &str) -> Option<()> {
    *place = Some(yes_or_no(cell)?);
    Some(())
}

/// The headings of columns about the teacher.
const TEACHER_COLUMNS: &[&str] = &[
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
#[derive(Clone, Copy, Debug)]
enum Column {
    /// Whose record it is.
    Teacher,
    /// A fact of the record.
    Record(&'static str, Put),
    /// A fact of the teacher.
    OfTeacher(&'static str),
    /// Nothing: it has no heading, so it must be empty.
    Nameless,
}

/// The columns of a table, in its order.
#[derive(Clone, Debug)]
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
            let column = match heading {
                "" => Some(Column::Nameless),
                TEACHER => Some(Column::Teacher),
                _ => about_record(heading).or_else(|| about_teacher(heading)),
            };
            let Some(column) = column else {
                problems.push(Diagnostic::error(Code::UnknownMember, &root, &[heading]));
                continue;
            };
            if !heading.is_empty() && columns.iter().any(|it: &Column| it.name() == heading) {
                problems.push(Diagnostic::error(Code::DuplicateKey, &root, &[heading]));
            }
            columns.push(column);
        }
        let missing = |name| Diagnostic::error(Code::MissingMember, &Pointer::root(), &[name]);
        if !columns.iter().any(|it| it.name() == "activity") {
            problems.push(missing("activity"));
        }
        let Some(teacher) = columns.iter().position(|it| it.name() == TEACHER) else {
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
    pub(super) fn plain<'a>(&self, cells: &[&'a str], nth: usize) -> Option<PlainRecord<'a>> {
        let mut record = PlainRecord::default();
        for (cell, column) in cells.iter().zip(&self.columns) {
            let cell = trimmed(cell);
            match column {
                _ if cell.is_empty() => {}
                Column::Record(_, put) => put(&mut record, cell)?,
                Column::Teacher | Column::OfTeacher(_) => {}
                Column::Nameless => return None,
            }
        }
        record.id.get_or_insert_with(|| Text::owned(own_id(nth)));
        Some(record)
    }

    /// The record of a teacher's nth row as an archive file would write it.
    pub(super) fn written(&self, cells: &[&str], nth: usize) -> Value {
        let mut members = Map::new();
        let mut quantity = Map::new();
        members.insert("id".to_owned(), own_id(nth).into());
        for (cell, column) in stated(cells).zip(&self.columns) {
            let (Some(cell), name) = (cell, column.name()) else { continue };
            match column {
                Column::Record(..) if Unit::parse(name).is_some() => {
                    quantity.insert(name.to_owned(), cell.into());
                }
                Column::Record(..) => {
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
        cells: &[&'a str],
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

fn about_record(heading: &str) -> Option<Column> {
    let found = RECORD_COLUMNS.iter().find(|it| it.0 == heading);
    found.map(|(name, put)| Column::Record(name, *put))
}

fn about_teacher(heading: &str) -> Option<Column> {
    let found = TEACHER_COLUMNS.iter().find(|it| **it == heading);
    found.map(|name| Column::OfTeacher(name))
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Record(name, _) | Self::OfTeacher(name) => name,
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
fn stated<'a>(cells: &[&'a str]) -> impl Iterator<Item = Option<&'a str>> {
    cells.iter().map(|it| trimmed(it)).map(|it| (!it.is_empty()).then_some(it))
}

/// A cell without the space around it, which most have not.
pub(super) fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [] => cell,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
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
        // Other texts have one line; spreadsheets break them to fit a column.
        _ if name != "note" && cell.contains('\n') => {
            cell.lines().map(str::trim).collect::<Vec<_>>().join(" ").into()
        }
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
