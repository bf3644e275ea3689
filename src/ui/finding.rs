//! Something that was found in a text, and the way to its place.

use leptos::prelude::*;

/// Shows where something was found, as a button that leads there, and what it is.
///
/// It belongs into a list; what it is is read with the button.
#[component]
pub fn Finding(
    /// The id of the button; the id of the text is made from it.
    #[prop(into)]
    id: String,
    /// Where.
    #[prop(into)]
    place: Signal<String>,
    /// What.
    #[prop(into)]
    text: Signal<String>,
    /// Called to go there.
    #[prop(into)]
    on_go: Callback<()>,
) -> impl IntoView {
    let text_id = format!("{id}-text");
    view! {
        <li class="finding">
            <button
                type="button"
                class="finding__place"
                id=id
                aria-describedby=text_id.clone()
                on:click=move |_| on_go.run(())
            >
                {place}
            </button>
            <p class="finding__text" id=text_id>{text}</p>
        </li>
    }
}
