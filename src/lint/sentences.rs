//! Parts a text into sentences.

use std::ops::Range;

/// The sentences of a text: they end with a full stop, question or exclamation mark before white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    parts(text, ends_sentence)
}

/// The same, parted at semicolons too, where a reader rests as well.
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    parts(text, |c| ends_sentence(c) || matches!(c, ';' | '；'))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '。' | '؟' | '।')
}

fn parts(text: &str, ends: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| ends(*c)) {
        let end = at + c.len_utf8();
        let next = text[end..].chars().next();
        if next.is_none_or(char::is_whitespace) {
            parts.push(start..end);
            start = next.map_or(end, |space| end + space.len_utf8());
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}
