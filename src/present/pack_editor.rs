//! A pack being written: what is wrong with its text and its cases, each at its place.

use std::sync::Arc;

use serde_json::Value;
use xuefen_engine::Pack;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer, Severity};
use xuefen_engine::json::{self, locate};
use xuefen_engine::pack::LARGEST;
use xuefen_engine::profile::against_opinions;
use xuefen_exchange::cases::read_cases;
use xuefen_exchange::document::OwnPack;
use xuefen_words::Language;
use xuefen_words::diagnostic::{diagnostic, place};
use xuefen_words::ui::pack_editor as texts;
use xuefen_words::ui::pack_editor::PackEditor;

/// The most problems that are listed.
const MOST_LISTED: usize = 100;

/// A text that was checked.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The pack, if the text is sound.
    pub pack: Option<Arc<Pack>>,
    /// What is wrong with it, and what should be looked at.
    pub problems: Vec<Problem>,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What its reader says.
    Of(Diagnostic),
    /// It bears another id than the one that it is kept under.
    OtherId {
        /// The id in the text.
        found: String,
        /// The id that it is kept under.
        own: String,
    },
    /// The cases are those of another policy.
    OtherPolicy {
        /// The policy in the text.
        found: String,
        /// The one whose cases they should be.
        own: String,
    },
}

impl Problem {
    fn severity(&self) -> Severity {
        match self {
            Self::Of(it) => it.severity,
            Self::OtherId { .. } | Self::OtherPolicy { .. } => Severity::Error,
        }
    }

    fn at(&self) -> Pointer {
        match self {
            Self::Of(it) => it.at.clone(),
            Self::OtherId { .. } => Pointer::root().member("id"),
            Self::OtherPolicy { .. } => Pointer::root().member("policy"),
        }
    }

    fn told(&self, language: Language) -> String {
        match self {
            Self::Of(it) => diagnostic(it, language),
            Self::OtherId { found, own } => texts::other_id(language, found, own),
            Self::OtherPolicy { found, own } => texts::other_policy(language, found, own),
        }
    }
}

/// Reads a pack's text and says everything that is wrong with it.
///
/// With an id, the text has to bear it.
#[must_use]
pub fn check(text: &str, own: Option<&str>) -> Checked {
    let (pack, found) = Pack::check(text);
    let mut problems: Vec<Problem> = found.into_iter().map(Problem::Of).collect();
    let mut sound = pack.is_some();
    if let Some(pack) = &pack {
        if let Some(own) = own.filter(|it| **it != pack.id) {
            let (found, own) = (pack.id.clone(), own.to_owned());
            problems.push(Problem::OtherId { found, own });
            sound = false;
        }
        problems.extend(against_opinions(pack).into_iter().map(Problem::Of));
    }
    Checked { pack: pack.filter(|_| sound).map(Arc::new), problems }
}

/// What is wrong with the text of a case file of this pack.
#[must_use]
pub fn check_cases(text: &str, own: &str) -> Vec<Problem> {
    match read_cases(text) {
        Err(problems) => problems.into_iter().map(Problem::Of).collect(),
        Ok(file) if file.policy != own => {
            vec![Problem::OtherPolicy { found: file.policy, own: own.to_owned() }]
        }
        Ok(_) => Vec::new(),
    }
}

/// The pack after its text was typed: what is sound is in use, what is not is a draft.
#[must_use]
pub fn typed(pack: &OwnPack, text: &str, checked: &Checked) -> OwnPack {
    let is_sound = checked.pack.is_some();
    let in_use = if is_sound { Some(Arc::from(text)) } else { pack.text.clone() };
    let is_draft = !is_sound && in_use.as_deref() != Some(text);
    OwnPack { text: in_use, draft: is_draft.then(|| Arc::from(text)), cases: pack.cases.clone() }
}

/// What is wrong with a text, to be drawn beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemsView {
    /// What makes it unusable, in the order of the text.
    pub errors: Vec<ProblemView>,
    /// What should be looked at, in the order of the text.
    pub warnings: Vec<ProblemView>,
    /// What is not listed.
    pub more: Option<String>,
    /// How many of both there are.
    pub n: (usize, usize),
}

/// A problem at its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProblemView {
    /// Line and column, the rule, the place with its pointer.
    pub place: String,
    /// What is wrong and what to do.
    pub text: String,
    /// The line, from 0.
    pub line: usize,
    /// Where in the text, as browsers count.
    pub start: u32,
}

/// Presents what is wrong with a text.
#[must_use]
pub fn problems(text: &str, problems: &[Problem], language: Language) -> ProblemsView {
    if problems.is_empty() {
        // The text need not be gone through again.
        return ProblemsView::default();
    }
    let is_error = |it: &&Problem| it.severity() == Severity::Error;
    let n_errors = problems.iter().filter(is_error).count();
    let n = (n_errors, problems.len() - n_errors);
    let mut listed: Vec<&Problem> = problems.iter().filter(is_error).collect();
    listed.extend(problems.iter().filter(|it| !is_error(it)));
    listed.truncate(MOST_LISTED);

    let pointers: Vec<Pointer> = listed.iter().map(|it| it.at()).collect();
    let pointers: Vec<&str> = pointers.iter().map(Pointer::as_str).collect();
    let places = locate(text, &pointers);
    let rules = rule_ids(text);
    let mut view = ProblemsView { n, ..ProblemsView::default() };
    for (problem, place) in listed.iter().zip(places) {
        let it = at_place(text, problem, place, &rules, language);
        match problem.severity() {
            Severity::Error => view.errors.push(it),
            Severity::Warning => view.warnings.push(it),
        }
    }
    view.errors.sort_by_key(|it| it.start);
    view.warnings.sort_by_key(|it| it.start);
    let rest = problems.len().saturating_sub(MOST_LISTED);
    view.more = (rest > 0).then(|| texts::more(language, rest));
    view
}

fn at_place(
    text: &str,
    problem: &Problem,
    found: usize,
    rules: &[String],
    language: Language,
) -> ProblemView {
    let pointer = problem.at();
    let begin = stated(text, problem).unwrap_or(found);
    let before = text.get(..begin).unwrap_or_default();
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let mut pieces = vec![texts::line_and_column(language, line + 1, column + 1)];
    let rule = pointer.as_str().strip_prefix("/rules/").and_then(|it| it.split('/').next());
    let rule = rule.and_then(|it| rules.get(it.parse::<usize>().ok()?));
    pieces.extend(rule.filter(|it| !it.is_empty()).map(|it| texts::rule(language, it)));
    pieces.push(place(&pointer, language));
    ProblemView {
        place: texts::joined(language, &pieces),
        text: problem.told(language),
        line,
        start: u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX),
    }
}

/// The byte that the problem itself states: where a text stops being JSON, in bytes of a line.
fn stated(text: &str, problem: &Problem) -> Option<usize> {
    let Problem::Of(it) = problem else { return None };
    let (Code::NotJson, [line, column]) = (it.code, it.args.as_slice()) else { return None };
    let (line, column) = (line.parse::<usize>().ok()?, column.parse::<usize>().ok()?);
    let begin: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let line = text.get(begin..)?.split('\n').next()?;
    let inside = column.saturating_sub(1).min(line.len());
    (0..=inside).rev().find(|it| line.is_char_boundary(*it)).map(|it| begin + it)
}

/// The ids of the rules, as far as the text can be read.
fn rule_ids(text: &str) -> Vec<String> {
    let value = json::parse(text, LARGEST).unwrap_or_default();
    let id = |it: &Value| it.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let rules = value.get("rules").and_then(Value::as_array);
    rules.map(|it| it.iter().map(id).collect()).unwrap_or_default()
}

/// How the pack stands, for the head of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateView {
    /// Whether the text that is shown can be used.
    pub is_sound: bool,
    /// The same in words.
    pub title: &'static str,
    /// How many rules or errors, and what is in use.
    pub text: String,
}

/// Presents how a pack stands.
#[must_use]
pub fn state(pack: &OwnPack, checked: &Checked, is_policy: bool, language: Language) -> StateView {
    let words = PackEditor::of(language);
    let is_error = |it: &&Problem| it.severity() == Severity::Error;
    let n_errors = checked.problems.iter().filter(is_error).count();
    let (title, count, use_) = match &checked.pack {
        Some(it) => {
            let n_warnings = checked.problems.len();
            let use_ = if is_policy { words.used } else { words.live };
            (words.sound, texts::rules(language, it.articles.len(), n_warnings), use_)
        }
        None => {
            let use_ = if pack.text.is_some() { words.earlier } else { words.never };
            (words.unsound, texts::errors(language, n_errors), use_)
        }
    };
    let text = format!("{count}{}{use_}", language.pick("", " "));
    StateView { is_sound: checked.pack.is_some(), title, text }
}

#[cfg(test)]
mod tests;
