//! The archive under other rules, beside those in use, before anything is changed.

mod choose;
mod readings;
mod records;
mod requirements;
mod rules;
mod sides;

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_engine::{Assessment, Pack};
use xuefen_exchange::document::PolicyChoice;
use xuefen_words::Language;
use xuefen_words::ui::compare::ComparePage as Texts;
use xuefen_words::ui::frame::Frame;

use self::choose::choose;
use self::readings::readings;
use self::records::records;
use self::requirements::requirements;
use self::rules::rules;
use self::sides::sides;
use super::in_the_way;
use super::look::{ready, through};
use crate::present::Lens;
use crate::present::compare::{CompareView, compare, is_same};
use crate::routes::Page;
use crate::session::{PackState, Session, use_session};
use crate::state::Command;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::PageHeader;
use crate::ui::skeleton::Skeleton;

/// Shows what the archive comes to under another policy, or the policies to choose one from.
///
/// Nothing is changed before the teacher says so.
#[component]
pub fn ComparePage(
    /// The id of the other policy, once it is chosen.
    with: Option<String>,
) -> impl IntoView {
    let session = use_session();
    let with = StoredValue::new(with);
    let ready = ready(session);
    move || match (ready.get(), with.get_value()) {
        (false, _) => in_the_way(session),
        (true, None) => choose(session),
        (true, Some(id)) => untrack(|| page(Comparison::new(session, &id))),
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Comparison {
    session: Session,
    language: Language,
    /// The other policy under the readings that are tried out.
    choice: RwSignal<PolicyChoice>,
    /// It with what the archive comes to.
    other: Memo<Option<(Arc<Pack>, Arc<Assessment>)>>,
    /// Both side by side.
    view: Memo<Option<CompareView>>,
    /// Whether it is the policy in use, under other readings.
    is_same_policy: bool,
}

impl Comparison {
    fn new(session: Session, id: &str) -> Self {
        session.ask_for_other(id);
        let in_use = session.open().read_untracked().document().policy.clone();
        let in_use = in_use.filter(|it| it.id == id);
        let is_same_policy = in_use.is_some();
        let choice = RwSignal::new(in_use.unwrap_or_else(|| PolicyChoice::new(id)));
        let other = Memo::new_with_compare(
            move |_| {
                // The rules are here once there is an assessment.
                session.assessment().track();
                let choice = choice.read();
                match session.other_pack(&choice.id)? {
                    PackState::Ready(pack) => session.under(&pack, &choice),
                    PackState::Loading | PackState::Failed | PackState::Unknown => None,
                }
            },
            // Comparing packs in depth would cost more than what it saves.
            |_, _| true,
        );
        let view = Memo::new(move |_| {
            let (pack, assessment) = other.get()?;
            through(session, |here| {
                compare(here, &Lens { pack: &pack, assessment: &assessment, ..*here })
            })
        });
        let language = session.language_untracked();
        Self { session, language, choice, other, view, is_same_policy }
    }

    /// Whether both sides are the same rules, read the same way.
    fn is_same(self) -> bool {
        let both = self.session.pack().get().zip(self.other.get());
        both.is_some_and(|(here, (there, _))| is_same(&here, &there))
    }
}

fn page(it: Comparison) -> AnyView {
    let words = Texts::of(it.language);
    let session = it.session;
    let title = if it.is_same_policy { words.title_readings } else { words.title };
    let another = session.href(Page::Compare(None));
    let has_come = Memo::new(move |_| it.view.read().is_some());
    let body = move || if has_come.get() { body(it) } else { on_its_way(it) };
    view! {
        <PageHeader
            title=title
            lead=words.lead
            actions=move || view! { <LinkButton label=words.another href=another icon=Glyph::Policy /> }
        />
        {body}
    }
    .into_any()
}

fn on_its_way(it: Comparison) -> AnyView {
    let words = Texts::of(it.language);
    let id = StoredValue::new(it.choice.read_untracked().id.clone());
    let failed = move || {
        id.with_value(|id| {
            matches!(it.session.other_pack(id), Some(PackState::Failed | PackState::Unknown))
        })
    };
    let again = move |()| id.with_value(|id| it.session.ask_for_other(id));
    let body = move || match failed() {
        false => view! { <Skeleton label=words.loading /> }.into_any(),
        true => view! {
            <EmptyState
                icon=Glyph::Warning
                title=words.failed
                actions=move || view! {
                    <Button label=Frame::of(it.language).try_again on_press=again />
                }
            />
        }
        .into_any(),
    };
    view! { {body} }.into_any()
}

fn body(it: Comparison) -> AnyView {
    let is_same = Memo::new(move |_| it.is_same());
    let results = move || match is_same.get() {
        true => nothing_to_compare(it),
        false => view! {
            {scale(it)}
            {requirements(it)}
            {records(it)}
            {rules(it)}
            {decide(it)}
        }
        .into_any(),
    };
    view! {
        {sides(it)}
        {readings(it)}
        {results}
    }
    .into_any()
}

/// Both sides are the same: what there is to choose.
fn nothing_to_compare(it: Comparison) -> AnyView {
    let words = Texts::of(it.language);
    let has_readings =
        it.other.read_untracked().as_ref().is_some_and(|(it, _)| !it.switches.is_empty());
    let text = if has_readings { words.same } else { words.same_policy };
    view! { <p>{text}</p> }.into_any()
}

fn scale(it: Comparison) -> impl IntoView {
    let info = Frame::of(it.language).info_word;
    let scale = move || it.view.read().as_ref().and_then(|it| it.scale);
    move || {
        scale().map(|text| {
            view! { <Notice kind=NoticeKind::Info kind_word=info title=text /> }
        })
    }
}

/// Whether to change.
fn decide(it: Comparison) -> impl IntoView {
    let words = Texts::of(it.language);
    let session = it.session;
    let stay = session.href(Page::Policy);
    let use_it = move |()| {
        let choice = it.choice.get_untracked();
        if session.dispatch(Command::ChoosePolicy(choice)).is_ok() {
            session.go(Page::Overview);
        }
    };
    let label = if it.is_same_policy { words.use_reading } else { words.use_it };
    view! {
        <Card id="decide" title=words.decide>
            <p>{words.decide_text}</p>
            <div class="cluster">
                <Button label=label on_press=use_it kind=ButtonKind::Primary icon=Glyph::Check />
                <LinkButton label=words.stay href=stay />
            </div>
        </Card>
    }
}
