//! The questions about a teacher: one form, in whole on the teacher's page and in part on the first.

use leptos::prelude::*;
use xuefen_engine::Teacher;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::teacher::{TeacherPage as Texts, professional_titles, subjects};

use crate::present::teacher::{At, FieldProblem, OptionView, TeacherForm, message, roles, stages};
use crate::session::Session;
use crate::ui::checkbox_field::CheckboxField;
use crate::ui::choice::Choice;
use crate::ui::error_summary::FormProblem;
use crate::ui::field::{Field, FieldKind};
use crate::ui::select::Select;

/// What was typed and not saved yet. It outlives a change of language, and nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    /// The answers about the teacher.
    form: RwSignal<Option<TeacherForm>>,
    /// The policy that is chosen on the first page; empty for none.
    pub(in crate::pages) policy: RwSignal<String>,
}

impl Draft {
    /// An empty draft. Make it where it is not disposed of with the page.
    #[must_use]
    pub fn new() -> Self {
        Self { form: RwSignal::new(None), policy: RwSignal::new(String::new()) }
    }

    /// Throws the draft away once another page than this one is shown.
    pub(in crate::pages) fn ends_with_page(self, session: Session) {
        let here = session.route().get_untracked();
        on_cleanup(move || {
            if *session.route().read_untracked() != here {
                self.form.set(None);
                self.policy.set(String::new());
            }
        });
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

/// The answers as they stand: what was typed and not saved yet, else the teacher of the archive.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Facts {
    /// The session.
    pub(in crate::pages) session: Session,
    /// The language of the page.
    pub(in crate::pages) language: Language,
    /// The answers.
    pub(in crate::pages) form: Memo<TeacherForm>,
    /// What was found wrong when it was last sent.
    pub(in crate::pages) problems: RwSignal<Vec<FieldProblem>>,
    draft: Draft,
}

impl Facts {
    /// The answers: the draft, else those that make the teacher of the archive.
    pub(in crate::pages) fn new(session: Session, language: Language, draft: Draft) -> Self {
        let form = Memo::new(move |_| match draft.form.get() {
            Some(it) => it,
            None => TeacherForm::of(session.open().read().archive().teacher()),
        });
        Self { session, language, form, problems: RwSignal::new(Vec::new()), draft }
    }

    /// The teacher of the archive, as of now.
    pub(in crate::pages) fn teacher(self) -> Teacher {
        self.session.open().with_untracked(|it| it.archive().teacher().clone())
    }

    /// Changes an answer.
    pub(in crate::pages) fn change(self, change: impl FnOnce(&mut TeacherForm)) {
        let mut form = self.form.get_untracked();
        change(&mut form);
        self.draft.form.set(Some(form));
    }

    /// Whether something was typed and not saved.
    pub(in crate::pages) fn is_changed(self) -> bool {
        self.draft.form.read().is_some()
    }

    /// The answers are saved: they follow the archive again.
    pub(in crate::pages) fn settle(self) {
        self.problems.set(Vec::new());
        self.draft.form.set(None);
    }

    /// What is wrong with an answer.
    pub(in crate::pages) fn problem(self, at: At) -> Signal<Option<String>> {
        Signal::derive(move || {
            let problems = self.problems.read();
            let found = problems.iter().find(|it| it.at == at)?;
            Some(message(found, &self.form.read(), self.language))
        })
    }

    /// Everything that is wrong, for the summary.
    pub(in crate::pages) fn form_problems(self) -> Signal<Vec<FormProblem>> {
        Signal::derive(move || {
            let form = self.form.read();
            let problem = |it: &FieldProblem| FormProblem {
                field: it.at.id(),
                message: message(it, &form, self.language),
            };
            self.problems.read().iter().map(problem).collect()
        })
    }
}

/// One question that is answered by a line.
#[derive(Clone, Copy)]
struct Line {
    label: &'static str,
    hint: &'static str,
    kind: FieldKind,
    suggestions: &'static [&'static str],
    autocomplete: &'static str,
    read: fn(&TeacherForm) -> &String,
    write: fn(&mut TeacherForm) -> &mut String,
}

fn line(facts: Facts, at: At, line: Line) -> AnyView {
    let Line { label, hint, kind, suggestions, autocomplete, read, write } = line;
    let suggestions: Vec<String> = suggestions.iter().map(|it| (*it).to_owned()).collect();
    view! {
        <Field
            id=at.id()
            label=label
            hint=hint
            kind=kind
            suggestions=suggestions
            autocomplete=autocomplete
            value=Signal::derive(move || read(&facts.form.read()).clone())
            on_input=move |it| facts.change(|form| *write(form) = it)
            problem=facts.problem(at)
            problem_word=Frame::of(facts.language).problem_word
        />
    }
    .into_any()
}

const TEXT: Line = Line {
    label: "",
    hint: "",
    kind: FieldKind::Text,
    suggestions: &[],
    autocomplete: "off",
    read: |it| &it.name,
    write: |it| &mut it.name,
};

/// Shows name and school.
pub(in crate::pages) fn who(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let name = Line { label: words.name, autocomplete: "name", ..TEXT };
    let school = Line {
        label: words.school,
        autocomplete: "organization",
        read: |it| &it.school,
        write: |it| &mut it.school,
        ..TEXT
    };
    view! {
        <div class="form__row">
            {line(facts, At::Name, name)}
            {line(facts, At::School, school)}
        </div>
    }
    .into_any()
}

/// Shows stage and subject.
pub(in crate::pages) fn what(facts: Facts) -> AnyView {
    view! { <div class="form__row">{stage(facts)} {subject(facts)}</div> }.into_any()
}

/// Shows stage, subject and professional title.
pub(super) fn what_in_full(facts: Facts) -> AnyView {
    view! { <div class="form__row">{stage(facts)} {subject(facts)} {title(facts)}</div> }.into_any()
}

fn stage(facts: Facts) -> AnyView {
    let choices: Vec<Choice> = stages(facts.language).into_iter().map(choice).collect();
    view! {
        <Select
            id=At::Stage.id()
            label=Texts::of(facts.language).stage
            choices=choices
            value=Signal::derive(move || facts.form.read().stage.clone())
            on_change=move |it| facts.change(|form| form.stage = it)
            problem=facts.problem(At::Stage)
            problem_word=Frame::of(facts.language).problem_word
        />
    }
    .into_any()
}

fn subject(facts: Facts) -> AnyView {
    let subject = Line {
        label: Texts::of(facts.language).subject,
        suggestions: subjects(facts.language),
        read: |it| &it.subject,
        write: |it| &mut it.subject,
        ..TEXT
    };
    line(facts, At::Subject, subject)
}

fn title(facts: Facts) -> AnyView {
    let title = Line {
        label: Texts::of(facts.language).professional_title,
        suggestions: professional_titles(facts.language),
        read: |it| &it.title,
        write: |it| &mut it.title,
        ..TEXT
    };
    line(facts, At::Title, title)
}

/// Shows the date of hire.
pub(in crate::pages) fn hired_on(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let hired_on = Line {
        label: words.hired_on,
        hint: words.hired_on_hint,
        kind: FieldKind::Date,
        read: |it| &it.hired_on,
        write: |it| &mut it.hired_on,
        ..TEXT
    };
    line(facts, At::HiredOn, hired_on)
}

/// Shows the end of probation.
pub(in crate::pages) fn confirmed_on(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let confirmed_on = Line {
        label: words.confirmed_on,
        hint: words.confirmed_on_hint,
        kind: FieldKind::Date,
        read: |it| &it.confirmed_on,
        write: |it| &mut it.confirmed_on,
        ..TEXT
    };
    line(facts, At::ConfirmedOn, confirmed_on)
}

/// Shows the years to check, where they are listed.
pub(super) fn audit_years(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let years = Line {
        label: words.audit_years,
        hint: words.audit_years_hint,
        read: |it| &it.audit_years,
        write: |it| &mut it.audit_years,
        ..TEXT
    };
    line(facts, At::AuditYears, years)
}

/// Shows whether the teacher is newly hired.
pub(in crate::pages) fn new_teacher(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    view! {
        <CheckboxField
            id="teacher-new"
            label=words.new_teacher
            hint=words.new_teacher_hint
            checked=Signal::derive(move || facts.form.read().new_teacher)
            on_change=move |it| facts.change(|form| form.new_teacher = it)
        />
    }
    .into_any()
}

/// Shows the roles to tick.
pub(in crate::pages) fn role_boxes(facts: Facts) -> AnyView {
    let words = Texts::of(facts.language);
    let boxes = move || {
        let open = facts.session.open();
        let roles = roles(open.read().archive().teacher(), facts.language);
        let boxes = roles.into_iter().map(|it| {
            let (value, ticked) = (it.value.clone(), it.value.clone());
            view! {
                <CheckboxField
                    id=format!("teacher-role-{}", it.value)
                    label=it.label
                    checked=Signal::derive(move || facts.form.read().roles.contains(&ticked))
                    on_change=move |on| {
                        facts.change(|form| {
                            if on {
                                form.roles.insert(value.clone());
                            } else {
                                form.roles.remove(&value);
                            }
                        });
                    }
                />
            }
        });
        boxes.collect_view()
    };
    view! {
        <fieldset class="radio-group">
            <legend class="radio-group__legend">{words.roles}</legend>
            {boxes}
        </fieldset>
    }
    .into_any()
}

/// An answer as the components take it.
pub(super) fn choice(it: OptionView) -> Choice {
    Choice { value: it.value, label: it.label, hint: String::new() }
}
