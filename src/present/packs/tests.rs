//! What comes in under which id, and how the list tells of it.

use super::*;
use crate::present::pack_editor::{check_cases, typed};
use crate::worked::Worked;
use xuefen_engine::Pack;
use xuefen_engine::calendar::parse_date;
use xuefen_exchange::document::PolicyChoice;

fn shipped(id: &str, file: &str) -> String {
    let path = format!("{}/policies/{id}/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn owning(id: &str, text: &str) -> OwnPacks {
    let pack = OwnPack { text: Some(text.into()), ..OwnPack::default() };
    [(id.to_owned(), Arc::new(pack))].into()
}

/// Whether every case of a pack comes out as it must, and how many there are.
fn cases_pass(pack: &Pack, cases: &str) -> usize {
    let mut worked = Worked::read(pack, cases, parse_date("2026-11-22").unwrap()).unwrap();
    let n_cases = worked.left();
    while let Some(ran) = worked.step() {
        assert!(ran.passed(), "{}: {:?}", ran.case.id, ran.differences);
    }
    n_cases
}

#[test]
fn the_template_has_no_problem_and_its_cases_pass() {
    let checked = check(TEMPLATE, None);
    assert_eq!(checked.problems, []);
    assert_eq!(cases_pass(&checked.pack.unwrap(), TEMPLATE_CASES), 2);
    let own = as_own(TEMPLATE, Some(TEMPLATE_CASES), "mine");
    let pack = check(own.text.as_deref().unwrap(), Some("mine")).pack.unwrap();
    assert_eq!(cases_pass(&pack, own.cases.as_deref().unwrap()), 2);
}

#[test]
fn every_shipped_pack_can_be_copied_with_its_cases() {
    for it in xuefen_packs::SHIPPED {
        let id = free_id(it.id, &OwnPacks::new());
        assert_eq!(id, format!("{}-own", it.id));
        let cases = std::fs::read_to_string(format!(
            "{}/policies/{}/cases.json",
            env!("CARGO_MANIFEST_DIR"),
            it.id
        ));
        let own = as_own(&shipped(it.id, "pack.json"), cases.as_deref().ok(), &id);
        let checked = check(own.text.as_deref().unwrap(), Some(&id));
        assert_eq!(checked.pack.unwrap().id, id);
        if let Some(cases) = &own.cases {
            assert_eq!(check_cases(cases, &id), [], "{id}");
            assert!(!cases.contains(&format!("{:?}", it.id)), "{id}");
        }
    }
}

#[test]
fn a_pack_comes_in_only_under_an_id_that_is_free() {
    let none = OwnPacks::new();
    let fits = |text: &str, own: &OwnPacks| match arrival(text, own) {
        Arrival::Fits { id } => id,
        it => panic!("{it:?}"),
    };
    assert_eq!(fits(TEMPLATE, &none), "example-county-2026");
    let own = owning("example-county-2026", TEMPLATE);
    assert!(matches!(arrival(TEMPLATE, &own), Arrival::Same { .. }));
    let changed = TEMPLATE.replace("90", "91");
    assert!(matches!(arrival(&changed, &own), Arrival::TakenByOwn { .. }));
    let shipped = shipped("gansu-2013-49", "pack.json");
    assert!(matches!(arrival(&shipped, &none), Arrival::TakenByShipped));
    assert!(matches!(arrival("{", &none), Arrival::Unsound(_)));
    assert!(matches!(arrival(&with_id(TEMPLATE, "a/b"), &none), Arrival::Unsound(_)));
    assert_eq!(free_id("example-county-2026", &own), "example-county-2026-own");
    assert_eq!(free_id("《》", &none), "own");
}

#[test]
fn an_id_that_cannot_be_taken_is_told_in_both_languages() {
    let own = owning("mine", TEMPLATE);
    let long = "a".repeat(61);
    for language in Language::ALL {
        for id in ["", "a b", "a/b", "gansu-2013-49", "mine", &long] {
            assert!(id_problem(id, &own, *language).is_some(), "{id}");
        }
        assert_eq!(id_problem("示例县-2026.1", &own, *language), None);
    }
}

#[test]
fn an_id_is_changed_where_it_stands_and_nowhere_else() {
    let text = r#"{"title": {"zh": "a"}, "rules": [{"id": "a"}], "id" : "a", "x": "a"}"#;
    let changed = r#"{"title": {"zh": "a"}, "rules": [{"id": "a"}], "id" : "b", "x": "a"}"#;
    assert_eq!(with_id(text, "b"), changed);
    for text in [
        "",
        "{",
        r#"{"rules": [{"id": "a"}]}"#,
        r#"{"id": 3, "x": ""}"#,
        r#"{"id": " a ", "x": "a"}"#,
    ] {
        assert_eq!(with_id(text, "b"), text);
    }
}

#[test]
fn a_list_says_how_each_pack_stands() {
    let sound = OwnPack { text: Some(TEMPLATE.into()), ..OwnPack::default() };
    let drafted = typed(&sound, "{", &check("{", None));
    let unsound = OwnPack { draft: Some("{".into()), ..OwnPack::default() };
    let packs = [("a", sound), ("b", drafted), ("gansu-2013-49", unsound)];
    let document = Document {
        policy: Some(PolicyChoice::new("a")),
        packs: packs.into_iter().map(|(id, it)| (id.to_owned(), Arc::new(it))).collect(),
        ..Document::default()
    };
    for language in Language::ALL {
        let list = own_packs(&document, *language);
        let standings: Vec<_> = list.iter().map(|it| it.standing).collect();
        assert_eq!(standings, [Standing::Sound, Standing::Drafted, Standing::Unsound]);
        assert_eq!(list.iter().map(|it| it.is_policy).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(list.iter().map(|it| it.shadows).collect::<Vec<_>>(), [false, false, true]);
        assert!(list.iter().all(|it| !it.title.is_empty() && !it.about.is_empty()));
    }
}

#[test]
fn a_pack_needs_room_in_both_slots() {
    let pack = OwnPack { text: Some("\"学\"\n".into()), ..OwnPack::default() };
    assert_eq!(room_for(&pack), 14);
    assert!(no_room(120_000, Language::Zh).contains("240 KB"));
    assert_eq!(tidied("\u{feff}a\r\nb"), "a\nb");
}
