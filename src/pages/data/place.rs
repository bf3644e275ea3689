//! Where the data are, whether they are kept, and how to take them away.

use leptos::prelude::*;
use xuefen_words::ui::data::Data as Texts;
use xuefen_words::ui::frame::{Frame, not_saved_because, saved_at};

use super::{Done, Keeping};
use crate::present::data::kept;
use crate::session::SaveState;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::disclosure::Disclosure;
use crate::ui::icon::Glyph;
use crate::ui::notice::{Notice, NoticeKind};

/// Where the data are, and the download of a backup.
pub(super) fn place(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    let back_up = move |()| {
        let done = if own.session.back_up() { Done::BackedUp } else { Done::NotBackedUp };
        own.backup.done.set(Some(done));
        let said = match done {
            Done::BackedUp => words.backed_up,
            _ => words.not_backed_up,
        };
        own.news.set(said.to_owned());
    };
    view! {
        <Card id="data-place" title=words.place>
            <p>{words.place_text}</p>
            {state(own)}
            <div class="cluster">
                <Button
                    label=words.back_up
                    on_press=back_up
                    kind=ButtonKind::Primary
                    icon=Glyph::Backup
                />
            </div>
            {outcome(own)}
            {contents(words)}
        </Card>
    }
}

fn state(own: Keeping) -> impl IntoView {
    let language = own.language;
    let view = Memo::new(move |_| kept(own.session.open().read().document(), language));
    let saved = move || match own.session.saving() {
        SaveState::Nothing => Frame::of(language).not_yet.to_owned(),
        SaveState::Saving => Frame::of(language).saving.to_owned(),
        SaveState::Saved(time) => saved_at(language, &time),
        SaveState::NotSaved(why) => not_saved_because(language, why).to_owned(),
    };
    let facts = move || view.read().facts.iter().cloned().map(fact).collect_view();
    view! {
        <dl class="definition-list">
            <div class="definition-list__row">
                <dt class="definition-list__term">{Texts::of(language).state}</dt>
                <dd>{saved}</dd>
            </div>
            {facts}
        </dl>
    }
}

fn fact((name, value): (&'static str, String)) -> impl IntoView {
    view! {
        <div class="definition-list__row">
            <dt class="definition-list__term">{name}</dt>
            <dd>{value}</dd>
        </div>
    }
}

/// What became of the last backup.
fn outcome(own: Keeping) -> impl IntoView {
    let (words, frame) = (Texts::of(own.language), Frame::of(own.language));
    let failed = xuefen_words::ui::import::Import::of(own.language).download_failed;
    move || match own.backup.done.get() {
        Some(Done::BackedUp) => Some(view! {
            <Notice
                kind=NoticeKind::Success
                kind_word=frame.success_word
                title=words.backed_up
            >
                <p>{words.backed_up_text}</p>
            </Notice>
        }),
        Some(Done::NotBackedUp) => Some(view! {
            <Notice
                kind=NoticeKind::Danger
                kind_word=frame.danger_word
                title=words.not_backed_up
            >
                <p>{failed}</p>
            </Notice>
        }),
        _ => None,
    }
}

/// What a backup holds.
pub(super) fn contents(words: &'static Texts) -> impl IntoView {
    view! {
        <Disclosure summary=words.contents>
            <ul>
                <li>{words.contents_in}</li>
                <li>{words.contents_out}</li>
                <li>{words.contents_form}</li>
            </ul>
        </Disclosure>
    }
}
