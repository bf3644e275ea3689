//! The last step: import what is ticked, or give the table up.

use leptos::prelude::*;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::import::{self as texts, Import as Texts};

use super::super::refused::{REFUSED, Refused};
use super::Importing;
use super::source::TEXT;
use crate::routes::Page;
use crate::state::Command;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::notice::{Notice, NoticeKind};

const NOTHING_TICKED: &str = "import-nothing-ticked";

/// The buttons at the foot of the page.
pub(super) fn finish(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let words = Texts::of(language);
    // What was wrong when the button was pressed; nothing any more once something is ticked.
    let pressed = RwSignal::new(false);
    let nothing = Memo::new(move |_| pressed.get() && importing.wanted.read().is_empty());
    let label = move || texts::import(language, importing.wanted.read().len());
    let press = move |()| {
        pressed.set(true);
        import(importing);
    };
    view! {
        <Refused refusal=importing.refused />
        <Show when=move || nothing.get()>
            <div role="alert" id=NOTHING_TICKED tabindex="-1">
                <Notice
                    kind=NoticeKind::Danger
                    kind_word=Frame::of(language).danger_word
                    title=words.nothing_ticked
                >
                    <p>{words.nothing_ticked_text}</p>
                </Notice>
            </div>
        </Show>
        <div class="form__actions">
            <Button
                label=Signal::derive(label)
                on_press=press
                kind=ButtonKind::Primary
                icon=Glyph::Import
            />
            <Button label=words.discard on_press=move |()| discard(importing) kind=ButtonKind::Quiet />
        </div>
    }
}

/// Imports what is ticked in one step and goes to the list of records.
fn import(importing: Importing) {
    let (session, bench) = (importing.session, importing.bench);
    let (draft, preview) = (bench.draft.get_untracked(), importing.preview.get_untracked());
    let Some((draft, preview)) = draft.zip(preview) else { return };
    let whose = importing.whose.get_untracked();
    let records = bench.picked.read_untracked().records(&draft, &preview, &whose);
    if records.is_empty() {
        request_animation_frame(|| focus_element(NOTHING_TICKED));
        return;
    }
    let n_records = records.len();
    match session.dispatch(Command::ImportRecords(records)) {
        Ok(()) => {
            bench.clear();
            bench.imported.set(Some(n_records));
            session.go(Page::Records);
        }
        Err(refusal) => {
            importing.refused.set(Some(refusal));
            request_animation_frame(|| focus_element(REFUSED));
        }
    }
}

fn discard(importing: Importing) {
    importing.bench.clear();
    importing.news.set(Texts::of(importing.language).discarded.to_owned());
    request_animation_frame(|| focus_element(TEXT));
}
