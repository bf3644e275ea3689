//! The import of a pack's file: it comes in, or what is in the way is told and nothing changes.

use leptos::prelude::*;
use xuefen_engine::pack::LARGEST;
use xuefen_words::ui::file::{FileFault, fault};
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::packs::Packs as Texts;

use super::Keeping;
use crate::pages::pack_editor::findings::findings;
use crate::present::own_pack::Head;
use crate::present::pack_editor::problems;
use crate::present::packs::{Arrival, arrival, as_own, free_id, id_problem, tidied};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::field::Field;
use crate::ui::file_field::FileField;
use crate::ui::focus::{focus_element, focus_field};
use crate::ui::notice::{Notice, NoticeKind};

const FILE: &str = "pack-file";
const ANSWER: &str = "pack-answer";
const ID: &str = "pack-new-id";

/// What has become of a file.
#[derive(Clone, Debug, Default)]
enum Bringing {
    #[default]
    Idle,
    Reading,
    Fault(FileFault),
    Arrived(String, Arrival),
}

/// The choice of a file, and what follows.
pub(super) fn bring(keeping: Keeping) -> impl IntoView {
    let words = Texts::of(keeping.language);
    let bringing = RwSignal::new(Bringing::Idle);
    let below = move || match bringing.get() {
        Bringing::Idle => ().into_any(),
        Bringing::Reading => view! { <p role="status">{words.reading}</p> }.into_any(),
        Bringing::Fault(it) => {
            let text = fault(keeping.language, it);
            told(keeping, words.not_read, text, ().into_any(), ().into_any())
        }
        Bringing::Arrived(text, it) => arrived(keeping, bringing, text, it),
    };
    view! {
        <Card id="packs-import" title=words.import>
            <p>{words.import_lead}</p>
            <FileField
                id=FILE
                label=words.file
                hint=words.file_hint
                accept=".json,application/json"
                on_pick=move |_| pick(keeping, bringing)
            />
            {below}
        </Card>
    }
}

fn pick(keeping: Keeping, bringing: RwSignal<Bringing>) {
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    bringing.set(Bringing::Reading);
    keeping.session.read_file(FILE, limit, move |picked| {
        let next = match picked {
            Err(it) => Bringing::Fault(it),
            Ok(file) => {
                let text = tidied(&file.text);
                let open = keeping.session.open().get_untracked();
                match arrival(&text, &open.document().packs) {
                    Arrival::Fits { id } => {
                        bringing.try_set(Bringing::Idle);
                        return keeping.keep(&id, as_own(&text, None, &id));
                    }
                    it => Bringing::Arrived(text, it),
                }
            }
        };
        // The page may be gone.
        if bringing.try_set(next).is_none() {
            request_animation_frame(|| focus_element(ANSWER));
        }
    });
}

/// What is in the way of a pack, and what can be done about it.
fn arrived(keeping: Keeping, bringing: RwSignal<Bringing>, text: String, it: Arrival) -> AnyView {
    let words = Texts::of(keeping.language);
    let open = keeping.session.open().get_untracked();
    let own = &open.document().packs;
    let like = Head::read(&text).id;
    match it {
        // It came in at once.
        Arrival::Fits { .. } => ().into_any(),
        Arrival::Same { .. } => {
            told(keeping, words.same, words.same_text.to_owned(), ().into_any(), ().into_any())
        }
        Arrival::TakenByShipped => {
            let ways = under_id(keeping, bringing, text, free_id(&like, own), words.save_copy);
            let text = words.taken_shipped_text.to_owned();
            told(keeping, words.taken_shipped, text, ().into_any(), ways)
        }
        Arrival::TakenByOwn { id } => {
            let replacing = text.clone();
            let cases = own.get(&id).and_then(|it| it.cases.clone());
            let replace = move |()| {
                keeping.keep(&id, as_own(&replacing, cases.as_deref(), &id));
            };
            let ways = under_id(keeping, bringing, text, free_id(&like, own), words.save_copy);
            let ways = view! {
                <div class="cluster"><Button label=words.replace on_press=replace /></div>
                {ways}
            };
            told(
                keeping,
                words.taken_own,
                words.taken_own_text.to_owned(),
                ().into_any(),
                ways.into_any(),
            )
        }
        Arrival::Unsound(checked) => {
            let view = problems(&text, &checked.problems, keeping.language);
            let list = findings("import", view, keeping.language, None);
            let ways = under_id(keeping, bringing, text, free_id(&like, own), words.open_draft);
            told(keeping, words.refused, words.refused_text.to_owned(), list, ways)
        }
    }
}

fn told(
    keeping: Keeping,
    title: &'static str,
    text: String,
    list: AnyView,
    ways: AnyView,
) -> AnyView {
    view! {
        <div class="stack">
            <div role="alert" id=ANSWER tabindex="-1">
                <Notice
                    kind=NoticeKind::Warning
                    kind_word=Frame::of(keeping.language).warning_word
                    title=title
                >
                    <p>{text}</p>
                </Notice>
            </div>
            {ways}
            {list}
        </div>
    }
    .into_any()
}

/// Keeps a text under an id that is asked for.
fn under_id(
    keeping: Keeping,
    bringing: RwSignal<Bringing>,
    text: String,
    suggested: String,
    label: &'static str,
) -> AnyView {
    let words = Texts::of(keeping.language);
    let cancel = move |()| {
        bringing.set(Bringing::Idle);
        request_animation_frame(|| focus_element(FILE));
    };
    let text = StoredValue::new(text);
    let keep = move |id: &str| keeping.keep(id, as_own(&text.read_value(), None, id));
    view! {
        {named(keeping, ID, words.new_id, suggested, label, keep)}
        <div class="cluster">
            <Button label=words.cancel on_press=cancel kind=ButtonKind::Quiet />
        </div>
    }
    .into_any()
}

/// Asks for an id that nobody has, and goes on with it.
pub(super) fn named(
    keeping: Keeping,
    field: &'static str,
    question: &'static str,
    suggested: String,
    label: &'static str,
    then: impl Fn(&str) + Send + Sync + 'static,
) -> impl IntoView {
    let words = Texts::of(keeping.language);
    let frame = Frame::of(keeping.language);
    let id = RwSignal::new(suggested);
    let problem = RwSignal::new(None::<String>);
    let go = move |()| {
        let wanted = id.read_untracked().trim().to_owned();
        let open = keeping.session.open().get_untracked();
        match id_problem(&wanted, &open.document().packs, keeping.language) {
            Some(it) => {
                problem.set(Some(it.to_owned()));
                focus_field(field);
            }
            None => {
                problem.set(None);
                then(&wanted);
            }
        }
    };
    view! {
        <Field
            id=field
            label=question
            hint=words.id_hint
            value=id
            on_input=move |it| id.set(it)
            problem=problem
            problem_word=frame.problem_word
        />
        <div class="cluster"><Button label=label on_press=go kind=ButtonKind::Primary /></div>
    }
}
