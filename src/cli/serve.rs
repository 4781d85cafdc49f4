//! `chancery serve`: previews the site in a browser, and prints what happens.

use super::args::ServeArgs;
use super::outcome::{Outcome, fail};
use super::output::{self, say};
use super::withheld::withheld_words;
use super::{check, report};
use crate::diagnostic::{Diagnostic, Format, Severity, render};
use crate::locate::locate_all;
use crate::pipeline::Prepared;
use crate::serve::{self, Event};
use jiff::Timestamp;
use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Serves the site until Ctrl-C.
pub fn run(root: &Path, args: &ServeArgs, now: Timestamp, quiet: bool) -> Outcome {
    let is_selected = args.published || args.digest.drafts || args.digest.future;
    let options = serve::Options {
        pipeline: if is_selected {
            args.digest.pipeline(now)
        } else {
            args.digest.preview(now)
        },
        port: args.port,
    };
    let open_browser = AtomicBool::new(args.open);
    let print_event = move |event: &Event<'_>| match event {
        Event::AddressChanged { address } => {
            say(format_args!("Serving the digest at {address}"));
            // Only once: a later change of the address must not open a second tab.
            if open_browser.swap(false, Ordering::Relaxed)
                && let Err(why) = open::that_detached(address)
            {
                say(format_args!("Could not open a browser: {why}."));
            }
        }
        Event::Rebuilt { .. } => print_rebuild(event, quiet),
        Event::PageFailed { prepared, faults } => print_diagnostics(prepared, faults),
        Event::Note(note) => say(note),
    };
    match serve::serve(root, &options, print_event) {
        Ok(()) => Outcome::Success,
        Err(error) => fail(error),
    }
}

/// Prints the diagnostics of a rebuild, and one line about its result. Errors are printed after every change, warnings
/// and notes only when they are new.
fn print_rebuild(event: &Event<'_>, quiet: bool) {
    let Event::Rebuilt {
        prepared,
        previous,
        changes,
        is_served,
        took,
    } = *event
    else {
        return;
    };
    let known: HashSet<&Diagnostic> = previous
        .into_iter()
        .flat_map(|previous| &previous.diagnostics)
        .collect();
    let is_printed = |it: &&Diagnostic| match it.severity {
        Severity::Error => true,
        Severity::Warning => !known.contains(it),
        Severity::Note => !quiet && !known.contains(it),
    };
    let diagnostics: Vec<Diagnostic> = prepared.diagnostics.iter().filter(is_printed).cloned().collect();
    print_diagnostics(prepared, &diagnostics);
    let counts = count_distinct(&prepared.diagnostics);
    if prepared.ready.is_none() {
        let consequence = if is_served {
            "the last version without errors is still served"
        } else {
            "there is nothing to serve until they are fixed"
        };
        say(format_args!("{}; {consequence}", check::summary(counts, prepared)));
    } else if !quiet {
        let what = match previous {
            None => Some(check::entry_count(prepared)),
            Some(_) => changes.words(),
        };
        let what = what.map_or_else(String::new, |what| format!("{what}, "));
        let mut findings = counts.words().map_or_else(String::new, |words| format!("; {words}"));
        if counts.errors > 0 {
            findings.push_str("; nothing is published while there is an error");
        }
        let withheld = prepared.ready.as_ref().and_then(|ready| withheld_words(&ready.digest));
        let withheld = withheld.map_or_else(String::new, |words| format!("; {words}"));
        say(format_args!(
            "{what}ready in {} ms{findings}{withheld}",
            took.as_millis()
        ));
    }
}

fn count_distinct(diagnostics: &[Diagnostic]) -> report::Counts {
    let count_of = |severity| {
        let all = diagnostics.iter().filter(|it| it.severity == severity);
        all.collect::<HashSet<_>>().len()
    };
    report::Counts {
        errors: count_of(Severity::Error),
        warnings: count_of(Severity::Warning),
    }
}

fn print_diagnostics(prepared: &Prepared, diagnostics: &[Diagnostic]) {
    let text_of = |path: &str| prepared.inputs.text(path);
    let located = locate_all(diagnostics, &text_of);
    output::print_log(|colour, out| render(&located, &text_of, Format::Human, colour, out));
}
