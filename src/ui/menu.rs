//! What else can be done with one thing.

use leptos::{
    ev::{self, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlDetailsElement, HtmlElement, Node},
};

use super::icon::{Glyph, Icon};

/// Shows a button that unfolds a short list of actions, each a `MenuItem`.
///
/// It closes by Escape, by a choice and by a click elsewhere; focus then is on the button.
#[component]
pub fn Menu(
    /// What the actions are for, such as "More about 班主任培训".
    #[prop(into)]
    label: Signal<String>,
    /// The actions; they are made when it is unfolded first, as there may be a menu in every row.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let is_made = RwSignal::new(false);
    let outside = StoredValue::new(None::<WindowListenerHandle>);
    let forget = move || {
        if let Some(handle) = outside.try_update_value(Option::take).flatten() {
            handle.remove();
        }
    };
    let toggled = move |_| {
        forget();
        if let Some(details) = node.get_untracked().filter(HtmlDetailsElement::open) {
            is_made.set(true);
            outside.set_value(Some(close_on_click_outside(details)));
        }
    };
    on_cleanup(forget);
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            node.get_untracked().as_ref().map(close);
        }
    };
    // Before the action runs: it may open a dialog, which gives focus back to what has it then.
    let chosen = move |_| {
        node.get_untracked().as_ref().map(close);
    };
    view! {
        <details class="menu" node_ref=node on:toggle=toggled on:keydown=escape>
            <summary class="menu__button" title=label aria-label=label>
                <Icon glyph=Glyph::More />
            </summary>
            <ul class="menu__list" role="list" on:click:capture=chosen>
                {move || is_made.get().then(|| children())}
            </ul>
        </details>
    }
}

fn close(details: &HtmlDetailsElement) {
    details.set_open(false);
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _refused = summary.focus();
    }
}

fn close_on_click_outside(details: HtmlDetailsElement) -> WindowListenerHandle {
    window_event_listener(ev::click, move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        if !details.contains(target.as_ref()) {
            details.set_open(false);
        }
    })
}
