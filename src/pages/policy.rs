//! The policy as a document, from every article to the records that it touched.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::policy::PolicyPage as Texts;

use super::overview::tone;
use super::with_lens;
use crate::present::Lens;
use crate::present::policy::{ChapterView, ReadingView, RuleView, policy};
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::clause::Clause;
use crate::ui::clause_list::ClauseList;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::PageHeader;
use crate::ui::tone::Tone;

/// Shows the policy as a document.
#[component]
pub fn PolicyPage() -> impl IntoView {
    let session = use_session();
    with_lens(session, move |lens| page(session, lens))
}

fn page(session: Session, lens: &Lens<'_>) -> AnyView {
    let language = lens.language;
    let words = Texts::of(language);
    let it = policy(lens);
    let contents = contents(&it.chapters, language);
    let chapters = it.chapters.into_iter().map(|it| chapter(session, it, language));
    view! {
        <PageHeader title=it.title kicker=it.region lead=words.own_words />
        {missing(it.missing, language)}
        <div class="page__columns">
            <Card id="document" title=words.document>{facts(it.facts)}</Card>
            {readings(session, it.readings, language)}
        </div>
        {contents}
        {chapters.collect_view()}
    }
    .into_any()
}

fn missing(missing: Option<String>, language: Language) -> Option<impl IntoView> {
    let words = Texts::of(language);
    let kind_word = Frame::of(language).warning_word;
    missing.map(|it| {
        view! {
            <Notice kind=NoticeKind::Warning kind_word=kind_word title=words.missing>
                <p>{it}</p>
            </Notice>
        }
    })
}

fn facts(facts: Vec<(&'static str, String)>) -> impl IntoView {
    let rows = facts.into_iter().map(|(name, value)| {
        view! {
            <div class="definition-list__row">
                <dt class="definition-list__term">{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! { <dl class="definition-list">{rows.collect_view()}</dl> }
}

/// The readings in use, and where to change them.
fn readings(
    session: Session,
    readings: Vec<ReadingView>,
    language: Language,
) -> Option<impl IntoView> {
    if readings.is_empty() {
        return None;
    }
    let words = Texts::of(language);
    let href = session.href(Page::Teacher);
    let rows = readings.into_iter().map(|it| {
        let (mark, tone) = match it.is_default {
            true => (words.default_mark, Tone::Neutral),
            false => (words.own_mark, Tone::Planned),
        };
        view! {
            <div class="definition-list__row">
                <dt class="definition-list__term">{it.title}</dt>
                <dd>{it.option} " " <Badge label=mark tone=tone /></dd>
            </div>
        }
    });
    let rows = rows.collect_view();
    Some(view! {
        <Card id="readings" title=words.readings>
            <dl class="definition-list">{rows}</dl>
            <div class="cluster">
                <LinkButton
                    label=words.change_readings
                    href=href
                    kind=ButtonKind::Link
                    icon=Glyph::Settings
                />
            </div>
        </Card>
    })
}

/// Buttons that lead to the chapters: the address is taken by the page itself.
fn contents(chapters: &[ChapterView], language: Language) -> impl IntoView + use<> {
    let links = chapters.iter().map(|it| {
        let id = it.id;
        view! {
            <li>
                <Button
                    label=it.title
                    kind=ButtonKind::Link
                    on_press=move |()| focus_element(id)
                />
            </li>
        }
    });
    view! {
        <nav aria-label=Texts::of(language).contents>
            <ul class="cluster" role="list">{links.collect_view()}</ul>
        </nav>
    }
}

fn chapter(session: Session, chapter: ChapterView, language: Language) -> impl IntoView {
    let ChapterView { id, title, rules } = chapter;
    let rules = rules.into_iter().map(|it| rule(session, it, language)).collect_view();
    view! {
        <section class="page__section" aria-labelledby=id>
            <h2 class="page__section-title" id=id tabindex="-1">{title}</h2>
            <ClauseList labelled_by=id>{rules}</ClauseList>
        </section>
    }
}

fn rule(session: Session, it: RuleView, language: Language) -> AnyView {
    let words = Texts::of(language);
    let href = session.href(it.page);
    let label = it.touched.unwrap_or_else(|| words.see.to_owned());
    let standing = it.standing.map(|(it, text)| (text, tone(it)));
    let off = (!it.in_force).then(|| (words.not_in_force.to_owned(), Tone::Exempt));
    let badge = standing.or(off);
    view! {
        <Clause
            place=it.place
            text=it.sense
            kind=it.kind
            note=it.note
            off=!it.in_force
            actions=move || view! {
                {badge.map(|(label, tone)| view! { <Badge label=label tone=tone /> })}
                <LinkButton label=label href=href kind=ButtonKind::Link />
            }
        />
    }
    .into_any()
}
