//! A text with the path of its file. Nothing here reads files.

use std::sync::Arc;

/// One file's text. Cheap to clone: both parts are shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// The path below the digest's root, with `/` between its parts on every system.
    pub path: Arc<str>,
    /// The whole text, without a byte order mark and with `\n` line ends.
    pub text: Arc<str>,
}

impl TextFile {
    /// A text file from its parts.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}
