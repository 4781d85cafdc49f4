//! What front matter says of entries and accounts without naming anything that has a file of its own. What was parsed and the
//! model share these as they are: a field that is added here is a field of both.

use super::Fields;
use super::lists::{AccountKind, EventFormat, EventType, Status, Verification};
use crate::date::PartialDate;
use crate::text::truncate;
use crate::yaml::Value;

/// The longest summary, in characters.
const SUMMARY_LIMIT: usize = 300;

/// The plain facts of an entry.
#[derive(Debug, Default)]
pub struct EntryFacts {
    /// The summary of the front matter, or the first paragraph: plain text of at most 300 characters.
    pub summary: String,
    /// Where the event took place.
    pub place: Option<Place>,
    /// What kind of event it was.
    pub kind: Option<EventType>,
    /// How it was held.
    pub format: Option<EventFormat>,
    /// How well the sources support it.
    pub verification: Option<Verification>,
    /// Whether it took place.
    pub status: Status,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// The plain facts of an account.
#[derive(Debug, Default)]
pub struct AccountFacts {
    /// The headline; none if it is not known exactly.
    pub title: Option<String>,
    /// The URL.
    pub url: Option<String>,
    /// Why there is no URL.
    pub url_missing: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// When the writer read it.
    pub accessed: Option<PartialDate>,
    /// The URL of an archived copy.
    pub archive_url: Option<String>,
    /// When that copy was made.
    pub archived: Option<PartialDate>,
    /// The language it is in (BCP 47).
    pub language: Option<String>,
    /// What kind of text it is.
    pub kind: Option<AccountKind>,
    /// What it is used for, if it is not the primary account.
    pub supports: Option<String>,
    /// A saved copy, against which quotes are checked.
    pub saved: Option<SavedCopy>,
}

/// A place.
#[derive(Debug)]
pub struct Place {
    /// The town or building.
    pub name: String,
    /// The country (ISO 3166-1 alpha-2).
    pub country: Option<String>,
}

/// A saved copy of an account.
#[derive(Debug)]
pub struct SavedCopy {
    /// The path below `archive/`.
    pub file: String,
    /// The SHA-256 checksum in hexadecimal digits, as the writer recorded it.
    pub sha256: Option<String>,
}

impl EntryFacts {
    /// Takes the facts out of an entry's fields. `summary` is that of the front matter, `excerpt` the body's first paragraph.
    pub fn from_fields(fields: &mut Fields, summary: Option<&str>, excerpt: &str) -> Self {
        Self {
            summary: truncate(summary.unwrap_or(excerpt), SUMMARY_LIMIT),
            place: fields.mapping("place").and_then(Place::from_fields),
            kind: fields.choice("type", EventType::from_word),
            format: fields.choice("format", EventFormat::from_word),
            verification: fields.choice("verification", Verification::from_word),
            status: fields.choice("status", Status::from_word).unwrap_or_default(),
            extra: fields.free("extra"),
        }
    }
}

impl AccountFacts {
    /// Takes the facts out of an account's fields.
    pub fn from_fields(fields: &mut Fields) -> Self {
        Self {
            title: fields.text("title"),
            url: fields.text("url"),
            url_missing: fields.text("url_missing"),
            published: fields.partial_date("published"),
            accessed: fields.partial_date("accessed"),
            archive_url: fields.text("archive_url"),
            archived: fields.partial_date("archived"),
            language: fields.text("language"),
            kind: fields.choice("kind", AccountKind::from_word),
            supports: fields.text("supports"),
            saved: fields.mapping("saved").and_then(SavedCopy::from_fields),
        }
    }
}

impl Place {
    fn from_fields(mut fields: Fields) -> Option<Self> {
        let (name, country) = (fields.text("name"), fields.text("country"));
        Some(Self { name: name?, country })
    }
}

impl SavedCopy {
    fn from_fields(mut fields: Fields) -> Option<Self> {
        let (file, sha256) = (fields.text("file"), fields.text("sha256"));
        Some(Self { file: file?, sha256 })
    }
}
