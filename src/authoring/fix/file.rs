//! A file with YAML that may be fixed.

use crate::authoring::edit::front_matter_range;
use crate::fields::Mapping;
use crate::load::CONFIG;
use std::ops::Range;
use std::sync::Arc;

/// A file with YAML that may be fixed: front matter, or the configuration.
pub struct FixedFile {
    /// The path below the digest's root.
    pub path: Arc<str>,
    /// Its text, with the fixes so far.
    pub text: String,
    /// The table of its fields.
    pub table: &'static Mapping,
}

impl FixedFile {
    /// Whether it is the configuration, which is YAML from its beginning to its end.
    pub fn is_config(&self) -> bool {
        &*self.path == CONFIG
    }

    /// The bytes of the YAML; `None` if there is no front matter.
    pub fn yaml(&self) -> Option<Range<usize>> {
        yaml_range(&self.path, &self.text)
    }
}

/// The bytes of the YAML in the text of a file; `None` if there is no front matter.
pub fn yaml_range(path: &str, text: &str) -> Option<Range<usize>> {
    match path == CONFIG {
        true => Some(0..text.len()),
        false => front_matter_range(text),
    }
}
