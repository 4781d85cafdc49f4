//! One error in a YAML text, before it is known which file the text is in.

use crate::diagnostic::{Diagnostic, Label, Location, Rule, Target};
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
}

impl YamlError {
    pub(super) fn new(rule: &'static Rule, target: Target, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            target,
            label: None,
            help: None,
        }
    }

    pub(super) fn at(rule: &'static Rule, bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(rule, Target::Bytes(bytes), message)
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn label(mut self, target: Target, text: impl Into<String>) -> Self {
        self.label = Some((target, text.into()));
        self
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
        Diagnostic {
            labels: labels.collect(),
            help: self.help,
            ..Diagnostic::new(self.rule, location(self.target), self.message)
        }
    }
}
