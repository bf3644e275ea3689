//! What is required under each set of rules: side by side only where it measures the same thing.

use xuefen_engine::assess::RequirementResult;
use xuefen_engine::compare::is_same_requirement;
use xuefen_words::requirement::measured_in;
use xuefen_words::ui::compare as texts;

use crate::present::Lens;
use crate::present::overview::{RequirementView, view};

/// What is required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementsView {
    /// Requirements that measure the same thing under both.
    pub matched: Vec<PairView>,
    /// What only the rules in use require, under its heading.
    pub only_here: OnlyView,
    /// What only the other rules require.
    pub only_there: OnlyView,
}

/// A requirement under both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairView {
    /// Unique among all.
    pub key: String,
    /// Its name under the rules in use.
    pub title: String,
    /// Said where the two differ in what is required, reached or how it stands.
    pub differs: Option<&'static str>,
    /// How far it is under the rules in use.
    pub here: ReachedView,
    /// How far it is under the others.
    pub there: ReachedView,
}

/// How far along a requirement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachedView {
    /// Unique among those of one side.
    pub key: String,
    /// Its name.
    pub title: String,
    /// What is recognised, of what is required.
    pub reached: String,
    /// How it stands.
    pub standing: xuefen_engine::assess::Standing,
    /// The same in words.
    pub standing_text: &'static str,
    /// Where it is written.
    pub place: String,
}

/// The requirements of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyView {
    /// The heading.
    pub title: String,
    /// Each requirement.
    pub requirements: Vec<ReachedView>,
}

/// Presents what is required under both.
pub(super) fn requirements(here: &Lens<'_>, there: &Lens<'_>) -> RequirementsView {
    let words = texts::ComparePage::of(here.language);
    let mut left: Vec<&RequirementResult> = there.assessment.requirements.iter().collect();
    let (mut matched, mut only_here) = (Vec::new(), Vec::new());
    for one in &here.assessment.requirements {
        let is_same = |other: &&RequirementResult| {
            is_same_requirement((here.pack, one), (there.pack, other))
                && measured_in(one.measure, here.pack) == measured_in(other.measure, there.pack)
        };
        match left.iter().position(is_same) {
            Some(place) => {
                let other = left.remove(place);
                let (here, there) = (reached(here, one), reached(there, other));
                let is_equal = (&here.reached, here.standing) == (&there.reached, there.standing);
                matched.push(PairView {
                    differs: (!is_equal).then_some(words.differs),
                    key: here.key.clone(),
                    title: here.title.clone(),
                    here,
                    there,
                });
            }
            None => only_here.push(reached(here, one)),
        }
    }
    let only_there = left.into_iter().map(|it| reached(there, it)).collect();
    RequirementsView {
        matched,
        only_here: only(here, only_here),
        only_there: only(there, only_there),
    }
}

fn only(lens: &Lens<'_>, requirements: Vec<ReachedView>) -> OnlyView {
    let title = lens.language.of(&lens.pack.source.title);
    OnlyView { title: texts::only_in(lens.language, title, requirements.len()), requirements }
}

fn reached(lens: &Lens<'_>, it: &RequirementResult) -> ReachedView {
    let RequirementView {
        key,
        title,
        recognised,
        required,
        unit,
        standing,
        standing_text,
        article,
        ..
    } = view(lens, it);
    ReachedView {
        key,
        title,
        reached: texts::reached(lens.language, &recognised, &required, unit),
        standing,
        standing_text,
        place: article,
    }
}
