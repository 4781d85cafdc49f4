//! The program: reads the clock and the command line, and hands both to the library.

#![allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]

use jiff::Timestamp;
use std::process::ExitCode;

/// Pages are made of many short-lived values, on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match now() {
        Ok(now) => chancery::cli::run(now),
        Err(why) => {
            eprintln!("chancery: {why}");
            ExitCode::from(2)
        }
    }
}

/// The moment of this run: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else the clock. `--now` stands above both.
fn now() -> Result<Timestamp, String> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty()) else {
        return Ok(Timestamp::now());
    };
    let seconds = epoch.to_str().and_then(|epoch| epoch.trim().parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| format!("SOURCE_DATE_EPOCH is {epoch:?}, and has to be a number of seconds since 1970"))
}
