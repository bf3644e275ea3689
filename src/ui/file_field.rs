//! A question that is answered by a file.

use leptos::{ev::Event, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlInputElement};

use super::{
    field::{FieldNotes, described_by, invalid},
    icon::{Glyph, Icon},
};

/// Shows a button that lets one pick files.
///
/// The browser's own control is what has focus and is read; the button is its label.
#[component]
pub fn FileField(
    /// The id of the control; the ids of hint and problem are made from it.
    #[prop(into)]
    id: String,
    /// The words on the button.
    #[prop(into)]
    label: Signal<String>,
    /// Which files are offered, such as `.json,.csv`.
    #[prop(into)]
    accept: String,
    /// Called with the control once files are picked; empty its value to let the same file be picked again.
    #[prop(into)]
    on_pick: Callback<HtmlInputElement>,
    /// Whether several files may be picked.
    #[prop(optional)]
    multiple: bool,
    /// What kind of file is wanted.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the file.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// What is heard before the problem.
    #[prop(optional, into)]
    problem_word: Signal<String>,
) -> impl IntoView {
    let described_by = described_by(&id, hint, problem);
    let picked = move |event: Event| {
        if let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            on_pick.run(input);
        }
    };
    view! {
        <div class="file-field" data-invalid=invalid(problem)>
            <FieldNotes id=id.clone() hint=hint problem=problem problem_word=problem_word />
            <input
                class="file-field__input visually-hidden"
                type="file"
                id=id.clone()
                accept=accept
                multiple=multiple
                aria-describedby=described_by
                aria-invalid=invalid(problem)
                on:change=picked
            />
            <label class="button file-field__button" data-kind="secondary" for=id>
                <Icon glyph=Glyph::Import />
                <span class="button__label">{label}</span>
            </label>
        </div>
    }
}
