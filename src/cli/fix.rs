//! `chancery fix`: shows what would change as a diff, asks, and writes.

use super::args::Fix;
use super::{Ending, fail};
use crate::authoring::ChangedFile;
use crate::authoring::fix::{find_fixes, write};
use crate::pipeline;
use crate::text::count;
use jiff::Timestamp;
use similar::TextDiff;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

pub fn run(root: &Path, options: &Fix, now: Timestamp, quiet: bool) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let mut prepared = pipeline::prepare(root, &options.digest.options(now), None);
    pipeline::lint(&mut prepared);
    let fixed = find_fixes(&prepared.inputs, &prepared.parsed, &prepared.diagnostics);
    if fixed.is_empty() {
        if !quiet {
            eprintln!("there is nothing to fix that is certain");
        }
        return Ending::Clean;
    }
    if !quiet || options.dry_run || !options.yes {
        show(&fixed);
    }
    let files = count(fixed.len(), "file", "files");
    if options.dry_run {
        eprintln!("{files} would change; nothing was written");
        return Ending::Clean;
    }
    if !options.yes && !agreed(&files) {
        eprintln!("nothing was written");
        return Ending::Clean;
    }
    match write(root, &fixed) {
        Ok(()) => {
            if !quiet {
                eprintln!("{files} changed; `chancery check` tells what is left");
            }
            Ending::Clean
        }
        Err(error) => fail(error),
    }
}

/// The changes as a unified diff.
fn show(fixed: &[ChangedFile]) {
    let mut out = io::stdout().lock();
    for file in fixed {
        let diff = TextDiff::from_lines(&*file.before, file.after.as_str());
        let mut unified = diff.unified_diff();
        let unified = unified.context_radius(2).header(&file.path, &file.path);
        // Whoever reads it may have read enough.
        let _ = write!(out, "{unified}");
    }
}

/// Asks at the terminal. Where nobody can be asked, the answer is no.
fn agreed(files: &str) -> bool {
    if !io::stdin().is_terminal() {
        eprintln!("nobody can be asked here; `--yes` changes {files} without");
        return false;
    }
    eprint!("change {files}? [y/N] ");
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
