//! The choice of the policy to compare with.

use leptos::prelude::*;
use xuefen_words::ui::compare::ComparePage as Texts;

use crate::pages::choose_policy::choose_policy;
use crate::routes::Page;
use crate::session::Session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::page_header::PageHeader;

/// Shows every policy, to compare one with the policy in use.
pub(super) fn choose(session: Session) -> AnyView {
    let language = session.language_untracked();
    let words = Texts::of(language);
    let (chosen, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let compare = move |()| match chosen.get_untracked() {
        id if id.is_empty() => problem.set(Some(words.choose_first.to_owned())),
        id => session.go(Page::Compare(Some(id))),
    };
    let choose = Callback::new(move |it| {
        problem.set(None);
        chosen.set(it);
    });
    view! {
        <PageHeader title=words.title lead=words.lead />
        <Card id="compare-with" title=words.choose>
            <p>{words.choose_text}</p>
            {choose_policy(session, language, chosen.into(), choose, problem.into())}
            <div class="cluster">
                <Button label=words.compare on_press=compare kind=ButtonKind::Primary />
            </div>
        </Card>
    }
    .into_any()
}
