//! Parts a text into sentences.

use std::ops::Range;

/// The sentences of a text: they end with a full stop, question or exclamation mark before white space. A
/// semicolon lets a reader rest as well.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, char)) = characters.next() {
        let ends = matches!(char, '.' | '?' | '!' | '…' | ';' | '。' | '；' | '؟' | '।');
        let before_space = characters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends && before_space {
            sentences.push(start..at + char.len_utf8());
            start = characters.peek().map_or(text.len(), |(at, next)| at + next.len_utf8());
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}
