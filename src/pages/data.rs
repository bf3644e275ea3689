//! One's own data: where they are, backups, the last steps, erasing everything.

mod difference;
mod erase;
mod place;
mod restore;
mod steps;

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_exchange::archive_file::ArchiveFile;
use xuefen_words::Language;
use xuefen_words::ui::data::Data as Texts;
use xuefen_words::ui::frame::Frame;

use self::erase::erase;
use self::place::{contents, place};
use self::restore::restore;
use self::steps::steps;
use crate::present::data::Unfit;
use crate::routes::{Page, Route};
use crate::session::{Session, use_session};
use crate::ui::button::ButtonKind;
use crate::ui::card::Card;
use crate::ui::link_button::LinkButton;
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::Notice;
use crate::ui::page_header::PageHeader;

/// A backup on its way in, and what was done last. It outlives the page, which is made anew when
/// the language changes; it is never saved.
#[derive(Clone, Copy)]
pub struct Backup {
    restoring: RwSignal<Restoring>,
    done: RwSignal<Option<Done>>,
}

/// What has become of a backup that was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Restoring {
    /// None was.
    #[default]
    Idle,
    /// It is being read.
    Reading,
    /// It cannot be imported.
    Unfit(Unfit),
    /// It can, if the teacher says so.
    Ready(Arc<ArchiveFile>),
}

/// What was done last on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// A backup was handed to the browser.
    BackedUp,
    /// The browser did not take it.
    NotBackedUp,
    /// A backup has taken the place of everything.
    Replaced,
    /// Everything was erased.
    Erased,
}

impl Backup {
    /// Nothing chosen, nothing done.
    #[must_use]
    pub fn new() -> Self {
        Self { restoring: RwSignal::default(), done: RwSignal::new(None) }
    }
}

impl Default for Backup {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows where one's own data are and what can be done with the whole of them.
///
/// With the sample teacher it can only be read. After what was done focus is on the message about it.
#[component]
pub fn DataPage(
    /// A backup that was chosen.
    backup: Backup,
) -> impl IntoView {
    let session = use_session();
    let own = Keeping {
        session,
        language: session.language_untracked(),
        backup,
        news: RwSignal::new(String::new()),
    };
    let here = session.route().get_untracked();
    let is_sample = here.sample;
    on_cleanup(move || {
        // A change of language makes the page anew; only leaving it ends the message.
        if session.route().get_untracked() != here {
            backup.done.set(None);
        }
    });
    untrack(|| if is_sample { of_sample(own) } else { page(own) })
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Keeping {
    session: Session,
    language: Language,
    backup: Backup,
    /// What was done, for those who listen.
    news: RwSignal<String>,
}

fn page(own: Keeping) -> AnyView {
    let words = Texts::of(own.language);
    view! {
        <PageHeader title=words.title lead=words.lead />
        <div class="page__columns">
            <div class="page__column">{place(own)} {restore(own)}</div>
            <div class="page__column">{steps(own)} {erase(own)}</div>
        </div>
        <LiveRegion text=own.news />
    }
    .into_any()
}

/// What one may read while the sample teacher is open.
fn of_sample(own: Keeping) -> AnyView {
    let words = Texts::of(own.language);
    let href = Route::own(Page::Data).href();
    view! {
        <PageHeader title=words.title lead=words.lead />
        <Notice
            kind_word=Frame::of(own.language).info_word
            title=words.sample
            actions=move || view! {
                <LinkButton label=words.to_own href=href kind=ButtonKind::Primary />
            }
        >
            <p>{words.sample_text}</p>
        </Notice>
        <Card id="data-place" title=words.place>
            <p>{words.place_text}</p>
            {contents(words)}
        </Card>
    }
    .into_any()
}
