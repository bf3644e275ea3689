//! What saving would come to, beside the form.

use leptos::prelude::*;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::record_form::RecordForm as Texts;

use super::super::look::through;
use super::super::record::tone;
use super::editing::Editing;
use crate::present::record::LineView;
use crate::present::record_form::{PreviewView, Previewed, facts, preview as present, question};
use crate::ui::card::Card;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::stat::Stat;
use crate::ui::step_item::StepItem;
use crate::ui::steps::Steps;

/// What can be said about the form as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outlook {
    /// These questions have to be answered first.
    Wants(Vec<&'static str>),
    /// This is what comes of it.
    Known(Previewed),
}

/// What saving would come to, reckoned anew where a fact has changed and not for a title or a remark.
pub(super) fn outlook(editing: Editing) -> Memo<Option<Outlook>> {
    let facts = Memo::new(move |_| {
        let (id, original) = (editing.id.read_value(), editing.original.read_value());
        facts(&editing.settled.read(), &id, original.as_ref())
    });
    Memo::new(move |_| match &*facts.read() {
        Ok(record) => through(editing.session, |lens| present(lens, record)).map(Outlook::Known),
        Err(problems) => {
            let status = editing.status.get();
            let slots = problems.iter().filter_map(|it| it.at.slot());
            let mut asked: Vec<_> =
                slots.map(|slot| question(slot, status, editing.language)).collect();
            asked.dedup();
            Some(Outlook::Wants(asked))
        }
    })
}

/// Worth, recognised and derivation, as soon as the answers make a record.
pub(super) fn preview(editing: Editing, outlook: Memo<Option<Outlook>>) -> impl IntoView {
    let words = Texts::of(editing.language);
    let shown = move || {
        Some(match outlook.get()? {
            Outlook::Wants(questions) => wants(editing, questions),
            Outlook::Known(Previewed::TooFine) => view! { <p>{words.too_fine}</p> }.into_any(),
            Outlook::Known(Previewed::View(it)) => known(editing, *it),
        })
    };
    view! { <Card id="record-preview" title=words.preview>{shown}</Card> }
}

/// The same in a line, where one saves; it is announced when it changes.
pub(super) fn summed_up(outlook: Memo<Option<Outlook>>) -> impl IntoView {
    let text = Memo::new(move |_| match &*outlook.read() {
        Some(Outlook::Known(Previewed::View(it))) => it.summary.clone(),
        _ => String::new(),
    });
    view! { <p role="status">{text}</p> }
}

fn wants(editing: Editing, questions: Vec<&'static str>) -> AnyView {
    let items = questions.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <p>{Texts::of(editing.language).preview_wait}</p>
        <ul>{items}</ul>
    }
    .into_any()
}

fn known(editing: Editing, it: PreviewView) -> AnyView {
    let language = editing.language;
    let words = Texts::of(language);
    let (unit, record) = (it.unit, it.record);
    let caption = if record.is_planned { words.projected } else { words.recognised };
    let lines: Vec<_> = record.lines.into_iter().map(|it| line(editing, it, unit)).collect();
    let warning = it.warning.map(|it| {
        let word = Frame::of(language).warning_word;
        view! { <Notice kind=NoticeKind::Warning kind_word=word title=it /> }
    });
    view! {
        {warning}
        <dl class="stat-row">
            <Stat caption=words.worth value=record.worth unit=unit />
            <Stat caption=caption value=record.recognised unit=unit tone=tone(record.fate) />
        </dl>
        <p>{it.total}</p>
        <Steps label=words.why>{lines}</Steps>
    }
    .into_any()
}

fn line(editing: Editing, it: LineView, unit: &'static str) -> impl IntoView {
    let href = untrack(|| editing.session.href(it.article_page));
    let label = it.article;
    let unit = if it.amount.is_some() { unit } else { "" };
    let kind = crate::ui::button::ButtonKind::Link;
    view! {
        <StepItem
            text=it.text
            value=it.amount.unwrap_or_default()
            unit=unit
            article=move || view! { <LinkButton label=label href=href kind=kind /> }
        />
    }
}
