//! What the lints of all entries share, made once: the finder of names and the lists of words.

use super::names::NameFinder;
use super::wording::lists::WordingLists;
use crate::digest::Digest;
use crate::parse::Parsed;

/// What the lints of all entries share.
#[derive(Debug)]
pub struct LintContext {
    /// Finds the names of the registries.
    pub names: NameFinder,
    /// The lists of words that take a side, by language.
    pub wording: WordingLists,
}

impl LintContext {
    /// The context of a digest.
    pub fn new(parsed: &Parsed, digest: &Digest) -> Self {
        Self {
            names: NameFinder::new(digest),
            wording: WordingLists::new(parsed, digest),
        }
    }
}
