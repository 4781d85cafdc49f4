//! Feeds. What one has is gathered once, of entries or of issues, and written by either of two writers: Atom (RFC 4287)
//! or JSON Feed 1.1. Full text in the site's and the topics' feeds, summaries elsewhere.

mod archive;
mod atom;
mod gather;
mod issues;
mod json;
mod opml;

use super::Renderer;
use crate::plan::{FeedFormat, FeedScope};
use jiff::Timestamp;
use std::borrow::Cow;

/// A feed's document, however it is written.
struct Feed<'a> {
    scope: FeedScope,
    title: String,
    description: Option<&'a str>,
    items: Vec<FeedItem<'a>>,
    /// The other documents of the feed that lead on from this one, by their relations.
    paging: Vec<(&'static str, String)>,
    /// Whether its entries stay as they are (RFC 5005).
    is_archive: bool,
}

/// An entry or an issue in a feed.
struct FeedItem<'a> {
    /// Lasting: it survives a change of the address.
    id: String,
    title: Cow<'a, str>,
    /// Below the site's root.
    address: Cow<'a, str>,
    published: Timestamp,
    updated: Timestamp,
    /// BCP 47, where it is not the digest's.
    language: Option<&'a str>,
    categories: Vec<Category<'a>>,
    /// Where it was taken from.
    via: Option<&'a str>,
    summary: Option<&'a str>,
    /// HTML with absolute addresses.
    content: Option<Cow<'a, str>>,
}

/// A topic of an item.
struct Category<'a> {
    term: &'a str,
    label: &'a str,
}

impl Feed<'_> {
    /// When anything in it was changed for the last time.
    fn updated(&self) -> Timestamp {
        let updated = self.items.iter().map(|item| item.updated).max();
        updated.unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl Renderer<'_> {
    pub(super) fn feed(&self, at: &str, scope: FeedScope, format: FeedFormat) -> Vec<u8> {
        let feed = match scope {
            FeedScope::Issues => self.feed_of_issues(),
            _ => self.feed_of_entries(scope),
        };
        match format {
            FeedFormat::Atom => self.atom(at, &feed),
            FeedFormat::Json => self.json_feed(at, &feed),
        }
    }

    /// The address as feeds name it: they are read elsewhere.
    fn absolute_url(&self, address: &str) -> String {
        format!("{}{address}", self.digest.config.base())
    }

    /// A lasting id; without a feed authority there are no feeds.
    fn tag(&self, path: &str) -> String {
        self.digest.config.tag(path).unwrap_or_default()
    }
}

/// A link from one place of a text to another: a footnote's, or back from it.
const ANCHOR: &str = "<a href=\"#";

/// A text whose links to itself have its whole address. What begins like one is one: in text every `<` is escaped.
fn anchored(html: String, own: &str) -> String {
    if html.contains(ANCHOR) {
        html.replace(ANCHOR, &format!("<a href=\"{own}#"))
    } else {
        html
    }
}
