//! HTML as text: its tokens, elements, character references, and its words. Text in, ranges of that text out; nothing is
//! built into a tree, fetched or run.

mod blank;
mod detect;
mod elements;
mod references;
mod tag;
mod text;
mod tokens;

#[cfg(test)]
mod tests;

pub use blank::{FILLER, blank_markup};
pub use detect::looks_like_html;
pub use elements::{is_inline, is_void};
pub use references::{Reference, decode, decode_attribute, find_reference};
pub use tag::{Attribute, Tag};
pub use text::{append_text, is_unreadable};
pub use tokens::{Token, Tokens, tokens};
