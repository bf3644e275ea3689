//! The teacher's own packs: the list, import, new ones.

mod bring;
mod list;
mod new;

use leptos::prelude::*;
use xuefen_exchange::document::OwnPack;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::packs::Packs as Texts;

use self::bring::bring;
use self::list::list;
use self::new::new;
use crate::present::packs::{no_room, room_for};
use crate::present::refusal::refusal;
use crate::routes::{Page, Route};
use crate::session::{Session, use_session};
use crate::state::Command;
use crate::ui::button::ButtonKind;
use crate::ui::focus::focus_element;
use crate::ui::link_button::LinkButton;
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::PageHeader;

const REFUSED: &str = "packs-refused";

/// Shows the teacher's own packs, and the ways to another.
#[component]
pub fn PacksPage() -> impl IntoView {
    let session = use_session();
    let keeping = Keeping {
        session,
        language: session.language_untracked(),
        refused: RwSignal::new(None),
        news: RwSignal::new(String::new()),
    };
    let words = Texts::of(keeping.language);
    let body = if session.route().get_untracked().sample {
        of_sample(keeping.language, Page::Packs)
    } else {
        page(keeping)
    };
    view! {
        <PageHeader title=words.title lead=words.lead />
        {body}
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Keeping {
    session: Session,
    language: Language,
    /// Why what was asked for was not done.
    refused: RwSignal<Option<String>>,
    /// What was done, for those who listen.
    news: RwSignal<String>,
}

impl Keeping {
    /// Carries out a command, or says why not.
    fn dispatch(self, command: Command) -> bool {
        match self.session.dispatch(command) {
            Ok(()) => self.refused.set(None),
            Err(it) => {
                self.refuse(refusal(&it, &self.session.archive(), self.language));
                return false;
            }
        }
        true
    }

    fn refuse(self, why: String) {
        self.refused.set(Some(why));
        request_animation_frame(|| focus_element(REFUSED));
    }

    /// Keeps a pack, if there is room for it, and goes where it is written.
    fn keep(self, id: &str, pack: OwnPack) {
        let room = room_for(&pack);
        if !self.session.has_room(room) {
            return self.refuse(no_room(room, self.language));
        }
        if self.dispatch(Command::PutPack { id: id.to_owned(), pack }) {
            self.session.go(Page::Pack(id.to_owned()));
        }
    }
}

fn page(keeping: Keeping) -> AnyView {
    view! {
        {refused(keeping)}
        {list(keeping)}
        <div class="page__columns">
            <div class="page__column">{bring(keeping)}</div>
            <div class="page__column">{new(keeping)}</div>
        </div>
        <LiveRegion text=keeping.news />
    }
    .into_any()
}

/// Why what was asked for was not done.
fn refused(keeping: Keeping) -> impl IntoView {
    let title = Texts::of(keeping.language).not_done;
    let kind_word = Frame::of(keeping.language).danger_word;
    move || {
        let text = keeping.refused.get()?;
        Some(view! {
            <div role="alert" id=REFUSED tabindex="-1">
                <Notice kind=NoticeKind::Danger kind_word=kind_word title=title>
                    <p>{text}</p>
                </Notice>
            </div>
        })
    }
}

/// The sample teacher has no packs; the page of one's own leads on.
pub(super) fn of_sample(language: Language, page: Page) -> AnyView {
    let words = Texts::of(language);
    let href = Route::own(page).href();
    view! {
        <Notice
            kind_word=Frame::of(language).info_word
            title=words.sample
            actions=move || view! {
                <LinkButton label=words.to_own href=href kind=ButtonKind::Primary />
            }
        >
            <p>{words.sample_text}</p>
        </Notice>
    }
    .into_any()
}
