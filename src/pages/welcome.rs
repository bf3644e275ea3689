//! The first page: what Xuefen is, and the ways to begin.

use leptos::{ev::SubmitEvent, prelude::*};
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::welcome::Welcome as Texts;

use super::choose_policy::choose_policy;
use super::teacher::facts::{self, Draft, Facts};
use crate::present::refusal::in_short;
use crate::present::teacher::{At, FieldProblem, refused};
use crate::present::welcome::{WelcomeView, start, welcome};
use crate::routes::{Page, Route};
use crate::session::{Session, use_session};
use crate::state::{Command, Refusal};
use crate::ui::button::ButtonKind;
use crate::ui::card::Card;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::focus::focus_element;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;
use crate::ui::notice::Notice;
use crate::ui::page_header::PageHeader;
use crate::ui::submit_button::SubmitButton;

const SUMMARY: &str = "welcome-problems";

/// Shows what Xuefen is, the sample teacher, and the form that starts an archive.
#[component]
pub fn WelcomePage(
    /// What was typed and not saved yet.
    draft: Draft,
) -> impl IntoView {
    let session = use_session();
    let language = session.language_untracked();
    let words = Texts::of(language);
    draft.ends_with_page(session);
    // Once it has started, the page stays as it is until the overview stands.
    let leaving = StoredValue::new(false);
    let shown = Memo::new(move |before: Option<&WelcomeView>| {
        let now = welcome(session.open().read().document(), language);
        before.filter(|_| leaving.get_value()).cloned().unwrap_or(now)
    });
    let own = move || {
        let it = shown.get();
        let begun = it.begun.map(|it| begun(session, language, it));
        let form = it.shows_form.then(|| form(session, language, leaving, draft));
        view! { {begun} {ways(session, language)} {form} }.into_any()
    };
    let body = move || if session.is_sample() { in_sample(language) } else { own() };
    view! {
        <PageHeader title=words.title />
        <div>
            <p>{words.what}</p>
            <p>{words.private}</p>
        </div>
        {body}
    }
}

/// The sample teacher, and a backup.
fn ways(session: Session, language: Language) -> AnyView {
    let words = Texts::of(language);
    let sample = Route { sample: true, page: Page::Overview }.href();
    let data = session.href(Page::Data);
    view! {
        <Notice
            kind_word=Frame::of(language).info_word
            title=words.sample_title
            actions=move || view! {
                <LinkButton label=words.sample href=sample icon=Glyph::Overview />
            }
        >
            <p>{words.sample_text}</p>
        </Notice>
        <p>{words.backup_title} " " <a href=data>{words.backup}</a></p>
    }
    .into_any()
}

/// There is an archive already.
fn begun(session: Session, language: Language, text: String) -> AnyView {
    let words = Texts::of(language);
    let (home, teacher) = (session.href(Page::Overview), session.href(Page::Teacher));
    view! {
        <Notice
            kind_word=Frame::of(language).info_word
            title=words.begun
            actions=move || view! {
                <LinkButton label=words.overview href=home kind=ButtonKind::Primary />
                <LinkButton label=words.teacher href=teacher />
            }
        >
            <p>{text}</p>
        </Notice>
    }
    .into_any()
}

/// One's own archive cannot be started from inside the sample.
fn in_sample(language: Language) -> AnyView {
    let words = Texts::of(language);
    let href = Route::own(Page::Welcome).href();
    view! {
        <Notice
            kind_word=Frame::of(language).info_word
            title=words.in_sample
            actions=move || view! {
                <LinkButton label=words.form href=href kind=ButtonKind::Primary />
            }
        >
            <p>{words.in_sample_text}</p>
        </Notice>
    }
    .into_any()
}

fn form(session: Session, language: Language, leaving: StoredValue<bool>, draft: Draft) -> AnyView {
    let words = Texts::of(language);
    let facts = Facts::new(session, language, draft);
    let policy = draft.policy;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        leaving.set_value(true);
        if let Err(problems) = begin(facts, &policy.get_untracked()) {
            leaving.set_value(false);
            facts.problems.set(problems);
            focus_element(SUMMARY);
        }
    };
    let choose = Callback::new(move |it| policy.set(it));
    view! {
        <section class="page__section" aria-labelledby="welcome-form">
            <h2 class="page__section-title" id="welcome-form">{words.form}</h2>
            <form class="form" novalidate on:submit=submit>
                <ErrorSummary id=SUMMARY title=words.problems problems=facts.form_problems() />
                <Card id="welcome-policy" title=words.policy>
                    {choose_policy(session, language, policy.into(), choose, facts.problem(At::Policy))}
                </Card>
                {about(facts)}
                <div class="form__actions"><SubmitButton label=words.start /></div>
            </form>
        </section>
    }
    .into_any()
}

fn about(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    view! {
        <Card id="welcome-about" title=words.about>
            <p>{words.about_lead}</p>
            {facts::who(facts)}
            {facts::what(facts)}
            {facts::hired_on(facts)}
            {facts::new_teacher(facts)}
            {facts::role_boxes(facts)}
        </Card>
    }
    .into_any()
}

/// Starts the archive and goes to the overview.
fn begin(facts: Facts, policy: &str) -> Result<(), Vec<FieldProblem>> {
    let session = facts.session;
    let form = facts.form.get_untracked();
    let (choice, teacher) = start(policy, &form, &facts.teacher())?;
    let told = |it: Refusal| {
        let open = session.open().get_untracked();
        vec![refused(&it, &form, open.archive(), facts.language, in_short)]
    };
    session.dispatch(Command::EditTeacher(teacher)).map_err(told)?;
    session.dispatch(Command::ChoosePolicy(choice)).map_err(told)?;
    session.go(Page::Overview);
    Ok(())
}
