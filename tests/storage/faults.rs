//! Single faults, each at every moment at which it can come.

use std::cell::RefCell;
use std::collections::BTreeMap;

use xuefen::storage::memory::{Browser, Trouble, run};
use xuefen::storage::{Cause, Fault, Place, Storage, StorageError};

use super::contract;

fn keeps_the_contract(make: impl Fn() -> Browser) {
    let browsers = RefCell::new(BTreeMap::new());
    let places =
        |name: &str| browsers.borrow_mut().entry(name.to_owned()).or_insert_with(&make).places();
    run(contract::hold(places)).unwrap();
}

#[test]
fn the_adapter_in_memory_keeps_the_contract() {
    keeps_the_contract(Browser::new);
}

#[test]
fn a_slow_record_changes_nothing() {
    keeps_the_contract(|| {
        let browser = Browser::new();
        browser.be_slow();
        browser
    });
}

/// A browser in which "one" and "two" were saved, beside somebody else's key.
fn used() -> Browser {
    let browser = Browser::new();
    browser.plant("theirs", "theirs");
    let tab = browser.tab();
    let _ = run(tab.save("one")).unwrap();
    let _ = run(tab.save("two")).unwrap();
    browser
}

fn found(browser: &Browser) -> String {
    assert_eq!(browser.local().get("theirs").map(String::as_str), Some("theirs"));
    run(browser.tab().load()).unwrap().text.unwrap()
}

#[test]
fn whichever_call_fails_the_old_text_or_the_new_one_is_there() {
    let faults = [
        Fault::Full,
        Fault::Unavailable(Cause::new("SecurityError", "")),
        Fault::Failed(Cause::new("UnknownError", "")),
    ];
    for (fault, lasting, late) in faults
        .iter()
        .flat_map(|it| [(it, false, false), (it, false, true), (it, true, false), (it, true, true)])
    {
        let mut after = 0;
        loop {
            let browser = used();
            let tab = browser.tab();
            let _ = run(tab.load()).unwrap();
            browser.trouble(Some(Trouble { after, lasting, late, fault: fault.clone() }));
            let answer = run(tab.save("three"));
            browser.trouble(None);
            let text = found(&browser);
            match answer {
                Ok(_) => {
                    assert_eq!(text, "three");
                    break;
                }
                Err(error) => assert!(["two", "three"].contains(&text.as_str()), "{error}"),
            }
            // The same tab goes on when the trouble is over.
            let _ = run(tab.save("four")).unwrap();
            assert_eq!(found(&browser), "four");
            assert_eq!(run(browser.tab().load()).unwrap().damaged, []);
            after += 1;
        }
        assert!(after >= 5, "only {after} calls were tried");
    }
}

#[test]
fn a_full_store_is_told_and_the_text_lives_on_in_the_record() {
    let browser = used();
    let tab = browser.tab();
    let _ = run(tab.load()).unwrap();
    browser.limit(600);
    let long = "学".repeat(600);
    let full = StorageError::Full { place: Place::SlotA };
    assert_eq!(run(tab.save(&long)), Err(full.clone()));
    assert_eq!(tab.stash(&long), Err(full));
    assert_eq!(found(&browser), long);
    // What fits again is saved again.
    let _ = run(tab.save("short")).unwrap();
    assert_eq!(found(&browser), "short");
}

#[test]
fn a_store_that_is_blocked_says_so_and_loses_nothing() {
    let cause = Cause::new("SecurityError", "access is denied");
    let unavailable = |place| StorageError::Unavailable { place, cause: cause.clone() };

    let browser = used();
    browser.block(true, true);
    let tab = browser.tab();
    assert_eq!(run(tab.load()), Err(unavailable(Place::Record)));
    assert_eq!(run(tab.save("three")), Err(unavailable(Place::Record)));
    assert_eq!(tab.stash("three"), Err(unavailable(Place::SlotA)));
    browser.block(false, false);
    assert_eq!(found(&browser), "two");
    // What the blocked tab has written meanwhile is not forced upon what it never saw.
    assert!(matches!(run(tab.save("three")), Err(StorageError::Conflict { .. })));

    for (slots, record) in [(true, false), (false, true)] {
        let browser = used();
        browser.block(slots, record);
        let tab = browser.tab();
        let loaded = run(tab.load()).unwrap();
        assert_eq!(loaded.text.as_deref(), Some("two"));
        assert_eq!(loaded.unread.len(), if slots { 2 } else { 1 });
        for text in ["three", "four", "five"] {
            assert!(matches!(run(tab.save(text)), Err(StorageError::Unavailable { .. })));
            assert_eq!(run(browser.tab().load()).unwrap().text.as_deref(), Some(text));
        }
        browser.block(false, false);
        assert_eq!(found(&browser), "five");
        let _ = run(tab.save("six")).unwrap();
        assert_eq!(found(&browser), "six");
    }
}

#[test]
fn work_done_while_the_record_was_blocked_survives_several_visits() {
    let browser = used();
    browser.block(false, true);
    for visit in ["three", "four", "five"] {
        let tab = browser.tab();
        let _ = run(tab.load()).unwrap();
        assert!(run(tab.save("passing")).is_err());
        assert!(run(tab.save(visit)).is_err());
    }
    browser.block(false, false);
    assert_eq!(found(&browser), "five");
    assert_eq!(run(browser.tab().load()).unwrap().damaged, []);
}

#[test]
fn a_damaged_text_that_cannot_be_set_aside_stays() {
    let browser = used();
    let rubbish = "废".repeat(300);
    let slot = Place::SlotA.key().unwrap();
    browser.plant(&slot, &rubbish);
    browser.limit(600);
    let tab = browser.tab();
    let damaged = run(tab.load()).unwrap().damaged;
    let before = (browser.local(), browser.record());
    let stuck = StorageError::Stuck { place: Place::SlotA, fault: Fault::Full };
    assert_eq!(run(tab.save("three")), Err(stuck.clone()));
    assert_eq!(tab.stash("three"), Err(stuck));
    assert_eq!((browser.local(), browser.record()), before);
    // Its owner has downloaded it and lets it go.
    damaged.iter().try_for_each(|it| tab.discard(it)).unwrap();
    let _ = run(tab.save("three")).unwrap();
    assert_eq!(found(&browser), "three");
}

#[test]
fn what_another_tab_confirmed_is_not_hidden_by_higher_numbers() {
    let browser = used();
    let (stale, other) = (browser.tab(), browser.tab());
    let _ = run(stale.load()).unwrap();
    let _ = run(other.load()).unwrap();
    browser.be_stale();
    // This one's numbers run ahead, in slots that the other does not see yet.
    for text in ["three", "four"] {
        stale.stash(text).unwrap();
    }
    let _ = run(other.save("confirmed")).unwrap();
    stale.stash("five").unwrap();
    assert_eq!(found(&browser), "confirmed");
    assert!(matches!(run(stale.save("six")), Err(StorageError::Conflict { .. })));
    assert_eq!(found(&browser), "confirmed");
}

#[test]
fn all_keys_but_ours_are_left_as_they_are() {
    let browser = used();
    for key in ["xuefen", "xuefen/v1/language", "xuefen/v1/slot-c", "xuefen/v2/slot-a", "slot-a"] {
        browser.plant(key, "\"left alone\"");
    }
    let before = browser.local();
    let tab = browser.tab();
    let _ = run(tab.load()).unwrap();
    let _ = run(tab.save("three")).unwrap();
    tab.stash("four").unwrap();
    let _ = run(tab.erase()).unwrap();
    let after = browser.local();
    for (key, text) in before.iter().filter(|(key, _)| {
        [Place::SlotA, Place::SlotB].iter().all(|it| it.key().as_ref() != Some(key))
    }) {
        assert_eq!(after.get(key), Some(text));
    }
}
