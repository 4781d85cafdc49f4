//! The words of HTML as plain text, a line a block.

use super::elements::is_inline;
use super::references::decode;
use super::tokens::Token;

/// Whether nobody reads the raw text of an element: it is code, or what old browsers showed instead of a frame.
pub fn is_unreadable(element: &str) -> bool {
    matches!(element, "script" | "style" | "iframe" | "noembed" | "noframes")
}

/// Appends the text of some tokens, with a line break for each run of tags that end a line.
pub fn append_text<'a>(tokens: impl IntoIterator<Item = Token<'a>>, out: &mut String) {
    for token in tokens {
        match token {
            Token::Text(text) => out.push_str(&decode(text)),
            Token::RawText { element, text } if !is_unreadable(element) => out.push_str(&decode(text)),
            Token::Tag(tag) if !is_inline(&tag.name) && !out.ends_with('\n') => out.push('\n'),
            Token::Tag(_) | Token::RawText { .. } | Token::Comment(_) | Token::Unfinished(_) => {}
        }
    }
}
