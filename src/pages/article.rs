//! One article: what it says, what it did to which records, and what it requires.

use leptos::prelude::*;
use xuefen_engine::assess::Standing;
use xuefen_words::Language;
use xuefen_words::ui::policy as texts;
use xuefen_words::ui::policy::ArticlePage as Texts;

use super::look::through;
use super::overview::tone;
use super::table::head;
use super::{in_the_way, unknown_page};
use crate::present::article::{ArticleView, LinkView, TouchedView, article};
use crate::present::overview::RequirementView;
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::ui::badge::Badge;
use crate::ui::bar_legend::LegendItem;
use crate::ui::button::ButtonKind;
use crate::ui::card::Card;
use crate::ui::data_table::DataTable;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::page_header::PageHeader;
use crate::ui::requirement_bar::{BarPart, BarShares};
use crate::ui::requirement_card::RequirementCard;
use crate::ui::show_more::ShowMore;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::tone::Tone;

/// How many records are shown at first, and more at a time.
const FEW: usize = 50;

/// Shows one article, the records that it touched, and the requirements that it sets.
#[component]
pub fn ArticlePage(
    /// The id of its rule.
    id: String,
) -> impl IntoView {
    let session = use_session();
    let id = StoredValue::new(id);
    let shown = RwSignal::new(FEW);
    // What is the same is not drawn again: focus stays where it is when the policy's text comes.
    let view = Memo::new(move |_| {
        through(session, |lens| {
            let title = lens.language.of(&lens.pack.source.title).to_owned();
            article(lens, &id.read_value()).map(|it| (title, it))
        })
    });
    move || {
        let language = session.language();
        match view.get() {
            None => in_the_way(session),
            Some(Some((title, it))) => page(session, language, title, it, shown),
            Some(None) => unknown_page(session, language),
        }
    }
}

fn page(
    session: Session,
    language: Language,
    kicker: String,
    it: ArticleView,
    shown: RwSignal<usize>,
) -> AnyView {
    let words = Texts::of(language);
    let all = session.href(Page::Policy);
    let neighbours = neighbours(session, &it, language);
    let untouched = it.untouched.map(|it| view! { <p>{it}</p> });
    view! {
        <PageHeader
            title=it.place.clone()
            kicker=kicker
            lead=it.kind.clone()
            actions=move || view! { <LinkButton label=words.all href=all icon=Glyph::Policy /> }
        />
        {sense(&it, language)}
        {requirements(it.requirements, language)}
        {told(session, it.told, it.standing, it.asks_teacher, language)}
        {moved(it.moved, it.moved_title)}
        {records(session, it.records, it.records_title, shown, language)}
        {untouched}
        {neighbours}
    }
    .into_any()
}

fn sense(it: &ArticleView, language: Language) -> impl IntoView + use<> {
    let off = (!it.in_force).then(|| {
        let label = texts::PolicyPage::of(language).not_in_force;
        view! { <Badge label=label tone=Tone::Exempt /> }
    });
    let note = (!it.note.is_empty()).then(|| {
        let note = it.note.clone();
        view! { <p>{off} " " {note}</p> }
    });
    let sense = it.sense.clone();
    view! {
        <Card id="sense" title=Texts::of(language).sense>
            <p><strong>{sense}</strong></p>
            {note}
        </Card>
    }
}

fn requirements(requirements: Vec<RequirementView>, language: Language) -> Option<impl IntoView> {
    if requirements.is_empty() {
        return None;
    }
    let cards = requirements.into_iter().map(|it| requirement(it, language)).collect_view();
    Some(view! {
        <section class="page__section" aria-labelledby="requirements-title">
            <h2 class="page__section-title" id="requirements-title">
                {Texts::of(language).requirements}
            </h2>
            <div class="card-grid">{cards}</div>
        </section>
    })
}

fn requirement(it: RequirementView, language: Language) -> impl IntoView {
    let legend = legend(&it, language);
    let shares = BarShares { recognised: it.share_recognised, planned: it.share_planned };
    view! {
        <RequirementCard
            title=it.title
            tone=tone(it.standing)
            standing=it.standing_text
            value=it.recognised
            unit=it.unit
            target=xuefen_words::ui::overview::target(language, &it.required)
            shares=shares
            bar_label=it.sentence
            legend=legend
        />
    }
}

/// What is planned, where something is, and what is missing.
fn legend(it: &RequirementView, language: Language) -> Vec<LegendItem> {
    let words = Texts::of(language);
    let item = |part, label: &str, value: &str| LegendItem {
        part,
        label: label.to_owned(),
        value: value.to_owned(),
        unit: String::new(),
    };
    let planned = it.has_planned.then(|| item(BarPart::Planned, words.planned, &it.planned));
    let missing = item(BarPart::Missing, words.missing, &it.missing);
    planned.into_iter().chain([missing]).collect()
}

fn moved(sentences: Vec<String>, title: &'static str) -> Option<impl IntoView> {
    if sentences.is_empty() {
        return None;
    }
    let lines = sentences.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    Some(view! { <Card id="moved" title=title><ul>{lines}</ul></Card> })
}

/// What the article means for the teacher beside credit.
fn told(
    session: Session,
    notes: Vec<String>,
    standing: Option<(Standing, String)>,
    asks_teacher: bool,
    language: Language,
) -> Option<impl IntoView> {
    if notes.is_empty() && standing.is_none() {
        return None;
    }
    let badge = standing.map(|(it, text)| view! { <Badge label=text tone=tone(it) /> });
    let notes = notes.into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
    let fill_in = asks_teacher.then(|| {
        let label = xuefen_words::ui::told::ToldPage::of(language).fill_in;
        let href = session.href(Page::Teacher);
        view! { <LinkButton label=label href=href kind=ButtonKind::Link icon=Glyph::Edit /> }
    });
    Some(view! {
        <Card
            id="told"
            title=Texts::of(language).told
            actions=move || view! { {badge} {fill_in} }
        >
            {notes}
        </Card>
    })
}

fn records(
    session: Session,
    records: Vec<TouchedView>,
    title: String,
    shown: RwSignal<usize>,
    language: Language,
) -> Option<impl IntoView + use<>> {
    if records.is_empty() {
        return None;
    }
    let words = Texts::of(language);
    let all = records.len();
    let records = StoredValue::new(records);
    let rows = move || records.read_value().iter().take(shown.get()).cloned().collect::<Vec<_>>();
    let more = move || shown.get() < all;
    let show_more = move || {
        (all > FEW).then(|| {
            let count = move || texts::shown(language, shown.get().min(all), all);
            view! {
                <ShowMore
                    shown=Signal::derive(count)
                    label=words.more
                    more=Signal::derive(more)
                    on_more=move |()| shown.update(|it| *it += FEW)
                />
            }
        })
    };
    let labels = [words.record, words.effect, words.date, words.status];
    Some(view! {
        <Card id="records" title=title>
            <DataTable id="touched" caption=words.caption caption_hidden=true head=head(labels)>
                <For each=rows key=|it| it.id.clone() let(it)>{row(session, it, language)}</For>
            </DataTable>
            {show_more()}
        </Card>
    })
}

fn row(session: Session, it: TouchedView, language: Language) -> impl IntoView {
    let words = Texts::of(language);
    let href = session.href(it.page);
    let tone = if it.is_planned { Tone::Planned } else { Tone::Neutral };
    let effects = it.effects.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <TableRow>
            <TableCell label=words.record heading=true><a href=href>{it.title}</a></TableCell>
            <TableCell label=words.effect><ul role="list">{effects}</ul></TableCell>
            <TableCell label=words.date>{it.date}</TableCell>
            <TableCell label=words.status><Badge label=it.status tone=tone /></TableCell>
        </TableRow>
    }
}

/// The articles before and after.
fn neighbours(session: Session, it: &ArticleView, language: Language) -> impl IntoView + use<> {
    let link = |to: Option<LinkView>| {
        let LinkView { label, page } = to?;
        let href = session.href(page);
        Some(view! { <li><a href=href>{label}</a></li> })
    };
    view! {
        <nav aria-label=Texts::of(language).neighbours>
            <ul class="stack" role="list">{link(it.previous.clone())} {link(it.next.clone())}</ul>
        </nav>
    }
}
