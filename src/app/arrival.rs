//! Which parts of the app have arrived.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::parts::{Draw, Part, pages_of};

/// The parts that have been asked for, and what became of it.
#[derive(Clone, Copy)]
pub(super) struct Arrivals {
    /// What draws a part's pages; `None` for a part that could not be fetched.
    answers: RwSignal<Vec<(Part, Option<Draw>)>>,
    /// What was asked for and is on its way.
    under_way: StoredValue<Vec<Part>>,
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// It could not be fetched.
    Failed,
}

impl Arrivals {
    /// Nothing has been asked for.
    pub(super) fn new() -> Self {
        Self { answers: RwSignal::new(Vec::new()), under_way: StoredValue::new(Vec::new()) }
    }

    /// How far a part is.
    pub(super) fn of(self, part: Part) -> Arrival {
        match self.answers.read().iter().find(|(it, _)| *it == part) {
            Some((_, Some(_))) => Arrival::Here,
            Some((_, None)) => Arrival::Failed,
            None => Arrival::Coming,
        }
    }

    /// What draws the pages of a part that is here.
    pub(super) fn draw(self, part: Part) -> Option<Draw> {
        let answers = self.answers.read_untracked();
        answers.iter().find(|(it, _)| *it == part).and_then(|(_, draw)| *draw)
    }

    /// Asks for a part that has not been asked for, or could not be fetched.
    pub(super) fn ask(self, part: Part) {
        if self.draw(part).is_some() || self.under_way.read_value().contains(&part) {
            return;
        }
        self.under_way.update_value(|it| it.push(part));
        spawn_local(async move {
            let draw = pages_of(part).await;
            self.under_way.update_value(|it| it.retain(|it| *it != part));
            self.answers.update(|it| {
                it.retain(|(it, _)| *it != part);
                it.push((part, draw));
            });
        });
    }
}
