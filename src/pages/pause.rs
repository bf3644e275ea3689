//! What waits until one pauses, so that no key waits for it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// How long one pauses.
const PAUSE: Duration = Duration::from_millis(120);
/// How long before something that takes a while.
const LONG: Duration = Duration::from_millis(300);

/// Something that is put off again by every key.
#[derive(Clone, Copy)]
pub(super) struct Pause {
    pending: StoredValue<Option<TimeoutHandle>>,
    length: Duration,
}

impl Pause {
    /// Nothing waits.
    pub(super) fn new() -> Self {
        Self { pending: StoredValue::new(None), length: PAUSE }
    }

    /// Nothing waits; what will takes a while.
    pub(super) fn long() -> Self {
        Self { length: LONG, ..Self::new() }
    }

    /// Does this at the next pause, instead of what has been waiting. The page may be gone then.
    pub(super) fn then(self, act: impl FnOnce() + 'static) {
        if let Some(earlier) = self.pending.try_get_value().flatten() {
            earlier.clear();
        }
        self.pending.try_set_value(set_timeout_with_handle(act, self.length).ok());
    }
}
