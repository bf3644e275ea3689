//! How far a long piece of work is.

use leptos::prelude::*;

/// Shows how far a piece of work is; a button that cancels it is the caller's.
///
/// It is the browser's own `<progress>`, named by its label.
#[component]
pub fn Progress(
    /// The id of the bar.
    #[prop(into)]
    id: String,
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done; nothing where it cannot be told.
    #[prop(into)]
    done: Signal<Option<u32>>,
    /// How much there is to do.
    #[prop(into)]
    total: Signal<u32>,
    /// The same in words, such as "120 of 300".
    #[prop(optional, into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <div class="progress__text">
                <label class="progress__label" for=id.clone()>{label}</label>
                <span class="progress__count">{text}</span>
            </div>
            <progress
                class="progress__bar"
                id=id
                max=move || total.get().to_string()
                value=move || done.get().map(|it| it.to_string())
            ></progress>
        </div>
    }
}
