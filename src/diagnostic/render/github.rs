//! Workflow commands of GitHub Actions, one a line: each becomes an annotation of its file.

use super::plain::message;
use crate::diagnostic::{LocatedDiagnostic, Severity};
use std::io::{self, Write};

pub(super) fn render(located: &[LocatedDiagnostic<'_>], out: &mut dyn Write) -> io::Result<()> {
    for located in located {
        let diagnostic = located.diagnostic;
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        write!(out, "::{command} title={}", property(diagnostic.rule.name))?;
        if let Some(location) = &diagnostic.location {
            write!(out, ",file={}", property(&location.file))?;
        }
        if let Some(span) = &located.span {
            write!(out, ",line={},endLine={}", span.line, span.end_line)?;
            // GitHub accepts columns only within one line.
            if span.line == span.end_line {
                write!(out, ",col={},endColumn={}", span.column, span.end_column)?;
            }
        }
        write!(out, "::{}", data(&message(located)))?;
        if let Some(help) = &diagnostic.help {
            write!(out, "%0A{}", data(help))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The text of a command: what would end it is encoded.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    text.chars().filter(|char| !char.is_control()).collect()
}

/// The value of a property: what would end it, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
