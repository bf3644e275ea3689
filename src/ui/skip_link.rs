//! The way past the navigation.

use leptos::{ev::MouseEvent, prelude::*};

use super::focus::focus_element;

/// Shows a link, once it has focus, that leads past what every page begins with.
///
/// It moves focus by itself and leaves the address alone, which belongs to the routes.
#[component]
pub fn SkipLink(
    /// The words on it.
    #[prop(into)]
    label: Signal<String>,
    /// The id of the element it leads to, which has `tabindex="-1"`.
    #[prop(into)]
    target: String,
) -> impl IntoView {
    let href = format!("#{target}");
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        focus_element(&target);
    };
    view! {
        <a class="skip-link" href=href on:click=follow>
            {label}
        </a>
    }
}
