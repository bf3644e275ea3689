//! JSON Schemas of what people write by hand: packs, worked cases and archive files.
//!
//! Packs tell of themselves. What the readers of cases and archives know is told here, beside
//! them; a test holds both to the same members. Where a schema and a reader differ, the reader is
//! the stricter one, but for texts that are only too long by the space around them.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use xuefen_engine::pack;
use xuefen_engine::schema::{Amount, Date, Member, Shape, Sum, constant, object, of_file};
use xuefen_engine::text_shapes;
use xuefen_engine::vocabulary::{
    Account, Activity, EventKind, EvidenceKind, Flag, Grade, Host, Level, Mode, Span, Stage,
    Status, Unit,
};

use crate::document::MOST_SWITCHES;
use crate::written::{
    LONGEST_TAG, LONGEST_TEXT, MOST_DUTIES, MOST_EVENTS, MOST_EVIDENCE, MOST_RECORDS, MOST_TAGS,
};

/// Every schema: the name of its file in `public/schema` and its text.
#[must_use]
pub fn files() -> [(&'static str, String); 3] {
    // Serialising a value cannot fail.
    let text = |schema: Value| format!("{schema:#}\n");
    [
        ("pack.json", text(pack::json_schema())),
        ("cases.json", text(of_file::<CaseFile>())),
        ("archive.json", text(of_file::<ArchiveFile>())),
    ]
}

/// An object that a reader opens: each member with what it may be; `must` marks those that are
/// needed. Members whose name starts with `ext:` are let pass.
macro_rules! objects {
    ($($(#[doc = $doc:literal])* type $object:ident = $title:literal {
        $($(#[doc = $member_doc:literal])* $($must:ident)? $name:literal: $shape:expr,)*
    } $(where $law:ident)? $(and $more:expr)?)+) => {$(
        $(#[doc = $doc])*
        struct $object;

        impl JsonSchema for $object {
            fn schema_name() -> Cow<'static, str> {
                $title.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let mut members = vec![$(Member {
                    name: $name,
                    is_needed: objects!(needed $($must)?),
                    schema: $shape.schema(generator),
                    default: None,
                    description: concat!($($member_doc),*).into(),
                },)*];
                members.extend(objects!(more generator $(, $more)?));
                let mut schema = object(concat!($($doc),*), members);
                schema.insert("patternProperties".to_owned(), json!({"^ext:": true}));
                $(schema.insert("allOf".to_owned(), json!([$law()]));)?
                schema
            }
        }
    )+};
    (needed) => { false };
    (needed must) => { true };
    (more $generator:ident) => { Vec::new() };
    (more $generator:ident, $more:expr) => { $more($generator) };
}

objects! {
    /// Worked cases of one policy: archives with what must come out (format `xuefen-cases`, version
    /// 1).
    type CaseFile = "Worked cases" {
        /// The id of the policy that the file is about.
        must "policy": Plain,
        /// The cases.
        must "cases": All(&Of::<Case>(PhantomData)),
    } and |_| envelope("xuefen-cases")

    /// A worked case.
    type Case = "Case" {
        /// Its name, unique in the file.
        must "id": Plain,
        /// The id of the policy that it is assessed under.
        must "policy": Plain,
        /// The arithmetic and the rule, for people.
        "why": Plain,
        /// The option of each switch; one that is not named keeps its default.
        "readings": Entries(None, &Plain),
        /// The teacher.
        must "teacher": Of::<Teacher>(PhantomData),
        /// The records.
        must "records": AtMost(MOST_RECORDS, &Of::<Record>(PhantomData)),
        /// What must come out. Only what is there is checked.
        must "expect": Of::<Expect>(PhantomData),
    }

    /// What a case must come out as.
    type Expect = "Expect" {
        /// Record or event: its recognised credit after deduplication and all caps; of an induction
        /// record its worth in that account. Only what is listed is checked.
        "credits": Entries(None, &Sum),
        /// The recognised credit of the cycle, induction apart.
        "total": Sum,
        /// Starting year: the recognised credit of that year before cycle caps. Complete: what is
        /// not listed is nought.
        "years": Entries(None, &Sum),
        /// Path of a category: its recognised credit with its parts, after cycle caps, before
        /// offsets. Only what is listed is checked.
        "categories": Entries(None, &Sum),
        /// `from>to`: the credit moved. Complete: what is not listed is nought.
        "offsets": Entries(None, &Sum),
        /// Requirement: the missing credit; behind its id `@2015` names a year, `#2` a year of
        /// service, `:below` or `:above` a side of a share. Complete: what is not listed is nought.
        "shortfalls": Entries(None, &Sum),
        /// Those of the shortfalls that open facts may still close. Complete: what is not listed is
        /// nought.
        "undetermined": Entries(None, &Sum),
        /// Requirement: the credit still missing once what is planned is done. Complete: what is not
        /// listed is nought.
        "after_plans": Entries(None, &Sum),
        /// The record that satisfies the whole cycle at once; `null`: none does.
        "deemed_complete_by": OrNull(&Id),
    }

    /// An archive with the policy it was kept under (format `xuefen-archive`, version 1).
    type ArchiveFile = "Archive" {
        /// The digest of everything else; a file that is written by hand has none.
        "checksum": Checksum,
        /// The id of the policy that it was kept under.
        "policy": Id,
        /// The option of each switch of the policy; one that is not named has its default.
        "switches": Entries(Some(MOST_SWITCHES), &Id),
        /// The teacher.
        must "teacher": Of::<Teacher>(PhantomData),
        /// The records.
        must "records": AtMost(MOST_RECORDS, &Of::<Record>(PhantomData)),
        /// Packs of the teacher's own.
        "packs": All(&Of::<OwnPack>(PhantomData)),
    } where switches_are_of_a_policy and |_| envelope("xuefen-archive")

    /// A pack of the teacher's own. Its texts are kept as they were typed.
    type OwnPack = "OwnPack" {
        /// The id that the text bears.
        must "id": Id,
        /// The last text that was sound: the one in use.
        "text": Plain,
        /// What has been typed since, and is not sound.
        "draft": Plain,
        /// Its worked cases.
        "cases": Plain,
    }

    /// A teacher. A fact that is not known is left out.
    type Teacher = "Teacher" {
        /// The name, for people.
        "name": Text,
        /// The school, for people.
        "school": Text,
        /// The subject taught, for people.
        "subject": Text,
        /// The professional title, for people.
        "title": Text,
        /// The registration years whose annual requirements are checked, each by its starting
        /// calendar year; empty: none; absent: every year of the cycle begun by the date of
        /// assessment.
        "audit_years": Years,
        /// Whether the induction account is open.
        "new_teacher": YesOrNo,
        /// The day of hire, from which the windows of induction count.
        "hired_on": Date,
        /// The end of probation.
        "confirmed_on": Date,
        /// The first day of the period for which the teaching qualification is registered.
        "registration_from": Date,
        /// The last day of that period.
        "registration_to": Date,
        /// The stage of schooling taught.
        "stage": Stage::ALL,
        /// The roles, for instance `class-teacher`, `principal`.
        "roles": AtMost(MOST_TAGS, &Tag),
        /// The consequences that the teacher asks about, for instance `excellent-rating`.
        "asks": AtMost(MOST_TAGS, &Tag),
        /// The base of shares in credits, where the policy itself states no total.
        "required_total": Amount,
        /// What happened to the teacher, where rules ask about it.
        "events": AtMost(MOST_EVENTS, &Of::<Event>(PhantomData)),
        /// What was done of duties that give no credit.
        "duties": AtMost(MOST_DUTIES, &Of::<Duty>(PhantomData)),
    }

    /// How often a duty was done in a span of days.
    type Duty = "Duty" {
        /// The id of the duty in the policy.
        must "duty": Id,
        /// The first day.
        must "from": Date,
        /// The last day.
        must "to": Date,
        /// How often it was done.
        must "done": Count,
    }

    /// Something that happened to a teacher, and how long it lasted.
    type Event = "Event" {
        /// Its id; no record has the same.
        must "id": Id,
        /// What happened.
        must "type": EventKind::ALL,
        /// The day, which decides the year.
        must "date": Date,
    } and lasted

    /// A training of a teacher. A fact that is not known is left out.
    type Record = "Record" {
        /// Its id, unique in the archive.
        must "id": Id,
        /// What it is called, for people.
        "title": Text,
        /// Who gave it, for people.
        "provider": Text,
        /// Anything worth noting, for people; it may have several lines.
        "note": Text,
        /// What kind of training it is.
        must "activity": Activity::ALL,
        /// The level of the issuing or organising body.
        "level": Level::ALL,
        /// How it was held.
        "mode": Mode::ALL,
        /// Where a lecture was given, for policies that rate by it.
        "host": Host::ALL,
        /// How well it was passed; absent: passed, not graded.
        "grade": Grade::ALL,
        /// The path in the policy's categories, where the teacher or the organiser states it.
        "category": Text,
        /// How far it has come; absent: completed.
        "status": Status::ALL,
        /// Why it was rejected.
        "rejected_because": Text,
        /// What it is about beside its category, for instance `it`, `class-teacher`.
        "tags": AtMost(MOST_TAGS, &Tag),
        /// One or more amounts, each in its unit.
        "quantity": Quantity,
        /// The first day.
        "started_on": Date,
        /// The day of completion.
        "completed_on": Date,
        /// The day of the certificate; absent: there is none yet.
        "certificate_issued_on": Date,
        /// Which course it is, for courses that must have been taken.
        "course_id": Text,
        /// Which content it has: the same content counts once.
        "content_key": Text,
        /// Which project it belongs to: the same project counts once.
        "project_key": Text,
        /// The account that it belongs to; absent: the cycle.
        "account": Account::ALL,
        /// The teacher's role in it: `lead` where the teacher led a school-based session.
        "role": Text,
        /// The level of the body that approved it.
        "approved_by": Level::ALL,
        /// What proves it.
        "evidence": AtMost(MOST_EVIDENCE, &Of::<Evidence>(PhantomData)),
    } and flags

    /// What proves a record.
    type Evidence = "Evidence" {
        /// What it is.
        must "kind": EvidenceKind::ALL,
        /// Who issued it.
        "issuer": Text,
        /// Its number.
        "number": Text,
        /// Its day.
        "date": Date,
        /// The name of its file.
        "file": Text,
        /// The SHA-256 of its file, in hexadecimal digits.
        "sha256": Sha256,
    }
}

fn envelope(format: &'static str) -> Vec<Member> {
    vec![
        constant("format", format, "What the file is."),
        constant("version", 1, "The version of the form in which it is written."),
    ]
}

fn switches_are_of_a_policy() -> Value {
    let some = json!({"type": "object", "minProperties": 1});
    json!({
        "if": {"properties": {"switches": some}, "required": ["switches"]},
        "then": {"required": ["policy"]},
    })
}

/// Members that are words of a vocabulary.
fn each(words: &[(&'static str, &'static str)], schema: &Schema) -> Vec<Member> {
    let member = |&(name, meaning): &(&'static str, &'static str)| Member {
        name,
        is_needed: false,
        schema: schema.clone(),
        default: None,
        description: meaning.into(),
    };
    words.iter().map(member).collect()
}

fn flags(generator: &mut SchemaGenerator) -> Vec<Member> {
    each(Flag::MEANINGS, &YesOrNo.schema(generator))
}

fn lasted(generator: &mut SchemaGenerator) -> Vec<Member> {
    let amount = Amount.schema(generator);
    let mut members = each(Span::MEANINGS, &amount);
    for it in &mut members {
        it.description = format!("How long it lasted in {}.", it.name).into();
    }
    members
}

text_shapes! {
    /// An id of 1 to 100 characters without control characters and without space around it.
    Id = r"^[^\u0000-\u0020]([^\u0000-\u001f]{0,98}[^\u0000-\u0020])?$",
    /// The digest of an archive: `sha256:` and 64 hexadecimal digits.
    Checksum = "^sha256:[0-9a-f]{64}$",
    /// A SHA-256: 64 hexadecimal digits.
    Sha256 = r"^\s*([0-9A-Fa-f]{64})?\s*$",
}

/// An object told elsewhere.
struct Of<T>(PhantomData<T>);

impl<T: JsonSchema> Shape for Of<T> {
    fn schema(&self, generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// A list.
struct All<'a>(&'a dyn Shape);

impl Shape for All<'_> {
    fn schema(&self, generator: &mut SchemaGenerator) -> Schema {
        let of = self.0.schema(generator);
        json_schema!({"type": "array", "items": of})
    }
}

/// A list of at most so many.
struct AtMost<'a>(usize, &'a dyn Shape);

impl Shape for AtMost<'_> {
    fn schema(&self, generator: &mut SchemaGenerator) -> Schema {
        let of = self.1.schema(generator);
        json_schema!({"type": "array", "items": of, "maxItems": self.0})
    }
}

/// An object whose names are data; at most so many.
struct Entries<'a>(Option<usize>, &'a dyn Shape);

impl Shape for Entries<'_> {
    fn schema(&self, generator: &mut SchemaGenerator) -> Schema {
        let value = self.1.schema(generator);
        let mut schema = json_schema!({"type": "object", "additionalProperties": value});
        if let Some(most) = self.0 {
            schema.insert("maxProperties".to_owned(), most.into());
        }
        schema
    }
}

/// Something, or `null`.
struct OrNull<'a>(&'a dyn Shape);

impl Shape for OrNull<'_> {
    fn schema(&self, generator: &mut SchemaGenerator) -> Schema {
        let some = self.0.schema(generator);
        json_schema!({"anyOf": [some, {"type": "null"}]})
    }
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident: |$generator:ident| $schema:expr;)+) => {$(
        $(#[$doc])*
        struct $name;

        impl Shape for $name {
            fn schema(&self, $generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

shapes! {
    /// A text as it stands.
    Plain: |_generator| json_schema!({"type": "string"});
    /// A text for people or rules.
    Text: |_generator| json_schema!({"type": "string", "maxLength": LONGEST_TEXT});
    /// A short text.
    Tag: |_generator| json_schema!({"type": "string", "maxLength": LONGEST_TAG});
    /// Yes or no.
    YesOrNo: |_generator| json_schema!({"type": "boolean"});
    /// How often.
    Count: |_generator| json_schema!({"type": "integer", "minimum": 0, "maximum": u32::MAX});
    /// Calendar years in which a date can lie.
    Years: |_generator| json_schema!({
        "type": "array",
        "items": {"type": "integer", "minimum": 1900, "maximum": 2200},
    });
    /// Amounts by their unit.
    Quantity: |generator| object("", each(Unit::MEANINGS, &Amount.schema(generator)));
}

#[cfg(test)]
mod tests {
    use xuefen_engine::sorted::Map;

    use super::*;
    use crate::archive_file::read_archive;
    use crate::cases::read_cases;
    use crate::written::asked;

    /// A teacher and a record with one of everything that can be inside them.
    const ARCHIVE: &str = r#"
        "teacher": {"events": [{"id": "e", "type": "leave", "date": "2026-01-01"}],
            "duties": [{"duty": "d", "from": "2026-01-01", "to": "2026-06-30", "done": 1}]},
        "records": [{"id": "r", "activity": "training", "evidence": [{"kind": "notes"}]}]"#;

    /// The members of an object and whether each is needed, as its schema has them.
    fn told(object: &Value) -> Map<String, bool> {
        let needed = object["required"].as_array().cloned().unwrap_or_default();
        let names = object["properties"].as_object().unwrap().keys();
        names.map(|it| (it.clone(), needed.contains(&it.as_str().into()))).collect()
    }

    /// Holds each object that a reader opens against what the schema has at that place.
    fn agree<T: JsonSchema>(objects: &[(&str, &str)], read: impl FnOnce()) {
        let schema = of_file::<T>();
        let mut asked = asked::during(read);
        for (place, name) in objects {
            let object = if name.is_empty() { &schema } else { &schema["$defs"][name] };
            let mut known = asked.remove(*place).unwrap();
            if name.is_empty() {
                // These two are asked for before everything else.
                known.extend(["format", "version"].map(|it| (it.to_owned(), true)));
            }
            assert_eq!(known, told(object), "{place} {name}");
        }
        assert_eq!(asked, Map::new(), "no schema tells of these");
    }

    #[test]
    fn schemas_have_just_the_members_that_the_readers_know() {
        let objects = [
            ("/teacher", "Teacher"),
            ("/teacher/events/0", "Event"),
            ("/teacher/duties/0", "Duty"),
            ("/records/0", "Record"),
            ("/records/0/evidence/0", "Evidence"),
        ];
        let packs = r#""packs": [{"id": "own", "text": "{}"}]"#;
        let text = format!(r#"{{"format": "xuefen-archive", "version": 1, {ARCHIVE}, {packs}}}"#);
        let read = || _ = read_archive(&text).unwrap();
        let own = [("/", ""), ("/packs/0", "OwnPack")];
        agree::<ArchiveFile>(&[&own, &objects[..]].concat(), read);

        let case = format!(r#"{{"id": "a", "policy": "p", "expect": {{}}, {ARCHIVE}}}"#);
        let text = format!(
            r#"{{"format": "xuefen-cases", "version": 1, "policy": "p", "cases": [{case}]}}"#
        );
        let read = || _ = read_cases(&text).unwrap();
        let root = objects.map(|(place, name)| (format!("/cases/0{place}"), name));
        let mut all = vec![("/", ""), ("/cases/0", "Case"), ("/cases/0/expect", "Expect")];
        all.extend(root.iter().map(|(place, name)| (place.as_str(), *name)));
        agree::<CaseFile>(&all, read);
    }
}
