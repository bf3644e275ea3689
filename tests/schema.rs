//! The schemas in `public/schema`: they are as the written forms tell, and agree with the readers.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "schema/damage.rs"]
mod damage;
#[path = "../crates/engine/tests/support/places.rs"]
mod places;
#[path = "schema/wrong.rs"]
mod wrong;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use xuefen_engine::Pack;
use xuefen_engine::calendar::{MonthDay, parse_date};
use xuefen_engine::credit::Credit;
use xuefen_engine::diagnostic::{Code, Diagnostic};
use xuefen_exchange::arbitrary::{self, Bias};
use xuefen_exchange::archive_file::{ArchiveFile, read_archive, write_archive};
use xuefen_exchange::cases::read_cases;
use xuefen_exchange::schema;

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The files of this name in every policy's folder.
fn policy_files(name: &str) -> Vec<PathBuf> {
    let folders = fs::read_dir(at_root("policies")).unwrap().map(|it| it.unwrap().path());
    folders.map(|it| it.join(name)).filter(|it| it.exists()).collect()
}

static PACK: LazyLock<Validator> = LazyLock::new(|| validator("pack.json"));
static CASES: LazyLock<Validator> = LazyLock::new(|| validator("cases.json"));
static ARCHIVE: LazyLock<Validator> = LazyLock::new(|| validator("archive.json"));

fn validator(name: &str) -> Validator {
    jsonschema::draft202012::new(&json(&at_root("public/schema").join(name))).unwrap()
}

/// What a schema has against a value, each problem with its place.
fn found(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

/// The same cases each time.
fn config() -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(2012);
    ProptestConfig { rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

// ── the files ──

#[test]
fn the_files_are_as_the_forms_tell() {
    let files = schema::files();
    for (name, text) in &files {
        let path = at_root("public/schema").join(name);
        let stale = fs::read_to_string(&path).unwrap_or_default() != *text;
        assert!(!stale, "public/schema/{name} is stale: run `cargo xtask schema`");
    }
    assert_eq!(fs::read_dir(at_root("public/schema")).unwrap().count(), files.len());
}

#[test]
fn every_member_has_a_meaning() {
    for (name, text) in schema::files() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let mut silent = Vec::new();
        let definitions = schema["$defs"].as_object().unwrap().values();
        for object in definitions.chain([&schema]) {
            for (member, it) in object["properties"].as_object().into_iter().flatten() {
                let told = it["$ref"].as_str().and_then(|it| schema.pointer(it.strip_prefix('#')?));
                let says = |it: &Value| it["description"].as_str().is_some_and(|it| it.len() > 5);
                if !says(it) && !told.is_some_and(says) {
                    silent.push(member);
                }
            }
        }
        assert!(silent.is_empty(), "{name}: {silent:?}");
    }
}

// ── what is right ──

#[test]
fn everything_shipped_is_as_its_schema_says() {
    let files = [
        (&PACK, policy_files("pack.json")),
        (&CASES, [policy_files("cases.json"), policy_files("shared-cases.json")].concat()),
        (&ARCHIVE, vec![at_root("public/samples/khorgos-2024-2028.json")]),
    ];
    for (validator, paths) in files {
        assert!(!paths.is_empty());
        for path in paths {
            let problems = found(validator, &json(&path));
            assert!(problems.is_empty(), "{}: {problems:#?}", path.display());
        }
    }
}

/// What the schema of packs says of a kind of text.
fn definition(name: &str) -> impl Fn(&str) -> bool {
    let schema = json(&at_root("public/schema/pack.json"));
    let validator = jsonschema::draft202012::new(&schema["$defs"][name]).unwrap();
    move |text| validator.is_valid(&Value::from(text))
}

#[test]
fn days_are_the_days_that_there_are() {
    let (is_date, is_day) = (definition("Date"), definition("DayOfYear"));
    for day in (0..=32).flat_map(|day| (0..=13).map(move |month| format!("{month:02}-{day:02}"))) {
        assert_eq!(is_day(&day), MonthDay::parse(&day).is_some(), "{day}");
        for year in [1899, 1900, 1999, 2000, 2023, 2024, 2099, 2100, 2199, 2200, 2201, 10000] {
            let date = format!("{year}-{day}");
            // Which years are leap years is more than a pattern need know.
            let is_one = parse_date(&date).is_some() || (day == "02-29" && is_date(&date));
            assert_eq!(is_date(&date), is_one, "{date}");
        }
    }
    for text in ["2026-3-1", "2026-03-1", "2026/03/01", "2026-03-01 ", "1 March", ""] {
        assert!(!is_date(text), "{text}");
    }
}

#[test]
fn numbers_that_are_read_are_let_pass() {
    let (amount, factor, part) = (definition("Amount"), definition("Factor"), definition("Part"));
    let texts = "0{0,2}[0-9]{1,8}(\\.[0-9]{1,11})?|[0-9]{1,8}/0?[0-9]{1,4}|[ -~]{0,6}";
    let law = |text: String| {
        if let Ok(it) = Credit::entered(&text) {
            prop_assert!(amount(&text));
            prop_assert!(factor(&text) || it > Credit::whole(1_000));
            prop_assert!(part(&text) || it > Credit::whole(1));
        } else if text.parse::<Credit>().is_err() {
            prop_assert!(!amount(&text) && !factor(&text) && !part(&text), "{text}");
        }
        Ok(())
    };
    TestRunner::new(config()).run(&texts, law).unwrap();
}

// ── what is wrong ──

#[test]
fn wrong_packs_are_refused_where_they_are_wrong() {
    let right = wrong::pack();
    assert_eq!(found(&PACK, &right), Vec::<String>::new());
    let (_, problems) = Pack::check(&right.to_string());
    assert_eq!(problems, []);
    for (pack, place) in wrong::packs() {
        let places: Vec<_> =
            PACK.iter_errors(&pack).map(|it| it.instance_path().to_string()).collect();
        assert!(places.contains(&place), "{place}: {:?}", found(&PACK, &pack));
        // A problem of another object would only be noise.
        let object = place.rsplit_once('/').map_or("", |it| it.0);
        assert!(places.iter().all(|it| it.starts_with(object)), "{place}: {places:?}");
        assert!(Pack::check(&pack.to_string()).0.is_none(), "{place} is right for the engine");
    }
    assert!(wrong::packs().len() >= 60);
}

#[test]
fn wrong_cases_and_archives_are_refused_where_they_are_wrong() {
    let texts = |value: &Value| value.to_string();
    assert_eq!(found(&CASES, &wrong::cases()), Vec::<String>::new());
    assert!(read_cases(&texts(&wrong::cases())).is_ok());
    for (cases, place) in wrong::wrong_cases() {
        let places: Vec<_> =
            CASES.iter_errors(&cases).map(|it| it.instance_path().to_string()).collect();
        assert!(places.contains(&place), "{place}: {:?}", found(&CASES, &cases));
        assert!(read_cases(&texts(&cases)).is_err(), "{place} is right for the reader");
    }
    assert_eq!(found(&ARCHIVE, &wrong::archive()), Vec::<String>::new());
    assert!(read_archive(&texts(&wrong::archive())).is_ok());
    for (archive, place) in wrong::wrong_archives() {
        let places: Vec<_> =
            ARCHIVE.iter_errors(&archive).map(|it| it.instance_path().to_string()).collect();
        assert!(places.contains(&place), "{place}: {:?}", found(&ARCHIVE, &archive));
        assert!(read_archive(&texts(&archive)).is_err(), "{place} is right for the reader");
    }
}

// ── schemas and readers agree ──

/// What a schema can say: if it has nothing against a value, then no reader says this.
const SAYABLE: &[Code] = &[
    Code::WrongType,
    Code::MissingMember,
    Code::UnknownMember,
    Code::UnknownWord,
    Code::Malformed,
    Code::NotADate,
];

fn sayable(problems: &[Diagnostic]) -> Vec<&Diagnostic> {
    // Which characters a text may have is left to the readers.
    let of_text = |it: &Diagnostic| it.args.iter().any(|it| it == "control character");
    problems.iter().filter(|it| SAYABLE.contains(&it.code) && !of_text(it)).collect()
}

/// Whether a place lies in a rule with differences. Such a rule has to be right for the schema
/// without them and with each, while the lowering looks at what it reads as.
fn differs(pack: &Value, place: &str) -> bool {
    let rule = place.strip_prefix("/rules/").and_then(|it| it.split('/').next());
    rule.is_some_and(|it| pack.pointer(&format!("/rules/{it}/under")).is_some())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_damaged_pack_is_to_its_schema_what_it_is_to_the_engine(
        pack in damage::damaged(policy_files("pack.json").iter().map(|it| json(it)).collect()),
    ) {
        let (_, problems) = Pack::check(&pack.to_string());
        let refused: Vec<_> = PACK.iter_errors(&pack).collect();
        if refused.is_empty() {
            let problems = sayable(&problems).into_iter();
            let problems: Vec<_> =
                problems.filter(|it| !differs(&pack, &it.at.to_string())).collect();
            prop_assert!(problems.is_empty(), "the schema should say: {problems:?}");
        } else if Pack::check(&pack.to_string()).0.is_some() {
            // Only the schema looks at how an id is written.
            let problems = refused.iter().map(|it| (it.instance_path().to_string(), it.to_string()));
            let problems: Vec<_> =
                problems.filter(|(at, _)| at != "/id" && !differs(&pack, at)).collect();
            prop_assert!(problems.is_empty(), "the schema should let pass: {problems:?}");
        }
    }

    #[test]
    fn damaged_cases_are_to_their_schema_what_they_are_to_the_reader(
        cases in damage::damaged(policy_files("cases.json").iter().map(|it| json(it)).collect()),
    ) {
        match read_cases(&cases.to_string()) {
            Ok(_) => prop_assert_eq!(found(&CASES, &cases), Vec::<String>::new()),
            Err(it) => prop_assert!(sayable(&it).is_empty() || !CASES.is_valid(&cases), "{it:?}"),
        }
    }

    #[test]
    fn a_damaged_archive_is_to_its_schema_what_it_is_to_the_reader(
        archive in arbitrary::archive(&Bias::default(), 4)
            .prop_map(|archive| write_archive(&ArchiveFile { archive, ..ArchiveFile::default() }))
            .prop_map(|it| serde_json::from_str(&it).unwrap())
            .prop_flat_map(|it: Value| {
                assert_eq!(found(&ARCHIVE, &it), Vec::<String>::new());
                let mut unsealed = it;
                unsealed.as_object_mut().unwrap().remove("checksum");
                damage::damaged(vec![unsealed])
            }),
    ) {
        match read_archive(&archive.to_string()) {
            Ok(_) => prop_assert_eq!(found(&ARCHIVE, &archive), Vec::<String>::new()),
            Err(it) => prop_assert!(sayable(&it).is_empty() || !ARCHIVE.is_valid(&archive), "{it:?}"),
        }
    }
}
