//! The pieces of evidence, each with the scan that the teacher keeps.

use leptos::prelude::*;
use leptos::task::spawn_local;
use xuefen_engine::vocabulary::EvidenceKind;
use xuefen_words::Named;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::record_form::{self as texts, RecordForm as Texts};

use super::editing::Editing;
use super::fields::problem;
use crate::present::record_form::{At, EvidenceForm, EvidenceSlot};
use crate::shell::files::Chosen;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::choice::Choice;
use crate::ui::field::{Field, FieldKind};
use crate::ui::file_field::FileField;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::select::Select;

/// What is offered where a scan is chosen; nothing of it is opened but for its digest.
const SCANS: &str = ".pdf,.ofd,.doc,.docx,image/*";

/// The id of the list, for focus.
const LIST: &str = "record-evidence-list";

/// The pieces of evidence, and how to add one.
pub(super) fn evidence(editing: Editing) -> impl IntoView {
    let words = Texts::of(editing.language);
    let keys = Memo::new(move |_| {
        editing.form.read().evidence.iter().map(|it| it.key).collect::<Vec<_>>()
    });
    let add = move |()| {
        let mut key = 0;
        editing.answer(|it| key = it.add_evidence());
        editing.news.set(words.added_evidence.to_owned());
        request_animation_frame(move || focus_element(&EvidenceSlot::Kind.id(key)));
    };
    view! {
        <Card id="record-evidence" title=words.evidence>
            <p>{words.evidence_lead}</p>
            <div class="stack" id=LIST tabindex="-1">
                <For each=move || keys.get() key=|it| *it let:key>{piece(editing, key, keys)}</For>
            </div>
            <div class="cluster">
                <Button label=words.add_evidence on_press=add icon=Glyph::Add />
            </div>
        </Card>
    }
}

/// One piece of evidence: what it is, who issued it, its number and date, its scan.
fn piece(editing: Editing, key: usize, keys: Memo<Vec<usize>>) -> impl IntoView {
    let language = editing.language;
    let words = Texts::of(language);
    let nth = move || keys.read().iter().take_while(|it| **it != key).count() + 1;
    let remove = move |()| {
        editing.answer(|it| it.remove_evidence(key));
        editing.news.set(words.removed_evidence.to_owned());
        request_animation_frame(|| focus_element(LIST));
    };
    let title = format!("evidence-{key}-title");
    let named_by = title.clone();
    view! {
        <section class="stack" aria-labelledby=named_by>
            <div class="cluster">
                <h3 id=title>{move || texts::nth_evidence(language, nth())}</h3>
                <Button
                    label=Signal::derive(move || texts::remove_evidence(language, nth()))
                    on_press=remove
                    kind=ButtonKind::Link
                />
            </div>
            <div class="form__row">
                {kind(editing, key)}
                {line(editing, key, EvidenceSlot::Issuer, words.issuer)}
                {line(editing, key, EvidenceSlot::Number, words.number)}
                {line(editing, key, EvidenceSlot::Date, words.date)}
            </div>
            {scan(editing, key)}
        </section>
    }
}

/// One answer about a piece.
fn answer(editing: Editing, key: usize, of: fn(&EvidenceForm) -> &String) -> Memo<String> {
    Memo::new(move |_| editing.form.read().evidence(key).map(of).cloned().unwrap_or_default())
}

fn kind(editing: Editing, key: usize) -> impl IntoView {
    let language = editing.language;
    let choice = |it: &EvidenceKind| Choice {
        value: it.to_string(),
        label: it.name(language).to_owned(),
        ..Choice::default()
    };
    let slot = EvidenceSlot::Kind;
    let choices: Vec<Choice> = EvidenceKind::ALL.iter().map(choice).collect();
    view! {
        <Select
            id=slot.id(key)
            label=Texts::of(language).evidence_kind
            choices=choices
            value=answer(editing, key, |it| &it.kind)
            on_change=move |it| editing.answer(|form| form.set_evidence(key, slot, it))
            problem=problem(editing, At::Evidence(key, slot))
            problem_word=Frame::of(language).problem_word
        />
    }
}

fn line(editing: Editing, key: usize, slot: EvidenceSlot, label: &'static str) -> impl IntoView {
    let (of, kind): (fn(&EvidenceForm) -> &String, _) = match slot {
        EvidenceSlot::Issuer => (|it| &it.issuer, FieldKind::Text),
        EvidenceSlot::Date => (|it| &it.date, FieldKind::Date),
        EvidenceSlot::Number | EvidenceSlot::Kind | EvidenceSlot::Scan => {
            (|it| &it.number, FieldKind::Text)
        }
    };
    view! {
        <Field
            id=slot.id(key)
            label=label
            value=answer(editing, key, of)
            on_input=move |it| editing.answer(|form| form.set_evidence(key, slot, it))
            kind=kind
            problem=problem(editing, At::Evidence(key, slot))
            problem_word=Frame::of(editing.language).problem_word
        />
    }
}

/// What became of a chosen scan.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Idle,
    Going,
    Failed,
}

fn scan(editing: Editing, key: usize) -> impl IntoView {
    let language = editing.language;
    let words = Texts::of(language);
    let reading = RwSignal::new(Reading::Idle);
    let id = EvidenceSlot::Scan.id(key);
    let pick = {
        let id = id.clone();
        move |_| read(editing, key, reading, &id)
    };
    let file = answer(editing, key, |it| &it.file);
    let state = move || match (reading.get(), file.get()) {
        (Reading::Going, _) => words.reading_scan.to_owned(),
        (_, name) if name.is_empty() => words.no_scan.to_owned(),
        (_, name) => texts::scan(language, &name),
    };
    let failed = move || (reading.get() == Reading::Failed).then(|| words.scan_failed.to_owned());
    let forget = move |()| {
        editing.answer(|it| it.set_scan(key, String::new(), String::new()));
        request_animation_frame(move || focus_element(&EvidenceSlot::Scan.id(key)));
    };
    view! {
        <div class="cluster">
            <FileField
                id=id
                label=words.pick_scan
                accept=SCANS
                on_pick=pick
                problem=Signal::derive(failed)
                problem_word=Frame::of(language).problem_word
            />
            <p role="status">{state}</p>
            <Show when=move || !file.read().is_empty()>
                <Button label=words.drop_scan on_press=forget kind=ButtonKind::Link />
            </Show>
        </div>
        {digest(editing, key)}
    }
}

/// The digest of the scan, for whoever wants to compare it.
fn digest(editing: Editing, key: usize) -> impl IntoView {
    let sha256 = answer(editing, key, |it| &it.sha256);
    let words = xuefen_words::ui::record::RecordPage::of(editing.language);
    view! {
        <Show when=move || !sha256.read().is_empty()>
            <p>{words.sha256} " " <code>{sha256}</code></p>
        </Show>
    }
}

/// Makes the digest of the file that was chosen; the page may have gone when it is done.
fn read(editing: Editing, key: usize, reading: RwSignal<Reading>, id: &str) {
    let Some(chosen) = Chosen::in_input(id) else { return };
    reading.set(Reading::Going);
    spawn_local(async move {
        let digest = chosen.sha256(|_| ()).await;
        let outcome = if digest.is_ok() { Reading::Idle } else { Reading::Failed };
        if let Ok(sha256) = digest {
            editing.answer(|it| it.set_scan(key, chosen.name(), sha256));
        }
        reading.try_set(outcome);
    });
}
