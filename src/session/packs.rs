//! How packs come: compiled with this build for every day, as they are written where a reading is
//! chosen or what they tell is shown. Packs of the teacher's own are read from the open document.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_engine::{Assessment, Pack};
use xuefen_exchange::document::{Document, PolicyChoice};

use super::{Answer, PackState, Session};
use crate::routes::Page;
use crate::rules::Reader;

/// What the keys of the teacher's own packs begin with.
const OWN: &str = "own/";

/// Under what a policy's pack is found: a pack of the teacher's own may have the id of a shipped one,
/// which the sample teacher goes on with.
pub(super) fn key(document: &Document, id: &str) -> String {
    if document.packs.contains_key(id) { own_key(id) } else { id.to_owned() }
}

/// Whether a pack is this one, read as it was chosen.
pub(super) fn is_read(it: &Pack, of: &Pack, choice: &PolicyChoice) -> bool {
    let chosen = |id| choice.switches.get(id).or_else(|| of.readings.get(id));
    it.text() == of.text() && it.readings.iter().all(|(id, option)| chosen(id) == Some(option))
}

fn own_key(id: &str) -> String {
    format!("{OWN}{id}")
}

impl Session {
    /// Asks for the chosen policy, if it is not here as it is needed.
    pub(super) fn look_for_pack(self) {
        let open = self.open.get_untracked();
        if let Some(choice) = &open.document().policy {
            if let Some(own) = open.document().packs.get(&choice.id) {
                return self.need_own(&choice.id, own.text.clone());
            }
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
        let key = key(self.open.read().document(), id);
        self.packs.read().get(&key).cloned().filter(|it| match it {
            PackState::Ready(pack) => pack.is_whole(),
            PackState::Loading | PackState::Failed | PackState::Unknown => true,
        })
    }

    /// Asks for any policy as a whole, to compare with. One that failed is asked for again.
    pub fn ask_for_other(self, id: &str) {
        let open = self.open.get_untracked();
        if let Some(own) = open.document().packs.get(id) {
            return self.need_own(id, own.text.clone());
        }
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
            Some(PackState::Loading | PackState::Failed | PackState::Unknown) => true,
        };
        if is_here {
            return;
        }
        if xuefen_packs::find(id).is_none() {
            return self.packs.update(|it| _ = it.insert(id.to_owned(), PackState::Unknown));
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

    /// Reads one of the teacher's own packs, unless it has been read as it is now.
    fn need_own(self, id: &str, text: Option<Arc<str>>) {
        let key = own_key(id);
        let is_here = match self.packs.read_untracked().get(&key) {
            Some(PackState::Ready(pack)) => Some(pack.text()) == text.as_deref(),
            Some(PackState::Loading) => true,
            _ => false,
        };
        if is_here {
            return;
        }
        if !self.packs.read_untracked().contains_key(&key) {
            self.packs.update(|it| _ = it.insert(key.clone(), PackState::Loading));
        }
        self.read_whole(key, text.as_deref().map(str::to_owned));
    }

    /// Reads a pack as it is written, once what reads it is here. Nothing is assessed without the
    /// rules, so they come first.
    fn read_whole(self, key: String, text: Option<String>) {
        self.with_rules(move |_| {
            let (key, text) = (key.clone(), text.clone());
            let arrived: Answer<_> = Arc::new(move |reader: Option<&'static Reader>| {
                if reader.is_some() {
                    self.reader.set_value(reader);
                }
                let both = reader.zip(text.as_deref());
                self.received(&key, both.and_then(|(it, text)| (it.read)(text)));
            });
            self.ports.reader.run(arrived);
        });
    }

    /// Takes a pack of the teacher's own that was read already, in the place of an earlier text of
    /// the same that is in use.
    pub fn take_own(self, pack: &Arc<Pack>) {
        let key = own_key(&pack.id);
        let is_used = matches!(self.packs.read_untracked().get(&key), Some(PackState::Ready(_)));
        if is_used {
            self.packs.update(|it| _ = it.insert(key, PackState::Ready(Arc::clone(pack))));
        }
    }

    /// The worked cases of a policy: those kept with one's own pack, or the shipped ones.
    pub fn fetch_cases(self, id: &str, then: impl Fn(Option<String>) + Send + Sync + 'static) {
        let own = self.open().read_untracked().document().packs.get(id).cloned();
        match own {
            Some(own) => then(own.cases.as_deref().map(str::to_owned)),
            None => self.fetch(format!("policies/{id}/cases.json"), then),
        }
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
        let arrived: Answer<_> =
            Arc::new(move |text: Option<String>| self.read_whole(id.clone(), text));
        self.ports.fetch.run((path, arrived));
    }

    /// A pack that is here and will do is not given up for one that did not come.
    fn received(self, id: &str, pack: Option<Arc<Pack>>) {
        let is_here = matches!(self.packs.read_untracked().get(id), Some(PackState::Ready(_)));
        // What is kept here does not get better by asking for it again.
        let missing = if id.starts_with(OWN) { PackState::Unknown } else { PackState::Failed };
        let state = pack.map_or(missing, PackState::Ready);
        if !is_here || self.has_chosen_readings() || matches!(state, PackState::Ready(_)) {
            self.packs.update(|it| _ = it.insert(id.to_owned(), state));
        }
    }

    fn has_chosen_readings(self) -> bool {
        let open = self.open.read_untracked();
        open.document().policy.as_ref().is_some_and(|it| !it.switches.is_empty())
    }
}
