//! A feed and its items, however it is written.

use crate::plan::FeedScope;
use jiff::Timestamp;
use std::borrow::Cow;

/// A document of a feed, in whatever format it is written.
pub struct Feed<'a> {
    /// What the feed is of.
    pub scope: FeedScope,
    pub title: String,
    pub description: Option<&'a str>,
    pub items: Vec<FeedItem<'a>>,
    /// The other documents of the feed that this one links to, by relation.
    pub paging: Vec<(&'static str, String)>,
    /// Whether it is an archive document, whose list of entries does not change any more (RFC 5005).
    pub is_archive: bool,
}

/// An entry or an issue in a feed.
pub struct FeedItem<'a> {
    /// An id that stays when the address changes.
    pub id: String,
    pub title: Cow<'a, str>,
    /// The address below the root of the site.
    pub address: Cow<'a, str>,
    pub published: Timestamp,
    pub updated: Timestamp,
    /// BCP 47; none where it is the language of the digest.
    pub language: Option<&'a str>,
    pub categories: Vec<Category<'a>>,
    /// The address of the primary account.
    pub via: Option<&'a str>,
    pub summary: Option<Cow<'a, str>>,
    /// The body as HTML with absolute addresses; none in feeds of summaries.
    pub content: Option<Cow<'a, str>>,
}

/// A topic of an item: its slug and its title.
pub struct Category<'a> {
    pub term: &'a str,
    pub label: &'a str,
}

impl Feed<'_> {
    /// When an item last changed.
    pub fn updated(&self) -> Timestamp {
        let updated = self.items.iter().map(|item| item.updated).max();
        updated.unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
