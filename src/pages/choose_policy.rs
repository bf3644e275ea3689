//! The choice of a policy, on the first page and on the teacher's.

use leptos::{ev::KeyboardEvent, prelude::*};
use xuefen_words::Language;
use xuefen_words::ui::choose_policy::ChoosePolicy as Texts;
use xuefen_words::ui::frame::Frame;

use crate::present::choose_policy::policies;
use crate::routes::{Page, Route};
use crate::session::Session;
use crate::ui::choice::Choice;
use crate::ui::radio_group::RadioGroup;
use crate::ui::search_input::SearchInput;

/// Shows every shipped policy and one's own packs, narrowed by a search, to choose one.
pub(super) fn choose_policy(
    session: Session,
    language: Language,
    chosen: Signal<String>,
    on_choose: Callback<String>,
    problem: Signal<Option<String>>,
) -> AnyView {
    let words = Texts::of(language);
    let packs = Route::own(Page::Packs).href();
    let query = RwSignal::new(String::new());
    // Only the search changes the list: a choice must not take the radio button away from under the finger.
    let found = Memo::new(move |_| {
        let open = session.open().get_untracked();
        policies(&query.read(), &chosen.get_untracked(), &open.document().packs, language)
    });
    let choices = Memo::new(move |_| {
        let choice = |it: &crate::present::choose_policy::PolicyOptionView| Choice {
            value: it.id.clone(),
            label: it.place.clone(),
            hint: it.about.clone(),
        };
        found.read().policies.iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <div on:keydown=keep_enter>
            <SearchInput
                id="policy-search"
                label=words.search
                value=query
                on_input=move |it| query.set(it)
            />
        </div>
        <p role="status">{move || found.read().found.clone()}</p>
        <RadioGroup
            id="policy"
            legend=words.legend
            choices=choices
            value=chosen
            on_change=on_choose
            problem=problem
            problem_word=Frame::of(language).problem_word
        />
        <p>{words.not_listed} " " <a href=packs>{words.own}</a></p>
    }
    .into_any()
}

/// Enter in the search looks further down, and does not send the form around it.
fn keep_enter(event: KeyboardEvent) {
    if event.key() == "Enter" && !event.is_composing() {
        event.prevent_default();
    }
}
