//! The page as a whole: its title, language, theme, address, and what happens to it.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, PageTransitionEvent, StorageEvent, Window};

/// Sets the title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Takes an element off the page, if it is there: the static shell, once the app stands.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|it| it.get_element_by_id(id)) {
        element.remove();
    }
}

/// The name of the build that the page belongs to, as it was told to the start script.
#[must_use]
pub fn build() -> String {
    let script = document().and_then(|it| it.query_selector("script[data-js]").ok().flatten());
    let name = script.and_then(|it| it.get_attribute("data-js")).unwrap_or_default();
    name.trim_end_matches(".js").to_owned()
}

/// Sets the language of the page, as in `<html lang>`.
pub fn set_language(language: &str) {
    set_attribute("lang", Some(language));
}

/// Sets the theme, or leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    set_attribute("data-theme", theme);
}

/// What follows `#` in the address, without it.
#[must_use]
pub fn hash() -> String {
    let hash = window().and_then(|it| it.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map_or_else(String::new, str::to_owned)
}

/// Goes to another `#`, as if a link had been followed. Listeners hear of it if it is another.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        // The address is our own; a browser that refuses stays where it is.
        window.location().set_hash(hash).unwrap_or_default();
    }
}

/// Puts another `#` into the address without a step in the history and without telling listeners.
pub fn replace_hash(hash: &str) {
    if let Some(history) = window().and_then(|it| it.history().ok()) {
        let address = format!("#{hash}");
        // As above.
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).unwrap_or_default();
    }
}

/// Runs `then` when the page has been drawn with what has changed so far.
pub fn after_render(then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    if let Some(window) = window() {
        // The second frame begins when the first has been drawn.
        let second = Closure::once_into_js(move || {
            if let Some(window) = self::window() {
                window.request_animation_frame(then.unchecked_ref()).unwrap_or_default();
            }
        });
        window.request_animation_frame(second.unchecked_ref()).unwrap_or_default();
    }
}

/// Listens as long as it is kept.
#[derive(Debug)]
#[must_use = "it stops listening when it is dropped"]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    then: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens for as long as the page lives. For the root only.
    pub fn keep(self) {
        std::mem::forget(self);
    }

    fn new(
        target: Option<EventTarget>,
        event: &'static str,
        then: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        let (target, then) = (target?, Closure::<dyn FnMut(Event)>::new(then));
        let function = then.as_ref().unchecked_ref();
        target.add_event_listener_with_callback(event, function).ok()?;
        Some(Self { target, event, then })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.then.as_ref().unchecked_ref();
        // Removing what was added cannot fail.
        self.target.remove_event_listener_with_callback(self.event, function).unwrap_or_default();
    }
}

/// Hears of another `#` in the address, however it came there.
pub fn on_hash(mut then: impl FnMut(String) + 'static) -> Option<Listener> {
    Listener::new(window_target(), "hashchange", move |_| then(hash()))
}

/// Hears that the page may be gone in a moment: it is hidden, closed or left. May come twice.
///
/// This is the time to [stash](crate::storage::Storage::stash) what is not saved.
pub fn on_leave(mut then: impl FnMut() + Clone + 'static) -> Option<[Listener; 2]> {
    let mut hidden = then.clone();
    let hide = Listener::new(document_target(), "visibilitychange", move |_| {
        if document().is_some_and(|it| it.hidden()) {
            hidden();
        }
    });
    Some([hide?, Listener::new(window_target(), "pagehide", move |_| then())?])
}

/// Hears that the page is back: looked at again, or taken out of the browser's store of pages that
/// were left. What was missed meanwhile has to be read again: the date, and other tabs' saves.
pub fn on_return(mut then: impl FnMut() + Clone + 'static) -> Option<[Listener; 2]> {
    let mut seen = then.clone();
    let show = Listener::new(document_target(), "visibilitychange", move |_| {
        if document().is_some_and(|it| !it.hidden()) {
            seen();
        }
    });
    let back = Listener::new(window_target(), "pageshow", move |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            then();
        }
    });
    Some([show?, back?])
}

/// Hears that another tab has changed local storage: which key, or `None` if all are gone.
pub fn on_other_tab(mut then: impl FnMut(Option<String>) + 'static) -> Option<Listener> {
    Listener::new(window_target(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            then(event.key());
        }
    })
}

/// Has the browser ask before it closes the page, when `unsaved` says so. Not to be relied on:
/// phones do not ask.
pub fn ask_before_closing(mut unsaved: impl FnMut() -> bool + 'static) -> Option<Listener> {
    Listener::new(window_target(), "beforeunload", move |event| {
        if unsaved() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
                event.set_return_value("?");
            }
        }
    })
}

fn set_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|it| it.document_element()) {
        // Only an illegal name could fail.
        match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        }
        .unwrap_or_default();
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn window_target() -> Option<EventTarget> {
    window().map(Into::into)
}

fn document() -> Option<Document> {
    window()?.document()
}

fn document_target() -> Option<EventTarget> {
    document().map(Into::into)
}
