//! The browser, and the only place that knows its interfaces: storage, files, clock, page, focus.
//!
//! Invariant: no handle of the browser is held between calls, listeners aside.

pub mod clock;
pub mod copy;
pub mod fault;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod ids;
pub mod indexed;
pub mod local;
pub mod page;
pub mod persist;
pub mod rescue;
pub mod settings;

use crate::storage::Vault;

/// Storage as this browser offers it.
pub type BrowserStorage = Vault<local::Local, indexed::Indexed>;

/// Makes the storage of this tab. Make one, and share it.
#[must_use]
pub fn storage() -> BrowserStorage {
    Vault::new(local::Local, indexed::Indexed::new(indexed::DATABASE))
}
