//! What has a list of entries: pages to leaf through, feeds, and earlier addresses.

use super::{Page, SiteMap, address, has_feeds, page_count};
use crate::digest::{Digest, PairId, PartyId, PersonId, PublisherId, TopicId};
use std::sync::Arc;

/// Whose entries a feed has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedScope {
    /// The whole digest's.
    Site,
    /// A topic's.
    Topic(TopicId),
    /// A person's.
    Person(PersonId),
    /// A party's.
    Party(PartyId),
    /// A publisher's or agency's.
    Source(PublisherId),
    /// Two parties' that meet.
    Pair(PairId),
    /// None's: the issues.
    Issues,
}

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// What a feed is called in the folder of its page.
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "atom.xml",
            Self::Json => "feed.json",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// A list of entries, or of issues.
pub struct List<'a> {
    /// Whose it is.
    pub scope: FeedScope,
    /// How many are on it.
    length: usize,
    /// The file that its thing has.
    pub file: Option<&'a Arc<str>>,
    /// The earlier addresses of its thing.
    pub aliases: &'a [String],
}

/// Every list of the site whose entries a feed has.
pub fn lists<'a>(digest: &'a Digest) -> Vec<List<'a>> {
    let kinds = &digest.config.pages;
    let plain = |scope, length| List {
        scope,
        length,
        file: None,
        aliases: &[],
    };
    let mut lists = vec![plain(FeedScope::Site, digest.entries.len())];
    let mut put = |on: bool, scope, length, file: Option<&'a Arc<str>>, aliases| {
        if on && (file.is_some() || length > 0) {
            lists.push(List {
                scope,
                length,
                file,
                aliases,
            });
        }
    };
    for (at, it) in digest.topics.iter().enumerate() {
        let scope = FeedScope::Topic(TopicId::new(at));
        put(kinds.topics, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    for (at, it) in digest.people.iter().enumerate() {
        let scope = FeedScope::Person(PersonId::new(at));
        put(kinds.people, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    for (at, it) in digest.parties.iter().enumerate() {
        let scope = FeedScope::Party(PartyId::new(at));
        put(kinds.parties, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    for (at, it) in digest.publishers.iter().enumerate() {
        let scope = FeedScope::Source(PublisherId::new(at));
        put(kinds.sources, scope, it.entries.len(), it.file.as_ref(), &it.aliases);
    }
    let pairs = digest.pairs.iter().enumerate().filter(|_| kinds.pairs);
    lists.extend(pairs.map(|(at, pair)| plain(FeedScope::Pair(PairId::new(at)), pair.entries.len())));
    if !digest.issues.is_empty() {
        lists.push(plain(FeedScope::Issues, digest.issues.len()));
    }
    lists
}

/// The pages and feeds of every list.
pub fn add(digest: &Digest, site: &mut SiteMap) {
    for list in lists(digest) {
        let base = address::of(digest, list.scope);
        for number in 1..=page_count(list.length, digest.config.page_size) {
            site.pages.push((address::nth(&base, number), nth(list.scope, number)));
        }
        if has_feeds(digest) {
            for format in FeedFormat::ALL {
                let feed = Page::Feed(list.scope, format);
                site.pages.push((address::feed(digest, list.scope, format), feed));
            }
        }
    }
    if has_feeds(digest) {
        for number in 1..=feed_archives(digest) {
            site.pages
                .push((address::feed_archive(number), Page::FeedArchive(number)));
        }
        site.pages.push((address::FEED_LIST.to_owned(), Page::FeedList));
    }
}

/// A page of a list, from 1.
fn nth(scope: FeedScope, number: usize) -> Page {
    match scope {
        FeedScope::Site => Page::Home(number),
        FeedScope::Topic(id) => Page::Topic(id, number),
        FeedScope::Person(id) => Page::Person(id, number),
        FeedScope::Party(id) => Page::Party(id, number),
        FeedScope::Source(id) => Page::Source(id, number),
        FeedScope::Pair(id) => Page::Pair(id, number),
        FeedScope::Issues => Page::Issues(number),
    }
}

/// How many archive documents the site's feed has. Each is full, with as many entries as a feed shows, so that what is in
/// none is in the feed itself.
pub fn feed_archives(digest: &Digest) -> usize {
    digest.entries.len().saturating_sub(1) / digest.config.feed_size
}
