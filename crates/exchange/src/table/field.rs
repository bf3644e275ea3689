//! The facts of a record that a column may hold.

use xuefen_engine::vocabulary::Unit;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)+) => {
        /// What a column of a table holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $name,)+ }

        impl Field {
            /// Every field, in the order in which a list of choices shows them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The field as text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// Reads the field.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == text)
            }
        }
    };
}

fields! {
    /// Nothing that is imported.
    Ignore = "ignore",
    /// What the training is called.
    Title = "title",
    /// What kind of training it is.
    Activity = "activity",
    /// The level of the issuing or organising body.
    Level = "level",
    /// How it was held.
    Mode = "mode",
    /// Where a lecture was given.
    Host = "host",
    /// How well it was passed.
    Grade = "grade",
    /// The category in the policy's tree.
    Category = "category",
    /// How far the record has come.
    Status = "status",
    /// Contact hours.
    Hours = "hours",
    /// Credit-hours.
    CreditHours = "credit_hours",
    /// Half days, or blocks of four contact hours.
    Units = "units",
    /// Consecutive days.
    Days = "days",
    /// Consecutive months.
    Months = "months",
    /// Credits as printed on the certificate.
    Credits = "credits",
    /// Credits of an academic course.
    AcademicCredits = "academic_credits",
    /// Years of study.
    StudyYears = "study_years",
    /// Years.
    Years = "years",
    /// First and last day in one cell, or the only day.
    Period = "period",
    /// The first day.
    StartedOn = "started_on",
    /// The last day.
    CompletedOn = "completed_on",
    /// The date of the certificate.
    CertificateIssuedOn = "certificate_issued_on",
    /// Who ran it.
    Provider = "provider",
    /// Who issued the certificate.
    EvidenceIssuer = "evidence_issuer",
    /// The number of the certificate.
    EvidenceNumber = "evidence_number",
    /// Other axes, several in one cell.
    Tags = "tags",
    /// Identity of the content, for counting the same content once.
    ContentKey = "content_key",
    /// A remark.
    Note = "note",
}

impl Field {
    /// Whether several columns may hold it; of any other field there is one column.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(self, Self::Ignore | Self::Tags | Self::Note)
    }

    /// The unit of a quantity.
    #[must_use]
    pub const fn unit(self) -> Option<Unit> {
        match self {
            Self::Hours => Some(Unit::Hours),
            Self::CreditHours => Some(Unit::CreditHours),
            Self::Units => Some(Unit::Units),
            Self::Days => Some(Unit::Days),
            Self::Months => Some(Unit::Months),
            Self::Credits => Some(Unit::Credits),
            Self::AcademicCredits => Some(Unit::AcademicCredits),
            Self::StudyYears => Some(Unit::StudyYears),
            Self::Years => Some(Unit::Years),
            _ => None,
        }
    }
}
