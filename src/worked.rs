//! The worked cases of a pack, run one after the other: each step is a short piece of work.

use std::sync::Arc;

use chrono::NaiveDate;
use xuefen_engine::sorted::Map;
use xuefen_engine::{Assessment, Pack, assess};
use xuefen_exchange::cases::{Case, read_cases};
use xuefen_exchange::check::{Mismatch, mismatches};

/// The cases of a pack that are still to be run.
#[derive(Debug)]
pub struct Worked {
    /// The pack under the readings that cases have asked for so far, its default ones first.
    packs: Vec<(Map<String, String>, Arc<Pack>)>,
    left: std::vec::IntoIter<Case>,
    today: NaiveDate,
}

/// A case that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// The case.
    pub case: Case,
    /// The pack as the case reads it.
    pub pack: Arc<Pack>,
    /// What came out.
    pub assessment: Assessment,
    /// Every figure that is not as expected.
    pub differences: Vec<Mismatch>,
}

impl Ran {
    /// Whether everything came out as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }
}

impl Worked {
    /// Reads the case file of a pack; `None` if it is not sound, or of another pack.
    #[must_use]
    pub fn read(pack: &Pack, text: &str, today: NaiveDate) -> Option<Self> {
        let file = read_cases(text).ok().filter(|it| it.policy == pack.id)?;
        let pack = Arc::new(pack.with_readings(&Map::new()).ok()?);
        Some(Self { packs: vec![(Map::new(), pack)], left: file.cases.into_iter(), today })
    }

    /// How many cases are still to be run.
    #[must_use]
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// Runs the next case; `None` if all have been run. A reading that the pack does not have is
    /// passed over, so that its case fails.
    pub fn step(&mut self) -> Option<Ran> {
        let case = self.left.next()?;
        let pack = self.pack_under(&case.readings)?;
        let as_of = pack.cycle().map_or(self.today, |it| it.to);
        let assessment = assess(&pack, &case.archive, as_of);
        let differences = mismatches(&case.expect, &assessment);
        Some(Ran { case, pack, assessment, differences })
    }

    fn pack_under(&mut self, readings: &Map<String, String>) -> Option<Arc<Pack>> {
        if let Some((_, pack)) = self.packs.iter().find(|(it, _)| it == readings) {
            return Some(Arc::clone(pack));
        }
        let default = self.packs.first().map(|(_, it)| it)?;
        let pack = default.with_readings(readings).map_or_else(|_| Arc::clone(default), Arc::new);
        self.packs.push((readings.clone(), Arc::clone(&pack)));
        Some(pack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::told::has_no_figures;
    use xuefen_engine::calendar::parse_date;

    fn read(id: &str, file: &str) -> Option<String> {
        let path = format!("{}/policies/{id}/{file}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).ok()
    }

    #[test]
    fn every_case_of_every_pack_passes_and_a_pack_without_figures_has_none() {
        for shipped in xuefen_packs::SHIPPED {
            let pack = Pack::parse(&read(shipped.id, "pack.json").unwrap()).unwrap();
            let Some(cases) = read(shipped.id, "cases.json") else {
                assert!(has_no_figures(&pack), "{} has no cases", shipped.id);
                continue;
            };
            assert!(!has_no_figures(&pack), "{}", shipped.id);
            let today = parse_date("2026-11-22").unwrap();
            let mut worked = Worked::read(&pack, &cases, today).unwrap();
            let n_cases = worked.left();
            let mut n_passed = 0;
            while let Some(ran) = worked.step() {
                assert!(ran.passed(), "{}: {:?}", ran.case.id, ran.differences);
                n_passed += 1;
            }
            assert!(n_passed == n_cases && n_cases > 10, "{}", shipped.id);
        }
    }

    #[test]
    fn cases_of_another_pack_are_not_run() {
        let pack = Pack::parse(&read("hunan-2011", "pack.json").unwrap()).unwrap();
        let today = parse_date("2026-11-22").unwrap();
        let others = read("gansu-2013-49", "cases.json").unwrap();
        assert!(Worked::read(&pack, &others, today).is_none());
        assert!(Worked::read(&pack, "{", today).is_none());
    }
}
