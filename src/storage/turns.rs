//! Taking turns: who asks first is served first, whoever is awaited first.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// A queue in which callers wait for each other.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    stamps: u64,
    waiting: VecDeque<(u64, Waker)>,
}

/// A place in the queue, given up when it is dropped, whether or not its turn has come.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    turns: &'a Turns,
    /// When this turn was asked for, compared with other stamps.
    pub(super) stamp: u64,
}

impl Turns {
    /// Joins the queue at its end, now.
    pub(super) fn join(&self) -> Turn<'_> {
        let stamp = self.stamp();
        self.queue().waiting.push_back((stamp, Waker::noop().clone()));
        Turn { turns: self, stamp }
    }

    /// Marks a moment in the order of asking, without waiting.
    pub(super) fn stamp(&self) -> u64 {
        let mut queue = self.queue();
        queue.stamps += 1;
        queue.stamps
    }

    /// The lock is never held across an await or a caller's code, so it is never poisoned halfway.
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// Waits until everybody who asked before is done.
    pub(super) async fn comes(&self) {
        poll_fn(|context| {
            let mut queue = self.turns.queue();
            if queue.waiting.front().is_none_or(|(first, _)| *first == self.stamp) {
                return Poll::Ready(());
            }
            if let Some((_, waker)) = queue.waiting.iter_mut().find(|it| it.0 == self.stamp) {
                waker.clone_from(context.waker());
            }
            Poll::Pending
        })
        .await;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut queue = self.turns.queue();
        queue.waiting.retain(|(stamp, _)| *stamp != self.stamp);
        let next = queue.waiting.front().map(|(_, waker)| waker.clone());
        drop(queue);
        if let Some(next) = next {
            next.wake();
        }
    }
}
