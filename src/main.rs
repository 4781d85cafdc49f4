//! The program: reads the clock and runs the command line, which is in the library.

#![allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]

use jiff::Timestamp;
use std::process::ExitCode;

// Rendering allocates many short-lived values on several threads, which mimalloc does well.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ignore_panics_of_pdfs();
    match current_time() {
        Ok(now) => chancery::cli::run(now),
        Err(why) => chancery::cli::refuse(&why),
    }
}

/// A PDF that cannot be read is reported as any other file; what its reader says of itself is of no use to anybody.
fn ignore_panics_of_pdfs() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(chancery::load::PDF_THREAD) {
            report(panic);
        }
    }));
}

/// The time of this run: `SOURCE_DATE_EPOCH` (reproducible-builds.org) if it is set, or the system clock. The option
/// `--now` overrides both.
#[expect(
    clippy::unnecessary_debug_formatting,
    reason = "the variable may contain anything, which Debug escapes"
)]
fn current_time() -> Result<Timestamp, String> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty()) else {
        return Ok(Timestamp::now());
    };
    let seconds = epoch.to_str().and_then(|epoch| epoch.trim().parse().ok());
    let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    time.ok_or_else(|| format!("SOURCE_DATE_EPOCH is {epoch:?}, but it must be a number of seconds since 1970"))
}
