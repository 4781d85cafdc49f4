//! Prints what is wrong, once, and counts it.

use super::args::Diagnostics;
use crate::diagnostic::{Diagnostic, Format, Severity, render, rules};
use crate::load::{ARCHIVE, Inputs};
use crate::locate::locate_all;
use crate::pipeline::Prepared;
use crate::text::count;
use std::io::{self, IsTerminal, Write};

/// How many of each there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
}

impl Counts {
    /// Whether nothing may be published.
    pub fn stops(self, strict: bool) -> bool {
        self.errors > 0 || strict && self.warnings > 0
    }

    /// `2 errors and 1 warning`, or nothing.
    pub fn words(self) -> Option<String> {
        let errors = (self.errors > 0).then(|| count(self.errors, "error", "errors"));
        let warnings = (self.warnings > 0).then(|| count(self.warnings, "warning", "warnings"));
        match (errors, warnings) {
            (Some(errors), Some(warnings)) => Some(format!("{errors} and {warnings}")),
            (errors, warnings) => errors.or(warnings),
        }
    }
}

/// Prints them in order: for people on standard error, for programs on standard output. Notes are left out when quiet.
pub fn print(prepared: &Prepared, more: &[Diagnostic], options: &Diagnostics, quiet: bool) -> io::Result<Counts> {
    let all = prepared.diagnostics.iter().chain(more);
    print_all(&prepared.inputs, all, options, quiet)
}

/// The same, of any diagnostics about what was read.
pub fn print_all<'a>(
    inputs: &Inputs,
    all: impl Iterator<Item = &'a Diagnostic>,
    options: &Diagnostics,
    quiet: bool,
) -> io::Result<Counts> {
    let shown = |diagnostic: &&Diagnostic| !quiet || diagnostic.severity != Severity::Note;
    let diagnostics: Vec<Diagnostic> = all.filter(shown).cloned().collect();
    let format = Format::from(options.format);
    let diagnostics = if format == Format::Human {
        folded(diagnostics)
    } else {
        diagnostics
    };
    let text_of = |path: &str| inputs.text(path);
    let located = locate_all(&diagnostics, &text_of);
    let of = |severity| {
        located
            .iter()
            .filter(|located| located.diagnostic.severity == severity)
            .count()
    };
    let counts = Counts {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
    };
    // Of saved copies, no more is shown than what a message quotes.
    let text_of = |path: &str| Some(path).filter(|path| !path.starts_with(ARCHIVE)).and_then(text_of);
    if format == Format::Human {
        let stderr = io::stderr();
        let colour = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let mut out = io::BufWriter::new(stderr.lock());
        render(&located, &text_of, format, colour, &mut out)?;
        out.flush()?;
    } else {
        let mut out = io::BufWriter::new(io::stdout().lock());
        render(&located, &text_of, format, false, &mut out)?;
        out.flush()?;
    }
    Ok(counts)
}

/// With one note in place of one for each entry whose quotations are not checked: people need to read it once.
fn folded(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let unchecked =
        |diagnostic: &Diagnostic| diagnostic.rule == &rules::QUOTES_UNCHECKED && diagnostic.severity == Severity::Note;
    let number = diagnostics.iter().filter(|diagnostic| unchecked(diagnostic)).count();
    if number < 2 {
        return diagnostics;
    }
    let help = diagnostics.iter().find(|diagnostic| unchecked(diagnostic));
    let help = help.and_then(|diagnostic| diagnostic.help.clone());
    diagnostics.retain(|diagnostic| !unchecked(diagnostic));
    let message = format!("the quotations of {number} entries are not checked against a saved copy of their source");
    diagnostics.push(Diagnostic {
        help,
        ..Diagnostic::general(&rules::QUOTES_UNCHECKED, message)
    });
    diagnostics
}
