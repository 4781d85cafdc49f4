//! Entries and pages that are not on the published site, and why.

use crate::date::{DateSpan, Moment};
use crate::text::count;
use std::fmt;
use std::sync::Arc;

/// An entry or a page that is withheld, and where it would be.
#[derive(Debug)]
pub struct Withheld {
    /// The path of the file.
    pub file: Arc<str>,
    /// Why it is withheld.
    pub reason: WithheldReason,
    /// The date of the entry; none of a page.
    pub date: Option<DateSpan>,
    /// The slug.
    pub slug: String,
    /// Earlier addresses.
    pub aliases: Vec<String>,
}

/// Why an entry or a page is not on the published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithheldReason {
    /// It is a draft.
    Draft,
    /// It is a draft with this number of errors, so that a preview cannot show it either.
    FaultyDraft(usize),
    /// It is published at a later moment.
    Later(Moment),
    /// It is the translation of an entry that is withheld.
    OriginalWithheld,
}

impl fmt::Display for WithheldReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft => f.write_str("draft"),
            Self::FaultyDraft(errors) => write!(f, "draft with {}", count(*errors, "error", "errors")),
            Self::Later(at) => write!(f, "until {}", at.start().strftime("%Y-%m-%d %H:%M")),
            Self::OriginalWithheld => f.write_str("translation of a withheld entry"),
        }
    }
}
