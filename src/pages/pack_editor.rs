//! A pack being written: its text beside what is wrong with it, and its worked cases.
//!
//! What is typed is checked at the next pause. A text that is sound is in use from then on; one that
//! is not is kept as a draft. Undoing what was typed is the text area's own.

mod cases;
pub(super) mod findings;
mod standing;

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_exchange::document::OwnPack;
use xuefen_words::Language;
use xuefen_words::ui::pack_editor::PackEditor as Texts;

use self::cases::case_file;
use self::findings::findings;
use self::standing::standing;
use super::packs::of_sample;
use super::pause::Pause;
use super::policy::cases::Bench;
use super::refused::Refused;
use crate::present::own_pack::title;
use crate::present::pack_editor::{Checked, check, problems, typed};
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::state::{Command, Refusal};
use crate::ui::button::ButtonKind;
use crate::ui::card::Card;
use crate::ui::code_area::CodeArea;
use crate::ui::link_button::LinkButton;
use crate::ui::live_region::LiveRegion;
use crate::ui::page_header::PageHeader;

const TEXT: &str = "pack-text";

/// Shows a pack of the teacher's own to be written.
#[component]
pub fn PackEditorPage(
    /// Its id.
    id: String,
) -> impl IntoView {
    let session = use_session();
    let language = session.language_untracked();
    let route = session.route().get_untracked();
    if route.sample {
        return of_sample(language, route.page);
    }
    let writing = Writing::new(session, language, id);
    // Whoever leaves within the pause loses nothing.
    on_cleanup(move || writing.flush());
    let is_there = Memo::new(move |_| writing.pack().is_some());
    let shown = move || match is_there.get() {
        true => untrack(|| page(writing)),
        false => gone(writing),
    };
    shown.into_any()
}

/// A pack being written.
#[derive(Clone, Copy)]
struct Writing {
    session: Session,
    language: Language,
    id: StoredValue<String>,
    /// What was typed and not looked at yet.
    pending: StoredValue<Option<String>>,
    pause: Pause,
    /// What was checked last, so that nothing is checked twice.
    last: StoredValue<Option<(Arc<str>, Arc<Checked>)>>,
    /// The text that is shown, and what is wrong with it.
    checked: Memo<(Arc<str>, Arc<Checked>)>,
    /// Why a change was not kept.
    refused: RwSignal<Option<Refusal>>,
    bench: Bench,
    news: RwSignal<String>,
}

impl Writing {
    fn new(session: Session, language: Language, id: String) -> Self {
        let id = StoredValue::new(id);
        let last = StoredValue::new(None);
        let text = Memo::new(move |_| {
            let open = session.open().read();
            let pack = open.document().packs.get(&*id.read_value());
            Arc::<str>::from(pack.map_or("", |it| it.shown()))
        });
        let checked = Memo::new_with_compare(
            move |_| {
                let text = text.get();
                let checked = look(&text, id, last);
                (text, checked)
            },
            |before, now| match (before, now) {
                (Some(before), Some(now)) => !Arc::ptr_eq(&before.1, &now.1),
                _ => true,
            },
        );
        Self {
            session,
            language,
            id,
            pending: StoredValue::new(None),
            pause: Pause::long(),
            last,
            checked,
            refused: RwSignal::new(None),
            bench: Bench::new(),
            news: RwSignal::new(String::new()),
        }
    }

    /// The pack as it is kept.
    fn pack(self) -> Option<Arc<OwnPack>> {
        let open = self.session.open().read();
        open.document().packs.get(&*self.id.read_value()).cloned()
    }

    /// Something was typed.
    fn type_text(self, text: String) {
        self.pending.set_value(Some(text));
        self.pause.then(move || self.flush());
    }

    /// Looks at what was typed, and keeps it. The page may be gone.
    fn flush(self) {
        let Some(text) = self.pending.try_update_value(Option::take).flatten() else { return };
        let Some(before) = untrack(|| self.pack()) else { return };
        let checked = look(&text, self.id, self.last);
        let pack = typed(&before, &text, &checked);
        if pack == *before {
            return;
        }
        if let Some(read) = &checked.pack {
            self.session.take_own(read);
        }
        self.keep(pack);
    }

    /// Keeps the pack as it is now. The page may be gone.
    fn keep(self, pack: OwnPack) {
        let Some(id) = self.id.try_get_value() else { return };
        let answer = self.session.dispatch(Command::EditPack { id, pack });
        self.refused.try_set(answer.err());
        self.bench.clear();
    }
}

/// What is wrong with a text; found once.
fn look(
    text: &str,
    id: StoredValue<String>,
    last: StoredValue<Option<(Arc<str>, Arc<Checked>)>>,
) -> Arc<Checked> {
    let known = last.try_read_value().and_then(|it| it.clone());
    if let Some((_, checked)) = known.filter(|(known, _)| **known == *text) {
        return checked;
    }
    let checked = Arc::new(check(text, id.try_get_value().as_deref()));
    last.try_set_value(Some((text.into(), Arc::clone(&checked))));
    checked
}

fn page(writing: Writing) -> AnyView {
    let Writing { session, language, checked, .. } = writing;
    let words = Texts::of(language);
    let named = Memo::new(move |_| {
        let id = writing.id.get_value();
        match &checked.read().1.pack {
            Some(it) => language.of(&it.source.title).to_owned(),
            None => writing.pack().map(|it| title(&id, &it, language)).unwrap_or_default(),
        }
    });
    let found = Memo::new(move |_| {
        let (text, checked) = checked.get();
        problems(&text, &checked.problems, language)
    });
    let list = move || findings("pack", found.get(), language, Some(TEXT));
    let packs = session.href(Page::Packs);
    view! {
        <PageHeader
            title=named
            kicker=writing.id.get_value()
            actions=move || view! {
                <LinkButton label=words.to_packs href=packs kind=ButtonKind::Quiet />
            }
        />
        <Refused refusal=writing.refused />
        {standing(writing)}
        <div class="page__columns">
            <div class="page__column">
                <CodeArea
                    id=TEXT
                    label=words.text
                    hint=words.text_hint
                    value=Signal::derive(move || checked.read().0.to_string())
                    on_input=move |it| writing.type_text(it)
                    on_leave=move |()| writing.flush()
                />
            </div>
            <div class="page__column">
                <Card id="pack-problems" title=words.problems>{list}</Card>
            </div>
        </div>
        {case_file(writing)}
        <LiveRegion text=writing.news />
    }
    .into_any()
}

/// There is no such pack (any more).
fn gone(writing: Writing) -> AnyView {
    let words = Texts::of(writing.language);
    let href = writing.session.href(Page::Packs);
    view! {
        <PageHeader title=words.gone lead=words.gone_text />
        <p><LinkButton label=words.to_packs href=href kind=ButtonKind::Primary /></p>
    }
    .into_any()
}
