//! A group of questions that can be removed.

use leptos::prelude::*;

use crate::ui::button::{Button, ButtonKind};
use crate::ui::icon::Glyph;

/// Shows questions under a title that takes focus, and a button that removes them.
pub(super) fn group(
    title_id: String,
    title: impl Fn() -> String + Send + Sync + 'static,
    questions: AnyView,
    remove_label: impl Fn() -> String + Send + Sync + 'static,
    on_remove: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! {
        <div class="stack" role="group" aria-labelledby=title_id>
            <h3 id=title_id.clone() tabindex="-1">{title}</h3>
            <div class="form__row">{questions}</div>
            <div class="cluster">
                <Button
                    label=Signal::derive(remove_label)
                    icon=Glyph::Delete
                    kind=ButtonKind::Quiet
                    on_press=move |()| on_remove()
                />
            </div>
        </div>
    }
    .into_any()
}
