//! How packs come: compiled with this build for every day, as they are written where a reading is
//! chosen or what they tell is shown.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_engine::{Assessment, Pack};
use xuefen_exchange::document::PolicyChoice;

use super::{Answer, PackState, Session};
use crate::routes::Page;
use crate::rules::Reader;

impl Session {
    /// Asks for the chosen policy, if it is not here as it is needed.
    pub(super) fn look_for_pack(self) {
        let open = self.open.get_untracked();
        if let Some(choice) = &open.document().policy {
            let page = &self.route.read_untracked().page;
            let is_shown = matches!(
                page,
                Page::Policy
                    | Page::Article(_)
                    | Page::Teacher
                    | Page::Record(_)
                    | Page::Compare(_)
            );
            self.need_pack(&choice.id, is_shown || !choice.switches.is_empty());
        }
    }

    /// What has become of asking for any policy to compare with; `None` if it was not asked for.
    #[must_use]
    pub fn other_pack(self, id: &str) -> Option<PackState> {
        self.packs.read().get(id).cloned().filter(|it| match it {
            PackState::Ready(pack) => pack.is_whole(),
            PackState::Loading | PackState::Failed => true,
        })
    }

    /// Asks for any policy as a whole, to compare with. One that failed is asked for again.
    pub fn ask_for_other(self, id: &str) {
        if matches!(self.packs.read_untracked().get(id), Some(PackState::Failed)) {
            self.packs.update(|it| _ = it.remove(id));
        }
        self.need_pack(id, true);
    }

    /// A whole pack under readings, and what the open archive comes to under it; `None` until the
    /// rules are here. It changes nothing.
    #[must_use]
    pub fn under(
        self,
        pack: &Arc<Pack>,
        choice: &PolicyChoice,
    ) -> Option<(Arc<Pack>, Arc<Assessment>)> {
        let pack = (self.reader.get_value()?.under)(pack, choice);
        let assessment = (self.rules.get_value()?.assess)(&pack, &self.archive(), self.today());
        Some((pack, assessment))
    }

    /// Asks for a shipped policy, if it is not here yet: as it was compiled, or as a whole, where
    /// readings are chosen or what it tells is shown.
    fn need_pack(self, id: &str, whole: bool) {
        let is_here = match self.packs.read_untracked().get(id) {
            None => false,
            Some(PackState::Ready(pack)) => pack.is_whole() || !whole,
            Some(PackState::Loading | PackState::Failed) => true,
        };
        if is_here {
            return;
        }
        let id = id.to_owned();
        if !self.packs.read_untracked().contains_key(&id) {
            self.packs.update(|it| _ = it.insert(id.clone(), PackState::Loading));
        }
        if whole {
            self.fetch_whole(id);
        } else {
            self.fetch_compiled(id);
        }
        // Both are fetched at once.
        self.with_rules(|_| ());
    }

    fn fetch_compiled(self, id: String) {
        let path = format!("policies/{id}/{}.pack", self.build.get_value());
        let arrived: Answer<_> = Arc::new(move |text: Option<String>| {
            let id = id.clone();
            self.with_rules(move |rules| {
                let both = rules.zip(text.as_deref());
                let pack = both.and_then(|(it, text)| (it.read_compiled)(text));
                match pack {
                    Some(pack) => self.received(&id, Some(pack)),
                    // Another build's server; the pack as it is written is read by every build.
                    None => self.fetch_whole(id.clone()),
                }
            });
        });
        self.ports.fetch.run((path, arrived));
    }

    fn fetch_whole(self, id: String) {
        let path = format!("policies/{id}/pack.json");
        let arrived: Answer<_> = Arc::new(move |text: Option<String>| {
            let (id, text) = (id.clone(), text.clone());
            let arrived: Answer<_> = Arc::new(move |reader: Option<&'static Reader>| {
                if reader.is_some() {
                    self.reader.set_value(reader);
                }
                let both = reader.zip(text.as_deref());
                self.received(&id, both.and_then(|(it, text)| (it.read)(text)));
            });
            self.ports.reader.run(arrived);
        });
        self.ports.fetch.run((path, arrived));
    }

    /// A pack that is here and will do is not given up for one that did not come.
    fn received(self, id: &str, pack: Option<Arc<Pack>>) {
        let is_here = matches!(self.packs.read_untracked().get(id), Some(PackState::Ready(_)));
        let state = pack.map_or(PackState::Failed, PackState::Ready);
        if !is_here || self.has_chosen_readings() || matches!(state, PackState::Ready(_)) {
            self.packs.update(|it| _ = it.insert(id.to_owned(), state));
        }
    }

    fn has_chosen_readings(self) -> bool {
        let open = self.open.read_untracked();
        open.document().policy.as_ref().is_some_and(|it| !it.switches.is_empty())
    }
}
