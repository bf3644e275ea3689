//! The policy of the archive: which it is, and another one.

use leptos::prelude::*;
use xuefen_exchange::document::PolicyChoice;
use xuefen_words::Language;
use xuefen_words::ui::compare::ComparePage;
use xuefen_words::ui::teacher::TeacherPage as Texts;

use crate::pages::choose_policy::choose_policy;
use crate::present::own_pack::title_of_policy;
use crate::routes::Page;
use crate::session::Session;
use crate::state::Command;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::disclosure::Disclosure;
use crate::ui::icon::Glyph;
use crate::ui::link_button::LinkButton;

/// Shows the policy that is chosen, and the choice of another.
pub(super) fn policy(session: Session, language: Language, news: RwSignal<String>) -> AnyView {
    let words = Texts::of(language);
    let current = Memo::new(move |_| {
        let open = session.open().read();
        open.document().policy.as_ref().map(|it| it.id.clone()).unwrap_or_default()
    });
    let shown = move || match current.get() {
        id if id.is_empty() => words.no_policy.to_owned(),
        id => title_of_policy(&id, &session.open().read().document().packs, language),
    };
    let link = move || session.href(Page::Policy);
    view! {
        <Card id="teacher-policy" title=words.policy>
            <p><strong>{shown}</strong></p>
            <div class="cluster">
                <LinkButton
                    label=words.read_policy
                    href=Signal::derive(link)
                    kind=ButtonKind::Link
                    icon=Glyph::Policy
                />
            </div>
            <Disclosure summary=words.change_policy>
                {another(session, language, current, news)}
            </Disclosure>
        </Card>
    }
    .into_any()
}

/// The choice of another policy.
fn another(
    session: Session,
    language: Language,
    current: Memo<String>,
    news: RwSignal<String>,
) -> AnyView {
    let words = Texts::of(language);
    let picked = RwSignal::new(None::<String>);
    let value = Signal::derive(move || picked.get().unwrap_or_else(|| current.get()));
    let use_it = move |()| {
        let id = value.get_untracked();
        if id.is_empty() || id == current.get_untracked() {
            news.set(words.same_policy.to_owned());
            return;
        }
        let answer = session.dispatch(Command::ChoosePolicy(PolicyChoice::new(&id)));
        if answer.is_ok() {
            picked.set(None);
            news.set(words.policy_changed.to_owned());
        }
    };
    let compare = move || {
        let id = value.get();
        session.href(Page::Compare(Some(id).filter(|it| !it.is_empty() && *it != current.get())))
    };
    let choose = Callback::new(move |it| picked.set(Some(it)));
    view! {
        <div class="stack">
            <p>{words.change_policy_text}</p>
            {choose_policy(session, language, value, choose, Signal::stored(None))}
            <div class="cluster">
                <Button label=words.use_policy on_press=use_it />
                <LinkButton label=ComparePage::of(language).first href=Signal::derive(compare) />
            </div>
        </div>
    }
    .into_any()
}
