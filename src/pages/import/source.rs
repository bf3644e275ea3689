//! The first step: paste a table, choose a file, or get the template.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use xuefen_exchange::table::MOST_BYTES;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::import::Import as Texts;

use super::{Importing, READ};
use crate::present::import::{Draft, NotRead, Origin, Picked, not_read, template};
use crate::session::PickedFile;
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::error_summary::{ErrorSummary, FormProblem};
use crate::ui::file_field::FileField;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::submit_button::SubmitButton;
use crate::ui::text_area::TextArea;

/// The id of the box to paste into.
pub(super) const TEXT: &str = "import-text";
const FILE: &str = "import-file";
const PROBLEMS: &str = "import-problems";
const NOT_READ: &str = "import-not-read";

/// What may hold a table as text.
const TABLES: &str = ".csv,.txt,.tsv,text/csv,text/plain";

/// The ways in.
pub(super) fn source(importing: Importing) -> impl IntoView {
    let words = Texts::of(importing.language);
    view! {
        <Card id="import-source" title=words.source>
            {paste(importing)}
            {why_not(importing)}
            <div class="card-grid">
                <div class="stack">
                    <h3>{words.or_file}</h3>
                    {file(importing)}
                </div>
                <div class="stack">
                    <h3>{words.no_table}</h3>
                    {form_to_fill_in(importing)}
                </div>
            </div>
        </Card>
    }
}

fn paste(importing: Importing) -> impl IntoView {
    let bench = importing.bench;
    let words = Texts::of(importing.language);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = bench.pasted.get_untracked();
        take(importing, Origin::Pasted, &text);
    };
    let problem = Memo::new(move |_| {
        let is_empty = *bench.not_read.read() == Some(NotRead::Empty);
        is_empty.then(|| words.nothing_pasted.to_owned())
    });
    let problems = move || {
        let line = |message| FormProblem { field: TEXT.to_owned(), message };
        problem.get().map(line).into_iter().collect::<Vec<_>>()
    };
    view! {
        <form class="stack" id="import-form" novalidate on:submit=submit>
            <ErrorSummary id=PROBLEMS title=words.problems problems=Signal::derive(problems) />
            <TextArea
                id=TEXT
                label=words.paste
                hint=words.paste_hint
                rows=6
                value=bench.pasted
                on_input=move |it| bench.pasted.set(it)
                problem=problem
                problem_word=Frame::of(importing.language).problem_word
            />
            <div class="cluster"><SubmitButton label=words.read /></div>
        </form>
    }
}

/// Reads a table; focus goes to what was read, or to why it was not.
fn take(importing: Importing, origin: Origin, text: &str) {
    let bench = importing.bench;
    let pack = importing.session.pack().get_untracked();
    let is_pasted = origin == Origin::Pasted;
    let before = bench.draft.get_untracked();
    let focus = match Draft::read(origin, text, pack.as_deref(), before.as_ref()) {
        Ok(draft) => {
            bench.picked.set(Picked::default());
            bench.draft.set(Some(draft));
            bench.not_read.set(None);
            READ
        }
        Err(why) => {
            let is_question = is_pasted && why == NotRead::Empty;
            bench.not_read.set(Some(why));
            if is_question { PROBLEMS } else { NOT_READ }
        }
    };
    request_animation_frame(move || focus_element(focus));
}

fn file(importing: Importing) -> impl IntoView {
    let words = Texts::of(importing.language);
    let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let pick = move |_| {
        importing.session.read_file(FILE, limit, move |picked| match picked {
            Ok(PickedFile { name, text, encoding }) => {
                take(importing, Origin::File(name, encoding), &text);
            }
            Err(fault) => {
                importing.bench.not_read.set(Some(NotRead::File(fault)));
                request_animation_frame(|| focus_element(NOT_READ));
            }
        });
    };
    view! {
        <FileField id=FILE label=words.file hint=words.file_hint accept=TABLES on_pick=pick />
    }
}

/// Why a file or a table could not be read; an empty box is told at the box.
fn why_not(importing: Importing) -> impl IntoView {
    let language = importing.language;
    let text = Memo::new(move |_| {
        let why = importing.bench.not_read.read();
        why.as_ref().filter(|it| **it != NotRead::Empty).map(|it| not_read(it, language))
    });
    move || {
        let text = text.get()?;
        Some(view! {
            <div role="alert" id=NOT_READ tabindex="-1">
                <Notice
                    kind=NoticeKind::Danger
                    kind_word=Frame::of(language).danger_word
                    title=Texts::of(language).not_read
                >
                    <p>{text}</p>
                </Notice>
            </div>
        })
    }
}

fn form_to_fill_in(importing: Importing) -> impl IntoView {
    let words = Texts::of(importing.language);
    let failed = RwSignal::new(false);
    let download = move |()| {
        let pack = importing.session.pack().get_untracked();
        let (name, text) = template(pack.as_deref(), importing.language);
        failed.set(!importing.session.download(name, "text/csv", text));
    };
    view! {
        <p>{words.template_text}</p>
        <div class="cluster">
            <Button label=words.template on_press=download icon=Glyph::Export />
        </div>
        <Show when=move || failed.get()>
            <p role="alert">{words.download_failed}</p>
        </Show>
    }
}
