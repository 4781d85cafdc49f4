//! What is gathered while a text is read: errors, duplicate keys, and how much there is.

use super::{YamlError, characters};
use crate::diagnostic::rules::YAML_SYNTAX;
use crate::diagnostic::{FieldPath, Target};

/// The largest value that a text may become where aliases repeat parts of it: bytes of text, and [`NODE_BYTES`] for each value and
/// key. No text within the guard's limit comes near it without aliases.
const MAX_VALUE_BYTES: usize = 1024 * 1024;
const NODE_BYTES: usize = 8;

/// The most errors, and the most duplicate keys, that are reported of one text: aliases can repeat an error without end.
const MAX_ERRORS: usize = 1000;

/// What is gathered while a text is read.
#[derive(Default)]
pub(super) struct ReadState {
    pub errors: Vec<YamlError>,
    /// The keys that are repeated in their mapping.
    pub duplicates: Vec<FieldPath>,
    size: usize,
}

impl ReadState {
    /// Whether the value has grown over the limit.
    pub fn is_too_large(&self) -> bool {
        self.size > MAX_VALUE_BYTES
    }

    /// Adds an error, if there is one and not too many others.
    pub fn push_error(&mut self, error: impl FnOnce() -> Option<YamlError>) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.extend(error());
        }
    }

    pub fn push_duplicate(&mut self, path: FieldPath) {
        if self.duplicates.len() < MAX_ERRORS {
            self.duplicates.push(path);
        }
    }

    /// Counts one value or key of so many bytes; false once there is too much.
    pub fn count(&mut self, bytes: usize) -> bool {
        self.size += NODE_BYTES + bytes;
        !self.is_too_large()
    }
}

/// What ends the reading once [`ReadState::count`] says so.
pub(super) fn too_large<E: serde::de::Error>() -> E {
    E::custom("the value is too large")
}

/// The error for a tag: a digest has no use for any.
pub(super) fn tag_error(target: Target, tag: &str) -> YamlError {
    let tag = tag.trim_start_matches('!');
    let message = format!("the tag `!{tag}` is not supported");
    YamlError::new(&YAML_SYNTAX, target, message).help("quote the value if it is meant as text")
}

/// The error for text that contains a control character.
pub(super) fn control_error(target: impl FnOnce() -> Target, text: &str) -> Option<YamlError> {
    Some(characters::control_error(target(), characters::first_control(text)?))
}
