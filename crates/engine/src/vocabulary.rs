//! The words that records, teachers and packs share: activities, levels, grades and so on.
//!
//! They belong to no policy: the same archive can be assessed under another pack.

macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident {
        $(#[doc = $meaning:literal] $variant:ident = $text:literal,)+
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $meaning] $variant,)+ }

        impl $name {
            /// Every word, in its own order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as archives and packs write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Reads the word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(feature = "schema")]
        impl $name {
            /// Every word with what it means.
            pub const MEANINGS: &'static [(&'static str, &'static str)] =
                &[$(($text, $meaning)),+];
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::schema::vocabulary(concat!($($doc),*), Self::MEANINGS)
            }
        }

        #[cfg(feature = "schema")]
        impl crate::schema::Shape for &[$name] {
            fn schema(&self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<$name>()
            }

            fn has_order(&self) -> bool {
                true
            }
        }
    };
}

pub(crate) use words;

words! {
    /// What kind of training a record is.
    Activity {
        /// A training that the teacher attended.
        Training = "training",
        /// A training that the teacher gave.
        Lecture = "lecture",
        /// Training organised by the own school.
        SchoolBased = "school-based",
        /// Study on one's own.
        SelfStudy = "self-study",
        /// Teaching-research activity.
        TeachingResearch = "teaching-research",
        /// An open, research or prize lesson.
        OpenLesson = "open-lesson",
        /// Study for a degree.
        Degree = "degree",
        /// A public course of the personnel department.
        PublicCourse = "public-course",
        /// Training of newly hired teachers.
        Induction = "induction",
        /// Training before taking up the post.
        PreService = "pre-service",
        /// Training for the post of a principal.
        PrincipalTraining = "principal-training",
    }
}

words! {
    /// The level of the issuing or organising body, lowest first.
    Level {
        /// The own school.
        School = "school",
        /// County, district or county-level city.
        County = "county",
        /// Prefecture-level city or autonomous prefecture.
        Prefecture = "prefecture",
        /// Province, autonomous region or municipality.
        Province = "province",
        /// The whole country.
        National = "national",
    }
}

words! {
    /// How a training was held.
    Mode {
        /// Centralised, face to face.
        InPerson = "in-person",
        /// Remote.
        Online = "online",
    }
}

words! {
    /// Where a lecture was given, for policies that rate by it.
    Host {
        /// Another school of the own county.
        OtherSchoolOwnCounty = "other-school-own-county",
        /// The own county, at county level.
        OwnCounty = "own-county",
        /// A school of another county.
        SchoolOtherCounty = "school-other-county",
        /// Another county, at county level.
        OtherCounty = "other-county",
        /// The own prefecture.
        Prefecture = "prefecture",
        /// Any unit outside the own prefecture.
        OtherPrefecture = "other-prefecture",
        /// The province.
        Province = "province",
    }
}

words! {
    /// How well a training was passed, worst first. An absent grade is a pass.
    Grade {
        /// Not passed.
        Fail = "fail",
        /// Passed.
        Pass = "pass",
        /// Good.
        Good = "good",
        /// Excellent.
        Excellent = "excellent",
    }
}

words! {
    /// How far a record has come. An absent status is completed.
    Status {
        /// Meant to be taken.
        Planned = "planned",
        /// Enrolled.
        Enrolled = "enrolled",
        /// Taken.
        Completed = "completed",
        /// Declared to the school.
        Declared = "declared",
        /// Reviewed by the county or city.
        Reviewed = "reviewed",
        /// Recognised by the authority.
        Certified = "certified",
        /// Turned down.
        Rejected = "rejected",
        /// Given up by the teacher.
        Withdrawn = "withdrawn",
    }
}

impl Status {
    /// Whether a record of this status counts as recognised.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::Declared | Self::Reviewed | Self::Certified)
    }

    /// Whether a record of this status counts in the projection: done, planned or enrolled.
    #[must_use]
    pub const fn is_expected(self) -> bool {
        self.is_done() || matches!(self, Self::Planned | Self::Enrolled)
    }
}

words! {
    /// The account that a record belongs to. Absent is the cycle.
    Account {
        /// The ordinary cycle.
        Cycle = "cycle",
        /// The induction of a new teacher.
        Induction = "induction",
    }
}

words! {
    /// The stage of schooling that a teacher teaches.
    Stage {
        /// Kindergarten.
        Kindergarten = "kindergarten",
        /// Primary school.
        Primary = "primary",
        /// Junior secondary school.
        Junior = "junior",
        /// Senior secondary school.
        Senior = "senior",
        /// Vocational school.
        Vocational = "vocational",
        /// Special school.
        Special = "special",
    }
}

words! {
    /// A kind of quantity that a record may state.
    Unit {
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
    }
}

words! {
    /// What happened to a teacher, where a rule asks about it.
    EventKind {
        /// Leave (maternity, sickness).
        Leave = "leave",
        /// Support teaching elsewhere.
        SupportTeaching = "support-teaching",
        /// Selected as a double-qualified teacher.
        DoubleQualified = "double-qualified",
    }
}

words! {
    /// How long an event lasted is stated in one of these.
    Span {
        /// Semesters.
        Semesters = "semesters",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
    }
}

words! {
    /// A yes-or-no fact of a record that some policy's rules read.
    Flag {
        /// The teacher was teaching in support at a poor or rural school.
        SupportTeaching = "support_teaching",
        /// The teacher was released from work for it.
        OffJob = "off_job",
        /// The degree was obtained.
        DegreeObtained = "degree_obtained",
        /// It is related to the post or subject.
        RelatedToPost = "related_to_post",
        /// The project was reviewed and approved.
        Approved = "approved",
        /// The provider is accredited.
        ProviderAccredited = "provider_accredited",
        /// The own notes were checked.
        NotesVerified = "notes_verified",
    }
}

words! {
    /// What proves a record.
    EvidenceKind {
        /// A certificate of completion.
        Certificate = "certificate",
        /// A proof of hours, e.g. of a lecture.
        HoursProof = "hours-proof",
        /// A proof by the school.
        SchoolProof = "school-proof",
        /// A diploma or degree certificate.
        Diploma = "diploma",
        /// A notice or official document.
        Notice = "notice",
        /// Own notes.
        Notes = "notes",
        /// Anything else.
        Other = "other",
    }
}
