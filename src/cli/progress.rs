//! Progress of a long command, shown only on a terminal.

use super::output::print_log;
use crate::text::thousands;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A command that ends within this time shows no progress: a line that appears and vanishes at once only flickers.
const DELAY: Duration = Duration::from_secs(1);
/// How often the line is updated.
const INTERVAL: Duration = Duration::from_millis(100);

/// Runs `work` and shows how many of `total` pages are rendered, as `work` counts them in `done`.
pub fn show_pages<T: Send>(total: usize, done: &AtomicUsize, quiet: bool, work: impl FnOnce() -> T + Send) -> T {
    show(("rendering", "pages"), total, done, quiet, work)
}

/// Runs `work` and shows its progress, such as `checking 12 of 500 links …`, from the verb and the noun that are given.
pub fn show<T: Send>(
    (verb, noun): (&str, &str),
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
            let mut is_visible = false;
            // The wait ends with another error as soon as `finished` is dropped.
            while let Err(mpsc::RecvTimeoutError::Timeout) = wait.recv_timeout(INTERVAL) {
                if start.elapsed() >= DELAY {
                    let done = thousands(done.load(Ordering::Relaxed));
                    print_log(|_, out| write!(out, "\r{verb} {done} of {} {noun} …", thousands(total)));
                    is_visible = true;
                }
            }
            if is_visible {
                // Return to the start of the line and erase it.
                print_log(|_, out| write!(out, "\r\x1b[K"));
            }
        });
        let result = work();
        drop(finished);
        result
    })
}
