//! The words of a text, folded, each with its bytes. Names and listed words are found in them by one automaton.

use crate::language::characters::is_word_character;
use crate::language::{fold_name, is_written_without_spaces};
use crate::text::slice;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::ops::Range;

/// The words of a text.
#[derive(Debug, Default)]
pub struct Words {
    /// Every word folded and between `<` and `>`, so that only whole words are found.
    folded: String,
    all: Vec<Word>,
}

/// A word of a text.
#[derive(Debug)]
struct Word {
    /// Where its `<` stands in the folded text.
    start: usize,
    /// The bytes of the text that it stands at.
    text: Range<usize>,
}

impl Words {
    /// Parts a text into words. Of scripts without spaces, each character is one.
    pub fn new(text: &str) -> Self {
        let mut words = Self::default();
        let mut open: Option<usize> = None;
        for (at, c) in text.char_indices() {
            let (is_alone, is_part) = match c.is_ascii() {
                true => (false, c.is_ascii_alphanumeric()),
                false => {
                    let is_part = is_word_character(c);
                    (is_part && is_written_without_spaces(c), is_part)
                }
            };
            if is_alone || !is_part {
                if let Some(start) = open.take() {
                    words.push(text, start..at);
                }
                if is_alone {
                    words.push(text, at..at + c.len_utf8());
                }
            } else {
                open.get_or_insert(at);
            }
        }
        if let Some(start) = open {
            words.push(text, start..text.len());
        }
        words
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        let start = self.folded.len();
        self.folded.push('<');
        let word = slice(text, range.clone());
        if word.is_ascii() {
            self.folded.push_str(word);
            if let Some(folded) = self.folded.get_mut(start + 1..) {
                folded.make_ascii_lowercase();
            }
        } else {
            self.folded.push_str(&fold_name(word));
        }
        self.folded.push('>');
        self.all.push(Word { start, text: range });
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The words, folded.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// A word, folded.
    pub fn get(&self, at: usize) -> Option<&str> {
        let start = self.all.get(at)?.start + 1;
        let end = self.all.get(at + 1).map_or(self.folded.len(), |next| next.start);
        self.folded.get(start..end - 1)
    }

    /// The bytes of the text that some words stand at, from the beginning of the first to the end of the last.
    pub fn bytes_of(&self, words: Range<usize>) -> Range<usize> {
        let start = self.all.get(words.start).map_or(0, |word| word.text.start);
        let end = words.end.checked_sub(1).and_then(|last| self.all.get(last));
        start..end.map_or(start, |word| word.text.end)
    }

    /// The words that stand in some bytes of the text, even partly.
    pub fn within(&self, text: Range<usize>) -> Range<usize> {
        let start = self.all.partition_point(|word| word.text.end <= text.start);
        let end = self.all.partition_point(|word| word.text.start < text.end);
        start..end.max(start)
    }

    /// Whether a pattern is in the text; one without its last `>` may be the beginning of a longer word.
    pub fn has(&self, pattern: &str) -> bool {
        self.folded.contains(pattern)
    }

    /// Whether a word of the text is a stem, or begins with it, after at most so many of some letters before it.
    pub fn has_after_prefix(&self, stem: &str, letters: &[char], most: usize) -> bool {
        let mut places = self.folded.match_indices(stem);
        places.any(|(at, _)| {
            let before = slice(&self.folded, 0..at);
            let prefix = before.rsplit('<').next().unwrap_or(before);
            prefix.chars().count() <= most && prefix.chars().all(|c| letters.contains(&c))
        })
    }

    /// The words of a name or phrase as [`matcher`] looks for them.
    pub fn pattern(text: &str) -> String {
        Self::new(text).folded
    }

    /// What a matcher finds, as the number of the pattern and the words: the longest at each place.
    pub fn matches(&self, matcher: &AhoCorasick) -> impl Iterator<Item = (usize, Range<usize>)> {
        matcher.find_iter(&self.folded).map(|found| {
            let first = self.all.partition_point(|word| word.start < found.start());
            let end = self.all.partition_point(|word| word.start < found.end());
            (found.pattern().as_usize(), first..end)
        })
    }
}

/// So many patterns still fit into the fastest kind of automaton, which takes most memory.
const DFA_PATTERNS: usize = 2_000;

/// A matcher of patterns that [`Words::pattern`] made.
pub fn matcher<'a>(patterns: impl Iterator<Item = &'a str>) -> Option<AhoCorasick> {
    let patterns: Vec<&str> = patterns.collect();
    // Every pattern and every word begins with the same sign, which is nothing to look for first.
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::LeftmostLongest).prefilter(false);
    if patterns.len() <= DFA_PATTERNS {
        builder.kind(Some(AhoCorasickKind::DFA));
    }
    builder.build(patterns).ok()
}

#[cfg(test)]
mod tests {
    use super::{Words, matcher};

    #[test]
    fn names_are_found_whole_and_longest() {
        let names = ["China", "China Daily", "Côte d’Ivoire", "王毅", "U.S.", "China s e"].map(Words::pattern);
        let matcher = matcher(names.iter().map(String::as_str)).expect("a matcher");
        let text = "China's envoy told China Daily: Chinas, COTE D'IVOIRE China,王毅说 u.s.";
        let words = Words::new(text);
        let found: Vec<(usize, &str)> = words
            .matches(&matcher)
            .map(|(name, range)| (name, &text[words.bytes_of(range)]))
            .collect();
        assert_eq!(
            found,
            [
                (0, "China"),
                (1, "China Daily"),
                (2, "COTE D'IVOIRE"),
                (0, "China"),
                (3, "王毅"),
                (4, "u.s")
            ]
        );
    }
}
