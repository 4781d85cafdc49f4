//! The two halves of every message about syntax: what is wrong, and how to quote a value that is meant as text.

use crate::diagnostic::rules::YAML_SYNTAX;
use crate::yaml::YamlError;
use std::ops::Range;

/// The longest value that a help repeats, in bytes: it has to fit beside the caret.
const MAX_REPEATED: usize = 60;

/// An error of syntax.
pub(super) fn syntax_error(bytes: Range<usize>, message: impl Into<String>) -> YamlError {
    YamlError::at(&YAML_SYNTAX, bytes, message)
}

/// "Quote the value", with the quoted value where it is short.
pub(super) fn quote_advice(value: &str) -> String {
    match quoted(value) {
        Some(quoted) if value.len() <= MAX_REPEATED => format!("quote the value: `{quoted}`"),
        _ => "put the whole value in quotes".to_owned(),
    }
}

/// A value in the quotes that need the fewest changes; `None` if it has characters that need escapes.
fn quoted(value: &str) -> Option<String> {
    let inner = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    // `'It's'`: the writer has quoted it, with the wrong quotes.
    let value = inner('\'').filter(|inner| inner.contains('\'')).unwrap_or(value);
    if value.contains(|char: char| char.is_control()) {
        None
    } else if value.contains(['"', '\\']) {
        Some(format!("'{}'", value.replace('\'', "''")))
    } else {
        Some(format!("\"{value}\""))
    }
}
