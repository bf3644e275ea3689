//! Asking the browser not to clear the app's data when the disc gets full.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks once more unless it is granted already, and says whether it is.
///
/// Ask after the first real save: some browsers put the question to the user, some decide by use.
/// Over plain http there is nothing to ask, and the answer is no.
pub async fn ask() -> bool {
    let Some(manager) = manager() else { return false };
    if is_true(manager.persisted().ok()).await {
        return true;
    }
    is_true(manager.persist().ok()).await
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"storage".into()).ok()?.dyn_into().ok()
}

async fn is_true(asked: Option<Promise>) -> bool {
    let Some(asked) = asked else { return false };
    JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy())
}
