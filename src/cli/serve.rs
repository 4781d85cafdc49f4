//! `chancery serve`: shows the site while it is being written, and says what happens.

use super::args::Serve;
use super::{Ending, check, fail};
use crate::diagnostic::{Diagnostic, Format, Severity, render};
use crate::locate::locate_all;
use crate::pipeline::Prepared;
use crate::serve::{self, News};
use crate::text::count;
use jiff::Timestamp;
use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn run(root: &Path, arguments: &Serve, now: Timestamp, quiet: bool) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let options = serve::Options {
        pipeline: arguments.digest.options(now),
        port: arguments.port,
    };
    let open = AtomicBool::new(arguments.open);
    let tell = move |news: &News<'_>| match news {
        News::Open { address } => {
            eprintln!("The digest is at {address}");
            if open.swap(false, Ordering::Relaxed)
                && let Err(why) = open::that_detached(address)
            {
                eprintln!("No browser could be opened: {why}.");
            }
        }
        News::Prepared { .. } => prepared_anew(news, quiet),
        News::Page { prepared, faults } => print(prepared, faults),
        News::Note(note) => eprintln!("{note}"),
    };
    match serve::serve(root, &options, tell) {
        Ok(()) => Ending::Clean,
        Err(error) => fail(error),
    }
}

/// Says what is wrong, every error at every change but warnings and notes only when they are new; then how it stands.
fn prepared_anew(news: &News<'_>, quiet: bool) {
    let News::Prepared {
        prepared,
        previous,
        changes,
        is_shown,
        took,
    } = *news
    else {
        return;
    };
    let known: HashSet<&Diagnostic> = previous
        .into_iter()
        .flat_map(|previous| &previous.diagnostics)
        .collect();
    let shown = |it: &&Diagnostic| match it.severity {
        Severity::Error => true,
        Severity::Warning => !known.contains(it),
        Severity::Note => !quiet && !known.contains(it),
    };
    let diagnostics: Vec<Diagnostic> = prepared.diagnostics.iter().filter(shown).cloned().collect();
    print(prepared, &diagnostics);
    let number = |severity| {
        let all = prepared.diagnostics.iter().filter(|it| it.severity == severity);
        all.collect::<HashSet<_>>().len()
    };
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    let warnings = (warnings > 0).then(|| count(warnings, "warning", "warnings"));
    if prepared.ready.is_none() {
        let errors = count(errors, "error", "errors");
        let words = warnings.map_or(errors.clone(), |warnings| format!("{errors} and {warnings}"));
        let entries = check::entries(prepared);
        let meanwhile = if is_shown {
            "what was good before is still shown"
        } else {
            "there is nothing to show until they are mended"
        };
        eprintln!("{words} in {entries}; {meanwhile}");
    } else if !quiet {
        let what = match previous {
            None => Some(check::entries(prepared)),
            Some(_) => changes.words(),
        };
        let what = what.map_or_else(String::new, |what| format!("{what}, "));
        let warnings = warnings.map_or_else(String::new, |warnings| format!("; {warnings}"));
        eprintln!("{what}ready in {} ms{warnings}", took.as_millis());
    }
}

fn print(prepared: &Prepared, diagnostics: &[Diagnostic]) {
    let text_of = |path: &str| prepared.inputs.text(path);
    let located = locate_all(diagnostics, &text_of);
    let stderr = io::stderr();
    let colour = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut out = io::BufWriter::new(stderr.lock());
    // Where the terminal is gone, there is nobody to tell.
    let _ = render(&located, &text_of, Format::Human, colour, &mut out).and_then(|()| out.flush());
}
