//! The list of records: search, filters, the table.

mod filters;
mod grants;
mod table;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::records::Records as Texts;

use self::filters::filters;
use self::grants::granted;
use self::table::table;
use super::desk::Desk;
use super::in_the_way;
use super::look::{ready, through};
use super::pause::Pause;
use super::refused::Refused;
use crate::present::records::{Query, RecordsView, RowView, asked, records};
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::state::Refusal;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::empty_state::EmptyState;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::live_region::LiveRegion;
use crate::ui::page_header::PageHeader;

/// How many rows are seen at first, and how many more each time.
const STRIDE: usize = 30;

/// How many rows are drawn before one can go on typing: about what a screen shows. The others
/// follow, as many at a time, so that no key waits for a whole table.
const AT_ONCE: usize = 6;

/// The time between, in which the browser paints.
const PAUSE: Duration = Duration::from_millis(30);

/// Shows every record: what it is worth, what is recognised, how it fares.
///
/// After a record is deleted focus is on the next one, and what was done is announced.
#[component]
pub fn RecordsPage(
    /// Where the search and the filters are kept.
    desk: Desk,
) -> impl IntoView {
    let session = use_session();
    let ready = ready(session);
    move || {
        if ready.get() { untrack(|| page(List::new(session, desk))) } else { in_the_way(session) }
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct List {
    session: Session,
    desk: Desk,
    language: Language,
    view: Memo<Arc<RecordsView>>,
    /// The rows asked for, in order.
    asked: Memo<Vec<Arc<RowView>>>,
    /// How many of them are to be seen.
    limit: RwSignal<usize>,
    /// How many of those are drawn by now.
    drawn: RwSignal<usize>,
    /// Whether more are on their way.
    is_drawing: StoredValue<bool>,
    /// What waits while one types into the search.
    pause: Pause,
    /// What was done, for those who listen.
    news: RwSignal<String>,
    /// Why something was not done.
    refused: RwSignal<Option<Refusal>>,
}

impl List {
    fn new(session: Session, desk: Desk) -> Self {
        let view = Memo::new(move |_| through(session, records).map(Arc::new).unwrap_or_default());
        let list = Self {
            session,
            desk,
            language: session.language_untracked(),
            view,
            asked: Memo::new(move |_| asked(&view.read().rows, &desk.query.read())),
            limit: RwSignal::new(STRIDE),
            drawn: RwSignal::new(AT_ONCE),
            is_drawing: StoredValue::new(false),
            pause: Pause::new(),
            news: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        };
        list.draw();
        list
    }

    /// Narrows or sorts the list, and shows it from its start.
    fn ask(self, change: impl FnOnce(&mut Query)) {
        self.drawn.set(AT_ONCE);
        self.limit.set(STRIDE);
        self.desk.query.update(change);
        self.draw();
    }

    /// Searches for a text, once one pauses.
    fn search(self, text: String) {
        self.pause.then(move || {
            if self.drawn.try_get_untracked().is_some() {
                self.ask(|it| it.text = text);
            }
        });
    }

    /// Lets more rows be seen.
    fn show_more(self) {
        self.limit.update(|it| *it += STRIDE);
        self.draw();
    }

    /// Draws what is to be seen bit by bit, until it is all there or the page is gone.
    fn draw(self) {
        if self.is_drawing.try_get_value() != Some(false) {
            return;
        }
        self.is_drawing.set_value(true);
        let more = move || {
            let Some(drawn) = self.drawn.try_get_untracked() else { return };
            self.is_drawing.set_value(false);
            if drawn < self.limit.get_untracked() {
                self.drawn.set(drawn + AT_ONCE);
                self.draw();
            }
        };
        set_timeout(more, PAUSE);
    }
}

/// What is below the header.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    NoMatch,
    Rows,
}

fn page(list: List) -> AnyView {
    let below = Memo::new(move |_| {
        if list.view.read().rows.is_empty() {
            Below::Nothing
        } else if list.asked.read().is_empty() {
            Below::NoMatch
        } else {
            Below::Rows
        }
    });
    let has_rows = Memo::new(move |_| below.get() != Below::Nothing);
    let body = move || match below.get() {
        Below::Nothing => nothing_yet(list),
        Below::NoMatch => none_match(list),
        Below::Rows => table(list).into_any(),
    };
    view! {
        {header(list)}
        <Refused refusal=list.refused />
        <Show when=move || has_rows.get()>{filters(list)}</Show>
        {body}
        {granted(list.session)}
        <LiveRegion text=list.news />
    }
    .into_any()
}

fn header(list: List) -> impl IntoView {
    let words = Texts::of(list.language);
    let session = list.session;
    let (add, import) = (session.href(Page::NewRecord), session.href(Page::Import));
    view! {
        <PageHeader
            title=words.title
            lead=move || list.view.read().lead.clone()
            actions=move || view! {
                <LinkButton label=words.add href=add kind=ButtonKind::Primary icon=Glyph::Add />
                <LinkButton label=words.import href=import icon=Glyph::Import />
            }
        />
    }
}

fn nothing_yet(list: List) -> AnyView {
    let words = Texts::of(list.language);
    let session = list.session;
    let (add, import) = (session.href(Page::NewRecord), session.href(Page::Import));
    view! {
        <EmptyState
            icon=Glyph::Records
            title=words.nothing_yet
            text=words.nothing_yet_text
            actions=move || view! {
                <LinkButton label=words.add href=add kind=ButtonKind::Primary icon=Glyph::Add />
                <LinkButton label=words.import href=import icon=Glyph::Import />
            }
        />
    }
    .into_any()
}

fn none_match(list: List) -> AnyView {
    let words = Texts::of(list.language);
    let clear = move |()| {
        list.ask(|it| *it = it.cleared());
        // The button goes with what it did; the search is where one goes on.
        request_animation_frame(|| focus_element(filters::SEARCH));
    };
    view! {
        <div role="status">
            <EmptyState
                icon=Glyph::Search
                title=words.none_match
                text=words.none_match_text
                actions=move || view! { <Button label=words.clear on_press=clear /> }
            />
        </div>
    }
    .into_any()
}
