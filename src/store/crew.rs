//! Work done on all cores and told in order.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Parsing recurses within limits; this is more than it needs (bytes).
const STACK: usize = 16 << 20;
/// How many results may wait for one before them, for each core.
const AHEAD: usize = 8;

/// How far the results are told; whoever is too far ahead waits.
struct Told {
    count: Mutex<usize>,
    more: Condvar,
    /// Nobody hears any more.
    over: AtomicBool,
}

/// Does `work` for each task on all cores and gives the results to `tell` one after the other, in the order of the
/// tasks, each as soon as those before it are told. `work` does not panic. `hand` makes what one core keeps from task to
/// task. Ends early when `tell` says that nobody hears it any more.
pub fn each<T: Sync, H, R: Send>(
    tasks: &[T],
    hand: impl Fn() -> H + Sync,
    work: impl Fn(&mut H, &T) -> R + Sync,
    mut tell: impl FnMut(R) -> bool,
) {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(tasks.len());
    let next = AtomicUsize::new(0);
    let told = Told { count: Mutex::new(0), more: Condvar::new(), over: AtomicBool::new(false) };
    let (sender, results) = channel();
    let run = |sender: std::sync::mpsc::Sender<(usize, R)>| {
        let mut hand = hand();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(at).filter(|_| told.waits_for(at, cores * AHEAD)) else { return };
            if sender.send((at, work(&mut hand, task))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..cores {
            let sender = sender.clone();
            let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || run(sender));
            // With fewer threads it takes longer and ends the same.
            drop(started);
        }
        drop(sender);
        let mut early = std::collections::BTreeMap::new();
        for (at, result) in results {
            early.insert(at, result);
            while let Some(result) = early.remove(&told.count()) {
                if !tell(result) {
                    return told.end();
                }
                told.advance();
            }
        }
        // Where not one thread could be started, it is done here.
        let mut hand = hand();
        while let Some(task) = tasks.get(told.count()) {
            if !tell(work(&mut hand, task)) {
                return;
            }
            told.advance();
        }
    });
}

impl Told {
    fn count(&self) -> usize {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn advance(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.more.notify_all();
    }

    /// Waits until a task is not too far ahead; `false` when it is over.
    fn waits_for(&self, task: usize, ahead: usize) -> bool {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |count: &mut usize| task >= *count + ahead && !self.over.load(Ordering::Relaxed);
        drop(self.more.wait_while(count, waits).unwrap_or_else(PoisonError::into_inner));
        !self.over.load(Ordering::Relaxed)
    }

    fn end(&self) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        self.over.store(true, Ordering::Relaxed);
        drop(count);
        self.more.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn everything_is_told_in_order_whatever_takes_longest() {
        let tasks: Vec<u64> = (0..100).collect();
        let ahead = AtomicUsize::new(0);
        let (farthest, mut told) = (AtomicUsize::new(0), Vec::new());
        let work = |hand: &mut u64, task: &u64| {
            *hand += 1;
            farthest.fetch_max(usize::try_from(*task).unwrap() - ahead.load(Ordering::Relaxed), Ordering::Relaxed);
            thread::sleep(Duration::from_millis(if *task == 0 { 200 } else { *task % 3 }));
            task * 2
        };
        each(
            &tasks,
            || 0,
            work,
            |result| {
                told.push(result);
                ahead.store(told.len(), Ordering::Relaxed);
                true
            },
        );
        assert_eq!(told, tasks.iter().map(|task| task * 2).collect::<Vec<_>>());
        let cores = thread::available_parallelism().map_or(1, usize::from);
        assert!(farthest.into_inner() <= cores * AHEAD, "what waits to be told is bounded");
    }

    #[test]
    fn it_ends_when_nobody_hears_it_any_more() {
        let tasks: Vec<u64> = (0..10_000).collect();
        let worked = AtomicUsize::new(0);
        let mut told = 0;
        each(
            &tasks,
            || (),
            |(), _| worked.fetch_add(1, Ordering::Relaxed),
            |_| {
                told += 1;
                told < 3
            },
        );
        assert_eq!(told, 3);
        assert!(worked.into_inner() < 5_000);
        each(&[] as &[u64], || (), |(), task| *task, |_| panic!("nothing is told"));
    }
}
