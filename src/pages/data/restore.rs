//! The import of a backup: what is wrong with it, or what it would change, before it does.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_exchange::archive_file::{ArchiveFile, LARGEST};
use xuefen_exchange::document::StepName;
use xuefen_words::ui::data::Data as Texts;
use xuefen_words::ui::frame::Frame;

use super::super::refused::{REFUSED, Refused};
use super::difference::what_changes;
use super::{Done, Keeping, Restoring};
use crate::present::data::{Unfit, UnfitView, difference, read_backup, unfit};
use crate::routes::Page;
use crate::state::{Command, Refusal};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::file_field::FileField;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::{Notice, NoticeKind};

const FILE: &str = "backup-file";
const UNFIT: &str = "backup-unfit";
const DIFFERENCE: &str = "backup-difference";
const DONE: &str = "backup-replaced";

/// The choice of a backup, and what follows.
pub(super) fn restore(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    let restoring = own.backup.restoring;
    let refused = RwSignal::new(None);
    let below = move || match restoring.get() {
        Restoring::Idle => ().into_any(),
        Restoring::Reading => view! { <p role="status">{words.reading}</p> }.into_any(),
        Restoring::Unfit(why) => told_unfit(own, &why).into_any(),
        Restoring::Ready(file) => offered(own, file, refused),
    };
    view! {
        <Card id="data-restore" title=words.restore>
            <p>{words.restore_lead}</p>
            <FileField
                id=FILE
                label=words.file
                hint=words.file_hint
                accept=".json,application/json"
                on_pick=move |_| pick(own)
            />
            {below}
            {replaced(own)}
        </Card>
    }
}

fn pick(own: Keeping) {
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    let restoring = own.backup.restoring;
    own.backup.done.set(None);
    restoring.set(Restoring::Reading);
    own.session.read_file(FILE, limit, move |picked| {
        let read = picked.map_err(Unfit::File).and_then(|it| read_backup(&it.text));
        let (next, focus) = match read {
            Ok(file) => (Restoring::Ready(Arc::new(file)), DIFFERENCE),
            Err(why) => (Restoring::Unfit(why), UNFIT),
        };
        restoring.set(next);
        request_animation_frame(move || focus_element(focus));
    });
}

/// Why a file cannot be imported, with every problem and its place.
fn told_unfit(own: Keeping, why: &Unfit) -> impl IntoView + use<> {
    let words = Texts::of(own.language);
    let UnfitView { title, advice, problems, more } = unfit(why, own.language);
    let list = (!problems.is_empty()).then(|| {
        let lines = problems.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        view! {
            <p>{words.where_wrong}</p>
            <ul>{lines}</ul>
            {more.map(|it| view! { <p>{it}</p> })}
        }
    });
    view! {
        <div role="alert" id=UNFIT tabindex="-1">
            <Notice
                kind=NoticeKind::Danger
                kind_word=Frame::of(own.language).danger_word
                title=title
            >
                <p>{advice}</p>
                <p>{words.unchanged}</p>
                {list}
            </Notice>
        </div>
    }
}

/// What a backup would change, and the choice.
fn offered(own: Keeping, file: Arc<ArchiveFile>, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let language = own.language;
    let words = Texts::of(language);
    let view = {
        let file = Arc::clone(&file);
        Memo::new(move |_| {
            Arc::new(difference(own.session.open().read().document(), &file, language))
        })
    };
    let is_same = Memo::new(move |_| view.read().is_same);
    let file = StoredValue::new(file);
    let changes = move || {
        if is_same.get() {
            return same(own).into_any();
        }
        view! {
            <p>{words.difference_lead}</p>
            {what_changes(own, &view.get())}
            <Refused refusal=refused />
            <div class="cluster">
                <Button
                    label=words.replace
                    on_press=move |()| replace(own, &file.get_value(), refused)
                    kind=ButtonKind::Primary
                    icon=Glyph::Import
                />
                <Button
                    label=words.cancel
                    on_press=move |()| cancel(own)
                    kind=ButtonKind::Quiet
                />
            </div>
        }
        .into_any()
    };
    view! {
        <h3 id=DIFFERENCE tabindex="-1">{words.difference}</h3>
        {changes}
    }
    .into_any()
}

fn same(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    view! {
        <Notice kind_word=Frame::of(own.language).info_word title=words.same>
            <p>{words.same_text}</p>
        </Notice>
    }
}

fn replace(own: Keeping, file: &ArchiveFile, refused: RwSignal<Option<Refusal>>) {
    match own.session.dispatch(Command::ReplaceWith(file.clone())) {
        Ok(()) => {
            own.backup.restoring.set(Restoring::Idle);
            own.backup.done.set(Some(Done::Replaced));
            request_animation_frame(|| focus_element(DONE));
        }
        Err(refusal) => {
            refused.set(Some(refusal));
            request_animation_frame(|| focus_element(REFUSED));
        }
    }
}

fn cancel(own: Keeping) {
    own.backup.restoring.set(Restoring::Idle);
    own.news.set(Texts::of(own.language).cancelled.to_owned());
    request_animation_frame(|| focus_element(FILE));
}

/// That a backup has taken the place of everything, and the way back.
fn replaced(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    let is_last = Memo::new(move |_| {
        own.backup.done.get() == Some(Done::Replaced)
            && own.session.open().read().undo_name() == Some(&StepName::ImportArchive)
    });
    let actions = move || {
        let overview = untrack(|| own.session.href(Page::Overview));
        view! {
            <LinkButton label=words.overview href=overview kind=ButtonKind::Link />
            <Button label=words.undo on_press=move |()| undo(own, FILE) kind=ButtonKind::Link />
        }
    };
    view! {
        <Show when=move || is_last.get()>
            <div id=DONE tabindex="-1">
                <Notice
                    kind=NoticeKind::Success
                    kind_word=Frame::of(own.language).success_word
                    title=words.replaced
                    actions=actions
                >
                    <p>{words.replaced_text}</p>
                </Notice>
            </div>
        </Show>
    }
}

/// Takes the last step back; focus goes to this element, as the button is gone.
pub(super) fn undo(own: Keeping, focus: &'static str) {
    own.backup.done.set(None);
    if own.session.undo().is_some() {
        own.news.set(Texts::of(own.language).undone.to_owned());
    }
    request_animation_frame(move || focus_element(focus));
}
