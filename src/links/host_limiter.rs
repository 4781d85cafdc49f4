//! Limits the requests to each host: one at a time, and with a pause after each.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The limits of all hosts.
#[derive(Debug)]
pub struct HostLimiter {
    pause: Duration,
    /// When the next request to each host may be sent. Each host has a lock of its own, which is held during the request,
    /// so that hosts do not wait for each other.
    next_request: Mutex<HashMap<String, Arc<Mutex<Instant>>>>,
    /// Hosts that get no request any more.
    blocked: Mutex<HashSet<String>>,
}

impl HostLimiter {
    /// A limiter with this pause between two requests to the same host.
    pub fn new(pause: Duration) -> Self {
        Self {
            pause,
            next_request: Mutex::default(),
            blocked: Mutex::default(),
        }
    }

    /// Waits until a request to the host is allowed and calls `send`. `None` if that would be after the deadline, or if
    /// the host is blocked.
    pub fn run<T>(&self, host: &str, deadline: Instant, send: impl FnOnce() -> T) -> Option<T> {
        let slot = self.slot(host);
        let mut next = lock(&slot);
        let now = Instant::now();
        // The host may have been blocked while this thread waited for the lock.
        if now.max(*next) > deadline || self.is_blocked(host) {
            return None;
        }
        thread::sleep(next.saturating_duration_since(now));
        let response = send();
        *next = Instant::now() + self.pause;
        Some(response)
    }

    /// Allows no request to a host for a while.
    pub fn pause_host(&self, host: &str, wait: Duration) {
        let slot = self.slot(host);
        let mut next = lock(&slot);
        *next = (*next).max(Instant::now() + wait);
    }

    /// Allows no request to a host until the end of the check.
    pub fn block_host(&self, host: &str) {
        lock(&self.blocked).insert(host.to_owned());
    }

    /// Whether a host gets no request until the end of the check.
    pub fn is_blocked(&self, host: &str) -> bool {
        lock(&self.blocked).contains(host)
    }

    fn slot(&self, host: &str) -> Arc<Mutex<Instant>> {
        let mut slots = lock(&self.next_request);
        let slot = slots.entry(host.to_owned());
        Arc::clone(slot.or_insert_with(|| Arc::new(Mutex::new(Instant::now()))))
    }
}

/// Locks. If a thread panicked while it held the lock, the value is still valid: it is a time or a set.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
