//! The third step: what would become of each row, those with problems first.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::import::{self as texts, Import as Texts};

use super::Importing;
use crate::present::import::{OptionView, PreviewView, ReadyView, RefusedView, to_mend};
use crate::ui::button::Button;
use crate::ui::checkbox_field::CheckboxField;
use crate::ui::choice::Choice;
use crate::ui::data_table::DataTable;
use crate::ui::header_cell::HeaderCell;
use crate::ui::icon::Glyph;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::select::Select;
use crate::ui::show_more::ShowMore;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::unbroken::Unbroken;

/// How many rows of a list are seen at first, and how many more each time.
const STRIDE: usize = 50;

/// Every row as what it would become.
pub(super) fn rows(importing: Importing) -> impl IntoView {
    let words = Texts::of(importing.language);
    let view = importing.view;
    view! {
        <section class="page__section" aria-labelledby="import-rows">
            <h2 class="page__section-title" id="import-rows">{words.rows}</h2>
            {notes(importing)}
            {whose(importing)}
            <p role="status">
                <strong>{move || view.read().counts.clone()}</strong>
            </p>
            {remark(importing, |it| &it.skipped)}
            {remark(importing, |it| &it.others)}
        </section>
        {refused(importing)}
        {ready(importing, &TWINS)}
        {ready(importing, &READY)}
        {nothing_ready(importing)}
    }
}

/// A sentence, where there is something to say.
fn remark(importing: Importing, of: fn(&PreviewView) -> &Option<String>) -> impl IntoView {
    move || of(&importing.view.read()).clone().map(|it| view! { <p>{it}</p> })
}

fn notes(importing: Importing) -> impl IntoView {
    let notes = Memo::new(move |_| importing.view.read().notes.clone());
    let word = Frame::of(importing.language).warning_word;
    view! {
        <For each=move || notes.get() key=Clone::clone let:it>
            <Notice kind=NoticeKind::Warning kind_word=word title=it />
        </For>
    }
}

/// Whose rows to import, where the table has several people.
fn whose(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let people = importing.people;
    let choices = Memo::new(move |_| {
        let choice =
            |it: OptionView| Choice { value: it.value, label: it.label, ..Choice::default() };
        let choices = people.read().as_ref().map(|it| it.choices(language));
        choices.into_iter().flatten().map(choice).collect::<Vec<_>>()
    });
    let value = Memo::new(move |_| {
        let people = people.read();
        people.as_ref().map(|it| it.value(&importing.whose.read())).unwrap_or_default()
    });
    let change = move |value: String| {
        if let Some(people) = people.get_untracked() {
            importing.bench.picked.update(|it| it.only(people.parse(&value)));
        }
    };
    view! {
        <Show when=move || people.read().is_some()>
            <Select
                id="import-person"
                label=Texts::of(language).person
                choices=choices
                value=value
                on_change=change
            />
        </Show>
    }
}

/// The rows that cannot be imported, each with its own text and everything that is wrong.
fn refused(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let words = Texts::of(language);
    let limit = RwSignal::new(STRIDE);
    let all = Memo::new(move |_| importing.view.read().refused.clone());
    let seen = move || all.read().iter().take(limit.get()).cloned().collect::<Vec<_>>();
    let title = move || texts::heading_with(language, words.refused, all.read().len());
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="page__section" aria-labelledby="import-refused-title">
                <h3 id="import-refused-title">{title}</h3>
                <p>{words.refused_lead}</p>
                {download(importing)}
                <dl class="definition-list" id="import-refused-rows">
                    <For each=seen key=Arc::clone let:it>{refused_row(&it)}</For>
                </dl>
                {more(importing, limit, Signal::derive(move || all.read().len()))}
            </section>
        </Show>
    }
}

fn refused_row(it: &RefusedView) -> impl IntoView + use<> {
    let problems = it.problems.clone().into_iter().map(|it| view! { <li>{it}</li> });
    view! {
        <div class="definition-list__row">
            <dt class="definition-list__term">
                <strong>{it.label.clone()}</strong>
                <p>{it.text.clone()}</p>
            </dt>
            <dd><ul>{problems.collect_view()}</ul></dd>
        </div>
    }
}

/// Gets the rows with problems as a file to mend.
fn download(importing: Importing) -> impl IntoView {
    let words = Texts::of(importing.language);
    let failed = RwSignal::new(false);
    let download = move |()| {
        let session = importing.session;
        let pack = session.pack().get_untracked();
        let (draft, preview) =
            (importing.bench.draft.get_untracked(), importing.preview.get_untracked());
        let Some((draft, preview)) = draft.zip(preview) else { return };
        let whose = importing.whose.get_untracked();
        let (name, text) = to_mend(&draft, &preview, &whose, pack.as_deref(), importing.language);
        failed.set(!session.download(name, "text/csv", text));
    };
    view! {
        <div class="cluster">
            <Button label=words.download_refused on_press=download icon=Glyph::Export />
        </div>
        <Show when=move || failed.get()>
            <p role="alert">{words.download_failed}</p>
        </Show>
    }
}

/// A list of rows that can be imported.
struct Group {
    id: &'static str,
    title: fn(&Texts) -> &'static str,
    lead: fn(&Texts) -> &'static str,
    rows: fn(&PreviewView) -> &Vec<Arc<ReadyView>>,
}

static TWINS: Group = Group {
    id: "import-twins",
    title: |it| it.twins,
    lead: |it| it.twins_lead,
    rows: |it| &it.twins,
};

static READY: Group = Group {
    id: "import-ready",
    title: |it| it.ready,
    lead: |it| it.ready_lead,
    rows: |it| &it.ready,
};

fn ready(importing: Importing, group: &'static Group) -> impl IntoView {
    let language = importing.language;
    let words = Texts::of(language);
    let limit = RwSignal::new(STRIDE);
    let all = Memo::new(move |_| (group.rows)(&importing.view.read()).clone());
    let seen = move || all.read().iter().take(limit.get()).cloned().collect::<Vec<_>>();
    let title = move || texts::heading_with(language, (group.title)(words), all.read().len());
    let has_categories = Memo::new(move |_| all.read().iter().any(|it| it.category.is_some()));
    let table = move || {
        let has_categories = has_categories.get();
        view! {
            <DataTable
                id=group.id
                caption=Signal::derive(title)
                caption_hidden=true
                head=move || head(words, has_categories)
            >
                <For each=seen key=Arc::clone let:it>{ready_row(importing, ReadyView::clone(&it), has_categories)}</For>
            </DataTable>
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <div class="page__section">
                <h3>{title}</h3>
                <p>{(group.lead)(words)}</p>
                {table}
                {more(importing, limit, Signal::derive(move || all.read().len()))}
            </div>
        </Show>
    }
}

fn head(words: &'static Texts, has_categories: bool) -> impl IntoView {
    view! {
        <HeaderCell label=words.name />
        <HeaderCell label=words.date />
        <HeaderCell label=words.quantity numeric=true />
        <HeaderCell label=words.what />
        {has_categories.then(|| view! { <HeaderCell label=words.category /> })}
        <HeaderCell label=words.notes />
    }
}

fn ready_row(importing: Importing, it: ReadyView, has_categories: bool) -> impl IntoView {
    let words = Texts::of(importing.language);
    let ReadyView { row, label, title, date, quantity, what, category, notes } = it;
    let is_wanted = Memo::new(move |_| importing.wanted.read().contains(&row));
    let tick = move |ticked| importing.bench.picked.update(|it| it.tick(row, ticked));
    let category = has_categories.then(|| {
        let category = category.unwrap_or_else(|| words.absent.to_owned());
        view! { <TableCell label=words.category>{category}</TableCell> }
    });
    view! {
        <TableRow>
            <TableCell label=words.name heading=true>
                <CheckboxField
                    id=format!("import-row-{row}")
                    label=title
                    hint=label
                    checked=is_wanted
                    on_change=tick
                />
            </TableCell>
            <TableCell label=words.date><Unbroken>{date}</Unbroken></TableCell>
            <TableCell label=words.quantity numeric=true>
                <Unbroken>{quantity}</Unbroken>
            </TableCell>
            <TableCell label=words.what>{parts(what)}</TableCell>
            {category}
            <TableCell label=words.notes>{to_check(words, notes)}</TableCell>
        </TableRow>
    }
}

/// Parts of which none breaks at the end of a line, though the line may between them.
fn parts(parts: Vec<&'static str>) -> impl IntoView {
    let part = |(nth, it)| {
        let joint = (nth > 0).then_some(" · ");
        view! { {joint} <Unbroken>{it}</Unbroken> }
    };
    view! { <span>{parts.into_iter().enumerate().map(part).collect_view()}</span> }
}

fn to_check(words: &'static Texts, notes: Vec<String>) -> AnyView {
    match notes.as_slice() {
        [] => words.nothing_to_check.into_any(),
        [note] => view! { <span>{note.clone()}</span> }.into_any(),
        _ => {
            let notes = notes.into_iter().map(|it| view! { <li>{it}</li> });
            view! { <ul>{notes.collect_view()}</ul> }.into_any()
        }
    }
}

/// The rest of a list, where it is long.
fn more(importing: Importing, limit: RwSignal<usize>, all: Signal<usize>) -> impl IntoView {
    let language = importing.language;
    let is_long = Memo::new(move |_| all.get() > STRIDE);
    let shown = move || texts::shown(language, limit.get().min(all.get()), all.get());
    view! {
        <Show when=move || is_long.get()>
            <ShowMore
                shown=Signal::derive(shown)
                label=Texts::of(language).more_rows
                more=Signal::derive(move || all.get() > limit.get())
                on_more=move |()| limit.update(|it| *it += STRIDE)
            />
        </Show>
    }
}

fn nothing_ready(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let is_nothing = Memo::new(move |_| importing.view.read().is_nothing);
    view! {
        <Show when=move || is_nothing.get()>
            <Notice
                kind=NoticeKind::Warning
                kind_word=Frame::of(language).warning_word
                title=Texts::of(language).nothing_ready
            />
        </Show>
    }
}
