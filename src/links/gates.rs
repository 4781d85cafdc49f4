//! One gate a host: nobody goes through while another is inside, nor before the pause after the last one is over.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The gates of all hosts.
#[derive(Debug)]
pub struct Gates {
    pause: Duration,
    /// From when on each may be gone through.
    hosts: Mutex<HashMap<String, Arc<Mutex<Instant>>>>,
    /// Those that are not opened any more.
    closed: Mutex<HashSet<String>>,
}

impl Gates {
    /// Gates with a pause between two who go through one of them.
    pub fn new(pause: Duration) -> Self {
        Self {
            pause,
            hosts: Mutex::default(),
            closed: Mutex::default(),
        }
    }

    /// Does something inside of a host's gate, as soon as it is open; nothing if that is after the deadline or never.
    pub fn pass<T>(&self, host: &str, deadline: Instant, inside: impl FnOnce() -> T) -> Option<T> {
        let gate = self.gate(host);
        let mut open = lock(&gate);
        let now = Instant::now();
        if now.max(*open) > deadline || self.is_closed(host) {
            return None;
        }
        thread::sleep(open.saturating_duration_since(now));
        let done = inside();
        *open = Instant::now() + self.pause;
        Some(done)
    }

    /// Keeps a host's gate shut for a while.
    pub fn shut(&self, host: &str, wait: Duration) {
        let gate = self.gate(host);
        let mut open = lock(&gate);
        *open = (*open).max(Instant::now() + wait);
    }

    /// Keeps a host's gate shut for good.
    pub fn close(&self, host: &str) {
        lock(&self.closed).insert(host.to_owned());
    }

    /// Whether a host's gate is shut for good.
    pub fn is_closed(&self, host: &str) -> bool {
        lock(&self.closed).contains(host)
    }

    fn gate(&self, host: &str) -> Arc<Mutex<Instant>> {
        let mut hosts = lock(&self.hosts);
        let gate = hosts.entry(host.to_owned());
        Arc::clone(gate.or_insert_with(|| Arc::new(Mutex::new(Instant::now()))))
    }
}

/// Moments stay true if somebody who held them panicked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
