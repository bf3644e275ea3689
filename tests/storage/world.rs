//! The places under test, with access to what lies in them.

use std::error::Error;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use xuefen::storage::{Fault, Journal, Place, Slots, Storage, Vault};

pub(super) type Kept = Result<(), Box<dyn Error>>;

/// Somebody else's key, which lies there throughout.
const THEIRS: (&str, &str) = ("another-app", "{\"ours\": false}");

/// Places of one name, which no other test uses.
pub(super) struct World<'a, F> {
    name: String,
    places: &'a F,
}

impl<'a, L: Slots, J: Journal, F: Fn(&str) -> (L, J)> World<'a, F> {
    pub(super) fn new(name: &str, places: &'a F) -> Self {
        Self { name: name.to_owned(), places }
    }

    pub(super) fn tab(&self) -> Vault<L, J> {
        let (slots, journal) = (self.places)(&self.name);
        Vault::new(slots, journal)
    }

    pub(super) fn slots(&self) -> L {
        (self.places)(&self.name).0
    }

    /// Empties local storage, puts somebody else's key there, and opens a tab.
    pub(super) fn begin(&self) -> Result<Vault<L, J>, Fault> {
        let slots = self.slots();
        for key in slots.keys("")? {
            slots.remove(&key)?;
        }
        slots.set(THEIRS.0, THEIRS.1)?;
        Ok(self.tab())
    }

    pub(super) fn put(&self, place: Place, text: &str) -> Result<(), Fault> {
        self.slots().set(&place.key().unwrap_or_default(), text)
    }

    pub(super) async fn put_record(&self, text: &str) -> Result<(), Fault> {
        (self.places)(&self.name).1.replace(|_| Some(text.to_owned())).await
    }

    /// Everything that lies anywhere.
    pub(super) async fn everything(&self) -> Result<Vec<String>, Fault> {
        let (slots, journal) = (self.places)(&self.name);
        let mut all: Vec<_> = journal.read().await?.into_iter().collect();
        for key in slots.keys("")? {
            all.extend(slots.get(&key)?.map(|text| format!("{key}={text}")));
        }
        all.sort();
        Ok(all)
    }

    /// Checks that the next visit finds `text`, and that others' keys are as they were.
    pub(super) async fn next_visit_finds(&self, text: &str) -> Kept {
        assert_eq!(self.tab().load().await?.text.as_deref(), Some(text), "{}", self.name);
        assert_eq!(self.slots().get(THEIRS.0)?.as_deref(), Some(THEIRS.1), "{}", self.name);
        Ok(())
    }
}

/// Awaits two futures at once, asking the first one first.
pub(super) async fn both<A, B>(
    one: impl Future<Output = A>,
    two: impl Future<Output = B>,
) -> (A, B) {
    let (mut one, mut two) = (pin!(one), pin!(two));
    let (mut a, mut b) = (None, None);
    poll_fn(move |context| {
        if a.is_none() {
            a = poll(one.as_mut().poll(context));
        }
        if b.is_none() {
            b = poll(two.as_mut().poll(context));
        }
        match (a.take(), b.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (done, also) => {
                (a, b) = (done, also);
                Poll::Pending
            }
        }
    })
    .await
}

fn poll<T>(poll: Poll<T>) -> Option<T> {
    match poll {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}
