//! What narrows a list: a search, and filters that a phone folds away.

use leptos::{children::ViewFnOnce, prelude::*};

use super::icon::{Glyph, Icon};

/// Shows a search with the filters of a list beside it, or on a phone below it behind a button.
///
/// The button tells whether the filters are unfolded; on a wide page they always are, and there
/// is no button.
#[component]
pub fn FilterBar(
    /// The id of the group of filters.
    #[prop(into)]
    id: String,
    /// The words on the button, such as "Filters (2)".
    #[prop(into)]
    label: Signal<String>,
    /// The search: a `SearchInput`.
    #[prop(into)]
    search: ViewFnOnce,
    /// The filters, each a `Select`.
    children: Children,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let open = move || if is_open.get() { "true" } else { "false" };
    view! {
        <div class="filter-bar">
            <div class="filter-bar__search">{search.run()}</div>
            <button
                type="button"
                class="button filter-bar__button"
                data-kind="secondary"
                aria-expanded=open
                aria-controls=id.clone()
                on:click=move |_| is_open.update(|it| *it = !*it)
            >
                <Icon glyph=Glyph::Filter />
                <span class="button__label">{label}</span>
            </button>
            <div class="filter-bar__filters" id=id data-open=open>{children()}</div>
        </div>
    }
}
