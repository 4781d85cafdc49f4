//! Quoted values that are not closed, not indented, or have an escape that does not exist.

use super::advice::syntax_error;
use super::failure::{Failure, FieldLine};
use crate::yaml::YamlError;
use crate::yaml::scan::closing_quote;
use std::ops::Range;

/// The marked parser stops at the quote that begins a value.
pub(super) fn explain(failure: &Failure<'_>) -> Option<YamlError> {
    let quote = failure.next_char().filter(|char| matches!(char, '"' | '\''))?;
    let open = failure.at;
    let text = failure.text.as_bytes();
    let close = closing_quote(text, open + 1, u8::try_from(quote).ok()?);
    let inside = open + 1..close.map_or(failure.text.len(), |after| after - 1);
    if quote == '"'
        && let Some(error) = bad_escape(failure, inside.clone())
    {
        return Some(error);
    }
    let lines = failure.slice(&inside);
    if close.is_some() && !lines.contains('\n') {
        return None;
    }
    let shallow = close.and_then(|_| shallow_line(failure, &inside));
    match shallow {
        Some(line) if FieldLine::parse(failure.text, line.clone()).is_none() => Some(
            syntax_error(line, "the lines of a quoted value must be indented deeper than its key")
                .help("indent this line"),
        ),
        _ => Some(
            syntax_error(failure.rest_of_line(open), "the quote that begins here is not closed")
                .help(format!("close it with `{quote}`")),
        ),
    }
}

/// The first line of a quoted value that is not indented deeper than the line on which the value begins.
fn shallow_line(failure: &Failure<'_>, inside: &Range<usize>) -> Option<Range<usize>> {
    let limit = failure.indentation(inside.start).len();
    let mut at = inside.start;
    while let Some(below) = failure.line_below(at).filter(|&below| below <= inside.end) {
        if failure.indentation(below).len() <= limit {
            return Some(failure.line(below));
        }
        at = below;
    }
    None
}

/// The first escape between double quotes that YAML does not have.
fn bad_escape(failure: &Failure<'_>, inside: Range<usize>) -> Option<YamlError> {
    let start = inside.start;
    let text = failure.slice(&inside);
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        if char != '\\' {
            continue;
        }
        let Some((_, escaped)) = chars.next() else { break };
        let digit_count = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            escaped if is_escape(escaped) => continue,
            _ => 0,
        };
        let digits: String = chars.as_str().chars().take(digit_count).collect();
        let is_hex = digits.len() == digit_count && digits.chars().all(|char| char.is_ascii_hexdigit());
        let code = u32::from_str_radix(&digits, 16).ok();
        let problem = match (digit_count, is_hex) {
            (0, _) => "unknown escape",
            (_, false) => "hexadecimal digits are missing after",
            (_, true) if code.and_then(char::from_u32).is_none() => "no character has the code after",
            (_, true) => continue,
        };
        let bytes = start + at..start + at + 1 + escaped.len_utf8();
        let message = format!("{problem} `\\{escaped}` in double quotes");
        return Some(syntax_error(bytes, message).help("write `\\\\` for a backslash, or use single quotes"));
    }
    None
}

/// Whether YAML has the escape of a character, but for those with digits.
fn is_escape(char: char) -> bool {
    "0abt\tnvfre \"/\\N_LP\n\r".contains(char)
}
