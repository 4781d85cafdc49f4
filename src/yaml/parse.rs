//! Reads a text as YAML: what cannot be read in reasonable time or means different things to different readers is refused first.

use super::{Value, YamlError, characters, guard, read};
use crate::conflict::find_conflicts;

/// Reads one YAML document.
///
/// An empty text, or one of comments alone, is an empty mapping. Duplicate keys, keys that are not text, merge keys,
/// tags and control characters made by escapes are found all at once; text that is not YAML has one error, the first.
/// Aliases are followed, to at most about a megabyte.
///
/// # Errors
/// Every error found, in the order of the text; never none.
pub fn parse(text: &str) -> Result<Value, Vec<YamlError>> {
    match parse_leniently(text)? {
        (value, duplicates) if duplicates.is_empty() => Ok(value),
        (_, duplicates) => Err(duplicates),
    }
}

/// The same, but a text has a value if its only errors are keys that are repeated at its top: the first of each counts.
///
/// # Errors
/// Every error found where there are others; never none.
pub fn parse_leniently(text: &str) -> Result<(Value, Vec<YamlError>), Vec<YamlError>> {
    let conflicts = find_conflicts(text);
    if !conflicts.is_empty() {
        return Err(conflicts.into_iter().map(YamlError::of_conflict).collect());
    }
    let scanned = guard::check(text).map_err(|error| vec![*error])?;
    match characters::refusal(text) {
        Some(error) => Err(vec![error]),
        None => read::read(text, &scanned),
    }
}
