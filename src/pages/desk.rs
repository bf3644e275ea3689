//! What lies on the desk while one looks elsewhere: how the list was narrowed, and a form that was not saved.

use leptos::prelude::*;
use xuefen_engine::archive::{Id, Record};

use crate::present::record_form::{FieldProblem, RecordForm};
use crate::present::records::Query;
use crate::routes::Route;

/// Outlives the pages, which are made anew at every turn; it is never saved.
#[derive(Clone, Copy)]
pub struct Desk {
    /// How the list of records is narrowed and sorted.
    pub query: RwSignal<Query>,
    draft: StoredValue<Option<Draft>>,
}

/// A form that was filled in and not saved.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where.
    pub route: Route,
    /// The id of the record to be.
    pub id: Id,
    /// The record as it was, where it is being edited.
    pub original: Option<Record>,
    /// The answers.
    pub form: RecordForm,
    /// What was found wrong with them.
    pub problems: Vec<FieldProblem>,
    /// Whether one went elsewhere meanwhile, and did not just change the language.
    pub was_left: bool,
}

impl Desk {
    /// An empty desk.
    #[must_use]
    pub fn new() -> Self {
        Self { query: RwSignal::default(), draft: StoredValue::new(None) }
    }

    /// Leaves a form on the desk, in the place of any other.
    pub fn put(self, draft: Draft) {
        self.draft.set_value(Some(draft));
    }

    /// The form of a page, if it still lies there.
    pub fn take(self, route: &Route) -> Option<Draft> {
        let mut taken = None;
        self.draft.update_value(|it| taken = it.take_if(|it| it.route == *route));
        taken
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
