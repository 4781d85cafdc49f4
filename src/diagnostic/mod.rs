//! What is wrong, where, and what cures it: one type for every stage, made where the mistake is detected and
//! printed once, at the end. Nothing here looks at a file; texts are handed in when positions are wanted.

pub mod rules;

#[cfg(test)]
mod tests;

mod location;
mod path;
mod render;
mod severity;

pub use location::{Location, Span, Target};
pub use path::{CurrentPath, FieldPath, PathStep};
pub use render::{Format, render};
pub use rules::Rule;
pub use severity::Severity;

/// A second place that belongs to the same mistake, with what it has to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// Why it is shown, such as "also here".
    pub text: String,
}

/// The replacement of the value at the diagnostic's place that cures it without any doubt.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What to write there.
    pub replacement: String,
}

/// One mistake, warning or note.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which rule it breaks.
    pub rule: &'static Rule,
    /// How bad it is here; the rule's own severity unless the configuration says otherwise.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// Where; none for what concerns the digest as a whole.
    pub location: Option<Location>,
    /// Further places.
    pub labels: Vec<Label>,
    /// The cure, in words.
    pub help: Option<String>,
    /// The cure, as an edit.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic of `rule` at `location`.
    pub fn new(rule: &'static Rule, location: Location, message: impl Into<String>) -> Self {
        Self {
            location: Some(location),
            ..Self::general(rule, message)
        }
    }

    /// A diagnostic that concerns no one place.
    pub fn general(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            location: None,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// With a cure in words.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With "did you mean …", and the edit that goes with it, where there is a suggestion.
    pub fn suggest(mut self, candidate: Option<&str>) -> Self {
        if let Some(candidate) = candidate {
            self.help = Some(format!("did you mean `{candidate}`?"));
            self.fix = Some(Fix {
                replacement: candidate.to_owned(),
            });
        }
        self
    }

    /// With a second place.
    pub fn label(mut self, location: Location, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// Whether it keeps a site from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A diagnostic with the lines and columns of its locations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedDiagnostic<'a> {
    /// The diagnostic.
    pub diagnostic: &'a Diagnostic,
    /// The lines and columns of its location; `None` if it concerns the file as a whole, or no file, or cannot be found there.
    pub span: Option<Span>,
    /// Those of its labels, in their order.
    pub labels: Vec<Option<Span>>,
}

/// Whether any of them is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
