//! Moving the focus, for people who do not see where it is.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Focuses the field with this id and scrolls its label into view, not the bare field. Says
/// whether it is there.
pub fn field(id: &str) -> bool {
    let Some(document) = document() else { return false };
    let Some(field) = document.get_element_by_id(id) else { return false };
    if let Some(label) = label(&document, &field) {
        label.scroll_into_view();
        return give_to(field, false);
    }
    give_to(field, true)
}

/// Focuses any element with this id that takes the focus.
pub fn element(id: &str) -> bool {
    let element = document().and_then(|it| it.get_element_by_id(id));
    element.is_some_and(|it| give_to(it, true))
}

/// Focuses the heading of the page, as after following a link to it.
pub fn heading() -> bool {
    let heading = document().and_then(|it| it.query_selector("main h1").ok().flatten());
    let Some(heading) = heading else { return false };
    if !heading.has_attribute("tabindex") && heading.set_attribute("tabindex", "-1").is_err() {
        return false;
    }
    give_to(heading, true)
}

/// Lets go of the focus, before what has it is replaced: taking away an element that has it makes
/// the browser compute the whole page's style at once.
pub fn release() {
    let active = document().and_then(|it| it.active_element());
    if let Some(active) = active.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // What cannot lose the focus keeps it.
        active.blur().unwrap_or_default();
    }
}

/// What tells the user what the field is: the legend of its group, if it is a choice in one, else
/// its label.
fn label(document: &Document, field: &Element) -> Option<Element> {
    let kind = field.get_attribute("type").unwrap_or_default();
    if ["radio", "checkbox"].contains(&kind.as_str()) {
        let group = field.closest("fieldset").ok().flatten();
        if let Some(legend) = group.and_then(|it| it.query_selector("legend").ok().flatten()) {
            return Some(legend);
        }
    }
    let labels = document.query_selector_all("label").ok()?;
    let id = field.id();
    let mut all = (0..labels.length()).filter_map(|nth| labels.item(nth)?.dyn_into().ok());
    let of_field = |label: &Element| label.get_attribute("for").is_some_and(|it| it == id);
    all.find(of_field).or_else(|| field.closest("label").ok().flatten())
}

fn give_to(element: Element, scrolling: bool) -> bool {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(!scrolling);
    let element = element.dyn_into::<HtmlElement>();
    element.is_ok_and(|it| it.focus_with_options(&options).is_ok())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
