//! Problems of the form in words: what is wrong, then what to do.

use xuefen_engine::vocabulary::Status;
use xuefen_words::ui::record_form as texts;
use xuefen_words::{Language, Named, fault};

use super::{At, EvidenceSlot, FieldProblem, FormLayout, Slot, Wrong};

/// A problem as the summary lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// The id of the control.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// The short form of a question, as problems name it.
#[must_use]
pub fn question(slot: Slot, status: Status, language: Language) -> &'static str {
    let words = texts::RecordForm::of(language);
    match slot {
        Slot::Title => words.title,
        Slot::Provider => words.provider,
        Slot::Activity => words.activity,
        Slot::Status => words.status,
        Slot::CompletedOn if matches!(status, Status::Planned | Status::Enrolled) => {
            words.expected_on
        }
        Slot::CompletedOn => words.completed_on,
        Slot::RejectedBecause => words.rejected_because,
        Slot::Category => words.category,
        Slot::Level => words.level,
        Slot::Mode => words.mode,
        Slot::Host => words.host,
        Slot::Quantity(unit) => unit.name(language),
        Slot::Grade => words.grade,
        Slot::Role => words.role,
        Slot::ApprovedBy => words.approved_by,
        Slot::CertificateIssuedOn => words.certificate_issued_on,
        Slot::ContentKey => words.content_key,
        Slot::ProjectKey => words.project_key,
        Slot::CourseId => words.course_id,
        Slot::Account => words.account,
        Slot::Flag(flag) => flag.name(language),
        Slot::StartedOn => words.started_on,
        Slot::MoreTags => words.more_tags,
        Slot::Note => words.note,
    }
}

fn question_at(at: At, status: Status, language: Language) -> &'static str {
    let words = texts::RecordForm::of(language);
    match at {
        At::Slot(slot) => question(slot, status, language),
        At::Evidence(_, EvidenceSlot::Kind) => words.evidence,
        At::Evidence(_, EvidenceSlot::Issuer) => words.issuer,
        At::Evidence(_, EvidenceSlot::Number) => words.number,
        At::Evidence(_, EvidenceSlot::Date) => words.date,
        At::Evidence(_, EvidenceSlot::Scan) => words.pick_scan,
    }
}

/// What is wrong with an answer, and what to do.
#[must_use]
pub fn message(problem: &FieldProblem, status: Status, language: Language) -> String {
    let question = question_at(problem.at, status, language);
    match &problem.wrong {
        Wrong::Missing => match problem.at {
            At::Slot(Slot::Title) => texts::missing_title(language).to_owned(),
            At::Slot(Slot::CompletedOn) => texts::missing_date(language, question),
            At::Slot(Slot::Activity) => texts::not_chosen(language, question),
            _ => texts::missing(language, question),
        },
        Wrong::NotChosen => texts::not_chosen(language, question),
        Wrong::NotADate(written) => texts::not_a_date(language, question, written),
        Wrong::NoSuchDay(written) => texts::no_such_day(language, question, written),
        Wrong::EndsBeforeStart => texts::ends_before_start(language).to_owned(),
        Wrong::Number(written, error) => {
            texts::wrong_number(language, question, written, fault::number(*error, language))
        }
        Wrong::TooLong { found, most } => texts::too_long(language, question, *found, *most),
        Wrong::TooMany { found, most } => texts::too_many(language, question, *found, *most),
    }
}

/// Every problem, in the order in which the questions stand on the page.
#[must_use]
pub fn summary(
    problems: &[FieldProblem],
    layout: &FormLayout,
    status: Status,
    language: Language,
) -> Vec<ProblemView> {
    let slots: Vec<Slot> = layout.slots().collect();
    let place = |it: &&FieldProblem| match it.at {
        At::Slot(slot) => slots.iter().position(|it| *it == slot).unwrap_or(slots.len()),
        At::Evidence(..) => slots.len() + 1,
    };
    let mut problems: Vec<&FieldProblem> = problems.iter().collect();
    problems.sort_by_key(place);
    let view = |it: &FieldProblem| ProblemView {
        field: it.at.id(),
        message: message(it, status, language),
    };
    problems.into_iter().map(view).collect()
}
