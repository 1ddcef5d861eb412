//! Threads that share the work.
//!
//! What comes out never depends on how many there are: every task is done by one thread
//! alone, and what threads gather on the way is put together so that the order in which
//! they gathered it does not matter.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// So many threads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crew(usize);

impl Crew {
    /// The caller's own thread.
    pub(super) const ALONE: Self = Self(1);

    /// As many as are given, at least the caller's own.
    pub(super) fn of(threads: usize) -> Self {
        Self(threads.max(1))
    }

    /// Does every task. Each thread begins with a notebook of its own, which is returned.
    /// `tell` hears how many tasks have been begun, of how many, and may stop the work:
    /// then the result is `None`.
    pub(super) fn share<T: Send, N: Send>(
        self,
        tasks: Vec<T>,
        begin: impl Fn() -> N + Sync,
        work: impl Fn(&mut N, T) + Sync,
        tell: &mut dyn FnMut(usize, usize) -> Option<()>,
    ) -> Option<Vec<N>> {
        let all = tasks.len();
        let queue = Mutex::new(tasks.into_iter());
        let stopped = AtomicBool::new(false);
        let next = || {
            let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
            let open = !stopped.load(Ordering::Relaxed);
            (all - queue.len(), queue.next().filter(|_| open))
        };
        let help = || {
            let mut notebook = begin();
            while let (_, Some(task)) = next() {
                work(&mut notebook, task);
            }
            notebook
        };
        thread::scope(|scope| {
            let helpers: Vec<_> = (1..self.0.min(all)).map(|_| scope.spawn(help)).collect();
            let mut notebooks = vec![begin()];
            let mut own = || {
                while let (begun, Some(task)) = next() {
                    if tell(begun, all).is_none() {
                        stopped.store(true, Ordering::Relaxed);
                        return None;
                    }
                    work(notebooks.first_mut()?, task);
                }
                Some(())
            };
            let done = own();
            for helper in helpers {
                match helper.join() {
                    Ok(notebook) => notebooks.push(notebook),
                    Err(panic) => resume_unwind(panic),
                }
            }
            done.map(|()| notebooks)
        })
    }

    /// What `work` makes of each number below `count`, in order; some at a time, as many as
    /// `together`.
    pub(super) fn map<R: Clone + Default + Send>(
        self,
        count: usize,
        together: usize,
        work: impl Fn(usize) -> R + Sync,
        tell: &mut dyn FnMut(usize, usize) -> Option<()>,
    ) -> Option<Vec<R>> {
        let mut made = vec![R::default(); count];
        let tasks = made.chunks_mut(together.max(1)).enumerate().collect();
        let fill = |(): &mut (), (chunk, places): (usize, &mut [R])| {
            for (at, place) in places.iter_mut().enumerate() {
                *place = work(chunk * together.max(1) + at);
            }
        };
        self.share(tasks, || (), fill, tell)?;
        Some(made)
    }
}

/// Goes on, whatever is told.
pub(super) fn go_on(_: usize, _: usize) -> Option<()> {
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_done_once_by_any_number_of_threads() {
        for threads in [0, 1, 2, 5] {
            let made = Crew::of(threads).map(100, 7, |at| at * at, &mut go_on);
            assert_eq!(made, Some((0..100).map(|at| at * at).collect()));

            let sums = Crew::of(threads).share(
                (1..=50).collect(),
                || 0,
                |sum: &mut usize, task: usize| *sum += task,
                &mut go_on,
            );
            assert_eq!(sums.map(|sums| sums.iter().sum()), Some(1275));
        }
    }

    #[test]
    fn no_tasks_are_done_at_once() {
        assert_eq!(Crew::of(3).map(0, 4, |at| at, &mut go_on), Some(vec![]));
    }

    #[test]
    fn work_stops_when_told_to() {
        // The helper holds its first task until the caller was asked.
        let asked = AtomicBool::new(false);
        let work = |at: usize| {
            while !asked.load(Ordering::Relaxed) {
                thread::yield_now();
            }
            at
        };
        let made = Crew::of(2).map(1_000, 1, work, &mut |_, _| {
            asked.store(true, Ordering::Relaxed);
            None
        });

        assert_eq!(made, None);
    }
}
