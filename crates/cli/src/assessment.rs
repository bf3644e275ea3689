//! `xuefen assess`: what an archive amounts to under a policy.

use chrono::NaiveDate;
use xuefen_engine::sorted::Map;
use xuefen_engine::trace::Settlement;
use xuefen_engine::{Archive, Assessment, Pack};
use xuefen_exchange::archive_file::read_archive;
use xuefen_words::Language;

use crate::args::Assess;
use crate::fault::Fault;
use crate::input;
use crate::report::Report;

mod human;
mod machine;

/// Everything that an answer is made of.
struct Answer {
    pack: Pack,
    archive: Archive,
    assessment: Assessment,
}

/// Assesses the archive of a file.
pub(crate) fn assess(args: &Assess, json: bool, language: Language) -> Report {
    let answer = match Answer::new(args) {
        Ok(it) => it,
        Err(fault) => return Err(fault).into(),
    };
    if json {
        Report::json(&machine::Written::new(&answer, args.trace, language))
    } else {
        Report::answer(human::told(&answer, args.trace, language))
    }
}

impl Answer {
    fn new(args: &Assess) -> Result<Self, Fault> {
        let as_of: NaiveDate = input::as_of(args.as_of.as_deref())?.unwrap_or_else(input::today);
        let chosen = input::readings(&args.readings)?;
        let text = input::text(&args.input)?;
        let file = read_archive(&text)
            .map_err(|problems| Fault::Problems { path: args.input.clone(), problems })?;
        let (own_id, mut readings) = match file.policy {
            Some(own) => (Some(own.id), own.switches),
            None => (None, Map::new()),
        };
        if args.policy.is_some() && args.policy != own_id {
            // The readings of the archive are those of its own policy.
            readings.clear();
        }
        readings.extend(chosen);
        let pack = match (&args.policy, &own_id) {
            (Some(id_or_file), _) => input::pack(id_or_file, &readings)?,
            (None, Some(id)) => input::shipped_pack(id, &readings)?,
            (None, None) => return Err(Fault::NoPolicy),
        };
        let assessment = xuefen_engine::assess(&pack, &file.archive, as_of);
        Ok(Self { pack, archive: file.archive, assessment })
    }

    /// Every record as it is recognised, or as it would be where it is only planned.
    fn settlements(&self) -> impl Iterator<Item = &Settlement> {
        self.assessment.projected.settlements.iter().map(|planned| {
            let done = self.assessment.recognised.settlement(&planned.record);
            let is_expected = |it: &&Settlement| it.parts.is_empty() && !planned.parts.is_empty();
            done.filter(|it| !is_expected(it)).unwrap_or(planned)
        })
    }
}
