//! One page per route. A page reads the session, presents, and draws with components.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::{Frame, NoPolicy};

use crate::present::Lens;
use crate::routes::Page;
use crate::session::{PackState, Session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::page_header::PageHeader;
use crate::ui::skeleton::Skeleton;

pub mod article;
mod choose_policy;
pub mod compare;
pub mod data;
pub mod desk;
pub mod gallery;
pub mod import;
mod look;
pub mod overview;
pub mod pack_editor;
pub mod packs;
mod pause;
pub mod policy;
mod readings;
pub mod record;
pub mod record_form;
pub mod records;
pub mod refused;
mod table;
pub mod teacher;
pub mod welcome;

/// What lies open on pages while one is elsewhere.
#[derive(Clone, Copy)]
pub struct Desks {
    records: desk::Desk,
    import: import::Workbench,
    data: data::Backup,
    teacher: teacher::facts::Draft,
}

impl Desks {
    /// Empty desks. Make them where they are not disposed of with a page.
    #[must_use]
    pub fn new() -> Self {
        Self {
            records: desk::Desk::new(),
            import: import::Workbench::new(),
            data: data::Backup::new(),
            teacher: teacher::facts::Draft::new(),
        }
    }
}

impl Default for Desks {
    fn default() -> Self {
        Self::new()
    }
}

/// Draws the pages of the part `Welcome`.
pub(crate) fn draw_welcome(_: Page, desks: Desks) -> AnyView {
    view! { <welcome::WelcomePage draft=desks.teacher /> }.into_any()
}

/// Draws the pages of the part `Answer`.
pub(crate) fn draw_answer(_: Page, _: Desks) -> AnyView {
    view! { <overview::OverviewPage /> }.into_any()
}

/// Draws the pages of the part `Tables`.
pub(crate) fn draw_tables(_: Page, desks: Desks) -> AnyView {
    view! { <import::ImportPage bench=desks.import /> }.into_any()
}

/// Draws the pages of the part `Work`.
pub(crate) fn draw_work(page: Page, desks: Desks) -> AnyView {
    let desk = desks.records;
    match page {
        Page::NewRecord => view! { <record_form::RecordFormPage id=None desk=desk /> }.into_any(),
        Page::EditRecord(id) => {
            view! { <record_form::RecordFormPage id=Some(id) desk=desk /> }.into_any()
        }
        Page::Record(id) => view! { <record::RecordPage id=id /> }.into_any(),
        Page::Data => view! { <data::DataPage backup=desks.data /> }.into_any(),
        Page::Gallery => view! { <gallery::Gallery /> }.into_any(),
        Page::Teacher => view! { <teacher::TeacherPage draft=desks.teacher /> }.into_any(),
        Page::Packs => view! { <packs::PacksPage /> }.into_any(),
        Page::Pack(id) => view! { <pack_editor::PackEditorPage id=id /> }.into_any(),
        Page::Policy => view! { <policy::PolicyPage /> }.into_any(),
        Page::Compare(with) => view! { <compare::ComparePage with=with /> }.into_any(),
        Page::Article(id) => view! { <article::ArticlePage id=id /> }.into_any(),
        _ => view! {
            <import::done::Imported bench=desks.import />
            <records::RecordsPage desk=desk />
        }
        .into_any(),
    }
}

/// Says that there is no such page, or nothing to show on it.
pub(crate) fn unknown_page(session: Session, language: Language) -> AnyView {
    let words = Frame::of(language);
    let home = session.href(Page::Overview);
    view! {
        <PageHeader title=words.unknown_page lead=words.unknown_page_text />
        <p><LinkButton label=words.to_overview href=home kind=ButtonKind::Primary /></p>
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
        Some(PackState::Unknown) => not_to_be_had(session),
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

/// The policy is not here, and asking again would not help.
fn not_to_be_had(session: Session) -> AnyView {
    let language = session.language();
    let words = NoPolicy::of(language);
    let (teacher, packs) = (session.href(Page::Teacher), session.href(Page::Packs));
    view! {
        <PageHeader title=words.title lead=words.text />
        <p class="cluster">
            <LinkButton label=words.packs href=packs kind=ButtonKind::Primary />
            <LinkButton label=Frame::of(language).choose_policy href=teacher />
        </p>
    }
    .into_any()
}
