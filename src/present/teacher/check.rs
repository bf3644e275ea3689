//! Answers → teacher: exact, and nothing that is not asked for is lost.

use chrono::NaiveDate;
use xuefen_engine::archive::{Event, Teacher};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::Credit;
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{EventKind, Span, Stage};
use xuefen_exchange::written::LONGEST_TEXT;

use super::{At, Audit, EventForm, FieldProblem, TeacherForm, Wrong};

/// The teacher that the answers make.
///
/// What the form does not ask for is as it was. What an event lacked before may stay
/// missing, so that an imported one can be mended bit by bit.
///
/// # Errors
/// Every problem, in the order of the questions.
pub fn check(form: &TeacherForm, earlier: &Teacher) -> Result<Teacher, Vec<FieldProblem>> {
    let mut check = Check { problems: Vec::new() };
    let teacher = check.teacher(form, earlier);
    if check.problems.is_empty() { Ok(teacher) } else { Err(check.problems) }
}

struct Check {
    problems: Vec<FieldProblem>,
}

impl Check {
    fn teacher(&mut self, form: &TeacherForm, earlier: &Teacher) -> Teacher {
        let name = self.text(At::Name, &form.name);
        let school = self.text(At::School, &form.school);
        let stage = self.stage(&form.stage);
        let subject = self.text(At::Subject, &form.subject);
        let title = self.text(At::Title, &form.title);
        let hired_on = self.date(At::HiredOn, &form.hired_on);
        let confirmed_on = self.date(At::ConfirmedOn, &form.confirmed_on);
        if hired_on.zip(confirmed_on).is_some_and(|(hired, confirmed)| confirmed < hired) {
            self.problem(At::ConfirmedOn, Wrong::BeforeHire);
        }
        let events = form.events.iter().filter_map(|it| {
            let before = earlier.events.get(&it.id);
            Some((it.id.clone(), self.event(it, before)?))
        });
        let events = events.collect();
        let audit_years = self.years(form);
        // Not to have said that one is new is the same as to say that one is not.
        let unchanged = earlier.new_teacher.unwrap_or(false) == form.new_teacher;
        Teacher {
            name,
            school,
            subject,
            title,
            audit_years,
            new_teacher: if unchanged { earlier.new_teacher } else { Some(form.new_teacher) },
            hired_on,
            confirmed_on,
            stage,
            roles: form.roles.clone(),
            asks: form.asks.clone(),
            required_total: earlier.required_total,
            events,
            registration_from: earlier.registration_from,
            registration_to: earlier.registration_to,
            duties: earlier.duties.clone(),
        }
    }

    fn problem(&mut self, at: At, wrong: Wrong) {
        self.problems.push(FieldProblem { at, wrong });
    }

    /// A text of one line: what was pasted may hold tabs and the like.
    fn text(&mut self, at: At, text: &str) -> Option<String> {
        let text = text.replace(char::is_control, " ").trim().to_owned();
        let found = text.chars().count();
        if found > LONGEST_TEXT {
            self.problem(at, Wrong::TooLong { found, most: LONGEST_TEXT });
        }
        (!text.is_empty()).then_some(text)
    }

    fn stage(&mut self, text: &str) -> Option<Stage> {
        let stage = Stage::parse(text);
        if stage.is_none() && !text.is_empty() {
            self.problem(At::Stage, Wrong::NotChosen);
        }
        stage
    }

    fn date(&mut self, at: At, text: &str) -> Option<NaiveDate> {
        let text = plain(text);
        if text.is_empty() {
            return None;
        }
        let date = parse_date(&text);
        if date.is_none() {
            self.problem(at, Wrong::NoSuchDay(text));
        }
        date
    }

    fn event(&mut self, form: &EventForm, earlier: Option<&Event>) -> Option<Event> {
        let at = At::EventDate(form.id.clone());
        if plain(&form.date).is_empty() {
            self.problem(at.clone(), Wrong::NoDate);
        }
        let date = self.date(at, &form.date);
        let lasted = self.lasted(form);
        let was_open = earlier.is_some_and(|it| it.lasted.is_empty());
        if let Some(lasted) = &lasted
            && lasted.is_empty()
            && !was_open
        {
            self.no_length(form);
        }
        Some(Event { kind: form.kind, date: date?, lasted: lasted? })
    }

    /// How long it lasted; `None` where a number is none.
    fn lasted(&mut self, form: &EventForm) -> Option<Map<Span, Credit>> {
        let mut lasted = Map::new();
        let mut sound = true;
        for (span, text) in &form.lasted {
            let text = plain(text);
            if text.is_empty() {
                continue;
            }
            match Credit::entered(&text) {
                Ok(amount) => _ = lasted.insert(*span, amount),
                Err(error) => {
                    sound = false;
                    let at = At::Lasted(form.id.clone(), *span);
                    self.problem(at, Wrong::Number(text, error));
                }
            }
        }
        sound.then_some(lasted)
    }

    fn no_length(&mut self, form: &EventForm) {
        let id = form.id.clone();
        match form.kind {
            EventKind::Leave => {
                self.problem(At::Lasted(id, Span::Semesters), Wrong::NoLength(form.kind));
            }
            EventKind::SupportTeaching => {
                self.problem(At::Lasted(id, Span::Years), Wrong::NoLength(form.kind));
            }
            EventKind::DoubleQualified => {}
        }
    }

    fn years(&mut self, form: &TeacherForm) -> Option<Set<i32>> {
        match form.audit {
            Audit::Begun => return None,
            Audit::None => return Some(Set::new()),
            Audit::Listed => {}
        }
        let between = |it: char| it.is_whitespace() || "、，,；;。.".contains(it);
        let mut years = Set::new();
        for text in form.audit_years.split(between).map(plain).filter(|it| !it.is_empty()) {
            match year(&text) {
                Some(year) => _ = years.insert(year),
                None => self.problem(At::AuditYears, Wrong::NotAYear(text)),
            }
        }
        if years.is_empty() && self.problems.iter().all(|it| it.at != At::AuditYears) {
            self.problem(At::AuditYears, Wrong::NoYears);
        }
        Some(years)
    }
}

/// A text without space, in ASCII where an input method wrote full-width characters.
pub(super) fn plain(text: &str) -> String {
    let narrow = |it: char| match it {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(it).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(it)
        }
        it => it,
    };
    text.chars().filter(|it| !it.is_whitespace() && !it.is_control()).map(narrow).collect()
}

/// `2024`, `2024年`, `2024年度`.
fn year(text: &str) -> Option<i32> {
    let bare = text.trim_end_matches('度').trim_end_matches(['年', '学']);
    let year = bare.parse().ok().filter(|_| bare.len() == 4)?;
    (1900..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::super::{EventForm, message, refused};
    use super::*;
    use crate::present::refusal::refusal;
    use crate::state::Refusal;
    use xuefen_engine::archive::{Archive, Id};
    use xuefen_words::Language;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    fn full() -> Teacher {
        let leave = Event {
            kind: EventKind::Leave,
            date: day("2012-03-01"),
            lasted: Map::from([(Span::Semesters, Credit::ratio(3, 2).unwrap())]),
        };
        Teacher {
            name: Some("林知秋".into()),
            school: Some("示例小学".into()),
            subject: Some("语文".into()),
            title: Some("一级教师".into()),
            audit_years: Some(Set::from([2024, 2025])),
            new_teacher: Some(false),
            hired_on: Some(day("2013-09-01")),
            confirmed_on: Some(day("2014-09-01")),
            stage: Some(Stage::Primary),
            roles: Set::from(["class-teacher".into(), "librarian".into()]),
            asks: Set::from(["excellent-rating".into()]),
            required_total: Some(Credit::whole(72)),
            events: Map::from([(id("e 1"), leave)]),
            registration_from: Some(day("2023-07-01")),
            registration_to: Some(day("2028-06-30")),
            duties: vec![xuefen_engine::archive::Duty {
                duty: "paper".into(),
                from: day("2026-03-01"),
                to: day("2026-07-10"),
                done: 2,
            }],
        }
    }

    fn problems(form: &TeacherForm) -> Vec<(String, String)> {
        let problems = check(form, &Teacher::default()).unwrap_err();
        for it in &problems {
            assert!(message(it, form, Language::En).len() > 10);
        }
        problems.iter().map(|it| (it.at.id(), message(it, form, Language::Zh))).collect()
    }

    #[test]
    fn a_teacher_comes_back_from_the_form_as_it_was() {
        for teacher in [full(), Teacher::default()] {
            assert_eq!(check(&TeacherForm::of(&teacher), &teacher), Ok(teacher));
        }
        let nobody = Teacher { audit_years: Some(Set::new()), ..Teacher::default() };
        assert_eq!(TeacherForm::of(&nobody).audit, Audit::None);
        assert_eq!(check(&TeacherForm::of(&nobody), &nobody), Ok(nobody));
    }

    #[test]
    fn what_the_form_does_not_ask_for_is_kept() {
        let form = TeacherForm { name: "陈".into(), ..TeacherForm::of(&full()) };
        let teacher = check(&form, &full()).unwrap();
        assert_eq!(teacher.required_total, Some(Credit::whole(72)));
        assert_eq!(teacher.name.as_deref(), Some("陈"));
    }

    #[test]
    fn what_was_pasted_is_cleaned_and_what_is_blank_is_absent() {
        let form = TeacherForm {
            name: " 林\t知秋 ".into(),
            school: "　 ".into(),
            audit: Audit::Listed,
            audit_years: "２０２４年度，2025 2026年;2024".into(),
            ..TeacherForm::default()
        };
        let teacher = check(&form, &Teacher::default()).unwrap();
        assert_eq!(teacher.name.as_deref(), Some("林 知秋"));
        assert_eq!(teacher.school, None);
        assert_eq!(teacher.audit_years, Some(Set::from([2024, 2025, 2026])));
    }

    #[test]
    fn to_be_new_no_more_is_said_and_to_have_said_nothing_stays_so() {
        let new = Teacher { new_teacher: Some(true), ..Teacher::default() };
        let form = TeacherForm { new_teacher: false, ..TeacherForm::of(&new) };
        assert_eq!(check(&form, &new).unwrap().new_teacher, Some(false));
        let nobody = Teacher::default();
        assert_eq!(check(&TeacherForm::of(&nobody), &nobody).unwrap().new_teacher, None);
    }

    #[test]
    fn every_problem_is_said_at_its_field_in_the_order_of_the_questions() {
        let mut leave = EventForm::new(id("x y"), EventKind::Leave);
        leave.lasted.insert(Span::Months, "四个".into());
        let form = TeacherForm {
            name: "长".repeat(2_001),
            hired_on: "2024-09-01".into(),
            confirmed_on: "2023-09-01".into(),
            audit: Audit::Listed,
            audit_years: "2024、明年".into(),
            events: vec![leave, EventForm::new(id("s"), EventKind::SupportTeaching)],
            ..TeacherForm::default()
        };
        let problems = problems(&form);
        let ids: Vec<_> = problems.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "teacher-name",
                "teacher-confirmed-on",
                "event-x_20y-date",
                "event-x_20y-months",
                "event-s-date",
                "event-s-years",
                "teacher-audit-years",
            ]
        );
        assert_eq!(problems[2].1, "请填写第 1 项请假的开始日期，例如 2026-03-27。");
        assert!(problems[3].1.contains("「四个」"), "{}", problems[3].1);
        assert_eq!(problems[5].1, "请填写支教几年。");
        assert!(problems[6].1.contains("「明年」"), "{}", problems[6].1);
    }

    #[test]
    fn years_that_are_to_be_listed_must_be_there() {
        let form = TeacherForm { audit: Audit::Listed, ..TeacherForm::default() };
        let problems = problems(&form);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].0, "teacher-audit-years");
    }

    #[test]
    fn an_impossible_day_is_repeated() {
        let form = TeacherForm { hired_on: "0013-09-01".into(), ..TeacherForm::default() };
        assert!(problems(&form)[0].1.contains("「0013-09-01」"));
    }

    #[test]
    fn an_imported_event_without_a_length_may_stay_without() {
        let leave = Event { kind: EventKind::Leave, date: day("2012-03-01"), lasted: Map::new() };
        let earlier = Teacher { events: Map::from([(id("e"), leave)]), ..Teacher::default() };
        assert_eq!(check(&TeacherForm::of(&earlier), &earlier), Ok(earlier));
    }

    #[test]
    fn a_refused_command_leads_to_what_can_mend_it() {
        let form = TeacherForm::of(&full());
        let at = |it: &Refusal| {
            let problem = refused(it, &form, &Archive::default(), Language::Zh, refusal);
            assert!(!message(&problem, &form, Language::Zh).is_empty());
            problem.at
        };
        assert_eq!(at(&Refusal::TooFine(id("e 1"))), At::Lasted(id("e 1"), Span::Semesters));
        assert_eq!(at(&Refusal::NoPolicy), At::Name);
    }
}
