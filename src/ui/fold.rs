//! A line of a list that unfolds what it is about.

use leptos::{children::ViewFnOnce, ev::Event, prelude::*};

use super::icon::{Glyph, Icon};

/// Shows a line of its own making that unfolds what is below it; that is made when it is first unfolded.
///
/// It is the browser's own `<details>`: reachable by keyboard, its state is read.
#[component]
pub fn Fold(
    /// The line that is always seen.
    #[prop(into)]
    line: ViewFnOnce,
    /// What is unfolded.
    children: ChildrenFn,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let open = move |_: Event| opened.set(true);
    view! {
        <details class="fold" on:toggle=open>
            <summary class="fold__line">
                <Icon glyph=Glyph::Chevron />
                {line.run()}
            </summary>
            <div class="fold__body">{move || opened.get().then(|| children())}</div>
        </details>
    }
}
