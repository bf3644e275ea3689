//! What browsers throw, told apart as far as the app does something different about it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

use crate::storage::{Cause, Fault};

/// The names under which browsers say that there is no room, today's and older ones.
const FULL: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

/// `DOMException.code` for the same.
const FULL_CODE: u16 = 22;

/// Tells what a thrown value means.
#[must_use]
pub fn fault(thrown: &JsValue) -> Fault {
    let cause = cause(thrown);
    let code = thrown.dyn_ref::<web_sys::DomException>().map_or(0, web_sys::DomException::code);
    if FULL.contains(&cause.name.as_str()) || code == FULL_CODE {
        return Fault::Full;
    }
    if cause.name == "SecurityError" {
        return Fault::Unavailable(cause);
    }
    Fault::Failed(cause)
}

/// What a thrown value says of itself.
#[must_use]
pub fn cause(thrown: &JsValue) -> Cause {
    let said = |key: &str| {
        let said = Reflect::get(thrown, &key.into()).ok();
        said.and_then(|it| it.as_string()).unwrap_or_default()
    };
    Cause { name: said("name"), message: said("message") }
}

/// The window, which a page always has and a worker never.
pub(super) fn window() -> Result<web_sys::Window, Fault> {
    web_sys::window().ok_or_else(|| Fault::Unavailable(Cause::new("NoWindow", "not in a page")))
}
