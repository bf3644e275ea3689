//! The record in IndexedDB, by a binding as thin as it can be.
//!
//! Database [`DATABASE`], object store [`STORE`], one text under the key [`RECORD`]. A journal of
//! single steps can later lie in the same store under other keys, and share its transactions.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::fault::{cause, fault, window};
use crate::storage::{Cause, Fault, Journal};

/// The app's database.
pub const DATABASE: &str = "xuefen";

/// The object store in it.
pub const STORE: &str = "journal";

/// The record's key in the store.
pub const RECORD: &str = "document";

/// How long an answer may take. Some browsers have been seen never to answer at all.
const PATIENCE_MS: i32 = 10_000;

/// One record of the database of this name.
#[derive(Debug, Clone)]
pub struct Indexed {
    database: String,
}

impl Indexed {
    /// Names the database. It is made when it is first needed.
    #[must_use]
    pub fn new(database: &str) -> Self {
        Self { database: database.to_owned() }
    }

    /// Opens the database in whatever version it is, so that one which a newer release has changed
    /// can still be read and recognised.
    async fn open(&self) -> Result<Open, Fault> {
        let factory = window()?.indexed_db().map_err(|thrown| unavailable(&thrown))?;
        let none = || Fault::Unavailable(Cause::new("NoDatabase", "there is no IndexedDB"));
        let factory = factory.ok_or_else(none)?;
        let request = factory.open(&self.database).map_err(|thrown| unavailable(&thrown))?;
        let make_store = Closure::<dyn FnMut(web_sys::Event)>::new(|event: web_sys::Event| {
            let request = event.target().and_then(|it| it.dyn_into::<IdbOpenDbRequest>().ok());
            let database = request.and_then(|it| it.result().ok());
            if let Some(database) = database.and_then(|it| it.dyn_into::<IdbDatabase>().ok()) {
                // If this fails there is no store, which the first transaction then reports.
                drop(database.create_object_store(STORE));
            }
        });
        request.set_onupgradeneeded(Some(make_store.as_ref().unchecked_ref()));
        let opened = answer(&request).await;
        request.set_onupgradeneeded(None);
        let opened = opened.map_err(|fault| match fault {
            Fault::Failed(cause) => Fault::Unavailable(cause),
            fault => fault,
        })?;
        opened.dyn_into().map(Open).map_err(|odd| unavailable(&odd))
    }
}

impl Journal for Indexed {
    async fn read(&self) -> Result<Option<String>, Fault> {
        let database = self.open().await?;
        let (_, store) = database.begin("readonly")?;
        held(&store).await
    }

    async fn replace(
        &self,
        next: impl FnOnce(Option<String>) -> Option<String>,
    ) -> Result<(), Fault> {
        let database = self.open().await?;
        let (transaction, store) = database.begin("readwrite")?;
        // Between here and `put` nothing may be awaited but this transaction's own requests, or it
        // would be over. While it is open no other tab can begin one.
        let Some(text) = next(held(&store).await?) else { return Ok(()) };
        let done = completion(&transaction);
        store
            .put_with_key(&JsValue::from_str(&text), &JsValue::from_str(RECORD))
            .map_err(|thrown| fault(&thrown))?;
        in_time(&done).await.map(drop).map_err(|thrown| {
            // The transaction knows better than the event why it was aborted.
            transaction.error().map_or_else(|| fault(&thrown), |error| fault(&error))
        })
    }
}

/// A connection, closed when it is dropped; what has begun is still carried out.
struct Open(IdbDatabase);

impl Open {
    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), Fault> {
        let transaction = self.transaction(mode).map_err(|thrown| fault(&thrown))?;
        let store = transaction.object_store(STORE).map_err(|thrown| fault(&thrown))?;
        Ok((transaction, store))
    }

    /// web-sys keeps the options under a flag for interfaces that may still change. A browser that
    /// does not know them ignores them.
    fn transaction(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        begin.call3(&self.0, &STORE.into(), &mode.into(), &options)?.dyn_into()
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What the store holds in its record. What is not a text is shown as one, so that it is found
/// foreign and not overwritten.
async fn held(store: &IdbObjectStore) -> Result<Option<String>, Fault> {
    let request = store.get(&JsValue::from_str(RECORD)).map_err(|thrown| fault(&thrown))?;
    let value = answer(&request).await?;
    if value.is_undefined() {
        return Ok(None);
    }
    let written = || js_sys::JSON::stringify(&value).ok().map(String::from);
    Ok(Some(value.as_string().or_else(written).unwrap_or_default()))
}

/// The answer to a request.
async fn answer(request: &IdbRequest) -> Result<JsValue, Fault> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match in_time(&answered).await {
        Ok(_) => request.result().map_err(|thrown| fault(&thrown)),
        Err(thrown) => match request.error() {
            Ok(Some(error)) => Err(fault(&error)),
            _ => Err(fault(&thrown)),
        },
    }
}

/// The end of a transaction: everything in it is written, or nothing.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

/// Waits for a promise, but not for ever.
async fn in_time(promise: &Promise) -> Result<JsValue, JsValue> {
    let late = js_sys::Error::new("no answer came in time");
    late.set_name("Timeout");
    let timeout = Promise::new(&mut |_, reject| {
        if let Some(window) = web_sys::window() {
            let timer = window.set_timeout_with_callback_and_timeout_and_arguments_1(
                &reject,
                PATIENCE_MS,
                &late,
            );
            drop(timer);
        }
    });
    JsFuture::from(Promise::race(&Array::of2(promise, &timeout))).await
}

fn unavailable(thrown: &JsValue) -> Fault {
    Fault::Unavailable(cause(thrown))
}
