//! A question that is answered by a line of text.

use leptos::prelude::*;

/// What a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// A number that may have decimals.
    Decimal,
    /// A whole number.
    Whole,
    /// A day.
    Date,
    /// A time of day.
    Time,
}

impl FieldKind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Decimal | Self::Whole => "number",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    /// Numbers are text to the browser: its number field drops what it cannot read, and then nothing can be said about it.
    fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Decimal | Self::Whole => "text",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Decimal => Some("decimal"),
            Self::Whole => Some("numeric"),
            Self::Text | Self::Date | Self::Time => None,
        }
    }
}

/// Shows a question, a hint, what is wrong with the answer, and the line for it.
///
/// Hint and problem are read with the question; the problem is announced by the `ErrorSummary`, not while typing.
#[component]
pub fn Field(
    /// The id of the input; the ids of hint and problem are made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answer as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole answer at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// What stands beside the question in small print, such as "optional".
    #[prop(optional, into)]
    note: Signal<String>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// What is heard before the problem, such as "Error: ".
    #[prop(optional, into)]
    problem_word: Signal<String>,
    /// The unit, after the line.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Answers to choose from while typing; others are possible.
    #[prop(optional, into)]
    suggestions: Signal<Vec<String>>,
    /// What the browser may fill in, by the names of HTML.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let described_by = described_by(&id, hint, problem);
    let list_id = format!("{id}-list");
    let list = {
        let list_id = list_id.clone();
        move || (!suggestions.read().is_empty()).then(|| list_id.clone())
    };
    view! {
        <div class="field" data-kind=kind.name() data-invalid=invalid(problem)>
            <FieldLabel id=id.clone() label=label note=note />
            <FieldNotes id=id.clone() hint=hint problem=problem problem_word=problem_word />
            <div class="field__control">
                <input
                    class="field__input"
                    type=kind.input_type()
                    inputmode=kind.input_mode()
                    id=id
                    list=list
                    autocomplete=autocomplete
                    aria-describedby=described_by
                    aria-invalid=invalid(problem)
                    prop:value=value
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
                <span class="field__unit">{unit}</span>
            </div>
            <datalist id=list_id>{suggestion_options(suggestions)}</datalist>
        </div>
    }
}

fn suggestion_options(suggestions: Signal<Vec<String>>) -> impl IntoView {
    move || {
        suggestions.get().into_iter().map(|it| view! { <option value=it></option> }).collect_view()
    }
}

/// Shows the question above a control.
#[component]
pub(super) fn FieldLabel(id: String, label: Signal<String>, note: Signal<String>) -> impl IntoView {
    view! {
        <label class="field__label" for=id>
            {label}
            <span class="field__note">{note}</span>
        </label>
    }
}

/// Shows hint and problem between a question and its control, under ids made from the control's.
#[component]
pub(super) fn FieldNotes(
    id: String,
    hint: Signal<String>,
    problem: Signal<Option<String>>,
    problem_word: Signal<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let problem_id = format!("{id}-problem");
    let hint_line = move || {
        let text = hint.get();
        (!text.is_empty()).then(|| view! { <p class="field__hint" id=hint_id.clone()>{text}</p> })
    };
    let problem_line = move || {
        let text = problem.get()?;
        Some(view! {
            <p class="field__problem" id=problem_id.clone()>
                <span class="visually-hidden">{problem_word}</span>
                {text}
            </p>
        })
    };
    view! {
        {hint_line}
        {problem_line}
    }
}

/// Whether the answer has a problem, as ARIA writes it.
pub(super) fn invalid(
    problem: Signal<Option<String>>,
) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static {
    move || problem.read().is_some().then_some("true")
}

/// The ids of the notes that are there now.
pub(super) fn described_by(
    id: &str,
    hint: Signal<String>,
    problem: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + use<> {
    let id = id.to_owned();
    move || match (hint.read().is_empty(), problem.read().is_some()) {
        (true, false) => None,
        (true, true) => Some(format!("{id}-problem")),
        (false, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-hint {id}-problem")),
    }
}
