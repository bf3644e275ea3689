//! Packs of invented regulations, written by reading `policies/README.md` alone: each is accepted,
//! and every worked case of it comes out.
//!
//! Where the language cannot say a sentence, the pack says so in a provision, and the case expects
//! what is reckoned without it, with the figure of the regulation in its `why`.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use xuefen_engine::diagnostic::Severity;
use xuefen_engine::{Pack, assess};
use xuefen_exchange::cases::read_cases;
use xuefen_exchange::check::mismatches;

/// The folders of the invented regulations.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invented");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "there are invented regulations");
    folders
}

fn text(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn a_regulation_says_that_it_is_invented() {
    for folder in folders() {
        let regulation = text(&folder, "regulation.md");
        let head: Vec<_> = regulation.lines().take(2).collect();
        assert!(head.concat().contains("虚构") && head.concat().contains("INVENTED"), "{head:?}");
    }
}

#[test]
fn a_pack_is_accepted() {
    for folder in folders() {
        let (pack, found) = Pack::check(&text(&folder, "pack.json"));
        let errors: Vec<_> = found.iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        assert_eq!(folder.file_name().unwrap().to_str(), Some(pack.unwrap().id.as_str()));
    }
}

#[test]
fn every_case_comes_out() {
    for folder in folders() {
        let pack = Pack::parse(&text(&folder, "pack.json")).unwrap();
        let as_of = pack.cycle().unwrap().to;
        for case in read_cases(&text(&folder, "cases.json")).unwrap().cases {
            let read = pack.with_readings(&case.readings).unwrap();
            let found = mismatches(&case.expect, &assess(&read, &case.archive, as_of));
            assert!(found.is_empty(), "{} {}: {found:?}", pack.id, case.id);
        }
    }
}
