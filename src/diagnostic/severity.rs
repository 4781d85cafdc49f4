//! How bad a diagnostic is.

/// How bad a diagnostic is. Only errors prevent a site from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The digest cannot be published until this is fixed.
    Error,
    /// Probably a mistake; `--strict` treats it as an error.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The severity as it is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
