//! Digests with mistakes that nobody thought of: files are mutated, and every command has to end with an exit code of its own, in
//! time, with every file still there, and with every file readable that was readable before.
//!
//! ```text
//! seeds (the digest, tests/everything, themes) ──pick──► a digest ──mutate──► its files ──commands──► faults
//! ```
//!
//! A round is made from its seed and its number alone, so that a fault can be repeated: `scripts/fuzz --seed S --round N`.

#![allow(clippy::disallowed_methods, reason = "it stands outside of the pipeline")]
#![allow(clippy::print_stdout, reason = "its output is read by people and scripts/test")]
#![allow(clippy::expect_used, reason = "where its own folders cannot be written, it ends")]

mod commands;
mod mutate;
mod names;
mod options;
mod random;
mod round;
mod seeds;
mod watch;
mod words;

use options::Options;
use round::{Counts, Fault};
use seeds::Seeds;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            println!("{why}");
            return ExitCode::from(2);
        }
    };
    let seeds = Seeds::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let start = Instant::now();
    let next = AtomicU64::new(options.round.unwrap_or(0));
    let is_over = AtomicBool::new(false);
    let results = Mutex::new((Counts::default(), Vec::<Fault>::new()));
    let run = || {
        while !is_over.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let (counts, fault) = round::run(&options, &seeds, number);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            results.0.add(counts);
            if let Some(fault) = fault {
                println!("FAIL {fault}");
                results.1.push(fault);
            }
            let is_enough = options.files.is_some_and(|files| results.0.files >= files);
            let is_late = start.elapsed() >= options.time;
            if options.round.is_some() || is_enough || is_late || results.1.len() >= 20 {
                is_over.store(true, Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..options.threads {
            scope.spawn(run);
        }
    });
    let (counts, faults) = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let summary = format!(
        "{} mutated files in {} digests, {} commands, {} s, from the seed {}",
        counts.files,
        counts.rounds,
        counts.commands,
        start.elapsed().as_secs(),
        options.seed,
    );
    if faults.is_empty() {
        println!("ok   {summary}");
        return ExitCode::SUCCESS;
    }
    println!("{} faults: {summary}", faults.len());
    ExitCode::FAILURE
}

/// Where the digests of faults are kept.
fn kept_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz")
}
