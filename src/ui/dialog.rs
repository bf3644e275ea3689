//! A question that must be answered first.

use leptos::{
    children::{ChildrenFn, ViewFn},
    html,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
};

use super::icon::Glyph;
use super::icon_button::IconButton;

/// Shows a modal dialog while `open`; its content is made anew each time.
///
/// The rest of the page is out of reach meanwhile, Escape closes it, the title has focus at first,
/// and focus goes back to where it came from.
#[component]
pub fn Dialog(
    /// Its id; the title's id is made from it.
    #[prop(into)]
    id: String,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when it wants to close: answer by making `open` false.
    #[prop(into)]
    on_close: Callback<()>,
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// The words on the button that closes it.
    #[prop(into)]
    close_label: Signal<String>,
    /// The answers, at its foot.
    #[prop(optional, into)]
    actions: ViewFn,
    /// The question.
    children: ChildrenFn,
) -> impl IntoView {
    let parts = StoredValue::new((id, actions, children));
    let surface = move || {
        let (id, actions, children) = parts.get_value();
        view! { <Surface id on_close title close_label actions children /> }
    };
    view! { <Show when=move || open.get()>{surface()}</Show> }
}

#[component]
fn Surface(
    id: String,
    on_close: Callback<()>,
    title: Signal<String>,
    close_label: Signal<String>,
    actions: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let node = modal();
    // A late event may find the page that opened the dialog gone.
    let close = move || {
        let _gone = on_close.try_run(());
    };
    view! {
        <dialog
            class="dialog"
            id=id
            aria-labelledby=title_id
            node_ref=node
            on:close=move |_| close()
        >
            <div class="dialog__header">
                <h2 class="dialog__title" id=title_id.clone() tabindex="-1" autofocus>{title}</h2>
                <IconButton label=close_label glyph=Glyph::Close on_press=move |()| close() />
            </div>
            <div class="dialog__body">{children()}</div>
            <div class="dialog__actions">{actions.run()}</div>
        </dialog>
    }
}

/// A node that becomes a modal dialog when it is mounted and gives focus back when it goes.
fn modal() -> NodeRef<html::Dialog> {
    let node = NodeRef::<html::Dialog>::new();
    let opener = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let opener = StoredValue::new_local(opener);
    let shown = StoredValue::new_local(None);
    node.on_load(move |dialog| {
        // Fails only where it is open already, which is what is wanted.
        let _open = dialog.show_modal();
        shown.set_value(Some(dialog));
    });
    on_cleanup(move || {
        if let Some(dialog) = shown.try_get_value().flatten() {
            dialog.close();
        }
        if let Some(opener) = opener.try_get_value().flatten() {
            let _refused = opener.focus();
        }
    });
    node
}
