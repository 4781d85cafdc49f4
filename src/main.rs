//! The program: reads the clock and the command line, and hands both to the library.

#![allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]

use jiff::Timestamp;
use std::process::ExitCode;

/// Pages are made of many short-lived values, on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    chancery::cli::run(now())
}

/// The moment of this run: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else the clock. `--now` stands above both.
fn now() -> Timestamp {
    let epoch = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|epoch| epoch.trim().parse().ok());
    epoch
        .and_then(|epoch| Timestamp::from_second(epoch).ok())
        .unwrap_or_else(Timestamp::now)
}
