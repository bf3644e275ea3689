//! What is said of a policy whose pack is the teacher's own.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::pack_editor::PackEditor as Texts;

use crate::routes::Page;
use crate::session::Session;
use crate::ui::card::Card;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::Notice;

/// The id of the chosen policy, if its pack is the teacher's own.
fn own_id(session: Session) -> Option<String> {
    let open = session.open().read();
    let id = &open.document().policy.as_ref()?.id;
    open.document().packs.contains_key(id).then(|| id.clone())
}

/// That the pack is one's own, and the way to where it is written.
pub(super) fn notice(session: Session, language: Language) -> AnyView {
    let words = Texts::of(language);
    let id = Memo::new(move |_| own_id(session));
    let shown = move || {
        let href = session.href(Page::Pack(id.get()?));
        Some(view! {
            <Notice
                kind_word=Frame::of(language).info_word
                title=words.own
                actions=move || view! {
                    <LinkButton label=words.edit href=href icon=Glyph::Edit />
                }
            >
                <p>{words.own_text}</p>
            </Notice>
        })
    };
    shown.into_any()
}

/// That one's own pack has no worked cases yet.
pub(super) fn no_cases(session: Session, language: Language) -> AnyView {
    let words = Texts::of(language);
    let href = move || own_id(session).map(|id| session.href(Page::Pack(id))).unwrap_or_default();
    view! {
        <Card id="cases" title=words.cases>
            <p>{words.no_cases_here}</p>
            <div class="cluster">
                <LinkButton label=words.edit href=Signal::derive(href) icon=Glyph::Edit />
            </div>
        </Card>
    }
    .into_any()
}
