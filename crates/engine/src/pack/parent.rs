//! A pack beside the one that it refines: it may only be stricter.

use super::{Cap, Maximum, Minimum, Pack};
use crate::condition::{Test, When};
use crate::credit::Credit;
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::vocabulary::Activity;

impl Pack {
    /// Where the pack is looser than the one that it refines: lower minima, higher caps, and what
    /// the parent excludes or requires and the child does not.
    #[must_use]
    pub fn against_parent(&self, parent: &Self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for theirs in &parent.rules.minima {
            let ours = self.rules.minima.iter().find(|it| it.id == theirs.id);
            self.compare(ours.map(minimum), minimum(theirs), &mut problems);
        }
        for theirs in &parent.rules.inductions {
            let ours = self.rules.inductions.iter().find(|it| it.id == theirs.id);
            let asked = |it: &super::Induction| (it.rule, it.id.clone(), it.at_least);
            self.compare(ours.map(asked), asked(theirs), &mut problems);
        }
        for theirs in &parent.rules.caps {
            let Some((_, path, most)) = maximum(parent, theirs) else { continue };
            let same = |it: &&Cap| {
                it.window == theirs.window
                    && it.measure == theirs.measure
                    && maximum(self, it).is_some_and(|it| it.1 == path)
            };
            let ours = self.rules.caps.iter().find(same);
            match ours.and_then(|it| maximum(self, it)) {
                Some((_, _, ours)) if ours <= most => {}
                Some((rule, _, ours)) => {
                    let at = Pointer::root().member("rules").element(rule.0);
                    let args = [path.as_str(), &ours.to_string(), &most.to_string()];
                    problems.push(Diagnostic::warning(Code::LooserThanParent, &at, &args));
                }
                None => problems.push(missing(&path)),
            }
        }
        for (rule, when) in &parent.rules.exclusions {
            if !self.excludes(when) {
                problems.push(missing(parent.article(*rule).map_or("", |it| &it.id)));
            }
        }
        problems
    }

    /// Whether the pack excludes whatever a condition of another pack does, activity by activity.
    fn excludes(&self, theirs: &When) -> bool {
        let activities = theirs.0.iter().find_map(|it| match it {
            Test::Activity(activities) => Some(activities.iter().copied().collect()),
            _ => None,
        });
        let activities: Vec<Activity> = activities.unwrap_or_else(|| Activity::ALL.to_vec());
        activities.iter().all(|activity| {
            self.rules.exclusions.iter().any(|(_, ours)| {
                ours.0.iter().all(|test| match test {
                    Test::Activity(ours) => ours.contains(activity),
                    test => theirs.0.contains(test),
                })
            })
        })
    }

    fn compare(
        &self,
        ours: Option<(super::RuleId, String, Credit)>,
        theirs: (super::RuleId, String, Credit),
        problems: &mut Vec<Diagnostic>,
    ) {
        match ours {
            None => problems.push(missing(&theirs.1)),
            Some((rule, id, ours)) if ours < theirs.2 => {
                let at = Pointer::root().member("rules").element(rule.0);
                let args = [id.as_str(), &ours.to_string(), &theirs.2.to_string()];
                problems.push(Diagnostic::warning(Code::LooserThanParent, &at, &args));
            }
            Some(_) => {}
        }
    }
}

fn minimum(it: &Minimum) -> (super::RuleId, String, Credit) {
    (it.rule, it.id.clone(), it.at_least)
}

/// A cap on one category by its path, and what it leaves.
fn maximum(pack: &Pack, cap: &Cap) -> Option<(super::RuleId, String, Credit)> {
    let paths = cap.categories.as_ref().map(|ids| {
        let paths = ids.iter().filter_map(|it| pack.categories.get(*it));
        paths.map(|it| it.path.as_str()).collect::<Vec<_>>().join(" + ")
    });
    match cap.maximum {
        Maximum::Amount(amount) => {
            Some((cap.rule, paths.unwrap_or_else(|| "*".to_owned()), amount))
        }
        Maximum::Share(_) => None,
    }
}

fn missing(what: &str) -> Diagnostic {
    let at = Pointer::root().member("extends");
    Diagnostic::warning(Code::MissingFromParent, &at, &[what])
}
