//! The import of a table, on one page: put it in, check its columns, check its rows, import.

mod bench;
mod columns;
pub mod done;
mod finish;
mod rows;
mod source;

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_engine::sorted::Set;
use xuefen_exchange::table::{Preview, RowId};
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::import::Import as Texts;

use self::columns::columns;
use self::finish::finish;
use self::rows::rows;
use self::source::source;
use crate::present::import::{People, PreviewView, Whose, people, preview as present};
use crate::session::{Session, use_session};
use crate::state::Refusal;
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::PageHeader;

pub use bench::Workbench;

/// The id of what was read, for focus.
const READ: &str = "import-read";

/// Shows the import of a table.
///
/// Nothing changes before the last button is pressed. Once a table is read focus is on what was
/// read; what a choice changes is announced.
#[component]
pub fn ImportPage(
    /// Where the table lies.
    bench: Workbench,
) -> impl IntoView {
    let session = use_session();
    untrack(|| page(Importing::new(session, bench)))
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Importing {
    session: Session,
    language: Language,
    bench: Workbench,
    /// Every row as what it would become.
    preview: Memo<Option<Arc<Preview>>>,
    /// The people that the table is about, where there are several.
    people: Memo<Option<People>>,
    /// Whose rows are wanted.
    whose: Memo<Whose>,
    /// What would become of them, to look at.
    view: Memo<Arc<PreviewView>>,
    /// The rows that would be imported now.
    wanted: Memo<Set<u32>>,
    /// What was done, for those who listen.
    news: RwSignal<String>,
    /// Why the archive did not take the records.
    refused: RwSignal<Option<Refusal>>,
}

impl Importing {
    fn new(session: Session, bench: Workbench) -> Self {
        let language = session.language_untracked();
        let preview = Memo::new(move |_| {
            let draft = bench.draft.read();
            let pack = session.pack().get();
            let new_id = || session.new_id();
            Some(Arc::new(draft.as_ref()?.preview(&session.archive(), pack.as_deref(), new_id)))
        });
        let people = Memo::new(move |_| {
            let (draft, preview) = (bench.draft.read(), preview.read());
            let both = draft.as_ref().zip(preview.as_ref());
            both.and_then(|(draft, preview)| people(draft, preview))
        });
        let whose = Memo::new(move |_| {
            bench.picked.read().whose(people.read().as_ref(), &session.archive())
        });
        let view = Memo::new(move |_| {
            let (draft, preview) = (bench.draft.read(), preview.read());
            let pack = session.pack().get();
            let both = draft.as_ref().zip(preview.as_ref());
            let view = both.map(|(draft, preview)| {
                let (whose, archive) = (whose.read(), session.archive());
                present(draft, preview, &whose, &archive, pack.as_deref(), language)
            });
            Arc::new(view.unwrap_or_default())
        });
        let wanted = Memo::new(move |_| {
            let (draft, preview, picked) =
                (bench.draft.read(), preview.read(), bench.picked.read());
            let both = draft.as_ref().zip(preview.as_ref());
            let rows = both.map(|(draft, preview)| picked.rows(draft, preview, &whose.read()));
            rows.into_iter().flatten().map(RowId::number).collect()
        });
        Self {
            session,
            language,
            bench,
            preview,
            people,
            whose,
            view,
            wanted,
            news: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        }
    }
}

fn page(importing: Importing) -> AnyView {
    let words = Texts::of(importing.language);
    let bench = importing.bench;
    let is_read = Memo::new(move |_| bench.draft.read().is_some());
    let checked = move || {
        view! {
            {what_was_read(importing)}
            {columns(importing)}
            {rows(importing)}
            {finish(importing)}
        }
        .into_any()
    };
    view! {
        <PageHeader title=words.title lead=words.lead />
        {source(importing)}
        <Show when=move || is_read.get()>{checked()}</Show>
        <LiveRegion text=importing.news />
    }
    .into_any()
}

fn what_was_read(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let summary = move || {
        let draft = importing.bench.draft.read();
        draft.as_ref().map(|it| it.summary(language)).unwrap_or_default()
    };
    view! {
        <div id=READ tabindex="-1">
            <Notice
                kind=NoticeKind::Success
                kind_word=Frame::of(language).success_word
                title=Signal::derive(summary)
            />
        </div>
    }
}
