//! Characters that look right and are not: bullets and dashes of word processors for list marks, full-width colons, blanks
//! that are no spaces. And what git leaves of a conflict.

use super::advice::syntax_error;
use super::failure::Failure;
use crate::conflict;
use crate::language::typing::{after_bullet, character_name, is_other_colon, is_unseen};
use crate::yaml::YamlError;
use std::ops::Range;

/// Whether a line is one that git writes around the two versions of a conflict.
pub fn is_conflict_mark(line: &str) -> bool {
    let line = line.trim_end();
    let has_mark = |mark: &str| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    ["<<<<<<<", ">>>>>>>", "|||||||"].into_iter().any(has_mark) || line == "======="
}

/// The marks of a conflict, anywhere in a text that cannot be read.
pub(super) fn conflict(failure: &Failure<'_>) -> Option<YamlError> {
    let mut start = 0;
    for line in failure.text.split_inclusive('\n') {
        if is_conflict_mark(line) {
            let range = start..start + line.trim_end().len();
            let error = syntax_error(range, conflict::MESSAGE);
            return Some(error.help(conflict::HELP));
        }
        start += line.len();
    }
    None
}

/// A line at the place, above it or not yet read that has such a character.
pub(super) fn explain(failure: &Failure<'_>) -> Option<YamlError> {
    let at = failure.line(failure.at);
    let unread = failure.line(failure.read_to);
    let below_read = failure.line_below(failure.read_to).map(|below| failure.line(below));
    let above = failure.line_above(&at);
    let lines = [Some(at), Some(unread), below_read, above];
    lines
        .into_iter()
        .flatten()
        .find_map(|line| list_mark(failure, &line).or_else(|| key_end(failure, &line)))
}

/// `• Tavalu`, `– Tavalu`, `* Tavalu`, `-Tavalu`.
fn list_mark(failure: &Failure<'_>, line: &Range<usize>) -> Option<YamlError> {
    let text = failure.slice(line);
    let (sign, item) = after_bullet(text)?;
    if failure.indentation(line.start).is_empty()
        && failure.line_above(line).is_none_or(|above| !is_open(failure, &above))
    {
        return None;
    }
    let start = line.start + text.find(sign)?;
    let marks = start..line.end - item.len();
    let message = match failure
        .slice(&marks)
        .chars()
        .find(|&c| is_unseen(c))
        .and_then(character_name)
    {
        Some(name) if sign == '-' => format!("{name} follows the `-` of this item of a list"),
        _ if sign == '-' => "a space is missing after the `-` of this item of a list".to_owned(),
        _ => format!("`{sign}` does not begin an item of a list"),
    };
    let error = syntax_error(marks, message).replace_with("- ");
    Some(error.help(format!("a list item begins with `- `: write `- {item}`")))
}

/// Whether a line is a key without a value, or an item of a list: what may come before a list.
fn is_open(failure: &Failure<'_>, line: &Range<usize>) -> bool {
    let text = failure.slice(line);
    text.ends_with(':') || text.starts_with("- ") || after_bullet(text).is_some()
}

/// `topics：[brics]`, `title:\u{a0}Rome`.
fn key_end(failure: &Failure<'_>, line: &Range<usize>) -> Option<YamlError> {
    let text = failure.slice(line);
    let item = text.trim_start_matches("- ");
    let start = line.end - item.len();
    let (at, sign) = item.char_indices().find(|&(_, c)| c == ':' || is_other_colon(c))?;
    let key = item.get(..at)?;
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-') || is_unseen(c));
    let after = item.get(at + sign.len_utf8()..)?;
    let value = after.trim_start_matches(|c: char| c == ' ' || is_unseen(c));
    let blanks = after.get(..after.len() - value.len())?;
    if !is_key || sign == ':' && (blanks.is_empty() || blanks.starts_with(' ')) {
        return None;
    }
    let name = match sign {
        ':' => blanks.chars().next().and_then(character_name)?,
        sign => character_name(sign)?,
    };
    let message = match sign {
        ':' => format!("{name} follows the colon of `{key}`"),
        _ => format!("{name} follows `{key}`"),
    };
    let replacement = if value.is_empty() { ":" } else { ": " };
    let range = start + at..line.end - value.len();
    let error = syntax_error(range, message).replace_with(replacement);
    Some(error.help(format!("write `{key}{replacement}{value}`")))
}
