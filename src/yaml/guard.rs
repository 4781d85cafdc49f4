//! Refuses text that would take the parser long: very large or very deeply nested text. What it knows of YAML is [`super::scan`].

use super::YamlError;
use super::scan::{Scanned, scan};
use crate::diagnostic::rules::{FRONT_MATTER_TOO_DEEP, FRONT_MATTER_TOO_LARGE};

/// The most bytes that are parsed: the time that serde_yaml takes grows with the square of the nesting.
pub(super) const MAX_BYTES: usize = 64 * 1024;
/// The most open brackets and block levels together.
pub(super) const MAX_DEPTH: usize = 64;

/// What one scan finds out about a text that may be parsed.
///
/// # Errors
/// The text is too large or nested too deeply.
pub(super) fn check(text: &str) -> Result<Scanned, YamlError> {
    if text.len() > MAX_BYTES {
        let message = format!(
            "this is {} KiB long, and at most {} KiB are read",
            text.len().div_ceil(1024),
            MAX_BYTES / 1024
        );
        let first_line = text.find('\n').unwrap_or(text.len());
        let error = YamlError::at(&FRONT_MATTER_TOO_LARGE, 0..first_line, message);
        return Err(error.help("move long text below the front matter"));
    }
    scan(text, MAX_DEPTH).map_err(|at| {
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        let bytes = at..at + next.map_or(0, char::len_utf8);
        let message = format!("this is nested more than {MAX_DEPTH} levels deep");
        YamlError::at(&FRONT_MATTER_TOO_DEEP, bytes, message).help("quote the value if its brackets are meant as text")
    })
}

/// The brackets that are opened and not closed in a text, as offsets, the last one last.
pub(super) fn open_brackets(text: &str) -> Vec<usize> {
    scan(text, usize::MAX)
        .map(|scanned| scanned.open_brackets)
        .unwrap_or_default()
}

/// The byte after the quote that closes what is open at `from`.
pub(super) fn closing_quote(text: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && text.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}
