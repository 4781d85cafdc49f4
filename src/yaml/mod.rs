//! YAML in, a plain value out, or everything that is wrong with it. Places are looked for only when a diagnostic
//! is printed. Nothing here reads files or knows a field by name.

mod characters;
mod comments;
mod error;
mod explain;
mod fence;
mod guard;
mod key;
mod locate;
mod marks;
mod parse;
mod quote;
mod read;
mod scan;
mod state;
mod value;
mod visit;

#[cfg(test)]
mod tests;

pub use comments::{CutValue, cut_values};
pub use error::YamlError;
pub use explain::is_conflict_mark;
pub use fence::{FrontMatter, front_matter};
pub use locate::{locate, whole_values};
pub use parse::{parse, parse_leniently};
pub use quote::{double_quoted, inline_list, inline_value, quote};
pub use value::Value;
