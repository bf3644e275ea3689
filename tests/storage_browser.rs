//! The storage contract on the browser's own storage, and the faults that a browser can be made
//! to have.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test that meets what it does not expect has to stop")]

#[path = "storage/contract.rs"]
mod contract;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use xuefen::shell::indexed::Indexed;
use xuefen::shell::local::Local;
use xuefen::storage::{Fault, Journal, Place, Slots, Storage, StorageError, Vault};

wasm_bindgen_test_configure!(run_in_browser);

type Tab = Vault<Local, Indexed>;

/// Runs JavaScript that bends the browser.
fn bend(script: &str) -> JsValue {
    let answer = Function::new_no_args(script).call0(&JsValue::NULL);
    answer.expect("the script runs")
}

/// Does something to one of the window's interfaces.
fn bend_interface(name: &str, how: &str) {
    bend(&format!(
        "window.kept ??= {{}};
         window.kept.{name} ??= Object.getOwnPropertyDescriptor(window, '{name}');
         Object.defineProperty(window, '{name}', {{ configurable: true, {how} }})",
    ));
}

fn unbend_interface(name: &str) {
    bend(&format!("Object.defineProperty(window, '{name}', window.kept.{name})"));
}

const DENIED: &str = "get() { throw new DOMException('no', 'SecurityError'); }";

/// Begins with empty storage; what the contract's keys are does not matter to what comes after.
fn begin(database: &str) -> Tab {
    bend("localStorage.clear()");
    Vault::new(Local, Indexed::new(database))
}

#[wasm_bindgen_test]
async fn the_browsers_own_storage_keeps_the_contract() {
    let places = |name: &str| (Local, Indexed::new(&format!("contract-{name}")));
    contract::hold(places).await.expect("the contract holds");
}

#[wasm_bindgen_test]
async fn a_full_store_is_told_and_the_text_lives_on_in_the_record() {
    let tab = begin("full");
    let _ = tab.save("small").await.expect("there is room");
    bend("localStorage.setItem('theirs', 'x'.repeat(5 * 1024 * 1024 - 2000))");
    let long = "学".repeat(4000);
    assert_eq!(tab.save(&long).await, Err(StorageError::Full { place: Place::SlotB }));
    let loaded = begin_again("full").load().await.expect("one place can be read");
    assert_eq!(loaded.text, Some(long));
    bend("localStorage.removeItem('theirs')");
    let _ = tab.save("small again").await.expect("there is room again");
}

fn begin_again(database: &str) -> Tab {
    Vault::new(Local, Indexed::new(database))
}

#[wasm_bindgen_test]
async fn local_storage_that_is_denied_stops_nothing() {
    let tab = begin("denied");
    let _ = tab.save("before").await.expect("it is saved");
    bend_interface("localStorage", DENIED);
    let denied = tab.save("during").await;
    let loaded = begin_again("denied").load().await;
    unbend_interface("localStorage");
    assert!(
        matches!(denied, Err(StorageError::Unavailable { place, .. }) if place != Place::Record)
    );
    let loaded = loaded.expect("the record can be read");
    assert_eq!((loaded.text.as_deref(), loaded.unread.len()), (Some("during"), 2));
}

#[wasm_bindgen_test]
async fn a_database_that_is_denied_stops_nothing() {
    let tab = begin("no-database");
    let _ = tab.save("before").await.expect("it is saved");
    for denial in ["value: undefined", DENIED] {
        bend_interface("indexedDB", denial);
        let denied = tab.save("during").await;
        let loaded = begin_again("no-database").load().await;
        unbend_interface("indexedDB");
        assert!(matches!(denied, Err(StorageError::Unavailable { place: Place::Record, .. })));
        assert_eq!(loaded.expect("a slot can be read").text.as_deref(), Some("during"));
    }
    let _ = tab.save("after").await.expect("it is saved again");
}

#[wasm_bindgen_test]
async fn a_record_that_fails_is_told() {
    let tab = begin("failing");
    let _ = tab.save("before").await.expect("it is saved");
    // The write is accepted, and the transaction ends without room, as browsers do it.
    for (fault, place) in [("QuotaExceededError", true), ("UnknownError", false)] {
        bend(&format!(
            "const put = IDBObjectStore.prototype.put;
             IDBObjectStore.prototype.put = function () {{
               IDBObjectStore.prototype.put = put;
               throw new DOMException('no', '{fault}');
             }}",
        ));
        let failed = tab.save("during").await;
        let full = StorageError::Full { place: Place::Record };
        assert_eq!(failed == Err(full), place, "{failed:?}");
        assert!(failed.is_err());
    }
    bend(
        "const put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (...all) {
           IDBObjectStore.prototype.put = put;
           const request = put.apply(this, all);
           this.transaction.abort();
           return request;
         }",
    );
    assert!(matches!(tab.save("during").await, Err(StorageError::Failed { .. })));
    let _ = tab.save("after").await.expect("it is saved again");
    let loaded = begin_again("failing").load().await.expect("it can be read");
    assert_eq!(loaded.text.as_deref(), Some("after"));
}

#[wasm_bindgen_test]
async fn a_write_that_is_silently_dropped_is_noticed() {
    let tab = begin("dropped");
    let _ = tab.save("before").await.expect("it is saved");
    bend(
        "const set = Storage.prototype.setItem;
         Storage.prototype.setItem = function () { Storage.prototype.setItem = set; }",
    );
    assert!(matches!(tab.save("during").await, Err(StorageError::Failed { .. })));
}

#[wasm_bindgen_test]
async fn a_record_that_is_no_text_is_not_overwritten_unseen() {
    let journal = Indexed::new("odd");
    journal.replace(|_| Some("made".to_owned())).await.expect("it is written");
    let planted = bend(
        "return new Promise((resolve, reject) => {
           const opened = indexedDB.open('odd');
           opened.onsuccess = () => {
             const done = opened.result.transaction('journal', 'readwrite');
             done.objectStore('journal').put({ someone: 'else' }, 'document');
             done.oncomplete = () => { opened.result.close(); resolve(); };
             done.onabort = reject;
           };
         })",
    );
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(planted)).await.expect("planted");
    assert_eq!(journal.read().await, Ok(Some("{\"someone\":\"else\"}".to_owned())));
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_release_can_still_be_read() {
    let made = bend(
        "return new Promise((resolve, reject) => {
           const opened = indexedDB.open('newer', 7);
           opened.onupgradeneeded = () => opened.result.createObjectStore('journal');
           opened.onsuccess = () => {
             const done = opened.result.transaction('journal', 'readwrite');
             done.objectStore('journal').put('xuefen-frame 9 news', 'document');
             done.oncomplete = () => { opened.result.close(); resolve(); };
             done.onabort = reject;
           };
         })",
    );
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(made)).await.expect("made");
    let tab = begin("newer");
    let newer = StorageError::NewerForm { place: Place::Record, form: 9 };
    assert_eq!(tab.load().await, Err(newer.clone()));
    assert_eq!(tab.save("old").await, Err(newer));
    assert_eq!(Local.keys("").expect("it can be read"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn the_record_asks_for_strict_durability() {
    let asked = bend(
        "const begin = IDBDatabase.prototype.transaction;
         window.asked = [];
         IDBDatabase.prototype.transaction = function (...all) {
           const transaction = begin.apply(this, all);
           window.asked.push(transaction.mode + ' ' + transaction.durability);
           return transaction;
         };
         return window.asked",
    );
    let _ = begin("strict").save("text").await.expect("it is saved");
    let first = Reflect::get_u32(&asked, 0).expect("a transaction was begun");
    assert_eq!(first.as_string().as_deref(), Some("readwrite strict"));
}

#[wasm_bindgen_test]
fn other_names_for_no_room_are_known() {
    for name in ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"] {
        let thrown = bend(&format!("return new DOMException('no room', '{name}')"));
        assert_eq!(xuefen::shell::fault::fault(&thrown), Fault::Full);
    }
    let thrown = bend("return new TypeError('no')");
    assert!(matches!(xuefen::shell::fault::fault(&thrown), Fault::Failed(_)));
}
