//! One page per route. A page reads the session, presents, and draws with components.

use std::time::Duration;

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;

use self::arrival::{Arrival, Arrivals};
use crate::parts::Part;
use crate::present::Lens;
use crate::routes::Page;
use crate::session::{PackState, Session, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::page_header::PageHeader;
use crate::ui::skeleton::Skeleton;

mod arrival;
pub mod article;
mod choose_policy;
pub mod data;
pub mod desk;
pub mod gallery;
pub mod import;
mod look;
pub mod overview;
mod pause;
pub mod policy;
pub mod record;
pub mod record_form;
pub mod records;
pub mod refused;
pub mod teacher;
pub mod welcome;

/// When the parts are fetched that the first screen does not need.
const LATER: Duration = Duration::from_secs(2);

/// What lies open on pages while one is elsewhere.
#[derive(Clone, Copy)]
pub struct Desks {
    records: desk::Desk,
    import: import::Workbench,
    data: data::Backup,
    teacher: teacher::facts::Draft,
}

/// Shows the page of the route, as soon as its part of the app is here.
#[component]
pub fn CurrentPage() -> impl IntoView {
    let session = use_session();
    let route = session.route();
    let desks = Desks {
        records: desk::Desk::new(),
        import: import::Workbench::new(),
        data: data::Backup::new(),
        teacher: teacher::facts::Draft::new(),
    };
    let parts = Arrivals::new();
    // Who has chosen no policy yet is welcomed instead of shown an empty overview.
    let begins = Memo::new(move |_| {
        !session.is_sample() && session.open().read().document().policy.is_none()
    });
    let page = move || match route.get().page {
        Page::Overview if begins.get() => Page::Welcome,
        page => page,
    };
    let wanted = Memo::new(move |_| part_of(&page()));
    let arrival = Memo::new(move |_| wanted.get().map(|it| parts.of(it)));
    // The other parts follow when the first is likely to be drawn: going on needs no network then.
    set_timeout(move || Part::ALL.into_iter().for_each(|it| parts.ask(it)), LATER);
    // A page is made anew when the route or the language changes, and keeps itself current otherwise.
    move || {
        let language = session.language();
        let (page, Some(part)) = (page(), wanted.get()) else {
            return unknown_page(session, language);
        };
        match (arrival.get(), parts.draw(part)) {
            (_, Some(draw)) => draw(page, desks),
            (Some(Arrival::Failed), None) => part_failed(language, move || parts.ask(part)),
            (_, None) => {
                parts.ask(part);
                view! { <Skeleton label=Frame::of(language).loading_part /> }.into_any()
            }
        }
    }
}

/// The part of the app that draws a page.
fn part_of(page: &Page) -> Option<Part> {
    Some(match page {
        Page::Welcome => Part::Welcome,
        Page::Overview => Part::Answer,
        Page::Import => Part::Tables,
        Page::Unknown(_) => return None,
        _ => Part::Work,
    })
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
        Page::Policy => view! { <policy::PolicyPage /> }.into_any(),
        Page::Article(id) => view! { <article::ArticlePage id=id /> }.into_any(),
        _ => view! {
            <import::done::Imported bench=desks.import />
            <records::RecordsPage desk=desk />
        }
        .into_any(),
    }
}

/// A part of the app could not be fetched.
fn part_failed(language: Language, again: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let words = Frame::of(language);
    view! {
        <EmptyState
            icon=Glyph::Warning
            title=words.part_failed
            text=words.part_failed_text
            actions=move || view! {
                <Button label=words.try_again on_press=move |()| again() />
            }
        />
    }
    .into_any()
}

fn unknown_page(session: Session, language: Language) -> AnyView {
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
