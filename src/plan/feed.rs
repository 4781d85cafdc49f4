//! Feeds: which entries they have, and their formats.

use crate::digest::{Digest, PairId, PartyId, PersonId, PublisherId, TopicId};

/// The entries that a feed has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedScope {
    /// All entries.
    Site,
    /// The entries of a topic.
    Topic(TopicId),
    /// The entries in which a person appears.
    Person(PersonId),
    /// The entries in which a party appears.
    Party(PartyId),
    /// The entries with a report by a publisher or agency.
    Source(PublisherId),
    /// The entries in which two parties meet.
    Pair(PairId),
    /// The issues instead of entries.
    Issues,
}

/// The format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// All formats.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The file name of the feed, in the folder of its page.
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "atom.xml",
            Self::Json => "feed.json",
        }
    }

    /// The media type of the feed.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// Whether the site has feeds: they need absolute addresses.
pub fn has_feeds(digest: &Digest) -> bool {
    let config = &digest.config;
    config.pages.feeds && config.base_url.is_some()
}
