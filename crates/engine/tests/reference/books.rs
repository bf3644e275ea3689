//! What is held in a scope and a window after caps, asked afresh each time.

use chrono::NaiveDate;
use xuefen_engine::archive::Record;

use super::ledger::{Posting, Scope, Window};
use super::number::Fraction;
use super::setting::Setting;
use super::worth::rounded;

/// The settled postings of the cycle.
pub(crate) struct Books<'a> {
    /// Who asks.
    pub(crate) setting: &'a Setting<'a>,
    /// The records that lie in the cycle.
    pub(crate) taken: Vec<&'a Record>,
    /// What counts.
    pub(crate) postings: Vec<Posting<'a>>,
}

impl Books<'_> {
    fn meant<'b>(&'b self, scope: Scope<'b>) -> impl Iterator<Item = &'b Posting<'b>> {
        self.postings.iter().filter(move |it| it.is_in(scope, self.setting))
    }

    /// The years whose annual requirements are checked.
    pub(crate) fn audit_years(&self) -> Vec<i32> {
        let in_a_year = |day: &NaiveDate| self.setting.registration.year_of(*day).is_some();
        let counts = self.postings.iter().filter(|it| it.worth_something());
        let days = counts.map(|it| it.day).filter(in_a_year);
        self.setting.audit_years(days.min())
    }

    /// Credits earned.
    pub(crate) fn earned(&self, scope: Scope<'_>, window: Window<'_>) -> Fraction {
        self.meant(scope).map(|it| it.credits(window)).sum()
    }

    /// Contact hours received.
    pub(crate) fn hours(&self, scope: Scope<'_>, window: Window<'_>) -> Fraction {
        self.meant(scope).map(|it| it.hours(window)).sum()
    }

    /// README §4.3: "`total` (the cycle's and each year's total)" is rounded at last, if at all.
    pub(crate) fn total(&self, window: Window<'_>) -> Fraction {
        let exact = self.earned(Scope::default(), window);
        rounded(self.setting, "total", None, &exact)
    }

    /// The most that one single record holds (README §4.8, `single`); a grant is no record.
    pub(crate) fn most_of_one(
        &self,
        scope: Scope<'_>,
        window: Window<'_>,
        hours: bool,
    ) -> Fraction {
        let of = |id: &String| -> Fraction {
            let its = self.meant(scope).filter(|it| it.record.is_some() && it.id == *id);
            its.map(|it| if hours { it.hours(window) } else { it.credits(window) }).sum()
        };
        self.postings.iter().map(|it| of(&it.id)).max().unwrap_or_default()
    }
}
