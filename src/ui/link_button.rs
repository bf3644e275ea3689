//! A link that looks like a button.

use leptos::prelude::*;

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
};

/// Shows a link to another page in the shape of a button.
///
/// It stays a link for screen readers, the context menu and the middle mouse button.
#[component]
pub fn LinkButton(
    /// The words on it.
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a class="button" data-kind=kind.name() href=href>
            {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
            <span class="button__label">{label}</span>
        </a>
    }
}
