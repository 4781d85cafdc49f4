//! A passage of an entry's text: a paragraph, the title, a summary. Which of its words are the writer's own, and which are
//! names.

use super::names::{NameFinder, NameMeaning};
use super::words::Words;
use crate::diagnostic::Location;
use crate::text::slice;
use std::ops::Range;

/// Where a passage stands.
#[derive(Debug)]
pub enum PassageLocation {
    /// In the body: the paragraph, by its place in the list.
    Paragraph(usize),
    /// In a field of the front matter.
    Field(Location),
}

/// A passage of an entry's text, with its words.
#[derive(Debug)]
pub struct Passage {
    /// Where it stands.
    pub location: PassageLocation,
    text: String,
    /// The words of the text.
    pub words: Words,
    /// For each word, whether it is the writer's own: it stands in no quotation.
    is_own: Vec<bool>,
    /// The names in it, in their order, each with its words.
    pub names: Vec<(NameMeaning, Range<usize>)>,
}

impl Passage {
    /// Reads a text. `quoted` are the bytes that others wrote.
    pub fn new(
        location: PassageLocation,
        text: &str,
        quoted: impl Iterator<Item = Range<usize>>,
        names: &NameFinder,
    ) -> Self {
        let words = Words::new(text);
        let mut is_own = vec![true; words.len()];
        for range in quoted {
            is_own[words.within(range)].fill(false);
        }
        Self {
            location,
            text: text.to_owned(),
            is_own,
            names: names.find(text, &words),
            words,
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Some words as they are written.
    pub fn written(&self, words: Range<usize>) -> &str {
        slice(&self.text, self.words.bytes_of(words))
    }

    /// Whether there is a digit in it, so that it may have a date.
    pub fn has_digits(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// The text between a word and the next; a line end after the last.
    pub fn between(&self, word: usize) -> &str {
        let (this, next) = (
            self.words.bytes_of(word..word + 1),
            self.words.bytes_of(word + 1..word + 2),
        );
        self.text.get(this.end..next.start).unwrap_or("\n")
    }

    /// Whether some words can be one phrase: no sentence ends between them. (A comma may stand there: «признал, что».)
    pub fn is_one_phrase(&self, words: &Range<usize>) -> bool {
        let mut gaps = words.start..words.end.saturating_sub(1);
        gaps.all(|at| {
            !self
                .between(at)
                .contains([';', ':', '.', '!', '?', '—', '(', ')', '。', '；', '：', '؛', '\n'])
        })
    }

    /// Whether all of some words are the writer's own.
    pub fn is_own(&self, words: Range<usize>) -> bool {
        self.is_own[words].iter().all(|is_own| *is_own)
    }

    /// Whether some words are a name, or part of one.
    pub fn is_in_name(&self, words: &Range<usize>) -> bool {
        let near = self.names.partition_point(|(_, name)| name.end <= words.start);
        self.names.get(near).is_some_and(|(_, name)| name.start < words.end)
    }
}
