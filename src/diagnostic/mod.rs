//! What is wrong, where, and what cures it: one type for every stage, made where the mistake is detected and
//! printed once, at the end. Nothing here looks at a file; texts are handed in when positions are wanted.

pub mod rules;

#[cfg(test)]
mod tests;

mod located;
mod render;

pub use located::{Located, Span, locate, locate_all};
pub use render::{Format, render};
pub use rules::Rule;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// How bad it is. Only errors keep a site from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The digest cannot be published like this.
    Error,
    /// Probably a mistake; `--strict` treats it as an error.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One step into front matter: a key, or the place in a list (from 0).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A mapping's key.
    Key(Arc<str>),
    /// A list's item.
    Index(usize),
}

/// The way to a value in front matter, such as `participants[1].office`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath(Vec<Step>);

impl FieldPath {
    /// The way to the whole front matter.
    pub fn root() -> Self {
        Self::default()
    }

    /// The way one key further.
    pub fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// The way one item further.
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The steps from the top.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

/// The way to a value as one goes along it. A path is made of it only where something is wrong.
#[derive(Debug, Clone, Copy)]
pub enum Trail<'a> {
    /// The whole front matter.
    Root,
    /// One key further.
    Key(&'a Trail<'a>, &'a str),
    /// One item further.
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// The path that it is.
    pub fn path(&self) -> FieldPath {
        match self {
            Self::Root => FieldPath::root(),
            Self::Key(parent, key) => parent.path().key(key),
            Self::Index(parent, index) => parent.path().index(*index),
        }
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What in a file is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// The file as a whole.
    File,
    /// The value at a path of the front matter (or of a YAML file).
    Value(FieldPath),
    /// The key that ends the path, not its value.
    Key(FieldPath),
    /// A range of bytes of the text.
    Bytes(Range<usize>),
    /// A line (from 1), a column in characters (from 1) and a length in characters, where only those are known.
    Line(usize, usize, usize),
}

impl Eq for Location {}

/// A spot in a named file.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Location {
    /// The path below the digest's root.
    pub file: Arc<str>,
    /// What in it.
    pub target: Target,
}

impl Location {
    /// The whole file.
    pub fn file(file: &Arc<str>) -> Self {
        Self::at(file, Target::File)
    }

    /// A value of its front matter.
    pub fn value(file: &Arc<str>, path: FieldPath) -> Self {
        Self::at(file, Target::Value(path))
    }

    /// A value at the top of its front matter.
    pub fn field(file: &Arc<str>, name: &str) -> Self {
        Self::value(file, FieldPath::root().key(name))
    }

    /// A range of bytes of its text.
    pub fn bytes(file: &Arc<str>, range: Range<usize>) -> Self {
        Self::at(file, Target::Bytes(range))
    }

    /// Any spot of it.
    pub fn at(file: &Arc<str>, target: Target) -> Self {
        Self {
            file: Arc::clone(file),
            target,
        }
    }
}

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

/// Whether any of them is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
