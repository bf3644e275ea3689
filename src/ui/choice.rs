//! One of several answers.

/// An answer that a `Select` or a `RadioGroup` offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen; each value once in a list.
    pub value: String,
    /// The words.
    pub label: String,
    /// A sentence that explains it; a `Select` does not show it.
    pub hint: String,
}
