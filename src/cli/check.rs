//! `chancery check`: checks the digest and renders every page, and writes nothing.

use super::args::CheckArgs;
use super::outcome::{Outcome, fail};
use super::report::{Counts, Extent};
use super::withheld::withheld_words;
use super::{progress, report};
use crate::diagnostic::Diagnostic;
use crate::lint::Selection;
use crate::parse::Front;
use crate::pipeline::{self, Prepared, prepare};
use crate::text::count;
use jiff::Timestamp;
use std::path::Path;
use std::sync::atomic::AtomicUsize;

/// Checks the digest.
pub fn run(root: &Path, args: &CheckArgs, now: Timestamp, quiet: bool) -> Outcome {
    let mut prepared = prepare(root, &args.digest.pipeline(now), None);
    let pages = prepared.checkable().map_or(0, |ready| ready.site.pages.len());
    let done = AtomicUsize::new(0);
    let selection = Selection::all(&prepared.parsed.config, &args.rules);
    let mut faults = progress::show_pages(pages, &done, quiet, || {
        pipeline::check(&mut prepared, &done, &selection)
    });
    let is_asked_for = |diagnostic: &Diagnostic| args.rules.is_empty() || args.rules.contains(&diagnostic.rule);
    prepared.diagnostics.retain(is_asked_for);
    faults.retain(is_asked_for);
    // The texts are needed again only to show an excerpt, and are then read from disk.
    prepared.inputs.forget_texts();
    let extent = Extent {
        quiet,
        rules_named: !args.rules.is_empty(),
        takes_rules: true,
    };
    let all = prepared.diagnostics.iter().chain(&faults);
    let counts = match report::print_all(&prepared.inputs, all, &args.diagnostics, extent) {
        Ok(counts) => counts,
        Err(error) => return fail(error),
    };
    let has_failed = counts.has_failed(args.diagnostics.strict || prepared.parsed.config.strict);
    if !quiet || has_failed {
        let withheld = prepared.ready.as_ref().and_then(|ready| withheld_words(&ready.digest));
        let withheld = withheld.map_or_else(String::new, |words| format!("; {words}"));
        let line = format!("{}{withheld}", summary(counts, &prepared));
        if let Err(error) = report::close(&args.diagnostics, &line) {
            return fail(error);
        }
    }
    if has_failed {
        Outcome::ProblemsFound
    } else {
        Outcome::Success
    }
}

/// `1 error and 2 warnings, 412 entries checked`.
pub fn summary(counts: Counts, prepared: &Prepared) -> String {
    let words = counts.words().unwrap_or_else(|| "no problems".to_owned());
    format!("{words}, {} checked", entry_count(prepared))
}

/// How many entries were read, such as `412 entries`.
pub fn entry_count(prepared: &Prepared) -> String {
    let files = prepared.parsed.files.iter();
    let number = files.filter(|file| matches!(file.front, Front::Entry(_))).count();
    count(number, "entry", "entries")
}
