//! YAML in, a plain value out, or everything that is wrong with it. Places are looked for only when a diagnostic
//! is printed. Nothing here reads files or knows a field by name.

mod characters;
mod error;
mod explain;
mod fence;
mod guard;
mod key;
mod locate;
mod marks;
mod read;
mod scan;
mod state;
mod value;
mod visit;

#[cfg(test)]
mod tests;

pub use error::YamlError;
pub use fence::{FrontMatter, front_matter};
pub use locate::locate;
pub use value::Value;

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

/// The same, but a text whose only errors are duplicate keys has a value, in which the first of each counts.
///
/// # Errors
/// Every error found where there are others; never none.
pub fn parse_leniently(text: &str) -> Result<(Value, Vec<YamlError>), Vec<YamlError>> {
    let scanned = guard::check(text).map_err(|error| vec![*error])?;
    match characters::refusal(text) {
        Some(error) => Err(vec![error]),
        None => read::read(text, &scanned),
    }
}
