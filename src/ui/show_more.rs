//! The rest of a long list.

use leptos::prelude::*;

use super::button::Button;

/// Shows how much of a list is seen and a button for more of it.
///
/// How much is seen is announced when it changes.
#[component]
pub fn ShowMore(
    /// How much is seen, such as "50 of 213".
    #[prop(into)]
    shown: Signal<String>,
    /// The words on the button.
    #[prop(into)]
    label: Signal<String>,
    /// Whether there is more.
    #[prop(into)]
    more: Signal<bool>,
    /// Called when more is asked for.
    #[prop(into)]
    on_more: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="show-more">
            <p class="show-more__count" role="status">{shown}</p>
            <Show when=move || more.get()>
                <Button label=label on_press=on_more />
            </Show>
        </div>
    }
}
