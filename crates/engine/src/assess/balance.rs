//! The balance: totals and requirements without names and trace, for asking often.

use super::book::Book;
use super::both::Ways;
use super::{Bound, Reckoned, Standing, missing};
use crate::credit::Credit;
use crate::pack::{RuleId, Window};
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
        let ways = Ways::of(self, false);
        let total = |it: &Reckoned<'_>| it.count.grain.amount(it.count.total(Window::Cycle, None));
        let recognised = total(&ways.recognised);
        let projected = ways.projected.as_ref().map_or(recognised, total);
        let mut requirements = Vec::with_capacity(self.asked.len());
        requirements.extend(ways.requirements().map(|(asked, it)| Line {
            id: asked.id,
            span: &asked.span,
            bound: asked.bound,
            required: it.of.required,
            recognised: it.recognised,
            projected: it.projected,
            standing: it.of.standing,
            article: asked.article,
        }));
        Balance { recognised, projected, requirements }
    }
}
