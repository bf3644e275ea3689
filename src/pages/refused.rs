//! Why something that was asked for was not done.

use leptos::prelude::*;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::record_form::RecordForm as Texts;

use crate::present::refusal::refusal as in_words;
use crate::session::use_session;
use crate::state::Refusal;
use crate::ui::notice::{Notice, NoticeKind};

/// The id of the message, for focus.
pub(super) const REFUSED: &str = "refused";

/// Shows why a command was refused; nothing while there is no refusal.
///
/// It is announced when it appears; its id is [`REFUSED`].
#[component]
pub fn Refused(
    /// The refusal.
    #[prop(into)]
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    let session = use_session();
    let notice = move || {
        let refusal = refusal.get()?;
        let language = session.language();
        let text = in_words(&refusal, &session.archive(), language);
        Some(view! {
            <Notice
                kind=NoticeKind::Danger
                kind_word=Frame::of(language).danger_word
                title=Texts::of(language).refused
            >
                <p>{text}</p>
            </Notice>
        })
    };
    view! {
        <Show when=move || refusal.read().is_some()>
            <div role="alert" id=REFUSED tabindex="-1">{notice}</div>
        </Show>
    }
}
