//! Makes an input smaller for as long as something is still true of it, so that what remains is
//! what matters.

use std::fmt;

use serde_json::{Value, json};
use xuefen_engine::archive::{Archive, Record, Teacher};
use xuefen_engine::sorted::Set;
use xuefen_engine::vocabulary::Status;

use super::generator::Input;
use super::less;
use super::written;

/// The smallest input found of which the predicate is still true: no rule, member, record, event
/// or fact can be taken from it alone.
///
/// The predicate must be true of the input itself, and false of an input that is out of order.
pub(crate) fn shrink(input: &Input, fails: impl Fn(&Input) -> bool) -> Input {
    let mut smallest = input.clone();
    while let Some(smaller) = smaller(&smallest).into_iter().find(|it| fails(it)) {
        smallest = smaller;
    }
    smallest
}

/// Every input with one thing less, large things first.
fn smaller(input: &Input) -> Vec<Input> {
    let with_archive = |(teacher, records): (Teacher, Vec<Record>)| {
        let archive = Archive::new(teacher, records).ok()?;
        Some(Input { archive, ..input.clone() })
    };
    let with_pack = |pack: Value| Input { pack, ..input.clone() };
    let archive = &input.archive;
    let all: Vec<Record> = archive.records().cloned().collect();
    let mut inputs = Vec::new();
    for place in 0..all.len() {
        let mut records = all.clone();
        records.remove(place);
        inputs.extend(with_archive((archive.teacher().clone(), records)));
    }
    inputs.extend(less::packs(&input.pack).into_iter().map(|(_, pack)| with_pack(pack)));
    inputs.extend(heads(&input.pack).into_iter().map(with_pack));
    for teacher in teachers(archive.teacher()) {
        inputs.extend(with_archive((teacher, all.clone())));
    }
    for (place, record) in all.iter().enumerate() {
        for plainer in plainer(record) {
            let mut records = all.clone();
            records[place] = plainer;
            inputs.extend(with_archive((archive.teacher().clone(), records)));
        }
    }
    for switch in input.readings.keys() {
        let mut readings = input.readings.clone();
        readings.remove(switch);
        inputs.push(Input { readings, ..input.clone() });
    }
    inputs
}

/// Packs without a switch or a category of which no rule speaks.
fn heads(pack: &Value) -> Vec<Value> {
    let rules = pack["rules"].to_string();
    let mut packs = Vec::new();
    for list in ["switches", "categories"] {
        for place in 0..pack[list].as_array().map_or(0, Vec::len) {
            let id = pack[list][place]["id"].as_str().unwrap_or_default();
            // A category is spoken of by its path or by that of a part.
            let spoken_of = [format!("\"{id}\""), format!("\"{id}/")];
            if spoken_of.iter().all(|it| !rules.contains(it.as_str())) {
                let mut pack = pack.clone();
                pack[list].as_array_mut().expect("a list").remove(place);
                packs.push(pack);
            }
        }
    }
    packs
}

/// The teacher with one fact or event less.
fn teachers(teacher: &Teacher) -> Vec<Teacher> {
    let mut teachers = Vec::new();
    let mut without = |change: &dyn Fn(&mut Teacher)| {
        let mut changed = teacher.clone();
        change(&mut changed);
        if changed != *teacher {
            teachers.push(changed);
        }
    };
    without(&|it| it.new_teacher = None);
    without(&|it| it.hired_on = None);
    without(&|it| it.confirmed_on = None);
    without(&|it| it.stage = None);
    without(&|it| it.roles = Set::new());
    without(&|it| it.asks = Set::new());
    without(&|it| it.required_total = None);
    without(&|it| it.audit_years = Some(Set::new()));
    for year in teacher.audit_years.iter().flatten() {
        without(&|it| {
            if let Some(years) = &mut it.audit_years {
                years.remove(year);
            }
        });
    }
    for (id, event) in &teacher.events {
        without(&|it| {
            it.events.remove(id);
        });
        for span in event.lasted.keys() {
            without(&|it| {
                if let Some(event) = it.events.get_mut(id) {
                    event.lasted.remove(span);
                }
            });
        }
    }
    teachers
}

/// The record with one fact less.
fn plainer(record: &Record) -> Vec<Record> {
    let mut records = Vec::new();
    let mut without = |change: &dyn Fn(&mut Record)| {
        let mut changed = record.clone();
        change(&mut changed);
        if changed != *record {
            records.push(changed);
        }
    };
    without(&|it| it.level = None);
    without(&|it| it.mode = None);
    without(&|it| it.host = None);
    without(&|it| it.grade = None);
    without(&|it| it.category = None);
    without(&|it| it.status = Status::Completed);
    without(&|it| it.tags = Set::new());
    without(&|it| it.completed_on = None);
    without(&|it| it.certificate_issued_on = None);
    without(&|it| it.course_id = None);
    without(&|it| it.content_key = None);
    without(&|it| it.project_key = None);
    without(&|it| it.role = None);
    without(&|it| it.approved_by = None);
    for unit in record.quantity.keys() {
        without(&|it| {
            it.quantity.remove(unit);
        });
    }
    for flag in record.flags.keys() {
        without(&|it| {
            it.flags.remove(flag);
        });
    }
    records
}

/// The input as JSON: the pack without the words for people, and the archive as a case has it.
impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "pack: switches {}", self.pack["switches"])?;
        writeln!(f, "  categories {}", self.pack["categories"])?;
        for rule in self.pack["rules"].as_array().into_iter().flatten() {
            let mut rule = rule.clone();
            for word in ["zh", "en", "place"] {
                rule.as_object_mut().map(|it| it.remove(word));
            }
            writeln!(f, "  {rule}")?;
        }
        let archive = written::write(&self.archive);
        writeln!(f, "teacher: {}", archive["teacher"])?;
        for record in archive["records"].as_array().into_iter().flatten() {
            writeln!(f, "  {record}")?;
        }
        writeln!(f, "readings: {}, as of {}", json!(self.readings), self.as_of)
    }
}
