//! What lies in the browser's storage and could not be read: offered as a file, never thrown away
//! unasked.

use leptos::prelude::*;
use xuefen_words::ui::frame::Frame;

use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::icon::Glyph;

/// Shows that there is something to salvage.
#[component]
pub fn SalvageBanner() -> impl IntoView {
    let session = use_session();
    let words = move || Frame::of(session.language());
    let text = move || match session.salvage() {
        Some(it) if it.is_removable => words().salvage_copies,
        _ => words().salvage_all,
    };
    let label = move || match session.salvage() {
        Some(it) if it.is_removable => words().salvage_and_remove.to_owned(),
        _ => words().salvage_download.to_owned(),
    };
    view! {
        <Show when=move || session.salvage().is_some()>
            <aside class="banner" data-kind="salvage" aria-label=move || words().warning_word>
                <p class="banner__text">{text}</p>
                <div class="banner__actions">
                    <Button
                        label=label
                        on_press=move |()| session.take_salvage()
                        icon=Glyph::Backup
                    />
                    <Button
                        label=move || words().later.to_owned()
                        on_press=move |()| session.put_salvage_off()
                        kind=ButtonKind::Quiet
                    />
                </div>
            </aside>
        </Show>
    }
}
