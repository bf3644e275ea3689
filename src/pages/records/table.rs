//! The table of records, and what can be done with each.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_engine::Id;
use xuefen_words::ui::records::{self as texts, Records as Texts};

use super::super::record::tone;
use super::List;
use crate::present::records::{RowView, SortBy};
use crate::routes::Page;
use crate::state::Command;
use crate::ui::badge::Badge;
use crate::ui::data_table::DataTable;
use crate::ui::focus::focus_element;
use crate::ui::header_cell::HeaderCell;
use crate::ui::icon::Glyph;
use crate::ui::menu::Menu;
use crate::ui::menu_item::MenuItem;
use crate::ui::page_header::TITLE_ID;
use crate::ui::row_link::RowLink;
use crate::ui::show_more::ShowMore;
use crate::ui::sort_header::{SortDirection, SortHeader};
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::unbroken::Unbroken;

/// The rows asked for, so many of them at a time.
pub(super) fn table(list: List) -> impl IntoView {
    let language = list.language;
    let rows = move || {
        let seen = list.limit.get().min(list.drawn.get());
        list.asked.read().iter().take(seen).cloned().collect::<Vec<_>>()
    };
    let n_asked = move || list.asked.read().len();
    let caption = move || texts::caption(language, n_asked(), list.view.read().rows.len());
    let shown = move || texts::shown(language, n_asked().min(list.limit.get()), n_asked());
    let more = Signal::derive(move || n_asked() > list.limit.get());
    view! {
        <p>{move || list.view.read().counts.clone()}</p>
        <DataTable id="records" caption=Signal::derive(caption) caption_hidden=true head=move || head(list)>
            // A row that has changed is another row: its key is all that it shows.
            <For each=rows key=Arc::clone let:it>{row(list, &it)}</For>
        </DataTable>
        <ShowMore
            shown=Signal::derive(shown)
            label=Texts::of(language).more
            more=more
            on_more=move |()| list.show_more()
        />
    }
}

fn head(list: List) -> impl IntoView {
    let words = Texts::of(list.language);
    view! {
        {sort_header(list, words.name, SortBy::Title, false)}
        {sort_header(list, words.date, SortBy::Date, false)}
        <HeaderCell label=words.what />
        <HeaderCell label=words.quantity numeric=true />
        {sort_header(list, words.worth, SortBy::Worth, true)}
        {sort_header(list, words.recognised, SortBy::Recognised, true)}
        <HeaderCell label=words.status />
        <HeaderCell label=words.actions hidden=true />
    }
}

fn sort_header(list: List, label: &'static str, by: SortBy, numeric: bool) -> impl IntoView {
    let direction = Signal::derive(move || {
        let sort = list.desk.query.read().sort;
        match (sort.by == by, sort.is_descending) {
            (false, _) => SortDirection::None,
            (true, false) => SortDirection::Ascending,
            (true, true) => SortDirection::Descending,
        }
    });
    let sort = move |()| list.ask(|it| it.sort = it.sort.asked(by));
    view! { <SortHeader label=label direction=direction on_sort=sort numeric=numeric /> }
}

/// The id of a row, for focus.
fn row_id(id: &str) -> String {
    format!("record-row-{id}")
}

fn row(list: List, it: &RowView) -> impl IntoView + use<> {
    let words = Texts::of(list.language);
    let href = untrack(|| list.session.href(Page::Record(it.id.clone())));
    let menu = menu(list, it);
    let RowView {
        id, title, date, what, quantity, worth, recognised, fate, fate_text, status, ..
    } = it.clone();
    view! {
        <TableRow id=row_id(&id)>
            <TableCell label=words.name heading=true><RowLink label=title href=href /></TableCell>
            <TableCell label=words.date><Unbroken>{date}</Unbroken></TableCell>
            <TableCell label=words.what><Unbroken>{what}</Unbroken></TableCell>
            <TableCell label=words.quantity numeric=true><Unbroken>{quantity}</Unbroken></TableCell>
            <TableCell label=words.worth numeric=true><Unbroken>{worth}</Unbroken></TableCell>
            <TableCell label=words.recognised numeric=true>
                <Unbroken><Badge label=fate_text tone=tone(fate) /> " " {recognised}</Unbroken>
            </TableCell>
            <TableCell label=words.status><Unbroken>{status}</Unbroken></TableCell>
            <TableCell label="">{menu}</TableCell>
        </TableRow>
    }
}

fn menu(list: List, it: &RowView) -> impl IntoView + use<> {
    let words = Texts::of(list.language);
    let session = list.session;
    let label = texts::more_about(list.language, &it.title);
    let row = StoredValue::new((it.id.clone(), it.title.clone()));
    let edit = move |()| session.go(Page::EditRecord(row.read_value().0.clone()));
    let duplicate = move |()| {
        let Some(of) = Id::new(&row.read_value().0) else { return };
        let new = session.new_id();
        let suffix = words.copy_suffix.to_owned();
        let page = Page::EditRecord(new.to_string());
        match session.dispatch(Command::DuplicateRecord { of, new, suffix }) {
            Ok(()) => session.go(page),
            Err(refusal) => list.refused.set(Some(refusal)),
        }
    };
    let delete = move |()| {
        let (id, title) = row.get_value();
        delete(list, &id, &title);
    };
    view! {
        <Menu label=label>
            <MenuItem label=words.edit icon=Glyph::Edit on_press=edit />
            <MenuItem label=words.duplicate icon=Glyph::Copy on_press=duplicate />
            <MenuItem label=words.delete icon=Glyph::Delete on_press=delete />
        </Menu>
    }
}

/// Deletes a record without asking: undoing is one press away.
fn delete(list: List, id: &str, title: &str) {
    let next = neighbour(&list.asked.read_untracked(), id);
    let Some(id) = Id::new(id) else { return };
    if let Err(refusal) = list.session.dispatch(Command::DeleteRecord(id)) {
        list.refused.set(Some(refusal));
        return;
    }
    list.news.set(texts::deleted(list.language, title));
    // Once the row is gone.
    request_animation_frame(move || {
        focus_element(&next.map_or_else(|| TITLE_ID.to_owned(), |it| row_id(&it)));
    });
}

/// The id of the row behind this one, or of the one before where it is the last.
fn neighbour(rows: &[Arc<RowView>], id: &str) -> Option<String> {
    let place = rows.iter().position(|it| it.id == id)?;
    let next = rows.get(place.checked_add(1)?);
    let before = || rows.get(place.checked_sub(1)?);
    next.or_else(before).map(|it| it.id.clone())
}
