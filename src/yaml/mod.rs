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
mod quote;
mod read;
mod scan;
mod state;
mod value;
mod visit;

#[cfg(test)]
mod tests;

pub use error::YamlError;
pub use explain::is_conflict_mark;
pub use fence::{FrontMatter, front_matter};
pub use locate::{locate, whole_values};
pub use quote::{double_quoted, inline_list, inline_value, quote};
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
    let scanned = guard::check(text).map_err(|error| vec![*error])?;
    match characters::refusal(text) {
        Some(error) => Err(vec![error]),
        None => read::read(text, &scanned),
    }
}
