//! YAML in, a plain value out, or everything that is wrong with it. Positions are looked for only when a diagnostic
//! is printed. Nothing here reads files or knows a field by name.

mod characters;
mod explain;
mod fault;
mod fence;
mod guard;
mod locate;
mod marks;
mod page;
mod path;
mod read;
mod value;
mod visit;

#[cfg(test)]
mod tests;

pub use fault::Fault;
pub use fence::{FrontMatter, front_matter};
pub use locate::locate;
pub use value::Value;

/// Reads one YAML document.
///
/// An empty text, or one of comments alone, is an empty mapping. Duplicate keys, keys that are not text, merge keys,
/// tags and control characters are found all at once; text that is no YAML has one fault, the first. Aliases are
/// followed, to at most about a megabyte.
///
/// # Errors
/// Every fault found, in the order of the text; never none.
pub fn parse(text: &str) -> Result<Value, Vec<Fault>> {
    match guard::refusal(text).or_else(|| characters::refusal(text)) {
        Some(fault) => Err(vec![fault]),
        None => read::read(text),
    }
}
