//! `chancery check`: renders every page and writes nothing.

use super::args::Check;
use super::{Ending, fail, progress, report};
use crate::parse::Front;
use crate::pipeline::{self, Prepared, prepare};
use crate::text::count;
use jiff::Timestamp;
use std::path::Path;
use std::sync::atomic::AtomicUsize;

pub fn run(root: &Path, options: &Check, now: Timestamp, quiet: bool) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let mut prepared = prepare(root, &options.digest.options(now), None);
    let pages = prepared.ready.as_ref().map_or(0, |ready| ready.site.pages.len());
    let done = AtomicUsize::new(0);
    let wrong = progress::watch(pages, &done, quiet, || pipeline::check(&mut prepared, &done));
    prepared.inputs.forget_texts();
    let counts = match report::print(&prepared, &wrong, &options.diagnostics, quiet) {
        Ok(counts) => counts,
        Err(error) => return fail(error),
    };
    let words = counts.words().unwrap_or_else(|| "nothing wrong".to_owned());
    let withheld = prepared.ready.as_ref().map_or(0, |ready| ready.digest.withheld);
    let withheld = if withheld > 0 {
        format!("; {withheld} withheld")
    } else {
        String::new()
    };
    if !quiet || counts.stops(options.diagnostics.strict) {
        eprintln!("{words} in {}{withheld}", entries(&prepared));
    }
    if counts.stops(options.diagnostics.strict) {
        Ending::Mistakes
    } else {
        Ending::Clean
    }
}

/// How many entries were looked at.
pub fn entries(prepared: &Prepared) -> String {
    let number = prepared
        .parsed
        .files
        .iter()
        .filter(|file| matches!(file.front, Front::Entry(_)))
        .count();
    count(number, "entry", "entries")
}
