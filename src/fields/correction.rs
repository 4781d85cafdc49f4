//! A correction: a dated note of what was changed after something was published.

use super::lists::CorrectionKind;
use crate::markdown::Body;
use jiff::civil::Date;
use std::sync::Arc;

/// A correction of what a file describes.
#[derive(Debug)]
pub struct Correction {
    /// The day on which it was made, in the digest's time zone.
    pub date: Date,
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// What was wrong, and what is right.
    pub note: Arc<Body>,
    /// Where it stands in the file's list, from 0.
    pub index: usize,
    /// By what the targets of the links in its note are found.
    pub key: Arc<str>,
}

impl Correction {
    /// The note as plain text.
    pub fn text(&self) -> String {
        self.note.text().trim().replace('\n', " ")
    }
}
