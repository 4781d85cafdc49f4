//! A stretch of what the writer of an entry wrote: a paragraph, the title, a summary. Which words are the writer's own, and
//! which are names.

use super::names::{Meaning, Names};
use super::words::Words;
use crate::diagnostic::Location;
use std::ops::Range;

/// Where a passage stands.
#[derive(Debug)]
pub enum Whereabouts {
    /// A paragraph of the body, by its number.
    Paragraph(usize),
    /// A field of the front matter.
    Field(Location),
}

/// A passage.
#[derive(Debug)]
pub struct Passage {
    /// Where it stands.
    pub whereabouts: Whereabouts,
    text: String,
    /// Its words.
    pub words: Words,
    /// Of each word, whether the writer answers for it: it is in no quotation.
    own: Vec<bool>,
    /// The names in it, in their order.
    pub names: Vec<(Meaning, Range<usize>)>,
}

impl Passage {
    /// Of a text. `quoted` are the stretches that others wrote.
    pub fn new(
        whereabouts: Whereabouts,
        text: &str,
        quoted: impl Iterator<Item = Range<usize>>,
        names: &Names,
    ) -> Self {
        let words = Words::new(text);
        let mut own = vec![true; words.len()];
        for range in quoted {
            own[words.within(range)].fill(false);
        }
        Self {
            whereabouts,
            text: text.to_owned(),
            own,
            names: names.find(text, &words),
            words,
        }
    }

    /// All of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Some words as they are written.
    pub fn written(&self, words: Range<usize>) -> &str {
        &self.text[self.words.location(words)]
    }

    /// Whether there is a number in it.
    pub fn has_digits(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// What stands between a word and the next.
    pub fn between(&self, word: usize) -> &str {
        let (this, next) = (
            self.words.location(word..word + 1),
            self.words.location(word + 1..word + 2),
        );
        self.text.get(this.end..next.start).unwrap_or("\n")
    }

    /// Whether the writer answers for all of some words.
    pub fn is_own(&self, words: Range<usize>) -> bool {
        self.own[words].iter().all(|own| *own)
    }

    /// Whether some words are a name, or part of one.
    pub fn is_in_name(&self, words: &Range<usize>) -> bool {
        let near = self.names.partition_point(|(_, name)| name.end <= words.start);
        self.names.get(near).is_some_and(|(_, name)| name.start < words.end)
    }
}
