//! Where the keyboard is.

use leptos::{
    prelude::document,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

/// Moves focus to the element with this id, if it is there and can take it.
pub fn focus_element(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Moves focus to the control with this id and scrolls the words above it into view.
///
/// By itself a browser would scroll to the control, whose question then stays out of sight.
pub fn focus_field(id: &str) {
    let Some(control) = document().get_element_by_id(id) else { return };
    focus(&control);
    legend(&control).or_else(|| label(id)).unwrap_or(control).scroll_into_view();
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that refuses focus leaves it where it was, which is all that can be done.
        let _refused = element.focus();
    }
}

fn legend(control: &Element) -> Option<Element> {
    let group = control.closest("fieldset.radio-group").ok()??;
    group.query_selector("legend").ok()?
}

fn label(id: &str) -> Option<Element> {
    document().query_selector(&format!("label[for=\"{id}\"]")).ok()?
}
