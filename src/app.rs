//! The frame: header, navigation, the page, the status line.

mod arrival;
pub mod current_page;
pub mod salvage;
pub mod saving;

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::undo::step_name;

use self::current_page::CurrentPage;
use self::salvage::SalvageBanner;
use self::saving::Saving;
use crate::routes::{Page, Route};
use crate::session::{Session, Theme, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::icon_button::IconButton;
use crate::ui::link_button::LinkButton;
use crate::ui::live_region::LiveRegion;
use crate::ui::skip_link::SkipLink;

/// Shows the whole app around the page of the route.
#[component]
pub fn App(
    /// The running app.
    session: Session,
) -> impl IntoView {
    provide_context(session);
    // What was undone or redone is said aloud; it may have happened far from where one reads.
    let news = RwSignal::new(String::new());
    let words = move || Frame::of(session.language());
    view! {
        <div class="app">
            <SkipLink label=move || words().skip.to_owned() target="main" />
            <Header news=news />
            <Navigation />
            <SampleBanner />
            <SalvageBanner />
            <main class="app-main" id="main" tabindex="-1">
                <div class="page"><CurrentPage /></div>
            </main>
            <footer class="app-footer"><Saving /></footer>
            <LiveRegion text=news />
        </div>
    }
}

/// Shows the brand, the policy, and the tools that are everywhere.
#[component]
fn Header(
    /// Where to say what was undone.
    news: RwSignal<String>,
) -> impl IntoView {
    let session = use_session();
    let words = move || Frame::of(session.language());
    let home = move || session.href(Page::Overview);
    let place = move || match session.pack().get() {
        Some(pack) => session.language().of(&pack.source.region).to_owned(),
        None => words().tagline.to_owned(),
    };
    view! {
        <header class="app-header">
            <a class="brand" href=home aria-label=move || words().app>
                <svg class="brand__seal" aria-hidden="true"><use href="#i-seal"></use></svg>
                <span class="brand__name">{move || words().app}</span>
            </a>
            <p class="app-header__place">{place}</p>
            <div class="app-header__tools"><UndoTools news=news /> <LookTools /></div>
        </header>
    }
}

/// Shows undo and redo with the names of their steps.
#[component]
fn UndoTools(
    /// Where to say what was undone.
    news: RwSignal<String>,
) -> impl IntoView {
    let session = use_session();
    let open = session.open();
    let named = move |verb: &str, name: Option<String>| match name {
        Some(name) => format!("{verb}{}{name}", colon(session.language())),
        None => verb.to_owned(),
    };
    let undo_label = move || {
        let name = open.read().undo_name().map(|it| step_name(it, session.language()));
        named(Frame::of(session.language()).undo, name)
    };
    let redo_label = move || {
        let name = open.read().redo_name().map(|it| step_name(it, session.language()));
        named(Frame::of(session.language()).redo, name)
    };
    let no_undo = Signal::derive(move || open.read().undo_name().is_none());
    let no_redo = Signal::derive(move || open.read().redo_name().is_none());
    let undo = move |()| {
        let said = undo_label();
        if session.undo().is_some() {
            news.set(said);
        }
    };
    let redo = move |()| {
        let said = redo_label();
        if session.redo().is_some() {
            news.set(said);
        }
    };
    view! {
        <IconButton label=undo_label glyph=Glyph::Undo on_press=undo disabled=no_undo />
        <IconButton label=redo_label glyph=Glyph::Redo on_press=redo disabled=no_redo />
    }
}

fn colon(language: Language) -> &'static str {
    language.pick("：", ": ")
}

/// Shows the choice of language and of light or dark.
#[component]
fn LookTools() -> impl IntoView {
    let session = use_session();
    let words = move || Frame::of(session.language());
    let theme_label = move || match session.theme() {
        Theme::Auto => words().theme_auto.to_owned(),
        Theme::Light => words().theme_light.to_owned(),
        Theme::Dark => words().theme_dark.to_owned(),
    };
    let theme_glyph = Signal::derive(move || match session.theme() {
        Theme::Auto => Glyph::Auto,
        Theme::Light => Glyph::Sun,
        Theme::Dark => Glyph::Moon,
    });
    let next_theme = move |()| {
        session.set_theme(match session.theme() {
            Theme::Auto => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Auto,
        });
    };
    let other_language = move |()| {
        session.set_language(match session.language() {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        });
    };
    view! {
        <IconButton label=theme_label glyph=theme_glyph on_press=next_theme />
        <Button
            label=move || words().language.to_owned()
            on_press=other_language
            kind=ButtonKind::Quiet
        />
    }
}

/// Shows where one can go.
#[component]
fn Navigation() -> impl IntoView {
    let session = use_session();
    let links = move || {
        let words = Frame::of(session.language());
        let here = session.route().get().page;
        let link = move |page: Page, glyph: Glyph, label: &'static str| {
            let current = is_under(&here, &page).then_some("page");
            let href = session.href(page);
            view! {
                <li class="app-nav__item">
                    <a class="app-nav__link" href=href aria-current=current>
                        <Icon glyph=glyph />
                        <span>{label}</span>
                    </a>
                </li>
            }
        };
        [
            link.clone()(Page::Overview, Glyph::Overview, words.overview),
            link.clone()(Page::Records, Glyph::Records, words.records),
            link.clone()(Page::Policy, Glyph::Policy, words.policy),
            link.clone()(Page::Teacher, Glyph::Teacher, words.teacher),
            link(Page::Data, Glyph::Backup, words.data),
        ]
        .into_iter()
        .collect_view()
    };
    view! {
        <nav class="app-nav" aria-label=move || Frame::of(session.language()).navigation>
            <ul class="app-nav__list" role="list">{links}</ul>
        </nav>
    }
}

/// Whether a page belongs to a place in the navigation.
fn is_under(here: &Page, place: &Page) -> bool {
    match place {
        Page::Records => matches!(
            here,
            Page::Records | Page::NewRecord | Page::Record(_) | Page::EditRecord(_) | Page::Import
        ),
        Page::Policy => matches!(
            here,
            Page::Policy | Page::Article(_) | Page::Compare(_) | Page::Packs | Page::Pack(_)
        ),
        place => here == place,
    }
}

/// Shows, with the sample teacher, that nothing of it is real or kept.
#[component]
fn SampleBanner() -> impl IntoView {
    let session = use_session();
    let words = move || Frame::of(session.language());
    let leave = Route::own(Page::Overview).href();
    view! {
        <Show when=move || session.is_sample()>
            <aside class="banner" data-kind="sample" aria-label=move || words().info_word>
                <p class="banner__text">{move || words().sample_banner}</p>
                <div class="banner__actions">
                    <LinkButton
                        label=move || words().sample_leave.to_owned()
                        href=leave.clone()
                        kind=ButtonKind::Link
                    />
                </div>
            </aside>
        </Show>
    }
}
