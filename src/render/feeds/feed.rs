//! A feed and its items, however it is written.

use crate::plan::FeedScope;
use jiff::Timestamp;
use std::borrow::Cow;

/// A feed's document, however it is written.
pub struct Feed<'a> {
    pub scope: FeedScope,
    pub title: String,
    pub description: Option<&'a str>,
    pub items: Vec<FeedItem<'a>>,
    /// The other documents of the feed that lead on from this one, by their relations.
    pub paging: Vec<(&'static str, String)>,
    /// Whether its entries stay as they are (RFC 5005).
    pub is_archive: bool,
}

/// An entry or an issue in a feed.
pub struct FeedItem<'a> {
    /// Lasting: it survives a change of the address.
    pub id: String,
    pub title: Cow<'a, str>,
    /// Below the site's root.
    pub address: Cow<'a, str>,
    pub published: Timestamp,
    pub updated: Timestamp,
    /// BCP 47, where it is not the digest's.
    pub language: Option<&'a str>,
    pub categories: Vec<Category<'a>>,
    /// Where it was taken from.
    pub via: Option<&'a str>,
    pub summary: Option<&'a str>,
    /// HTML with absolute addresses.
    pub content: Option<Cow<'a, str>>,
}

/// A topic of an item.
pub struct Category<'a> {
    pub term: &'a str,
    pub label: &'a str,
}

impl Feed<'_> {
    /// When anything in it was changed for the last time.
    pub fn updated(&self) -> Timestamp {
        let updated = self.items.iter().map(|item| item.updated).max();
        updated.unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
