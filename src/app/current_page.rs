//! The page of the route, drawn by its part of the app.

use std::time::Duration;

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;

use super::arrival::{Arrival, Arrivals};
use crate::pages::{Desks, unknown_page};
use crate::parts::Part;
use crate::routes::Page;
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_element;
use crate::ui::page_header::{PageHeader, TITLE_ID};
use crate::ui::skeleton::Skeleton;

/// When the parts are fetched that the first screen does not need.
const LATER: Duration = Duration::from_secs(2);

/// Shows the page of the route, as soon as its part of the app is here.
#[component]
pub fn CurrentPage() -> impl IntoView {
    let session = use_session();
    let route = session.route();
    let desks = Desks::new();
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
    // Who goes to a page that is not here yet finds the focus on its heading when it comes.
    let (is_start, is_late) = (StoredValue::new(true), StoredValue::new(false));
    // A page is made anew when the route or the language changes, and keeps itself current otherwise.
    move || {
        let language = session.language();
        let (page, Some(part)) = (page(), wanted.get()) else {
            return unknown_page(session, language);
        };
        match (arrival.get(), parts.draw(part)) {
            (_, Some(draw)) => {
                is_start.set_value(false);
                if is_late.get_value() {
                    is_late.set_value(false);
                    request_animation_frame(|| focus_element(TITLE_ID));
                }
                draw(page, desks)
            }
            (Some(Arrival::Failed), None) => part_failed(language, move || parts.ask(part)),
            (_, None) => {
                is_late.set_value(!is_start.get_value());
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

/// A part of the app could not be fetched.
fn part_failed(language: Language, again: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let words = Frame::of(language);
    view! {
        <PageHeader title=words.part_failed lead=words.part_failed_text />
        <p><Button label=words.try_again on_press=move |()| again() kind=ButtonKind::Primary /></p>
    }
    .into_any()
}
