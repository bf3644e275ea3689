//! The choice of a policy, on the first page and on the teacher's.

use leptos::{ev::KeyboardEvent, prelude::*};
use xuefen_words::Language;
use xuefen_words::ui::choose_policy::ChoosePolicy as Texts;
use xuefen_words::ui::frame::Frame;

use crate::present::choose_policy::policies;
use crate::ui::choice::Choice;
use crate::ui::radio_group::RadioGroup;
use crate::ui::search_input::SearchInput;

/// Shows every shipped policy, narrowed by a search, to choose one.
pub(super) fn choose_policy(
    language: Language,
    chosen: Signal<String>,
    on_choose: Callback<String>,
    problem: Signal<Option<String>>,
) -> AnyView {
    let words = Texts::of(language);
    let query = RwSignal::new(String::new());
    // Only the search changes the list: a choice must not take the radio button away from under the finger.
    let found = Memo::new(move |_| policies(&query.read(), &chosen.get_untracked(), language));
    let choices = Memo::new(move |_| {
        let choice = |it: &crate::present::choose_policy::PolicyOptionView| Choice {
            value: it.id.to_owned(),
            label: it.place.to_owned(),
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
        <p>{words.not_listed}</p>
    }
    .into_any()
}

/// Enter in the search looks further down, and does not send the form around it.
fn keep_enter(event: KeyboardEvent) {
    if event.key() == "Enter" && !event.is_composing() {
        event.prevent_default();
    }
}
