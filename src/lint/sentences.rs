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
    let (mut start, mut at) = (0, 0);
    let may_end = |byte: &u8| matches!(byte, b'.' | b'?' | b'!' | b';') || !byte.is_ascii();
    while let Some(step) = text.as_bytes()[at..].iter().position(may_end) {
        at += step;
        let mut rest = text[at..].chars();
        let mark = rest.next().filter(|c| ends(*c));
        let next = rest.clone().next();
        at = text.len() - rest.as_str().len();
        if mark.is_some() && next.is_none_or(char::is_whitespace) {
            parts.push(start..at);
            start = next.map_or(at, |space| at + space.len_utf8());
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}
