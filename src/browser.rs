//! The joints between the session and the browser: what the ports do.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use xuefen::app::App;
use xuefen::parts;
use xuefen::routes::Route;
use xuefen::rules::{Reader, Rules};
use xuefen::session::{
    Answer, Picked, PickedFile, Ports, Salvage, SaveState, Session, Start, Theme,
};
use xuefen::shell::indexed::Indexed;
use xuefen::shell::local::Local;
use xuefen::shell::settings::{self, Setting};
use xuefen::shell::{clock, fetch, files, focus, ids, page, persist, rescue};
use xuefen::state::OpenDocument;
use xuefen::storage::{Damaged, Loaded, Storage, StorageError, Vault};
use xuefen_exchange::document::{LoadError, load};
use xuefen_words::Language;
use xuefen_words::ui::file::{Encoding, FileFault};
use xuefen_words::ui::frame::{Frame, NotSaved};

type Keeper = Arc<Vault<Local, Indexed>>;

/// Starts the app.
pub(crate) fn start() {
    rescue::install();
    spawn_local(async {
        let keeper: Keeper = Arc::new(Vault::new(Local, Indexed::new("xuefen")));
        let looked = keeper.look().await;
        let (document, saving) = opened(looked.clone());
        let salvage = salvage(&looked, &saving);
        // What could not be understood is not adopted, and so never written over.
        if let (Ok(looked), SaveState::Saved(_) | SaveState::Nothing) = (&looked, &saving) {
            keeper.adopt(looked);
        }
        let locked = match &saving {
            SaveState::NotSaved(why @ (NotSaved::Newer | NotSaved::Unreadable)) => Some(*why),
            _ => None,
        };
        let start = Start {
            document,
            saving,
            salvage,
            route: Route::parse(&page::hash()),
            language: language(),
            theme: theme(),
            today: clock::today(),
            build: page::build(),
        };
        page::remove("shell");
        mount_to_body(move || {
            let damaged = looked.map(|it| it.damaged).unwrap_or_default();
            let session = Session::new(start, ports(Arc::clone(&keeper), locked, damaged));
            listen(session, &keeper);
            view! { <App session=session /> }
        });
    });
}

/// The document that was kept, and whether it can be kept from now on.
fn opened(loaded: Result<Loaded, StorageError>) -> (OpenDocument, SaveState) {
    let text = match loaded {
        Ok(loaded) => loaded.text,
        Err(error) => return (OpenDocument::default(), SaveState::NotSaved(why(&error))),
    };
    let Some(text) = text else { return (OpenDocument::default(), SaveState::Nothing) };
    let open = load(&text).map(OpenDocument::open);
    match open {
        Ok(Ok(open)) => (open, SaveState::Saved(clock::time())),
        Err(LoadError::NewerVersion { .. }) => {
            (OpenDocument::default(), SaveState::NotSaved(NotSaved::Newer))
        }
        // What cannot be read stays where it is: nothing is saved over it.
        Ok(Err(_)) | Err(_) => (OpenDocument::default(), SaveState::NotSaved(NotSaved::Unreadable)),
    }
}

/// What was kept and could not be read.
fn salvage(looked: &Result<Loaded, StorageError>, saving: &SaveState) -> Option<Salvage> {
    let looked = looked.as_ref().ok()?;
    let refused = matches!(saving, SaveState::NotSaved(_));
    let whole =
        looked.text.iter().filter(|_| refused).map(|it| ("document".to_owned(), it.clone()));
    let damaged = looked.damaged.iter().map(|it| (it.place.to_string(), it.text.clone()));
    let texts: Vec<_> = whole.chain(damaged).collect();
    (!texts.is_empty()).then_some(Salvage { texts, is_removable: !refused })
}

fn why(error: &StorageError) -> NotSaved {
    match error {
        StorageError::Full { .. } => NotSaved::Full,
        StorageError::Unavailable { .. } => NotSaved::Unavailable,
        StorageError::Conflict { .. } => NotSaved::OtherTab,
        StorageError::NewerForm { .. } => NotSaved::Newer,
        _ => NotSaved::Failed,
    }
}

fn language() -> Language {
    let kept = settings::read(Setting::Language);
    kept.and_then(|it| Language::parse(&it)).unwrap_or(Language::Zh)
}

fn theme() -> Theme {
    match settings::read(Setting::Theme).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

fn theme_word(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

fn ports(keeper: Keeper, locked: Option<NotSaved>, damaged: Vec<Damaged>) -> Ports {
    let (other, holder) = (Arc::clone(&keeper), Arc::clone(&keeper));
    Ports {
        fetch: Callback::new(|(path, arrived): (String, Answer<Option<String>>)| {
            spawn_local(async move { arrived(fetch::text(&path).await) });
        }),
        rules: Callback::new(|arrived: Answer<Option<&'static Rules>>| {
            spawn_local(async move { arrived(parts::rules().await) });
        }),
        reader: Callback::new(|arrived: Answer<Option<&'static Reader>>| {
            spawn_local(async move { arrived(parts::reader().await) });
        }),
        save: Callback::new(move |(text, done): (String, Answer<Result<String, NotSaved>>)| {
            if let Some(why) = locked {
                return done(Err(why));
            }
            let keeper = Arc::clone(&keeper);
            spawn_local(async move {
                let answer = keeper.save(&text).await;
                let first = answer.as_ref().is_ok_and(|it| it.generation == 1);
                done(answer.map(|_| clock::time()).map_err(|it| why(&it)));
                if first {
                    persist::ask().await;
                }
            });
        }),
        take_other: Callback::new(move |arrived: Answer<Option<(OpenDocument, String)>>| {
            let keeper = Arc::clone(&other);
            spawn_local(async move {
                let answer = newest(&keeper).await.map(|(looked, open, time)| {
                    keeper.adopt(&looked);
                    (open, time)
                });
                arrived(answer);
            });
        }),
        has_room: |characters| Local.has_room(characters),
        discard: Callback::new(move |()| {
            for it in &damaged {
                // What cannot be removed is offered again at the next start.
                holder.discard(it).unwrap_or_default();
            }
        }),
        go: Callback::new(|fragment: String| page::set_hash(&fragment)),
        download: Callback::new(|(name, media_type, text): (String, String, String)| {
            files::download_text(&name, &media_type, &text).is_ok()
        }),
        read_file: Callback::new(read_file),
        keep_language: Callback::new(|language: Language| {
            page::set_language(language.html());
            page::set_title(Frame::of(language).title);
            // A choice that cannot be kept holds until the page is closed.
            settings::keep(Setting::Language, Some(language.as_str())).unwrap_or_default();
        }),
        keep_theme: Callback::new(|theme: Theme| {
            page::set_theme(theme_word(theme));
            // As above.
            settings::keep(Setting::Theme, theme_word(theme)).unwrap_or_default();
        }),
        new_id: Callback::new(|()| ids::new()),
    }
}

fn read_file((id, limit, done): (String, u64, Answer<Picked>)) {
    let Some(chosen) = files::Chosen::in_input(&id) else { return };
    spawn_local(async move {
        let bytes = chosen.read(limit).await;
        let read = bytes.and_then(|it| files::decode(&it));
        let read = read.map(|(text, encoding)| PickedFile {
            name: chosen.name(),
            text,
            encoding: match encoding {
                files::Encoding::Utf8 => Encoding::Utf8,
                files::Encoding::Utf16 => Encoding::Utf16,
                files::Encoding::Gb18030 => Encoding::Gb18030,
            },
        });
        done(read.map_err(|it| fault(&it)));
    });
}

fn fault(error: &files::FileError) -> FileFault {
    match error {
        files::FileError::TooLarge { size, limit } => {
            FileFault::TooLarge { size: *size, limit: *limit }
        }
        files::FileError::NotText => FileFault::NotText,
        files::FileError::Unreadable(_) | files::FileError::NotMade(_) => FileFault::Unreadable,
    }
}

/// Follows the address, the day, and what other tabs save.
fn listen(session: Session, keeper: &Keeper) {
    page::set_language(session.language_untracked().html());
    page::set_title(Frame::of(session.language_untracked()).title);
    let hash = page::on_hash(move |fragment| {
        focus::release();
        session.follow(&fragment);
        page::after_render(|| _ = focus::heading());
    });
    let returning = Arc::clone(keeper);
    let back = page::on_return(move || {
        session.set_today(clock::today());
        follow_other_tab(session, &returning);
    });
    let leaving = Arc::clone(keeper);
    let leave = page::on_leave(move || {
        if let Some(text) = session.unsaved() {
            // The page may be gone in a moment; the next visit finds this.
            leaving.stash(&text).unwrap_or_default();
        }
    });
    let watching = Arc::clone(keeper);
    let other = page::on_other_tab(move |_| follow_other_tab(session, &watching));
    hash.into_iter().for_each(page::Listener::keep);
    other.into_iter().for_each(page::Listener::keep);
    back.into_iter().flatten().for_each(page::Listener::keep);
    leave.into_iter().flatten().for_each(page::Listener::keep);
}

/// Takes over what another tab has saved, if it is understood and nothing here would be lost.
fn follow_other_tab(session: Session, keeper: &Keeper) {
    if keeper.overtaken().is_none() || session.unsaved().is_some() {
        return;
    }
    let keeper = Arc::clone(keeper);
    spawn_local(async move {
        let newest = newest(&keeper).await;
        // Something may have been typed while the answer was on its way.
        if let (Some((looked, open, time)), None) = (newest, session.unsaved()) {
            keeper.adopt(&looked);
            session.adopt(open, time);
        }
    });
}

/// What is kept now, if it is understood, and the time at which it was found.
async fn newest(keeper: &Keeper) -> Option<(Loaded, OpenDocument, String)> {
    let looked = keeper.look().await.ok()?;
    match opened(Ok(looked.clone())) {
        (open, SaveState::Saved(time)) => Some((looked, open, time)),
        _ => None,
    }
}
