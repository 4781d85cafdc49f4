//! Parts a text into sentences.

use std::ops::Range;

/// Marks that end a sentence.
const ENDS: [char; 7] = ['.', '?', '!', '…', '。', '؟', '।'];
/// Marks at which a reader rests as well.
const RESTS: [char; 2] = [';', '；'];

/// The sentences of a text: they end with a full stop, question or exclamation mark before white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    parts(text, |c| ENDS.contains(&c))
}

/// The same, parted at semicolons too.
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    parts(text, |c| ENDS.contains(&c) || RESTS.contains(&c))
}

fn parts(text: &str, ends: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let before_space = characters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends(c) && before_space {
            parts.push(start..at + c.len_utf8());
            start = characters.peek().map_or(text.len(), |(at, next)| at + next.len_utf8());
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}
