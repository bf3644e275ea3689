//! Which questions the form asks: those that the policy reads for the activity, and the others apart.

use xuefen_engine::Pack;
use xuefen_engine::archive::{Record, Teacher};
use xuefen_engine::condition::Fact;
use xuefen_engine::pack::Field;
use xuefen_engine::sorted::Set;
use xuefen_engine::vocabulary::{Account, Activity, Flag, Grade, Host, Level, Mode, Status, Unit};
use xuefen_words::name::{level_in_full, unit_in_full};
use xuefen_words::regulation::category_path;
use xuefen_words::ui::record_form as texts;
use xuefen_words::{Language, Named, open_word};

use super::{NO, RecordForm, Slot, YES, question};

/// The questions of the form, in their groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormLayout {
    /// What it was.
    pub basic: Vec<FieldView>,
    /// What the credit depends on.
    pub asked: Vec<FieldView>,
    /// A sentence about them.
    pub asked_lead: &'static str,
    /// Tags that some rule reads.
    pub tags: Vec<TagView>,
    /// What the policy does not read.
    pub other: Vec<FieldView>,
    /// Tags of the record that no rule reads.
    pub other_tags: Vec<TagView>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldView {
    /// Which.
    pub slot: Slot,
    /// How it is answered.
    pub input: InputKind,
    /// The question.
    pub label: String,
    /// How to answer; may be empty.
    pub hint: &'static str,
    /// What stands behind a number; may be empty.
    pub unit: &'static str,
    /// Whether it may be left out without asking why.
    pub is_optional: bool,
    /// Whether it needs the whole line.
    pub is_wide: bool,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InputKind {
    /// A line.
    Text,
    /// Several lines.
    Lines,
    /// A number.
    Decimal,
    /// A day.
    Date,
    /// One of these.
    Choice(Vec<ChoiceView>),
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChoiceView {
    /// The answer as the form keeps it.
    pub value: String,
    /// The words.
    pub label: String,
}

/// A tag that can be ticked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TagView {
    /// The tag.
    pub tag: String,
    /// The id of its box.
    pub id: String,
    /// The words.
    pub label: String,
    /// What a rule says about it; may be empty.
    pub hint: String,
}

impl FormLayout {
    /// The questions in the order in which they stand on the page.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        let groups = [&self.basic, &self.asked, &self.other];
        groups.into_iter().flat_map(|it| {
            let wide = it.iter().filter(|it| it.is_wide);
            wide.chain(it.iter().filter(|it| !it.is_wide)).map(|it| it.slot)
        })
    }

    /// Whether a question is among those that the policy does not read.
    #[must_use]
    pub fn is_other(&self, slot: Slot) -> bool {
        self.other.iter().any(|it| it.slot == slot)
    }
}

/// How many of the other questions are answered.
#[must_use]
pub fn n_filled(layout: &FormLayout, form: &RecordForm) -> usize {
    let answered = layout.other.iter().filter(|it| !form.answer(it.slot).trim().is_empty());
    let ticked = layout.other_tags.iter().filter(|it| form.tags.contains(&it.tag));
    answered.count() + ticked.count()
}

/// Lays out the form for the activity and status that are chosen now.
///
/// What the record that is being edited has already stays in the form, read or not.
#[must_use]
pub fn layout(
    pack: &Pack,
    teacher: &Teacher,
    form: &RecordForm,
    original: Option<&Record>,
    language: Language,
) -> FormLayout {
    let activity = Activity::parse(form.answer(Slot::Activity));
    let status = Status::parse(form.answer(Slot::Status)).unwrap_or(Status::Completed);
    let rated = activity.filter(|it| pack.rated_activities().contains(it));
    let fields = rated.map(|it| pack.reads(it)).unwrap_or_default();
    let asking = Asking { pack, original, status, language };
    let account = teacher.new_teacher == Some(true)
        || original.is_some_and(|it| it.account == Account::Induction);
    let optional = OPTIONAL.iter().copied().filter(|it| *it != Slot::Account || account);
    let (mut asked, mut other): (Vec<Slot>, Vec<Slot>) = optional
        .chain(Unit::ALL.iter().map(|it| Slot::Quantity(*it)))
        .chain(Flag::ALL.iter().map(|it| Slot::Flag(*it)))
        .partition(|slot| is_read(*slot, &fields));
    // A record without any amount tells little, whatever a policy makes of it.
    let quantity = |it: &Slot| matches!(it, Slot::Quantity(_));
    if activity.is_some() && !asked.iter().any(quantity) {
        other.retain(|it| *it != Slot::Quantity(Unit::Hours));
        asked.push(Slot::Quantity(Unit::Hours));
    }
    other.retain(|it| *it != Slot::Category || asking.has_categories());
    asked.sort_unstable();
    other.sort_unstable();
    let tags: Set<&str> = fields.iter().filter_map(tag_of).collect();
    let own = original.iter().flat_map(|it| it.tags.iter().map(String::as_str));
    let own: Set<&str> = own.filter(|it| !tags.contains(it)).collect();
    let words = texts::RecordForm::of(language);
    FormLayout {
        basic: asking.basic().map(|it| asking.field(it)).collect(),
        asked: asked.into_iter().map(|it| asking.field(it)).collect(),
        asked_lead: match (activity, rated) {
            (None, _) => words.asked_first,
            (Some(_), None) => words.asked_none,
            (Some(_), Some(_)) => words.asked_lead,
        },
        tags: tags.into_iter().map(|it| asking.tag(it)).collect(),
        other: other.into_iter().map(|it| asking.field(it)).collect(),
        other_tags: own.into_iter().map(|it| asking.tag(it)).collect(),
    }
}

/// What stands among the asked or the others, as the policy goes.
const OPTIONAL: &[Slot] = &[
    Slot::Category,
    Slot::Level,
    Slot::Mode,
    Slot::Host,
    Slot::Grade,
    Slot::Role,
    Slot::ApprovedBy,
    Slot::CertificateIssuedOn,
    Slot::ContentKey,
    Slot::ProjectKey,
    Slot::CourseId,
    Slot::Account,
    Slot::StartedOn,
    Slot::MoreTags,
    Slot::Note,
];

fn is_read(slot: Slot, fields: &Set<Field>) -> bool {
    let field = match slot {
        Slot::Category => Field::Fact(Fact::Category),
        Slot::Level => Field::Fact(Fact::Level),
        Slot::Mode => Field::Fact(Fact::Mode),
        Slot::Host => Field::Fact(Fact::Host),
        Slot::Quantity(unit) => Field::Fact(Fact::Quantity(unit)),
        Slot::Grade => Field::Grade,
        Slot::Role => Field::Fact(Fact::Role),
        Slot::ApprovedBy => Field::Fact(Fact::ApprovedBy),
        Slot::CertificateIssuedOn => Field::CertificateIssuedOn,
        Slot::ContentKey => Field::ContentKey,
        Slot::ProjectKey => Field::ProjectKey,
        Slot::Account => Field::Account,
        Slot::Flag(flag) => Field::Fact(Fact::Flag(flag)),
        Slot::Title
        | Slot::Provider
        | Slot::Activity
        | Slot::Status
        | Slot::CompletedOn
        | Slot::RejectedBecause
        | Slot::CourseId
        | Slot::StartedOn
        | Slot::MoreTags
        | Slot::Note => return false,
    };
    fields.contains(&field)
}

fn tag_of(field: &Field) -> Option<&str> {
    match field {
        Field::Tag(tag) => Some(tag),
        _ => None,
    }
}

/// What the wording of a question depends on.
struct Asking<'a> {
    pack: &'a Pack,
    original: Option<&'a Record>,
    status: Status,
    language: Language,
}

impl Asking<'_> {
    fn basic(&self) -> impl Iterator<Item = Slot> + use<> {
        let had_reason = self.original.is_some_and(|it| it.rejected_because.is_some());
        let reason = self.status == Status::Rejected || had_reason;
        let always = [Slot::Title, Slot::Provider, Slot::Activity, Slot::Status, Slot::CompletedOn];
        always.into_iter().chain(reason.then_some(Slot::RejectedBecause))
    }

    fn has_categories(&self) -> bool {
        !self.pack.stated_categories().is_empty()
            || self.original.is_some_and(|it| it.category.is_some())
    }

    fn field(&self, slot: Slot) -> FieldView {
        let language = self.language;
        let label = match slot {
            Slot::Quantity(unit) => unit_in_full(unit, language).to_owned(),
            Slot::Flag(flag) => texts::flag_question(flag, language).to_owned(),
            slot => question(slot, self.status, language).to_owned(),
        };
        FieldView {
            slot,
            input: self.input(slot),
            label,
            hint: self.hint(slot),
            unit: match slot {
                Slot::Quantity(unit) => texts::unit_behind(unit, language),
                _ => "",
            },
            is_optional: matches!(slot, Slot::Provider | Slot::Note | Slot::RejectedBecause),
            is_wide: matches!(slot, Slot::Title | Slot::Provider | Slot::Note | Slot::Category),
        }
    }

    fn hint(&self, slot: Slot) -> &'static str {
        let words = texts::RecordForm::of(self.language);
        let is_planned = matches!(self.status, Status::Planned | Status::Enrolled);
        match slot {
            Slot::Title => words.title_hint,
            Slot::CompletedOn if is_planned => words.expected_hint,
            Slot::CompletedOn => words.completed_hint,
            Slot::Category => words.category_hint,
            Slot::Level => words.level_hint,
            Slot::Quantity(unit) => texts::quantity_hint(unit, self.language),
            Slot::CertificateIssuedOn => words.certificate_hint,
            Slot::ContentKey => words.content_hint,
            Slot::ProjectKey => words.project_hint,
            Slot::Account => words.account_hint,
            Slot::MoreTags => words.more_tags_hint,
            Slot::Provider
            | Slot::Activity
            | Slot::Status
            | Slot::RejectedBecause
            | Slot::Mode
            | Slot::Host
            | Slot::Grade
            | Slot::Role
            | Slot::ApprovedBy
            | Slot::CourseId
            | Slot::Flag(_)
            | Slot::StartedOn
            | Slot::Note => "",
        }
    }

    fn input(&self, slot: Slot) -> InputKind {
        let language = self.language;
        let words = texts::RecordForm::of(language);
        let levels = || Level::ALL.iter().map(|it| (it.as_str(), level_in_full(*it, language)));
        match slot {
            Slot::Note => InputKind::Lines,
            Slot::Quantity(_) => InputKind::Decimal,
            Slot::CompletedOn | Slot::StartedOn | Slot::CertificateIssuedOn => InputKind::Date,
            Slot::Activity => InputKind::Choice(self.activities()),
            Slot::Category => InputKind::Choice(self.categories()),
            Slot::Role => InputKind::Choice(self.roles()),
            Slot::Status => named(None, Status::ALL, |it| it.as_str(), language),
            Slot::Level | Slot::ApprovedBy => chosen(Some(words.unknown), levels()),
            Slot::Mode => named(Some(words.unknown), Mode::ALL, |it| it.as_str(), language),
            Slot::Host => named(Some(words.unknown), Host::ALL, |it| it.as_str(), language),
            Slot::Grade => {
                let best_first = Grade::ALL.iter().rev();
                let best_first = best_first.map(|it| (it.as_str(), it.name(language)));
                chosen(Some(words.not_graded), best_first)
            }
            Slot::Account => named(None, Account::ALL, |it| it.as_str(), language),
            Slot::Flag(_) => {
                chosen(Some(words.unknown), [(YES, words.yes), (NO, words.no)].into_iter())
            }
            Slot::Title
            | Slot::Provider
            | Slot::RejectedBecause
            | Slot::ContentKey
            | Slot::ProjectKey
            | Slot::CourseId
            | Slot::MoreTags => InputKind::Text,
        }
    }

    /// Those that the policy rates first; the others say that they earn nothing.
    fn activities(&self) -> Vec<ChoiceView> {
        let language = self.language;
        let rated = self.pack.rated_activities();
        let mut choices = vec![choice("", texts::RecordForm::of(language).choose)];
        choices.extend(rated.iter().map(|it| choice(it.as_str(), it.name(language))));
        let unrated = Activity::ALL.iter().filter(|it| !rated.contains(it));
        choices.extend(
            unrated.map(|it| choice(it.as_str(), &texts::unrated(language, it.name(language)))),
        );
        choices
    }

    fn categories(&self) -> Vec<ChoiceView> {
        let words = texts::RecordForm::of(self.language);
        let mut choices = vec![choice("", words.unknown)];
        for id in self.pack.stated_categories() {
            if let Some(category) = self.pack.categories.get(id) {
                choices.push(choice(&category.path, &category_path(id, self.pack, self.language)));
            }
        }
        let own = self.original.and_then(|it| it.category.as_deref());
        if let Some(own) = own.filter(|own| choices.iter().all(|it| it.value != **own)) {
            choices.push(choice(own, &format!("{own}{}", words.category_foreign)));
        }
        choices
    }

    fn roles(&self) -> Vec<ChoiceView> {
        let words = texts::RecordForm::of(self.language);
        let mut choices = vec![choice("", words.role_none)];
        let own = self.original.and_then(|it| it.role.as_deref());
        let own = own.filter(|it| *it != LEAD);
        for role in [LEAD].into_iter().chain(own) {
            choices.push(choice(role, open_word::part(role, self.language)));
        }
        choices
    }

    fn tag(&self, tag: &str) -> TagView {
        let required = |rule| self.pack.tag_required_by(rule) == Some(tag);
        let mut articles = self.pack.articles().filter(|(rule, _)| required(*rule));
        let sense = articles.next().map(|(_, it)| self.language.of(&it.sense).to_owned());
        TagView {
            id: format!("record-tag-{tag}"),
            label: open_word::tag(tag, self.language).to_owned(),
            hint: sense.unwrap_or_default(),
            tag: tag.to_owned(),
        }
    }
}

/// The part of somebody who led a session.
const LEAD: &str = "lead";

fn choice(value: &str, label: &str) -> ChoiceView {
    ChoiceView { value: value.to_owned(), label: label.to_owned() }
}

fn chosen<'a>(none: Option<&str>, words: impl Iterator<Item = (&'a str, &'a str)>) -> InputKind {
    let none = none.map(|it| choice("", it));
    InputKind::Choice(none.into_iter().chain(words.map(|(value, it)| choice(value, it))).collect())
}

fn named<T: Named>(
    none: Option<&str>,
    all: &[T],
    written: fn(T) -> &'static str,
    language: Language,
) -> InputKind {
    chosen(none, all.iter().map(|it| (written(*it), it.name(language))))
}
