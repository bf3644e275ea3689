//! The first page: whether there is an archive already, and what its form makes.

use xuefen_engine::Teacher;
use xuefen_exchange::document::{Document, PolicyChoice};
use xuefen_words::Language;
use xuefen_words::ui::welcome as texts;

use super::teacher::{At, FieldProblem, TeacherForm, Wrong, check};

/// What the first page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WelcomeView {
    /// What is there already; `None` where there is nothing.
    pub begun: Option<String>,
    /// Whether the form is shown: nothing is there yet, or a policy is all that is missing.
    pub shows_form: bool,
}

/// Presents the first page.
#[must_use]
pub fn welcome(document: &Document, language: Language) -> WelcomeView {
    let begun = *document != Document::default();
    let shows_form = document.policy.is_none();
    let mut text = texts::n_records(language, document.records.len());
    if shows_form {
        text.push_str(language.pick("", " "));
        text.push_str(texts::Welcome::of(language).no_policy);
    }
    WelcomeView { begun: begun.then_some(text), shows_form }
}

/// The policy and the teacher that the form makes.
///
/// # Errors
/// Every problem, in the order of the questions.
pub fn start(
    policy: &str,
    form: &TeacherForm,
    earlier: &Teacher,
) -> Result<(PolicyChoice, Teacher), Vec<FieldProblem>> {
    let chosen = !policy.is_empty();
    let missing = (!chosen).then_some(FieldProblem { at: At::Policy, wrong: Wrong::NotChosen });
    match check(form, earlier) {
        Ok(teacher) if chosen => Ok((PolicyChoice::new(policy), teacher)),
        Ok(_) => Err(missing.into_iter().collect()),
        Err(problems) => Err(missing.into_iter().chain(problems).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::archive::{Id, Record};
    use xuefen_engine::vocabulary::Activity;

    #[test]
    fn a_new_visitor_is_asked_for_nothing_but_a_policy() {
        let view = welcome(&Document::default(), Language::Zh);
        assert_eq!(view, WelcomeView { begun: None, shows_form: true });
        let (form, nobody) = (TeacherForm::of(&Teacher::default()), Teacher::default());
        let problems = start("", &form, &nobody).unwrap_err();
        assert_eq!(problems, [FieldProblem { at: At::Policy, wrong: Wrong::NotChosen }]);
        let (choice, teacher) = start("gansu-2013-49", &form, &nobody).unwrap();
        assert_eq!(choice, PolicyChoice::new("gansu-2013-49"));
        assert_eq!(teacher, nobody);
    }

    #[test]
    fn problems_of_the_teacher_follow_that_of_the_policy() {
        let form = TeacherForm { hired_on: "0013-09-01".into(), ..TeacherForm::default() };
        let problems = start("", &form, &Teacher::default()).unwrap_err();
        let places: Vec<_> = problems.into_iter().map(|it| it.at).collect();
        assert_eq!(places, [At::Policy, At::HiredOn]);
    }

    #[test]
    fn an_archive_that_is_there_is_named_before_anything_else() {
        let id = Id::new("r-1").unwrap();
        let record = Record::new(id.clone(), Activity::Training);
        let policy = Some(PolicyChoice::new("gansu-2013-49"));
        let mut document = Document { policy, ..Document::default() };
        document.records.insert(id, record);
        let view = welcome(&document, Language::Zh);
        assert_eq!(view.begun.as_deref(), Some("里面有 1 条培训记录。"));
        assert!(!view.shows_form);
        document.policy = None;
        let view = welcome(&document, Language::En);
        let text = "It has one training record. Only a policy is missing to see the credits.";
        assert_eq!(view.begun.as_deref(), Some(text));
        assert!(view.shows_form);
    }
}
