//! Runs many small file system calls on all processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// With fewer items, starting a thread costs more than it saves.
const MIN_ITEMS_PER_THREAD: usize = 64;

/// Calls a function for every item and returns the results. Neither calls nor results are in any order.
pub fn map<T: Sync, R: Send>(items: &[T], call: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(items.len() / MIN_ITEMS_PER_THREAD);
    if threads < 2 {
        return items.iter().map(call).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        std::iter::from_fn(|| items.get(next.fetch_add(1, Ordering::Relaxed)))
            .map(&call)
            .collect()
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let results = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        results.flat_map(|results: Vec<R>| results).collect()
    })
}
