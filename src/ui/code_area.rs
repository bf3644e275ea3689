//! Room for a text that a program reads, with the numbers of its lines.

use leptos::{ev::Event, html, prelude::*};

use super::field::{FieldLabel, FieldNotes, described_by};

/// Shows a question and room for a text whose lines are numbered and never broken.
///
/// It is the browser's own text area, with its undoing: what is typed and comes back unchanged
/// leaves both it and the cursor alone. The numbers are seen only; hint and question are read.
#[component]
pub fn CodeArea(
    /// The id of the text area; the id of the hint is made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The text as it stands; what is typed should come back to it at the next pause.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when the text is left after a change.
    #[prop(into)]
    on_leave: Callback<()>,
    /// How many lines are seen.
    #[prop(default = 24)]
    rows: u8,
    /// How to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    let none = Signal::stored(None);
    let described_by = described_by(&id, hint, none);
    let numbers = NodeRef::<html::Div>::new();
    let n_lines = Memo::new(move |_| value.read().matches('\n').count() + 1);
    let scrolled = move |event: Event| {
        let area: leptos::web_sys::Element = event_target(&event);
        if let Some(numbers) = numbers.get_untracked() {
            numbers.set_scroll_top(area.scroll_top());
        }
    };
    let lines = move || (1..=n_lines.get()).map(|it| format!("{it}\n")).collect::<String>();
    view! {
        <div class="field" data-kind="code">
            <FieldLabel id=id.clone() label=label note=Signal::stored(String::new()) />
            <FieldNotes id=id.clone() hint=hint problem=none problem_word=Signal::stored(String::new()) />
            <div class="code-area">
                <div class="code-area__numbers" aria-hidden="true" node_ref=numbers>{lines}</div>
                <textarea
                    class="field__input code-area__text"
                    id=id
                    rows=rows.to_string()
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-describedby=described_by
                    prop:value=value
                    on:input=move |event| on_input.run(event_target_value(&event))
                    on:change=move |_| on_leave.run(())
                    on:scroll=scrolled
                ></textarea>
            </div>
        </div>
    }
}
