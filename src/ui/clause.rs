//! One article of a document.

use leptos::{children::ViewFnOnce, prelude::*};

/// Shows where an article is written, what it says, what kind of rule it is, and where it leads.
///
/// One that does not apply is set back; say so in `note` as well.
#[component]
pub fn Clause(
    /// Where it is written.
    #[prop(into)]
    place: Signal<String>,
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// What kind of rule it is.
    #[prop(optional, into)]
    kind: Signal<String>,
    /// Under which condition it applies, or why it does not.
    #[prop(optional, into)]
    note: Signal<String>,
    /// What it means for whoever reads it, line by line.
    #[prop(optional)]
    means: Vec<String>,
    /// Whether it does not apply.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// Where it leads, and how it stands.
    #[prop(optional, into)]
    actions: ViewFnOnce,
) -> impl IntoView {
    let means = means.into_iter().map(|it| view! { <p class="clause-list__means">{it}</p> });
    view! {
        <li class="clause-list__item" data-off=move || off.get().then_some("true")>
            <p class="clause-list__place">{place}</p>
            <div class="clause-list__text">
                <p>{text}</p>
                <p class="clause-list__note">{note}</p>
                {means.collect_view()}
            </div>
            <p class="clause-list__kind">{kind}</p>
            <div class="clause-list__actions">{actions.run()}</div>
        </li>
    }
}
