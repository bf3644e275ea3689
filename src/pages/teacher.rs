//! The teacher's own page: the facts that rules ask about, the policy, and how its text is read.

mod beside;
mod events;
pub mod facts;
mod group;
mod policy;

use leptos::{ev::SubmitEvent, prelude::*};
use xuefen_words::Language;
use xuefen_words::ui::teacher::TeacherPage as Texts;

use self::beside::{duties, registration};
use self::events::events;
use self::facts::{Draft, Facts};
use super::readings::readings;
use crate::present::refusal::refusal as in_words;
use crate::present::teacher::{Audit, Beside, asks, check, check_beside, refused};
use crate::session::use_session;
use crate::state::Command;
use crate::ui::badge::Badge;
use crate::ui::card::Card;
use crate::ui::checkbox_field::CheckboxField;
use crate::ui::choice::Choice;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::focus::focus_element;
use crate::ui::live_region::LiveRegion;
use crate::ui::page_header::PageHeader;
use crate::ui::radio_group::RadioGroup;
use crate::ui::submit_button::SubmitButton;
use crate::ui::tone::Tone;

const SUMMARY: &str = "teacher-problems";

/// Shows the teacher's facts as a form, the policy, and the readings of its text.
#[component]
pub fn TeacherPage(
    /// What was typed and not saved yet.
    draft: Draft,
) -> impl IntoView {
    let session = use_session();
    let language = session.language_untracked();
    let words = Texts::of(language);
    draft.ends_with_page(session);
    let facts = Facts::new(session, language, draft);
    let news = RwSignal::new(String::new());
    view! {
        <PageHeader title=words.title lead=words.lead />
        <LiveRegion text=news />
        <div class="page__columns">
            {form(facts, news)}
            <div class="page__column">
                {policy::policy(session, language, news)}
                {readings(session, language, news)}
            </div>
        </div>
    }
}

fn form(facts: Facts, news: RwSignal<String>) -> AnyView {
    let language = facts.language;
    let words = Texts::of(language);
    let saved = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        news.set(String::new());
        let done = save(facts);
        saved.set(done);
        news.set(if done { words.saved } else { "" }.to_owned());
    };
    let mark = move || {
        let shown = saved.get() && !facts.is_changed();
        shown.then(|| view! { <Badge label=words.saved tone=Tone::Met /> })
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <ErrorSummary id=SUMMARY title=words.problems problems=facts.form_problems() />
            {about(facts)}
            {move || ask_boxes(facts)}
            {events(facts, news)}
            {audit(facts)}
            {registration(facts)}
            {duties(facts, news)}
            <div class="form__actions">
                <SubmitButton label=words.save />
                {mark}
            </div>
        </form>
    }
    .into_any()
}

/// Saves the answers, or shows what is wrong with them.
fn save(facts: Facts) -> bool {
    let form = facts.form.get_untracked();
    let earlier = facts.teacher();
    let beside = form.beside.clone().unwrap_or_else(|| Beside::of(&earlier));
    let mut checked = check(&form, &earlier);
    // The problems of both, in the order of the page.
    let mut teacher = checked.clone().unwrap_or(earlier);
    match (check_beside(&beside, &mut teacher, facts.language), &mut checked) {
        (Ok(()), Ok(it)) => *it = teacher,
        (Ok(()), Err(_)) => {}
        (Err(more), Err(problems)) => problems.extend(more),
        (Err(more), Ok(_)) => checked = Err(more),
    }
    let problems = match checked {
        Err(problems) => problems,
        Ok(teacher) => match facts.session.dispatch(Command::EditTeacher(teacher)) {
            Ok(()) => {
                facts.settle();
                return true;
            }
            Err(refusal) => {
                let open = facts.session.open().get_untracked();
                vec![refused(&refusal, &form, open.archive(), facts.language, in_words)]
            }
        },
    };
    facts.problems.set(problems);
    focus_element(SUMMARY);
    false
}

fn about(facts: Facts) -> AnyView {
    view! {
        <Card id="teacher-about" title=Texts::of(facts.language).about>
            {facts::who(facts)}
            {facts::what_in_full(facts)}
            <div class="form__row">{facts::hired_on(facts)} {facts::confirmed_on(facts)}</div>
            {facts::new_teacher(facts)}
            {facts::role_boxes(facts)}
        </Card>
    }
    .into_any()
}

/// The consequences that the chosen policy knows, to tick.
fn ask_boxes(facts: Facts) -> Option<impl IntoView> {
    let words = Texts::of(facts.language);
    let pack = facts.session.pack().get();
    let teacher = facts.teacher();
    let asks = asks(&teacher, pack.as_deref(), facts.language);
    if asks.is_empty() {
        return None;
    }
    let boxes = asks.into_iter().map(move |it| {
        let (value, ticked) = (it.value.clone(), it.value.clone());
        view! {
            <CheckboxField
                id=format!("teacher-ask-{}", it.value)
                label=it.label
                checked=Signal::derive(move || facts.form.read().asks.contains(&ticked))
                on_change=move |on| {
                    facts.change(|form| {
                        if on {
                            form.asks.insert(value.clone());
                        } else {
                            form.asks.remove(&value);
                        }
                    });
                }
            />
        }
    });
    Some(view! {
        <Card id="teacher-asks" title=words.asks>
            <p>{words.asks_hint}</p>
            {boxes.collect_view()}
        </Card>
    })
}

/// Which years are checked.
fn audit(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let choices: Vec<Choice> =
        Audit::ALL.into_iter().map(|it| answer(it, facts.language)).collect();
    let listed = move || facts.form.read().audit == Audit::Listed;
    view! {
        <Card id="teacher-years" title=words.years_card>
            <RadioGroup
                id="teacher-audit"
                legend=words.audit
                choices=choices
                value=Signal::derive(move || facts.form.read().audit.as_str().to_owned())
                on_change=move |it: String| facts.change(|form| form.audit = Audit::parse(&it))
            />
            <Show when=listed>{facts::audit_years(facts)}</Show>
        </Card>
    }
    .into_any()
}

fn answer(it: Audit, language: Language) -> Choice {
    let words = Texts::of(language);
    let label = match it {
        Audit::Begun => words.audit_begun,
        Audit::Listed => words.audit_listed,
        Audit::None => words.audit_none,
    };
    Choice { value: it.as_str().to_owned(), label: label.to_owned(), hint: String::new() }
}
