//! Diagnostics about whole files.

use crate::diagnostic::{Diagnostic, Location, Rule};

/// A diagnostic about the file at a path below the digest's root.
pub fn file_diagnostic(rule: &'static Rule, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Location::file(&path.into()), message)
}
