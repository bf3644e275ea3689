//! What the session starts with, and what it asks of the browser.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use xuefen_engine::Pack;
use xuefen_words::Language;
use xuefen_words::ui::file::{Encoding, FileFault};
use xuefen_words::ui::frame::NotSaved;

use crate::routes::Route;
use crate::rules::{Reader, Rules};
use crate::state::OpenDocument;

/// A policy pack on its way from the server, or from the browser's cache.
#[derive(Clone, Debug)]
pub enum PackState {
    /// Asked for.
    Loading,
    /// It could not be had, or is not sound.
    Failed,
    /// It is neither a shipped one nor one of the teacher's own that can be read.
    Unknown,
    /// Here.
    Ready(Arc<Pack>),
}

/// Whether what the teacher owns is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// There is nothing to keep yet.
    Nothing,
    /// On its way.
    Saving,
    /// Written everywhere, at this time (`hh:mm`).
    Saved(String),
    /// Not kept.
    NotSaved(NotSaved),
}

/// What lies in the browser's storage and could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvage {
    /// Where each text lies, and the text.
    pub texts: Vec<(String, String)>,
    /// Whether it may be removed: the newest text that is whole is another.
    pub is_removable: bool,
}

/// How the interface looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A text file that somebody has picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickedFile {
    /// Its name, without a path.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// How that is written.
    pub encoding: Encoding,
}

/// The file that was picked, or why it could not be read.
pub type Picked = Result<PickedFile, FileFault>;

/// What to do with an answer. It belongs to nobody: a callback made on a page would be gone with
/// the page, and running it would stop the app.
pub type Answer<T> = Arc<dyn Fn(T) + Send + Sync>;

/// What the session asks of the browser. Answers come later.
#[derive(Clone, Copy)]
pub struct Ports {
    /// Fetches a file beside the app by its relative path; `None` if it cannot be had.
    pub fetch: Callback<(String, Answer<Option<String>>)>,
    /// Fetches the rules; `None` if they cannot be had.
    pub rules: Callback<Answer<Option<&'static Rules>>>,
    /// Fetches what reads packs; `None` if it cannot be had.
    pub reader: Callback<Answer<Option<&'static Reader>>>,
    /// Keeps the saved document; answers with the time when everything is written.
    pub save: Callback<(String, Answer<Result<String, NotSaved>>)>,
    /// What another tab has saved, and when; from now on saves follow it. `None` if it cannot be had.
    pub take_other: Callback<Answer<Option<(OpenDocument, String)>>>,
    /// Whether so many more characters would find room.
    pub has_room: fn(usize) -> bool,
    /// Removes what has been salvaged.
    pub discard: Callback<()>,
    /// Shows another fragment.
    pub go: Callback<String>,
    /// Offers a text as a file: name, media type, text.
    pub download: Callback<(String, String, String), bool>,
    /// Reads the text file picked in the control of an id, unless it has more bytes than allowed.
    pub read_file: Callback<(String, u64, Answer<Picked>)>,
    /// Keeps the language and applies it to the page.
    pub keep_language: Callback<Language>,
    /// Keeps the theme and applies it to the page.
    pub keep_theme: Callback<Theme>,
    /// Makes a new random id.
    pub new_id: Callback<(), String>,
}

/// What the app starts with.
pub struct Start {
    /// What was kept, or nothing.
    pub document: OpenDocument,
    /// Whether it can be kept from now on.
    pub saving: SaveState,
    /// What could not be read.
    pub salvage: Option<Salvage>,
    /// The first route.
    pub route: Route,
    /// The language.
    pub language: Language,
    /// The theme.
    pub theme: Theme,
    /// Today, where the teacher is.
    pub today: NaiveDate,
    /// The name of this build; packs are compiled under it.
    pub build: String,
}
