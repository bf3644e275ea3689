//! The second step: where the headings are, what each column holds, and what no column says.

use leptos::prelude::*;
use xuefen_words::ui::import::{self as texts, Import as Texts};

use super::Importing;
use crate::present::import::{
    ColumnView, DefaultView, OptionView, Slot, columns as present, fields, header, missing,
};
use crate::ui::card::Card;
use crate::ui::choice::Choice;
use crate::ui::select::Select;

/// The questions about the table.
pub(super) fn columns(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let words = Texts::of(language);
    let views = Memo::new(move |_| {
        let draft = importing.bench.draft.read();
        draft.as_ref().map(|it| present(it, language)).unwrap_or_default()
    });
    view! {
        <Card id="import-columns" title=words.columns>
            <p>{words.columns_lead}</p>
            {headings(importing)}
            <div class="card-grid">
                // The hint changes with what is chosen; the list itself has to stay.
                <For
                    each=move || views.get()
                    key=|it| (it.column, it.label.clone())
                    let:it
                >
                    {column(importing, it, views)}
                </For>
            </div>
            {not_said(importing)}
        </Card>
    }
}

fn choices(options: Vec<OptionView>) -> Vec<Choice> {
    let choice = |it: OptionView| Choice { value: it.value, label: it.label, ..Choice::default() };
    options.into_iter().map(choice).collect()
}

fn headings(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let view = Memo::new(move |_| {
        let draft = importing.bench.draft.read();
        draft.as_ref().map(|it| header(it, language))
    });
    let choices = Memo::new(move |_| view.get().map(|it| choices(it.choices)).unwrap_or_default());
    let value = Memo::new(move |_| view.get().map(|it| it.value).unwrap_or_default());
    let change = move |row: String| {
        let pack = importing.session.pack().get_untracked();
        importing.bench.draft.update(|it| {
            if let Some(draft) = it {
                draft.set_header(&row, pack.as_deref());
            }
        });
    };
    view! {
        <Select
            id="import-header"
            label=Texts::of(language).header
            choices=choices
            value=value
            on_change=change
        />
    }
}

fn column(importing: Importing, it: ColumnView, views: Memo<Vec<ColumnView>>) -> impl IntoView {
    let language = importing.language;
    let bench = importing.bench;
    let nth = it.column;
    let hint = Memo::new(move |_| {
        let views = views.read();
        views.get(nth).map(|it| it.hint.clone()).unwrap_or_default()
    });
    let value = Memo::new(move |_| {
        let draft = bench.draft.read();
        draft.as_ref().map(|it| it.field(nth).to_owned()).unwrap_or_default()
    });
    let change = move |field: String| {
        let mut gave_way = None;
        bench.draft.update(|it| {
            gave_way = it.as_mut().and_then(|draft| draft.assign(nth, &field));
        });
        let news = gave_way.map(|heading| texts::gave_way(language, &heading));
        importing.news.set(news.unwrap_or_default());
    };
    view! {
        <Select
            id=format!("import-column-{nth}")
            label=it.label
            hint=hint
            choices=choices(fields(language))
            value=value
            on_change=change
        />
    }
}

/// What may be said once for the whole table.
fn not_said(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let words = Texts::of(language);
    let views = Memo::new(move |_| {
        let (draft, preview) = (importing.bench.draft.read(), importing.preview.read());
        let pack = importing.session.pack().get();
        let both = draft.as_ref().zip(preview.as_ref());
        let views = both.map(|(draft, it)| missing(draft, it, pack.as_deref(), language));
        views.unwrap_or_default()
    });
    let is_any = Memo::new(move |_| !views.read().is_empty());
    view! {
        <Show when=move || is_any.get()>
            <h3>{words.missing}</h3>
            <p>{words.missing_lead}</p>
            <div class="card-grid">
                <For each=move || views.get() key=|it| it.slot let:it>
                    {answer(importing, it.slot, views)}
                </For>
            </div>
        </Show>
    }
}

fn answer(importing: Importing, slot: Slot, views: Memo<Vec<DefaultView>>) -> impl IntoView {
    let view = Memo::new(move |_| views.read().iter().find(|it| it.slot == slot).cloned());
    let label = move || view.get().map(|it| it.label.to_owned()).unwrap_or_default();
    let hint = move || view.get().map(|it| it.hint.to_owned()).unwrap_or_default();
    let choices = Memo::new(move |_| view.get().map(|it| choices(it.choices)).unwrap_or_default());
    let value = Memo::new(move |_| view.get().map(|it| it.value).unwrap_or_default());
    let change = move |answer: String| {
        importing.bench.draft.update(|it| {
            if let Some(draft) = it {
                draft.set_default(slot, &answer);
            }
        });
    };
    view! {
        <Select
            id=slot.id()
            label=Signal::derive(label)
            hint=Signal::derive(hint)
            choices=choices
            value=value
            on_change=change
        />
    }
}
