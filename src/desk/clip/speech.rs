//! Candidates for positions: who said what, and the quotations in it.

use super::names::Lexicon;
use super::page::Page;

/// Something that was said.
#[derive(Debug)]
pub struct Speech {
    /// Who said it, as far as it is known.
    pub by: Vec<usize>,
    /// What saying it does (`tables::ACTS`).
    pub act: &'static str,
    /// Slugs of the topics that are named in it.
    pub on: Vec<String>,
    /// The words in quotation marks.
    pub quotes: Vec<String>,
    /// The beginning of the sentence.
    pub sentence: String,
}

/// What the article says that people and parties said.
pub fn find(_page: &Page, _lexicon: &Lexicon, _people: &[usize], _parties: &[usize]) -> Vec<Speech> {
    Vec::new()
}
