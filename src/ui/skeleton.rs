//! The place that something will take.

use leptos::prelude::*;

/// Shows grey lines where content is on its way.
///
/// Screen readers hear the words only; the lines are hidden from them and stand still where motion is unwanted.
#[component]
pub fn Skeleton(
    /// What is on its way.
    #[prop(into)]
    label: Signal<String>,
    /// How many lines it will take.
    #[prop(default = 3)]
    lines: u8,
) -> impl IntoView {
    let bars = (0..lines).map(|_| view! { <span class="skeleton__line"></span> }).collect_view();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{label}</span>
            <div class="skeleton__lines" aria-hidden="true">
                {bars}
            </div>
        </div>
    }
}
