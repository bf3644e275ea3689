//! What a backup would change, before it does.

use std::sync::Arc;

use xuefen_engine::archive::{Duty, Event, Record, Teacher};
use xuefen_engine::pack::Dates;
use xuefen_engine::sorted::Map;
use xuefen_exchange::archive_file::ArchiveFile;
use xuefen_exchange::document::{
    Change, Difference, Document, OwnPacks, PolicyChoice, changed_fields,
};
use xuefen_words::number::quantity;
use xuefen_words::ui::data as texts;
use xuefen_words::ui::record::RecordPage;
use xuefen_words::ui::teacher::TeacherPage;
use xuefen_words::{Language, Named, credit, date, dates, open_word};

use super::names::field_name;
use crate::present::own_pack::title_of_policy;
use crate::present::title_of;

/// What a backup would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferenceView {
    /// Whether that is nothing.
    pub is_same: bool,
    /// How many records are added, changed and removed.
    pub counts: String,
    /// The policy, if it changes.
    pub policy: Option<String>,
    /// The packs of the teacher's own that come in, if any do.
    pub packs: Option<String>,
    /// Whether neither this version nor the backup has the policy that would be chosen.
    pub is_unknown_policy: bool,
    /// The teacher's facts that change: name, and what was and will be.
    pub teacher: Vec<(&'static str, String)>,
    /// The records that would be added.
    pub added: Vec<Arc<RecordLine>>,
    /// The records that would change.
    pub changed: Vec<Arc<RecordLine>>,
    /// The records that would be gone.
    pub removed: Vec<Arc<RecordLine>>,
}

/// One record in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What tells it from others: date and quantity; of a changed one its changed fields.
    pub details: String,
}

/// A value before and after, in words.
pub type ChangedView = (&'static str, String);

/// Presents what a backup would change.
#[must_use]
pub fn difference(current: &Document, file: &ArchiveFile, language: Language) -> DifferenceView {
    let next = current.replaced_by(file);
    let difference = Difference::between(current, &next);
    let counts = difference.count();
    let mut view = DifferenceView {
        is_same: difference.is_empty(),
        counts: texts::counts(language, counts.added, counts.changed, counts.removed),
        policy: difference.policy.as_ref().map(|it| policy(it, &next.packs, language)),
        is_unknown_policy: difference.policy.as_ref().is_some_and(|it| is_unknown(it, &next.packs)),
        packs: packs(&difference, &current.packs, &next.packs, language),
        teacher: difference.teacher.as_ref().map(|it| teacher(it, language)).unwrap_or_default(),
        ..DifferenceView::default()
    };
    for change in difference.records.values() {
        match (&change.before, &change.after) {
            (None, Some(record)) => view.added.push(line(record, language)),
            (Some(record), None) => view.removed.push(line(record, language)),
            (Some(before), Some(after)) => view.changed.push(changed(before, after, language)),
            (None, None) => {}
        }
    }
    view
}

fn is_unknown(change: &Change<Option<PolicyChoice>>, own: &OwnPacks) -> bool {
    let is_here = |id: &str| own.contains_key(id) || xuefen_packs::find(id).is_some();
    change.after.as_ref().is_some_and(|it| !is_here(&it.id))
}

/// The packs that come in, and whether one is replaced, or has the id of a shipped policy.
fn packs(
    difference: &Difference,
    current: &OwnPacks,
    own: &OwnPacks,
    language: Language,
) -> Option<String> {
    let words = texts::Data::of(language);
    let told = difference.packs.after.keys().map(|id| {
        let mut details = Vec::new();
        let is_here = current.contains_key(id);
        details.extend(is_here.then(|| words.pack_replaced.to_owned()));
        let is_shipped = xuefen_packs::find(id).is_some();
        details.extend(is_shipped.then(|| words.pack_shadows.to_owned()));
        texts::with_details(language, &title_of_policy(id, own, language), &details)
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| texts::listed(language, &told))
}

fn policy(change: &Change<Option<PolicyChoice>>, own: &OwnPacks, language: Language) -> String {
    let words = texts::Data::of(language);
    let id = |it: &Option<PolicyChoice>| it.as_ref().map(|it| it.id.clone());
    let title = |it: &Option<PolicyChoice>| match it {
        Some(it) => title_of_policy(&it.id, own, language),
        None => words.none.to_owned(),
    };
    if id(&change.before) == id(&change.after) {
        return words.new_readings.to_owned();
    }
    texts::from_to(&title(&change.before), &title(&change.after))
}

fn line(record: &Record, language: Language) -> Arc<RecordLine> {
    let day = record.completed_on.or(record.certificate_issued_on);
    let amounts = record.quantity.iter().map(|(unit, it)| quantity(*it, *unit, language));
    let details: Vec<String> =
        day.map(|it| date(it, language)).into_iter().chain(amounts).collect();
    Arc::new(RecordLine {
        id: record.id.to_string(),
        title: title_of(record, language),
        details: details.join(language.pick("，", ", ")),
    })
}

fn changed(before: &Record, after: &Record, language: Language) -> Arc<RecordLine> {
    let names: Vec<String> = changed_fields(before, after)
        .iter()
        .map(|it| field_name(it, language).to_owned())
        .collect();
    Arc::new(RecordLine {
        id: after.id.to_string(),
        title: title_of(after, language),
        details: texts::fields(language, &names),
    })
}

/// The teacher's facts that differ, each with what was and will be.
fn teacher(change: &Change<Teacher>, language: Language) -> Vec<ChangedView> {
    let (before, after) = (told(&change.before, language), told(&change.after, language));
    let none = texts::Data::of(language).none;
    let or_none = |it: &str| if it.is_empty() { none.to_owned() } else { it.to_owned() };
    let pairs = before.iter().zip(&after);
    let differing = pairs.filter(|((_, before), (_, after))| before != after);
    let told = differing.map(|((name, before), (_, after))| {
        (*name, texts::from_to(&or_none(before), &or_none(after)))
    });
    told.collect()
}

/// The facts of a teacher that are known, in words.
#[must_use]
pub(in crate::present) fn of_teacher(teacher: &Teacher, language: Language) -> Vec<ChangedView> {
    let unsaid = told(&Teacher::default(), language);
    let said = told(teacher, language).into_iter().zip(unsaid);
    said.filter(|(it, unsaid)| it != unsaid).map(|(it, _)| it).collect()
}

/// Every fact of a teacher in words, empty where it is not known; the same facts for everybody.
fn told(teacher: &Teacher, language: Language) -> Vec<(&'static str, String)> {
    let (words, own) = (TeacherPage::of(language), texts::Data::of(language));
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let day = |it: Option<chrono::NaiveDate>| it.map(|it| date(it, language)).unwrap_or_default();
    let yes = |yes: bool| {
        let answers = RecordPage::of(language);
        if yes { answers.yes } else { answers.no }.to_owned()
    };
    let listed = |texts: Vec<String>| texts::listed(language, &texts);
    let roles = teacher.roles.iter().map(|it| open_word::role(it, language).to_owned());
    let asks = teacher.asks.iter().map(|it| open_word::consequence(it, language).to_owned());
    let years = teacher.audit_years.as_ref().map(|years| match years.len() {
        0 => words.audit_none.to_owned(),
        _ => listed(years.iter().map(ToString::to_string).collect()),
    });
    let total = teacher.required_total.map(|it| credit(it, language));
    let stage = teacher.stage.map(|it| it.name(language).to_owned());
    vec![
        (words.name, text(&teacher.name)),
        (words.school, text(&teacher.school)),
        (words.stage, stage.unwrap_or_default()),
        (words.subject, text(&teacher.subject)),
        (words.professional_title, text(&teacher.title)),
        (words.hired_on, day(teacher.hired_on)),
        (words.confirmed_on, day(teacher.confirmed_on)),
        (words.new_teacher, teacher.new_teacher.map(yes).unwrap_or_default()),
        (words.roles, listed(roles.collect())),
        (words.asks, listed(asks.collect())),
        (words.audit, years.unwrap_or_else(|| own.audit_begun.to_owned())),
        (own.required_total, total.unwrap_or_default()),
        (words.events, listed(events(&teacher.events, language))),
        (words.registration, registration(teacher, language)),
        (words.duties, listed(duties(&teacher.duties, language))),
    ]
}

/// The period of registration, as far as it is known.
fn registration(teacher: &Teacher, language: Language) -> String {
    let day = |it: Option<chrono::NaiveDate>| it.map(|it| date(it, language)).unwrap_or_default();
    match (teacher.registration_from, teacher.registration_to) {
        (None, None) => String::new(),
        (from, to) => texts::span(language, &day(from), &day(to)),
    }
}

fn duties(duties: &[Duty], language: Language) -> Vec<String> {
    let told = |it: &Duty| {
        let days = dates(&Dates { from: it.from, to: it.to }, language);
        let details = [days, texts::times(language, it.done)];
        texts::with_details(language, open_word::duty(&it.duty, language), &details)
    };
    duties.iter().map(told).collect()
}

fn events(events: &Map<xuefen_engine::Id, Event>, language: Language) -> Vec<String> {
    let mut events: Vec<&Event> = events.values().collect();
    events.sort_by_key(|it| it.date);
    let told = events.into_iter().map(|it| {
        let lasted = it
            .lasted
            .iter()
            .map(|(span, amount)| format!("{} {}", credit(*amount, language), span.name(language)));
        let details: Vec<String> = std::iter::once(date(it.date, language)).chain(lasted).collect();
        texts::with_details(language, it.kind.name(language), &details)
    });
    told.collect()
}
