//! Where in a file something is: as it is known when a diagnostic is made, and as lines and columns when it is printed.

use super::FieldPath;
use std::ops::Range;
use std::sync::Arc;

/// The part of a file that is meant.
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

/// A part of a named file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location {
    /// The path below the digest's root.
    pub file: Arc<str>,
    /// The part of the file.
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

    /// Any part of it.
    pub fn at(file: &Arc<str>, target: Target) -> Self {
        Self {
            file: Arc::clone(file),
            target,
        }
    }
}

/// A range of a text with its lines and columns. Both count from 1, columns in characters; the end is the first place after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the file's text, on boundaries of characters.
    pub bytes: Range<usize>,
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}
