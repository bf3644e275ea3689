//! What is wrong with somebody's text: a code, a place and what to put into the sentence.

use std::fmt;

/// A problem in a written pack, archive or other document.
///
/// It carries no sentence: `words` makes one from the code and the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// Whether the text can still be used.
    pub severity: Severity,
    /// Where in the written text.
    pub at: Pointer,
    /// What to put into the sentence, in the order that the code documents.
    pub args: Vec<String>,
}

impl Diagnostic {
    /// A problem that makes the text unusable.
    #[must_use]
    pub fn error(code: Code, at: &Pointer, args: &[&str]) -> Self {
        let args = args.iter().map(ToString::to_string).collect();
        Self { code, severity: Severity::Error, at: at.clone(), args }
    }

    /// A problem that the text can be used with.
    #[must_use]
    pub fn warning(code: Code, at: &Pointer, args: &[&str]) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, at, args) }
    }
}

/// Whether a text can be used in spite of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can; somebody should look.
    Warning,
}

/// A place in a JSON text, as RFC 6901 writes it: `/rules/3/when`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The whole text.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// A member of an object at this place.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        Self(format!("{}/{}", self.0, name.replace('~', "~0").replace('/', "~1")))
    }

    /// An element of a list at this place, counted from 0.
    #[must_use]
    pub fn element(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The same place below another, if it lies at or below the first.
    #[must_use]
    pub fn moved(&self, from: &Self, to: &Self) -> Option<Self> {
        let below = self.0.strip_prefix(&from.0)?;
        let inside = below.is_empty() || below.starts_with('/');
        inside.then(|| Self(format!("{}{below}", to.0)))
    }

    /// The pointer as text; empty for the whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)+) => {
        /// What can be wrong with a written text. Shown in kebab-case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code as text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

codes! {
    /// The text is larger than allowed. Args: its bytes, the limit.
    TooLarge = "too-large",
    /// Not JSON. Args: line, column.
    NotJson = "not-json",
    /// Objects and lists are nested too deep. Args: the limit.
    TooDeep = "too-deep",
    /// An object has the same key twice. Args: the key.
    DuplicateKey = "duplicate-key",
    /// A number is not an integer. Args: none.
    InexactNumber = "inexact-number",
    /// A value of another kind is expected. Args: expected, found.
    WrongType = "wrong-type",
    /// A member is not known here. Args: the member.
    UnknownMember = "unknown-member",
    /// A member is missing. Args: the member.
    MissingMember = "missing-member",
    /// A word is not one of those allowed. Args: the word, those allowed.
    UnknownWord = "unknown-word",
    /// Anything else about the form. Args: what.
    Malformed = "malformed",
    /// Another file format. Args: expected, found.
    ForeignFormat = "foreign-format",
    /// A later version of the format. Args: the known version, the found one.
    NewerVersion = "newer-version",
    /// Not a date. Args: the text.
    NotADate = "not-a-date",
    /// Not an exact number. Args: the text.
    NotANumber = "not-a-number",
    /// More than six digits before the point. Args: the text.
    NumberTooLarge = "number-too-large",
    /// More than four decimals, or a denominator above 1,000. Args: the text.
    NumberTooFine = "number-too-fine",
    /// The denominators together need too fine a common unit. Args: the text.
    DenominatorsTooMany = "denominators-too-many",
    /// Two things have the same id. Args: the id.
    DuplicateId = "duplicate-id",
    /// An id is empty or too long, or holds control characters. Args: the id.
    BadId = "bad-id",
    /// There are more than allowed. Args: how many, the limit.
    TooMany = "too-many",
    /// A text is longer than allowed. Args: the limit.
    TextTooLong = "text-too-long",
    /// A category is not in the pack's tree. Args: the path.
    UnknownCategory = "unknown-category",
    /// A calendar is not defined. Args: its name.
    UnknownCalendar = "unknown-calendar",
    /// A requirement is not defined. Args: its id.
    UnknownRequirement = "unknown-requirement",
    /// A switch is not defined. Args: its id.
    UnknownSwitch = "unknown-switch",
    /// A switch has no such option. Args: the switch, the option.
    UnknownOption = "unknown-option",
    /// A rule of this kind is needed and absent. Args: the kind.
    MissingRule = "missing-rule",
    /// Only one rule of this kind may be in force. Args: the kind.
    RepeatedRule = "repeated-rule",
    /// A rule says nothing about where it is written. Args: the rule's id.
    NoPlace = "no-place",
    /// The end lies before the start. Args: start, end.
    EndsBeforeStart = "ends-before-start",
    /// A rate can never be reached behind an earlier one. Args: the rule, the earlier rule.
    UnreachableRate = "unreachable-rate",
    /// The minima of the parts exceed or miss the whole. Args: whole, its figure, the parts' sum.
    MinimaDoNotFit = "minima-do-not-fit",
    /// Days lie in no year of a calendar. Args: its name, the first day, the last day.
    YearGap = "year-gap",
    /// Two calendars have the same days. Args: the later name, the earlier one.
    CalendarsAlike = "calendars-alike",
    /// Shares leave no room, or cannot fill the whole. Args: the sum of their lower ends, of their upper ends.
    SharesDoNotFit = "shares-do-not-fit",
    /// No rule depends on a switch. Args: its id.
    UnusedSwitch = "unused-switch",
    /// A pack asks for less than the one that it refines. Args: of what, its figure, the parent's.
    LooserThanParent = "looser-than-parent",
    /// The pack that it refines has a rule that it lacks. Args: the requirement, category or rule.
    MissingFromParent = "missing-from-parent",
    /// A higher level is not worth more. Args: activity, grade, then the
    /// worth of twelve hours at county, prefecture, province and national level.
    HigherLevelNotMore = "higher-level-not-more",
    /// A better result is not worth more. Args: activity, grade, then the
    /// worth of twelve hours with it at county, prefecture, province and national level.
    BetterResultNotMore = "better-result-not-more",
    /// A part of a whole is more than all of it. Args: the text.
    ShareOutOfRange = "share-out-of-range",
    /// A pack of this policy is not known. Args: the id.
    UnknownPolicy = "unknown-policy",
    /// The text does not have the checksum that it states. Args: none.
    ChecksumDiffers = "checksum-differs",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
