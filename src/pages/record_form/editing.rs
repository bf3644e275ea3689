//! The state of the form while it is open.

use leptos::prelude::*;
use xuefen_engine::Id;
use xuefen_engine::archive::Record;
use xuefen_engine::vocabulary::Status;
use xuefen_words::Language;

use crate::pages::desk::Draft;
use crate::pages::look::through;
use crate::pages::pause::Pause;
use crate::present::record_form::{FieldProblem, FormLayout, RecordForm, Slot, check, layout};
use crate::routes::Route;
use crate::session::Session;
use crate::state::{Command, Refusal};

/// What the parts of the form share.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    pub(super) session: Session,
    pub(super) language: Language,
    /// The id of the record to be.
    pub(super) id: StoredValue<Id>,
    /// The record as it was; none for a new one.
    pub(super) original: StoredValue<Option<Record>>,
    /// The answers.
    pub(super) form: RwSignal<RecordForm>,
    /// The answers as they were when one last paused: what is reckoned with.
    pub(super) settled: RwSignal<RecordForm>,
    /// What settles them.
    pause: Pause,
    /// What was wrong when it was last sent.
    pub(super) problems: RwSignal<Vec<FieldProblem>>,
    /// Why the archive did not take it.
    pub(super) refused: RwSignal<Option<Refusal>>,
    /// Whether it was left without saving and is here again.
    pub(super) restored: RwSignal<bool>,
    /// The questions.
    pub(super) layout: Memo<FormLayout>,
    /// The status that is chosen.
    pub(super) status: Memo<Status>,
    /// What was done, for those who listen.
    pub(super) news: RwSignal<String>,
    /// The answers at the start.
    start: StoredValue<RecordForm>,
    /// Whether it is saved or given up.
    is_over: StoredValue<bool>,
}

/// Why a form was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotSaved {
    /// Something is wrong with the answers.
    Problems,
    /// The archive does not take the record.
    Refused,
}

impl Editing {
    pub(super) fn new(session: Session, original: Option<Record>, draft: Option<Draft>) -> Self {
        let start = original.as_ref().map_or_else(RecordForm::blank, RecordForm::from_record);
        let id = original.as_ref().map(|it| it.id.clone());
        let id = id.or_else(|| draft.as_ref().map(|it| it.id.clone()));
        let restored = draft.as_ref().is_some_and(|it| it.was_left);
        let (form, problems) =
            draft.map_or_else(|| (start.clone(), Vec::new()), |it| (it.form, it.problems));
        let form = RwSignal::new(form);
        let original = StoredValue::new(original);
        // The questions depend on two answers only.
        let chosen = Memo::new(move |_| form.read().chosen());
        let layout = Memo::new(move |_| {
            let form = chosen.read();
            let original = original.read_value();
            let lay_out = |lens: &crate::present::Lens<'_>| {
                let teacher = lens.archive.teacher();
                layout(lens.pack, teacher, &form, original.as_ref(), lens.language)
            };
            through(session, lay_out).unwrap_or_default()
        });
        let status = Memo::new(move |_| {
            Status::parse(form.read().answer(Slot::Status)).unwrap_or(Status::Completed)
        });
        Self {
            session,
            language: session.language_untracked(),
            id: StoredValue::new(id.unwrap_or_else(|| session.new_id())),
            original,
            settled: RwSignal::new(form.get_untracked()),
            pause: Pause::new(),
            form,
            problems: RwSignal::new(problems),
            refused: RwSignal::new(None),
            restored: RwSignal::new(restored),
            layout,
            status,
            news: RwSignal::new(String::new()),
            start: StoredValue::new(start),
            is_over: StoredValue::new(false),
        }
    }

    /// Takes an answer. What comes of it is reckoned at the next pause, so that no key waits for it.
    pub(super) fn answer(self, change: impl FnOnce(&mut RecordForm)) {
        if self.form.try_update(change).is_none() {
            return;
        }
        self.pause.then(move || {
            if let Some(form) = self.form.try_get_untracked() {
                self.settled.set(form);
            }
        });
    }

    /// Whether the record is new.
    pub(super) fn is_new(self) -> bool {
        self.original.read_value().is_none()
    }

    /// The id of the record that is being edited.
    pub(super) fn original_id(self) -> Option<Id> {
        self.original.read_value().as_ref().map(|it| it.id.clone())
    }

    /// Checks the answers and puts the record into the archive.
    pub(super) fn save(self) -> Result<Id, NotSaved> {
        self.refused.set(None);
        let id = self.id.get_value();
        let checked = check(&self.form.read_untracked(), &id, self.original.read_value().as_ref());
        let record = match checked {
            Ok(record) => record,
            Err(problems) => {
                self.problems.set(problems);
                return Err(NotSaved::Problems);
            }
        };
        self.problems.set(Vec::new());
        // Saving makes the archive, and with it this page, look again: it is over by then.
        self.is_over.set_value(true);
        let command =
            if self.is_new() { Command::AddRecord(record) } else { Command::EditRecord(record) };
        match self.session.dispatch(command) {
            Ok(()) => Ok(id),
            Err(refusal) => {
                self.is_over.set_value(false);
                self.refused.set(Some(refusal));
                Err(NotSaved::Refused)
            }
        }
    }

    /// Gives up what was typed.
    pub(super) fn give_up(self) {
        self.is_over.set_value(true);
    }

    /// Takes back all that was typed.
    pub(super) fn begin_afresh(self) {
        self.form.set(self.start.get_value());
        self.settled.set(self.start.get_value());
        self.problems.set(Vec::new());
        self.restored.set(false);
    }

    /// What is to be kept if the page goes away now; `None` if nothing was typed or all is over.
    pub(super) fn unsaved(self, route: Route) -> Option<Draft> {
        let form = self.form.try_get_untracked()?;
        if self.is_over.try_get_value()? || form == self.start.try_get_value()? {
            return None;
        }
        let was_left =
            self.restored.get_untracked() || self.session.route().get_untracked() != route;
        Some(Draft {
            id: self.id.get_value(),
            original: self.original.get_value(),
            problems: self.problems.get_untracked(),
            route,
            form,
            was_left,
        })
    }
}
