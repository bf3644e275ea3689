//! The policy as a document, from every article to the records that it touched.

pub(in crate::pages) mod cases;
mod figures;
mod own;

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::compare::ComparePage;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::policy::PolicyPage as Texts;

use self::cases::{Bench, cases};
use self::figures::{caps, conversions, requirements};
use super::in_the_way;
use super::look::{ready, through};
use super::overview::tone;
use super::readings::readings;
use crate::present::policy::{Chapter, ChapterView, PolicyView, RuleView, policy};
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
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::page_header::PageHeader;
use crate::ui::tone::Tone;

/// Shows the policy as a document: its head, its readings to choose from, its rules with what they
/// mean for the teacher, and its worked cases.
///
/// Choosing a reading makes the document anew and leaves the choice itself where it is.
#[component]
pub fn PolicyPage() -> impl IntoView {
    let session = use_session();
    let bench = Bench::new();
    let ready = ready(session);
    move || match ready.get() {
        true => untrack(|| page(session, bench)),
        false => in_the_way(session),
    }
}

fn page(session: Session, bench: Bench) -> AnyView {
    let language = session.language_untracked();
    let news = RwSignal::new(String::new());
    let view = Memo::new(move |_| through(session, policy));
    let of_head = Memo::new(move |_| {
        let view = view.read();
        let it = view.as_ref()?;
        Some(Head {
            title: it.title.clone(),
            region: it.region.clone(),
            missing: it.missing.clone(),
            no_figures: it.no_figures,
            superseded: it.superseded.clone(),
            refines: it.refines.clone(),
        })
    });
    let head = move || of_head.get().map(|it| head(session, it, language));
    let facts = move || {
        let facts = view.get().map(|it| it.facts).unwrap_or_default();
        view! { <Card id="document" title=Texts::of(language).document>{definitions(facts)}</Card> }
    };
    let has_switches = Memo::new(move |_| {
        let pack = session.pack().get();
        pack.is_some_and(|it| !it.switches.is_empty())
    });
    let choices = move || has_switches.get().then(|| readings(session, language, news));
    let has_figures =
        Memo::new(move |_| view.read().as_ref().is_some_and(|it| it.no_figures.is_none()));
    let contents = move || view.read().as_ref().map(|it| contents(&it.chapters, language));
    let document = move || view.get().map(|it| document(session, it, language));
    view! {
        {head}
        {own::notice(session, language)}
        <LiveRegion text=news />
        <div class="page__columns">
            <div class="page__column">{facts} {contents}</div>
            {choices}
        </div>
        {document}
        {move || has_figures.get().then(|| worked(session, bench, language))}
    }
    .into_any()
}

/// The worked cases; of a pack of the teacher's own they may be missing.
fn worked(session: Session, bench: Bench, language: Language) -> AnyView {
    let pack = session.pack();
    let lacks = Memo::new(move |_| {
        let (open, pack) = (session.open().read(), pack.read());
        let own = pack.as_ref().and_then(|it| open.document().packs.get(&it.id));
        own.is_some_and(|it| it.cases.is_none())
    });
    let shown = move || match lacks.get() {
        true => own::no_cases(session, language),
        false => cases(session, bench, pack.into(), language),
    };
    shown.into_any()
}

/// What stands in the head.
#[derive(Clone, PartialEq, Eq)]
struct Head {
    title: String,
    region: String,
    missing: Option<String>,
    no_figures: Option<&'static str>,
    superseded: Option<(String, Page)>,
    refines: Option<(String, Page)>,
}

fn head(session: Session, it: Head, language: Language) -> impl IntoView {
    let Head { title, region, missing, no_figures, superseded, refines } = it;
    let (words, compared) = (Texts::of(language), ComparePage::of(language));
    let frame = Frame::of(language);
    let missing = missing.map(|it| {
        view! {
            <Notice
                kind=NoticeKind::Warning
                kind_word=frame.warning_word
                title=words.missing
            >
                <p>{it}</p>
            </Notice>
        }
    });
    let superseded = superseded.map(|(title, page)| {
        let href = session.href(page);
        view! {
            <Notice
                kind=NoticeKind::Warning
                kind_word=frame.warning_word
                title=compared.superseded
                actions=move || view! { <LinkButton label=compared.see_changes href=href /> }
            >
                <p>{title}</p>
            </Notice>
        }
    });
    let no_figures = no_figures.map(|it| view! { <p>{it}</p> });
    let refines = refines.map(|(_, page)| {
        let href = session.href(page);
        view! { <LinkButton label=compared.with_parent href=href /> }
    });
    let compare = session.href(Page::Compare(None));
    view! {
        <PageHeader
            title=title
            kicker=region
            lead=words.own_words
            actions=move || view! {
                {refines}
                <LinkButton label=compared.open href=compare />
            }
        />
        {superseded}
        {missing}
        {no_figures}
    }
}

fn definitions(facts: Vec<(&'static str, String)>) -> impl IntoView {
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

/// Chapter by chapter its figures as a table and its articles.
fn document(session: Session, it: PolicyView, language: Language) -> impl IntoView {
    let (mut required, mut converted, mut capped) =
        (Some(it.requirements), Some(it.conversions), Some(it.caps));
    let chapters = it.chapters.into_iter().map(|chapter| {
        let table = match chapter.chapter {
            Chapter::Requirement => {
                required.take().and_then(|it| requirements(session, it, language))
            }
            Chapter::Conversion => {
                converted.take().and_then(|it| conversions(session, it, language))
            }
            Chapter::Bonus => capped.take().and_then(|it| caps(session, it, language)),
            _ => None,
        };
        section(session, chapter, table, language)
    });
    chapters.collect::<Vec<_>>()
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

fn section(
    session: Session,
    chapter: ChapterView,
    table: Option<AnyView>,
    language: Language,
) -> AnyView {
    let ChapterView { id, title, rules, .. } = chapter;
    let clauses = (!rules.is_empty()).then(|| {
        let rules = rules.into_iter().map(|it| rule(session, it, language)).collect_view();
        view! { <ClauseList labelled_by=id>{rules}</ClauseList> }
    });
    view! {
        <section class="page__section" aria-labelledby=id>
            <h2 class="page__section-title" id=id tabindex="-1">{title}</h2>
            {table}
            {clauses}
        </section>
    }
    .into_any()
}

fn rule(session: Session, it: RuleView, language: Language) -> AnyView {
    let words = Texts::of(language);
    let href = session.href(it.page);
    let label = it.touched.unwrap_or_else(|| words.see.to_owned());
    let standing = it.standing.map(|(it, text)| (text, tone(it)));
    let off = (!it.in_force).then(|| (words.not_in_force.to_owned(), Tone::Exempt));
    let badge = standing.or(off);
    let teacher = it.asks_teacher.then(|| {
        let href = session.href(Page::Teacher);
        let label = xuefen_words::ui::told::ToldPage::of(language).fill_in;
        view! { <LinkButton label=label href=href kind=ButtonKind::Link icon=Glyph::Edit /> }
    });
    view! {
        <Clause
            place=it.place
            text=it.sense
            kind=it.kind
            note=it.note
            means=it.told
            off=!it.in_force
            actions=move || view! {
                {badge.map(|(label, tone)| view! { <Badge label=label tone=tone /> })}
                {teacher}
                <LinkButton label=label href=href kind=ButtonKind::Link />
            }
        />
    }
    .into_any()
}
