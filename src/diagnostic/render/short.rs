//! One line each: `file:line:column: error[rule]: message (help)`.

use super::plain::{message, on_one_line};
use crate::diagnostic::LocatedDiagnostic;
use std::io::{self, Write};

pub(super) fn render(located: &[LocatedDiagnostic<'_>], out: &mut dyn Write) -> io::Result<()> {
    for located in located {
        let diagnostic = located.diagnostic;
        if let Some(location) = &diagnostic.location {
            write!(out, "{}:", on_one_line(&location.file))?;
            if let Some(span) = &located.span {
                write!(out, "{}:{}:", span.line, span.column)?;
            }
            write!(out, " ")?;
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
