//! The overview: how far along, what is missing, what to do next.

use leptos::prelude::*;
use xuefen_engine::assess::Standing;
use xuefen_words::Language;
use xuefen_words::ui::overview::Overview;

use super::with_lens;
use crate::present::Lens;
use crate::present::overview::{AttentionView, OverviewView, RequirementView, YearView, overview};
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::ui::badge::Badge;
use crate::ui::bar_legend::LegendItem;
use crate::ui::button::ButtonKind;
use crate::ui::card::Card;
use crate::ui::data_table::DataTable;
use crate::ui::disclosure::Disclosure;
use crate::ui::empty_state::EmptyState;
use crate::ui::header_cell::HeaderCell;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::page_header::PageHeader;
use crate::ui::requirement_bar::{BarPart, BarShares, RequirementBar};
use crate::ui::requirement_card::RequirementCard;
use crate::ui::stat::Stat;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::tone::Tone;

/// Shows how far along the teacher is, what is missing, and what to do next.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let session = use_session();
    with_lens(session, move |lens| page(session, lens))
}

fn page(session: Session, lens: &Lens<'_>) -> AnyView {
    let language = lens.language;
    let words = Overview::of(language);
    let it = overview(lens);
    let kicker = language.of(&lens.pack.source.title).to_owned();
    let add = session.href(Page::NewRecord);
    view! {
        <PageHeader
            title=words.title
            kicker=kicker
            lead=it.lead.clone()
            actions=move || view! {
                <LinkButton label=words.add_record href=add kind=ButtonKind::Primary icon=Glyph::Add />
            }
        />
        {total(&it, language)}
        {it.is_empty.then(|| nothing_yet(session, language))}
        {attention(session, "deemed", words.deemed, it.deemed)}
        {attention(session, "attention", words.attention, it.attention)}
        {parts(session, it.parts, language)}
        {moved(it.moved)}
        {group(session, "induction", words.induction, it.induction, language)}
        {years(session, it.years, language)}
    }
    .into_any()
}

/// The one number that matters, with its bar.
fn total(it: &OverviewView, language: Language) -> AnyView {
    let words = Overview::of(language);
    let Some(total) = it.total.clone() else { return ().into_any() };
    let (unit, shares) = (total.unit, shares(&total));
    let target = xuefen_words::ui::overview::target(language, &total.required);
    view! {
        <section class="card" aria-label=total.title.clone()>
            <dl class="stat-row">
                <Stat caption=words.recognised value=total.recognised.clone() unit=unit note=target hero=true />
                {total.has_planned.then(|| view! {
                    <Stat caption=words.planned value=total.planned.clone() unit=unit tone=Tone::Planned />
                })}
                <Stat
                    caption=words.missing
                    value=total.missing.clone()
                    unit=unit
                    note=it.met.clone()
                    tone=tone(total.standing)
                />
            </dl>
            <RequirementBar label=total.sentence.clone() shares=shares />
        </section>
    }
    .into_any()
}

fn nothing_yet(session: Session, language: Language) -> impl IntoView {
    let words = Overview::of(language);
    let (add, import) = (session.href(Page::NewRecord), session.href(Page::Import));
    view! {
        <EmptyState
            icon=Glyph::Records
            title=words.nothing_yet
            text=words.nothing_yet_text
            actions=move || view! {
                <LinkButton label=words.add_record href=add kind=ButtonKind::Primary icon=Glyph::Add />
                <LinkButton label=words.import_records href=import icon=Glyph::Import />
            }
        />
    }
}

/// Something to look at, each with where to go.
fn attention(
    session: Session,
    id: &'static str,
    title: &'static str,
    items: Vec<AttentionView>,
) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let rows = items.into_iter().map(move |it| {
        let href = session.href(it.page);
        view! {
            <li class="cluster">
                <span>{it.text}</span>
                <LinkButton label=it.action href=href kind=ButtonKind::Link />
            </li>
        }
    });
    view! {
        <Card id=id title=title>
            <ul class="stack" role="list">{rows.collect_view()}</ul>
        </Card>
    }
    .into_any()
}

fn parts(session: Session, parts: Vec<RequirementView>, language: Language) -> AnyView {
    if parts.is_empty() {
        return ().into_any();
    }
    let words = Overview::of(language);
    let cards = parts.clone().into_iter().map(|it| card(session, it, language)).collect_view();
    view! {
        <section class="page__section" aria-labelledby="cycle-title">
            <h2 class="page__section-title" id="cycle-title">{words.cycle}</h2>
            <div class="card-grid">{cards}</div>
            <Disclosure summary=words.table>
                {table("cycle-table", words.table_caption, parts, session, language)}
            </Disclosure>
        </section>
    }
    .into_any()
}

fn moved(sentences: Vec<String>) -> impl IntoView {
    sentences.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()
}

fn group(
    session: Session,
    id: &'static str,
    title: &'static str,
    requirements: Vec<RequirementView>,
    language: Language,
) -> AnyView {
    if requirements.is_empty() {
        return ().into_any();
    }
    let cards = requirements.into_iter().map(|it| card(session, it, language)).collect_view();
    view! {
        <section class="page__section" aria-labelledby=format!("{id}-title")>
            <h2 class="page__section-title" id=format!("{id}-title")>{title}</h2>
            <div class="card-grid">{cards}</div>
        </section>
    }
    .into_any()
}

fn years(session: Session, years: Vec<YearView>, language: Language) -> AnyView {
    if years.is_empty() {
        return ().into_any();
    }
    let words = Overview::of(language);
    let years = years.into_iter().map(move |year| {
        let id = format!("year-{}", year.key);
        view! {
            <Card id=id.clone() title=year.title.clone()>
                {table(
                    &format!("{id}-table"),
                    &xuefen_words::ui::overview::of_year(language, &year.title),
                    year.requirements,
                    session,
                    language,
                )}
            </Card>
        }
    });
    view! {
        <section class="page__section" aria-labelledby="years-title">
            <h2 class="page__section-title" id="years-title">{words.years}</h2>
            {years.collect_view()}
        </section>
    }
    .into_any()
}

/// One requirement as a card.
fn card(session: Session, it: RequirementView, language: Language) -> impl IntoView {
    let href = session.href(it.article_page.clone());
    let label = it.article.clone();
    view! {
        <RequirementCard
            title=it.title.clone()
            tone=tone(it.standing)
            standing=it.standing_text
            value=it.recognised.clone()
            unit=it.unit
            target=xuefen_words::ui::overview::target(language, &it.required)
            shares=shares(&it)
            bar_label=it.sentence.clone()
            legend=legend(&it, language)
            actions=move || view! { <LinkButton label=label href=href kind=ButtonKind::Link /> }
        />
    }
}

/// Requirements as a table, each with its bar.
fn table(
    id: &str,
    caption: &str,
    requirements: Vec<RequirementView>,
    session: Session,
    language: Language,
) -> impl IntoView + use<> {
    let words = Overview::of(language);
    let head = move || {
        view! {
            <HeaderCell label=words.requirement />
            <HeaderCell label=words.recognised numeric=true />
            <HeaderCell label=words.planned numeric=true />
            <HeaderCell label=words.missing numeric=true />
            <HeaderCell label=words.required numeric=true />
            <HeaderCell label=words.standing />
            <HeaderCell label=words.article />
        }
    };
    let rows = requirements.into_iter().map(|it| row(session, it, language)).collect_view();
    view! {
        <DataTable id=id.to_owned() caption=caption.to_owned() caption_hidden=true head=head>
            {rows}
        </DataTable>
    }
}

fn row(session: Session, it: RequirementView, language: Language) -> impl IntoView {
    let words = Overview::of(language);
    let href = session.href(it.article_page.clone());
    let shares = shares(&it);
    view! {
        <TableRow>
            <TableCell label=words.requirement heading=true>
                {it.title}
                <RequirementBar label=it.sentence shares=shares />
            </TableCell>
            <TableCell label=words.recognised numeric=true>{it.recognised}</TableCell>
            <TableCell label=words.planned numeric=true>{it.planned}</TableCell>
            <TableCell label=words.missing numeric=true>{it.missing}</TableCell>
            <TableCell label=words.required numeric=true>{it.required}</TableCell>
            <TableCell label=words.standing>
                <Badge label=it.standing_text tone=tone(it.standing) />
            </TableCell>
            <TableCell label=words.article>
                <LinkButton label=it.article href=href kind=ButtonKind::Link />
            </TableCell>
        </TableRow>
    }
}

/// The legend of a requirement's bar; what is nought is left out, but never what is missing.
fn legend(it: &RequirementView, language: Language) -> Vec<LegendItem> {
    let words = Overview::of(language);
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

fn shares(it: &RequirementView) -> BarShares {
    BarShares { recognised: it.share_recognised, planned: it.share_planned }
}

/// The tone of a standing.
pub(super) fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Met => Tone::Met,
        Standing::Short => Tone::Short,
        Standing::Exempt => Tone::Exempt,
        Standing::Undetermined => Tone::Undetermined,
    }
}
