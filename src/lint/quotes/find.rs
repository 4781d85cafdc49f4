//! Looks for a quotation in the saved copies of an entry.

use super::align::NearMatch;
use super::budget::{Budget, Exhausted};
use super::differences::{describe_differences, words_around};
use super::index::TokenIndex;
use super::near_match::{find_near_match, is_certain};
use super::saved_copies::SavedCopy;
use super::spacing::{Letters, is_spaced_freely};
use crate::evidence::{Token, Tongue, Vocabulary, is_comparable, quotation_parts};
use crate::language::main_script;
use std::cell::OnceCell;

/// The most parts of a quotation that are looked for where they are not as they stand.
const NEAR_PARTS: usize = 3;

/// What came of looking for a quotation in the saved copies.
#[derive(Clone)]
pub enum Outcome {
    /// It is there as it stands.
    Exact,
    /// A copy, by its place in the list, has something like it; how it differs, and the copy's words.
    Near {
        /// The copy, by its place in the list.
        copy: usize,
        /// Where the copy has it.
        near: NearMatch,
        /// How it differs.
        differences: String,
        /// What the copy says.
        words: String,
        /// Whether it can be nothing but this saying with a mistake.
        is_certain: bool,
    },
    /// This copy has all parts, in another order.
    Disordered(usize),
    /// There is nothing like it.
    Missing,
    /// It is in none of the copies that can be read, and there is one that cannot.
    Unreadable,
    /// No copy is in its language.
    OtherLanguage,
    /// It would take too long.
    TooMuch,
}

impl Outcome {
    /// Whether nothing was found but perhaps something that is a little like it.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Missing | Self::Near { is_certain: false, .. })
    }
}

/// The saved copies of an entry, ready to be searched.
pub struct QuoteSearch<'a> {
    /// Those with a text.
    pub copies: &'a [SavedCopy],
    indexes: Vec<TokenIndex<'a>>,
    /// The letters of each copy, taken when they are first asked for.
    letters: Vec<OnceCell<Letters>>,
    /// The language and the script of the entry.
    tongue: &'a Tongue,
    vocabulary: &'a mut Vocabulary,
    budget: Budget,
}

impl<'a> QuoteSearch<'a> {
    /// Indexes the copies. The vocabulary is that of their tokens.
    pub fn new(copies: &'a [SavedCopy], tongue: &'a Tongue, vocabulary: &'a mut Vocabulary) -> Self {
        let indexes = copies.iter().map(|copy| TokenIndex::new(&copy.tokens, vocabulary));
        Self {
            copies,
            indexes: indexes.collect(),
            letters: copies.iter().map(|_| OnceCell::new()).collect(),
            tongue,
            vocabulary,
            budget: Budget::new(),
        }
    }

    /// The copies that have a quotation as it stands, each with the position of its first token there. Empty where it would take
    /// too long.
    pub fn find_exact(&mut self, text: &str) -> Vec<(usize, usize)> {
        let tokens = self.vocabulary.tokens(text);
        let parts = quotation_parts(&tokens, text, self.vocabulary);
        let parts: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
        let mut found = Vec::new();
        for at in 0..self.indexes.len() {
            found.extend(
                self.find_in_copy(at, text, &parts)
                    .ok()
                    .flatten()
                    .map(|position| (at, position)),
            );
        }
        found
    }

    /// Where a copy has a quotation as it stands, or with other spaces in a script that leaves them to the writer.
    fn find_in_copy(&mut self, copy: usize, text: &str, parts: &[&[Token]]) -> Result<Option<usize>, Exhausted> {
        let found = self.indexes[copy].find_parts(parts, self.vocabulary, &mut self.budget)?;
        if found.is_some() || !is_spaced_freely(text) {
            return Ok(found);
        }
        let letters = self.letters[copy].get_or_init(|| Letters::new(&self.copies[copy].tokens, self.vocabulary));
        letters.find_parts(parts, self.vocabulary, &mut self.budget)
    }

    /// Looks for a quotation. It `may_be_elsewhere` if it may be from a copy that cannot be read.
    pub fn find(&mut self, text: &str, may_be_elsewhere: bool) -> Outcome {
        self.try_find(text, may_be_elsewhere).unwrap_or(Outcome::TooMuch)
    }

    fn try_find(&mut self, text: &str, may_be_elsewhere: bool) -> Result<Outcome, Exhausted> {
        let tokens = self.vocabulary.tokens(text);
        let parts = quotation_parts(&tokens, text, self.vocabulary);
        let parts: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
        for at in 0..self.indexes.len() {
            if self.find_in_copy(at, text, &parts)?.is_some() {
                return Ok(Outcome::Exact);
            }
        }
        let Self {
            copies,
            indexes,
            tongue,
            vocabulary,
            budget,
            ..
        } = self;
        if may_be_elsewhere {
            return Ok(Outcome::Unreadable);
        }
        let script = main_script(text);
        let is_candidate =
            |copy: &SavedCopy| is_comparable(script, tongue, copy.language.as_deref(), Some(&copy.tongue));
        let candidates = (0..copies.len()).filter(|at| is_candidate(&copies[*at]));
        let candidates: Vec<usize> = candidates.collect();
        if candidates.is_empty() {
            return Ok(Outcome::OtherLanguage);
        }
        let mut best: Option<(usize, NearMatch, &[Token])> = None;
        for at in candidates {
            let mut missing = Vec::new();
            for part in &parts {
                if indexes[at].find_parts(&[part], vocabulary, budget)?.is_none() {
                    missing.push(*part);
                }
            }
            if missing.is_empty() {
                return Ok(Outcome::Disordered(at));
            }
            for part in missing.into_iter().take(NEAR_PARTS) {
                if let Some(near) = find_near_match(&indexes[at], part, vocabulary, budget)?
                    && best.as_ref().is_none_or(|(_, best, _)| near.cost < best.cost)
                {
                    best = Some((at, near, part));
                }
            }
        }
        Ok(match best {
            Some((copy, near, part)) => Outcome::Near {
                differences: describe_differences(text, part, &copies[copy], &near),
                words: words_around(&copies[copy], &near),
                is_certain: is_certain(&near, part, &copies[copy].tokens, vocabulary),
                copy,
                near,
            },
            None => Outcome::Missing,
        })
    }
}
