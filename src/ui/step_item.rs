//! One line of a derivation.

use leptos::{children::ViewFnOnce, prelude::*};

use super::{amount::Amount, tone::Tone};

/// Shows what happened to an amount, how much it is, and the article that says so.
///
/// The article stands next to the sentence in reading order; an amount taken away has its sign in the text.
#[component]
pub fn StepItem(
    /// What happened, in a sentence.
    #[prop(into)]
    text: Signal<String>,
    /// The amount, written out with its sign.
    #[prop(into)]
    value: Signal<String>,
    /// Its unit.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Which state the line shows.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The article: a `LinkButton` or `Button` of the kind `Link`.
    #[prop(optional, into)]
    article: ViewFnOnce,
) -> impl IntoView {
    view! {
        <li class="steps__item" data-status=move || tone.get().name()>
            <div class="steps__text">
                <p>{text}</p>
                <div class="steps__article">{article.run()}</div>
            </div>
            <p class="steps__amount">
                <Amount value=value unit=unit />
            </p>
        </li>
    }
}
