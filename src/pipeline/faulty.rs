//! The parts of files that have errors, of files that could not be read all of them.

use crate::diagnostic::{Diagnostic, FaultyParts};
use crate::parse::Parsed;

/// The parts of files in which these diagnostics have errors.
pub fn faulty_parts<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, parsed: &'a Parsed) -> FaultyParts<'a> {
    let unread = parsed.files.iter().filter(|file| !file.is_read);
    FaultyParts::of(diagnostics).with_unread(unread.map(|file| &*file.path))
}
