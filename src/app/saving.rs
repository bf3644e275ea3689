//! Whether everything is kept, and what to do where it is not.

use leptos::prelude::*;
use xuefen_words::ui::frame::{Frame, NotSaved, not_saved_because, saved_at};

use crate::session::{SaveState, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::icon::Glyph;
use crate::ui::status_line::{self, StatusLine};

/// Shows for ever whether everything is kept.
#[component]
pub fn Saving() -> impl IntoView {
    let session = use_session();
    let state = Signal::derive(move || match session.saving() {
        _ if session.is_sample() => status_line::SaveState::Saved,
        SaveState::Nothing | SaveState::Saved(_) => status_line::SaveState::Saved,
        SaveState::Saving => status_line::SaveState::Saving,
        SaveState::NotSaved(_) => status_line::SaveState::Failed,
    });
    let text = move || {
        let language = session.language();
        if session.is_sample() {
            return Frame::of(language).sample_not_kept.to_owned();
        }
        match session.saving() {
            SaveState::Nothing => Frame::of(language).not_yet.to_owned(),
            SaveState::Saving => Frame::of(language).saving.to_owned(),
            SaveState::Saved(time) => saved_at(language, &time),
            SaveState::NotSaved(why) => not_saved_because(language, why).to_owned(),
        }
    };
    let failed = move || !session.is_sample() && matches!(session.saving(), SaveState::NotSaved(_));
    let is_conflict = move || session.saving() == SaveState::NotSaved(NotSaved::OtherTab);
    let actions = move || {
        view! {
            <Show when=failed>
                <Button
                    label=move || Frame::of(session.language()).download_backup.to_owned()
                    on_press=move |()| _ = session.back_up()
                    icon=Glyph::Backup
                />
                <Show
                    when=is_conflict
                    fallback=move || view! {
                        <Button
                            label=move || Frame::of(session.language()).try_again.to_owned()
                            on_press=move |()| session.save()
                            kind=ButtonKind::Quiet
                        />
                    }
                >
                    <Button
                        label=move || Frame::of(session.language()).take_other.to_owned()
                        on_press=move |()| session.take_other()
                        kind=ButtonKind::Quiet
                    />
                </Show>
            </Show>
        }
    };
    view! { <StatusLine state=state text=text action=actions /> }
}
