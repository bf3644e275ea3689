//! What a pack tells beside the figures: deadlines, evidence, consequences, procedures.
//!
//! It gives no credit: it is shown, counted and held against the archive in
//! [`outcome`](crate::outcome).

use chrono::{Datelike, NaiveDate};

use super::{Pack, RuleId};
use crate::calendar::MonthDay;
use crate::condition::When;
use crate::credit::Credit;
use crate::vocabulary::{EvidenceKind, words};

words! {
    /// Who does something.
    By {
        /// The teacher.
        Teacher = "teacher",
        /// The school.
        School = "school",
        /// The county, district or county-level city.
        County = "county",
        /// The prefecture.
        Prefecture = "prefecture",
        /// The province.
        Province = "province",
        /// Whoever gave the training.
        Provider = "provider",
    }
}

words! {
    /// How often.
    Every {
        /// After each training.
        Training = "training",
        /// Every week.
        Week = "week",
        /// Every two weeks.
        TwoWeeks = "two-weeks",
        /// Every month.
        Month = "month",
        /// Every semester.
        Semester = "semester",
        /// Every half year.
        HalfYear = "half-year",
        /// Every year.
        Year = "year",
        /// Every cycle.
        Cycle = "cycle",
    }
}

words! {
    /// What credit is a precondition of.
    Of {
        /// Registration of the teaching qualification.
        Registration = "registration",
        /// Review of the professional title.
        Title = "title",
        /// Assessment of performance.
        Performance = "performance",
        /// Awards.
        Award = "award",
        /// The certificate of completion.
        Certificate = "certificate",
        /// Appointment and selection.
        Appointment = "appointment",
    }
}

/// What a rule tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// O1. Something follows once requirements are met, or while they are not.
    Consequence {
        /// The requirements; empty: all that must be met in the cycle.
        requirements: Vec<String>,
        /// Whether it follows from their being short.
        on_short: bool,
    },
    /// O2. Requirements are a precondition of something.
    Precondition {
        /// Of what.
        of: Vec<Of>,
        /// The requirements; empty: all that must be met in the cycle.
        requirements: Vec<String>,
        /// Whether they are to be met by what is dated in the teacher's period of registration.
        in_registration_period: bool,
    },
    /// O3. The certificate of the cycle is valid up to this day.
    Validity {
        /// The last day.
        until: NaiveDate,
    },
    /// W2. Something is due.
    Deadline {
        /// When.
        due: Due,
        /// Who has to act.
        by: By,
        /// The days of completion that are filed by then, where it recurs.
        covers: Option<(MonthDay, MonthDay)>,
    },
    /// W3. Who recognises such records.
    Recogniser {
        /// Which records.
        when: When,
        /// Who.
        by: By,
    },
    /// W4. What proves such records.
    Evidence {
        /// Which records.
        when: When,
        /// All that is needed.
        needs: Vec<EvidenceKind>,
        /// Of these one is needed; empty: none.
        one_of: Vec<EvidenceKind>,
    },
    /// W1. A step of the procedure.
    Step {
        /// Its place among the steps.
        order: u8,
        /// Who takes it.
        by: By,
        /// How often.
        every: Option<Every>,
    },
    /// W5. Something is made public.
    Publication {
        /// By whom.
        by: By,
        /// How often.
        every: Option<Every>,
    },
    /// W6. Something that is counted and gives no credit.
    Obligation {
        /// Its id.
        duty: String,
        /// How many are due each time.
        count: u8,
        /// Each time.
        every: Every,
    },
    /// M1. So much of one unit equals so much of another.
    Equivalence {
        /// So much.
        amount: Credit,
        /// Of this.
        of: String,
        /// Equals so much.
        equals: Credit,
        /// Of that.
        in_unit: String,
    },
    /// Anything else worth knowing.
    Provision {
        /// What it is about.
        about: String,
    },
}

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day, every year.
    Yearly(MonthDay),
    /// On this day.
    Once(NaiveDate),
}

impl Due {
    /// The first day on or after another on which it is due.
    #[must_use]
    pub fn next(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Once(day) => (day >= from).then_some(day),
            Self::Yearly(MonthDay { month, day }) => (from.year()..=from.year() + 1)
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .find(|it| *it >= from),
        }
    }
}

impl Pack {
    /// What the pack tells beside the figures, under the readings chosen, in its order; nothing
    /// where it was compiled ahead (see [`Pack::is_whole`]).
    #[must_use]
    pub fn told(&self) -> &[(RuleId, Told)] {
        &self.told
    }
}
