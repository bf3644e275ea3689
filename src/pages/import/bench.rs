//! Where a table lies while it is being imported.

use leptos::prelude::*;

use crate::present::import::{Draft, NotRead, Picked};

/// Outlives the page, which is made anew when the language changes; it is never saved.
#[derive(Clone, Copy)]
pub struct Workbench {
    /// What was pasted.
    pub(super) pasted: RwSignal<String>,
    /// The table, once it is read.
    pub(super) draft: RwSignal<Option<Draft>>,
    /// Which of its rows are wanted.
    pub(super) picked: RwSignal<Picked>,
    /// Why the last one could not be read.
    pub(super) not_read: RwSignal<Option<NotRead>>,
    /// How many records were imported just now.
    pub(super) imported: RwSignal<Option<usize>>,
}

impl Workbench {
    /// An empty bench.
    #[must_use]
    pub fn new() -> Self {
        Self {
            pasted: RwSignal::default(),
            draft: RwSignal::new(None),
            picked: RwSignal::default(),
            not_read: RwSignal::new(None),
            imported: RwSignal::new(None),
        }
    }

    /// Takes everything off the bench.
    pub(super) fn clear(self) {
        self.pasted.set(String::new());
        self.draft.set(None);
        self.picked.set(Picked::default());
        self.not_read.set(None);
    }
}

impl Default for Workbench {
    fn default() -> Self {
        Self::new()
    }
}
