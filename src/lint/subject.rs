//! An entry as lints look at it: the model, what was written, and its text in paragraphs with the places of all words.

use crate::diagnostic::Place;
use crate::digest::{Digest, Entry};
use crate::load::Sources;
use crate::markdown::{Paragraph, paragraphs};
use crate::parse::{EntryFront, Front, Parsed, ParsedFile};
use std::ops::Range;

/// An entry, and what is around it.
pub struct Subject<'a> {
    /// The digest.
    pub digest: &'a Digest,
    /// The entry.
    pub entry: &'a Entry,
    /// Its file.
    pub file: &'a ParsedFile,
    /// Its front matter.
    pub front: &'a EntryFront,
    /// Its body in paragraphs; ranges count from the beginning of the body.
    pub paragraphs: Vec<Paragraph>,
}

impl<'a> Subject<'a> {
    /// None where the file is not there any more.
    pub fn new(sources: &Sources, parsed: &'a Parsed, digest: &'a Digest, entry: &'a Entry) -> Option<Self> {
        let at = parsed.files.binary_search_by(|file| file.path.cmp(&entry.file)).ok()?;
        let file = &*parsed.files[at];
        let Front::Entry(front) = &file.front else { return None };
        let text = sources.text(&entry.file)?;
        let paragraphs = paragraphs(text.get(file.body_start..)?);
        Some(Self {
            digest,
            entry,
            file,
            front,
            paragraphs,
        })
    }

    /// The place of a range of the body.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.file.body_start;
        Place::bytes(&self.file.path, range.start + start..range.end + start)
    }
}
