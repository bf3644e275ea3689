//! What a policy tells beside the figures, held against the archive: what hangs on it, what is due,
//! which records lack evidence, who recognises them.

use xuefen_engine::archive::{Id, Record};
use xuefen_engine::assess::Standing;
use xuefen_engine::outcome::{
    Hanging, days_to, duty_results, hanging, has_run_out, lacking, missed, recogniser,
};
use xuefen_engine::pack::{Due, Told};
use xuefen_engine::pack::{Pack, RuleId};
use xuefen_words::language::in_sentence;
use xuefen_words::requirement::requirement;
use xuefen_words::told as words;
use xuefen_words::ui::told as texts;
use xuefen_words::ui::told::ToldPage;
use xuefen_words::{Named, open_word};

use super::Lens;
use super::policy::tables::{ArticleLink, article_link};

/// What a rule that is told means for the teacher.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldView {
    /// What there is to say, in sentences.
    pub notes: Vec<String>,
    /// How what hangs on it stands.
    pub standing: Option<(Standing, String)>,
    /// The records that it is about, each with what it means for it.
    pub records: Vec<(Id, String)>,
    /// Whether the teacher's own page can say more.
    pub asks_teacher: bool,
}

/// What the rules tell, under the readings chosen: only those that are for this teacher.
#[must_use]
pub fn told(lens: &Lens<'_>) -> Vec<(RuleId, Told)> {
    let teacher = lens.archive.teacher();
    let told = lens.pack.told().iter();
    told.filter(|(rule, _)| lens.pack.is_for(*rule, teacher)).cloned().collect()
}

/// What a rule means for the teacher. `all` is what [`told`] gives.
#[must_use]
pub fn view(lens: &Lens<'_>, all: &[(RuleId, Told)], rule: RuleId) -> ToldView {
    let Some((_, it)) = all.iter().find(|(id, _)| *id == rule) else { return ToldView::default() };
    let (language, today) = (lens.language, lens.today);
    let mut view = ToldView::default();
    let page = ToldPage::of(language);
    match it {
        Told::Consequence { on_short, .. } => consequence(lens, it, *on_short, &mut view),
        Told::Precondition { of, .. } => {
            let names: Vec<String> = of.iter().map(|it| in_sentence(it.name(language))).collect();
            view.notes.push(texts::needed_for(language, &names));
            on_requirements(lens, it, &mut view);
        }
        Told::Validity { until } => {
            view.notes.push(words::valid(*until, has_run_out(*until, today), language));
        }
        Told::Deadline { due, by, .. } => {
            let next = due.next(today).and_then(|day| Some((day, days_to(day, today)?)));
            let (say, past): (fn(_, _, _) -> String, _) = match due {
                Due::Yearly(_) => (words::next_due, None),
                Due::Once(_) => (words::due_once, Some(words::is_past(language).to_owned())),
            };
            let next = next.map(|(day, days)| say(day, days, language));
            view.notes.extend(next.or(past));
            view.notes.push(texts::acts(language, by.name(language)));
            view.records =
                of_records(lens, |record| Some(words::missed(missed(it, record)?, *by, language)));
        }
        Told::Recogniser { by, .. } => {
            let text = texts::recognised_by(language, by.name(language));
            let is_first = |record: &Record| {
                recogniser(all, record, lens.archive.teacher()).is_some_and(|it| it.0 == rule)
            };
            view.records = of_records(lens, |it| is_first(it).then(|| text.clone()));
        }
        Told::Evidence { .. } => {
            let lacks = |record: &Record| {
                let it = lacking(it, record, lens.archive.teacher())?;
                Some(texts::lacks(language, &words::lacking(&it, language)))
            };
            view.records = of_records(lens, |it| lacks(it).filter(|_| it.status.is_done()));
            let n_lacking = view.records.len();
            view.notes.extend((n_lacking > 0).then(|| texts::n_lacking(language, n_lacking)));
        }
        Told::Step { order, by, every } => {
            let who = words::by_and_every(*by, *every, language);
            view.notes.push(texts::step(language, *order, &who));
        }
        Told::Publication { by, every } => {
            view.notes.push(words::by_and_every(*by, *every, language));
        }
        Told::Obligation { duty, count, every } => {
            let name = open_word::duty(duty, language);
            let often = words::duty(*count, *every, language);
            view.notes.push(texts::duty(language, name, &in_sentence(&often)));
            let results = duty_results(it, lens.archive.teacher());
            view.asks_teacher = true;
            if results.is_empty() {
                view.notes.push(page.nothing_logged.to_owned());
            }
            let missing = results.iter().any(|it| it.missing() > 0);
            let standing = if missing { Standing::Short } else { Standing::Met };
            let shown = (!results.is_empty()).then(|| (standing, standing.name(language).into()));
            view.standing = shown;
            view.notes.extend(results.into_iter().map(|it| words::duty_result(it, language)));
        }
        Told::Equivalence { .. } | Told::Provision { .. } => {}
    }
    view
}

/// The records that count or may count, for which there is something to say.
fn of_records(lens: &Lens<'_>, say: impl Fn(&Record) -> Option<String>) -> Vec<(Id, String)> {
    let counted = lens.archive.records().filter(|it| it.status.is_expected());
    counted.filter_map(|it| Some((it.id.clone(), say(it)?))).collect()
}

/// What follows once requirements are met, or while they are not.
fn consequence(lens: &Lens<'_>, it: &Told, on_short: bool, view: &mut ToldView) {
    let page = ToldPage::of(lens.language);
    let standing = on_requirements(lens, it, view);
    let follows = match (standing, on_short) {
        (Some(Standing::Short), true) => page.follows_while_short,
        (Some(Standing::Met), true) => page.does_not_follow,
        (Some(Standing::Met), false) => page.follows,
        (Some(Standing::Short), false) => page.does_not_follow_yet,
        (None | Some(_), _) => return,
    };
    view.notes.push(follows.to_owned());
}

/// How the requirements stand on which it hangs, and which of them are open.
fn on_requirements(lens: &Lens<'_>, it: &Told, view: &mut ToldView) -> Option<Standing> {
    let language = lens.language;
    let page = ToldPage::of(language);
    match hanging(it, lens.pack, lens.archive, lens.assessment)? {
        Hanging::NothingToCheck => {
            view.notes.push(page.nothing_to_check.to_owned());
            None
        }
        Hanging::PeriodUnknown => {
            let standing = Standing::Undetermined;
            view.standing = Some((standing, standing.name(language).to_owned()));
            view.notes.push(page.period_unknown.to_owned());
            view.asks_teacher = true;
            None
        }
        Hanging::On { standing, open } => {
            view.standing = Some((standing, standing.name(language).to_owned()));
            let of = |standing| {
                let these = open.iter().filter(move |it| it.standing == standing);
                these.map(|it| requirement(it, lens.pack, language)).collect::<Vec<_>>()
            };
            let (short, open) = (of(Standing::Short), of(Standing::Undetermined));
            view.notes.extend((!short.is_empty()).then(|| texts::short_of(language, &short)));
            view.notes.extend((!open.is_empty()).then(|| texts::undetermined(language, &open)));
            Some(standing)
        }
    }
}

/// Something that is to be said about a record, with where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidView {
    /// What is said.
    pub text: String,
    /// Where it is written.
    pub article: ArticleLink,
}

/// What a record still needs besides its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedView {
    /// What it lacks in evidence, and the deadlines that it missed.
    pub wanted: Vec<SaidView>,
    /// Who recognises it.
    pub recognised_by: Option<SaidView>,
    /// Whether the policy says what proves such a record, and nothing is lacking.
    pub is_proved: bool,
}

/// What a record still needs by the policy; nothing where it is turned down or withdrawn, or as
/// long as the policy's own text is not here.
#[must_use]
pub fn wanted(lens: &Lens<'_>, record: &Record) -> WantedView {
    if !record.status.is_expected() || !lens.pack.is_whole() {
        return WantedView::default();
    }
    let (language, teacher) = (lens.language, lens.archive.teacher());
    let all = told(lens);
    let said =
        |rule: RuleId, text: String| SaidView { text, article: article_link(lens.pack, rule) };
    let lacks = all.iter().filter_map(|(rule, it)| {
        let kinds = words::lacking(&lacking(it, record, teacher)?, language);
        let is_done = record.status.is_done();
        let text = match is_done {
            true => texts::lacks(language, &kinds),
            false => texts::will_need(language, &kinds),
        };
        Some(said(*rule, text))
    });
    let late = all.iter().filter_map(|(rule, it)| {
        let Told::Deadline { by, .. } = it else { return None };
        Some(said(*rule, words::missed(missed(it, record)?, *by, language)))
    });
    let recognised_by = recogniser(&all, record, teacher)
        .map(|(rule, by)| said(rule, by.name(language).to_owned()));
    let proves = all.iter().any(|(_, it)| match it {
        Told::Evidence { when, .. } => when.test(record, teacher).holds(),
        _ => false,
    });
    let lacks: Vec<SaidView> = lacks.collect();
    let is_proved = proves && lacks.is_empty();
    WantedView { wanted: lacks.into_iter().chain(late).collect(), recognised_by, is_proved }
}

/// Whether there is nothing to compute by a pack: it requires nothing and converts nothing.
#[must_use]
pub fn has_no_figures(pack: &Pack) -> bool {
    pack.shown_rates().next().is_none() && pack.shown_requirements().is_empty()
}

#[cfg(test)]
mod tests;
