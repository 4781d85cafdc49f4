//! What is wrong, where, and what to do about it: one type for every stage, made where a problem is found and printed
//! once, at the end. Nothing here reads a file or imports another module: lines and columns are found by `locate`, and
//! texts are handed in.

pub mod rules;

#[cfg(test)]
mod tests;

mod consequences;
mod faulty_parts;
mod location;
mod path;
mod render;
mod severity;

pub use consequences::remove_consequences;
pub use faulty_parts::FaultyParts;
pub use location::{Location, Span, Target};
pub use path::{CurrentPath, FieldPath, PathStep};
pub use render::{Format, render, write_place};
pub use rules::Rule;
pub use severity::Severity;

/// A second location that belongs to the same problem.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// The second location.
    pub location: Location,
    /// What it has to do with the problem, such as "first here".
    pub text: String,
}

/// A replacement of what is at the diagnostic's location that solves the problem.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What is written instead.
    pub replacement: String,
    /// What kind of text the replacement is.
    pub form: FixForm,
    /// Whether nothing else can be meant. What is not certain is a suggestion, which `fix` leaves to the writer unless it
    /// corrects a slip of the pen.
    pub is_certain: bool,
}

/// What kind of text a replacement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FixForm {
    /// The text of a value or key, without quotes.
    Text,
    /// YAML, or any other source text, as it is to be written.
    Source,
}

/// An error, a warning or a note.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// The severity: the one of the rule, unless the configuration changes it.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// Where the problem is; `None` if it concerns the digest as a whole.
    pub location: Option<Location>,
    /// Further locations.
    pub labels: Vec<Label>,
    /// What to do about it, in words.
    pub help: Option<String>,
    /// What to do about it, as an edit, where that is known.
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

    /// A diagnostic that concerns the digest as a whole.
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

    /// Adds what to do about it, in words.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "did you mean …" and the edit for it; nothing if there is no suggestion.
    pub fn suggest(mut self, candidate: Option<&str>) -> Self {
        if let Some(candidate) = candidate {
            self.help = Some(format!("did you mean `{candidate}`?"));
            self.fix = Some(Fix {
                replacement: candidate.to_owned(),
                form: FixForm::Text,
                is_certain: false,
            });
        }
        self
    }

    /// Adds the edit that is the only possible one: the text of the value or key.
    pub fn certain_text(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            replacement: text.into(),
            form: FixForm::Text,
            is_certain: true,
        });
        self
    }

    /// Adds an edit to the source text.
    pub fn source_fix(mut self, source: impl Into<String>, is_certain: bool) -> Self {
        self.fix = Some(Fix {
            replacement: source.into(),
            form: FixForm::Source,
            is_certain,
        });
        self
    }

    /// Adds a second location.
    pub fn label(mut self, location: Location, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// Whether it prevents the site from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A diagnostic with the lines and columns of its locations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedDiagnostic<'a> {
    /// The diagnostic.
    pub diagnostic: &'a Diagnostic,
    /// The lines and columns of its location; `None` if it concerns the file as a whole, or no file, or cannot be found
    /// there.
    pub span: Option<Span>,
    /// Those of its labels, in their order.
    pub labels: Vec<Option<Span>>,
}

/// Whether any of them is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
