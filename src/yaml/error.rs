//! One error in a YAML text, before it is known which file the text is in.

use crate::conflict::{self, Conflict};
use crate::diagnostic::rules::CONFLICT_MARKER;
use crate::diagnostic::{Diagnostic, FieldPath, Label, Location, PathStep, Rule, Target};
use std::ops::Range;
use std::sync::Arc;

/// What is wrong with a YAML text, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// One sentence without a full stop.
    pub message: String,
    /// The place: a path, or bytes of the text that was parsed.
    pub target: Target,
    /// A second place, and what it has to do with the error.
    pub label: Option<(Target, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// What is written instead of the text at the target, if that is known.
    pub replacement: Option<String>,
    /// The field whose value is to be quoted, if it is meant as text: only then is the replacement certain.
    pub quotes_value_of: Option<String>,
    /// For a key that is repeated in a mapping below a field: that field, and the key.
    repeated: Option<(String, String)>,
}

impl YamlError {
    pub(super) fn new(rule: &'static Rule, target: Target, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            target,
            label: None,
            help: None,
            replacement: None,
            quotes_value_of: None,
            repeated: None,
        }
    }

    pub(super) fn at(rule: &'static Rule, bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(rule, Target::Bytes(bytes), message)
    }

    /// The error for what git left of a conflict.
    pub(super) fn of_conflict(conflict: Conflict) -> Self {
        Self::at(&CONFLICT_MARKER, conflict.first, conflict::MESSAGE)
            .label(Target::Bytes(conflict.last), conflict::LABEL)
            .help(conflict::HELP)
    }

    /// Sets what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn label(mut self, target: Target, text: impl Into<String>) -> Self {
        self.label = Some((target, text.into()));
        self
    }

    pub(super) fn replace_with(mut self, replacement: impl Into<String>) -> Self {
        self.replacement = Some(replacement.into());
        self
    }

    /// A replacement that is right if the value of this field is meant as text.
    pub(super) fn quote_value_of(mut self, key: &str, replacement: String) -> Self {
        self.quotes_value_of = Some(key.to_owned());
        self.replace_with(replacement)
    }

    pub(super) fn repeated(mut self, path: &FieldPath) -> Self {
        if let [PathStep::Key(field), PathStep::Key(key)] = path.steps() {
            self.repeated = Some((field.to_string(), key.to_string()));
        }
        self
    }

    /// For a key that is repeated in a mapping that is the value of a field: that field, and the key.
    pub fn repeated_key(&self) -> Option<(&str, &str)> {
        let (field, key) = self.repeated.as_ref()?;
        Some((field, key))
    }

    /// The diagnostic of this error in a file whose YAML begins at the byte `start`.
    pub fn into_diagnostic(self, file: &Arc<str>, start: usize) -> Diagnostic {
        let location = |target| {
            let target = match target {
                Target::Bytes(bytes) => Target::Bytes(bytes.start + start..bytes.end + start),
                other => other,
            };
            Location::at(file, target)
        };
        let labels = self.label.into_iter().map(|(target, text)| Label {
            location: location(target),
            text,
        });
        let diagnostic = Diagnostic {
            labels: labels.collect(),
            help: self.help,
            ..Diagnostic::new(self.rule, location(self.target), self.message)
        };
        match self.replacement {
            Some(replacement) => diagnostic.source_fix(replacement, self.quotes_value_of.is_none()),
            None => diagnostic,
        }
    }
}
