//! A change to a file, before it is written.

use std::sync::Arc;

/// A file whose text changes.
#[derive(Debug)]
pub struct ChangedFile {
    /// The path below the digest's root.
    pub path: Arc<str>,
    /// The text before the change.
    pub before: Arc<str>,
    /// The text after the change.
    pub after: String,
}
