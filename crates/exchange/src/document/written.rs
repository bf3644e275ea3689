//! The document and its history as JSON writes them.

use serde_json::Value;
use xuefen_engine::archive::Id;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::sorted::Map;

use super::choice::{lower_whole_choice, write_choice};
use super::{
    Change, Difference, Document, History, MOST_STEPS, OwnPacks, PolicyChoice, Step, StepName,
    lower_packs, write_packs,
};
use crate::written::{
    Fields, Lower, MOST_RECORDS, Members, lower_archive, lower_record, lower_teacher, write_record,
    write_teacher,
};

/// The most records that one step may touch: all of one archive taken away, all of another added.
const MOST_CHANGES: usize = 2 * MOST_RECORDS;

/// One side of a change of packs.
pub(super) type Side = fn(&Change<OwnPacks>) -> &OwnPacks;

/// What a step to undo leads back to.
pub(super) const BEFORE: Side = |it| &it.before;

/// What a step to redo leads on to.
pub(super) const AFTER: Side = |it| &it.after;

/// Writes a document.
pub(super) fn write_document(document: &Document) -> Value {
    let records: Vec<Value> = document.records.values().map(write_record).collect();
    Members::default()
        .known("policy", document.policy.as_ref().map(write_whole_choice))
        .with("teacher", write_teacher(&document.teacher))
        .with("records", records)
        .list("packs", write_packs(&document.packs))
        .done()
}

/// Reads a document; `None` where there is a problem.
pub(super) fn lower_document(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let mut fields = Fields::open(value, at, problems)?;
    let policy = fields.lowered("policy", lower_whole_choice);
    let packs = lower_packs(&mut fields, false);
    let archive = lower_archive(&mut fields);
    let document = archive.map(|archive| {
        let mut document =
            Document { policy, teacher: archive.teacher().clone(), ..Document::default() };
        document.records.extend(archive.records().map(|it| (it.id.clone(), it.clone())));
        document.packs = packs;
        document
    });
    fields.close(document)
}

fn write_whole_choice(choice: &PolicyChoice) -> Value {
    write_choice("id", Some(choice), Members::default()).done()
}

/// Writes a history.
pub(super) fn write_history(history: &History) -> Value {
    let undo: Vec<Value> = history.undo_steps().map(|it| write_step(it, BEFORE)).collect();
    let redo: Vec<Value> = history.redo_steps().map(|it| write_step(it, AFTER)).collect();
    Members::default().with("undo", undo).with("redo", redo).done()
}

/// Reads the steps to undo and to redo; `None` where there is a problem.
pub(super) fn lower_steps(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Vec<Step>, Vec<Step>)> {
    let mut fields = Fields::open(value, at, problems)?;
    let undo = fields.lowered_list("undo", MOST_STEPS, lower_step);
    let redo = fields.lowered_list("redo", MOST_STEPS, lower_step);
    fields.close(Some((undo, redo)))
}

/// Writes a step. Of a pack it has what lies on its far side: the near one is in the document.
pub(super) fn write_step(step: &Step, far: Side) -> Value {
    Members::default()
        .with("name", write_name(step.name()))
        .with("difference", write_difference(step.difference(), far))
        .done()
}

fn lower_step(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<Step> {
    let mut fields = Fields::open(value, at, problems)?;
    fields.need("name");
    fields.need("difference");
    let name = fields.lowered("name", lower_name);
    let difference = fields.lowered("difference", lower_difference);
    fields.close(name.zip(difference).map(|(name, difference)| Step::new(name, difference)))
}

/// The kinds have the names of [`StepName`]'s variants; each has what its variant holds.
fn write_name(name: &StepName) -> Value {
    let kind = |kind: &str| Members::default().with("kind", kind);
    let counted = |name, count: usize| kind(name).with("count", count);
    match name {
        StepName::AddRecord(title) => kind("add-record").text("title", title.as_ref()),
        StepName::EditRecord(title) => kind("edit-record").text("title", title.as_ref()),
        StepName::DuplicateRecord(title) => kind("duplicate-record").text("title", title.as_ref()),
        StepName::DeleteRecord(title) => kind("delete-record").text("title", title.as_ref()),
        StepName::DeleteRecords(count) => counted("delete-records", *count),
        StepName::ImportRecords(count) => counted("import-records", *count),
        StepName::ImportArchive => kind("import-archive"),
        StepName::ChoosePolicy(id) => kind("choose-policy").text("id", Some(id)),
        StepName::SetSwitch(id) => kind("set-switch").text("id", Some(id)),
        StepName::EditTeacher => kind("edit-teacher"),
        StepName::PutPack(id) => kind("put-pack").text("id", Some(id)),
        StepName::DeletePack(id) => kind("delete-pack").text("id", Some(id)),
        StepName::EraseAll => kind("erase-all"),
    }
    .done()
}

fn lower_name(value: Value, at: &Pointer, problems: &mut Vec<Diagnostic>) -> Option<StepName> {
    let mut fields = Fields::open(value, at, problems)?;
    let kind = fields.string("kind").unwrap_or_default();
    let name = match kind.as_str() {
        "add-record" => Some(StepName::AddRecord(fields.text("title"))),
        "edit-record" => Some(StepName::EditRecord(fields.text("title"))),
        "duplicate-record" => Some(StepName::DuplicateRecord(fields.text("title"))),
        "delete-record" => Some(StepName::DeleteRecord(fields.text("title"))),
        "delete-records" => fields.count("count").map(StepName::DeleteRecords),
        "import-records" => fields.count("count").map(StepName::ImportRecords),
        "import-archive" => Some(StepName::ImportArchive),
        "choose-policy" => fields.id("id").map(|it| StepName::ChoosePolicy(it.to_string())),
        "set-switch" => fields.id("id").map(|it| StepName::SetSwitch(it.to_string())),
        "edit-teacher" => Some(StepName::EditTeacher),
        "put-pack" => fields.id("id").map(|it| StepName::PutPack(it.to_string())),
        "delete-pack" => fields.id("id").map(|it| StepName::DeletePack(it.to_string())),
        "erase-all" => Some(StepName::EraseAll),
        _ => None,
    };
    if name.is_none() {
        fields.problem_at(at, Code::Malformed, &["step"]);
    }
    fields.close(name)
}

fn write_difference(difference: &Difference, far: Side) -> Value {
    let policy = difference.policy.as_ref().map(|it| {
        write_change(
            it.before.as_ref().map(write_whole_choice),
            it.after.as_ref().map(write_whole_choice),
        )
    });
    let teacher = difference
        .teacher
        .as_ref()
        .map(|it| write_change(Some(write_teacher(&it.before)), Some(write_teacher(&it.after))));
    let records = difference.records.values().map(|it| {
        write_change(it.before.as_ref().map(write_record), it.after.as_ref().map(write_record))
    });
    Members::default()
        .known("policy", policy)
        .known("teacher", teacher)
        .list("records", records.collect())
        .list("packs", write_packs(far(&difference.packs)))
        .done()
}

fn lower_difference(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<Difference> {
    let mut fields = Fields::open(value, at, problems)?;
    let policy = fields.lowered("policy", |value, at, problems| {
        lower_change(value, at, problems, lower_whole_choice)
    });
    let teacher = fields.lowered("teacher", |value, at, problems| {
        match lower_change(value, at, problems, lower_teacher)? {
            Change { before: Some(before), after: Some(after) } => Some(Change { before, after }),
            _ => {
                problems.push(Diagnostic::error(Code::Malformed, at, &["change"]));
                None
            }
        }
    });
    let list = fields.lowered_list("records", MOST_CHANGES, |value, at, problems| {
        lower_change(value, at, problems, lower_record)
    });
    let n_records = list.len();
    let mut records: Map<Id, _> = Map::new();
    for change in list {
        let ids = [&change.before, &change.after].map(|it| it.as_ref().map(|it| it.id.clone()));
        if let [Some(id), None] | [None, Some(id)] = &ids {
            records.insert(id.clone(), change);
        } else if let [Some(before), Some(after)] = &ids
            && before == after
        {
            records.insert(before.clone(), change);
        }
    }
    // Which of the sides they are, and what is on the other, the history knows.
    let packs = lower_packs(&mut fields, true);
    let packs = Change { before: packs.clone(), after: packs };
    let difference = Difference { policy, teacher, records, packs };
    if difference.records.len() != n_records || difference.is_empty() {
        fields.problem_at(at, Code::Malformed, &["difference"]);
    }
    fields.close(Some(difference))
}

fn write_change(before: Option<Value>, after: Option<Value>) -> Value {
    Members::default().known("before", before).known("after", after).done()
}

fn lower_change<T: PartialEq>(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
    lower: Lower<T>,
) -> Option<Change<Option<T>>> {
    let mut fields = Fields::open(value, at, problems)?;
    let (before, after) = (fields.lowered("before", lower), fields.lowered("after", lower));
    if before == after {
        fields.problem_at(at, Code::Malformed, &["change"]);
    }
    fields.close(Some(Change { before, after }))
}
