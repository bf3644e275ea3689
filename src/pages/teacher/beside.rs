//! What stands beside the facts that decide credit: the period of registration, and what was done
//! of the duties that a policy asks for, a group of questions for each entry.

use leptos::prelude::*;
use xuefen_engine::archive::Id;
use xuefen_words::open_word;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::teacher as texts;
use xuefen_words::ui::teacher::TeacherPage as Texts;

use super::facts::Facts;
use super::group::group;
use crate::present::teacher::{At, Beside, DutyForm, OptionView, duty_choices, duty_id};
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::field::{Field, FieldKind};
use crate::ui::focus::{focus_element, focus_field};
use crate::ui::icon::Glyph;

/// Where focus goes when there is no entry left.
const LEAD: &str = "teacher-duties-lead";

/// The answers as they stand: what was typed and not saved yet, else those of the archive.
fn answers(facts: Facts) -> Beside {
    let typed = facts.form.read().beside.clone();
    typed.unwrap_or_else(|| Beside::of(facts.session.open().read().archive().teacher()))
}

/// Changes an answer.
fn change(facts: Facts, change: impl FnOnce(&mut Beside)) {
    let mut beside = untrack(|| answers(facts));
    change(&mut beside);
    facts.change(|form| form.beside = Some(beside));
}

/// Shows the period for which the teaching qualification is registered.
pub(super) fn registration(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let (from, to) = (Beside::REGISTRATION_FROM, Beside::REGISTRATION_TO);
    let date = FieldKind::Date;
    let from =
        line(facts, from, words.registration_from, date, |it| Some(&mut it.registration_from));
    let to = line(facts, to, words.registration_to, date, |it| Some(&mut it.registration_to));
    view! {
        <Card id="teacher-registration" title=words.registration>
            <p>{words.registration_hint}</p>
            <div class="form__row">{from} {to}</div>
        </Card>
    }
    .into_any()
}

/// Shows the entries of the form, and buttons that add one; nothing where the policy knows no duty
/// and none is entered.
pub(super) fn duties(facts: Facts, news: RwSignal<String>) -> AnyView {
    let pack = facts.session.pack();
    let choices = Memo::new(move |_| {
        let pack = pack.get();
        duty_choices(&facts.teacher(), pack.as_deref(), facts.language)
    });
    let entered = move || !answers(facts).duties.is_empty();
    let shown = Memo::new(move |_| !choices.read().is_empty() || entered());
    (move || shown.get().then(|| card(facts, news, choices))).into_any()
}

fn card(facts: Facts, news: RwSignal<String>, choices: Memo<Vec<OptionView>>) -> AnyView {
    let words = Texts::of(facts.language);
    let ids = move || answers(facts).duties.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    let nothing = move || answers(facts).duties.is_empty().then_some(words.no_duties);
    let add = move |it: OptionView| {
        let label = texts::add_duty(facts.language, &it.label);
        let on_press = move |()| add(facts, &it.value);
        view! { <Button label=label icon=Glyph::Add on_press=on_press /> }
    };
    let buttons = move || choices.get().into_iter().map(add).collect_view();
    view! {
        <Card id="teacher-duties" title=words.duties>
            <p id=LEAD tabindex="-1">{words.duties_lead}</p>
            <p>{nothing}</p>
            <For each=ids key=Id::clone let(id)>{entry(facts, news, &id)}</For>
            <div class="cluster">{buttons}</div>
        </Card>
    }
    .into_any()
}

/// Adds an entry and goes to its first question.
fn add(facts: Facts, duty: &str) {
    let id = facts.session.new_id();
    let field = format!("{}-from", duty_id(&id));
    change(facts, |form| form.duties.push(DutyForm::new(id, duty)));
    request_animation_frame(move || focus_field(&field));
}

/// Removes an entry, with what was wrong with it, and goes to the next one.
fn remove(facts: Facts, id: &Id, news: RwSignal<String>) {
    let form = untrack(|| answers(facts));
    let here = form.duties.iter().position(|it| it.id == *id);
    let next = here.and_then(|it| form.duties.get(it + 1)).map(|it| title_id(&it.id));
    let name = form.duty(id).map(|it| open_word::duty(&it.duty, facts.language).to_owned());
    change(facts, |form| form.duties.retain(|it| it.id != *id));
    let group = format!("{}-", duty_id(id));
    facts.problems.update(|it| {
        it.retain(|it| !matches!(&it.at, At::Beside(id) if id.starts_with(&group)));
    });
    if let Some(name) = name {
        news.set(texts::event_removed(facts.language, &name));
    }
    focus_element(next.as_deref().unwrap_or(LEAD));
}

fn title_id(id: &Id) -> String {
    format!("{}-title", duty_id(id))
}

/// One entry.
fn entry(facts: Facts, news: RwSignal<String>, id: &Id) -> AnyView {
    let language = facts.language;
    let words = Texts::of(language);
    let duty = untrack(|| answers(facts).duty(id).map(|it| it.duty.clone()));
    let name = duty.map(|it| open_word::duty(&it, language).to_owned()).unwrap_or_default();
    let (of_title, of_remove, removed) = (id.clone(), id.clone(), id.clone());
    let named = name.clone();
    let title = move || texts::nth_event(language, answers(facts).nth_duty(&of_title), &name);
    let remove_label =
        move || texts::remove_duty(language, answers(facts).nth_duty(&of_remove), &named);
    let of = duty_id(id);
    let question = |ending: &str, label, kind, answer: fn(&mut DutyForm) -> &mut String| {
        let id = id.clone();
        line(facts, &format!("{of}-{ending}"), label, kind, move |it| it.duty_mut(&id).map(answer))
    };
    let from = question("from", words.duty_from, FieldKind::Date, |it| &mut it.from);
    let to = question("to", words.duty_to, FieldKind::Date, |it| &mut it.to);
    let done = question("done", words.duty_done, FieldKind::Whole, |it| &mut it.done);
    let questions = view! { {from} {to} {done} }.into_any();
    group(title_id(id), title, questions, remove_label, move || remove(facts, &removed, news))
}

/// One question.
fn line(
    facts: Facts,
    id: &str,
    label: &'static str,
    kind: FieldKind,
    answer: impl Fn(&mut Beside) -> Option<&mut String> + Clone + Send + Sync + 'static,
) -> AnyView {
    let read = answer.clone();
    let value = move || {
        let mut form = answers(facts);
        read(&mut form).map(std::mem::take).unwrap_or_default()
    };
    view! {
        <Field
            id=id.to_owned()
            label=label
            kind=kind
            value=Signal::derive(value)
            on_input=move |it| {
                change(facts, |form| {
                    if let Some(answer) = answer(form) {
                        *answer = it;
                    }
                });
            }
            problem=facts.problem(At::Beside(id.to_owned()))
            problem_word=Frame::of(facts.language).problem_word
        />
    }
    .into_any()
}
