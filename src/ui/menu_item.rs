//! One action of a menu.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Shows one action of a `Menu`.
///
/// It is a button in a list.
#[component]
pub fn MenuItem(
    /// The words on it.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is chosen.
    #[prop(into)]
    on_press: Callback<()>,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <li class="menu__item">
            <button type="button" class="menu__action" on:click=move |_| on_press.run(())>
                {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                <span>{label}</span>
            </button>
        </li>
    }
}
