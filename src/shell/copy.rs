//! Copying a text, also where there is no clipboard to speak of.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Document, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text and says whether that worked. Call it in the handler of a click.
///
/// Over plain http, and in the browsers inside other apps, there is no clipboard interface; then
/// the old way is tried: a hidden text field, and the browser's own "copy".
pub async fn text(text: &str) -> bool {
    if let Some(clipboard) = clipboard()
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return true;
    }
    by_field(text).unwrap_or(false)
}

fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"clipboard".into()).ok()?.dyn_into().ok()
}

fn by_field(text: &str) -> Option<bool> {
    let document: Document = web_sys::window()?.document()?;
    let active = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("visually-hidden");
    field.set_read_only(true);
    field.set_value(text);
    // Outside of an open dialog nothing can be selected.
    let dialog = active.as_ref().and_then(|it| it.closest("dialog").ok().flatten());
    let parent = dialog.or_else(|| document.body().map(Into::into))?;
    parent.append_child(&field).ok()?;
    field.select();
    let document: HtmlDocument = document.dyn_into().ok()?;
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(Ok(active)) = active.map(JsCast::dyn_into::<HtmlElement>) {
        // The focus was there, so it can go back there.
        active.focus().ok()?;
    }
    Some(copied)
}
