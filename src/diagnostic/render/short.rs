//! One line each: `file:line:column: error[rule]: message (help)`.

use super::plain::{message, on_one_line};
use crate::diagnostic::{Diagnostic, LocatedDiagnostic, Location, Span};
use std::io::{self, Write};

pub(super) fn render(located: &[LocatedDiagnostic<'_>], out: &mut dyn Write) -> io::Result<()> {
    for located in located {
        let diagnostic = located.diagnostic;
        if let Some(place) = place(diagnostic.location.as_ref(), located.span.as_ref()) {
            write!(out, "{place}: ")?;
        }
        let severity = diagnostic.severity.word();
        let rule = diagnostic.rule.name;
        write!(out, "{severity}[{rule}]: {}", on_one_line(&message(located)))?;
        if let Some(help) = &diagnostic.help {
            write!(out, " ({})", on_one_line(help))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Prints one line about a further place at which the rule of `first` is broken: what is not the same as of `first`.
///
/// # Errors
/// `out` cannot be written.
pub fn write_place(located: &LocatedDiagnostic<'_>, first: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let diagnostic = located.diagnostic;
    let mut parts: Vec<String> = place(diagnostic.location.as_ref(), located.span.as_ref())
        .into_iter()
        .collect();
    if diagnostic.message != first.message || parts.is_empty() {
        parts.push(on_one_line(&message(located)));
    }
    let mut line = parts.join(": ");
    let help = diagnostic.help.as_ref().filter(|_| diagnostic.help != first.help);
    let label = diagnostic.labels.first().zip(located.labels.first());
    let label = label.map(|(label, span)| {
        let place = place(Some(&label.location), span.as_ref()).unwrap_or_default();
        format!("{}: {place}", on_one_line(&label.text))
    });
    let beside: Vec<String> = label.into_iter().chain(help.map(|help| on_one_line(help))).collect();
    if !beside.is_empty() {
        line.push_str(&format!(" ({})", beside.join("; ")));
    }
    writeln!(out, "{line}")
}

/// `file:line:column`, or as much of it as there is.
fn place(location: Option<&Location>, span: Option<&Span>) -> Option<String> {
    let file = on_one_line(&location?.file);
    Some(match span {
        Some(span) => format!("{file}:{}:{}", span.line, span.column),
        None => file,
    })
}
