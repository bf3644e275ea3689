//! Jobs on every processor, with results in the order of the jobs and never many at once.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Works on every job and takes every result, in order, until the answer is no.
///
/// At most four results a thread are waited for, so a slow taker holds up the reader.
pub(super) fn run<Job: Send, Result: Send>(
    threads: usize,
    jobs: impl Iterator<Item = Job> + Send,
    work: impl Fn(Job) -> Result + Sync,
    mut take: impl FnMut(Result) -> bool,
) {
    let (to_workers, queue) = sync_channel::<(Job, SyncSender<Result>)>(threads);
    let (to_taker, in_order) = sync_channel::<Receiver<Result>>(4 * threads);
    let (queue, work) = (&Mutex::new(queue), &work);
    thread::scope(|scope| {
        scope.spawn(move || {
            for job in jobs {
                let (answer, result) = sync_channel(1);
                if to_taker.send(result).is_err() || to_workers.send((job, answer)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..threads {
            scope.spawn(move || {
                let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((job, answer)) = next() {
                    // Nobody waits for it any more where the taker has seen enough.
                    answer.send(work(job)).ok();
                }
            });
        }
        for result in in_order {
            if result.recv().is_ok_and(|it| !take(it)) {
                break;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let mut taken = Vec::new();
        let slow_first = |it: u64| {
            thread::sleep(std::time::Duration::from_millis(if it.is_multiple_of(7) {
                5
            } else {
                0
            }));
            it * 2
        };
        run(4, 0..200, slow_first, |it| {
            taken.push(it);
            true
        });
        assert_eq!(taken, (0..200).map(|it| it * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_endless_row_of_jobs_ends_when_the_taker_has_enough() {
        let mut taken = 0;
        run(
            2,
            0_u64..,
            |it| it,
            |it| {
                taken = it;
                it < 1_000
            },
        );
        assert_eq!(taken, 1_000);
    }
}
