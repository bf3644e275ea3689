//! Everything that is wrong with a form, in one place.

use leptos::{ev::MouseEvent, html, prelude::*, web_sys::HtmlElement};

use super::focus::focus_field;

/// Something wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormProblem {
    /// The id of the field.
    pub field: String,
    /// What is wrong and what to do, as it also stands at the field.
    pub message: String,
}

/// Shows what is wrong with a form, each line leading to its field; nothing where nothing is wrong.
///
/// It is announced and takes focus when it appears. Where it is there already when a form is sent again,
/// move focus to it by `focus_element("…")` with its id.
#[component]
pub fn ErrorSummary(
    /// Its id.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What is wrong, in the order of the fields.
    #[prop(into)]
    problems: Signal<Vec<FormProblem>>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    view! {
        <Show when=move || !problems.read().is_empty()>
            <Summary id=id.get_value() title=title problems=problems />
        </Show>
    }
}

#[component]
fn Summary(id: String, title: Signal<String>, problems: Signal<Vec<FormProblem>>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    node.on_load(|element| {
        let _refused = HtmlElement::focus(&element);
    });
    let lines = move || problems.get().into_iter().map(problem_line).collect_view();
    view! {
        <div class="error-summary" id=id role="alert" tabindex="-1" node_ref=node>
            <h2 class="error-summary__title">{title}</h2>
            <ul class="error-summary__list">{lines}</ul>
        </div>
    }
}

fn problem_line(problem: FormProblem) -> impl IntoView {
    let FormProblem { field, message } = problem;
    let href = format!("#{field}");
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        focus_field(&field);
    };
    view! {
        <li class="error-summary__item">
            <a class="error-summary__link" href=href on:click=follow>
                {message}
            </a>
        </li>
    }
}
