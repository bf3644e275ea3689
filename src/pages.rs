//! One page per route. A page reads the session, presents, and draws with components.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;

use crate::present::Lens;
use crate::routes::Page;
use crate::session::{PackState, Session, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::page_header::PageHeader;
use crate::ui::skeleton::Skeleton;

pub mod article;
mod choose_policy;
pub mod data;
pub mod desk;
pub mod gallery;
pub mod import;
mod look;
pub mod overview;
pub mod policy;
pub mod record;
pub mod record_form;
pub mod records;
pub mod refused;
pub mod teacher;
pub mod welcome;

/// Shows the page of the route.
#[component]
pub fn CurrentPage() -> impl IntoView {
    let session = use_session();
    let route = session.route();
    let desk = desk::Desk::new();
    let import = import::Workbench::new();
    let data = data::Backup::new();
    let draft = teacher::facts::Draft::new();
    // Who has chosen no policy yet is welcomed instead of shown an empty overview.
    let begins = Memo::new(move |_| {
        !session.is_sample() && session.open().read().document().policy.is_none()
    });
    // A page is made anew when the route or the language changes, and keeps itself current otherwise.
    move || {
        let language = session.language();
        match route.get().page {
            Page::Overview if begins.get() => {
                view! { <welcome::WelcomePage draft=draft /> }.into_any()
            }
            Page::Overview => view! { <overview::OverviewPage /> }.into_any(),
            Page::Records => view! {
                <import::done::Imported bench=import />
                <records::RecordsPage desk=desk />
            }
            .into_any(),
            Page::NewRecord => {
                view! { <record_form::RecordFormPage id=None desk=desk /> }.into_any()
            }
            Page::EditRecord(id) => {
                view! { <record_form::RecordFormPage id=Some(id) desk=desk /> }.into_any()
            }
            Page::Record(id) => view! { <record::RecordPage id=id /> }.into_any(),
            Page::Import => view! { <import::ImportPage bench=import /> }.into_any(),
            Page::Data => view! { <data::DataPage backup=data /> }.into_any(),
            Page::Gallery => view! { <gallery::Gallery /> }.into_any(),
            Page::Welcome => view! { <welcome::WelcomePage draft=draft /> }.into_any(),
            Page::Teacher => view! { <teacher::TeacherPage draft=draft /> }.into_any(),
            Page::Policy => view! { <policy::PolicyPage /> }.into_any(),
            Page::Article(id) => view! { <article::ArticlePage id=id /> }.into_any(),
            _ => unknown_page(session, language),
        }
    }
}

fn unknown_page(session: Session, language: Language) -> AnyView {
    let words = Frame::of(language);
    let home = session.href(Page::Overview);
    view! {
        <PageHeader title=words.unknown_page lead=words.unknown_page_text />
        <LinkButton label=words.to_overview href=home kind=ButtonKind::Primary />
    }
    .into_any()
}

/// What a page shows of the archive, or what is in the way of it.
///
/// `show` is called with the lens whenever what it looks at has changed.
pub(crate) fn with_lens<V>(
    session: Session,
    show: impl Fn(&Lens<'_>) -> V + Copy + Send + Sync + 'static,
) -> impl Fn() -> AnyView + Copy + Send + Sync
where
    V: IntoAny,
{
    move || {
        let (pack, assessment) = (session.pack().get(), session.assessment().get());
        let (Some(pack), Some(assessment)) = (pack, assessment) else {
            return in_the_way(session);
        };
        let archive = session.archive();
        let lens = Lens {
            pack: &pack,
            archive: &archive,
            assessment: &assessment,
            language: session.language(),
            today: session.today(),
        };
        show(&lens).into_any()
    }
}

/// No policy is chosen, or it is on its way, or it could not be had.
fn in_the_way(session: Session) -> AnyView {
    let words = Frame::of(session.language());
    match session.pack_state() {
        Some(PackState::Failed) => view! {
            <EmptyState
                icon=Glyph::Warning
                title=words.policy_failed
                actions=move || view! {
                    <Button label=words.try_again on_press=move |()| session.ask_again() />
                }
            />
        }
        .into_any(),
        Some(PackState::Loading | PackState::Ready(_)) => {
            view! { <Skeleton label=words.loading_policy /> }.into_any()
        }
        None if session.is_sample() => view! { <Skeleton label=words.loading_policy /> }.into_any(),
        None => {
            let href = session.href(Page::Welcome);
            view! {
                <EmptyState
                    icon=Glyph::Policy
                    title=words.no_policy
                    actions=move || view! {
                        <LinkButton label=words.choose_policy href=href kind=ButtonKind::Primary />
                    }
                />
            }
            .into_any()
        }
    }
}
