//! A line that narrows a list.

use leptos::{
    ev::{CompositionEvent, Event, InputEvent},
    prelude::*,
    wasm_bindgen::JsCast,
};

use super::icon::{Glyph, Icon};

/// Shows a line whose text narrows a list.
///
/// While Chinese is being composed nothing is reported, so that the list does not jump at half a syllable.
#[component]
pub fn SearchInput(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// What is searched, in words; they are heard and shown in the empty line.
    #[prop(into)]
    label: Signal<String>,
    /// The text as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let typed = move |event: Event| {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !composing {
            on_input.run(event_target_value(&event));
        }
    };
    let composed = move |event: CompositionEvent| on_input.run(event_target_value(&event));
    view! {
        <div class="search-input" role="search">
            <label class="visually-hidden" for=id.clone()>{label}</label>
            <Icon glyph=Glyph::Search />
            <input
                class="search-input__input"
                type="search"
                id=id
                placeholder=label
                autocomplete="off"
                enterkeyhint="search"
                prop:value=value
                on:input=typed
                on:compositionend=composed
            />
        </div>
    }
}
