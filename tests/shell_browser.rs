//! What the shell makes of the browser's other interfaces, in a browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test that meets what it does not expect has to stop")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use xuefen::shell::files::{Chosen, Encoding, FileError, decode, download_text};
use xuefen::shell::settings::Setting;
use xuefen::shell::{clock, copy, focus, ids, page, persist, rescue, settings};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs JavaScript, and waits if it answers with a promise.
async fn script(script: &str) -> JsValue {
    let answer = Function::new_no_args(script).call0(&JsValue::NULL).expect("the script runs");
    JsFuture::from(Promise::resolve(&answer)).await.expect("the script ends well")
}

async fn text(code: &str) -> String {
    script(code).await.as_string().expect("a text")
}

/// Puts something into the page, instead of what the last test has put there.
async fn show(html: &str) {
    let shown = "let root = document.getElementById('shown');
        if (!root) { root = document.createElement('div'); root.id = 'shown';
                     document.body.append(root); }
        root.innerHTML = arguments[0]";
    let shown = Function::new_with_args("html", &shown.replace("arguments[0]", "html"));
    shown.call1(&JsValue::NULL, &html.into()).expect("it is shown");
}

async fn choose(content: &str) -> Chosen {
    show("<input type=file id=file>").await;
    script(&format!(
        "const chosen = new DataTransfer();
         chosen.items.add(new File([{content}], '扫描件.pdf'));
         document.getElementById('file').files = chosen.files",
    ))
    .await;
    Chosen::in_input("file").expect("a file is chosen")
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_up_to_its_limit() {
    let file = choose("'学分'").await;
    assert_eq!((file.name().as_str(), file.size()), ("扫描件.pdf", 6));
    assert_eq!(file.read(6).await.expect("it is read"), "学分".as_bytes());
    assert_eq!(file.read(5).await, Err(FileError::TooLarge { size: 6, limit: 5 }));
    assert!(Chosen::in_input("file").is_none(), "the input is free for the same file");
}

#[wasm_bindgen_test]
async fn the_digest_of_a_file_is_made_in_pieces() {
    let known = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("'abc'", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ];
    for (content, digest) in known {
        assert_eq!(choose(content).await.sha256(|_| {}).await.as_deref(), Ok(digest));
    }
    // Compared with the browser's own, over pieces that do not come out even.
    let large = choose("new Uint8Array(5_000_001).map((_, nth) => nth * 7)").await;
    let own = text(
        "return crypto.subtle.digest('SHA-256', new Uint8Array(5_000_001).map((_, nth) => nth * 7))
           .then((it) => [...new Uint8Array(it)]
             .map((byte) => byte.toString(16).padStart(2, '0')).join(''))",
    )
    .await;
    let mut heard = Vec::new();
    assert_eq!(large.sha256(|done| heard.push(done)).await, Ok(own));
    assert_eq!((heard.len(), heard.last()), (5, Some(&5_000_001)));
}

#[wasm_bindgen_test]
fn texts_are_read_in_the_encodings_that_spreadsheets_write() {
    let known: [(&[u8], &str, Encoding); 5] = [
        ("学分,1\r\n".as_bytes(), "学分,1\r\n", Encoding::Utf8),
        (b"\xef\xbb\xbf\xe5\xad\xa6", "学", Encoding::Utf8),
        (b"\xd1\xa7\xb7\xd6,1", "学分,1", Encoding::Gb18030),
        (b"\xff\xfe\x66\x5b\x2c\x00", "学,", Encoding::Utf16),
        (b"", "", Encoding::Utf8),
    ];
    for (bytes, text, encoding) in known {
        assert_eq!(decode(bytes), Ok((text.to_owned(), encoding)));
    }
    assert_eq!(decode(b"\x80\xff\xff\xff"), Err(FileError::NotText));
    assert_eq!(decode(b"\xff\xfe\x66"), Err(FileError::NotText));
}

#[wasm_bindgen_test]
async fn a_text_is_given_as_a_file() {
    script(
        "window.given = [];
         HTMLAnchorElement.prototype.click = function () {
           window.given.push(fetch(this.href).then((it) => it.text())
             .then((text) => `${this.download}|${this.isConnected}|${text}`));
         }",
    )
    .await;
    download_text("学分.json", "application/json", "{\"学分\": 1}").expect("it is given");
    script("delete HTMLAnchorElement.prototype.click").await;
    let given = text("return window.given[0]").await;
    assert!(given.starts_with("学分.json|") && given.ends_with("|{\"学分\": 1}"), "{given}");
    let left = script("return document.querySelectorAll('a[download]').length").await;
    assert_eq!(left.as_f64().map(|it| it.to_bits()), Some(0));
}

#[wasm_bindgen_test]
async fn copying_falls_back_to_the_old_way() {
    show("<button id=here>x</button>").await;
    assert!(focus::element("here"));
    script(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
         document.execCommand = () => { window.copied = document.activeElement.value; return true }",
    )
    .await;
    assert!(copy::text("学分").await);
    script("delete navigator.clipboard; delete document.execCommand").await;
    assert_eq!(text("return window.copied").await, "学分");
    assert_eq!(text("return document.activeElement.id").await, "here");
}

#[wasm_bindgen_test]
async fn the_focus_goes_where_it_is_told() {
    show(
        "<main><h1>题</h1><label for='a'>甲</label><input id='a'>
         <fieldset><legend>乙</legend><input type='radio' id='b'></fieldset>
         <label>丙<input id='c'></label><p id='d'>丁</p></main>",
    )
    .await;
    script("Element.prototype.scrollIntoView = function () { window.scrolled = this.textContent }")
        .await;
    for (id, label) in [("a", "甲"), ("b", "乙"), ("c", "丙")] {
        assert!(focus::field(id));
        assert_eq!(text("return document.activeElement.id").await, id);
        assert_eq!(text("return window.scrolled").await, label);
    }
    script("delete Element.prototype.scrollIntoView").await;
    assert!(!focus::field("nowhere"));
    assert!(focus::heading());
    assert_eq!(text("return document.activeElement.localName").await, "h1");
}

#[wasm_bindgen_test]
async fn the_page_says_its_title_language_and_theme() {
    page::set_title("学分");
    page::set_language("en");
    page::set_theme(Some("dark"));
    let root = "document.documentElement";
    let said = text(&format!("return document.title + {root}.lang + {root}.dataset.theme")).await;
    assert_eq!(said, "学分endark");
    page::set_theme(None);
    assert_eq!(text(&format!("return String({root}.dataset.theme)")).await, "undefined");
}

#[wasm_bindgen_test]
async fn the_address_is_heard_while_somebody_listens() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let heard = Rc::clone(&heard);
        page::on_hash(move |hash| heard.borrow_mut().push(hash)).expect("it listens")
    };
    let expect = "window.changed = new Promise((done) =>
        addEventListener('hashchange', done, { once: true }))";
    script(expect).await;
    page::set_hash("/records?q=%E5%AD%A6");
    script("return window.changed").await;
    page::replace_hash("/sample");
    assert_eq!(page::hash(), "/sample");
    drop(listener);
    script(expect).await;
    page::set_hash("");
    script("return window.changed").await;
    assert_eq!(*heard.borrow(), ["/records?q=%E5%AD%A6"]);
    assert_eq!(page::hash(), "");
}

#[wasm_bindgen_test]
async fn leaving_returning_and_other_tabs_are_heard() {
    let left = Rc::new(Cell::new(0));
    let count = Rc::clone(&left);
    let _leaving = page::on_leave(move || count.set(count.get() + 1)).expect("it listens");
    let returned = Rc::new(Cell::new(0));
    let count = Rc::clone(&returned);
    let _returning = page::on_return(move || count.set(count.get() + 1)).expect("it listens");
    let keys = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&keys);
    let _other = page::on_other_tab(move |key| heard.borrow_mut().push(key)).expect("it listens");
    script(
        "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
         dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
         dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
         dispatchEvent(new StorageEvent('storage', { key: 'k' }));
         dispatchEvent(new StorageEvent('storage', { key: null }))",
    )
    .await;
    assert_eq!((left.get(), returned.get()), (1, 1));
    assert_eq!(*keys.borrow(), [Some("k".to_owned()), None]);
}

#[wasm_bindgen_test]
async fn closing_is_asked_about_only_with_unsaved_work() {
    let unsaved = Rc::new(Cell::new(false));
    let asked = Rc::clone(&unsaved);
    let _asking = page::ask_before_closing(move || asked.get()).expect("it listens");
    let close = "return String(dispatchEvent(new Event('beforeunload', { cancelable: true })))";
    assert_eq!(text(close).await, "true");
    unsaved.set(true);
    assert_eq!(text(close).await, "false");
}

#[wasm_bindgen_test]
async fn something_is_done_after_the_page_is_drawn() {
    let done = Rc::new(Cell::new(false));
    let flag = Rc::clone(&done);
    page::after_render(move || flag.set(true));
    assert!(!done.get());
    script(
        "const frame = () => new Promise((done) => requestAnimationFrame(done));
         return frame().then(frame).then(frame)",
    )
    .await;
    assert!(done.get());
}

#[wasm_bindgen_test]
async fn settings_lie_where_the_page_looks_for_them() {
    settings::keep(Setting::Theme, Some("dark")).expect("it is kept");
    assert_eq!(text("return localStorage.getItem('xuefen/v1/theme')").await, "dark");
    assert_eq!(settings::read(Setting::Theme).as_deref(), Some("dark"));
    settings::keep(Setting::Theme, None).expect("it is forgotten");
    assert_eq!(settings::read(Setting::Theme), None);
    assert_eq!(settings::read(Setting::Language), None);
}

#[wasm_bindgen_test]
async fn ids_differ_with_and_without_good_chance() {
    let mut all: Vec<_> = (0..1000).map(|_| ids::new()).collect();
    script(
        "Crypto.prototype.kept = Crypto.prototype.getRandomValues;
         Crypto.prototype.getRandomValues = () => { throw new Error('no') }",
    )
    .await;
    all.extend((0..1000).map(|_| ids::new()));
    script("Crypto.prototype.getRandomValues = Crypto.prototype.kept").await;
    assert!(all.iter().all(|it| it.len() == 32 && it.chars().all(|it| it.is_ascii_hexdigit())));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 2000);
}

#[wasm_bindgen_test]
async fn the_clock_is_the_devices_own() {
    let day = text(
        "const now = new Date(); const two = (it) => String(it).padStart(2, '0');
         return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`",
    )
    .await;
    assert_eq!(clock::today().to_string(), day);
    let time = clock::time();
    assert!(time.len() == 5 && time.get(2..3) == Some(":"), "{time}");
}

#[wasm_bindgen_test]
async fn asking_to_persist_never_fails() {
    let first = persist::ask().await;
    script("Object.defineProperty(navigator, 'storage', { configurable: true, value: undefined })")
        .await;
    assert!(!persist::ask().await);
    script("delete navigator.storage").await;
    assert_eq!(persist::ask().await, first);
}

#[wasm_bindgen_test]
async fn a_panic_is_handed_to_the_page() {
    script("addEventListener('xuefen-panic', (it) => { window.panicked = it.detail })").await;
    rescue::tell("it broke");
    assert_eq!(text("return window.panicked").await, "it broke");
}
