//! The button that sends a form.

use leptos::prelude::*;

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
};

/// Shows the button that sends the form around it; the form's `on:submit` does the work.
///
/// It is never disabled: pressing it is how one learns what is still wrong.
#[component]
pub fn SubmitButton(
    /// The words on it.
    #[prop(into)]
    label: Signal<String>,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <button type="submit" class="button" data-kind=ButtonKind::Primary.name()>
            {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
            <span class="button__label">{label}</span>
        </button>
    }
}
