//! What all entries' lints share: the names and the lists of words, each made once.

use super::names::Names;
use super::wording::Wording;
use crate::digest::Digest;
use crate::parse::Parsed;

/// What is shared.
#[derive(Debug)]
pub struct Shared {
    /// The registries' names.
    pub names: Names,
    /// The lists of words.
    pub wording: Wording,
}

impl Shared {
    /// For a digest.
    pub fn new(parsed: &Parsed, digest: &Digest) -> Self {
        Self {
            names: Names::new(digest),
            wording: Wording::new(parsed, digest),
        }
    }
}
