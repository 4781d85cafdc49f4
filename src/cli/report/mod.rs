//! Prints errors, warnings and notes to standard output, and counts them.
//!
//! In come all findings; [`choose`] picks those that are printed, in their order, and [`people`] lays them out. Programs
//! get every one of them.

mod choose;
mod people;
mod tally;

use super::args::DiagnosticOptions;
use super::output::{self, say};
use crate::diagnostic::{Diagnostic, Format, Severity, render};
use crate::load::{ARCHIVE, Inputs};
use crate::pipeline::Prepared;
use crate::text::count;
use choose::{choose, distinct};
use std::io;
use tally::{tally, write_table};

/// More findings than this are a list that needs the table of its rules.
const HANDFUL: usize = 10;

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

/// What of the findings is printed.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// Whether notes are left out.
    pub quiet: bool,
    /// Whether only rules that the user has named are reported, which are then shown in full.
    pub rules_named: bool,
    /// Whether the command can be told to report one rule only.
    pub takes_rules: bool,
}

impl Extent {
    /// That of a command which reports all rules.
    pub fn of_all_rules(quiet: bool) -> Self {
        Self {
            quiet,
            rules_named: false,
            takes_rules: false,
        }
    }
}

/// Prints what the pipeline found and `more` to standard output. Notes are left out when quiet.
pub fn print(prepared: &Prepared, more: &[Diagnostic], options: &DiagnosticOptions, quiet: bool) -> io::Result<Counts> {
    let all = prepared.diagnostics.iter().chain(more);
    print_all(&prepared.inputs, all, options, Extent::of_all_rules(quiet))
}

/// Prints findings about any inputs; see [`print`].
pub fn print_all<'a>(
    inputs: &Inputs,
    all: impl Iterator<Item = &'a Diagnostic>,
    options: &DiagnosticOptions,
    extent: Extent,
) -> io::Result<Counts> {
    let all = distinct(all.filter(|it| !extent.quiet || it.severity != Severity::Note));
    let count_of = |severity| all.iter().filter(|it| it.severity == severity).count();
    let counts = Counts {
        errors: count_of(Severity::Error),
        warnings: count_of(Severity::Warning),
    };
    let format = Format::from(options.format);
    let folds = matches!(format, Format::Human | Format::Short) && !options.all && !extent.rules_named;
    let (all_found, tallied) = (all.len(), tally(&all));
    let text_of = |path: &str| inputs.text(path);
    let chosen = choose(all, folds, options.limit, &text_of);
    // Of a saved copy only what a message quotes is printed, no excerpt: it is somebody else's text.
    let text_of = |path: &str| Some(path).filter(|path| !path.starts_with(ARCHIVE)).and_then(text_of);
    match format {
        Format::Human => {
            let table = match all_found > HANDFUL {
                true => write_table(&tallied),
                false => String::new(),
            };
            let layout = people::Layout {
                text_of: &text_of,
                colour: output::has_colours(),
                takes_rules: extent.takes_rules,
            };
            output::print(|out| people::write_report(&chosen, folds, &layout, &table, out))?;
        }
        Format::Short => output::print(|out| people::write_lines(&chosen, extent.takes_rules, out))?,
        _ => {
            output::print(|out| render(&chosen.findings, &text_of, format, false, out))?;
            if chosen.left_out > 0 {
                say(people::left_out(&chosen));
            }
        }
    }
    Ok(counts)
}

/// How often each rule is broken, as a table.
pub fn table_of_rules<'a>(all: impl Iterator<Item = &'a Diagnostic>) -> String {
    write_table(&tally(&distinct(all)))
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
