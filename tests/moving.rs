//! Another policy loses nothing: the sample and every archive of the worked cases, taken to every
//! shipped policy and back.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it does not expect has to stop"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use xuefen::present::record_form::{InputKind, RecordForm, Slot, check, layout};
use xuefen::state::{Command, OpenDocument};
use xuefen_engine::archive::{Archive, Record};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::{Pack, assess};
use xuefen_exchange::archive_file::read_archive;
use xuefen_exchange::cases::read_cases;
use xuefen_exchange::document::{Document, History, PolicyChoice};
use xuefen_packs::SHIPPED;
use xuefen_words::Language;

fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).ok()
}

fn pack(id: &str) -> Pack {
    Pack::parse(&read(&format!("policies/{id}/pack.json")).unwrap()).unwrap()
}

/// Every archive there is, each with the policy that it was made for.
static ARCHIVES: LazyLock<Vec<(String, Archive)>> = LazyLock::new(|| {
    let sample = read_archive(&read("public/samples/khorgos-2024-2028.json").unwrap()).unwrap();
    let sample = (sample.policy.unwrap().id, sample.archive);
    let cases = SHIPPED.iter().filter_map(|it| read(&format!("policies/{}/cases.json", it.id)));
    let cases = cases.flat_map(|it| read_cases(&it).unwrap().cases);
    let all: Vec<_> =
        std::iter::once(sample).chain(cases.map(|it| (it.policy, it.archive))).collect();
    assert!(all.len() > 800);
    all
});

/// An archive as somebody would own it: every record has a title and a day.
fn opened(policy: &str, archive: &Archive) -> OpenDocument {
    let filled = |it: &Record| Record {
        title: it.title.clone().or_else(|| Some(format!("培训{}", it.id))),
        completed_on: it.completed_on.or_else(|| parse_date("2025-05-01")),
        ..it.clone()
    };
    let document = Document {
        policy: Some(PolicyChoice::new(policy)),
        teacher: archive.teacher().clone(),
        records: archive.records().map(|it| (it.id.clone(), filled(it))).collect(),
        ..Document::default()
    };
    OpenDocument::new(document, History::default()).unwrap()
}

fn choose(open: &OpenDocument, policy: &str) -> OpenDocument {
    open.dispatch(Command::ChoosePolicy(PolicyChoice::new(policy))).unwrap()
}

/// Moves an archive to a policy and back, and looks at every record there.
fn nothing_is_lost(open: &OpenDocument, home: &Pack, there: &Pack) {
    let today = parse_date("2026-11-22").unwrap();
    let moved = choose(open, &there.id);
    assert_eq!(moved.document().records, open.document().records);
    assert_eq!(moved.document().teacher, open.document().teacher);
    let settled = assess(there, moved.archive(), today);
    for record in moved.archive().records() {
        assert!(settled.projected.settlement(&record.id).is_some(), "every record is told of");
        stays_in_the_form(record, there, &moved);
    }
    let back = choose(&moved, &home.id);
    assert_eq!(back.document(), open.document());
    // What changes nothing is no step.
    if there.id != home.id {
        assert_eq!(back.undo().unwrap().document(), moved.document());
        assert_eq!(back.undo().unwrap().undo().unwrap().document(), open.document());
    }
}

/// A record that is opened in the form and saved as it stands keeps every fact, whatever the policy.
fn comes_out_of_the_form(open: &OpenDocument) {
    for record in open.archive().records() {
        let form = RecordForm::from_record(record);
        assert_eq!(check(&form, &record.id, Some(record)).as_ref(), Ok(record));
    }
}

/// The category of a record can be chosen in the form whether or not the policy has it.
fn stays_in_the_form(record: &Record, pack: &Pack, open: &OpenDocument) {
    let form = RecordForm::from_record(record);
    let Some(category) = &record.category else { return };
    let shown = layout(pack, &open.document().teacher, &form, Some(record), Language::Zh);
    let fields = shown.basic.iter().chain(&shown.asked).chain(&shown.other);
    let field = fields.into_iter().find(|it| it.slot == Slot::Category).unwrap();
    let InputKind::Choice(choices) = &field.input else { panic!("a category is chosen") };
    let choice = choices.iter().find(|it| it.value == *category).unwrap();
    let is_known =
        pack.categories.find(category).is_some_and(|it| pack.stated_categories().contains(&it));
    assert_eq!(!choice.label.ends_with("（所选政策没有这一类）"), is_known, "{choice:?}");
}

#[test]
fn the_sample_is_whole_under_every_policy_and_when_it_comes_back() {
    let packs: Vec<Pack> = SHIPPED.iter().map(|it| pack(it.id)).collect();
    let (policy, sample) = &ARCHIVES[0];
    let home = packs.iter().find(|it| it.id == *policy).unwrap();
    let open = opened(policy, sample);
    let today = parse_date("2026-11-22").unwrap();
    let before = assess(home, open.archive(), today);
    for there in &packs {
        nothing_is_lost(&open, home, there);
        let back = choose(&choose(&open, &there.id), policy);
        assert_eq!(assess(home, back.archive(), today), before);
    }
}

#[test]
fn every_worked_archive_is_whole_under_every_policy_and_when_it_comes_back() {
    let packs: Vec<Pack> = SHIPPED.iter().map(|it| pack(it.id)).collect();
    for (policy, archive) in ARCHIVES.iter() {
        let home = packs.iter().find(|it| it.id == *policy).unwrap();
        let open = opened(policy, archive);
        comes_out_of_the_form(&open);
        for there in &packs {
            nothing_is_lost(&open, home, there);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_way_through_the_policies_leads_back(
        nth in 0_usize..800,
        way in prop::collection::vec(select(SHIPPED), 1..8),
    ) {
        let (policy, archive) = &ARCHIVES[nth];
        let open = opened(policy, archive);
        let moved = way.iter().fold(open.clone(), |open, it| choose(&open, it.id));
        let back = choose(&moved, policy);
        prop_assert_eq!(back.document(), open.document());
        let last = way.last().unwrap();
        prop_assert_eq!(&moved.document().policy, &Some(PolicyChoice::new(last.id)));
    }
}
