//! What stands beside the facts that decide credit: the period of registration, and what was done
//! of duties that give none.
//!
//! It is a form of its own, because the first page asks for none of it.

use chrono::NaiveDate;
use xuefen_engine::archive::{Duty, Id, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::pack::{Pack, Told};
use xuefen_engine::sorted::Set;
use xuefen_words::ui::record_form::{missing_date, no_such_day};
use xuefen_words::ui::teacher as texts;
use xuefen_words::{Language, open_word};

use super::check::plain;
use super::problem::group_id;
use super::{At, FieldProblem, OptionView, Wrong};

/// The most times that a duty can be done in one span.
const MOST_DONE: u32 = 9_999;

/// The raw answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The first day of the period of registration.
    pub registration_from: String,
    /// Its last day.
    pub registration_to: String,
    /// What was done of duties that give no credit, in the order in which it was logged.
    pub duties: Vec<DutyForm>,
}

impl Beside {
    /// The id of the control for the first day of registration.
    pub const REGISTRATION_FROM: &'static str = "teacher-registration-from";
    /// The id of the control for its last day.
    pub const REGISTRATION_TO: &'static str = "teacher-registration-to";

    /// The answers that make this teacher.
    #[must_use]
    pub fn of(teacher: &Teacher) -> Self {
        let day = |it: Option<NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
        Self {
            registration_from: day(teacher.registration_from),
            registration_to: day(teacher.registration_to),
            duties: DutyForm::all(&teacher.duties),
        }
    }

    /// The entry of a duty.
    #[must_use]
    pub fn duty(&self, id: &Id) -> Option<&DutyForm> {
        self.duties.iter().find(|it| it.id == *id)
    }

    /// The same, to change it.
    pub fn duty_mut(&mut self, id: &Id) -> Option<&mut DutyForm> {
        self.duties.iter_mut().find(|it| it.id == *id)
    }

    /// The place of a duty's entry in the list, counted from 1.
    #[must_use]
    pub fn nth_duty(&self, id: &Id) -> usize {
        self.duties.iter().position(|it| it.id == *id).map_or(0, |it| it + 1)
    }
}

/// The raw answers about one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyForm {
    /// Its identity in the form; it is not kept.
    pub id: Id,
    /// The id of the duty.
    pub duty: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How often it was done.
    pub done: String,
}

impl DutyForm {
    /// A new entry of a duty of which nothing is known.
    #[must_use]
    pub fn new(id: Id, duty: &str) -> Self {
        let (from, to, done) = (String::new(), String::new(), String::new());
        Self { id, duty: duty.to_owned(), from, to, done }
    }

    fn all(duties: &[Duty]) -> Vec<Self> {
        let form = |(nth, it): (usize, &Duty)| {
            Some(Self {
                id: Id::new(&format!("logged-{nth}"))?,
                duty: it.duty.clone(),
                from: it.from.to_string(),
                to: it.to.to_string(),
                done: it.done.to_string(),
            })
        };
        duties.iter().enumerate().filter_map(form).collect()
    }
}

/// The id of the group of a duty's entry.
#[must_use]
pub fn duty_id(id: &Id) -> String {
    group_id("duty", id)
}

/// Puts the answers into a teacher.
///
/// # Errors
/// Every problem, in the order of the questions, in words of the language.
pub fn check_beside(
    form: &Beside,
    teacher: &mut Teacher,
    language: Language,
) -> Result<(), Vec<FieldProblem>> {
    let mut check = Check { problems: Vec::new(), language };
    let words = texts::TeacherPage::of(language);
    let (from, to) = check.span(
        [&form.registration_from, &form.registration_to],
        [Beside::REGISTRATION_FROM, Beside::REGISTRATION_TO].map(str::to_owned),
        [words.registration_from, words.registration_to].map(str::to_owned),
        false,
    );
    let duties = form.duties.iter().filter_map(|it| check.duty(form, it)).collect();
    if !check.problems.is_empty() {
        return Err(check.problems);
    }
    (teacher.registration_from, teacher.registration_to, teacher.duties) = (from, to, duties);
    Ok(())
}

struct Check {
    problems: Vec<FieldProblem>,
    language: Language,
}

impl Check {
    fn problem(&mut self, id: &str, sentence: String) {
        let (at, wrong) = (At::Beside(id.to_owned()), Wrong::Said(sentence));
        self.problems.push(FieldProblem { at, wrong });
    }

    /// Two days, of which the second may not lie before the first.
    fn span(
        &mut self,
        answers: [&str; 2],
        ids: [String; 2],
        questions: [String; 2],
        is_needed: bool,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let [start, end] = [0, 1].map(|i| {
            let all = answers.get(i).zip(ids.get(i)).zip(questions.get(i));
            all.and_then(|((answer, id), question)| self.date(answer, id, question, is_needed))
        });
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            let [_, id] = &ids;
            self.problem(id, texts::end_before_start(self.language).to_owned());
        }
        (start, end)
    }

    fn date(&mut self, answer: &str, id: &str, question: &str, needed: bool) -> Option<NaiveDate> {
        let answer = plain(answer);
        let date = parse_date(&answer);
        match (answer.is_empty(), date) {
            (true, _) if needed => self.problem(id, missing_date(self.language, question)),
            (false, None) => self.problem(id, no_such_day(self.language, question, &answer)),
            _ => {}
        }
        date
    }

    fn duty(&mut self, all: &Beside, form: &DutyForm) -> Option<Duty> {
        let language = self.language;
        let words = texts::TeacherPage::of(language);
        let (group, nth) = (duty_id(&form.id), all.nth_duty(&form.id));
        let name = open_word::duty(&form.duty, language);
        let question = |label| texts::duty_question(language, nth, name, label);
        let ids = ["from", "to"].map(|it| format!("{group}-{it}"));
        let questions = [words.duty_from, words.duty_to].map(question);
        let (from, to) = self.span([&form.from, &form.to], ids, questions, true);
        let text = plain(&form.done);
        let done = text.parse().ok().filter(|it| *it <= MOST_DONE);
        if done.is_none() {
            self.problem(&format!("{group}-done"), texts::not_a_count(language, &text));
        }
        Some(Duty { duty: form.duty.clone(), from: from?, to: to?, done: done? })
    }
}

/// The duties that the policy knows, and those that the teacher has logged besides.
#[must_use]
pub fn duty_choices(teacher: &Teacher, pack: Option<&Pack>, language: Language) -> Vec<OptionView> {
    let told = pack.map(Pack::told).unwrap_or_default();
    let of_pack = told.iter().filter_map(|(_, it)| match it {
        Told::Obligation { duty, .. } => Some(duty.clone()),
        _ => None,
    });
    let mut seen = Set::new();
    let logged = teacher.duties.iter().map(|it| it.duty.clone());
    let all = of_pack.chain(logged).filter(|it| seen.insert(it.clone()));
    let choice =
        |it: String| OptionView { label: open_word::duty(&it, language).to_owned(), value: it };
    all.map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::calendar::parse_date;

    #[test]
    fn what_is_known_comes_back_from_the_form() {
        let day = |it| parse_date(it).unwrap();
        let paper =
            Duty { duty: "paper".into(), from: day("2026-03-01"), to: day("2026-07-10"), done: 2 };
        let teacher = Teacher {
            registration_from: Some(day("2023-07-01")),
            duties: vec![paper],
            ..Teacher::default()
        };
        let mut again = Teacher::default();
        assert_eq!(check_beside(&Beside::of(&teacher), &mut again, Language::Zh), Ok(()));
        assert_eq!(again, teacher);
    }

    #[test]
    fn a_span_that_ends_before_it_starts_is_said_at_its_end() {
        let id = |text| Id::new(text).unwrap();
        let mut duty = DutyForm::new(id("d"), "paper");
        (duty.from, duty.to, duty.done) = ("2026-03-01".into(), "2026-02-01".into(), "两篇".into());
        let form = Beside {
            registration_from: "2023-07-01".into(),
            registration_to: "2018-06-30".into(),
            duties: vec![duty, DutyForm::new(id("e"), "paper")],
        };
        for language in Language::ALL {
            let mut teacher = Teacher::default();
            let problems = check_beside(&form, &mut teacher, *language).unwrap_err();
            assert_eq!(teacher, Teacher::default());
            let ids: Vec<_> = problems.iter().map(|it| it.at.id()).collect();
            assert_eq!(ids[0], "teacher-registration-to");
            let of_duties = ["duty-d-to", "duty-d-done", "duty-e-from", "duty-e-to", "duty-e-done"];
            assert_eq!(ids[1..], of_duties);
        }
    }

    #[test]
    fn duties_come_from_the_pack_and_from_what_is_logged() {
        let path = "policies/hainan-experimental-register/pack.json";
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let pack = Pack::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
        let day = parse_date("2026-03-01").unwrap();
        let other = Duty { duty: "gardening".into(), from: day, to: day, done: 1 };
        let teacher = Teacher { duties: vec![other], ..Teacher::default() };
        for language in Language::ALL {
            let choices = duty_choices(&teacher, Some(&pack), *language);
            assert_eq!(choices.len(), 6);
            // What no pack knows is shown as it stands; all others have a name.
            assert!(choices.iter().all(|it| (it.label == it.value) == (it.value == "gardening")));
        }
        assert_eq!(duty_choices(&Teacher::default(), None, Language::Zh), []);
    }
}
