//! What was imported, above the list of records.

use leptos::prelude::*;
use xuefen_exchange::document::StepName;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::import::{self as texts, Import as Texts};

use super::Workbench;
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_element;
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::TITLE_ID;

/// Shows how many records were imported and how to take that back, until something else is done.
///
/// It is announced once the list has taken focus.
#[component]
pub fn Imported(
    /// Where the table lay.
    bench: Workbench,
) -> impl IntoView {
    let session = use_session();
    let imported = bench.imported.get_untracked();
    on_cleanup(move || {
        // A change of language makes the page anew; only leaving it ends the message.
        if session.route().get_untracked().page != Page::Records {
            bench.imported.set(None);
        }
    });
    imported.map(|it| done(session, bench, it))
}

fn done(session: Session, bench: Workbench, n_records: usize) -> impl IntoView {
    let language = session.language_untracked();
    let words = Texts::of(language);
    let title = texts::imported(language, n_records);
    let news = RwSignal::new(String::new());
    let said = title.clone();
    // Said once the region is there: what comes with its region is not read.
    request_animation_frame(move || {
        news.try_set(said);
    });
    let is_last = Memo::new(move |_| {
        let step = StepName::ImportRecords(n_records);
        bench.imported.read().is_some() && session.open().read().undo_name() == Some(&step)
    });
    let undo = move |()| {
        bench.imported.set(None);
        session.undo();
        news.set(words.undone.to_owned());
        focus_element(TITLE_ID);
    };
    view! {
        <Show when=move || is_last.get()>
            <Notice
                kind=NoticeKind::Success
                kind_word=Frame::of(language).success_word
                title=title.clone()
                actions=move || view! {
                    <Button label=words.undo on_press=undo kind=ButtonKind::Link />
                }
            >
                <p>{words.imported_text}</p>
            </Notice>
        </Show>
        <LiveRegion text=news />
    }
}
