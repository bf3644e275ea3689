//! The form of a record: the raw answers, what is asked under a policy, and the record that the answers make.
//!
//! Reading order: [`RecordForm`] (the answers), [`layout`] (the questions), [`check`]
//! (answers → record, or every problem), [`message`] (a problem in words) and [`preview`]
//! (what the record would be worth if it were saved now).

mod check;
mod layout;
mod preview;
mod problem;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use xuefen_engine::archive::{Evidence, Record};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{EvidenceKind, Flag, Status, Unit};

pub use check::{At, FieldProblem, Wrong, check, facts};
pub use layout::{ChoiceView, FieldView, FormLayout, InputKind, TagView, layout, n_filled};
pub use preview::{PreviewView, Previewed, preview};
pub use problem::{ProblemView, message, question, summary};

/// A question of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named after the field of a record that it asks for")]
pub enum Slot {
    Title,
    Provider,
    Activity,
    Status,
    CompletedOn,
    RejectedBecause,
    Category,
    Level,
    Mode,
    Host,
    Quantity(Unit),
    Grade,
    Role,
    ApprovedBy,
    CertificateIssuedOn,
    ContentKey,
    ProjectKey,
    CourseId,
    Account,
    Flag(Flag),
    StartedOn,
    MoreTags,
    Note,
}

impl Slot {
    /// The id of its control.
    #[must_use]
    pub fn id(self) -> String {
        let name = match self {
            Self::Title => "title",
            Self::Provider => "provider",
            Self::Activity => "activity",
            Self::Status => "status",
            Self::CompletedOn => "completed-on",
            Self::RejectedBecause => "rejected-because",
            Self::Category => "category",
            Self::Level => "level",
            Self::Mode => "mode",
            Self::Host => "host",
            Self::Quantity(unit) => return format!("record-quantity-{unit}"),
            Self::Grade => "grade",
            Self::Role => "role",
            Self::ApprovedBy => "approved-by",
            Self::CertificateIssuedOn => "certificate-issued-on",
            Self::ContentKey => "content-key",
            Self::ProjectKey => "project-key",
            Self::CourseId => "course-id",
            Self::Account => "account",
            Self::Flag(flag) => return format!("record-flag-{flag}"),
            Self::StartedOn => "started-on",
            Self::MoreTags => "more-tags",
            Self::Note => "note",
        };
        format!("record-{name}")
    }
}

/// A question about one piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named after the field of evidence that it asks for")]
pub enum EvidenceSlot {
    Kind,
    Issuer,
    Number,
    Date,
    Scan,
}

impl EvidenceSlot {
    /// The id of its control, in the piece of evidence of a key.
    #[must_use]
    pub fn id(self, key: usize) -> String {
        let name = match self {
            Self::Kind => "kind",
            Self::Issuer => "issuer",
            Self::Number => "number",
            Self::Date => "date",
            Self::Scan => "scan",
        };
        format!("evidence-{key}-{name}")
    }
}

/// The answers as they were typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordForm {
    answers: Map<Slot, String>,
    /// The tags that are ticked.
    pub tags: Set<String>,
    /// The pieces of evidence, in their order.
    pub evidence: Vec<EvidenceForm>,
}

/// The answers about one piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceForm {
    /// Tells it from the others while the form is open.
    pub key: usize,
    /// What it is.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: String,
    /// The name of the chosen scan.
    pub file: String,
    /// The digest of the chosen scan.
    pub sha256: String,
}

/// What stands for yes and no in the answer to a [`Slot::Flag`]; nothing stands for unknown.
pub const YES: &str = "yes";
/// See [`YES`].
pub const NO: &str = "no";

impl RecordForm {
    /// The form of a new record: nothing is answered but that it is completed.
    #[must_use]
    pub fn blank() -> Self {
        let mut form = Self::default();
        form.set(Slot::Status, Status::Completed.as_str());
        form
    }

    /// An answer; empty where there is none.
    #[must_use]
    pub fn answer(&self, slot: Slot) -> &str {
        self.answers.get(&slot).map_or("", String::as_str)
    }

    /// The same form with only the answers that decide what is asked: activity and status.
    #[must_use]
    pub fn chosen(&self) -> Self {
        let mut form = Self::default();
        for slot in [Slot::Activity, Slot::Status] {
            form.set(slot, self.answer(slot));
        }
        form
    }

    /// Takes an answer.
    pub fn set(&mut self, slot: Slot, answer: impl Into<String>) {
        let answer = answer.into();
        if answer.is_empty() {
            self.answers.remove(&slot);
        } else {
            self.answers.insert(slot, answer);
        }
    }

    /// Ticks a tag or takes the tick away.
    pub fn tick(&mut self, tag: &str, ticked: bool) {
        if ticked {
            self.tags.insert(tag.to_owned());
        } else {
            self.tags.remove(tag);
        }
    }

    /// Adds a piece of evidence, a certificate until something else is chosen, and gives its key.
    pub fn add_evidence(&mut self) -> usize {
        let key = self.evidence.iter().map(|it| it.key + 1).max().unwrap_or_default();
        let kind = EvidenceKind::Certificate.to_string();
        self.evidence.push(EvidenceForm { key, kind, ..EvidenceForm::default() });
        key
    }

    /// Removes a piece of evidence.
    pub fn remove_evidence(&mut self, key: usize) {
        self.evidence.retain(|it| it.key != key);
    }

    /// A piece of evidence.
    #[must_use]
    pub fn evidence(&self, key: usize) -> Option<&EvidenceForm> {
        self.evidence.iter().find(|it| it.key == key)
    }

    /// Takes an answer about a piece of evidence.
    pub fn set_evidence(&mut self, key: usize, slot: EvidenceSlot, answer: String) {
        let Some(it) = self.evidence.iter_mut().find(|it| it.key == key) else { return };
        match slot {
            EvidenceSlot::Kind => it.kind = answer,
            EvidenceSlot::Issuer => it.issuer = answer,
            EvidenceSlot::Number => it.number = answer,
            EvidenceSlot::Date => it.date = answer,
            EvidenceSlot::Scan => it.file = answer,
        }
    }

    /// Takes the name and digest of a chosen scan; empty ones forget it.
    pub fn set_scan(&mut self, key: usize, file: String, sha256: String) {
        if let Some(it) = self.evidence.iter_mut().find(|it| it.key == key) {
            (it.file, it.sha256) = (file, sha256);
        }
    }

    /// The form of an existing record. Checked as it is, it makes that record again.
    #[must_use]
    pub fn from_record(record: &Record) -> Self {
        let mut form = Self { tags: record.tags.clone(), ..Self::default() };
        let mut set = |slot, answer: Option<String>| form.set(slot, answer.unwrap_or_default());
        set(Slot::Title, record.title.clone());
        set(Slot::Provider, record.provider.clone());
        set(Slot::Activity, Some(record.activity.to_string()));
        set(Slot::Status, Some(record.status.to_string()));
        set(Slot::CompletedOn, day(record.completed_on));
        set(Slot::RejectedBecause, record.rejected_because.clone());
        set(Slot::Category, record.category.clone());
        set(Slot::Level, record.level.map(|it| it.to_string()));
        set(Slot::Mode, record.mode.map(|it| it.to_string()));
        set(Slot::Host, record.host.map(|it| it.to_string()));
        set(Slot::Grade, record.grade.map(|it| it.to_string()));
        set(Slot::Role, record.role.clone());
        set(Slot::ApprovedBy, record.approved_by.map(|it| it.to_string()));
        set(Slot::CertificateIssuedOn, day(record.certificate_issued_on));
        set(Slot::ContentKey, record.content_key.clone());
        set(Slot::ProjectKey, record.project_key.clone());
        set(Slot::CourseId, record.course_id.clone());
        set(Slot::Account, Some(record.account.to_string()));
        set(Slot::StartedOn, day(record.started_on));
        set(Slot::Note, record.note.clone());
        for (unit, amount) in &record.quantity {
            set(Slot::Quantity(*unit), Some(amount.to_string()));
        }
        for (flag, known) in &record.flags {
            set(Slot::Flag(*flag), Some(if *known { YES } else { NO }.to_owned()));
        }
        form.evidence =
            record.evidence.iter().enumerate().map(|(key, it)| evidence_form(key, it)).collect();
        form
    }
}

fn day(date: Option<NaiveDate>) -> Option<String> {
    date.map(|it| it.to_string())
}

fn evidence_form(key: usize, it: &Evidence) -> EvidenceForm {
    EvidenceForm {
        key,
        kind: it.kind.to_string(),
        issuer: it.issuer.clone().unwrap_or_default(),
        number: it.number.clone().unwrap_or_default(),
        date: day(it.date).unwrap_or_default(),
        file: it.file.clone().unwrap_or_default(),
        sha256: it.sha256.clone().unwrap_or_default(),
    }
}
