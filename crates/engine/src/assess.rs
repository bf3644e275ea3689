//! The assessment: what is recognised, what is missing, and why.
//!
//! [`Book::open`] settles what concerns each record alone, [`reckon`] what they do
//! to each other. Both read like a table of contents: the order of their lines is the
//! order of evaluation that the regulations need, and each line is a file.

use chrono::NaiveDate;

use crate::archive::{Archive, Id};
use crate::condition::Fact;
use crate::credit::Credit;
use crate::pack::{Force, Measure, Pack, RuleId};
use crate::sorted::Map;
use crate::trace::{Settlement, Span};

mod balance;
mod book;
mod both;
mod cap;
mod close;
mod count;
mod dedup;
mod deemed;
mod entry;
mod grain;
mod grant;
mod induction;
mod offset;
mod open;
mod require;
mod share;
mod sift;
mod terms;
mod value;
mod waiver;

pub use balance::{Balance, Line};
pub use book::Book;
use book::Way;
use both::Ways;
use count::Count;
use require::Reached;

/// What a teacher's archive amounts to under a pack, as of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The date of assessment.
    pub as_of: NaiveDate,
    /// With what is done: completed, declared, reviewed and certified records.
    pub recognised: Verdict,
    /// With what is planned and enrolled as well.
    pub projected: Verdict,
    /// Every requirement that applies to the teacher, in the order of the pack.
    pub requirements: Vec<RequirementResult>,
}

/// The sums of one way of counting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Recognised credit of the cycle, induction apart.
    pub total: Credit,
    /// Recognised credit by registration year (its starting calendar year), after
    /// caps on years and before caps on the cycle. Nought is left out.
    pub years: Map<i32, Credit>,
    /// Recognised credit by category path, parts included, after all caps and
    /// before offsets. Nought is left out.
    pub categories: Map<String, Credit>,
    /// Credit moved to fill a minimum, in the order in which it was moved.
    pub offsets: Vec<Moved>,
    /// What became of every record, in the order of their ids.
    pub settlements: Vec<Settlement>,
    /// What became of every event that a rule grants credit for, in the order of their ids.
    pub grants: Vec<Settlement>,
    /// The record that satisfies the whole cycle at once.
    pub deemed_complete: Option<DeemedComplete>,
}

/// One record satisfies the whole cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeemedComplete {
    /// The record.
    pub record: Id,
    /// The rule that says so.
    pub article: RuleId,
}

impl Verdict {
    /// What became of a record.
    #[must_use]
    pub fn settlement(&self, id: &Id) -> Option<&Settlement> {
        let index = self.settlements.binary_search_by(|it| it.record.cmp(id)).ok()?;
        self.settlements.get(index)
    }
}

/// Credit that an offset moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The path of the category with the surplus.
    pub from: String,
    /// The path of the category that it fills.
    pub to: String,
    /// Where it was moved: in the cycle or in a year.
    pub span: Span,
    /// How much, in credits.
    pub amount: Credit,
    /// The rule that allows it.
    pub article: RuleId,
}

/// What must be reached, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementResult {
    /// The requirement's id in the pack, e.g. `annual-total`.
    pub id: String,
    /// Where it is counted.
    pub span: Span,
    /// Which way it binds.
    pub bound: Bound,
    /// What is measured.
    pub measure: Measure,
    /// How binding it is.
    pub force: Force,
    /// What is required, after waivers.
    pub required: Credit,
    /// What waivers took off.
    pub waived: Credit,
    /// What is reached with what is done.
    pub recognised: Credit,
    /// What is reached with planned and enrolled records too.
    pub projected: Credit,
    /// What would still be missing then, in credits or hours.
    pub missing_after_plans: Credit,
    /// How it stands, with what is done.
    pub standing: Standing,
    /// What has to be known first, where it is undetermined.
    pub open: Vec<OpenFact>,
    /// The rule that requires it.
    pub article: RuleId,
}

impl RequirementResult {
    /// What is required less what is recognised, in credits or hours; of an upper end, what is above it.
    #[must_use]
    pub fn missing(&self) -> Credit {
        missing(self.bound, self.standing, self.required, self.recognised)
    }

    /// What planned and enrolled records would add, in credits or hours.
    #[must_use]
    pub fn planned(&self) -> Credit {
        self.projected.less(self.recognised)
    }

    /// The id with the year, the year of service or the end of the range: `annual-total@2013`,
    /// `induction-total#2`, `share-city:below`.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.span {
            _ if self.bound == Bound::ShareAtLeast => format!("{}:below", self.id),
            _ if self.bound == Bound::ShareAtMost => format!("{}:above", self.id),
            Span::Cycle | Span::Induction => self.id.clone(),
            Span::Year { year, .. } => format!("{}@{year}", self.id),
            Span::ServiceYear(year) => format!("{}#{year}", self.id),
        }
    }
}

/// Which way a requirement binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// At least so much.
    AtLeast,
    /// The lower end of a share.
    ShareAtLeast,
    /// The upper end of a share.
    ShareAtMost,
}

/// A fact that decides whether a requirement is met.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenFact {
    /// The record that lacks it; `None`: the teacher does.
    pub record: Option<Id>,
    /// The fact; `None`: the school or authority has to decide.
    pub fact: Option<Fact>,
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Reached.
    Met,
    /// Not reached.
    Short,
    /// Nothing is required of this teacher.
    Exempt,
    /// Not reached for now, but it may be once the open facts are known.
    Undetermined,
}

/// What is missing; of an upper end, what is above it.
fn missing(bound: Bound, standing: Standing, required: Credit, held: Credit) -> Credit {
    match (standing, bound) {
        (Standing::Exempt, _) => Credit::ZERO,
        (_, Bound::ShareAtMost) => held.less(required),
        (_, Bound::AtLeast | Bound::ShareAtLeast) => required.less(held),
    }
}

/// Assesses an archive under a pack, as of a date.
///
/// Assessing cannot fail. A record that does not count is not an error: it is a
/// step in the trace, with the article that says so. The date decides which
/// annual requirements are due; it excludes no record.
#[must_use]
pub fn assess(pack: &Pack, archive: &Archive, as_of: NaiveDate) -> Assessment {
    Book::open(pack, archive, as_of).assess()
}

impl Book<'_> {
    /// Assesses the archive, with the whole trace.
    #[must_use]
    pub fn assess(&self) -> Assessment {
        let ways = Ways::of(self, true);
        let verdict = |it: &Reckoned<'_>| close::verdict(&it.count, &it.deemed, &it.drawn);
        let recognised = verdict(&ways.recognised);
        let projected = ways.projected.as_ref().map_or_else(|| recognised.clone(), verdict);
        let requirements = ways.requirements();
        let requirements = requirements.map(|(asked, it)| close::result(self, asked, it)).collect();
        Assessment { as_of: self.terms.as_of, recognised, projected, requirements }
    }
}

/// What one way of counting came to.
struct Reckoned<'a> {
    count: Count<'a>,
    deemed: deemed::Deemed,
    drawn: Vec<offset::Draw<'a>>,
    /// How far each requirement is reached, in the order of [`Book::asked`]; `None`: not due.
    reached: Vec<Option<Reached>>,
}

/// Reckons with the records that count in one way; `traced`: with why.
fn reckon<'a>(book: &'a Book<'a>, way: Way, traced: bool) -> Reckoned<'a> {
    let mut count = Count::begin(book, way, traced); // the records whose status counts
    dedup::keep_highest(&mut count); // before caps: a duplicate must not use up room
    cap::trim(&mut count); // smallest window first
    count.sum_up();
    let deemed = deemed::find(&count); // one record may satisfy the whole cycle
    let drawn = match &deemed.by {
        Some(_) => Vec::new(),
        None => offset::draw(&mut count), // from surplus above the source's own minimum
    };
    let reached = require::reckon(&count, &deemed, &drawn);
    Reckoned { count, deemed, drawn, reached }
}
