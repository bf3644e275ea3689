//! The running app: signals, memos and dispatch. The only place where state is reactive.
//!
//! Read through memos, write through commands. The one effect of the app is here: saving.

mod packs;
mod ports;

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use xuefen_engine::archive::Archive;
use xuefen_engine::sorted::Map;
use xuefen_engine::{Assessment, Pack};
use xuefen_exchange::archive_file::write_archive;
use xuefen_exchange::document::StepName;
use xuefen_exchange::raw_file::write_raw;
use xuefen_words::Language;
use xuefen_words::ui::frame::NotSaved;

pub use self::ports::{
    Answer, PackState, Picked, PickedFile, Ports, Salvage, SaveState, Start, Theme,
};
use crate::routes::{Page, Route};
use crate::rules::{Reader, Rules};
use crate::state::{Command, OpenDocument, Refusal};

/// Read through signals, write through commands. Made once, at the root.
#[derive(Clone, Copy)]
pub struct Session {
    own: RwSignal<OpenDocument>,
    sample: RwSignal<Option<OpenDocument>>,
    route: RwSignal<Route>,
    packs: RwSignal<Map<String, PackState>>,
    rules: StoredValue<Option<&'static Rules>>,
    reader: StoredValue<Option<&'static Reader>>,
    /// The name of this build.
    build: StoredValue<String>,
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    saving: RwSignal<SaveState>,
    salvage: RwSignal<Option<Salvage>>,
    /// Whether something changed while a save was on its way.
    dirty: StoredValue<bool>,
    /// Whether the last change came from another tab, and so is kept already.
    adopted: StoredValue<bool>,
    today: RwSignal<NaiveDate>,
    ports: Ports,
    open: Memo<OpenDocument>,
    pack: Memo<Option<Arc<Pack>>>,
    assessment: Memo<Option<Arc<Assessment>>>,
}

impl Session {
    /// Starts. Call it once, at the root.
    #[must_use]
    pub fn new(start: Start, ports: Ports) -> Self {
        let own = RwSignal::new(start.document);
        let sample = RwSignal::new(None::<OpenDocument>);
        let route = RwSignal::new(start.route);
        let packs = RwSignal::new(Map::new());
        let rules = StoredValue::new(None::<&'static Rules>);
        let reader = StoredValue::new(None::<&'static Reader>);
        let today = RwSignal::new(start.today);

        let open = Memo::new(move |_| {
            if route.read().sample { sample.get().unwrap_or_default() } else { own.get() }
        });
        // What is the same is the same value: comparing packs and assessments in depth would cost
        // more than what it saves.
        let pack = Memo::new_with_compare(
            move |before: Option<&Option<Arc<Pack>>>| {
                let open = open.read();
                let choice = open.document().policy.as_ref()?;
                let key = packs::key(open.document(), &choice.id);
                // A record that changes does not have the pack read again.
                let known = |pack| before?.as_ref().filter(|it| packs::is_read(it, pack, choice));
                match packs.read().get(&key)? {
                    PackState::Ready(pack) if choice.switches.is_empty() => Some(Arc::clone(pack)),
                    PackState::Ready(pack) if known(pack).is_some() => known(pack).cloned(),
                    PackState::Ready(pack) if pack.is_whole() => {
                        Some((reader.get_value()?.under)(pack, choice))
                    }
                    _ => None,
                }
            },
            is_another,
        );
        let assessment = Memo::new_with_compare(
            move |_| {
                let pack = pack.get()?;
                Some((rules.get_value()?.assess)(&pack, open.read().archive(), today.get()))
            },
            is_another,
        );
        let session = Self {
            own,
            sample,
            route,
            packs,
            rules,
            reader,
            build: StoredValue::new(start.build),
            language: RwSignal::new(start.language),
            theme: RwSignal::new(start.theme),
            saving: RwSignal::new(start.saving),
            salvage: RwSignal::new(start.salvage),
            dirty: StoredValue::new(false),
            adopted: StoredValue::new(false),
            today,
            ports,
            open,
            pack,
            assessment,
        };
        // The one effect: whatever changes is kept.
        let keep = move |(): &(), _: Option<&()>, _| {
            if !session.adopted.get_value() {
                session.save();
            }
            session.adopted.set_value(false);
        };
        Effect::watch(move || own.track(), keep, false);
        session.look();
        session
    }

    /// Where the app is.
    #[must_use]
    pub fn route(self) -> ReadSignal<Route> {
        self.route.read_only()
    }

    /// The open document with its history: one's own, or the sample teacher's.
    #[must_use]
    pub fn open(self) -> Memo<OpenDocument> {
        self.open
    }

    /// The teacher and records as the engine reads them.
    #[must_use]
    pub fn archive(self) -> Arc<Archive> {
        Arc::clone(self.open.read().archive())
    }

    /// The policy in force, once it is here, under the readings chosen.
    #[must_use]
    pub fn pack(self) -> Memo<Option<Arc<Pack>>> {
        self.pack
    }

    /// What has become of asking for the chosen policy; `None` if none is chosen.
    #[must_use]
    pub fn pack_state(self) -> Option<PackState> {
        let open = self.open.read();
        let choice = open.document().policy.as_ref()?;
        self.packs.read().get(&packs::key(open.document(), &choice.id)).cloned()
    }

    /// The assessment as of today.
    #[must_use]
    pub fn assessment(self) -> Memo<Option<Arc<Assessment>>> {
        self.assessment
    }

    /// The language.
    #[must_use]
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// The language, for what is done once.
    #[must_use]
    pub fn language_untracked(self) -> Language {
        self.language.get_untracked()
    }

    /// The theme.
    #[must_use]
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Whether what the teacher owns is kept.
    #[must_use]
    pub fn saving(self) -> SaveState {
        self.saving.get()
    }

    /// What could not be read, until it is taken or put off.
    #[must_use]
    pub fn salvage(self) -> Option<Salvage> {
        self.salvage.get()
    }

    /// Today, where the teacher is.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.today.get()
    }

    /// Whether the sample teacher is shown.
    #[must_use]
    pub fn is_sample(self) -> bool {
        self.route.read().sample
    }

    /// The fragment of a page, of the archive that is shown.
    #[must_use]
    pub fn href(self, page: Page) -> String {
        Route { sample: self.is_sample(), page }.href()
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Refusal`] says why it cannot be; nothing has changed then.
    pub fn dispatch(self, command: Command) -> Result<(), Refusal> {
        let next = self.open.get_untracked().dispatch(command)?;
        self.replace(next);
        Ok(())
    }

    /// Takes back the last step, and says which.
    pub fn undo(self) -> Option<StepName> {
        let open = self.open.get_untracked();
        let name = open.undo_name().cloned();
        self.replace(open.undo()?);
        name
    }

    /// Repeats the step that was last taken back, and says which.
    pub fn redo(self) -> Option<StepName> {
        let open = self.open.get_untracked();
        let name = open.redo_name().cloned();
        self.replace(open.redo()?);
        name
    }

    /// Shows a page of the archive that is shown now.
    pub fn go(self, page: Page) {
        self.ports.go.run(self.href_untracked(page));
    }

    /// Shows any route.
    pub fn go_to(self, route: &Route) {
        self.ports.go.run(route.href());
    }

    /// Follows the address that the browser shows.
    pub fn follow(self, fragment: &str) {
        let route = Route::parse(fragment);
        if route != *self.route.read_untracked() {
            self.route.set(route);
        }
        self.look();
    }

    /// Changes the language.
    pub fn set_language(self, language: Language) {
        self.language.set(language);
        self.ports.keep_language.run(language);
    }

    /// Changes the theme.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        self.ports.keep_theme.run(theme);
    }

    /// A new day has come, or the page was left open over midnight.
    pub fn set_today(self, today: NaiveDate) {
        if *self.today.read_untracked() != today {
            self.today.set(today);
        }
    }

    /// A new random id.
    #[must_use]
    pub fn new_id(self) -> xuefen_engine::Id {
        let text = self.ports.new_id.run(());
        // A random id is hexadecimal, and so a legal one.
        xuefen_engine::Id::new(&text).unwrap_or_else(|| self.new_id())
    }

    /// Offers a text as a file, and says whether the browser took it.
    pub fn download(self, name: &str, media_type: &str, text: String) -> bool {
        self.ports.download.run((name.to_owned(), media_type.to_owned(), text))
    }

    /// Reads the text file that was picked in the control of this id, unless it has more bytes
    /// than `limit`. The answer may come when the page has gone.
    pub fn read_file(self, id: &str, limit: u64, then: impl Fn(Picked) + Send + Sync + 'static) {
        self.ports.read_file.run((id.to_owned(), limit, Arc::new(then)));
    }

    /// Offers one's own archive as a file, whatever is shown, and says whether the browser took it.
    pub fn back_up(self) -> bool {
        let own = self.own.get_untracked();
        // An open document always makes an archive.
        let Ok(file) = own.document().archive_file() else { return false };
        let name = file.archive.teacher().name.clone().unwrap_or_default();
        let name: String = name.chars().filter(|it| it.is_alphanumeric()).collect();
        let day = self.today.get_untracked();
        let separator = if name.is_empty() { "" } else { "_" };
        let name = format!("学分_{name}{separator}{day}.json");
        self.download(&name, "application/json", write_archive(&file))
    }

    /// Offers what could not be read as a file, and removes it if it may be.
    pub fn take_salvage(self) {
        let Some(salvage) = self.salvage.get_untracked() else { return };
        let name = format!("学分_原始数据_{}.json", self.today.get_untracked());
        if self.download(&name, "application/json", write_raw(&salvage.texts)) {
            if salvage.is_removable {
                self.ports.discard.run(());
                // What lay in a slot gives way to what is whole.
                self.save();
            }
            self.salvage.set(None);
        }
    }

    /// Leaves what could not be read where it is, until the next start.
    pub fn put_salvage_off(self) {
        self.salvage.set(None);
    }

    /// Shows what another tab has saved, once what is here is a file.
    pub fn take_other(self) {
        if !self.back_up() {
            return;
        }
        let arrived: Answer<_> = Arc::new(move |other: Option<(OpenDocument, String)>| {
            if let Some((document, time)) = other {
                self.adopt(document, time);
            }
        });
        self.ports.take_other.run(arrived);
    }

    /// Whether a pack that takes so many characters would find room in the browser.
    #[must_use]
    pub fn has_room(self, characters: usize) -> bool {
        (self.ports.has_room)(characters)
    }

    /// Fetches a file beside the app by its relative path; `None` if it cannot be had. The answer
    /// may come when the page has gone.
    pub fn fetch(self, path: String, then: impl Fn(Option<String>) + Send + Sync + 'static) {
        self.ports.fetch.run((path, Arc::new(then)));
    }

    /// Tries again to get the chosen policy.
    pub fn ask_again(self) {
        self.packs.update(|it| it.retain(|_, it| !matches!(it, PackState::Failed)));
        self.look();
    }

    /// Calls `then` with the rules once they are here, or with `None` if they cannot be had.
    fn with_rules(self, then: impl Fn(Option<&'static Rules>) + Send + Sync + 'static) {
        let arrived: Answer<_> = Arc::new(move |rules: Option<&'static Rules>| {
            if rules.is_some() {
                self.rules.set_value(rules);
            }
            then(rules);
        });
        self.ports.rules.run(arrived);
    }

    /// What is not kept everywhere yet, as it would be saved; `None` if all is.
    #[must_use]
    pub fn unsaved(self) -> Option<String> {
        let kept =
            matches!(*self.saving.read_untracked(), SaveState::Nothing | SaveState::Saved(_));
        (!kept).then(|| self.to_be_saved())
    }

    /// Takes over what another tab has saved.
    pub fn adopt(self, document: OpenDocument, time: String) {
        self.adopted.set_value(true);
        self.own.set(document);
        self.saving.set(SaveState::Saved(time));
        self.look();
    }

    fn to_be_saved(self) -> String {
        let own = self.own.get_untracked();
        xuefen_exchange::document::save(own.document(), own.history())
    }

    /// Saves again after a failure, or what has changed.
    pub fn save(self) {
        if *self.saving.read_untracked() == SaveState::Saving {
            self.dirty.set_value(true);
            return;
        }
        self.saving.set(SaveState::Saving);
        self.dirty.set_value(false);
        let text = self.to_be_saved();
        let done: Answer<_> = Arc::new(move |answer: Result<String, NotSaved>| {
            self.saving.set(match answer {
                Ok(time) => SaveState::Saved(time),
                Err(why) => SaveState::NotSaved(why),
            });
            if self.dirty.get_value() {
                self.save();
            }
        });
        self.ports.save.run((text, done));
    }

    fn href_untracked(self, page: Page) -> String {
        Route { sample: self.route.read_untracked().sample, page }.href()
    }

    fn replace(self, next: OpenDocument) {
        if self.route.read_untracked().sample {
            self.sample.set(Some(next));
        } else {
            self.own.set(next);
        }
        self.look();
    }

    /// Asks for what the shown route needs: the sample, and the chosen policy.
    fn look(self) {
        if self.route.read_untracked().sample && self.sample.read_untracked().is_none() {
            self.sample.set(Some(OpenDocument::default()));
            let arrived: Answer<_> = Arc::new(move |text: Option<String>| {
                self.with_rules(move |rules| {
                    let both = rules.zip(text.as_deref());
                    self.sample.set(both.and_then(|(it, text)| (it.read_sample)(text)));
                    self.look_for_pack();
                });
            });
            self.ports.fetch.run(("samples/khorgos-2024-2028.json".to_owned(), arrived));
        }
        self.look_for_pack();
    }
}

/// The session, in a page. Components below pages get what they show as props.
#[must_use]
pub fn use_session() -> Session {
    expect_context()
}

/// Whether a value is another than before, not just equal to it.
fn is_another<T>(before: Option<&Option<Arc<T>>>, now: Option<&Option<Arc<T>>>) -> bool {
    match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
        (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
        (before, now) => before.is_some() != now.is_some(),
    }
}
