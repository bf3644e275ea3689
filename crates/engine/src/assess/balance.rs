//! The balance: totals and requirements without names and trace, for asking often.

use super::book::{Book, Way};
use super::{Bound, Standing, close, missing, reckon};
use crate::credit::Credit;
use crate::pack::RuleId;
use crate::trace::Span;

/// What an archive amounts to, without the trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance<'a> {
    /// Recognised credit of the cycle with what is done.
    pub recognised: Credit,
    /// With planned and enrolled records as well.
    pub projected: Credit,
    /// Every requirement that is due, in the order of the pack.
    pub requirements: Vec<Line<'a>>,
}

/// A requirement of a [`Balance`]; the amounts are in credits or hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The requirement's id in the pack.
    pub id: &'a str,
    /// Where it is counted.
    pub span: &'a Span,
    /// Which way it binds.
    pub bound: Bound,
    /// What is required, after waivers.
    pub required: Credit,
    /// What is reached with what is done.
    pub recognised: Credit,
    /// What is reached with planned and enrolled records too.
    pub projected: Credit,
    /// How it stands, with what is done.
    pub standing: Standing,
    /// The rule that requires it.
    pub article: RuleId,
}

impl Line<'_> {
    /// What is required less what is recognised; of an upper end, what is above it.
    #[must_use]
    pub fn missing(&self) -> Credit {
        missing(self.bound, self.standing, self.required, self.recognised)
    }
}

impl Book<'_> {
    /// Balances the archive: the figures of [`Book::assess`] without the trace.
    #[must_use]
    pub fn balance(&self) -> Balance<'_> {
        let done = reckon(self, Way::Recognised);
        let recognised = close::total(&done.count);
        let expected = self.has_plans().then(|| reckon(self, Way::Projected));
        let projected = expected.as_ref().map_or(recognised, |it| close::total(&it.count));
        let both = self.both(done.reached, expected.map(|it| it.reached));
        let requirements = both.map(|(asked, it)| Line {
            id: asked.id,
            span: &asked.span,
            bound: asked.bound,
            required: it.recognised.required,
            recognised: it.recognised.held,
            projected: it.projected,
            standing: it.recognised.standing,
            article: asked.article,
        });
        Balance { recognised, projected, requirements: requirements.collect() }
    }
}
