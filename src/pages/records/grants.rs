//! Leave, support teaching and the like, where they give credit: each with its derivation.

use leptos::prelude::*;

use super::super::look::through;
use super::super::record::line;
use crate::present::grants::{GrantView, grants};
use crate::session::Session;
use crate::ui::amount::Amount;
use crate::ui::card::Card;
use crate::ui::steps::Steps;

/// Shows the events that give credit; nothing where there is none.
pub(super) fn granted(session: Session) -> impl IntoView {
    let view = Memo::new(move |_| through(session, grants).unwrap_or_default());
    move || {
        let it = view.get();
        (!it.events.is_empty()).then(|| {
            let events = it.events.into_iter().map(|it| event(session, it)).collect_view();
            view! { <Card id="grants" title=it.title>{events}</Card> }
        })
    }
}

fn event(session: Session, it: GrantView) -> impl IntoView {
    let unit = it.unit;
    let lines = it.lines.into_iter().map(move |it| line(session, it, unit)).collect_view();
    view! {
        <div class="stack">
            <h3 class="cluster">
                <span>{it.title.clone()}</span>
                <Amount value=it.recognised unit=unit />
            </h3>
            <Steps label=it.title>{lines}</Steps>
        </div>
    }
}
