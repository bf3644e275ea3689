//! What comes out: the figures that the real engine must find as well.

use std::collections::BTreeMap;
use std::fmt;

use super::number::{Fraction, nought};

/// The figures of one assessment. Nowhere is nought listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Recognised credit by record and event.
    pub(crate) credits: BTreeMap<String, Fraction>,
    /// Recognised credit of the cycle.
    pub(crate) total: Fraction,
    /// Recognised credit by registration year.
    pub(crate) years: BTreeMap<i32, Fraction>,
    /// Recognised credit by category, parts included, before offsets.
    pub(crate) categories: BTreeMap<String, Fraction>,
    /// What arrived in the cycle by offsets, by `from>to`.
    pub(crate) offsets: BTreeMap<String, Fraction>,
    /// Missing credit by requirement.
    pub(crate) shortfalls: BTreeMap<String, Fraction>,
    /// The record that satisfies the whole cycle.
    pub(crate) deemed_complete_by: Option<String>,
    /// What a record is worth before it meets any other.
    pub(crate) worth: BTreeMap<String, Fraction>,
}

/// Leaves out what is nought.
pub(crate) fn listed<K: Ord>(
    all: impl IntoIterator<Item = (K, Fraction)>,
) -> BTreeMap<K, Fraction> {
    all.into_iter().filter(|(_, amount)| *amount != nought()).collect()
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "credits    {}", listing(&self.credits))?;
        writeln!(f, "total      {}", self.total)?;
        writeln!(f, "years      {}", listing(&self.years))?;
        writeln!(f, "categories {}", listing(&self.categories))?;
        writeln!(f, "offsets    {}", listing(&self.offsets))?;
        writeln!(f, "shortfalls {}", listing(&self.shortfalls))?;
        writeln!(f, "deemed     {}", self.deemed_complete_by.as_deref().unwrap_or("-"))?;
        writeln!(f, "worth      {}", listing(&self.worth))
    }
}

fn listing<K: fmt::Display>(amounts: &BTreeMap<K, Fraction>) -> String {
    let each: Vec<String> = amounts.iter().map(|(key, it)| format!("{key}: {it}")).collect();
    each.join(", ")
}
