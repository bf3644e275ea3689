//! Where one types.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlTextAreaElement;

/// Puts the cursor of the text area with this id before a character, counted as browsers do, and
/// brings its line (counted from 0) into sight.
pub fn place_caret(id: &str, character: u32, line: usize) {
    let area = document().get_element_by_id(id);
    let Some(area) = area.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    // A text area that refuses either leaves the cursor where it was, which is all that can be done.
    let _refused = area.focus();
    let _refused = area.set_selection_range(character, character);
    // Lines are not broken, so each is as high as the others.
    let n_lines = i32::try_from(area.value().matches('\n').count() + 1).unwrap_or(i32::MAX);
    let line = i32::try_from(line).unwrap_or(i32::MAX).min(n_lines);
    let top = i64::from(area.scroll_height()) * i64::from(line) / i64::from(n_lines.max(1));
    let top = i32::try_from(top).unwrap_or(i32::MAX);
    area.set_scroll_top(top.saturating_sub(area.client_height() / 3));
    area.set_scroll_left(0);
}
