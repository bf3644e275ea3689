//! The teacher's own page: the form of the facts, what can be ticked, and the readings of the policy.
//!
//! Reading order: [`TeacherForm`] (the answers), [`check`] (answers → teacher, or every
//! problem), [`message`] (a problem in words), then the lists to choose from.

mod beside;
mod check;
mod problem;

use xuefen_engine::archive::{Event, Id, Teacher};
use xuefen_engine::pack::{Pack, Switch};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{EventKind, Span, Stage};
use xuefen_words::ui::teacher as texts;
use xuefen_words::{Language, Named, open_word};

pub use beside::{Beside, DutyForm, check_beside, duty_choices, duty_id};
pub use check::check;
pub use problem::{At, FieldProblem, Wrong, date_label, event_id, message, refused, span_label};

/// The raw answers about a teacher.
///
/// Facts that no question shows are not in here: [`check`] takes them over from the
/// teacher as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeacherForm {
    /// The name.
    pub name: String,
    /// The school.
    pub school: String,
    /// The stage of schooling, as archives write it; empty for none.
    pub stage: String,
    /// The subject.
    pub subject: String,
    /// The professional title.
    pub title: String,
    /// The date of hire.
    pub hired_on: String,
    /// The end of probation.
    pub confirmed_on: String,
    /// Whether the teacher is newly hired.
    pub new_teacher: bool,
    /// Roles.
    pub roles: Set<String>,
    /// Consequences asked about.
    pub asks: Set<String>,
    /// Which years are checked.
    pub audit: Audit,
    /// These, where they are listed.
    pub audit_years: String,
    /// Leave, support teaching and the like, in the order in which they are shown.
    pub events: Vec<EventForm>,
    /// What stands beside, once it was touched; `None`: as the teacher has it.
    pub beside: Option<Beside>,
}

/// Which years are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audit {
    /// Every year of the cycle that has begun.
    #[default]
    Begun,
    /// Those that are listed.
    Listed,
    /// None.
    None,
}

impl Audit {
    /// Every answer, in the order of the question.
    pub const ALL: [Self; 3] = [Self::Begun, Self::Listed, Self::None];

    /// The value of the answer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Listed => "listed",
            Self::None => "none",
        }
    }

    /// Reads the value; anything unknown is the automatic one.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.as_str() == text).unwrap_or_default()
    }
}

/// The raw answers about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventForm {
    /// Its id.
    pub id: Id,
    /// What happened.
    pub kind: EventKind,
    /// The date.
    pub date: String,
    /// How long it lasted.
    pub lasted: Map<Span, String>,
}

impl TeacherForm {
    /// The answers that make this teacher.
    #[must_use]
    pub fn of(teacher: &Teacher) -> Self {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let day = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
        let years = teacher.audit_years.iter().flatten().map(i32::to_string);
        let mut events: Vec<EventForm> =
            teacher.events.iter().map(|(id, it)| EventForm::of(id, it)).collect();
        // Ids are random; people look for dates.
        events.sort_by(|a, b| a.date.cmp(&b.date));
        Self {
            name: text(&teacher.name),
            school: text(&teacher.school),
            stage: teacher.stage.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            subject: text(&teacher.subject),
            title: text(&teacher.title),
            hired_on: day(teacher.hired_on),
            confirmed_on: day(teacher.confirmed_on),
            new_teacher: teacher.new_teacher.unwrap_or(false),
            roles: teacher.roles.clone(),
            asks: teacher.asks.clone(),
            audit: match &teacher.audit_years {
                None => Audit::Begun,
                Some(years) if years.is_empty() => Audit::None,
                Some(_) => Audit::Listed,
            },
            audit_years: years.collect::<Vec<_>>().join("、"),
            events,
            beside: None,
        }
    }

    /// The event of an id.
    #[must_use]
    pub fn event(&self, id: &Id) -> Option<&EventForm> {
        self.events.iter().find(|it| it.id == *id)
    }

    /// The same, to change it.
    pub fn event_mut(&mut self, id: &Id) -> Option<&mut EventForm> {
        self.events.iter_mut().find(|it| it.id == *id)
    }

    /// The place of an event in the list, counted from 1.
    #[must_use]
    pub fn nth_event(&self, id: &Id) -> usize {
        self.events.iter().position(|it| it.id == *id).map_or(0, |it| it + 1)
    }
}

impl EventForm {
    /// A new event of which nothing is known.
    #[must_use]
    pub fn new(id: Id, kind: EventKind) -> Self {
        Self { id, kind, date: String::new(), lasted: Map::new() }
    }

    fn of(id: &Id, event: &Event) -> Self {
        let lasted = event.lasted.iter().map(|(span, it)| (*span, it.to_string()));
        Self {
            id: id.clone(),
            kind: event.kind,
            date: event.date.to_string(),
            lasted: lasted.collect(),
        }
    }

    /// How long it lasted in this unit, as it is written.
    #[must_use]
    pub fn lasted(&self, span: Span) -> String {
        self.lasted.get(&span).cloned().unwrap_or_default()
    }
}

/// The units in which the length of an event is asked for.
#[must_use]
pub const fn spans(kind: EventKind) -> &'static [Span] {
    match kind {
        EventKind::Leave => &[Span::Semesters, Span::Months],
        EventKind::SupportTeaching => &[Span::Years],
        EventKind::DoubleQualified => &[],
    }
}

/// Something to choose or to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// What the form keeps.
    pub value: String,
    /// The words.
    pub label: String,
}

/// The stages of schooling, none first.
#[must_use]
pub fn stages(language: Language) -> Vec<OptionView> {
    let none = texts::TeacherPage::of(language).stage_none.to_owned();
    let stage = |it: &Stage| OptionView {
        value: it.as_str().to_owned(),
        label: it.name(language).to_owned(),
    };
    let none = OptionView { value: String::new(), label: none };
    std::iter::once(none).chain(Stage::ALL.iter().map(stage)).collect()
}

/// The roles to tick: those that packs know, and those that the teacher has besides.
#[must_use]
pub fn roles(teacher: &Teacher, language: Language) -> Vec<OptionView> {
    let known = ["class-teacher", "principal"];
    let others = teacher.roles.iter().map(String::as_str).filter(|it| !known.contains(it));
    let role = |it: &str| OptionView {
        value: it.to_owned(),
        label: open_word::role(it, language).to_owned(),
    };
    known.into_iter().chain(others).map(role).collect()
}

/// The consequences to ask about: those of the pack, and those that the teacher asks about besides.
#[must_use]
pub fn asks(teacher: &Teacher, pack: Option<&Pack>, language: Language) -> Vec<OptionView> {
    let of_pack = pack.into_iter().flat_map(Pack::consequences);
    let all: Set<&str> = of_pack.chain(teacher.asks.iter().map(String::as_str)).collect();
    let ask = |it: &str| OptionView {
        value: it.to_owned(),
        label: texts::asks(language, open_word::consequence(it, language)),
    };
    all.into_iter().map(ask).collect()
}

/// A switch of the policy, without the reading that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchView {
    /// Its id.
    pub id: String,
    /// What it decides.
    pub title: String,
    /// The possible readings, the default one first and marked.
    pub options: Vec<OptionView>,
}

/// The switches of a policy.
#[must_use]
pub fn switches(pack: &Pack, language: Language) -> Vec<SwitchView> {
    let view = |it: &Switch| {
        let options = it.options.iter().enumerate().map(|(nth, option)| {
            let title = language.of(&option.title);
            let label = match nth {
                0 => texts::default_option(language, title),
                _ => title.to_owned(),
            };
            OptionView { value: option.id.clone(), label }
        });
        SwitchView {
            id: it.id.clone(),
            title: language.of(&it.title).to_owned(),
            options: options.collect(),
        }
    };
    pack.switches.iter().map(view).collect()
}

/// What to keep for a reading that was chosen; the default one is kept as none.
#[must_use]
pub fn kept_reading(pack: &Pack, switch: &str, option: &str) -> Option<String> {
    let switch = pack.switches.iter().find(|it| it.id == switch)?;
    let is_default = switch.options.first().is_some_and(|it| it.id == option);
    (!is_default).then(|| option.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(id: &str) -> Pack {
        let path = format!("{}/policies/{id}/pack.json", env!("CARGO_MANIFEST_DIR"));
        Pack::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn what_can_be_ticked_comes_from_the_pack_and_from_the_teacher() {
        let heye = pack("hunan-heye-central-school");
        let mut teacher = Teacher::default();
        let asked = asks(&teacher, Some(&heye), Language::Zh);
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].value, "excellent-rating");
        assert_eq!(asked[0].label, "我想争取年度考核评优");
        assert_eq!(asks(&teacher, None, Language::Zh), []);
        teacher.asks.insert("promotion".into());
        teacher.roles.insert("librarian".into());
        assert_eq!(asks(&teacher, Some(&heye), Language::En).len(), 2);
        let roles: Vec<_> = roles(&teacher, Language::En).into_iter().map(|it| it.label).collect();
        assert_eq!(roles, ["Class teacher", "Principal", "librarian"]);
        assert_eq!(stages(Language::Zh)[0].label, "未填写");
    }

    #[test]
    fn the_default_reading_is_marked_and_not_kept() {
        let pack = pack("khorgos-2024-2028");
        let switches = switches(&pack, Language::Zh);
        let labels: Vec<_> = switches[3].options.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(
            labels,
            ["不舍入，按分数精确计算（默认）", "保留两位小数，其余舍去", "四舍五入到两位小数"]
        );
        assert_eq!(kept_reading(&pack, "rounding", "none"), None);
        assert_eq!(kept_reading(&pack, "rounding", "floor").as_deref(), Some("floor"));
        assert_eq!(kept_reading(&pack, "unheard-of", "floor"), None);
    }

    #[test]
    fn events_are_listed_by_their_dates() {
        let event = |date: &str| Event {
            kind: EventKind::Leave,
            date: xuefen_engine::calendar::parse_date(date).unwrap(),
            lasted: Map::from([(Span::Semesters, xuefen_engine::Credit::whole(1))]),
        };
        let id = |it: &str| Id::new(it).unwrap();
        let events = Map::from([(id("a"), event("2014-03-01")), (id("b"), event("2012-03-01"))]);
        let form = TeacherForm::of(&Teacher { events, ..Teacher::default() });
        assert_eq!(form.nth_event(&id("b")), 1);
        assert_eq!(form.nth_event(&id("a")), 2);
        assert_eq!(form.event(&id("a")).unwrap().lasted(Span::Semesters), "1");
    }
}
