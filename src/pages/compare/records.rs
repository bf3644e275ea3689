//! What becomes of each record under the other rules.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_words::ui::compare as texts;
use xuefen_words::ui::compare::ComparePage as Texts;
use xuefen_words::ui::frame::Frame;

use super::Comparison;
use crate::present::compare::records::{RecordsView, RowView, asked};
use crate::ui::card::Card;
use crate::ui::choice::Choice;
use crate::ui::data_table::DataTable;
use crate::ui::header_cell::HeaderCell;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::select::Select;
use crate::ui::show_more::ShowMore;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::unbroken::Unbroken;

/// How many records are shown at first, and more at a time.
const FEW: usize = 50;

/// Shows what the records lose and gain together, a filter, and each record with why.
pub(super) fn records(it: Comparison) -> impl IntoView {
    let words = Texts::of(it.language);
    let view = Memo::new(move |_| it.view.read().as_ref().map(|it| Arc::clone(&it.records)));
    let (filter, limit) = (RwSignal::new(String::new()), RwSignal::new(FEW));
    let is_empty = Memo::new(move |_| view.read().as_ref().is_none_or(|it| it.rows.is_empty()));
    let losses = move || {
        let losses = view.get().map(|it| it.losses.clone()).unwrap_or_default();
        losses.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()
    };
    let found = Memo::new(move |_| {
        view.get().map(|it| asked(&it.rows, &filter.read())).unwrap_or_default()
    });
    let body = move || match is_empty.get() {
        true => view! { <p>{words.no_records}</p> }.into_any(),
        false => view! {
            <div role="status">{losses}</div>
            {unknown(it, view)}
            {filters(it, view, filter, limit)}
            {table(it, found, limit)}
        }
        .into_any(),
    };
    view! { <Card id="compared" title=words.records>{body}</Card> }
}

type View = Memo<Option<Arc<RecordsView>>>;

/// Categories that the other rules do not have.
fn unknown(it: Comparison, view: View) -> impl IntoView {
    let (words, frame) = (Texts::of(it.language), Frame::of(it.language));
    move || {
        let unknown = view.get().and_then(|it| it.unknown.clone());
        unknown.map(|it| {
            let (kind, kind_word) = match it.is_read {
                true => (NoticeKind::Warning, frame.warning_word),
                false => (NoticeKind::Info, frame.info_word),
            };
            let lines = it.categories.into_iter().map(|it| view! { <li>{it}</li> });
            let lines = lines.collect_view();
            view! {
                <Notice kind=kind kind_word=kind_word title=words.categories>
                    <p>{it.text}</p>
                    <ul>{lines}</ul>
                </Notice>
            }
        })
    }
}

fn filters(
    it: Comparison,
    view: View,
    filter: RwSignal<String>,
    limit: RwSignal<usize>,
) -> impl IntoView {
    let choices = move || {
        let filters = view.get().map(|it| it.filters.clone()).unwrap_or_default();
        let choice = |(value, label)| Choice { value, label, hint: String::new() };
        filters.into_iter().map(choice).collect::<Vec<_>>()
    };
    let change = move |it| {
        limit.set(FEW);
        filter.set(it);
    };
    view! {
        <Select
            id="compared-filter"
            label=Texts::of(it.language).show
            choices=Signal::derive(choices)
            value=filter
            on_change=change
        />
    }
}

fn table(it: Comparison, found: Memo<Vec<Arc<RowView>>>, limit: RwSignal<usize>) -> impl IntoView {
    let language = it.language;
    let words = Texts::of(language);
    let n_found = move || found.read().len();
    let rows = move || {
        let rows: Vec<_> = found.read().iter().take(limit.get()).cloned().collect();
        rows.into_iter().map(|row_view| row(it, &row_view)).collect_view()
    };
    let head = move || {
        view! {
            <HeaderCell label=words.record />
            <HeaderCell label=words.here numeric=true />
            <HeaderCell label=words.there numeric=true />
            <HeaderCell label=words.difference numeric=true />
            <HeaderCell label=words.why />
        }
    };
    let caption = move || texts::caption(language, n_found());
    let shown = move || texts::shown(language, n_found().min(limit.get()), n_found());
    view! {
        <DataTable id="compared-records" caption=Signal::derive(caption) head=head>{rows}</DataTable>
        <ShowMore
            shown=Signal::derive(shown)
            label=words.show_more
            more=Signal::derive(move || n_found() > limit.get())
            on_more=move |()| limit.update(|it| *it += FEW)
        />
    }
}

fn row(it: Comparison, row: &RowView) -> impl IntoView + use<> {
    let words = Texts::of(it.language);
    let RowView { title, page, about, here, there, difference, reasons, .. } = row.clone();
    let href = it.session.href(page);
    let reasons = reasons.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <TableRow>
            <TableCell label=words.record heading=true>
                <a href=href>{title}</a>
                <p>{about}</p>
            </TableCell>
            <TableCell label=words.here numeric=true><Unbroken>{here}</Unbroken></TableCell>
            <TableCell label=words.there numeric=true><Unbroken>{there}</Unbroken></TableCell>
            <TableCell label=words.difference numeric=true><Unbroken>{difference}</Unbroken></TableCell>
            <TableCell label=words.why><ul role="list">{reasons}</ul></TableCell>
        </TableRow>
    }
}
