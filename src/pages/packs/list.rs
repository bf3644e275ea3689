//! The packs that are here, and what can be done with each.

use leptos::prelude::*;
use xuefen_exchange::document::{PolicyChoice, StepName};
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::packs as texts;
use xuefen_words::ui::packs::Packs as Texts;

use super::Keeping;
use crate::present::packs::{OwnPackView, Standing, own_packs};
use crate::routes::Page;
use crate::state::Command;
use crate::ui::badge::Badge;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::tone::Tone;

const DELETED: &str = "packs-deleted";
const LIST: &str = "packs-list";

/// The list.
pub(super) fn list(keeping: Keeping) -> impl IntoView {
    let language = keeping.language;
    let words = Texts::of(language);
    let packs = Memo::new(move |_| own_packs(keeping.session.open().read().document(), language));
    let deleted = RwSignal::new(None::<(String, String)>);
    let rows = move || {
        let packs = packs.get();
        if packs.is_empty() {
            return view! { <p>{words.none}</p> }.into_any();
        }
        let rows = packs.into_iter().map(|it| row(keeping, it, deleted)).collect_view();
        view! { <ul class="stack" role="list">{rows}</ul> }.into_any()
    };
    view! {
        <Card id=LIST title=words.list>
            {gone(keeping, deleted)}
            {rows}
        </Card>
    }
}

fn row(keeping: Keeping, it: OwnPackView, deleted: RwSignal<Option<(String, String)>>) -> AnyView {
    let language = keeping.language;
    let words = Texts::of(language);
    let tone = match it.standing {
        Standing::Sound => Tone::Met,
        Standing::Drafted => Tone::Undetermined,
        Standing::Unsound => Tone::Error,
    };
    let href = keeping.session.href(Page::Pack(it.id.clone()));
    let policy = it.is_policy.then(|| view! { <Badge label=words.in_use /> });
    let shadows = it.shadows.then(|| view! { <p>{words.shadows}</p> });
    let can_be_used = it.standing != Standing::Unsound && !it.is_policy;
    let use_it = can_be_used.then(|| {
        let (id, label) = (it.id.clone(), texts::of_pack(language, words.use_it, &it.title));
        view! { <Button label=label on_press=move |()| use_it(keeping, &id) /> }
    });
    let label = texts::of_pack(language, words.delete, &it.title);
    let (id, title) = (it.id.clone(), it.title.clone());
    let delete = move |()| {
        if keeping.dispatch(Command::DeletePack(id.clone())) {
            keeping.news.set(texts::deleted(language, &title));
            deleted.set(Some((id.clone(), title.clone())));
            request_animation_frame(|| focus_element(DELETED));
        }
    };
    view! {
        <li class="stack">
            <div class="cluster">
                <a href=href.clone()><strong>{it.title.clone()}</strong></a>
                <Badge label=it.state tone=tone />
                {policy}
            </div>
            <p>{it.region} " " <small>{it.about}</small></p>
            {shadows}
            <div class="cluster">
                <LinkButton
                    label=texts::of_pack(language, words.edit, &it.title)
                    href=href
                    icon=Glyph::Edit
                />
                {use_it}
                <Button label=label on_press=delete kind=ButtonKind::Quiet icon=Glyph::Delete />
            </div>
        </li>
    }
    .into_any()
}

/// Takes the pack for the policy, and shows what comes out.
fn use_it(keeping: Keeping, id: &str) {
    if keeping.dispatch(Command::ChoosePolicy(PolicyChoice::new(id))) {
        keeping.session.go(Page::Overview);
    }
}

/// That a pack was deleted, and the way back, as long as it was the last step.
fn gone(keeping: Keeping, deleted: RwSignal<Option<(String, String)>>) -> impl IntoView {
    let language = keeping.language;
    let words = Texts::of(language);
    let last = Memo::new(move |_| {
        let (id, title) = deleted.get()?;
        let is_last = keeping.session.open().read().undo_name() == Some(&StepName::DeletePack(id));
        is_last.then_some(title)
    });
    let undo = move |()| {
        deleted.set(None);
        if keeping.session.undo().is_some() {
            keeping.news.set(words.undone.to_owned());
        }
        request_animation_frame(|| focus_element(crate::ui::page_header::TITLE_ID));
    };
    move || {
        let title = last.get()?;
        Some(view! {
            <div id=DELETED tabindex="-1">
                <Notice
                    kind=NoticeKind::Success
                    kind_word=Frame::of(language).success_word
                    title=texts::deleted(language, &title)
                    actions=move || view! {
                        <Button label=words.undo on_press=undo kind=ButtonKind::Link />
                    }
                >
                    <p>{words.deleted_text}</p>
                </Notice>
            </div>
        })
    }
}
