//! Diagnostics as text: for people, for editors and for programs. Each format is a file of its own.

mod excerpt;
mod github;
mod human;
mod json;
mod plain;
mod sarif;
mod short;

pub use short::write_place;

use super::LocatedDiagnostic;
use std::io::{self, Write};
use std::sync::Arc;

/// The format in which diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With an excerpt of the file, for people at a terminal.
    #[default]
    Human,
    /// `file:line:column: error[rule]: message (help)`, one a line, for editors and grep.
    Short,
    /// One JSON object a line, for programs.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// A SARIF 2.1.0 log, for code scanning.
    Sarif,
}

/// Prints diagnostics in the order given. Only [`Format::Human`] has colours.
///
/// # Errors
/// `out` cannot be written.
pub fn render(
    located: &[LocatedDiagnostic<'_>],
    text_of: &dyn Fn(&str) -> Option<Arc<str>>,
    format: Format,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::render(located, text_of, colour, out),
        Format::Short => short::render(located, out),
        Format::Json => json::render(located, out),
        Format::Github => github::render(located, out),
        Format::Sarif => sarif::render(located, out),
    }
}
