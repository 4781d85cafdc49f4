//! How the checks of fields report what is wrong.

use super::FieldValue;
use crate::diagnostic::{CurrentPath, Diagnostic, Location, Rule};
use crate::text::truncate;
use std::sync::Arc;

/// The longest part of a value that a message quotes, in characters.
const QUOTE_LIMIT: usize = 60;

/// Which file is checked, and where its diagnostics go.
pub struct Context<'a> {
    /// The path of the file.
    pub file: &'a Arc<str>,
    /// All diagnostics so far.
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl Context<'_> {
    /// Reports something about the value at `at`; returns the diagnostic, for a help to be added.
    pub fn report(&mut self, rule: &'static Rule, at: &CurrentPath, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic::new(rule, Location::value(self.file, at.path()), message))
    }

    /// Adds a diagnostic, and returns it.
    #[expect(clippy::missing_panics_doc, reason = "the list is not empty after a push")]
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.diagnostics.push(diagnostic);
        self.diagnostics.last_mut().expect("one was pushed just now")
    }

    /// Reports that the value at `at` cannot be used.
    pub fn fail(
        &mut self,
        rule: &'static Rule,
        at: &CurrentPath,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> FieldValue {
        self.report(rule, at, message).help = Some(help.into());
        FieldValue::Failed
    }
}

/// The field that a message is about, such as `source.published`, in backticks.
pub fn field_name(at: &CurrentPath) -> String {
    let name = at.path().to_string();
    if name.is_empty() {
        "the front matter".to_owned()
    } else {
        format!("`{name}`")
    }
}

/// A value as a message quotes it: on one line, and not too long.
pub fn quoted(text: &str) -> String {
    truncate(&text.replace('\n', " "), QUOTE_LIMIT)
}
