//! Looking through the lens from inside a memo, for pages that stay as they are while the archive changes.

use leptos::prelude::*;

use crate::present::Lens;
use crate::session::Session;

/// What `look` makes of the archive; `None` while something is in the way.
pub(super) fn through<T>(session: Session, look: impl FnOnce(&Lens<'_>) -> T) -> Option<T> {
    let (pack, assessment) = (session.pack().get()?, session.assessment().get()?);
    let archive = session.archive();
    Some(look(&Lens {
        pack: &pack,
        archive: &archive,
        assessment: &assessment,
        language: session.language(),
        today: session.today(),
    }))
}

/// Whether there is something to look at.
pub(super) fn ready(session: Session) -> Memo<bool> {
    Memo::new(move |_| session.pack().read().is_some() && session.assessment().read().is_some())
}
