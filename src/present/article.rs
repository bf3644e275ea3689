//! One article: what it says, the records that it touched and what it did to each, what it requires.

use chrono::NaiveDate;
use xuefen_engine::archive::{Id, Record};
use xuefen_engine::assess::Standing;
use xuefen_engine::credit::Credit;
use xuefen_engine::pack::{Article, RuleId};
use xuefen_engine::trace::{How, Part, Reason, Settlement, Step};
use xuefen_engine::vocabulary::Status;
use xuefen_words::explain::measure;
use xuefen_words::regulation::{category_path, moved};
use xuefen_words::requirement::{requirement, waived};
use xuefen_words::ui::policy as texts;
use xuefen_words::ui::policy::{ArticlePage, Effect};
use xuefen_words::ui::told as told_texts;
use xuefen_words::{Named, amount, date};

use super::overview::{RequirementView, view};
use super::policy::{Chapter, kind, note};
use super::record::settlement;
use super::{Lens, title_of, told};
use crate::routes::Page;

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleView {
    /// Where it is written.
    pub place: String,
    /// Its id.
    pub id: String,
    /// What it says.
    pub sense: String,
    /// What kind of rule it is.
    pub kind: String,
    /// Whether it is in force under the readings in use.
    pub in_force: bool,
    /// The readings on which that depends, in a sentence; empty where it depends on none.
    pub note: String,
    /// The records that it touched, the latest first.
    pub records: Vec<TouchedView>,
    /// The heading above them, with how many they are.
    pub records_title: String,
    /// The requirements that it sets, with their standing.
    pub requirements: Vec<RequirementView>,
    /// What it moved or waived, in sentences.
    pub moved: Vec<String>,
    /// What it means for the teacher beside credit, in sentences.
    pub told: Vec<String>,
    /// How what hangs on it stands.
    pub standing: Option<(Standing, String)>,
    /// Whether the teacher's own page can say more.
    pub asks_teacher: bool,
    /// The heading above these.
    pub moved_title: &'static str,
    /// Why there is nothing to show, where there is nothing.
    pub untouched: Option<&'static str>,
    /// The article before it in the document.
    pub previous: Option<LinkView>,
    /// The article after it.
    pub next: Option<LinkView>,
}

/// A link to another article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub page: Page,
}

/// A record that an article touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedView {
    /// The record's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub page: Page,
    /// Its last day.
    pub date: String,
    /// Its status.
    pub status: &'static str,
    /// Whether it counts only once it is done.
    pub is_planned: bool,
    /// What the article did to it.
    pub effects: Vec<String>,
}

/// Presents an article; `None` if the policy has none of this id.
#[must_use]
pub fn article(lens: &Lens<'_>, id: &str) -> Option<ArticleView> {
    let (rule, article) = lens.pack.articles().find(|(_, it)| it.id == id)?;
    let language = lens.language;
    let told = told::view(lens, &told::told(lens), rule);
    let records = records(lens, rule, &told.records);
    let results = lens.assessment.requirements.iter().filter(|it| it.article == rule);
    let requirements: Vec<RequirementView> = results.map(|it| view(lens, it)).collect();
    let (previous, next) = neighbours(lens, id);
    let moved = what_was_moved(lens, rule, article);
    let words = ArticlePage::of(language);
    let nothing =
        records.is_empty() && requirements.is_empty() && moved.is_empty() && told.notes.is_empty();
    Some(ArticleView {
        place: article.place.clone(),
        id: article.id.clone(),
        sense: language.of(&article.sense).to_owned(),
        kind: kind(article, language),
        in_force: lens.pack.is_in_force(article),
        note: note(lens.pack, article, language),
        records_title: texts::touched(language, records.len()),
        records,
        requirements,
        moved,
        told: told.notes,
        standing: told.standing,
        asks_teacher: told.asks_teacher,
        moved_title: if article.kind == "waiver" { words.waived } else { words.moved },
        untouched: nothing.then(|| untouched(lens, article)),
        previous,
        next,
    })
}

/// Why an article touched nothing.
fn untouched(lens: &Lens<'_>, article: &Article) -> &'static str {
    let words = ArticlePage::of(lens.language);
    if !lens.pack.is_in_force(article) {
        return words.not_in_force;
    }
    match article.kind {
        "minimum" | "mandatory" | "share" | "induction" => words.not_required,
        kind if xuefen_engine::Pack::TOLD.contains(&kind) => words.not_computed,
        "offset" => words.no_move,
        "waiver" => words.no_waiver,
        _ => words.untouched,
    }
}

/// The articles before and after, as the document lists them.
fn neighbours(lens: &Lens<'_>, id: &str) -> (Option<LinkView>, Option<LinkView>) {
    let mut articles: Vec<&Article> = lens.pack.articles().map(|(_, it)| it).collect();
    articles.sort_by_key(|it| Chapter::of(it));
    let language = lens.language;
    let words = ArticlePage::of(language);
    // Many articles share a place, so their sense is given as well.
    let link = |which: &str, it: &Article| {
        let label = texts::neighbour(language, which, &it.place, language.of(&it.sense));
        LinkView { label, page: Page::Article(it.id.clone()) }
    };
    let here = articles.iter().position(|it| it.id == id);
    let before = here.and_then(|it| it.checked_sub(1)).and_then(|it| articles.get(it));
    let after = here.and_then(|it| articles.get(it + 1));
    (before.map(|it| link(words.previous, it)), after.map(|it| link(words.next, it)))
}

/// What an offset moved, or what leave took off.
fn what_was_moved(lens: &Lens<'_>, rule: RuleId, article: &Article) -> Vec<String> {
    let language = lens.language;
    if article.kind == "waiver" {
        let lowered = lens.assessment.requirements.iter().filter_map(|it| {
            let less = waived(it, language)?;
            Some(texts::waived(language, &requirement(it, lens.pack, language), &less))
        });
        return if lens.pack.is_in_force(article) { lowered.collect() } else { Vec::new() };
    }
    let offsets = lens.assessment.recognised.offsets.iter().filter(|it| it.article == rule);
    offsets.map(|it| moved(it, lens.pack, language)).collect()
}

/// The records that it touched, the latest first; those without a date last; then events.
fn records(lens: &Lens<'_>, rule: RuleId, told: &[(Id, String)]) -> Vec<TouchedView> {
    let touched = lens.archive.records().filter_map(|record| {
        let mut effects = effects(lens, settlement(lens, record)?, rule);
        let is_deemed = lens.assessment.recognised.deemed_complete.as_ref();
        if is_deemed.is_some_and(|it| it.article == rule && it.record == record.id) {
            effects.push(told_texts::deems(lens.language).to_owned());
        }
        effects.extend(told.iter().filter(|it| it.0 == record.id).map(|it| it.1.clone()));
        (!effects.is_empty()).then_some((record, effects))
    });
    let mut touched: Vec<(&Record, Vec<String>)> = touched.collect();
    touched.sort_by_key(|(it, _)| std::cmp::Reverse(it.completed_on.unwrap_or(NaiveDate::MIN)));
    let records = touched.into_iter().map(|(record, effects)| view_of(lens, record, effects));
    let events = lens.assessment.recognised.grants.iter().filter_map(|it| {
        let effects = effects(lens, it, rule);
        (!effects.is_empty()).then(|| view_of_event(lens, &it.record, effects)).flatten()
    });
    records.chain(events).collect()
}

/// An event that gives credit.
fn view_of_event(lens: &Lens<'_>, id: &Id, effects: Vec<String>) -> Option<TouchedView> {
    let language = lens.language;
    let event = lens.archive.teacher().events.get(id)?;
    Some(TouchedView {
        id: id.to_string(),
        title: event.kind.name(language).to_owned(),
        page: Page::Teacher,
        date: date(event.date, language),
        status: ArticlePage::of(language).event,
        is_planned: false,
        effects,
    })
}

fn view_of(lens: &Lens<'_>, record: &Record, effects: Vec<String>) -> TouchedView {
    let language = lens.language;
    let no_date = || ArticlePage::of(language).no_date.to_owned();
    TouchedView {
        id: record.id.to_string(),
        title: title_of(record, language),
        page: Page::Record(record.id.to_string()),
        date: record.completed_on.map_or_else(no_date, |it| date(it, language)),
        status: record.status.name(language),
        is_planned: matches!(record.status, Status::Planned | Status::Enrolled),
        effects,
    }
}

/// What a rule did to a record, in the order of the evaluation.
fn effects(lens: &Lens<'_>, settlement: &Settlement, rule: RuleId) -> Vec<String> {
    let language = lens.language;
    let told =
        |credit: Credit| amount(credit, measure(settlement, lens.pack, lens.archive), language);
    let mut effects = Vec::new();
    if settlement.classified_by == Some(rule) {
        effects.push(match settlement.category {
            Some(it) => texts::placed(language, &category_path(it, lens.pack, language)),
            None => ArticlePage::of(language).unplaced.to_owned(),
        });
    }
    let parts = settlement.parts.iter().filter(|it| it.rule == rule);
    effects.extend(parts.map(|it| texts::effect(language, part(it), &told(it.amount))));
    let steps = settlement.steps.iter().filter(|it| it.article == rule);
    effects.extend(steps.map(|it| step(lens, it, &told(it.amount))));
    effects
}

fn part(part: &Part) -> Effect {
    match part.how {
        How::Rate { .. } | How::Grant { .. } => Effect::Converts,
        How::Fixed | How::OfBase { .. } => Effect::Adds,
        How::Rounding { .. } => Effect::Rounds,
    }
}

fn step(lens: &Lens<'_>, step: &Step, told: &str) -> String {
    let language = lens.language;
    let words = ArticlePage::of(language);
    let effect = |it| texts::effect(language, it, told);
    match &step.reason {
        Reason::Recognised => effect(Effect::Counts),
        Reason::RecognisedAsInduction => effect(Effect::CountsAsInduction),
        Reason::OverCap { .. } => effect(Effect::OverCap),
        Reason::OutsideCycle => effect(Effect::OutsideCycle),
        Reason::OutsideInduction => effect(Effect::OutsideInduction),
        Reason::Duplicate { of } => {
            let other = lens.archive.record(of);
            let other = other.map_or_else(|| of.to_string(), |it| title_of(it, language));
            texts::duplicate(language, &other, told)
        }
        Reason::Excluded => words.excluded.to_owned(),
        Reason::Status(Status::Rejected) => words.rejected.to_owned(),
        Reason::Status(Status::Withdrawn) => words.withdrawn.to_owned(),
        Reason::Status(it) => it.name(language).to_owned(),
        Reason::NoRate => words.no_rate.to_owned(),
        Reason::FactMissing(fact) => texts::lacks(language, fact.name(language)),
        Reason::AwaitsRuling => words.awaits_ruling.to_owned(),
        Reason::NoInductionAccount => words.no_account.to_owned(),
    }
}

#[cfg(test)]
mod tests {

    use super::super::policy::tests::{on_leave, pack, three, through, training};
    use super::*;
    use xuefen_engine::archive::{Archive, Id};
    use xuefen_engine::calendar::parse_date;
    use xuefen_engine::sorted::Map;
    use xuefen_engine::vocabulary::{Activity, Grade, Span, Unit};
    use xuefen_engine::{Pack, Teacher};
    use xuefen_words::Language;

    fn look(pack: &Pack, archive: &Archive, id: &str) -> ArticleView {
        through(pack, archive, Language::Zh, |lens| article(lens, id)).unwrap()
    }

    fn effects<'a>(view: &'a ArticleView, id: &str) -> Vec<&'a str> {
        let record = view.records.iter().find(|it| it.id == id).unwrap();
        record.effects.iter().map(String::as_str).collect()
    }

    #[test]
    fn an_article_names_its_records_and_what_it_did_to_each() {
        let (pack, archive) = (pack("khorgos-2024-2028"), three());
        let rate = look(&pack, &archive, "KH-08a");
        assert_eq!(rate.records_title, "涉及 2 条记录");
        assert_eq!(effects(&rate, "a"), ["折算出 4 学分", "计入 4 学分"]);
        assert_eq!(effects(&rate, "b"), ["折算出 4 学分", "计入 4.4 学分"]);
        assert!(rate.records.iter().any(|it| it.id == "b" && it.is_planned));
        assert_eq!(rate.untouched, None);
        assert_eq!(effects(&look(&pack, &archive, "KH-07"), "c"), ["不予登记"]);
        assert_eq!(effects(&look(&pack, &archive, "KH-09d"), "b"), ["加 0.4 学分"]);
        let placed = look(&pack, &archive, "KH-12a");
        assert_eq!(effects(&placed, "a"), ["归入“必修课程 / 州级培训 / 公共课”"]);
    }

    #[test]
    fn what_a_cap_cut_off_is_said_at_the_cap() {
        let record = |id: &str| Record {
            quantity: Map::from([(Unit::Hours, Credit::whole(18))]),
            completed_on: parse_date("2012-05-01"),
            ..Record::new(Id::new(id).unwrap(), Activity::SchoolBased)
        };
        let archive = Archive::new(Teacher::default(), vec![record("a"), record("b")]).unwrap();
        let view = look(&pack("hunan-heye-central-school"), &archive, "HEYE-05");
        assert_eq!(view.records.len(), 1);
        assert_eq!(view.records[0].effects, ["超上限不计 6 学分"]);
    }

    #[test]
    fn a_requirement_is_shown_with_its_standing_and_a_waiver_with_what_it_took_off() {
        let archive = on_leave("2012-03-01", (Span::Semesters, Credit::whole(1)));
        let pack = pack("hunan-heye-central-school");
        let total = look(&pack, &archive, "HEYE-03");
        assert_eq!(total.requirements.len(), 1);
        assert_eq!(total.requirements[0].required, "330");
        let waiver = look(&pack, &archive, "HEYE-17");
        assert_eq!(waiver.moved.len(), 2, "{:?}", waiver.moved);
        assert!(waiver.moved[0].contains("已免修 30 学分"), "{:?}", waiver.moved);
        assert_eq!(waiver.moved_title, "免修了多少");
    }

    #[test]
    fn an_event_that_gives_credit_stands_among_what_its_article_touched() {
        let archive = on_leave("2018-03-01", (Span::Months, Credit::ratio(7, 2).unwrap()));
        let view = look(&pack("changsha-vocational-2017"), &archive, "CS-08");
        assert_eq!(effects(&view, "e")[1], "折算出 18 学分");
        assert_eq!(view.records[0].page, Page::Teacher);
    }

    #[test]
    fn a_record_that_stands_for_the_whole_cycle_says_so_at_its_article() {
        let record = Record {
            level: Some(xuefen_engine::vocabulary::Level::National),
            quantity: Map::from([(Unit::Months, Credit::whole(2))]),
            flags: Map::from([(xuefen_engine::vocabulary::Flag::OffJob, true)]),
            ..training("a", Grade::Pass)
        };
        let archive = Archive::new(Teacher::default(), vec![record]).unwrap();
        let view = look(&pack("jining-affiliated-school-based"), &archive, "JN-02");
        assert_eq!(effects(&view, "a").last(), Some(&"凭它，本周期视同全部完成"));
    }

    #[test]
    fn what_touched_nothing_says_why() {
        let (pack, nobody) = (pack("khorgos-2024-2028"), Archive::default());
        let why = |id| look(&pack, &nobody, id).untouched.unwrap();
        let words = ArticlePage::of(Language::Zh);
        assert_eq!(why("KH-08a"), words.untouched);
        assert_eq!(why("KH-10c"), words.not_in_force);
        assert_eq!(why("KH-04"), words.not_required);
        assert_eq!(why("KH-19"), words.not_computed);
        let deadline = look(&pack, &nobody, "KH-18");
        assert_eq!((deadline.untouched, deadline.told.len()), (None, 2));
        assert_eq!(why("KH-03"), words.no_move);
    }

    #[test]
    fn one_can_read_on_from_the_first_article_to_the_last() {
        let (pack, nobody) = (pack("gansu-2013-49"), Archive::default());
        let mut seen = vec!["GS-06s".to_owned()];
        assert_eq!(look(&pack, &nobody, "GS-06s").previous, None);
        while let Some(link) = look(&pack, &nobody, seen.last().unwrap()).next {
            let Page::Article(id) = link.page else { panic!("no article") };
            assert!(!seen.contains(&id), "{id} comes twice");
            seen.push(id);
        }
        assert_eq!(seen.len(), pack.articles().count());
    }

    #[test]
    fn every_article_of_every_record_speaks_both_languages() {
        let pack = pack("khorgos-2024-2028");
        let mut open = training("d", Grade::Pass);
        open.mode = None;
        let records = vec![open, training("a", Grade::Good)];
        let archive = Archive::new(Teacher::default(), records).unwrap();
        for language in Language::ALL {
            for (_, it) in pack.articles() {
                let view = through(&pack, &archive, *language, |lens| article(lens, &it.id));
                let view = view.unwrap();
                let effects = view.records.iter().flat_map(|it| &it.effects);
                assert!(effects.chain([&view.sense, &view.place]).all(|it| !it.is_empty()));
                let told = !view.records.is_empty()
                    || !view.requirements.is_empty()
                    || !view.told.is_empty();
                assert!(told || view.untouched.is_some());
            }
        }
        let unknown = through(&pack, &archive, Language::Zh, |lens| article(lens, "KH-99"));
        assert_eq!(unknown, None);
    }
}
