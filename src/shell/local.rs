//! Local storage, through `gloo-storage` and behind a probe.

use gloo_storage::{LocalStorage, Storage as _};

use super::fault::{fault, window};
use crate::storage::{Cause, Fault, Slots};

/// The local storage of this origin.
#[derive(Debug, Clone, Copy)]
pub struct Local;

/// Where it is tried whether there is room.
const PROBE: &str = "xuefen/v1/probe";

impl Local {
    /// Whether so many more characters find room, which nothing but trying says. Nothing of it
    /// stays.
    #[must_use]
    pub fn has_room(self, characters: usize) -> bool {
        let fits = self.set(PROBE, &" ".repeat(characters)).is_ok();
        // A probe that cannot be taken away is in the way of the next save, which then says so.
        self.remove(PROBE).is_ok() && fits
    }
}

/// Looks local storage up, each time anew.
///
/// `gloo-storage` stops the app where access is denied, so it is asked only after the probe. Its
/// typed interface would wrap every text in JSON; what lies in the slots is to be read by hand.
fn area() -> Result<web_sys::Storage, Fault> {
    match window()?.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) => Err(Fault::Unavailable(Cause::new("NoStorage", "there is no local storage"))),
        Err(thrown) => match fault(&thrown) {
            Fault::Failed(cause) => Err(Fault::Unavailable(cause)),
            fault => Err(fault),
        },
    }
}

impl Slots for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        area()?.get_item(key).map_err(|thrown| fault(&thrown))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        area()?.set_item(key, text).map_err(|thrown| fault(&thrown))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        area()?.remove_item(key).map_err(|thrown| fault(&thrown))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        let area = area()?;
        let mut keys = Vec::new();
        for nth in 0..area.length().map_err(|thrown| fault(&thrown))? {
            let key = area.key(nth).map_err(|thrown| fault(&thrown))?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }
}
