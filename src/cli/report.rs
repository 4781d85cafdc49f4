//! Prints errors, warnings and notes, and counts them.

use super::args::DiagnosticOptions;
use super::output::{self, say};
use crate::diagnostic::{Diagnostic, Format, Severity, render, rules};
use crate::load::{ARCHIVE, Inputs};
use crate::locate::locate_all;
use crate::pipeline::Prepared;
use crate::text::count;
use std::io;

/// How many errors and warnings there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
}

impl Counts {
    /// Whether the command has failed: there are errors, or with `--strict` warnings.
    pub fn has_failed(self, strict: bool) -> bool {
        self.errors > 0 || strict && self.warnings > 0
    }

    /// `2 errors and 1 warning`; `None` if there are neither.
    pub fn words(self) -> Option<String> {
        let errors = (self.errors > 0).then(|| count(self.errors, "error", "errors"));
        let warnings = (self.warnings > 0).then(|| count(self.warnings, "warning", "warnings"));
        match (errors, warnings) {
            (Some(errors), Some(warnings)) => Some(format!("{errors} and {warnings}")),
            (errors, warnings) => errors.or(warnings),
        }
    }
}

/// Prints what the pipeline found and `more` to standard output. Notes are left out when quiet.
pub fn print(prepared: &Prepared, more: &[Diagnostic], options: &DiagnosticOptions, quiet: bool) -> io::Result<Counts> {
    let all = prepared.diagnostics.iter().chain(more);
    print_all(&prepared.inputs, all, options, quiet)
}

/// Prints diagnostics about any inputs; see [`print`].
pub fn print_all<'a>(
    inputs: &Inputs,
    all: impl Iterator<Item = &'a Diagnostic>,
    options: &DiagnosticOptions,
    quiet: bool,
) -> io::Result<Counts> {
    let is_printed = |diagnostic: &&Diagnostic| !quiet || diagnostic.severity != Severity::Note;
    let mut diagnostics: Vec<Diagnostic> = all.filter(is_printed).cloned().collect();
    let format = Format::from(options.format);
    if format == Format::Human {
        diagnostics = merge_unchecked_quotes(diagnostics);
    }
    let text_of = |path: &str| inputs.text(path);
    let located = locate_all(&diagnostics, &text_of);
    let count_of = |severity| located.iter().filter(|it| it.diagnostic.severity == severity).count();
    let counts = Counts {
        errors: count_of(Severity::Error),
        warnings: count_of(Severity::Warning),
    };
    // Of a saved copy only what a message quotes is printed, no excerpt: it is somebody else's text.
    let text_of = |path: &str| Some(path).filter(|path| !path.starts_with(ARCHIVE)).and_then(text_of);
    let colour = output::has_colours();
    output::print(|out| render(&located, &text_of, format, colour, out))?;
    Ok(counts)
}

/// Prints the line that ends a report: below the findings where they are for people, else to standard error.
pub fn close(options: &DiagnosticOptions, line: &str) -> io::Result<()> {
    if Format::from(options.format) == Format::Human {
        output::print(|out| writeln!(out, "{line}"))
    } else {
        say(line);
        Ok(())
    }
}

/// Replaces the notes about entries whose quotations are not checked, one per entry, with a single note: people need to
/// read it only once.
fn merge_unchecked_quotes(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_unchecked =
        |diagnostic: &Diagnostic| diagnostic.rule == &rules::QUOTES_UNCHECKED && diagnostic.severity == Severity::Note;
    let number = diagnostics.iter().filter(|it| is_unchecked(it)).count();
    if number < 2 {
        return diagnostics;
    }
    let first = diagnostics.iter().find(|it| is_unchecked(it));
    let help = first.and_then(|diagnostic| diagnostic.help.clone());
    diagnostics.retain(|it| !is_unchecked(it));
    let message = format!("the quotations of {number} entries are not checked against a saved copy of their source");
    diagnostics.push(Diagnostic {
        help,
        ..Diagnostic::general(&rules::QUOTES_UNCHECKED, message)
    });
    diagnostics
}
