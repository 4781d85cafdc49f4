//! A text folded as names are compared, in which each byte knows where in the text it comes from.

use crate::language::characters::is_combining_accent;
use crate::language::{fold_name, is_written_without_spaces};
use crate::text::slice;
use std::collections::HashMap;
use std::ops::Range;

/// A text as names are compared, and where each of its bytes comes from.
pub struct FoldedText {
    /// The folded text, with single spaces between words.
    pub text: String,
    /// For each byte of it, where the character that it comes from begins in the text.
    origins: Vec<usize>,
    /// The length of the text.
    end: usize,
}

impl FoldedText {
    /// Folds a text as `fold_name` does, but for possessives, which end a name: "China's" is "China".
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
            end: text.len(),
        };
        let mut cache: HashMap<char, String> = HashMap::new();
        // How many letters the word has so far.
        let mut letters = 0;
        let mut skip_next = false;
        let mut characters = text.char_indices();
        while let Some((at, c)) = characters.next() {
            if std::mem::take(&mut skip_next) {
                continue;
            }
            if c.is_ascii_alphanumeric() {
                letters += 1;
                folded.push(c.to_ascii_lowercase(), at);
            } else if matches!(c, '\'' | '’') {
                let mut rest = characters.as_str().chars();
                let is_possessive =
                    matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(char::is_alphanumeric);
                // "China's" is China, "l'Iran" is Iran, but "N'Djamena" is one word where it is known so.
                skip_next = is_possessive;
                if is_possessive || letters <= 2 {
                    folded.push_gap(at);
                    letters = 0;
                }
            } else if c == '.' {
                // "U.S." is "US".
            } else if c.is_ascii() {
                folded.push_gap(at);
                letters = 0;
            } else {
                let plain = cache.entry(c).or_insert_with(|| fold_name(&c.to_string()));
                if plain.is_empty() && !is_combining_accent(c) {
                    folded.push_gap(at);
                    letters = 0;
                }
                for c in plain.chars() {
                    letters += 1;
                    folded.push(c, at);
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origins.resize(self.text.len(), at);
    }

    fn push_gap(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', at);
        }
    }

    /// Whether some bytes of the folded text are whole words.
    pub fn is_whole(&self, start: usize, end: usize) -> bool {
        let is_edge = |inner: Option<char>, outer: Option<char>| {
            outer.is_none_or(|c| !c.is_alphanumeric()) || inner.is_some_and(is_written_without_spaces)
        };
        let name = slice(&self.text, start..end);
        is_edge(name.chars().next(), slice(&self.text, ..start).chars().next_back())
            && is_edge(name.chars().next_back(), slice(&self.text, end..).chars().next())
    }

    /// The bytes of the text that some bytes of the folded text come from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origins.get(range.start).copied().unwrap_or(self.end);
        let last = self.origins[range.start..range.end].last().copied().unwrap_or(start);
        // The letter that the last byte comes from ends where the next one begins.
        let end = self.origins[range.end..].iter().copied().find(|at| *at > last);
        start..end.unwrap_or(self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::FoldedText;

    #[test]
    fn ranges_of_a_text_are_whole_characters() {
        for text in [
            "China's Perú",
            "Лавро\u{301}в",
            "王毅说",
            "ﬁn ½ é",
            "U.S.",
            "🙂é🙂",
            "İstanbul ẞ",
            "’s’S'",
        ] {
            let folded = FoldedText::new(text);
            let starts = folded.text.char_indices().map(|(at, _)| at);
            let edges: Vec<usize> = starts.chain([folded.text.len()]).collect();
            for (at, start) in edges.iter().enumerate() {
                for end in &edges[at..] {
                    let range = folded.original(*start..*end);
                    assert!(text.get(range.clone()).is_some(), "{text}: {range:?}");
                }
            }
        }
        let text = "Ana Perú’s";
        let folded = FoldedText::new(text);
        assert_eq!(folded.text, "ana peru ");
        assert_eq!(&text[folded.original(4..8)], "Perú");
    }
}
