//! Says how far a long command is, on a terminal only.

use crate::text::thousands;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Runs `work`; where that takes over a second and standard error is a terminal, shows how many of `total` pages are done.
pub fn watch<T: Send>(total: usize, done: &AtomicUsize, quiet: bool, work: impl FnOnce() -> T + Send) -> T {
    watch_of(("rendering", "pages"), total, done, quiet, work)
}

/// The same, of what is done to other things.
pub fn watch_of<T: Send>(
    (doing, things): (&str, &str),
    total: usize,
    done: &AtomicUsize,
    quiet: bool,
    work: impl FnOnce() -> T + Send,
) -> T {
    if quiet || !std::io::stderr().is_terminal() {
        return work();
    }
    let (finished, wait) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let start = Instant::now();
            let mut shown = false;
            while let Err(mpsc::RecvTimeoutError::Timeout) = wait.recv_timeout(Duration::from_millis(100)) {
                if start.elapsed() >= Duration::from_secs(1) {
                    let done = thousands(done.load(Ordering::Relaxed));
                    eprint!("\r{doing} {done} of {} {things} …", thousands(total));
                    let _ = std::io::stderr().flush();
                    shown = true;
                }
            }
            if shown {
                eprint!("\r\x1b[K");
            }
        });
        let result = work();
        drop(finished);
        result
    })
}
