//! The last steps that can be undone.

use leptos::prelude::*;
use xuefen_words::ui::data::Data as Texts;

use super::Keeping;
use crate::present::data::last_steps;
use crate::ui::card::Card;

/// The names of the last steps, the latest first.
pub(super) fn steps(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    let steps = Memo::new(move |_| last_steps(own.session.open().read().history(), own.language));
    let list = move || {
        let steps = steps.get();
        if steps.is_empty() {
            return view! { <p>{words.no_steps}</p> }.into_any();
        }
        let items = steps.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        view! {
            <p>{words.steps_lead}</p>
            <ol>{items}</ol>
        }
        .into_any()
    };
    view! { <Card id="data-steps" title=words.steps>{list}</Card> }
}
