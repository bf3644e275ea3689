//! Problems of the teacher's form: where, what, and in words.

use xuefen_engine::archive::{Archive, Id};
use xuefen_engine::credit::NumberError;
use xuefen_engine::vocabulary::{EventKind, Span};
use xuefen_words::ui::teacher as texts;
use xuefen_words::ui::{choose_policy, record_form};
use xuefen_words::{Language, fault};

use super::{TeacherForm, spans};
use crate::state::Refusal;

/// Something wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The answer.
    pub at: At,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// Where in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The choice of a policy.
    Policy,
    /// The name.
    Name,
    /// The school.
    School,
    /// The stage of schooling.
    Stage,
    /// The subject.
    Subject,
    /// The professional title.
    Title,
    /// The date of hire.
    HiredOn,
    /// The end of probation.
    ConfirmedOn,
    /// Which years are checked.
    Audit,
    /// The years, where they are listed.
    AuditYears,
    /// The date of an event.
    EventDate(Id),
    /// How long an event lasted.
    Lasted(Id, Span),
    /// What stands beside: the id of its control.
    Beside(String),
}

impl At {
    /// The id of the control.
    #[must_use]
    pub fn id(&self) -> String {
        let name = match self {
            Self::Policy => "policy",
            Self::Name => "teacher-name",
            Self::School => "teacher-school",
            Self::Stage => "teacher-stage",
            Self::Subject => "teacher-subject",
            Self::Title => "teacher-title",
            Self::HiredOn => "teacher-hired-on",
            Self::ConfirmedOn => "teacher-confirmed-on",
            Self::Audit => "teacher-audit",
            Self::AuditYears => "teacher-audit-years",
            Self::EventDate(id) => return format!("{}-date", event_id(id)),
            Self::Lasted(id, span) => return format!("{}-{span}", event_id(id)),
            Self::Beside(id) => id,
        };
        name.to_owned()
    }
}

/// The id of an event's group; ids from elsewhere may hold any character.
#[must_use]
pub fn event_id(id: &Id) -> String {
    group_id("event", id)
}

pub(super) fn group_id(what: &str, id: &Id) -> String {
    let plain = |it: u8| match it {
        it if it.is_ascii_alphanumeric() || it == b'-' => char::from(it).to_string(),
        it => format!("_{it:02x}"),
    };
    format!("{what}-{}", id.as_str().bytes().map(plain).collect::<String>())
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is none of those to choose from.
    NotChosen,
    /// A date is needed and not there.
    NoDate,
    /// There is no such day, or it lies too far away.
    NoSuchDay(String),
    /// Probation ends before the day of hire.
    BeforeHire,
    /// No year is listed.
    NoYears,
    /// One of the years is none.
    NotAYear(String),
    /// It is no number that may be entered.
    Number(String, NumberError),
    /// How long it lasted is not said.
    NoLength(EventKind),
    /// It is too long.
    TooLong {
        /// How many characters there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// This sentence says it: of a refused command, or of what stands beside.
    Said(String),
}

/// What is wrong with an answer, and what to do.
#[must_use]
pub fn message(problem: &FieldProblem, form: &TeacherForm, language: Language) -> String {
    let question = || question(&problem.at, form, language);
    match &problem.wrong {
        Wrong::NotChosen => choose_policy::ChoosePolicy::of(language).not_chosen.to_owned(),
        Wrong::NoDate => record_form::missing_date(language, &question()),
        Wrong::NoSuchDay(written) => record_form::no_such_day(language, &question(), written),
        Wrong::BeforeHire => texts::confirmed_before_hired(language).to_owned(),
        Wrong::NoYears => texts::years_missing(language).to_owned(),
        Wrong::NotAYear(written) => texts::not_a_year(language, written),
        Wrong::Number(written, error) => {
            let why = fault::number(*error, language);
            record_form::wrong_number(language, &question(), written, why)
        }
        Wrong::NoLength(kind) => texts::length_missing(*kind, language).to_owned(),
        Wrong::TooLong { found, most } => {
            record_form::too_long(language, &question(), *found, *most)
        }
        Wrong::Said(sentence) => sentence.clone(),
    }
}

/// A question as problems name it.
fn question(at: &At, form: &TeacherForm, language: Language) -> String {
    let words = texts::TeacherPage::of(language);
    let of_event = |id: &Id, label: &str| match form.event(id) {
        Some(event) => {
            let name = texts::event(event.kind, language);
            texts::event_question(language, form.nth_event(id), name, label)
        }
        None => label.to_owned(),
    };
    let label = match at {
        At::Policy => words.policy,
        At::Name => words.name,
        At::School => words.school,
        At::Stage => words.stage,
        At::Subject => words.subject,
        At::Title => words.professional_title,
        At::HiredOn => words.hired_on,
        At::ConfirmedOn => words.confirmed_on,
        At::Audit => words.audit,
        At::AuditYears => words.audit_years,
        At::Beside(_) => "",
        At::EventDate(id) => {
            let kind = form.event(id).map(|it| it.kind);
            return of_event(id, kind.map_or("", |it| date_label(it, language)));
        }
        At::Lasted(id, span) => return of_event(id, span_label(*span, language)),
    };
    label.to_owned()
}

/// What the date of an event is called.
#[must_use]
pub const fn date_label(kind: EventKind, language: Language) -> &'static str {
    let words = texts::TeacherPage::of(language);
    match kind {
        EventKind::Leave => words.leave_on,
        EventKind::SupportTeaching => words.support_on,
        EventKind::DoubleQualified => words.qualified_on,
    }
}

/// What the length of an event is called.
#[must_use]
pub const fn span_label(span: Span, language: Language) -> &'static str {
    let words = texts::TeacherPage::of(language);
    match span {
        Span::Semesters => words.semesters,
        Span::Months => words.months,
        Span::Years => words.years,
    }
}

/// A refused command, told so, as a problem of the field that can mend it, or of the first one.
#[must_use]
pub fn refused(
    it: &Refusal,
    form: &TeacherForm,
    archive: &Archive,
    language: Language,
    told: fn(&Refusal, &Archive, Language) -> String,
) -> FieldProblem {
    let event = match it {
        Refusal::TooFine(id) | Refusal::IdTaken(id) => form.event(id),
        _ => None,
    };
    let Some(event) = event else {
        return FieldProblem { at: At::Name, wrong: Wrong::Said(told(it, archive, language)) };
    };
    let id = event.id.clone();
    match (it, spans(event.kind).first()) {
        (Refusal::TooFine(_), Some(span)) => FieldProblem {
            at: At::Lasted(id, *span),
            wrong: Wrong::Number(event.lasted(*span), NumberError::TooFine),
        },
        _ => {
            FieldProblem { at: At::EventDate(id), wrong: Wrong::Said(told(it, archive, language)) }
        }
    }
}
