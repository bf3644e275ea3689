//! One record: what it is worth, what is recognised, and why.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::record::RecordPage as Texts;
use xuefen_words::ui::told::ToldPage;

use super::look::through;
use super::{in_the_way, unknown_page};
use crate::present::record::{EvidenceView, Fate, LineView, RecordView, record, wanted};
use crate::present::told::{SaidView, WantedView};
use crate::routes::Page;
use crate::session::{Session, use_session};
use crate::state::Command;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::page_header::PageHeader;
use crate::ui::stat::Stat;
use crate::ui::step_item::StepItem;
use crate::ui::steps::Steps;
use crate::ui::tone::Tone;

/// Shows one record, what it is worth, what is recognised, and why.
#[component]
pub fn RecordPage(
    /// Its id.
    id: String,
) -> impl IntoView {
    let session = use_session();
    let id = StoredValue::new(id);
    let view = Memo::new(move |_| through(session, |lens| record(lens, &id.read_value())));
    let more = Memo::new(move |_| {
        through(session, |lens| wanted(lens, &id.read_value())).unwrap_or_default()
    });
    // The policy's own text may come later; the page stays as it is then, and so does focus.
    move || {
        let language = session.language();
        match view.get() {
            None => in_the_way(session),
            Some(Some(it)) => page(session, language, it, more),
            Some(None) => unknown_page(session, language),
        }
    }
}

fn page(session: Session, language: Language, it: RecordView, more: Memo<WantedView>) -> AnyView {
    let words = Texts::of(language);
    let kicker = it.status;
    view! {
        <PageHeader
            title=it.title.clone()
            kicker=kicker
            lead=it.summary.clone()
            actions=actions(session, &it, language)
        />
        <div class="page__columns">
            <div class="page__column">
                {why(session, &it, language)}
            </div>
            <div class="page__column">
                <Card id="facts" title=words.facts>{facts(it.facts)}</Card>
                <Card id="evidence" title=words.evidence>
                    {evidence(it.evidence, language)} {move || needs(session, more.get(), language)}
                </Card>
            </div>
        </div>
    }
    .into_any()
}

fn actions(
    session: Session,
    it: &RecordView,
    language: Language,
) -> impl Fn() -> AnyView + Clone + Send + Sync + use<> {
    let words = Texts::of(language);
    let id = it.id.clone();
    move || {
        let edit = session.href(Page::EditRecord(id.clone()));
        let id = StoredValue::new(id.clone());
        let erase = move |()| {
            let Some(id) = xuefen_engine::Id::new(&id.read_value()) else { return };
            if session.dispatch(Command::DeleteRecord(id)).is_ok() {
                session.go(Page::Records);
            }
        };
        view! {
            <LinkButton label=words.edit href=edit kind=ButtonKind::Primary icon=Glyph::Edit />
            <Button label=words.delete on_press=erase kind=ButtonKind::Quiet icon=Glyph::Delete />
        }
        .into_any()
    }
}

fn why(session: Session, it: &RecordView, language: Language) -> impl IntoView + use<> {
    let words = Texts::of(language);
    let unit = it.unit;
    let lines: Vec<_> = it.lines.clone();
    let lines = lines.into_iter().map(move |it| line(session, it, unit)).collect_view();
    let fate = tone(it.fate);
    let (worth, recognised) = (it.worth.clone(), it.recognised.clone());
    let caption = if it.is_planned { words.projected_only } else { words.recognised };
    view! {
        <Card id="why" title=words.why>
            <dl class="stat-row">
                <Stat caption=words.worth value=worth unit=unit />
                <Stat caption=caption value=recognised unit=unit tone=fate />
            </dl>
            <Steps label=words.why>{lines}</Steps>
        </Card>
    }
}

/// One line of a derivation.
pub(super) fn line(session: Session, it: LineView, unit: &'static str) -> impl IntoView {
    let href = session.href(it.article_page);
    let label = it.article;
    let unit = if it.amount.is_some() { unit } else { "" };
    view! {
        <StepItem
            text=it.text
            value=it.amount.unwrap_or_default()
            unit=unit
            article=move || view! { <LinkButton label=label href=href kind=ButtonKind::Link /> }
        />
    }
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

fn evidence(evidence: Vec<EvidenceView>, language: Language) -> AnyView {
    let words = Texts::of(language);
    if evidence.is_empty() {
        return view! { <p>{words.no_evidence}</p> }.into_any();
    }
    let rows = evidence.into_iter().map(|it| {
        let digest = it.sha256.map(|it| view! { <p>{words.sha256} " " <code>{it}</code></p> });
        view! {
            <div class="definition-list__row">
                <dt class="definition-list__term">{it.kind}</dt>
                <dd>{it.details} {digest}</dd>
            </div>
        }
    });
    view! { <dl class="definition-list">{rows.collect_view()}</dl> }.into_any()
}

/// What the record still needs, and who recognises it, each with its article.
fn needs(session: Session, it: WantedView, language: Language) -> impl IntoView {
    let words = ToldPage::of(language);
    let said = move |it: SaidView| {
        let href = session.href(it.article.page);
        view! {
            <li class="cluster">
                <span>{it.text}</span>
                <LinkButton label=it.article.label href=href kind=ButtonKind::Link />
            </li>
        }
    };
    let list = (!it.wanted.is_empty()).then(|| {
        let items = it.wanted.into_iter().map(said).collect_view();
        view! {
            <h3 id="wanted-title">{words.wanted}</h3>
            <ul class="stack" role="list" aria-labelledby="wanted-title">{items}</ul>
        }
    });
    let proved = it.is_proved.then(|| view! { <p>{words.nothing_wanted}</p> });
    let by = it.recognised_by.map(|it| {
        view! {
            <h3 id="recogniser-title">{words.recognised_by}</h3>
            <ul role="list" aria-labelledby="recogniser-title">{said(it)}</ul>
        }
    });
    view! { {list} {proved} {by} }
}

/// The tone of a record's fate.
pub(super) fn tone(fate: Fate) -> Tone {
    match fate {
        Fate::Whole => Tone::Met,
        Fate::Part => Tone::Short,
        Fate::Nothing => Tone::Neutral,
        Fate::Open => Tone::Undetermined,
        Fate::Planned => Tone::Planned,
    }
}
