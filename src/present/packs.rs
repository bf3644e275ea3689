//! The teacher's own packs: what may come in and under which id, and the list of what is here.

use std::sync::Arc;

use xuefen_engine::json::locate;
use xuefen_exchange::document::{Document, OwnPack, OwnPacks};
use xuefen_words::Language;
use xuefen_words::ui::packs as texts;
use xuefen_words::ui::packs::Packs;

use super::own_pack::{Head, title};
use super::pack_editor::{Checked, check};

/// A short pack to start from.
pub const TEMPLATE: &str = include_str!("packs/template.json");
/// Its worked cases.
pub const TEMPLATE_CASES: &str = include_str!("packs/template-cases.json");

/// The most characters of an id.
const LONGEST_ID: usize = 60;

/// What is to be done with a pack that somebody wants to bring in.
#[derive(Clone, Debug)]
pub enum Arrival {
    /// It can be kept under its own id.
    Fits {
        /// The id that it bears.
        id: String,
    },
    /// The very same pack is here.
    Same {
        /// The id that both bear.
        id: String,
    },
    /// A shipped policy has its id.
    TakenByShipped,
    /// Another pack of one's own has its id.
    TakenByOwn {
        /// The id that both bear.
        id: String,
    },
    /// It is not sound; it can be kept as a draft.
    Unsound(Checked),
}

/// Looks at the text of a pack that somebody wants to bring in.
#[must_use]
pub fn arrival(text: &str, own: &OwnPacks) -> Arrival {
    let checked = check(text, None);
    let Some(pack) = &checked.pack else { return Arrival::Unsound(checked) };
    let id = pack.id.clone();
    match own.get(&id) {
        Some(here) if here.text.as_deref() == Some(text) => Arrival::Same { id },
        Some(_) => Arrival::TakenByOwn { id },
        None if xuefen_packs::find(&id).is_some() => Arrival::TakenByShipped,
        None if id_problem(&id, own, Language::Zh).is_some() => Arrival::Unsound(checked),
        None => Arrival::Fits { id },
    }
}

/// A text as it is kept: lines end in one way only, and no mark stands before it.
#[must_use]
pub fn tidied(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// An id that nobody has, made from another.
#[must_use]
pub fn free_id(like: &str, own: &OwnPacks) -> String {
    let base: String = like.chars().filter(|it| may_be_in_id(*it)).take(LONGEST_ID - 10).collect();
    let base = if base.is_empty() { "own".to_owned() } else { base };
    let candidates = (1_usize..).map(|it| match it {
        1 => base.clone(),
        2 => format!("{base}-own"),
        _ => format!("{base}-own-{}", it - 1),
    });
    let mut free = candidates.filter(|it| id_problem(it, own, Language::Zh).is_none());
    free.next().unwrap_or(base)
}

/// What is wrong with an id for a new pack.
#[must_use]
pub fn id_problem(id: &str, own: &OwnPacks, language: Language) -> Option<&'static str> {
    let words = Packs::of(language);
    if id.is_empty() {
        Some(words.empty_id)
    } else if id.chars().count() > LONGEST_ID || !id.chars().all(may_be_in_id) {
        Some(words.bad_id)
    } else if xuefen_packs::find(id).is_some() {
        Some(words.shipped_id)
    } else if own.contains_key(id) {
        Some(words.own_id)
    } else {
        None
    }
}

fn may_be_in_id(it: char) -> bool {
    it.is_alphanumeric() || it == '.' || it == '-' || it == '_'
}

/// The pack of a text under an id, which is written into it: sound texts are in use, others drafts.
#[must_use]
pub fn as_own(text: &str, cases: Option<&str>, id: &str) -> OwnPack {
    let old = Head::read(text).id;
    let text: Arc<str> = with_id(text, id).into();
    let cases = cases.map(|it| with_policy(it, &old, id).into());
    match check(&text, Some(id)).pack {
        Some(_) => OwnPack { text: Some(text), draft: None, cases },
        None => OwnPack { text: None, draft: Some(text), cases },
    }
}

/// A pack's text with another id; as it is where it has none that can be found.
#[must_use]
pub fn with_id(text: &str, id: &str) -> String {
    let old = format!("{:?}", Head::read(text).id);
    let at = locate(text, &["/id"]).first().copied().unwrap_or_default();
    let replaced = || {
        let (before, behind) = text.split_at_checked(at)?;
        let (between, rest) = behind.strip_prefix("\"id\"")?.split_once(&old)?;
        (between.trim() == ":").then(|| format!("{before}\"id\"{between}{id:?}{rest}"))
    };
    replaced().unwrap_or_else(|| text.to_owned())
}

/// The text of a case file for a pack under another id.
fn with_policy(cases: &str, old: &str, new: &str) -> String {
    let cases = cases.replace(&format!("\"policy\": {old:?}"), &format!("\"policy\": {new:?}"));
    cases.replace(&format!("\"policy\":{old:?}"), &format!("\"policy\":{new:?}"))
}

/// One of the teacher's own packs in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPackView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it applies; empty where it does not say.
    pub region: String,
    /// Its id and size.
    pub about: String,
    /// How it stands.
    pub standing: Standing,
    /// The same in words.
    pub state: &'static str,
    /// Whether it is the chosen policy.
    pub is_policy: bool,
    /// Whether a shipped policy has its id too.
    pub shadows: bool,
}

/// How a pack stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be used.
    Sound,
    /// An earlier text can be used.
    Drafted,
    /// Nothing of it can.
    Unsound,
}

/// Presents the teacher's own packs.
#[must_use]
pub fn own_packs(document: &Document, language: Language) -> Vec<OwnPackView> {
    let words = Packs::of(language);
    let policy = document.policy.as_ref().map(|it| it.id.as_str());
    let view = |(id, pack): (&String, &Arc<OwnPack>)| {
        let (standing, state) = match (&pack.text, &pack.draft) {
            (Some(_), None) => (Standing::Sound, words.sound),
            (Some(_), Some(_)) => (Standing::Drafted, words.drafted),
            (None, _) => (Standing::Unsound, words.unsound),
        };
        let head = Head::read(pack.text.as_deref().unwrap_or(pack.shown()));
        OwnPackView {
            id: id.clone(),
            title: title(id, pack, language),
            region: head.region(language).to_owned(),
            about: texts::id_and_size(language, id, kilobytes(pack.bytes())),
            standing,
            state,
            is_policy: policy == Some(id),
            shadows: xuefen_packs::find(id).is_some(),
        }
    };
    document.packs.iter().map(view).collect()
}

/// So many kilobytes, at least one.
fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000)
}

/// The room that a pack needs in the browser: characters as storage counts them, in both slots.
#[must_use]
pub fn room_for(pack: &OwnPack) -> usize {
    let escaped = |it: &str| {
        let marks = it.chars().filter(|it| matches!(it, '"' | '\\' | '\n' | '\t')).count();
        it.encode_utf16().count() + marks
    };
    let texts = [&pack.text, &pack.draft, &pack.cases].into_iter().flatten();
    2 * texts.map(|it| escaped(it)).sum::<usize>()
}

/// That the browser has no room for a pack, with the bytes that it needs.
#[must_use]
pub fn no_room(room: usize, language: Language) -> String {
    // A character takes two bytes there.
    texts::no_room(language, kilobytes(2 * room))
}

#[cfg(test)]
mod tests;
