//! Erasing everything, after a backup and a typed word.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use xuefen_exchange::document::StepName;
use xuefen_words::ui::data::Data as Texts;
use xuefen_words::ui::frame::Frame;

use super::restore::undo;
use super::{Done, Keeping, Restoring};
use crate::present::data::{confirms, kept};
use crate::routes::Page;
use crate::state::Command;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::dialog::Dialog;
use crate::ui::field::Field;
use crate::ui::focus::{focus_element, focus_field};
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::TITLE_ID;

const CONFIRM: &str = "erase-confirm";
const ERASED: &str = "data-erased";

/// The question before everything is erased.
#[derive(Clone, Copy)]
struct Asking {
    own: Keeping,
    open: RwSignal<bool>,
    /// Whether the backup before was handed to the browser.
    backed_up: RwSignal<bool>,
    typed: RwSignal<String>,
    is_wrong: RwSignal<bool>,
}

/// How to erase everything.
pub(super) fn erase(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    let asking = Asking {
        own,
        open: RwSignal::new(false),
        backed_up: RwSignal::new(false),
        typed: RwSignal::new(String::new()),
        is_wrong: RwSignal::new(false),
    };
    let is_empty =
        Memo::new(move |_| kept(own.session.open().read().document(), own.language).is_empty);
    let ask = move |()| {
        asking.backed_up.set(own.session.back_up());
        asking.typed.set(String::new());
        asking.is_wrong.set(false);
        asking.open.set(true);
    };
    view! {
        <Card id="data-erase" title=words.erase>
            <p>{words.erase_lead}</p>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <p>{words.nothing_to_erase}</p> }
            >
                <div class="cluster">
                    <Button
                        label=words.erase_open
                        on_press=ask
                        kind=ButtonKind::Danger
                        icon=Glyph::Delete
                    />
                </div>
            </Show>
            {erased(own)}
            {dialog(asking)}
        </Card>
    }
}

fn dialog(asking: Asking) -> impl IntoView {
    let words = Texts::of(asking.own.language);
    let close = Callback::new(move |()| asking.open.set(false));
    view! {
        <Dialog
            id="erase-dialog"
            open=asking.open
            on_close=close
            title=words.erase_title
            close_label=Frame::of(asking.own.language).close
            actions=move || view! {
                <Button
                    label=words.erase_now
                    on_press=move |()| confirm(asking)
                    kind=ButtonKind::Danger
                />
                <Button label=words.cancel on_press=close kind=ButtonKind::Quiet />
            }
        >
            {about_backup(asking)}
            <p>{words.erase_undo}</p>
            {question(asking)}
        </Dialog>
    }
}

fn about_backup(asking: Asking) -> impl IntoView {
    let (words, frame) = (Texts::of(asking.own.language), Frame::of(asking.own.language));
    if asking.backed_up.get_untracked() {
        return view! { <p>{words.erase_backed_up}</p> }.into_any();
    }
    view! {
        <Notice
            kind=NoticeKind::Danger
            kind_word=frame.danger_word
            title=words.erase_not_backed_up
        />
    }
    .into_any()
}

fn question(asking: Asking) -> impl IntoView {
    let language = asking.own.language;
    let words = Texts::of(language);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        confirm(asking);
    };
    let problem = move || asking.is_wrong.get().then(|| words.confirm_wrong.to_owned());
    view! {
        <form novalidate on:submit=submit>
            <Field
                id=CONFIRM
                label=words.confirm
                value=asking.typed
                on_input=move |it| asking.typed.set(it)
                problem=Signal::derive(problem)
                problem_word=Frame::of(language).problem_word
            />
        </form>
    }
}

/// Erases everything, if the word was typed.
fn confirm(asking: Asking) {
    if !confirms(&asking.typed.read_untracked()) {
        asking.is_wrong.set(true);
        focus_field(CONFIRM);
        return;
    }
    let own = asking.own;
    asking.open.set(false);
    // Whatever the document is, it can be erased.
    if own.session.dispatch(Command::EraseAll).is_ok() {
        own.backup.restoring.set(Restoring::Idle);
        own.backup.done.set(Some(Done::Erased));
        // After the dialog has given focus back to its button, which is gone.
        request_animation_frame(|| focus_element(ERASED));
    }
}

/// That everything is erased, and the ways on.
fn erased(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    let welcome = own.session.href(Page::Welcome);
    let is_last = Memo::new(move |_| {
        own.backup.done.get() == Some(Done::Erased)
            && own.session.open().read().undo_name() == Some(&StepName::EraseAll)
    });
    let notice = move || {
        let href = welcome.clone();
        view! {
            <div id=ERASED tabindex="-1">
                <Notice
                    kind=NoticeKind::Success
                    kind_word=Frame::of(own.language).success_word
                    title=words.erased
                    actions=move || view! {
                        <Button
                            label=words.undo
                            on_press=move |()| undo(own, TITLE_ID)
                            kind=ButtonKind::Link
                        />
                        <LinkButton label=words.welcome href=href kind=ButtonKind::Link />
                    }
                >
                    <p>{words.erased_text}</p>
                </Notice>
            </div>
        }
    };
    view! { <Show when=move || is_last.get()>{notice()}</Show> }
}
