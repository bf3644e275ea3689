//! The readings of the policy's text, to choose from: on the teacher's page and on the policy's.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::compare::ComparePage;
use xuefen_words::ui::teacher as texts;
use xuefen_words::ui::teacher::TeacherPage as Texts;

use super::in_the_way;
use crate::present::teacher::{OptionView, SwitchView, kept_reading, switches};
use crate::routes::Page;
use crate::session::Session;
use crate::state::Command;
use crate::ui::button::ButtonKind;
use crate::ui::card::Card;
use crate::ui::choice::Choice;
use crate::ui::link_button::LinkButton;
use crate::ui::radio_group::RadioGroup;

/// Shows how the policy's text is read where it allows several readings.
pub(super) fn readings(session: Session, language: Language, news: RwSignal<String>) -> AnyView {
    let words = Texts::of(language);
    // The readings chosen are left out, so that choosing one does not make the page anew.
    let shown = Memo::new(move |_| Some(switches(&*session.pack().get()?, language)));
    let body = move || match shown.get() {
        None => in_the_way(session),
        Some(it) if it.is_empty() => view! { <p>{words.no_readings}</p> }.into_any(),
        Some(it) => {
            let groups = it.into_iter().map(|it| reading(session, language, it, news));
            view! {
                <p>{words.readings_lead}</p>
                {groups.collect_view()}
                <p>{compare(session, language)}</p>
            }
            .into_any()
        }
    };
    view! { <Card id="readings" title=words.readings>{body}</Card> }.into_any()
}

/// Where two readings are compared before one is chosen.
fn compare(session: Session, language: Language) -> impl IntoView {
    let label = ComparePage::of(language).open_readings;
    let href = move || {
        let open = session.open().read();
        session.href(Page::Compare(open.document().policy.as_ref().map(|it| it.id.clone())))
    };
    view! { <LinkButton label=label href=Signal::derive(href) kind=ButtonKind::Link /> }
}

/// One switch.
fn reading(
    session: Session,
    language: Language,
    switch: SwitchView,
    news: RwSignal<String>,
) -> AnyView {
    let SwitchView { id, title, options } = switch;
    let choice = |it: OptionView| Choice { value: it.value, label: it.label, hint: String::new() };
    let choices: Vec<Choice> = options.into_iter().map(choice).collect();
    let group = format!("switch-{}", id.replace('.', "-"));
    let (read, name) = (id.clone(), title.clone());
    let value = move || {
        let pack = session.pack().get();
        pack.and_then(|it| it.readings.get(&read).cloned()).unwrap_or_default()
    };
    let set = move |option: String| {
        let pack = session.pack().get_untracked();
        let option = pack.and_then(|it| kept_reading(&it, &id, &option));
        if session.dispatch(Command::SetSwitch { id: id.clone(), option }).is_ok() {
            news.set(texts::reading_changed(language, &name));
        }
    };
    view! {
        <RadioGroup
            id=group
            legend=title
            choices=choices
            value=Signal::derive(value)
            on_change=set
        />
    }
    .into_any()
}
